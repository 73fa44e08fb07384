"""A problem of a data file: what is wrong, where, and what was expected."""

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """One line of a report. `line` is 1-based and 0 where the whole file is meant."""

    file: str
    line: int
    id: str
    rule: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        line = f"{where}: {self.id or '-'}: {self.message}"
        return "".join(char if char.isprintable() else "?" for char in line)

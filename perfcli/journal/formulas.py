"""CSV cells that no spreadsheet runs as a formula, and how they become what they were again."""

import re

# What a spreadsheet takes for the beginning of a formula, behind any number of our own signs.
DANGER = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def inert(text: str) -> str:
    """A cell that is shown, not run: an apostrophe before what looks like a formula."""
    return f"'{text}" if DANGER.match(text) else text


def restored(text: str) -> str:
    """The cell that `inert` was given."""
    return text[1:] if text.startswith("'") and DANGER.match(text) else text


def csv_line(cells: list[str]) -> str:
    """Cells as a line of CSV, each inert; what would end a cell or the line stands in quotes."""
    return ",".join(map(_cell, cells)) + "\n"


def _cell(text: str) -> str:
    text = inert(text)
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if re.search(r'[",\r\n]', text) else text

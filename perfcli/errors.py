"""Errors that are meant for the user, each with its exit code and the next step."""

from typing import Final

DONE: Final = 0
NOTHING: Final = 1
USAGE: Final = 2
INVALID: Final = 3
FILES: Final = 4
BUG: Final = 70
INTERRUPTED: Final = 130

EXIT_BY_CODE: Final = {
    "unknown-command": USAGE,
    "unknown-name": USAGE,
    "usage": USAGE,
    "no-profile": NOTHING,
    "no-answer": NOTHING,
    "invalid-file": INVALID,
    "unreadable": FILES,
    "unwritable": FILES,
}


_notes: dict[str, None] = {}


def note(text: str) -> None:
    """Have something said beside the answer, whatever it is: once, on stderr and in `warnings`."""
    _notes[text] = None


def notes() -> tuple[str, ...]:
    """What was noted since the program began, or since the last call of `forget_notes`."""
    return tuple(_notes)


def forget_notes() -> None:
    """Begin anew: each run has its own."""
    _notes.clear()


class UserError(Exception):
    """Something that the user can mend: what is wrong, a stable code, and what to do next.

    `code` is one of EXIT_BY_CODE; `hint` is a whole sentence or a command to paste.
    """

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    @property
    def exit_code(self) -> int:
        """The process's exit code for this kind of error."""
        return EXIT_BY_CODE[self.code]

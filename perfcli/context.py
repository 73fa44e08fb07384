"""Everything about the outside world that an answer may depend on, in one replaceable object."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, TextIO

from msgspec import Struct

from perfcli.errors import UserError

Format = Literal["page", "json", "plain", "markdown", "csv", "html"]

YEARS = range(1900, 3000)


class Context(Struct, frozen=True):
    """Streams, environment, clock and browser; tests replace what they need to."""

    stdout: TextIO
    stderr: TextIO
    env: Mapping[str, str]
    today: date
    open_browser: Callable[[str], bool]

    @property
    def terminal(self) -> bool:
        """Whether stdout is a terminal."""
        try:
            return self.stdout.isatty()
        except ValueError:  # closed
            return False

    @property
    def width(self) -> int:
        """Columns of the terminal, 40 to 200; COLUMNS wins."""
        columns = self.env.get("COLUMNS", "")
        if columns.isdigit() and int(columns) > 0:
            return max(40, min(int(columns), 200))
        return max(40, min(shutil.get_terminal_size((80, 24)).columns, 200))

    def colored(self, choice: str) -> bool:
        """Whether to print color, from --color and the environment's conventions."""
        if choice != "auto":
            return choice == "always"
        if self.env.get("NO_COLOR"):
            return False
        if self.env.get("FORCE_COLOR"):
            return True
        if not self.terminal or self.env.get("TERM", "") in ("dumb", "unknown"):
            return False
        from perfcli.console import obeys_escapes

        return obeys_escapes()


def real_context(today: str | None = None) -> Context:
    """The context of this process. `today` (or PERFCLI_TODAY) replaces the clock.

    Raises UserError('usage') if it is no date of 1900 to 2999: others lead out of the calendar.
    """
    given = today or os.environ.get("PERFCLI_TODAY")
    try:
        day = date.fromisoformat(given) if given else date.today()
        if given and day.year not in YEARS:
            raise ValueError(f"a year from {YEARS[0]} to {YEARS[-1]} is expected")
    except ValueError as error:
        name = "--today" if today else "PERFCLI_TODAY"
        hint = "Write the date as 2026-11-24."
        raise UserError("usage", f"{name}: {given!r} is no date", hint) from error
    return Context(sys.stdout, sys.stderr, os.environ, day, _browse)


def _browse(url: str) -> bool:
    import webbrowser

    try:
        return webbrowser.open(url)
    except (webbrowser.Error, OSError):
        return False

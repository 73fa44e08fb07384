"""What tests of the journal share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from perfcli.journal.database import journal_path
from perfcli.journal.events import Event, add, logged
from perfcli.journal.records import Logged


@pytest.fixture
def path() -> Path:
    """Where the journal of a test lies; it is not there yet."""
    return journal_path()


def make_case(note: str) -> Event[Logged]:
    """An entry of the log to be told apart by its note."""
    return Event("log", "case", Logged(date=date(2026, 11, 1), note=note))


@pytest.fixture
def case() -> Callable[[str], Event[Logged]]:
    return make_case


@pytest.fixture
def filled(path: Path) -> Path:
    """A journal with two changes."""
    add(path, "first", [make_case("one")])
    add(path, "second", [make_case("two")])
    return path


@pytest.fixture
def notes() -> Callable[[Path], list[str | None]]:
    """The notes of the entries of a journal."""
    return lambda path: [entry.told.note for entry in logged(path)]


@pytest.fixture
def listing() -> Callable[[Path], list[tuple[str, int, bytes]]]:
    """Every file below a folder with its time and content."""

    def call(folder: Path) -> list[tuple[str, int, bytes]]:
        files = [one for one in sorted(folder.rglob("*")) if one.is_file()]
        return [(str(one), one.stat().st_mtime_ns, one.read_bytes()) for one in files]

    return call

"""The log as a table that a spreadsheet keeps: read with every fault found, written to be read."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.names import fold
from perfcli.advice.yours.given import cut
from perfcli.advice.yours.logbook import FIELDS, entry_of, find_kinds, number, too_long_a_day
from perfcli.errors import UserError
from perfcli.journal.formulas import restored
from perfcli.journal.records import Entry, Logged
from perfcli.knowledge.model.counter import LogSort

COLUMNS = ("kind", *FIELDS)
ALIASES = {"day": "date", "number": "count", "hour": "hours", "notes": "note", "hospital": "place"}
MOST_PROBLEMS = 50
MOST_ROWS = 100_000
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
Row = tuple[int, list[str]]
Watch = Callable[[Sequence[Row]], Iterable[Row]]
Fresh = tuple[str, Logged]


class Sheet(Struct, frozen=True):
    """The entries of a file, each with its kind."""

    entries: tuple[Fresh, ...]


def read_sheet(
    text: str,
    shown: str,
    sorts: Mapping[str, LogSort],
    kind: str | None,
    today: date,
    watch: Watch = iter,
) -> Sheet:
    """The entries of a CSV file; `shown` is what messages call it, `kind` that of every row.

    Raises UserError('invalid-file') with every problem and its line.
    """
    problems: list[tuple[int, str]] = []
    rows = list(_rows(text.removeprefix("\ufeff"), problems))
    if not rows and not problems:
        problems.append((1, f"expected a line of names: {','.join(COLUMNS)}"))
    names = _header(rows[0], kind, problems) if rows else []
    found = []
    if names:
        for line, cells in watch(rows[1:]):
            entry = _entry(cells, names, sorts, kind, today, line, problems)
            if entry is not None:
                found.append(entry)
    for day, hours in too_long_a_day((told for _, told in found), ()).items():
        problems.append((0, f"{day}: {number(hours)} hours in all; a day has 24"))
    if problems:
        raise invalid(shown, problems)
    return Sheet(tuple(found))


def _rows(text: str, problems: list[tuple[int, str]]) -> Iterator[Row]:
    """Rows that hold anything, each with the line on which it begins."""
    first = re.split(r"[\r\n]", text.lstrip(), maxsplit=1)[0]
    mark = next((sign for sign in ",;\t" if sign in first), ",")
    reader = csv.reader((match[0] for match in LINE.finditer(text)), delimiter=mark, strict=True)
    line = 1
    try:
        for count, cells in enumerate(reader):
            if count > MOST_ROWS or len(cells) > len(COLUMNS) * 10:
                told = f"expected at most {MOST_ROWS:,} rows: take the file in by parts"
                problems.append((line, told if count > MOST_ROWS else "no row of a log"))
                return
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append((line, f"not CSV: {error}"))


def _header(row: Row, kind: str | None, problems: list[tuple[int, str]]) -> list[str]:
    """The columns in their order; an empty list where a problem was found."""
    line, cells = row
    names = [ALIASES.get(fold(cell), fold(cell)) for cell in cells]
    wrong = [cell for cell, name in zip(cells, names, strict=True) if name not in COLUMNS]
    if wrong:
        told = f"{', '.join(map(cut, wrong))}: no such column; expected {', '.join(COLUMNS)}"
        problems.append((line, told))
    twice = [name for name, count in Counter(names).items() if count > 1 and name in COLUMNS]
    if twice:
        problems.append((line, f"{', '.join(twice)}: stands twice"))
    if "date" not in names:
        problems.append((line, "expected a column `date`"))
    if "kind" not in names and kind is None:
        problems.append((line, "expected a column `kind`, or name one: perfcli log case --import"))
    return [] if problems else names


def _entry(
    cells: list[str],
    names: list[str],
    sorts: Mapping[str, LogSort],
    kind: str | None,
    today: date,
    line: int,
    problems: list[tuple[int, str]],
) -> Fresh | None:
    if len(cells) != len(names):
        problems.append((line, f"has {len(cells)} cells; expected {len(names)}"))
        return None
    given = {name: restored(cell) for name, cell in zip(names, cells, strict=True)}
    found = _kind(given.get("kind", ""), kind)
    if isinstance(found, UserError):
        problems.append((line, f"kind: {found.message}"))
        return None
    told, faults = entry_of(sorts[found], given, today)
    if not given.get("date", "").strip():
        faults.append(("date", "expected a day"))
    problems += [(line, f"{name}: {fault}") for name, fault in faults]
    return (found, told) if told is not None and not faults else None


def _kind(text: str, kind: str | None) -> str | UserError:
    if not text.strip() and kind is not None:
        return kind
    if not text.strip():
        return UserError("unknown-name", "expected shadow, case, ceu or study")
    try:
        (found,) = find_kinds([text])
    except UserError as error:
        return error
    if kind is not None and found != kind:
        return UserError("unknown-name", f"{text!r}: expected {kind} alone")
    return found


def missing(sheet: Sheet, known: Iterable[Entry]) -> list[Fresh]:
    """The entries of a file that the log does not hold, so that the same file adds nothing twice.

    Two rows alike are two entries: the log then must hold two.
    """
    have = Counter((entry.kind, entry.told) for entry in known)
    fresh = []
    for one in sheet.entries:
        if have[one] > 0:
            have[one] -= 1
        else:
            fresh.append(one)
    return fresh


def cells_of(entry: Entry) -> tuple[str, ...]:
    """The row of an entry."""
    told = entry.told
    return (
        entry.kind,
        told.date.isoformat(),
        number(told.hours) if told.hours is not None else "",
        number(told.count) if told.count is not None else "",
        told.place or "",
        told.category or "",
        told.note or "",
    )


def invalid(shown: str, problems: Iterable[tuple[int, str]]) -> UserError:
    """The error of a file with its problems, by line."""
    found = sorted(dict.fromkeys(problems))
    lines = [
        f"  {shown}:{line}: {message}" if line else f"  {shown}: {message}"
        for line, message in found[:MOST_PROBLEMS]
    ]
    if len(found) > MOST_PROBLEMS:
        lines.append(f"  and {len(found) - MOST_PROBLEMS} more")
    count = f"{len(found)} {'problem' if len(found) == 1 else 'problems'}"
    message = "\n".join([f"{count} in the file, nothing was added:", *lines])
    return UserError("invalid-file", message, "Mend the lines named, then try again.")

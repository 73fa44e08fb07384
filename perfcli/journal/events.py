"""What the journal holds: events, added by changes, each change one transaction that can be undone.

Events are never altered. What is so now is what the last event of a key says.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from perfcli.errors import UserError
from perfcli.journal.database import reading, writing
from perfcli.journal.records import KINDS, Anchored, Entry, Logged, Ticked, Told, Tracked

OF_BATCH = """
SELECT kind, key, data, uid FROM event
WHERE change IN (SELECT id FROM change WHERE batch = ?) ORDER BY id
"""
T = TypeVar("T", bound=Told, covariant=True)


class Event(Struct, Generic[T], frozen=True):
    """One thing that the user told. `key` says of what, `told` what was told."""

    kind: str
    key: str
    told: T
    uid: str = ""


class Undone(Struct, frozen=True):
    """What was taken back: the change in words, how many there were, and their events."""

    what: str
    changes: int
    events: tuple[Event[Told], ...]


class Summary(Struct, frozen=True):
    """How many changes and events there are, and the last change: when and what."""

    changes: int
    kinds: dict[str, int]
    last: tuple[str, str] | None


def add(path: Path, what: str, events: Sequence[Event[T]]) -> list[Event[T]]:
    """Add events as one change; the same with their ids, once they are safe on disk.

    Raises UserError with exit code 4 where the journal cannot be written.
    """
    with writing(path) as base:
        return _add(base, what, events)


def add_log(
    path: Path,
    what: str,
    choose: Callable[[list[Entry]], Sequence[Event[Logged]]],
    compare: bool = True,
) -> list[Event[Logged]]:
    """Add what `choose` makes of the entries of the log, which nobody changes meanwhile.

    Without `compare` it is given none of them, which is faster. Raises as `add` and `choose` do.
    """
    with writing(path) as base:
        return _add(base, what, choose(_entries(base, path) if compare else []))


def _add(base: sqlite3.Connection, what: str, events: Sequence[Event[T]]) -> list[Event[T]]:
    if not events:
        return []
    made = [Event(one.kind, one.key, one.told, one.uid or os.urandom(16).hex()) for one in events]
    change = insert_change(base, next_batch(base), now(), what)
    rows = [(e.uid, e.kind, e.key, msgspec.json.encode(e.told).decode()) for e in made]
    insert_events(base, change, rows)
    return made


def tracked(path: Path) -> list[Event[Tracked]]:
    """All that was told of applications, the oldest first. Writes nothing."""
    return _read(path, "track", Tracked)


def ticked(path: Path) -> list[Event[Ticked]]:
    """All that was told of steps, the oldest first. Writes nothing."""
    return _read(path, "tick", Ticked)


def anchored(path: Path) -> list[Event[Anchored]]:
    """All days that steps count from, the oldest first. Writes nothing."""
    return _read(path, "anchor", Anchored)


def logged(path: Path, kinds: Sequence[str] = ()) -> list[Entry]:
    """Entries of the log in the order in which they were made, of some kinds only if named."""
    with reading(path) as base:
        return _entries(base, path, kinds)


def latest(events: Iterable[Event[T]]) -> dict[str, Event[T]]:
    """What is so now: the last event of each key."""
    return {event.key: event for event in events}


def _read(path: Path, kind: str, record: type[T]) -> list[Event[T]]:
    query = "SELECT key, data, uid FROM event WHERE kind = ? ORDER BY id"
    with reading(path) as base:
        rows = base.execute(query, (kind,)).fetchall()
    return [Event(kind, key, decoded(data, record, path), uid) for key, data, uid in rows]


def _entries(base: sqlite3.Connection, path: Path, kinds: Sequence[str] = ()) -> list[Entry]:
    query = "SELECT uid, key, data FROM event WHERE kind = 'log'"
    if kinds:
        query += f" AND key IN ({', '.join('?' * len(kinds))})"
    rows = base.execute(f"{query} ORDER BY id", tuple(kinds))
    return [Entry(uid, key, decoded(data, Logged, path)) for uid, key, data in rows]


def decoded(data: str, record: type[T], path: Path) -> T:
    """What an event tells. Raises UserError('unreadable') where somebody has altered it."""
    try:
        return msgspec.json.decode(data, type=record)
    except (msgspec.DecodeError, UnicodeError) as error:
        message = f"an entry of the journal {path} cannot be read: {error}"
        hint = "Nothing was changed. An export can be mended by hand, then imported elsewhere."
        raise UserError("unreadable", message, hint) from error


def undo(path: Path) -> Undone | None:
    """Take the last change back, an import as a whole; None where there is none."""
    if not path.exists():
        return None
    with writing(path) as base:
        last = base.execute("SELECT batch, what FROM change ORDER BY id DESC LIMIT 1").fetchone()
        if last is None:
            return None
        events = []
        for kind, key, data, uid in base.execute(OF_BATCH, last[:1]):
            with suppress(UserError):  # what cannot be read can still be taken back
                events.append(Event(kind, key, decoded(data, KINDS[kind], path), uid))
        base.execute(
            "DELETE FROM event WHERE change IN (SELECT id FROM change WHERE batch = ?)", last[:1]
        )
        gone = base.execute("DELETE FROM change WHERE batch = ?", last[:1]).rowcount
        return Undone(str(last[1]), gone, tuple(events))


def summary(path: Path) -> Summary:
    """What the journal holds, in numbers. Writes nothing."""
    with reading(path) as base:
        rows = base.execute("SELECT kind, count(*) FROM event GROUP BY kind ORDER BY kind")
        kinds = {str(kind): int(count) for kind, count in rows}
        changes = int(base.execute("SELECT count(*) FROM change").fetchone()[0])
        last = base.execute("SELECT at, what FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return Summary(changes, kinds, (str(last[0]), str(last[1])) if last else None)


def now() -> str:
    """The moment of a change, in the user's own time."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def next_batch(base: sqlite3.Connection) -> int:
    """The number of a command that changes the journal; what it changes is undone together."""
    last = base.execute("SELECT batch FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return int(last[0]) + 1 if last else 1


def insert_change(base: sqlite3.Connection, batch: int, at: str, what: str) -> int:
    """Add a change; its id."""
    query = "INSERT INTO change (batch, at, what) VALUES (?, ?, ?)"
    return int(base.execute(query, (batch, at, what)).lastrowid or 0)


def insert_events(
    base: sqlite3.Connection, change: int, rows: Iterable[tuple[str, str, str, str]]
) -> None:
    """Add events to a change: uid, kind, key and data of each."""
    query = "INSERT INTO event (change, uid, kind, key, data) VALUES (?, ?, ?, ?, ?)"
    base.executemany(query, ((change, *row) for row in rows))

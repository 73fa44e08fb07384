"""What the journal holds: events, added by changes, each change one transaction that can be undone.

Events are never altered. What is so now is what the last event of a key says.
"""

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from perfcli.errors import UserError
from perfcli.journal.database import VERSION, reading, writing

KINDS = ("track", "tick", "anchor", "log")
EXPORT = "perfcli-journal"


class Event(Struct, frozen=True):
    """One thing that the user told. `key` says of what, `data` what was told."""

    kind: str
    key: str
    data: dict[str, Any]
    uid: str = ""
    id: int = 0


def add(path: Path, what: str, events: Sequence[Event]) -> list[int]:
    """Add events as one change; their ids once they are safe on disk.

    Raises UserError with exit code 4 where the journal cannot be written.
    """
    with writing(path) as base:
        change = _change(base, what)
        return [_insert(base, change, event) for event in events]


def read(path: Path, kind: str, key: str | None = None) -> list[Event]:
    """Events of a kind, and of a key if given, the oldest first. Writes nothing."""
    query = "SELECT kind, key, data, uid, id FROM event WHERE kind = ?"
    values: list[str] = [kind]
    if key is not None:
        query, values = f"{query} AND key = ?", [kind, key]
    with reading(path) as base:
        rows = base.execute(f"{query} ORDER BY id", values).fetchall()
    return [Event(row[0], row[1], json.loads(row[2]), row[3], row[4]) for row in rows]


def latest(events: Iterable[Event]) -> dict[str, Event]:
    """What is so now: the last event of each key."""
    return {event.key: event for event in events}


def undo(path: Path) -> str | None:
    """Take the last change back; what it was, or None where there is none."""
    with writing(path) as base:
        row = base.execute("SELECT id, what FROM change ORDER BY id DESC LIMIT 1").fetchone()
        if row is None:
            return None
        base.execute("DELETE FROM event WHERE change = ?", (row[0],))
        base.execute("DELETE FROM change WHERE id = ?", (row[0],))
        return str(row[1])


def counts(path: Path) -> dict[str, int]:
    """How many changes there are, and events by kind."""
    with reading(path) as base:
        rows = base.execute("SELECT kind, count(*) FROM event GROUP BY kind ORDER BY kind")
        kinds = {str(kind): int(count) for kind, count in rows}
        changes = int(base.execute("SELECT count(*) FROM change").fetchone()[0])
    return {"changes": changes, **kinds}


def export(path: Path) -> dict[str, Any]:
    """All of the journal as plain values; `restore` of it in an empty journal exports the same."""
    with reading(path) as base:
        changes = base.execute("SELECT id, at, what FROM change ORDER BY id").fetchall()
        events = base.execute("SELECT change, uid, kind, key, data FROM event ORDER BY id")
        held: dict[int, list[dict[str, Any]]] = {change[0]: [] for change in changes}
        for change, uid, kind, key, data in events:
            held[change].append({"uid": uid, "kind": kind, "key": key, "data": json.loads(data)})
    return {
        "format": EXPORT,
        "version": VERSION,
        "changes": [
            {"at": at, "what": what, "events": held[number]} for number, at, what in changes
        ],
    }


def restore(
    path: Path, document: Any, step: Callable[[int], None] = lambda _: None
) -> tuple[int, int]:
    """Add what an export holds and the journal does not: (events added, events already there).

    `step` is called with the number of events done. Raises UserError('invalid-file') where the
    document is no export, with every problem named; then nothing is added.
    """
    changes = list(_checked(document))
    added = known = 0
    with writing(path) as base:
        have = {row[0] for row in base.execute("SELECT uid FROM event")}
        for at, what, events in changes:
            fresh = [event for event in events if event.uid not in have]
            known += len(events) - len(fresh)
            if fresh or not events:
                change = _change(base, what, at)
                for event in fresh:
                    _insert(base, change, event)
                    have.add(event.uid)
                added += len(fresh)
                step(added + known)
    return added, known


def _checked(document: Any) -> Iterator[tuple[str, str, list[Event]]]:
    problems: list[str] = []
    if not isinstance(document, dict) or document.get("format") != EXPORT:
        raise UserError("invalid-file", "no export of a journal", "Make one: journal --export FILE")
    version = document.get("version")
    if not isinstance(version, int) or version > VERSION:
        message = f"an export of version {version!r}; this perfcli knows {VERSION}"
        raise UserError("invalid-file", message, "pip install --upgrade perfcli")
    result = []
    changes = document.get("changes")
    for i, change in enumerate(changes if isinstance(changes, list) else []):
        events = change.get("events") if isinstance(change, dict) else None
        if not isinstance(events, list):
            problems.append(f"changes[{i}]: expected at, what and events")
            continue
        made = [_event(raw, f"changes[{i}].events[{j}]", problems) for j, raw in enumerate(events)]
        at, what = str(change.get("at", ""))[:40], str(change.get("what", ""))[:200]
        result.append((at, what, [event for event in made if event is not None]))
    if not isinstance(changes, list):
        problems.append("changes: expected a list")
    if problems:
        shown = "\n".join(f"  {problem}" for problem in problems[:20])
        raise UserError("invalid-file", f"not a whole export:\n{shown}", "Nothing was added.")
    yield from result


def _event(raw: Any, where: str, problems: list[str]) -> Event | None:
    fields = (("uid", str), ("kind", str), ("key", str), ("data", dict))
    if not isinstance(raw, dict):
        problems.append(f"{where}: expected an event")
        return None
    wrong = [name for name, kind in fields if not isinstance(raw.get(name), kind)]
    if wrong or raw["kind"] not in KINDS or not raw["uid"]:
        problems.append(f"{where}: {', '.join(wrong) or 'kind or uid'}: not as expected")
        return None
    return Event(raw["kind"], raw["key"], raw["data"], raw["uid"])


def _change(base: sqlite3.Connection, what: str, at: str | None = None) -> int:
    now = at or datetime.now().astimezone().isoformat(timespec="seconds")
    cursor = base.execute("INSERT INTO change (at, what) VALUES (?, ?)", (now, what))
    return int(cursor.lastrowid or 0)


def _insert(base: sqlite3.Connection, change: int, event: Event) -> int:
    cursor = base.execute(
        "INSERT INTO event (change, uid, kind, key, data) VALUES (?, ?, ?, ?, ?)",
        (
            change,
            event.uid or uuid.uuid4().hex,
            event.kind,
            event.key,
            json.dumps(event.data, ensure_ascii=False),
        ),
    )
    return int(cursor.lastrowid or 0)

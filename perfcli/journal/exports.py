"""The journal as a document that can be kept anywhere and brought back, exactly."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from perfcli.errors import UserError
from perfcli.journal.database import VERSION, reading, writing
from perfcli.journal.events import insert_change, insert_events, next_batch
from perfcli.journal.records import KINDS, LOG_KINDS

FORMAT = "perfcli-journal"
MOST_PARTS = 500_000  # braces and brackets, four an entry: each takes some 200 bytes of memory
MOST_PROBLEMS = 50
TEXTS = ("uid", "kind", "key")
Row = tuple[str, str, str, str]
Problems = list[str]


class Change(Struct, frozen=True):
    """A change of an export: when, what, and the rows of its events."""

    at: str
    what: str
    rows: tuple[Row, ...]


class Restored(Struct, frozen=True):
    """How many changes and events were added, and how many events were there already."""

    changes: int
    events: int
    known: int


def export(path: Path) -> dict[str, Any]:
    """All of the journal as plain values; an empty journal that takes it in exports the same."""
    with reading(path) as base:
        changes = base.execute("SELECT id, at, what FROM change ORDER BY id").fetchall()
        events = base.execute("SELECT change, uid, kind, key, data FROM event ORDER BY id")
        held: dict[int, list[dict[str, Any]]] = {change[0]: [] for change in changes}
        for change, uid, kind, key, data in events:
            told = msgspec.json.decode(data)
            held[change].append({"uid": uid, "kind": kind, "key": key, "data": told})
    return {
        "format": FORMAT,
        "version": VERSION,
        "changes": [
            {"at": at, "what": what, "events": held[number]} for number, at, what in changes
        ],
    }


def export_bytes(path: Path) -> bytes:
    """The export as a file."""
    return msgspec.json.format(msgspec.json.encode(export(path)), indent=1) + b"\n"


def read_export(raw: bytes, shown: str) -> tuple[Change, ...]:
    """The changes of an export; `shown` is what messages call the file.

    Raises UserError('invalid-file') with every problem.
    """
    if raw.count(b"{") + raw.count(b"[") > MOST_PARTS:
        raise _invalid(shown, ["has too many entries: take it in by parts"])
    try:
        document = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _invalid(shown, [f"not JSON: {error}"]) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _invalid(shown, [f"no export of a journal: expected `format` to be {FORMAT}"])
    version = document.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        told = f"version: {str(version)[:20]}: this perfcli knows 1 to {VERSION}"
        raise _invalid(shown, [told], "Get newer: pip install --upgrade perfcli")
    changes = document.get("changes")
    if not isinstance(changes, list):
        raise _invalid(shown, ["changes: expected a list"])
    problems: Problems = []
    found = [_change(change, f"changes[{i}]", problems) for i, change in enumerate(changes)]
    _unique(found, problems)
    if problems:
        raise _invalid(shown, problems)
    return tuple(change for change in found if change.rows)


def restore(
    path: Path,
    changes: Sequence[Change],
    watch: Callable[[Sequence[Change]], Iterable[Change]] = iter,
) -> Restored:
    """Add what the journal does not hold, all of it or nothing; `watch` sees each change pass.

    Raises UserError with exit code 4 where the journal cannot be written.
    """
    added = events = known = 0
    with writing(path) as base:
        have = {str(row[0]) for row in base.execute("SELECT uid FROM event")}
        batch = next_batch(base)
        for change in watch(changes):
            fresh = [row for row in change.rows if row[0] not in have]
            known += len(change.rows) - len(fresh)
            if fresh:
                insert_events(base, insert_change(base, batch, change.at, change.what), fresh)
                added += 1
                events += len(fresh)
    return Restored(added, events, known)


def _change(raw: Any, where: str, problems: Problems) -> Change:
    if not isinstance(raw, dict) or not isinstance(raw.get("events"), list):
        problems.append(f"{where}: expected at, what and events")
        return Change("", "", ())
    for name in ("at", "what"):
        if not isinstance(raw.get(name), str):
            problems.append(f"{where}.{name}: expected a text")
    events = enumerate(raw["events"])
    rows = [_event(event, f"{where}.events[{i}]", problems) for i, event in events]
    return Change(str(raw.get("at")), str(raw.get("what")), tuple(row for row in rows if row))


def _event(raw: Any, where: str, problems: Problems) -> Row | None:
    if not isinstance(raw, dict):
        problems.append(f"{where}: expected an event")
        return None
    wrong = [name for name in TEXTS if not isinstance(raw.get(name), str) or not raw[name]]
    problems += [f"{where}.{name}: expected a text" for name in wrong]
    if "kind" not in wrong and raw["kind"] not in KINDS:
        problems.append(f"{where}.kind: expected one of {', '.join(KINDS)}")
        return None
    if not wrong and raw["kind"] == "log" and raw["key"] not in LOG_KINDS:
        problems.append(f"{where}.key: expected one of {', '.join(LOG_KINDS)}")
        return None
    try:
        if not wrong:
            msgspec.convert(raw.get("data"), KINDS[raw["kind"]])
    except msgspec.ValidationError as error:
        problems.append(f"{where}.data: {error}")
    if wrong:
        return None
    data = msgspec.json.encode(raw.get("data")).decode()
    return raw["uid"], raw["kind"], raw["key"], data


def _unique(changes: Iterable[Change], problems: Problems) -> None:
    seen: set[str] = set()
    for change in changes:
        for uid, *_ in change.rows:
            if uid in seen:
                problems.append(f"the uid {uid[:40]} stands twice")
            seen.add(uid)


def _invalid(shown: str, problems: Problems, hint: str | None = None) -> UserError:
    shown_problems = [f"  {shown}: {problem}" for problem in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        shown_problems.append(f"  and {len(problems) - MOST_PROBLEMS} more")
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    message = "\n".join([f"{count} in the export, nothing was added:", *shown_problems])
    return UserError("invalid-file", message, hint or "Make one: perfcli journal --export FILE")

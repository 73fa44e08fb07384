"""The journal: where it lies, what it holds, and what was done to it."""

from datetime import datetime
from typing import Any

from perfcli.advice.yours.given import one_line
from perfcli.render import page as p
from perfcli.render.layouts.cells import in_full

KINDS = {
    "track": ("word on applications", "words on applications"),
    "tick": ("step ticked or unticked", "steps ticked or unticked"),
    "anchor": ("day for checklists", "days for checklists"),
    "log": ("entry of the log", "entries of the log"),
}
Shown = dict[str, Any]


def journal_json(shown: Shown) -> dict[str, Any]:
    """Where it lies, counts, the last change; what was done just now is null but after that."""
    return {
        "path": shown["path"],
        "exists": shown["exists"],
        "changes": shown["changes"],
        "kinds": {kind: shown["kinds"].get(kind, 0) for kind in KINDS},
        "last": shown["last"],
        "undone": shown.get("undone"),
        "imported": shown.get("imported"),
        "exported": shown.get("exported"),
    }


def journal_page(shown: Shown) -> p.Page:
    """All of it for people."""
    blocks: list[p.Block] = []
    for line in _done(shown):
        blocks.append(p.Para(line))
    if blocks:
        return p.Page((*blocks, p.Next(("perfcli journal",))))
    blocks = [p.Heading("Your journal", 1), p.Para(shown["path"])]
    if not shown["changes"]:
        blocks.append(
            p.Para("Nothing is in it yet." if shown["exists"] else "It is not there yet.")
        )
        commands = ("perfcli track SCHOOL --status researching", "perfcli log", "perfcli checklist")
        return p.Page((*blocks, p.Next(commands)))
    for kind, (one, many) in KINDS.items():
        count = shown["kinds"].get(kind, 0)
        if count:
            blocks.append(p.Item(f"{count:,} {one if count == 1 else many}"))
    last = shown["last"]
    changes = "1 change" if shown["changes"] == 1 else f"{shown['changes']:,} changes"
    blocks.append(p.Para(f"{changes}, the last {_moment(last['at'])}: {one_line(last['what'])}"))
    return p.Page((*blocks, p.Next(("perfcli journal --export FILE", "perfcli journal --undo"))))


def _moment(at: str) -> str:
    """`Nov 24, 2026, 15:27`; of an import as it stands there."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return one_line(at)
    return f"{in_full(moment.date())}, {moment:%H:%M}"


def _done(shown: Shown) -> list[str]:
    if undone := shown.get("undone"):
        lines = [f"Taken back: {one_line(undone['what'])}"]
        if undone["changes"] > 1:
            lines = [f"Taken back: {undone['changes']:,} changes that were imported together."]
        notes = [note for event in undone["events"] if (note := event["data"].get("note"))]
        return lines + [f"Its note: {one_line(note)}" for note in notes[:1]]
    if imported := shown.get("imported"):
        entries = f"{imported['events']:,} {'entry' if imported['events'] == 1 else 'entries'}"
        there = f"; {imported['known']:,} were there already" if imported["known"] else ""
        return [f"{entries} added{there}."]
    if exported := shown.get("exported"):
        return [f"{exported}: {shown['changes']:,} changes."]
    return []

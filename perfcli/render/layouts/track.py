"""Applications: the board, and one of them with its history."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from perfcli.advice.yours.given import one_line
from perfcli.advice.yours.tracking import BEFORE, OPEN, Application
from perfcli.journal.records import Tracked
from perfcli.knowledge.bundles.entries import SchoolHead
from perfcli.knowledge.model.entry import Source
from perfcli.render import page as p
from perfcli.render.layouts.cells import MONTHS, in_full
from perfcli.render.layouts.lines import Marks
from perfcli.render.page import with_marks

CELL = 80  # characters of a note on the board
NO_RECORD = "Without a profile it is not known what is missing: perfcli profile --init"
SILENT = {"rolling": "rolling, no date", "refused": "says that it takes no class"}
PROJECTED = (
    "Projected: moved from the cycle that was seen to the coming year. Check with the school."
)
HEADS = (
    p.Column("Program", 9),
    p.Column("Status", 12),
    p.Column("Deadline", 12),
    p.Column("Missing", 14),
    p.Column("Last note", 12),
)


def board_page(
    found: tuple[Application, ...],
    sources: dict[str, Source],
    aims: Iterable[SchoolHead],
    everything: bool,
    with_sources: bool,
    start: date | None,
) -> p.Page:
    """A row an application. `aims`: programs of the profile that are not tracked yet.

    `start`: that of the profile, where it moves deadlines to a later cycle.
    """
    marks = Marks(sources)
    blocks: list[p.Block] = [p.Heading("Your applications", 1)]
    if not found:
        blocks.append(p.Para("Nothing is tracked yet."))
        slugs = [head.slug for head in aims] or ["SCHOOL"]
        add = f"perfcli track {' '.join(slugs)} --status researching"
        return p.Page((*blocks, p.Next((add, "perfcli schools", "perfcli match"))))
    rows = [_row(one, marks, everything) for one in found]
    unknown = all(one.missing is None for one in found)
    used = [i for i in range(len(HEADS)) if i < 3 or any(row[i].text for row in rows)]
    columns = tuple(HEADS[i] for i in used)
    blocks.append(p.Table(columns, tuple(tuple(row[i] for i in used) for row in rows)))
    if any(one.close and one.close.next.basis == "projected" for one in found):
        blocks.append(p.Para(PROJECTED, "dim"))
    blocks += _aimed(found, start)
    if unknown:
        blocks.append(p.Para(NO_RECORD, "dim"))
    untracked = ", ".join(head.short for head in aims)
    if untracked:
        blocks.append(p.Para(f"In your profile, not tracked yet: {untracked}.", "dim"))
    first = found[0].slug
    blocks.append(
        p.Next((f"perfcli track {first}", f"perfcli checklist application --for {first}"))
    )
    return p.Page((*blocks, *marks.blocks(with_sources)))


def _aimed(found: Iterable[Application], start: date | None) -> Iterator[p.Block]:
    """For which start the deadlines of what was not sent are."""
    if start is not None and any(one.status in BEFORE for one in found):
        month = f"{MONTHS[start.month - 1]} {start.year}"
        yield p.Para(
            f"Deadlines of what is not sent: for the start in your profile, {month}.", "dim"
        )


def _row(one: Application, marks: Marks, everything: bool) -> tuple[p.Cell, ...]:
    notes = one.notes[-1:]
    texts = (
        one.name,
        f"{one.status} {in_full(one.since)}",
        with_marks(deadline_text(one), marks.of(one.sources)) if one.status in OPEN else "",
        missing_text(one) if one.status in OPEN else "",
        one_line(notes[0], None if everything else CELL) if notes else "",
    )
    return tuple(p.Cell(text) for text in texts)


def deadline_text(one: Application) -> str:
    """The deadline with the days left: `Dec 1, 2026 (7 days, projected)`."""
    if one.close is None or one.days_left is None:
        return SILENT.get(one.window, "not found")
    day, basis = one.close.next, one.close.next.basis
    text = in_full(day.date)
    if day.precision == "month":
        month, _, year = text.split()
        text = f"{month} {year}, day not known"
    if one.days_left < 0:
        return f"was {text} ({basis})"
    left = {0: "today", 1: "1 day"}.get(one.days_left, f"{one.days_left} days")
    return f"{text} ({basis})" if day.precision == "month" else f"{text} ({left}, {basis})"


def missing_text(one: Application) -> str:
    """What the record lacks, or nothing where that is not known."""
    if one.missing is None:
        return ""
    return ", ".join(one.missing) or "no gap seen; `perfcli match` says what is unclear"


def schools_page(
    found: tuple[Application, ...],
    untracked: Iterable[SchoolHead],
    sources: dict[str, Source],
    with_sources: bool,
    start: date | None,
) -> p.Page:
    """Some applications, each with all that was told of it; `start` as for the board."""
    marks = Marks(sources)
    blocks: list[p.Block] = []
    for one in found:
        blocks.append(p.Heading(one.name, 2 if blocks else 1))
        blocks += _lines(one, marks)
    blocks += _aimed(found, start)
    commands = [f"perfcli track {one.slug} --status STATUS --note NOTE" for one in found[:1]]
    for head in untracked:
        blocks.append(p.Para(f"{head.short} is not tracked yet."))
        commands.append(f"perfcli track {head.slug} --status researching")
    slugs = " ".join(one.slug for one in found)
    commands += [f"perfcli match {slugs}"] if slugs else []
    return p.Page((*blocks, p.Next((*commands, "perfcli track")), *marks.blocks(with_sources)))


def _lines(one: Application, marks: Marks) -> Iterator[p.Block]:
    yield _pair("Status", f"{one.status} since {in_full(one.since)}")
    text = with_marks(deadline_text(one), marks.of(one.sources))
    yield _pair("Deadline", text)
    yield _pair("Missing", missing_text(one) or NO_RECORD)
    yield p.Heading("What you told")
    for told in reversed(one.history):
        yield p.Item(told_text(told))


def _pair(label: str, text: str) -> p.Pair:
    return p.Pair(label, (p.Item(text),))


def told_text(told: Tracked) -> str:
    """What was told on a day: `Nov 24, 2026: applied. Sent by mail`."""
    parts = [told.status or "", one_line(told.note or "")]
    return f"{in_full(told.on)}: {'. '.join(part for part in parts if part)}"


def noted_page(heads: Iterable[SchoolHead], told: Tracked) -> p.Page:
    """What was noted."""
    heads = tuple(heads)
    names = ", ".join(head.short for head in heads)
    slugs = " ".join(head.slug for head in heads)
    return p.Page(
        (
            p.Para(f"{names}: {told_text(told)}"),
            p.Next((f"perfcli track {slugs}", "perfcli track", "perfcli journal --undo")),
        )
    )


def track_json(found: Iterable[Application]) -> dict[str, Any]:
    """By the contract; `history` is all that was told, the oldest first."""
    return {
        "applications": [
            {
                "slug": one.slug,
                "name": one.name,
                "status": one.status,
                "since": one.since.isoformat(),
                "deadline": one.close.next.date.isoformat() if one.close else None,
                "precision": one.close.next.precision if one.close else None,
                "basis": one.close.next.basis if one.close else None,
                "days_left": one.days_left,
                "notes": list(one.notes),
                "missing": list(one.missing) if one.missing is not None else None,
                "history": [
                    {"on": told.on.isoformat(), "status": told.status, "note": told.note}
                    for told in one.history
                ],
                "sources": list(one.sources),
            }
            for one in found
        ]
    }


def track_table(found: Iterable[Application]) -> p.Table:
    """A row an application, for a spreadsheet."""
    names = ("slug", "name", "status", "since", "deadline", "days_left", "missing", "note")
    rows = []
    for one in found:
        day: date | None = one.close.next.date if one.close else None
        texts = (
            *(one.slug, one.name, one.status, one.since.isoformat()),
            day.isoformat() if day else "",
            str(one.days_left) if one.days_left is not None else "",
            missing_text(one),
            one.notes[-1] if one.notes else "",
        )
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))

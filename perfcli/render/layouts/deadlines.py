"""The list of what is due."""

import re
from datetime import date
from typing import Any

from perfcli.advice.calendar.dates import OLDEST_YEAR
from perfcli.advice.calendar.due import Deadlines, Due
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.cells import MONTHS, in_full, month_day
from perfcli.render.layouts.lines import Marks, age_json, fact_line, newest_age, shipped_line
from perfcli.render.page import with_marks

COLUMNS = (p.Column("Due", 17), p.Column("What", 20), p.Column("Basis", 25))
LEGEND = (
    "Projected: the day that was seen for the date or page named, moved to the coming year. "
    "Check it with the school or board before you rely on it."
)


def deadlines_page(
    view: Deadlines, today: date, within: int | None, compact: bool, with_sources: bool
) -> p.Page:
    """Dates in order, each with the days left and how sure it is; then what is not known."""
    marks = Marks(view.sources)
    head = p.Heading(f"Due next, from {in_full(today)}", 1)
    blocks = due_blocks(view, within, compact, marks)
    return p.Page((head, *blocks, p.Next(_next(view)), *marks.blocks(with_sources)))


def due_blocks(view: Deadlines, within: int | None, compact: bool, marks: Marks) -> list[p.Block]:
    """What stands under the day that is counted from."""
    blocks: list[p.Block] = []
    for one in view.named:
        school = one.school
        if school.status not in ("running", "new"):
            text = f"{school.short} is {school.status}: {school.status_basis}"
            blocks.append(p.Para(text, "warning"))
    if view.due:
        rows = tuple(_row(one, marks, compact) for one in view.due)
        blocks += [p.Table(COLUMNS, rows), p.Para(LEGEND, "dim"), *_shipped(view, marks)]
    else:
        blocks.append(p.Para(nothing_line(view, within)))
    if view.due and view.later is not None:
        blocks.append(p.Para(f"Next after that: {_line(view.later)}.", "dim"))
    blocks += _unknown(view, marks)
    return blocks


def _shipped(view: Deadlines, marks: Marks) -> list[p.Block]:
    """What perfcli ships where the user's own facts state a date instead."""
    corrected = {fact.id: fact for one in view.due for fact in one.facts if fact.shipped}
    if not corrected:
        return []
    items = [
        p.Item(fact_line(fact, marks), marks=marks.of(fact.sources), other=said)
        for fact in corrected.values()
        if (said := shipped_line(fact, marks))
    ]
    return [p.Heading("Dates of your own"), *items]


def nothing_line(view: Deadlines, within: int | None) -> str:
    """That nothing is due, and what comes first after that."""
    if view.later is None or within is None:
        return "No date is known for this."
    days = "today" if within == 0 else f"within {within} day{'s' if within != 1 else ''}"
    return f"Nothing is due {days}. The next: {_line(view.later)}."


def _line(one: Due) -> str:
    return f"{one.what}, {_due(one, compact=False)}"


def _row(one: Due, marks: Marks, compact: bool) -> tuple[p.Cell, ...]:
    said = f"{sureness(one, compact)}, yours" if one.yours else sureness(one, compact)
    sure = with_marks(said, marks.of(one.sources))
    return (p.Cell(_due(one, compact)), p.Cell(one.what), p.Cell(sure, age=newest_age(one.facts)))


def _due(one: Due, compact: bool) -> str:
    """The date with the days left; on a screen without its year, since all are within one."""
    year = "" if compact else f", {one.date.year}"
    month = MONTHS[one.date.month - 1]
    if one.precision == "month":
        left = "by month" if one.days_left else "this month"
        return f"{month}{year.replace(',', '')} ({left})"
    days = {0: "today", 1: "1 day"}.get(one.days_left, f"{one.days_left} days")
    return f"{month} {one.date.day}{year} ({days})"


def sureness(one: Due, compact: bool = False) -> str:
    """Whether a date was published or is projected, and from when."""
    month = "" if one.precision == "day" or compact else ", month only"
    if one.basis == "published":
        return f"published{month}"
    read = origin(one.seen)
    if compact:
        return f"projected, {read.removeprefix('seen for ').replace('undated page', 'undated')}"
    return f"projected ({read}{month})"


def origin(seen: str | None) -> str:
    """Where a date was read: for a cycle, on a page of a year, or on one without a date."""
    if seen is None:
        return "undated page"
    return f"page of {seen}" if re.fullmatch(r"\d{4}", seen) else f"seen for {seen}"


def _unknown(view: Deadlines, marks: Marks) -> list[p.Block]:
    """Who publishes no date, what is too old to project, and what is shown elsewhere."""
    blocks: list[p.Block] = []
    silent = [one for one in view.no_date if not one.refused]
    if silent:
        names = ", ".join(f"{one.name} (rolling)" if one.rolling else one.name for one in silent)
        blocks += [p.Heading('No date known (not "closed")'), p.Para(names)]
    refused = [one.name for one in view.no_date if one.refused]
    if refused:
        blocks += [p.Heading("Says that it takes no class"), p.Para(", ".join(refused))]
    if view.old:
        items = [
            p.Item(
                f"{one.what}, {month_day(one.day)} ({origin(one.seen)})",
                marks=marks.of(one.sources),
            )
            for one in view.old
        ]
        blocks += [p.Heading(f"Seen before {OLDEST_YEAR}, so not projected"), *items]
    if view.elsewhere:
        blocks.append(p.Para("Dates of other countries: --all.", "dim"))
    return blocks


def _next(view: Deadlines) -> tuple[str, ...]:
    names = "".join(f" {one.school.slug}" for one in view.named)
    return (
        f"perfcli deadlines{names} --ics deadlines.ics",
        "perfcli plan",
        "perfcli schools --accepting",
    )


def deadlines_json(view: Deadlines) -> dict[str, Any]:
    """Dates by the contract, and the programs and dates that could not be placed."""
    return {
        "deadlines": [
            {
                "date": one.date.isoformat(),
                "precision": one.precision,
                "days_left": one.days_left,
                "kind": one.kind,
                "what": one.what,
                "slug": one.slug,
                "basis": one.basis,
                "seen": one.seen,
                "sources": list(one.sources),
                **age_json(one.facts),
                "freshness": None,  # put in when the day is known
                "yours": one.yours,
                "shipped": [contract.fact_json(fact) for fact in one.shipped],
            }
            for one in view.due
        ],
        "no_date": [one.slug for one in view.no_date],
        "old": [
            {
                "kind": one.kind,
                "what": one.what,
                "day": one.day,
                "seen": one.seen,
                "sources": list(one.sources),
            }
            for one in view.old
        ],
    }


def deadlines_csv(view: Deadlines) -> p.Table:
    """A row a date, for a spreadsheet."""
    names = ("date", "precision", "days_left", "kind", "what", "slug", "basis", "seen", "check_at")
    rows = []
    for one in view.due:
        texts = (
            *(one.date.isoformat(), one.precision, str(one.days_left), one.kind, one.what),
            *(one.slug or "", one.basis, one.seen or "", one.url or ""),
        )
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))

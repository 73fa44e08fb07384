"""The page of the plan: what is overdue, what comes next, and what each date rests on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from perfcli.advice.plan.milestones import Dated, Line, Missed, Over, Plan, Stone
from perfcli.render import page as p
from perfcli.render.layouts.lines import Marks, newest_age
from perfcli.render.layouts.planrows import (
    OVERDUE,
    Row,
    basis_text,
    founded,
    notes_text,
    rows_of,
    when_text,
)
from perfcli.render.page import with_marks

COLUMNS = (p.Column("When", 12), p.Column("What", 24), p.Column("Basis", 24))
LEGEND = (
    "Published and projected dates come from a source; projected: moved from the cycle that was "
    "seen. A rule of thumb is our own spacing: no source sets it, and it may be moved."
)
MOST_NEXT = 3
NEXT = {
    "applicant": ("perfcli deadlines", "perfcli checklist entry"),
    "student": ("perfcli checklist boards",),
}
TITLES = {
    "applicant": {"day": "Your plan: school from", "month": "Your plan: school in"},
    "student": {"day": "From graduation on", "month": "From graduation in"},
}
NOBODY = (
    "No program is chosen, so no date is a school's: name some under `schools` in your profile, or "
    "`perfcli track SCHOOL --status researching`."
)
US_ONLY = "Counts for programs in the US; other countries have other clocks: perfcli abroad."


def plan_page(plan: Plan, today: date, everything: bool, with_sources: bool) -> p.Page:
    """Each timeline with the nearest first; of two the second only where all is asked for."""
    marks = Marks(plan.sources)
    shown = plan.lines if everything else plan.lines[:1]
    blocks: list[p.Block] = []
    for line in shown:
        blocks += _line(line, marks, everything, None if blocks else plan.name or "")
    if any(line.over is None for line in shown):
        blocks.append(p.Para(LEGEND, "dim"))
    blocks += _know(shown)
    blocks.append(p.Next(tuple(_next(plan, shown, today))))
    return p.Page((*blocks, *marks.blocks(with_sources)))


def _line(line: Line, marks: Marks, everything: bool, name: str | None) -> Iterator[p.Block]:
    """One timeline; the first of a page bears the user's name, if there is one."""
    title = f"{TITLES[line.id][line.anchor.precision]} {when_text(line.anchor)}"
    title = f"{title} ({name})" if name else title
    yield p.Heading(title, 2 if name is None else 1)
    yield from _counted(line)
    if line.over is not None:
        yield from _over(line.over)
        if not everything:
            return
    rows = [row for stone in line.open for row in rows_of(stone)]
    late = [row for row in rows if row.stone.state == "late" and row.due is not None]
    coming = sorted(
        (row for row in rows if row.stone.state != "late" and row.due is not None),
        key=lambda row: row.due.date if row.due else date.max,
    )
    unknown = [row for row in rows if row.due is None]
    yield from _table("Late", [row for row in late if not row.thumb], marks, everything)
    thumb = [row for row in late if row.thumb]
    yield from _table(OVERDUE[0].upper() + OVERDUE[1:], thumb, marks, everything)
    yield from _table("Next", coming[:MOST_NEXT], marks, everything)
    yield from _table("Then", [*coming[MOST_NEXT:], *unknown], marks, everything)
    yield from _done(line.stones)


def _counted(line: Line) -> Iterator[p.Block]:
    """The day that all is counted from, where a program begins at another time than wanted."""
    if line.wanted is not None:
        begins = ", ".join(f"{one.name} {when_text(one)}" for one in line.starts)
        wanted = when_text(Dated(line.wanted, "month", "rule-of-thumb"))
        text = f"Your profile says {wanted}; programs begin: {begins}. Counted from the first."
        yield p.Para(text)


def _over(over: Over) -> Iterator[p.Block]:
    """That this cycle has passed, and the next one."""
    last = when_text(over.last)
    yield p.Para(
        f"Every deadline of your programs for this start has passed (the last: {over.last.name}, "
        f"{last}, {over.last.basis}).",
        "warning",
    )
    yield p.Para(f"The next cycle: write `start: {over.next_start:%Y-%m}` in your profile.")
    yield from (p.Item(f"{one.name}: {_again(one)}") for one in over.missed)


def _again(one: Missed) -> str:
    """When a program opens and closes again."""
    parts = [f"opens {when_text(one.opens)} ({one.opens.basis})"] if one.opens else []
    parts += [f"closes {when_text(one.closes)} ({one.closes.basis})"] if one.closes else []
    return ", ".join(parts)


def _table(title: str, rows: Sequence[Row], marks: Marks, everything: bool) -> Iterator[p.Block]:
    if rows:
        yield p.Heading(title)
        yield p.Table(COLUMNS, tuple(_row(row, marks, everything) for row in rows))


def _row(row: Row, marks: Marks, everything: bool) -> tuple[p.Cell, ...]:
    """A row; what no source dates is lighter."""
    more = notes_text(row.stone, everything) if row.main else ""
    what = f"{row.what}. {more}" if more else row.what
    facts = row.due.facts if row.due else ()
    facts = row.stone.facts if row.due and row.due.basis == "published" and not facts else facts
    own = tuple(dict.fromkeys(name for fact in facts for name in fact.sources))
    words = founded(row.stone, row.due) if row.thumb and row.due else basis_text(row)
    basis = with_marks(words, marks.of(own))
    cells = p.Cell(when_text(row.due), dim=row.thumb), p.Cell(what, dim=row.thumb)
    return (*cells, p.Cell(basis, dim=row.thumb, age=newest_age(facts)))


def _done(stones: Iterable[Stone]) -> Iterator[p.Block]:
    done = [one for one in stones if one.state == "done"]
    if done:
        yield p.Heading("Done")
    for one in done:
        on = one.reached.on if one.reached else None
        day = f" ({when_text(Dated(on, 'day', 'published'))})" if on else ""
        yield p.Item(f"{Row(one, one.due).what}{day}", marker="[x]")


def know_lines(lines: Iterable[Line]) -> Iterator[str]:
    """What the dates do not say: who is sent, late, without a date, left out."""
    for line in lines:
        if not line.chosen:
            yield NOBODY
        if line.sent:
            yield f"Applied: {', '.join(line.sent)}."
        for one in line.missed if line.over is None else ():
            closed = f"{when_text(one.closed)} ({one.closed.basis})"
            again = _again(one)
            more = f" Next cycle: {again}." if again else ""
            yield f"{one.name}: the deadline has passed, {closed}.{more}"
        if line.no_date:
            names = [f"{one.name}{f' ({one.why})' if one.why else ''}" for one in line.no_date]
            yield f'No deadline known (not "closed"), ask them: {", ".join(names)}.'
        for left in line.left_out:
            more = f" See: perfcli deadlines {left.slug}" if "outside" not in left.why else ""
            yield f"{left.name} {left.why}.{more}"


def _know(lines: Iterable[Line]) -> list[p.Block]:
    lines = tuple(lines)
    texts = list(know_lines(lines))
    blocks: list[p.Block] = [p.Heading("Know this")] if texts else []
    blocks += [p.Item(text) for text in texts]
    if any(line.id == "applicant" for line in lines):
        blocks.append(p.Para(US_ONLY, "dim"))
    return blocks


def _next(plan: Plan, shown: Sequence[Line], today: date) -> Iterator[str]:
    over = shown[0].over if shown else None
    if over is not None:
        yield "perfcli profile --edit"
        yield f"perfcli deadlines {' '.join(one.slug for one in over.missed)}"
        yield "perfcli plan --all"
        return
    commands = [one.milestone.command for one in plan.coming(today, MOST_NEXT)]
    usual = [command for line in shown for command in NEXT[line.id]]
    yield from dict.fromkeys([*[command for command in commands if command][:2], *usual])
    if len(shown) < len(plan.lines):
        yield "perfcli plan --all"
    yield "perfcli plan --ics plan.ics"

"""How milestones and their dates read: when, what, and what the date rests on."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from perfcli.advice.plan.milestones import Dated, Plan, Stone
from perfcli.render.layouts.cells import MONTHS, in_full
from perfcli.render.layouts.checklist import in_words
from perfcli.render.layouts.deadlines import origin

OVERDUE = "overdue by rule of thumb: see whether it still fits"


class Row(Struct, frozen=True):
    """A milestone on one date: its own, or that of a further program."""

    stone: Stone
    due: Dated | None
    main: bool = True

    @property
    def thumb(self) -> bool:
        """Whether no source dates it."""
        return self.due is None or self.due.basis == "rule-of-thumb"

    @property
    def what(self) -> str:
        """What is due, and of which program."""
        name = self.due.name if self.due else None
        if self.due is None or name is None:
            return self.stone.what
        more = f", {self.due.said}" if self.due.said and self.due.basis != "rule-of-thumb" else ""
        return f"{self.stone.what}: {name}{more}"


def rows_of(stone: Stone) -> Iterator[Row]:
    """A milestone with one row a date."""
    yield Row(stone, stone.due)
    for one in stone.also:
        yield Row(stone, one, main=False)


def when_text(due: Dated | None) -> str:
    """A day as `Dec 1, 2027`, a month as `Dec 2027`."""
    if due is None:
        return "no date"
    if due.precision == "day":
        return in_full(due.date)
    return f"{MONTHS[due.date.month - 1]} {due.date.year}"


def basis_text(row: Row) -> str:
    """What a date rests on, in words; of a late one also what can still be done."""
    stone, due = row.stone, row.due
    if due is None:
        return "not known"
    if stone.state == "late" and row.main:
        if due.basis == "rule-of-thumb":
            return OVERDUE
        return f"{founded(stone, due)}; {stone.remedy}" if stone.remedy else founded(stone, due)
    return founded(stone, due)


def founded(stone: Stone, due: Dated) -> str:
    """`projected (seen for 2025-12-01)`, `rule of thumb (8 weeks before the deadline)`."""
    if due.basis == "published":
        return "published rule" if stone.milestone.basis == "rule" else "published"
    if due.basis == "projected":
        notes = [origin(due.seen)]
        if due.precision == "month":  # of a program `said` is more than that
            notes.append("month only" if due.name else due.said or "month only")
        return f"projected ({', '.join(notes)})"
    if due.offset is not None:
        return f"rule of thumb ({in_words(due.offset, exact=True)})"
    return f"rule of thumb ({due.said})" if due.name else due.said or "rule of thumb"


def notes_text(stone: Stone, everything: bool = True) -> str:
    """What is to be known with a milestone; without `everything` what is said of this user's."""
    needs = f"Needs: {', '.join(stone.milestone.depends)}" if stone.milestone.depends else ""
    texts = (*stone.notes, needs) if everything else stone.told
    return ". ".join(text for text in texts if text)


def dates_lines(plan: Plan, today: date, most: int) -> tuple[str, ...]:
    """The next dates, each in a line with its basis; what is late is told before them."""
    late = sum(one.state == "late" for one in plan.stones)
    over = [line.over for line in plan.lines if line.over is not None]
    if over:
        return ("Every deadline of your programs for this start has passed: perfcli plan",)
    coming = [Row(one, one.due) for one in plan.coming(today, most)]
    lines = [f"{when_text(row.due)}: {row.what}, {basis_word(row)}" for row in coming]
    if late:
        lines.append(f"{late} overdue: perfcli plan")
    return tuple(lines)


def basis_word(row: Row) -> str:
    """What a date rests on, in a word."""
    basis = row.due.basis if row.due else "rule-of-thumb"
    return basis.replace("-", " ")

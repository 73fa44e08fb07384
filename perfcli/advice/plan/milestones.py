"""What a plan is made of: milestones, each with its date and what that date rests on."""

from datetime import date
from typing import Literal

from msgspec import Struct

from perfcli.advice.calendar.dates import month_end
from perfcli.advice.calendar.offsets import Offset
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.milestone import Milestone

Basis = Literal["published", "projected", "rule-of-thumb"]
State = Literal["done", "next", "late", "ahead"]
Precision = Literal["day", "month"]
Date = date  # Dated has a field of that name


class Dated(Struct, frozen=True):
    """A date and what it rests on; a month stands as its first day.

    `slug` and `name`: the program that sets it. `seen`: the cycle in which it was read. `offset`:
    how it was counted, where nothing sets it. `said`: what more is to be said of it, in words.
    `round`: which of several dates of one program. `facts` state it.
    """

    date: date
    precision: Precision
    basis: Basis
    slug: str | None = None
    name: str | None = None
    seen: str | None = None
    facts: tuple[Fact, ...] = ()
    url: str | None = None
    offset: Offset | None = None
    said: str | None = None
    round: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it was read, each source once."""
        return tuple(dict.fromkeys(name for fact in self.facts for name in fact.sources))

    @property
    def last(self) -> Date:
        """The day itself, or the last one of the month."""
        return self.date if self.precision == "day" else month_end(self.date)


class Reached(Struct, frozen=True):
    """That a milestone is behind the user, with the day where it is known."""

    on: date | None = None


class Stone(Struct, frozen=True):
    """A milestone of one user. `due` is None where no date is known.

    `also`: the same of further programs. `told`: what is to be said of this user's; `note`: what to
    know with it in general; `remedy`: what can still be done where it is late.
    """

    milestone: Milestone
    timeline: str
    what: str
    due: Dated | None
    state: State
    reached: Reached | None = None
    also: tuple[Dated, ...] = ()
    told: tuple[str, ...] = ()
    note: str | None = None
    remedy: str | None = None
    facts: tuple[Fact, ...] = ()

    @property
    def basis(self) -> Basis:
        """What its date rests on; without one, what its rule does."""
        if self.due is not None:
            return self.due.basis
        return "published" if self.milestone.basis == "rule" else "rule-of-thumb"

    @property
    def notes(self) -> tuple[str, ...]:
        """All that is to be said of it."""
        return (*self.told, self.note) if self.note else self.told

    @property
    def sources(self) -> tuple[str, ...]:
        """Where its date was read, then what it rests on."""
        own = self.due.sources if self.due else ()
        return tuple(dict.fromkeys([*own, *(name for fact in self.facts for name in fact.sources)]))


class LeftOut(Struct, frozen=True):
    """A program that gives no dates, and why in words."""

    slug: str
    name: str
    why: str


class Missed(Struct, frozen=True):
    """A program whose last deadline has passed, and when it opens and closes again."""

    slug: str
    name: str
    closed: Dated
    opens: Dated | None
    closes: Dated | None


class Over(Struct, frozen=True):
    """That no deadline of the chosen programs is left for this start, and the next start."""

    last: Dated
    next_start: date
    missed: tuple[Missed, ...]


class Line(Struct, frozen=True):
    """A timeline of one user, in order of date.

    `wanted`: the start that the profile names, where programs begin at another time. `starts`:
    when they begin. `chosen`: whether any program is. `over`: whether this cycle has passed.
    """

    id: str
    anchor: Dated
    stones: tuple[Stone, ...]
    wanted: date | None = None
    starts: tuple[Dated, ...] = ()
    no_date: tuple[LeftOut, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    missed: tuple[Missed, ...] = ()
    sent: tuple[str, ...] = ()
    chosen: bool = True
    over: Over | None = None

    @property
    def open(self) -> tuple[Stone, ...]:
        """Milestones that are not done."""
        return tuple(one for one in self.stones if one.state != "done")


class Plan(Struct, frozen=True):
    """All timelines of one user, and the sources of their dates. `name`: the user's, if told."""

    lines: tuple[Line, ...]
    sources: dict[str, Source]
    name: str | None = None

    @property
    def stones(self) -> tuple[Stone, ...]:
        """Milestones of all timelines, the nearest first; without a date last."""
        every = [one for line in self.lines for one in line.stones]
        return tuple(sorted(every, key=lambda one: one.due.date if one.due else date.max))

    def coming(self, today: date, most: int) -> tuple[Stone, ...]:
        """The first milestones that are neither done nor past."""
        open_ones = [one for one in self.stones if one.state in ("next", "ahead") and one.due]
        return tuple([one for one in open_ones if one.due and one.due.last >= today][:most])

"""What the list of deadlines is made of."""

from datetime import date
from typing import Literal

from msgspec import Struct

from perfcli.advice.calendar.dates import Basis
from perfcli.advice.programs.schools import SchoolView
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact

KINDS = {
    "application": ("applications", "school", "schools"),
    "exam": ("exams", "board", "boards"),
    "recertification": ("recert", "recertify"),
    "scholarship": ("scholarships",),
    "conference": ("conferences", "meeting", "meetings"),
}


class Due(Struct, frozen=True):
    """One date to come; a month alone stands as its first day.

    `uid` is the same every year, so that a calendar knows the date again. `facts` state it.
    """

    date: date
    precision: Literal["day", "month"]
    days_left: int
    kind: str
    what: str
    slug: str | None
    basis: Basis
    seen: str | None
    sources: tuple[str, ...]
    url: str | None
    uid: str
    facts: tuple[Fact, ...] = ()

    @property
    def yours(self) -> bool:
        """Whether a fact of the user's own states it."""
        return any(fact.yours for fact in self.facts)

    @property
    def shipped(self) -> tuple[Fact, ...]:
        """What perfcli ships where the user's own facts state it instead."""
        return tuple(fact.shipped for fact in self.facts if fact.shipped is not None)


class Old(Struct, frozen=True):
    """A date that was seen too long ago to be projected; `day` is its month and day."""

    kind: str
    what: str
    day: str
    seen: str | None
    sources: tuple[str, ...]


class NoDate(Struct, frozen=True):
    """A program of which no date is known, which is not to say that it is closed."""

    slug: str
    name: str
    rolling: bool
    refused: bool


class Deadlines(Struct, frozen=True):
    """Dates in order, what is too old to project, and programs of which no date is known.

    `later`: the first date that `within` leaves out. `elsewhere`: whether dates of other
    countries are not shown. `named`: the programs asked for.
    """

    due: tuple[Due, ...]
    old: tuple[Old, ...]
    no_date: tuple[NoDate, ...]
    later: Due | None
    elsewhere: bool
    named: tuple[SchoolView, ...]
    sources: dict[str, Source]

"""What the list of deadlines is made of."""

from collections.abc import Iterable, Mapping
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
SETTERS = ("official", "school", "society")  # who may set a date


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


def check_at(names: Iterable[str], sources: Mapping[str, Source]) -> str | None:
    """Where to check a date: the page of those who set it, never a copy or a forum."""
    said = (sources[name] for name in names if name in sources)
    return next((one.url for one in said if one.kind in SETTERS and one.url is not None), None)

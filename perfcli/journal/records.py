"""What the user told, by kind, as it stands in the journal."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Status = Literal[
    "researching",
    "preparing",
    "applied",
    "interview",
    "waitlisted",
    "accepted",
    "rejected",
    "deposited",
    "enrolled",
]
STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]
LogKind = Literal["shadow", "case", "ceu", "study"]
LOG_KINDS: tuple[str, ...] = LogKind.__args__  # type: ignore[attr-defined]
MOST_HOURS = 24
MOST_COUNT = 10_000
MOST_TEXT = 100_000  # characters of a note or a place
Day = date  # Logged has a field of that name
Words = Annotated[str, Meta(min_length=1, max_length=MOST_TEXT)]


class Told(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The base of everything that is told."""


class Tracked(Told, frozen=True, kw_only=True):
    """Of an application: where it stands since a day, or a note of that day."""

    on: date
    status: Status | None = None
    note: Words | None = None


class Ticked(Told, frozen=True, kw_only=True):
    """Of a step: the day on which it was done; None: it is not done after all."""

    on: date | None = None


class Anchored(Told, frozen=True, kw_only=True):
    """Of a checklist: the day that its steps count from."""

    on: date


class Logged(Told, frozen=True, kw_only=True):
    """An entry of the log; `category` is what counters tell entries apart by."""

    date: Day
    hours: Annotated[float, Meta(gt=0, le=MOST_HOURS)] | None = None
    count: Annotated[float, Meta(gt=0, le=MOST_COUNT)] | None = None
    place: Words | None = None
    category: Words | None = None
    note: Words | None = None


KINDS: dict[str, type[Told]] = {
    "track": Tracked,
    "tick": Ticked,
    "anchor": Anchored,
    "log": Logged,
}


class Entry(Struct, frozen=True, gc=False):
    """An entry of the log with its kind and the id that it keeps for good."""

    id: str
    kind: str
    told: Logged


class Step(Struct, frozen=True, gc=False):
    """Whose step or day something is: of which list, worked for which school or visit."""

    list: str
    worked_for: str
    name: str

    @property
    def key(self) -> str:
        """The key of its events. No part holds a slash."""
        return f"{self.list}/{self.worked_for}/{self.name}"


def step_of(key: str) -> Step:
    """The step of a key; of a key that is none, an empty one."""
    parts = key.split("/")
    return Step(*parts) if len(parts) == 3 else Step("", "", "")

"""The profile: a user's record. Every field may be left out, and what is left out is not known.

These are the values as perfcli works with them: courses, roles and schools under their ids. How the
file is read and checked is journal.reading's.
"""

from datetime import date, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct

# The month that a term stands for in `start`; a year alone stands for fall.
TERM_MONTHS = {"fall": 8, "spring": 1, "summer": 5}

Grade = Literal[
    "A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F", "P"
]  # best first; P: passed, without a grade
GRADES: tuple[str, ...] = Grade.__args__  # type: ignore[attr-defined]
Done = Literal["done", "in-progress", "planned"]
State = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
Word = Annotated[str, Meta(min_length=1, max_length=120)]
Count = Annotated[int, Meta(ge=0, le=10_000)]
Amount = Annotated[float, Meta(ge=0, le=100_000)]
Credits = Annotated[float, Meta(gt=0, le=60)]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of everything that a profile is made of."""


class Degree(Part, frozen=True, kw_only=True):
    """The highest degree, or the one under way. `year` may be a month: 2027-05."""

    level: Literal["none", "associate", "bachelor", "master", "doctorate"] | None = None
    field: Word | None = None
    status: Done | None = None
    year: str | None = None


class Gpa(Part, frozen=True, kw_only=True):
    """Grade point averages on the 4.0 scale."""

    overall: float | None = None
    science: float | None = None
    prerequisites: float | None = None
    last60: float | None = None


class CourseTaken(Part, frozen=True, kw_only=True):
    """One course. `retake_of` is the earlier grade."""

    course: Word
    credits: Credits | None = None
    quarter_credits: Credits | None = None
    lab: bool | None = None
    grade: Grade | None = None
    year: int | None = None
    retake_of: Grade | None = None
    status: Done = "done"
    by: Literal["college", "ap", "clep", "exam"] | None = None
    online: bool | None = None

    @property
    def semester_credits(self) -> float | None:
        """Credits as semesters count them: a quarter credit is two thirds of one."""
        if self.quarter_credits is not None:
            return self.quarter_credits * 2 / 3
        return self.credits


class TestTaken(Part, frozen=True, kw_only=True):
    """One admission test. `taken` is false where the record says that it was not taken."""

    taken: bool = True
    verbal: Amount | None = None
    quant: Amount | None = None
    writing: Amount | None = None
    score: Amount | None = None
    year: int | None = None


class Tests(Part, frozen=True, kw_only=True):
    """Admission tests; one that is absent is not spoken of."""

    gre: TestTaken | None = None
    mcat: TestTaken | None = None
    casper: TestTaken | None = None
    toefl: TestTaken | None = None
    ielts: TestTaken | None = None


class Shadowing(Part, frozen=True, kw_only=True):
    """What was seen so far."""

    cases: Count | None = None
    perfusionists: Count | None = None
    hours: Amount | None = None
    visits: Count | None = None
    conversations: Count | None = None


class Letters(Part, frozen=True, kw_only=True):
    """Letters of recommendation by who writes them."""

    perfusionist: Count | None = None
    professor: Count | None = None
    supervisor: Count | None = None
    physician: Count | None = None
    personal: Count | None = None
    other: Count | None = None


class Experience(Part, frozen=True, kw_only=True):
    """Work, paid or not; `role` is an id of vocabulary.yaml."""

    role: Word
    years: Annotated[float, Meta(ge=0, le=70)] | None = None
    icu: bool | None = None


class Certified(Part, frozen=True, kw_only=True):
    """A perfusionist's certification, for the recertification counters."""

    since: str | None = None
    year_ends: str | None = None
    cycle_ends: str | None = None


class Profile(Part, frozen=True, kw_only=True):
    """A user's record."""

    version: Literal[1] = 1
    name: Word | None = None
    born: str | None = None
    home_state: State | None = None
    work_states: tuple[State, ...] = ()
    citizenship: Literal["us-citizen", "permanent-resident", "international"] | None = None
    start: str | None = None
    degree: Degree | None = None
    gpa: Gpa | None = None
    courses: tuple[CourseTaken, ...] | None = None
    courses_complete: bool | None = None
    tests: Tests | None = None
    shadowing: Shadowing | None = None
    letters: Letters | None = None
    experience: tuple[Experience, ...] | None = None
    schools: tuple[Word, ...] = ()
    graduation: str | None = None
    certified: Certified | None = None

    @property
    def start_date(self) -> date | None:
        """The day that `start` stands for; the first of its month where no day is told."""
        return start_date(self.start) if self.start else None

    @property
    def lists_all_courses(self) -> bool:
        """Whether a course that is not listed was not taken. No list at all says nothing."""
        if self.courses_complete is None:
            return bool(self.courses)
        return self.courses_complete and self.courses is not None


def start_date(text: str) -> date | None:
    """The day that a start stands for: 2028, 2028-fall, 2028-08 or 2028-08-15; None if none."""
    year, _, rest = text.partition("-")
    term = "fall" if year == text else rest
    if term in TERM_MONTHS:
        rest = f"{TERM_MONTHS[term]:02}"
    return calendar_day(f"{year}-{rest}")


def calendar_day(text: str) -> date | None:
    """The first day that a year, a month or a day stands for; None where there is no such day."""
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        return None
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        year, month, day = [*(int(part) for part in parts), 1, 1][:3]
        return date(year, month, day)
    except ValueError:
        return None


def last_day(text: str) -> date | None:
    """The last day that a year, a month or a day stands for; None where there is no such day."""
    first = calendar_day(text)
    if first is None or len(text) == 10:
        return first
    month = first.month if len(text) == 7 else 12
    following = date(first.year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)

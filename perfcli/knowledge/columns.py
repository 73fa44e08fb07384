"""The typed columns of a program: what filters, deadlines, match and costs compute with.

A fact of a school fills the columns named in its `columns`; `value` stays as the source gave it.
The names are those of the command line (--sort, --columns, --has).
"""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from perfcli.knowledge.scalars import (
    Cell,
    DoneBy,
    Grade,
    Letter,
    Month,
    MonthDay,
    Need,
    Slug,
    Year,
)


class Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of every column's value."""


class Degree(Part, kw_only=True):
    """The award at the end."""

    level: Literal["certificate", "bachelor", "master", "doctorate"]
    award: str
    planned: Annotated[bool, Meta(description="Announced, not given yet.")] = False


class EntryDegree(Part, kw_only=True):
    """The degree asked for at entry."""

    level: Literal["none", "associate", "bachelor", "master"]
    fields: Annotated[tuple[str, ...], Meta(description="Fields asked for or preferred.")] = ()
    need: Need = "required"
    done_by: Annotated[
        DoneBy | None,
        Meta(description="By when it must be awarded, where the school says so."),
    ] = None


class Months(Part, kw_only=True):
    """The length of the program: months, or semesters where no months are given."""

    months: float | None = None
    semesters: float | None = None


class Credits(Part, kw_only=True):
    """Credits of the program."""

    total: float
    system: Literal["semester", "quarter", "term"] = "semester"


class Seats(Part, kw_only=True):
    """Places: a year, a class, all enrolled at once, or graduates of one year."""

    low: int
    high: int | None = None
    per: Literal["year", "class", "enrolled", "graduates"] = "year"


class Start(Part, kw_only=True):
    """When classes begin; a month only where the source names one."""

    months: tuple[Month, ...] = ()
    day: int | None = None
    term: Literal["fall", "spring", "summer", "winter"] | None = None


class Round(Part, kw_only=True):
    """One date of an application cycle, the same every year unless the school changes it."""

    date: MonthDay
    kind: Literal["opens", "priority", "deadline", "late", "materials"]
    cohort: Annotated[str | None, Meta(description="The class it belongs to: January class.")] = None
    cycle: Annotated[str | None, Meta(description="The cycle the page named: fall 2026.")] = None
    seen: (
        Annotated[
            str,
            Meta(
                pattern=r"^\d{4}-\d{2}(-\d{2})?$",
                description="The full date as it was published, where a page named its year.",
            ),
        ]
        | None
    ) = None
    approximate: bool = False


class Opens(Part, kw_only=True):
    """When applications open."""

    rounds: tuple[Round, ...] = ()
    text: Cell | None = None


class Deadline(Part, kw_only=True):
    """When applications close; several rounds and several classes a year are several rounds."""

    rounds: tuple[Round, ...] = ()
    rolling: bool | None = None
    accepting: Annotated[bool | None, Meta(description="A page said: open, or no class.")] = None
    text: Cell | None = None


class Service(Part, kw_only=True):
    """The system through which one applies."""

    name: str
    own: Annotated[bool, Meta(description="The school's own system.")] = False


class Price(Part, kw_only=True):
    """An amount of money with what it pays for."""

    amount: Decimal
    currency: Literal["USD", "CAD"] = "USD"
    covers: Literal["program", "year", "semester", "term", "credit", "application", "unclear"]
    residence: Literal["any", "resident", "non-resident"] = "any"
    year: Annotated[
        Year | None, Meta(description="The year whose price it is; absent: not known.")
    ] = None
    program_year: Annotated[int | None, Meta(description="First or second year, where told.")] = None
    estimated: bool = False


class Fee(Part, kw_only=True):
    """The application fee."""

    price: Price | None = None
    waiver: Annotated[bool | None, Meta(description="A waiver is possible.")] = None


class Tuition(Part, kw_only=True):
    """Tuition, and what comes with it."""

    prices: tuple[Price, ...] = ()
    text: Cell | None = None


class Gpa(Part, kw_only=True):
    """A GPA rule. Only `minimum` is a requirement; the others are information."""

    kind: Literal["minimum", "recommended", "admitted", "rule"] = "minimum"
    overall: Grade | None = None
    science: Grade | None = None
    prerequisites: Grade | None = None
    each_prerequisite: Grade | None = None
    preferred: Grade | None = None
    high: Annotated[Grade | None, Meta(description="Upper end, for `admitted`.")] = None
    retakes: Annotated[
        Literal["all-attempts", "higher-grade"] | None, Meta(description="What counts.")
    ] = None
    text: Cell | None = None


class CourseNeed(Part, kw_only=True):
    """One course that a program asks for."""

    course: Annotated[Slug, Meta(description="Id in courses.yaml.")]
    credits: Annotated[float | None, Meta(description="Semester credits.")] = None
    semesters: float | None = None
    lab: bool | None = None
    min_grade: Letter | None = None
    alternatives: Annotated[tuple[Slug, ...], Meta(description="Courses that do as well.")] = ()
    includes: Annotated[tuple[Slug, ...], Meta(description="Must hold one of these.")] = ()
    need: Literal["required", "recommended"] = "required"
    age_limit_years: int | None = None


class Courses(Part, kw_only=True):
    """Prerequisite courses and the rules on them."""

    courses: tuple[CourseNeed, ...] = ()
    complete: Annotated[
        bool, Meta(description="Whether `courses` is the whole list the school publishes.")
    ] = False
    min_grade: Letter | None = None
    min_grade_for: Annotated[str | None, Meta(description="Courses it is limited to.")] = None
    total_credits: float | None = None
    min_credits_by_deadline: float | None = None
    age_limit_years: Annotated[int | None, Meta(description="0: the school has none.")] = None
    age_limit_need: Need = "required"
    in_progress: Annotated[bool | None, Meta(description="May be under way at application.")] = None
    planned: Annotated[bool | None, Meta(description="May be still to come at application.")] = None
    done_by: DoneBy | None = None
    online: Annotated[bool | None, Meta(description="Online courses are taken.")] = None
    retakes: Literal["all-attempts", "higher-grade"] | None = None
    max_repeats: int | None = None
    text: Cell | None = None


class Test(Part, kw_only=True):
    """One admission test."""

    test: Literal["gre", "mcat", "gre-or-mcat", "casper", "toefl-or-ielts"]
    need: Need
    max_age_years: int | None = None


class Tests(Part, kw_only=True):
    """Admission tests."""

    tests: tuple[Test, ...]


class Shadowing(Part, kw_only=True):
    """What the program wants you to have seen."""

    need: Need
    kind: str
    minimum: float | None = None
    unit: Literal["cases", "hours", "visits", "conversations"] | None = None


class Letters(Part, kw_only=True):
    """Letters of recommendation."""

    minimum: int | None = None
    who: Annotated[tuple[str, ...], Meta(description="Whom they must or should come from.")] = ()
    text: Cell | None = None


class Experience(Part, kw_only=True):
    """Work or volunteering before."""

    need: Need
    kind: str | None = None
    years: float | None = None


class Interview(Part, kw_only=True):
    """The interview."""

    required: bool
    months: tuple[Month, ...] = ()
    mode: Literal["in-person", "virtual"] | None = None
    text: Cell | None = None


class Citizenship(Part, kw_only=True):
    """Rules on citizenship, age and language."""

    accepts: tuple[Literal["us-citizen", "permanent-resident", "international"], ...] = ()
    min_age: int | None = None
    text: Cell | None = None


class Accreditation(Part, kw_only=True):
    """What a body has said of the program. Candidacy is not accreditation."""

    body: str
    status: Literal[
        "accredited", "initial", "probationary", "candidacy", "planned", "registered", "former"
    ]
    date: Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    through: Year | None = None


class Rate(Part, kw_only=True):
    """One published result."""

    measure: Literal[
        "exam-pass", "first-time-pass", "retention", "graduation", "placement", "satisfaction"
    ]
    percent: Annotated[float, Meta(ge=0, le=100)]
    period: Annotated[str | None, Meta(description="2022-2024, or a year.")] = None
    n: int | None = None


class Outcomes(Part, kw_only=True):
    """Published results of the program."""

    rates: tuple[Rate, ...] = ()
    text: Cell | None = None


class Distance(Part, kw_only=True):
    """How much of it is online."""

    mode: Literal["campus", "partly-online", "online"]
    entry_level: Annotated[
        bool, Meta(description="false: a program for those who are perfusionists already.")
    ] = True


class Columns(Part, kw_only=True):
    """The columns of a program that one fact fills."""

    degree: Degree | None = None
    entry_degree: EntryDegree | None = None
    months: Months | None = None
    credits: Credits | None = None
    seats: Seats | None = None
    start: Start | None = None
    opens: Opens | None = None
    deadline: Deadline | None = None
    service: Service | None = None
    fee: Fee | None = None
    tuition: Tuition | None = None
    gpa: Gpa | None = None
    courses: Courses | None = None
    tests: Tests | None = None
    shadowing: Shadowing | None = None
    letters: Letters | None = None
    experience: Experience | None = None
    interview: Interview | None = None
    citizenship: Citizenship | None = None
    accreditation: Accreditation | None = None
    outcomes: Outcomes | None = None
    distance: Distance | None = None


COLUMN_NAMES: tuple[str, ...] = Columns.__struct_fields__

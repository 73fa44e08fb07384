"""The typed columns of a program: what filters, deadlines, match and costs compute with.

A fact of a school fills the columns named in its `columns`; `value` stays as the source gave it.
The names are those of the command line (--sort, --columns, --has).
"""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from perfcli.knowledge.model.scalars import (
    AccreditationStatus,
    AwardLevel,
    Cell,
    Covers,
    CreditSystem,
    DistanceMode,
    DoneBy,
    EntryLevel,
    GpaKind,
    Grade,
    InterviewMode,
    Letter,
    Measure,
    Month,
    MonthDay,
    Need,
    Residence,
    Retakes,
    RoundKind,
    SeatsPer,
    Seen,
    ShadowingUnit,
    Slug,
    Term,
    TestName,
    Year,
)


class Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of every column's value."""


class Degree(Part, frozen=True, kw_only=True):
    """The award at the end."""

    level: AwardLevel
    award: Annotated[str, Meta(description="As the school writes it: MS, certificate.")]
    planned: Annotated[bool, Meta(description="Announced, not given yet.")] = False


class EntryDegree(Part, frozen=True, kw_only=True):
    """The degree asked for at entry."""

    level: EntryLevel
    fields: Annotated[tuple[str, ...], Meta(description="Fields asked for or preferred.")] = ()
    need: Need = "required"
    done_by: Annotated[DoneBy | None, Meta(description="By when it must be awarded.")] = None


class Months(Part, frozen=True, kw_only=True):
    """The length of the program: months, or semesters where no months are given."""

    months: Annotated[float | None, Meta(description="Length in months.")] = None
    semesters: Annotated[float | None, Meta(description="Length in semesters.")] = None


class Credits(Part, frozen=True, kw_only=True):
    """Credits of the program."""

    total: Annotated[float, Meta(description="Credits of the whole program.")]
    system: CreditSystem = "semester"


class Seats(Part, frozen=True, kw_only=True):
    """Places: a year, a class, all enrolled at once, or graduates of one year."""

    low: Annotated[int, Meta(description="Places, or the lower end.")]
    high: Annotated[int | None, Meta(description="Upper end of a range.")] = None
    per: SeatsPer = "year"


class Start(Part, frozen=True, kw_only=True):
    """When classes begin; a month only where the source names one."""

    months: Annotated[tuple[Month, ...], Meta(description="1 to 12.")] = ()
    day: Annotated[int | None, Meta(description="Day of the month, where told.")] = None
    term: Term | None = None


class Round(Part, frozen=True, kw_only=True):
    """One date of an application cycle, the same every year unless the school changes it."""

    date: MonthDay
    kind: RoundKind
    cohort: Annotated[str | None, Meta(description="The class: January class.")] = None
    cycle: Annotated[str | None, Meta(description="The cycle the page named: fall 2026.")] = None
    seen: Seen | None = None
    approximate: Annotated[bool, Meta(description="Said as early, mid or about.")] = False


class Opens(Part, frozen=True, kw_only=True):
    """When applications open."""

    rounds: Annotated[tuple[Round, ...], Meta(description="One a class.")] = ()
    text: Cell | None = None


class Deadline(Part, frozen=True, kw_only=True):
    """When applications close; several rounds and several classes a year are several rounds."""

    rounds: Annotated[tuple[Round, ...], Meta(description="One a date.")] = ()
    rolling: Annotated[bool | None, Meta(description="Places go as applications come in.")] = None
    accepting: Annotated[bool | None, Meta(description="A page said: open, or no class.")] = None
    text: Cell | None = None


class Service(Part, frozen=True, kw_only=True):
    """The system through which one applies."""

    name: Annotated[str, Meta(description="As it calls itself.")]
    own: Annotated[bool, Meta(description="The school's own system.")] = False


class Price(Part, frozen=True, kw_only=True):
    """An amount of money with what it pays for."""

    amount: Annotated[Decimal, Meta(description="A plain number, without comma or sign.")]
    currency: Annotated[Literal["USD", "CAD"], Meta(description="Currency.")] = "USD"
    covers: Covers
    residence: Residence = "any"
    year: Annotated[
        Year | None, Meta(description="The year whose price it is; absent: not known.")
    ] = None
    program_year: Annotated[int | None, Meta(description="1 or 2, where told.")] = None
    estimated: Annotated[bool, Meta(description="The school calls it an estimate.")] = False


class Fee(Part, frozen=True, kw_only=True):
    """The application fee."""

    price: Annotated[Price | None, Meta(description="The amount.")] = None
    waiver: Annotated[bool | None, Meta(description="A waiver is possible.")] = None


class Tuition(Part, frozen=True, kw_only=True):
    """Tuition, and what comes with it."""

    prices: Annotated[tuple[Price, ...], Meta(description="One an amount.")] = ()
    without: Annotated[
        Cell | None, Meta(description="What the page names beside the prices: a yearly fee.")
    ] = None
    text: Cell | None = None


class Gpa(Part, frozen=True, kw_only=True):
    """A GPA rule. Only `minimum` is a requirement; the others are information."""

    kind: GpaKind = "minimum"
    overall: Annotated[Grade | None, Meta(description="All courses.")] = None
    science: Annotated[Grade | None, Meta(description="Science courses.")] = None
    prerequisites: Annotated[Grade | None, Meta(description="Prerequisites together.")] = None
    each_prerequisite: Annotated[Grade | None, Meta(description="Each prerequisite course.")] = None
    last60: Annotated[Grade | None, Meta(description="Last 60 credits.")] = None
    preferred: Annotated[Grade | None, Meta(description="What the school likes to see.")] = None
    high: Annotated[Grade | None, Meta(description="Upper end, for `admitted`.")] = None
    retakes: Retakes | None = None
    text: Cell | None = None


class CourseNeed(Part, frozen=True, kw_only=True):
    """One course that a program asks for."""

    course: Annotated[Slug, Meta(description="Id in courses.yaml.")]
    credits: Annotated[float | None, Meta(description="Semester credits.")] = None
    semesters: Annotated[float | None, Meta(description="Number of semesters.")] = None
    lab: Annotated[bool | None, Meta(description="With a laboratory.")] = None
    min_grade: Annotated[Letter | None, Meta(description="Lowest grade of this course.")] = None
    alternatives: Annotated[tuple[Slug, ...], Meta(description="Courses that do as well.")] = ()
    includes: Annotated[tuple[Slug, ...], Meta(description="Must hold one of these.")] = ()
    need: Annotated[
        Literal["required", "recommended"], Meta(description="How firmly it is asked for.")
    ] = "required"
    age_limit_years: Annotated[int | None, Meta(description="Not older than this.")] = None


class Courses(Part, frozen=True, kw_only=True):
    """Prerequisite courses and the rules on them."""

    courses: Annotated[tuple[CourseNeed, ...], Meta(description="One an entry.")] = ()
    complete: Annotated[
        bool, Meta(description="Whether `courses` is the whole list the school publishes.")
    ] = False
    min_grade: Annotated[Letter | None, Meta(description="Lowest grade of each course.")] = None
    min_grade_for: Annotated[str | None, Meta(description="Courses it is limited to.")] = None
    total_credits: Annotated[float | None, Meta(description="Of all courses together.")] = None
    min_credits_by_deadline: Annotated[
        float | None, Meta(description="Credits that must be done by then.")
    ] = None
    age_limit_years: Annotated[int | None, Meta(description="0: the school has none.")] = None
    age_limit_need: Need = "required"
    in_progress: Annotated[bool | None, Meta(description="May be under way at application.")] = None
    planned: Annotated[bool | None, Meta(description="May be still to come at application.")] = None
    done_by: Annotated[DoneBy | None, Meta(description="When all must be done.")] = None
    online: Annotated[bool | None, Meta(description="Online courses are taken.")] = None
    retakes: Retakes | None = None
    max_repeats: Annotated[int | None, Meta(description="How often one may be repeated.")] = None
    text: Cell | None = None


class Test(Part, frozen=True, kw_only=True):
    """One admission test."""

    test: TestName
    need: Need
    max_age_years: Annotated[int | None, Meta(description="Not older than this.")] = None


class Tests(Part, frozen=True, kw_only=True):
    """Admission tests."""

    tests: Annotated[tuple[Test, ...], Meta(description="One an entry.")]


class Shadowing(Part, frozen=True, kw_only=True):
    """What the program wants you to have seen."""

    need: Need
    kind: Annotated[str, Meta(description="What is to be seen, in words.")]
    minimum: Annotated[float | None, Meta(description="How many.")] = None
    unit: ShadowingUnit | None = None


class Letters(Part, frozen=True, kw_only=True):
    """Letters of recommendation."""

    minimum: Annotated[int | None, Meta(description="How many.")] = None
    who: Annotated[tuple[str, ...], Meta(description="Whom they must or should come from.")] = ()
    text: Cell | None = None


class Experience(Part, frozen=True, kw_only=True):
    """Work or volunteering before."""

    need: Need
    kind: Annotated[str | None, Meta(description="What work, in words.")] = None
    years: Annotated[float | None, Meta(description="How long.")] = None


class Interview(Part, frozen=True, kw_only=True):
    """The interview."""

    required: Annotated[
        bool | None, Meta(description="Nobody is admitted without; absent: they are held.")
    ] = None
    months: Annotated[tuple[Month, ...], Meta(description="1 to 12.")] = ()
    mode: InterviewMode | None = None
    text: Cell | None = None


class Citizenship(Part, frozen=True, kw_only=True):
    """Rules on citizenship, age and language."""

    accepts: Annotated[
        tuple[Literal["us-citizen", "permanent-resident", "international"], ...],
        Meta(description="Who may apply."),
    ] = ()
    min_age: Annotated[int | None, Meta(description="In years.")] = None
    text: Cell | None = None


class Accreditation(Part, frozen=True, kw_only=True):
    """What a body has said of the program. Candidacy is not accreditation."""

    body: Annotated[str, Meta(description="Who says it: CAAHEP, AC-PE.")]
    status: AccreditationStatus
    date: Annotated[
        Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None,
        Meta(description="Since when."),
    ] = None
    through: Annotated[Year | None, Meta(description="Until when.")] = None


class Rate(Part, frozen=True, kw_only=True):
    """One published result."""

    measure: Measure
    percent: Annotated[Annotated[float, Meta(ge=0, le=100)], Meta(description="0 to 100.")]
    period: Annotated[str | None, Meta(description="2022-2024, or a year.")] = None
    n: Annotated[int | None, Meta(description="How many people it counts.")] = None


class Outcomes(Part, frozen=True, kw_only=True):
    """Published results of the program."""

    rates: Annotated[tuple[Rate, ...], Meta(description="One an entry.")] = ()
    text: Cell | None = None


class Distance(Part, frozen=True, kw_only=True):
    """How much of it is online."""

    mode: DistanceMode
    entry_level: Annotated[
        bool, Meta(description="false: a program for those who are perfusionists already.")
    ] = True


class Columns(Part, frozen=True, kw_only=True):
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

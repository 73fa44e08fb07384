"""The record of plan.yaml: milestones with their spacing, and what sets their real dates."""

from typing import Annotated, Literal

from msgspec import Meta

from perfcli.knowledge.model.cost import Pick
from perfcli.knowledge.model.counter import LogKind
from perfcli.knowledge.model.fact import Record
from perfcli.knowledge.model.scalars import Id, Line, MonthDay, Short, Slug

Figures = Annotated[
    dict[str, Pick], Meta(description="Figures that stand as {name} in a text, out of facts.")
]
SetBy = Literal[
    "start",
    "opens",
    "deadline",
    "interview",
    "offers",
    "tests",
    "courses",
    "done-by",
    "exam-opens",
    "exam",
    "cape",
    "report",
    "cycle",
]


class Stated(Record, frozen=True, kw_only=True):
    """A date of a program that a fact states and no column holds."""

    school: Annotated[Slug, Meta(description="Whose it is.")]
    fact: Annotated[Id, Meta(description="The fact that states it.")]
    date: MonthDay


class Done(Record, frozen=True, kw_only=True):
    """What shows that a milestone is behind the user; any of it will do."""

    status: Annotated[
        Literal["applied", "waitlisted", "accepted", "deposited", "enrolled"] | None,
        Meta(description="Of an application; applied: of every program that is still aimed at."),
    ] = None
    steps: Annotated[
        tuple[Short, ...], Meta(description="Steps of checklists: entry/entry-tour. One is enough.")
    ] = ()
    each: Annotated[
        tuple[Short, ...], Meta(description="Steps that are ticked for every program aimed at.")
    ] = ()
    record: Annotated[
        Literal["schools", "courses", "courses-done", "shadowing", "tests", "letters", "certified"]
        | None,
        Meta(description="What the profile says; courses: `match` finds none missing."),
    ] = None
    log: Annotated[LogKind | None, Meta(description="Entries of the log.")] = None
    count: Annotated[
        Short | None, Meta(description="How many: a name of `figures`; absent: one.")
    ] = None
    span: Annotated[
        Literal["any", "before", "after"],
        Meta(description="Entries of which days, seen from the day that the timeline counts from."),
    ] = "any"


class Milestone(Record, frozen=True, kw_only=True):
    """Something that must happen by a time."""

    id: Id
    text: Annotated[Line, Meta(description="What is to be done, or what happens.")]
    when: (
        Annotated[
            str,
            Meta(
                pattern=r"^[a-z]+[+-]\d+[dwm]$",
                description="Our spacing, where nothing sets the date: start-18m, deadline-8w.",
            ),
        ]
        | None
    ) = None
    basis: Annotated[
        Literal["thumb", "rule"],
        Meta(description="What `when` is: our rule of thumb, or a published rule."),
    ] = "thumb"
    set_by: Annotated[SetBy | None, Meta(description="What sets the date before `when` does.")] = (
        None
    )
    stated: Annotated[
        tuple[Stated, ...], Meta(description="Dates of programs that no column holds.")
    ] = ()
    gives: Annotated[
        Id | None, Meta(description="Name by which other milestones count from this one.")
    ] = None
    depends: Annotated[tuple[Short, ...], Meta(description="What must be there before.")] = ()
    optional: Annotated[
        bool, Meta(description="Left out where the programs aimed at do not ask for it.")
    ] = False
    event: Annotated[bool, Meta(description="Happens by itself: it is never late.")] = False
    note: Annotated[Line | None, Meta(description="What to know with it.")] = None
    figures: Figures = {}
    support: Annotated[tuple[Id, ...], Meta(description="Facts that it rests on.")] = ()
    command: Annotated[Short | None, Meta(description="The command that helps with it.")] = None
    done: Annotated[Done | None, Meta(description="What shows that it is done.")] = None


class Timeline(Record, frozen=True, kw_only=True):
    """Milestones that count from one day."""

    id: Annotated[Literal["applicant", "student"], Meta(description="Whose it is.")]
    anchor: Annotated[Id, Meta(description="Name of the day that it counts from.")]
    milestones: Annotated[tuple[Milestone, ...], Meta(description="In the usual order.")]


class Exam(Record, frozen=True, kw_only=True):
    """A window of the board exam that comes every year."""

    name: Annotated[Short, Meta(description="Its season.")]
    month: Annotated[MonthDay, Meta(description="Its month; the days are set anew each year.")]
    opens: Annotated[Pick, Meta(description="Month and day from which one may apply for it.")]
    passed: Annotated[
        Line | None, Meta(description="What a first report asks of those who passed in it.")
    ] = None
    figures: Figures = {}


class PlanBasis(Record, frozen=True, kw_only=True):
    """plan.yaml: the two timelines of `plan`, and the rules by which their dates are found."""

    timelines: Annotated[tuple[Timeline, ...], Meta(description="One before school, one after.")]
    exams: Annotated[tuple[Exam, ...], Meta(description="In the order of the year.")]
    exam_fact: Annotated[Id, Meta(description="The fact whose dates name the exam's months.")]
    first_report: Annotated[Pick, Meta(description="Month and day of the first report.")]
    cycle_report: Annotated[Pick, Meta(description="Month and day of every later report.")]
    courses_a_term: Annotated[int, Meta(ge=1, description="Rule of thumb.")]
    terms: Annotated[
        int, Meta(ge=1, description="How many the spacing of the courses has room for")
    ]
    term_months: Annotated[int, Meta(ge=1, description="How long a term is. Rule of thumb.")]
    least_months: Annotated[
        int,
        Meta(ge=1, description="With fewer before the start, a missed deadline ends the cycle."),
    ]

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Those of both timelines."""
        return tuple(one for timeline in self.timelines for one in timeline.milestones)

    @property
    def picks(self) -> tuple[Pick, ...]:
        """Every figure, and every day of the year, that is picked out of a fact."""
        holders: tuple[Milestone | Exam, ...] = (*self.milestones, *self.exams)
        inside = [pick for one in holders for pick in one.figures.values()]
        opens = [exam.opens for exam in self.exams]
        return (*inside, *opens, self.first_report, self.cycle_report)

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that it rests on."""
        names = [name for one in self.milestones for name in one.support]
        names += [each.fact for one in self.milestones for each in one.stated]
        names += [pick.fact for pick in self.picks]
        return tuple(dict.fromkeys([*names, self.exam_fact]))

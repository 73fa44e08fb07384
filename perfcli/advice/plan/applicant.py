"""The way to the first day of school, counted back from it."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from perfcli.advice.calendar.offsets import add_months
from perfcli.advice.plan.dating import Dates, Setter, in_order, stone
from perfcli.advice.plan.milestones import Dated, LeftOut, Line, Missed, Over, Stone
from perfcli.advice.plan.programs import Programs, left_out
from perfcli.advice.plan.standing import Standing
from perfcli.advice.programs.schools import SchoolView
from perfcli.knowledge.bundles.plan import PlanBundle
from perfcli.knowledge.model.milestone import Milestone, Timeline

YEAR = 12  # months from one class to the next


class Goal(Struct, frozen=True):
    """The start that is wanted: a day, or the month that a term stands for."""

    start: date
    exact: bool


class Applicant:
    """One user on the way to a start, with the programs aimed at."""

    def __init__(
        self,
        bundle: PlanBundle,
        timeline: Timeline,
        programs: Programs,
        views: Sequence[SchoolView],
        standing: Standing,
        goal: Goal,
        today: date,
    ) -> None:
        self.bundle = bundle
        self.timeline = timeline
        self.programs = programs
        self.views = views
        self.standing = standing
        self.goal = goal
        self.today = today
        self.aims = [
            programs.own(view, goal.start)
            for view in views
            if left_out(view) is None and not standing.is_out(view.school.slug)
        ]
        self.open = [one for one in self.aims if one.slug in standing.unsent]
        self.starts = _first(one.starts for one in self.aims)
        self.dates = Dates(timeline, self._anchor(), self._setters())

    def line(self) -> Line:
        """The timeline."""
        stones = [self._stone(one) for one in self.timeline.milestones]
        wanted = self.goal.start if self._differs() else None
        left = (left_out(view) for view in self.views)
        missed = tuple(self._missed())
        return Line(
            id=self.timeline.id,
            anchor=self.dates.anchor,
            stones=in_order([one for one in stones if one is not None], self.today),
            wanted=wanted,
            starts=tuple(self.starts),
            no_date=tuple(
                LeftOut(one.slug, one.name, "rolling" if one.rolling else "")
                for one in self.open
                if not one.closes
            ),
            left_out=tuple(one for one in left if one is not None),
            missed=missed,
            chosen=bool(self.views),
            sent=tuple(one.name for one in self.aims if self.standing.is_sent(one.slug)),
            over=self._over(missed),
        )

    def _anchor(self) -> Dated:
        """The first start of the programs, else the one that is wanted."""
        wanted = Dated(
            date=self.goal.start,
            precision="day" if self.goal.exact else "month",
            basis="rule-of-thumb",
            said="your profile",
        )
        if not self.starts:
            return wanted
        first = self.starts[0]
        same = (first.date.year, first.date.month) == (wanted.date.year, wanted.date.month)
        return wanted if same and self.goal.exact and first.precision == "month" else first

    def _differs(self) -> bool:
        """Whether a program begins in another month than the one that is wanted."""
        months = {(one.date.year, one.date.month) for one in self.starts}
        return bool(months - {(self.goal.start.year, self.goal.start.month)})

    def _setters(self) -> dict[str, Setter]:
        return {
            "start": lambda _: [self.dates.anchor, *self.starts[1:]],
            "opens": lambda _: _first(one.opens for one in self.open or self.aims),
            "deadline": lambda _: self._deadlines(),
            "interview": lambda _: _first(one.interview for one in self.aims),
            "offers": lambda _: _first(one.offers for one in self.aims),
            "courses": self._courses,
            "done-by": lambda _: _first(day for one in self.open for day in one.done_by),
        }

    def _deadlines(self) -> list[Dated]:
        """Every deadline to come of the programs that are open; where none is, those missed."""
        if not self.open:
            return _first(one.closes[0] if one.closes else None for one in self.aims)
        days = _first(day for one in self.open for day in one.closes)
        coming = [day for day in days if day.last >= self.today]
        return coming or _first(one.closes[-1] if one.closes else None for one in self.open)

    def _courses(self, one: Milestone) -> list[Dated]:
        """Earlier than by our spacing where more terms are needed than it has room for."""
        told = self.standing.courses
        basis = self.bundle.basis
        spaced = self.dates.spaced(one)
        if told is None or not spaced:
            return []
        terms = self._terms(len(told.missing))
        more = max(0, terms - basis.terms) * basis.term_months
        day = add_months(spaced[0].date, -more)
        offset = spaced[0].offset
        if offset is not None and offset.unit == "m":
            offset = replace(offset, amount=offset.amount - more)
        return [replace(spaced[0], date=day, offset=offset)]

    def _terms(self, courses: int) -> int:
        """How many terms so many courses take by our rule of thumb."""
        return -(-courses // self.bundle.basis.courses_a_term)

    def _stone(self, one: Milestone) -> Stone | None:
        """A milestone; None where the programs aimed at do not ask for it."""
        if one.optional and self.open and not self._asked(one):
            return None
        made = stone(
            self.timeline,
            one,
            self.dates.of(one),
            self.standing,
            self.bundle.facts,
            self.dates.anchor.date,
            self.today,
        )
        return replace(made, told=tuple(self._told(one)), remedy=self._remedy(made))

    def _asked(self, one: Milestone) -> bool:
        if one.set_by == "tests":
            return any(own.tests for own in self.open)
        return any(own.done_by for own in self.open)

    def _told(self, one: Milestone) -> list[str]:
        """What the programs and the record add to a milestone."""
        if one.set_by == "tests":
            names = [own.name for own in self.open if own.tests]
            return [f"Asked for by {', '.join(names)}"] if names else []
        if one.set_by == "courses" and self.standing.courses is None and self.aims:
            return ["Which are missing is not known: your profile does not list all your courses"]
        if one.set_by == "courses" and self.standing.courses is not None:
            return self._missing(list(self.standing.courses.missing))
        return []

    def _missing(self, names: list[str]) -> list[str]:
        """The courses that are missing, and how many terms they take by our rule of thumb."""
        if not names:
            return []
        terms = self._terms(len(names))
        count = "1 course" if len(names) == 1 else f"{len(names)} courses"
        length = "1 term" if terms == 1 else f"{terms} terms"
        return [f"Missing: {', '.join(names)} ({count}, about {length})"]

    def _remedy(self, made: Stone) -> str | None:
        """What can still be done where a milestone is late."""
        if made.state != "late" or made.due is None:
            return None
        if made.milestone.set_by == "deadline" and made.due.basis != "rule-of-thumb":
            names = ", ".join(one.name for one in self.open if not one.closes)
            again = "the next cycle: perfcli deadlines"
            return (
                f"no date is known of {names}: ask them; for the others {again}" if names else again
            )
        if made.milestone.set_by in ("interview", "offers") and made.due.basis != "rule-of-thumb":
            return "its time has come and gone: ask the program"
        return None

    def _missed(self) -> list[Missed]:
        """Programs whose last deadline has passed without an application."""
        found = []
        for one in self.open:
            if one.closes and one.closes[-1].last < self.today:
                later = self.programs.own(one.view, add_months(self.goal.start, YEAR))
                again = later.closes[0] if later.closes else None
                found.append(Missed(one.slug, one.name, one.closes[-1], later.opens, again))
        return sorted(found, key=lambda one: one.closed.date)

    def _over(self, missed: tuple[Missed, ...]) -> Over | None:
        """Whether this cycle has passed: soon a start, and no deadline left for it."""
        soon = add_months(self.today, self.bundle.basis.least_months) > self.dates.anchor.date
        if not soon or not missed or len(missed) < len(self.aims):
            return None
        following = add_months(self.goal.start, YEAR)
        return Over(missed[-1].closed, following, missed)


def _first(days: Iterable[Dated | None]) -> list[Dated]:
    """Dates in order."""
    return sorted(
        (day for day in days if day is not None), key=lambda one: (one.date, one.name or "")
    )

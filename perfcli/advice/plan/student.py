"""The way from graduation to the license and the first reports."""

from datetime import date

from msgspec.structs import replace

from perfcli.advice.calendar.dates import date_before, in_year, month_end
from perfcli.advice.match.when import MONTHS, in_words
from perfcli.advice.plan.dating import Dates, Setter, in_order, stone
from perfcli.advice.plan.milestones import Dated, Line, Precision, Stone
from perfcli.advice.plan.standing import Standing, figures_of, filled
from perfcli.journal.profile import calendar_day, last_day
from perfcli.knowledge.bundles.plan import PlanBundle
from perfcli.knowledge.model.columns import Round
from perfcli.knowledge.model.cost import Pick
from perfcli.knowledge.model.fact import Fact, picked
from perfcli.knowledge.model.milestone import Exam, Milestone, Timeline

YEARS = 3  # in which an exam of every half year is sure to come


class Student:
    """One user on the way from graduation to certification."""

    def __init__(
        self,
        bundle: PlanBundle,
        timeline: Timeline,
        standing: Standing,
        graduation: Dated,
        today: date,
    ) -> None:
        self.bundle = bundle
        self.timeline = timeline
        self.standing = standing
        self.graduation = graduation
        self.today = today
        setters: dict[str, Setter] = {
            "exam": lambda _: [self._window(self.exam, self.exam_day)],
            "exam-opens": lambda _: [self._opens()],
            "cape": lambda _: [self._window(self.cape, self.cape_day)],
            "report": lambda _: [self._report(self.passed.year + 1, bundle.basis.first_report)],
            "cycle": lambda _: self._cycle(),
        }
        self.dates = Dates(timeline, graduation, setters)
        self.exam, self.exam_day = self._after(graduation.last)
        self.forty = self._forty()
        self.cape, self.cape_day = self._after(max(graduation.last, self.forty))
        self.passed = self._certified() or self.cape_day

    def line(self) -> Line:
        """The timeline."""
        stones = [self._stone(one) for one in self.timeline.milestones]
        return Line(self.timeline.id, self.graduation, in_order(stones, self.today))

    def _after(self, day: date) -> tuple[Exam, date]:
        """The first exam after a day, with the first day of its month."""
        every = [
            (exam, in_year(exam.month, year))
            for year in range(day.year, day.year + YEARS)
            for exam in self.bundle.basis.exams
        ]
        return min((one for one in every if one[1] > day), key=lambda one: one[1])

    def _forty(self) -> date:
        """When the cases after graduation are done: by the log, else by our spacing."""
        counted = self._counted()
        if counted is not None:
            return counted
        one = self.dates.given.get("forty")
        spaced = self.dates.spaced(one) if one else ()
        return spaced[0].last if spaced else self.graduation.last

    def _certified(self) -> date | None:
        """The day of the certification, where the profile has one after the graduation."""
        certified = self.standing.profile.certified if self.standing.profile else None
        since = calendar_day(certified.since) if certified and certified.since else None
        return since if since is not None and since >= self.graduation.date else None

    def _window(self, exam: Exam, day: date) -> Dated:
        """The month of an exam. Its days are set anew each year, so none is told."""
        fact = self.bundle.facts[self.bundle.basis.exam_fact]
        seen = next((one.seen for one in fact.dates if one.date == exam.month), None)
        return self._dated(day, "month", fact, seen, "days not known")

    def _opens(self) -> Dated:
        """From which day one may apply for the first exam."""
        pick = self.exam.opens
        found = date_before(Round(date=self._day(pick), kind="opens"), self.exam_day)
        fact = self.bundle.facts[pick.fact]
        seen = fact.as_of[:4] if fact.as_of else None
        return self._dated(found.date, "day", fact, seen)

    def _report(self, year: int, pick: Pick) -> Dated:
        """A report of a year, due on the day of the rule."""
        fact = self.bundle.facts[pick.fact]
        day = in_year(self._day(pick), year)
        return replace(self._dated(day, "day", fact, None), basis="published")

    def _cycle(self) -> list[Dated]:
        """The education report where the user's cycle is known; nobody can tell it before."""
        certified = self.standing.profile.certified if self.standing.profile else None
        end = last_day(certified.cycle_ends) if certified and certified.cycle_ends else None
        if end is None or end < self.graduation.date:
            return []
        return [self._report(end.year, self.bundle.basis.cycle_report)]

    def _dated(
        self,
        day: date,
        precision: Precision,
        fact: Fact,
        seen: str | None,
        said: str | None = None,
    ) -> Dated:
        known = self.bundle.sources
        urls = [known[name].url for name in fact.sources if known[name].kind == "official"]
        return Dated(
            date=day,
            precision=precision,
            basis="projected",
            seen=seen,
            facts=(fact,),
            url=next((url for url in urls if url), None),
            said=said,
        )

    def _day(self, pick: Pick) -> str:
        return str(picked(self.bundle.facts[pick.fact].value, pick.path))

    def _stone(self, one: Milestone) -> Stone:
        made = stone(
            self.timeline,
            one,
            self.dates.of(one),
            self.standing,
            self.bundle.facts,
            self.graduation.last,
            self.today,
        )
        return replace(made, told=tuple(self._told(one)), remedy=self._remedy(made))

    def _told(self, one: Milestone) -> list[str]:
        """What hangs on the cases after graduation, and on the season of the exam."""
        if one.done and one.done.count:
            have = self.standing.counted(one.done, self.graduation.last)
            return [f"{have:g} in your log"] if have else []
        if one.set_by == "report":
            return self._first_report()
        if one.set_by == "cycle" and not self.dates.of(one):
            return [f"Due {in_words(self._day(self.bundle.basis.cycle_report))} of that year"]
        if one.set_by != "cape" or self._counted() is not None:
            return []
        cases = self._cases()
        if self.cape_day == self.exam_day:
            _, later = self._after(month_end(self.exam_day))
            return [f"With the PBSE if {cases} are done by then, else in {_month(later)}"]
        return [f"With the PBSE in {_month(self.exam_day)} if {cases} are done by then"]

    def _first_report(self) -> list[str]:
        """On what the first report hangs, and what it asks of those who passed in that season."""
        exam = self._season(self.passed)
        told = [] if self._certified() else [f"If you pass in {_month(self.passed)}"]
        return [*told, filled(exam.passed, exam, self.bundle.facts)] if exam.passed else told

    def _season(self, passed: date) -> Exam:
        """The exam that somebody passed who was certified on a day: the last one before it."""
        years = (passed.year - 1, passed.year)
        every = [(in_year(one.month, y), one) for y in years for one in self.bundle.basis.exams]
        return max((one for one in every if one[0] <= passed), key=lambda one: one[0])[1]

    def _counted(self) -> date | None:
        """The day on which the log reached the number of cases."""
        one = self.dates.given.get("forty")
        reached = one and self.standing.reached(one, self.bundle.facts, self.graduation.last)
        return reached.on if reached else None

    def _cases(self) -> str:
        one = self.dates.given.get("forty")
        need = figures_of(one, self.bundle.facts).get("cases") if one else None
        return f"the {need:g} cases" if need else "the cases"

    def _remedy(self, made: Stone) -> str | None:
        """What can still be done where a milestone is late."""
        if made.state != "late":
            return None
        kind = made.milestone.set_by
        if kind in ("exam", "cape"):
            _, later = self._after(max(self.today, self.forty) if kind == "cape" else self.today)
            return f"if you sat it, note it in the profile (certified); else {_month(later)}"
        if kind == "exam-opens" and month_end(self.exam_day) < self.today:
            exam, later = self._after(self.today)
            opens = date_before(Round(date=self._day(exam.opens), kind="opens"), later)
            return f"for {_month(later)} from {_day(opens.date)}"
        if kind == "exam-opens":
            return "open since then; when it closes is not known: apply now"
        return "file it now, and write to the board" if kind == "report" else None


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _day(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"

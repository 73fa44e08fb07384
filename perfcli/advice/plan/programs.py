"""The own dates of chosen programs in the cycle that leads to a start."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from perfcli.advice.calendar.dates import NextDate, date_before, in_year, old_year
from perfcli.advice.calendar.due import check_at
from perfcli.advice.match.when import MONTHS
from perfcli.advice.plan.milestones import Dated, LeftOut
from perfcli.advice.programs.schools import Lead, SchoolView
from perfcli.advice.programs.windows import AppDate, application_dates, statements
from perfcli.journal.profile import TERM_MONTHS
from perfcli.knowledge.model.columns import Round
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.milestone import Milestone, Stated

KINDS = {"deadline": "", "priority": "priority date", "late": "late applications end"}
TAKING = ("running", "new")


class Own(Struct, frozen=True):
    """What a program itself says of the cycle that leads to a start.

    `starts` is None where it names no term. `closes`: its deadlines in order of date. `tests`,
    `done_by`: the facts by which it asks for a test, or for finished courses on that day.
    """

    view: SchoolView
    starts: Dated | None
    opens: Dated | None
    closes: tuple[Dated, ...]
    interview: Dated | None
    offers: Dated | None
    tests: tuple[Fact, ...]
    done_by: tuple[Dated, ...]
    rolling: bool

    @property
    def slug(self) -> str:
        """Its slug."""
        return self.view.school.slug

    @property
    def name(self) -> str:
        """Its short name."""
        return self.view.school.short


def left_out(view: SchoolView) -> LeftOut | None:
    """Why a program gives no dates, or None where it takes a class in the US."""
    school = view.school
    if school.country != "US":
        why = "is outside the US, whose clock alone is known here"
    elif school.status not in TAKING:
        why = f"is {school.status}: its dates are not counted with"
    elif any(part.accepting is False for part in statements(view)):
        why = "says that it takes no class"
    else:
        return None
    return LeftOut(school.slug, school.short, why)


class Programs:
    """Reads the dates of programs for a start that is wanted."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        facts: Mapping[str, Fact],
        milestones: Iterable[Milestone],
        today: date,
    ) -> None:
        self.sources = sources
        self.facts = facts
        self.stated: dict[str, tuple[Stated, ...]] = {
            one.set_by or "": one.stated for one in milestones if one.stated
        }
        self.today = today

    def own(self, view: SchoolView, wanted: date) -> Own:
        """The dates of one program. Those seen too long ago are not among them."""
        starts = self._starts(view, wanted)
        start = starts.date if starts else wanted
        dates = [one for one in application_dates(view) if not one.old]
        closes = tuple(self._closes(view, dates, start))
        opens = [one for one in dates if one.round.kind == "opens"]
        until = closes[-1].date if closes else start
        opening = [self._dated(view, one, date_before(one.round, until)) for one in opens]
        said = statements(view)
        return Own(
            view=view,
            starts=starts,
            opens=max(opening, key=lambda one: one.date) if opening else None,
            closes=closes,
            interview=self._interview(view, start) or self._stated(view, "interview", start),
            offers=self._stated(view, "offers", start),
            tests=tuple(_asking(view)),
            done_by=tuple(self._done_by(view, closes, start)),
            rolling=any(part.rolling for part in said),
        )

    def _starts(self, view: SchoolView, wanted: date) -> Dated | None:
        """The start of the program that lies nearest to what is wanted, and is still to come.

        A term alone stands for its usual month, which is our reading of it.
        """
        found = [one for lead in view.columns["start"] for one in self._of_lead(view, lead, wanted)]
        coming = [one for one in found if one.last >= self.today]
        if not coming:
            return None
        return min(coming, key=lambda one: (abs((one.date - wanted).days), one.date))

    def _of_lead(self, view: SchoolView, lead: Lead, wanted: date) -> Iterator[Dated]:
        """The starts that a fact names, in the years around what is wanted."""
        fact = lead.fact
        part = fact.columns.start if fact.columns else None
        if part is None:
            return
        usual = TERM_MONTHS.get(part.term or "")
        words = None if part.months else f"{part.term} term; the month is our reading"
        if old_year(fact.as_of):
            words = f"page of {str(fact.as_of)[:4]}, too old to rely on"
        months = part.months or ((usual,) if usual else ())
        exact = part.day is not None and len(months) == 1
        for month in months:
            text = f"{month:02}-{part.day:02}" if exact else f"{month:02}"
            for year in range(wanted.year - 1, wanted.year + 2):
                yield self._of_fact(view, fact, in_year(text, year), exact, words)

    def _closes(self, view: SchoolView, dates: Sequence[AppDate], start: date) -> Iterator[Dated]:
        """Its deadlines before a start: the early one with an edge, the deadline, the late one."""
        ends = [one for one in dates if one.round.kind in KINDS]
        ends = ends or [one for one in dates if one.round.kind == "materials"]
        found = []
        for one in ends:
            dated = self._dated(view, one, date_before(one.round, start))
            found.append(replace(dated, said=said(one.round), round=one.round.kind))
        yield from sorted(found, key=lambda one: one.date)

    def _interview(self, view: SchoolView, start: date) -> Dated | None:
        """The first of the months in which it interviews."""
        for lead in view.columns["interview"]:
            part = lead.fact.columns.interview if lead.fact.columns else None
            if part is not None and part.months and not old_year(lead.fact.as_of):
                first = date_before(Round(date=f"{part.months[0]:02}", kind="deadline"), start)
                words = [MONTHS[month - 1] for month in part.months]
                said = f"{words[0]} to {words[-1]}" if len(words) > 1 else None
                return self._of_fact(view, lead.fact, first.date, False, said, sure=True)
        return None

    def _stated(self, view: SchoolView, what: str, start: date) -> Dated | None:
        """A date that a fact states in words alone."""
        for one in self.stated.get(what, ()):
            if one.school == view.school.slug and one.fact in self.facts:
                found = date_before(Round(date=one.date, kind="deadline"), start)
                exact = found.precision == "day"
                return self._of_fact(view, self.facts[one.fact], found.date, exact, sure=True)
        return None

    def _done_by(self, view: SchoolView, closes: Sequence[Dated], start: date) -> Iterator[Dated]:
        """By when its courses must be finished, where that is before the start."""
        for lead in view.columns["courses"]:
            part = lead.fact.columns.courses if lead.fact.columns else None
            if part is None or part.done_by in (None, "matriculation"):
                continue
            if old_year(lead.fact.as_of):
                continue
            if part.done_by != "application":
                found = date_before(Round(date=part.done_by, kind="deadline"), start)
                exact = found.precision == "day"
                yield self._of_fact(view, lead.fact, found.date, exact, sure=True)
            elif closes:
                facts = (lead.fact, *closes[0].facts)
                yield replace(closes[0], facts=facts, said=None, round=None)

    def _dated(self, view: SchoolView, stated: AppDate, found: NextDate) -> Dated:
        return Dated(
            date=found.date,
            precision=found.precision,
            basis=found.basis,
            slug=view.school.slug,
            name=view.school.short,
            seen=stated.seen,
            facts=stated.facts,
            url=check_at(stated.sources, self.sources) or view.school.url,
            said="about" if stated.round.approximate else None,
        )

    def _of_fact(
        self,
        view: SchoolView,
        fact: Fact,
        day: date,
        exact: bool,
        said: str | None = None,
        sure: bool | None = None,
    ) -> Dated:
        """A date that no round of the application gives; not `sure`: it rests on our reading."""
        sure = said is None if sure is None else sure
        return Dated(
            date=day,
            precision="day" if exact else "month",
            basis="projected" if sure else "rule-of-thumb",
            slug=view.school.slug,
            name=view.school.short,
            seen=fact.as_of[:4] if fact.as_of else None,
            facts=(fact,),
            url=check_at(fact.sources, self.sources) or view.school.url,
            said=said,
        )


def said(entry: Round) -> str | None:
    """What more is to be said of a deadline: which one, of which class."""
    words = [KINDS.get(entry.kind, "all papers due"), entry.cohort or ""]
    words += ["about"] if entry.approximate else []
    return ", ".join(word for word in words if word) or None


def _asking(view: SchoolView) -> Iterator[Fact]:
    """The facts by which a program asks for a test."""
    for lead in view.columns["tests"]:
        part = lead.fact.columns.tests if lead.fact.columns else None
        if part is not None and any(test.need == "required" for test in part.tests):
            yield lead.fact

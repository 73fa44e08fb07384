"""The courses of a record held against a program's list.

Every course of the record is first judged for an ask by itself: it counts, it may count, or it does
not. Then credits are added up. A course is counted for one ask of a list only; the narrow asks take
first.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.match.asks import (
    CourseAgeAsk,
    CourseAsk,
    CourseRules,
    CreditsAsk,
    DoneAsk,
    Outcome,
)
from perfcli.advice.match.policy import Policy
from perfcli.advice.match.record import Entry, Reach, Record
from perfcli.advice.match.when import within
from perfcli.journal.profile import GRADES

MEETS, MISSES, UNCLEAR = "meets", "misses", "unclear"
ORDER = (MEETS, UNCLEAR, MISSES)
SURE, MAYBE, NOT = 2, 1, 0
ABSENT = "not in your courses"
PASSED = "D-"
HOW = {"ap": "AP", "clep": "CLEP", "exam": "credit by exam"}
SLACK = 1e-6  # quarter credits are thirds


class Option(Struct, frozen=True, gc=False):
    """A course of the record for one ask: how firmly it counts, and why not more firmly."""

    level: int
    why: str
    reach: Reach
    included: bool

    @property
    def amount(self) -> float | None:
        """The credits that it adds."""
        whole = self.reach.entry.credits
        return None if whole is None else whole * self.reach.share


class Fill(Struct, frozen=True, gc=False):
    """How far options fill an ask."""

    verdict: str
    chosen: tuple[Option, ...]
    why: str


class Bench:
    """One record before one program's list; remembers which courses are counted already."""

    def __init__(self, record: Record, rules: CourseRules, applied: date | None) -> None:
        self.record = record
        self.rules = rules
        self.applied = applied
        self.policy = Policy(rules, record, applied)
        self.used: dict[int, set[str | None]] = {}

    def judge(self, ask: CourseAsk) -> Outcome:
        """One course. What counts for a required one is taken for it."""
        if ask.category:
            return self._category(ask)
        if not self.record.entries and not self.record.complete:
            return Outcome(UNCLEAR, None, "your record lists no courses")
        results = [self._target(ask, name) for name in ask.targets]
        best = min(results, key=lambda one: ORDER.index(one.verdict))
        if best.verdict == MISSES:
            for other in results[1:]:  # the school says that it does as well, not how much of it
                if any(option.level > NOT for option in other.chosen):
                    best = Fill(UNCLEAR, other.chosen, f"whether it is enough: {other.why}")
                    break
        if ask.required:
            for option in best.chosen:
                if option.level > NOT:
                    self.used.setdefault(option.reach.entry.index, set()).add(option.reach.part)
        return Outcome(best.verdict, _texts(option.reach.entry for option in best.chosen), best.why)

    def _target(self, ask: CourseAsk, name: str) -> Fill:
        """What the record has of one course that would do."""
        options = self.options(ask, name)
        free = [option for option in options if not (ask.required and self._taken(option.reach))]
        result = self._filled(ask, free)
        if result.verdict == MISSES and len(free) < len(options):
            loose = self._filled(ask, options)
            if loose.verdict != MISSES:
                why = "only with courses that its list asks for by themselves"
                return Fill(UNCLEAR, loose.chosen, why)
        return result

    def _taken(self, reach: Reach) -> bool:
        used = self.used.get(reach.entry.index)
        if used is None:
            return False
        return reach.part is None or None in used or reach.part in used

    def options(self, ask: CourseAsk, name: str) -> list[Option]:
        """Every course that reaches a target, the firmest and nearest first."""
        included: dict[int, bool] = {}
        for other in ask.includes:
            for reach in self.record.reach.get(other, ()):
                sure = included.get(reach.entry.index, False)
                included[reach.entry.index] = sure or reach.sure
        found = []
        for reach in self.record.reach.get(name, ()):
            level, why = self._quality(ask, reach)
            found.append(Option(level, why, reach, included.get(reach.entry.index, False)))
        found.sort(key=lambda one: (-one.level, not one.included, one.reach.distance))
        return found

    def _quality(self, ask: CourseAsk, reach: Reach) -> tuple[int, str]:
        """How firmly one course counts: the least firm of everything that is asked of it."""
        entry, course = reach.entry, reach.entry.course
        done = course.status == "done"
        found = self._grade(ask, entry) if done else self.policy.level(course)
        if found[0] > NOT and ask.lab and course.lab is not True:
            word = "its lab is not said" if course.lab is None else "taken without a lab"
            found = min(found, (MAYBE if course.lab is None else NOT, word), key=_level)
        if found[0] > NOT and course.online and self.rules.online is False:
            found = (NOT, "online courses are not taken")
        if found[0] > NOT and ask.age_limit and done:
            found = min(found, self._age(ask.age_limit, entry), key=_level)
        if found[0] > MAYBE and not reach.sure:
            found = (MAYBE, f"whether {entry.name} is {ask.label.lower()} is for the school to say")
        return found

    def _grade(self, ask: CourseAsk, entry: Entry) -> tuple[int, str]:
        course = entry.course
        if course.by in HOW:
            return MAYBE, f"whether {HOW[course.by]} counts is not said by the school"
        if course.grade == "P":
            return MAYBE, "whether a P counts is not said by the school"
        if course.retake_of is not None and self.rules.max_repeats == 0:
            return NOT, "the school takes no repeated course"
        if entry.rank is not None:
            return self._against(ask, entry, entry.rank)
        return (SURE, "") if ask.min_grade is None else (MAYBE, "its grade is not said")

    def _against(self, ask: CourseAsk, entry: Entry, rank: int) -> tuple[int, str]:
        """A grade against the lowest one taken, with the school's rule on retakes."""
        lowest = ask.min_grade or PASSED
        most = GRADES.index(lowest)
        earlier = entry.course.retake_of
        first = GRADES.index(earlier) if earlier not in (None, "P") else None
        if first is not None and self.rules.retakes == "higher-grade":
            rank = min(rank, first)
        if rank > most:
            if first is not None and first <= most:
                return MAYBE, "which attempt counts is not said"
            why = f"{entry.course.grade} is below {lowest}"
            if ask.grade_sure or rank > GRADES.index(PASSED):
                return NOT, why
            return MAYBE, f"{why}, which is asked of some courses"
        if first is not None and first > most and self.rules.retakes == "all-attempts":
            return MAYBE, "every attempt counts there"
        return SURE, ""

    def _age(self, years: int, entry: Entry) -> tuple[int, str]:
        if entry.course.year is None:
            return MAYBE, "its year is not said"
        first, last = date(entry.course.year, 1, 1), date(entry.course.year, 12, 31)
        fresh = within(years, first, last, self.applied, self.record.today)
        if fresh is None:
            return MAYBE, f"about {years} years old when you apply"
        return (SURE, "") if fresh else (NOT, f"older than {years} years when you apply")

    def _filled(self, ask: CourseAsk, options: Sequence[Option]) -> Fill:
        """Options added up to what is asked, and whether one of them is among what it must hold."""
        result = self._added(ask, options)
        if result.verdict == MISSES or not ask.includes:
            return result
        if any(option.included and option.level == SURE for option in result.chosen):
            return result
        reached = {
            reach.entry.index
            for other in ask.includes
            for reach in self.record.reach.get(other, ())
        }
        may = [o for o in options if o.level > NOT and o.reach.entry.index in reached]
        names = " or ".join(self.record.catalog.name(name) for name in ask.includes)
        if may:
            return Fill(UNCLEAR, result.chosen, may[0].why or f"whether it holds {names}")
        verdict = MISSES if self.record.complete else UNCLEAR
        return Fill(verdict, result.chosen, f"it must include {names}")

    def _added(self, ask: CourseAsk, options: Sequence[Option]) -> Fill:
        firm = [option for option in options if option.level == SURE]
        soft = [option for option in options if option.level == MAYBE]
        if ask.credits is None:
            if firm:
                return Fill(MEETS, (firm[0],), "in your courses")
            if soft:
                return Fill(UNCLEAR, (soft[0],), soft[0].why)
            return self._lacking(ask, options, "")
        total, chosen = 0.0, []
        for option in firm:
            if total + SLACK >= ask.credits:
                break
            if option.amount is not None:
                total += option.amount
                chosen.append(option)
        if total + SLACK >= ask.credits:
            enough = f"{total:.3g} {'credit' if total == 1 else 'credits'}{_shared(chosen)}"
            return Fill(MEETS, tuple(chosen), enough)
        untold = [option for option in (*firm, *soft) if option.amount is None]
        more = sum(option.amount or 0.0 for option in soft)
        chosen += [*[option for option in firm if option.amount is None], *soft]
        if untold or total + more + SLACK >= ask.credits:
            why = soft[0].why if soft else "its credits are not said"
            return Fill(UNCLEAR, tuple(chosen), why)
        short = f"{total + more:.3g} of {ask.credits:g} credits{_shared(chosen)}"
        if ask.semesters is not None and chosen and len(chosen) >= ask.semesters:
            return Fill(UNCLEAR, tuple(chosen), f"{short}: whether that is enough is not said")
        return self._lacking(ask, options, short)

    def _lacking(self, ask: CourseAsk, options: Sequence[Option], short: str) -> Fill:
        """Not enough: because of courses that do not count, or because there are no others."""
        counting = tuple(option for option in options if option.level > NOT)
        failing = [option for option in options if option.level == NOT]
        if not self.record.complete:  # there may be others, but not of the very same course
            failing = [option for option in failing if option.reach.distance == 0]
        if failing and _reaches(ask, (*counting, *failing)):
            return Fill(MISSES, (*counting, *failing), failing[0].why)
        why = short if counting else failing[0].why if failing else ABSENT
        if not self.record.complete:
            return Fill(UNCLEAR, counting, f"{why}; your list is not complete")
        return Fill(MISSES, counting, why)

    def _category(self, ask: CourseAsk) -> Outcome:
        """A field of courses: which ones fall under it is for the school to say."""
        entries = {
            reach.entry.index: reach.entry for reach in self.record.reach.get(ask.targets[0], ())
        }
        why = "which courses fall under it is for the school to say"
        return Outcome(UNCLEAR, _texts(entries.values()), why)

    def done(self, ask: DoneAsk, asked: Iterable[CourseAsk]) -> Outcome:
        """All courses done, where the list is not known: a course under way may be one of them."""
        open_ones = [entry for entry in self.record.entries if entry.course.status != "done"]
        late = {index: entry for index, entry in self._listed(asked).items() if entry in open_ones}
        for entry in late.values():
            level, why = self.policy.level(entry.course)
            if level == NOT:
                return Outcome(MISSES, entry.text, why)
        if open_ones:
            why = "whether it is one of the courses asked for was not found"
            return Outcome(UNCLEAR, _texts(open_ones), why)
        if not self.record.complete:
            return Outcome(UNCLEAR, None, "your list of courses is not complete")
        return Outcome(MEETS, None, "no course in progress or planned")

    def credits(self, ask: CreditsAsk) -> Outcome:
        """Credits of all prerequisites: which courses those are is not known."""
        known = [entry.credits for entry in self.record.entries if entry.credits is not None]
        have = f"{sum(known):.3g} credits listed" if known else None
        return Outcome(UNCLEAR, have, "which courses count is for the school to say")

    def ages(self, ask: CourseAgeAsk, asked: Iterable[CourseAsk]) -> Outcome:
        """Courses of the list, none of them older than the school likes."""
        done = [entry for entry in self._listed(asked).values() if entry.course.status == "done"]
        levels = [(self._age(ask.years, entry), entry) for entry in done]
        if not levels:
            return Outcome(UNCLEAR, None, "your record lists none of its courses")
        (level, why), worst = min(levels, key=lambda one: one[0][0])
        return Outcome((MISSES, UNCLEAR, MEETS)[level], worst.text, why or "recent enough")

    def _listed(self, asked: Iterable[CourseAsk]) -> dict[int, Entry]:
        """The courses of the record that count for one that the list names."""
        return {
            reach.entry.index: reach.entry
            for one in asked
            if not one.category
            for name in one.targets
            for reach in self.record.reach.get(name, ())
            if reach.sure
        }


def _reaches(ask: CourseAsk, options: Iterable[Option]) -> bool:
    """Whether options would be enough if all of them counted."""
    if ask.credits is None:
        return True
    amounts = [option.amount for option in options]
    if None in amounts:
        return True
    return sum(amount for amount in amounts if amount is not None) + SLACK >= ask.credits


def _shared(options: Iterable[Option]) -> str:
    """That only the share of a part is counted, where a course covers more than what is asked."""
    whole = next((option.reach.entry.name for option in options if option.reach.share < 1), None)
    return f", its share of {whole}" if whole is not None else ""


def _level(found: tuple[int, str]) -> int:
    return found[0]


def _texts(entries: Iterable[Entry]) -> str | None:
    return "; ".join(entry.text for entry in entries) or None

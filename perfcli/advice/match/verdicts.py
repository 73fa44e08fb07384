"""A record held against single measures: degree, GPA, tests, letters and the like.

Each judge returns an Outcome: `meets` where the record shows it, `misses` where it shows that it
does not hold, else `unclear`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from perfcli.advice.match.asks import (
    AgeAsk,
    CitizenshipAsk,
    DegreeAsk,
    ExperienceAsk,
    GpaAsk,
    LettersAsk,
    Outcome,
    Settled,
    ShadowingAsk,
    TestAsk,
)
from perfcli.advice.match.basis import counted_as
from perfcli.advice.match.courselist import POINTS
from perfcli.advice.match.record import Record
from perfcli.advice.match.rules import CITIZENS, LEVELS
from perfcli.advice.match.when import due_date, later, within
from perfcli.journal.profile import Degree, TestTaken, calendar_day, last_day

SILENT = "your record does not say"
MEETS, MISSES, UNCLEAR = "meets", "misses", "unclear"


def settled(ask: Settled, record: Record, applied: date | None) -> Outcome:
    """What no record can change."""
    return Outcome(ask.verdict, None, ask.why)


def gpa(ask: GpaAsk, record: Record, applied: date | None) -> Outcome:
    """A stated GPA against a minimum, with the school's rule on courses taken twice."""
    stated = record.profile.gpa
    value = getattr(stated, ask.measure) if stated is not None else None
    if value is None:
        return Outcome(UNCLEAR, None, SILENT)
    have = _gpa_text(value)
    if ask.minimum <= value < ask.top:
        return Outcome(UNCLEAR, have, "the school’s pages differ")
    verdict = MEETS if value >= ask.top else MISSES
    why = f"{'at least' if verdict == MEETS else 'below'} {_gpa_text(ask.top)}"
    if ask.retakes is None or not record.retaken:
        return Outcome(verdict, have, why)
    if ask.retakes == "all-attempts" and verdict == MEETS:
        floor = _with_retakes(value, record) if ask.measure == "overall" else None
        if floor is not None and floor >= ask.top:
            least = f"with every first attempt counted it is {floor:.2f} or more"
            return Outcome(MEETS, have, least)
        why = f"it counts every attempt: whether {have} does is not said"
        return Outcome(UNCLEAR, have, why)
    if ask.retakes == "higher-grade" and verdict == MISSES:
        why = f"it counts the higher grade of a retake: whether {have} does is not said"
        return Outcome(UNCLEAR, have, why)
    return Outcome(verdict, have, why)


def _gpa_text(value: float) -> str:
    return f"{value:.1f}" if value == round(value, 1) else f"{value:g}"


def _with_retakes(value: float, record: Record) -> float | None:
    """The lowest that a GPA can be with the first attempts, if it was stated without them.

    It was made of the listed graded courses at least; more courses only weaken what is added.
    None where a credit or a grade is not told.
    """
    listed, added, points = 0.0, 0.0, 0.0
    for entry in record.entries:
        course = entry.course
        if course.status == "done" and entry.rank is not None and course.by in (None, "college"):
            listed += entry.credits or 0.0
        if course.retake_of is not None:
            if entry.credits is None or course.retake_of not in POINTS:
                return None
            added += entry.credits
            points += POINTS[course.retake_of] * entry.credits
    return min(value, (value * listed + points) / (listed + added)) if listed + added else None


def degree(ask: DegreeAsk, record: Record, applied: date | None) -> Outcome:
    """The degree: its level, whether it is done in time, its field."""
    held = record.profile.degree
    if ask.level == "none":
        return Outcome(MEETS, None, "no degree is asked for")
    if held is None or held.level is None:
        return Outcome(UNCLEAR, None, SILENT)
    have = _degree_text(held)
    above = LEVELS.index(held.level) - LEVELS.index(ask.level)
    if above < 0:
        return Outcome(MISSES, have, f"a {ask.level}’s degree is asked for")
    verdict, why = _awarded(ask, held, record, applied)
    if above > 0 and verdict == MISSES:
        verdict, why = UNCLEAR, f"whether you hold a {ask.level}’s degree is not said"
    if verdict == MEETS and ask.studies:
        return _field(ask, held, record, have, why)
    return Outcome(verdict, have, why)


def _degree_text(held: Degree) -> str:
    if held.level == "none":
        return "no degree"
    words = [f"{held.level}"]
    if held.field is not None:
        words.append(f"in {held.field}")
    status = [text for text in ((held.status or "").replace("-", " "), held.year) if text]
    return " ".join(words) + (f" ({', '.join(status)})" if status else "")


def _awarded(ask: DegreeAsk, held: Degree, record: Record, applied: date | None) -> tuple[str, str]:
    """Whether a degree is awarded when the school wants it."""
    if held.status == "done":
        return MEETS, "done"
    if held.status is None:
        return UNCLEAR, "whether it is done is not said: add its status"
    if ask.done_by is None:
        return UNCLEAR, f"whether a degree {_under_way(held)} will do is not said by the school"
    if ask.done_by == "application":
        return MISSES, "it must be awarded when you apply"
    if ask.done_by == "matriculation":
        return _in_time(held, record.start, "it may be finished by the first day")
    day = due_date(ask.done_by, applied, record.today)
    if held.year is None:
        return UNCLEAR, f"it must be awarded by {day.isoformat()}: your year is not said"
    return _in_time(held, day, f"it must be awarded by {day.isoformat()}")


def _under_way(held: Degree) -> str:
    return "in progress" if held.status == "in-progress" else "that is planned"


def _in_time(held: Degree, day: date | None, why: str) -> tuple[str, str]:
    """A degree of a year or month against a day; without one of them it is in time."""
    first = calendar_day(held.year) if held.year else None
    last = last_day(held.year) if held.year else None
    if day is None or first is None or last is None or last <= day:
        return MEETS, why
    if first > day:
        return MISSES, why
    return UNCLEAR, f"{why}: say in which month of {held.year[:4] if held.year else ''}"


def _field(ask: DegreeAsk, held: Degree, record: Record, have: str, why: str) -> Outcome:
    """The field: known to belong to what is asked for, or for the school to say."""
    if held.field is None:
        return Outcome(UNCLEAR, have, "its field is not said")
    if record.studies & set(ask.studies):
        return Outcome(MEETS, have, why)
    return Outcome(UNCLEAR, have, f"whether {held.field} is one is for the school to say")


def test(ask: TestAsk, record: Record, applied: date | None) -> Outcome:
    """An admission test: taken, and not too long ago. Any one of several will do."""
    found = [_test(name, ask, record, applied) for name in ask.tests]
    order = (MEETS, UNCLEAR, MISSES)
    best = min(found, key=lambda one: order.index(one.verdict))
    said = "; ".join(one.have for one in found if one.have)
    return Outcome(best.verdict, said or None, best.why)


def _test(name: str, ask: TestAsk, record: Record, applied: date | None) -> Outcome:
    tests = record.profile.tests
    taken: TestTaken | None = getattr(tests, name, None) if tests is not None else None
    label = {"gre": "GRE", "mcat": "MCAT", "toefl": "TOEFL", "ielts": "IELTS"}.get(name, "CASPer")
    if taken is None:
        return Outcome(UNCLEAR, None, SILENT)
    if not taken.taken:
        return Outcome(MISSES, f"no {label}", "not taken")
    have = f"{label}{f' {taken.year}' if taken.year else ''}"
    if ask.max_age is None:
        return Outcome(MEETS, have, "taken")
    if taken.year is None:
        return Outcome(UNCLEAR, have, "its year is not said")
    first, last = date(taken.year, 1, 1), date(taken.year, 12, 31)
    fresh = within(ask.max_age, first, last, applied, record.today)
    if fresh is None:
        return Outcome(UNCLEAR, have, f"about {ask.max_age} years old when you apply")
    return Outcome(MEETS if fresh else MISSES, have, "recent enough" if fresh else "too old")


def shadowing(ask: ShadowingAsk, record: Record, applied: date | None) -> Outcome:
    """Counts of what was seen, in the unit that the school counts in."""
    seen = record.profile.shadowing
    if seen is None:
        return Outcome(UNCLEAR, None, SILENT)
    counts = {name: getattr(seen, name) for name in seen.__struct_fields__}
    said = [counted_as(n, name) for name, n in counts.items() if n is not None]
    have = ", ".join(said) or None
    names: tuple[str, ...] = (ask.unit,) if ask.unit else ("cases", "visits")
    if ask.minimum is None:
        names = tuple(counts)
    told = [counts[name] for name in names if counts[name] is not None]
    if not told:
        return Outcome(UNCLEAR, have, f"your {' or '.join(names)} are not said")
    least = ask.minimum or 1
    if max(told) >= least or (ask.minimum is None and max(told) > 0):
        return Outcome(MEETS, have, "enough" if ask.minimum else "seen")
    if len(told) < len(names) and ask.minimum is None:
        return Outcome(UNCLEAR, have, "not all of it is said")
    return Outcome(MISSES, have, f"{max(told):g} of {least:g}")


def letters(ask: LettersAsk, record: Record, applied: date | None) -> Outcome:
    """How many letters there are; whom they come from is for the user to compare."""
    held = record.profile.letters
    if held is None:
        return Outcome(UNCLEAR, None, SILENT)
    counts = {name: getattr(held, name) for name in held.__struct_fields__}
    told = {name: n for name, n in counts.items() if n is not None}
    total = sum(told.values())
    have = ", ".join(f"{name} {n}" for name, n in told.items() if n) or "none"
    if total < ask.minimum:
        return Outcome(MISSES, have, f"{total} of {ask.minimum}")
    if ask.who:
        return Outcome(UNCLEAR, have, f"see that they are {' and '.join(ask.who)}")
    return Outcome(MEETS, have, "enough")


def experience(ask: ExperienceAsk, record: Record, applied: date | None) -> Outcome:
    """Work before: whether there is any, and how long. What counts is for the school to say."""
    work = record.profile.experience
    if work is None:
        return Outcome(UNCLEAR, None, SILENT)
    if not work:
        return Outcome(MISSES, "none", "none")
    have = ", ".join(f"{one.role}{f' {one.years:g} years' if one.years else ''}" for one in work)
    if ask.years is not None:
        known = [one.years for one in work if one.years is not None]
        if len(known) == len(work) and sum(known) < ask.years:
            return Outcome(MISSES, have, f"{sum(known):g} of {ask.years:g} years")
        if sum(known) < ask.years:
            return Outcome(UNCLEAR, have, "the years are not said")
    if ask.work:
        return Outcome(UNCLEAR, have, f"whether yours is “{ask.work}” is for the school to say")
    return Outcome(MEETS, have, "told")


def citizenship(ask: CitizenshipAsk, record: Record, applied: date | None) -> Outcome:
    """Who may apply; a rule told only in words concerns those from abroad."""
    held = record.profile.citizenship
    if held is None:
        return Outcome(UNCLEAR, None, SILENT)
    have = CITIZENS[held]
    if ask.accepts:
        accepted = held in ask.accepts
        why = "accepted" if accepted else "not among those who may apply"
        return Outcome(MEETS if accepted else MISSES, have, why)
    if held == "international":
        return Outcome(UNCLEAR, have, "see the school’s rule for applicants from abroad")
    return Outcome(MEETS, have, "the rule is for applicants from abroad")


def age(ask: AgeAsk, record: Record, applied: date | None) -> Outcome:
    """The age on the day of the application, or today where no deadline is known."""
    born = record.profile.born
    if born is None:
        return Outcome(UNCLEAR, None, SILENT)
    day = applied or record.today
    first, last = calendar_day(born), last_day(born)
    have = f"born {born}"
    if last is not None and later(last, ask.minimum) <= day:
        return Outcome(MEETS, have, "old enough")
    if first is not None and later(first, ask.minimum) > day:
        return Outcome(MISSES, have, f"younger than {ask.minimum} when you apply")
    return Outcome(UNCLEAR, have, f"about {ask.minimum} when you apply")


Judge = Callable[[Any, Record, date | None], Outcome]
JUDGES: Mapping[type, Judge] = {
    Settled: settled,
    GpaAsk: gpa,
    DegreeAsk: degree,
    TestAsk: test,
    ShadowingAsk: shadowing,
    LettersAsk: letters,
    ExperienceAsk: experience,
    CitizenshipAsk: citizenship,
    AgeAsk: age,
}

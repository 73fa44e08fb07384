"""The plan of one user: the way to school, the way from graduation, or both."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from perfcli.advice.calendar.dates import month_end
from perfcli.advice.plan.applicant import Applicant, Goal
from perfcli.advice.plan.milestones import Dated, Line, Plan
from perfcli.advice.plan.programs import Programs
from perfcli.advice.plan.standing import Standing
from perfcli.advice.plan.student import Student
from perfcli.advice.programs.schools import SchoolView
from perfcli.errors import UserError
from perfcli.journal.profile import Profile, calendar_day
from perfcli.knowledge.bundles.plan import PlanBundle
from perfcli.knowledge.model.entry import Source

AHEAD = 15  # years to come that a plan may reach, as in a profile
BEHIND = 5  # years after graduation in which its milestones still mean something
LIKE = "Write it as --graduation 2028-05 or 2028-05-12"


class Days(NamedTuple):
    """The days that the timelines count from; None: that timeline is not asked for."""

    goal: Goal | None
    graduation: Dated | None


def days_of(profile: Profile | None, graduation: str, today: date) -> Days:
    """The days to count from: of the option, else of the profile.

    Raises UserError('usage') for a graduation that cannot be, for a start that has passed, and
    'no-profile' where the profile names neither.
    """
    if graduation:
        return Days(None, _graduation(graduation, today))
    goal = _goal(profile)
    ends = _month_or_day(profile.graduation if profile else None)
    if goal is None and ends is None:
        hint = (
            "Add `start: 2028-fall`: perfcli profile --edit; or: perfcli plan --graduation 2028-05"
        )
        if profile is not None and profile.graduation:
            message = f"your profile's graduation, {profile.graduation}, needs its month"
            raise UserError("no-profile", message, hint)
        raise UserError("no-profile", "your profile does not say when you want to start", hint)
    if goal is None or not _passed(goal, today):
        return Days(goal, ends)
    if ends is None:
        message = f"the start in your profile, {_words(goal)}, has passed"
        hint = "Set one to come: perfcli profile --edit; or: perfcli plan --graduation 2028-05"
        raise UserError("usage", message, hint)
    return Days(None, ends)


def plan(
    bundle: PlanBundle,
    days: Days,
    views: Sequence[SchoolView],
    sources: dict[str, Source],
    standing: Standing,
    today: date,
) -> Plan:
    """The milestones with their dates. `views`: the programs aimed at, with their sources."""
    known = {**sources, **bundle.sources}
    lines: list[Line] = []
    for timeline in bundle.basis.timelines:
        if timeline.id == "applicant" and days.goal is not None:
            programs = Programs(known, bundle.facts, timeline.milestones, today)
            way = Applicant(bundle, timeline, programs, views, standing, days.goal, today)
            lines.append(way.line())
        if timeline.id == "student" and days.graduation is not None:
            lines.append(Student(bundle, timeline, standing, days.graduation, today).line())
    name = standing.profile.name if standing.profile else None
    return Plan(tuple(_one_next(lines)), known, name)


def _one_next(lines: Sequence[Line]) -> Iterator[Line]:
    """The timelines with one milestone in all that is the next."""
    taken = False
    for line in lines:
        stones = [
            replace(one, state="ahead") if taken and one.state == "next" else one
            for one in line.stones
        ]
        taken = taken or any(one.state == "next" for one in stones)
        yield replace(line, stones=tuple(stones))


def _goal(profile: Profile | None) -> Goal | None:
    start = profile.start_date if profile else None
    if profile is None or start is None:
        return None
    return Goal(start, exact=len(profile.start or "") == len("2028-08-15"))


def _passed(goal: Goal, today: date) -> bool:
    return (goal.start if goal.exact else month_end(goal.start)) < today


def _words(goal: Goal) -> str:
    return goal.start.isoformat() if goal.exact else f"{goal.start:%Y-%m}"


def _month_or_day(text: str | None) -> Dated | None:
    """A month or a day; a year alone says too little to count from."""
    day = calendar_day(text) if text else None
    if text is None or day is None or len(text) == len("2028"):
        return None
    exact = len(text) == len("2028-05-12")
    return Dated(day, "day" if exact else "month", "rule-of-thumb", said="your graduation")


def _graduation(text: str, today: date) -> Dated:
    found = _month_or_day(text.strip())
    if found is None:
        message = f"--graduation: {text[:40]!r} is no month or day of the calendar"
        raise UserError("usage", message, LIKE)
    if found.date.year > today.year + AHEAD:
        message = f"--graduation: {text} is more than {AHEAD} years ahead"
        raise UserError("usage", message, LIKE)
    if found.date.year < today.year - BEHIND:
        message = f"--graduation: {text} is more than {BEHIND} years ago"
        hint = "What comes after certification: perfcli recertify, perfcli log"
        raise UserError("usage", message, hint)
    return found

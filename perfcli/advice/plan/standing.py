"""Where the user stands: what the profile, the board, the checklists and the log show as done."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.match.asks import CourseAsk
from perfcli.advice.match.comparison import MatchView
from perfcli.advice.plan.milestones import Reached
from perfcli.advice.yours.progress import Progress
from perfcli.journal.profile import Profile, calendar_day
from perfcli.journal.records import STATUSES, Entry, Tracked
from perfcli.knowledge.model.fact import Fact, picked
from perfcli.knowledge.model.milestone import Done, Exam, Milestone

SENT = STATUSES.index("applied")
SETTLED = STATUSES.index("deposited")  # from here on other applications no longer matter
OUT = "rejected"


class Courses(Struct, frozen=True):
    """Courses that programs ask for: those the record lacks, and who still waits for one.

    `missing`: names with the programs that ask for them. `unfinished`: programs by slug.
    """

    missing: dict[str, tuple[str, ...]]
    unfinished: frozenset[str]


def courses_of(view: MatchView, profile: Profile) -> Courses | None:
    """What `match` says of the courses; None where the record does not list them all."""
    if not profile.lists_all_courses or not view.schools:
        return None
    missing: dict[str, list[str]] = {}
    unfinished = set()
    for one in view.schools:
        for each in one.requirements:
            if each.gap and isinstance(each.ask, CourseAsk):
                missing.setdefault(each.ask.label, []).append(one.rules.slug)
            if each.gap and each.ask.column == "courses":
                unfinished.add(one.rules.slug)
    if any(course.status != "done" for course in profile.courses or ()):
        unfinished |= {one.rules.slug for one in view.schools}
    named = {name: tuple(slugs) for name, slugs in missing.items()}
    return Courses(named, frozenset(unfinished))


class Standing:
    """What is done, by what the user has told. `slugs`: the programs aimed at that give dates."""

    def __init__(
        self,
        profile: Profile | None,
        told: Sequence[tuple[str, Tracked]],
        progress: Progress,
        entries: Sequence[Entry],
        courses: Courses | None,
        slugs: Sequence[str] = (),
    ) -> None:
        self.profile = profile
        self.progress = progress
        self.entries = entries
        self.courses = courses
        self.status: dict[str, tuple[str, date]] = {}
        self.sent_on: dict[str, date] = {}
        for slug, one in told:
            if one.status is not None:
                self.status[slug] = (one.status, one.on)
                if STATUSES.index(one.status) < SENT:
                    self.sent_on.pop(slug, None)
                else:
                    self.sent_on.setdefault(slug, one.on)
        self.slugs = tuple(slug for slug in slugs if self._word(slug) != OUT)

    def _word(self, slug: str) -> str:
        return self.status[slug][0] if slug in self.status else STATUSES[0]

    def is_sent(self, slug: str) -> bool:
        """Whether an application has been sent, whatever came of it."""
        return slug in self.sent_on

    def is_out(self, slug: str) -> bool:
        """Whether a program has declined."""
        return self._word(slug) == OUT

    @property
    def unsent(self) -> tuple[str, ...]:
        """Programs that are aimed at and not applied to; none once a place is taken."""
        if any(self._reaches(slug, SETTLED) for slug in self.slugs):
            return ()
        return tuple(slug for slug in self.slugs if not self.is_sent(slug))

    def reached(
        self, milestone: Milestone, facts: Mapping[str, Fact], anchor: date
    ) -> Reached | None:
        """Whether a milestone is behind the user, and since when, if that is known."""
        done = milestone.done
        if done is None:
            return None
        found = (
            self._by_status(done),
            self._by_steps(done),
            self._by_log(done, milestone, facts, anchor),
            self._by_record(done, anchor),
        )
        return next((one for one in found if one is not None), None)

    def _reaches(self, slug: str, rank: int) -> bool:
        word = self._word(slug)
        return word != OUT and STATUSES.index(word) >= rank

    def _by_status(self, done: Done) -> Reached | None:
        if done.status is None or not self.slugs:
            return None
        if done.status == STATUSES[SENT]:
            days = [self.sent_on[slug] for slug in self.slugs if slug in self.sent_on]
            return Reached(max(days)) if days and not self.unsent else None
        rank = STATUSES.index(done.status)
        days = [self.status[slug][1] for slug in self.slugs if self._reaches(slug, rank)]
        return Reached(min(days)) if days else None

    def _by_steps(self, done: Done) -> Reached | None:
        for name in done.steps:
            checklist, _, step = name.partition("/")
            names = ("", *self.progress.worked(checklist))
            days = [self.progress.done(checklist, whom, step) for whom in names]
            known = [day for day in days if day is not None]
            if known:
                return Reached(min(known))
        for name in done.each:
            checklist, _, step = name.partition("/")
            days = [self.progress.done(checklist, slug, step) for slug in self.unsent]
            known = [day for day in days if day is not None]
            if known and len(known) == len(days):
                return Reached(max(known))
        return None

    def _by_log(
        self, done: Done, milestone: Milestone, facts: Mapping[str, Fact], anchor: date
    ) -> Reached | None:
        if done.log is None:
            return None
        need = figures_of(milestone, facts)[done.count] if done.count else 1
        have: float = 0
        for entry in sorted(self._logged(done, anchor), key=lambda one: one.told.date):
            have += entry.told.count or 0
            if have >= need:
                return Reached(entry.told.date)
        return None

    def counted(self, done: Done, anchor: date) -> float:
        """How many the log holds of what counts for a milestone."""
        return sum(entry.told.count or 0 for entry in self._logged(done, anchor))

    def _logged(self, done: Done, anchor: date) -> list[Entry]:
        """The entries that count: of the kind, and of the days that are meant."""
        return [
            entry
            for entry in self.entries
            if entry.kind == done.log
            and (done.span == "any" or (entry.told.date > anchor) == (done.span == "after"))
        ]

    def _by_record(self, done: Done, anchor: date) -> Reached | None:
        profile, name = self.profile, done.record
        if name is None or profile is None:
            return None
        if name == "certified":
            since = profile.certified.since if profile.certified else None
            day = calendar_day(since) if since else None
            return Reached(day) if day is not None and day >= anchor else None
        shown = {
            "schools": bool(self.slugs),
            "courses": self.courses is not None and not self.courses.missing,
            "courses-done": self.courses is not None
            and not self.courses.unfinished.intersection(self.slugs),
            "shadowing": _any(profile.shadowing),
            "tests": any(
                test is not None and test.taken
                for test in (getattr(profile.tests, n) for n in _fields(profile.tests))
            ),
            "letters": _any(profile.letters),
        }
        return Reached() if shown[name] else None


def _fields(record: Struct | None) -> tuple[str, ...]:
    return record.__struct_fields__ if record is not None else ()


def _any(record: Struct | None) -> bool:
    """Whether any number of a record is above 0."""
    return any(getattr(record, name) for name in _fields(record))


def figures_of(one: Milestone | Exam, facts: Mapping[str, Fact]) -> dict[str, float]:
    """The figures of its texts."""
    return {name: picked(facts[pick.fact].value, pick.path) for name, pick in one.figures.items()}


def filled(text: str | None, one: Milestone | Exam, facts: Mapping[str, Fact]) -> str:
    """A text with its figures."""
    values = figures_of(one, facts)
    return text.format(**{name: f"{value:g}" for name, value in values.items()}) if text else ""

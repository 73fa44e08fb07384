"""A plan made in a test: the product's milestones, programs made up or of the data."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from perfcli.advice.plan.milestones import Line, Plan, Stone
from perfcli.advice.plan.standing import Courses, Standing
from perfcli.advice.plan.timeline import days_of, plan
from perfcli.advice.programs.schools import SchoolView, some_schools
from perfcli.advice.words import Words
from perfcli.advice.yours.progress import Progress
from perfcli.journal.reading import read_profile
from perfcli.journal.records import Entry, Step, Tracked
from perfcli.knowledge.load import Knowledge


class Made:
    """A plan with its milestones by id."""

    def __init__(self, made: Plan) -> None:
        self.plan = made
        self.lines: dict[str, Line] = {line.id: line for line in made.lines}
        self.by_id: dict[str, Stone] = {one.milestone.id: one for one in made.stones}

    def __getitem__(self, name: str) -> Stone:
        return self.by_id[name]

    def __contains__(self, name: str) -> bool:
        return name in self.by_id

    def date(self, name: str) -> str | None:
        """Its day, or its month alone."""
        due = self[name].due
        if due is None:
            return None
        return due.date.isoformat() if due.precision == "day" else f"{due.date:%Y-%m}"

    def basis(self, name: str) -> tuple[str, str | None]:
        """What its date rests on, and which program sets it."""
        due = self[name].due
        assert due is not None
        return due.basis, due.slug


@pytest.fixture
def planned(knowledge: Knowledge) -> Callable[..., Made]:
    """`planned("start: 2028-fall", "musc", program)`: slugs of the data, or programs made up."""
    words = Words(knowledge.index, knowledge.courses)

    def call(
        profile: str = "",
        *programs: str | SchoolView,
        today: str = "2026-11-24",
        graduation: str = "",
        told: Sequence[tuple[str, Tracked]] = (),
        ticks: dict[str, str] | None = None,
        entries: Sequence[Entry] = (),
        courses: Courses | None = None,
    ) -> Made:
        day = date.fromisoformat(today)
        record = read_profile(profile, "profile.yaml", words, day) if profile else None
        slugs = [one for one in programs if isinstance(one, str)]
        known = some_schools(knowledge, slugs)
        made_up = tuple(one for one in programs if not isinstance(one, str))
        views = (*known.schools, *made_up)
        progress = Progress(
            {_key(name): date.fromisoformat(on) for name, on in (ticks or {}).items()}
        )
        names = [view.school.slug for view in views]
        standing = Standing(record, told, progress, entries, courses, names)
        days = days_of(record, graduation, day)
        return Made(plan(knowledge.plan, days, views, known.sources, standing, day))

    return call


def _key(name: str) -> str:
    """`entry/entry-read` or `application/musc/app-send` as the key of a step."""
    parts = name.split("/")
    whom = parts[1] if len(parts) == 3 else ""
    return Step(parts[0], whom, parts[-1]).key

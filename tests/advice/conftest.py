"""Programs made up for a test, with nothing in them but what the test is about."""

from collections.abc import Callable
from datetime import date
from itertools import count
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from perfcli.advice.match.comparison import Matcher, SchoolMatch
from perfcli.advice.programs.schools import SchoolView, school_view
from perfcli.advice.words import Words
from perfcli.journal.reading import read_profile
from perfcli.knowledge.bundles.entries import SchoolsBundle
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.columns import Columns
from perfcli.knowledge.model.kinds import Fact, School

NUMBERS = count()


def make_fact(columns: Columns | None = None, **more: Any) -> Fact:
    """A fact with an id of its own."""
    name = f"fact-{next(NUMBERS)}"
    given = {
        "id": name,
        "claim": name,
        "confidence": "high",
        "sources": (f"source-{name}",),
        **more,
    }
    return Fact(columns=columns, **given)


def make_school(*facts: Fact | Columns, **more: Any) -> School:
    """A program with these facts, or with a fact for each of these columns."""
    given = {
        "slug": "alpha",
        "name": "Alpha University",
        "short": "Alpha",
        "city": "Columbus",
        "state": "OH",
        "status": "running",
        "status_basis": "its page",
        **more,
    }
    made = (one if isinstance(one, Fact) else make_fact(one) for one in facts)
    return School(facts=tuple(made), **given)


@pytest.fixture
def fact() -> Callable[..., Fact]:
    return make_fact


@pytest.fixture
def school() -> Callable[..., School]:
    return make_school


@pytest.fixture
def program() -> Callable[..., SchoolView]:
    """A program as advice sees it."""
    return lambda *facts, **more: school_view(make_school(*facts, **more))


class Held:
    """A record held against one made-up program: verdicts by the id of the requirement."""

    def __init__(self, found: SchoolMatch) -> None:
        self.found = found
        self.verdict = found.verdict
        self.by_id = {one.ask.id: one for one in found.requirements}

    def __getitem__(self, name: str) -> str:
        return self.by_id[name].outcome.verdict

    def __contains__(self, name: str) -> bool:
        return name in self.by_id

    def why(self, name: str) -> str:
        return self.by_id[name].outcome.why

    def have(self, name: str) -> str | None:
        return self.by_id[name].outcome.have

    def need(self, name: str) -> str:
        return self.by_id[name].ask.need


@pytest.fixture
def held(knowledge: Knowledge) -> Callable[..., Held]:
    """`held(profile, columns, ...)`: a profile in YAML against a program with these columns.

    Columns are plain values as in the data, a fact each; a pair of them and the fact's own fields
    makes a fact that has those too.
    """
    words = Words(knowledge.index, knowledge.courses)

    def call(profile: str, *columns: Any, today: str = "2026-11-24") -> Held:
        facts = []
        for one in columns:
            values, more = one if isinstance(one, tuple) else (one, {})
            facts.append(make_fact(msgspec.convert(values, Columns), **more))
        bundle = SchoolsBundle((make_school(*facts),), {})
        known = SimpleNamespace(match=bundle, courses=knowledge.courses)
        day = date.fromisoformat(today)
        record = read_profile(profile, "profile.yaml", words, day)
        return Held(Matcher(known, words).match(record, day).schools[0])  # type: ignore[arg-type]

    return call

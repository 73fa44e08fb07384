"""Counters: what was seen against what programs ask, cases and units against the facts."""

from datetime import date
from types import SimpleNamespace

import pytest

from perfcli.advice.yours.counting import (
    Period,
    Recertification,
    seen_so_far,
    shadow_counters,
    shadowing_record,
)
from perfcli.advice.yours.logbook import sorts_of
from perfcli.journal.profile import Certified, Shadowing
from perfcli.journal.records import Entry, Logged
from perfcli.knowledge.model.columns import Columns
from perfcli.knowledge.model.columns import Shadowing as Asked
from perfcli.knowledge.model.fact import picked

TODAY = date(2026, 11, 24)


def entry(kind: str, day: date = TODAY, **more) -> Entry:
    return Entry("x", kind, Logged(date=day, **more))


@pytest.fixture(scope="module")
def shadow(knowledge):
    return sorts_of(knowledge.counters.basis)["shadow"]


@pytest.fixture(scope="module")
def rules(knowledge):
    return lambda **certified: Recertification(
        knowledge.counters, Certified(**certified) if certified else None
    )


def test_what_was_seen_adds_up(shadow):
    entries = [
        entry("shadow", count=2, category="case", hours=6, place="A"),
        entry("shadow", count=1, category="case", hours=2, place="A"),  # the same day
        entry("shadow", count=1, category="case", place="B"),
        entry("shadow", count=3, category="visit", hours=1),
        entry("shadow", count=2, category="conversation"),
        entry("case", count=50, category="primary", hours=9),
    ]
    seen = seen_so_far(shadow, entries)
    assert seen == {"cases": 4, "hours": 9, "visits": 5, "conversations": 2}
    assert shadowing_record(seen) == Shadowing(cases=4, hours=9, visits=5, conversations=2)
    assert shadowing_record(seen_so_far(shadow, [])) is None


def test_programs_count_in_their_own_unit(program):
    seen = {"cases": 2.0, "hours": 12.0, "visits": 1.0, "conversations": 0.0}
    views = [
        program(Columns(shadowing=Asked(need=need, kind="k", minimum=least, unit=unit)), slug=slug)
        for slug, need, least, unit in (
            ("a", "required", 4, "hours"),
            ("b", "recommended", 3, None),
            ("c", "considered", None, None),
            ("d", "not-required", None, None),
            ("e", "required", 1, "conversations"),
        )
    ]
    counters = [one for one in shadow_counters(seen, views) if one.slug]
    assert [(one.id, one.have, one.need, one.what, one.bound) for one in counters] == [
        ("shadowing-a", 12, 4, "hours", "required"),
        ("shadowing-b", 2, 3, "cases", "recommended"),
        ("shadowing-c", 2, None, "cases", "considered"),
        ("shadowing-e", 0, 1, "conversations", "required"),
    ]
    assert [one.to_go for one in counters] == [0, 1, 0, 1]
    assert all(one.sources for one in counters)


def test_two_statements_of_one_program_are_two_counters(program):
    asks = [Columns(shadowing=Asked(need="required", kind=kind)) for kind in "ab"]
    counters = list(shadow_counters({"cases": 0.0, "visits": 0.0}, [program(*asks)]))
    assert [one.id for one in counters] == ["shadowing-alpha", "shadowing-alpha-2"]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (TODAY, date(2026, 7, 1), date(2027, 6, 30)),
        (date(2026, 6, 30), date(2025, 7, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30)),
    ],
)
def test_the_year_ends_as_the_fact_has_it(rules, day, first, last):
    assert rules().year(day) == Period(first, last)


def test_the_year_ends_as_the_profile_has_it(rules):
    assert rules(year_ends="12-31").year(TODAY) == Period(date(2026, 1, 1), date(2026, 12, 31))
    assert rules(year_ends="02-29").year(TODAY) == Period(date(2026, 3, 1), date(2027, 2, 28))


@pytest.mark.parametrize(
    ("ends", "first", "last"),
    [
        ("2028-06-30", date(2025, 7, 1), date(2028, 6, 30)),
        ("2028", date(2026, 7, 1), date(2029, 6, 30)),
        ("2022-06-30", date(2025, 7, 1), date(2028, 6, 30)),
        ("2034-06", date(2025, 7, 1), date(2028, 6, 30)),
        ("2027-06-30", date(2024, 7, 1), date(2027, 6, 30)),
    ],
)
def test_the_cycle_of_the_profile_is_the_one_under_way(rules, ends, first, last):
    assert rules(cycle_ends=ends).cycle(TODAY) == Period(first, last, sure=True)


def test_without_a_cycle_the_last_years_are_counted_and_said_to_be_unsure(rules):
    assert rules().cycle(TODAY) == Period(date(2024, 7, 1), date(2027, 6, 30), sure=False)


def figure(knowledge, name):
    rule = next(rule for rule in knowledge.counters.basis.counters if rule.id == name)
    fact = knowledge.counters.facts[rule.figure.fact]
    return picked(fact.value, rule.figure.path), fact.sources


def test_every_target_is_a_figure_of_a_fact(rules, knowledge):
    made = [*rules().years_of([], TODAY, False)[0].counters, *rules().units([], TODAY)]
    assert [one.id for one in made] == [
        "activities",
        "primary",
        "secondary",
        "units",
        "units-category-1",
    ]
    for one in made:
        assert (one.need, one.sources) == figure(knowledge, one.id)


def test_cases_of_the_year_are_counted(rules, knowledge):
    entries = [
        entry("case", count=20, category="primary"),
        entry("case", date(2026, 7, 1), count=1, category="primary"),
        entry("case", date(2026, 6, 30), count=9, category="primary"),
        entry("case", count=4, category="secondary"),
        entry("case", count=2),
        entry("ceu", count=5, category="I"),
    ]
    (year,) = rules().years_of(entries, TODAY, False)
    have = {one.id: one.have for one in year.counters}
    assert have == {"activities": 27, "primary": 21, "secondary": 4}
    assert year.unsorted == 2


def test_of_secondary_ones_only_so_many_count(rules, knowledge):
    most, _ = figure(knowledge, "secondary")
    entries = [
        entry("case", count=10, category="primary"),
        entry("case", count=most + 3, category="secondary"),
    ]
    (year,) = rules().years_of(entries, TODAY, False)
    counters = {one.id: one for one in year.counters}
    assert (counters["activities"].have, counters["activities"].over) == (10 + most, 3)
    assert counters["secondary"].have == most + 3
    assert counters["secondary"].to_go == 0


def test_units_of_the_cycle_by_category(rules):
    entries = [
        entry("ceu", count=12.5, category="I"),
        entry("ceu", date(2024, 7, 1), count=2, category="II"),
        entry("ceu", date(2024, 6, 30), count=99, category="I"),
        entry("ceu", count=1),
    ]
    have = {one.id: one.have for one in rules().units(entries, TODAY)}
    assert have == {"units": 15.5, "units-category-1": 12.5}


def test_years_gone_by_are_shown_where_they_hold_cases(rules):
    entries = [
        entry("case", count=1, category="primary"),
        entry("case", date(2024, 1, 1), count=5, category="primary"),
    ]
    assert len(rules().years_of(entries, TODAY, False)) == 1
    years = rules().years_of(entries, TODAY, True)
    assert [year.period.last.year for year in years] == [2027, 2024]
    assert len(rules().years_of([], TODAY, True)) == 1


@pytest.mark.parametrize(
    ("since", "first_year"),
    [("2026-10", True), ("2026-10-05", True), ("2025-10", False), (None, False)],
)
def test_notes_are_the_facts(rules, knowledge, since, first_year):
    basis = knowledge.counters.basis
    made = rules(since=since) if since else rules()
    (year,) = made.years_of([], TODAY, False)
    wanted = [basis.first_year] if first_year else []
    assert [fact.id for fact in year.notes] == [*wanted, basis.relief]


def test_no_figure_stands_in_the_code(knowledge):
    """A change of the fact changes the counter."""
    facts = dict(knowledge.counters.facts)
    fact = facts["recert-annual"]
    value = {**fact.value, "clinical_activities_per_year": 41}
    facts[fact.id] = type(fact)(
        **{name: getattr(fact, name) for name in fact.__struct_fields__} | {"value": value}
    )
    bundle = SimpleNamespace(basis=knowledge.counters.basis, facts=facts)
    (year,) = Recertification(bundle, None).years_of([], TODAY, False)
    assert year.counters[0].need == 41

"""Entries of the log: every fault found, and told in a few words."""

from datetime import date

import pytest

from perfcli.advice.yours import logbook
from perfcli.advice.yours.logbook import amount_text, category_of, entry_of, number, too_long_a_day
from perfcli.errors import UserError
from perfcli.journal.records import Entry, Logged

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def sorts(knowledge):
    return logbook.sorts_of(knowledge.counters.basis)


def made(sort, **given):
    told, faults = entry_of(sort, given, TODAY)
    assert faults == []
    return told


def faults(sort, **given):
    told, found = entry_of(sort, given, TODAY)
    assert told is None
    return dict(found)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("shadow", "shadow"), ("Shadowing", "shadow"), ("cases", "case"), ("CEU", "ceu")],
)
def test_kinds_by_what_people_type(typed, kind):
    assert logbook.find_kinds([typed]) == [kind]


def test_a_kind_that_is_none_has_a_near_one():
    with pytest.raises(UserError) as caught:
        logbook.find_kinds(["shadw"])
    assert caught.value.hint == "Did you mean: perfcli log shadow"


def test_every_kind_of_the_journal_is_told_in_the_data(sorts):
    assert tuple(sorts) == logbook.LOG_KINDS == tuple(logbook.ALIASES)


def test_what_is_not_told_is_not_said(sorts):
    assert made(sorts["study"], hours="2") == Logged(date=TODAY, hours=2)
    assert made(sorts["case"], place="Mercy") == Logged(date=TODAY, count=1, place="Mercy")
    assert made(sorts["shadow"], date="2026-11-20") == Logged(
        date=date(2026, 11, 20), count=1, category="case"
    )


def test_units_must_be_counted(sorts):
    assert faults(sorts["ceu"], category="I") == {"count": "expected the number of units"}
    assert made(sorts["ceu"], count="1.5").count == 1.5


def test_every_fault_is_found_at_once(sorts):
    found = faults(
        sorts["case"], date="2026-13-01", hours="-1", count="0", category="primry", note="\ud800"
    )
    assert set(found) == {"date", "hours", "count", "category", "note"}
    assert "did you mean primary?" in found["category"]


def test_a_day_has_24_hours(sorts):
    assert made(sorts["study"], hours="24").hours == 24
    assert "a day has 24" in faults(sorts["study"], hours="24.5")["hours"]


def test_cases_are_whole(sorts):
    assert "whole number" in faults(sorts["case"], count="1.5")["count"]


def test_texts_are_kept_exactly(sorts):
    told = made(sorts["case"], note=" two\nlines ", place="\t")
    assert (told.note, told.place) == (" two\nlines ", "\t")
    assert made(sorts["case"], note="").note is None


@pytest.mark.parametrize(
    ("kind", "text", "category"),
    [
        ("case", "PRIMARY", "primary"),
        ("case", "assist", "secondary"),
        ("ceu", "1", "I"),
        ("ceu", "Category I", "I"),
        ("ceu", "II", "II"),
        ("study", "physiology", "physiology"),
        ("shadow", "talk", "conversation"),
    ],
)
def test_categories(sorts, kind, text, category):
    assert category_of(sorts[kind], text) == category


@pytest.mark.parametrize(
    ("kind", "text", "complaint"),
    [
        ("case", "x", "expected one of primary, secondary"),
        ("case", "secundary", "did you mean secondary"),
        ("ceu", "categoryi", "did you mean I"),
    ],
)
def test_what_is_no_category(sorts, kind, text, complaint):
    with pytest.raises(ValueError, match=complaint):
        category_of(sorts[kind], text)


def test_days_with_too_many_hours():
    known = [Entry("a", "case", Logged(date=TODAY, hours=20))]
    other = date(2026, 11, 1)
    fresh = [Logged(date=TODAY, hours=4), Logged(date=other, hours=24), Logged(date=other)]
    assert too_long_a_day(fresh, known) == {}
    assert too_long_a_day([Logged(date=TODAY, hours=4.5)], known) == {TODAY: 24.5}
    assert too_long_a_day([Logged(date=other, hours=1)], known) == {}


def test_newest_first_by_date_then_by_entry():
    days = [TODAY, date(2026, 11, 1), TODAY]
    entries = [Entry(str(i), "case", Logged(date=day)) for i, day in enumerate(days)]
    assert [entry.id for entry in logbook.newest_first(entries)] == ["2", "0", "1"]


@pytest.mark.parametrize(
    ("kind", "told", "text"),
    [
        ("shadow", {"count": 1, "category": "case"}, "1 case"),
        ("shadow", {"count": 2, "category": "case"}, "2 cases"),
        ("case", {"count": 3, "category": "primary"}, "3 primary"),
        ("case", {"count": 1}, "1 case"),
        ("ceu", {"count": 1, "category": "I"}, "1 unit in Category I"),
        ("ceu", {"count": 1.5, "category": "II"}, "1.5 units (II)"),
        ("study", {"category": "physiology"}, "physiology"),
        ("study", {}, ""),
    ],
)
def test_how_much_an_entry_is(sorts, kind, told, text):
    assert amount_text(sorts[kind], Logged(date=TODAY, **told)) == text


def test_numbers_lose_nothing():
    assert [number(value) for value in (1.0, 1.5, 0.1, 1234567.0)] == ["1", "1.5", "0.1", "1234567"]
    assert float(number(0.1 + 0.2)) == 0.1 + 0.2

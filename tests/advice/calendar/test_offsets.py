"""Offsets from an anchor in days, weeks and calendar months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.advice.calendar.offsets import Offset, add_months, parse_offset


@pytest.mark.parametrize(
    ("text", "day", "due"),
    [
        ("start-18m", date(2028, 8, 21), date(2027, 2, 21)),
        ("start+1m", date(2027, 1, 31), date(2027, 2, 28)),
        ("start+1m", date(2028, 1, 31), date(2028, 2, 29)),
        ("start-12m", date(2028, 2, 29), date(2027, 2, 28)),
        ("yearend-6m", date(2027, 6, 30), date(2026, 12, 31)),
        ("visit-6w", date(2026, 12, 1), date(2026, 10, 20)),
        ("visit+0d", date(2026, 12, 1), date(2026, 12, 1)),
        ("yearend+31d", date(2027, 6, 30), date(2027, 7, 31)),
        ("yearend+3d", date(2027, 6, 30), date(2027, 7, 3)),
    ],
)
def test_an_offset_gives_a_date(text, day, due):
    assert parse_offset(text).on(day) == due


def test_its_parts():
    assert parse_offset("deadline-2w") == Offset("deadline", -2, "w")


@pytest.mark.parametrize("text", ["", "start", "start18m", "start-18y", "-3d", "a-1d-1d"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="no offset"):
        parse_offset(text)


@pytest.mark.parametrize("text", ["start-24m", "start-7d", "start-1w"])
def test_the_calendar_ends(text):
    with pytest.raises(OverflowError):
        parse_offset(text).on(date.min)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-600, 600))
def test_a_month_is_never_skipped(day, months):
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (there + timedelta(days=1)).day == 1

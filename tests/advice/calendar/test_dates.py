"""Dates of every year: the next time and the last, on any day."""

from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfcli.advice.calendar.dates import (
    date_before,
    last_before,
    next_date,
    too_old,
    yearly_day,
)
from perfcli.knowledge.model.columns import Round
from perfcli.knowledge.model.yearly import YearlyDate

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))
YEAR_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: f"{day:%m-%d}")
MONTHS = st.integers(1, 12).map(lambda month: f"{month:02}")


def a_round(day: str, seen: str | None = None) -> Round:
    return Round(date=day, kind="deadline", seen=seen)


@given(YEAR_DAYS, DAYS)
@example("02-29", date(2025, 3, 1))
@example("01-01", date(2026, 12, 31))
@example("12-31", date(2026, 12, 31))
def test_next_day_is_the_first_one_from_today_on(day, today):
    coming = next_date(a_round(day), today)
    assert today <= coming.date <= today + timedelta(days=366)
    short = day == "02-29" and not isleap(coming.date.year)
    assert f"{coming.date:%m-%d}" == ("02-28" if short else day)
    assert (coming.precision, coming.basis) == ("day", "projected")
    # Nothing came between: a year earlier is before today.
    assert coming.date.year == today.year or f"{today:%m-%d}" > f"{coming.date:%m-%d}"


@given(MONTHS, DAYS)
@example("12", date(2026, 12, 31))
def test_month_comes_as_long_as_it_is_not_over(month, today):
    coming = next_date(a_round(month), today)
    assert coming.precision == "month"
    assert (coming.date.day, f"{coming.date:%m}") == (1, month)
    assert coming.last.day == monthrange(coming.date.year, coming.date.month)[1]
    assert today <= coming.last <= today + timedelta(days=366 + 31)
    if today.month == int(month):
        assert coming.date.year == today.year


@given(YEAR_DAYS | MONTHS, DAYS)
@example("02-29", date(2025, 3, 1))
@example("01-01", date(2026, 1, 1))
def test_last_time_lies_before_the_day_and_within_a_year(day, today):
    past = last_before(day, today)
    assert today - timedelta(days=366) <= past < today
    assert f"{past:%m}" == day[:2]


@given(YEAR_DAYS, DAYS)
def test_next_of_what_came_last_is_a_year_on(day, today):
    past = last_before(day, today)
    assert next_date(a_round(day), past).date == past
    assert next_date(a_round(day), today).date.year == past.year + 1


@pytest.mark.parametrize(
    ("seen", "today", "expected"),
    [
        ("2026-12-01", date(2026, 11, 24), ("published", date(2026, 12, 1))),
        ("2026-12-01", date(2026, 12, 1), ("published", date(2026, 12, 1))),
        ("2026-12-01", date(2026, 12, 2), ("projected", date(2027, 12, 1))),
        ("2025-12-01", date(2026, 11, 24), ("projected", date(2026, 12, 1))),
        ("2027-12-01", date(2026, 11, 24), ("projected", date(2026, 12, 1))),
    ],
)
def test_only_the_very_date_that_was_read_is_published(seen, today, expected):
    coming = next_date(a_round("12-01", seen), today)
    assert (coming.basis, coming.date) == expected


def test_leap_day_that_was_read_is_projected_to_the_28th():
    coming = next_date(a_round("02-29", "2024-02-29"), date(2026, 1, 1))
    assert (coming.date, coming.basis) == (date(2026, 2, 28), "projected")
    assert next_date(a_round("02-29"), date(2027, 3, 1)).date == date(2028, 2, 29)


def test_month_that_was_read_for_a_year_is_published_in_it():
    exam = YearlyDate(what="Exam", date="04", kind="exam", seen="2027-04")
    assert next_date(exam, date(2026, 11, 24)).basis == "published"
    assert next_date(exam, date(2027, 4, 30)).basis == "published"
    assert next_date(exam, date(2027, 5, 1)).basis == "projected"


def test_opening_told_by_its_month_has_come_when_the_month_is_over():
    assert last_before("02", date(2026, 2, 28)) == date(2025, 2, 28)
    assert last_before("02", date(2026, 3, 1)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("seen", "as_of", "old"),
    [
        ("2020-12-01", "2024", True),
        ("2021-12-01", "2019", False),
        (None, "2020-12-31", True),
        (None, "2021", False),
        (None, None, False),
    ],
)
def test_the_date_read_decides_on_age_before_the_page(seen, as_of, old):
    assert too_old(a_round("12-01", seen), as_of) is old


@given(YEAR_DAYS | MONTHS, DAYS)
@example("02-29", date(2025, 3, 1))
@example("12-01", date(2027, 12, 1))
def test_date_before_a_day_is_the_last_one(month_day, day):
    found = date_before(a_round(month_day), day)
    assert found.date < day
    assert found.precision == ("day" if len(month_day) == 5 else "month")
    assert (day - found.date).days <= 366
    again = date_before(a_round(month_day), found.date)
    assert again.date.year == found.date.year - 1


def test_date_before_is_published_only_in_the_year_that_was_seen():
    one = a_round("12-01", seen="2025-12-01")
    assert date_before(one, date(2026, 8, 1)).basis == "published"
    assert date_before(one, date(2027, 8, 1)).basis == "projected"


@pytest.mark.parametrize(
    ("anchor", "which", "expected"),
    [
        (date(2027, 4, 20), "last-before", date(2026, 11, 15)),
        (date(2027, 10, 20), "last-before", date(2027, 5, 15)),
        (date(2027, 5, 15), "last-before", date(2026, 11, 15)),
        (date(2028, 5, 6), "next-from", date(2028, 5, 15)),
        (date(2028, 5, 15), "next-from", date(2028, 5, 15)),
        (date(2028, 12, 1), "next-from", date(2029, 5, 15)),
        (date(2027, 4, 20), "next-year", date(2028, 5, 15)),
    ],
)
def test_the_yearly_day_that_belongs_to_an_anchor(anchor, which, expected):
    assert yearly_day(["05-15", "11-15"], anchor, which) == expected
    assert yearly_day([], anchor, which) is None


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_a_yearly_day_outside_the_calendar(anchor):
    with pytest.raises(OverflowError):
        yearly_day(["05-15"], anchor, "next-from")

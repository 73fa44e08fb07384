"""The day of an application, and ages counted to it."""

from datetime import date

import pytest

from perfcli.advice.match.when import application_date, due_date, in_words, later, within
from perfcli.knowledge.model.columns import Round

TODAY = date(2026, 11, 24)


def rounds(*dates):
    return tuple(Round(date=day, kind=kind) for day, kind in dates)


@pytest.mark.parametrize(
    ("given", "start", "expected"),
    [
        ([("12-01", "deadline")], None, date(2026, 12, 1)),
        ([("11-24", "deadline")], None, date(2026, 11, 24)),
        ([("11-23", "deadline")], None, date(2027, 11, 23)),
        ([("12-01", "deadline")], date(2028, 8, 1), date(2027, 12, 1)),
        ([("03-01", "deadline"), ("10-01", "deadline")], None, date(2027, 3, 1)),
        ([("03-01", "deadline"), ("10-01", "deadline")], date(2028, 8, 1), date(2028, 3, 1)),
        ([("10-01", "priority"), ("03-01", "deadline")], None, date(2027, 3, 1)),
        ([("10-01", "priority")], None, date(2027, 10, 1)),
        ([("09-01", "opens")], None, None),
        ([("12", "deadline")], None, date(2026, 12, 31)),
        ([("12-01", "deadline")], date(2026, 8, 1), date(2026, 12, 1)),  # a start that has passed
        ([], None, None),
    ],
)
def test_the_deadline_that_counts(given, start, expected):
    assert application_date(rounds(*given), start, TODAY) == expected


def test_a_date_in_a_rule_is_the_first_one_after_the_application():
    assert due_date("10-01", date(2027, 8, 1), TODAY) == date(2027, 10, 1)
    assert due_date("05-15", date(2027, 12, 1), TODAY) == date(2028, 5, 15)
    assert due_date("11-01", date(2027, 11, 1), TODAY) == date(2027, 11, 1)
    assert due_date("05", None, TODAY) == date(2027, 5, 31)


def test_ages_are_sure_only_where_every_day_of_the_year_agrees():
    applied = date(2026, 12, 1)

    def year(number):
        return within(5, date(number, 1, 1), date(number, 12, 31), applied, TODAY)

    assert [year(2020), year(2021), year(2022)] == [False, None, True]


def test_a_leap_day_is_the_day_before_in_other_years():
    assert later(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert later(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_dates_in_words():
    assert in_words("10-01") == "October 1"
    assert in_words("05") == "May"
    assert in_words("application") == "application"

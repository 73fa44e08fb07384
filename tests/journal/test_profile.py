"""What a profile's values mean."""

from datetime import date

import pytest

from perfcli.journal.profile import CourseTaken, Profile, calendar_day, last_day, start_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028", date(2028, 8, 1)),
        ("2028-fall", date(2028, 8, 1)),
        ("2028-spring", date(2028, 1, 1)),
        ("2028-summer", date(2028, 5, 1)),
        ("2028-03", date(2028, 3, 1)),
        ("2028-08-15", date(2028, 8, 15)),
        ("2028-winter", None),
        ("2028-", None),
        ("fall", None),
        ("28", None),
    ],
)
def test_a_term_stands_for_its_month_and_a_year_for_fall(text, day):
    assert start_date(text) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("2023-02-29", None, None),
        ("2024-13", None, None),
        ("2024-1", None, None),
        ("+024", None, None),
        ("٢٠٢٤", None, None),
        ("2024-01-01-01", None, None),
    ],
)
def test_first_and_last_day(text, first, last):
    assert (calendar_day(text), last_day(text)) == (first, last)


def test_a_quarter_credit_is_two_thirds():
    assert CourseTaken(course="x", quarter_credits=6).semester_credits == 4
    assert CourseTaken(course="x", credits=4).semester_credits == 4
    assert CourseTaken(course="x").semester_credits is None


@pytest.mark.parametrize(
    ("courses", "complete", "all_listed"),
    [
        (None, None, False),
        ((), None, False),
        ((CourseTaken(course="x"),), None, True),
        ((CourseTaken(course="x"),), False, False),
        ((), True, True),
        (None, True, False),
    ],
)
def test_when_a_list_says_what_was_not_taken(courses, complete, all_listed):
    profile = Profile(courses=courses, courses_complete=complete)
    assert profile.lists_all_courses is all_listed

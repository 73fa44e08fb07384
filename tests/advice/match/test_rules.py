"""Courses in progress and planned, ages of courses, and rules on all of them."""

import pytest


def courses(*needs, **rules):
    """The column of a list of courses; a need is a course, or its fields."""
    listed = [{"course": need} if isinstance(need, str) else need for need in needs]
    return {"courses": {"courses": listed, "complete": True, **rules}}


def record(*taken, **more):
    """A profile with courses, each in the form of the file."""
    lines = [f"{name}: {value}" for name, value in more.items()]
    return "\n".join([*lines, "courses:", *(f"  - {{{one}}}" for one in taken)]) + "\n"


PHYSICS = "course: physics, credits: 4, status: "


@pytest.mark.parametrize(
    ("rules", "in_progress", "planned"),
    [
        ({}, "unclear", "unclear"),
        ({"in_progress": True}, "meets", "unclear"),
        ({"in_progress": True, "planned": True, "done_by": "matriculation"}, "meets", "meets"),
        ({"in_progress": True, "done_by": "matriculation"}, "meets", "meets"),
        ({"done_by": "matriculation"}, "meets", "meets"),
        ({"in_progress": False}, "misses", "misses"),
        ({"in_progress": True, "planned": False}, "meets", "misses"),
        ({"done_by": "application"}, "misses", "misses"),
        ({"in_progress": False, "planned": False, "done_by": "11-01"}, "misses", "misses"),
        ({"done_by": "11-01"}, "unclear", "unclear"),
    ],
)
def test_in_progress_and_planned_by_the_rule_of_the_school(held, rules, in_progress, planned):
    need = courses({"course": "physics", "credits": 4}, **rules)
    assert held(record(f"{PHYSICS}in-progress"), need)["course-physics"] == in_progress
    assert held(record(f"{PHYSICS}planned"), need)["course-physics"] == planned


@pytest.mark.parametrize(
    ("year", "verdict"), [(2026, "meets"), (2027, "unclear"), (2028, "misses")]
)
def test_a_course_in_progress_against_a_date(held, year, verdict):
    # Today is 2026-11-24: the next October 1 is that of 2027.
    need = courses("physics", done_by="10-01")
    found = held(record(f"{PHYSICS}in-progress, year: {year}"), need)
    assert found["course-physics"] == verdict


@pytest.mark.parametrize(
    ("start", "year", "verdict"),
    [
        ("2028-fall", 2027, "meets"),
        ("2028-fall", 2028, "meets"),
        ("2028-fall", 2029, "misses"),
        ("2028-spring", 2028, "unclear"),
    ],
)
def test_a_planned_course_must_come_before_the_start(held, start, year, verdict):
    need = courses("physics", planned=True, done_by="matriculation")
    found = held(record(f"{PHYSICS}planned, year: {year}", start=start), need)
    assert found["course-physics"] == verdict


def test_the_grade_of_a_course_under_way_is_not_asked_for(held):
    need = courses("physics", min_grade="C", in_progress=True)
    assert held(record(f"{PHYSICS}in-progress"), need)["course-physics"] == "meets"


def test_all_done_at_application_and_no_list_known_quotes_the_rule(held):
    rule = (
        {"courses": {"in_progress": False, "done_by": "application"}},
        {"line": "All courses done when you apply"},
    )
    found = held(record(f"{PHYSICS}in-progress"), rule)
    assert found["courses-done"] == "unclear"
    assert found.need("courses-done") == "All courses done when you apply (undated)"
    assert held(record("course: physics"), rule)["courses-done"] == "meets"
    assert held("gpa: 3.2\n", rule)["courses-done"] == "unclear"


def test_all_done_at_application_misses_for_a_course_of_the_known_part(held):
    part = {"courses": {"courses": [{"course": "physics"}], "in_progress": False}}
    assert held(record(f"{PHYSICS}in-progress"), part)["courses-done"] == "misses"
    other = record("course: physics", "course: english, status: in-progress")
    assert held(other, part)["courses-done"] == "unclear"


# Age limits are counted to the day of the application.

DEADLINE = {"deadline": {"rounds": [{"date": "12-01", "kind": "deadline"}]}}


@pytest.mark.parametrize(
    ("year", "verdict"), [(2018, "misses"), (2020, "misses"), (2021, "unclear"), (2022, "meets")]
)
def test_a_course_older_than_its_limit_at_the_deadline_misses(held, year, verdict):
    # The next deadline is 2026-12-01.
    for need in (
        courses({"course": "physics", "age_limit_years": 5}),
        courses("physics", age_limit_years=5),
    ):
        found = held(record(f"course: physics, year: {year}"), need, DEADLINE)
        assert found["course-physics"] == verdict


def test_an_age_without_a_year_is_unclear(held):
    need = courses({"course": "physics", "age_limit_years": 5})
    assert held(record("course: physics"), need, DEADLINE)["course-physics"] == "unclear"


def test_ages_are_counted_to_the_deadline_that_leads_to_the_start(held):
    need = courses({"course": "physics", "age_limit_years": 5})
    taken = "course: physics, year: 2022"
    assert held(record(taken), need, DEADLINE)["course-physics"] == "meets"
    # A start in fall 2028 leads back to 2027-12-01; one in fall 2030 to 2029-12-01.
    assert held(record(taken, start="2028-fall"), need, DEADLINE)["course-physics"] == "unclear"
    assert held(record(taken, start="2030-fall"), need, DEADLINE)["course-physics"] == "misses"


def test_ages_where_no_deadline_is_known(held):
    need = courses({"course": "physics", "age_limit_years": 5})
    verdicts = [
        held(record(f"course: physics, year: {year}"), need)["course-physics"]
        for year in (2020, 2021, 2022, 2023)
    ]
    assert verdicts == ["misses", "unclear", "unclear", "meets"]


def test_an_age_that_is_only_advised_makes_no_gap(held):
    need = courses("physics", age_limit_years=5, age_limit_need="recommended")
    old = held(record("course: physics, year: 2001"), need, DEADLINE)
    assert (old["course-physics"], old["course-age"], old.verdict) == ("meets", "misses", "unclear")
    new = held(record("course: physics, year: 2025"), need, DEADLINE)
    assert new["course-age"] == "meets"
    assert held(record("course: physics"), need, DEADLINE)["course-age"] == "unclear"


def test_no_age_limit_is_no_rule(held):
    need = courses("physics", age_limit_years=0)
    found = held(record("course: physics, year: 1999"), need)
    assert found["course-physics"] == "meets"
    assert "course-age" not in found


def test_credits_of_all_courses_are_for_the_school_to_count(held):
    rule = {"courses": {"total_credits": 27, "min_credits_by_deadline": 12}}
    found = held(record("course: physics, credits: 4"), rule)
    assert found["course-credits"] == "unclear"
    assert found.need("course-credits").startswith("27 credits of prerequisites, 12 of them by")
    assert found.have("course-credits") == "4 credits listed"


def test_a_minimum_in_each_prerequisite_is_a_grade_where_the_list_is_known(held):
    gpa = {"gpa": {"each_prerequisite": 3.0}}
    taken = record("course: physics, grade: B-")
    whole = held(taken, gpa, courses("physics"))
    assert whole["course-physics"] == "misses"
    assert "gpa-each-prerequisite" not in whole
    assert held(taken, gpa)["gpa-each-prerequisite"] == "unclear"

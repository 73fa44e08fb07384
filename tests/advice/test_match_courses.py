"""Courses of a record against a list: what adds up, what counts for what, what is unclear."""

import pytest

LIST = "courses:\n"


def courses(*needs, **rules):
    """The column of a list of courses; a need is a course, or its fields."""
    listed = [{"course": need} if isinstance(need, str) else need for need in needs]
    return {"courses": {"courses": listed, "complete": True, **rules}}


def record(*taken, **more):
    """A profile with courses, each in the form of the file."""
    lines = [f"{name}: {value}" for name, value in more.items()]
    return "\n".join([*lines, "courses:", *(f"  - {{{one}}}" for one in taken)]) + "\n"


CHEM8 = courses({"course": "chemistry", "credits": 8})


def test_a_course_that_is_not_listed_misses(held):
    found = held(record("course: physics, credits: 4"), courses("biochemistry"))
    assert found["course-biochemistry"] == "misses"
    assert found.why("course-biochemistry") == "not in your courses"
    assert found.verdict == "gaps"


@pytest.mark.parametrize(
    "profile",
    [
        "gpa: 3.4\n",
        "courses: []\n",
        record("course: physics, credits: 4", courses_complete="false"),
        "courses_complete: false\n",
    ],
)
def test_without_a_complete_list_nothing_misses(held, profile):
    found = held(profile, courses("biochemistry", {"course": "chemistry", "credits": 8}))
    assert found["course-biochemistry"] == "unclear"
    assert found["course-chemistry"] == "unclear"
    assert found.verdict == "unclear"


def test_an_empty_list_that_is_said_to_be_complete_misses(held):
    found = held("courses: []\ncourses_complete: true\n", courses("biochemistry"))
    assert found["course-biochemistry"] == "misses"


def test_credits_of_one_subject_add_up(held):
    both = record("course: gen chem I, credits: 4", "course: orgo, credits: 4")
    assert held(both, CHEM8)["course-chemistry"] == "meets"
    one = held(record("course: gen chem I, credits: 4"), CHEM8)
    assert one["course-chemistry"] == "misses"
    assert one.why("course-chemistry") == "4 of 8 credits"


@pytest.mark.parametrize(
    ("taken", "verdict"),
    [
        ("credits: 3", "meets"),
        ("credits: 4", "meets"),
        ("credits: 2", "unclear"),
        ("quarter_credits: 4.5", "meets"),
        ("quarter_credits: 4", "unclear"),
        ("lab: true", "unclear"),
    ],
)
def test_a_semester_is_three_credits_and_a_quarter_credit_two_thirds(held, taken, verdict):
    need = courses({"course": "physics", "semesters": 1})
    assert held(record(f"course: physics, {taken}"), need)["course-physics"] == verdict


@pytest.mark.parametrize(
    ("taken", "verdict"),
    [
        (("course: chem I, credits: 3", "course: chem II, credits: 3"), "meets"),
        (("course: chem, credits: 6",), "meets"),
        (("course: chem I, credits: 3", "course: chem II, credits: 2"), "unclear"),
        (("course: chem I, credits: 4",), "misses"),
        (("course: chem I, credits: 4", "course: chem II"), "unclear"),
        (
            ("course: chem I, quarter_credits: 4.5", "course: chem II, quarter_credits: 4.5"),
            "meets",
        ),
    ],
)
def test_a_sequence_is_three_credits_a_course(held, taken, verdict):
    need = courses({"course": "chemistry", "semesters": 2})
    assert held(record(*taken), need)["course-chemistry"] == verdict


def test_quarter_credits_are_not_lost_to_rounding(held):
    need = courses({"course": "chemistry", "credits": 8})
    taken = [f"course: chem {n}, quarter_credits: 4" for n in ("I", "II", "III")]
    assert held(record(*taken), need)["course-chemistry"] == "meets"


@pytest.mark.parametrize(
    ("lab", "verdict"),
    [("lab: true", "meets"), ("lab: false", "misses"), ("year: 2020", "unclear")],
)
def test_a_lab_that_is_denied_misses_and_one_not_spoken_of_is_unclear(held, lab, verdict):
    need = courses({"course": "physics", "credits": 4, "lab": True})
    found = held(record(f"course: physics, credits: 4, {lab}"), need)
    assert found["course-physics"] == verdict


def test_enough_courses_with_a_lab_meet_whatever_others_are_without(held):
    taken = record(
        "course: biology I, credits: 4, lab: true",
        "course: biology II, credits: 4, lab: true",
        "course: genetics, credits: 3, lab: false",
    )
    need = courses({"course": "biology", "credits": 8, "lab": True})
    found = held(taken, need)
    assert found["course-biology"] == "meets"
    assert "genetics" not in (found.have("course-biology") or "")


@pytest.mark.parametrize(
    ("grade", "verdict"),
    [
        ("grade: A+", "meets"),
        ("grade: C", "meets"),
        ("grade: C-", "misses"),
        ("grade: F", "misses"),
        ("grade: P", "unclear"),
        ("by: ap, grade: A", "unclear"),
        ("by: clep, grade: A", "unclear"),
        ("by: exam, grade: A", "unclear"),
        ("year: 2020", "unclear"),
    ],
)
def test_grades_against_the_lowest_one_taken(held, grade, verdict):
    for need in (
        courses({"course": "physics", "min_grade": "C"}),
        courses("physics", min_grade="C"),
    ):
        assert (
            held(record(f"course: physics, credits: 4, {grade}"), need)["course-physics"] == verdict
        )


@pytest.mark.parametrize(
    ("grade", "verdict"),
    [
        ("grade: D-", "meets"),
        ("grade: F", "misses"),
        ("grade: P", "unclear"),
        ("by: ap", "unclear"),
        ("year: 2020", "meets"),
    ],
)
def test_where_no_grade_is_asked_for_a_failed_course_does_not_count(held, grade, verdict):
    found = held(record(f"course: physics, credits: 4, {grade}"), courses("physics"))
    assert found["course-physics"] == verdict


def test_the_grade_of_one_course_goes_before_that_of_all(held):
    need = courses({"course": "physics", "min_grade": "B"}, "chemistry", min_grade="C")
    taken = record("course: physics, credits: 4, grade: C", "course: chem, credits: 4, grade: C")
    found = held(taken, need)
    assert (found["course-physics"], found["course-chemistry"]) == ("misses", "meets")


def test_a_grade_that_only_some_courses_need_is_unclear(held):
    need = courses("physics", min_grade="B", min_grade_for="core science courses")
    assert (
        held(record("course: physics, credits: 4, grade: C"), need)["course-physics"] == "unclear"
    )
    assert held(record("course: physics, credits: 4, grade: B"), need)["course-physics"] == "meets"
    assert held(record("course: physics, credits: 4, grade: F"), need)["course-physics"] == "misses"


@pytest.mark.parametrize(
    ("grades", "rule", "verdict"),
    [
        ("grade: B, retake_of: D", None, "meets"),
        ("grade: B, retake_of: D", "higher-grade", "meets"),
        ("grade: B, retake_of: D", "all-attempts", "unclear"),
        ("grade: B, retake_of: C", "all-attempts", "meets"),
        ("grade: D, retake_of: B", "higher-grade", "meets"),
        ("grade: D, retake_of: B", None, "unclear"),
        ("grade: D, retake_of: D-", "higher-grade", "misses"),
        ("grade: D, retake_of: F", None, "misses"),
    ],
)
def test_retakes_by_the_rule_of_the_school(held, grades, rule, verdict):
    need = courses("physics", min_grade="C", **({"retakes": rule} if rule else {}))
    assert held(record(f"course: physics, credits: 4, {grades}"), need)["course-physics"] == verdict


def test_a_school_that_takes_no_repeats(held):
    need = courses("physics", max_repeats=0)
    taken = record("course: physics, credits: 4, grade: A, retake_of: D")
    assert held(taken, need)["course-physics"] == "misses"


def test_online_courses_miss_only_where_they_are_not_taken(held):
    taken = record("course: physics, credits: 4, online: true")
    assert held(taken, courses("physics", online=False))["course-physics"] == "misses"
    assert held(taken, courses("physics", online=True))["course-physics"] == "meets"
    assert held(taken, courses("physics"))["course-physics"] == "meets"


# What a course is part of, counts as, and makes up with others.

AP8 = courses({"course": "anatomy-and-physiology", "credits": 8})


def test_anatomy_and_physiology_together_are_a_and_p(held):
    both = record("course: anatomy, credits: 4", "course: physiology, credits: 4")
    assert held(both, AP8)["course-anatomy-and-physiology"] == "meets"


def test_anatomy_alone_is_not_a_and_p(held):
    assert (
        held(record("course: anatomy, credits: 8"), AP8)["course-anatomy-and-physiology"]
        == "misses"
    )


def test_a_and_p_covers_anatomy_and_physiology_by_halves(held):
    need = courses({"course": "anatomy", "credits": 4}, {"course": "physiology", "credits": 4})
    whole = held(record("course: A&P I, credits: 4", "course: A&P II, credits: 4"), need)
    assert (whole["course-anatomy"], whole["course-physiology"]) == ("meets", "meets")
    half = held(record("course: A&P I, credits: 4"), need)
    assert (half["course-anatomy"], half["course-physiology"]) == ("misses", "misses")
    assert half.why("course-anatomy") == "2 of 4 credits, its share of anatomy and physiology"


@pytest.mark.parametrize(
    ("need", "taken", "verdict"),
    [
        ("mathematics", "calculus", "meets"),
        ("college-algebra", "calculus", "meets"),
        ("mathematics", "statistics", "meets"),
        ("calculus", "college-algebra", "misses"),
        ("chemistry", "biochemistry", "meets"),
        ("biochemistry", "chemistry", "misses"),
        ("general-chemistry", "chemistry", "unclear"),
        ("college-algebra", "mathematics", "unclear"),
        ("physiology", "cellular-physiology", "unclear"),
        ("biology", "microbiology", "meets"),
        ("organic-chemistry", "general-chemistry", "misses"),
    ],
)
def test_what_one_course_counts_as(held, need, taken, verdict):
    found = held(record(f"course: {taken}, credits: 4"), courses({"course": need, "credits": 3}))
    assert found[f"course-{need}"] == verdict


def test_a_course_is_not_counted_for_two_of_one_list(held):
    need = courses({"course": "biology", "credits": 8}, {"course": "microbiology", "credits": 4})
    taken = record("course: biology, credits: 4", "course: microbiology, credits: 4")
    found = held(taken, need)
    assert found["course-microbiology"] == "meets"
    assert found["course-biology"] == "unclear"
    assert "by themselves" in found.why("course-biology")


def test_what_a_narrow_course_does_not_need_is_left_to_the_wide_one(held):
    need = courses(
        {"course": "chemistry", "credits": 8},
        {"course": "biochemistry", "credits": 4, "alternatives": ["organic-chemistry"]},
    )
    taken = record(
        "course: general chemistry, credits: 4",
        "course: orgo, credits: 4",
        "course: biochem, credits: 4",
    )
    found = held(taken, need)
    assert (found["course-chemistry"], found["course-biochemistry"]) == ("meets", "meets")


@pytest.mark.parametrize("taken", ["biochemistry", "microbiology", "organic-chemistry"])
def test_any_alternative_will_do(held, taken):
    alternatives = ["microbiology", "organic-chemistry"]
    need = courses({"course": "biochemistry", "credits": 4, "alternatives": alternatives})
    found = held(record(f"course: {taken}, credits: 4"), need)
    assert found["course-biochemistry"] == "meets"


def test_an_alternative_of_fewer_credits_is_for_the_school_to_say(held):
    need = courses({"course": "mathematics", "credits": 4, "alternatives": ["calculus"]})
    assert held(record("course: calculus, credits: 3"), need)["course-mathematics"] == "unclear"
    assert held(record("course: statistics, credits: 3"), need)["course-mathematics"] == "misses"


def test_alternatives_are_not_added_to_each_other(held):
    need = courses({"course": "biochemistry", "credits": 4, "alternatives": ["microbiology"]})
    taken = record("course: biochemistry, credits: 2", "course: microbiology, credits: 2")
    assert held(taken, need)["course-biochemistry"] == "unclear"


def test_what_a_course_must_include(held):
    need = courses({"course": "mathematics", "credits": 3, "includes": ["statistics"]})
    assert held(record("course: statistics, credits: 3"), need)["course-mathematics"] == "meets"
    lacking = held(record("course: calculus, credits: 4"), need)
    assert lacking["course-mathematics"] == "misses"
    assert lacking.why("course-mathematics") == "it must include statistics"
    ap = held(record("course: calculus, credits: 4", "course: statistics, by: ap"), need)
    assert ap["course-mathematics"] == "unclear"


def test_an_included_course_is_taken_before_others(held):
    need = courses({"course": "mathematics", "credits": 3, "includes": ["statistics"]})
    taken = record("course: calculus, credits: 4", "course: statistics, credits: 3")
    found = held(taken, need)
    assert found["course-mathematics"] == "meets"
    assert "statistics" in (found.have("course-mathematics") or "")


@pytest.mark.parametrize("taken", ["course: biology, credits: 40", "course: english, credits: 3"])
def test_a_category_is_never_met_and_never_missed(held, taken):
    need = courses({"course": "biological-sciences", "credits": 9}, "additional-science")
    found = held(record(taken), need)
    assert found["course-biological-sciences"] == "unclear"
    assert found["course-additional-science"] == "unclear"
    assert found.verdict == "unclear"


def test_a_category_takes_no_course_from_the_others(held):
    need = courses({"course": "biological-sciences"}, {"course": "biology", "credits": 8})
    assert held(record("course: biology, credits: 8"), need)["course-biology"] == "meets"


# Several facts on one list.


def test_two_facts_on_one_course_are_one_ask(held):
    first = courses({"course": "mathematics", "semesters": 1})
    second = {
        "courses": {
            "courses": [{"course": "mathematics", "semesters": 1, "includes": ["statistics"]}]
        }
    }
    found = held(record("course: statistics, credits: 3"), first, second)
    assert found["course-mathematics"] == "meets"
    assert found.need("course-mathematics").startswith("1 semester, must include statistics")
    assert "course-mathematics-2" not in found


def test_the_better_founded_of_two_figures_counts(held):
    weak = courses({"course": "physics", "credits": 8}), {"confidence": "low"}
    strong = courses({"course": "physics", "credits": 4}), {"as_of": "2024"}
    found = held(record("course: physics, credits: 4"), weak, strong)
    assert found["course-physics"] == "meets"
    assert found.need("course-physics") == "4 credits (2024)"


def test_a_rival_never_counts(held):
    need = courses("physics")
    rival = courses("botany"), {"rival_of": "fact-0"}
    assert "course-botany" not in held(record("course: physics"), need, rival)


def test_a_weak_rule_counts_and_is_marked(held):
    need = courses({"course": "physics", "credits": 4}), {"confidence": "low"}
    found = held(record("course: biology, credits: 4"), need)
    assert found["course-physics"] == "misses"
    assert found.need("course-physics") == "4 credits (undated, weak source)"


def test_what_is_recommended_is_judged_and_makes_no_gap(held):
    need = courses("physics", {"course": "statistics", "need": "recommended"})
    found = held(record("course: physics"), need)
    assert found["course-statistics"] == "misses"
    assert found.need("course-statistics").startswith("recommended: ")
    assert found.verdict != "gaps"


def test_a_course_required_and_with_an_age_advised_is_two_asks(held):
    need = courses({"course": "anatomy", "credits": 3})
    advice = {
        "courses": {
            "courses": [{"course": "anatomy", "need": "recommended", "age_limit_years": 7}],
            "age_limit_years": 0,
        }
    }
    found = held(record("course: anatomy, credits: 3, year: 2001"), need, advice)
    assert (found["course-anatomy"], found["course-anatomy-2"]) == ("meets", "misses")
    assert found.verdict != "gaps"


# What is not finished yet.

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

"""What a course is part of, counts as, and makes up with others; several facts on one list."""

import pytest


def courses(*needs, **rules):
    """The column of a list of courses; a need is a course, or its fields."""
    listed = [{"course": need} if isinstance(need, str) else need for need in needs]
    return {"courses": {"courses": listed, "complete": True, **rules}}


def record(*taken, **more):
    """A profile with courses, each in the form of the file."""
    lines = [f"{name}: {value}" for name, value in more.items()]
    return "\n".join([*lines, "courses:", *(f"  - {{{one}}}" for one in taken)]) + "\n"


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
    assert found.need("course-statistics").startswith("recommended")
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

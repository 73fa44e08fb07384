"""`match` as a whole: the verdict on a program, the rules that are known, what is missing."""

from datetime import date

import pytest

from perfcli.advice.match.asks import RULES
from perfcli.advice.match.comparison import Matcher, SchoolMatch
from perfcli.advice.words import Words
from perfcli.journal.reading import read_profile

TODAY = date(2026, 11, 24)
DEGREE = {"entry_degree": {"level": "bachelor"}}
GPA = {"gpa": {"overall": 3.0}}
LIST = {"courses": {"courses": [{"course": "physics", "credits": 4}], "complete": True}}
LETTERS = {"letters": {"minimum": 2}}
READY = """
degree: {level: bachelor, status: done}
gpa: 3.2
courses:
- {course: physics, credits: 4}
"""


@pytest.fixture(scope="module")
def words(knowledge):
    return Words(knowledge.index, knowledge.courses)


def test_ready_is_where_degree_gpa_and_course_list_are_known_and_met(held):
    found = held(READY, DEGREE, GPA, LIST)
    assert found.verdict == "ready"
    assert (found.found.known, found.found.of) == (3, 7)


@pytest.mark.parametrize("without", [0, 1, 2])
def test_where_one_of_them_is_not_known_nothing_is_ready(held, without):
    columns = [DEGREE, GPA, LIST]
    del columns[without]
    assert held(READY, *columns).verdict == "unclear"


def test_part_of_a_list_is_no_list(held):
    part = {"courses": {"courses": [{"course": "physics", "credits": 4}]}}
    found = held(READY, DEGREE, GPA, part)
    assert found["course-physics"] == "meets"
    assert found["courses"] == "unclear"
    assert found.verdict == "unclear"


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("letters: {professor: 2}", "ready"),
        ("letters: {professor: 1}", "gaps"),
        ("born: 2001", "ready"),  # unclear: not said
    ],
)
def test_what_else_misses_makes_a_gap_and_what_is_unclear_does_not(held, line, verdict):
    assert held(f"{READY}{line}\n", DEGREE, GPA, LIST, LETTERS).verdict == verdict


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("gpa: 3.2", "gpa: 2.9", "gaps"),
        ("gpa: 3.2", "born: 2001", "unclear"),
        ("status: done", "status: in-progress", "unclear"),
        ("credits: 4", "credits: 3", "gaps"),
        ("credits: 4", "lab: true", "unclear"),
    ],
)
def test_what_decides_must_be_met(held, old, new, verdict):
    assert held(READY.replace(old, new), DEGREE, GPA, LIST).verdict == verdict


def test_an_empty_record_is_unclear_everywhere(knowledge, words):
    profile = read_profile("version: 1\n", "p", words, TODAY)
    view = Matcher(knowledge, words).match(profile, TODAY)
    assert {one.verdict for one in view.schools} == {"unclear"}
    assert view.gaps == ()


def test_all_programs_are_the_us_ones_that_take_a_class(knowledge, words):
    taken = {one.slug for one in knowledge.index.schools if one.status in ("running", "new")}
    foreign = {one.slug for one in knowledge.index.schools if one.country != "US"}
    assert {rules.slug for rules in Matcher(knowledge, words).rules} == taken - foreign


def test_others_are_matched_by_name(knowledge, words):
    matcher = Matcher(knowledge, words, ["barry", "michener"])
    assert [rules.slug for rules in matcher.rules] == ["barry", "michener"]


def test_the_known_rules_are_counted_out_of_those_every_applicant_asks_about(knowledge, words):
    profile = read_profile("gpa: 3.0\n", "p", words, TODAY)
    for one in Matcher(knowledge, words).match(profile, TODAY).schools:
        assert one.of == len(RULES)
        silent = {r.ask.column for r in one.requirements if r.ask.need.startswith("not found")}
        assert one.known <= one.of - len(silent)


def test_requirements_have_ids_of_their_own_and_the_kinds_of_the_contract(knowledge, words):
    slugs = [one.slug for one in knowledge.index.schools]
    profile = read_profile("gpa: 3.0\n", "p", words, TODAY)
    for one in Matcher(knowledge, words, slugs).match(profile, TODAY).schools:
        ids = [r.ask.id for r in one.requirements]
        assert len(ids) == len(set(ids))
        assert all(r.ask.id.startswith(r.ask.kind) for r in one.requirements)
        assert {r.outcome.verdict for r in one.requirements} <= {"meets", "misses", "unclear"}


def test_gaps_are_told_by_how_many_programs_ask(knowledge, words):
    profile = read_profile(
        "gpa: 2.9\ncourses:\n- {course: english, credits: 9}\n", "p", words, TODAY
    )
    view = Matcher(knowledge, words).match(profile, TODAY)
    counts = [len(gap.schools) for gap in view.gaps]
    assert counts == sorted(counts, reverse=True)
    by_id = {gap.id: gap for gap in view.gaps}
    missing = [
        one.rules.slug
        for one in view.schools
        if any(r.ask.kind == "gpa-overall" and r.gap for r in one.requirements)
    ]
    assert list(by_id["gpa-overall"].schools) == missing
    assert "course-english" not in by_id
    assert by_id["course-biology"].need == "Biology"


def matched(knowledge, words, text, slug) -> SchoolMatch:
    profile = read_profile(text, "p", words, TODAY)
    return Matcher(knowledge, words, [slug]).match(profile, TODAY).schools[0]


def verdicts(found: SchoolMatch) -> dict[str, str]:
    return {r.ask.id: r.outcome.verdict for r in found.requirements}


def test_quinnipiac_states_its_mathematics_twice_and_asks_for_it_once(knowledge, words):
    text = "courses:\n- {course: statistics, credits: 3, grade: B}\n"
    found = matched(knowledge, words, text, "quinnipiac")
    assert verdicts(found)["course-mathematics"] == "meets"
    assert sum(r.ask.kind == "course-mathematics" for r in found.requirements) == 1
    other = matched(knowledge, words, text.replace("statistics", "mathematics"), "quinnipiac")
    assert verdicts(other)["course-mathematics"] == "unclear"  # it may be college algebra


FULL = """
degree: {level: bachelor, field: biology, status: done, year: 2024}
gpa: 3.4
courses:
- {course: biology I, credits: 4, lab: true}
- {course: biology II, credits: 4, lab: true}
- {course: A&P I, credits: 4, lab: true}
- {course: A&P II, credits: 4, lab: true}
- {course: microbiology, credits: 4, lab: true}
- {course: gen chem I, credits: 4, lab: true}
- {course: gen chem II, credits: 4, lab: true}
- {course: biochemistry, credits: 3}
- {course: physics, credits: 4, lab: true}
- {course: calculus, credits: 4}
"""


def test_a_whole_record_is_ready_where_all_is_published(knowledge, words):
    assert matched(knowledge, words, FULL, "quinnipiac").verdict == "ready"


def test_the_same_record_without_one_course_has_that_gap(knowledge, words):
    lacking = FULL.replace("- {course: microbiology, credits: 4, lab: true}\n", "")
    found = matched(knowledge, words, lacking, "quinnipiac")
    assert found.verdict == "gaps"
    assert [r.ask.id for r in found.requirements if r.gap] == ["course-microbiology"]


def test_iowa_admits_averages_and_states_no_minimum(knowledge, words):
    found = matched(knowledge, words, "gpa: 2.0\n", "iowa")
    assert verdicts(found)["gpa"] == "unclear"
    assert any("3.2 to 4.0" in (fact.line or "") for fact in found.notes)


def test_every_fact_that_counts_is_named_by_its_sources(knowledge, words):
    found = matched(knowledge, words, FULL, "utah")
    told = [r for r in found.requirements if not r.ask.need.startswith("not found")]
    assert all(r.ask.sources for r in told)
    assert {name for r in told for name in r.ask.sources} <= set(knowledge.match.sources)

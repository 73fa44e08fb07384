"""What holds of every record before every program."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.advice.match.comparison import Matcher
from perfcli.advice.words import Words
from perfcli.journal.profile import GRADES
from perfcli.journal.reading import read_profile

TODAY = date(2026, 11, 24)
OF_ALL = ("courses-done", "course-age")  # what every course of the list must keep
COURSES = (
    "A&P I",
    "A&P II",
    "anatomy",
    "physiology",
    "biology",
    "microbiology",
    "gen chem I",
    "gen chem II",
    "chemistry",
    "orgo",
    "biochemistry",
    "physics",
    "calculus",
    "mathematics",
    "statistics",
    "english",
    "psychology",
    "pharmacology",
)


def some(**fields):
    """Any of these fields, each there or not."""
    return st.fixed_dictionaries({}, optional=fields)


counts = st.integers(0, 5)
credits_ = st.sampled_from([1, 2, 3, 4, 5, 8])
done = some(
    lab=st.booleans(),
    grade=st.sampled_from(GRADES),
    year=st.integers(2005, 2026),
    by=st.sampled_from(["college", "ap", "clep", "exam"]),
    retake_of=st.sampled_from(GRADES),
    online=st.booleans(),
)
unfinished = st.fixed_dictionaries(
    {"status": st.sampled_from(["in-progress", "planned"])},
    optional={"lab": st.booleans(), "year": st.just(2027)},
)
amount = some(credits=credits_) | some(quarter_credits=credits_)
course = st.tuples(amount, done | unfinished).map(lambda parts: {**parts[0], **parts[1]})
courses = st.dictionaries(st.sampled_from(COURSES), course, max_size=10).map(
    lambda taken: [{"course": name, **fields} for name, fields in taken.items()]
)
gpas = st.sampled_from([2.0, 2.75, 2.8, 3.0, 3.2, 3.5, 4.0])
profiles = some(
    born=st.sampled_from(["1990", "2008", "2009"]),
    citizenship=st.sampled_from(["us-citizen", "permanent-resident", "international"]),
    start=st.sampled_from(["2027", "2028-fall", "2028-01", "2020"]),
    degree=some(
        level=st.sampled_from(["none", "associate", "bachelor", "master"]),
        status=st.sampled_from(["in-progress", "planned"]),
        field=st.sampled_from(["biology", "nursing", "history"]),
        year=st.sampled_from(["2027", "2028-05"]),
    ),
    gpa=some(overall=gpas, science=gpas, prerequisites=gpas),
    courses=courses,
    courses_complete=st.booleans(),
    tests=some(gre=st.booleans(), mcat=st.just(510)),
    shadowing=some(cases=counts, hours=counts, conversations=counts, visits=counts),
    letters=some(professor=counts, perfusionist=counts),
    experience=st.lists(st.sampled_from(["rn", "emt"]), max_size=2),
)


@pytest.fixture(scope="module")
def words(knowledge):
    return Words(knowledge.index, knowledge.courses)


@pytest.fixture(scope="module")
def match(knowledge, words):
    matcher = Matcher(knowledge, words, [one.slug for one in knowledge.index.schools])
    return lambda raw: matcher.match(read_profile(json.dumps(raw), "p", words, TODAY), TODAY)


@given(profiles)
@settings(max_examples=60)
def test_verdicts_follow_from_the_requirements(match, raw):
    view = match(raw)
    for one in view.schools:
        required = [r for r in one.requirements if r.ask.required]
        missed = {r.ask.kind for r in required if r.outcome.verdict == "misses"}
        assert (one.verdict == "gaps") == bool(missed)
        assert missed == {gap.id for gap in view.gaps if one.rules.slug in gap.schools}
        if one.verdict == "ready":
            assert {"entry_degree", "gpa", "courses"} <= one.rules.known
        assert all(r.outcome.why and r.ask.need for r in one.requirements)


@given(profiles)
@settings(max_examples=60)
def test_a_list_that_is_not_complete_never_misses_what_is_not_in_it(match, raw):
    for one in match({**raw, "courses_complete": False}).schools:
        for r in one.requirements:
            if r.outcome.verdict == "misses" and r.ask.kind.startswith("course-"):
                assert r.outcome.have is not None


@given(profiles)
@settings(max_examples=60)
def test_what_is_not_said_never_misses(match, raw):
    """A field that is taken out makes nothing worse than unclear."""
    fields = {"degree": "entry_degree", "gpa": "gpa", "tests": "tests", "letters": "letters"}
    for field, column in {**fields, "courses": "courses", "shadowing": "shadowing"}.items():
        left = {key: value for key, value in raw.items() if key not in (field, "courses_complete")}
        for one in match(left).schools:
            found = [r for r in one.requirements if r.ask.column == column]
            assert "misses" not in {r.outcome.verdict for r in found}


@given(profiles)
@settings(max_examples=60)
def test_more_courses_never_turn_what_is_met_into_a_miss(match, raw):
    taken = raw.get("courses", [])
    for i in range(len(taken)):
        fewer = {**raw, "courses": taken[:i] + taken[i + 1 :], "courses_complete": True}
        before = verdicts(match(fewer))
        after = verdicts(match({**raw, "courses_complete": True}))
        worse = {
            key
            for key, verdict in after.items()
            if verdict == "misses" and before.get(key) == "meets" and key[1] not in OF_ALL
        }
        assert worse == set()


def verdicts(view):
    return {
        (one.rules.slug, r.ask.id): r.outcome.verdict
        for one in view.schools
        for r in one.requirements
        if r.ask.column == "courses"
    }

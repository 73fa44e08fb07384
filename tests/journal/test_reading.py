"""A profile's text becomes a profile, or every problem in it with its line, and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.advice.words import Words
from perfcli.errors import UserError
from perfcli.journal.profile import Profile
from perfcli.journal.reading import LIMIT_CHARACTERS, MOST_PROBLEMS, check_record, read_profile
from perfcli.knowledge.reading import parse_yaml

TESTS = Path(__file__).parent.parent
BAD = sorted((TESTS / "profiles_bad").glob("*.yaml"))
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def words(knowledge):
    return Words(knowledge.index, knowledge.courses)


@pytest.fixture(scope="module")
def read(words):
    return lambda text: read_profile(text, "profile.yaml", words, TODAY)


def problems(read, text):
    with pytest.raises(UserError) as caught:
        read(text)
    assert caught.value.code == "invalid-file"
    assert caught.value.exit_code == 3
    assert caught.value.hint
    head, *lines = caught.value.message.split("\n")
    assert head == f"{len(lines)} {'problem' if len(lines) == 1 else 'problems'} in the profile:"
    return [line.strip() for line in lines]


def test_the_whole_format(read):
    profile = read((TESTS / "profiles_good" / "full.yaml").read_text("utf-8"))
    assert profile.gpa.last60 == 3.6
    assert [course.course for course in profile.courses] == [
        "organic-chemistry",
        "anatomy-and-physiology",
        "physics",
        "statistics",
    ]
    assert profile.courses[1].retake_of == "C"
    assert profile.tests.mcat is None
    assert profile.tests.casper.taken is False
    assert profile.experience[0].role == "respiratory-therapist"
    assert profile.schools == ("musc", "utah", "unmc")
    assert profile.start_date == date(2028, 8, 1)


def test_a_record_in_values_is_read_as_its_text_is(read, words):
    text = (TESTS / "profiles_good" / "full.yaml").read_text("utf-8")
    record = parse_yaml(text, "").data
    assert check_record(record, "record", words, TODAY) == read(text)
    assert record == parse_yaml(text, "").data, "what was handed in is as it was"


def test_a_record_in_values_tells_all_its_problems(words):
    record = {"gpa": {"overall": 9}, "nmae": "Sam", "start": "soon"}
    found = problems(lambda raw: check_record(raw, "record", words, TODAY), record)
    assert len(found) == 3 and all(line.startswith("record: ") for line in found)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_profiles_are_told_exactly(read, path):
    expected = path.with_suffix(".txt").read_text("utf-8").splitlines()
    assert problems(read, path.read_text("utf-8")) == expected


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing\n", "version: 1\n", "gpa:\n", "courses: []\n", "tests: {}\n"]
)
def test_every_field_may_be_left_out(read, text):
    profile = read(text)
    assert profile.version == 1
    assert profile.degree is None
    assert profile.gpa is None


def test_a_bare_number_is_the_overall_gpa(read):
    assert read("gpa: 3.4\n").gpa.overall == 3.4
    assert read("gpa: 4\n").gpa.overall == 4


@pytest.mark.parametrize("start", ["2028", "2028-fall", "2028-08", "2028-08-15", "2028-spring"])
def test_forms_of_a_start(read, start):
    assert read(f"start: {start}\n").start == start


def test_short_forms_are_written_out(read):
    profile = read("tests: {gre: true, mcat: 510}\nexperience: [rn, {role: emt, years: 2}]\n")
    assert profile.tests.gre.taken
    assert profile.tests.mcat.score == 510
    assert [(one.role, one.years) for one in profile.experience] == [("rn", None), ("emt", 2)]


def test_numbered_courses_are_several(read):
    text = "courses:\n- course: A&P I\n- course: A&P II\n- course: orgo\n- course: orgo lab\n"
    assert len(read(text).courses) == 4


def test_schools_by_name_are_their_slugs_once(read):
    assert read("schools: [MUSC, musc, University of Utah]\n").schools == ("musc", "utah")


def test_a_byte_order_mark_is_no_problem(read):
    assert read("\ufeffgpa: 3.4\n").gpa.overall == 3.4


def test_a_future_year_is_fine_for_what_is_planned(read):
    degree = "degree: {status: in-progress, year: 2028-05}\n"
    text = f"{degree}courses:\n- {{course: bio, status: planned, year: 2027}}\n"
    assert read(text).courses[0].year == 2027


def test_too_long_a_text_is_refused_unread(read):
    with pytest.raises(UserError, match="expected at most"):
        read("a" * (LIMIT_CHARACTERS + 1))


def test_endless_problems_are_cut(read):
    text = "".join(f"field{i}: 1\n" for i in range(500))
    with pytest.raises(UserError) as caught:
        read(text)
    lines = caught.value.message.split("\n")
    assert lines[0] == "500 problems in the profile:"
    assert len(lines) == MOST_PROBLEMS + 2
    assert lines[-1] == "  and 450 more"


def test_no_more_of_a_text_than_its_beginning_is_repeated(read):
    text = (TESTS / "profiles_bad" / "long-story.yaml").read_text("utf-8")
    (line,) = problems(read, text)
    assert "secret" not in line
    secret = "secret " * 60
    for field in ("home_state", "start", "born", "schools", "experience"):
        value = f"[{secret}]" if field in ("schools", "experience") else secret
        (line,) = problems(read, f"name: Sam Private\n{field}: {value}\n")
        assert line.count("secret") <= 8
        assert "Sam" not in line
    for text in (f"{secret}: 1\n", f"'{secret}': 1\n'{secret}': 2\n", f'name: "{secret}\\e"\n'):
        assert all(line.count("secret") <= 20 for line in problems(read, text))


WORDS = (
    "gpa",
    "courses",
    "course",
    "grade",
    "A",
    "2028-fall",
    "physics",
    "- ",
    ": ",
    "{",
    "}",
    "\n",
    "  ",
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map("".join)))
def test_any_text_is_a_profile_or_an_error_for_the_user(read, text):
    assert outcome(read, text) in ("profile", "invalid-file")


def outcome(read, text):
    """A profile, or the code of an error that is meant for the user."""
    try:
        read(text)
    except UserError as error:
        return error.code
    return "profile"


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5000, 5000),
    st.floats(-10, 10).map(lambda number: round(number, 2)),
    st.sampled_from(["bachelor", "done", "physics", "2028-fall", "A&P I", "B+", "OH", "musc", "x"]),
)
FIELDS = (
    *Profile.__struct_fields__,
    "level",
    "overall",
    "course",
    "credits",
    "gre",
    "role",
    "years",
)


@given(
    st.dictionaries(
        st.sampled_from(FIELDS),
        st.recursive(
            SCALARS,
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
            ),
            max_leaves=8,
        ),
        max_size=6,
    )
)
def test_any_values_under_the_fields_are_a_profile_or_an_error_for_the_user(read, raw):
    assert outcome(read, json.dumps(raw)) in ("profile", "invalid-file")  # JSON is YAML

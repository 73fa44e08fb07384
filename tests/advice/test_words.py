"""Names of courses, roles, programs and states in a profile."""

import pytest

from perfcli.advice.words import Words


@pytest.fixture(scope="module")
def words(knowledge):
    return Words(knowledge.index, knowledge.courses)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("organic-chemistry", ("organic-chemistry", "")),
        ("O-Chem", ("organic-chemistry", "")),
        ("orgo", ("organic-chemistry", "")),
        ("A&P I", ("anatomy-and-physiology", "i")),
        ("A&P 2", ("anatomy-and-physiology", "2")),
        ("organic chemistry II", ("organic-chemistry", "ii")),
        ("chemistry II", ("general-chemistry", "ii")),
        ("BIO 101L", ("biology", "101l")),
        ("physics lab", ("physics", "lab")),
        ("Calculus", ("calculus", "")),
        ("II", None),
        ("underwater basket weaving", None),
        ("", None),
    ],
)
def test_courses_by_any_usual_name_with_their_number(words, name, found):
    assert words.course(name) == found


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("role", "RRT", "respiratory-therapist"),
        ("role", "respiratory-therapist", "respiratory-therapist"),
        ("school", "MUSC", "musc"),
        ("school", "University of Utah", "utah"),
        ("school", "uta", None),  # a file's names are whole
        ("state", "OH", "OH"),
        ("state", "ZZ", None),
        ("study", "health related field", "health-related"),
    ],
)
def test_other_names_by_kind(words, kind, name, found):
    assert words.find(kind, name) == found


def test_near_names_are_offered_each_once(words):
    assert words.near("course", "organic chemstry")[0] == "organic-chemistry"
    assert words.near("school", "mucs")[0] == "musc"
    assert words.near("course", "zzzzzz") == ()
    near = words.near("course", "biologie")
    assert len(near) == len(set(near))

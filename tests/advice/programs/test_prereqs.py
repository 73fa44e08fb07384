"""Courses by program and programs by course."""

from typing import Any

import pytest

from perfcli.advice.programs.prereqs import prereqs
from perfcli.errors import UserError


def test_the_matrix_counts_programs_not_facts(knowledge: Any) -> None:
    view = prereqs(knowledge)
    firm = [[asked for asked in row.asked if asked.need.need == "required"] for row in view.courses]
    counts = [len({asked.slug for asked in one}) for one in firm]
    assert counts == sorted(counts, reverse=True)
    assert all(row.asked for row in view.courses)
    assert {one.view.school.status for one in view.schools} == {"running", "new"}


def test_who_publishes_no_list_is_named(knowledge: Any) -> None:
    view = prereqs(knowledge)
    assert "Emory" in view.silent
    assert "Utah" not in view.silent


@pytest.mark.parametrize("word", ["orgo", "O-Chem", "organic chemistry", "organic-chemistry"])
def test_a_course_is_found_by_any_of_its_names(knowledge: Any, word: str) -> None:
    (row,) = prereqs(knowledge, [word]).courses
    assert row.course.id == "organic-chemistry"
    assert row.asked


def test_a_course_that_would_do_instead_counts(knowledge: Any) -> None:
    (row,) = prereqs(knowledge, ["calculus"]).courses
    assert "iowa" in {asked.slug for asked in row.asked}


def test_a_programs_list_has_labs_grades_and_rules(knowledge: Any) -> None:
    (iowa,) = prereqs(knowledge, ["iowa"]).schools
    needs = {asked.need.course: asked for asked in iowa.asked}
    assert needs["anatomy"].need.credits == 4
    assert needs["anatomy"].need.lab is True
    assert "school-iowa-complete" in {lead.fact.id for lead in iowa.rules} or iowa.rules


def test_a_course_of_two_facts_stands_once(knowledge: Any) -> None:
    (view,) = prereqs(knowledge, ["quinnipiac"]).schools
    names = [asked.need.course for asked in view.asked if asked.need.need == "required"]
    assert len(names) == len(set(names))


def test_a_recommended_course_has_no_grade(knowledge: Any) -> None:
    (view,) = prereqs(knowledge, ["suny-upstate"]).schools
    grades = {asked.min_grade for asked in view.asked if asked.need.need == "recommended"}
    assert grades == {None}


def test_a_canadian_program_is_found_by_name_only(knowledge: Any) -> None:
    assert "michener" not in {one.view.school.slug for one in prereqs(knowledge).schools}
    assert prereqs(knowledge, ["michener"]).schools[0].view.school.slug == "michener"


def test_neither_course_nor_program(knowledge: Any) -> None:
    with pytest.raises(UserError) as caught:
        prereqs(knowledge, ["alchemy of gold"])
    assert caught.value.code == "unknown-name"


def test_a_course_that_only_does_for_another_is_no_row_of_its_own(knowledge: Any) -> None:
    rows = {row.course.id for row in prereqs(knowledge).courses}
    assert {"mathematics", "biochemistry"} <= rows
    assert not {"calculus", "cellular-physiology"} & rows
    (calculus,) = prereqs(knowledge, ["calculus"]).courses
    assert "iowa" in {asked.slug for asked in calculus.asked}  # by its name it is found

"""The pages of programs."""

import pytest

from perfcli.advice.programs.schools import all_schools, some_schools
from perfcli.render.layouts.lines import Marks, fact_line
from perfcli.render.layouts.schools import GROUPS, LABELS, one_page
from perfcli.render.text import plain_text


def test_every_fact_of_every_program_is_on_its_page(knowledge):
    slugs = [head.slug for head in knowledge.index.schools]
    for slug in slugs:
        view = some_schools(knowledge, [slug])
        page = plain_text(one_page(view.schools[0], view.sources, with_sources=True))
        marks = Marks(view.sources)
        for fact in view.schools[0].school.facts:
            if not fact.off_page and fact.field != "url":
                assert fact_line(fact, marks) in page, (slug, fact.id)


def test_every_column_has_a_label_and_a_group(knowledge):
    grouped = {column for _, columns, _ in GROUPS for column in columns}
    assert grouped == set(LABELS) == set(all_schools(knowledge).schools[0].columns)


def test_what_was_not_found_is_named_without_saying_that_nobody_publishes_it(run):
    out = run("schools", "emory").out
    missing = out.split("Not found in the pages we read (ask the school)\n")[1].splitlines()[0]
    assert "tuition" in missing and "gpa" in missing
    assert "published" not in out


def test_dates_that_one_fact_gives_stand_once(run):
    out = run("schools", "musc").out
    assert out.count("applications ran from July 1 to December 1, 2025") == 1
    assert "Opens, closes:" in out


@pytest.mark.parametrize("slug", ["texas-heart", "vcu", "hofstra"])
def test_a_rival_figure_is_shown_after_the_better_one(run, slug):
    assert "also: " in run("schools", slug).out


def test_the_list_says_what_it_leaves_out(run):
    out = run("schools").out
    assert "Barry (closed)" in out and "with --all" in out
    assert "Closed and unconfirmed" in run("schools", "--all").out


def row(run, name, *options):
    """The line of the list that begins with a program's name."""
    return next(one for one in run("schools", *options).out.splitlines() if one.startswith(name))


def test_a_candidate_and_a_new_program_say_that_no_accreditation_was_seen(run):
    assert "USC (not seen accredited)" in row(run, "USC")
    assert "VCU (new, not seen accredited)" in row(run, "VCU")
    assert "not seen" not in row(run, "MUSC")


def test_the_list_off_the_screen_has_starts_shadowing_and_the_year_of_the_row(run):
    out = run("schools").out
    head = next(one for one in out.splitlines() if one.startswith("Program "))
    assert all(name in head for name in ("Starts", "Shadowing", "As of"))
    assert row(run, "MUSC").rstrip().endswith("2025")
    assert "A deadline is the day seen on that page: the next ones, projected" in out


def test_a_schools_own_price_comes_before_an_applicants_sum(run):
    assert "$45,388/yr* (2021" in row(run, "Midwestern")
    assert "$102,265* (2025, forum)" in row(run, "Nebraska")


def test_cells_say_no_more_than_their_facts(run):
    assert "12 first class (2022" in row(run, "Lawrence Tech")
    assert "no dates (undated)" in row(run, "Lawrence Tech")
    assert "rolling" not in row(run, "Lawrence Tech")
    assert "Mar 1, late May 31" in row(run, "Midwestern")
    assert "Dec 15 papers" in row(run, "MSOE")
    assert "open in January" not in row(run, "Emory")
    out = run("schools", "utah", "ltu").out
    assert "accredited, body not named (2022" in out
    assert "12 in its first class (2022" in out


def test_other_degrees_stand_apart_from_what_an_applicant_needs(run):
    needs, other = run("schools", "musc").out.split("Its other degrees\n")
    assert "17 hours" not in needs and "27 hours; which" not in needs
    assert "Not a way to practice in the US." in other
    assert "also: Extracorporeal Science MS" in other


def test_a_list_of_courses_that_names_the_degree_stands_under_courses(run):
    out = run("schools", "quinnipiac").out
    assert "Entry degree: bachelor (science, health-related) (undated)" in out
    assert "Semesters: bio 2" in out.split("\nCourses:")[1].split("\n\n")[0]


def test_what_another_page_tells_of_a_program_is_found_on_its_own(run):
    assert "shadowing at least once" in run("schools", "vanderbilt").out
    assert "interviews in February" in run("schools", "nku").out.split("\nSelection\n")[1]
    assert "interview" not in run("schools", "nku").out.split("(ask the school)\n")[1]

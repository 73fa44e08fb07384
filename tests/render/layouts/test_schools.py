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


def test_what_is_not_published_is_named(run):
    out = run("schools", "emory").out
    missing = out.split("Not published\n")[1].splitlines()[0]
    assert "tuition" in missing and "gpa" in missing


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

"""The chapter of programs: what its table sorts and is chosen by, and its pictures."""

from datetime import date

import pytest

from perfcli.advice.programs.finder import find
from perfcli.advice.programs.schools import LISTED, all_schools
from perfcli.advice.programs.wishes import Wish
from perfcli.render import page as p

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def blocks(document):
    return next(one for one in document.chapters if one.id == "schools").blocks


@pytest.fixture(scope="module")
def table(blocks):
    return next(one for one in blocks if isinstance(one, p.Table))


@pytest.mark.parametrize(
    ("name", "column"), [("months", 3), ("deadline", 5), ("gpa", 6), ("tuition", 8)]
)
def test_it_sorts_as_the_command_does(knowledge, table, name, column):
    wish = Wish(sort=name)
    found = find(all_schools(knowledge), knowledge.index, wish, TODAY, everything=False)
    told = [row for row in table.rows if row[column].sort is not None]
    rows = sorted(told, key=lambda row: row[column].sort)
    slugs = [row[0].to.removeprefix("schools/") for row in rows]
    assert slugs == [one.school.slug for one in found.schools][: len(slugs)]


@pytest.mark.parametrize(
    ("wish", "column", "fits"),
    [
        (Wish(no_gre=True), 7, lambda cell: "not required" in cell.groups),
        (Wish(degree=["master"]), 2, lambda cell: "master" in cell.groups),
        (Wish(state=["TX"]), 1, lambda cell: "TX" in cell.groups),
        (Wish(max_tuition="80000"), 8, lambda cell: cell.sort is not None and cell.sort <= 80000),
        (Wish(gpa="3.0"), 6, lambda cell: cell.sort is not None and cell.sort <= 3.0),
    ],
)
def test_it_chooses_as_the_command_does(knowledge, table, wish, column, fits):
    found = find(all_schools(knowledge), knowledge.index, wish, TODAY, everything=False)
    chosen = {row[0].to.removeprefix("schools/") for row in table.rows if fits(row[column])}
    assert chosen == {one.school.slug for one in found.schools}


def test_every_program_has_a_row_or_a_line_and_a_part(knowledge, blocks, table):
    parts = {one.heading.anchor for one in blocks if isinstance(one, p.Part)}
    assert parts == {f"schools/{head.slug}" for head in knowledge.index.schools}
    listed = [head for head in knowledge.index.schools if head.status in LISTED]
    assert len(table.rows) == len([head for head in listed if head.country == "US"])


def test_pictures_count_every_program(blocks, table):
    lengths, seats, gpas = [one for one in blocks if isinstance(one, p.Bars)]
    for bars, column in ((lengths, 3), (gpas, 6)):
        silent = len([row for row in table.rows if row[column].sort is None])
        assert sum(bar.value for bar in bars.bars) == len(table.rows) - silent
        assert f"{silent} programs publish no such figure" in bars.caption
        for bar in bars.bars:
            assert len(bar.detail.split(", ")) == bar.value
    assert [bar.value for bar in seats.bars] == sorted((b.value for b in seats.bars), reverse=True)
    assert all(bar.marks for bar in seats.bars)

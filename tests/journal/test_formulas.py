"""CSV cells that no spreadsheet runs."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.journal.formulas import csv_line, inert, restored

SIGNS = "=+-@\t\r\n＝'"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_shown(text):
    assert inert(text) == f"'{text}"
    assert restored(inert(text)) == text


@pytest.mark.parametrize("text", ["", "a", "1", "'", "'tis", "a=1", " =1"])
def test_what_it_would_not_run_stays(text):
    assert inert(text) == text
    assert restored(text) == text


def test_a_sign_of_ours_that_was_there_before_comes_back():
    assert inert("'=1") == "''=1"
    assert restored("''=1") == "'=1"


@given(st.text(st.sampled_from(SIGNS + 'a,";\n')) | st.text())
def test_every_text_comes_back_and_none_runs(text):
    assert restored(inert(text)) == text
    assert inert(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2))
def test_a_line_holds_its_cells(cells):
    (read,) = csv.reader([csv_line(cells)], strict=True)
    assert [restored(cell) for cell in read] == cells

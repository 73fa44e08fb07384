"""Pages on a screen: nothing is cut off, nothing acts, at any width."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from perfcli.render import page as p
from perfcli.render.terminal import column_widths, terminal_text

TABLE = p.Table(
    (p.Column("Program", 8), p.Column("City", 8), p.Column("Tuition", 9)),
    ((p.Cell("MUSC"), p.Cell("Charleston, SC"), p.Cell("$68,905 '25")),),
)
WORDS = st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=80)


def test_text_hangs_under_its_marker():
    text = terminal_text(p.Page((p.Item("word " * 20, marker="1."),)), 40, color=False)
    first, *rest = text.splitlines()
    assert first.startswith("1. word")
    assert rest and all(line.startswith("   word") for line in rest)


def test_markup_in_a_fact_stays_text():
    page = p.Page((p.Item("[bold]loud[/bold] [link=x]y[/link] :smile:"),))
    assert "[bold]loud[/bold] [link=x]y[/link] :smile:" in terminal_text(page, 80, color=True)


def test_no_color_no_escape():
    page = p.Page((p.Heading("T", 1), p.Item("x", warning="y"), TABLE))
    assert "\x1b" not in terminal_text(page, 80, color=False)
    assert "\x1b" in terminal_text(page, 80, color=True)


def test_a_table_that_fits_is_a_table():
    assert "Program  City" in terminal_text(p.Page((TABLE,)), 80, color=False)


def test_a_table_too_wide_becomes_records():
    lines = terminal_text(p.Page((TABLE,)), 24, color=False).splitlines()
    assert lines == ["MUSC", "  City: Charleston, SC", "  Tuition: $68,905 '25"]


def test_room_goes_to_the_column_that_lacks_most():
    assert column_widths(TABLE, 80) == [8 - 1, 14, 11]
    assert column_widths(TABLE, 30) is not None
    assert column_widths(TABLE, 20) is None


def test_commands_in_quotes_lose_the_quotes():
    assert terminal_text(p.Page((p.Para("try `perfcli tips` now"),)), 80, False) == (
        "try perfcli tips now\n"
    )


@pytest.mark.parametrize("width", [40, 63, 80, 200])
@given(texts=st.lists(WORDS, min_size=3, max_size=3))
def test_no_line_is_wider_than_the_screen_and_no_letter_is_lost(texts, width):
    cells = tuple(p.Cell(text) for text in texts)
    table = p.Table(TABLE.columns, (cells,))
    item = p.Item(texts[0], warning=texts[1])
    shown = terminal_text(p.Page((item, table)), width, color=False)
    assert all(cell_len(line) <= width for line in shown.splitlines())
    letters = re.sub(r"\W", "", "".join([texts[0], texts[1]]))
    kept = re.sub(r"\W", "", shown)
    for letter in set(letters):
        assert kept.count(letter) >= letters.count(letter)

"""Any page on any screen: no line wider than it, and not one letter lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from perfcli.render import page as p
from perfcli.render.emit import Output
from perfcli.render.signs import shown
from perfcli.render.terminal import terminal_text
from perfcli.render.text import SPOKEN, cells, plain_text

SIZES = st.integers(20, 120)
WORDS = st.text(
    st.sampled_from("abc xyz 0 - é ü – 心臓 🫀 \u0301 [/] ` \x1b\u202e"), min_size=1, max_size=90
)
LONG = st.builds(lambda sign, n: (sign * n)[:n], st.sampled_from(["x", "word ", "心臓"]), SIZES)
WORDS = WORDS | LONG
MARKS = st.lists(st.integers(1, 999), max_size=12).map(tuple)
ITEMS = st.builds(
    p.Item,
    WORDS,
    st.sampled_from(["•", "12.", "→", "[ ]"]),
    MARKS,
    st.none() | WORDS,
    st.integers(0, 1),
)


@st.composite
def tables(draw: st.DrawFn) -> p.Table:
    """A table of up to seven columns."""
    columns = draw(
        st.lists(
            st.builds(p.Column, WORDS, st.integers(1, 30), st.booleans()), min_size=1, max_size=7
        )
    )
    row = st.tuples(*(st.builds(p.Cell, WORDS, st.booleans()) for _ in columns))
    return p.Table(tuple(columns), tuple(draw(st.lists(row, max_size=4))), draw(st.none() | WORDS))


BARS = st.builds(p.Bar, WORDS, st.floats(0, 1e6), WORDS, MARKS)
BLOCKS = st.one_of(
    st.builds(p.Heading, WORDS, st.integers(1, 2)),
    st.builds(p.Label, WORDS),
    st.builds(p.Para, WORDS, st.sampled_from(["normal", "dim", "warning"])),
    ITEMS,
    st.builds(p.Pair, WORDS, st.lists(ITEMS, min_size=1, max_size=3).map(tuple)),
    tables(),
    st.builds(p.Bars, st.lists(BARS, min_size=1, max_size=4).map(tuple), WORDS),
    st.builds(p.Reference, st.integers(1, 99), WORDS, WORDS, st.none() | WORDS),
    st.builds(p.Next, st.lists(WORDS, min_size=1, max_size=3).map(tuple)),
)
PAGES = st.builds(p.Page, st.lists(BLOCKS, min_size=1, max_size=4).map(tuple))


def letters(text: str) -> str:
    """What is written, without the room between and the signs that renderers add."""
    return "".join(sign for sign in text if sign.isalpha())


@given(PAGES, st.integers(40, 200))
def test_nothing_is_wider_than_the_screen_and_nothing_is_lost(page, width):
    page = shown(page)
    text = terminal_text(page, width, color=False)
    assert max(map(cell_len, text.split("\n"))) <= width
    for block in page.blocks:
        if not isinstance(block, p.Table | p.Bars):
            continue
        parts = block.rows if isinstance(block, p.Table) else ()
        told = [cell.text for row in parts for cell in row if cell.text not in ("", "-")]
        told += [bar.label for bar in block.bars] if isinstance(block, p.Bars) else []
        for word in (word for one in told for word in re.findall(r"[a-z0-9]+", one)):
            assert set(word) <= set(text)
    assert "\x1b" not in text


@given(
    st.lists(BLOCKS.filter(lambda one: not isinstance(one, p.Table)), min_size=1, max_size=3),
    st.integers(40, 200),
)
def test_every_width_tells_the_same(blocks, width):
    page = shown(p.Page(tuple(blocks)))
    wide, narrow = (letters(terminal_text(page, each, color=False)) for each in (200, width))
    assert sorted(wide) == sorted(narrow)


NARROW = p.Table(
    (p.Column("0", 1), p.Column("0", 1)),
    ((p.Cell("0"), p.Cell("心")), (p.Cell("0" * 37), p.Cell("0"))),
)


@given(tables(), st.integers(40, 200))
@example(NARROW, 40)
def test_a_table_loses_no_letter(table, width):
    table = shown(table)
    text = sorted(letters(terminal_text(p.Page((table,)), width, color=False)))
    for sign in {*letters("".join(cell.text for row in table.rows for cell in row))} - {"-"}:
        told = "".join(cell.text for row in table.rows for cell in row if cell.text != "-")
        assert text.count(sign) >= told.count(sign)


@given(PAGES, st.booleans())
def test_no_escape_code_but_our_own(page, color):
    text = terminal_text(shown(page), 80, color)
    assert "\x1b" not in re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "\u202e" not in text
    assert "\x1b" not in plain_text(shown(page), spoken=color)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("心臓", 4), ("e\u0301", 1), ("", 0), ("a–b", 3), ("🫀", 2)]
)
def test_cells_of_a_text(text, width):
    assert cells(text) == width
    table = p.Table((p.Column("Name"), p.Column("N")), ((p.Cell(text), p.Cell("x")),))
    head, row = plain_text(p.Page((table,))).splitlines()
    assert cells(row.rpartition("x")[0]) == cells(head.rpartition("N")[0])


@given(tables())
def test_a_screen_reader_hears_the_column_of_every_cell(table):
    table = shown(table)
    text = plain_text(p.Page((table,)), spoken=True)
    for row in table.rows:
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if cell.text not in ("", "-"):
                heard = f"{column.name}: {cell.text}".rstrip()
                for sign, word in SPOKEN:
                    heard = heard.replace(sign, word)
                assert heard in text


def test_output_is_made_harmless_where_it_is_drawn(monkeypatch):
    import io
    from datetime import date

    from perfcli.context import Context
    from perfcli.render.emit import rendered

    context = Context(io.StringIO(), io.StringIO(), {}, date(2026, 11, 24), lambda _: False)
    page = p.Page((p.Para("a\x1b[31mb\u202ec\x9bd\r\nBEGIN"),))
    for form in ("page", "plain", "markdown"):
        text = rendered(context, Output(format=form), page)
        assert not re.search("[\x1b\u202e\x9b\r]", text)

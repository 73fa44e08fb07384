"""Bars in every form of a page."""

import io
from datetime import date

import pytest
from rich.cells import cell_len

from perfcli.context import Context
from perfcli.render import page as p
from perfcli.render.emit import emit_text
from perfcli.render.terminal import terminal_text
from perfcli.render.text import markdown_text, plain_text

BARS = p.Bars(
    (
        p.Bar("1995, state guide", 50, "$50", (1,)),
        p.Bar("2015, survey", 100, "$100", (2, 3)),
        p.Bar("2020, none", 0, "$0"),
    ),
    "Means of their year",
)
PAGE = p.Page((BARS,))


def lengths(text: str) -> list[int]:
    return [line.count("█") for line in text.splitlines() if "$" in line]


def test_bars_are_of_one_scale_and_fill_the_width() -> None:
    text = terminal_text(PAGE, 80, color=False)
    half, whole, none = lengths(text)
    assert whole == 80 - len("1995, state guide ") - len(" $100 [2][3]")
    assert half == round(whole / 2)
    assert none == 0


def test_a_bar_stands_beside_its_label_where_there_is_room() -> None:
    caption, first, *_ = terminal_text(PAGE, 80, color=False).splitlines()
    assert caption == "Means of their year"
    assert first.startswith("1995, state guide █")
    assert first.endswith("█ $50 [1]")


def test_a_bar_stands_under_its_label_where_there_is_none() -> None:
    lines = terminal_text(PAGE, 40, color=False).splitlines()
    assert lines[1:3] == ["1995, state guide", f"  {'█' * 13} $50 [1]"]
    assert lengths("\n".join(lines))[1] == 40 - len("  ") - len(" $100 [2][3]")


@pytest.mark.parametrize("width", [40, 41, 47, 60, 80, 200])
def test_no_bar_is_wider_than_the_screen(width: int) -> None:
    lines = terminal_text(PAGE, width, color=False).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_the_least_figure_that_is_not_nothing_has_a_bar() -> None:
    page = p.Page((p.Bars((p.Bar("a", 1, "1"), p.Bar("b", 10_000, "10,000")), "c"),))
    assert "a █ 1\n" in terminal_text(page, 40, color=False)


def test_figures_that_are_all_nothing_are_drawn_without_bars() -> None:
    page = p.Page((p.Bars((p.Bar("a", 0, "0"),), "c"),))
    assert "█" not in terminal_text(page, 40, color=False)


def test_plain_text_draws_nothing() -> None:
    assert plain_text(PAGE).splitlines() == [
        "Means of their year",
        "  1995, state guide: $50 [1]",
        "  2015, survey: $100 [2][3]",
        "  2020, none: $0",
    ]


def test_markdown_has_a_small_table() -> None:
    assert markdown_text(PAGE).splitlines() == [
        "Means of their year",
        "",
        "| What | Figure |",
        "| --- | ---: |",
        "| 1995, state guide | $50 \\[1\\] |",
        "| 2015, survey | $100 \\[2\\]\\[3\\] |",
        "| 2020, none | $0 |",
    ]


def test_an_encoding_without_blocks_gets_signs_that_it_has() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    context = Context(out, out, {}, date(2026, 11, 24), lambda _url: False)
    emit_text(context, terminal_text(PAGE, 80, color=False))
    out.flush()
    text = raw.getvalue().decode("ascii")
    assert "1995, state guide #" in text
    assert "?" not in text

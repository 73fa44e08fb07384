"""The mark of what is old: where it stands, when, and what is said of it once."""

from datetime import date

import pytest

from perfcli.render import page as p
from perfcli.render.ages import aged, marked
from perfcli.render.text import plain_text

TODAY = date(2026, 11, 24)
OLD, FRESH = p.Age("2019", "2021-12-31"), p.Age("2026", "2028-12-31")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ten (2019)", "Ten (2019, M)"),
        ("Ten (2019, forum post)", "Ten (2019, forum post, M)"),
        ("Ten in 2019 (weak source)", "Ten in 2019 (weak source, M)"),
        ("Ten (2019) (a)", "Ten (2019, M) (a)"),
        ("Ten in 2019", "Ten in 2019 (M)"),
        ("Ten (about 2019)", "Ten (about 2019, M)"),
        ("Ten (counted by hand, May 2019)", "Ten (counted by hand, May 2019, M)"),
        ("Ten (2019) of them", "Ten (2019) of them (M)"),
        ("In 2019 ten (of twelve)", "In 2019 ten (of twelve) (M)"),
        ("", " (M)"),
    ],
)
def test_where_the_mark_stands(text, shown):
    assert marked(text, "M") == shown


def test_only_what_is_old_is_marked_and_one_line_says_what_that_means():
    page = p.Page(
        (
            p.Heading("Page", 1),
            p.Item("Old (2019)", age=OLD),
            p.Item("Fresh (2026)", age=FRESH),
            p.Item("Undated (undated)"),
            p.Pair("Label", (p.Item("Also old (2019)", age=OLD), p.Item("Not"))),
            p.Heading("Sources"),
            p.Reference(1, "T", "P", None),
        )
    )
    shown = plain_text(aged(page, TODAY, short=True))
    assert shown.count("6y old") == 2
    assert "Old (2019, 6y old)" in shown
    assert shown.count("perfcli data stale") == 1
    assert shown.index("perfcli data stale") < shown.index("Sources")
    assert "6 years old" in plain_text(aged(page, TODAY, short=False))


def test_a_page_without_old_facts_says_nothing_of_it():
    page = p.Page((p.Item("Fresh (2026)", age=FRESH), p.Table((p.Column("a"),), ((p.Cell("b"),),))))
    assert aged(page, TODAY, short=True) == page


def test_the_mark_comes_with_the_day():
    page = p.Page((p.Item("Ten (2019)", age=OLD),))
    assert aged(page, date(2021, 12, 31), short=True) == page
    assert aged(page, date(2022, 1, 1), short=True) != page


def test_a_cell_takes_a_sign_on_a_screen_and_words_elsewhere():
    row = ((p.Cell("x"), p.Cell("$9 '19", age=OLD)),)
    page = p.Page((p.Table((p.Column("a"), p.Column("b")), row),))
    screen = plain_text(aged(page, TODAY, short=True))
    assert "$9 '19!" in screen and "!: past its shelf life" in screen
    row = ((p.Cell("x"), p.Cell("$9 (2019)", age=OLD)),)
    page = p.Page((p.Table((p.Column("a"), p.Column("b")), row),))
    assert "$9 (2019, 6 years old)" in plain_text(aged(page, TODAY, short=False))

"""What a user types about themselves, checked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.advice.yours.given import HIDDEN, amount_of, day_of, one_line, text_of

TODAY = date(2026, 11, 24)


def test_a_day_that_was():
    assert day_of(" 2026-11-24 ", TODAY) == TODAY
    assert day_of("1950-01-01", TODAY) == date(1950, 1, 1)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("2026-11-25", "still to come"),
        ("2027-01-01", "still to come"),
        ("2026-02-30", "no day of the calendar"),
        ("2026-13-01", "no day of the calendar"),
        ("0000-01-01", "no day of the calendar"),
        ("1949-12-31", "from 1950 on"),
        ("0026-11-24", "from 1950 on"),
        ("20261124", "no date"),
        ("2026-W48-2", "no date"),
        ("11/24/2026", "no date"),
        ("yesterday", "no date"),
        ("", "no date"),
        ("２０２６-11-24", "no"),
    ],
)
def test_a_day_that_was_not(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        day_of(text, TODAY)


def test_amounts():
    assert amount_of("1.5", 24) == 1.5
    assert amount_of(" 24 ", 24) == 24
    assert amount_of("3", 10, whole=True) == 3
    assert amount_of("3.0", 10, whole=True) == 3


@pytest.mark.parametrize(
    "text", ["0", "-1", "-0.0", "25", "1e1", "nan", "inf", "-inf", "1_0", "two", "1,5", "", "٣"]
)
def test_what_is_no_amount(text):
    with pytest.raises(ValueError, match="expected"):
        amount_of(text, 24)


def test_a_whole_number_has_no_fraction():
    with pytest.raises(ValueError, match="a whole number"):
        amount_of("1.5", 24, whole=True)


def test_a_text_is_kept_as_it_is():
    note = " a\r\n\x1b[31m\u202e\U0001f469\u200d\U0001f52c " * 100
    assert text_of(note) is note


def test_a_text_that_cannot_be_kept():
    with pytest.raises(ValueError, match="UTF-8"):
        text_of("caf\udce9")
    with pytest.raises(ValueError, match="100,001 characters"):
        text_of("x" * 100_001)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\n\tc", r"a\nb\r\n\tc"),
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("\u202eabc\u2066", r"\u202eabc\u2066"),
        ("\u2028\ufeff\u200b\x9b", r"\u2028\ufeff\u200b\x9b"),
        ("\U0001f469\u200d\U0001f52c é ü", "\U0001f469\u200d\U0001f52c é ü"),
        ("plain", "plain"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text, shown):
    assert one_line(text) == shown


def test_a_long_text_says_how_much_more_there_is():
    assert one_line("ab " * 100, 5) == "ab ab [and 295 more characters: --all]"
    assert one_line("abcde", 5) == "abcde"


@given(st.text())
def test_every_text_is_shown_on_one_line(text):
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert not HIDDEN.search(shown)

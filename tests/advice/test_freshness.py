"""Fresh, stale, lasting, undated; and how old."""

from datetime import date

import pytest

from perfcli.advice.freshness import age_text, freshness, months_old

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("as_of", "last", "word"),
    [
        ("2025-11-24", "2026-11-24", "fresh"),
        ("2025-11-23", "2026-11-23", "stale"),
        ("1953", None, "lasting"),
        (None, None, "undated"),
        (None, "2026-11-23", "undated"),  # never fresh, never stale
    ],
)
def test_words(as_of, last, word):
    assert freshness(as_of, last, TODAY) == word


@pytest.mark.parametrize(
    ("as_of", "months"),
    [
        ("2024-11-24", 24),
        ("2024-11-25", 23),
        ("2024-11", 24),
        ("2024", 23),
        ("2026", 0),
        ("2027", 0),
        ("2013", 155),
    ],
)
def test_months(as_of, months):
    assert months_old(as_of, TODAY) == months


@pytest.mark.parametrize(
    ("months", "long", "short"),
    [
        (13, "13 months old", "13m old"),
        (23, "23 months old", "23m old"),
        (24, "2 years old", "2y old"),
        (155, "12 years old", "12y old"),
        (1, "1 month old", "1m old"),
    ],
)
def test_age_in_words(months, long, short):
    assert age_text(months) == long
    assert age_text(months, short=True) == short

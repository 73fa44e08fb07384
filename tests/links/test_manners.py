"""How long a server is left alone."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfcli.links.manners import Manners, pause_before, retry_after

NOW = "Tue, 24 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7),
        (" 120 ", 120),
        ("Tue, 24 Nov 2026 12:00:30 GMT", 30),
        ("Tue, 24 Nov 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("-3", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_server_asks_for(value, seconds):
    assert retry_after(value, NOW) == seconds


def test_a_date_counts_against_the_servers_own_clock_only():
    assert retry_after("Tue, 24 Nov 2026 12:00:30 GMT", None) is None
    assert retry_after("Tue, 24 Nov 2026 12:00:30 GMT", "nonsense") is None
    assert retry_after("Tue, 24 Nov 2026 12:00:30 -0000", NOW) is None  # one has no zone


@given(st.text(), st.text())
@example("0\x1f", "")  # a space to Python's str, and none to its float
def test_no_header_is_too_odd(value, now):
    wait = retry_after(value, now)
    assert wait is None or wait >= 0


def test_our_own_pauses_double_and_end():
    manners = Manners(tries=4, backoff=2)
    assert [pause_before(tries, None, manners) for tries in (1, 2, 3, 4)] == [2, 4, 8, None]


def test_the_servers_word_wins_unless_it_is_too_long():
    manners = Manners(longest=60)
    assert pause_before(1, 45, manners) == 45
    assert pause_before(1, 61, manners) is None

"""Cycles of several years."""

from datetime import date

import pytest

from perfcli.advice.calendar.cycles import Turn, cycles, next_turns


@pytest.mark.parametrize(
    ("years", "turns"),
    [
        ([2020, 2023, 2026], [(2026, False), (2029, True)]),
        ([2022, 2025, 2028], [(2028, False)]),
        ([2015, 2018, 2021], [(2027, True)]),
        ([2017, 2020, 2023], [(2026, True), (2029, True)]),
    ],
)
def test_the_next_turn_and_whether_a_page_named_it(years, turns):
    assert next_turns(years, date(2026, 11, 24)) == tuple(Turn(*one) for one in turns)


@pytest.mark.parametrize(
    "value",
    [None, 3, {"a": [2020, 2023]}, {"a": [2020, 2023, 2027]}, {"a": [1, 2, 3]}, {"a": "2020"}],
)
def test_what_is_no_cycle_has_none(value):
    assert cycles(value) == {}


def test_the_page_tells_the_year_that_comes(run):
    out = run("recertify").out
    assert "Cycle 1: 2026, then 2029 (projected)" in out
    assert "Cycle 3: 2027" in out

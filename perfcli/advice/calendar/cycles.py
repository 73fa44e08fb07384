"""Turns that come round every few years: which year is next, and whether a page named it."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec import Struct


class Turn(Struct, frozen=True):
    """A year in which a cycle reports. `projected`: no page named it, it was counted on."""

    year: int
    projected: bool


def cycles(value: Any) -> dict[str, list[int]]:
    """The cycles that a fact's value holds, each with its years; empty if it holds none."""
    if not isinstance(value, dict) or not all(_evenly(years) for years in value.values()):
        return {}
    return value


def _evenly(years: Any) -> bool:
    """Whether it is a list of three or more years that lie equally far apart."""
    if not isinstance(years, list) or len(years) < 3:
        return False
    if not all(isinstance(year, int) and 1900 < year < 2200 for year in years):
        return False
    steps = {later - year for year, later in pairwise(years)}
    return len(steps) == 1 and min(steps) > 0


def next_turns(years: Sequence[int], today: date) -> tuple[Turn, ...]:
    """The next year of a cycle; where that is this year also the one after it.

    The day in this year may have passed, so both are told.
    """
    step = years[1] - years[0]
    year = next((one for one in years if one >= today.year), years[-1])
    while year < today.year:
        year += step
    found = (year, year + step) if year == today.year else (year,)
    return tuple(Turn(one, one not in years) for one in found)

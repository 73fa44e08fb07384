"""Dates that come back every year: when the next one is, and whether it was published.

A page that named its year makes a published date; a month and day seen for an earlier cycle is
projected to the next one, and says so.
"""

from calendar import isleap
from datetime import date
from typing import Literal

from msgspec import Struct

from perfcli.knowledge.columns import Round

Basis = Literal["published", "projected"]


class NextDate(Struct, frozen=True):
    """The next time that a round comes. A month alone stands as its first day."""

    date: date
    precision: Literal["day", "month"]
    basis: Basis


def next_date(entry: Round, today: date) -> NextDate:
    """The first date of the round that is not before `today`.

    A month is still to come as long as it is not over. February 29 is February 28 in other years.
    """
    precision: Literal["day", "month"] = "day" if len(entry.date) == 5 else "month"
    seen = _parse(entry.seen) if entry.seen else None
    for year in (today.year, today.year + 1, today.year + 2):
        found = _in_year(entry.date, year)
        last = found if precision == "day" else _month_end(found)
        if last >= today:
            basis: Basis = "published" if seen is not None and seen == found else "projected"
            return NextDate(found, precision, basis)
    raise AssertionError("a yearly date comes within two years")


def _in_year(month_day: str, year: int) -> date:
    month, day = int(month_day[:2]), int(month_day[3:] or 1)
    if (month, day) == (2, 29) and not isleap(year):
        day = 28
    return date(year, month, day)


def _month_end(first: date) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _parse(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)

"""Dates that come back every year: when the next one is, and whether it was published.

A page that named its year makes a published date; a month and day seen for an earlier cycle is
projected to the next one, and says so.
"""

import calendar
from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from perfcli.knowledge.model.columns import Round
from perfcli.knowledge.model.yearly import YearlyDate

Basis = Literal["published", "projected"]
Date = date  # NextDate has a field of that name

# A date or a price from before this year is shown with its year and never computed with.
OLDEST_YEAR = 2021


class NextDate(Struct, frozen=True):
    """The next time that a round comes. A month alone stands as its first day."""

    date: date
    precision: Literal["day", "month"]
    basis: Basis

    @property
    def last(self) -> Date:
        """The day itself, or the last one of the month."""
        return self.date if self.precision == "day" else month_end(self.date)


def next_date(entry: Round | YearlyDate, today: date) -> NextDate:
    """The first date of the round that is not before `today`.

    A month is still to come as long as it is not over. February 29 is February 28 in other years.
    """
    for year in (today.year, today.year + 1):
        coming = _of_year(entry, year)
        if coming.last >= today:
            return coming
    raise AssertionError("a yearly date comes within two years")


def date_before(entry: Round | YearlyDate, day: date) -> NextDate:
    """The last date of the round that comes before `day`; a month counts by its first day."""
    found = _of_year(entry, day.year)
    return found if found.date < day else _of_year(entry, day.year - 1)


def _of_year(entry: Round | YearlyDate, year: int) -> NextDate:
    """The date of the round in a year; published where a page named just that day."""
    found = in_year(entry.date, year)
    seen = _parse(entry.seen) if entry.seen else None
    precision: Literal["day", "month"] = "day" if len(entry.date) == 5 else "month"
    return NextDate(found, precision, "published" if seen == found else "projected")


def last_before(month_day: str, day: date) -> date:
    """The last time that a month and day came before `day`; a month alone counts when it is over.

    An opening that is told by its month is sure to have come only with that month's end.
    """
    for year in (day.year, day.year - 1):
        found = in_year(month_day, year)
        if len(month_day) != 5:
            found = month_end(found)
        if found < day:
            return found
    raise AssertionError("a yearly date came within two years")


def yearly_day(
    month_days: Iterable[str], anchor: date, which: Literal["last-before", "next-from", "next-year"]
) -> date | None:
    """Of days that come every year the one that belongs to an anchor; None without any.

    The last one before the anchor, the first from it on, or the first in the year after its own.
    Raises OverflowError where the calendar ends.
    """
    years = range(anchor.year - 1, anchor.year + 2)
    if not date.min.year <= years[0] <= years[-1] <= date.max.year:
        raise OverflowError("the calendar ends there")
    days = sorted(in_year(month_day, year) for month_day in month_days for year in years)
    if which == "last-before":
        return max((day for day in days if day < anchor), default=None)
    if which == "next-year":
        return next((day for day in days if day.year == anchor.year + 1), None)
    return next((day for day in days if day >= anchor), None)


def too_old(entry: Round | YearlyDate, as_of: str | None) -> bool:
    """Whether a date was seen so long ago that it is not projected; undated is not old."""
    return old_year(entry.seen or as_of)


def old_year(day: str | None) -> bool:
    """Whether a day, month or year lies before OLDEST_YEAR; undated is not old."""
    return day is not None and int(day[:4]) < OLDEST_YEAR


def in_year(month_day: str, year: int) -> date:
    """A month and day, or the first day of a month, in a given year."""
    month, day = int(month_day[:2]), int(month_day[3:] or 1)
    try:
        return date(year, month, day)
    except ValueError:  # February 29, in most years
        return date(year, month, 28)


def month_end(first: date) -> date:
    """The last day of the month of `first`, whichever day of it that is."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _parse(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)

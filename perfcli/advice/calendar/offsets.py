"""Offsets of the steps of a checklist: `start-18m` is 18 calendar months before the day `start`."""

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from perfcli.advice.calendar.dates import month_end

Unit = Literal["d", "w", "m"]


class Offset(Struct, frozen=True):
    """So many days, weeks or months after the anchor; before it if `amount` is negative."""

    anchor: str
    amount: int
    unit: Unit

    def on(self, day: date) -> date:
        """The date for an anchor's day. Of a month that is too short, its last day.

        A month's last day stays one: half a year before June 30 is December 31.

        Raises OverflowError where the calendar ends.
        """
        if self.unit == "m":
            found = add_months(day, self.amount)
            return month_end(found) if day == month_end(day) else found
        return day + timedelta(days=self.amount * (7 if self.unit == "w" else 1))


def parse_offset(text: str) -> Offset:
    """`start-18m` as an offset. Raises ValueError for anything else."""
    match = re.fullmatch(r"([a-z]+)([+-]\d+)([dwm])", text)
    if match is None:
        raise ValueError(f"{text!r} is no offset")
    unit: Unit = "d" if match[3] == "d" else "w" if match[3] == "w" else "m"
    return Offset(match[1], int(match[2]), unit)


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months on: May 31 and one month make June 30.

    Raises OverflowError where the calendar ends.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("the calendar ends there")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))

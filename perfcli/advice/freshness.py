"""Whether a fact is past its shelf life, and how old it is. Both are told of dates alone."""

from datetime import date
from typing import Literal

Freshness = Literal["fresh", "stale", "lasting", "undated"]


def freshness(as_of: str | None, stale_after: str | None, today: date) -> Freshness:
    """`undated` without a date, `lasting` where such facts do not age, else `fresh` or `stale`."""
    if as_of is None:
        return "undated"
    if stale_after is None:
        return "lasting"
    return "stale" if today.isoformat() > stale_after else "fresh"


def months_old(as_of: str, today: date) -> int:
    """Whole months since the end of the day, month or year that a fact is of; never below 0."""
    year, month, day = int(as_of[:4]), int(as_of[5:7] or 12), int(as_of[8:10] or 31)
    months = 12 * (today.year - year) + today.month - month
    return max(0, months - (1 if today.day < day and as_of[8:10] else 0))


def age_text(months: int, short: bool = False) -> str:
    """`4 years old`, or `4y old`; under two years in months."""
    years = months // 12
    count, unit = (years, "year") if months >= 24 else (months, "month")
    return f"{count}{unit[0]} old" if short else f"{count} {unit}{'s' if count != 1 else ''} old"

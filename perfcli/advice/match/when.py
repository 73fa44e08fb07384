"""When somebody applies to a program, so that ages and dates can be counted to that day."""

from datetime import date
from functools import lru_cache

from perfcli.advice.calendar.dates import in_year, last_before, month_end, next_date
from perfcli.knowledge.model.columns import Round

MONTHS = (
    "January February March April May June July August September October November December".split()
)


@lru_cache(maxsize=4096)
def application_date(rounds: tuple[Round, ...], start: date | None, today: date) -> date | None:
    """The deadline that a start leads back to, else the next one; None where none is known.

    With several rounds it is the last one before the start, or the first one to come.
    """
    closing = [entry for entry in rounds if entry.kind == "deadline"]
    closing = closing or [entry for entry in rounds if entry.kind != "opens"]
    if not closing:
        return None
    if start is not None:
        found = max(last_before(entry.date, start) for entry in closing)
        if found >= today:
            return found
    return min(next_date(entry, today).last for entry in closing)


def due_date(done_by: str, applied: date | None, today: date) -> date:
    """The day that a rule like `by October 1` means: the first one not before the application."""
    since = applied or today
    for year in (since.year, since.year + 1):
        found = in_year(done_by, year)
        if len(done_by) == 2:
            found = month_end(found)
        if found >= since:
            return found
    raise AssertionError("a yearly date comes within two years")


def in_words(done_by: str) -> str:
    """`10-01` as `October 1`; words stay."""
    if not done_by[:1].isdigit():
        return done_by
    month = MONTHS[int(done_by[:2]) - 1]
    return f"{month} {int(done_by[3:])}" if len(done_by) == 5 else month


def within(years: int, first: date, last: date, applied: date | None, today: date) -> bool | None:
    """Whether something done between two days is at most so old when applied; None: unclear.

    Where no deadline is known the application lies between today and a year from now.
    """
    earliest = applied or today
    latest = applied or later(today, 1)
    if later(last, years) < earliest:
        return False
    return True if later(first, years) >= latest else None


def later(day: date, years: int) -> date:
    """The same day some years later; February 29 becomes February 28."""
    return in_year(f"{day.month:02}-{day.day:02}", day.year + years)

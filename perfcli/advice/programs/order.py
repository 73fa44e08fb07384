"""Programs in the order of a column: by its measure, or by whether it was found."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from perfcli.advice.calendar.dates import next_date
from perfcli.advice.programs.measures import lengths, minimum_gpa, places, whole_price
from perfcli.advice.programs.schools import SchoolView
from perfcli.advice.programs.windows import application_dates

LEVELS = ("certificate", "bachelor", "master", "doctorate")
Key = Callable[[SchoolView, date], Any]


def in_order(schools: Sequence[SchoolView], sort: str, today: date) -> list[SchoolView]:
    """Programs by a column or a head of the table, lowest or soonest first.

    Those for which none was found stand last, in the order in which they came. An empty `sort`
    changes nothing.
    """
    if not sort:
        return list(schools)
    keyed = [(KEYS.get(sort, _told(sort))(one, today), one) for one in schools]
    told = [(key, one) for key, one in keyed if key is not None]
    silent = [one for key, one in keyed if key is None]
    return [one for _, one in sorted(told, key=lambda item: item[0])] + silent


def _soonest(kinds: tuple[str, ...]) -> Key:
    def key(view: SchoolView, today: date) -> date | None:
        dates = [one for one in application_dates(view) if not one.old and one.round.kind in kinds]
        return min((next_date(one.round, today).last for one in dates), default=None)

    return key


def _told(column: str) -> Key:
    """Where a column has no measure: those that publish it before those that do not."""

    def key(view: SchoolView, today: date) -> int | None:
        return 0 if view.columns[column] else None

    return key


def _part(view: SchoolView, column: str) -> Any:
    lead = view.first(column)
    return getattr(lead.fact.columns, column) if lead else None


def _degree(view: SchoolView, today: date) -> int | None:
    part = _part(view, "degree")
    return LEVELS.index(part.level) if part else None


def _credits(view: SchoolView, today: date) -> float | None:
    part = _part(view, "credits")
    return part.total if part else None


def _start(view: SchoolView, today: date) -> int | None:
    part = _part(view, "start")
    return min(part.months, default=None) if part else None


def _fee(view: SchoolView, today: date) -> Any:
    part = _part(view, "fee")
    return part.price.amount if part and part.price else None


KEYS: dict[str, Key] = {
    "name": lambda view, today: view.school.short.casefold(),
    "city": lambda view, today: view.school.city.casefold(),
    "state": lambda view, today: view.school.state,
    "status": lambda view, today: view.school.status,
    "degree": _degree,
    "months": lambda view, today: min(lengths(view), default=None),
    "credits": _credits,
    "seats": lambda view, today: max(places(view), default=None),
    "start": _start,
    "opens": _soonest(("opens",)),
    "deadline": _soonest(("deadline", "late")),
    "fee": _fee,
    "tuition": lambda view, today: whole_price(view),
    "gpa": lambda view, today: minimum_gpa(view),
}

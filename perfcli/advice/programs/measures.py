"""What a program's columns come to as one figure, for filters and for sorting.

Only leading facts count, never their rivals.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from perfcli.advice.calendar.dates import OLDEST_YEAR, old_year
from perfcli.advice.programs.schools import SchoolView
from perfcli.knowledge.model.columns import Columns, Price
from perfcli.knowledge.model.fact import Fact

T = TypeVar("T")


def values(view: SchoolView, column: str, get: Callable[[Columns], T | None]) -> list[T]:
    """What the leading facts of a column say, without those for which `get` gives None."""
    facts = (lead.fact.columns for lead in view.columns[column])
    found = (get(columns) for columns in facts if columns is not None)
    return [value for value in found if value is not None]


def lengths(view: SchoolView) -> list[float]:
    """Its length in months; a number of semesters is no number of months."""
    return values(view, "months", lambda c: c.months.months if c.months else None)


def places(view: SchoolView) -> list[int]:
    """Seats a year or a class, the lower end; who graduates or is enrolled is another figure."""
    found = values(view, "seats", lambda c: c.seats)
    return [seats.low for seats in found if seats.per in ("year", "class")]


def whole_price(view: SchoolView) -> Decimal | None:
    """What the whole program costs: the highest sum, so that no resident's price hides another.

    Prices of a year or a credit are none, nor are those dated before OLDEST_YEAR.
    """
    sums = []
    for lead in view.columns["tuition"]:
        part = lead.fact.columns.tuition if lead.fact.columns else None
        sums += [price.amount for price in part.prices if _usable(price, lead.fact)] if part else []
    return max(sums, default=None)


def _usable(price: Price, fact: Fact) -> bool:
    if old_year(fact.as_of) or (price.year is not None and price.year < OLDEST_YEAR):
        return False
    return price.covers == "program" and price.currency == "USD"


def minimum_gpa(view: SchoolView) -> float | None:
    """The stated minimum: overall, else of prerequisites or sciences; the strictest one told.

    An average of admitted students, or a recommendation, is no minimum.
    """
    rules = [rule for rule in values(view, "gpa", lambda c: c.gpa) if rule.kind == "minimum"]
    found = [rule.overall or rule.prerequisites or rule.science for rule in rules]
    return max((value for value in found if value is not None), default=None)

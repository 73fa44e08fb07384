"""Rules of columns: what tables and filters compute with is what the fact says."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from perfcli.knowledge.folder import Folder, at
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.problem import Problem

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def columns_told(folder: Folder) -> Iterator[Problem]:
    """Each price of tuition and each GPA stands in the sentence of its fact.

    Who mends a claim and forgets the columns would else leave the old figure in every table, and
    the old day in every calendar: a user's correction says the day of a deadline too.
    """
    for _, fact in folder.facts():
        if fact.columns is None:
            continue
        said = {Decimal(found.replace(",", "")) for found in NUMBER.findall(fact.claim)}
        for name, figure in _figures(fact):
            if figure not in said:
                message = (
                    f"columns: {name} {figure} is not in the claim; "
                    "expected the same figure in claim, line, value and columns"
                )
                yield at(folder, "fact", fact.id, "figure", message)
        for day in _days(fact) if fact.yours else ():
            if int(day[3:]) not in said:
                message = f"columns: date {day} is not in the claim; expected the same day in both"
                yield at(folder, "fact", fact.id, "figure", message)


def _days(fact: model.Fact) -> Iterator[str]:
    """The month and day of each date of an application."""
    for part in (fact.columns.opens, fact.columns.deadline) if fact.columns else ():
        yield from (one.date for one in (part.rounds if part else ()) if len(one.date) == 5)


def _figures(fact: model.Fact) -> Iterator[tuple[str, Decimal]]:
    columns = fact.columns
    if columns is not None and columns.tuition is not None:
        yield from (("amount", price.amount) for price in columns.tuition.prices)
    gpa: Struct | None = columns.gpa if columns is not None else None
    for name in gpa.__struct_fields__ if gpa is not None else ():
        figure = getattr(gpa, name)
        if isinstance(figure, float):
            yield name, Decimal(str(figure))

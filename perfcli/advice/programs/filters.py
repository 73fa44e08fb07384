"""One question to one program, with three answers: yes, no, or that nothing was found.

What is planned, old or a mere average settles nothing.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from perfcli.advice.programs.measures import lengths, minimum_gpa, places, values, whole_price
from perfcli.advice.programs.schools import SchoolView
from perfcli.advice.programs.windows import Window


class Missing(Struct, frozen=True):
    """A program's answer where nothing was found under the column."""

    column: str


Answer = bool | Missing

TERM_MONTHS = {"fall": (8, 9, 10), "winter": (12, 1), "spring": (1, 2, 3), "summer": (5, 6, 7)}


def _any(answers: Iterable[bool], column: str) -> Answer:
    known = list(answers)
    return any(known) if known else Missing(column)


def place(view: SchoolView, states: frozenset[str]) -> Answer:
    """Whether it is in one of the states."""
    return view.school.state.casefold() in states


def status(view: SchoolView, wanted: tuple[str, ...]) -> Answer:
    """Whether it has one of the statuses."""
    return view.school.status in wanted


def degree(view: SchoolView, wanted: tuple[str, ...]) -> Answer:
    """Whether one of the awards that it gives today, not one that is planned, is wanted."""
    awards = values(view, "degree", lambda c: c.degree)
    return _any((one.level in wanted for one in awards if not one.planned), "degree")


def max_months(view: SchoolView, limit: Decimal) -> Answer:
    """Whether it lasts at most so long."""
    return _any((length <= limit for length in lengths(view)), "months")


def min_seats(view: SchoolView, limit: Decimal) -> Answer:
    """Whether it has at least so many seats."""
    return _any((seats >= limit for seats in places(view)), "seats")


def max_tuition(view: SchoolView, limit: Decimal) -> Answer:
    """Whether the whole program costs at most so much."""
    price = whole_price(view)
    return Missing("tuition") if price is None else price <= limit


def gpa(view: SchoolView, limit: Decimal) -> Answer:
    """Whether its stated minimum is at most so high."""
    least = minimum_gpa(view)
    return Missing("gpa") if least is None else Decimal(str(least)) <= limit


def no_gre(view: SchoolView) -> Answer:
    """Whether it says that it does not ask for the GRE; silence is not a no."""
    tests = [test for part in values(view, "tests", lambda c: c.tests) for test in part.tests]
    needs = [test.need for test in tests if test.test in ("gre", "gre-or-mcat")]
    if not needs:
        return Missing("tests")
    return all(need in ("not-required", "considered") for need in needs)


def starts(view: SchoolView, wanted: tuple[str, ...]) -> Answer:
    """Whether classes begin in one of the months or terms; a term leaves its month open."""
    answers: list[bool] = []
    for start in values(view, "start", lambda c: c.start):
        for word in wanted:
            months = TERM_MONTHS.get(word) or (int(word),)
            if word in TERM_MONTHS and start.term is not None:
                answers.append(start.term == word)
            elif start.months:
                answers.append(any(month in months for month in start.months))
            elif start.term is not None and months[0] not in TERM_MONTHS[start.term]:
                answers.append(False)
    return _any(answers, "start")


def distance(view: SchoolView) -> Answer:
    """Whether a beginner can take a part of it online."""
    modes = [part for part in values(view, "distance", lambda c: c.distance) if part.entry_level]
    return _any((part.mode != "campus" for part in modes), "distance")


def has(view: SchoolView, column: str) -> Answer:
    """Whether anything was found under a column."""
    return True if view.columns[column] else Missing(column)


def accepting(view: SchoolView, standing: Mapping[str, tuple[Window, ...]]) -> Answer:
    """Whether its application window is open; only programs that run or are new take a class."""
    if view.school.status not in ("running", "new"):
        return False
    states = {window.state for window in standing[view.school.slug]}
    if "open" in states:
        return True
    if "no-opening" in states:
        return Missing("opens")
    return Missing("deadline") if states & {"rolling", "unknown"} else False

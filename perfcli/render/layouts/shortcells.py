"""The cells of the list of programs: one figure each, short enough for a table on a screen."""

from collections.abc import Callable

from perfcli.advice.programs.schools import Lead, SchoolView
from perfcli.knowledge.model import columns as c
from perfcli.render import page as p
from perfcli.render.layouts.cells import UNKNOWN, cell, dated, month_day, number
from perfcli.render.layouts.lines import age_of

SHORT = 12  # letters of a text that the list has room for; a longer one stands on its own page
PER = {"year": "/yr", "semester": "/sem", "term": "/term", "credit": "/credit"}


def short_cell(view: SchoolView, column: str, compact: bool) -> str:
    """A column in one figure with its year, or in words where it has no figure of its own."""
    make = MAKERS.get(column)
    return _cell(view, column, make, compact) if make else cell(view, column, compact)


def _cell(view: SchoolView, column: str, make: Callable[[Lead], str | None], compact: bool) -> str:
    """The first fact of the column that has such a figure, starred where another differs."""
    texts = _told(view, column, make)
    if not texts:
        return "-" if compact else UNKNOWN
    lead, text = texts[0]
    if compact and column == "degree":
        return text
    others = tuple(other.fact for other, its in texts[1:] if its != text)
    return dated(text, Lead(lead.fact, lead.also or others), compact)


def _told(
    view: SchoolView, column: str, make: Callable[[Lead], str | None]
) -> list[tuple[Lead, str]]:
    """The facts of a column that have such a figure, with it; the first is shown."""
    leads = sorted(view.columns[column], key=_rank)
    return [(lead, text) for lead in leads if (text := make(lead))]


def short_age(view: SchoolView, column: str) -> p.Age | None:
    """How the fact ages that `short_cell` shows, where it shows one."""
    make = MAKERS.get(column)
    leads = view.columns[column]
    if make is not None:
        leads = tuple(lead for lead, _ in _told(view, column, make))
    return age_of(leads[0].fact) if leads else None


def _rank(lead: Lead) -> tuple[bool, bool, int]:
    """Dates before a bare `rolling`; a school's own price before an applicant's sum.

    Of its own the price of a whole program first, the newest of them.
    """
    part = _columns(lead)
    weak = part.tuition is not None and lead.fact.confidence == "low"
    rounds = part.deadline is not None and not part.deadline.rounds
    prices = part.tuition.prices if part.tuition else ()
    whole = [price for price in prices if price.covers == "program"]
    return weak, rounds, -max([price.year or 0 for price in whole], default=0) if whole else 1


def _columns(lead: Lead) -> c.Columns:
    assert lead.fact.columns is not None
    return lead.fact.columns


def _degree(lead: Lead) -> str | None:
    part = _columns(lead).degree
    return {"certificate": "cert.", "bachelor": "BS"}.get(part.level, part.level) if part else None


def _months(lead: Lead) -> str | None:
    part = _columns(lead).months
    if part is None:
        return None
    return number(part.months) if part.months else f"{number(part.semesters or 0)} sem"


def _seats(lead: Lead) -> str | None:
    """Places only: how many graduated or are enrolled at once is another figure."""
    part = _columns(lead).seats
    if part is None or part.per in ("graduates", "enrolled"):
        return None
    span = f"{part.low}-{part.high}" if part.high and part.high != part.low else str(part.low)
    words = {"class": " a class", "first-class": " first class"}
    return span + words.get(part.per, "")


def _deadline(lead: Lead) -> str | None:
    part = _columns(lead).deadline
    if part is None:
        return None
    last = [month_day(entry.date) for entry in part.rounds if entry.kind == "deadline"]
    late = [f"late {month_day(entry.date)}" for entry in part.rounds if entry.kind == "late"]
    papers = [f"{month_day(one.date)} papers" for one in part.rounds if one.kind == "materials"]
    if last or late or papers:
        return ", ".join([*last, *late] or papers)
    if part.accepting is False:
        return "no class"
    if part.rolling:
        return "rolling"
    return part.text if part.text and len(part.text) <= SHORT else None


def _gpa(lead: Lead) -> str | None:
    """The stated minimum; a rule or an average of the admitted is no minimum."""
    part = _columns(lead).gpa
    if part is None or part.kind != "minimum":
        return None
    value = part.overall or part.prerequisites or part.science
    return f"{value}" if value is not None else None


def _tuition(lead: Lead) -> str | None:
    part = _columns(lead).tuition
    if part is None or not part.prices:
        return None
    whole = [price for price in part.prices if price.covers == "program"]
    price = (whole or list(part.prices))[0]
    others = [one for one in part.prices if one.covers == price.covers]
    top = max(one.amount for one in others)
    low = min(one.amount for one in others)
    span = f"${low:,}" if low == top else f"${low:,} to {top:,}"
    return span + PER.get(price.covers, "")


MAKERS: dict[str, Callable[[Lead], str | None]] = {
    "degree": _degree,
    "months": _months,
    "seats": _seats,
    "deadline": _deadline,
    "gpa": _gpa,
    "tuition": _tuition,
}

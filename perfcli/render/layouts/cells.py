"""What a column of a program says in a few words: for tables and comparisons."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from perfcli.advice.programs.schools import Lead, SchoolView
from perfcli.knowledge.model import columns as c
from perfcli.knowledge.model.fact import Fact

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
UNKNOWN = "not found"
NO_BODY = "body not named"  # of an accreditation whose page does not say whose it is
COVERS = {
    "program": "program",
    "year": "a year",
    "semester": "a semester",
    "term": "a term",
    "credit": "a credit",
    "application": "",
    "unclear": "(for what, not said)",
}


def in_full(day: date) -> str:
    """`Aug 16, 2027`."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def month_day(text: str) -> str:
    """`12-01` as `Dec 1`, `12` as `Dec`."""
    month = MONTHS[int(text[:2]) - 1]
    return f"{month} {int(text[3:])}" if len(text) == 5 else month


def number(value: float) -> str:
    """A number without a needless fraction."""
    return f"{value:g}"


def money(price: c.Price) -> str:
    """An amount with its currency and what it pays for."""
    sign = "$" if price.currency == "USD" else "CA$"
    whole = price.amount == price.amount.to_integral()
    amount = f"{sign}{price.amount.quantize(Decimal(1) if whole else Decimal('0.01')):,}"
    whom = {"resident": "resident", "non-resident": "non-resident", "any": ""}[price.residence]
    which = f"year {price.program_year}" if price.program_year else COVERS[price.covers]
    return " ".join(part for part in (amount, which, whom) if part)


def describe(column: str, fact: Fact) -> str:
    """What a fact says for a column, in a few words; the fact's own line where that is all."""
    part = getattr(fact.columns, column) if fact.columns else None
    text = getattr(part, "text", None) or (WORDS[column](part) if part is not None else "")
    return text or (fact.line or fact.claim).rstrip(".")


def dated(text: str, lead: Lead, compact: bool) -> str:
    """A cell with its year, whose word it is, and a star where another figure exists.

    Compact cells abbreviate: `'24`, `u` for undated, `f` for a weak source, `y` for the user's
    own, `*` for a rival.
    """
    fact = lead.fact
    weak = fact.confidence == "low"
    star = "*" if lead.also or fact.shipped else ""
    if compact:
        year = f"'{fact.as_of[2:4]}" if fact.as_of else "u"
        return f"{text}{star} {year}{' f' if weak else ''}{' y' if fact.yours else ''}"
    year = fact.as_of[:4] if fact.as_of else "undated"
    own = ["yours"] if fact.yours else []
    notes = ", ".join([*own, year] + ([_whose(fact)] if weak else []))
    return f"{text}{star} ({notes})"


def _whose(fact: Fact) -> str:
    """Whose word a weakly founded fact is, as its own line says."""
    told = re.search(r"forum|copy|directory", fact.line or fact.claim)
    return told[0] if told else "weak source"


def cell(view: SchoolView, column: str, compact: bool = False) -> str:
    """All of a column in one cell, or that none was found."""
    leads = view.columns[column]
    if not leads:
        return "-" if compact else UNKNOWN
    if column in ("deadline", "opens", "tuition", "gpa", "courses") and not compact:
        return "; ".join(dated(describe(column, lead.fact), lead, compact) for lead in leads)
    lead = leads[0]
    return dated(describe(column, lead.fact), lead, compact)


def _degree(part: c.Degree) -> str:
    return f"{part.award} (planned)" if part.planned else part.award


def _entry_degree(part: c.EntryDegree) -> str:
    fields = f" ({', '.join(part.fields)})" if part.fields else ""
    need = "" if part.need == "required" else f", {part.need}"
    by = f", by {_by(part.done_by)}" if part.done_by else ""
    return f"{part.level}{fields}{need}{by}"


def _by(text: str) -> str:
    return month_day(text) if text[:1].isdigit() else text


def _months(part: c.Months) -> str:
    if part.months is not None:
        return f"{number(part.months)} months"
    return f"{number(part.semesters or 0)} semesters"


def _credits(part: c.Credits) -> str:
    kind = "" if part.system == "semester" else f" {part.system}"
    return f"{number(part.total)}{kind} credits"


def _seats(part: c.Seats) -> str:
    span = f"{part.low}-{part.high}" if part.high and part.high != part.low else str(part.low)
    words = {
        "year": "a year",
        "class": "a class",
        "first-class": "in its first class",
        "enrolled": "enrolled",
        "graduates": "graduates",
    }
    return f"{span} {words[part.per]}"


def _start(part: c.Start) -> str:
    months = ", ".join(MONTHS[month - 1] for month in part.months)
    return months or part.term or ""


def _rounds(rounds: tuple[c.Round, ...]) -> str:
    words = []
    for entry in rounds:
        kind = "" if entry.kind in ("deadline", "opens") else f" {entry.kind}"
        cohort = f" ({entry.cohort})" if entry.cohort else ""
        about = "about " if entry.approximate else ""
        words.append(f"{about}{month_day(entry.date)}{kind}{cohort}")
    return ", ".join(words)


def _deadline(part: c.Deadline) -> str:
    words = [_rounds(part.rounds)] if part.rounds else []
    if part.rolling:
        words.append("rolling")
    if part.accepting is False:
        words.append("takes no class")
    if part.accepting and not words:
        words.append("was open")
    return ", ".join(words)


def _fee(part: c.Fee) -> str:
    if part.price is None:
        return "waiver possible" if part.waiver else ""
    return "none" if part.price.amount == 0 else money(part.price)


def _gpa(part: c.Gpa) -> str:
    rules = []
    for name, label in (
        ("overall", ""),
        ("science", "science "),
        ("prerequisites", "prerequisites "),
        ("each_prerequisite", "each prerequisite "),
        ("last60", "last 60 credits "),
    ):
        value = getattr(part, name)
        if value is not None:
            top = f"-{part.high}" if part.high is not None else ""
            rules.append(f"{label}{value}{top}")
    if part.preferred is not None:
        rules.append(f"{part.preferred} preferred")
    if part.retakes:
        counts = {"all-attempts": "every attempt counts", "higher-grade": "higher grade counts"}
        rules.append(counts[part.retakes])
    kind = {"recommended": "recommended ", "admitted": "admitted students "}.get(part.kind, "")
    return kind + ", ".join(rules) if rules else ""


def _courses(part: c.Courses) -> str:
    words = []
    if part.courses:
        names = [need.course.replace("-", " ") for need in part.courses]
        words.append(", ".join(names) + ("" if part.complete else " among others"))
    if part.min_grade:
        words.append(f"grade {part.min_grade} or better")
    if part.in_progress is not None:
        words.append("in progress accepted" if part.in_progress else "all done to apply")
    if part.age_limit_years:
        words.append(f"at most {part.age_limit_years} years old")
    return "; ".join(words)


def _tests(part: c.Tests) -> str:
    words = {"required": "required", "not-required": "not required"}
    return ", ".join(
        f"{test.test.replace('-', ' ').upper().replace(' OR ', ' or ')} "
        f"{words.get(test.need, test.need)}"
        for test in part.tests
    )


def _shadowing(part: c.Shadowing) -> str:
    unit: str = part.unit or ""
    if part.minimum == 1:
        unit = unit.removesuffix("s")
    least = f": {number(part.minimum)} {unit}".rstrip() if part.minimum else ""
    return f"{part.need.replace('-', ' ')}{least}"


def _letters(part: c.Letters) -> str:
    who = f" ({', '.join(part.who)})" if part.who else ""
    return f"{part.minimum}{who}" if part.minimum is not None else ", ".join(part.who)


def _experience(part: c.Experience) -> str:
    years = f", {number(part.years)} years" if part.years else ""
    return f"{part.need.replace('-', ' ')}{years}"


def _interview(part: c.Interview) -> str:
    months = f" ({', '.join(MONTHS[month - 1] for month in part.months)})" if part.months else ""
    mode = f", {part.mode.replace('-', ' ')}" if part.mode else ""
    held = {True: "yes", False: "no", None: "held"}[part.required]
    return held + mode + months


def _citizenship(part: c.Citizenship) -> str:
    words = [word.replace("-", " ") for word in part.accepts]
    if part.min_age:
        words.append(f"age {part.min_age} or more")
    return ", ".join(words)


def _accreditation(part: c.Accreditation) -> str:
    through = f" through {part.through}" if part.through else ""
    if part.body == NO_BODY:
        return f"{part.status}{through}, {NO_BODY}"
    return f"{part.body} {part.status}{through}"


def _outcomes(part: c.Outcomes) -> str:
    return ", ".join(
        f"{rate.measure.replace('-', ' ')} {number(rate.percent)}%"
        + (f" ({rate.period})" if rate.period else "")
        for rate in part.rates
    )


def _distance(part: c.Distance) -> str:
    mode = {"campus": "on campus", "partly-online": "partly online", "online": "online"}[part.mode]
    return mode if part.entry_level else f"{mode}, for working perfusionists only"


WORDS: dict[str, Callable[[Any], str]] = {
    "degree": _degree,
    "entry_degree": _entry_degree,
    "months": _months,
    "credits": _credits,
    "seats": _seats,
    "start": _start,
    "opens": lambda part: _rounds(part.rounds),
    "deadline": _deadline,
    "service": lambda part: part.name,
    "fee": _fee,
    "tuition": lambda part: ", ".join(money(price) for price in part.prices),
    "gpa": _gpa,
    "courses": _courses,
    "tests": _tests,
    "shadowing": _shadowing,
    "letters": _letters,
    "experience": _experience,
    "interview": _interview,
    "citizenship": _citizenship,
    "accreditation": _accreditation,
    "outcomes": _outcomes,
    "distance": _distance,
}

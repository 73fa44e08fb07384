"""The cells of the table of states: a few words each, made from the value or line of a fact."""

import re
from collections.abc import Callable

from perfcli.advice.license import StateView
from perfcli.advice.programs.schools import Lead
from perfcli.knowledge.model.fact import Fact
from perfcli.render.layouts.cells import dated

NOT_HERE = "not in our data"
KINDS = {"license": "license", "title": "title"}
# What a law calls leave to work before the exam: three words for three laws, so each keeps its own.
PERMITS = (
    ("graduate title", r"\btitle\b"),
    ("temporary graduate", r"temporary graduate"),
    ("limited permit", r"limited permit"),
    ("basic license", r"basic license"),
    ("provisional", r"provisional"),
    ("temporary", r"temporary"),
    ("graduate", r"graduate"),
)
SHORT = {"years": "yr", "year": "yr", "months": "mo", "month": "mo"}


def state_cells(view: StateView, compact: bool) -> list[str]:
    """Kind of law, exam, new graduate's permit, renewal, fee and the year of the newest text."""
    makers: tuple[tuple[str, Callable[[Fact, bool], str | None]], ...] = (
        ("new-graduates", _permit),
        ("renewal", _renewal),
        ("fee", _fee),
    )
    exam = _cell((*view.columns["who"], *view.columns["law"]), _exam, compact)
    cells = [_cell(view.columns[row], make, compact) for row, make in makers]
    return [KINDS[view.state.regulated], exam, *cells, view.newest or "undated"]


def _cell(leads: tuple[Lead, ...], make: Callable[[Fact, bool], str | None], compact: bool) -> str:
    """The best founded fact that has such a cell, with its year; a bill is marked."""
    for lead in sorted(leads, key=lambda one: one.fact.confidence == "low"):
        text = make(lead.fact, compact)
        if text and make is _exam and compact:  # no figure: its year would widen the table
            return text
        if text:
            bill = (" b" if compact else ", from a bill") if is_bill(lead.fact) else ""
            return dated(text, lead, compact) + bill
    return "-" if compact else NOT_HERE


def is_bill(fact: Fact) -> bool:
    """Whether what is told stands in a bill, not in the law."""
    return bool(re.search(r"\bbill\b", f"{fact.line or ''} {fact.warning or ''}", re.I))


def _exam(fact: Fact, compact: bool) -> str | None:
    """The exam or certificate in the words of the value, up to the first comma."""
    given = (fact.details or {}).get("exam") or (fact.value if fact.field == "exam" else None)
    if isinstance(given, list):
        return ", ".join(map(str, given))
    if not isinstance(given, str):
        return None
    text = given.split(",")[0]
    return re.sub(r"examination(\(s\)|s)?", "exam", text) if compact else text


def _permit(fact: Fact, compact: bool) -> str | None:
    if fact.field != "temporary_license":
        return None
    if fact.value is False:
        return "none"
    line = fact.line or fact.claim
    kind = next((word for word, pattern in PERMITS if re.search(pattern, line, re.I)), "yes")
    years = fact.value.get("years") if isinstance(fact.value, dict) else None
    time = f"{years} years" if years else _time(fact)
    return f"{kind}, {_short(time, compact)}" if time else kind


def _renewal(fact: Fact, compact: bool) -> str | None:
    """How long a license runs; how long a lapsed one can be saved is something else."""
    if fact.field != "renewal" or re.search(r"lapsed|expired|not renewed", fact.line or "", re.I):
        return None
    time = _time(fact)
    return _short(time, compact) if time else None


def _fee(fact: Fact, compact: bool) -> str | None:
    """The first amount, as `was` where the line says so; a fee added by a web form is no fee."""
    line = fact.line or fact.claim
    amounts = fact.value if isinstance(fact.value, dict) else {"": fact.value}
    key, amount = next(iter(amounts.items()), ("", None))
    if fact.unit != "USD" or not isinstance(amount, int) or re.search(r"\badds\b", line):
        return None
    was = "was " if re.search(r"\b(was|were|had)\b", line, re.I) else ""
    return f"{was}${amount:,}{' renewal' if key.startswith('renewal') else ''}"


def _time(fact: Fact) -> str | None:
    """`2 years`, `up to 12 months`: a value whose unit is a time."""
    unit = (fact.unit or "").split(" (")[0]
    if not isinstance(fact.value, int) or unit not in ("years", "months", "days"):
        return None
    word = unit.removesuffix("s") if fact.value == 1 else unit
    return f"{'up to ' if 'maximum' in (fact.unit or '') else ''}{fact.value} {word}"


def _short(time: str, compact: bool) -> str:
    number, word = time.rsplit(" ", 1)
    return f"{number} {SHORT.get(word, word)}" if compact else time

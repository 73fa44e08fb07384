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
PERIODS = {"annual": "1 year", "biennial": "2 years", "triennial": "3 years"}
NAMED = "temporary license"
SHORT = {"years": "yr", "year": "yr", "months": "mo", "month": "mo"}


def state_cells(view: StateView, compact: bool) -> list[str]:
    """Kind of law, exam, new graduate's permit, renewal, fee and the year of the newest of them."""
    makers: tuple[tuple[str, Callable[[Fact, bool], str | None]], ...] = (
        ("new-graduates", _permit),
        ("renewal", _renewal),
        ("fee", _fee),
    )
    law = view.columns["law"]
    made = [_cell((*view.columns["who"], *law), _exam, compact)]
    made += [_cell(view.columns[row], make, compact) for row, make in makers]
    if made[2][1] is None and (period := fee_period(view)):
        fee = view.columns["fee"][0]
        made[2] = (dated(_short(period, compact), fee, compact), fee)
    if made[1][1] is None and named_permit(view):
        made[1] = (named_permit(view) or "", law[0])
    used = [lead for _, lead in made if lead is not None] + [*law[:1]]
    years = [lead.fact.as_of[:4] for lead in used if lead.fact.as_of]
    newest = max(years, default="undated")
    return [KINDS[view.state.regulated], *(text for text, _ in made), newest]


def _cell(
    leads: tuple[Lead, ...], make: Callable[[Fact, bool], str | None], compact: bool
) -> tuple[str, Lead | None]:
    """The best founded fact that has such a cell, with its year; a bill is marked."""
    for lead in sorted(leads, key=lambda one: one.fact.confidence == "low"):
        text = make(lead.fact, compact)
        if text and make is _exam and compact:  # no figure: its year would widen the table
            return text, lead
        if text:
            return dated(text, lead, compact) + _by_word(lead.fact, compact), lead
    return "-" if compact else NOT_HERE, None


def _by_word(fact: Fact, compact: bool) -> str:
    """On whose word a cell rests, where it is not the law's: a society's, or a bill's."""
    told = re.search(r"^(\w+) in \d{4}:|said (\w+) in \d{4}", fact.line or "")
    if told:
        return " s" if compact else f", said {told[1] or told[2]}"
    if is_bill(fact):
        return " b" if compact else ", from a bill"
    return ""


def fee_period(view: StateView) -> str | None:
    """How long a license runs, where only its fee says so."""
    for lead in view.columns["fee"]:
        if isinstance(lead.fact.value, dict):
            words = {key.split("_")[0] for key in lead.fact.value}
            found = [text for word, text in PERIODS.items() if word in words]
            if found:
                return found[0]
    return None


def named_permit(view: StateView) -> str | None:
    """A license by its name, where the law names it and no fact says for whom it is."""
    if view.columns["new-graduates"]:
        return None
    lines = (lead.fact.line or lead.fact.claim for lead in view.columns["law"])
    named = re.search(r"temporar|provisional", " ".join(lines), re.I)
    return None if named is None else "provisional license" if named[0][:1] in "pP" else NAMED


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
    value = fact.value if isinstance(fact.value, dict) else {}
    time = f"{value['years']} years" if "years" in value else _time(fact)
    cases = f" or {value['cases']} cases" if "cases" in value else ""
    return f"{kind}, {_short(time, compact)}{cases}" if time else kind


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

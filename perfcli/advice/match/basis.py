"""On which facts an ask rests, and how that is said: its year, and whose word it is."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from perfcli.knowledge.model.entry import School
from perfcli.knowledge.model.fact import Fact

RANK = {"high": 0, "medium": 1, "low": 2}


class Basis(Struct, frozen=True):
    """Sources, the note for the end of a line, the warning, and what the user's own facts among
    them correct.
    """

    sources: tuple[str, ...]
    note: str
    warning: str | None
    shipped: str | None = None


NOTHING = Basis((), "", None)


def basis(facts: Sequence[Fact]) -> Basis:
    """The basis that some facts make together; the first of them leads."""
    if not facts:
        return NOTHING
    sources = dict.fromkeys(name for fact in facts for name in fact.sources)
    dates = [fact.as_of for fact in facts if fact.as_of is not None]
    words = ["yours"] if any(fact.yours for fact in facts) else []
    words += [max(dates)[:4] if dates else "undated"]
    if all(fact.confidence == "low" for fact in facts):
        words.append("weak source")
    warning = next((fact.warning for fact in facts if fact.warning), None)
    shipped = "; ".join(shipped_text(fact) for fact in facts if fact.shipped is not None) or None
    return Basis(tuple(sources), f" ({', '.join(words)})", warning, shipped)


def shipped_text(fact: Fact) -> str:
    """What perfcli ships where a fact is the user's own correction; empty where it is not."""
    if fact.shipped is None:
        return ""
    text = (fact.shipped.line or fact.shipped.claim).rstrip(".")
    year = fact.shipped.as_of[:4] if fact.shipped.as_of else "undated"
    return text if year in text else f"{text} ({year})"


def counted_as(amount: float, unit: str | None) -> str:
    """An amount with its unit: `1 case`, `3 conversations`; a plural without its s for one."""
    if unit is None:
        return f"{amount:g}"
    return f"{amount:g} {unit[:-1] if amount == 1 else unit}"


def counted(school: School, columns: Iterable[str]) -> dict[str, list[Fact]]:
    """Facts by the columns they fill, best founded first. Rivals, and what is off the page, never
    count.
    """
    found: dict[str, list[Fact]] = {column: [] for column in columns}
    for fact in sorted(school.facts, key=lambda fact: RANK[fact.confidence]):
        if fact.columns is not None and fact.rival_of is None and not fact.off_page:
            for column, facts in found.items():
                if getattr(fact.columns, column) is not None:
                    facts.append(fact)
    return found

"""On which facts an ask rests, and how that is said: its year, and whose word it is."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from perfcli.knowledge.model import Fact, School

RANK = {"high": 0, "medium": 1, "low": 2}


class Basis(Struct, frozen=True):
    """Sources, the note for the end of a line, and the warning."""

    sources: tuple[str, ...]
    note: str
    warning: str | None


def basis(facts: Sequence[Fact]) -> Basis:
    """The basis that some facts make together; the first of them leads."""
    if not facts:
        return Basis((), "", None)
    sources = dict.fromkeys(name for fact in facts for name in fact.sources)
    dates = [fact.as_of for fact in facts if fact.as_of is not None]
    words = [max(dates)[:4] if dates else "undated"]
    if all(fact.confidence == "low" for fact in facts):
        words.append("weak source")
    warning = next((fact.warning for fact in facts if fact.warning), None)
    return Basis(tuple(sources), f" ({', '.join(words)})", warning)


def counted(school: School, column: str) -> list[Fact]:
    """Facts that fill a column, best founded first. Rivals and what is off the page never count."""
    found: Iterable[Fact] = (
        fact
        for fact in school.facts
        if fact.columns is not None
        and getattr(fact.columns, column) is not None
        and fact.rival_of is None
        and not fact.off_page
    )
    return sorted(found, key=lambda fact: RANK[fact.confidence])

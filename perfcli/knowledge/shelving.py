"""The kind of each fact, found from where it stands, and the last day of its shelf life."""

from calendar import monthrange
from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model.fact import Borrow, Fact
from perfcli.knowledge.model.lists import Term
from perfcli.knowledge.model.resource import Resource
from perfcli.knowledge.model.shelf import FactKind, Shelf

T = TypeVar("T", Resource, Term)


class Places:
    """Which kind claims which place; of two that claim one, the first (the checker tells)."""

    def __init__(self, shelf: Shelf) -> None:
        self.kinds = {kind.id: kind for kind in shelf.kinds}
        self.columns = _claims((kind, kind.columns) for kind in shelf.kinds)
        self.rows = _claims((kind, kind.rows) for kind in shelf.kinds)
        self.sections = _claims((kind, kind.sections) for kind in shelf.kinds)
        self.fields = _claims((kind, kind.fields) for kind in shelf.kinds)
        self.homes = _claims((kind, kind.homes) for kind in shelf.kinds)

    def kind_of(self, fact: Fact, homes: Iterable[str], section: str = "") -> FactKind | None:
        """A fact's kind: its own word, then columns, row, section, field, page or list."""
        if fact.kind is not None:
            return self.kinds.get(fact.kind)
        if fact.columns is not None:
            names = fact.columns.__struct_fields__
            filled = [name for name in names if getattr(fact.columns, name) is not None]
            kinds = [self.columns[name] for name in filled if name in self.columns]
            if kinds:
                return min(kinds, key=lambda kind: kind.months or 10_000)
        found = self.rows.get(fact.row or "") or self.sections.get(section)
        found = found or self.fields.get(fact.field or "")
        return found or next((self.homes[name] for name in homes if name in self.homes), None)

    def shelved(self, fact: Fact, homes: Iterable[str], section: str = "") -> Fact:
        """The fact with its kind and the last day of its shelf life."""
        kind = self.kind_of(fact, homes, section)
        if kind is None:
            return fact
        shipped = fact.shipped
        if shipped is not None:  # the user's correction ages as what it corrects
            last = stale_after(shipped.as_of, kind.months)
            shipped = replace(shipped, kind=kind.id, stale_after=last)
        last = stale_after(fact.as_of, kind.months)
        return replace(fact, kind=kind.id, stale_after=last, shipped=shipped)


def _claims(pairs: Iterable[tuple[FactKind, tuple[str, ...]]]) -> dict[str, FactKind]:
    claims: dict[str, FactKind] = {}
    for kind, names in pairs:
        for name in names:
            claims.setdefault(name, kind)
    return claims


def stale_after(as_of: str | None, months: int | None) -> str | None:
    """The last day on which a fact of this date is fresh, or None where there is no such day.

    A bare year or month counts to its end: a fact is stale only when it surely is.
    """
    if as_of is None or months is None:
        return None
    year, month, day = int(as_of[:4]), int(as_of[5:7] or 12), int(as_of[8:10] or 31)
    year, month = divmod(12 * year + month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}-{min(day, monthrange(year, month + 1)[1]):02}"


def shelve(folder: Folder) -> Folder:
    """The folder with kind and shelf life in every fact; as it is where it has no shelf.yaml."""
    if folder.shelf is None:
        return folder
    places = Places(folder.shelf)
    topics = []
    for topic in folder.topics:
        homes = (topic.id, "topics")
        sections = []
        for section in topic.sections:
            name = f"{topic.id}/{section.id}"
            facts: list[Fact | Borrow] = []
            for fact in section.facts:
                if isinstance(fact, Fact):
                    told = replace(fact, kind=fact.kind or section.kind)
                    facts.append(places.shelved(told, homes, name))
                else:
                    facts.append(fact)
            sections.append(replace(section, facts=tuple(facts)))
        topics.append(replace(topic, sections=tuple(sections)))
    schools = [
        replace(one, facts=tuple(places.shelved(fact, ("schools",)) for fact in one.facts))
        for one in folder.schools
    ]
    states = [
        replace(one, facts=tuple(places.shelved(fact, ("states",)) for fact in one.facts))
        for one in folder.states
    ]
    resources = tuple(_listed(places, one, "resources") for one in folder.resources.resources)
    terms = tuple(_listed(places, one, "glossary") for one in folder.glossary.terms)
    return replace(
        folder,
        topics=topics,
        schools=schools,
        states=states,
        resources=replace(folder.resources, resources=resources),
        glossary=replace(folder.glossary, terms=terms),
    )


def _listed(places: Places, entry: T, home: str) -> T:
    """An address or a term, which is a fact too."""
    fact = entry.fact
    if fact is None:
        return entry
    fact = places.shelved(fact, (home,))
    return replace(entry, fact_kind=fact.kind, stale_after=fact.stale_after)

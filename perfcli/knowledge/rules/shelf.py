"""Rules of shelf.yaml: every fact finds its kind, and every place that a kind claims exists."""

from collections.abc import Iterable, Iterator

from perfcli.knowledge.folder import Folder, at
from perfcli.knowledge.model.columns import COLUMN_NAMES
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.model.shelf import Shelf
from perfcli.knowledge.shelving import shelve

LISTS = ("topics", "schools", "states", "resources", "glossary")


def shelves_resolve(folder: Folder) -> Iterator[Problem]:
    """Kinds are known, places are claimed once and exist, and no fact is without a kind."""
    shelf = folder.shelf
    if shelf is None:
        return
    kinds = {kind.id for kind in shelf.kinds}
    yield from _claims_hold(folder, shelf)
    strangers = set()
    for name, kind in _told(folder):
        if kind not in kinds:
            strangers.add(name)
            message = f"kind: no kind {kind!r}; expected one of {', '.join(sorted(kinds))}"
            yield at(folder, "fact", name, "dangling", message)
    for home, fact in shelve(folder).facts():
        if fact.kind is None and fact.id not in strangers:
            message = f"kind: none is found for a fact of {home!r}: give it one, or its page"
            yield at(folder, "fact", fact.id, "shelf", message)


def _told(folder: Folder) -> Iterator[tuple[str, str]]:
    """Every kind that a fact or a section names for itself, with its id."""
    for topic in folder.topics:
        for section in topic.sections:
            for fact in section.facts:
                if isinstance(fact, Fact) and (kind := fact.kind or section.kind) is not None:
                    yield fact.id, kind
    entries = [one.facts for one in folder.schools] + [one.facts for one in folder.states]
    yield from ((one.id, one.kind) for facts in entries for one in facts if one.kind is not None)
    for resource in folder.resources.resources:
        if resource.fact_kind is not None:
            yield resource.id, resource.fact_kind
    for term in folder.glossary.terms:
        if term.fact_kind is not None:
            yield term.id, term.fact_kind


def _claims_hold(folder: Folder, shelf: Shelf) -> Iterator[Problem]:
    sections = [f"{topic.id}/{one.id}" for topic in folder.topics for one in topic.sections]
    homes = (*LISTS, *(topic.id for topic in folder.topics))
    known: dict[str, Iterable[str] | None] = {
        "columns": COLUMN_NAMES,
        "rows": None,  # closed by the model
        "sections": sections,
        "fields": {fact.field for _, fact in folder.facts() if fact.field is not None},
        "homes": homes,
    }
    for place, names in known.items():
        taken: dict[str, str] = {}
        for kind in shelf.kinds:
            for name in getattr(kind, place):
                other = taken.setdefault(name, kind.id)
                if other != kind.id:
                    message = f"{place}: {name!r} is of {other!r} too; expected one of them"
                    yield _at(folder, kind.id, "unique", message)
                if names is not None and name not in names:
                    message = f"{place}: no {place.removesuffix('s')} {name!r} in the data"
                    yield _at(folder, kind.id, "dangling", message)


def _at(folder: Folder, kind: str, rule: str, message: str) -> Problem:
    _, line = folder.place("kinds", kind)
    return Problem("shelf.yaml", line, kind, rule, message)

"""What the user's files change: every entry that differs from the shipped one, field by field."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from perfcli.knowledge.bundles.own import Change, Field
from perfcli.knowledge.folder import Folder, plain
from perfcli.knowledge.model.fact import COMPILED
from perfcli.knowledge.own.corrected import NOTE

Named = dict[tuple[str, str], tuple[str, Struct]]
HIDDEN = ("entry", "id", "slug", "code", "facts", "note", *COMPILED)
KEYS = {
    "school": "slug",
    "state": "code",
    "career": "slug",
}
# What each kind of entry is called in the places of a folder, where it is not its own name.
PLACES = {"resource": "fact", "term": "fact"}


def changes(shipped: Folder, merged: Folder) -> Iterator[Change]:
    """Every change, in the order of the merged folder."""
    before = _entries(shipped)
    for (kind, name), (home, entry) in _entries(merged).items():
        _, old = before.get((kind, name), ("", None))
        fields = tuple(_fields(old, entry))
        if not fields or (kind, name) == ("source", NOTE):
            continue
        file, line = merged.place(PLACES.get(kind, kind), name)
        sources = getattr(entry, "sources", ())
        yield Change(
            kind=kind,
            id=name,
            home=home,
            what="added" if old is None else "changed",
            file=file,
            line=line,
            fields=fields,
            sources=sources,
        )


def _fields(old: Struct | None, new: Struct) -> Iterator[Field]:
    ours, theirs = _plain(old), _plain(new)
    for name in dict.fromkeys((*theirs, *ours)):
        if theirs.get(name) != ours.get(name):
            yield Field(name, ours.get(name), theirs.get(name))


def _plain(entry: Struct | None) -> dict[str, Any]:
    if entry is None:
        return {}
    return {key: item for key, item in plain(entry).items() if key not in HIDDEN}


def _entries(folder: Folder) -> Named:
    """Every entry that a user's file may touch; of a page its sections without their facts."""
    found: Named = {}
    lists: dict[str, Iterable[Any]] = {
        "school": folder.schools,
        "state": folder.states,
        "career": folder.careers,
        "checklist": folder.checklists,
        "source": folder.sources,
        "course": folder.courses,
        "answer": folder.answers,
        "resource": folder.resources.resources,
        "term": folder.glossary.terms,
    }
    for kind, entries in lists.items():
        for entry in entries:
            name = getattr(entry, KEYS.get(kind, "id"))
            found[kind, name] = (name, entry)
    for topic in folder.topics:
        for section in topic.sections:
            found["section", f"{topic.id}:{section.id}"] = (topic.id, section)
    apart = {name for kind, name in found if kind in ("resource", "term")}
    for home, fact in folder.facts():
        if fact.id not in apart:
            found["fact", fact.id] = (home, fact)
    return found

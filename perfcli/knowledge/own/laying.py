"""What every kind of file needs while it is laid over the shipped knowledge."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from perfcli.knowledge.folder import Folder, decode_entry, problem_in
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.own.corrected import DEFAULTS, corrected_entry, corrected_fact, own_fact
from perfcli.knowledge.own.files import OwnFile
from perfcli.knowledge.reading import Document, Path_


class Overlay(Struct):
    """The folder that is being changed, and the file that is being laid over it."""

    folder: Folder
    document: Document
    file: OwnFile

    def report(self, path: Path_, rule: str, message: str) -> None:
        """Note a problem of the file."""
        self.folder.problems.append(problem_in(self.document, path, rule, message))

    def decode(self, kind: type[Struct], raw: Any, path: Path_) -> Struct | None:
        """An entry of the file; what is wrong with it is noted."""
        return decode_entry(self.folder, self.document, kind, raw, path)

    def place(self, kind: str, name: str, path: Path_) -> None:
        """Say that an entry stands in the user's file now."""
        self.folder.spots[kind, name] = (self.document, path)


def named(overlay: Overlay, raw: Any, key: str) -> str | None:
    """The name of the entry; without one it is that of its file. None where it is none."""
    if not isinstance(raw, dict):
        overlay.report((), "schema", "expected fields (`name: value`)")
        return None
    stem = overlay.file.path.stem
    name = raw.setdefault(key, stem)
    if name != stem:
        overlay.report((key,), "file-name", f"{key}: expected {stem!r}, the name of its file")
        return None
    return stem


def lay_facts(
    overlay: Overlay,
    shipped: tuple[model.Fact, ...],
    raws: list[Any],
    path: Path_,
    borrows: bool = False,
) -> tuple[model.Fact, ...]:
    """A home's facts with the user's: corrected ones in their place, new ones at the end.

    `borrows`: borrowed facts may stand among them; they are passed over.
    """
    facts = {fact.id: fact for fact in shipped}
    homes = {fact.id: home for home, fact in overlay.folder.facts()}
    for i, raw in enumerate(raws):
        here: Path_ = (*path, i)
        if borrows and isinstance(raw, dict) and "borrow" in raw:
            continue
        name = raw.get("id") if isinstance(raw, dict) else None
        if isinstance(name, str) and name in facts:
            twice = facts[name].yours
            fact = corrected_fact(facts[name], raw, here, overlay.report) if not twice else None
            if twice:
                overlay.report(here, "unique", "id: stands twice; expected once")
        elif isinstance(name, str) and name in homes:
            message = f"id: is a fact of {homes[name]!r}; expected it in that one's file"
            overlay.report(here, "own", message)
            fact = None
        else:
            fact = own_fact(raw, here, overlay.report)
        if fact is not None:
            facts[fact.id] = fact
            overlay.place("fact", fact.id, here)
    return tuple(facts.values())


def fill(entry: Any) -> None:
    """Let facts of a new program, page or section that name no source stand on the user's word."""
    facts = entry.get("facts") if isinstance(entry, dict) else None
    for fact in facts if isinstance(facts, list) else ():
        if isinstance(fact, dict) and "borrow" not in fact:
            for name, item in DEFAULTS.items():
                fact.setdefault(name, item)


def all_yours(entry: Any) -> Any:
    """An entry of the user's own with everything in it marked as theirs."""
    marked: dict[str, Any] = {}
    if "facts" in entry.__struct_fields__:
        marked["facts"] = tuple(
            replace(one, yours=True) if isinstance(one, model.Fact) else one for one in entry.facts
        )
    if "sections" in entry.__struct_fields__:
        marked["sections"] = tuple(all_yours(section) for section in entry.sections)
    if "yours" in entry.__struct_fields__:
        marked["yours"] = True
    return replace(entry, **marked)


def lay_entries(
    overlay: Overlay, kind: type[Struct], shipped: Iterable[Any], raws: Any, path: Path_
) -> list[Any]:
    """Entries by id: corrected ones in their place, new ones at the end."""
    entries = {entry.id: entry for entry in shipped}
    if not isinstance(raws, list):
        message = "expected a list of entries, each starting with `- id:`"
        overlay.report(path, "schema", message)
        return list(entries.values())
    seen: set[str] = set()
    for i, raw in enumerate(raws):
        here: Path_ = (*path, i)
        name = raw.get("id") if isinstance(raw, dict) else None
        if isinstance(name, str) and name in seen:
            overlay.report(here, "unique", "id: stands twice; expected once")
            continue
        if isinstance(name, str) and name in entries:
            entry: Any = corrected_entry(entries[name], raw, here, overlay.report)
        else:
            filled = _filled(kind, raw)
            entry = overlay.decode(kind, filled, here)
            entry = all_yours(entry) if entry is not None else None
        if entry is not None:
            entries[entry.id] = entry
            seen.add(entry.id)
            overlay.place("fact" if path else kind.__name__.lower(), entry.id, here)
    return list(entries.values())


def _filled(kind: type[Struct], raw: Any) -> Any:
    stands_on_sources = kind is model.Resource or (isinstance(raw, dict) and "claim" in raw)
    if isinstance(raw, dict) and stands_on_sources:
        return {**DEFAULTS, **raw}
    return raw

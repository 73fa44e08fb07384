"""The user's files laid over the shipped knowledge: what they hold leads, what is shipped stays."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from perfcli.knowledge.folder import Folder, tag_entries
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.answer import Answers
from perfcli.knowledge.model.career import Career
from perfcli.knowledge.own.corrected import NOTE, corrected_entry
from perfcli.knowledge.own.files import OwnFile
from perfcli.knowledge.own.laying import Overlay, all_yours, fill, lay_entries, lay_facts, named
from perfcli.knowledge.own.pages import lay_topic
from perfcli.knowledge.reading import read_yaml

OWN_NOTE = model.Source(id=NOTE, title="Your own note", publisher="You", kind="own")


def lay_over(shipped: Folder, files: Iterable[OwnFile], read_on: str) -> Folder:
    """The shipped knowledge with the user's files; what is wrong with these is in `problems`.

    `shipped` stays as it is. It must be clean: its own problems are not looked for here.
    """
    folder = _copy(shipped, read_on)
    for file in files:
        document = read_yaml(file.path, file.shown)
        folder.problems += document.problems
        if document.problems or document.data is None:
            continue
        tag_entries(document)
        LAY[file.folder](Overlay(folder, document, file))
    facts = [fact for _, fact in folder.facts()]
    noted = any(NOTE in fact.sources for fact in facts)
    if noted and all(source.id != NOTE for source in folder.sources):
        folder.sources.append(OWN_NOTE)
    here = {fact.id for fact in facts if fact.yours}
    folder.dropped = [entry for entry in folder.dropped if entry.id not in here]
    return folder


def _copy(shipped: Folder, read_on: str) -> Folder:
    lists = ("topics", "schools", "states", "checklists", "careers", "sources", "courses")
    fresh: dict[str, Any] = {name: list(getattr(shipped, name)) for name in (*lists, "answers")}
    fresh |= {"spots": dict(shipped.spots), "repeats": {}}
    return replace(shipped, **fresh, problems=[], read_on=read_on)


def _homes(key: str, attribute: str) -> Callable[[Overlay], None]:
    """Programs or states: fields by name, facts by id."""

    def lay(overlay: Overlay) -> None:
        entries: list[Any] = getattr(overlay.folder, attribute)
        raw = overlay.document.data
        name = named(overlay, raw, key)
        if name is None:
            return
        known = {getattr(entry, key): i for i, entry in enumerate(entries)}
        facts = raw.get("facts") if raw.get("facts") is not None else []
        if not isinstance(facts, list):
            overlay.report(("facts",), "schema", "facts: expected a list")
            return
        if name in known:
            i = known[name]
            entry = corrected_entry(entries[i], raw, (), overlay.report, ("facts",))
            _with_basis(overlay, raw, entries[i])
            made = lay_facts(overlay, entries[i].facts, facts, ("facts",))
            if entry is not None:
                entries[i] = replace(entry, facts=made)
                overlay.place(attribute.removesuffix("s"), name, ())
            return
        raw["facts"] = facts
        fill(raw)
        made_entry = overlay.decode(KINDS[attribute], raw, ())
        if made_entry is not None:
            entries.append(all_yours(made_entry))

    return lay


KINDS: dict[str, type[Struct]] = {
    "schools": model.School,
    "states": model.State,
    "checklists": model.Checklist,
    "careers": Career,
}


def _with_basis(overlay: Overlay, raw: dict[str, Any], shipped: Struct) -> None:
    status = getattr(shipped, "status", None)
    if raw.get("status", status) != status and "status_basis" not in raw:
        message = "status_basis: missing; expected what the new status rests on"
        overlay.report((), "own", message)


def _new_only(attribute: str, key: str) -> Callable[[Overlay], None]:
    """Careers and lists of steps: the user's own beside the shipped ones, which stay."""

    def lay(overlay: Overlay) -> None:
        raw = overlay.document.data
        name = named(overlay, raw, key)
        if name is None:
            return
        entries: list[Any] = getattr(overlay.folder, attribute)
        if any(getattr(entry, key) == name for entry in entries):
            message = f"{key}: {name!r} is shipped and cannot be corrected; expected a new one"
            overlay.report((key,), "own", message)
            return
        entry = overlay.decode(KINDS[attribute], raw, ())
        if entry is not None:
            entries.append(entry)

    return lay


def _answers(overlay: Overlay) -> None:
    entry = overlay.decode(Answers, overlay.document.data, ())
    if isinstance(entry, Answers):
        overlay.folder.answers.extend(entry.answers)


def _list(attribute: str, kind: type[Struct]) -> Callable[[Overlay], None]:
    """Sources and courses: a list of entries by id."""

    def lay(overlay: Overlay) -> None:
        entries: list[Any] = getattr(overlay.folder, attribute)
        entries[:] = lay_entries(overlay, kind, entries, overlay.document.data, ())

    return lay


def _resources(overlay: Overlay) -> None:
    held = overlay.folder.resources
    raw = _only(overlay, "resources")
    if raw is not None:
        made = lay_entries(overlay, model.Resource, held.resources, raw, ("resources",))
        overlay.folder.resources = replace(held, resources=tuple(made))


def _terms(overlay: Overlay) -> None:
    held = overlay.folder.glossary
    raw = _only(overlay, "terms")
    if raw is not None:
        made = lay_entries(overlay, model.Term, held.terms, raw, ("terms",))
        overlay.folder.glossary = replace(held, terms=tuple(made))


def _only(overlay: Overlay, name: str) -> Any:
    """The one list that the user's file may hold; None where there is none."""
    raw = overlay.document.data
    if not isinstance(raw, dict):
        overlay.report((), "schema", f"expected `{name}:` and a list below it")
        return None
    for key in raw:
        if key != name:
            message = f"{str(key)[:60]}: expected `{name}` alone: take it out"
            overlay.report((key,), "own", message)
    return raw.get(name)


def _topic(overlay: Overlay) -> None:
    name = named(overlay, overlay.document.data, "id")
    if name is not None:
        lay_topic(overlay, name)


LAY: dict[str, Callable[[Overlay], None]] = {
    "schools": _homes("slug", "schools"),
    "states": _homes("code", "states"),
    "topics": _topic,
    "careers": _new_only("careers", "slug"),
    "checklists": _new_only("checklists", "id"),
    "answers": _answers,
    "sources.yaml": _list("sources", model.Source),
    "courses.yaml": _list("courses", model.Course),
    "resources.yaml": _resources,
    "glossary.yaml": _terms,
}

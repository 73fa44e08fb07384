"""A page with the user's facts: corrected ones where they stood, new ones in their section."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from perfcli.knowledge.decode import decode
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.own.laying import Overlay, all_yours, fill, lay_facts
from perfcli.knowledge.reading import Path_

Item = model.Fact | model.Borrow


def lay_topic(overlay: Overlay, name: str) -> None:
    """Lay the user's file over the page of its name, or add it as a page of their own."""
    topics, raw = overlay.folder.topics, overlay.document.data
    known = {topic.id: i for i, topic in enumerate(topics)}
    if name in known:
        i = known[name]
        topics[i] = _corrected(overlay, topics[i], raw)
        overlay.place("topic", name, ())
        return
    sections = raw.get("sections")
    for section in sections if isinstance(sections, list) else []:
        fill(section)
    entry = overlay.decode(model.Topic, raw, ())
    if entry is not None:
        topics.append(all_yours(entry))


def _corrected(overlay: Overlay, topic: model.Topic, raw: dict[str, Any]) -> model.Topic:
    """The page with corrected facts, and with new ones and new sections at the end."""
    for key in raw:
        if key not in ("id", "facts", "sections"):
            message = f"{str(key)[:60]}: of a shipped page; expected `facts` or `sections` alone"
            overlay.report((key,), "own", message)
    sections = {section.id: section for section in topic.sections}
    facts = [one for part in topic.sections for one in part.facts if isinstance(one, model.Fact)]
    page = {fact.id: fact for fact in facts}
    new: dict[str, list[Item]] = {}
    for where, raws, path in _parts(overlay, raw, sections):
        made = lay_facts(overlay, tuple(page.values()), raws, path, borrows=where is not None)
        added = [fact for fact in made if fact.id not in page]
        page |= {fact.id: fact for fact in made}
        if where is None and added:
            message = f"id: no fact of {topic.id!r}; expected a new one below its section"
            overlay.report((*path, 0), "own", message)
        elif where is not None:
            new.setdefault(where, []).extend((*added, *_borrowed(overlay, raws, path)))
    whole = {one.id: one for one in _new_sections(overlay, raw, sections)}
    laid = tuple(
        replace(part, facts=_placed(part.facts, page, new.get(part.id, ())))
        for part in topic.sections
    )
    return replace(topic, sections=(*laid, *whole.values()))


def _parts(
    overlay: Overlay, raw: dict[str, Any], sections: dict[str, model.Section]
) -> Iterator[tuple[str | None, list[Any], Path_]]:
    """Every list of facts in the file with the section that it names."""
    yield None, _listed(overlay, raw.get("facts"), ("facts",)), ("facts",)
    for i, part in enumerate(_listed(overlay, raw.get("sections"), ("sections",))):
        if _is_shipped(part, sections):
            for key in part:
                if key not in ("id", "facts"):
                    message = f"{str(key)[:60]}: of a shipped section; expected `facts` alone"
                    overlay.report(("sections", i, key), "own", message)
            path = ("sections", i, "facts")
            yield part["id"], _listed(overlay, part.get("facts"), path), path


def _is_shipped(part: Any, known: dict[str, model.Section]) -> bool:
    name = part.get("id") if isinstance(part, dict) else None
    return isinstance(name, str) and name in known


def _listed(overlay: Overlay, raw: Any, path: Path_) -> list[Any]:
    if raw is not None and not isinstance(raw, list):
        overlay.report(path, "schema", f"{path[-1]}: expected a list")
    return raw if isinstance(raw, list) else []


def _borrowed(overlay: Overlay, raws: list[Any], path: Path_) -> Iterator[model.Borrow]:
    for i, raw in enumerate(raws):
        if isinstance(raw, dict) and "borrow" in raw:
            entry = decode(model.Borrow, raw, (*path, i), overlay.report)
            if entry is not None:
                yield entry


def _new_sections(
    overlay: Overlay, raw: dict[str, Any], known: dict[str, model.Section]
) -> Iterator[model.Section]:
    for i, part in enumerate(_listed(overlay, raw.get("sections"), ("sections",))):
        if _is_shipped(part, known):
            continue
        fill(part)
        entry = overlay.decode(model.Section, part, ("sections", i))
        if entry is not None:
            yield all_yours(entry)


def _placed(shipped: tuple[Item, ...], page: dict[str, model.Fact], new: Any) -> tuple[Item, ...]:
    """The facts of a section: corrected where they stood, new ones behind those of their block."""
    items = [page[one.id] if isinstance(one, model.Fact) else one for one in shipped]
    for one in new:
        same = [i for i, item in enumerate(items) if item.group == one.group]
        items.insert(same[-1] + 1 if same else len(items), one)
    return tuple(items)

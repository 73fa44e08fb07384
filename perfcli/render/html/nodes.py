"""Blocks as the template walks them: items of one list together, pairs of one list together."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from perfcli.render import page as p
from perfcli.render.html import figures

Node = tuple[str, Any]


def nodes(blocks: Iterable[p.Block]) -> list[Node]:
    """Kind and content of everything, in order."""
    found: list[Node] = []
    for block in blocks:
        kind, content = _node(block)
        if kind in ("items", "pairs", "references") and found and found[-1][0] == kind:
            found[-1][1].extend(content)
        else:
            found.append((kind, content))
    return [(kind, _tree(content) if kind == "items" else content) for kind, content in found]


def _node(block: p.Block) -> Node:
    match block:
        case p.Item():
            return "items", [block]
        case p.Pair():
            return "pairs", [block]
        case p.Reference():
            return "references", [replace(block, anchor=_place(block))]
        case p.Bars():
            return "bars", {"block": block, "picture": figures.bars(block)}
        case p.Way():
            pictures = {"lying": figures.lying(block), "standing": figures.standing(block)}
            return "way", {"block": block, **pictures}
        case p.Fold(label=label, blocks=inner):
            return "fold", {"label": label, "nodes": nodes(inner)}
        case p.Part(heading=heading, blocks=inner, sheet=sheet):
            return "part", {"heading": heading, "nodes": nodes(inner), "sheet": sheet}
    return type(block).__name__.lower(), block


def _tree(items: list[p.Item]) -> list[dict[str, Any]]:
    """Items with those that stand one step further in under them."""
    tree: list[dict[str, Any]] = []
    for item in items:
        if item.indent and tree and not tree[0]["item"].indent:
            tree[-1]["inner"].append({"item": item, "inner": []})
        else:
            tree.append({"item": item, "inner": []})
    return tree


def anchors(blocks: Iterable[p.Block]) -> Iterator[tuple[str, str]]:
    """Every place that can be linked to, with its title."""
    for block in blocks:
        match block:
            case p.Heading(text=text, anchor=anchor) if anchor:
                yield anchor, text
            case p.Pair(label=label, anchor=anchor) if anchor:
                yield anchor, label
            case p.Part(heading=heading, blocks=inner):
                yield from anchors((heading, *inner))
            case p.Fold(blocks=inner):
                yield from anchors(inner)


def references(blocks: Iterable[p.Block]) -> dict[int, str]:
    """The anchor of each source by its number."""
    return {one.number: _place(one) for one in blocks if isinstance(one, p.Reference)}


def _place(one: p.Reference) -> str:
    return f"sources/{one.anchor or one.number}"

"""The page of addresses."""

from typing import Any

from perfcli.advice.resources import ResourcesView
from perfcli.advice.topics import TopicView
from perfcli.knowledge.model.resource import Resource
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.lines import Marks, fact_line, shipped_fields
from perfcli.render.layouts.topic import not_known_blocks


def resources_page(
    view: ResourcesView, frame: TopicView, everything: bool, with_sources: bool
) -> p.Page:
    """The starred address of each group with how many more there are, or all that was asked for."""
    marks = Marks(view.sources)
    everything = everything or view.part
    blocks: list[p.Block] = [p.Heading(frame.title, 1)]
    if not view.part:
        blocks.append(p.Para(frame.summary))
    if len(view.resources) == 1:
        blocks += _one(view.resources[0], marks)
    else:
        for group in view.groups:
            shown = [one for one in group.resources if everything or one.headline]
            more = len(group.resources) - len(shown)
            if not shown and group.group.more:
                continue
            blocks.append(p.Heading(group.group.heading))
            blocks += [resource_item(one, marks) for one in shown]
            if more:
                what = f"{more} more: perfcli resources {group.group.id}"
                blocks.append(p.Para(f"  {what}", "dim"))
    if not view.part:
        blocks += not_known_blocks(frame.not_known, everything)
        rest = [group for group in view.groups if group.group.more and not everything]
        if rest:
            names = ", ".join(f"{group.group.id} ({len(group.resources)})" for group in rest)
            blocks.append(p.Para(f"With --all also: {names}.", "dim"))
    blocks.append(p.Next(frame.next if not view.part else ("perfcli resources",)))
    blocks += marks.blocks(with_sources)
    return p.Page(tuple(blocks))


def resource_item(one: Resource, marks: Marks) -> p.Item:
    """Name, what it is for, and the address, on as few lines as they need."""
    about = fact_line(one.fact, marks, one.line or one.note or one.claim)
    where = one.url or "no address known"
    former = f" (formerly {', '.join(one.former_urls)})" if one.former_urls else ""
    text = f"{one.name}: {about}. {where}{former}"
    marked, other = marks.of(one.sources), shipped_fields(one)
    return p.Item(text, marks=marked, warning=one.warning, other=other)


def _one(one: Resource, marks: Marks) -> list[p.Block]:
    rows = [
        ("What", one.line or one.claim),
        ("Kind", one.kind),
        ("For", ", ".join(one.for_)),
        ("Address", one.url or "no address known"),
        ("Formerly", ", ".join(one.former_urls)),
        ("Cost", one.cost or "not known"),
        ("Note", one.note or ""),
        ("Seen", one.as_of or "undated"),
        ("Confidence", one.confidence),
        ("Yours", (shipped_fields(one) or "in your own files alone") if one.yours else ""),
    ]
    blocks: list[p.Block] = [p.Heading(one.name)]
    for label, text in rows:
        if text:
            item = p.Item(text, marks=marks.of(one.sources) if label == "What" else ())
            blocks.append(p.Pair(label, (item,)))
    if one.warning:
        blocks.append(p.Para(one.warning, "warning"))
    return blocks


def resources_table(view: ResourcesView) -> p.Table:
    """A row an address, for a spreadsheet."""
    names = ("id", "kind", "name", "url", "former_urls", "for", "cost", "note", "as_of")
    rows = []
    for one in view.resources:
        texts = (
            one.id,
            one.kind,
            one.name,
            one.url or "",
            " ".join(one.former_urls),
            " ".join(one.for_),
            one.cost or "",
            one.note or "",
            one.as_of or "undated",
        )
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def resources_json(view: ResourcesView) -> dict[str, Any]:
    """By the contract."""
    return {"resources": [contract.link_json(one) for one in view.resources]}

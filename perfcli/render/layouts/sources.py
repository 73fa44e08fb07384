"""The page of sources."""

from collections import Counter
from typing import Any

from perfcli.advice.sources import SourceView
from perfcli.render import contract
from perfcli.render import page as p

FEW = 15


def list_page(views: tuple[SourceView, ...], everything: bool) -> p.Page:
    """How many sources of which kind, and those that bear most facts, or all of them."""
    kinds = Counter(view.source.kind for view in views)
    unlinked = sum(view.source.url is None for view in views)
    shown = views if everything else views[:FEW]
    blocks: list[p.Block] = [
        p.Heading("Sources", 1),
        p.Para(
            f"{len(views)} sources. {unlinked} of them were read in copies that are not fit to be "
            "linked to: they are named without an address."
        ),
        p.Heading("By kind"),
        *(p.Pair(kind, (p.Item(str(count)),)) for kind, count in kinds.most_common()),
        p.Heading("All sources" if everything else "Those that bear most facts"),
        sources_table(shown),
        p.Next(("perfcli sources ID", "perfcli sources --all", "perfcli sources --csv")),
    ]
    return p.Page(tuple(blocks))


def sources_table(views: tuple[SourceView, ...]) -> p.Table:
    """A row a source."""
    columns = (
        p.Column("Source", 18),
        p.Column("Title", 24),
        p.Column("Kind", 8),
        p.Column("Facts", 5, right=True),
    )
    rows = tuple(
        (
            p.Cell(view.source.id),
            p.Cell(f"{view.source.title} ({view.source.publisher})"),
            p.Cell(view.source.kind),
            p.Cell(str(view.count)),
        )
        for view in views
    )
    return p.Table(columns, rows)


def csv_table(views: tuple[SourceView, ...]) -> p.Table:
    """A row a source with all that is known of it, for a spreadsheet."""
    names = ("id", "title", "publisher", "kind", "url", "facts")
    rows = tuple(
        tuple(
            p.Cell(text)
            for text in (
                view.source.id,
                view.source.title,
                view.source.publisher,
                view.source.kind,
                view.source.url or "",
                str(view.count),
            )
        )
        for view in views
    )
    return p.Table(tuple(p.Column(name) for name in names), rows)


def some_page(views: tuple[SourceView, ...]) -> p.Page:
    """Sources in full, each with the facts that rest on it."""
    blocks: list[p.Block] = []
    for view in views:
        source = view.source
        rows = (
            ("Publisher", source.publisher),
            ("Kind", source.kind),
            ("Address", source.url or "none: the copy that was read is not fit to be linked to"),
        )
        blocks += [
            p.Heading(source.title, 1),
            *(p.Pair(label, (p.Item(text),)) for label, text in rows),
            p.Heading(f"Facts ({view.count})"),
            *(p.Item(f"{one.fact.id}: {one.fact.claim}") for one in view.facts),
        ]
    blocks.append(p.Next(tuple(f"perfcli sources {v.source.id} --open" for v in views[:2])))
    return p.Page(tuple(blocks))


def sources_json(views: tuple[SourceView, ...]) -> dict[str, Any]:
    """By the contract: each source with the number of its facts."""
    return {
        "source_list": [
            {**contract.source_json(view.source), "facts": view.count} for view in views
        ]
    }

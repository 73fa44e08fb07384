"""The pages of `data`: the summary, facts in full, problems of files."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from perfcli.advice.data import Ages, FactRecord, FactsView
from perfcli.knowledge.bundles.own import OwnBundle
from perfcli.knowledge.model.problem import Problem
from perfcli.render import contract
from perfcli.render import page as p


def summary_json(
    counts: Mapping[str, int], homes: Mapping[str, int], ages: Ages, path: str
) -> dict[str, Any]:
    """By the contract, with how many facts are past their shelf life, by home too."""
    return {
        "counts": {**counts, **ages.counts},
        "by_topic": homes,
        "stale_by_topic": ages.stale,
        "path": path,
    }


def summary_page(
    counts: Mapping[str, int],
    homes: Mapping[str, int],
    ages: Ages,
    path: str,
    as_of: str,
    groups: set[str],
    own: OwnBundle | None = None,
) -> p.Page:
    """What is held, and where the files lie. `groups` are the ids that are pages."""
    rows = [
        ("Facts", f"{counts['facts']}: {counts['dated']} dated, {counts['undated']} undated"),
        ("Past shelf life", f"{ages.counts['stale']} of the dated: `perfcli data stale`"),
        ("Weak ones", f"{counts['low_confidence']} of low confidence, marked where shown"),
        ("Sources", str(counts["sources"])),
        ("Programs", f"{counts['schools']} of any status, Canada's included"),
        ("States", str(counts["states"])),
        ("Addresses", str(counts["resources"])),
        ("Last read", as_of),
        ("Files", path),
    ]
    if own is not None:
        left = f", {len(own.left_out)} not used" if own.left_out else ""
        changes = f"{len(own.changes)} {'entry' if len(own.changes) == 1 else 'entries'}"
        rows.append(("Yours", f"{changes} by your own files{left}: {own.root}"))
    pages = {home: count for home, count in homes.items() if home in groups}
    others = sum(homes.values()) - sum(pages.values())
    old = ages.stale
    elsewhere = _of_home(others, sum(old.values()) - sum(old.get(home, 0) for home in pages))
    rest = f"{elsewhere}; with programs, states, addresses and terms"
    blocks: list[p.Block] = [
        p.Heading("The data", 1),
        *(p.Pair(label, (p.Item(text),)) for label, text in rows),
        p.Heading("Facts by page"),
        *(
            p.Pair(home, (p.Item(_of_home(count, old.get(home, 0))),))
            for home, count in pages.items()
        ),
        p.Pair("elsewhere", (p.Item(rest),)),
        p.Next(("perfcli data stale", "perfcli data links", "perfcli data check")),
    ]
    return p.Page(tuple(blocks))


def _of_home(count: int, old: int) -> str:
    return f"{count}, {old} past shelf life" if old else str(count)


def facts_page(view: FactsView) -> p.Page:
    """A few facts in full; of many a line each."""
    if len(view.facts) > 5:
        items = (p.Item(f"{one.fact.id}: {one.fact.claim}") for one in view.facts)
        title = p.Heading(f"{len(view.facts)} facts", 1)
        return p.Page((title, *items))
    blocks: list[p.Block] = []
    for record in view.facts:
        blocks += _in_full(record, view)
    return p.Page(tuple(blocks))


def _in_full(record: FactRecord, view: FactsView) -> list[p.Block]:
    fact = record.fact
    value = json.dumps(fact.value, ensure_ascii=False) if fact.value is not None else "none"
    rows = [
        ("Id", fact.id),
        ("Home", record.home),
        ("Value", f"{value} {fact.unit or ''}".rstrip()),
        ("True as of", fact.as_of or "undated"),
        ("On the date", fact.as_of_note or ""),
        ("Kind", fact.kind or ""),
        ("Fresh until", fact.stale_after or ""),
        ("Confidence", fact.confidence),
        ("Beware", fact.warning or ""),
        ("Whose", "yours" if fact.yours else ""),
    ]
    blocks: list[p.Block] = [p.Heading(fact.claim, 1)]
    blocks += [p.Pair(label, (p.Item(text),)) for label, text in rows if text]
    if fact.shipped is not None:
        dated = f"{fact.shipped.claim} ({fact.shipped.as_of or 'undated'})"
        blocks.append(p.Pair("perfcli has", (p.Item(dated),)))
    for rival in record.also:
        blocks.append(p.Pair("Disagrees", (p.Item(f"{rival.id}: {rival.claim}"),)))
    for i, name in enumerate(fact.sources, 1):
        source = view.sources[name]
        forum, own = source.kind == "forum", source.kind == "own"
        blocks.append(p.Reference(i, source.title, source.publisher, source.url, forum, own=own))
    return blocks


def facts_json(view: FactsView) -> dict[str, Any]:
    """By the contract."""
    return {"facts": [contract.fact_json(record.fact, record.also) for record in view.facts]}


def facts_table(view: FactsView) -> p.Table:
    """A row a fact, for a spreadsheet."""
    names = (
        *("id", "home", "claim", "value", "unit", "as_of", "confidence", "warning", "sources"),
        *("kind", "stale_after"),
    )
    rows = []
    for record in view.facts:
        fact = record.fact
        value = json.dumps(fact.value, ensure_ascii=False) if fact.value is not None else ""
        texts = (
            fact.id,
            record.home,
            fact.claim,
            value,
            fact.unit or "",
            fact.as_of or "undated",
            fact.confidence,
            fact.warning or "",
            " ".join(fact.sources),
            fact.kind or "",
            fact.stale_after or "",
        )
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def problems_page(problems: Sequence[Problem], roots: Sequence[str]) -> p.Page:
    """Every problem on a line, as `file:line: id: field: what was expected`."""
    if not problems:
        return p.Page(tuple(p.Para(f"{root}: clean") for root in roots))
    lines: list[p.Block] = [p.Para(str(problem)) for problem in problems]
    return p.Page(tuple(lines))


def problems_json(problems: Sequence[Problem]) -> dict[str, Any]:
    """By the contract."""
    return {
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "id": problem.id,
                "rule": problem.rule,
                "message": problem.message,
            }
            for problem in problems
        ]
    }

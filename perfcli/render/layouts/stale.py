"""The page of `data stale`: by kind what is past its shelf life, and where to check it."""

from typing import Any

from perfcli.advice.freshness import age_text
from perfcli.advice.stale import StaleFact, StaleKind, StaleView
from perfcli.render import contract
from perfcli.render import page as p

FEW = 3  # of each kind without --all


def stale_page(view: StaleView, everything: bool) -> p.Page:
    """The oldest of each kind; with `everything` all of them."""
    if not view.total:
        text = f"Nothing is past its shelf life, of {view.dated} facts with a date."
        return p.Page((p.Heading("Past its shelf life", 1), p.Para(text)))
    blocks: list[p.Block] = [
        p.Heading("Past its shelf life", 1),
        p.Para(f"{view.total} of {view.dated} facts with a date. The oldest of each kind first."),
    ]
    left = 0
    for kind in view.kinds:
        if kind.facts:
            shown = kind.facts if everything else kind.facts[:FEW]
            left += len(kind.facts) - len(shown)
            blocks += _kind(kind, shown)
    blocks.append(p.Next(("perfcli data facts ID", "perfcli data links")))
    if left:
        more = f"{left} more: --all · one kind or topic: --kind tuition, --topic schools"
        blocks.append(p.Para(more, "dim"))
    return p.Page(tuple(blocks))


def _kind(kind: StaleKind, shown: tuple[StaleFact, ...]) -> list[p.Block]:
    life = f"{kind.kind.months} months"
    heading = f"{kind.kind.id}: {len(kind.facts)} of {kind.dated}, {life}"
    blocks: list[p.Block] = [p.Heading(heading), p.Para(kind.kind.why, "dim")]
    for one in shown:
        text = (one.fact.line or one.fact.claim).rstrip(".")
        blocks.append(p.Item(f"{age_text(one.months)}, {one.home}: {text}"))
        where = one.url or "no address known"
        blocks.append(p.Item(f"{where} ({one.fact.id})", marker="→", indent=1))
    return blocks


def stale_json(view: StaleView) -> dict[str, Any]:
    """Every stale fact by kind, whatever --all says, each with its age and address."""
    return {
        "kinds": [
            {
                "id": kind.kind.id,
                "what": kind.kind.what,
                "months": kind.kind.months,
                "why": kind.kind.why,
                "dated": kind.dated,
                "stale": [
                    {
                        "home": one.home,
                        "age_months": one.months,
                        "url": one.url,
                        "fact": contract.fact_json(one.fact),
                    }
                    for one in kind.facts
                ],
            }
            for kind in view.kinds
        ],
    }


def stale_table(view: StaleView) -> p.Table:
    """A row a stale fact, for a spreadsheet."""
    names = ("kind", "age_months", "home", "id", "claim", "as_of", "stale_after", "url")
    rows = []
    for kind in view.kinds:
        for one in kind.facts:
            fact = one.fact
            dates = (fact.as_of or "", fact.stale_after or "")
            texts = (kind.kind.id, str(one.months), one.home, fact.id, fact.claim, *dates)
            rows.append(tuple(p.Cell(text) for text in (*texts, one.url or "")))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))

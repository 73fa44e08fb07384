"""The report of `data links`: what must be mended first."""

from typing import Any

from perfcli.advice.links import VERDICTS, Checked, LinksView, Verdict
from perfcli.render import page as p

QUIET: tuple[Verdict, ...] = ("ok", "unasked")  # listed with --all only
SHOWN = 4  # homes named beside an address


def links_page(view: LinksView, everything: bool) -> p.Page:
    """Counts, then every address that does not simply answer; with `everything` all of them."""
    columns = (p.Column("How many", 5, right=True), p.Column("", 11), p.Column("What", 14))
    rows = tuple(
        (p.Cell(str(count)), p.Cell(verdict), p.Cell(VERDICTS[verdict]))
        for verdict, count in view.counts.items()
        if count
    )
    stopped = f" Stopped: {len(view.checked)} of {view.total} are known." if not view.whole else ""
    blocks: list[p.Block] = [
        p.Heading("Addresses", 1),
        p.Para(f"{view.total} addresses.{stopped}"),
    ]
    blocks += [p.Table(columns, rows)] if rows else []
    for verdict in VERDICTS:
        found = [one for one in view.checked if one.verdict == verdict]
        if found and (everything or verdict not in QUIET):
            blocks.append(p.Heading(f"{verdict.capitalize()}: {len(found)}"))
            for one in found:
                blocks += _lines(one)
    hidden = sum(view.counts[verdict] for verdict in QUIET)
    if hidden and not everything:
        blocks.append(p.Para(f"{hidden} more that answer or were not asked: --all", "dim"))
    return p.Page(tuple(blocks))


def _lines(one: Checked) -> list[p.Block]:
    homes = one.address.homes
    more = f" and {len(homes) - SHOWN} more" if len(homes) > SHOWN else ""
    where = f"{', '.join(homes[:SHOWN])}{more}"
    notes = "; ".join(note for note in (one.detail, where) if note)
    blocks: list[p.Block] = [p.Item(f"{one.address.url} ({notes})")]
    if one.moved_to is not None:
        blocks.append(p.Item(one.moved_to, marker="→", indent=1))
    return blocks


def links_json(view: LinksView) -> dict[str, Any]:
    """Every address with its verdict; `whole` is false where the check was stopped."""
    return {
        "counts": dict(view.counts),
        "total": view.total,
        "whole": view.whole,
        "links": [
            {
                "url": one.address.url,
                "verdict": one.verdict,
                "status": one.outcome.status if one.outcome else None,
                "moved_to": one.moved_to,
                "permanent": one.outcome.permanent if one.outcome and one.moved_to else None,
                "detail": one.detail or None,
                "tries": one.outcome.tries if one.outcome else 0,
                "homes": list(one.address.homes),
                "ids": list(one.address.ids),
            }
            for one in view.checked
        ],
    }


def links_table(view: LinksView) -> p.Table:
    """A row an address, for a spreadsheet."""
    names = ("verdict", "url", "status", "moved_to", "detail", "tries", "homes", "ids")
    rows = []
    for one in view.checked:
        status = str(one.outcome.status or "") if one.outcome else ""
        tries = str(one.outcome.tries if one.outcome else 0)
        texts = (one.verdict, one.address.url, status, one.moved_to or "", one.detail, tries)
        where = (" ".join(one.address.homes), " ".join(one.address.ids))
        rows.append(tuple(p.Cell(text) for text in (*texts, *where)))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))

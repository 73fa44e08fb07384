"""The page of costs: the sums, then every assumption with the flag that changes it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from perfcli.advice.programs.costs import FIRST_YEAR, Cost, CostsView
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.cells import cell
from perfcli.render.layouts.lines import Marks, fact_item, shipped_line


def dollars(amount: Decimal | None) -> str:
    """An amount in whole dollars, or with cents where it has them; `-` for none."""
    if amount is None:
        return "-"
    whole = amount == amount.to_integral()
    return f"${amount:,.0f}" if whole else f"${amount:,.2f}"


def costs_page(view: CostsView, everything: bool, with_sources: bool) -> p.Page:
    """Programs whose cost can be computed, why the others cannot, and what was assumed."""
    marks = Marks(view.sources)
    blocks: list[p.Block] = [p.Heading("What it costs", 1)]
    sums = [row for row in view.costs if row.total is not None]
    rest = [row for row in view.costs if row.total is None]
    if sums:
        blocks.append(costs_table(view, sums))
        for row in sums:
            blocks += _notes(row, marks)
    else:
        text = "No total can be computed; why stands below. A school's own quote: --tuition AMOUNT."
        blocks.append(p.Para(text))
    blocks += _not_computable(rest, marks, everything or len(view.costs) <= 3)
    blocks.append(p.Heading("Assumed"))
    blocks += [p.Item(text, marks=m) for text, m in _assumed(view, marks)]
    blocks.append(p.Next(("perfcli money", "perfcli pay", "perfcli schools NAME")))
    blocks += marks.blocks(with_sources)
    return p.Page(tuple(blocks))


def costs_table(view: CostsView, rows: Sequence[Cost] | None = None) -> p.Table:
    """A row a program: tuition, living, fee, total, within the federal cap, beyond, payment."""
    columns = [
        p.Column("Program", 10),
        p.Column("Tuition", 8, right=True),
        p.Column("Living", 7, right=True),
        p.Column("Fee", 4, right=True),
        p.Column("Total", 8, right=True),
        p.Column("Loans cover", 8, right=True),
        p.Column("Beyond", 8, right=True),
        p.Column("A month", 9, right=True),
        p.Column("Of pay", 10, right=True),
    ]
    made = []
    for row in view.costs if rows is None else rows:
        share = f"{row.share[0]}-{row.share[1]}%" if row.share else "-"
        texts = [
            row.view.school.short,
            dollars(row.tuition),
            dollars(row.living),
            dollars(row.fees),
            total_text(row),
            dollars(row.within_cap),
            dollars(row.beyond_cap),
            dollars(row.payment),
            share,
        ]
        made.append([p.Cell(text, dim=text == "-") for text in texts])
    kept = [
        i
        for i in range(len(columns))
        if rows is None or i < 2 or any(cells[i].text != "-" for cells in made)
    ]
    return p.Table(
        tuple(columns[i] for i in kept), tuple(tuple(cells[i] for i in kept) for cells in made)
    )


def total_text(row: Cost) -> str:
    """The total, as a span where the school's page gives two sums."""
    return f"{dollars(row.total_low)} to {row.total:,}" if row.total_low else dollars(row.total)


def csv_table(view: CostsView) -> p.Table:
    """A row a program with bare numbers, for a spreadsheet."""
    names = ("slug", "tuition", "living", "fees", "total", "within_cap", "beyond_cap", "payment")
    rows = []
    for row in view.costs:
        figures = (getattr(row, name) for name in names[1:])
        texts = ("" if figure is None else f"{figure:f}" for figure in figures)
        made = (row.view.school.slug, *texts, row.why_not or "")
        rows.append(tuple(p.Cell(text) for text in made))
    return p.Table(tuple(p.Column(name) for name in (*names, "why_not")), tuple(rows))


def _notes(row: Cost, marks: Marks) -> list[p.Block]:
    name = row.view.school.short
    blocks: list[p.Block] = []
    sources = tuple(dict.fromkeys(name for fact in row.facts for name in fact.sources))
    basis = f"{name}: tuition is for the {row.tuition_basis}" if row.tuition_basis else name
    text = "; ".join([basis.replace("for the your", "your"), *row.notes])
    marked = marks.of(sources)
    shipped = [said for fact in row.facts if (said := shipped_line(fact, marks))]
    blocks.append(p.Item(text, marks=marked, other="; ".join(shipped) or None))
    return blocks


def _not_computable(rows: Sequence[Cost], marks: Marks, full: bool) -> list[p.Block]:
    if not rows:
        return []
    blocks: list[p.Block] = [p.Heading("Not computable")]
    if full:
        for row in rows:
            blocks.append(p.Item(f"{row.view.school.short}: {row.why_not}"))
            blocks += [fact_item(fact, marks, indent=1) for fact in row.seen]
        return blocks
    reasons: dict[str, list[str]] = {}
    for row in rows:
        reasons.setdefault(row.why_not or "", []).append(row.view.school.short)
    for reason, names in sorted(reasons.items(), key=lambda item: -len(item[1])):
        blocks.append(p.Item(f"{reason}: {', '.join(names)}"))
    text = "`perfcli costs NAME --tuition AMOUNT` computes with a school's own quote."
    return [*blocks, p.Para(text, "dim")]


def _assumed(view: CostsView, marks: Marks) -> list[tuple[str, tuple[int, ...]]]:
    wishes, basis = view.wishes, view.basis
    home = wishes.home_state
    lines: list[tuple[str, tuple[int, ...]]] = [
        (f"resident of {home}" if home else "non-resident everywhere; yours: --state", ()),
        (
            f"living {dollars(wishes.living)} a month"
            if wishes.living is not None
            else "living is not counted: --living AMOUNT a month",
            (),
        ),
        (
            f"all of it borrowed at {wishes.rate}% over {wishes.years} years"
            if wishes.rate is not None
            else "no payment is shown without your interest rate: --rate PERCENT, --years N",
            (),
        ),
        (
            f"federal loans: {dollars(basis.yearly_cap)} for each begun year, "
            f"{dollars(basis.total_cap)} in all "
            f"(aid offices, {basis.cap_fact.as_of or 'undated'}); confirm with the school",
            marks.of(basis.cap_fact.sources),
        ),
        (f"a price before {FIRST_YEAR}, undated or a forum's gives no total", ()),
    ]
    if wishes.rate is not None:
        pay = f"{dollars(basis.pay_low)} to {dollars(basis.pay_high)}"
        dated = basis.pay_fact.as_of or "undated"
        text = f"of pay: the payments of a year against one school's stated start, {pay} ({dated})"
        lines.append((text, marks.of(basis.pay_fact.sources)))
    return lines


def costs_json(view: CostsView) -> dict[str, Any]:
    """By the contract; money as exact numbers."""
    wishes, basis = view.wishes, view.basis
    return {
        "schools": [_row_json(row) for row in view.costs],
        "assumptions": {
            "home_state": wishes.home_state,
            "living_per_month": wishes.living,
            "rate_percent": wishes.rate,
            "years": wishes.years,
            "tuition_quote": wishes.tuition,
            "federal_cap_per_year": basis.yearly_cap,
            "federal_cap_total": basis.total_cap,
            "starting_pay": [basis.pay_low, basis.pay_high],
            "oldest_price": FIRST_YEAR,
            "sources": [*basis.cap_fact.sources, *basis.pay_fact.sources],
        },
    }


def _row_json(row: Cost) -> dict[str, Any]:
    return {
        "slug": row.view.school.slug,
        "tuition": row.tuition,
        "tuition_basis": row.tuition_basis,
        "living": row.living,
        "fees": row.fees,
        "total": row.total,
        "total_low": row.total_low,
        "within_cap": row.within_cap,
        "beyond_cap": row.beyond_cap,
        "payment": row.payment,
        "share_of_pay_percent": list(row.share) if row.share else None,
        "computable": row.total is not None,
        "why_not": row.why_not,
        "notes": list(row.notes),
        "tuition_published": cell(row.view, "tuition"),
        "sources": list(
            dict.fromkeys(name for fact in (*row.facts, *row.seen) for name in fact.sources)
        ),
        "yours": [fact.id for fact in row.facts if fact.yours],
        "shipped": [
            contract.fact_json(fact.shipped) for fact in row.facts if fact.shipped is not None
        ],
    }

"""What a program costs, what federal loans cover of it, and what is left.

Nothing is invented: a price must be a school's own, of FIRST_YEAR or later, or the user's quote;
living, interest and years are the user's. Money is exact (decimal).
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from perfcli.advice.programs.schools import SchoolView, find_schools, school_view
from perfcli.knowledge.bundles.lists import CostsBundle
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.columns import Price
from perfcli.knowledge.model.cost import Pick
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact, picked

FIRST_YEAR = 2021  # an older price gives no total: it would mislead
TAKING = ("running", "new")
CENT = Decimal("0.01")


class Wishes(Struct, frozen=True):
    """What the user says. Money in USD; `rate` in percent a year; None: not said."""

    home_state: str | None = None
    living: Decimal | None = None
    rate: Decimal | None = None
    years: int = 10
    months: Decimal | None = None
    tuition: Decimal | None = None


class Cost(Struct, frozen=True):
    """The sum for one program; None where it cannot be computed, and `why_not` says why.

    `total_low`: the total by a lower sum that the same page gives. `seen` are prices that give no
    total: old ones, a forum's sums, prices a credit.
    """

    view: SchoolView
    tuition: Decimal | None
    tuition_basis: str | None
    living: Decimal | None
    fees: Decimal | None
    total: Decimal | None
    total_low: Decimal | None
    within_cap: Decimal | None
    beyond_cap: Decimal | None
    payment: Decimal | None
    share: tuple[Decimal, Decimal] | None
    why_not: str | None
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    seen: tuple[Fact, ...]


class Basis(Struct, frozen=True):
    """The figures of the facts: caps and a new graduate's stated pay."""

    yearly_cap: Decimal
    total_cap: Decimal
    pay_low: Decimal
    pay_high: Decimal
    cap_fact: Fact
    pay_fact: Fact


class CostsView(Struct, frozen=True):
    """Programs with what they cost, and all that was assumed."""

    costs: tuple[Cost, ...]
    wishes: Wishes
    basis: Basis
    sources: dict[str, Source]


def costs(knowledge: Knowledge, words: Sequence[str], wishes: Wishes, today: date) -> CostsView:
    """The costs of the named programs, or of all running and new ones.

    Raises UserError('unknown-name') for an unknown program.
    """
    bundle = knowledge.schools
    views = {school.slug: school_view(school) for school in bundle.schools}
    if words:
        chosen = [views[slug] for slug in find_schools(knowledge.index, words, "perfcli costs")]
    else:
        every = [view for view in views.values() if view.school.country == "US"]
        chosen = [view for view in every if view.school.status in TAKING]
    basis = _basis(knowledge.costs)
    rows = [school_cost(view, wishes, basis) for view in chosen]
    rows.sort(key=lambda row: row.total is None)
    return CostsView(tuple(rows), wishes, basis, {**bundle.sources, **knowledge.costs.sources})


def _basis(bundle: CostsBundle) -> Basis:
    def figure(pick: Pick) -> Decimal:
        return Decimal(str(picked(bundle.facts[pick.fact].value, pick.path)))

    record = bundle.basis
    return Basis(
        figure(record.yearly_cap),
        figure(record.total_cap),
        figure(record.starting_pay_low),
        figure(record.starting_pay_high),
        bundle.facts[record.yearly_cap.fact],
        bundle.facts[record.starting_pay_low.fact],
    )


def school_cost(view: SchoolView, wishes: Wishes, basis: Basis) -> Cost:
    """What one program costs a user with these wishes."""
    months = wishes.months if wishes.months is not None else _months(view)
    found = _tuition(view, wishes, months)
    living = wishes.living * months if wishes.living is not None and months else None
    fee = _fee(view)
    notes = list(found.notes)
    total = within = beyond = paid = None
    share = None
    why_not = found.why_not
    if found.amount is not None and wishes.living is not None and months is None:
        why_not = "length in months not found, so living cannot be counted: add --months N"
    elif found.amount is not None:
        total = found.amount + (living or 0) + (fee[0] if fee else 0)
        within = _within(view, total, months, basis, notes)
        beyond = total - within
        if wishes.rate is not None:
            paid = payment(total, wishes.rate, wishes.years)
            share = (_percent(paid, basis.pay_high), _percent(paid, basis.pay_low))
    return Cost(
        view=view,
        tuition=found.amount,
        tuition_basis=found.words,
        living=living,
        fees=fee[0] if fee else None,
        total=total,
        total_low=total - found.amount + found.low
        if total and found.amount and found.low
        else None,
        within_cap=within,
        beyond_cap=beyond,
        payment=paid,
        share=share,
        why_not=why_not,
        notes=tuple(notes),
        facts=_once([*found.facts, *([fee[1]] if fee else [])]),
        seen=found.seen,
    )


class _Tuition(Struct, frozen=True):
    amount: Decimal | None = None
    low: Decimal | None = None
    words: str | None = None
    why_not: str | None = None
    notes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    seen: tuple[Fact, ...] = ()


def _tuition(view: SchoolView, wishes: Wishes, months: Decimal | None) -> _Tuition:
    """The usable tuition: the user's quote, else the school's price of the whole, else by year."""
    if wishes.tuition is not None:
        return _Tuition(wishes.tuition, words="your own figure (--tuition)")
    prices = [
        (price, lead.fact)
        for lead in view.columns["tuition"]
        for price in _prices(lead.fact)
        if _for(price, view, wishes)
    ]
    seen = _once(fact for _, fact in prices)
    usable = [
        (price, fact)
        for price, fact in prices
        if price.year is not None and price.year >= FIRST_YEAR and fact.confidence != "low"
    ]
    for price, fact in usable:
        if price.covers == "program":
            return _whole(price, fact, usable)
    years = math.ceil(months / 12) if months else None
    for price, fact in usable:
        if price.covers == "year" and price.program_year is None and months and years:
            words = f"{years} years at the price of {price.year}, {_whom(price)}{_yours(fact)}"
            length = f"{months.normalize():f} months"
            note = f"{years} years of tuition for {length}: a rise in price is not counted"
            notes = (note, *_without(fact))
            return _Tuition(price.amount * years, words=words, notes=notes, facts=(fact,))
    return _Tuition(why_not=_why_not(prices), seen=seen)


def _whole(price: Price, fact: Fact, usable: Sequence[tuple[Price, Fact]]) -> _Tuition:
    others = [other.amount for other, its in usable if its is fact and other.covers == "program"]
    notes = []
    if len(others) > 1:
        sums = " and ".join(f"${amount:,}" for amount in others)
        notes.append(f"the school's page gives {sums}: loans and payment count with the first")
    if price.estimated:
        notes.append("partly the school's own estimate")
    return _Tuition(
        price.amount,
        low=min(others) if min(others) < price.amount else None,
        words=f"whole program, {price.year}, {_whom(price)}{_yours(fact)}",
        notes=(*notes, *_without(fact)),
        facts=(fact,),
    )


def _yours(fact: Fact) -> str:
    return ", by your own files" if fact.yours else ""


def _without(fact: Fact) -> tuple[str, ...]:
    """What the page names beside its price, and no sum counts."""
    part = fact.columns.tuition if fact.columns else None
    return (f"not counted: {part.without}",) if part and part.without else ()


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for fact in facts}.values())


def _prices(fact: Fact) -> tuple[Price, ...]:
    return fact.columns.tuition.prices if fact.columns and fact.columns.tuition else ()


def _for(price: Price, view: SchoolView, wishes: Wishes) -> bool:
    """Whether a price is the user's: without a home state that of a non-resident."""
    if price.residence == "any":
        return True
    home = wishes.home_state == view.school.state
    return price.residence == ("resident" if home else "non-resident")


def _whom(price: Price) -> str:
    return {"any": "for everyone"}.get(price.residence, f"{price.residence} price")


def _why_not(prices: Sequence[tuple[Price, Fact]]) -> str:
    if not prices:
        return "tuition not found"
    recent = [(price, fact) for price, fact in prices if (price.year or 0) >= FIRST_YEAR]
    if any(fact.confidence == "low" for _, fact in recent):
        return "only a forum's or a copy's sum"
    if recent:
        return f"only a price by the {recent[0][0].covers}"
    years = [price.year for price, _ in prices if price.year is not None]
    if years:
        return f"tuition of {max(years)}"
    return "tuition undated"


def _months(view: SchoolView) -> Decimal | None:
    for lead in view.columns["months"]:
        part = lead.fact.columns.months if lead.fact.columns else None
        if part is not None and part.months is not None:
            return Decimal(str(part.months))
    return None


def _fee(view: SchoolView) -> tuple[Decimal, Fact] | None:
    """The application fee, where it is not older than a tuition may be."""
    for lead in view.columns["fee"]:
        part = lead.fact.columns.fee if lead.fact.columns else None
        price = part.price if part is not None and lead.fact.confidence != "low" else None
        if price is not None and (price.year is None or price.year >= FIRST_YEAR):
            return price.amount, lead.fact
    return None


def _within(
    view: SchoolView, total: Decimal, months: Decimal | None, basis: Basis, notes: list[str]
) -> Decimal:
    """What federal loans may cover: the yearly cap a begun year, the total cap, never more."""
    for lead in view.facts:
        value = lead.fact.value
        told = lead.fact.field == "financial_aid" and isinstance(value, dict)
        if told and value.get("federal_aid") is False:
            notes.append("the school gives no federal aid, by its own page: nothing is counted")
            return Decimal(0)
    years = math.ceil(months / 12) if months else 2
    if months is None:
        notes.append("length in months not found: two years of loans are counted")
    return min(total, basis.yearly_cap * years, basis.total_cap)


def payment(principal: Decimal, rate: Decimal, years: int) -> Decimal:
    """The level monthly payment of a loan of `principal` at `rate` percent over `years`."""
    count = years * 12
    if rate == 0:
        return (principal / count).quantize(CENT, ROUND_HALF_UP)
    monthly = rate / 100 / 12
    factor = (1 + monthly) ** count
    return (principal * monthly * factor / (factor - 1)).quantize(CENT, ROUND_HALF_UP)


def _percent(paid: Decimal, pay: Decimal) -> Decimal:
    return (paid * 12 / pay * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)

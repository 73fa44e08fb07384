"""What a program costs: exact money, and nothing that the school did not say."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.advice.programs.costs import Wishes, costs, payment, school_cost
from perfcli.advice.programs.schools import school_view
from perfcli.knowledge.model.columns import Columns, Fee, Months, Price, Tuition
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.kinds import School

TODAY = date(2026, 11, 24)


@pytest.fixture
def basis(knowledge: Any) -> Any:
    """The caps and the pay of the facts."""
    return costs(knowledge, ["usc"], Wishes(), TODAY).basis


def fact(name: str, confidence: str = "high", **columns: Any) -> Fact:
    made = Columns(**columns)
    return Fact(id=name, claim=name, confidence=confidence, sources=("s",), columns=made)  # type: ignore[arg-type]


def view(*facts: Fact) -> Any:
    return school_view(
        School(
            slug="x",
            name="X",
            short="X",
            city="C",
            state="OH",
            status="running",
            status_basis="b",
            facts=facts,
        )
    )


def tuition(*prices: Price, confidence: str = "high") -> Fact:
    return fact("tuition", confidence, tuition=Tuition(prices=prices))


def price(amount: str, covers: str = "program", **more: Any) -> Price:
    return Price(amount=Decimal(amount), covers=covers, **{"year": 2025, **more})  # type: ignore[arg-type]


MONTHS = fact("months", months=Months(months=21))


def test_a_whole_price_is_the_tuition(basis: Any) -> None:
    row = school_cost(view(tuition(price("80000.50")), MONTHS), Wishes(), basis)
    assert row.tuition == row.total == Decimal("80000.50")
    assert row.within_cap == basis.yearly_cap * 2
    assert row.beyond_cap == row.total - basis.yearly_cap * 2


def test_a_yearly_price_counts_for_each_begun_year(basis: Any) -> None:
    row = school_cost(view(tuition(price("10000", "year")), MONTHS), Wishes(), basis)
    assert row.tuition == Decimal(20000)
    assert any("2 years" in note for note in row.notes)


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (tuition(price("1", year=2018)), "tuition of 2018"),
        (tuition(price("1", year=None)), "tuition undated"),
        (tuition(price("1"), confidence="low"), "only a forum's or a copy's sum"),
        (tuition(price("1", "credit")), "only a price by the credit"),
        (MONTHS, "tuition not found"),
    ],
)
def test_what_gives_no_total_says_why(basis: Any, made: Fact, why: str) -> None:
    row = school_cost(view(made), Wishes(), basis)
    assert row.total is None
    assert row.why_not == why
    assert row.payment is None


def test_residence_chooses_the_price(basis: Any) -> None:
    both = tuition(price("50000", residence="resident"), price("90000", residence="non-resident"))
    away = school_cost(view(both, MONTHS), Wishes(), basis)
    home = school_cost(view(both, MONTHS), Wishes(home_state="OH"), basis)
    assert (away.tuition, home.tuition) == (Decimal(90000), Decimal(50000))


def test_living_and_fee_are_added_where_they_are_known(basis: Any) -> None:
    fee = fact("fee", fee=Fee(price=price("100", "application")))
    wishes = Wishes(living=Decimal(2000))
    row = school_cost(view(tuition(price("50000")), MONTHS, fee), wishes, basis)
    assert row.living == Decimal(42000)
    assert row.total == Decimal(50000 + 42000 + 100)


def test_living_for_an_unknown_length_gives_no_total(basis: Any) -> None:
    wishes = Wishes(living=Decimal(2000), rate=Decimal(8))
    row = school_cost(view(tuition(price("50000"))), wishes, basis)
    assert row.total is None and row.payment is None
    assert "--months" in (row.why_not or "")
    told = Wishes(living=Decimal(2000), months=Decimal(20))
    assert school_cost(view(tuition(price("50000"))), told, basis).total == Decimal(90000)


def test_a_quote_of_the_users_own_wins(basis: Any) -> None:
    row = school_cost(view(MONTHS), Wishes(tuition=Decimal(70000)), basis)
    assert row.total == Decimal(70000)


def test_no_rate_no_payment(basis: Any) -> None:
    row = school_cost(view(tuition(price("50000")), MONTHS), Wishes(), basis)
    assert row.payment is None and row.share is None


def test_a_known_loan() -> None:
    assert payment(Decimal(100000), Decimal(6), 10) == Decimal("1110.21")
    assert payment(Decimal(12000), Decimal(0), 10) == Decimal("100.00")


@given(st.integers(1, 500_000), st.integers(0, 30), st.integers(1, 40))
def test_payments_pay_the_loan_back_and_no_less(principal: int, rate: int, years: int) -> None:
    paid = payment(Decimal(principal), Decimal(rate), years) * 12 * years
    assert paid >= principal - Decimal(12 * years) / 100
    assert payment(Decimal(principal), Decimal(rate + 1), years) * 12 * years >= paid


def test_a_program_without_federal_aid_gets_none(knowledge: Any) -> None:
    view_ = costs(knowledge, ["baylor"], Wishes(tuition=Decimal(32000)), TODAY)
    (row,) = view_.costs
    assert row.within_cap == 0
    assert any("no federal aid" in note for note in row.notes)


def test_all_are_told_those_with_a_sum_first(knowledge: Any) -> None:
    rows = costs(knowledge, [], Wishes(), TODAY).costs
    assert [row.total is None for row in rows] == sorted(row.total is None for row in rows)
    assert {row.view.school.status for row in rows} == {"running", "new"}
    assert all(row.why_not for row in rows if row.total is None)


def test_two_sums_of_one_page_make_a_span(basis: Any) -> None:
    row = school_cost(view(tuition(price("50000"), price("48000")), MONTHS), Wishes(), basis)
    assert (row.total_low, row.total) == (Decimal(48000), Decimal(50000))
    one = school_cost(view(tuition(price("50000")), MONTHS), Wishes(), basis)
    assert one.total_low is None


def test_a_fee_that_no_sum_counts_is_named(run: Any) -> None:
    out = run("costs").out
    assert "not counted: the student services fee of $702" in out
    assert "$144,464 to 147,774" in out

"""A few words for the table of states, made from facts."""

import pytest

from perfcli.advice.license import StateView, state_view
from perfcli.knowledge.model.kinds import Fact, State
from perfcli.render.layouts.licensecells import is_bill, state_cells


def fact(row: str, field: str, value, unit=None, line="L", **more) -> Fact:
    more = {"confidence": "high", "as_of": "2024", **more}
    return Fact(
        id="x",
        claim="X",
        sources=("s",),
        row=row,
        field=field,
        value=value,
        unit=unit,
        line=line,
        **more,
    )


def view(*facts: Fact, regulated: str = "license") -> StateView:
    numbered = tuple(
        Fact(**{name: getattr(one, name) for name in one.__struct_fields__} | {"id": f"f{i}"})
        for i, one in enumerate(facts)
    )
    return state_view(State(code="oh", name="Ohio", regulated=regulated, facts=numbered))


def cells(*facts: Fact, compact: bool = True, **more) -> dict[str, str]:
    names = ("law", "exam", "permit", "renewal", "fee", "as_of")
    return dict(zip(names, state_cells(view(*facts, **more), compact), strict=True))


def test_license_and_title_are_told_apart():
    assert cells()["law"] == "license"
    assert cells(regulated="title")["law"] == "title"


def test_what_is_not_known_is_said():
    assert set(list(cells().values())[1:]) == {"-", "undated"}
    assert cells(compact=False)["fee"] == "not in our data"


@pytest.mark.parametrize(
    ("value", "unit", "line", "text"),
    [
        (2, "years", "Provisional license: two years", "provisional, 2 yr '24"),
        (1, "years (maximum)", "Temporary license", "temporary, up to 1 yr '24"),
        (12, "months (maximum)", "A provisional license", "provisional, up to 12 mo '24"),
        (True, None, "Limited permit for graduates", "limited permit '24"),
        (3, "years", 'The title "graduate"', "graduate title, 3 yr '24"),
        (
            {"years": 2, "cases": 50},
            None,
            'A "graduate" for 2 years',
            "graduate, 2 yr or 50 cases '24",
        ),
        (25, "clinical activities", "Temporary licensees", "temporary '24"),
        (False, None, "No permit", "none '24"),
    ],
)
def test_a_permit_keeps_the_laws_own_word(value, unit, line, text):
    assert cells(fact("new-graduates", "temporary_license", value, unit, line))["permit"] == text


@pytest.mark.parametrize(
    ("value", "unit", "line", "text"),
    [
        (2, "years", "Every two years", "2 yr '24"),
        (5, "years", "Lapsed over five years: more training", "-"),
        (3, "years", "A license expired for more than three years", "-"),
        (3, "months", "A license not renewed within three months", "-"),
    ],
)
def test_how_long_a_license_runs_is_not_how_long_a_lapsed_one_lasts(value, unit, line, text):
    assert cells(fact("renewal", "renewal", value, unit, line))["renewal"] == text


def test_the_period_of_education_is_not_the_renewal():
    assert cells(fact("renewal", "ce_hours", {"period_years": 2}, "hours"))["renewal"] == "-"


@pytest.mark.parametrize(
    ("value", "line", "text"),
    [
        (315, "The application fee is $315", "$315 '24"),
        (1180, "The fee was $1,180", "was $1,180 '24"),
        ({"application": 250, "renewal": 125}, "Fees were $250", "was $250 '24"),
        ({"renewal_2_years": 350}, "Renewal is $350", "$350 renewal '24"),
        (7, "The online system adds $7", "-"),
        ("unknown", "A fee", "-"),
        ({}, "A fee", "-"),
    ],
)
def test_an_old_fee_was(value, line, text):
    assert cells(fact("fee", "fee", value, "USD", line))["fee"] == text


@pytest.mark.parametrize(
    ("value", "compact", "text"),
    [
        ("ABCP examination(s), complete", True, "ABCP exam"),
        ("ABCP examination", False, "ABCP examination (2024)"),
        (["PBSE", "CAPE"], True, "PBSE, CAPE"),
        (75, True, "-"),
    ],
)
def test_an_exam_is_in_the_words_of_its_value(value, compact, text):
    assert cells(fact("who", "exam", value), compact=compact)["exam"] == text


def test_the_exam_may_stand_among_the_details():
    one = fact(
        "who", "education", 50, "cases", details={"exam": "certification exam, parts I and II"}
    )
    assert cells(one)["exam"] == "certification exam"


def test_a_bill_is_marked():
    bill = fact("renewal", "renewal", 2, "years", warning="The text of a bill, not the law")
    assert is_bill(bill)
    assert cells(bill)["renewal"] == "2 yr '24 b"
    assert cells(bill, compact=False)["renewal"] == "2 years (2024), from a bill"
    assert not is_bill(fact("fee", "fee", 5, line="The billing"))


def test_a_weak_source_comes_last_and_is_marked():
    weak = fact("new-graduates", "temporary_license", 1, "years", "Provisional", confidence="low")
    firm = fact("new-graduates", "temporary_license", 2, "years", "Temporary", as_of=None)
    assert cells(weak, firm)["permit"] == "temporary, 2 yr u"
    assert cells(weak)["permit"] == "provisional, 1 yr '24 f"


def test_the_newest_text_is_told():
    assert cells(fact("fee", "fee", 5, "USD", as_of="2019-05"))["as_of"] == "2019"


@pytest.mark.parametrize("line", ["Guild in 2010: no permit", "No permit, said Guild in 2010"])
def test_what_a_society_said_is_not_told_as_the_law(line):
    one = fact("new-graduates", "temporary_license", False, line=line, warning="Not a bill")
    assert cells(one, compact=False)["permit"] == "none (2024), said Guild"
    assert cells(one)["permit"] == "none '24 s"


def test_a_fee_that_pays_for_years_tells_the_renewal():
    fee = fact("fee", "fee", {"first": 200, "triennial_registration": 150}, "USD", as_of=None)
    assert cells(fee, compact=False)["renewal"] == "3 years (undated)"


def test_a_license_that_the_law_names_is_told_without_terms():
    law = fact("law", "regulated", "license", line="Chapter 1, with a temporarily licensed one")
    assert cells(law, compact=False)["permit"] == "temporary license"


def test_the_year_of_a_row_is_that_of_what_it_shows():
    law = fact("law", "regulated", "license", as_of="1996")
    scope = fact("scope", "scope", "all", as_of="2024")
    assert cells(law, scope)["as_of"] == "1996"

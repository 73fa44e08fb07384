"""Careers found by name, and what their cells rest on."""

import re

import pytest

from perfcli.advice.careers import (
    COLUMNS,
    HOME,
    NO_DATA,
    all_careers,
    beside_home,
    find_careers,
    official_page,
    some_careers,
)
from perfcli.errors import UserError
from perfcli.knowledge.bundles.lists import CareersBundle
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.career import Career, CareerCell
from perfcli.knowledge.model.kinds import Fact, Source

TABLE = "table"


def fact(name: str, *careers: str, **more) -> Fact:
    return Fact(id=name, claim=name, confidence="high", sources=("s",), careers=careers, **more)


def bundle() -> CareersBundle:
    pay = CareerCell(fact=TABLE, path=("pilot", "median"), form="money")
    words = CareerCell(fact="hours", text="eight hours")
    careers = (
        Career(slug=HOME, name="Home", order=1, columns={}, absent={"growth": "not measured"}),
        Career(
            slug="pilot",
            name="Airline pilot",
            aka=("captain",),
            order=2,
            listed=True,
            open="s",
            columns={"pay": (pay,), "entry_degree": (words,), "training": (words,)},
        ),
        Career(slug="all-other", name="All other", order=3, hidden=True, columns={"pay": (pay,)}),
    )
    facts = (
        fact(TABLE, "pilot", "all-other", value={"pilot": {"median": 50000}}),
        fact("hours", "pilot"),
        fact("rest", "pilot"),
        fact("kept", "pilot", off_page=True),
        fact("other", HOME),
    )
    source = Source(id="s", title="T", publisher="P", kind="official", url="https://example.org/p")
    return CareersBundle(careers, {one.id: one for one in facts}, {"s": source})


def test_a_figure_is_picked_out_of_its_fact() -> None:
    (pilot,) = some_careers(bundle(), ["pilot"]).careers
    (cell,) = pilot.columns["pay"]
    assert cell.value == 50000
    assert cell.fact.id == TABLE


def test_an_empty_column_says_why() -> None:
    home, pilot = some_careers(bundle(), [HOME, "pilot"]).careers
    assert home.absent("growth") == "not measured"
    assert pilot.absent("growth") == NO_DATA


def test_a_career_has_every_fact_that_names_it_but_those_kept_off_the_page() -> None:
    (pilot,) = some_careers(bundle(), ["pilot"]).careers
    assert [one.id for one in pilot.facts] == [TABLE, "hours", "rest"]
    assert [one.id for one in pilot.rest] == ["rest"]


def test_the_facts_of_bare_figures_are_told_from_those_behind_words() -> None:
    assert [one.id for one in all_careers(bundle()).figure_facts] == [TABLE]


def test_a_hidden_career_is_in_no_table_and_found_by_no_name() -> None:
    assert [one.career.slug for one in all_careers(bundle()).careers] == [HOME, "pilot"]
    with pytest.raises(UserError):
        find_careers(bundle(), ["all-other"])


def test_the_table_without_all_has_the_listed_ones() -> None:
    assert [one.career.slug for one in all_careers(bundle()).listed] == ["pilot"]


def test_the_perfusionist_stands_beside_another_career_and_not_beside_itself() -> None:
    pair = beside_home(bundle(), "pilot").careers
    assert [one.career.slug for one in pair] == ["pilot", HOME]
    assert [one.career.slug for one in beside_home(bundle(), HOME).careers] == [HOME]


def test_a_page_is_opened_only_where_a_source_has_one() -> None:
    assert official_page(bundle(), "pilot") == "https://example.org/p"
    assert official_page(bundle(), HOME) is None


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        (["CRNA"], ["crna"]),
        (["nurse", "anesthetist"], ["crna"]),
        (["pa", "rt"], ["pa", "rt"]),
        (["DPT"], ["physical-therapist"]),
        (["anesthesia", "assistant"], ["caa"]),
        (["ecmo"], ["ecmo-specialist"]),
        (["perfusionist"], [HOME]),
        (["nurse"], ["rn"]),
    ],
)
def test_names_that_people_type(knowledge: Knowledge, words: list[str], slugs: list[str]) -> None:
    assert find_careers(knowledge.careers, words) == slugs


def test_a_near_miss_is_suggested(knowledge: Knowledge) -> None:
    with pytest.raises(UserError) as caught:
        find_careers(knowledge.careers, ["anesthetst"])
    assert caught.value.hint == "Did you mean: perfcli careers crna"


def test_where_nothing_is_near_all_names_are_told(knowledge: Knowledge) -> None:
    with pytest.raises(UserError) as caught:
        find_careers(knowledge.careers, ["doctor"])
    assert caught.value.code == "unknown-name"
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("Did you mean one of these: perfusionist, ")
    assert "29-2099" not in caught.value.hint
    assert "all-other" not in caught.value.hint
    assert caught.value.hint.endswith("Try: perfcli careers pa")


def test_no_official_figure_stands_in_the_perfusionists_row(knowledge: Knowledge) -> None:
    home = some_careers(knowledge.careers, [HOME]).careers[0]
    official = {one.id for one in all_careers(knowledge.careers).figure_facts}
    for column in COLUMNS:
        assert not {one.id for one in home.column_facts(column)} & official
        assert all(view.cell.text for view in home.columns[column])


def test_the_perfusionist_comes_first_and_seven_are_listed(knowledge: Knowledge) -> None:
    view = all_careers(knowledge.careers)
    assert view.careers[0].career.slug == HOME
    assert [one.career.slug for one in view.listed] == [
        *(HOME, "ecmo-specialist", "crna", "caa", "pa", "rt", "cvt")
    ]


def test_wages_of_one_period_only_stand_in_the_column(knowledge: Knowledge) -> None:
    cells = [view for one in all_careers(knowledge.careers).careers for view in one.columns["pay"]]
    bare = {(view.fact.id, view.fact.as_of) for view in cells if view.cell.text is None}
    assert len(bare) == 1


def test_words_of_a_cell_hold_no_figure_that_its_fact_does_not(knowledge: Knowledge) -> None:
    for one in all_careers(knowledge.careers).careers:
        for view in (view for cells in one.columns.values() for view in cells):
            told = f"{view.fact.claim} {view.fact.value} {view.fact.as_of}".replace(",", "")
            for number in re.findall(r"\d+", (view.cell.text or "").replace(",", "")):
                assert number in re.findall(r"\d+", told), (one.career.slug, view.cell.text)

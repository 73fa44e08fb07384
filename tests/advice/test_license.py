"""States by name and their facts by row."""

import pytest

from perfcli.advice.license import ROWS, all_states, find_states, some_states, state_view
from perfcli.errors import UserError
from perfcli.knowledge.model.kinds import Fact, State


def fact(name: str, row: str | None, **more) -> Fact:
    return Fact(id=name, claim=name, confidence="high", sources=("s",), row=row, **more)


def state(*facts: Fact) -> State:
    return State(code="oh", name="Ohio", regulated="license", facts=facts)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["ny"], ["ny"]),
        (["NY"], ["ny"]),
        (["New York"], ["ny"]),
        (["new", "york"], ["ny"]),
        (["new", "york", "new", "jersey"], ["ny", "nj"]),
        (["virginia"], ["va"]),
        (["west", "virginia", "va"], ["wv", "va"]),
        (["dc"], ["dc"]),
        (["District of Columbia"], ["dc"]),
        (["washington", "dc"], ["dc"]),
        (["Washington D.C."], ["dc"]),
        (["washington"], ["wa"]),
        (["puerto", "rico"], ["pr"]),
        (["virgin islands"], ["vi"]),
        (["massach"], ["ma"]),
    ],
)
def test_found(knowledge, words, codes):
    assert find_states(knowledge.index, words) == codes


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["new yrok"], "perfcli license ny"),
        (["new", "yrok"], "perfcli license ny"),
        (["ZZ"], "perfcli license az"),
        (["Pensylvania"], "perfcli license pa"),
    ],
)
def test_a_near_miss_is_offered(knowledge, words, hint):
    with pytest.raises(UserError) as caught:
        find_states(knowledge.index, words)
    assert caught.value.code == "unknown-name"
    assert caught.value.hint.startswith("Did you mean: ")
    assert hint in caught.value.hint


def test_every_state_is_found_by_code_and_name(knowledge):
    for head in knowledge.index.states:
        assert find_states(knowledge.index, [head.code.upper()]) == [head.code]
        assert find_states(knowledge.index, head.name.split()) == [head.code]


def test_facts_stand_in_their_rows_and_the_others_beside():
    view = state_view(state(fact("a", "law"), fact("b", "also"), fact("c", None), fact("d", "fee")))
    assert {row for row, leads in view.columns.items() if leads} == {"law", "fee"}
    assert set(view.columns) == set(ROWS)
    assert [lead.fact.id for lead in view.facts] == ["b", "c"]
    assert [lead.fact.id for lead in view.leads] == ["a", "d", "b", "c"]


def test_a_rival_stands_under_its_leader():
    view = state_view(state(fact("new", "fee"), fact("old", "fee", rival_of="new")))
    (lead,) = view.columns["fee"]
    assert [rival.id for rival in lead.also] == ["old"]


def test_off_page_is_left_out():
    assert state_view(state(fact("a", "law", off_page=True))).leads == ()


def test_the_newest_year_is_of_the_rows():
    facts = (fact("a", "law", as_of="2019-05"), fact("b", "fee", as_of="2021"), fact("c", "who"))
    assert state_view(state(*facts, fact("d", "also", as_of="2025"))).newest == "2021"
    assert state_view(state(fact("c", "who"))).newest is None


def test_states_are_counted_and_the_district_among_them(knowledge):
    view = all_states(knowledge)
    counts = view.counts
    assert counts["licensed"] + counts["title"] == counts["found"]
    assert counts["found"] + counts["none"] == 51
    assert "dc" in {one.state.code for one in view.of_kind("none-found")}


def test_only_a_law_is_a_law(knowledge):
    kinds = {one.state.code: one.has_law for one in all_states(knowledge).states}
    assert kinds["ny"]
    assert kinds["ca"]
    assert not kinds["sc"]  # a bill
    assert not kinds["pr"]


def test_some_states_come_in_the_order_asked_for(knowledge):
    view = some_states(knowledge, ["tx", "ga"])
    assert [one.state.code for one in view.states] == ["tx", "ga"]
    named = {name for one in view.states for lead in one.leads for name in lead.fact.sources}
    assert named == set(view.sources)

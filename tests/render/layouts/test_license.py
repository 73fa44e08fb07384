"""The pages of state laws."""

import pytest

from perfcli.advice.license import StatesView, all_states, state_view
from perfcli.advice.topics import topic_view
from perfcli.knowledge.model.kinds import Fact, Source, State
from perfcli.render import page as p
from perfcli.render.layouts import license as layout
from perfcli.render.text import plain_text

SOURCE = Source(id="s", title="T", publisher="P", kind="official")
ABSENT = "not in our data: ask the board"


def fact(name: str, row: str, **more) -> Fact:
    more = {"as_of": "2024", "confidence": "high", "line": f"Line of {name}", **more}
    return Fact(id=name, claim=name, sources=("s",), row=row, **more)


def state(*facts: Fact, **more) -> State:
    more = {"code": "oh", "name": "Ohio", "regulated": "license", **more}
    return State(facts=facts, **more)


def one(*facts: Fact, everything: bool = False, **more) -> str:
    view = state_view(state(*facts, **more))
    return plain_text(layout.one_page(view, {"s": SOURCE}, "2026-11-24", everything, False))


def compared(*states: State) -> p.Page:
    view = StatesView(tuple(state_view(each) for each in states), {"s": SOURCE})
    return layout.compare_page(view, False, False)


def test_all_eight_rows_are_always_there():
    out = one(fact("a", "fee"))
    for label in layout.LABELS.values():
        expected = "Line of a (2024) [1]" if label == "Fee" else ABSENT
        assert f"{label}: {expected}\n" in out


def test_the_warning_of_a_state_comes_first():
    lines = one(warning="Rules may be replaced.").split("\n")
    assert lines[2] == "Note: Rules may be replaced."


def test_a_title_law_is_told_from_a_license():
    out = one(fact("a", "law"), regulated="title")
    assert "protects the title; it asks for no license" in out
    assert "Title law: Line of a" in out


def test_other_facts_are_left_to_all():
    out = one(fact("a", "also"))
    assert "Line of a" not in out
    assert "1 more fact: --all" in out
    assert "Also: Line of a" in one(fact("a", "also"), everything=True)


def test_the_board_stands_with_its_address():
    out = one(board="The board", url="https://board.example")
    assert "Board: The board, https://board.example" in out
    assert "perfcli license oh --open" in out
    assert "Board: not in our data\n" in one()
    assert "--open" not in one()


def test_where_no_law_was_found_it_says_exactly_that():
    out = one(regulated="none-found", searched="Nothing came back.")
    assert "\nNo law on perfusionists was found for Ohio; that is no proof of none.\n" in out
    assert "Nothing came back." in out
    assert "2026-11-24" in out
    assert ABSENT not in out


def test_a_bill_seen_without_a_law_is_shown():
    out = one(fact("a", "law", warning="A bill, not the law"), regulated="none-found")
    assert "Line of a (2024) [1]\n    Note: A bill, not the law" in out


def test_a_territory_was_not_searched():
    out = one(regulated="not-searched")
    assert "\nnot searched\n" in out
    assert "none found" not in out


def test_a_warning_that_repeats_is_a_footnote():
    rows = ("law", "who", "fee")
    out = one(*(fact(row, row, warning="Read in a copy") for row in rows))
    assert out.count("Read in a copy") == 1
    assert out.count("(2024) (a) [1]") == 3


def test_rivals_stand_beside_their_leader():
    out = one(fact("new", "fee"), fact("old", "fee", rival_of="new", as_of="2010"))
    assert "- also: Line of old (2010) [1]" in out


def test_side_by_side_has_the_same_rows_and_every_warning():
    bill = fact("a", "fee", warning="A bill")
    page = compared(state(bill), state(code="ny", name="New York", warning="Old rules."))
    (table,) = (block for block in page.blocks if isinstance(block, p.Table))
    rows = {row[0].text: (row[1].text, row[2].text) for row in table.rows}
    assert set(layout.LABELS.values()) < set(rows)
    assert rows["Fee"] == ("Line of a (2024) (a) [1]", ABSENT)
    out = plain_text(page)
    assert "(a) A bill" in out
    assert "New York: Old rules." in out
    assert "Ohio and New York, side by side".upper() in out


def test_a_state_without_a_law_may_stand_beside_one():
    page = compared(state(), state(code="ut", name="Utah", regulated="none-found"))
    (table,) = (block for block in page.blocks if isinstance(block, p.Table))
    assert table.rows[0][2].text == "no law found, which is no proof of none"
    assert table.rows[5][2].text == "-"


@pytest.fixture(scope="module")
def listed(knowledge):
    return all_states(knowledge), topic_view(knowledge.topic("license"))


def test_the_list_has_a_row_for_every_state_with_a_law(listed):
    view, _ = listed
    names = [row[0].text for row in layout.list_table(view, compact=True).rows]
    assert names == [each.state.name for each in view.states if each.has_law]
    assert len(names) == view.counts["found"]


def test_the_list_names_those_without_a_law_and_does_not_call_it_none(listed):
    out = plain_text(layout.list_page(*listed, False, False, False))
    assert "No law found: AL, AK, AZ," in out
    assert " DC," in out
    assert "None found is not none: ask the hospital and the state's" in out
    assert "not searched: AS, GU, MP, PR, VI" in out


def test_the_summary_is_filled_with_counts(listed):
    view, frame = listed
    filled = layout.filled(frame.summary, view)
    assert "{" not in filled
    for count in view.counts.values():
        assert str(count) in filled


def test_csv_has_every_state_and_row(listed):
    view, _ = listed
    table = layout.csv_table(view)
    assert len(table.rows) == len(view.states)
    names = [column.name for column in table.columns]
    assert {"code", "regulated", "law", "law_as_of", "exempt_as_of"} <= set(names)
    ohio = next(row for row in table.rows if row[0].text == "OH")
    assert ohio[names.index("law")].text == ""


def test_json_keeps_the_contract(listed):
    view, frame = listed
    data = layout.states_json(view, frame)
    assert {frozenset(each) for each in data["states"]} == {
        frozenset({"code", "name", "regulated", "columns", "facts", "yours", "shipped"})
    }
    assert {tuple(each["columns"]) for each in data["states"]} == {tuple(layout.LABELS)}
    texas = next(each for each in data["boards"] if each["code"] == "TX")
    assert texas["url"].startswith("http")
    assert texas["warning"]
    assert "page" not in layout.states_json(view, None)


def test_every_fact_of_a_state_is_in_its_json(listed):
    view, _ = listed
    for each, shown in zip(view.states, layout.states_json(view, None)["states"], strict=True):
        columns = [fact for facts in shown["columns"].values() for fact in facts]
        listed_ids = {
            one["id"] for fact in (*columns, *shown["facts"]) for one in (fact, *fact["also"])
        }
        assert listed_ids == {one.id for one in each.state.facts if not one.off_page}


def test_a_row_without_a_fact_tells_what_another_row_holds(run):
    assert "Renewal: 3 years, by the fee below" in run("license", "ny").out
    assert "New graduates: The law names a temporary license; for whom" in run("license", "nv").out


def test_the_name_of_a_row_is_not_repeated(run):
    assert "License: " not in run("license", "nv").out

"""`perfcli license`."""

import json

import pytest


def data(result):
    return json.loads(result.out)["data"]


@pytest.mark.parametrize("name", ["ny", "NY", "New York", "new york"])
def test_a_state_by_code_and_name_in_any_case(run, name):
    result = run("license", name)
    assert result.code == 0
    assert result.out.startswith("NEW YORK (NY)\n")
    assert "Limited permit" in result.out


@pytest.mark.parametrize("name", ["dc", "District of Columbia", "washington dc"])
def test_the_district_of_columbia(run, name):
    result = run("license", *name.split())
    assert result.code == 0
    assert "that is no proof of none." in result.out


def test_no_law_found_is_no_failure(run):
    result = run("license", "utah")
    assert result.code == 0
    assert "that is no proof of none." in result.out


def test_a_territory_was_not_searched(run):
    assert "not searched" in run("license", "guam").out


def test_a_near_miss(run):
    for words in (["new yrok"], ["new", "yrok"]):
        result = run("license", *words)
        assert result.code == 2
        assert "Did you mean: perfcli license ny" in result.err
    assert "Did you mean: perfcli license" in run("license", "ZZ").err


def test_two_states_side_by_side(run):
    result = run("license", "texas", "georgia")
    assert result.code == 0
    assert "TEXAS AND GEORGIA, SIDE BY SIDE" in result.out


def test_open_is_the_board(run, knowledge):
    url = next(head.url for head in knowledge.index.states if head.code == "ny")
    assert run("license", "ny", "--open").out == f"{url}\n"


def test_without_a_boards_address_nothing_is_opened(run):
    result = run("license", "ny", "california", "--open")
    assert result.code == 2
    assert result.out == ""
    assert "no address of a board is known for California" in result.err


def test_bare_open_is_the_pages_own(run):
    result = run("license", "--open")
    assert result.code == 0
    assert result.out.startswith("https://")


def test_all_shows_the_row_also(run):
    assert "Also:" not in run("license", "ny").out
    assert "Also:" in run("license", "ny", "--all").out


def test_json_of_one_state(run):
    (state,) = data(run("license", "ny", "--json"))["states"]
    assert (state["code"], state["regulated"]) == ("NY", "license")
    assert [fact["id"] for fact in state["columns"]["law"]] == ["ny-law"]
    assert state["columns"]["renewal"] == []
    assert "ny-committee" in {fact["id"] for fact in state["facts"]}


def test_json_of_all_holds_the_page_too(run):
    whole = data(run("license", "--json"))
    assert len(whole["states"]) == 56
    assert whole["page"]["id"] == "license"


def test_csv(run):
    assert run("license", "--csv").out.startswith("code,name,regulated,board,url,law,law_as_of")
    assert run("license", "ny", "--csv").out.count("\n") == 2


def test_a_screen_gets_short_cells_with_their_legend(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out = run("license", "--no-color", tty=True).out
    assert "b = from a bill" in out
    assert max(map(len, out.split("\n"))) <= 80
    assert "State           Law" in out  # a table, not records


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("names", ["", "ny", "tx ga", "oh"])
def test_nothing_is_wider_than_the_screen(run, monkeypatch, names, width):
    monkeypatch.setenv("COLUMNS", width)
    out = run("license", *names.split(), "--all", "--no-color", tty=True).out
    assert max(map(len, out.split("\n"))) <= int(width)

"""Answers cut to a size: entries at the end of a list, or facts inside entries that all stay."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.errors import UserError
from perfcli.mcp.said import Said
from perfcli.mcp.size import document


def fact(number: int, **more: Any) -> dict[str, Any]:
    """A fact by the contract."""
    base = dict.fromkeys(("value", "unit", "as_of", "as_of_note", "warning"))
    base |= {"id": f"f{number}", "claim": "x" * 40, "confidence": "high", "sources": [], "also": []}
    return {**base, **more}


def entries(count: int, facts: int) -> list[dict[str, Any]]:
    """Entries with facts."""
    return [{"slug": f"s{i}", "facts": [fact(j) for j in range(facts)]} for i in range(count)]


def cut(said: Said, limit: int) -> dict[str, Any]:
    """An answer cut to a limit, as values."""
    text = document(said, "schools", "2026-11-24", "2026-11-24", limit)
    return dict(json.loads(text))


def test_what_fits_is_whole_and_without_empty_fields():
    found = cut(Said({"schools": entries(2, 2)}, {}, ("schools",), "More."), 5_000)
    assert "cut" not in found and "warnings" not in found
    assert found["data"]["schools"][0]["facts"][0] == {
        "id": "f0",
        "claim": "x" * 40,
        "as_of": None,
        "confidence": "high",
    }


def test_a_list_is_cut_at_its_end_and_says_how_to_go_on():
    said = Said({"schools": entries(9, 2)}, {}, ("schools",), "Go on.", skip=1)
    found = cut(said, 900)
    shown = [one["slug"] for one in found["data"]["schools"]]
    assert shown == [f"s{i}" for i in range(1, 1 + len(shown))] and 0 < len(shown) < 8
    last = 1 + len(shown)
    assert found["cut"] == {"shown": f"2 to {last} of 9", "next": f"skip: {last}", "how": "Go on."}


def test_entries_that_stay_lose_facts():
    found = cut(Said({"schools": entries(3, 9)}, {}, ("schools",), "More.", whole=True), 1_500)
    shown = found["data"]["schools"]
    assert len(shown) == 3 and len({len(one["facts"]) for one in shown}) == 1
    assert found["cut"]["within_entries"] == 27 - sum(len(one["facts"]) for one in shown)


def test_one_entry_that_is_too_long_is_shown_in_part():
    found = cut(Said({"schools": entries(2, 50)}, {}, ("schools",), "More."), 1_200)
    (one,) = found["data"]["schools"]
    assert 0 < len(one["facts"]) < 50
    assert found["cut"]["within_entries"] == 50 - len(one["facts"])


def test_a_table_as_a_value_is_left_to_the_claim():
    table = {"rows": ["y" * 40] * 9}
    data = {"facts": [fact(1, value=table), fact(2, value={"claim": 1}), fact(3, value=3.2)]}
    found = cut(Said(data, {}, ("facts",), ""), 5_000)["data"]["facts"]
    assert [one.get("value") for one in found] == [None, {"claim": 1}, 3.2]


def test_skipping_more_than_there_is_is_an_error():
    with pytest.raises(UserError, match="skip 2: there are 2 schools"):
        cut(Said({"schools": entries(2, 1)}, {}, ("schools",), "", skip=2), 5_000)
    assert cut(Said({"schools": []}, {}, ("schools",), ""), 5_000)["data"] == {"schools": []}


@given(st.integers(1, 12), st.integers(0, 12), st.booleans(), st.integers(1_200, 9_000))
def test_every_answer_is_within_its_limit(count, facts, whole, limit):
    said = Said({"schools": entries(count, facts)}, {}, ("schools",), "More.", whole=whole)
    text = document(said, "schools", "2026-11-24", "2026-11-24", limit)
    assert len(text) <= limit
    assert json.loads(text)["data"]["schools"]

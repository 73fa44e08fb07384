"""Our own questions for `ask`: the share that is answered right must not fall."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import figures

LEAST = {
    "right first": 90,
    "right among three": 95,
    "near-miss declined": 70,
    "off-topic abstained": 85,
}


@pytest.fixture(scope="module")
def every() -> list[dict[str, Any]]:
    """Every question of our own sets."""
    return figures.read(figures.SETS)


@pytest.fixture(scope="module")
def marked(knowledge: Any, every: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every third question of our own sets, asked; all of them with PERFCLI_LONG."""
    few = every if os.environ.get("PERFCLI_LONG") else every[::3]
    return [figures.mark(entry, knowledge.ask) for entry in few]


def test_the_sets_are_large_enough_to_tell(marked: list[dict[str, Any]]) -> None:
    assert len(marked) > 1_000
    assert {entry["kind"] for entry in marked} == {"answerable", "near-miss", "off-topic"}


@pytest.mark.parametrize("name", LEAST)
def test_shares_are_kept(marked: list[dict[str, Any]], name: str) -> None:
    share, _ = figures.shares(marked)[name]
    assert share >= LEAST[name]


def test_no_answerable_question_is_declined_but_few(marked: list[dict[str, Any]]) -> None:
    share, _ = figures.shares(marked)["wrongly abstained"]
    assert share <= 3


def test_an_entry_with_patterns_is_marked_by_its_text(knowledge: Any) -> None:
    entry = {"q": "does utah ask for the gre", "kind": "answerable", "expect": [["GRE"]]}
    marked = figures.mark(entry, knowledge.ask)
    assert marked["first"] and marked["two facts"]
    wrong = figures.mark(entry | {"expect": [["GRE"], ["no such words"]]}, knowledge.ask)
    assert not wrong["first"] and figures.missed(wrong)


def test_every_expected_passage_exists(knowledge: Any, every: list[dict[str, Any]]) -> None:
    names = {name for (name,) in knowledge.ask._base.execute("SELECT name FROM passage")}
    wanted = {one for entry in every for one in entry.get("ids", ())}
    assert {one for one in wanted if one not in names and f"answer:{one}" not in names} == set()

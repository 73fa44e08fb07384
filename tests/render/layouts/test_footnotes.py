"""Warnings that many facts share."""

from perfcli.knowledge.model.kinds import Fact
from perfcli.render.layouts.footnotes import Footnotes


def fact(warning: str | None) -> Fact:
    return Fact(id="x", claim="X", confidence="high", sources=("s",), warning=warning)


OFTEN, ONCE, NONE = fact("Read in a copy"), fact("A bill"), fact(None)


def test_a_warning_that_stands_often_becomes_a_letter():
    notes = Footnotes([OFTEN, ONCE, NONE, OFTEN], least=2)
    assert notes.marked("text", OFTEN) == "text (a)"
    assert notes.left(OFTEN) is None
    assert [(item.marker, item.text) for item in notes.blocks()] == [("(a)", "Read in a copy")]


def test_one_that_is_rare_stays_with_its_fact():
    notes = Footnotes([OFTEN, ONCE, NONE, OFTEN], least=2)
    assert notes.marked("text", ONCE) == "text"
    assert notes.left(ONCE) == "A bill"
    assert (notes.marked("text", NONE), notes.left(NONE)) == ("text", None)


def test_no_warning_is_lost_when_the_letters_run_out():
    facts = [fact(f"warning {i}") for i in range(40)]
    notes = Footnotes(facts, least=1)
    shown = [item.text for item in notes.blocks()] + [notes.left(one) for one in facts]
    assert {text for text in shown if text} == {one.warning for one in facts}

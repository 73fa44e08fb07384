"""Pages whole and in part."""

import pytest

from perfcli.advice.topics import topic_view
from perfcli.errors import UserError


def test_borrowed_facts_are_put_in(knowledge):
    view = topic_view(knowledge.topic("start"))
    ids = {fact.fact.id for section in view.sections for fact in section.all_facts}
    assert "perfusion-training-length" in ids  # its home is careers


def test_a_section_is_chosen_by_its_name(knowledge):
    view = topic_view(knowledge.topic("outlook"), ["shortage"])
    assert [section.section.id for section in view.sections] == ["shortage"]
    assert view.part


def test_a_number_is_a_step_with_its_facts_and_its_address(knowledge):
    view = topic_view(knowledge.topic("tips"), ["2"])
    (section,) = view.sections
    (step,) = section.steps
    assert step.step.number == 2
    assert step.facts
    assert view.open == step.link


def test_an_unknown_number_says_which_there_are(knowledge):
    with pytest.raises(UserError, match="no number 99") as caught:
        topic_view(knowledge.topic("tips"), ["99"])
    assert "1 to 14" in (caught.value.hint or "")


def test_off_page_facts_are_on_no_page(knowledge):
    view = topic_view(knowledge.topic("certify"))
    ids = {fact.fact.id for section in view.sections for fact in section.all_facts}
    assert "exam-vendor-2017" not in ids
    assert "exam-vendor-2017" in {homed.fact.id for homed in knowledge.facts.facts}


def test_a_bar_carries_the_figure_of_its_fact(knowledge):
    view = topic_view(knowledge.topic("pay"))
    bars = {bar.fact.id: bar for section in view.sections for bar in section.bars}
    assert bars["salary-study-2015"].value == 127600
    assert bars["average-act-2010"].value == 107500  # its fact stands in another section

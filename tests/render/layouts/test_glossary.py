"""The pages of terms."""

import pytest

from perfcli.advice.glossary import TermView, glossary_view
from perfcli.advice.topics import topic_view
from perfcli.knowledge.model.kinds import Fact, Source, Term
from perfcli.render.layouts import glossary as layout
from perfcli.render.layouts.lines import Marks
from perfcli.render.text import plain_text

FORUM = Source(id="s", title="T", publisher="P", kind="forum")


def defined(text: str, **more) -> str:
    term = Term(id="x", term="X", group="g", definition=text)
    fact = Fact(id="x", claim="X", sources=("s",), **{"confidence": "high", **more})
    return layout.definition(TermView(term, fact), Marks({"s": FORUM}))


@pytest.mark.parametrize(
    ("text", "more", "shown"),
    [
        ("A pump.", {}, "A pump."),
        ("A pump.", {"as_of": "2019-05"}, "A pump (2019)."),
        ("Since 2019 a pump.", {"as_of": "2019"}, "Since 2019 a pump."),
        ("A pump.", {"confidence": "low"}, "A pump (forum post)."),
        ("At least 75 cases.", {}, "At least 75 cases (undated)."),
        ("Founded in 1975.", {}, "Founded in 1975."),
        ("75 cases, undated.", {}, "75 cases, undated."),
        ("75.", {"as_of": "2024", "confidence": "low"}, "75 (2024, forum post)."),
    ],
)
def test_a_definition_carries_its_year_and_a_weak_source(text, more, shown):
    assert defined(text, **more) == shown


@pytest.fixture(scope="module")
def pages(knowledge):
    def page(*words: str) -> str:
        return plain_text(layout.terms_page(glossary_view(knowledge.glossary, words), False))

    return page


def test_one_term_in_full(pages):
    out = pages("cpb")
    assert out.startswith("CARDIOPULMONARY BYPASS (CPB)\n")
    assert "See also: Heart-lung machine, Extracorporeal circulation" in out
    assert "In other words: heart lung machine, on pump" in out
    assert "[1]" in out
    assert "perfcli glossary heart-lung machine" in out


def test_several_terms_of_one_name_stand_one_under_the_other(pages):
    out = pages("heart lung machine")
    assert out.startswith("HEART-LUNG MACHINE (HLM)\n")
    assert "\nCardiopulmonary bypass (CPB)\n" in out


def test_a_term_inside_a_definition_can_be_followed(pages):
    out = pages("emeritus")
    assert "Mentions: American Board of Cardiovascular Perfusion" in out
    assert "perfcli glossary american board of cardiovascular perfusion" in out


def test_a_weak_definition_is_marked(pages):
    assert "aggregator site" in pages("ecmo")


def test_a_warning_of_the_fact_is_shown(knowledge):
    view = glossary_view(knowledge.glossary)
    warned = [one for one in view.terms if one.fact.warning]
    assert warned
    page = layout.terms_page(glossary_view(knowledge.glossary, [warned[0].term.term]), False)
    assert f"Note: {warned[0].fact.warning}" in plain_text(page)


@pytest.fixture(scope="module")
def listed(knowledge):
    return glossary_view(knowledge.glossary), topic_view(knowledge.topic("glossary"))


def test_the_list_has_a_line_for_every_term_below_its_group(listed):
    view, _ = listed
    lines = plain_text(layout.list_page(*listed, False, False)).split("\n")
    for group in view.groups:
        start = lines.index(group.group.heading) + 1
        names = [f"  - {one.name}" for one in group.terms]
        assert lines[start : start + len(names)] == names


def test_with_all_the_list_says_what_they_mean(listed):
    out = plain_text(layout.list_page(*listed, True, False))
    for one in listed[0].terms:
        assert one.term.definition.rstrip(".") in out


def test_json_keeps_the_contract_and_tells_how_each_term_is_founded(listed):
    data = layout.terms_json(listed[0])
    keys = {"term", "abbreviations", "definition", "see_also", "sources", "yours", "shipped"}
    assert all(set(one) == keys for one in data["terms"])
    assert [one["term"] for one in data["details"]] == [one["term"] for one in data["terms"]]
    ecmo = next(one for one in data["details"] if one["fact"].endswith("membrane-oxygenation"))
    assert ecmo["confidence"] == "low"


def test_csv_has_a_row_a_term(listed):
    table = layout.terms_table(listed[0])
    assert len(table.rows) == len(listed[0].terms)
    assert table.columns[0].name == "term"

"""Terms by the words that people type, and the terms they lead to."""

import pytest

from perfcli.advice.glossary import (
    find_terms,
    glossary_view,
    key_of,
    mention_finder,
    names_of,
    other_words,
)
from perfcli.advice.names import fold
from perfcli.errors import UserError
from perfcli.knowledge.model.kinds import Term


def term(name: str, definition: str = "D.", **more) -> Term:
    return Term(id=fold(name), term=name, group="g", definition=definition, **more)


CPB = term("Cardiopulmonary bypass", abbreviations=("CPB",), synonyms=("heart lung machine",))
HLM = term("Heart-lung machine", abbreviations=("HLM",))
VA = term("VA ECMO", abbreviations=("VA",), synonyms=("heart ECMO",))
HELPER = term("First assistant (perfusion)")
ROLLER, OTHER = term("Roller pump"), term("Centrifugal pump")
TERMS = (CPB, HLM, VA, HELPER, ROLLER, OTHER)


def find(*words: str) -> list[Term]:
    return list(find_terms(TERMS, words))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["Cardiopulmonary", "bypass"], [CPB]),
        (["cpb"], [CPB]),
        (["heart ecmo"], [VA]),
        (["va"], [VA]),
        (["first assistant"], [HELPER]),
        (["bypass"], [CPB]),
        (["centrif"], [OTHER]),
        (["cpb", "va", "ecmo"], [CPB, VA]),
    ],
)
def test_found(words, found):
    assert find(*words) == found


def test_a_name_that_several_share_shows_them_all_its_own_term_first():
    assert find("heart lung machine") == [HLM, CPB]
    assert find("heart", "lung", "machine", "cpb") == [HLM, CPB]


def test_a_part_of_several_names_is_told_with_all_of_them():
    with pytest.raises(UserError) as caught:
        find("pump")
    assert caught.value.code == "unknown-name"
    assert "roller pump, centrifugal pump" in caught.value.message
    assert caught.value.hint == "Name one of them: perfcli glossary roller pump"


def test_a_near_miss_is_offered():
    with pytest.raises(UserError) as caught:
        find("centrifugel pump")
    assert caught.value.hint == "Did you mean: perfcli glossary centrifugal pump"


def test_what_is_near_nothing_leads_to_ask_and_to_the_list():
    with pytest.raises(UserError) as caught:
        find("xyz; ls")
    assert "perfcli ask 'xyz; ls' |" in caught.value.hint
    assert caught.value.hint.endswith("perfcli glossary")


def test_every_name_of_the_data_finds_its_term(knowledge):
    terms = knowledge.glossary.glossary.terms
    for one in terms:
        for name in (*names_of(one), key_of(one.term)):
            assert one in find_terms(terms, [name]), name
            assert one in find_terms(terms, name.split()), name


def test_a_key_needs_no_quotes_in_a_shell(knowledge):
    for one in knowledge.glossary.glossary.terms:
        assert set(key_of(one.term)).isdisjoint("()/'\"$&|;<>*?#!\\`,")


@pytest.mark.parametrize(
    ("definition", "mentioned"),
    [
        ("What a heart-lung machine does.", ("Heart-lung machine",)),
        ("Two roller pumps.", ("Roller pump",)),
        ("Run by VA.", ("VA ECMO",)),
        ("Run by VA ECMO.", ("VA ECMO",)),
        ("The CPB circuit, then a roller pump.", ("Cardiopulmonary bypass", "Roller pump")),
        ("The first assistant.", ("First assistant (perfusion)",)),
        ("It is a rollerpump in va tech.", ()),
    ],
)
def test_a_definition_mentions_terms_by_name_and_abbreviation(definition, mentioned):
    assert mention_finder(TERMS)(term("X", definition)) == mentioned


def test_of_names_that_overlap_the_longer_counts():
    terms = (term("Perfusion"), term("Perfusion pump"))
    assert mention_finder(terms)(term("X", "A perfusion pump.")) == ("Perfusion pump",)


def test_a_short_word_counts_only_as_it_is_written():
    find_in = mention_finder((term("Call"), term("Prime")))
    assert find_in(term("X", "They call it the prime.")) == ()
    assert find_in(term("X", "Nights on Call.")) == ("Call",)


def test_neither_itself_nor_see_also_is_a_mention():
    one = term("Roller pump", "A roller pump, not a centrifugal pump.", see_also=(OTHER.term,))
    assert mention_finder(TERMS)(one) == ()


def test_another_spelling_is_no_other_word():
    one = term("Perfusionist", synonyms=("perfusionnist", "pump tech", "pump-tech", "CVP"))
    assert other_words(one) == ("pump tech", "CVP")


def test_a_term_rests_on_its_own_fact_or_on_another(knowledge):
    for one in glossary_view(knowledge.glossary).terms:
        assert one.fact.id == (one.term.basis or one.term.id)


def test_groups_hold_every_term_once(knowledge):
    view = glossary_view(knowledge.glossary)
    grouped = [one.term.id for group in view.groups for one in group.terms]
    assert sorted(grouped) == sorted(one.id for one in knowledge.glossary.glossary.terms)
    assert len(grouped) == len(set(grouped))

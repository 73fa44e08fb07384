"""`perfcli glossary`."""

import json

import pytest


def test_a_term_by_the_words_people_use(run):
    for words in (["heart lung machine"], ["heart", "lung", "machine"], ["HEART-LUNG machine"]):
        result = run("glossary", *words)
        assert result.code == 0
        assert "HEART-LUNG MACHINE (HLM)" in result.out
        assert "Cardiopulmonary bypass (CPB)" in result.out


def test_a_near_miss(run):
    result = run("glossary", "oxygenatr")
    assert result.code == 2
    assert "Did you mean: perfcli glossary oxygenator" in result.err


def test_what_nobody_calls_so(run):
    result = run("glossary", "xyz")
    assert result.code == 2
    assert "Did you mean" in result.err


def test_bare_is_the_list_by_group(run):
    out = run("glossary").out
    assert "\nThe circuit\n" in out
    assert "  - Cardiopulmonary bypass (CPB)\n" in out
    assert "perfcli role" in out


def test_open(run):
    assert run("glossary", "--open").out.startswith("http")
    assert run("glossary", "ecmo specialist", "--open").out.startswith("http")


def test_open_of_a_term_whose_source_has_no_address(run, knowledge):
    bundle = knowledge.glossary
    lost = next(
        term.term
        for term in bundle.glossary.terms
        if term.sources and all(bundle.sources[name].url is None for name in term.sources)
    )
    result = run("glossary", lost, "--open")
    assert result.code == 2
    assert "no address is known" in result.err


def test_json_names_exactly_the_sources_of_its_terms(run):
    document = json.loads(run("glossary", "cpb", "--json").out)
    (term,) = document["data"]["terms"]
    assert term["abbreviations"] == ["CPB"]
    assert [source["id"] for source in document["sources"]] == term["sources"]


def test_csv(run):
    assert run("glossary", "--csv").out.startswith("term,abbreviations,definition")


@pytest.mark.parametrize("width", ["40", "80"])
@pytest.mark.parametrize("words", ["", "board exam", "n+1"])
def test_nothing_is_wider_than_the_screen(run, monkeypatch, words, width):
    monkeypatch.setenv("COLUMNS", width)
    out = run("glossary", *words.split(), "--all", "--no-color", tty=True).out
    assert max(map(len, out.split("\n"))) <= int(width)

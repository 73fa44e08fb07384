"""The JSON contract: the same keys on success and on failure, in a pipe and on a terminal."""

import json
from typing import Any

import pytest

ENVELOPE = {"perfcli", "command", "today", "data_as_of", "data", "sources", "warnings", "errors"}
FACT = {
    "id",
    "claim",
    "value",
    "unit",
    "as_of",
    "as_of_note",
    "confidence",
    "warning",
    "sources",
    "also",
    "kind",
    "stale_after",
    "freshness",
    "yours",
}
SOURCE = {"id", "title", "publisher", "url", "kind"}
OWN = {"yours", "shipped"}
LINK = {"id", "kind", "name", "url", "former_urls", "for", "cost", "note", "sources", *OWN}
SECTION = {"id", "heading", "facts", "links", "steps", "notes"}
TOPIC = {"id", "title", "summary", "sections", "not_known", "open", "next"}
SCHOOL = {
    "slug",
    "name",
    "aka",
    "city",
    "state",
    "status",
    "status_basis",
    "url",
    "columns",
    "facts",
    "yours",
    "shipped",
}
TOPICS = "outlook start advance tips role pay shadow interview money certify recertify jobs abroad"


def envelope(result: Any) -> dict[str, Any]:
    """The one object on stdout."""
    document = json.loads(result.out)
    assert set(document) == ENVELOPE
    assert document["perfcli"] == 1
    return dict(document)


def facts_in(value: Any) -> list[dict[str, Any]]:
    """Every fact inside a document."""
    if isinstance(value, dict):
        inner = [fact for key, item in value.items() if key != "value" for fact in facts_in(item)]
        return [value, *inner] if "claim" in value else inner
    if isinstance(value, list):
        return [fact for item in value for fact in facts_in(item)]
    return []


@pytest.mark.parametrize("topic", TOPICS.split())
def test_topics_keep_the_contract(run, topic):
    document = envelope(run(topic, "--json"))
    data = document["data"]
    assert document["command"] == topic and document["errors"] == []
    assert set(data) == TOPIC
    assert all(set(section) == SECTION for section in data["sections"])
    assert all(set(link) == LINK for section in data["sections"] for link in section["links"])
    assert facts_in(data) and all(set(fact) == FACT for fact in facts_in(data))


def test_json_of_a_topic_always_holds_every_fact(run):
    short, whole = (envelope(run("outlook", "--json", *more)) for more in ((), ("--all",)))
    assert short["data"] == whole["data"]
    assert len(facts_in(short["data"])) > 50


@pytest.mark.parametrize(
    "words",
    ["outlook", "schools", "schools musc", "schools iowa utah", "data facts", "start", "tips 2"],
)
def test_sources_are_exactly_those_that_facts_refer_to(run, words):
    document = envelope(run(*words.split(), "--json"))
    named = {name for fact in facts_in(document["data"]) for name in fact["sources"]}
    for section in document["data"].get("sections", []):
        named |= {name for link in section["links"] for name in link["sources"]}
        named |= {
            name
            for step in section["steps"]
            for name in (step["link"] or {"sources": []})["sources"]
        }
    if "page" in document["data"]:
        for section in document["data"]["page"]["sections"]:
            named |= {name for link in section["links"] for name in link["sources"]}
    assert {source["id"] for source in document["sources"]} == named
    assert all(set(source) == SOURCE for source in document["sources"])


def test_schools_hold_every_us_program_of_any_status(run):
    data = envelope(run("schools", "--json"))["data"]
    assert {"schools", "left_out"} <= set(data)
    assert all(set(school) == SCHOOL for school in data["schools"])
    assert {school["status"] for school in data["schools"]} == {
        "running",
        "new",
        "paused",
        "closed",
        "unconfirmed",
    }
    assert "michener" not in {school["slug"] for school in data["schools"]}


def test_a_columns_empty_list_means_not_published(run):
    school = envelope(run("schools", "emory", "--json"))["data"]["schools"][0]
    assert school["columns"]["fee"] == []
    assert set(school["columns"]["degree"][0]) == FACT


def test_rivals_stand_under_also(run):
    school = envelope(run("schools", "texas-heart", "--json"))["data"]["schools"][0]
    months = school["columns"]["months"]
    assert [fact["value"] for fact in months] == [18]
    assert [fact["value"] for fact in months[0]["also"]] == [12]


def test_other_lists(run):
    resources = envelope(run("resources", "--json"))["data"]["resources"]
    assert all(set(resource) == LINK for resource in resources)
    sources = envelope(run("sources", "--json"))["data"]["source_list"]
    assert all(set(source) == SOURCE | {"facts"} for source in sources)
    assert set(envelope(run("data", "--json"))["data"]) == {
        "counts",
        "by_topic",
        "stale_by_topic",
        "path",
    }
    facts = envelope(run("data", "facts", "--json"))["data"]["facts"]
    assert all(set(fact) == FACT for fact in facts)
    assert envelope(run("data", "check", "--json"))["data"] == {"problems": []}


def test_unlinked_sources_have_no_address(run):
    sources = envelope(run("sources", "--json"))["data"]["source_list"]
    assert any(source["url"] is None for source in sources)


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        ("outlok --json", "unknown-command", 2),
        ("outlook nowhere --json", "unknown-name", 2),
        ("schools nowhere --json", "unknown-name", 2),
        ("outlook --json --nonsense", "usage", 2),
        ("--json outlook", "usage", 2),
        ("outlook --json --csv", "usage", 2),
        ("data check no-such-folder --json", "unreadable", 4),
        ("data facts no-such-fact-at-all --json", "unknown-name", 2),
    ],
)
def test_failures_speak_json_too(run, words, code, exit_code):
    result = run(*words.split())
    document = envelope(result)
    assert result.code == exit_code
    assert [set(error) for error in document["errors"]] == [{"code", "message", "hint"}]
    assert document["errors"][0]["code"] == code
    assert document["errors"][0]["hint"]


def test_a_terminal_gets_the_same_json(run):
    assert run("tips", "--json", tty=True).out == run("tips", "--json").out

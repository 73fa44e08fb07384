"""Plain values become records, or every mistake in them is told."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec import Struct

from perfcli.knowledge.decode import decode
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.columns import Columns, Price, Tuition

FACT: dict[str, Any] = {
    "entry": "fact",
    "id": "hours",
    "claim": "Duty lasts eight hours.",
    "confidence": "high",
    "sources": ["board"],
}


def tried(kind: type[Struct], raw: object) -> tuple[Any, list[tuple[object, str, str]]]:
    """The record and what was reported."""
    told: list[tuple[object, str, str]] = []
    record = decode(kind, raw, ("top",), lambda *report: told.append(report))
    return record, told


def test_fact_with_columns() -> None:
    price = {"amount": 30000, "covers": "year", "year": 2025}
    record, told = tried(model.Fact, FACT | {"columns": {"tuition": {"prices": [price]}}})
    assert told == []
    assert record.id == "hours"
    assert record.sources == ("board",)
    wanted = Price(amount=Decimal(30000), covers="year", year=2025)
    assert record.columns == Columns(tuition=Tuition(prices=(wanted,)))


def test_value_is_kept_as_it_came() -> None:
    value = {"a": [1, "x", None, {"b": 0.5}]}
    record, _ = tried(model.Fact, FACT | {"value": value})
    assert record.value == value


@pytest.mark.parametrize("raw", [None, "words", [], 3, True])
def test_what_is_no_record(raw: object) -> None:
    record, told = tried(model.About, raw)
    assert record is None
    ((path, rule, message),) = told
    assert (path, rule) == (("top",), "schema")
    assert message.startswith("top: expected fields (`as_of`, `tagline`, ")


def test_all_mistakes_are_told_with_their_paths() -> None:
    raw = FACT | {
        "confidence": "sure",
        "clam": "x",
        "sources": [],
        "columns": {"tuition": {"prices": [{"amount": 1, "covers": "year"}, {"amount": "much"}]}},
    }
    del raw["claim"]
    record, told = tried(model.Fact, raw)
    assert record is None
    assert sorted(map(str, [(path, rule) for path, rule, _ in told])) == sorted(
        map(
            str,
            [
                (("top", "clam"), "unknown-field"),
                (("top",), "missing-field"),
                (("top", "confidence"), "schema"),
                (("top", "sources"), "schema"),
                (("top", "columns", "tuition", "prices", 1), "missing-field"),
                (("top", "columns", "tuition", "prices", 1, "amount"), "schema"),
            ],
        )
    )


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("confidence", "sure", "confidence: 'sure': expected one of high, medium, low"),
        ("row", "tax", "row: 'tax': expected one of law, who, new-graduates, elsewhere, renewal, "
         "fee, scope, exempt, also"),
        ("as_of", "March", 'as_of: expected a date like "2024" or "2024-03-15"'),
        ("as_of", 2024, "as_of: expected text: put it in quotes"),
        ("claim", 7, "claim: expected text: put it in quotes"),
        ("claim", "", "claim: expected some text"),
        ("claim", "x" * 901, "claim: expected at most 900 characters: shorten it"),
        ("sources", "board", "sources: expected a list: [one, two], or lines that start with `- `"),
        ("sources", [], "sources: expected at least one entry, like [one]"),
        ("sources", ["The Board"], "sources: expected an id: small letters, digits, hyphens, "
         "of an entry in sources.yaml"),
        ("headline", "yes", "headline: expected true or false"),
        ("columns", {"colour": 1}, "colour: no such field: did you mean `courses`?"),
        ("columns", {"zzz": 1}, "zzz: no such field: remove it or see data/README.md"),
        ("columns", [], "columns: expected fields (`degree`, `entry_degree`, `months`, "
         "`credits`, `seats`, `start`, ...), like `{degree: ...}`, got a list"),
    ],
)  # fmt: skip
def test_message_says_what_was_expected(field: str, value: object, message: str) -> None:
    record, told = tried(model.Fact, FACT | {field: value})
    assert record is None
    assert [said for _, _, said in told] == [message]


def test_null_is_no_value_where_one_may_be_absent() -> None:
    record, told = tried(model.Fact, FACT | {"unit": None, "columns": None})
    assert (record.unit, record.columns, told) == (None, None, [])


def test_facts_and_borrowed_facts_stand_in_one_list() -> None:
    raw = {
        "id": "size",
        "heading": "How many",
        "facts": [FACT, {"entry": "borrow", "borrow": "other", "headline": True}],
    }
    record, told = tried(model.Section, raw)
    assert told == []
    assert [type(item) for item in record.facts] == [model.Fact, model.Borrow]


def test_mistake_in_a_borrowed_fact_is_not_taken_for_one_in_a_fact() -> None:
    raw = {
        "id": "size",
        "heading": "x",
        "facts": [{"entry": "borrow", "borrow": "a", "claim": "b"}],
    }
    _, told = tried(model.Section, raw)
    assert [(path, rule) for path, rule, _ in told] == [
        (("top", "facts", 0, "claim"), "unknown-field")
    ]


def test_text_in_a_list_of_records() -> None:
    _, told = tried(model.Section, {"id": "size", "heading": "x", "facts": ["words"]})
    ((path, rule, message),) = told
    assert (path, rule) == (("top", "facts", 0), "schema")
    assert message.startswith("facts: expected fields (`id`, `claim`, ")
    assert message.endswith(", ...), like `{id: ...}`, got text")


def test_entry_that_is_neither_fact_nor_borrowed() -> None:
    record, told = tried(model.Section, {"id": "a", "heading": "x", "facts": [{"entry": "rumor"}]})
    assert record is None
    ((path, rule, message),) = told
    assert (path, rule) == (("top",), "schema")
    assert "rumor" in message


def test_renamed_field_has_the_name_of_the_file() -> None:
    raw = {
        "id": "a",
        "kind": "society",
        "name": "A",
        "group": "g",
        "claim": "A is there.",
        "confidence": "high",
        "sources": ["s"],
    }
    record, told = tried(model.Resource, raw | {"for": ["students"]})
    assert (record.for_, told) == (("students",), [])
    _, told = tried(model.Resource, raw | {"for": ["everyone"]})
    assert [message for _, _, message in told] == [
        "for: ['everyone']: expected one of applicants, students, graduates, perfusionists, all"
    ]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/", "example.org", "//a.b",
     "data:text/html,x", "https://a b", 'https://a"b', "https://<b>", " https://example.org/"],
)  # fmt: skip
def test_address_that_is_never_opened(url: str) -> None:
    raw = {"id": "a", "title": "A", "publisher": "A", "kind": "school", "url": url}
    assert tried(model.Source, raw) == (
        None,
        [(("top", "url"), "schema", "url: expected an http or https address")],
    )

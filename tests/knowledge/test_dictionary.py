"""The data dictionary: its tables are the model's, and none is missing."""

import re
from pathlib import Path

import pytest

from perfcli.knowledge.dictionary import field_table, filled, in_words
from perfcli.knowledge.schema import records


@pytest.fixture(scope="module")
def readme() -> str:
    return (Path(__file__).parent.parent.parent / "data" / "README.md").read_text("utf-8")


def test_the_tables_are_what_the_model_makes(readme: str) -> None:
    assert filled(readme, records()) == readme, "run: python -m perfcli.knowledge.schema"


def test_every_record_has_its_table_and_its_heading(readme: str) -> None:
    assert sorted(re.findall(r"<!-- fields:(\w+) -->", readme)) == sorted(records())
    headings = re.findall(r"^#+ (\w+)$", readme, re.MULTILINE)
    assert set(records()) <= set(headings), "links in the tables lead to headings"


def test_every_field_of_every_record_says_what_it_is() -> None:
    bare = [
        f"{name}.{field}"
        for name, record in records().items()
        for field, schema in record["properties"].items()
        if not ({"description", "enum", "$ref"} & set(schema) or "anyOf" in schema)
    ]
    assert bare == []


def test_a_table_says_what_is_required_what_is_allowed_and_what_it_means() -> None:
    table = field_table(records()["Fact"], records())
    assert "| `sources` | yes | List (at least 1) of id. Ids in sources.yaml, best first. |" in table
    assert "| `confidence` | yes | One of `high`, `medium`, `low`. high: official" in table
    assert "| `headline` |  | True or false. Shown on the page without --all. |" in table
    assert "| `columns` |  | [Columns](#columns). " in table


def test_a_bar_in_a_description_does_not_break_the_table() -> None:
    record = {"properties": {"a": {"type": "string", "description": "this|that"}}}
    assert field_table(record, {}).endswith("| `a` |  | Text. this\\|that. |")


def test_a_marker_for_a_record_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("<!-- fields:Nothing --><!-- /fields -->", records())


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "integer", "minimum": 1, "maximum": 12}, "whole number from 1 to 12"),
        ({"type": "number", "minimum": 0}, "number from 0"),
        ({"type": "string", "maxLength": 60}, "text of at most 60 characters"),
        ({"type": "string", "pattern": "^https?://x$"}, "web address"),
        ({"type": "string", "pattern": "^(a|b)$"}, "text of a fixed form"),
        ({"anyOf": [{"type": "boolean"}, {"type": "null"}]}, "true or false"),
        ({"anyOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}]}, "[A](#a) or [B](#b)"),
        ({"type": "object", "additionalProperties": {}}, "fields of any name"),
        (
            {
                "type": "object",
                "propertyNames": {"enum": ["pay"]},
                "additionalProperties": {"type": "number"},
            },
            "for one of `pay`: number",
        ),
        ({}, "anything"),
    ],
)
def test_what_a_field_may_hold_in_words(schema: dict[str, object], words: str) -> None:
    assert in_words(schema) == words

"""The data dictionary: its tables are the model's, and none is missing."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from perfcli.knowledge.dictionary import field_table, filled, in_words
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.model.kinds import Borrow, Fact, Step
from perfcli.knowledge.reading import parse_yaml
from perfcli.knowledge.schema import file_schema, kinds, records

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "data" / "README.md").read_text("utf-8")


def test_the_tables_are_what_the_model_makes(readme: str) -> None:
    assert filled(readme, records()) == readme, "run: python -m perfcli.knowledge.schema"


def test_every_kind_of_file_is_in_the_list_of_files(readme: str) -> None:
    part = readme.split("## Where things are", 1)[1].split("\n## ", 1)[0]
    assert set(re.findall(r"`schema/(\w+)\.json` \|", part)) == set(kinds())


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
    assert (
        "| `sources` | yes | List (at least 1) of id. Ids in sources.yaml, best first. |" in table
    )
    assert "| `confidence` | yes | One of `high`, `medium`, `low`. high: official" in table
    assert "| `headline` |  | True or false. Shown on the page without --all. |" in table
    assert "| `columns` |  | [Columns](#columns). " in table


def test_a_bar_in_a_description_does_not_break_the_table() -> None:
    record = {"properties": {"a": {"type": "string", "description": "this|that"}}}
    assert field_table(record, {}).endswith("| `a` |  | Text. this\\|that. |")


def test_a_record_without_a_table_gets_one_at_the_end() -> None:
    group = {"Group": records()["Group"]}
    text = filled("# Data\n", group)
    assert text.startswith("# Data\n\n#### Group\n\nA heading of")
    assert text.endswith(" |\n<!-- /fields -->\n")
    assert filled(text, group) == text


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


def examples(readme: str) -> list[dict[str, Any]]:
    """The entries of the worked examples."""
    part = readme.split("## Worked examples", 1)[1].split("\n## ", 1)[0]
    found: list[dict[str, Any]] = []
    for block in re.findall(r"```yaml\n(.*?)```", part, re.DOTALL):
        document = parse_yaml(block, "README.md")
        assert not document.problems
        found += document.data if isinstance(document.data, list) else [document.data]
    return found


def kind_of(entry: dict[str, Any]) -> type[Borrow | Step | Fact]:
    return Borrow if "borrow" in entry else Step if "number" in entry else Fact


def test_every_worked_example_is_an_entry_of_the_data(readme: str, data_root: Path) -> None:
    folder = read_folder(data_root)
    held: list[Any] = [fact for _, fact in folder.facts()]
    for topic in folder.topics:
        for section in topic.sections:
            held += [*section.facts, *section.steps]
    shown = [msgspec.convert(entry, kind_of(entry)) for entry in examples(readme)]
    assert len(shown) == 5
    assert [entry for entry in shown if entry not in held] == []


def test_every_worked_example_is_valid(readme: str) -> None:
    parts = file_schema("topic")["$defs"]
    for entry in examples(readme):
        schema = {"$ref": f"#/$defs/{kind_of(entry).__name__}", "$defs": parts}
        assert list(Draft202012Validator(schema).iter_errors(entry)) == []


def test_every_rule_of_the_checker_is_explained(readme: str) -> None:
    part = readme.split("## What the checker says", 1)[1].split("\n## ", 1)[0]
    rows = [line.split(" | ")[0] for line in part.splitlines() if line.startswith("| `")]
    explained = {rule for row in rows for rule in re.findall(r"`([a-z-]+)`", row)}
    met = {path.name for path in (ROOT / "tests" / "data_bad").iterdir() if path.is_dir()}
    assert met - explained == set()

"""The schema that editors use: it is what the model makes, and it says what the checker says."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema import Draft202012Validator

from perfcli.knowledge import schema
from perfcli.knowledge.folder import LISTS
from perfcli.knowledge.reading import read_yaml

ROOT = Path(__file__).parent.parent.parent
BAD = ROOT / "tests" / "data_bad"
# Rules about the form of one entry; the others hold entries against each other.
OF_FORM = ("schema", "unknown-field", "missing-field")
REMAKE = "run: python -m perfcli.knowledge.schema"


def complaints(path: Path, name: str) -> list[str]:
    """What the schema has to say of a YAML file."""
    document = read_yaml(path, path.name)
    assert not document.problems
    raw = [] if document.data is None and f"{name}.yaml" in LISTS else document.data
    validator = Draft202012Validator(schema.file_schema(name))
    return [
        f"{path.name} {error.json_path}: {error.message}" for error in validator.iter_errors(raw)
    ]


def objects(node: Any) -> list[dict[str, Any]]:
    """Every record in a schema."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    found = [each for item in inner for each in objects(item)]
    return [node, *found] if isinstance(node, dict) and "properties" in node else found


@pytest.mark.parametrize("name", schema.kinds())
def test_the_file_on_disk_is_what_the_model_makes(name: str, data_root: Path) -> None:
    path = data_root / "schema" / f"{name}.json"
    assert path.read_text("utf-8") == schema.schema_text(name), REMAKE


def test_no_schema_is_left_from_a_kind_that_is_gone(data_root: Path) -> None:
    assert {path.stem for path in (data_root / "schema").iterdir()} == set(schema.kinds())


@pytest.mark.parametrize("name", schema.kinds())
def test_a_schema_is_valid_and_closed(name: str) -> None:
    made = schema.file_schema(name)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for record in objects(made):
        assert record["additionalProperties"] is False
        assert record["title"]
        assert record["description"]
        assert "entry" not in record["properties"], "the tag is the reader's, not the file's"


def test_a_schema_keeps_the_words_of_the_model() -> None:
    fact = schema.records()["Fact"]
    assert fact["properties"]["warning"]["description"].startswith("What the user must know")
    assert fact["properties"]["confidence"]["enum"] == ["high", "medium", "low"]
    assert "entry" not in fact["required"]


def test_a_section_takes_facts_and_borrowed_facts() -> None:
    items = schema.records()["Section"]["properties"]["facts"]["items"]
    assert items == {"anyOf": [{"$ref": "#/$defs/Fact"}, {"$ref": "#/$defs/Borrow"}]}


def test_the_words_for_a_column_of_a_career_are_closed() -> None:
    columns = schema.records()["Career"]["properties"]["columns"]
    assert "pay" in columns["propertyNames"]["enum"]


def test_every_file_of_the_data_is_valid(data_root: Path) -> None:
    files = list(schema.data_files(data_root))
    assert {path for path, _ in files} == set(data_root.rglob("*.yaml"))
    assert [said for path, name in files for said in complaints(path, name)] == []


def test_every_file_of_the_good_folder_is_valid(good_root: Path) -> None:
    files = list(schema.data_files(good_root))
    assert [said for path, name in files for said in complaints(path, name)] == []


@pytest.mark.parametrize(
    "case",
    [case for rule in OF_FORM for case in sorted((BAD / rule).iterdir()) if case.is_dir()],
    ids=lambda case: f"{case.parent.name}/{case.name}",
)
def test_what_the_checker_refuses_the_schema_refuses(case: Path) -> None:
    files = list(schema.data_files(case))
    assert files
    assert [said for path, name in files for said in complaints(path, name)]


def test_an_unknown_field_is_refused_by_name() -> None:
    raw = [{"id": "a", "name": "A", "colour": "red"}]
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate(raw, schema.file_schema("courses"))


def test_every_data_file_tells_editors_its_schema(data_root: Path) -> None:
    for path, name in schema.data_files(data_root):
        first = path.read_text("utf-8").splitlines()[0]
        assert first == schema.modeline(data_root, path, name).rstrip("\n"), REMAKE
        target = path.parent / first.removeprefix(schema.MODELINE)
        assert json.loads(target.read_text("utf-8"))["$defs"] is not None


def test_write_brings_a_folder_up_to_date_and_keeps_what_is_in_it(
    good_root: Path, tmp_path: Path
) -> None:
    root = tmp_path / "data"
    shutil.copytree(good_root, root)
    (root / "README.md").write_text("Before\n<!-- fields:Group -->\nold\n<!-- /fields -->\nAfter\n")
    topic = next((root / "topics").glob("*.yaml"))
    before = topic.read_text("utf-8")
    (root / "courses.yaml").write_text(
        f"{schema.MODELINE}elsewhere.json\n{(root / 'courses.yaml').read_text('utf-8')}"
    )

    changed = schema.write(root)

    assert root / "schema" / "topic.json" in changed
    assert topic.read_text("utf-8") == schema.modeline(root, topic, "topic") + before
    courses = (root / "courses.yaml").read_text("utf-8")
    assert courses.startswith(f"{schema.MODELINE}schema/courses.json\n-")
    readme = (root / "README.md").read_text("utf-8")
    assert readme.startswith("Before\n<!-- fields:Group -->\n| field |")
    assert "|\n<!-- /fields -->\nAfter\n" in readme
    assert schema.write(root) == []

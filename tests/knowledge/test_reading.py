"""Strict reading of YAML: nothing is guessed, nothing is raised, nothing grows."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.knowledge import reading
from perfcli.knowledge.reading import Document, parse_yaml, read_yaml

BOMB = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10)
)


@pytest.fixture(params=["libyaml", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both loaders: the fast one, and the one of a platform without libyaml."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    return str(request.param)


def rules(document: Document) -> list[str]:
    return [problem.rule for problem in document.problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("true", True),
        ("false", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("yes", "yes"),
        ("no", "no"),
        ("True", "True"),
        ("12:30", "12:30"),
        ("2024-03-01", "2024-03-01"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        ("+5", "+5"),
        (".5", ".5"),
        ("1٣", "1٣"),
        ("1234567890123456789", "1234567890123456789"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("|\n  12", "12"),
        ("!!binary aGk=", "aGk="),
    ],
)
def test_only_what_leaves_no_doubt_is_typed(loader: str, written: str, value: object) -> None:
    document = parse_yaml(f"a: {written}", "x.yaml")
    assert document.problems == []
    assert document.data == {"a": value}
    assert type(document.data["a"]) is type(value)


def test_line_is_that_of_the_value_or_of_what_is_around_it() -> None:
    document = parse_yaml("a: 1\nb:\n  c:\n    - d: 2\n", "x.yaml")
    assert document.line(("b", "c", 0, "d")) == 4
    assert document.line(("b", "c", 0, "missing", 7)) == 4
    assert document.line(("b", "missing")) == 2
    assert document.line(()) == 1
    assert parse_yaml("", "x.yaml").line(("a",)) == 0


def test_repeated_key_is_told_once_a_key_and_the_first_value_stays(loader: str) -> None:
    document = parse_yaml("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n", "x.yaml")
    assert list(map(str, document.problems)) == [
        "x.yaml:4: -: the key 'c' stands twice: keep one, or begin an entry with `- `",
        "x.yaml:5: -: the key 'a' stands twice: keep one, or begin an entry with `- `",
    ]
    assert document.data == {"a": 1, "b": {"c": 2}}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n\t- b\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ("\ta: 1\n", 1),
        ("a:\n  - b\n\t- c\n", 3),
    ],
)
def test_tab_that_indents_is_told_with_the_remedy(loader: str, text: str, line: int) -> None:
    (problem,) = parse_yaml(text, "x.yaml").problems
    assert (problem.rule, problem.line) == ("yaml", line)
    assert problem.message.endswith(": use spaces, not tabs")


def test_tabs_are_not_blamed_for_another_mistake(loader: str) -> None:
    (problem,) = parse_yaml("a: [tab, table\nb: 1\n", "x.yaml").problems
    assert "use spaces" not in problem.message


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\uffff"])
def test_control_character_is_told_with_its_line(loader: str, sign: str) -> None:
    # Letters of two bytes before it: the two loaders count positions differently.
    (problem,) = parse_yaml(f"a: Käse für Ärzte\nb: é\nc: x{sign}y\n", "x.yaml").problems
    assert (problem.rule, problem.line) == ("yaml", 3)
    assert f"(character {ord(sign):#x}): remove it" in problem.message


def test_alias_bomb_stays_small(loader: str) -> None:
    document = parse_yaml(BOMB, "x.yaml")
    assert set(rules(document)) == {"alias"}
    assert len(document.problems) == 81  # one for each alias written, not for each one meant
    assert len(document.lines) < 200
    assert document.data["a9"] == [None] * 9


@pytest.mark.parametrize("text", ["a: &x hi\nb: *x\n", "a: &x [hi]\nb: *x\n", "a: &x [*x]\n"])
def test_alias_of_any_kind_is_refused(loader: str, text: str) -> None:
    assert rules(parse_yaml(text, "x.yaml")) == ["alias"]


def test_merge_key_is_refused_and_merges_nothing(loader: str) -> None:
    document = parse_yaml("a:\n  <<: {b: 1}\n  c: 2\n", "x.yaml")
    assert rules(document) == ["alias"]
    assert document.problems[0].line == 2
    assert document.data == {"a": {"c": 2}}


def test_key_that_is_no_word_is_refused(loader: str) -> None:
    document = parse_yaml("? [a]\n: b\nc: d\n", "x.yaml")
    assert rules(document) == ["yaml"]
    assert document.data == {"c": "d"}


@pytest.mark.parametrize("depth", [reading.LIMIT_DEPTH + 2, 300, 100_000])
def test_deep_nesting_is_refused_without_a_crash(loader: str, depth: int) -> None:
    if loader == "pure":
        depth = min(depth, 2_000)  # as deep as needed: Python's own limit is below
    document = parse_yaml("[" * depth + "]" * depth, "x.yaml")
    assert rules(document) == ["yaml"]
    assert "nest" in document.problems[0].message


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = reading.LIMIT_DEPTH + 1
    assert parse_yaml("[" * depth + "]" * depth, "x.yaml").problems == []


@pytest.mark.parametrize(
    "text", ["a: 1\n---\nb: 2\n", "a: *nothing\n", "a: [1\n", "%YAML 9.0\n---\na\n"]
)
def test_what_is_no_single_document_is_refused(loader: str, text: str) -> None:
    document = parse_yaml(text, "x.yaml")
    assert rules(document) == ["yaml"]
    assert document.data is None


def test_tags_make_no_objects(loader: str) -> None:
    document = parse_yaml("a: !!python/object/apply:os.getcwd []\nb: !!set {c}\n", "x.yaml")
    assert document.data == {"a": [], "b": {"c": None}}


@pytest.mark.parametrize(
    ("content", "rule", "says"),
    [
        ("Biologie für alle".encode("latin-1"), "encoding", "byte 10 is not UTF-8"),
        ("a: 1\n".encode("utf-16"), "encoding", "byte 0 is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "encoding", "byte 0 is not UTF-8"),
    ],
)
def test_file_that_is_not_utf8(tmp_path: Path, content: bytes, rule: str, says: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    (problem,) = read_yaml(path, "shown.yaml").problems
    assert (problem.file, problem.rule, problem.line) == ("shown.yaml", rule, 0)
    assert says in problem.message


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa: 1\n", b"a: 1\r\n", b"a: 1"])
def test_marks_of_other_editors_do_no_harm(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    assert read_yaml(path, "x.yaml") == Document("x.yaml", {"a": 1}, {(): 1, ("a",): 1}, [])


def test_too_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * reading.LIMIT_BYTES)
    assert read_yaml(path, "x.yaml").problems == []
    path.write_bytes(b"#" * (reading.LIMIT_BYTES + 1))
    (problem,) = read_yaml(path, "x.yaml").problems
    assert problem.rule == "size"
    assert problem.message.endswith("split it")


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.yaml", tmp_path):
        (problem,) = read_yaml(path, "x.yaml").problems
        assert (problem.rule, problem.file) == ("unreadable", "x.yaml")


PIECES = st.sampled_from(
    [
        *"aé#:,[]{}'\"\n\t>%\x07\x85\u2028\ufeff",
        ": ",
        "- ",
        "\n  ",
        "&x ",
        "*x",
        "<<: ",
        "|\n",
        "!!",
        "? ",
        "---\n",
    ]
)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_gives_a_document(text: str) -> None:
    document = parse_yaml(text, "x.yaml")
    assert document.problems or sound(document.data)
    for problem in document.problems:
        assert problem.message
        assert 0 <= problem.line <= len(text) + 1


def sound(data: Any) -> bool:
    """Whether a value is made of plain Python values only."""
    if isinstance(data, dict):
        return all(isinstance(key, str) and sound(item) for key, item in data.items())
    if isinstance(data, list):
        return all(map(sound, data))
    return data is None or isinstance(data, str | int | float)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8).filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=100)
@given(PLAIN, st.booleans())
def test_what_yaml_dumps_is_read_back(value: Any, flow: bool) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow)
    document = parse_yaml(text, "x.yaml")
    assert (document.data, document.problems) == (value, [])

"""The help of every command leads with examples, and each of them works."""

import io
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from perfcli.advice.links import Outcome
from perfcli.cli import app

# What an example needs before it: the words of another command.
BEFORE = {
    "perfcli journal --undo": ("track", "musc", "--status", "applied"),
    "perfcli journal --import journal.json": ("journal", "--export", "journal.json"),
}
RECORD = Path(__file__).parent / "profiles_good" / "full.yaml"
CASES = "date,category,count\n2026-11-20,primary,1\n"


def commands(command: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every visible command below a command, by its words, with its examples."""
    yield name, getattr(command, "epilog", None) or ""
    for word in getattr(command, "commands", {}):
        yield from commands(command.commands[word], f"{name} {word}")


def every() -> list[tuple[str, str]]:
    root: Any = get_command(app)
    names = root.list_commands(None)
    return [row for name in names for row in commands(root.get_command(None, name), name)]


ALL = every()
LINES = [line.strip() for _, examples in ALL for line in examples.strip().split("\n") if line]


def test_there_are_commands_of_every_kind():
    assert {"outlook", "plan", "export", "mcp", "data", "data check"} <= {name for name, _ in ALL}


@pytest.mark.parametrize(("name", "examples"), ALL)
def test_help_leads_with_examples_of_this_very_command(name, examples, run):
    lines = [line.strip() for line in examples.strip().split("\n")]
    assert len(lines) >= 2
    assert all(re.match(rf"perfcli {name}\b", line) for line in lines)
    shown = run([*name.split(), "--help"]).out
    told = [line.strip() for line in shown.split("Options:")[0].splitlines()]
    assert set(lines) <= set(told)


@pytest.fixture
def desk(tmp_path, monkeypatch, good_root):
    """A folder with the files that examples name, and a home with a record."""
    place = tmp_path / "desk"
    (place / "students").mkdir(parents=True)
    (place / "data").mkdir()
    for path in (
        place / "student.yaml",
        place / "students" / "a.yaml",
        place / "students" / "b.yaml",
    ):
        shutil.copy(RECORD, path)
    shutil.copytree(good_root, place / "my-facts")
    (place / "cases.csv").write_text(CASES, "utf-8")
    monkeypatch.chdir(place)
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr(
        "perfcli.links.probe.ask_all", lambda urls, _: (Outcome(url, 200) for url in urls)
    )
    return place


# A server that waits for its client is for tests/mcp.
@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("perfcli mcp")])
def test_an_example_works(line, desk, tmp_path, monkeypatch, run):
    command, _, given = line.partition(" < ")
    command = command.split(" > ")[0]
    if "--init" not in command:
        (tmp_path / "config").mkdir()
        shutil.copy(RECORD, tmp_path / "config" / "profile.yaml")
    if given:
        text = (desk / given).read_text("utf-8")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    if command in BEFORE:
        assert run(list(BEFORE[command])).code == 0
    result = run(shlex.split(command)[1:])
    assert result.code == 0, result.err
    assert result.out

"""The documents say what is so: their commands run, their output is the program's.

`python tests/test_docs.py` writes what README.md takes from the program anew.
"""

import contextlib
import io
import json
import os
import re
import shlex
import sys
import tempfile
import unittest.mock
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
DOCS = (
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md"),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
)
REMAKE = "run: python tests/test_docs.py"
SESSION = re.compile(
    r"<!-- session(?::(\d+))? -->\n```console\n\$ (.+)\n(?:.*\n)*?```\n<!-- /session -->"
)
COMMANDS = re.compile(r"<!-- commands -->\n(?:.*\n)*?<!-- /commands -->")
# A terminal of 80 columns without color.
SCREEN = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "80"}

Run = Callable[..., Any]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str) -> Iterator[tuple[str, str]]:
    """Language and content of every code block."""
    yield from re.findall(r"^```(\w*)\n(.*?)^```$", text(name), re.DOTALL | re.MULTILINE)


def command_lines(name: str) -> list[str]:
    """Every line of a code block that runs perfcli, without a remark or where its output goes."""
    lines = [line.removeprefix("$ ") for _, block in blocks(name) for line in block.splitlines()]
    return [re.split(r" [#|>]", line)[0] for line in lines if re.match(r"perfcli( |$)", line)]


def session(match: re.Match[str], answer: Callable[[list[str]], str]) -> str:
    """A session with the program's own output, cut after the number of lines that it asks for."""
    most, command = match[1], match[2]
    lines = [line.rstrip() for line in answer(shlex.split(command)[1:]).rstrip("\n").split("\n")]
    if most and len(lines) > int(most):
        lines = [*lines[: int(most)], "[...]"]
    head = match[0].split("\n", 1)[0]
    return "\n".join([head, "```console", f"$ {command}", *lines, "```", "<!-- /session -->"])


def command_table() -> str:
    """The table of commands by panel, from the program."""
    from typer.main import get_command

    from perfcli.cli import app

    rows = ["| for | command | what you get |", "|---|---|---|"]
    before = ""
    for name, (help_line, panel, _) in get_command(app).table().items():
        rows.append(f"| {panel if panel != before else ''} | `{name}` | {help_line} |")
        before = panel
    return "\n".join(["<!-- commands -->", *rows, "<!-- /commands -->"])


def refreshed(readme: str, answer: Callable[[list[str]], str]) -> str:
    """The README with its sessions and its table made anew."""
    readme = SESSION.sub(lambda match: session(match, answer), readme)
    table = command_table()
    return COMMANDS.sub(lambda _: table, readme)


@pytest.fixture
def screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], str]:
    def answer(words: list[str]) -> str:
        for name, value in SCREEN.items():
            monkeypatch.setenv(name, value)
        result = run(words)
        assert result.code == 0, result.err
        return str(result.out)

    return answer


def test_the_readme_shows_what_the_program_shows(screen: Callable[[list[str]], str]) -> None:
    readme = text("README.md")
    assert len(SESSION.findall(readme)) >= 3
    assert COMMANDS.search(readme)
    assert refreshed(readme, screen) == readme, REMAKE


@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name in DOCS for line in command_lines(name)]
)
def test_every_command_in_the_documents_works(
    name: str, line: str, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)  # some of them write a file
    (tmp_path / "data").mkdir()  # or begin one there
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    from perfcli.advice.links import Outcome

    answers = lambda urls, _: (Outcome(url, 200) for url in urls)  # noqa: E731
    monkeypatch.setattr("perfcli.links.probe.ask_all", answers)  # the network itself is not asked
    words = shlex.split(line)[1:]
    result = run(words)
    assert result.code == 0, f"{name}: {line}: {result.err}"
    assert result.out
    assert bool(opened) == ("--open" in words)


def test_every_command_of_the_help_is_in_the_readme(run: Run) -> None:
    shown = run("--help").out
    named = set(re.findall(r"^\| [A-Z]?\w* ?\| `([a-z]+)` \| ", text("README.md"), re.MULTILINE))
    assert named
    for name in named:
        assert re.search(rf"^ *{name}\b", shown, re.MULTILINE), f"{name} is not in the help"
    panels = shown.split("Explore", 1)[1].split("Options", 1)[0]
    listed = set(re.findall(r"^ *([a-z]+):? ", panels, re.MULTILINE))
    assert listed == named


def test_the_readme_opens_with_two_commands_that_each_stand_alone() -> None:
    posix = [block for language, block in blocks("README.md") if language == "sh"][:2]
    windows = [block for language, block in blocks("README.md") if language == "powershell"][:2]
    for look, test in (posix, windows):
        for one in (look, test):
            assert one.count("\n") == 1, "one line"
            assert " -m venv .venv" in one
            assert " -m pip install " in one
        assert look.rstrip().endswith("perfcli outlook")
        assert '-e ".[test]"' in test
        assert test.rstrip().endswith("python -m pytest")
    before = text("README.md").split("```", 1)[0]
    assert before.count("\n#") == 0, "no heading but the title stands before them"


def test_error_and_exit_codes_are_the_programs() -> None:
    from perfcli import errors

    readme = text("README.md")
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", readme, re.MULTILINE)
    assert {code: int(number) for code, number in rows} == errors.EXIT_BY_CODE
    listed = {int(number) for number in re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)}
    numbers = {
        value for name, value in vars(errors).items() if name.isupper() and type(value) is int
    }
    assert listed == numbers


def test_the_keys_of_the_json_are_the_programs(run: Run) -> None:
    part = text("README.md").split("What `data` holds:", 1)[1].split("\n\nThe codes", 1)[0]
    rows = re.findall(r"^\| `([a-z ]+)`.*? \| (.+) \|$", part, re.MULTILINE)
    assert len(rows) > 5
    record = str(ROOT / "tests" / "profiles_good" / "full.yaml")
    question = {"ask": ["salary"], "match": ["--profile", record], "profile": ["--profile", record]}
    question["plan"] = ["--profile", record]
    for command, keys in rows:
        result = run([*command.split(), *question.get(command, []), "--json"])
        assert list(json.loads(result.out)["data"]) == re.findall(r"`(\w+)`", keys), command


def test_every_command_that_is_no_page_is_in_the_table_of_keys() -> None:
    from perfcli.lazy import COMMANDS

    part = text("README.md").split("What `data` holds:", 1)[1].split("\n\nThe codes", 1)[0]
    answering = set(COMMANDS) - {"mcp"}  # which speaks a protocol of its own
    assert answering <= set(re.findall(r"^\| `([a-z]+)`", part, re.MULTILINE))


def test_every_variable_of_ours_is_in_the_readme() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "perfcli").rglob("*.py"))
    ours = r"\bPERFCLI_[A-Z]+\b"
    assert set(re.findall(ours, code)) == set(re.findall(ours, text("README.md")))


@pytest.mark.parametrize("name", DOCS)
def test_every_file_that_a_document_names_is_there(name: str) -> None:
    named = re.findall(r"`([\w./-]*(?:/|\.(?:md|py|toml|yaml|json))[\w./-]*)`", text(name))
    places = (ROOT, (ROOT / name).parent, ROOT / "perfcli")
    made = (".venv", "dist")  # by the reader
    lost = [
        path
        for path in named
        if not path.startswith(made) and not any((place / path).exists() for place in places)
    ]
    assert lost == []


@pytest.mark.parametrize("name", DOCS)
def test_every_link_inside_the_documents_leads_somewhere(name: str) -> None:
    headings = re.findall(r"^#+ (.+)$", text(name), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in headings}
    for target in re.findall(r"\]\(([^)]+)\)", text(name)):
        if target.startswith("#"):
            assert target[1:] in anchors
        elif not target.startswith("https://"):
            assert ((ROOT / name).parent / target).exists()


def main() -> None:
    """Write the README anew."""
    sys.path.insert(0, str(ROOT))
    from perfcli.cli import run

    def answer(words: list[str]) -> str:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            run(words)
        return out.getvalue()

    with tempfile.TemporaryDirectory() as home:
        unset = dict.fromkeys(("PERFCLI_TODAY", "PERFCLI_PAGER", "PAGER"), "")
        with unittest.mock.patch.dict(os.environ, {**unset, **SCREEN, "PERFCLI_HOME": home}):
            readme = refreshed(text("README.md"), answer)
    (ROOT / "README.md").write_text(readme, "utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""What may stand where Tab was pressed, held against the commands themselves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from perfcli.cli import app
from perfcli.completion.values import FILES, KINDS, OWN, Value, kind_of, noun, values
from perfcli.completion.words import answer, candidates, fitting
from perfcli.knowledge.words import spelling

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def compiled(store, monkeypatch):
    """The product's data, compiled once."""
    monkeypatch.setattr("perfcli.knowledge.store.checkout_store", lambda root: store)


@pytest.fixture
def group():
    """The root of the commands."""
    return typer.main.get_command(app)


def words(group, line: str) -> list[str]:
    """The candidates for the last word of a line: `schools mu`."""
    return [one.word for one in candidates(group, line.split(" "))]


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("", "schools outlook ask data"),
        ("sch", "schools"),
        ("SCH", "schools"),
        ("sal", "salary"),  # an everyday name, where no command begins so
        ("help out", "outlook"),
        ("schools mu", "musc"),
        ("schools medical", "medical-university-of-south-carolina"),
        ("schools --json mu", "musc"),
        ("match ut", "utah"),
        ("deadlines --school ut", "utah"),
        ("deadlines --kind ", "exam"),
        ("track musc --status app", "applied"),
        ("track musc --status=app", "--status=applied"),
        ("schools --status pa", "paused"),
        ("schools --sort tu", "tuition"),
        ("schools --columns months,tu", "months,tuition"),
        ("schools --state ny,new-j", "ny,new-jersey"),
        ("schools --region n", "northeast"),
        ("schools --degree ma", "master"),
        ("schools --starts au", "august"),
        ("license n", "ny nj"),
        ("license new-y", "new-york"),
        ("costs --state n", "ny"),
        ("careers c", "crna"),
        ("prereqs ana", "anatomy"),
        ("prereqs mu", "musc"),
        ("outlook sh", "shortage"),
        ("salary call", "call"),
        ("tips 1", "1 10"),
        ("glossary heart", "heart-lung-machine"),
        ("checklist en", "entry"),
        ("checklist entry --done entry-r", "entry-read"),
        ("checklist entry --for mu", "musc"),
        ("checklist --date ", "start="),
        ("resources bo", "book"),
        ("resources --for st", "students"),
        ("log ", "shadow case ceu study"),
        ("log case --category ", "primary secondary"),
        ("data ", "facts check new stale links"),
        ("data stale --topic ", "outlook musc ny"),
        ("data stale --kind tu", "tuition"),
        ("data new ", "school fact topic resource"),
        ("data facts workforce-size-2", "workforce-size-2023-end"),
        ("sources ", "0685-title-not-shown"),
        ("outlook --color ", "auto always never"),
        ("schools --ac", "--accepting"),
        ("schools -", "--json --help"),
        ("--ver", "--version"),
        ("--show-completion ", "bash zsh fish powershell"),
        ("journal ", "--undo"),
    ],
)
def test_values_are_offered(group, line, some):
    assert set(some.split()) <= set(words(group, line))


@pytest.mark.parametrize(
    "line", ["log --import ", "journal --export x", "data check ", "match --profile "]
)
def test_files_are_left_to_the_shell(group, line):
    assert words(group, line) == [FILES]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "nonsense ",
            "track musc --note x",
            "schools --gpa 3",
            "schools qqq",
            "schools --nonsense",
        ),
        *("data nonsense x", "schools --nonsense=x", "ask how"),
    ],
)
def test_nothing_is_offered_where_nothing_is_known(group, line):
    assert words(group, line) == []


def test_what_stands_there_is_not_offered_again(group):
    assert "musc" not in words(group, "schools musc ")
    assert "musc" not in words(group, "schools Medical-University-of-South-Carolina m")
    assert "--json" not in words(group, "outlook --json --")
    assert "--state" in words(group, "schools --state ny --st")
    assert "gpa,gpa" not in words(group, "schools --columns gpa,")
    assert "--today" not in words(group, "outlook --")  # hidden


def test_bash_breaks_words_at_an_equals_sign(group):
    assert answer(group, "bash", ["schools", "--sort", "=", "tu"], {}) == "tuition\n"
    assert answer(group, "bash", ["schools", "--sort", "="], {}).startswith("degree\n")
    assert answer(group, "fish", ["schools", "--sort=tu"], {}) == "--sort=tuition\n"
    assert answer(group, "bash", ["checklist", "--date", "start", "=", ""], {}) == ""
    assert answer(group, "bash", ["="], {}) == ""
    assert answer(group, "bash", [], {}).startswith("role\t")


def test_powershell_hands_its_words_over_in_the_environment(group):
    told = answer(group, "powershell", [], {"_PERFCLI_WORDS": "track\nmusc\n--status\n"})
    assert told.startswith("researching\npreparing\n")


def test_what_a_candidate_is_fits_a_line(group):
    lines = answer(group, "zsh", ["schools", ""], {}).splitlines()
    assert "musc\tMedical University of South Carolina" in lines
    lines = answer(group, "zsh", ["data", "facts", ""], {}).splitlines()
    assert all(len(line.partition("\t")[2]) <= 100 for line in lines)
    assert fitting([Value("a", "\x1b[31m")], "") == [Value("a", "\x1b[31m")]


def commands(group):
    """Every command with its name."""
    for name in group.list_commands(None):
        one = group.get_command(None, name)
        if hasattr(one, "list_commands"):
            yield from ((sub, one.get_command(None, sub)) for sub in one.list_commands(None))
        else:
            yield name, one


def test_it_is_said_of_every_option_what_it_takes(group):
    unknown = [
        f"{name} {param.name}: {noun(param)}"
        for name, command in commands(group)
        for param in command.params
        if not getattr(param, "is_flag", False) and kind_of(name, param) is None
    ]
    assert unknown == [], "say in completion/values.py what it takes, or that only the user knows"


def test_the_tables_hold_nothing_that_is_gone(group):
    every = [(name, param) for name, command in commands(group) for param in command.params]
    assert set(OWN) <= {(name, param.name) for name, param in every}
    assert set(KINDS) - {"SHELL"} <= {noun(param) for _, param in every} | {"QUESTION"}


TAKEN = {
    "school": "schools {} --json",
    "state": "license {} --json",
    "career": "careers {} --json",
    "course": "prereqs {} --json",
    "term": "glossary {} --json",
    "checklist": "checklist {} --json",
    "resource": "resources {} --json",
    "source": "sources {} --json",
}


@pytest.mark.parametrize("kind", TAKEN)
def test_every_word_that_is_offered_is_understood(run, kind):
    every = [word for one in values(kind, {}) for word in (one.word, *one.others)]
    assert every
    assert all(spelling(word) == word for word in every)
    for word in every if len(every) < 300 else every[:: len(every) // 300]:
        assert run(*TAKEN[kind].format(word).split()).code == 0, word


def test_every_section_that_is_offered_is_understood(run, knowledge):
    for head in knowledge.index.topics:
        if head.id in ("schools", "careers", "license", "glossary", "resources"):
            continue
        for one in values(f"topic-{head.id}", {}):
            assert run(head.id, one.word, "--json").code == 0, (head.id, one.word)


def modules(*line: str) -> set[str]:
    """Which of the slow modules a completion loads, in a process of its own."""
    code = (
        "import sys, perfcli.cli; code = perfcli.cli.run(sys.argv[1:]); "
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    env = {**os.environ, "_PERFCLI_COMPLETE": "fish", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *line]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert done.stdout
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize("line", ["", "schools ", "data facts ", "log --import ", "track --s"])
def test_no_slow_module_is_loaded(line):
    slow = {"rich", "yaml", "pydantic", "icalendar", "platformdirs"}
    modules(*line.split(" "))  # compiles the checkout's data, once
    assert modules(*line.split(" ")) & slow == set()


def test_a_fault_is_silent(run, monkeypatch, tmp_path):
    monkeypatch.setenv("_PERFCLI_COMPLETE", "bash")
    monkeypatch.setattr("perfcli.completion.words.candidates", lambda *_: 1 / 0)
    result = run("schools", "")
    assert (result.code, result.out, result.err) == (70, "", "")
    assert list(tmp_path.iterdir()) == []

"""Real terminals and odd consoles: 40 columns, no color, no UTF-8, hostile text."""

import contextlib
import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.cells import cell_len

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.store import MemoryStore

pty = pytest.importorskip("pty")  # none on Windows
termios = pytest.importorskip("termios")
fcntl = pytest.importorskip("fcntl")

ROOT = Path(__file__).parent.parent
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process: a home of its own, a terminal that knows color."""
    home = tmp_path_factory.mktemp("home")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PERFCLI_HOME": str(home / "perfcli"),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
    }


def screen(env: Mapping[str, str], columns: int, *words: str) -> str:
    """What perfcli writes on a terminal of that many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "perfcli", *words]
    with subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        written = b""
        with contextlib.suppress(OSError):  # Linux: the other side has been closed
            while part := os.read(ours, 65536):
                written += part
    os.close(ours)
    assert running.returncode == 0
    assert b"Traceback" not in written
    return written.decode().replace("\r\n", "\n")


def piped(env: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[bytes]:
    """What perfcli writes into a pipe."""
    command = [sys.executable, "-m", "perfcli", *words]
    result = subprocess.run(command, env=env, capture_output=True, check=True)
    assert b"Traceback" not in result.stderr
    return result


def widest(text: str) -> int:
    """Cells of the widest line, as a terminal shows it."""
    return max(cell_len(line) for line in ESCAPE.sub("", text).split("\n"))


@pytest.mark.parametrize(
    "words",
    [
        *("", "--help", "outlook", "start --all --sources", "tips", "schools", "schools musc"),
        *("schools iowa utah", "resources", "sources", "data", "outlook shortage"),
    ],
)
def test_forty_columns_are_enough(env, words):
    text = screen(env, 40, *words.split())
    assert text.strip()
    assert widest(text) <= 40
    assert "…" not in text


@pytest.mark.parametrize("words", ["outlook --help", "schools --help", "data --help"])
def test_help_reads_well_at_forty_columns(env, words):
    lines = screen(env, 40, *words.split()).split("\n")
    examples = [line for line in lines if line.startswith("  perfcli ")]  # to be pasted: one line
    assert widest("\n".join(line for line in lines if line not in examples)) <= 40
    texts = [line[14:] for line in lines if line.startswith(" " * 14)]
    assert any(len(text) > 15 for text in texts)  # room enough beside the names


def test_help_of_a_group_tells_the_whole_line_of_its_commands(env):
    text = " ".join(screen(env, 40, "data", "--help").split())
    assert "Every fact, or some of them with everything known of them." in text


def test_nothing_is_cut_off_at_forty_columns(env):
    def letters(text: str) -> str:
        return re.sub(r"\s", "", ESCAPE.sub("", text))

    assert letters(screen(env, 40, "tips", "--all")) == letters(screen(env, 200, "tips", "--all"))


def test_columns_of_the_environment_win(env):
    text = screen({**env, "COLUMNS": "60"}, 120, "outlook")
    assert 50 < widest(text) <= 60
    assert 100 < widest(screen({**env, "COLUMNS": "many"}, 120, "outlook")) <= 120


@pytest.mark.parametrize(
    ("settings", "words", "colored"),
    [
        ({}, "", True),
        ({"NO_COLOR": "1"}, "", False),
        ({"NO_COLOR": ""}, "", True),  # as no-color.org has it: set and not empty
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "", False),
        ({"TERM": "dumb"}, "", False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, "", True),
        ({}, "--no-color", False),
        ({}, "--color never", False),
        ({"NO_COLOR": "1"}, "--color always", True),
        ({}, "--plain", False),
        ({}, "--json", False),
    ],
)
def test_color_on_a_terminal(env, settings, words, colored):
    text = screen({**env, **settings}, 80, "tips", *words.split())
    assert ("\x1b" in text) is colored
    assert ESCAPE.sub("", text).count("\x1b") == 0


@pytest.mark.parametrize(
    ("settings", "words", "colored"),
    [({}, "", False), ({"FORCE_COLOR": "1"}, "", True), ({}, "--color always", True)],
)
def test_color_in_a_pipe(env, settings, words, colored):
    assert (b"\x1b" in piped({**env, **settings}, "tips", *words.split()).stdout) is colored


ASCII = {"PYTHONIOENCODING": "ascii"}
PLAIN_C = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("settings", [ASCII, PLAIN_C], ids=["ascii", "LANG=C"])
@pytest.mark.parametrize("words", ["outlook", "schools", "schools --csv", "tips --markdown", ""])
def test_a_console_without_utf8_gets_an_answer(env, settings, words):
    text = piped({**env, **settings}, *words.split()).stdout.decode("ascii")
    assert text.strip()
    assert screen({**env, **settings}, 80, *words.split()).isascii()


@pytest.mark.parametrize("settings", [ASCII, PLAIN_C], ids=["ascii", "LANG=C"])
def test_json_loses_nothing_without_utf8(env, settings):
    whole = piped(env, "data", "facts", "--json").stdout.decode()
    narrow = piped({**env, **settings}, "data", "facts", "--json").stdout.decode("ascii")
    assert not whole.isascii()
    assert json.loads(narrow) == json.loads(whole)


@pytest.mark.usefixtures("run")
def test_markup_inside_a_fact_stays_text(run, good_root, monkeypatch):
    store = MemoryStore(compile_folder(read_folder(good_root)))
    monkeypatch.setattr("perfcli.knowledge.store.checkout_store", lambda _: store)
    monkeypatch.setenv("COLUMNS", "200")
    for colored in ((), ("--no-color",)):
        text = run("first", *colored, tty=True).out
        assert "[bold red]Forty[/] people" in ESCAPE.sub("", text)
        assert "[link=file:///x]as text[/link] & <b>" in text


def test_control_characters_are_refused_in_data(run, good_root, tmp_path):
    folder = tmp_path / "data"
    for path in good_root.rglob("*.yaml"):
        target = folder / path.relative_to(good_root)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        # A double-quoted scalar can write what the file itself may not hold.
        target.write_text(text.replace('"[bold red]', r'"\e[31m\u202e[bold red]'), encoding="utf-8")
    result = run("data", "check", str(folder))
    assert result.code == 3
    assert re.search(r"topics/first\.yaml:\d+: count-2025: .*control characters", result.out)
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out


@pytest.mark.parametrize("words", ["out\x1b[31mlook", "schools mu\x1bsc", "tips \u202e2"])
def test_control_characters_of_the_user_are_not_echoed(run, words):
    result = run(*words.split(" "))
    assert result.code == 2
    assert result.err.isprintable() or re.fullmatch(r"[^\x00-\x09\x0b-\x1f\u202e]*", result.err)
    assert "\x1b" not in result.err


def test_json_escapes_control_characters_of_the_user(run):
    result = run("out\x1b[31mlook", "--json")
    assert "\x1b" not in result.out
    assert json.loads(result.out)["command"] == "out\x1b[31mlook"

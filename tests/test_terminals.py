"""A real pseudo-terminal: what stands on its screen, its pager, Ctrl-C, and Tab in its shell."""

import contextlib
import json
import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

pyte = pytest.importorskip("pyte")
pty = pytest.importorskip("pty")  # none on Windows
termios = pytest.importorskip("termios")
fcntl = pytest.importorskip("fcntl")

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds after which a test fails instead of waiting on
PERFCLI = (sys.executable, "-m", "perfcli")


class Terminal:
    """A program on a pseudo-terminal with a screen of so many columns and lines."""

    def __init__(self, env: dict[str, str], command: list[str], columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.pid, self.end = pty.fork()
        if self.pid == 0:  # the child: its terminal is the pseudo-terminal
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execve(command[0], command, env)
        self.code: int | None = None

    def read(self, seconds: float) -> bool:
        """Take in what is written within a time; False where the program has closed its side."""
        if select.select([self.end], [], [], seconds)[0]:
            try:
                part = os.read(self.end, 65536)
            except OSError:  # Linux says so when the other side has been closed
                return False
            self.raw += part
            self.stream.feed(part)
            return part != b""
        return True

    def until(self, sign: str) -> None:
        """Wait until a text stands on the screen."""
        late = time.monotonic() + PATIENCE
        while sign not in self.text():
            assert time.monotonic() < late, self.text()
            assert self.read(0.1), self.text()

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.end, keys.encode())

    def finish(self) -> int:
        """Wait for the end; the exit code."""
        late = time.monotonic() + PATIENCE
        while self.read(0.1):
            assert time.monotonic() < late, self.text()
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.code

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def close(self) -> None:
        """End what still runs."""
        if self.code is None:
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        os.close(self.end)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a process: a home of its own, a terminal that knows color."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PERFCLI_HOME": str(HOME),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
    }


HOME = Path()


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One home for all, so that the data is compiled once."""
    global HOME  # noqa: PLW0603
    HOME = tmp_path_factory.mktemp("perfcli")
    yield
    HOME = Path()


@pytest.fixture
def start(env: dict[str, str]) -> Iterator[object]:
    """Start perfcli, or another command, on a terminal."""
    begun: list[Terminal] = []

    def call(
        *words: str,
        columns: int = 80,
        lines: int = 24,
        command: list[str] | None = None,
        **more: str,
    ) -> Terminal:
        terminal = Terminal({**env, **more}, command or [*PERFCLI, *words], columns, lines)
        begun.append(terminal)
        return terminal

    yield call
    for terminal in begun:
        terminal.close()


def pager(tmp_path: Path, body: str) -> str:
    """A pager that notes that it was started, then does what `body` says."""
    path = tmp_path / "the pager.py"
    noted = f"open({str(tmp_path / 'started')!r}, 'a').write('x')"
    path.write_text(f"import os, signal, sys, time\n{noted}\n{body}\n")
    return f'{sys.executable} "{path}"'


SHOW = "sys.stdout.buffer.write(sys.stdin.buffer.read())"
PAGES = [
    *("", "--help", "outlook", "start", "tips --all", "pay", "careers", "careers crna pa"),
    *(
        "prereqs",
        "schools",
        "schools iowa utah unmc",
        "deadlines",
        "costs",
        "license",
        "license ny",
    ),
    *("glossary", "resources", "sources", "data", "checklist entry", "ask how much do they earn"),
    *("log", "track", "journal", "outlook --all --sources", "schools musc --all --sources"),
]


@pytest.mark.parametrize("words", PAGES)
@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(run, monkeypatch, words, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    result = run(*words.split(), tty=True)
    assert result.code == 0, result.err
    plain = re.sub(r"\x1b\[[0-9;]*m", "", result.out)
    assert max(map(cell_len, plain.split("\n"))) <= columns
    assert "\x1b" not in plain
    assert "…" not in plain
    assert "Traceback" not in result.err


@pytest.mark.parametrize("words", ["outlook --all", "tips --all", "pay --all", "interview --all"])
def test_nothing_is_cut_off_at_any_width(run, monkeypatch, words):
    told = set()
    for columns in (40, 80, 120, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        text = run(*words.split(), "--no-color", tty=True).out
        told.add(re.sub(r"[\s█]", "", text))
    assert len(told) == 1


@pytest.mark.parametrize(("words", "columns"), [("schools", 80), ("careers", 120), ("pay", 40)])
def test_the_screen_shows_the_lines_as_they_were_meant(start, words, columns):
    lines = 400  # nothing scrolls away
    terminal = start(*words.split(), columns=columns, lines=lines)
    assert terminal.finish() == 0
    meant = re.sub(rb"\x1b\[[0-9;]*m", b"", terminal.raw).decode().replace("\r\n", "\n")
    assert terminal.text() == "\n".join(line.rstrip() for line in meant.split("\n")).rstrip()


def test_wide_signs_take_their_room(start, env):
    noted = [*PERFCLI, "log", "shadow", "--place", "東京心臓病院" * 12, "--note", "e\u0301 🫀" * 20]
    subprocess.run(noted, env=env, check=True, capture_output=True)
    terminal = start("log", columns=40, lines=200)
    assert terminal.finish() == 0
    plain = re.sub(rb"\x1b\[[0-9;]*m", b"", terminal.raw).decode()
    assert max(cell_len(line) for line in plain.split("\r\n")) <= 40
    assert plain.count("東") == 12


@pytest.mark.parametrize(
    ("words", "more", "begun"),
    [
        ("schools", {}, True),
        ("tips 2", {}, False),  # fits the screen
        ("schools --no-pager", {}, False),
        ("schools --json", {}, False),
        ("schools --csv", {}, False),
        ("schools --plain", {}, False),
        ("schools", {"TERM": "dumb"}, False),
        ("schools", {"PAGER": ""}, False),
        ("schools", {"PAGER": "", "PERFCLI_PAGER": "own"}, True),
    ],
)
def test_the_pager_is_started_only_when_it_should_be(start, tmp_path, words, more, begun):
    own = pager(tmp_path, SHOW)
    more = {"PAGER": own, **{name: own if text == "own" else text for name, text in more.items()}}
    terminal = start(*words.split(), **more)
    assert terminal.finish() == 0
    assert (tmp_path / "started").exists() is begun
    assert b"Midwestern" in terminal.raw or "tips" in words
    assert b"could not be started" not in terminal.raw


def test_no_pager_in_a_pipe(env, tmp_path):
    piped = {**env, "PAGER": pager(tmp_path, SHOW), "FORCE_COLOR": "1"}
    done = subprocess.run([*PERFCLI, "schools"], env=piped, capture_output=True, check=True)
    assert done.stdout.count(b"\n") > 24
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize("name", ["/no/such/pager -x", "'", " "])
def test_without_its_pager_the_page_is_printed(start, name):
    terminal = start("schools", lines=20, PAGER=name)
    assert terminal.finish() == 0
    assert b"Midwestern" in terminal.raw
    assert b"could not be started" in terminal.raw


def test_a_pager_that_is_left_early_is_no_error(start, tmp_path):
    terminal = start("data", "facts", PAGER=pager(tmp_path, "sys.stdin.buffer.read(1)"))
    assert terminal.finish() == 0
    assert terminal.text() == ""


LATIN = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize(
    "more", [LATIN, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "cp1252"}]
)
def test_a_pager_gets_what_the_terminal_can_show(start, tmp_path, more):
    terminal = start("outlook", "--all", PAGER=pager(tmp_path, SHOW), **more)
    assert terminal.finish() == 0
    assert b"Perfusion is a small profession" in terminal.raw
    assert b"bug of ours" not in terminal.raw
    if more is LATIN:
        assert terminal.raw.isascii()
    assert "\u2022".encode() not in terminal.raw


STAYS = """
signal.signal(signal.SIGINT, lambda *_: os.write(1, b"HEARD"))
sys.stdin.buffer.read()
os.write(1, b"READY")
keys = open("/dev/tty", "rb", buffering=0)
while keys.read(1) != b"q":
    pass
os.write(1, b"GONE")
"""


def test_an_interrupt_in_the_pager_is_the_pagers_own(start, tmp_path):
    terminal = start("schools", PAGER=pager(tmp_path, STAYS))
    terminal.until("READY")
    terminal.type("\x03")
    terminal.until("HEARD")
    terminal.type("\x03q\n")
    terminal.until("GONE")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.raw


def test_an_interrupt_that_ends_the_pager_ends_perfcli(start, tmp_path):
    body = (
        "signal.signal(signal.SIGINT, signal.SIG_DFL); sys.stdin.buffer.read(); "
        "os.write(1, b'READY'); time.sleep(60)"
    )
    terminal = start("schools", PAGER=pager(tmp_path, body))
    terminal.until("READY")
    terminal.type("\x03")
    assert terminal.finish() == 130
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("perfcli schools mus\t", "perfcli schools musc"),
        ("perfcli track musc --status acc\t", "perfcli track musc --status accepted"),
        ("perfcli schools --sort=tui\t", "perfcli schools --sort=tuition"),
        ("perfcli schools -\t\t\t", "--accepting"),
    ],
)
def test_tab_in_a_real_bash(start, tmp_path, typed, shown):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    script = tmp_path / "bin" / "perfcli"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m perfcli "$@"\n')
    script.chmod(0o755)
    path = f"{script.parent}{os.pathsep}{os.environ['PATH']}"
    command = [bash, "--norc", "--noprofile", "-i"]
    terminal = start(command=command, PATH=path, PS1="> ", INPUTRC="/dev/null")
    terminal.type("eval \"$(perfcli --show-completion bash)\"; clear; echo re''ady\n")
    terminal.until("ready")
    terminal.type(typed)
    terminal.until(shown)


def test_json_on_a_terminal_is_json(start):
    terminal = start("tips", "2", "--json", columns=200)
    assert terminal.finish() == 0
    assert json.loads(terminal.raw)["command"] == "tips"

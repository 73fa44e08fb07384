"""A user's home and desk, on which perfcli is run and held to what it has promised."""

import contextlib
import functools
import io
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import event
from hypothesis.errors import InvalidArgument

from perfcli.cli import run
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.store import MemoryStore

ROOT = Path(__file__).parent.parent.parent
GOOD = ROOT / "tests" / "data_good"
CORPUS = Path(__file__).with_name("corpus")
MOST_SECONDS = 3  # of the processor: a busy machine is no hang, and a check of all data takes one
MOST_MEMORY = 250  # MB that a run may add to what Python and our modules take
CODES = {0, 1, 2, 3, 4}  # 70 would be a bug of ours, 130 an interrupt
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SETTINGS = ("PERFCLI_PAGER", "PAGER", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "EDITOR", "VISUAL")


class Outside:
    """What was written outside the folders of the program, as Python itself is told of it."""

    def __init__(self) -> None:
        self.allowed: tuple[str, ...] | None = None
        self.found: list[str] = []
        sys.addaudithook(self.hear)

    def hear(self, name: str, given: tuple[Any, ...]) -> None:
        if self.allowed is None:
            return
        if name == "open":
            writes = isinstance(given[1], str) and set("wax+") & set(given[1])
            flags = given[2] if isinstance(given[2], int) else 0
            if writes or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.note(given[0])
        elif name in ("os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod"):
            self.note(given[0])
        elif name in ("os.rename", "os.link", "os.symlink"):
            folder, last = os.path.split(os.fsdecode(given[1]))  # a link there is not followed
            self.note(f"{os.path.realpath(folder)}{os.sep}{last}", False)
        elif name in ("subprocess.Popen", "os.exec", "os.system", "socket.connect"):
            self.found.append(f"{name} {given!r}")

    def note(self, path: Any, follow: bool = True) -> None:
        with contextlib.suppress(TypeError, ValueError):
            where = os.path.realpath(os.fsdecode(path)) if follow else path
            if where != os.devnull and not where.startswith(self.allowed or ()):
                self.found.append(where)


OUTSIDE = Outside()


@functools.cache
def product() -> MemoryStore:
    """The product's data, compiled once."""
    return MemoryStore(compile_folder(read_folder(ROOT / "data")))


def memory() -> float:
    """The most memory that this process has had, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 if sys.platform != "darwin" else 1024 * 1024)


class Stream(io.TextIOWrapper):
    """A stream in memory, on a terminal or not."""

    def __init__(self, content: bytes = b"", tty: bool = False) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", newline="\n")
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]


class Run:
    """A run of perfcli: its words, and what came of them."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


class Desk:
    """A user's home and working folder, and perfcli run in them, in this process."""

    def __init__(self, folder: Path) -> None:
        self.home, self.work = folder / "home", folder / "work"
        for path in (self.home / "config", self.work):
            path.mkdir(parents=True)

    def run(
        self, *words: str, stdin: bytes = b"", tty: bool = False, store: MemoryStore | None = None
    ) -> Run:
        """Run perfcli and hold it to what it has promised."""
        out, err = Stream(tty=tty), Stream()
        place = str(self.home.resolve()), str(self.work.resolve())
        data = store or product()  # compiled before the clock runs
        before, held = time.process_time(), memory()
        with contextlib.ExitStack() as stack:
            for name, stream in (("stdout", out), ("stderr", err), ("stdin", Stream(stdin))):
                stack.enter_context(mock.patch.object(sys, name, stream))
            stack.enter_context(
                mock.patch("perfcli.knowledge.store.checkout_store", return_value=data)
            )
            stack.enter_context(mock.patch("webbrowser.open", return_value=False))
            stack.enter_context(
                mock.patch.dict(os.environ, PERFCLI_HOME=str(self.home), PERFCLI_DEBUG="1")
            )
            for name in SETTINGS:
                os.environ.pop(name, None)
            stack.enter_context(contextlib.chdir(self.work))
            OUTSIDE.found.clear()
            OUTSIDE.allowed = place
            try:
                code = run(list(words))
            finally:
                OUTSIDE.allowed = None
        spent = time.process_time() - before
        assert memory() - held < MOST_MEMORY, f"{memory() - held:.0f} MB for {words!r:.300}"
        told = Run(code, out.text(), err.text())
        assert spent < MOST_SECONDS, f"{spent:.1f} s for {words!r:.300}"
        assert code in CODES, (code, words)
        assert OUTSIDE.found == []
        assert "Traceback" not in told.err
        shown = re.sub(r"\x1b\[[0-9;]*m", "", told.out) if tty else told.out
        if any(word.startswith("--ics") for word in words):
            shown = shown.replace("\r\n", "\n")  # as lines of a calendar end
        if tty or not any(word.startswith(("--csv", "--ics", "--export")) for word in words):
            assert not OBEYED.search(shown), OBEYED.search(shown)
        assert not OBEYED.search(told.err)
        return told


@contextlib.contextmanager
def desk() -> Iterator[Desk]:
    """A fresh desk, gone afterwards."""
    place = tempfile.TemporaryDirectory(prefix="perfcli-hostile-", ignore_cleanup_errors=True)
    with place as folder:
        yield Desk(Path(folder))


def note(what: str) -> None:
    """Count what came of an example, for Hypothesis and for the long run."""
    SEEN[what] += 1
    with contextlib.suppress(InvalidArgument):  # outside a property there is nobody to tell
        event(what)


SEEN: Counter[str] = Counter()


def seeds(*kinds: str) -> list[Any]:
    """What was found once, of these kinds: files to be fed again in every run."""
    files = sorted(path for kind in kinds for path in (CORPUS / kind).iterdir())
    return [pytest.param(path, id=str(path.relative_to(CORPUS))) for path in files]


def file_of(seed: Path) -> str:
    """The data file that a seed named `FOLDER__FILE.WHAT.yaml` stands for."""
    return seed.name.partition(".")[0].replace("__", "/") + ".yaml"

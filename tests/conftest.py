"""What every test may ask for, and what none can reach: the user's folders, browser and network."""

import io
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from msgspec import Struct
from msgspec.structs import replace

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import Folder, read_folder
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.store import MemoryStore

# The same examples in every run, none kept on disk, and no clock: a slow machine fails nothing.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)  # .ci/full
# By time instead of by number: tests/hostile_long.py
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

HOSTILE = "\"'><script>window.hacked=1</script><img src=x onerror=window.hacked=1>javascript:hack()"
KEPT = ("tone", "kind", "age", "as_of", "today")
ROOT = Path(__file__).parent.parent
UNSET = (
    "PERFCLI_TODAY",
    "PERFCLI_DEBUG",
    "PERFCLI_PAGER",
    "PAGER",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
)


@dataclass(frozen=True)
class Result:
    """What a run of perfcli left: its exit code, the answer and the talk."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test writes below its own folder, sees no setting of ours, no browser and no network."""
    monkeypatch.setenv("PERFCLI_HOME", str(tmp_path))
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("webbrowser.open", lambda *_args, **_more: False)
    real = socket.getaddrinfo

    def here(host: str, *args: Any, **more: Any) -> Any:
        if host not in ("127.0.0.1", "127.1", "localhost", "localhost."):
            raise socket.gaierror(-2, "Name or service not known")
        return real(host, *args, **more)

    monkeypatch.setattr("socket.getaddrinfo", here)


@pytest.fixture(scope="session")
def data_root() -> Path:
    """The YAML files of the product."""
    return ROOT / "data"


@pytest.fixture(scope="session")
def good_root() -> Path:
    """A small folder of valid data; read only, copy it to change it."""
    return ROOT / "tests" / "data_good"


@pytest.fixture(scope="session")
def folder_of_data(data_root: Path) -> Folder:
    """The product's data as records, read once for all tests; read only."""
    return read_folder(data_root)


@pytest.fixture(scope="session")
def store(folder_of_data: Folder) -> MemoryStore:
    """The product's data, compiled once for all tests."""
    return MemoryStore(compile_folder(folder_of_data))


@pytest.fixture(scope="session")
def knowledge(store: MemoryStore) -> Knowledge:
    """The product's data as commands see it."""
    return Knowledge(store)


@pytest.fixture
def run(store: MemoryStore, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run perfcli in this process: `run(["outlook", "--json"])` or `run("outlook", "--json")`.

    With `tty=True` it writes to what says that it is a terminal. The data is that of `store`, so
    that not every test compiles it anew.
    """
    from perfcli.cli import run as run_cli

    monkeypatch.setattr("perfcli.knowledge.store.checkout_store", lambda root: store)

    def call(*words: str | list[str], tty: bool = False) -> Result:
        flat = [word for part in words for word in ([part] if isinstance(part, str) else part)]
        out, err = _Stream(tty), _Stream(tty)
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run_cli(flat)
        return Result(code, out.text(), err.text())

    return call


@pytest.fixture(scope="session")
def document(knowledge: Knowledge) -> Any:
    """The handbook of the product's data as a document."""
    from perfcli.advice.handbook import handbook_view
    from perfcli.render.layouts.handbook.book import handbook

    day = date(2026, 11, 24)
    return handbook(handbook_view(knowledge, day), day)


@pytest.fixture(scope="session")
def html(document: Any) -> str:
    """The handbook as a web page."""
    from perfcli.render.html.document import document_html

    return document_html(document)


@pytest.fixture(scope="session")
def spoiled() -> Callable[[Any], Any]:
    """A function that puts HOSTILE at the end of every text in a record, but for days and kinds."""

    def spoil(value: Any) -> Any:
        if isinstance(value, str):
            return value + HOSTILE
        if isinstance(value, tuple):
            return tuple(spoil(one) for one in value)
        if isinstance(value, Struct):
            names = [name for name in value.__struct_fields__ if name not in KEPT]
            return replace(value, **{name: spoil(getattr(value, name)) for name in names})
        return value

    return spoil


class _Stream(io.TextIOWrapper):
    """A text stream in memory that says what it is told of being a terminal."""

    def __init__(self, tty: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n")
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty

    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode("utf-8")

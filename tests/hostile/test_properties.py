"""Whatever anybody feeds it: an answer or a clear error, soon, in little memory, and nothing else.

Each property stands alone: pytest runs it with a few examples, `tests/hostile_long.py` for minutes.
What was found once lies in `corpus/` and is fed again in every run.
"""

import contextlib
import functools
import io
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import typer
import yaml
from hypothesis import event, given
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from perfcli.cli import app, run
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.rules.check import check_folder
from perfcli.knowledge.store import MemoryStore

ROOT = Path(__file__).parent.parent.parent
GOOD = ROOT / "tests" / "data_good"
PROFILE = ROOT / "tests" / "profiles_good" / "full.yaml"
CORPUS = Path(__file__).with_name("corpus")
MOST_SECONDS = 2  # of the processor: a busy machine is no hang
CODES = {0, 1, 2, 3, 4}  # 70 would be a bug of ours, 130 an interrupt
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SETTINGS = ("PERFCLI_PAGER", "PAGER", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "EDITOR", "VISUAL")

NASTY = st.sampled_from(
    [
        *(
            "\x1b[31m",
            "\x1b]0;x\x07",
            "\x9b2J",
            "\u202e",
            "\u2066",
            "\x00",
            "\r",
            "\r\n",
            "\n",
            "\t",
        ),
        *("[bold red]x[/]", "[link=file:///etc/passwd]x[/link]", "[/", "\\[", "`", "|", "](x)"),
        *("javascript:alert(1)", "file:///etc/passwd", "https://x.example/\r\nX: y", "data:x"),
        *("../../../etc/passwd", "..", "/etc/passwd", "~nobody-at-all/x", "C:\\x", "con", "nul"),
        *("=1+1", "@SUM(A1)", "+1", "-1", '=HYPERLINK("x")', "＝1", "'", '"', ",", ";"),
        *("\r\nBEGIN:VALARM\r\n", "END:VEVENT", "\\n", "{x}", "%s", "%(x)s", "$(x)", "--", "-"),
        *("\ud800", "\udcff", "é", "心臓", "🫀", "e\u0301", "\ufeff", "\u2028", "İ", "ß", "٣"),
        *("0", "-0", "1e9999", "nan", "inf", "9" * 400, "0x10", "1_000", "٣.٤", "12:30", "1.10"),
        *("2026-02-30", "9999-12-31", "0001-01-01", "2026-11-24", "02-29", "start=9999-12-31"),
        *(
            "x" * 5000,
            "a " * 3000,
            "(" * 500,
            "[" * 500,
            "null",
            "true",
            "no",
            "~",
            "<<",
            "&a",
            "*a",
        ),
    ]
)
TEXTS = st.lists(NASTY | st.text(max_size=12), max_size=6).map("".join)
SCALARS = st.one_of(
    TEXTS, st.none(), st.booleans(), st.integers(), st.floats(), st.just([]), st.just({})
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


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
            self.note(given[1])
        elif name in ("subprocess.Popen", "os.exec", "os.system", "socket.connect"):
            self.found.append(f"{name} {given!r}")

    def note(self, path: Any) -> None:
        with contextlib.suppress(TypeError, ValueError):
            where = os.path.realpath(os.fsdecode(path))
            if where != os.devnull and not where.startswith(self.allowed or ()):
                self.found.append(where)


OUTSIDE = Outside()


@functools.cache
def product() -> MemoryStore:
    """The product's data, compiled once."""
    return MemoryStore(compile_folder(read_folder(ROOT / "data")))


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
        before = time.process_time()
        with contextlib.ExitStack() as stack:
            for name, stream in (("stdout", out), ("stderr", err), ("stdin", Stream(stdin))):
                stack.enter_context(mock.patch.object(sys, name, stream))
            stack.enter_context(
                mock.patch(
                    "perfcli.knowledge.store.checkout_store", return_value=store or product()
                )
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
        told = Run(code, out.text(), err.text())
        assert spent < MOST_SECONDS, f"{spent:.1f} s for {words!r:.300}"
        assert code in CODES, (code, words)
        assert OUTSIDE.found == []
        assert "Traceback" not in told.err
        shown = re.sub(r"\x1b\[[0-9;]*m", "", told.out) if tty else told.out
        if not {"--csv", "--ics"} & set(words) or tty:
            assert not OBEYED.search(shown), OBEYED.search(shown)
        assert not OBEYED.search(told.err)
        return told


@contextlib.contextmanager
def desk() -> Iterator[Desk]:
    """A fresh desk, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="perfcli-hostile-"))
    try:
        yield Desk(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def note(what: str) -> None:
    """Count what came of an example, for Hypothesis and for the long run."""
    SEEN[what] += 1
    with contextlib.suppress(InvalidArgument):  # outside a property there is nobody to tell
        event(what)


SEEN: Counter[str] = Counter()


# -- YAML: what a contributor or a user writes ----------------------------------------------------


def check_yaml(name: str, content: bytes) -> None:
    """A data folder with this for one of its files: problems, or every page of it."""
    with desk() as own:
        folder = own.work / "data"
        shutil.copytree(GOOD, folder)
        (folder / name).write_bytes(content)
        before = time.process_time()
        problems = check_folder(folder)
        assert time.process_time() - before < MOST_SECONDS
        said = own.run("data", "check", str(folder))
        assert said.code == (3 if problems else 0)
        note("clean" if not problems else "problems")
        if problems:
            return
        store = MemoryStore(compile_folder(read_folder(folder)))
        for words in (
            "first",
            "schools",
            "schools alpha",
            "license",
            "careers",
            "glossary",
            "ask x",
        ):
            for form in ((), ("--json",), ("--plain",), ("--markdown",)):
                own.run(*words.split(), *form, store=store, tty=not form)
        for words in ("resources", "sources", "data", "checklist", "deadlines", "", "--help"):
            own.run(*words.split(), store=store, tty=True)
        own.run("deadlines", "--ics", "-", store=store)  # its lines end in CR LF


DRAWN = ("first", "schools", "schools alpha", "license", "careers", "glossary", "ask forty")
FILES = sorted(str(path.relative_to(GOOD)) for path in GOOD.rglob("*.yaml"))


@given(st.sampled_from(FILES), TEXTS | st.binary(max_size=200))
def test_any_text_for_a_data_file(name: str, content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    check_yaml(name, raw)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path inside a value."""
    yield path
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(item, (*path, key))


@st.composite
def mutants(draw: st.DrawFn, whole: Any, most: int = 3) -> Any:
    """A document of which some values, keys or entries are something else."""
    made = yaml.safe_load(yaml.safe_dump(whole))
    for _ in range(draw(st.integers(1, most))):
        path = draw(st.sampled_from(list(places(made))))
        if not path:
            continue
        inside = functools.reduce(lambda value, key: value[key], path[:-1], made)
        old = inside[path[-1]]
        match draw(st.integers(0, 4)):
            case 0:
                inside[path[-1]] = draw(VALUES)
            case 1 if isinstance(old, str):
                inside[path[-1]] = old + draw(TEXTS)
            case 2 if isinstance(inside, dict):
                inside[draw(TEXTS)] = inside.pop(path[-1])
            case 3 if isinstance(inside, list):
                inside.append(old)
            case _:
                del inside[path[-1]]
    return made


class Loose(yaml.SafeDumper):
    """Writes whatever it is given, text as text, each value where it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(value: Any) -> bytes:
    """A value as YAML."""
    text: str = yaml.dump(value, Dumper=Loose, allow_unicode=False, sort_keys=False)
    return text.encode("utf-8", "surrogatepass")


@functools.cache
def wholes() -> dict[str, Any]:
    """The documents of the good folder, read as our own reader does: no dates, no sexagesimals."""
    from perfcli.knowledge.reading import parse_yaml

    return {name: parse_yaml((GOOD / name).read_text("utf-8"), name).data for name in FILES}


@given(st.data())
def test_any_structure_for_a_data_file(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(FILES))
    check_yaml(name, written(data.draw(mutants(wholes()[name]))))


# -- what the user keeps ---------------------------------------------------------------------------


def check_profile(content: bytes) -> None:
    """A profile of these bytes: its problems, or every answer that reads it."""
    with desk() as own:
        (own.home / "config" / "profile.yaml").write_bytes(content)
        code = own.run("profile", tty=True).code
        note(f"profile {code}")
        for words in ("match", "match --json", "track --json", "log", "checklist entry"):
            assert own.run(*words.split()).code in (code, 0), words
        own.run("match", "musc", "utah", tty=True)
        own.run("profile", "--profile", "-", "--json", stdin=content)


@given(TEXTS | st.binary(max_size=300))
def test_any_text_for_a_profile(content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    check_profile(raw)


@functools.cache
def full_profile() -> Any:
    """A profile with every field."""
    from perfcli.knowledge.reading import parse_yaml

    return parse_yaml(PROFILE.read_text("utf-8"), "profile").data


@given(st.data())
def test_any_structure_for_a_profile(data: st.DataObject) -> None:
    check_profile(written(data.draw(mutants(full_profile()))))


def export() -> Any:
    """An export of a journal with something of every kind."""
    events = [
        ("track", "musc", {"on": "2026-11-20", "status": "applied", "note": "Sent"}),
        ("tick", "entry//entry-read", {"on": "2026-11-20"}),
        ("anchor", "entry//start", {"on": "2027-08-16"}),
        ("log", "shadow", {"date": "2026-11-01", "hours": 6.5, "count": 1.0, "place": "Mercy"}),
        ("log", "ceu", {"date": "2026-11-01", "count": 2.0, "category": "I", "note": "x"}),
    ]
    told = [
        {"uid": f"u{i}", "kind": kind, "key": key, "data": held}
        for i, (kind, key, held) in enumerate(events)
    ]
    changes = [{"at": "2026-11-20T10:00:00", "what": "all of it", "events": told}]
    return {"format": "perfcli-journal", "version": 1, "changes": changes}


def check_import(content: bytes) -> None:
    """A journal of these bytes: its problems, or every answer that reads it."""
    with desk() as own:
        (own.work / "mine.json").write_bytes(content)
        code = own.run("journal", "--import", "mine.json").code
        note(f"import {code}")
        for words in ("journal", "track", "log", "log --csv", "checklist entry", "track --csv"):
            own.run(*words.split(), tty=True)
            own.run(*words.split())
        own.run("journal", "--export", "again.json")
        if code == 0:
            assert own.run("journal", "--import", "again.json").code == 0
            assert own.run("journal", "--undo").code in (0, 1)


@given(TEXTS | st.binary(max_size=200))
def test_any_bytes_for_a_journal(content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    check_import(raw)


@given(st.data())
def test_any_structure_for_a_journal(data: st.DataObject) -> None:
    import json

    check_import(json.dumps(data.draw(mutants(export()))).encode())


def check_csv(content: bytes) -> None:
    """A log of these bytes: its problems, or entries that come back as they were."""
    with desk() as own:
        (own.work / "log.csv").write_bytes(content)
        code = own.run("log", "--import", "log.csv").code
        note(f"csv {code}")
        own.run("log", "case", "--import", "-", stdin=content)
        own.run("log", "--all", tty=True)
        first = own.run("log", "--csv").out
        if code == 0:
            (own.work / "again.csv").write_bytes(first.encode())
            assert own.run("log", "--import", "again.csv").code == 0
            assert own.run("log", "--csv").out == first


CELLS = st.one_of(
    TEXTS,
    st.sampled_from(["shadow", "case", "ceu", "study", "primary", "I", "2026-11-01", "1", "2.5"]),
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=6), st.sampled_from(",;\t"), st.booleans())
def test_any_rows_for_a_log(rows: list[list[str]], mark: str, headed: bool) -> None:
    head = mark.join(("kind", "date", "hours", "count", "place", "category", "note"))
    lines = [mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text = "\n".join([head, *lines] if headed else lines)
    check_csv(text.encode("utf-8", "surrogatepass"))


@given(TEXTS | st.binary(max_size=200))
def test_any_bytes_for_a_log(content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    check_csv(raw)


# -- what the user types ---------------------------------------------------------------------------


def check_question(text: str) -> None:
    """A question: an answer or an honest no."""
    with desk() as own:
        for form in ((), ("--json",), ("--markdown",)):
            assert own.run("ask", "--", text, *form, tty=not form).code in (0, 1, 2)
        own.run("ask", stdin=text.encode("utf-8", "surrogatepass"))
        own.run("ask", "-i", stdin=text.encode("utf-8", "replace"))


QUESTION = st.sampled_from(
    "how much do perfusionists earn what schools in texas NEAR AND OR NOT * ^ : ( gre musc".split()
)


@given(TEXTS | st.lists(QUESTION, max_size=12).map(" ".join) | st.text(max_size=400))
def test_any_question(text: str) -> None:
    check_question(text)


@functools.cache
def grammar() -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Every command with its parameters, but for those that start another program."""
    group = typer.main.get_command(app)
    found = [(name, group.get_command(None, name)) for name in group.list_commands(None)]
    found = [(name, one) for name, one in found if name != "mcp"]
    whole = [(name, one) for name, one in found if not hasattr(one, "list_commands")]
    for name, one in found:
        if hasattr(one, "list_commands"):
            subs = (sub for sub in one.list_commands(None) if sub != "links")  # the network
            whole += [(f"{name} {sub}", one.get_command(None, sub)) for sub in subs]
    return tuple((name, tuple(one.params)) for name, one in whole)


PATHS = st.sampled_from(["-", "new.txt", "folder", "there.txt", "no/such/file", "link", ""])
PLAIN = st.sampled_from(
    "musc utah ny tx entry case shadow applied 2026-11-20 1 3.5 gpa start=2027-08-16 I primary "
    "entry-read start exam book crna anatomy ecmo 2 shortage canada".split()
)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A command line: a command, some of its options with any values, any names."""
    name, params = draw(st.sampled_from(grammar()))
    words = name.split()
    for param in draw(st.lists(st.sampled_from(params), max_size=4)):
        noun = getattr(param, "metavar", None) or ""
        value = PATHS if "FILE" in noun or "FOLDER" in noun else PLAIN | TEXTS
        if param.param_type_name == "argument":
            words += draw(st.lists(value, max_size=3))
        elif "--edit" in param.opts:  # starts an editor
            continue
        elif param.is_flag:
            words.append(param.opts[-1])
        elif draw(st.booleans()):
            words += [param.opts[-1], draw(value)]
        else:
            words.append(f"{param.opts[-1]}={draw(value)}")
    return words


def check_line(words: list[str], stdin: bytes = b"") -> None:
    """A command line, in a folder with a file, a folder and a link in it."""
    with desk() as own:
        (own.work / "folder").mkdir()
        (own.work / "there.txt").write_text("kind,date\ncase,2026-11-01\n", encoding="utf-8")
        with contextlib.suppress(OSError):
            (own.work / "link").symlink_to("aside")  # to nothing, as yet
        for tty in (False, True):
            told = own.run(*words, stdin=stdin, tty=tty)
            note(f"exit {told.code}")


@given(lines() | st.lists(TEXTS, max_size=4), st.binary(max_size=50))
def test_any_command_line(words: list[str], stdin: bytes) -> None:
    check_line(words, stdin)


@given(st.lists(PLAIN | TEXTS, max_size=4), st.sampled_from(["bash", "zsh", "fish", "powershell"]))
def test_any_word_at_a_tab(words: list[str], shell: str) -> None:
    with desk() as own, mock.patch.dict(os.environ, _PERFCLI_COMPLETE=shell):
        told = own.run(*words)
        assert told.code == 0
        for line in told.out.splitlines():
            assert re.fullmatch(r"[\w=,.@-]+(\t.*)?", line), line


# -- what was found --------------------------------------------------------------------------------

CHECKS = {
    "profile": check_profile,
    "journal": check_import,
    "log": check_csv,
    "question": lambda raw: check_question(raw.decode("utf-8", "surrogatepass")),
    "line": lambda raw: check_line(raw.decode("utf-8", "surrogatepass").split("\n")),
}


def pytest_generate_tests(metafunc: Any) -> None:
    """A test for every file of the corpus."""
    if "seed" in metafunc.fixturenames:
        files = sorted(path for path in CORPUS.rglob("*") if path.is_file())
        metafunc.parametrize("seed", files, ids=[str(one.relative_to(CORPUS)) for one in files])


def test_what_was_found_stays_mended(seed: Path) -> None:
    kind = seed.parent.name
    if kind in CHECKS:
        CHECKS[kind](seed.read_bytes())
    else:  # data/TOPIC__FILE.NAME
        place, _, _ = seed.name.partition(".")
        check_yaml(place.replace("__", "/") + ".yaml", seed.read_bytes())


def properties() -> dict[str, Any]:
    """Every property by name, for the long run."""
    return {
        name: one
        for name, one in globals().items()
        if name.startswith("test_any_") and callable(one)
    }


def told(error: BaseException) -> str:
    """What a failure says."""
    return "".join(traceback.format_exception(error))

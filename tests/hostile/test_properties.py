"""Whatever anybody feeds it: an answer or a clear error, soon, in little memory, and nothing else.

Each property stands alone: pytest runs it with a few examples, `tests/hostile_long.py` for minutes.
What was found once lies in `corpus/` and is fed again in every run.
"""

import contextlib
import functools
import json
import os
import re
import shutil
import time
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import typer
from hostile_desk import GOOD, MOST_SECONDS, ROOT, desk, file_of, note, seeds
from hostile_texts import TEXTS, encoded, mutants, written
from hypothesis import given
from hypothesis import strategies as st

from perfcli.cli import app
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.reading import parse_yaml
from perfcli.knowledge.rules.check import check_folder
from perfcli.knowledge.store import MemoryStore

PROFILE = ROOT / "tests" / "profiles_good" / "full.yaml"


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


FILES = sorted(str(path.relative_to(GOOD)) for path in GOOD.rglob("*.yaml"))


@given(st.sampled_from(FILES), TEXTS | st.binary(max_size=200))
def test_any_text_for_a_data_file(name: str, content: str | bytes) -> None:
    check_yaml(name, encoded(content))


@functools.cache
def wholes() -> dict[str, Any]:
    """The documents of the good folder, read as our own reader does: no dates, no sexagesimals."""
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
    check_profile(encoded(content))


@functools.cache
def full_profile() -> Any:
    """A profile with every field."""
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
    check_import(encoded(content))


@given(st.data())
def test_any_structure_for_a_journal(data: st.DataObject) -> None:
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
    check_csv(encoded(content))


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


@pytest.mark.parametrize("seed", seeds("data", *CHECKS))
def test_what_was_found_stays_mended(seed: Path) -> None:
    if seed.parent.name == "data":
        check_yaml(file_of(seed), seed.read_bytes())
    else:
        CHECKS[seed.parent.name](seed.read_bytes())

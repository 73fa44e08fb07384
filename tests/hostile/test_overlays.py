"""Whatever stands in the user's own files: it is said, and every page is there all the same."""

import contextlib
import functools
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hostile_desk import GOOD, ROOT, desk, file_of, note, seeds
from hostile_texts import TEXTS, encoded, mutants, written
from hypothesis import given
from hypothesis import strategies as st

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import Folder, read_folder
from perfcli.knowledge.reading import parse_yaml
from perfcli.knowledge.store import MemoryStore

PAGES = ("first", "schools", "schools alpha", "license", "careers", "glossary", "ask forty")
OWN = ROOT / "tests" / "own_good"
OWN_FILES = sorted(str(path.relative_to(OWN)) for path in OWN.rglob("*.yaml"))
LAID = (
    *OWN_FILES,
    *("schools/con.yaml", "topics/stale.yaml", "states/oh.yaml", "states/zz.yaml"),
    *("careers/own.yaml", "checklists/own.yaml", "answers/own.yaml", "courses.yaml"),
    *("about.yaml", "plan.yaml", "x.yaml/y.yaml", "schools/.hidden.yaml", "schools/A b.yaml"),
)


@functools.cache
def shipped() -> Folder:
    """The small folder that stands for what perfcli ships."""
    return read_folder(GOOD)


@functools.cache
def shipped_store() -> MemoryStore:
    return MemoryStore(compile_folder(shipped()))


@functools.cache
def usual(words: str) -> int:
    """How a command ends on the shipped folder alone."""
    with desk() as own:
        return own.run(*words.split(), store=shipped_store()).code


def check_overlay(files: Mapping[str, bytes]) -> None:
    """Files of the user's own: what is wrong with them is said, and every page is there."""
    with desk() as own, contextlib.ExitStack() as stack:
        root = own.home / "config" / "data"
        shutil.copytree(OWN, root)
        for name, content in files.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_bytes(content)
        for module in ("perfcli.knowledge.own.compiled", "perfcli.knowledge.store"):
            stack.enter_context(mock.patch(f"{module}.shipped_folder", shipped))
        stack.enter_context(mock.patch("perfcli.commands.data.yaml_root", return_value=GOOD))
        stack.enter_context(
            mock.patch("perfcli.knowledge.own.compiled.base_key", return_value="good")
        )
        store = shipped_store()
        said = own.run("data", "check", store=store)
        assert said.code in (0, 3)
        note("clean" if said.code == 0 else "problems")
        before = sorted((path, path.read_bytes()) for path in root.rglob("*") if path.is_file())
        assert own.run("data", "diff", store=store).code == said.code
        for words in (*PAGES, "data", "data facts", "data stale"):
            for form in ((), ("--json",)):
                told = own.run(*words.split(), *form, store=store, tty=not form)
                assert told.code == usual(words) or words.startswith("ask"), words
        for words in ("resources", "sources", "deadlines", "checklist", "", "--help"):
            assert own.run(*words.split(), store=store, tty=True).code == usual(words), words
        own.run("data", "new", "fact", "mine", "--in", "alpha", store=store)
        after = sorted((path, path.read_bytes()) for path in root.rglob("*") if path.is_file())
        assert before == [one for one in after if one in before]  # nobody's file was touched


@functools.cache
def own_wholes() -> dict[str, Any]:
    """The user's documents that are good, to be made worse."""
    return {name: parse_yaml((OWN / name).read_text("utf-8"), name).data for name in OWN_FILES}


@given(
    st.dictionaries(st.sampled_from(LAID), TEXTS | st.binary(max_size=200), min_size=1, max_size=3)
)
def test_any_text_for_an_overlay(files: dict[str, str | bytes]) -> None:
    check_overlay({name: encoded(one) for name, one in files.items()})


@given(st.data())
def test_any_structure_for_an_overlay(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(OWN_FILES), min_size=1, max_size=3, unique=True))
    check_overlay({name: written(data.draw(mutants(own_wholes()[name]))) for name in names})


@pytest.mark.parametrize("seed", seeds("overlay"))
def test_what_was_found_stays_mended(seed: Path) -> None:
    check_overlay({file_of(seed): seed.read_bytes()})

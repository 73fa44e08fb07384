"""The store of shipped and own knowledge: made once, kept by content, free where there is none."""

from pathlib import Path

import pytest

from perfcli.errors import forget_notes, notes
from perfcli.knowledge import store as stores
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.load import load
from perfcli.knowledge.own import compiled
from perfcli.knowledge.store import FolderStore, MemoryStore, open_store

STATUS = "status: paused\nstatus_basis: A call\n"


@pytest.fixture
def small(good_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    """An installation of the small folder."""
    store = MemoryStore(compile_folder(read_folder(good_root)))
    monkeypatch.setattr(stores, "CHECKOUT", good_root)
    monkeypatch.setattr(stores, "checkout_store", lambda root: store)
    forget_notes()
    return store


def write(own: Path, name: str, text: str) -> None:
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).write_text(text, encoding="utf-8")


def test_without_a_folder_the_shipped_store_itself_is_used(small, tmp_path):
    assert open_store() is small
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_costs_no_compilation(small, own, tmp_path):
    (own / "README.md").write_text("mine")
    (own / "schools").mkdir()
    assert open_store() is small
    assert not (tmp_path / "cache").exists()


def test_what_is_compiled_is_kept_until_a_file_changes(small, own, monkeypatch):
    write(own, "schools/alpha.yaml", STATUS)
    first = open_store()
    assert isinstance(first, FolderStore)
    with monkeypatch.context() as patch:
        patch.setattr(compiled, "_compile", lambda *_: pytest.fail("compiled again"))
        again = open_store()
        assert isinstance(again, FolderStore) and again.root == first.root
    write(own, "schools/alpha.yaml", STATUS.replace("paused", "closed"))
    assert load().school("alpha").schools[0].status == "closed"


def test_another_shipped_knowledge_is_compiled_anew(small, own, monkeypatch):
    write(own, "schools/alpha.yaml", STATUS)
    first = open_store()
    monkeypatch.setattr(compiled, "base_key", lambda store: "another")
    assert isinstance(first, FolderStore)
    assert open_store().path("index.json") != first.path("index.json")


def test_a_file_that_cannot_be_used_is_noted_and_stops_nothing(small, own):
    write(own, "schools/alpha.yaml", "status: closed\n")
    write(own, "states/oh.yaml", "url: https://example.org/ohio\n")
    knowledge = load()
    assert knowledge.school("alpha").schools[0].status == "running"
    assert knowledge.state("oh").states[0].url == "https://example.org/ohio"
    (text,) = notes()
    assert "schools/alpha.yaml" in text and "perfcli data check" in text
    assert knowledge.own is not None and knowledge.own.left_out == ("schools/alpha.yaml",)
    load()  # from the cache: it is noted all the same
    assert notes() == (text,)


def test_a_date_that_is_still_ahead_is_looked_at_again(small, own, tmp_path):
    write(own, "schools/alpha.yaml", 'facts: [{id: x, claim: One., as_of: "2999"}]\n')
    assert isinstance(open_store(), MemoryStore)
    assert list((tmp_path / "cache").glob("knowledge-*")) == []


def test_without_a_cache_it_is_made_in_memory(small, own, tmp_path):
    (tmp_path / "cache").write_text("no folder")
    write(own, "schools/alpha.yaml", STATUS)
    assert load().school("alpha").schools[0].status == "paused"


def test_links_pipes_and_names_that_cannot_be_printed(small, own, tmp_path):
    import os

    (tmp_path / "elsewhere.yaml").write_text(STATUS)
    (own / "schools").mkdir()
    (own / "schools" / "alpha.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert load().school("alpha").schools[0].status == "running"  # it leads out of its folder
    (own / "schools" / "alpha.yaml").unlink()
    (own / "schools" / "alpha.yaml").write_text(STATUS)
    (own / "schools" / "outside.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    os.mkfifo(own / "schools" / "beta.yaml")
    (own / "schools" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    (own / "schools" / "loop.yaml").symlink_to(own / "schools" / "loop.yaml")
    (own / "topics").symlink_to(own)
    (own / "schools" / "\x1b[31m.txt").write_text("")
    (own / "x\n.yaml").write_text("")
    bundle = load().own
    assert bundle is not None
    assert {problem.rule for problem in bundle.problems} == {"unknown-file", "link"}
    assert len(bundle.problems) >= 5
    assert all(str(problem).isprintable() for problem in bundle.problems)
    assert load().school("alpha").schools[0].status == "paused"

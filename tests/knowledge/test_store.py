"""Where compiled files come from: the wheel, the cache, or memory where nothing can be written."""

import os
import shutil
import time
from pathlib import Path

import pytest

from perfcli.errors import UserError
from perfcli.knowledge import store as stores
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.store import FolderStore, MemoryStore, checkout_store, open_store


@pytest.fixture
def folder(good_root: Path, tmp_path: Path) -> Path:
    """A copy of the good data, to be changed."""
    return Path(shutil.copytree(good_root, tmp_path / "data"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of the cache; not there yet."""
    return tmp_path / "cache"


def edit(folder: Path) -> None:
    path = folder / "about.yaml"
    path.write_text(path.read_text().replace("2026-01-15", "2026-01-16"))


def test_checkout_is_compiled_into_the_cache(folder: Path, cache: Path) -> None:
    store = checkout_store(folder)
    (kept,) = cache.iterdir()
    assert kept.name.startswith("knowledge-")
    files = compile_folder(read_folder(folder))
    assert {name: store.read(name) for name in files} == files
    assert sum(path.is_file() for path in kept.rglob("*")) == len(files)


def test_same_content_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = checkout_store(folder).read("index.json")
    monkeypatch.setattr(stores, "_compile", lambda root: pytest.fail("compiled again"))
    assert checkout_store(folder).read("index.json") == first


def test_changed_content_is_compiled_again_and_the_old_stays_a_day(
    folder: Path, cache: Path
) -> None:
    checkout_store(folder)
    (old,) = cache.iterdir()
    edit(folder)
    assert checkout_store(folder).read("as_of.txt") == b"2026-01-16"
    assert old in cache.iterdir()
    assert len(list(cache.iterdir())) == 2


def test_content_of_days_ago_is_dropped(folder: Path, cache: Path) -> None:
    checkout_store(folder)
    (old,) = cache.iterdir()
    long_ago = time.time() - 2 * 86400
    os.utime(old, (long_ago, long_ago))
    edit(folder)
    checkout_store(folder)
    assert old not in cache.iterdir()
    assert len(list(cache.iterdir())) == 1


def test_cache_that_cannot_be_written_is_no_error(folder: Path, cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    store = checkout_store(folder)
    assert isinstance(store, MemoryStore)
    assert store.read("as_of.txt") == b"2026-01-15"


def test_quicker_process_is_no_error(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = compile_folder(read_folder(folder))

    def slow(root: Path) -> dict[str, bytes]:
        monkeypatch.setattr(stores, "_compile", lambda root: files)
        checkout_store(root)  # the other one, done before we are
        return files

    monkeypatch.setattr(stores, "_compile", slow)
    assert isinstance(checkout_store(folder), FolderStore)
    assert [path.name.split("-")[0] for path in cache.iterdir()] == ["knowledge"]


def test_write_that_breaks_off_leaves_no_half_of_it(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert isinstance(checkout_store(folder), MemoryStore)
    assert list(cache.iterdir()) == []


def test_invalid_data_is_told_with_its_problems(folder: Path, cache: Path) -> None:
    (folder / "courses.yaml").unlink()
    with pytest.raises(UserError) as caught:
        checkout_store(folder)
    assert caught.value.code == "invalid-file"
    assert "  courses.yaml: -: no such file: add it" in caught.value.message.splitlines()
    assert "perfcli data check" in (caught.value.hint or "")
    assert not cache.exists()


@pytest.mark.parametrize(("strays", "last"), [(20, "stray-19.txt"), (25, "  and 5 more")])
def test_many_problems_are_cut_with_their_count(folder: Path, strays: int, last: str) -> None:
    for i in range(strays):
        (folder / f"stray-{i:02}.txt").touch()
    with pytest.raises(UserError) as caught:
        checkout_store(folder)
    lines = caught.value.message.splitlines()
    assert last in lines[-1]
    assert sum("stray-" in line for line in lines) == 20


def test_renamed_file_is_noticed(folder: Path) -> None:
    checkout_store(folder)
    (folder / "states" / "oh.yaml").rename(folder / "states" / "ky.yaml")
    with pytest.raises(UserError):
        checkout_store(folder)


def test_wheel_is_read_before_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = tmp_path / "_data" / "_compiled"
    compiled.mkdir(parents=True)
    (compiled / "index.json").write_bytes(b"{}")
    monkeypatch.setattr(stores, "SHIPPED", tmp_path / "_data")
    monkeypatch.setattr(stores, "checkout_store", lambda root: pytest.fail("read the checkout"))
    assert open_store().read("index.json") == b"{}"
    assert stores.yaml_root() == tmp_path / "_data"


def test_checkout_is_read_where_there_is_no_wheel(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "SHIPPED", tmp_path / "absent")
    monkeypatch.setattr(stores, "CHECKOUT", folder)
    assert open_store().read("as_of.txt") == b"2026-01-15"
    assert stores.yaml_root() == folder


def test_neither_wheel_nor_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "SHIPPED", tmp_path / "absent")
    monkeypatch.setattr(stores, "CHECKOUT", tmp_path / "absent-too")
    with pytest.raises(UserError) as caught:
        open_store()
    assert caught.value.code == "unreadable"
    assert caught.value.hint


def test_file_that_a_store_lacks(tmp_path: Path) -> None:
    for store in (FolderStore(tmp_path), MemoryStore({})):
        with pytest.raises(UserError) as caught:
            store.read("topics/nothing.json")
        assert caught.value.code == "unreadable"
        assert "topics/nothing.json" in caught.value.message
        assert caught.value.hint

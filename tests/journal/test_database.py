"""The journal's file: never overwritten, never lost, and a reader leaves no trace."""

import os
import resource
import shutil
import sqlite3
import stat
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from perfcli.errors import UserError
from perfcli.journal import database
from perfcli.journal.database import journal_path, reading, writing
from perfcli.journal.events import add, summary, undo


def test_it_lies_in_the_data_folder(tmp_path):
    assert journal_path() == tmp_path / "data" / "journal.sqlite"


def test_every_name_of_a_folder_will_do(tmp_path, case, notes):
    path = tmp_path / "a b#c?d%20é" / "journal.sqlite"
    add(path, "first", [case("one")])
    assert path.is_file()
    assert notes(path) == ["one"]


def test_a_new_one_is_for_its_owner_alone(path, case):
    old = os.umask(0)
    try:
        add(path, "first", [case("one")])
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_write_is_as_safe_as_sqlite_makes_it(path):
    with writing(path) as base:
        assert base.execute("PRAGMA synchronous").fetchone() == (3,)  # EXTRA
        assert base.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert base.execute("PRAGMA busy_timeout").fetchone()[0] >= 10_000
        assert base.in_transaction


def test_reading_writes_nothing_even_where_there_is_none(path, tmp_path, notes):
    assert notes(path) == []
    assert summary(path).changes == 0
    assert list(tmp_path.iterdir()) == []


def test_reading_leaves_every_file_as_it_was(filled, notes, listing):
    before = listing(filled.parent)
    assert notes(filled) == ["one", "two"]
    summary(filled)
    assert listing(filled.parent) == before


def test_a_reader_sees_one_moment(filled, case, notes):
    with reading(filled) as base:
        first = base.execute("SELECT count(*) FROM event").fetchone()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(database, "WAIT_MS", 1)
            with pytest.raises(UserError, match="in use by another program"):
                add(filled, "third", [case("three")])
        assert base.execute("SELECT count(*) FROM event").fetchone() == first
    assert notes(filled) == ["one", "two"]


def test_all_of_a_change_is_kept_or_nothing(filled, case, notes):
    def stopped():
        with writing(filled) as base:
            base.execute("INSERT INTO change (batch, at, what) VALUES (9, '', 'half')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert summary(filled).changes == 2
    twice = case("three")
    with pytest.raises(UserError):
        add(filled, "third", [twice, database_event(twice, "same"), database_event(twice, "same")])
    assert notes(filled) == ["one", "two"]


def database_event(event, uid):
    return type(event)(event.kind, event.key, event.told, uid)


def test_an_empty_file_is_a_new_journal(path, case, notes):
    path.parent.mkdir()
    path.touch()  # what a writer leaves that is killed at once
    assert notes(path) == []
    assert path.stat().st_size == 0
    add(path, "first", [case("one")])
    assert notes(path) == ["one"]


def test_what_a_killed_writer_left_is_rolled_back_by_a_reader(filled, tmp_path, notes):
    kept = tmp_path / "kept.sqlite"
    base = sqlite3.connect(filled, isolation_level=None)
    base.execute("PRAGMA cache_size=1")  # so that pages reach the file before the end
    base.execute("BEGIN IMMEDIATE")
    base.execute("UPDATE event SET data = 'x'")
    rows = [(9, f"{i}", "log", "case", "y" * 2000) for i in range(200)]
    query = "INSERT INTO event (change, uid, kind, key, data) VALUES (?, ?, ?, ?, ?)"
    base.executemany(query, rows)
    shutil.copy(filled, kept)
    shutil.copy(f"{filled}-journal", f"{kept}-journal")
    base.execute("ROLLBACK")
    base.close()
    shutil.copy(kept, filled)
    shutil.copy(f"{kept}-journal", f"{filled}-journal")
    assert notes(filled) == ["one", "two"]
    assert not Path(f"{filled}-journal").exists()


@pytest.mark.parametrize("place", ["parent", "grandparent"])
def test_a_file_in_the_way_is_said(path, case, tmp_path, place, notes):
    blocked = path.parent if place == "parent" else tmp_path / "home"
    if place == "grandparent":
        path = blocked / "data" / "journal.sqlite"
    blocked.write_text("mine")
    with pytest.raises(UserError) as caught:
        add(path, "first", [case("one")])
    assert caught.value.exit_code == 4
    assert str(path) in caught.value.message
    assert "no folder" in caught.value.message
    assert blocked.read_text() == "mine"
    assert notes(path) == []


def test_a_folder_in_the_place_of_the_file_is_said(path, case, notes):
    path.mkdir(parents=True)
    for act in (lambda: add(path, "first", [case("one")]), lambda: notes(path)):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.exit_code == 4
    assert path.is_dir()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_said_and_can_be_read(filled, case, notes):
    filled.parent.chmod(0o500)
    try:
        with pytest.raises(UserError) as caught:
            add(filled, "third", [case("three")])
        assert caught.value.code == "unwritable"
        assert notes(filled) == ["one", "two"]
    finally:
        filled.parent.chmod(0o700)


def test_a_read_only_file_system_is_said(filled, monkeypatch, case, notes):
    connect = database._connect
    monkeypatch.setattr(database, "_connect", lambda path, mode: connect(path, "ro"))
    with pytest.raises(UserError) as caught:
        add(filled, "third", [case("three")])
    assert caught.value.code == "unwritable"
    assert "PERFCLI_HOME" in caught.value.hint
    assert notes(filled) == ["one", "two"]


def test_a_full_disk_is_said_and_nothing_is_lost(filled, monkeypatch, case):
    before = filled.read_bytes()
    connect = database._connect

    def full(path, mode):
        base = connect(path, mode)
        pages = base.execute("PRAGMA page_count").fetchone()[0]
        base.execute(f"PRAGMA max_page_count={pages}")
        return base

    monkeypatch.setattr(database, "_connect", full)
    with pytest.raises(UserError) as caught:
        add(filled, "third", [case("x" * 50_000)])
    assert (caught.value.code, caught.value.exit_code) == ("unwritable", 4)
    assert "the disk is full" in caught.value.message
    assert filled.read_bytes() == before


@contextmanager
def at_most(size: int):
    """A limit of the system on how large a file may become."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_takes_no_more_is_said_and_nothing_is_lost(filled, case, notes):
    with at_most(filled.stat().st_size + 100), pytest.raises(UserError) as caught:
        add(filled, "third", [case("x" * 90_000)])
    assert (caught.value.code, caught.value.exit_code) == ("unwritable", 4)
    assert "the disk" in caught.value.message
    assert notes(filled) == ["one", "two"]
    add(filled, "third", [case("three")])
    assert notes(filled) == ["one", "two", "three"]


def test_a_small_disk_fills_up_and_nothing_is_lost(tmp_path, case, notes):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if not mounted or mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        path = disk / "data" / "journal.sqlite"
        kept = []

        def fill():
            for i in range(1000):
                add(path, "fill", [case(f"{i} {'x' * 3000}")])
                kept.append(i)

        with pytest.raises(UserError) as caught:
            fill()
        assert (caught.value.code, caught.value.exit_code) == ("unwritable", 4)
        assert [int((note or "").split()[0]) for note in notes(path)] == kept
        assert len(kept) > 10
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_newer_version_is_left_alone(filled, case, notes):
    base = sqlite3.connect(filled)
    base.execute("PRAGMA user_version=99")
    base.execute("PRAGMA journal_mode=WAL")  # a newer one may do as it likes
    base.close()
    before = filled.read_bytes()
    for act in (
        lambda: add(filled, "third", [case("three")]),
        lambda: notes(filled),
        lambda: undo(filled),
    ):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.exit_code == 4
        assert "version 99" in caught.value.message
        assert "upgrade" in caught.value.hint
    assert filled.read_bytes() == before


def test_a_file_of_somebody_else_is_left_alone(path, case, notes):
    path.parent.mkdir()
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE mine (x)")
    base.execute("PRAGMA journal_mode=WAL")
    base.close()
    before = path.read_bytes()
    for act in (lambda: add(path, "first", [case("one")]), lambda: notes(path)):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.exit_code == 4
        assert "no journal of perfcli" in caught.value.message
    assert path.read_bytes() == before

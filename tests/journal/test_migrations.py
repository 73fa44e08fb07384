"""A journal of an older version: read as it is, copied, then brought up to date."""

import stat

import pytest

from perfcli.errors import UserError
from perfcli.journal import database
from perfcli.journal.database import reading
from perfcli.journal.events import add


def test_there_is_a_migration_for_every_version():
    assert len(database.MIGRATIONS) == database.VERSION - 1


@pytest.fixture
def newer(filled, monkeypatch):
    """A perfcli that is one version ahead of the journal."""
    step = "ALTER TABLE change ADD COLUMN mood TEXT; UPDATE change SET mood = 'good'"
    monkeypatch.setattr(database, "VERSION", database.VERSION + 1)
    monkeypatch.setattr(database, "MIGRATIONS", (*database.MIGRATIONS, step))
    return filled


def moods(path):
    with reading(path) as base:
        return base.execute("SELECT mood FROM change ORDER BY id").fetchall()


def test_an_older_one_is_read_as_if_it_were_of_today(newer, notes, listing):
    before = listing(newer.parent)
    assert moods(newer) == [("good",), ("good",)]
    assert notes(newer) == ["one", "two"]
    assert listing(newer.parent) == before


def test_an_older_one_is_copied_before_it_is_brought_up(newer, case, notes):
    before = newer.read_bytes()
    add(newer, "third", [case("three")])
    backup = newer.with_name(f"journal-version-{database.VERSION - 1}-1.sqlite")
    assert backup.read_bytes() == before
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert moods(newer) == [("good",), ("good",), (None,)]
    assert notes(newer) == ["one", "two", "three"]
    add(newer, "fourth", [case("four")])
    assert len(list(newer.parent.iterdir())) == 2


def test_a_migration_that_fails_leaves_the_old_one(newer, monkeypatch, case):
    monkeypatch.setattr(database, "MIGRATIONS", ("ALTER TABLE change ADD COLUMN a; BROKEN",))
    before = newer.read_bytes()
    with pytest.raises(UserError):
        add(newer, "third", [case("three")])
    assert newer.read_bytes() == before


def test_no_copy_no_migration(newer, monkeypatch, case):
    def refuse(path, what):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(database, "_free_name", refuse)
    before = newer.read_bytes()
    with pytest.raises(UserError) as caught:
        add(newer, "third", [case("three")])
    assert caught.value.exit_code == 4
    assert "before its update" in caught.value.message
    assert newer.read_bytes() == before

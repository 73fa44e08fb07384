"""A damaged journal is set aside under a new name, never written over."""

import sqlite3
from pathlib import Path

import pytest

from perfcli.errors import UserError
from perfcli.journal import database
from perfcli.journal.events import add, summary


def spoil_header(path: Path) -> None:
    path.write_bytes(b"not a database" + path.read_bytes()[14:])


def spoil_page(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    page = int.from_bytes(raw[16:18], "big")
    raw[page : 3 * page] = b"\xa5" * (2 * page)
    path.write_bytes(bytes(raw))


def spoil_unread_page(path: Path) -> None:
    """The index that no writer of a log looks at as a whole: only a look through all finds it."""
    base = sqlite3.connect(path)
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'event_change'"
    number = base.execute(query).fetchone()[0]
    base.close()
    raw = bytearray(path.read_bytes())
    page = int.from_bytes(raw[16:18], "big")
    raw[(number - 1) * page + 8 : number * page] = b"\xff" * (page - 8)
    path.write_bytes(bytes(raw))


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


SPOILERS = [spoil_header, spoil_page, spoil_unread_page, truncate]


@pytest.mark.parametrize("spoil", SPOILERS)
def test_a_damaged_file_is_set_aside_and_said(filled, case, spoil, notes):
    spoil(filled)
    before = filled.read_bytes()
    with pytest.raises(UserError) as caught:
        add(filled, "third", [case("three")])
    aside = filled.with_name("journal-damaged-1.sqlite")
    assert caught.value.exit_code == 4
    assert "damaged" in caught.value.message
    assert str(aside) in caught.value.message
    assert "--import" in caught.value.hint
    assert aside.read_bytes() == before
    assert not filled.exists()
    add(filled, "third", [case("three")])
    assert notes(filled) == ["three"]
    assert aside.read_bytes() == before


def test_the_next_damaged_file_gets_a_name_of_its_own(filled, case):
    for number in (1, 2, 3):
        filled.write_bytes(b"garbage %d" % number * 1000)
        with pytest.raises(UserError, match=f"damaged-{number}"):
            add(filled, "more", [case("x")])
    asides = sorted(filled.parent.glob("*damaged*"))
    assert [one.read_bytes()[:9] for one in asides] == [b"garbage 1", b"garbage 2", b"garbage 3"]


@pytest.mark.parametrize("spoil", [spoil_header, spoil_page])
def test_a_damaged_file_that_is_read_is_told_and_left(filled, spoil, listing):
    spoil(filled)
    before = listing(filled.parent)
    with pytest.raises(UserError) as caught:
        summary(filled)
    assert (caught.value.code, caught.value.exit_code) == ("unreadable", 4)
    assert "damaged" in caught.value.message
    assert listing(filled.parent) == before


def test_a_sound_file_is_not_set_aside_for_another_ones_damage(filled, notes):
    error = database._set_aside(filled, database.Damaged("old news"))
    assert "another process has set it aside" in error.message
    assert notes(filled) == ["one", "two"]

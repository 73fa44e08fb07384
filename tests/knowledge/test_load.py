"""The knowledge: decoded when asked for, once, and damage is told in words."""

from pathlib import Path

import pytest

from perfcli.errors import UserError
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.load import Knowledge, load
from perfcli.knowledge.store import MemoryStore

PARTS = (
    "index",
    "schools",
    "match",
    "dates",
    "costs",
    "resources",
    "sources",
    "facts",
    "courses",
    "states",
    "glossary",
    "careers",
    "checklists",
)


class Counting(MemoryStore):
    """A store that notes what is read."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.asked: list[str] = []

    def read(self, name: str) -> bytes:
        self.asked.append(name)
        return super().read(name)


@pytest.fixture
def counting(good_root: Path) -> Counting:
    return Counting(compile_folder(read_folder(good_root)))


def test_nothing_is_read_before_it_is_asked_for(counting: Counting) -> None:
    knowledge = Knowledge(counting)
    assert counting.asked == []
    assert knowledge.topic("first").topic.id == "first"
    assert knowledge.school("alpha").schools[0].slug == "alpha"
    assert knowledge.state("oh").states[0].code == "oh"
    assert counting.asked == ["topics/first.json", "schools/alpha.json", "states/oh.json"]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_decoded_once(counting: Counting, part: str) -> None:
    knowledge = Knowledge(counting)
    assert getattr(knowledge, part) is getattr(knowledge, part)
    assert counting.asked == [f"{part}.json"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"topics": 3}', b"\xff"])
def test_damaged_file_is_told(damage: bytes) -> None:
    knowledge = Knowledge(MemoryStore({"index.json": damage, "topics/first.json": damage}))
    for ask in (lambda: knowledge.index, lambda: knowledge.topic("first")):
        with pytest.raises(UserError) as caught:
            ask()
        assert caught.value.code == "invalid-file"
        assert ".json is damaged" in caught.value.message
        assert caught.value.hint


def test_unknown_name_is_told(counting: Counting) -> None:
    with pytest.raises(UserError) as caught:
        Knowledge(counting).topic("nothing")
    assert caught.value.code == "unreadable"


def test_load_opens_the_store_of_this_installation(
    counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfcli.knowledge.load.open_store", lambda: counting)
    assert load().index.about.tagline == "A tiny handbook for the tests"

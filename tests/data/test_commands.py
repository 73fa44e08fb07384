"""Commands that the data tells readers to type: each of them exists."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from perfcli.knowledge.reading import read_yaml
from perfcli.lazy import COMMANDS

# Commands that pages name and that are not there yet; whoever adds one takes it off.
PLANNED = {
    "plan": "milestones from a graduation date",
    "export": "dates for a calendar program",
}
RECORD = Path(__file__).parent.parent / "profiles_good" / "full.yaml"
WORDS_AFTER = (
    "is holds makes did gives knows has does keeps needs opens predicts breaks from guesses "
    "writes for"
)
PROSE = set(WORDS_AFTER.split())  # words that stand behind `perfcli` in a sentence about it
EDITORS = {"note", "asks"}  # fields that are never printed


def texts(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Every text of a document that a reader may see, with its place."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in EDITORS:
                yield from texts(item, f"{where} {key}")
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, where)
    elif isinstance(value, str):
        yield where, value


@pytest.fixture(scope="module")
def shown(data_root: Path) -> list[tuple[str, str]]:
    """Every text of the data with its place."""
    paths = sorted(path for path in data_root.rglob("*.yaml"))
    return [found for path in paths for found in texts(read_yaml(path, path.name).data, path.name)]


@pytest.fixture(scope="module")
def names(knowledge: Any) -> set[str]:
    """Every command that exists, by name and alias."""
    heads = knowledge.index.topics
    known = {*COMMANDS, *(head.id for head in heads)}
    known |= {alias for entry in COMMANDS.values() for alias in entry.aliases}
    return known | {alias for head in heads for alias in head.aliases}


def test_every_command_named_in_the_data_exists_or_is_planned(shown, names):
    named = {
        (where, word)
        for where, text in shown
        for word in re.findall(r"\bperfcli ([a-z][\w-]*)", text)
    }
    assert {"schools", "license"} <= {word for _, word in named}
    unknown = {place for place in named if place[1] not in {*names, *PLANNED, *PROSE}}
    assert unknown == set()


def test_what_is_planned_is_not_there_yet(names):
    assert {name for name in PLANNED if name in names} == set(), "take these off PLANNED"


def test_what_a_page_offers_next_works(run, knowledge, tmp_path):
    (tmp_path / "config").mkdir()  # some of it asks for a record
    shutil.copy(RECORD, tmp_path / "config" / "profile.yaml")
    offered = [command for head in knowledge.index.topics for command in _next(knowledge, head.id)]
    offered += knowledge.index.about.examples
    commands = [shlex.split(command)[1:] for command in dict.fromkeys(offered)]
    assert len(commands) > 20
    for words in commands:
        if words[0] not in PLANNED:
            assert run(*words).code == 0, words


def _next(knowledge: Any, topic: str) -> tuple[str, ...]:
    return knowledge.topic(topic).topic.next

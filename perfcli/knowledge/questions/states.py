"""Passages on states: the law, each row of it, what is not found, and the programs there."""

from collections.abc import Iterator

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.answer import Words
from perfcli.knowledge.questions.passage import MANY, Passage, body_of

ROWS = {"also": "more", "elsewhere": "moving from another state", "who": "who qualifies"}
LAWS = {
    "license": "a law was found that asks for a license.",
    "title": "a law was found that protects the title; that is no license.",
    "none-found": "no law on perfusionists was found, which does not prove that there is none: ask "
    "the hospital and the state's health-professions board.",
    "not-searched": "nobody searched its law: ask its health-professions board.",
}


def of_states(folder: Folder, words: Words) -> Iterator[Passage]:
    """The rows of each state's law, and the programs in it."""
    for state in folder.states:
        rows: dict[str, list[model.Fact]] = {"law": []}
        for fact in state.facts:
            rows.setdefault(fact.row or "also", []).append(fact)
        for row, found in rows.items():
            yield _row(state, row, found, words)
        if state.regulated == "license":
            yield from (_absent(state, row, words) for row in words.rows if row not in rows)
        yield _programs(folder, state, words)


def _called(row: str) -> str:
    return ROWS.get(row, row.replace("-", " "))


def _row(state: model.State, row: str, found: list[model.Fact], words: Words) -> Passage:
    """One row of a state's law, after a word on what kind of law there is."""
    law = f"{state.name}: {LAWS[state.regulated]} {'' if found else state.searched or ''}"
    return Passage(
        name=f"state:{state.code}:{row}",
        kind="state",
        title=f"{state.name}: {_called(row)}",
        command=f"perfcli license {state.code}",
        facts=tuple(fact.id for fact in found[:MANY]),
        asks=words.rows.get(row, ()),
        body=body_of(found),
        entity=f"state:{state.code}",
        part=row,
        own=law.strip(),
    )


def _absent(state: model.State, row: str, words: Words) -> Passage:
    """A row of which nothing was found, for a state with a license."""
    name = _called(row)
    return Passage(
        name=f"state:{state.code}:{row}",
        kind="not-known",
        title=f"{state.name}: {name} not found",
        command=f"perfcli license {state.code}",
        facts=(),
        asks=words.rows[row],
        entity=f"state:{state.code}",
        part=row,
        own=f"{state.name}: nothing was found on this ({name}). Ask "
        f"{state.board or 'the licensing board'}{': ' + state.url if state.url else '.'}",
    )


def _programs(folder: Folder, state: model.State, words: Words) -> Passage:
    """Which programs are in a state, whatever their status."""
    there = [s for s in folder.schools if s.state.lower() == state.code and s.country == "US"]
    named = "; ".join(f"{s.name} ({s.city}; {s.status})" for s in there)
    return Passage(
        name=f"state:{state.code}:programs",
        kind="state",
        title=f"Programs in {state.name}",
        command=f"perfcli schools --state {state.code.upper()}" if there else "perfcli schools",
        facts=(),
        asks=words.rows.get("programs", ()),
        entity=f"state:{state.code}",
        part="programs",
        own=f"Programs in {state.name}: {named}."
        if there
        else f"No program in {state.name} is in our data.",
    )

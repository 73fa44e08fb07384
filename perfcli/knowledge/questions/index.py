"""The index of `ask`: passages for SQLite's FTS5, compiled into one read-only file.

Beside the full text stand the ways of asking for each passage, as stems with their weights, by
which the likeness of a question to one way of asking is counted.
"""

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model.answer import Words
from perfcli.knowledge.questions.passage import Passage
from perfcli.knowledge.questions.passages import passages
from perfcli.knowledge.questions.stems import stems_of
from perfcli.knowledge.questions.synonyms import split, spread

SCHEMA = """
CREATE TABLE passage (
  id INTEGER PRIMARY KEY, name TEXT, kind TEXT, title TEXT, command TEXT, entity TEXT, part TEXT,
  own TEXT, facts TEXT, asks TEXT);
CREATE INDEX passage_entity ON passage (entity, part);
CREATE VIRTUAL TABLE bodies USING fts5(
  title, asks, body, tokenize='porter unicode61 remove_diacritics 2');
CREATE TABLE fact (id TEXT PRIMARY KEY, about TEXT, json BLOB) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, json BLOB) WITHOUT ROWID;
CREATE TABLE name (text TEXT, kind TEXT, key TEXT);
CREATE INDEX name_text ON name (text);
CREATE TABLE vocabulary (
  word TEXT PRIMARY KEY, count INTEGER, stem TEXT, weight REAL, passages INTEGER) WITHOUT ROWID;
CREATE TABLE deletion (part TEXT, word TEXT);
CREATE INDEX deletion_part ON deletion (part);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
STOP = 0.4  # what a word that says nothing of a topic weighs: "how long" differs from "how many"


def build_index(folder: Folder) -> bytes:
    """The index as the bytes of an SQLite file."""
    words = folder.ask or Words()
    every = list(passages(folder))
    names = list(_names(folder))
    texts = [split(" ".join((one.title, *one.asks, one.body))) for one in every]
    counts = _counts(texts, names, words)
    stems = stems_of(counts)
    asked = [[_stems(ask, words, stems) for ask in passage.asks] for passage in every]
    weights = _weights(asked, words, stems)
    often = Counter(stem for text in texts for stem in {stems[word] for word in text})
    base = sqlite3.connect(":memory:")
    base.executescript(SCHEMA)
    for number, (passage, asks) in enumerate(zip(every, asked, strict=True), 1):
        _add(base, number, passage, asks, weights)
    _facts(base, folder)
    base.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    base.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?)",
        [
            (word, n, stems[word], weights[stems[word]], often[stems[word]])
            for word, n in counts.items()
        ],
    )
    _deletions(base, counts)
    setting = msgspec.json.encode(words).decode()
    rare = max(weights.values(), default=0.0)
    base.executemany("INSERT INTO setting VALUES (?, ?)", [("words", setting), ("rare", str(rare))])
    base.execute("INSERT INTO bodies(bodies) VALUES ('optimize')")
    base.commit()
    base.execute("VACUUM")
    return base.serialize()


def folded(text: str) -> str:
    """A name as small words with single spaces."""
    return " ".join(split(text))


def _counts(
    texts: Sequence[Sequence[str]], names: Sequence[tuple[str, str, str]], words: Words
) -> Counter[str]:
    """Every word that a question may hold, with how often it stands in the knowledge."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    for name in (
        *(name for name, _, _ in names),
        *words.synonyms,
        *words.synonyms.values(),
        *words.stop,
        *words.field,
    ):
        counts.update(split(name))
    return counts


def _weights(
    asked: Sequence[Sequence[set[str]]], words: Words, stems: dict[str, str]
) -> dict[str, float]:
    """How much each stem tells: the rarer among the ways of asking, the more."""
    rows = [row for asks in asked for row in asks]
    often = Counter(stem for row in rows for stem in row)
    stop = {stems[word] for text in words.stop for word in split(text)}
    return {
        stem: (STOP if stem in stop else 1.0) * math.log(1 + len(rows) / (1 + often[stem]))
        for stem in set(stems.values())
    }


def _stems(ask: str, words: Words, stems: dict[str, str]) -> set[str]:
    """A way of asking as stems, with what its words stand for."""
    given = split(ask)
    return {stems[word] for word in (*given, *spread(given, words.synonyms))}


def _add(
    base: sqlite3.Connection,
    number: int,
    passage: Passage,
    asked: Sequence[set[str]],
    weights: dict[str, float],
) -> None:
    asks = []
    for row in asked:
        if row:
            length = math.sqrt(sum(weights[stem] ** 2 for stem in sorted(row)))
            asks.append((round(length, 3), " ".join(sorted(row))))
    base.execute(
        "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            passage.name,
            passage.kind,
            passage.title,
            passage.command,
            passage.entity,
            passage.part,
            passage.own,
            json.dumps(passage.facts),
            json.dumps(asks),
        ),
    )
    base.execute(
        "INSERT INTO bodies(rowid, title, asks, body) VALUES (?, ?, ?, ?)",
        (number, passage.title, " ".join(passage.asks), passage.body),
    )


def _facts(base: sqlite3.Connection, folder: Folder) -> None:
    names = {school.slug: school.short for school in folder.schools}
    names |= {state.code: state.name for state in folder.states}
    rows = {fact.id: (names.get(home, ""), fact) for home, fact in folder.facts()}
    base.executemany(
        "INSERT INTO fact VALUES (?, ?, ?)",
        [(name, about, msgspec.json.encode(fact)) for name, (about, fact) in rows.items()],
    )
    base.executemany(
        "INSERT INTO source VALUES (?, ?)",
        [(source.id, msgspec.json.encode(source)) for source in folder.sources],
    )


def _names(folder: Folder) -> Iterable[tuple[str, str, str]]:
    """Every name of a program, a state and a career, as the words of it."""
    for school in folder.schools:
        every = (school.slug, school.name, school.short, *school.aka)
        for name in dict.fromkeys(folded(one) for one in every):
            yield name, "school", school.slug
    for state in folder.states:
        yield folded(state.name), "state", state.code
        yield state.code, "code", state.code
    for career in folder.careers:
        every = (career.slug, career.name, *career.aka)
        for name in dict.fromkeys(folded(one) for one in every):
            yield name, "career", career.slug


def _deletions(base: sqlite3.Connection, counts: Counter[str]) -> None:
    """Words to mend typos against, each under itself with one letter left out."""
    rows = [
        (part, word)
        for word, count in counts.items()
        if 4 <= len(word) <= 20 and word.isalpha() and (count > 1 or len(word) > 5)
        for part in dict.fromkeys((word, *(word[:i] + word[i + 1 :] for i in range(len(word)))))
    ]
    base.executemany("INSERT INTO deletion VALUES (?, ?)", rows)

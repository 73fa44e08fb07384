"""The index of `ask`: passages for SQLite's FTS5, compiled into one read-only file."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable

import msgspec

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model.answer import Words
from perfcli.knowledge.questions.passages import Passage, passages

SCHEMA = """
CREATE TABLE passage (
  id INTEGER PRIMARY KEY, name TEXT, kind TEXT, title TEXT, command TEXT, entity TEXT, part TEXT,
  own TEXT, facts TEXT);
CREATE INDEX passage_entity ON passage (entity, part);
CREATE VIRTUAL TABLE asks USING fts5(
  text, passage UNINDEXED, tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE bodies USING fts5(
  title, asks, body, tokenize='porter unicode61 remove_diacritics 2');
CREATE TABLE fact (id TEXT PRIMARY KEY, home TEXT, json BLOB) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, json BLOB) WITHOUT ROWID;
CREATE TABLE name (text TEXT, kind TEXT, key TEXT);
CREATE INDEX name_text ON name (text);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
CREATE TABLE deletion (part TEXT, word TEXT);
CREATE INDEX deletion_part ON deletion (part);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
WORD = re.compile(r"[a-z0-9]+")


def build_index(folder: Folder) -> bytes:
    """The index as the bytes of an SQLite file."""
    base = sqlite3.connect(":memory:")
    base.executescript(SCHEMA)
    counts: Counter[str] = Counter()
    for number, passage in enumerate(passages(folder), 1):
        _add(base, number, passage)
        counts.update(WORD.findall(" ".join((passage.title, *passage.asks, passage.body)).lower()))
    _facts(base, folder)
    names = list(_names(folder))
    base.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    for text, _, _ in names:
        counts.update(WORD.findall(text))
    _vocabulary(base, counts, folder.ask or Words())
    setting = msgspec.json.encode(folder.ask or Words()).decode()
    base.execute("INSERT INTO setting VALUES ('words', ?)", (setting,))
    base.execute("INSERT INTO asks(asks) VALUES ('optimize')")
    base.execute("INSERT INTO bodies(bodies) VALUES ('optimize')")
    base.commit()
    base.execute("VACUUM")
    return base.serialize()


def _add(base: sqlite3.Connection, number: int, passage: Passage) -> None:
    base.execute(
        "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        ),
    )
    base.executemany(
        "INSERT INTO asks VALUES (?, ?)", [(text, number) for text in passage.asks if text]
    )
    base.execute(
        "INSERT INTO bodies(rowid, title, asks, body) VALUES (?, ?, ?, ?)",
        (number, passage.title, " ".join(passage.asks), passage.body),
    )


def _facts(base: sqlite3.Connection, folder: Folder) -> None:
    rows = {fact.id: (home, fact) for home, fact in folder.facts()}
    base.executemany(
        "INSERT INTO fact VALUES (?, ?, ?)",
        [(name, home, msgspec.json.encode(fact)) for name, (home, fact) in rows.items()],
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


def folded(text: str) -> str:
    """A name as small words with single spaces."""
    return " ".join(WORD.findall(text.lower().replace("&", " and ").replace("'", "")))


def _vocabulary(base: sqlite3.Connection, counts: Counter[str], words: Words) -> None:
    """Words to mend typos against, each under itself with one letter left out."""
    for text in (*words.synonyms, *words.synonyms.values(), *words.stop, *words.field):
        counts.update(WORD.findall(text.lower()))
    base.executemany("INSERT INTO vocabulary VALUES (?, ?)", counts.items())
    rows = [
        (part, word)
        for word, count in counts.items()
        if 4 <= len(word) <= 20 and word.isalpha() and (count > 1 or len(word) > 5)
        for part in dict.fromkeys((word, *(word[:i] + word[i + 1 :] for i in range(len(word)))))
    ]
    base.executemany("INSERT INTO deletion VALUES (?, ?)", rows)

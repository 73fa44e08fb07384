"""A question taken apart: its words, with synonyms put in and typos mended, and whom it names."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from perfcli.knowledge.model.answer import Word, Words
from perfcli.knowledge.questions.synonyms import split, spread

LONGEST = 1_500  # characters that are read of a question
MOST = 40  # words that are looked for
NAME = 6  # words of the longest name


class Names(Protocol):
    """What knows words and names: the index of `ask`."""

    words: Words
    rare: float

    def names(self, texts: list[str]) -> list[tuple[str, str, str]]: ...
    def known(self, words: list[str]) -> dict[str, Word]: ...
    def near(self, parts: list[str]) -> list[tuple[str, int]]: ...


class Entity(Struct, frozen=True):
    """Whom a question names: `kind` is school, state or career."""

    kind: str
    key: str
    words: tuple[str, ...]
    stems: frozenset[str]

    @property
    def name(self) -> str:
        """As passages write it."""
        return f"{self.kind}:{self.key}"


class Question(Struct, frozen=True):
    """What is looked for.

    `terms` are all telling words, `weak` the others ("how long" is not "how many"). `stems` are
    all words but the typos, each with its weight, by which likeness is counted, and `telling`
    those of `terms`; `often` says in how many passages a word stands. `field` says that a word
    stands in it which only this field uses, `foreign` which ones lead out of it.
    """

    text: str
    terms: tuple[str, ...]
    weak: tuple[str, ...]
    stems: dict[str, float]
    telling: frozenset[str]
    often: dict[str, int]
    entities: tuple[Entity, ...]
    mended: dict[str, str]
    field: bool
    foreign: tuple[str, ...]
    foreign_stems: tuple[frozenset[str], ...]


def understand(text: str, index: Names) -> Question:
    """Take a question apart; any text at all gives a Question."""
    text = text[:LONGEST]
    raw = split(text)[: MOST * 3]
    words, mended = _mend(raw, index)
    wide = spread(words, index.words.synonyms)
    every = list(dict.fromkeys((*words, *wide)))
    known = index.known(every) if every else {}
    entities = _entities(words, text, index, known)
    stop = set(index.words.stop)
    terms = [word for word in dict.fromkeys(wide) if word not in stop][:MOST]
    weak = tuple(word for word in dict.fromkeys(words) if word in stop)[:MOST]
    joined = f" {' '.join(raw)} "
    foreign = [word for word in index.words.foreign if f" {word} " in joined]
    return Question(
        text=text,
        terms=tuple(terms),
        weak=weak,
        stems={
            _stem(word, known): known[word].weight if word in known else index.rare
            for word in every[: MOST * 2]
        },
        telling=frozenset(_stem(word, known) for word in terms),
        often={word: known[word].passages for word in (*terms, *weak) if word in known},
        entities=tuple(entities),
        mended=mended,
        field=any(f" {word} " in f" {' '.join(words)} " for word in index.words.field),
        foreign=tuple(foreign),
        foreign_stems=tuple(
            frozenset(_stem(word, known) for word in split(phrase)) for phrase in foreign
        ),
    )


def _stem(word: str, known: Mapping[str, Word]) -> str:
    """The stem of a word, itself where the knowledge does not hold it."""
    return known[word].stem if word in known else word


def _mend(words: Sequence[str], index: Names) -> tuple[list[str], dict[str, str]]:
    """Words with their typos mended against the vocabulary."""
    known = index.known(list(dict.fromkeys(words))) if words else {}
    mended: dict[str, str] = {}
    for word in dict.fromkeys(words):
        if word in known or len(word) < 4 or not word.isalpha() or word in index.words.synonyms:
            continue
        ends = ("s", "ed", "ing")
        if any(word + end in known or word.removesuffix(end) in known for end in ends):
            continue
        better = _nearest(word, index)
        if better:
            mended[word] = better
    return [mended.get(word, word) for word in words], mended


def _nearest(word: str, index: Names) -> str | None:
    parts = [word[:i] + word[i + 1 :] for i in range(len(word))] + [word]
    allowed = 1 if len(word) < 8 else 2
    best: tuple[int, int, str] | None = None
    for candidate, count in index.near(parts):
        distance = _distance(word, candidate)
        if distance <= allowed and candidate[0] == word[0]:
            rank = (distance, -count, candidate)
            if best is None or rank < best:
                best = rank
    return best[2] if best else None


def _distance(one: str, other: str) -> int:
    """Edits between two words; letters that changed places are one edit."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _entities(
    words: Sequence[str], text: str, index: Names, known: dict[str, Word]
) -> list[Entity]:
    """Programs, states and careers named, the longest names first, each word used once a kind."""
    runs = {
        " ".join(words[i : i + size]): tuple(words[i : i + size])
        for size in range(1, NAME + 1)
        for i in range(len(words) - size + 1)
    }
    found: list[Entity] = []
    used: set[tuple[str, str]] = set()
    matches = index.names(list(runs)[:400]) if runs else []
    for name, kind, key in sorted(matches, key=lambda match: -len(match[0])):
        shape = "state" if kind == "code" else kind
        if name in index.words.capitals and not _as_code(name, text):
            continue
        if any((shape, word) in used for word in runs[name]):
            continue
        used.update((shape, word) for word in runs[name])
        stems = frozenset(_stem(word, known) for word in runs[name])
        entity = Entity(shape, key, runs[name], stems)
        if entity.name not in {one.name for one in found}:
            found.append(entity)
    return found


def _as_code(name: str, text: str) -> bool:
    """Whether a two-letter name stands in capitals, or beside the word license."""
    if re.search(rf"\b{name.upper()}\b", text):
        return True
    beside = rf"licen[sc]\w*\s+(in\s+|for\s+)?{name}\b|\b{name}\s+licen[sc]"
    return bool(re.search(beside, text, re.I))

"""Finding what answers a question. The index is handed in; nothing is opened here.

A passage scores by its text (bm25) and by how like the question is to one of the ways in which it
is asked for; what is asked of a named program, state or career goes to that very column.
"""

import math
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from perfcli.advice.ask.question import Names, Question, understand
from perfcli.knowledge.model.answer import Row
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact

MANY, WORTH = 60, 30_000  # passages that are weighed, and looked at before
LIKE = 7.0  # what being like one way of asking counts
ABSENT = 0.85  # what of a named one was not found
OWN, ASKED, WHOLE = 6.0, 14.0, 6.0  # the one who is named, what is asked of it, and all of it
EDITED, SINGLE, OTHERS = 1.03, 0.8, 0.4  # edited answers, facts by themselves, about others
ASIDE = {"term": 0.8, "resource": 0.8, "checklist": 0.8, "tool": 0.8}
OPEN = ("answer", "topic", "column", "fact", "term")  # kinds beside which others are shown
CLOSE = 0.65  # of the best score: what comes so close is shown with it
LEADING = 4  # facts of the best passage that stand before those of close ones
FAINT, SAME = 0.2, 0.6  # a likeness that says nothing, and one that says all
# Share of a question's words that an answer must speak of; less where one is of this field alone.
LEAST, LONG, KNOWN = 0.3, 0.22, 0.15
STORY = 8  # telling words from which on a question is a story, most of it about other things
CHARACTERS = 1_200


class Index(Names, Protocol):
    """The index of `ask`."""

    def bodies(self, match: str, limit: int) -> list[tuple[int, float]]: ...
    def matches(self, number: int, term: str) -> bool: ...
    def passages(self, numbers: list[int]) -> dict[int, Row]: ...
    def of_entity(self, entity: str) -> list[Row]: ...
    def facts(self, names: list[str]) -> dict[str, Fact]: ...
    def about(self, names: list[str]) -> dict[str, str]: ...
    def sources(self, names: list[str]) -> dict[str, Source]: ...


class Found(Struct, frozen=True):
    """A passage that may answer, with its facts in order and its text."""

    row: Row
    score: float
    facts: tuple[Fact, ...]
    text: str


class Reply(Struct, frozen=True):
    """What is found for a question, the best first; `abstained` says that it is no answer.

    `about`: the program or state that a fact is about, by the fact's id.
    """

    question: Question
    found: tuple[Found, ...]
    abstained: bool
    sources: dict[str, Source]
    about: dict[str, str]


Scored = tuple[float, Row]


def answer(text: str, index: Index, limit: int = 3) -> Reply:
    """The best passages for a question, or an abstention with the nearest ones."""
    question = understand(text, index)
    if not question.terms:
        return Reply(question, (), True, {}, {})
    scores = dict(index.bodies(_match(question), MANY))
    rows = index.passages(list(scores)) if scores else {}
    scored = [(_score(scores[number], row, question), row) for number, row in rows.items()]
    scored += _of_entities(question, scores, index)
    scored.sort(key=lambda item: -item[0])
    best = _distinct(scored)[: max(limit, 3)]
    return _reply(question, best, limit, _abstains(question, best, index), index)


def _match(question: Question) -> str:
    """An FTS5 expression in which every term is quoted, so that none is an operator.

    Words that stand in very many passages tell little and cost much: the rarest go first, until
    the passages that hold them are as many as are worth weighing.
    """
    kept: list[str] = []
    rows = 0
    for term in sorted(
        (*question.terms, *question.weak), key=lambda term: question.often.get(term, 0)
    ):
        rows += question.often.get(term, 0)
        if kept and rows > WORTH:
            break
        kept.append(term)
    return " OR ".join(f'"{term}"' for term in kept)


def _score(score: float, row: Row, question: Question) -> float:
    """Less for what is about somebody whom the question does not name, more for edited answers."""
    score += LIKE * nearest(question.stems, row)[0]
    if row.entity and row.entity not in {entity.name for entity in question.entities}:
        return score * OTHERS
    if row.kind == "answer":
        return score * EDITED
    return score * (SINGLE if row.kind == "fact" else ASIDE.get(row.kind, 1.0))


def _speaks(question: Question, row: Row) -> bool:
    """Whether a passage is asked for in nearly these words, the foreign one among them."""
    like, ask = nearest(question.stems, row)
    return like >= SAME and any(stems <= ask for stems in question.foreign_stems)


def nearest(stems: dict[str, float], row: Row) -> tuple[float, frozenset[str]]:
    """The way of asking for a passage that a question is most like, and how like: 0 to 1.

    Likeness is the cosine of the two as weighed stems.
    """
    length = math.sqrt(sum(weight * weight for weight in stems.values())) or 1.0
    best, found = 0.0, frozenset[str]()
    for size, ask in row.asks:
        like = sum(stems[stem] ** 2 for stem in stems.keys() & ask) / (size * length)
        if like > best:
            best, found = like, ask
    return best, found


def _of_entities(question: Question, scores: dict[int, float], index: Index) -> list[Scored]:
    """Passages about whom the question names: the column that it asks for, else the overview."""
    result: list[Scored] = []
    for entity in question.entities:
        rows = index.of_entity(entity.name)
        rest = {
            stem: weight
            for stem, weight in question.stems.items()
            if stem in question.telling and stem not in entity.stems
        }
        likes = {row.number: nearest(rest, row)[0] for row in rows}
        result += [
            (_own(ASKED * likes[row.number] + scores.get(row.number, 0.0), row), row)
            for row in rows
            if likes[row.number] > FAINT
        ]
        if max(likes.values(), default=0.0) <= FAINT and not (rest and entity.kind == "state"):
            whole = [row for row in rows if row.part in ("overview", "law")]
            whole_score = WHOLE if not rest else 0.0
            result += [(OWN + whole_score + scores.get(row.number, 0.0), row) for row in whole]
    return result


def _own(score: float, row: Row) -> float:
    """More for what is about the one who is named; less where nothing was found of it."""
    return (OWN + score) * (ABSENT if row.kind == "not-known" else 1.0)


def _distinct(scored: list[Scored]) -> list[Scored]:
    """Each passage once, and none whose facts were all shown by a better one."""
    result: list[Scored] = []
    names: set[str] = set()
    shown: set[str] = set()
    for item in scored:
        row = item[1]
        if row.name in names or (row.facts and set(row.facts) <= shown):
            continue
        names.add(row.name)
        shown.update(row.facts)
        result.append(item)
        if len(result) == 8:
            break
    return result


def _abstains(question: Question, best: list[Scored], index: Index) -> bool:
    """Whether what is best is no answer: outside the field, or speaking of too little."""
    if not best or best[0][1].kind == "outside":
        return True
    if question.foreign and not question.field and not _speaks(question, best[0][1]):
        return True
    least = KNOWN if question.field or question.entities else LEAST
    if len(question.terms) > STORY:
        least = min(least, LONG)
    return _share(question, best, index) < least


def _share(question: Question, best: list[Scored], index: Index) -> float:
    """How many of a question's words the passage speaks of that speaks of most: 0 to 1."""
    named = {word for entity in question.entities for word in entity.words}
    top = 0.0
    for _, row in best[:3]:
        found = sum(
            (term in named and bool(row.entity)) or index.matches(row.number, f'"{term}"')
            for term in question.terms
        )
        top = max(top, found / len(question.terms))
    return top


def _reply(
    question: Question, best: list[Scored], limit: int, abstained: bool, index: Index
) -> Reply:
    names = list(dict.fromkeys(name for _, row in best for name in row.facts))
    facts = index.facts(names) if names else {}
    about = index.about(names) if names else {}
    found = []
    for place, (score, row) in enumerate(best[:limit]):
        ids = list(row.facts)
        if place == 0 and row.kind in OPEN:
            ids = [*ids[:LEADING], *_close(best), *ids[LEADING:]]
        shown = tuple(facts[name] for name in dict.fromkeys(ids) if name in facts)
        found.append(Found(row, round(score, 3), shown, _text(row, shown)))
    wanted = [name for fact in facts.values() for name in fact.sources]
    sources = index.sources(wanted) if wanted else {}
    return Reply(question, tuple(found), abstained, sources, about)


def _close(best: list[Scored]) -> list[str]:
    """The first facts of what comes close behind: where a question is open, both are shown."""
    top = best[0][0]
    return [
        name
        for score, row in best[1:4]
        if score >= CLOSE * top and row.kind != "not-known"
        for name in row.facts[:2]
    ]


def _text(row: Row, facts: Sequence[Fact]) -> str:
    """Title, own words and the facts, as many as 1,200 characters hold."""
    parts = [row.title] + ([row.own] if row.own else [])
    size = sum(len(part) + 1 for part in parts)
    for fact in facts:
        year = fact.as_of[:4] if fact.as_of else "undated"
        line = fact.claim if year in fact.claim else f"{fact.claim.rstrip('.')} ({year})."
        if size + len(line) + 1 > CHARACTERS:
            continue
        parts.append(line)
        size += len(line) + 1
    return "\n".join(parts)[:CHARACTERS]

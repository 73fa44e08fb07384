"""Finding what answers a question. The index is handed in; nothing is opened here.

The likeness of a question to the ways in which a passage is asked for counts most, then its
text; what is asked of a named program, state or career goes to that very column.
"""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from perfcli.advice.ask.question import Names, Question, understand
from perfcli.knowledge.model.answer import Row
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact

MANY = 60  # passages that are weighed
OWN = 6.0  # what being about the very program, state or career counts
EDITED, WORDS, SINGLE, OTHERS = 1.15, 0.92, 0.8, 0.4  # edited with facts and without, facts, others
CLOSE = 0.8  # of the best score: what comes so close is shown with it
LEAST = 0.36  # share of a question's words that an answer must speak of
CHARACTERS = 1_200


class Index(Names, Protocol):
    """The index of `ask`."""

    def asks_of(self, match: str, numbers: list[int]) -> list[tuple[int, int, float]]: ...
    def bodies(self, match: str, limit: int) -> list[tuple[int, float]]: ...
    def matches(self, number: int, term: str) -> bool: ...
    def passages(self, numbers: list[int]) -> dict[int, Row]: ...
    def of_entity(self, entity: str) -> list[Row]: ...
    def facts(self, names: list[str]) -> dict[str, Fact]: ...
    def sources(self, names: list[str]) -> dict[str, Source]: ...


class Found(Struct, frozen=True):
    """A passage that may answer, with its facts in order and its text."""

    row: Row
    score: float
    facts: tuple[Fact, ...]
    text: str


class Reply(Struct, frozen=True):
    """What is found for a question, the best first; `abstained` says that it is no answer."""

    question: Question
    found: tuple[Found, ...]
    abstained: bool
    sources: dict[str, Source]


Scored = tuple[float, Row]


def answer(text: str, index: Index, limit: int = 3) -> Reply:
    """The best passages for a question, or an abstention with the nearest ones."""
    question = understand(text, index)
    if not question.terms:
        return Reply(question, (), True, {})
    scores = dict(index.bodies(_match(question.terms), MANY))
    rows = index.passages(list(scores)) if scores else {}
    scored = [(_adjust(scores[number], row, question), row) for number, row in rows.items()]
    scored += _of_entities(question, index)
    scored.sort(key=lambda item: -item[0])
    best = _distinct(scored)[: max(limit, 3)]
    abstained = not best or question.foreign or _share(question, best, index) < LEAST
    return _reply(question, best, limit, abstained, index)


def _match(terms: Sequence[str]) -> str:
    """An FTS5 expression in which every term is quoted, so that none is an operator."""
    return " OR ".join(f'"{term}"' for term in terms)


def _adjust(score: float, row: Row, question: Question) -> float:
    """Less for what is about somebody whom the question does not name, more for edited answers."""
    if row.entity and row.entity not in {entity.name for entity in question.entities}:
        return score * OTHERS
    if row.name.startswith("answer:"):
        return score * (EDITED if row.facts else WORDS)
    return score * SINGLE if row.kind == "fact" else score


def _of_entities(question: Question, index: Index) -> list[Scored]:
    """Passages about whom the question names: the column that it asks for, else the overview."""
    result: list[Scored] = []
    for entity in question.entities:
        rows = {row.number: row for row in index.of_entity(entity.name)}
        words = [word for word in question.rest if word not in entity.words]
        scores: dict[int, float] = {}
        if rows and words:
            for _, number, score in index.asks_of(_match(words), list(rows)):
                scores[number] = max(score, scores.get(number, 0.0))
        result += [(score + OWN, rows[number]) for number, score in scores.items()]
        if not scores:
            whole = [row for row in rows.values() if row.part in ("overview", "law")]
            result += [(OWN * (0.8 if not words else 0.5), row) for row in whole]
    return result


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


def _share(question: Question, best: list[Scored], index: Index) -> float:
    """How many of the question's words the best passages speak of, as a share of one."""
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
    found = []
    for place, (score, row) in enumerate(best[:limit]):
        ids = list(row.facts)
        if place == 0 and row.kind != "not-known":
            ids += _close(best)
        shown = tuple(facts[name] for name in dict.fromkeys(ids) if name in facts)
        found.append(Found(row, round(score, 3), shown, _text(row, shown)))
    wanted = [name for fact in facts.values() for name in fact.sources]
    return Reply(question, tuple(found), abstained, index.sources(wanted) if wanted else {})


def _close(best: list[Scored]) -> list[str]:
    """The first facts of what comes close behind: where a question is open, both are shown."""
    top = best[0][0]
    return [
        name
        for score, row in best[1:3]
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

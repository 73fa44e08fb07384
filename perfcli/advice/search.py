"""Finding what answers a question. The index is handed in; nothing is opened here.

The likeness of a question to the ways in which a passage is asked for counts most, then its
text; what is asked of a named program, state or career goes to that very column.
"""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from perfcli.advice.question import Names, Question, understand
from perfcli.knowledge.answermodel import Row
from perfcli.knowledge.entry import Source
from perfcli.knowledge.fact import Fact

TEXT = 0.35  # what the text of a passage counts beside the ways of asking for it
OWN = 6.0  # what being about the very entity counts
LEAST = 0.34  # share of a question's weight that an answer must match
CHARACTERS = 1_200


class Index(Names, Protocol):
    """The index of `ask`."""

    def asks(self, match: str, limit: int) -> list[tuple[int, int, float]]: ...
    def asks_of(self, match: str, numbers: list[int]) -> list[tuple[int, int, float]]: ...
    def bodies(self, match: str, limit: int) -> list[tuple[int, float]]: ...
    def matches(self, table: str, row: int, term: str) -> bool: ...
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


class _Hit(Struct):
    """What is known of a passage while it is weighed."""

    asks: float = 0.0
    body: float = 0.0
    row: int = 0

    @property
    def score(self) -> float:
        return self.asks + TEXT * self.body


def answer(text: str, index: Index, limit: int = 3) -> Reply:
    """The best passages for a question, or an abstention with the nearest ones."""
    question = understand(text, index)
    if not question.terms:
        return Reply(question, (), True, {})
    hits = _weigh(question, index)
    rows = index.passages(list(hits))
    scored = [(hit.score, rows[number], hit) for number, hit in hits.items()]
    scored = [(_adjust(score, row, question), row, hit) for score, row, hit in scored]
    scored += _of_entities(question, index)
    scored.sort(key=lambda item: -item[0])
    best = _distinct(scored)[: max(limit, 3)]
    abstained = not best or question.foreign or _share(question, best, index) < LEAST
    return _reply(question, best[:limit], abstained, index)


def _match(terms: Sequence[str]) -> str:
    """An FTS5 expression in which every term is quoted, so that none is an operator."""
    return " OR ".join(f'"{term}"' for term in terms)


def _weigh(question: Question, index: Index) -> dict[int, _Hit]:
    hits: dict[int, _Hit] = {}
    match = _match(question.terms)
    for row, number, score in index.asks(match, 120):
        hit = hits.setdefault(number, _Hit())
        if score > hit.asks:
            hit.asks, hit.row = score, row
    for number, score in index.bodies(match, 60):
        hits.setdefault(number, _Hit()).body = score
    return hits


def _adjust(score: float, row: Row, question: Question) -> float:
    """Less for what is about somebody whom the question does not name."""
    if row.entity and row.entity not in {entity.name for entity in question.entities}:
        return score * 0.4
    if row.kind == "answer":
        return score * 1.15
    if row.kind == "fact":
        return score * 0.8
    return score


def _of_entities(question: Question, index: Index) -> list[tuple[float, Row, _Hit]]:
    """Passages about whom the question names: the column that it asks for, else the overview."""
    result = []
    for entity in question.entities:
        rows = {row.number: row for row in index.of_entity(entity.name)}
        if not rows:
            continue
        words = [word for word in question.rest if word not in entity.words]
        hits: dict[int, _Hit] = {}
        if words:
            for line, number, score in index.asks_of(_match(words), list(rows)):
                hit = hits.setdefault(number, _Hit())
                if score > hit.asks:
                    hit.asks, hit.row = score, line
        for number, hit in hits.items():
            result.append((hit.asks + OWN, rows[number], hit))
        if not hits:
            whole = [row for row in rows.values() if row.part in ("overview", "law")]
            result += [(OWN * (0.8 if not words else 0.5), row, _Hit(row=0)) for row in whole]
    return result


def _distinct(scored: list[tuple[float, Row, _Hit]]) -> list[tuple[float, Row, _Hit]]:
    """Each passage once, and none whose facts were all shown by a better one."""
    result: list[tuple[float, Row, _Hit]] = []
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


def _share(question: Question, best: list[tuple[float, Row, _Hit]], index: Index) -> float:
    """How much of the question the best passage speaks of; a rare word weighs more."""
    known = index.known(list(question.terms))
    named = {word for entity in question.entities for word in entity.words}
    top = 0.0
    for _, row, hit in best[:2]:
        weight = matched = 0.0
        for term in question.terms:
            its = 1.0 / (1.0 + known.get(term, 0)) ** 0.25
            weight += its
            asked = hit.row and index.matches("asks", hit.row, f'"{term}"')
            if asked or (term in named and row.entity):
                matched += its
            elif index.matches("bodies", row.number, f'"{term}"'):
                matched += its * 0.8
        top = max(top, matched / weight if weight else 0.0)
    return top


def _reply(
    question: Question, best: list[tuple[float, Row, _Hit]], abstained: bool, index: Index
) -> Reply:
    names = list(dict.fromkeys(name for _, row, _ in best for name in row.facts))
    facts = index.facts(names) if names else {}
    found = tuple(
        Found(row, round(score, 3), shown, _text(row, shown))
        for score, row, _ in best
        for shown in [tuple(facts[name] for name in row.facts if name in facts)]
    )
    wanted = [name for fact in facts.values() for name in fact.sources]
    return Reply(question, found, abstained, index.sources(wanted) if wanted else {})


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

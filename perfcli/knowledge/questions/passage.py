"""One passage that may answer a question, and what all kinds of passages are made with."""

from collections.abc import Iterable

from msgspec import Struct

from perfcli.knowledge.model import kinds as model

MANY = 8  # facts of a passage


class Passage(Struct, frozen=True):
    """What may answer a question.

    `entity` names whom it is about (`school:musc`, `state:ny`), `part` the column or row. `asks`
    are ways to ask for it without naming the entity.
    """

    name: str
    kind: str
    title: str
    command: str
    facts: tuple[str, ...]
    asks: tuple[str, ...] = ()
    body: str = ""
    entity: str = ""
    part: str = ""
    own: str = ""


def single(
    fact: model.Fact, title: str, command: str, entity: str, asks: tuple[str, ...]
) -> Passage:
    """A passage of one fact alone."""
    return Passage(
        name=f"fact:{fact.id}",
        kind="fact",
        title=title,
        command=command,
        facts=(fact.id,),
        asks=asks,
        body=body_of([fact]),
        entity=entity,
        part=fact.field or "",
    )


def body_of(facts: Iterable[model.Fact]) -> str:
    """The words of some facts, for the full text."""
    return " ".join(f"{fact.claim} {fact.line or ''}" for fact in facts)

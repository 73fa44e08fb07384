"""Passages on programs: each column of each, what was not found, and a column over all."""

from collections.abc import Iterator

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.answer import Words
from perfcli.knowledge.model.columns import COLUMN_NAMES
from perfcli.knowledge.questions.passage import MANY, Passage, body_of, single

OVERVIEW = ("degree", "months", "gpa", "deadline", "tuition", "accreditation", "seats", "outcomes")


def of_schools(folder: Folder, words: Words) -> Iterator[Passage]:
    """Each column of each program, the facts that are no column, and an overview."""
    for school in folder.schools:
        entity, command = f"school:{school.slug}", f"perfcli schools {school.slug}"
        shown = [fact for fact in school.facts if not fact.off_page]
        leads = [fact for fact in shown if fact.rival_of is None]
        for column in COLUMN_NAMES:
            filled = [fact for fact in shown if _fills(fact, column)]
            filled.sort(key=lambda fact: fact.rival_of is not None)
            asks = words.columns.get(column, ())
            if filled:
                yield Passage(
                    name=f"{entity}:{column}",
                    kind="school",
                    title=f"{school.short}: {column.replace('_', ' ')}",
                    command=command,
                    facts=tuple(fact.id for fact in filled[:MANY]),
                    asks=asks,
                    body=body_of(filled),
                    entity=entity,
                    part=column,
                )
            elif asks and school.status in ("running", "new"):
                yield Passage(
                    name=f"{entity}:{column}",
                    kind="not-known",
                    title=f"{school.short}: {column.replace('_', ' ')} not found",
                    command=command,
                    facts=(),
                    asks=asks,
                    entity=entity,
                    part=column,
                    own=f"{school.name}: nothing was found on this ({column.replace('_', ' ')}). "
                    f"Ask the program{': ' + school.url if school.url else '.'}",
                )
        for fact in leads:
            if fact.columns is None:
                field = (fact.field or "").replace("_", " ")
                asks = words.columns.get(fact.field or "", ())
                yield single(fact, f"{school.short}: {field}", command, entity, asks)
        overview = [fact for fact in leads if any(_fills(fact, c) for c in OVERVIEW)]
        overview.sort(key=lambda fact: [_fills(fact, c) for c in OVERVIEW].index(True))
        yield Passage(
            name=entity,
            kind="school",
            title=school.name,
            command=command,
            facts=tuple(fact.id for fact in overview[:MANY]),
            asks=words.columns.get("overview", ()),
            body=f"{school.name} {school.city}",
            entity=entity,
            part="overview",
            own=f"{school.name}, {school.city}, {school.state}. Status: {school.status} "
            f"({school.status_basis}).",
        )


def of_columns(folder: Folder, words: Words) -> Iterator[Passage]:
    """A column over all programs that take a class: which ask for it, and how."""
    taking = [s for s in folder.schools if s.status in ("running", "new") and s.country == "US"]
    for column in COLUMN_NAMES:
        found = [
            fact
            for school in taking
            for fact in [f for f in school.facts if f.rival_of is None and _fills(f, column)][:1]
        ]
        found.sort(key=lambda fact: (fact.confidence == "low", -int((fact.as_of or "0")[:4])))
        yield Passage(
            name=f"column:{column}",
            kind="column",
            title=f"All programs: {column.replace('_', ' ')}",
            command=f"perfcli schools --columns {column}",
            facts=tuple(fact.id for fact in found[:MANY]),
            asks=tuple(f"which programs schools {ask}" for ask in words.columns.get(column, ())),
            body=body_of(found[:4]),
            part=column,
        )


def _fills(fact: model.Fact, column: str) -> bool:
    return fact.columns is not None and getattr(fact.columns, column) is not None

"""What may answer a question: every passage of the knowledge, with the ways to ask for it."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.answer import Answer, Words
from perfcli.knowledge.model.columns import COLUMN_NAMES

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


def passages(folder: Folder) -> Iterator[Passage]:
    """Every passage, in no order that matters."""
    facts = {fact.id: fact for _, fact in folder.facts()}
    words = folder.ask or Words()
    yield from _answers(folder, facts)
    yield from _schools(folder, words)
    yield from _columns(folder, words)
    yield from _states(folder, words)
    yield from _careers(folder, words, facts)
    yield from _terms(folder)
    yield from _resources(folder)
    yield from _checklists(folder)
    yield from _topics(folder, facts)


def _answers(folder: Folder, facts: dict[str, model.Fact]) -> Iterator[Passage]:
    for entry in folder.answers:
        kind = _kind(entry)
        shown = [facts[name] for name in entry.facts]
        yield Passage(
            name=f"answer:{entry.id}",
            kind=kind,
            title=entry.title,
            command=entry.command,
            facts=entry.facts,
            asks=(entry.title, *entry.asks),
            body=_body(shown),
            own=entry.text or "",
        )


def _kind(entry: Answer) -> str:
    if entry.outside:
        return "outside"
    if entry.unknown:
        return "not-known"
    return "answer" if entry.facts else "tool"


def _schools(folder: Folder, words: Words) -> Iterator[Passage]:
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
                    body=_body(filled),
                    entity=entity,
                    part=column,
                )
            elif asks and school.status in ("running", "new"):
                yield Passage(
                    name=f"{entity}:{column}",
                    kind="not-known",
                    title=f"{school.short}: {column.replace('_', ' ')} not published",
                    command=command,
                    facts=(),
                    asks=asks,
                    entity=entity,
                    part=column,
                    own=f"{school.name}: {column.replace('_', ' ')} is not published, or was not "
                    f"found. Ask the program{': ' + school.url if school.url else ''}.",
                )
        for fact in leads:
            if fact.columns is None:
                field = (fact.field or "").replace("_", " ")
                asks = words.columns.get(fact.field or "", ())
                yield _single(fact, f"{school.short}: {field}", command, entity, asks)
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


OVERVIEW = ("degree", "months", "gpa", "deadline", "tuition", "accreditation", "seats", "outcomes")


def _columns(folder: Folder, words: Words) -> Iterator[Passage]:
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
            body=_body(found[:4]),
            part=column,
        )


def _states(folder: Folder, words: Words) -> Iterator[Passage]:
    for state in folder.states:
        entity, command = f"state:{state.code}", f"perfcli license {state.code}"
        rows: dict[str, list[model.Fact]] = {}
        for fact in state.facts:
            rows.setdefault(fact.row or "also", []).append(fact)
        for row, found in rows.items():
            yield Passage(
                name=f"{entity}:{row}",
                kind="state",
                title=f"{state.name}: {row.replace('-', ' ')}",
                command=command,
                facts=tuple(fact.id for fact in found[:MANY]),
                asks=words.rows.get(row, ()),
                body=_body(found),
                entity=entity,
                part=row,
            )
        if not rows:
            own = {
                "not-searched": "nobody searched its law: ask its health-professions board.",
                "none-found": "no law on perfusionists was found, which does not prove that there "
                "is none: ask the hospital and the state's health-professions board.",
            }.get(state.regulated, "")
            yield Passage(
                name=entity,
                kind="state",
                title=f"{state.name}: license",
                command=command,
                facts=(),
                asks=words.rows.get("law", ()),
                entity=entity,
                part="law",
                own=f"{state.name}: {own} {state.searched or ''}".strip(),
            )


def _careers(folder: Folder, words: Words, facts: dict[str, model.Fact]) -> Iterator[Passage]:
    for career in folder.careers:
        entity, command = f"career:{career.slug}", f"perfcli careers {career.slug}"
        about = [fact for fact in facts.values() if career.slug in fact.careers]
        for column, cells in career.columns.items():
            names = dict.fromkeys(cell.fact for cell in cells)
            yield Passage(
                name=f"{entity}:{column}",
                kind="career",
                title=f"{career.name}: {column.replace('_', ' ')}",
                command=command,
                facts=tuple(names)[:MANY],
                asks=words.careers.get(column, ()),
                entity=entity,
                part=column,
            )
        if about:
            yield Passage(
                name=entity,
                kind="career",
                title=career.name,
                command=command,
                facts=tuple(fact.id for fact in about[:MANY]),
                asks=words.careers.get("overview", ()),
                body=_body(about[:3]),
                entity=entity,
                part="overview",
            )


def _terms(folder: Folder) -> Iterator[Passage]:
    for term in folder.glossary.terms:
        names = (term.term, *term.abbreviations, *term.synonyms)
        fact = term.id if term.fact is not None else term.basis
        yield Passage(
            name=f"term:{term.id}",
            kind="term",
            title=term.term,
            command=f"perfcli glossary {term.term}",
            facts=(fact,) if fact else (),
            asks=tuple(f"what is {name} meaning definition stand for" for name in names),
            body=term.definition,
            own="" if term.fact else f"{term.term}: {term.definition}",
        )


def _resources(folder: Folder) -> Iterator[Passage]:
    for one in folder.resources.resources:
        yield Passage(
            name=f"resource:{one.id}",
            kind="resource",
            title=one.name,
            command=f"perfcli resources {one.id}",
            facts=(one.id,),
            asks=(f"{one.kind.replace('-', ' ')} link website {one.name}",),
            body=" ".join(filter(None, (one.name, one.line, one.note, one.claim))),
        )


def _checklists(folder: Folder) -> Iterator[Passage]:
    for entry in folder.checklists:
        steps = "; ".join(f"{i}. {step.text}" for i, step in enumerate(entry.steps, 1))
        yield Passage(
            name=f"checklist:{entry.id}",
            kind="checklist",
            title=entry.title,
            command=f"perfcli checklist {entry.id}",
            facts=(),
            asks=(f"checklist {entry.title} {entry.help}",),
            body=steps,
            own=steps,
        )


def _topics(folder: Folder, facts: dict[str, model.Fact]) -> Iterator[Passage]:
    for topic in folder.topics:
        for section in topic.sections:
            command = f"perfcli {topic.id} {section.id}"
            ids = [i.id if isinstance(i, model.Fact) else i.borrow for i in section.facts]
            for item in section.facts:
                if isinstance(item, model.Fact):
                    yield _single(item, f"{topic.title}: {section.heading}", command, "", ())
            heads = [i for i, item in zip(ids, section.facts, strict=True) if item.headline]
            rest = [i for i in ids if i not in heads]
            if ids and section.id != "off-page":
                yield Passage(
                    name=f"section:{topic.id}:{section.id}",
                    kind="topic",
                    title=f"{topic.title}: {section.heading}",
                    command=command,
                    facts=tuple((heads + rest)[:MANY]),
                    asks=(section.heading, " ".join((section.heading, *section.aliases))),
                    body=_body([facts[name] for name in (heads + rest)[:4]]),
                )
        for i, line in enumerate(topic.not_known):
            yield Passage(
                name=f"unknown:{topic.id}:{i}",
                kind="not-known",
                title=f"{topic.title}: not known",
                command=f"perfcli {topic.id}",
                facts=(),
                asks=(line,),
                own=f"Not known: {line}.",
            )


def _single(
    fact: model.Fact, title: str, command: str, entity: str, asks: tuple[str, ...]
) -> Passage:
    return Passage(
        name=f"fact:{fact.id}",
        kind="fact",
        title=title,
        command=command,
        facts=(fact.id,),
        asks=asks,
        body=_body([fact]),
        entity=entity,
        part=fact.field or "",
    )


def _fills(fact: model.Fact, column: str) -> bool:
    return fact.columns is not None and getattr(fact.columns, column) is not None


def _body(facts: Iterable[model.Fact]) -> str:
    return " ".join(f"{fact.claim} {fact.line or ''}" for fact in facts)

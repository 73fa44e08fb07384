"""What may answer a question: every passage of the knowledge, with the ways to ask for it."""

from collections.abc import Iterator

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.answer import Answer, Words
from perfcli.knowledge.questions.passage import MANY, Passage, body_of, single
from perfcli.knowledge.questions.schools import of_columns, of_schools
from perfcli.knowledge.questions.states import of_states


def passages(folder: Folder) -> Iterator[Passage]:
    """Every passage, in no order that matters."""
    facts = {fact.id: fact for _, fact in folder.facts()}
    words = folder.ask or Words()
    yield from _answers(folder, facts)
    yield from of_schools(folder, words)
    yield from of_columns(folder, words)
    yield from of_states(folder, words)
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
            body=body_of(shown),
            own=entry.text or "",
        )


def _kind(entry: Answer) -> str:
    if entry.outside:
        return "outside"
    if entry.unknown:
        return "not-known"
    return "answer" if entry.facts else "tool"


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
                body=body_of(about[:3]),
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
                    yield single(item, f"{topic.title}: {section.heading}", command, "", ())
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
                    body=body_of([facts[name] for name in (heads + rest)[:4]]),
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

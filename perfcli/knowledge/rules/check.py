"""The rules that entries keep among themselves. Each rule is a function that yields problems."""

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from perfcli.knowledge.folder import DEVICE, Folder, at, read_folder
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.rules.columns import columns_told
from perfcli.knowledge.rules.entries import dates_hold, text_is_plain
from perfcli.knowledge.rules.figures import (
    bars_resolve,
    careers_resolve,
    costs_resolve,
    counters_resolve,
)
from perfcli.knowledge.rules.names import names_resolve
from perfcli.knowledge.rules.plan import plan_resolves
from perfcli.knowledge.rules.shelf import shelves_resolve

Rule = Callable[[Folder], Iterator[Problem]]


def check_folder(root: Path) -> list[Problem]:
    """All problems of a data folder, sorted by file and line; an empty list means clean."""
    return problems_of(read_folder(root))


def problems_of(folder: Folder) -> list[Problem]:
    """All problems of a folder that was read, sorted by file and line."""
    problems = list(folder.problems)
    broken = {problem.file for problem in problems}
    for rule in RULES:
        # What refers to an entry of a file that could not be read would be a second report.
        problems += [
            problem for problem in rule(folder) if not broken or problem.rule != "dangling"
        ]
    return sorted(set(problems))


def unique_ids(folder: Folder) -> Iterator[Problem]:
    """An id names one entry of its kind, and a file carries the name of its entry."""
    kinds: dict[str, Iterable[str]] = {
        "fact": [fact.id for _, fact in folder.facts()],
        "source": [source.id for source in folder.sources],
        "course": [course.id for course in folder.courses],
        "topic": [topic.id for topic in folder.topics],
        "school": [school.slug for school in folder.schools],
        "state": [state.code for state in folder.states],
        "checklist": [entry.id for entry in folder.checklists],
        "career": [career.slug for career in folder.careers],
        "answer": [answer.id for answer in folder.answers],
        "dropped": [entry.id for entry in folder.dropped],
    }
    for kind, names in kinds.items():
        for name, count in Counter(names).items():
            if count > 1:
                others = [f"{file}:{line}" for file, line in folder.repeats.get((kind, name), ())]
                where = f", again in {', '.join(others)}" if others else ""
                message = f"{key_of(kind)}: used {count} times{where}; expected once"
                yield at(folder, kind, name, "unique", message)
    for kind in ("topic", "school", "state", "checklist", "career"):
        for name in dict.fromkeys(kinds[kind]):
            for file, line in (folder.place(kind, name), *folder.repeats.get((kind, name), ())):
                if Path(file).stem != name:
                    message = f"{key_of(kind)}: expected {Path(file).stem!r}, the name of its file"
                    yield Problem(file, line, name, "file-name", message)
                elif DEVICE.fullmatch(name):
                    message = f"{key_of(kind)}: expected another: Windows has no file {name!r}"
                    yield Problem(file, line, name, "file-name", message)
    facts = set(kinds["fact"])
    for entry in folder.dropped:
        if entry.id in facts:
            message = "id: is in the data; expected a fact that is not: take one of them out"
            yield at(folder, "dropped", entry.id, "dropped", message)


def key_of(kind: str) -> str:
    """The field that holds the name of such an entry."""
    return {"school": "slug", "career": "slug", "state": "code"}.get(kind, "id")


def sources_resolve(folder: Folder) -> Iterator[Problem]:
    """Every source named exists, and every source is named."""
    known = {source.id for source in folder.sources}
    used: set[str] = set()
    for _, fact in folder.facts():
        used.update(fact.cited)
        for name in fact.sources:
            if name not in known:
                message = f"sources: no source {name!r} in sources.yaml: add it there"
                yield at(folder, "fact", fact.id, "dangling", message)
    for source in folder.sources:
        if source.kind == "own" and not folder.read_on:
            message = "kind: `own` is for a user's own files; expected whose voice it is"
            yield at(folder, "source", source.id, "own", message)
    for name in sorted(known - used if not folder.read_on else ()):
        message = "no fact refers to this source: take it out"
        yield at(folder, "source", name, "dangling", message)


def references_resolve(folder: Folder) -> Iterator[Problem]:
    """Borrowed facts, links, supports, rivals and courses exist."""
    facts = {fact.id: home for home, fact in folder.facts()}
    resources = {resource.id for resource in folder.resources.resources}
    groups = {group.id for group in folder.resources.groups}
    courses = {course.id for course in folder.courses}
    for resource in folder.resources.resources:
        if resource.group not in groups:
            message = f"group: no group {resource.group!r}; expected one of {', '.join(groups)}"
            yield at(folder, "fact", resource.id, "dangling", message)
    for course in folder.courses:
        for name in (*course.part_of, *course.counts_as, *course.may_be):
            if name not in courses:
                message = f"no course {name!r} in courses.yaml"
                yield at(folder, "course", course.id, "dangling", message)
    for topic in folder.topics:
        yield from _topic_references(folder, topic, facts, resources)
    for school in folder.schools:
        yield from _school_references(folder, school, courses)


def words_resolve(folder: Folder) -> Iterator[Problem]:
    """Terms name terms, and steps of checklists rest on what exists."""
    facts = {fact.id for _, fact in folder.facts()}
    terms = {term.term for term in folder.glossary.terms}
    groups = {group.id for group in folder.glossary.groups}
    for term in folder.glossary.terms:
        if term.group not in groups:
            message = f"group: no group {term.group!r}; expected one of {', '.join(groups)}"
            yield at(folder, "fact", term.id, "dangling", message)
        if term.fact is None and term.basis not in facts:
            message = f"basis: no fact {term.basis!r}; expected one, or claim and sources"
            yield at(folder, "fact", term.id, "dangling", message)
        for name in term.see_also:
            if name not in terms:
                message = f"see_also: no term {name!r}; expected one as it is written there"
                yield at(folder, "fact", term.id, "dangling", message)
    for checklist in folder.checklists:
        for step in checklist.steps:
            for name in step.support:
                if name not in facts:
                    message = f"support: of step {step.id!r}: no fact or resource {name!r}"
                    yield at(folder, "checklist", checklist.id, "dangling", message)


def answers_resolve(folder: Folder) -> Iterator[Problem]:
    """Answers rest on facts, or say in own words what is so; no two are asked for alike."""
    facts = {fact.id for _, fact in folder.facts()}
    seen: dict[str, str] = {}
    for answer in folder.answers:
        for name in answer.facts:
            if name not in facts:
                message = f"facts: no fact {name!r}"
                yield at(folder, "answer", answer.id, "dangling", message)
        if not answer.facts and answer.text is None:
            message = "facts: none, and no text; expected one of them"
            yield at(folder, "answer", answer.id, "answer", message)
        for ask in answer.asks:
            other = seen.setdefault(ask.casefold().strip(" ?."), answer.id)
            if other != answer.id:
                message = f"asks: {ask!r} is asked of {other!r} too; expected one of them"
                yield at(folder, "answer", answer.id, "answer", message)


def _topic_references(
    folder: Folder, topic: model.Topic, facts: dict[str, str], resources: set[str]
) -> Iterator[Problem]:
    if topic.open is not None and topic.open not in resources:
        message = f"open: no resource {topic.open!r} in resources.yaml"
        yield at(folder, "topic", topic.id, "dangling", message)
    file, _ = folder.place("topic", topic.id)
    for section in topic.sections:
        _, line = folder.place(f"section:{file}", section.id)
        here = {item.id if isinstance(item, model.Fact) else item.borrow for item in section.facts}
        for item in section.facts:
            if isinstance(item, model.Borrow):
                _, row = folder.place(f"borrow:{file}", item.borrow)
                home = facts.get(item.borrow)
                if home is None or home == topic.id:
                    what = "is of this very page" if home else "exists nowhere"
                    message = f"borrow: the fact {what}; expected a fact of another page"
                    yield Problem(file, row, item.borrow, "dangling", message)
        for step in section.steps:
            for name in step.support:
                if name not in here:
                    message = f"support: {name!r} is not among the facts of section {section.id!r}"
                    yield Problem(file, line, step.id, "dangling", message)
            if step.link is not None and step.link not in resources:
                message = f"link: no resource {step.link!r} in resources.yaml"
                yield Problem(file, line, step.id, "dangling", message)
        for name in section.links:
            if name not in resources:
                message = f"links: no resource {name!r} in resources.yaml"
                yield Problem(file, line, section.id, "dangling", message)


def _school_references(
    folder: Folder, school: model.School, courses: set[str]
) -> Iterator[Problem]:
    states = {state.code for state in folder.states}
    if school.country == "US" and school.state.lower() not in states:
        message = f"state: no state {school.state!r} in states/; expected one, or `country: CA`"
        yield at(folder, "school", school.slug, "dangling", message)
    rivals = {fact.id: fact.rival_of for fact in school.facts}
    for fact in school.facts:
        if fact.rival_of is not None and rivals.get(fact.rival_of, "absent") is not None:
            message = f"rival_of: {fact.rival_of!r} is no leading fact of this school"
            message += "; expected the id of one in this file that is itself no rival"
            yield at(folder, "fact", fact.id, "dangling", message)
        named = fact.columns.courses.courses if fact.columns and fact.columns.courses else ()
        for need in named:
            for name in (need.course, *need.alternatives, *need.includes):
                if name not in courses:
                    near = difflib.get_close_matches(name, sorted(courses), n=2)
                    hint = f"did you mean {' or '.join(near)}?" if near else "use an id there."
                    message = f"course: no course {name!r} in courses.yaml: {hint} Or add it"
                    yield at(folder, "fact", fact.id, "dangling", message, ("columns", "courses"))


def page_order(folder: Folder) -> Iterator[Problem]:
    """Blocks stand together, steps keep their numbers, sections their names."""
    for topic in folder.topics:
        numbers = [step.number for section in topic.sections for step in section.steps]
        for name, count in Counter(section.id for section in topic.sections).items():
            if count > 1:
                message = f"section {name!r} stands {count} times; expected once"
                yield at(folder, "topic", topic.id, "unique", message)
        for number, count in Counter(numbers).items():
            if count > 1:
                message = f"step number {number} stands {count} times; expected once"
                yield at(folder, "topic", topic.id, "unique", message)
        for section in topic.sections:
            groups = [item.group for item in section.facts]
            runs = [group for i, group in enumerate(groups) if i == 0 or groups[i - 1] != group]
            if len(runs) != len(set(runs)):
                message = f"group: the blocks of section {section.id!r} are mixed: keep each whole"
                file, _ = folder.place("topic", topic.id)
                yield at(folder, f"section:{file}", section.id, "order", message)
        for command in topic.next:
            if not command.startswith("perfcli "):
                message = f"next: {command!r}: expected a command that starts with `perfcli `"
                yield at(folder, "topic", topic.id, "next", message)


def forum_never_alone(folder: Folder) -> Iterator[Problem]:
    """A headline of low confidence stands only behind a better founded one."""
    facts = {fact.id: fact for _, fact in folder.facts()}
    for topic in folder.topics:
        for section in topic.sections:
            founded: set[str | None] = set()
            for item in section.facts:
                name = item.id if isinstance(item, model.Fact) else item.borrow
                fact = facts.get(name)
                if fact is None or not item.headline:
                    continue
                if fact.confidence != "low":
                    founded.add(item.group)
                elif item.group not in founded:
                    message = "headline: low confidence; expected a better founded one before it"
                    yield at(folder, "fact", name, "forum", message)
                if fact.off_page:
                    message = "headline: is off_page too; expected one of them"
                    yield at(folder, "fact", name, "off-page", message)


RULES: tuple[Rule, ...] = (
    unique_ids,
    sources_resolve,
    references_resolve,
    words_resolve,
    names_resolve,
    careers_resolve,
    bars_resolve,
    answers_resolve,
    costs_resolve,
    counters_resolve,
    shelves_resolve,
    plan_resolves,
    page_order,
    forum_never_alone,
    dates_hold,
    columns_told,
    text_is_plain,
)

"""The rules that entries keep among themselves. Each rule is a function that yields problems."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from perfcli.knowledge import model
from perfcli.knowledge.columns import Price, Round
from perfcli.knowledge.figures import bars_resolve, careers_resolve
from perfcli.knowledge.folder import Folder, plain, read_folder
from perfcli.knowledge.namecheck import names_resolve
from perfcli.knowledge.problem import Problem
from perfcli.knowledge.yearly import YearlyDate

Rule = Callable[[Folder], Iterator[Problem]]


def check_folder(root: Path) -> list[Problem]:
    """All problems of a data folder, sorted by file and line; an empty list means clean."""
    folder = read_folder(root)
    problems = list(folder.problems)
    broken = {problem.file for problem in problems}
    for rule in RULES:
        # What refers to an entry of a file that could not be read would be a second report.
        problems += [
            problem for problem in rule(folder) if not broken or problem.rule != "dangling"
        ]
    return sorted(set(problems))


def _at(folder: Folder, kind: str, name: str, rule: str, message: str) -> Problem:
    file, line = folder.place(kind, name)
    return Problem(file, line, name, rule, message)


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
                yield _at(folder, kind, name, "unique", f"id: used {count} times; expected once")
    for kind in ("topic", "school", "state", "checklist", "career"):
        for name in kinds[kind]:
            file, _ = folder.place(kind, name)
            if Path(file).stem != name:
                message = f"id: expected {Path(file).stem!r}, the name of its file"
                yield _at(folder, kind, name, "file-name", message)
    facts = set(kinds["fact"])
    for entry in folder.dropped:
        if entry.id in facts:
            message = "id: is in the data; expected a fact that is not: take one of them out"
            yield _at(folder, "dropped", entry.id, "dropped", message)


def sources_resolve(folder: Folder) -> Iterator[Problem]:
    """Every source named exists, and every source is named."""
    known = {source.id for source in folder.sources}
    used: set[str] = set()
    for _, fact in folder.facts():
        used.update(fact.sources)
        for name in fact.sources:
            if name not in known:
                message = f"sources: no source {name!r} in sources.yaml: add it there"
                yield _at(folder, "fact", fact.id, "dangling", message)
    for name in sorted(known - used):
        message = "no fact refers to this source: take it out"
        yield _at(folder, "source", name, "dangling", message)


def references_resolve(folder: Folder) -> Iterator[Problem]:
    """Borrowed facts, links, supports, rivals and courses exist."""
    facts = {fact.id: home for home, fact in folder.facts()}
    resources = {resource.id for resource in folder.resources.resources}
    groups = {group.id for group in folder.resources.groups}
    courses = {course.id for course in folder.courses}
    for resource in folder.resources.resources:
        if resource.group not in groups:
            message = f"group: no group {resource.group!r}; expected one of {', '.join(groups)}"
            yield _at(folder, "fact", resource.id, "dangling", message)
    for course in folder.courses:
        for name in (*course.part_of, *course.counts_as, *course.may_be):
            if name not in courses:
                message = f"no course {name!r} in courses.yaml"
                yield _at(folder, "course", course.id, "dangling", message)
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
            yield _at(folder, "fact", term.id, "dangling", message)
        if term.fact is None and term.basis not in facts:
            message = f"basis: no fact {term.basis!r}; expected one, or claim and sources"
            yield _at(folder, "fact", term.id, "dangling", message)
        for name in term.see_also:
            if name not in terms:
                message = f"see_also: no term {name!r}; expected one as it is written there"
                yield _at(folder, "fact", term.id, "dangling", message)
    for checklist in folder.checklists:
        for step in checklist.steps:
            for name in step.support:
                if name not in facts:
                    message = f"support: of step {step.id!r}: no fact or resource {name!r}"
                    yield _at(folder, "checklist", checklist.id, "dangling", message)


def answers_resolve(folder: Folder) -> Iterator[Problem]:
    """Answers rest on facts, or say in own words what is so; no two are asked for alike."""
    facts = {fact.id for _, fact in folder.facts()}
    seen: dict[str, str] = {}
    for answer in folder.answers:
        for name in answer.facts:
            if name not in facts:
                message = f"facts: no fact {name!r}"
                yield _at(folder, "answer", answer.id, "dangling", message)
        if not answer.facts and answer.text is None:
            message = "facts: none, and no text; expected one of them"
            yield _at(folder, "answer", answer.id, "answer", message)
        for ask in answer.asks:
            other = seen.setdefault(ask.casefold().strip(" ?."), answer.id)
            if other != answer.id:
                message = f"asks: {ask!r} is asked of {other!r} too; expected one of them"
                yield _at(folder, "answer", answer.id, "answer", message)


def costs_resolve(folder: Folder) -> Iterator[Problem]:
    """What `costs` computes with is a figure inside a fact."""
    facts = {fact.id: fact for _, fact in folder.facts()}
    for name in folder.costs.__struct_fields__ if folder.costs else ():
        pick = getattr(folder.costs, name)
        value = facts[pick.fact].value if pick.fact in facts else None
        for key in pick.path:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            where = ".".join((pick.fact, *pick.path))
            message = f"{name}: no figure at {where}; expected a fact and keys of its value"
            yield Problem("costs.yaml", 0, name, "dangling", message)


def _topic_references(
    folder: Folder, topic: model.Topic, facts: dict[str, str], resources: set[str]
) -> Iterator[Problem]:
    if topic.open is not None and topic.open not in resources:
        message = f"open: no resource {topic.open!r} in resources.yaml"
        yield _at(folder, "topic", topic.id, "dangling", message)
    file, _ = folder.place("topic", topic.id)
    for section in topic.sections:
        _, line = folder.place(f"section:{file}", section.id)
        here = {item.id if isinstance(item, model.Fact) else item.borrow for item in section.facts}
        for item in section.facts:
            if isinstance(item, model.Borrow):
                _, at = folder.place(f"borrow:{file}", item.borrow)
                home = facts.get(item.borrow)
                if home is None or home == topic.id:
                    what = "is of this very page" if home else "exists nowhere"
                    message = f"borrow: the fact {what}; expected a fact of another page"
                    yield Problem(file, at, item.borrow, "dangling", message)
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
    rivals = {fact.id: fact.rival_of for fact in school.facts}
    for fact in school.facts:
        if fact.rival_of is not None and rivals.get(fact.rival_of, "absent") is not None:
            message = f"rival_of: {fact.rival_of!r} is no leading fact of this school"
            yield _at(folder, "fact", fact.id, "dangling", message)
        named = fact.columns.courses.courses if fact.columns and fact.columns.courses else ()
        for need in named:
            for name in (need.course, *need.alternatives, *need.includes):
                if name not in courses:
                    message = f"course: no course {name!r} in courses.yaml: add it or use its id"
                    yield _at(folder, "fact", fact.id, "dangling", message)


def page_order(folder: Folder) -> Iterator[Problem]:
    """Blocks stand together, steps keep their numbers, sections their names."""
    for topic in folder.topics:
        numbers = [step.number for section in topic.sections for step in section.steps]
        for name, count in Counter(section.id for section in topic.sections).items():
            if count > 1:
                message = f"section {name!r} stands {count} times; expected once"
                yield _at(folder, "topic", topic.id, "unique", message)
        for number, count in Counter(numbers).items():
            if count > 1:
                message = f"step number {number} stands {count} times; expected once"
                yield _at(folder, "topic", topic.id, "unique", message)
        for section in topic.sections:
            groups = [item.group for item in section.facts]
            runs = [group for i, group in enumerate(groups) if i == 0 or groups[i - 1] != group]
            if len(runs) != len(set(runs)):
                message = f"group: the blocks of section {section.id!r} are mixed: keep each whole"
                file, _ = folder.place("topic", topic.id)
                yield _at(folder, f"section:{file}", section.id, "order", message)
        for command in topic.next:
            if not command.startswith("perfcli "):
                message = f"next: {command!r}: expected a command that starts with `perfcli `"
                yield _at(folder, "topic", topic.id, "next", message)


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
                    yield _at(folder, "fact", name, "forum", message)
                if fact.off_page:
                    message = "headline: is off_page too; expected one of them"
                    yield _at(folder, "fact", name, "off-page", message)


def dates_hold(folder: Folder) -> Iterator[Problem]:
    """No date is impossible, and none lies after the day on which the facts were read."""
    today = folder.about.as_of if folder.about else "9998"  # without it no date is too late
    for _, fact in folder.facts():
        if fact.as_of is not None:
            # Schools publish the coming academic year's page: a bare year may be the next one.
            horizon = str(int(today[:4]) + 1) if len(fact.as_of) == 4 else today
            if fact.as_of > horizon[: len(fact.as_of)]:
                message = f"as_of: {fact.as_of} is after {today}; expected a date that has passed"
                yield _at(folder, "fact", fact.id, "future", message)
            if not _real(fact.as_of):
                message = f"as_of: {fact.as_of} is no date; expected one of the calendar"
                yield _at(folder, "fact", fact.id, "date", message)
        for entry in fact.dates:
            yield from _round(folder, fact, entry)
        if fact.columns is None:
            continue
        for part in _parts(fact.columns):
            if isinstance(part, Round):
                yield from _round(folder, fact, part)
            if isinstance(part, Price) and part.year is None and fact.as_of is not None:
                message = f"price {part.amount}: expected its year, as the fact is dated"
                yield _at(folder, "fact", fact.id, "money", message)
        body = fact.columns.accreditation
        if body and body.date and not _real(body.date):
            message = f"accreditation: {body.date} is no date; expected one of the calendar"
            yield _at(folder, "fact", fact.id, "date", message)
        if body and body.date and body.through and int(body.date[:4]) > body.through:
            message = f"accreditation: through {body.through} is before its date {body.date}"
            yield _at(folder, "fact", fact.id, "date", message)


def _round(folder: Folder, fact: model.Fact, part: Round | YearlyDate) -> Iterator[Problem]:
    if len(part.date) == 5 and not _real(f"2024-{part.date}"):  # a leap year: 02-29 is a date
        message = f"date: {part.date} is no day of a year; expected month and day"
        yield _at(folder, "fact", fact.id, "date", message)
    if part.seen is not None and (part.seen[5:] != part.date or not _real(part.seen)):
        message = f"seen: {part.seen} is not {part.date} of some year; expected the same day"
        yield _at(folder, "fact", fact.id, "date", message)


def _real(day: str) -> bool:
    parts = [int(part) for part in day.split("-")]
    try:
        date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError:
        return False
    return True


def _parts(record: Struct) -> Iterator[Struct]:
    """A record of columns and every record inside it."""
    yield record
    for name in record.__struct_fields__:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Struct):
                yield from _parts(item)


def text_is_plain(folder: Folder) -> Iterator[Problem]:
    """No control character, no space at an end: what is printed is what was meant."""
    entries: list[tuple[str, str, Struct]] = [
        *(("fact", fact.id, fact) for _, fact in folder.facts()),
        *(("fact", resource.id, resource) for resource in folder.resources.resources),
        *(("fact", term.id, term) for term in folder.glossary.terms),
        *(("source", source.id, source) for source in folder.sources),
        *(("course", course.id, course) for course in folder.courses),
        *(("topic", topic.id, topic) for topic in folder.topics),
        *(("school", school.slug, school) for school in folder.schools),
        *(("state", state.code, state) for state in folder.states),
        *(("checklist", entry.id, entry) for entry in folder.checklists),
        *(("career", career.slug, career) for career in folder.careers),
        *(("career", career.slug, career) for career in folder.careers),
    ]
    for kind, name, entry in entries:
        for text in _texts(_without_facts(plain(entry))):
            if re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text):
                yield _at(folder, kind, name, "control", f"{text[:40]!r}: control characters")
            elif text != text.strip():
                yield _at(folder, kind, name, "space", f"{text[:40]!r}: spaces at an end")


def _without_facts(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry without the facts in it, which are entries of their own; borrowed lines stay."""
    entry.pop("facts", None)
    for section in entry.get("sections", ()):
        section["facts"] = [item for item in section.get("facts", ()) if "borrow" in item]
    return entry


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


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
    page_order,
    forum_never_alone,
    dates_hold,
    text_is_plain,
)

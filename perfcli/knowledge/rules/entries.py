"""Rules that an entry keeps by itself: dates that can be, money with its year, plain text."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from perfcli.knowledge.folder import Folder, at, plain
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.columns import Price, Round
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.model.yearly import YearlyDate


def dates_hold(folder: Folder) -> Iterator[Problem]:
    """No date is impossible, and none lies after the day on which the facts were read."""
    read = folder.about.as_of if folder.about else "9998"  # without it no date is too late
    for _, fact in folder.facts():
        today = max(read, folder.read_on) if fact.yours else read
        yield from _as_of(folder, fact, today)
        for entry in fact.dates:
            yield from _round(folder, fact, entry)
        if fact.columns is None:
            continue
        for part in _parts(fact.columns):
            if isinstance(part, Round):
                yield from _round(folder, fact, part)
            if isinstance(part, Price):
                yield from _price(folder, fact, part, today)
        body = fact.columns.accreditation
        if body and body.date and not _real(body.date):
            message = f"accreditation: {body.date} is no date; expected one of the calendar"
            yield at(folder, "fact", fact.id, "date", message, ("columns", "accreditation"))
        if body and body.date and body.through and int(body.date[:4]) > body.through:
            message = f"accreditation: through {body.through} is before its date {body.date}"
            yield at(folder, "fact", fact.id, "date", message, ("columns", "accreditation"))


def _as_of(folder: Folder, fact: model.Fact, today: str) -> Iterator[Problem]:
    if fact.as_of is None:
        return
    # Schools publish the coming academic year's page: a bare year may be the next one.
    horizon = str(int(today[:4]) + 1) if len(fact.as_of) == 4 else today
    if not _real(fact.as_of):
        message = f"as_of: {fact.as_of} is no date; expected one of the calendar"
        yield at(folder, "fact", fact.id, "date", message)
    elif fact.as_of > horizon[: len(fact.as_of)]:
        message = f"as_of: {fact.as_of} is after {today}; expected a date that has passed"
        if not fact.yours:
            message += ": if you read the page since then, move `as_of` in about.yaml"
        yield at(folder, "fact", fact.id, "future", message)


def _price(folder: Folder, fact: model.Fact, part: Price, today: str) -> Iterator[Problem]:
    """The price of a dated fact has its year, and none is of a year beyond the next."""
    told = f"price {part.amount}"
    if part.year is None and fact.as_of is not None:
        message = f"{told}: expected its year, as the fact is dated: add `year: {fact.as_of[:4]}`"
        yield at(folder, "fact", fact.id, "money", message, ("columns",))
    elif part.year is not None and part.year > int(today[:4]) + 1:
        message = f"{told}: year {part.year} lies ahead; expected the year of the price"
        yield at(folder, "fact", fact.id, "money", message, ("columns",))


def _round(folder: Folder, fact: model.Fact, part: Round | YearlyDate) -> Iterator[Problem]:
    inner = ("columns" if isinstance(part, Round) else "dates",)
    if len(part.date) == 5 and not _real(f"2024-{part.date}"):  # a leap year: 02-29 is a date
        message = f"date: {part.date} is no day of a year; expected month and day"
        yield at(folder, "fact", fact.id, "date", message, inner)
    if part.seen is not None and (part.seen[5:] != part.date or not _real(part.seen)):
        message = f"seen: {part.seen} is not {part.date} of some year; expected the same day"
        yield at(folder, "fact", fact.id, "date", message, inner)


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
        *(("answer", answer.id, answer) for answer in folder.answers),
        *(("group", group.id, group) for group in folder.resources.groups),
        *(("group", group.id, group) for group in folder.glossary.groups),
        *(("role", role.id, role) for role in folder.vocabulary.roles),
        *(("study", study.id, study) for study in folder.vocabulary.studies),
        *(("file", name, entry) for name, entry in _files(folder) if entry is not None),
    ]
    for kind, name, entry in entries:
        for text in _texts(_without_facts(plain(entry))):
            if re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text):
                yield at(folder, kind, name, "control", f"{text[:40]!r}: control characters")
            elif text != text.strip():
                yield at(folder, kind, name, "space", f"{text[:40]!r}: spaces at an end")


def _files(folder: Folder) -> Iterator[tuple[str, Struct | None]]:
    """Files that are one entry, without those that hold entries of their own."""
    yield from (("about", folder.about), ("costs", folder.costs))
    yield from (("counters", folder.counters), ("ask", folder.ask))


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

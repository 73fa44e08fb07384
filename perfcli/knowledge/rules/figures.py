"""Rules of the figures that entries pick out of facts: cells of careers, bars of pages."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.career import Career, CareerCell
from perfcli.knowledge.model.cost import Pick
from perfcli.knowledge.model.fact import picked
from perfcli.knowledge.model.problem import Problem

DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def careers_resolve(folder: Folder) -> Iterator[Problem]:
    """Cells of careers rest on facts and lead to a value; facts name careers that exist."""
    facts = {fact.id: fact for _, fact in folder.facts()}
    slugs = {career.slug for career in folder.careers}
    sources = {source.id for source in folder.sources}
    for career in folder.careers:
        file, line = folder.place("career", career.slug)
        for message in _career(career, facts, sources):
            yield Problem(file, line, career.slug, "dangling", message)
    for fact in facts.values():
        for name in fact.careers:
            if name not in slugs:
                file, line = folder.place("fact", fact.id)
                message = f"careers: no career {name!r} in careers/"
                yield Problem(file, line, fact.id, "dangling", message)


def _career(career: Career, facts: dict[str, model.Fact], sources: set[str]) -> Iterator[str]:
    if career.open is not None and career.open not in sources:
        yield f"open: no source {career.open!r} in sources.yaml"
    for column, cells in career.columns.items():
        for cell in cells:
            if not _leads(cell, facts):
                where = ".".join((cell.fact, *cell.path))
                yield f"{column}: nothing at {where}; expected a fact and keys of its value"
    for column in career.absent:
        if column in career.columns:
            yield f"absent: {column} has a cell; expected one of them"


def _leads(cell: CareerCell, facts: dict[str, model.Fact]) -> bool:
    """Whether a cell has words on a fact, or leads to a figure of its form."""
    if cell.fact not in facts:
        return False
    value = picked(facts[cell.fact].value, cell.path)
    if cell.text is not None:
        return not cell.path or value is not None
    return isinstance(value, str) if cell.form == "text" else _is_number(value)


def bars_resolve(folder: Folder) -> Iterator[Problem]:
    """Bars and ways rest on facts of their own page, and a caption says what bars are."""
    facts = {fact.id: fact for _, fact in folder.facts()}
    for topic in folder.topics:
        here = {
            item.id if isinstance(item, model.Fact) else item.borrow
            for section in topic.sections
            for item in section.facts
        }
        file, _ = folder.place("topic", topic.id)
        for section in topic.sections:
            _, line = folder.place(f"section:{file}", section.id)
            if bool(section.bars) != (section.caption is not None):
                message = "bars, caption: one without the other; expected both or none"
                yield Problem(file, line, section.id, "dangling", message)
            for name in (name for stop in section.way for name in stop.support):
                if name not in here or name not in facts:
                    message = f"way: no fact {name!r} on this page; expected one"
                    yield Problem(file, line, section.id, "dangling", message)
            for bar in section.bars:
                fact = facts.get(bar.fact) if bar.fact in here else None
                value = picked(fact.value, bar.path) if fact else None
                if not _is_number(value):
                    where = ".".join((bar.fact, *bar.path))
                    message = f"bars: no figure at {where}; expected a fact of this page"
                    yield Problem(file, line, section.id, "dangling", message)


def counters_resolve(folder: Folder) -> Iterator[Problem]:
    """What `log` counts against are figures, a day of the year and texts of facts."""
    basis = folder.counters
    if basis is None:
        return
    facts = {fact.id: fact for _, fact in folder.facts()}
    for name in basis.facts:
        if name not in facts:
            message = f"no fact {name!r}: expected the id of a fact"
            yield Problem("counters.yaml", 0, name, "dangling", message)
    picks = [(rule.id, rule.figure, "figure") for rule in basis.counters]
    picks.append(("cycle_years", basis.cycle_years, "figure"))
    picks.append(("year_end", basis.year_end, "month and day"))
    for name, pick, what in picks:
        fits = has_figure if what == "figure" else has_day
        if pick.fact in facts and not fits(pick, facts):
            where = ".".join((pick.fact, *pick.path))
            message = f"{name}: no {what} at {where}; expected a fact and keys of its value"
            yield Problem("counters.yaml", 0, name, "dangling", message)
    categories = {sort.id: {one.id for one in sort.categories} for sort in basis.kinds}
    for rule in basis.counters:
        if rule.category is not None and rule.category not in categories.get(rule.kind, ()):
            message = f"category: no {rule.category!r} among those of {rule.kind}"
            yield Problem("counters.yaml", 0, rule.id, "dangling", message)


def has_figure(pick: Pick, facts: Mapping[str, model.Fact]) -> bool:
    """Whether a pick leads to a number."""
    return _is_number(_value(pick, facts))


def has_day(pick: Pick, facts: Mapping[str, model.Fact]) -> bool:
    """Whether a pick leads to a month and day."""
    return DAY.fullmatch(str(_value(pick, facts))) is not None


def _value(pick: Pick, facts: Mapping[str, model.Fact]) -> Any:
    return picked(facts[pick.fact].value, pick.path) if pick.fact in facts else None


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)

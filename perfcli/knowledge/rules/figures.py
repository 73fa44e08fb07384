"""Rules of the figures that entries pick out of facts: cells of careers, bars of pages, costs."""

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
Facts = Mapping[str, model.Fact]
Picking = Pick | CareerCell | model.Bar


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


def _career(career: Career, facts: Facts, sources: set[str]) -> Iterator[str]:
    if career.open is not None and career.open not in sources:
        yield f"open: no source {career.open!r} in sources.yaml"
    for column, cells in career.columns.items():
        for cell in cells:
            if not _leads(cell, facts):
                where = place_of(cell)
                yield f"{column}: nothing at {where}; expected a fact and keys of its value"
    for column in career.absent:
        if column in career.columns:
            yield f"absent: {column} has a cell; expected one of them"


def _leads(cell: CareerCell, facts: Facts) -> bool:
    """Whether a cell has words on a fact, or leads to a figure of its form."""
    if cell.fact not in facts:
        return False
    value = value_of(cell, facts)
    if cell.text is not None:
        return not cell.path or value is not None
    return isinstance(value, str) if cell.form == "text" else is_number(value)


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
                if bar.fact not in here or not is_number(value_of(bar, facts)):
                    message = f"bars: no figure at {place_of(bar)}; expected a fact of this page"
                    yield Problem(file, line, section.id, "dangling", message)


def costs_resolve(folder: Folder) -> Iterator[Problem]:
    """What `costs` computes with is a figure inside a fact."""
    facts = {fact.id: fact for _, fact in folder.facts()}
    for name in folder.costs.__struct_fields__ if folder.costs else ():
        pick = getattr(folder.costs, name)
        if not is_number(value_of(pick, facts)):
            where = place_of(pick)
            message = f"{name}: no figure at {where}; expected a fact and keys of its value"
            yield Problem("costs.yaml", 0, name, "dangling", message)


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
        value = value_of(pick, facts)
        fits = is_number(value) if what == "figure" else bool(DAY.fullmatch(str(value)))
        if pick.fact in facts and not fits:
            where = place_of(pick)
            message = f"{name}: no {what} at {where}; expected a fact and keys of its value"
            yield Problem("counters.yaml", 0, name, "dangling", message)
    categories = {sort.id: {one.id for one in sort.categories} for sort in basis.kinds}
    for rule in basis.counters:
        if rule.category is not None and rule.category not in categories.get(rule.kind, ()):
            message = f"category: no {rule.category!r} among those of {rule.kind}"
            yield Problem("counters.yaml", 0, rule.id, "dangling", message)


def value_of(pick: Picking, facts: Facts) -> Any:
    """What a pick leads to; None where there is no such fact or nothing there."""
    return picked(facts[pick.fact].value, pick.path) if pick.fact in facts else None


def place_of(pick: Picking) -> str:
    """Where a pick leads, for messages: the fact and the keys of its value."""
    return ".".join((pick.fact, *pick.path))


def is_number(value: Any) -> TypeGuard[float]:
    """Whether it is a figure; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)

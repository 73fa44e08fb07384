"""Rules of the milestones: each counts from a day that is known, and rests on what exists."""

import re
from collections.abc import Iterator, Mapping

from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.cost import Pick
from perfcli.knowledge.model.milestone import Exam, Milestone, PlanBasis, Timeline
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.rules.figures import has_day, has_figure

BRACES = re.compile(r"\{(\w*)\}")
Facts = Mapping[str, model.Fact]


def plan_resolves(folder: Folder) -> Iterator[Problem]:
    """Milestones count from known days, and rest on facts, steps and programs that exist."""
    basis = folder.plan
    if basis is None:
        return
    for name, message in _messages(folder, basis):
        yield Problem("plan.yaml", 0, name, "dangling", message)


def _messages(folder: Folder, basis: PlanBasis) -> Iterator[tuple[str, str]]:
    facts = {fact.id: fact for _, fact in folder.facts()}
    slugs = {school.slug for school in folder.schools}
    steps = {f"{one.id}/{step.id}" for one in folder.checklists for step in one.steps}
    for timeline in basis.timelines:
        yield from _order(timeline)
        for one in timeline.milestones:
            for message in (*_rests(one, facts, slugs, steps), *_figures(one, facts)):
                yield one.id, message
    for exam in basis.exams:
        for message in (*_figures(exam, facts), *_day(exam.opens, facts)):
            yield exam.name, message
        told = facts[basis.exam_fact].dates if basis.exam_fact in facts else ()
        if not any(entry.date == exam.month for entry in told):
            yield exam.name, f"month: {basis.exam_fact!r} has no date {exam.month!r}"
    for pick in (basis.first_report, basis.cycle_report):
        for message in _day(pick, facts):
            yield "reports", message


def _order(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Each milestone once, and counted from a day that does not count from it in turn."""
    given = {one.gives: one.when for one in timeline.milestones if one.gives}
    names = [one.id for one in timeline.milestones]
    for one in timeline.milestones:
        if names.count(one.id) > 1:
            yield one.id, f"id: used {names.count(one.id)} times; expected once"
        if one.when is None and one.set_by is None:
            yield one.id, "when, set_by: neither; expected what the date comes from"
        seen: list[str] = []
        when = one.when
        while when is not None:
            anchor = re.split(r"[+-]", when)[0]
            if anchor == timeline.anchor:
                break
            if anchor not in given or anchor in seen:
                yield one.id, f"when: {one.when!r} counts from no day of the timeline"
                break
            seen.append(anchor)
            when = given[anchor]


def _rests(one: Milestone, facts: Facts, slugs: set[str], steps: set[str]) -> Iterator[str]:
    for name in (*one.support, *(stated.fact for stated in one.stated)):
        if name not in facts:
            yield f"no fact {name!r}: expected the id of a fact"
    for stated in one.stated:
        if stated.school not in slugs:
            yield f"stated: no school {stated.school!r} in schools/"
    for name in (*one.done.steps, *one.done.each) if one.done else ():
        if name not in steps:
            yield f"done: no step {name!r}; expected LIST/STEP of checklists/"
    if one.done and one.done.count is not None and one.done.count not in one.figures:
        yield f"done: no figure {one.done.count!r} in figures"


def _figures(one: Milestone | Exam, facts: Facts) -> Iterator[str]:
    """Figures are numbers, and each {name} is one of them."""
    for name, pick in one.figures.items():
        if not has_figure(pick, facts):
            yield f"{name}: no figure at {_where(pick)}; expected a fact and keys of its value"
    texts = (one.text, one.note) if isinstance(one, Milestone) else (one.passed,)
    for name in (found for text in texts if text for found in BRACES.findall(text)):
        if name not in one.figures:
            yield f"{{{name}}}: no such figure; expected one of figures"


def _day(pick: Pick, facts: Facts) -> Iterator[str]:
    if not has_day(pick, facts):
        yield f"no month and day at {_where(pick)}; expected a fact and keys of its value"


def _where(pick: Pick) -> str:
    return ".".join((pick.fact, *pick.path))

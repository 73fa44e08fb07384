"""Checklists: found by name, each step with its date where the day it counts from is known."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.calendar.dates import yearly_day
from perfcli.advice.calendar.offsets import Offset, parse_offset
from perfcli.advice.names import Named, find_all
from perfcli.advice.yours.progress import Progress
from perfcli.errors import UserError
from perfcli.knowledge.bundles.lists import ChecklistsBundle
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.lists import Checklist, ListStep
from perfcli.knowledge.model.resource import Resource

Date = date  # StepView has a field of that name


class StepView(Struct, frozen=True):
    """A step with its offset, its date if that is known, what it rests on, and when it was done."""

    step: ListStep
    offset: Offset | None
    date: date | None
    facts: tuple[Fact, ...]
    links: tuple[Resource, ...]
    done: Date | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources: the best one of each support first."""
        supports: tuple[Fact | Resource, ...] = (*self.facts, *self.links)
        best = [one.sources[0] for one in supports]
        return tuple(dict.fromkeys([*best, *(name for one in supports for name in one.sources)]))


class ChecklistView(Struct, frozen=True):
    """A list with its steps; `anchors` are the days that they count from, as far as known.

    `worked_for`: the school or visit, of a list that is worked once for each. `origins`: whence an
    anchor comes that the user did not name.
    """

    checklist: Checklist
    steps: tuple[StepView, ...]
    anchors: dict[str, date]
    worked_for: str = ""
    origins: dict[str, str] = {}

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(one.done is not None for one in self.steps)

    @property
    def next(self) -> StepView | None:
        """The first step that is not done; None where all are."""
        return next((one for one in self.steps if one.done is None), None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Anchors whose day is not known, in the order of the steps."""
        names = [one.offset.anchor for one in self.steps if one.offset is not None]
        return tuple(name for name in dict.fromkeys(names) if name not in self.anchors)


class ChecklistsView(Struct, frozen=True):
    """Lists, how to ask for the day of each anchor, and the sources of the steps."""

    lists: tuple[ChecklistView, ...]
    questions: dict[str, str]
    sources: dict[str, Source]


def checklists_view(
    bundle: ChecklistsBundle,
    names: Sequence[str] = (),
    anchors: Mapping[str, date] | None = None,
    progress: Progress | None = None,
    worked_for: str = "",
) -> ChecklistsView:
    """All lists, or those that `names` name, with dates from the days of the anchors.

    A list that is worked for several stands once for each of them, or for `worked_for` alone.
    `anchors` go before the days that `progress` holds.

    Raises UserError('unknown-name') for a list and UserError('usage') for an anchor that no list
    has, or for a day so early or late that a step falls out of the calendar.
    """
    anchors = anchors or {}
    every = {one.id: one for one in bundle.checklists}
    keys = find_lists(bundle, names) if names else list(every)
    progress = progress or Progress()
    lists = tuple(
        _view(bundle, every[key], anchors, progress, name)
        for key in keys
        for name in _worked(every[key], progress, worked_for)
    )
    _check_anchors(lists, anchors)
    questions = {one.anchor: one.question for one in reversed(bundle.checklists)}
    questions.update({one.checklist.anchor: one.checklist.question for one in lists})
    return ChecklistsView(lists, questions, bundle.sources)


def find_lists(bundle: ChecklistsBundle, names: Sequence[str]) -> list[str]:
    """Ids of the lists that `names` name. Raises UserError('unknown-name')."""
    known = [Named(one.id, (one.title, *one.aliases)) for one in bundle.checklists]
    return find_all(names, known, "checklist", "perfcli checklist")


def _worked(checklist: Checklist, progress: Progress, worked_for: str) -> Sequence[str]:
    if not checklist.per_school:
        return ("",)
    return (worked_for,) if worked_for else progress.worked(checklist.id) or ("",)


def _view(
    bundle: ChecklistsBundle,
    checklist: Checklist,
    given: Mapping[str, date],
    progress: Progress,
    name: str,
) -> ChecklistView:
    own = progress.anchors_of(checklist.id, name)
    supplied = progress.supplied_to(checklist, name)
    anchors = {**{anchor: day for anchor, (day, _) in supplied.items()}, **own, **given}
    steps = tuple(
        _step(bundle, step, anchors, progress.done(checklist.id, name, step.id))
        for step in checklist.steps
    )
    counted = {one.offset.anchor for one in steps if one.offset is not None}
    known = {name: day for name, day in anchors.items() if name in {checklist.anchor, *counted}}
    origins = {
        anchor: origin
        for anchor, (_, origin) in supplied.items()
        if anchor in known and anchor not in own and anchor not in given
    }
    return ChecklistView(checklist, steps, known, name, origins)


def _step(
    bundle: ChecklistsBundle, step: ListStep, anchors: Mapping[str, date], done: date | None
) -> StepView:
    offset = parse_offset(step.when) if step.when else None
    day = anchors.get(offset.anchor) if offset is not None else None
    facts = tuple(bundle.facts[name] for name in step.support if name in bundle.facts)
    try:
        due = _due(step, offset, facts, day) if offset is not None and day is not None else None
    except OverflowError as error:
        message = f"--date: {day} puts the step {step.id!r} outside the calendar"
        raise UserError("usage", message, "Give a day of this century.") from error
    return StepView(
        step,
        offset,
        due,
        facts,
        tuple(bundle.resources[name] for name in step.support if name in bundle.resources),
        done,
    )


def _due(step: ListStep, offset: Offset, facts: Iterable[Fact], day: date) -> date | None:
    """So long before or after the anchor's day, or on a yearly date of the facts themselves."""
    if step.yearly is None:
        return offset.on(day)
    days = [entry.date for fact in facts for entry in fact.dates]
    return yearly_day(days, day, step.yearly)


def _check_anchors(lists: Iterable[ChecklistView], anchors: Mapping[str, date]) -> None:
    known = {one.checklist.anchor: None for one in lists}
    known.update({step.offset.anchor: None for one in lists for step in one.steps if step.offset})
    for name in anchors:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"Did you mean: --date {near[0]}={anchors[name]}" if near else None
            names = ", ".join(known)
            message = f"--date: no step counts from {name!r}; expected one of {names}"
            raise UserError("usage", message, hint or f"Try: --date {next(iter(known))}=2027-08-16")


def parse_anchors(given: Iterable[str]) -> dict[str, date]:
    """`start=2027-08-16` as the day of an anchor. Raises UserError('usage') for anything else."""
    anchors = {}
    for text in given:
        match = re.fullmatch(r"\s*([A-Za-z]+)\s*=\s*(\S+)\s*", text)
        hint = "Write it as --date start=2027-08-16"
        if match is None:
            raise UserError("usage", f"--date: {text!r} is not ANCHOR=DATE", hint)
        try:
            anchors[match[1].lower()] = date.fromisoformat(match[2])
        except ValueError as error:
            raise UserError("usage", f"--date: {match[2]!r} is no date", hint) from error
    return anchors

"""The pages of checklists: all lists in a table, and one with its steps."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from perfcli.advice.calendar.offsets import Offset
from perfcli.advice.checklists import ChecklistsView, ChecklistView, StepView
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.cells import in_full
from perfcli.render.layouts.lines import Marks, fact_item, link_line

# What happens on the day of an anchor, as it reads behind `before` and `after`.
EVENTS = {
    "start": "school starts",
    "open": "applications open",
    "deadline": "the deadline",
    "offer": "the offer",
    "visit": "the visit",
    "interview": "the interview",
    "exam": "the exam window opens",
    "cape": "the CAPE window opens",
    "graduation": "graduation",
    "move": "the first day of work there",
    "yearend": "the certification year ends",
}
YEARLY = {
    "last-before": "the last such day before",
    "next-from": "the first such day from",
    "next-year": "in the year after",
}
UNITS = {"d": "day", "w": "week", "m": "month"}
BASIS = {"thumb": "rule of thumb", "school": "differs by school"}
STEPS = (p.Column("List", 11), p.Column("For", 20), p.Column("Steps", 5, right=True))
DONE = (p.Column("List", 11), p.Column("For", 16), p.Column("Done", 8), p.Column("Next", 20))


def lists_page(view: ChecklistsView, today: date, names: Mapping[str, str]) -> p.Page:
    """The lists with their titles, how many steps are done, and what is next in those begun.

    `names`: programs by slug, as they are printed.
    """
    begun = any(one.done for one in view.lists)
    rows = tuple(_row(one, begun, today, names) for one in view.lists)
    blocks = (
        p.Heading("Checklists", 1),
        p.Para("Steps in the order in which they are done, each with why and when."),
        p.Table(DONE if begun else STEPS, rows),
        p.Next(tuple(f"perfcli checklist {one.checklist.id}" for one in view.lists[:3])),
    )
    return p.Page(blocks)


def _row(
    one: ChecklistView, begun: bool, today: date, names: Mapping[str, str]
) -> tuple[p.Cell, ...]:
    title = _title(one, names)
    if not begun:
        return (p.Cell(one.checklist.id), p.Cell(title), p.Cell(str(len(one.steps))))
    count = f"{one.done} of {len(one.steps)}"
    texts = (one.checklist.id, title, count, next_line(one, today) if one.done else "")
    return tuple(p.Cell(text) for text in texts)


def _title(one: ChecklistView, names: Mapping[str, str]) -> str:
    whom = f": {names.get(one.worked_for, one.worked_for)}" if one.worked_for else ""
    return one.checklist.title + whom


def next_line(one: ChecklistView, today: date) -> str:
    """The next step with its date, or that all is done."""
    if one.next is None:
        return "all done"
    due = one.next.date
    day = f", {'was due' if due < today else 'by'} {in_full(due)}" if due else ""
    return f"{one.next.step.text} ({one.next.step.id}{day})"


def steps_page(
    view: ChecklistsView,
    today: date,
    everything: bool,
    with_sources: bool,
    names: Mapping[str, str],
) -> p.Page:
    """Lists with their steps; with `everything` also the facts that each step rests on.

    A list that is worked for several stands once, under how far it is with each.
    """
    marks = Marks(view.sources)
    blocks: list[p.Block] = []
    dates = []
    for name, group in groupby(view.lists, lambda one: one.checklist.id):
        several = list(group)
        one = several[0] if len(several) == 1 else _plain(several)
        blocks.append(p.Heading(_title(one, names), 2 if blocks else 1))
        blocks.append(p.Para(f"{one.checklist.help}."))
        blocks += _how_far(one, several, today, names)
        blocks += _anchors(one, view.questions)
        for number, step in enumerate(one.steps, 1):
            blocks += _step(step, number, today, marks, everything, boxes=len(several) == 1)
        whom = f" --for {one.worked_for}" if one.worked_for else ""
        if one.missing and len(several) == 1:
            dates.append(f"perfcli checklist {name}{whom} --date {one.missing[0]}=YYYY-MM-DD")
        if one.next is not None and len(several) == 1:
            whom = whom or (" --for SCHOOL" if one.checklist.per_school else "")
            dates.append(f"perfcli checklist {name}{whom} --done {one.next.step.id}")
    blocks.append(p.Next((*dates, "perfcli checklist")))
    blocks += marks.blocks(with_sources, "" if everything else "what each step rests on: --all")
    return p.Page(tuple(blocks))


def _plain(several: Sequence[ChecklistView]) -> ChecklistView:
    """A list that is worked for several, as if for nobody."""
    steps = tuple(replace(step, done=None, date=None) for step in several[0].steps)
    return ChecklistView(several[0].checklist, steps, {})


def _how_far(
    one: ChecklistView, several: Sequence[ChecklistView], today: date, names: Mapping[str, str]
) -> Iterator[p.Block]:
    """How many steps are done and what is next, of each for whom the list is worked."""
    if len(several) > 1:
        for each in several:
            whom = names.get(each.worked_for, each.worked_for)
            done = f"{each.done} of {len(each.steps)} done"
            yield p.Item(
                f"{whom} (--for {each.worked_for}): {done}. Next: {next_line(each, today)}"
            )
    elif one.done:
        yield p.Para(f"{one.done} of {len(one.steps)} done. Next: {next_line(one, today)}.")
    elif one.checklist.per_school and not one.worked_for:
        what = "visit" if one.checklist.per_visit else "school"
        yield p.Para(f"Worked once for each {what}: name it with --for.", "dim")


def _anchors(one: ChecklistView, questions: dict[str, str]) -> Iterator[p.Block]:
    """The days that the steps count from, and how to give those that are not known."""
    for name, day in one.anchors.items():
        origin = f" ({one.origins[name]})" if name in one.origins else ""
        yield p.Para(f"Counted from {name}, {in_full(day)}{origin}.")
    for name in one.missing:
        asked = f"{questions.get(name, f'When is {name}?')} Say --date {name}=YYYY-MM-DD"
        yield p.Para(f"{asked} to see dates.", "dim")


def _step(
    one: StepView, number: int, today: date, marks: Marks, everything: bool, boxes: bool
) -> Iterator[p.Block]:
    box = ("[x] " if one.done else "[ ] ") if boxes else ""
    done = f" (done {in_full(one.done)})" if one.done else ""
    text = f"{box}{one.step.text}{done}"
    yield p.Item(text, marker=f"{number}.", marks=marks.of(one.sources))
    words = why_text(one, "" if one.done else when_text(one, today))
    yield p.Item(f"{words} · {one.step.id}", indent=1)
    if everything:
        for fact in one.facts:
            yield fact_item(fact, marks, indent=1, marker="→")
        for link in one.links:
            yield p.Item(link_line(link), marker="→", indent=1, marks=marks.of(link.sources))


def why_text(one: StepView, when: str) -> str:
    """Why a step is done, behind when it is due where that is known."""
    why = f"{one.step.why.rstrip('.')}."
    return f"{when[:1].upper()}{when[1:]}. {why}" if when else why


def when_text(one: StepView, today: date) -> str:
    """When a step is due, in words or as a date, with what the time rests on."""
    words = in_words(one.offset, exact=one.step.basis == "fact") if one.offset else ""
    if one.offset and one.step.yearly:
        words = f"{YEARLY[one.step.yearly]} {_event(one.offset)}"
    notes = ["projected"] if one.step.yearly and one.date else []
    notes += [BASIS[one.step.basis]] if one.step.basis in BASIS else []
    if not one.step.support:
        notes.append("our advice")
    if one.date is None:
        return f"{words} ({', '.join(notes)})".strip() if notes else words
    day = f"was due {in_full(one.date)}" if one.date < today else in_full(one.date)
    return f"{day} ({', '.join([words, *notes])})"


def in_words(offset: Offset, exact: bool) -> str:
    """`about 18 months before school starts`; without `about` where it is `exact`."""
    if offset.amount == 0:
        return "on the day"
    count = abs(offset.amount)
    unit = UNITS[offset.unit] + ("" if count == 1 else "s")
    side = "before" if offset.amount < 0 else "after"
    return f"{'' if exact else 'about '}{count} {unit} {side} {_event(offset)}"


def _event(offset: Offset) -> str:
    return EVENTS.get(offset.anchor, f"the day of {offset.anchor}")


def steps_table(view: ChecklistsView) -> p.Table:
    """A row a step, for a spreadsheet."""
    names = ("list", "step", "text", "why", "when", "date", "basis", "support", "for", "done")
    rows = []
    for one in view.lists:
        for step in one.steps:
            texts = (
                one.checklist.id,
                step.step.id,
                step.step.text,
                step.step.why,
                step.step.when or "",
                step.date.isoformat() if step.date else "",
                step.step.basis,
                " ".join(step.step.support) or "our advice",
                one.worked_for,
                step.done.isoformat() if step.done else "",
            )
            rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def checklists_json(view: ChecklistsView) -> dict[str, Any]:
    """By the contract; beside the lists the facts and addresses that their steps rest on."""
    steps = [step for one in view.lists for step in one.steps]
    facts = {fact.id: fact for step in steps for fact in step.facts}
    links = {link.id: link for step in steps for link in step.links}
    return {
        "checklists": [_list_json(one) for one in view.lists],
        "facts": [contract.fact_json(fact) for fact in facts.values()],
        "links": [contract.link_json(link) for link in links.values()],
    }


def _list_json(one: ChecklistView) -> dict[str, Any]:
    day = one.anchors.get(one.checklist.anchor)
    return {
        "id": one.checklist.id,
        "title": one.checklist.title,
        "anchor": one.checklist.anchor,
        "anchor_date": day.isoformat() if day else None,
        "for": one.worked_for or None,
        "next": one.next.step.id if one.next else None,
        "steps": [_step_json(step) for step in one.steps],
    }


def _step_json(one: StepView) -> dict[str, Any]:
    return {
        "id": one.step.id,
        "text": one.step.text,
        "why": one.step.why,
        "when": one.step.when,
        "date": one.date.isoformat() if one.date else None,
        "basis": one.step.basis,
        "support": list(one.step.support),
        "done": one.done.isoformat() if one.done else None,
    }

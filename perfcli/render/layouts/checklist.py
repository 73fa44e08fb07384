"""The pages of checklists: all lists in a table, and one with its steps."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from perfcli.advice.checklists import ChecklistsView, ChecklistView, StepView
from perfcli.advice.offsets import Offset
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.cells import MONTHS
from perfcli.render.layouts.lines import Marks, fact_item, link_line

# What happens on the day of an anchor, as it reads behind `before` and `after`.
EVENTS = {
    "start": "school starts",
    "deadline": "the deadline",
    "visit": "the visit",
    "interview": "the interview",
    "exam": "the exam window opens",
    "graduation": "graduation",
    "move": "the first day of work there",
    "yearend": "the certification year ends",
}
UNITS = {"d": "day", "w": "week", "m": "month"}
BASIS = {"thumb": "rule of thumb", "school": "differs by school"}
TABLE = (p.Column("List", 11), p.Column("For", 20), p.Column("Steps", 5, right=True))


def lists_page(view: ChecklistsView) -> p.Page:
    """The lists with their titles and how many steps each has."""
    rows = tuple(
        (
            p.Cell(one.checklist.id),
            p.Cell(one.checklist.title),
            p.Cell(str(len(one.steps))),
        )
        for one in view.lists
    )
    blocks = (
        p.Heading("Checklists", 1),
        p.Para("Steps in the order in which they are done, each with why and when."),
        p.Table(TABLE, rows),
        p.Next(tuple(f"perfcli checklist {one.checklist.id}" for one in view.lists[:3])),
    )
    return p.Page(blocks)


def steps_page(view: ChecklistsView, today: date, everything: bool, with_sources: bool) -> p.Page:
    """Lists with their steps; with `everything` also the facts that each step rests on."""
    marks = Marks(view.sources)
    blocks: list[p.Block] = []
    for i, one in enumerate(view.lists):
        blocks.append(p.Heading(one.checklist.title, 1 if i == 0 else 2))
        blocks.append(p.Para(f"{one.checklist.help}."))
        blocks += _anchors(one, view.questions)
        for number, step in enumerate(one.steps, 1):
            blocks += _step(step, number, today, marks, everything)
    dates = [
        f"perfcli checklist {one.checklist.id} --date {one.missing[0]}=YYYY-MM-DD"
        for one in view.lists
        if one.missing
    ]
    blocks.append(p.Next((*dates, "perfcli checklist")))
    blocks += marks.blocks(with_sources, "" if everything else "what each step rests on: --all")
    return p.Page(tuple(blocks))


def _anchors(one: ChecklistView, questions: dict[str, str]) -> Iterator[p.Block]:
    """The days that the steps count from, and how to give those that are not known."""
    for name, day in one.anchors.items():
        yield p.Para(f"Counted from {name}, {in_full(day)}.")
    for name in one.missing:
        asked = f"{questions.get(name, f'When is {name}?')} Say --date {name}=YYYY-MM-DD"
        yield p.Para(f"{asked} to see dates.", "dim")


def _step(
    one: StepView, number: int, today: date, marks: Marks, everything: bool
) -> Iterator[p.Block]:
    yield p.Item(one.step.text, marker=f"{number}.", marks=marks.of(one.sources))
    when = when_text(one, today)
    why = f"{one.step.why.rstrip('.')}."
    yield p.Item(f"{when[:1].upper()}{when[1:]}. {why}" if when else why, indent=1)
    if everything:
        for fact in one.facts:
            yield fact_item(fact, marks, indent=1, marker="→")
        for link in one.links:
            yield p.Item(link_line(link), marker="→", indent=1, marks=marks.of(link.sources))


def when_text(one: StepView, today: date) -> str:
    """When a step is due, in words or as a date, with what the time rests on."""
    words = in_words(one.offset, exact=one.step.basis == "fact") if one.offset else ""
    notes = [BASIS[one.step.basis]] if one.step.basis in BASIS else []
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
    event = EVENTS.get(offset.anchor, f"the day of {offset.anchor}")
    return f"{'' if exact else 'about '}{count} {unit} {side} {event}"


def in_full(day: date) -> str:
    """`Aug 16, 2027`."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def steps_table(view: ChecklistsView) -> p.Table:
    """A row a step, for a spreadsheet."""
    names = ("list", "step", "text", "why", "when", "date", "basis", "support")
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
        "done": None,
    }

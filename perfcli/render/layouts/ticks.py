"""What is said after a step was ticked or a day was told."""

from collections.abc import Mapping, Sequence
from datetime import date

from perfcli.advice.checklists import ChecklistView
from perfcli.render import page as p
from perfcli.render.layouts.cells import in_full
from perfcli.render.layouts.checklist import next_line


def ticks_page(
    one: ChecklistView,
    done: Sequence[str],
    undone: Sequence[str],
    days: Mapping[str, date],
    today: date,
    names: Mapping[str, str],
) -> p.Page:
    """What was noted, how many steps are done now, and what is next."""
    texts = {step.step.id: step.step.text for step in one.steps}
    ticked = {step.step.id: step.done for step in one.steps}
    lines = [f"[x] {texts[name]}: done {in_full(day)}" for name in done if (day := ticked[name])]
    lines += [f"[ ] {texts[name]}: not done" for name in undone]
    lines += [f"Counted from {name}, {in_full(day)}" for name, day in days.items()]
    whom = f" for {names.get(one.worked_for, one.worked_for)}" if one.worked_for else ""
    command = f"perfcli checklist {one.checklist.id}"
    command += f" --for {one.worked_for}" if one.worked_for else ""
    return p.Page(
        (
            *(p.Para(f"{line}.") for line in lines),
            p.Para(f"{one.done} of {len(one.steps)} done{whom}. Next: {next_line(one, today)}."),
            p.Next((command, "perfcli journal --undo")),
        )
    )

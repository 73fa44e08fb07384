"""The chapter of licenses: the table of states with a law, each of them, then the others."""

from msgspec.structs import replace

from perfcli.advice.handbook import HandbookView
from perfcli.advice.license import StateView
from perfcli.render import page as p
from perfcli.render.layouts import license as layout
from perfcli.render.layouts.handbook.topics import frame_blocks, linked, part
from perfcli.render.layouts.lines import Marks, fact_item


def state_blocks(view: HandbookView, marks: Marks) -> list[p.Block]:
    """The chapter: the table first."""
    frame, states = view.topics["license"], view.states
    table = layout.list_table(states, compact=False)
    lawful = [one for one in states.states if one.has_law]
    table = linked(table, (_place(one) for one in lawful))
    blocks: list[p.Block] = [
        p.Para(layout.filled(frame.summary, states)),
        p.Heading("States with a law", 3, "license/table"),
        replace(table, caption="States where a law was found"),
        *frame_blocks(frame, marks),
        p.Heading("State by state", 3, "license/each"),
        *(_part(one, marks, view.about.as_of) for one in lawful),
        p.Heading("Where no law was found", 3, "license/none"),
        p.Para(f"{layout.ASK}. Searched up to {view.about.as_of}."),
        *(_pair(one, marks) for one in states.of_kind("none-found")),
    ]
    unseen = states.of_kind("not-searched")
    if unseen:
        names = ", ".join(one.state.name for one in unseen)
        blocks += [p.Heading("Not searched", 3, "license/not-searched"), p.Para(f"{names}.")]
    return blocks


def _part(one: StateView, marks: Marks, as_of: str) -> p.Part:
    return part(one.state.name, _place(one), layout.state_blocks(one, marks, as_of, True))


def _pair(one: StateView, marks: Marks) -> p.Pair:
    """A state without a law: what was seen all the same."""
    facts = [fact_item(lead.fact, marks) for lead in one.leads]
    seen = p.Item(one.state.searched or layout.NOTHING)
    return p.Pair(one.state.name, (seen, *facts), _place(one))


def _place(one: StateView) -> str:
    return f"license/{one.state.code}"

"""The pages of state laws: the list, one state in full, several side by side."""

from collections.abc import Iterator
from typing import Any

from perfcli.advice.license import ROWS, StatesView, StateView
from perfcli.advice.programs.schools import Lead
from perfcli.advice.topics import TopicView
from perfcli.knowledge.model.entry import State
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts import topic
from perfcli.render.layouts.footnotes import Footnotes
from perfcli.render.layouts.licensecells import NOT_HERE, fee_period, named_permit, state_cells
from perfcli.render.layouts.lines import Marks, age_of, fact_line, shipped_fields, shipped_line
from perfcli.render.page import with_marks

LABELS = {
    "law": "Law",
    "who": "Who qualifies",
    "new-graduates": "New graduates",
    "elsewhere": "From elsewhere",
    "renewal": "Renewal",
    "fee": "Fee",
    "scope": "Scope",
    "exempt": "Exempt",
}
KINDS = {
    "license": "A law was found that asks for a license",
    "title": "A law was found that protects the title; it asks for no license",
    "none-found": "no law found, which is no proof of none",
    "not-searched": "not searched",
}
ABSENT = f"{NOT_HERE}: ask the board"
ASK = "None found is not none: ask the hospital and the state's health-professions board"
NOTHING = "No law came up; no remark on a search by name was kept."
REPEATED = 3  # so often a warning stands on a page before it becomes a footnote
TABLE = (
    p.Column("State", 14),
    p.Column("Law", 7),
    p.Column("Exam", 13),
    p.Column("New graduates", 13),
    p.Column("Renewed", 8),
    p.Column("Fee", 8),
    p.Column("As of", 5),
)
LEGEND = (
    "'24 = year of the text, u = undated, f = weak source, b = from a bill, s = as a society "
    "said, - = not in our data. As of: the newest text of the row. "
    "yr, mo = years, months. In full: perfcli license STATE"
)


def list_page(
    view: StatesView, frame: TopicView, everything: bool, with_sources: bool, compact: bool
) -> p.Page:
    """States with a law in a table, those without in a line, then what to know about the list."""
    marks = Marks({**view.sources, **frame.sources})
    blocks: list[p.Block] = [
        p.Heading(frame.title, 1),
        p.Para(filled(frame.summary, view)),
        list_table(view, compact),
    ]
    if compact:
        blocks.append(p.Para(LEGEND, "dim"))
    blocks += [
        p.Heading("Without a law in our data"),
        p.Para(f"No law found: {_codes(view, 'none-found')}"),
        p.Para(ASK),
        p.Para(f"not searched: {_codes(view, 'not-searched')}"),
    ]
    for section in frame.sections:
        blocks += topic.section_blocks(section, marks, everything)
    blocks += topic.not_known_blocks(frame.not_known, everything)
    blocks.append(p.Next(frame.next))
    blocks += marks.blocks(with_sources, topic.more_text(frame.sections, everything))
    return p.Page(tuple(blocks))


def filled(summary: str, view: StatesView) -> str:
    """The frame's summary with the counts of the data put in."""
    for name, count in view.counts.items():
        summary = summary.replace("{" + name + "}", str(count))
    return summary


def list_table(view: StatesView, compact: bool) -> p.Table:
    """A row a state with a law, by name."""
    rows = []
    for one in view.states:
        if one.has_law:
            texts = [one.state.name, *state_cells(one, compact)]
            rows.append(tuple(p.Cell(text, dim=text in ("-", NOT_HERE)) for text in texts))
    return p.Table(TABLE, tuple(rows))


def _codes(view: StatesView, kind: str) -> str:
    return ", ".join(one.state.code.upper() for one in view.of_kind(kind))


def csv_table(view: StatesView) -> p.Table:
    """Every state and row for a spreadsheet, each with the date of its leading fact."""
    names = ["code", "name", "regulated", "board", "url"]
    for row in ROWS:
        names += [row, f"{row}_as_of"]
    rows = []
    for one in view.states:
        state = one.state
        texts = [
            state.code.upper(),
            state.name,
            state.regulated,
            state.board or "",
            state.url or "",
        ]
        for row in ROWS:
            leads = one.columns[row]
            texts.append("; ".join(lead.fact.line or lead.fact.claim for lead in leads))
            texts.append((leads[0].fact.as_of or "undated") if leads else "")
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def one_page(
    view: StateView, sources: dict[str, Any], as_of: str, everything: bool, with_sources: bool
) -> p.Page:
    """One state in full: its warning, what was found, the board, then all eight rows.

    `as_of` is the day on which the facts were read, for a state without a law.
    """
    marks = Marks(sources)
    hidden = 0 if everything else len(view.facts)
    more = f"{hidden} more {'fact' if hidden == 1 else 'facts'}: --all" if hidden else ""
    blocks: list[p.Block] = [
        p.Heading(f"{view.state.name} ({view.state.code.upper()})", 1),
        *state_blocks(view, marks, as_of, everything),
        p.Next(_next(view)),
        *marks.blocks(with_sources, more),
    ]
    return p.Page(tuple(blocks))


def state_blocks(view: StateView, marks: Marks, as_of: str, everything: bool) -> list[p.Block]:
    """What stands under a state's name."""
    state = view.state
    shown = view.leads if everything else view.leads[: len(view.leads) - len(view.facts)]
    notes = Footnotes((fact for lead in shown for fact in (lead.fact, *lead.also)), REPEATED)
    blocks: list[p.Block] = []
    if state.warning:
        blocks.append(p.Para(state.warning, "warning"))
    none = f"No law on perfusionists was found for {state.name}; that is no proof of none."
    blocks.append(p.Para(none if state.regulated == "none-found" else KINDS[state.regulated]))
    if state.shipped:
        names = ", ".join(name.replace("_", " ") for name in state.shipped)
        blocks.append(p.Para(f"Yours: {names}. {shipped_fields(state)}."))
    if view.has_law:
        address = f", {state.url}" if state.url else ""
        blocks.append(p.Para(f"Board: {state.board or NOT_HERE}{address}"))
        blocks += _rows(view, marks, notes)
    else:
        blocks += _no_law(view, as_of, marks, notes)
    if view.facts and everything:
        blocks.append(p.Pair("Also", tuple(_items(view.facts, marks, notes))))
    blocks += notes.blocks()
    return blocks


def _next(view: StateView) -> tuple[str, ...]:
    code = view.state.code
    if not view.has_law:
        return "perfcli license", "perfcli certify"
    opened = (f"perfcli license {code} --open",) if view.state.url else ()
    return *opened, "perfcli certify"


def _rows(view: StateView, marks: Marks, notes: Footnotes) -> Iterator[p.Block]:
    for row, label in LABELS.items():
        leads = view.columns[row]
        title = row == "law" and view.state.regulated == "title"
        items = tuple(_items(leads, marks, notes)) or (
            p.Item(_told_elsewhere(view, row) or ABSENT),
        )
        yield p.Pair("Title law" if title else label, items)


def _told_elsewhere(view: StateView, row: str) -> str | None:
    """What another row tells of an empty one: the time that a fee pays for, a license by name."""
    if row == "renewal":
        period = fee_period(view)
        return f"{period}, by the fee below" if period else None
    if row == "new-graduates" and named_permit(view):
        return f"The law names a {named_permit(view)}; for whom and how long is {ABSENT}"
    return None


def _no_law(view: StateView, as_of: str, marks: Marks, notes: Footnotes) -> Iterator[p.Block]:
    """What was seen where no law was found, and whom to ask."""
    if view.state.regulated == "not-searched":
        yield p.Para("Nobody searched its laws for perfusionists: ask the hospital and its board.")
        return
    yield p.Para(view.state.searched or NOTHING)
    for leads in view.columns.values():
        yield from _items(leads, marks, notes)
    yield p.Para(
        f"Searched in stored copies of public pages, up to {as_of}. "
        "The CCP is what hospitals may ask for: ask there, and the "
        "state's health-professions board."
    )


def _items(leads: tuple[Lead, ...], marks: Marks, notes: Footnotes) -> Iterator[p.Item]:
    for lead in leads:
        for fact in (lead.fact, *lead.also):
            also = "" if fact is lead.fact else "also: "
            line = fact_line(fact, marks)
            if fact.row == "law":  # the row's own name says it already
                line = line.removeprefix("License: ").removeprefix("Title: ")
            text = notes.marked(also + line[:1].upper() + line[1:], fact)
            marked, other = marks.of(fact.sources), shipped_line(fact, marks)
            own, age = notes.left(fact), age_of(fact)
            yield p.Item(text, marks=marked, warning=own, other=other, age=age)


def compare_page(view: StatesView, everything: bool, with_sources: bool) -> p.Page:
    """States side by side, the same rows for each, without a verdict on moving."""
    marks = Marks(view.sources)
    states = [one.state for one in view.states]
    shown = [(label, [one.columns[row] for one in view.states]) for row, label in LABELS.items()]
    if everything:
        shown.append(("Also", [one.facts for one in view.states]))
    leads = (lead for _, cells in shown for cell in cells for lead in cell)
    notes = Footnotes((fact for lead in leads for fact in (lead.fact, *lead.also)), 1)
    rows = [
        _row("Found", [KINDS[state.regulated] for state in states]),
        _row("Board", [_board(one) for one in view.states]),
    ]
    for label, cells in shown:
        pairs = zip(view.states, cells, strict=True)
        rows.append(_row(label, [_compared(one, cell, marks, notes) for one, cell in pairs]))
    *first, last = [state.name for state in states]
    blocks: list[p.Block] = [p.Heading(f"{', '.join(first)} and {last}, side by side", 1)]
    warned = [state for state in states if state.warning]
    blocks += [p.Para(f"{state.name}: {state.warning}", "warning") for state in warned]
    columns = (p.Column("", 14), *(p.Column(state.name, 29) for state in states))
    blocks += [
        p.Table(columns, tuple(rows)),
        *notes.blocks(),
        p.Next(tuple(f"perfcli license {state.code}" for state in states)),
        *marks.blocks(with_sources),
    ]
    return p.Page(tuple(blocks))


def _board(view: StateView) -> str:
    return (view.state.board or NOT_HERE) if view.has_law else "-"


def _row(label: str, texts: list[str]) -> tuple[p.Cell, ...]:
    dim = (ABSENT, NOT_HERE, "-", KINDS["none-found"])
    return (p.Cell(label), *(p.Cell(text, dim=text in dim) for text in texts))


def _compared(view: StateView, leads: tuple[Lead, ...], marks: Marks, notes: Footnotes) -> str:
    """All facts of a row in one cell, each with its year, its marks and its warning's letter."""
    items = _items(leads, marks, notes)
    text = "; ".join(with_marks(item.text, item.marks) for item in items)
    return text or (ABSENT if view.has_law else "-")


def states_json(view: StatesView, frame: TopicView | None) -> dict[str, Any]:
    """States by the contract, their boards beside them; with the list also the page's own facts."""
    data: dict[str, Any] = {
        "states": [_state_json(one) for one in view.states],
        "boards": [_board_json(one.state) for one in view.states],
    }
    if frame is not None:
        data["page"] = {**topic.topic_json(frame), "summary": filled(frame.summary, view)}
    return data


def _state_json(view: StateView) -> dict[str, Any]:
    return {
        "code": view.state.code.upper(),
        "name": view.state.name,
        "regulated": view.state.regulated,
        "columns": {
            row: [contract.fact_json(lead.fact, lead.also) for lead in leads]
            for row, leads in view.columns.items()
        },
        "facts": [contract.fact_json(lead.fact, lead.also) for lead in view.facts],
        **contract.own_json(view.state),
    }


def _board_json(state: State) -> dict[str, Any]:
    """Whom to ask, and what to know before relying on any fact of the state."""
    return {
        "code": state.code.upper(),
        "board": state.board,
        "url": state.url,
        "warning": state.warning,
        "searched": state.searched,
    }

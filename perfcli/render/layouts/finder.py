"""The list of programs that filters left, and what became of the others."""

from collections.abc import Sequence

from perfcli.advice.calendar.dates import OLDEST_YEAR, NextDate
from perfcli.advice.programs.found import Found
from perfcli.advice.programs.windows import Window
from perfcli.knowledge.model.columns import COLUMN_NAMES
from perfcli.render import page as p
from perfcli.render.layouts.cells import MONTHS
from perfcli.render.layouts.lines import Marks
from perfcli.render.layouts.schools import (
    LEGEND,
    TABLE,
    list_table,
)
from perfcli.render.page import with_marks

# Columns that make room, in this order, for those that a filter asks for.
SPARE = ("city", "seats", "months", "deadline")
RULES = {
    "--max-months": "A number of semesters is not taken for a number of months.",
    "--max-tuition": "A price counts if it is for the whole program and not from before "
    f"{OLDEST_YEAR}.",
    "--gpa": "Averages of admitted students and recommendations are no minimum.",
    "--no-gre": "A program that says nothing of the GRE may ask for it.",
}
SHOWN_BY = {"--no-gre": "tests", "--starts": "start", "--distance": "distance"}


def found_page(found: Found, compact: bool, with_sources: bool, wide: bool) -> p.Page:
    """What fits in a table, what was left out for silence, and why nothing is left."""
    marks = Marks(found.sources)
    blocks: list[p.Block] = [p.Heading("Training programs that fit", 1), _count(found, wide)]
    if found.schools:
        blocks.append(found_table(found, marks, compact))
        if compact:
            blocks.append(p.Para(LEGEND, "dim"))
    blocks += _apart(found, marks)
    if found.silent:
        blocks += [
            p.Heading("Left out because not found in the pages we read"),
            p.Para(left_out_line(found)),
        ]
        blocks += [p.Para(text, "dim") for text in _rules(found)]
    blocks.append(p.Next(("perfcli schools NAME", "perfcli match", "perfcli deadlines")))
    if with_sources:
        for one in found.schools:
            for column in found.columns or TABLE[1:]:
                lead = one.first(column) if column in COLUMN_NAMES else None
                marks.of(lead.fact.sources if lead else ())
    return p.Page((*blocks, *marks.blocks(with_sources)))


def _count(found: Found, wide: bool) -> p.Para:
    """How many fit, or which filter left nothing."""
    if not found.schools:
        return p.Para(emptied_line(found))
    words = " ".join(step.words for step in found.steps)
    chosen = any(step.words.startswith("--status") for step in found.steps)
    among = "" if wide or chosen else " that run, are new or paused (all: --all)"
    if not words:
        return p.Para(f"{len(found.schools)} programs{among}.")
    fit = "fits" if len(found.schools) == 1 else "fit"
    return p.Para(f"{len(found.schools)} of {found.looked_at} programs{among} {fit} {words}.")


def emptied_line(found: Found) -> str:
    """Which filter left no program, and how many there are without it."""
    step = found.emptied
    if step is None:
        return "No program fits."
    line = f"No program fits: {step.words} leaves none of {step.before}."
    if len(found.steps) > 1:
        rest = " ".join(one.words for one in found.steps if one is not step)
        line += f" Without it, {rest} leaves {step.without or 'none'}."
    return line


def _rules(found: Found) -> list[str]:
    """What a filter counts as known, where that is less than a reader may think."""
    options = [step.words.partition(" ")[0] for step in found.steps]
    return [text for option, text in RULES.items() if option in options]


def left_out_line(found: Found) -> str:
    """How many programs are silent on each column, and which they are."""
    counts = ", ".join(f"{column} ({n})" for column, n in found.left_out.items())
    return f"{counts}: {', '.join(one.school.short for one in found.silent)}"


def found_table(found: Found, marks: Marks, compact: bool) -> p.Table:
    """The chosen columns, or the usual ones with those that the filters are about."""
    columns = found.columns or _columns(found)
    table = list_table(found.schools, compact, columns)
    if not found.standing:
        return table
    until = [_until_cell(found.standing[one.school.slug], marks) for one in found.schools]
    rows = ((row[0], p.Cell(text), *row[1:]) for row, text in zip(table.rows, until, strict=True))
    heads = (table.columns[0], p.Column("Open until", 13), *table.columns[1:])
    return p.Table(heads, tuple(rows))


def _columns(found: Found) -> tuple[str, ...]:
    wanted = []
    for step in found.steps:
        option, _, word = step.words.partition(" ")
        name = word if option == "--has" else SHOWN_BY.get(option)
        if name is not None and name not in TABLE:
            wanted.append(name)
    room = len(wanted) + 2 * bool(found.standing)
    spare = SPARE[1:] if found.standing else SPARE
    gone = ("deadline",) * bool(found.standing) + spare[:room]
    return (*wanted, *(name for name in TABLE if name not in gone))


def _until_cell(standing: Sequence[Window], marks: Marks) -> str:
    """Until when each class's window is open."""
    open_now = [window for window in standing if window.state == "open" and window.close]
    return "; ".join(with_marks(_until(one), marks.of(one.sources)) for one in open_now)


def _until(window: Window) -> str:
    if window.close is None:
        return ""
    entry = window.close.stated.round
    late = "late applications, " if entry.kind == "late" else ""
    whose = f" for the {entry.cohort}" if entry.cohort else ""
    return f"{long_date(window.close.next)}{whose} ({late}{window.close.next.basis})"


def long_date(day: NextDate) -> str:
    """A date for people: `Dec 1, 2026`, or `Apr 2027` where only the month is known."""
    month = MONTHS[day.date.month - 1]
    if day.precision == "month":
        return f"{month} {day.date.year}"
    return f"{month} {day.date.day}, {day.date.year}"


def _apart(found: Found, marks: Marks) -> list[p.Block]:
    """With --accepting: the programs of which it is not known, or that take no class."""
    items = [
        p.Item(f"{one.school.short}: closes {_until(window)}", marks=marks.of(window.sources))
        for one, window in found.apart
        if window.state == "no-opening"
    ]
    blocks: list[p.Block] = []
    if items:
        blocks += [p.Heading("Close on a known day; when they open was not found"), *items]
    for state, text in (
        ("rolling", "Applications are taken as they come, without dates"),
        ("refused", "Says that it takes no class"),
    ):
        names = [one.school.short for one, window in found.apart if window.state == state]
        if names:
            blocks.append(p.Para(f"{text}: {', '.join(names)}."))
    return blocks

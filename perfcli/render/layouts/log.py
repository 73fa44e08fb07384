"""The log: its entries, newest first, then what they add up to."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from perfcli.advice.yours.counting import Counter, Period, Year
from perfcli.advice.yours.given import one_line
from perfcli.advice.yours.logbook import amount_text, number
from perfcli.advice.yours.logcsv import COLUMNS, cells_of
from perfcli.advice.yours.logview import LogView
from perfcli.journal.records import Entry
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.cells import in_full
from perfcli.render.layouts.lines import Marks, fact_item

LINES = 10
ASKS = {"required": "requires", "recommended": "recommends", "considered": "considers"}
CELL = 80  # characters of a note in the table
HEADS = (
    p.Column("Date", 12),
    p.Column("Kind", 6),
    p.Column("What", 16),
    p.Column("Hours", 5, right=True),
    p.Column("Place", 8),
    p.Column("Note", 12),
)


def log_page(view: LogView, today: date, everything: bool, with_sources: bool) -> p.Page:
    """The last entries, or all of them, and the counters."""
    marks = Marks(view.sources)
    blocks: list[p.Block] = [p.Heading("Your log", 1)]
    blocks += _entries(view, everything)
    blocks += _shadow(view, marks)
    for year in view.years:
        blocks += _year(year, marks, today)
    blocks += _units(view, marks)
    if view.study:
        text = f"{number(view.study[0].have)} hours in all."
        blocks += [p.Heading(view.sorts["study"].name), p.Para(text)]
    blocks.append(p.Next(_next(view)))
    return p.Page((*blocks, *marks.blocks(with_sources)))


def _entries(view: LogView, everything: bool) -> list[p.Block]:
    if not view.entries:
        return [p.Para("Nothing is logged yet.")]
    shown = view.entries if everything else view.entries[:LINES]
    rows = [_row(view, entry, everything) for entry in shown]
    used = [i for i in range(len(HEADS)) if i < 3 or any(row[i].text for row in rows)]
    left = len(view.entries) - len(shown)
    caption = f"The last {len(shown)} of {len(view.entries)}; the rest: --all" if left else None
    columns = tuple(HEADS[i] for i in used)
    return [p.Table(columns, tuple(tuple(row[i] for i in used) for row in rows), caption)]


def _row(view: LogView, entry: Entry, everything: bool) -> tuple[p.Cell, ...]:
    told = entry.told
    most = None if everything else CELL
    texts = (
        in_full(told.date),
        entry.kind,
        one_line(amount_text(view.sorts[entry.kind], told)),
        number(told.hours) if told.hours is not None else "",
        one_line(told.place or "", most),
        one_line(told.note or "", most),
    )
    return tuple(p.Cell(text) for text in texts)


def _shadow(view: LogView, marks: Marks) -> Iterator[p.Block]:
    if "shadow" not in view.shown:
        return
    yield p.Heading(view.sorts["shadow"].name)
    seen = [one for one in view.shadow if one.slug is None]
    if seen:
        yield p.Para(f"Seen so far: {', '.join(_amount(one.have, one.what) for one in seen)}.")
    asked = [one for one in view.shadow if one.slug is not None]
    for one in asked:
        yield p.Item(shadow_line(one), marks=marks.of(one.sources), warning=one.warning)
    if not view.aims:
        yield p.Para("What programs ask for: track some, or name `schools` in your profile.", "dim")
    elif not asked:
        yield p.Para("Your programs publish nothing on shadowing: ask them.", "dim")


def _amount(value: float, what: str) -> str:
    return f"{number(value)} {what[:-1] if value == 1 and what.endswith('s') else what}"


def shadow_line(one: Counter) -> str:
    """`2 of 3 cases (Utah recommends 3: shadowing experience)`."""
    asks = ASKS.get(one.bound or "", "asks for")
    if one.need is None:
        return f"{one.whose} {asks}: {one.asks} (no number)"
    count = f"{number(one.have)} of {_amount(one.need, one.what)}"
    return f"{count} ({one.whose} {asks} {number(one.need)}: {one.asks})"


def _year(year: Year, marks: Marks, today: date) -> Iterator[p.Block]:
    yield p.Heading(f"Certification year to {in_full(year.period.last)}{_left(year.period, today)}")
    for one in year.counters:
        yield p.Item(counter_line(one), marks=marks.of(one.sources), warning=one.warning)
    if year.unsorted:
        count = _amount(year.unsorted, "cases")
        yield p.Para(f"{count} without a category: say which, with --category.", "warning")
    for fact in year.notes:
        yield fact_item(fact, marks, marker="→")


def _left(period: Period, today: date) -> str:
    days = (period.last - today).days
    return f" ({days} days left)" if days >= 0 else ""


def counter_line(one: Counter) -> str:
    """`31 of 40 activities, 9 to go` or `17 secondary, at most 15 count`."""
    if one.need is None:
        return _amount(one.have, one.what)
    need = number(one.need)
    if one.bound == "most":
        more = one.have - one.need
        over = f": {number(more)} more than count" if more > 0 else ""
        return f"{number(one.have)} {one.what}, of {need} at most{over}"
    left = f", {number(one.to_go)} to go" if one.to_go else ", done"
    over = f" ({number(one.over)} more do not count)" if one.over else ""
    return f"{number(one.have)} of {need} {one.what}{left}{over}"


def _units(view: LogView, marks: Marks) -> Iterator[p.Block]:
    if not view.units:
        return
    period = view.units[0].period
    assert period is not None
    span = f"{in_full(period.first)} to {in_full(period.last)}"
    yield p.Heading(f"{view.sorts['ceu'].name}, {span}")
    for one in view.units:
        yield p.Item(counter_line(one), marks=marks.of(one.sources), warning=one.warning)
    if view.cycle_note is not None:
        text = "Your own cycle is not known: say `certified` in your profile."
        yield p.Para(text, "dim")
        yield fact_item(view.cycle_note, marks, marker="→")


def _next(view: LogView) -> tuple[str, ...]:
    kind = view.shown[0] if len(view.shown) == 1 else "case" if view.years else "shadow"
    add = f"perfcli log {kind} --date DATE --count 1 --place PLACE"
    more = "perfcli recertify" if view.years or view.units else "perfcli shadow"
    return (add, "perfcli log --csv", more)


def added_page(view: LogView, entries: Sequence[Entry], known: int | None = None) -> p.Page:
    """What was added; of a file, `known`: how many of its rows were there already."""
    if known is None:
        lines = [f"Logged: {_told(view, entry)}." for entry in entries]
    else:
        count = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
        there = f"; {known} {'was' if known == 1 else 'were'} there already" if known else ""
        lines = [f"{count} added{there}."]
    kinds = {entry.kind for entry in entries}
    command = f"perfcli log {kinds.pop()}" if len(kinds) == 1 else "perfcli log"
    undo = ("perfcli journal --undo",) if entries else ()
    return p.Page((*(p.Para(line) for line in lines), p.Next((command, *undo))))


def _told(view: LogView, entry: Entry) -> str:
    told = entry.told
    parts = [
        amount_text(view.sorts[entry.kind], told),
        _amount(told.hours, "hours") if told.hours else "",
        one_line(told.place or "", CELL),
        one_line(told.note or "", CELL),
    ]
    said = ", ".join(part for part in parts if part)
    return f"{entry.kind}, {in_full(told.date)}{': ' if said else ''}{said}"


def entry_text(entry: Entry) -> str:
    """An entry as the journal names the change that made it."""
    amount = f", {number(entry.told.count)}" if entry.told.count else ""
    return f"log {entry.kind} of {entry.told.date}{amount}"


def log_json(view: LogView) -> dict[str, Any]:
    """By the contract, every entry; beside it the facts to know with the counters."""
    return {
        "entries": [_entry_json(entry) for entry in view.entries],
        "counters": [_counter_json(one) for one in view.counters],
        "facts": [contract.fact_json(fact) for fact in view.notes],
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    told = entry.told
    return {
        "id": entry.id,
        "kind": entry.kind,
        "date": told.date.isoformat(),
        "hours": told.hours,
        "count": told.count,
        "place": told.place,
        "category": told.category,
        "note": told.note,
    }


def _counter_json(one: Counter) -> dict[str, Any]:
    period = f"{one.period.first}/{one.period.last}" if one.period else None
    return {
        "id": one.id,
        "what": one.what,
        "have": one.have,
        "need": one.need,
        "bound": one.bound,
        "period": period,
        "slug": one.slug,
        "asks": one.asks,
        "sources": list(one.sources),
    }


def log_table(view: LogView) -> p.Table:
    """A row an entry, the oldest first: `log --import` reads it back."""
    rows = tuple(tuple(map(p.Cell, cells_of(entry))) for entry in reversed(view.entries))
    return p.Table(tuple(p.Column(name) for name in COLUMNS), rows)

"""The programs that filters left, for a spreadsheet and for another program."""

from typing import Any

from perfcli.advice.programs.found import Found
from perfcli.advice.programs.windows import Window
from perfcli.knowledge.model.columns import COLUMN_NAMES
from perfcli.render import page as p
from perfcli.render.layouts.schooldata import csv_table, school_json


def found_csv(found: Found) -> p.Table:
    """The programs for a spreadsheet; with --accepting also until when their window is open."""
    table = csv_table(found.schools, found.columns or COLUMN_NAMES)
    if not found.standing:
        return table
    heads = (*table.columns[:6], p.Column("open_until"), p.Column("open_until_basis"))
    rows = []
    for row, one in zip(table.rows, found.schools, strict=True):
        open_now = [w for w in found.standing[one.school.slug] if w.state == "open"]
        closes = [window.close for window in open_now if window.close]
        until = "; ".join(close.next.date.isoformat() for close in closes)
        basis = "; ".join(close.next.basis for close in closes)
        rows.append((*row[:6], p.Cell(until), p.Cell(basis), *row[6:]))
    return p.Table((*heads, *table.columns[6:]), tuple(rows))


def found_json(found: Found) -> dict[str, Any]:
    """Programs by the contract; with --accepting also their windows and those told apart."""
    schools = []
    for one in found.schools:
        entry = school_json(one, found.columns)
        if found.standing:
            entry["windows"] = [_window_json(w) for w in found.standing[one.school.slug]]
        schools.append(entry)
    data: dict[str, Any] = {"schools": schools, "left_out": found.left_out}
    if found.accepting:
        data["apart"] = [
            {"slug": one.school.slug, **_window_json(window)} for one, window in found.apart
        ]
    return data


def _window_json(window: Window) -> dict[str, Any]:
    close = window.close
    return {
        "state": window.state,
        "until": close.next.date.isoformat() if close else None,
        "precision": close.next.precision if close else None,
        "basis": close.next.basis if close else None,
        "seen": close.stated.seen if close else None,
        "late": close is not None and close.stated.round.kind == "late",
        "cohort": close.stated.round.cohort if close else None,
        "opened": window.opened.isoformat() if window.opened else None,
        "sources": list(window.sources),
    }

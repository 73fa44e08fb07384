"""The plan for programs: JSON, a spreadsheet, and the days of a calendar file."""

from collections import Counter
from datetime import date
from typing import Any

from perfcli.advice.plan.milestones import Dated, Line, Missed, Plan, Stone
from perfcli.render import page as p
from perfcli.render.calendar import ALARM_DAYS, CalendarDay
from perfcli.render.layouts.lines import age_json
from perfcli.render.layouts.plan import know_lines
from perfcli.render.layouts.planrows import Row, basis_text, founded, notes_text, rows_of

EPOCH = date(2020, 1, 1)


def plan_json(plan: Plan) -> dict[str, Any]:
    """Milestones by the contract, the days that they count from, and what to know."""
    return {
        "timelines": [
            {
                "id": line.id,
                "anchor": line.anchor.date.isoformat(),
                "precision": line.anchor.precision,
                "slug": line.anchor.slug,
                "closed": _closed(line),
            }
            for line in plan.lines
        ],
        "milestones": [_stone(one) for one in plan.stones],
        "notes": list(know_lines(plan.lines)),
    }


def _stone(one: Stone) -> dict[str, Any]:
    due = one.due
    return {
        "id": one.milestone.id,
        "timeline": one.timeline,
        "date": due.date.isoformat() if due else None,
        "precision": due.precision if due else None,
        "what": one.what,
        "basis": one.basis,
        "basis_words": basis_text(Row(one, due)),
        "seen": due.seen if due else None,
        **age_json(due.facts if due else ()),
        "when": one.milestone.when,
        "slug": due.slug if due else None,
        "state": one.state,
        "done": one.reached.on.isoformat() if one.reached and one.reached.on else None,
        "notes": list(one.notes),
        "remedy": one.remedy,
        "depends": list(one.milestone.depends),
        "also": [_also(each) for each in one.also],
        "support": list(one.milestone.support),
        "command": one.milestone.command,
        "sources": list(one.sources),
    }


def _also(due: Dated) -> dict[str, Any]:
    """The same milestone of a further program."""
    return {
        "slug": due.slug,
        "date": due.date.isoformat(),
        "precision": due.precision,
        "basis": due.basis,
        "seen": due.seen,
        **age_json(due.facts),
        "note": due.said,
        "sources": list(due.sources),
    }


def _closed(line: Line) -> dict[str, Any] | None:
    """That no deadline is left for this start, and the next cycle."""
    if line.over is None:
        return None
    return {
        "last": line.over.last.date.isoformat(),
        "next_start": line.over.next_start.isoformat(),
        "schools": [_missed(one) for one in line.over.missed],
    }


def _missed(one: Missed) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "closed": one.closed.date.isoformat(),
        "opens": one.opens.date.isoformat() if one.opens else None,
        "closes": one.closes.date.isoformat() if one.closes else None,
        "sources": list(one.closed.sources),
    }


def plan_table(plan: Plan) -> p.Table:
    """A row a milestone and program, for a spreadsheet."""
    names = (
        *("id", "date", "precision", "state", "what", "slug"),
        *("basis", "basis_words", "note", "check_at"),
    )
    rows = []
    for row in (row for stone in plan.stones for row in rows_of(stone)):
        due = row.due
        texts = (
            *(row.stone.milestone.id, due.date.isoformat() if due else ""),
            *(due.precision if due else "", row.stone.state, row.what),
            *(due.slug or "" if due else "", due.basis if due else "", basis_text(row)),
            *(notes_text(row.stone) if row.main else "", due.url or "" if due else ""),
        )
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def plan_days(plan: Plan, today: date) -> tuple[CalendarDay, ...]:
    """Every milestone that is not done and has a date; the same ids at every export."""
    rows = [row for one in plan.stones if one.state != "done" for row in rows_of(one)]
    taken: Counter[str] = Counter()
    days = []
    for row in rows:
        if row.due is not None:
            parts = ("plan", row.stone.milestone.id, row.due.slug, row.due.round)
            uid = "-".join(part for part in parts if part)
            taken[uid] += 1
            uid = uid if taken[uid] == 1 else f"{uid}-{taken[uid]}"
            days.append(_day(row, row.due, uid, today))
    return tuple(days)


def _day(row: Row, due: Dated, uid: str, today: date) -> CalendarDay:
    stone = row.stone
    notes = [] if due.basis == "published" else ["rule of thumb" if row.thumb else "projected"]
    notes += ["month only"] if due.precision == "month" else []
    where = due.url or "with the school or board"
    lines = [f"Date: {founded(stone, due)}."]
    if due.precision == "month":
        lines.append("Only the month is meant; this is its first day.")
    lines += [f"{note}." for note in stone.notes if row.main]
    lines += [f"Needs: {', '.join(stone.milestone.depends)}."] if stone.milestone.depends else []
    lines.append("Our own spacing: move it." if row.thumb else f"Check it: {where}")
    lines += [f"More: {stone.milestone.command}"] if stone.milestone.command else []
    lines.append("Written by perfcli; not an official notice.")
    return CalendarDay(
        uid=uid,
        stamp=today,
        sequence=(today - EPOCH).days,
        date=due.date,
        summary=f"{row.what} ({', '.join(notes)})" if notes else row.what,
        description="\n".join(lines),
        url=due.url,
        category="plan",
        alarms=() if row.thumb else ALARM_DAYS,
    )

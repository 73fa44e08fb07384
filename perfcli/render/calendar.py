"""Dates as a calendar file that calendar programs import."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from perfcli.advice.calendar.due import Due
from perfcli.render.layouts.deadlines import sureness

ALARM_DAYS = (30, 7)


def calendar_bytes(due: Sequence[Due], data_as_of: str) -> bytes:
    """An iCalendar file with one all-day event a date and two alarms each.

    The same dates and data make the same bytes. An event keeps its id from year to year, and its
    sequence number grows with the year: a second import updates instead of adding.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//perfcli//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Perfusion deadlines")
    for one in due:
        calendar.add_component(_event(one, data_as_of))
    content: bytes = calendar.to_ical()
    return content


def _event(one: Due, data_as_of: str) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.uid}@perfcli")
    event.add("dtstamp", _stamp(data_as_of))
    event.add("sequence", one.date.year)
    event.add("dtstart", one.date)
    event.add("dtend", one.date + timedelta(days=1))
    event.add("summary", summary(one))
    event.add("description", _description(one, data_as_of))
    if one.url is not None and one.url.isprintable():  # a line break would begin a line of its own
        event.add("url", one.url)
    event.add("categories", [one.kind])
    event.add("transp", "TRANSPARENT")  # the day stays free for meetings
    for days in ALARM_DAYS:
        event.add_component(_alarm(one, days))
    return event


def _alarm(one: Due, days: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"In {days} days: {summary(one)}")
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def summary(one: Due) -> str:
    """What a calendar shows: `MUSC: application closes (projected)`."""
    notes = ["projected"] if one.basis == "projected" else []
    notes += ["month only"] if one.precision == "month" else []
    return f"{one.what} ({', '.join(notes)})" if notes else one.what


def _description(one: Due, data_as_of: str) -> str:
    lines = [f"Date: {sureness(one)}."]
    if one.precision == "month":
        lines.append("Only the month is known; this is its first day.")
    where = f": {one.url}" if one.url else " with the school or board."
    lines.append(f"Check it before you rely on it{where}")
    lines.append(f"Written by perfcli from its data of {data_as_of}; not an official notice.")
    return "\n".join(lines)


def _stamp(data_as_of: str) -> datetime:
    """The day of the data, so that the file changes only when the data or the dates do."""
    year, month, day = [*(int(part) for part in data_as_of.split("-")), 1, 1][:3]
    first = date(year, month, day)
    return datetime(first.year, first.month, first.day, tzinfo=UTC)

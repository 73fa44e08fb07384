"""Dates as a calendar file that calendar programs import."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec import Struct

from perfcli.advice.calendar.due import Due
from perfcli.render.layouts.deadlines import sureness

ALARM_DAYS = (30, 7)
Day = date  # CalendarDay has a field of that name


class CalendarDay(Struct, frozen=True, kw_only=True):
    """One all-day event. `uid` stays the same, and `sequence` grows, from export to export.

    `alarms`: so many days before.
    """

    uid: str
    stamp: Day
    sequence: int
    date: Day
    summary: str
    description: str
    url: str | None
    category: str
    alarms: tuple[int, ...] = ALARM_DAYS


def calendar_bytes(due: Sequence[Due], data_as_of: str) -> bytes:
    """An iCalendar file with one all-day event a date and two alarms each.

    The same dates and data make the same bytes. An event keeps its id from year to year, and its
    sequence number grows with the year: a second import updates instead of adding.
    """
    days = (_due_day(one, data_as_of) for one in due)
    return calendar_file(days, "deadlines", "Perfusion deadlines")


def calendar_file(days: Iterable[CalendarDay], product: str, name: str) -> bytes:
    """An iCalendar file of all-day events; `name` is what calendar programs call it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//perfcli//{product}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in days:
        calendar.add_component(_event(one))
    content: bytes = calendar.to_ical()
    return content


def _event(one: CalendarDay) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.uid}@perfcli")
    stamp = datetime(one.stamp.year, one.stamp.month, one.stamp.day, tzinfo=UTC)
    event.add("dtstamp", stamp)
    event.add("sequence", one.sequence)
    event.add("dtstart", one.date)
    event.add("dtend", one.date + timedelta(days=1))
    event.add("summary", one.summary)
    event.add("description", one.description)
    if one.url is not None and one.url.isprintable():  # a line break would begin a line of its own
        event.add("url", one.url)
    event.add("categories", [one.category])
    event.add("transp", "TRANSPARENT")  # the day stays free for meetings
    for days in one.alarms:
        event.add_component(_alarm(one, days))
    return event


def _alarm(one: CalendarDay, days: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"In {days} days: {one.summary}")
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _due_day(one: Due, data_as_of: str) -> CalendarDay:
    return CalendarDay(
        uid=one.uid,
        stamp=_stamp(data_as_of),
        sequence=one.date.year,
        date=one.date,
        summary=summary(one),
        description=_description(one, data_as_of),
        url=one.url,
        category=one.kind,
    )


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


def _stamp(data_as_of: str) -> date:
    """The day of the data, so that the file changes only when the data or the dates do."""
    year, month, day = [*(int(part) for part in data_as_of.split("-")), 1, 1][:3]
    return date(year, month, day)

"""The calendar file, read back by the library that calendar programs' makers use."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from perfcli.advice.calendar.due import Due
from perfcli.render.calendar import CalendarDay, calendar_bytes, calendar_file


def due(**more):
    given = {
        "date": date(2026, 12, 1),
        "precision": "day",
        "days_left": 7,
        "kind": "application",
        "what": "MUSC: application closes",
        "slug": "musc",
        "basis": "projected",
        "seen": "2025-12-01",
        "sources": ("s",),
        "url": "https://example.org/apply",
        "uid": "musc-deadline-12-01",
        **more,
    }
    return Due(**given)


def event(*given):
    (one,) = Calendar.from_ical(calendar_bytes(given or (due(),), "2026-11-24")).walk("VEVENT")
    return one


def test_event_is_the_whole_day_and_leaves_it_free():
    one = event()
    assert one.decoded("dtstart") == date(2026, 12, 1)
    assert one.decoded("dtend") == date(2026, 12, 2)
    assert str(one["transp"]) == "TRANSPARENT"


def test_alarms_come_30_and_7_days_before():
    alarms = event().walk("VALARM")
    assert [alarm.decoded("trigger") for alarm in alarms] == [
        timedelta(days=-30),
        timedelta(days=-7),
    ]
    assert {str(alarm["action"]) for alarm in alarms} == {"DISPLAY"}
    assert all("MUSC" in str(alarm["description"]) for alarm in alarms)


def test_event_says_how_sure_it_is_and_where_to_check():
    one = event()
    assert str(one["summary"]) == "MUSC: application closes (projected)"
    assert str(one["url"]) == "https://example.org/apply"
    text = str(one["description"])
    assert "projected (seen for 2025-12-01)" in text
    assert "https://example.org/apply" in text
    assert "2026-11-24" in text
    published = event(due(basis="published", seen="2026-12-01", url=None))
    assert str(published["summary"]) == "MUSC: application closes"
    assert "url" not in published
    assert "with the school or board" in str(published["description"])


def test_month_says_that_its_day_is_not_known():
    one = event(due(precision="month", what="PBSE"))
    assert str(one["summary"]) == "PBSE (projected, month only)"
    assert "Only the month is known" in str(one["description"])


def test_second_import_updates():
    first, second = event(), event(due(date=date(2027, 12, 1), days_left=372))
    assert first["uid"] == second["uid"] == "musc-deadline-12-01@perfcli"
    assert second["sequence"] > first["sequence"]


def test_the_same_dates_make_the_same_file_on_any_day():
    assert calendar_bytes((due(),), "2026-11-24") == calendar_bytes((due(),), "2026-11-24")
    assert event().decoded("dtstamp") == datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data_as_of", "stamp"), [("2026-11", (2026, 11, 1)), ("2026", (2026, 1, 1))]
)
def test_data_dated_by_its_month_or_year(data_as_of, stamp):
    (one,) = Calendar.from_ical(calendar_bytes((due(),), data_as_of)).walk("VEVENT")
    assert one.decoded("dtstamp") == datetime(*stamp, tzinfo=UTC)


def test_text_of_the_data_breaks_no_line_of_the_file():
    what = "A; B, C: Ünïversity " + "x" * 200
    raw = calendar_bytes((due(what=what),), "2026-11-24")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert str(event(due(what=what))["summary"]) == f"{what} (projected)"


def test_calendar_has_what_readers_ask_for():
    calendar = Calendar.from_ical(calendar_bytes((), "2026-11-24"))
    assert str(calendar["version"]) == "2.0"
    assert "perfcli" in str(calendar["prodid"])
    assert str(calendar["method"]) == "PUBLISH"


def test_an_event_without_alarms_has_none():
    day = CalendarDay(
        uid="plan-p-tour",
        stamp=date(2026, 11, 24),
        sequence=2,
        date=date(2027, 1, 1),
        summary="Tour (rule of thumb)",
        description="Ours",
        url=None,
        category="plan",
        alarms=(),
    )
    calendar = Calendar.from_ical(calendar_file([day], "plan", "Perfusion plan"))
    (one,) = calendar.walk("VEVENT")
    assert one.walk("VALARM") == []
    assert "url" not in one
    assert (str(one["uid"]), one["sequence"]) == ("plan-p-tour@perfcli", 2)
    assert one.decoded("dtstamp") == datetime(2026, 11, 24, tzinfo=UTC)
    assert str(calendar["x-wr-calname"]) == "Perfusion plan"

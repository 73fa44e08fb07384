"""Application windows: open, closed or not known, round the year."""

from datetime import date

import pytest

from perfcli.advice.programs.windows import application_dates, windows
from perfcli.knowledge.model.columns import Columns, Deadline, Opens, Round


def opens(day, **more):
    return Columns(opens=Opens(rounds=(Round(date=day, kind="opens", **more),)))


def closes(*days, kind="deadline", rolling=None, accepting=None, **more):
    rounds = tuple(Round(date=day, kind=kind, **more) for day in days)
    return Columns(deadline=Deadline(rounds=rounds, rolling=rolling, accepting=accepting))


def states(view, *today):
    return [window.state for window in windows(view, date(*today))]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ((2026, 6, 30), "closed"),
        ((2026, 7, 1), "open"),
        ((2026, 12, 1), "open"),
        ((2026, 12, 2), "closed"),
    ],
)
def test_window_is_open_from_its_first_day_to_its_last(program, today, state):
    assert states(program(opens("07-01"), closes("12-01")), *today) == [state]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ((2026, 8, 31), "closed"),
        ((2026, 9, 1), "open"),
        ((2026, 12, 31), "open"),
        ((2027, 1, 1), "open"),
        ((2027, 2, 15), "open"),
        ((2027, 2, 16), "closed"),
    ],
)
def test_window_over_the_turn_of_the_year(program, today, state):
    assert states(program(opens("09-01"), closes("02-15")), *today) == [state]


def test_window_to_a_leap_day(program):
    view = program(opens("10-01"), closes("02-29"))
    assert states(view, 2027, 2, 28) == ["open"]
    assert states(view, 2027, 3, 1) == ["closed"]
    assert states(view, 2028, 2, 29) == ["open"]


def test_each_class_has_its_window(program):
    view = program(
        opens("03-01", cohort="January class"),
        closes("09-01", cohort="January class"),
        opens("10-01", cohort="July class"),
        closes("03-01", cohort="July class"),
    )
    assert states(view, 2026, 4, 1) == ["open", "closed"]
    assert states(view, 2026, 12, 1) == ["closed", "open"]
    assert [w.close.next.date for w in windows(view, date(2026, 12, 1))] == [
        date(2027, 9, 1),
        date(2027, 3, 1),
    ]


def test_opening_without_a_class_serves_every_class(program):
    view = program(
        opens("01-15"),
        closes("03-01", cohort="July class"),
        closes("09-01", cohort="January class"),
    )
    assert states(view, 2026, 2, 1) == ["open", "open"]
    assert states(view, 2026, 4, 1) == ["closed", "open"]


def test_two_rounds_a_year(program):
    view = program(opens("01-01"), opens("06-01"), closes("03-01", "08-01"))
    answers = [states(view, 2026, month, 15)[0] for month in (2, 4, 7, 10)]
    assert answers == ["open", "closed", "open", "closed"]


def test_late_applications_come_after_the_deadline(program):
    view = program(opens("09-01"), closes("03-01"), closes("05-31", kind="late"))
    (window,) = windows(view, date(2027, 4, 1))
    assert (window.state, window.close.stated.round.kind) == ("open", "late")
    assert window.close.next.date == date(2027, 5, 31)
    assert states(view, 2027, 6, 1) == ["closed"]


def test_priority_and_papers_close_nothing_where_there_is_a_deadline(program):
    view = program(
        opens("09-01"),
        closes("10-01", kind="priority"),
        closes("02-15"),
        closes("03-01", kind="materials"),
    )
    assert windows(view, date(2026, 11, 1))[0].close.next.date == date(2027, 2, 15)
    assert states(view, 2027, 2, 20) == ["closed"]
    papers = program(opens("07-01"), closes("12-01", kind="materials"))
    assert states(papers, 2026, 11, 1) == ["open"]


def test_closing_day_without_an_opening_is_neither_open_nor_closed(program):
    (window,) = windows(program(closes("12-15")), date(2026, 11, 24))
    assert (window.state, window.close.next.date) == ("no-opening", date(2026, 12, 15))


def test_no_dates(program):
    assert states(program(), 2026, 1, 1) == ["unknown"]
    assert states(program(opens("07-01")), 2026, 8, 1) == ["unknown"]
    assert states(program(closes(rolling=True)), 2026, 1, 1) == ["rolling"]
    assert states(program(closes(rolling=False)), 2026, 1, 1) == ["unknown"]


def test_what_takes_no_class_is_refused_whatever_its_dates(program):
    assert states(
        program(opens("07-01"), closes("12-01"), closes(accepting=False)), 2026, 8, 1
    ) == ["refused"]


def test_opening_by_month_is_sure_when_the_month_is_over(program):
    view = program(opens("07"), closes("12-01"))
    assert states(view, 2026, 7, 20) == ["closed"]
    assert states(view, 2026, 8, 1) == ["open"]


def test_closing_by_month_is_not_known_in_that_month(program):
    view = program(opens("07-01"), closes("12"))
    assert states(view, 2026, 11, 30) == ["open"]
    assert states(view, 2026, 12, 1) == ["open"]
    assert states(view, 2026, 12, 2) == ["unknown"]


def test_old_dates_open_no_window(program, fact):
    old = program(fact(opens("07-01"), as_of="2020"), fact(closes("12-01"), as_of="2020"))
    assert states(old, 2026, 8, 1) == ["unknown"]
    assert [one.old for one in application_dates(old)] == [True, True]
    seen = program(opens("07-01"), closes("12-01", seen="2019-12-01"))
    assert states(seen, 2026, 8, 1) == ["unknown"]


def test_old_refusal_refuses_nothing(program, fact):
    old = fact(closes(accepting=False), as_of="2018")
    assert states(program(opens("07-01"), closes("12-01"), old), 2026, 8, 1) == ["open"]
    assert states(program(fact(closes(rolling=True), as_of="2020")), 2026, 8, 1) == ["unknown"]


def test_rivals_open_no_window(program, fact):
    lead = fact(closes("08-01"))
    view = program(opens("01-15"), lead, fact(closes("09-01"), rival_of=lead.id))
    assert states(view, 2026, 8, 15) == ["closed"]
    assert [one.round.date for one in application_dates(view)] == ["01-15", "08-01"]


def test_facts_of_one_date_stand_together_with_the_later_cycle(program, fact):
    first = fact(closes("02-15", cycle="fall 2025", seen="2025-02-15"), as_of="2025")
    second = fact(closes("02-15", seen="2024-02-15"), as_of="2024")
    for facts in ((first, second), (second, first)):
        (one,) = application_dates(program(*facts))
        assert one.seen == "2025-02-15"
        assert one.round.cycle == "fall 2025"
        assert set(one.sources) == {*first.sources, *second.sources}


def test_dates_of_two_classes_or_kinds_stay_apart(program):
    view = program(
        closes("02-15"), closes("02-15", kind="materials"), closes("02-15", cohort="July")
    )
    assert len(application_dates(view)) == 3

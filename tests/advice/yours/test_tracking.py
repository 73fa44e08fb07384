"""Applications: where each stands, and the deadline of what was sent."""

from datetime import date

import pytest

from perfcli.advice.yours.tracking import applications, chosen_slugs, status_of
from perfcli.errors import UserError
from perfcli.journal.records import Tracked
from perfcli.knowledge.model.columns import Columns, Deadline, Round

TODAY = date(2026, 11, 24)
DAY = date(2026, 11, 1)


def told(status=None, on=DAY, note=None):
    return Tracked(on=on, status=status, note=note)


def deadline(day: str, **more) -> Columns:
    return Columns(deadline=Deadline(rounds=(Round(date=day, kind="deadline", **more),)))


DECEMBER = deadline("12-01")


@pytest.fixture
def board(program):
    def call(*history, columns=DECEMBER, missing=None, today=TODAY, start=None):
        views = {"a": program(columns, slug="a")} if columns else {}
        pairs = [("a", one) for one in history]
        (found,) = applications(pairs, {"a": "Alpha"}, views, missing, today, (), start)
        return found

    return call


def test_the_last_word_is_where_it_stands(board):
    found = board(told("researching"), told("applied", date(2026, 11, 20), "sent"), told(note="x"))
    assert (found.name, found.status, found.since) == ("Alpha", "applied", date(2026, 11, 20))
    assert found.notes == ("sent", "x")
    assert len(found.history) == 3


def test_a_note_alone_begins_with_the_first_status(board):
    found = board(told(note="look at it"), told(note="again", on=TODAY))
    assert (found.status, found.since) == ("researching", DAY)


def test_the_next_deadline_with_days_left(board):
    found = board(told("preparing"))
    assert (found.close.next.date, found.days_left) == (date(2026, 12, 1), 7)
    assert found.close.next.basis == "projected"
    assert found.sources
    seen = board(told("preparing"), columns=deadline("12-01", seen="2026-12-01"))
    assert seen.close.next.basis == "published"


@pytest.mark.parametrize(
    ("start", "year"),
    [
        (None, 2026),
        (date(2027, 8, 1), 2026),
        (date(2027, 12, 1), 2026),
        (date(2028, 8, 1), 2027),
        (date(2029, 1, 1), 2028),
        (date(2026, 8, 1), 2026),
    ],
)
def test_what_is_not_sent_has_the_deadline_of_the_start(board, start, year):
    assert board(told("researching"), start=start).close.next.date == date(year, 12, 1)
    assert board(told("applied", TODAY), start=start).close.next.date == date(2026, 12, 1)


def test_what_was_sent_keeps_the_deadline_of_its_cycle(board):
    later = date(2027, 1, 15)
    found = board(told("applied", date(2026, 11, 20)), told("interview", later), today=later)
    assert (found.close.next.date, found.days_left) == (date(2026, 12, 1), -45)
    again = board(told("applied"), told("rejected"), told("preparing", later), today=later)
    assert again.close.next.date == date(2027, 12, 1)


def test_a_month_is_not_over_before_its_end(board):
    found = board(told("preparing"), columns=deadline("11"))
    assert (found.close.next.date, found.days_left) == (date(2026, 11, 1), 0)


def test_without_a_date_none_is_made(board):
    found = board(told("preparing"), columns=Columns(deadline=Deadline(rolling=True)))
    assert (found.close, found.days_left, found.window, found.sources) == (
        None,
        None,
        "rolling",
        (),
    )
    gone = board(told("preparing"), columns=None)  # a program that the data no longer hold
    assert (gone.close, gone.window) == (None, "unknown")


def test_without_a_record_what_is_missing_is_not_known(board):
    assert board(told("preparing")).missing is None
    assert board(told("preparing"), missing={}).missing == ()
    assert board(told("preparing"), missing={"a": ("biology",)}).missing == ("biology",)


def test_what_is_due_first_stands_first(program):
    days = {"late": "05-01", "soon": "12-01", "sent": "11-30", "over": "11-25", "open": None}
    views = {
        slug: program(deadline(day) if day else Columns(), slug=slug) for slug, day in days.items()
    }
    history = [(slug, told("preparing")) for slug in days]
    history += [("sent", told("applied")), ("over", told("rejected"))]
    found = applications(history, {}, views, None, TODAY)
    assert [one.slug for one in found] == ["soon", "late", "open", "sent", "over"]
    some = applications(history, {}, views, None, TODAY, ["late", "nothing"])
    assert [one.slug for one in some] == ["late"]


def test_statuses_by_name_and_near_miss():
    assert status_of("Applied") == "applied"
    with pytest.raises(UserError) as caught:
        status_of("aplied")
    assert caught.value.exit_code == 2
    assert caught.value.hint == "Did you mean: perfcli track SCHOOL --status applied"


def test_the_programs_that_the_user_aims_at():
    pairs = [("b", told()), ("a", told()), ("b", told())]
    assert chosen_slugs(pairs, ["c", "a"]) == ["c", "a", "b"]

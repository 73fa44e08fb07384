"""Events: added by changes, undone by changes, read as they were told."""

import sqlite3
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfcli.errors import UserError
from perfcli.journal.events import (
    Event,
    add,
    add_log,
    anchored,
    latest,
    logged,
    summary,
    ticked,
    tracked,
    undo,
)
from perfcli.journal.records import MOST_COUNT, Anchored, Logged, Step, Ticked, Tracked, step_of

DAY = date(2026, 11, 20)


def test_each_kind_comes_back_as_it_was_told(path):
    told = Tracked(on=DAY, status="applied", note="sent")
    add(path, "a", [Event("track", "musc", told)])
    add(path, "b", [Event("tick", "entry//x", Ticked(on=DAY)), Event("tick", "entry//y", Ticked())])
    add(path, "c", [Event("anchor", "entry//start", Anchored(on=DAY))])
    add(path, "d", [Event("log", "case", Logged(date=DAY, count=2, category="primary"))])
    assert [(one.key, one.told) for one in tracked(path)] == [("musc", told)]
    assert [one.told.on for one in ticked(path)] == [DAY, None]
    assert [one.told.on for one in anchored(path)] == [DAY]
    assert [(one.kind, one.told.count) for one in logged(path)] == [("case", 2.0)]


def test_events_keep_the_id_that_they_got(path, case):
    made = add(path, "two", [case("one"), case("two")])
    assert [entry.id for entry in logged(path)] == [event.uid for event in made]
    assert len({event.uid for event in made}) == 2


def test_a_change_of_nothing_is_none(path):
    assert add(path, "nothing", []) == []
    assert summary(path).changes == 0


def test_the_last_word_counts(path):
    for on in (date(2026, 11, 3), date(2026, 11, 1)):
        add(path, "x", [Event("tick", "k", Ticked(on=on))])
    assert latest(ticked(path))["k"].told.on == date(2026, 11, 1)


def test_entries_of_some_kinds_alone(path, case):
    add(path, "x", [case("a"), Event("log", "ceu", Logged(date=DAY, count=1.5))])
    assert [entry.kind for entry in logged(path, ["ceu"])] == ["ceu"]
    assert [entry.kind for entry in logged(path, ["ceu", "case"])] == ["case", "ceu"]
    assert logged(path, ["study"]) == []


def test_what_is_chosen_is_chosen_of_what_is_there(path, case):
    add(path, "x", [case("a")])
    seen = []
    add_log(path, "y", lambda known: seen.append(len(known)) or [case("b")])
    add_log(path, "z", lambda known: seen.append(len(known)) or [], compare=False)
    assert seen == [1, 0]
    assert summary(path).changes == 2


def test_a_choice_that_fails_adds_nothing(path, case):
    def choose(known):
        raise UserError("usage", "no", "hint")

    with pytest.raises(UserError, match="no"):
        add_log(path, "y", choose)
    assert summary(path).changes == 0


def test_undo_takes_back_one_change_after_the_other(path, case):
    add(path, "first", [case("one")])
    add(path, "second", [case("two"), case("three")])
    gone = undo(path)
    assert (gone.what, gone.changes) == ("second", 1)
    assert [event.told.note for event in gone.events] == ["two", "three"]
    assert [entry.told.note for entry in logged(path)] == ["one"]
    assert undo(path).what == "first"
    assert undo(path) is None
    assert logged(path) == []


def test_undo_without_a_journal_makes_none(path, tmp_path):
    assert undo(path) is None
    assert list(tmp_path.iterdir()) == []


def test_what_is_taken_back_is_gone_from_the_file(path, case):
    add(path, "first", [case("one")])
    add(path, "second", [case("a name that should not be here")])
    assert b"should not be here" in path.read_bytes()
    undo(path)
    assert b"should not be here" not in path.read_bytes()


def test_after_an_undo_new_changes_are_undone_by_themselves(path, case):
    add(path, "first", [case("one")])
    add(path, "second", [case("two")])
    undo(path)
    add(path, "third", [case("three")])
    assert undo(path).what == "third"
    assert [entry.told.note for entry in logged(path)] == ["one"]


def test_the_summary_counts_by_kind_and_knows_the_last_change(path, case):
    add(path, "first", [case("one"), case("two")])
    add(path, "second", [Event("track", "musc", Tracked(on=DAY))])
    found = summary(path)
    assert (found.changes, found.kinds) == (2, {"log": 2, "track": 1})
    assert found.last[1] == "second"
    assert found.last[0][:2] == "20"


@pytest.mark.parametrize(
    "data", ["", "{", "[]", '{"date": "soon"}', '{"date": "2026-01-01", "count": -1}', '{"on": 1}']
)
def test_an_entry_that_somebody_altered_is_told_and_can_be_undone(path, case, data):
    add(path, "first", [case("one")])
    base = sqlite3.connect(path)
    base.execute("UPDATE event SET data = ?", (data,))
    base.commit()
    base.close()
    with pytest.raises(UserError) as caught:
        logged(path)
    assert (caught.value.code, caught.value.exit_code) == ("unreadable", 4)
    assert undo(path).what == "first"
    assert logged(path) == []


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
LOGGED = st.builds(
    Logged,
    date=st.dates(),
    hours=st.none() | st.floats(0, 24, exclude_min=True),
    count=st.none() | st.floats(0, MOST_COUNT, exclude_min=True),
    place=st.none() | TEXT,
    category=st.none() | TEXT,
    note=st.none() | TEXT,
)


@given(told=LOGGED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_text_and_number_comes_back_exactly(tmp_path_factory, told):
    path = tmp_path_factory.mktemp("journal") / "data" / "journal.sqlite"
    add(path, "x", [Event("log", "case", told)])
    assert [entry.told for entry in logged(path)] == [told]


def test_ten_thousand_characters_with_all_that_a_terminal_obeys(path, case):
    note = ("line\r\n\x1b[31m\u202e\U0001f469\u200d\U0001f52c\x07\t'=1+1;--" * 400)[:10_240]
    add(path, "x", [case(note)])
    assert logged(path)[0].told.note == note


def test_the_key_of_a_step():
    step = Step("application", "musc", "app-fee")
    assert step_of(step.key) == step
    assert step_of("no key") == Step("", "", "")

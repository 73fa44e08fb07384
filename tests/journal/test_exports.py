"""Exports: what goes out comes back, exactly; what is none is refused with every reason."""

import json
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfcli.errors import UserError
from perfcli.journal.events import Event, add, logged, summary, undo
from perfcli.journal.exports import export, export_bytes, read_export, restore
from perfcli.journal.records import LOG_KINDS, Anchored, Logged, Ticked, Tracked

DAY = date(2026, 11, 20)


@pytest.fixture
def filled(path, case):
    add(path, "first", [case("one"), case("two")])
    add(path, "second", [Event("track", "musc", Tracked(on=DAY, status="applied"))])
    add(
        path, "third", [Event("tick", "entry//x", Ticked()), Event("anchor", "k", Anchored(on=DAY))]
    )
    return path


def test_an_empty_one_has_an_export_too(path, tmp_path):
    assert export(path) == {"format": "perfcli-journal", "version": 1, "changes": []}
    assert list(tmp_path.iterdir()) == []


def test_there_and_back(filled, tmp_path):
    other = tmp_path / "other" / "journal.sqlite"
    added = restore(other, read_export(export_bytes(filled), "x"))
    assert (added.changes, added.events, added.known) == (3, 5, 0)
    assert export(other) == export(filled)
    assert export_bytes(other) == export_bytes(filled)


def test_the_same_import_adds_nothing_twice(filled):
    before = export(filled)
    again = restore(filled, read_export(export_bytes(filled), "x"))
    assert (again.changes, again.events, again.known) == (0, 0, 5)
    assert export(filled) == before


def test_only_what_is_missing_is_added(filled):
    raw = export_bytes(filled)
    undo(filled)
    added = restore(filled, read_export(raw, "x"))
    assert (added.changes, added.events, added.known) == (1, 2, 3)
    assert export_bytes(filled) == raw


def test_an_import_is_undone_as_a_whole(filled, tmp_path, case):
    other = tmp_path / "other" / "journal.sqlite"
    add(other, "mine", [case("mine")])
    restore(other, read_export(export_bytes(filled), "x"))
    assert undo(other).changes == 3
    assert [entry.told.note for entry in logged(other)] == ["mine"]


def test_a_failure_in_the_middle_adds_nothing(filled, tmp_path):
    other = tmp_path / "other" / "journal.sqlite"

    def watch(changes):
        yield changes[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(other, read_export(export_bytes(filled), "x"), watch)
    assert summary(other).changes == 0


def test_a_change_of_many_entries_passes_in_parts_and_stays_one(path, tmp_path, case, monkeypatch):
    monkeypatch.setattr("perfcli.journal.exports.PART", 2)
    add(path, "many", [case(str(number)) for number in range(5)])
    other, seen = tmp_path / "other" / "journal.sqlite", []

    def watch(parts):
        for part in parts:
            seen.append(len(part.rows))
            yield part

    added = restore(other, read_export(export_bytes(path), "x"), watch)
    assert seen == [2, 2, 1]
    assert (added.changes, added.events) == (1, 5)
    assert export_bytes(other) == export_bytes(path)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
TOLD = st.one_of(
    st.tuples(
        st.just("log"),
        st.sampled_from(LOG_KINDS),
        st.builds(
            Logged,
            date=st.dates(),
            hours=st.none() | st.floats(0, 24, exclude_min=True),
            count=st.none() | st.integers(1, 9999) | st.floats(0, 9999, exclude_min=True),
            note=st.none() | TEXT,
        ),
    ),
    st.tuples(st.just("track"), TEXT, st.builds(Tracked, on=st.dates(), note=st.none() | TEXT)),
    st.tuples(st.just("tick"), TEXT, st.builds(Ticked, on=st.none() | st.dates())),
)


@given(changes=st.lists(st.tuples(TEXT, st.lists(TOLD, min_size=1, max_size=4)), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_journal_comes_back_exactly(tmp_path_factory, changes):
    folder = tmp_path_factory.mktemp("journal")
    first, second = folder / "first.sqlite", folder / "second.sqlite"
    for what, told in changes:
        add(first, what, [Event(*one) for one in told])
    restore(second, read_export(export_bytes(first), "x"))
    assert export(second) == export(first)
    assert logged(second) == logged(first)


def event(**more):
    return {"uid": "u", "kind": "log", "key": "case", "data": {"date": "2026-01-01"}, **more}


def document(*events, **more):
    changes = [{"at": "now", "what": "x", "events": list(events)}]
    return {"format": "perfcli-journal", "version": 1, "changes": changes, **more}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "not JSON"),
        (b"kind,date\ncase,2026-01-01\n", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        ({"a": 1}, "no export of a journal"),
        ([], "no export of a journal"),
        (document(version=2), "this perfcli knows 1 to 1"),
        (document(version="1"), "this perfcli knows 1 to 1"),
        (document(version=True), "this perfcli knows 1 to 1"),
        (document(changes={}), "changes: expected a list"),
        (document(changes=[3]), "changes[0]: expected at, what and events"),
        (document(changes=[{"events": []}]), "changes[0].at: expected a text"),
        (document(5), "changes[0].events[0]: expected an event"),
        (document(event(uid="")), "changes[0].events[0].uid: expected a text"),
        (document(event(key=None)), "changes[0].events[0].key: expected a text"),
        (document(event(kind="love")), "changes[0].events[0].kind: expected one of track, tick"),
        (document(event(data={})), "`date`"),
        (document(event(data={"date": "2026-02-30"})), "Invalid RFC3339"),
        (document(event(data={"date": "2026-01-01", "count": -1})), "$.count"),
        (document(event(data={"date": "2026-01-01", "hours": 25})), "$.hours"),
        (document(event(data={"date": "2026-01-01", "mood": "good"})), "mood"),
        (document(event(), event()), "the uid u stands twice"),
    ],
)
def test_what_is_no_export_is_refused(path, tmp_path, content, complaint):
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(UserError) as caught:
        read_export(raw, "mine.json")
    assert (caught.value.code, caught.value.exit_code) == ("invalid-file", 3)
    assert "mine.json: " in caught.value.message
    assert complaint in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_every_problem_is_told_at_once():
    raw = msgspec.json.encode(document(event(kind="love"), event(key=""), 5))
    with pytest.raises(UserError) as caught:
        read_export(raw, "x")
    assert caught.value.message.startswith("3 problems in the export, nothing was added:\n")
    assert caught.value.message.count("\n") == 3


def test_of_very_many_problems_the_first_are_told():
    raw = msgspec.json.encode(document(*range(500)))
    with pytest.raises(UserError) as caught:
        read_export(raw, "x")
    assert caught.value.message.endswith("  and 450 more")

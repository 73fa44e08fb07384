"""`perfcli journal`, and what holds for every command that keeps something."""

import io
import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest

READERS = ["journal", "track", "track musc", "log", "log case", "checklist", "checklist entry"]
WRITERS = [
    ["track", "musc", "--status", "applied", "--note", "sent"],
    ["log", "case", "--category", "primary", "--hours", "2"],
    ["checklist", "entry", "--done", "entry-read", "--date", "start=2028-08-21"],
]


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-11-24")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "journal.sqlite"


@pytest.fixture
def filled(run, path):
    for words in WRITERS:
        assert run(*words).code == 0
    return path


def data(result):
    assert result.code == 0, result.err
    return json.loads(result.out)["data"]


def files(folder: Path) -> list[tuple[str, int, bytes]]:
    return [
        (str(one), one.stat().st_mtime_ns, one.read_bytes() if one.is_file() else b"")
        for one in sorted(folder.rglob("*"))
    ]


def test_without_one_it_says_where_it_will_lie(run, path):
    out = run("journal").out
    assert str(path) in out
    assert "not there yet" in out
    assert data(run("journal", "--json")) == {
        "path": str(path),
        "exists": False,
        "changes": 0,
        "kinds": {"track": 0, "tick": 0, "anchor": 0, "log": 0},
        "last": None,
        "undone": None,
        "imported": None,
        "exported": None,
    }


def test_it_counts_by_kind_and_tells_the_last_change(run, filled):
    found = data(run("journal", "--json"))
    assert found["kinds"] == {"track": 1, "tick": 1, "anchor": 1, "log": 1}
    assert found["changes"] == 3
    assert found["last"]["what"] == "checklist entry: entry-read done, start on 2028-08-21"
    out = run("journal").out
    assert "- 1 entry of the log\n" in out
    assert "3 changes, the last " in out


@pytest.mark.parametrize("words", READERS)
@pytest.mark.parametrize("form", ["", "--json", "--all"])
def test_a_command_that_reads_makes_no_folder(run, tmp_path, words, form):
    result = run(*words.split(), *form.split())
    assert result.code == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [*READERS, "journal --export -", "match", "log --csv"])
def test_a_command_that_reads_leaves_every_file_as_it_was(run, filled, tmp_path, words):
    before = files(tmp_path)
    run(*words.split())
    assert files(tmp_path) == before


@pytest.mark.parametrize("words", READERS)
def test_a_command_that_reads_needs_no_right_to_write(run, filled, words, monkeypatch):
    monkeypatch.setattr("perfcli.journal.events.writing", None)
    filled.chmod(0o400)
    filled.parent.chmod(0o500)
    try:
        assert run(*words.split()).code == 0
    finally:
        filled.parent.chmod(0o700)


@pytest.mark.parametrize("words", WRITERS)
def test_a_file_in_the_way_is_exit_4(run, tmp_path, words):
    (tmp_path / "data").write_text("mine")
    for form in ((), ("--json",)):
        result = run(*words, *form)
        assert result.code == 4
    assert json.loads(result.out)["errors"][0]["code"] == "unwritable"
    assert (tmp_path / "data").read_text() == "mine"


@pytest.mark.parametrize("words", [*WRITERS, *(words.split() for words in READERS)])
def test_a_newer_journal_is_exit_4(run, filled, words):
    base = sqlite3.connect(filled)
    base.execute("PRAGMA user_version=99")
    base.close()
    before = filled.read_bytes()
    result = run(*words)
    assert result.code == 4
    assert "version 99" in result.err
    assert filled.read_bytes() == before


def test_a_damaged_journal_is_set_aside_by_a_writer_and_told_by_a_reader(run, filled):
    filled.write_bytes(b"no journal at all" * 500)
    assert "damaged" in run("log").err
    assert filled.exists()
    result = run(*WRITERS[0])
    assert result.code == 4
    aside = filled.with_name("journal-damaged-1.sqlite")
    assert str(aside) in result.err
    assert aside.read_bytes() == b"no journal at all" * 500
    assert run(*WRITERS[0]).code == 0


def test_undo_takes_the_last_change_back_and_says_which(run, filled):
    out = run("journal", "--undo").out
    assert out.startswith("Taken back: checklist entry: entry-read done, start on 2028-08-21\n")
    assert data(run("journal", "--json"))["kinds"]["tick"] == 0
    run("journal", "--undo")
    out = run("journal", "--undo").out
    assert "track musc: applied, 2026-11-24" in out
    assert "Its note: sent" in out
    assert data(run("track", "--json"))["applications"] == []


def test_undo_says_all_that_is_gone_to_a_program(run, filled):
    run("journal", "--undo")
    undone = data(run("journal", "--undo", "--json"))["undone"]
    assert undone["changes"] == 1
    told = {"date": "2026-11-24", "hours": 2.0, "count": 1.0, "category": "primary"}
    assert undone["events"] == [{"kind": "log", "key": "case", "data": told}]


def test_with_nothing_to_undo_it_is_exit_1(run, tmp_path):
    result = run("journal", "--undo")
    assert result.code == 1
    assert "no change to take back" in result.err
    assert list(tmp_path.iterdir()) == []


def test_export_and_import_round_trip(run, filled, tmp_path, monkeypatch):
    target = tmp_path / "mine.json"
    assert run("journal", "--export", str(target)).out.startswith(f"{target}: 3 changes.")
    monkeypatch.setenv("PERFCLI_HOME", str(tmp_path / "other"))
    assert "4 entries added." in run("journal", "--import", str(target)).out
    assert run("journal", "--export", "-").out == target.read_text()
    again = data(run("journal", "--import", str(target), "--json"))["imported"]
    assert again == {"changes": 0, "events": 0, "known": 4}
    run("journal", "--undo")
    assert data(run("journal", "--json"))["changes"] == 0


def test_an_export_never_overwrites_unasked(run, filled, tmp_path):
    target = tmp_path / "mine.json"
    target.write_text("precious")
    result = run("journal", "--export", str(target))
    assert result.code == 4
    assert f"perfcli journal --export {target} --force" in result.err
    assert target.read_text() == "precious"
    assert run("journal", "--export", str(target), "--force").code == 0
    assert json.loads(target.read_text())["format"] == "perfcli-journal"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "mine.json"]


def test_an_export_into_nowhere_is_exit_4(run, filled, tmp_path):
    assert run("journal", "--export", str(tmp_path / "no" / "such.json")).code == 4
    assert run("journal", "--export", str(tmp_path)).code == 4


def test_an_import_from_standard_input(run, filled, tmp_path, monkeypatch):
    text = run("journal", "--export", "-").out
    monkeypatch.setenv("PERFCLI_HOME", str(tmp_path / "other"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert "4 entries added." in run("journal", "--import", "-").out


def test_an_import_of_what_is_none(run, filled, tmp_path):
    source = tmp_path / "mine.json"
    source.write_text("{}")
    before = files(tmp_path)
    for form in ((), ("--json",)):
        assert run("journal", "--import", str(source), *form).code == 3
    result = run("journal", "--import", str(tmp_path / "missing.json"))
    assert result.code == 4
    assert "missing.json" in result.err
    assert run("journal", "--import", str(tmp_path)).code == 4
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("--undo --export x", "exclude each other"),
        ("--import x --export x", "exclude each other"),
        ("--force", "--force goes with --export"),
        ("--open", "no page to open"),
        ("--export - --markdown", "both want standard output"),
    ],
)
def test_what_does_not_go_together(run, words, message):
    result = run("journal", *words.split())
    assert result.code == 2
    assert message in result.err


def test_a_long_import_shows_a_bar_on_a_terminal_alone(run, filled, tmp_path, monkeypatch):
    monkeypatch.setattr("perfcli.render.progress.PATIENCE", 0)
    monkeypatch.setattr("perfcli.render.progress.PAUSE", 0)
    target = tmp_path / "mine.json"
    run("journal", "--export", str(target))
    monkeypatch.setenv("PERFCLI_HOME", str(tmp_path / "other"))
    result = run("journal", "--import", str(target), tty=True)
    assert "of 3 parts" in result.err
    assert "#" not in result.out
    monkeypatch.setenv("PERFCLI_HOME", str(tmp_path / "third"))
    assert run("journal", "--import", str(target)).err == ""


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_nobody_else_can_read_it(filled):
    assert filled.stat().st_mode & 0o077 == 0
    assert filled.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("width", ["40", "80"])
@pytest.mark.parametrize("words", ["journal", "journal --undo"])
def test_nothing_is_wider_than_the_screen(run, filled, monkeypatch, width, words):
    monkeypatch.setenv("COLUMNS", width)
    lines = run(*words.split(), "--no-color", tty=True).out.split("\n")
    assert max(len(line) for line in lines) <= int(width)

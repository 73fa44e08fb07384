"""`deadlines`: the list, its forms, and the calendar file."""

import csv
import io
import json
import os
import sys

import pytest
from icalendar import Calendar

TODAY = ["--today", "2026-11-24"]


def data(result):
    return json.loads(result.out)["data"]


def test_what_is_due_in_the_next_90_days(run):
    result = run("deadlines", "--within", "90", "--json", *TODAY)
    dues = data(result)["deadlines"]
    assert result.code == 0
    told = [(one["date"], one["slug"], one["days_left"]) for one in dues]
    assert told == sorted(told, key=lambda one: one[0])
    assert set(told) >= {
        ("2026-12-01", "musc", 7),
        ("2026-12-15", "msoe", 21),
        ("2027-01-15", "texas-heart", 52),
        ("2027-02-01", "nku", 69),
        ("2027-02-01", "quinnipiac", 69),
        ("2027-02-15", "suny-upstate", 83),
    }
    assert all(0 <= one["days_left"] <= 90 for one in dues)
    assert set(dues[0]) == {
        *("date", "precision", "days_left", "kind", "what", "slug", "basis", "seen", "sources"),
        *("yours", "shipped"),
        *("as_of", "stale_after", "freshness"),
    }
    assert {one["freshness"] for one in dues} >= {"fresh", "stale", "undated"}
    (upstate,) = [one for one in dues if one["slug"] == "suny-upstate"]  # two pages state it
    assert len(upstate["sources"]) > 1
    assert upstate["seen"] == "2025-02-15"


def test_what_is_due_in_the_next_90_days_in_my_calendar(run, tmp_path):
    path = tmp_path / "deadlines.ics"
    result = run("deadlines", "--within", "90", "--ics", str(path), *TODAY)
    assert result.code == 0
    due = data(run("deadlines", "--within", "90", "--json", *TODAY))["deadlines"]
    assert f"{len(due)} dates" in result.out
    calendar = Calendar.from_ical(path.read_bytes())
    events = calendar.walk("VEVENT")
    days = [one.decoded("dtstart").isoformat() for one in events]
    assert days == [one["date"] for one in due]
    (musc,) = [one for one in events if str(one["uid"]) == "musc-deadline-12-01@perfcli"]
    assert str(musc["summary"]) == "MUSC: application closes (projected)"
    assert musc.decoded("dtstart").isoformat() == "2026-12-01"


def test_the_page_says_how_sure_and_what_is_not_known(run):
    out = run("deadlines", *TODAY).out
    lines = out.splitlines()
    (line,) = [one for one in lines if "MUSC: application closes" in one]
    assert line.startswith("Dec 1, 2026 (7 days)")
    assert "projected (seen for 2025-12-01)" in line
    assert any("Apr 2027 (by month)" in one and "month only" in one for one in lines)
    assert 'No date known (not "closed")\n' in out
    assert "Lawrence Tech" in out
    assert "(rolling)" not in out  # "at regular intervals" is no rolling admission
    assert "Seen before 2021, so not projected\n  - Brown-Brukardt" in out
    assert "Europe" not in out and "Dates of other countries: --all" in out
    assert "Europe (EBCP)" in run("deadlines", "--all", *TODAY).out


def test_kinds_and_names_choose(run):
    assert {
        one["kind"]
        for one in data(run("deadlines", "--kind", "exam,recert", "--json"))["deadlines"]
    } == {"exam", "recertification"}
    by_name = data(run("deadlines", "musc", "--json"))
    assert by_name == data(run("deadlines", "--school", "MUSC", "--json"))
    assert {one["slug"] for one in by_name["deadlines"]} == {"musc"}
    two = data(run("deadlines", "--school", "musc,usc", "--json"))["deadlines"]
    assert {one["slug"] for one in two} == {"musc", "usc"}


def test_a_paused_program_that_is_named_says_so(run):
    result = run("deadlines", "vanderbilt", *TODAY)
    assert result.code == 1
    assert "Vanderbilt is paused" in result.out
    assert "Says that it takes no class\nVanderbilt" in result.out


def test_nothing_due_is_exit_code_1_with_what_comes_next(run):
    result = run("deadlines", "--within", "3", "--json", *TODAY)
    assert (result.code, data(result)["deadlines"]) == (1, [])
    (warning,) = json.loads(result.out)["warnings"]
    assert warning == (
        "Nothing is due within 3 days. The next: MUSC: application closes, Dec 1, 2026 (7 days)."
    )
    assert run("deadlines", "--within", "3", *TODAY).out.count(warning) == 1
    assert run("deadlines", "--kind", "conference").code == 1


def test_spreadsheet_has_a_row_a_date(run):
    rows = list(csv.DictReader(io.StringIO(run("deadlines", "--csv", *TODAY).out)))
    assert len(rows) == len(data(run("deadlines", "--json", *TODAY))["deadlines"])
    (musc,) = [row for row in rows if row["what"] == "MUSC: application closes"]
    assert musc["date"] == "2026-12-01"
    assert musc["check_at"].startswith("https://")


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ("--kind exma", "usage", "perfcli deadlines --kind exam"),
        ("--kind nothing", "usage", "One of: application"),
        ("--within -1", "usage", "perfcli deadlines --help"),
        ("--within soon", "usage", "perfcli deadlines --help"),
        ("--force", "usage", "--ics FILE"),
        ("--ics -", "usage", "--ics deadlines.ics"),
        ("nowhere", "unknown-name", "perfcli schools"),
        ("--open", "usage", "perfcli deadlines iowa --open"),
    ],
)
def test_what_does_not_fit_is_told(run, words, code, hint):
    result = run("deadlines", *words.split(), "--json")
    (error,) = json.loads(result.out)["errors"]
    assert (result.code, error["code"]) == (2, code)
    assert hint in error["hint"]


def test_open_opens_the_programs_page(run):
    assert run("deadlines", "iowa", "--open").out == "https://perfusion.medicine.uiowa.edu/\n"


def test_calendar_on_standard_output_is_the_file(run, tmp_path):
    path = tmp_path / "a.ics"
    assert run("deadlines", "--ics", str(path), *TODAY).code == 0
    result = run("deadlines", "--ics", "-", *TODAY)
    assert result.code == 0
    assert result.out.encode() == path.read_bytes()
    nothing = run("deadlines", "--within", "0", "--ics", "-", *TODAY)
    assert nothing.code == 1
    assert Calendar.from_ical(nothing.out).walk("VEVENT") == []


def test_calendar_file_is_never_written_over_unasked(run, tmp_path):
    path = tmp_path / "mine.ics"
    path.write_text("mine")
    result = run("deadlines", "--ics", str(path), "--json", *TODAY)
    (error,) = json.loads(result.out)["errors"]
    assert (result.code, error["code"]) == (4, "unwritable")
    assert error["hint"].endswith(f"--ics {path} --force")
    assert path.read_text() == "mine"
    assert run("deadlines", "--ics", str(path), "--force", *TODAY).code == 0
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert list(tmp_path.glob(".*.new")) == []


def test_calendar_file_beside_json_is_written_and_the_json_is_whole(run, tmp_path):
    path = tmp_path / "a.ics"
    result = run("deadlines", "--ics", str(path), "--json", *TODAY)
    assert result.code == 0
    assert len(data(result)["deadlines"]) == len(
        Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    )


def test_nothing_due_writes_no_file(run, tmp_path):
    path = tmp_path / "a.ics"
    result = run("deadlines", "--within", "0", "--ics", str(path), *TODAY)
    assert result.code == 1
    assert not path.exists()


@pytest.mark.parametrize("place", ["missing/a.ics", "."])
def test_calendar_file_that_cannot_be_written_is_exit_code_4(run, tmp_path, place):
    result = run("deadlines", "--ics", str(tmp_path / place), "--force", *TODAY)
    assert result.code == 4
    assert str(tmp_path) in result.err
    assert result.out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of a folder are others there")
def test_calendar_file_in_a_folder_that_is_not_ours_is_exit_code_4(run, tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    result = run("deadlines", "--ics", str(folder / "a.ics"), *TODAY)
    assert result.code == 4
    assert "Permission denied" in result.err


@pytest.mark.parametrize("width", ["40", "80"])
def test_a_screen_of_any_width_holds_it(run, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    out = run("deadlines", "--no-color", *TODAY, tty=True).out
    assert max(len(line) for line in out.splitlines()) <= int(width)
    assert "MUSC: application closes" in out

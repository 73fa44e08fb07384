"""The calendar file of `perfcli plan`: the same lines as the page, never written over unasked."""

import csv
import io
import json
import os
import sys

import pytest
from icalendar import Calendar


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-11-24")


def events(path):
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_calendar_file_has_the_same_lines(run, own, tmp_path):
    own("start: 2028-fall\nschools: [musc, midwestern]\n")
    path = tmp_path / "plan.ics"
    result = run("plan", "--ics", str(path))
    assert result.code == 0
    found = events(path)
    assert f"{len(found)} dates" in result.out
    rows = list(csv.DictReader(io.StringIO(run("plan", "--csv").out)))
    days = [row["date"] for row in rows if row["state"] != "done" and row["date"]]
    assert [one.decoded("dtstart").isoformat() for one in found] == days
    uids = [str(one["uid"]) for one in found]
    assert len(set(uids)) == len(uids)
    assert {"plan-p-deadline-musc-deadline@perfcli", "plan-p-tour@perfcli"} <= set(uids)
    by_uid = {str(one["uid"]): one for one in found}
    tour = by_uid["plan-p-tour@perfcli"]
    assert "rule of thumb" in str(tour["summary"])
    assert tour.walk("VALARM") == []
    musc = by_uid["plan-p-deadline-musc-deadline@perfcli"]
    assert str(musc["summary"]) == "Application deadline: MUSC (projected)"
    assert len(musc.walk("VALARM")) == 2
    assert str(musc["url"]).startswith("https://")


def test_a_second_export_updates_the_first(run, own, tmp_path):
    own("start: 2028-fall\nschools: [musc]\n")
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    run("plan", "--ics", str(first))
    own("start: 2027-fall\nschools: [musc]\n")  # earlier: dates move forward
    run("plan", "--ics", str(second), "--today", "2026-11-25")
    one, two = ({str(e["uid"]): e for e in events(path)} for path in (first, second))
    uid = "plan-p-deadline-musc-deadline@perfcli"
    assert two[uid].decoded("dtstart") < one[uid].decoded("dtstart")
    assert two[uid]["sequence"] > one[uid]["sequence"]


def test_calendar_on_standard_output_and_beside_json(run, own, tmp_path):
    own("start: 2028-fall\nschools: [musc]\n")
    path = tmp_path / "a.ics"
    result = run("plan", "--ics", str(path), "--json")
    assert json.loads(result.out)["data"]["milestones"]
    assert run("plan", "--ics", "-").out.encode() == path.read_bytes()


def test_calendar_file_is_never_written_over_unasked(run, own, tmp_path):
    own("start: 2028-fall\n")
    path = tmp_path / "mine.ics"
    path.write_text("mine")
    result = run("plan", "--ics", str(path), "--json")
    (error,) = json.loads(result.out)["errors"]
    assert (result.code, error["code"]) == (4, "unwritable")
    assert error["hint"].endswith(f"perfcli plan --ics {path} --force")
    assert path.read_text() == "mine"
    assert run("plan", "--ics", str(path), "--force").code == 0
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("place", ["missing/a.ics", "."])
def test_a_file_that_cannot_be_written_is_exit_code_4(run, own, tmp_path, place):
    own("start: 2028-fall\n")
    result = run("plan", "--ics", str(tmp_path / place), "--force")
    assert (result.code, result.out) == (4, "")
    assert str(tmp_path) in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of a folder are others there")
def test_a_folder_that_is_not_ours_is_exit_code_4(run, own, tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    own("start: 2028-fall\n")
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert run("plan", "--ics", str(folder / "a.ics")).code == 4

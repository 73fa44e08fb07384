"""From an empty home to a plan in the user's calendar, through the real command line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

ROOT = Path(__file__).parent.parent.parent
FILLED = """
version: 1
name: Sam
start: 2028-fall
degree: {level: bachelor, field: biology, status: done, year: 2024}
gpa: {overall: 3.4, science: 3.3}
courses:
  - {course: physics, credits: 4, lab: true, grade: A, year: 2022}
  - {course: organic chemistry, credits: 4, lab: true, grade: B, year: 2023}
schools: [iowa]
"""
STEPS = ("entry-read", "entry-societies", "entry-list", "entry-match", "entry-tour")


@pytest.fixture
def perfcli(tmp_path: Path) -> Any:
    """Run perfcli as a process of its own, in a home that is empty at first."""
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PERFCLI_HOME": str(tmp_path / "home"),
        "PERFCLI_TODAY": "2026-11-24",
    }

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "perfcli", *words]
        result = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert result.returncode == 0, f"{words}: {result.stderr}"
        return result.stdout

    return run


def test_a_new_user_from_an_empty_home(perfcli: Any, tmp_path: Path) -> None:
    assert "Your next dates" not in perfcli()
    perfcli("profile", "--init")
    profile = tmp_path / "home" / "config" / "profile.yaml"
    profile.write_text(FILLED)
    assert "Sam" in perfcli("profile")

    gaps = json.loads(perfcli("match", "iowa", "--json"))["data"]["gaps"]
    assert gaps

    perfcli("track", "musc", "utah", "--status", "researching")
    perfcli("track", "iowa", "--status", "preparing", "--note", "First choice")
    board = json.loads(perfcli("track", "--json"))["data"]["applications"]
    assert {one["slug"] for one in board} == {"musc", "utah", "iowa"}

    for step in STEPS:
        perfcli("checklist", "entry", "--done", step)
    assert "5 of 14 done" in perfcli("checklist", "entry")

    for day in ("2026-11-19", "2026-11-20"):
        perfcli("log", "shadow", "--date", day, "--hours", "6", "--place", "Mercy Hospital")
    assert len(json.loads(perfcli("log", "shadow", "--json"))["data"]["entries"]) == 2

    made = json.loads(perfcli("plan", "--json"))["data"]["milestones"]
    stones = {one["id"]: one for one in made}
    assert (stones["p-shadow"]["state"], stones["p-shadow"]["done"]) == ("done", "2026-11-19")
    assert stones["p-tour"]["state"] == stones["p-explore"]["state"] == "done"
    assert stones["p-courses"]["state"] != "done"
    assert (stones["p-deadline"]["slug"], stones["p-deadline"]["date"]) == ("iowa", "2027-11-01")
    assert stones["p-deadline"]["also"][0]["slug"] == "musc"

    target = tmp_path / "plan.ics"
    assert "dates" in perfcli("plan", "--ics", str(target))
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    read = {str(one["uid"]): one.decoded("dtstart").isoformat() for one in events}
    assert read["plan-p-deadline-iowa-deadline@perfcli"] == "2027-11-01"
    assert read["plan-p-deadline-musc-deadline@perfcli"] == "2027-12-01"
    assert not any(uid.startswith("plan-p-shadow") for uid in read)  # done
    undone = [one for one in made if one["state"] != "done" and one["date"]]
    assert len(read) == len(undone) + sum(len(one["also"]) for one in undone)

    assert "Your next dates" in perfcli()

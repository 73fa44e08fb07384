"""The questions of an applicant, each answered by one command."""

import json
from pathlib import Path
from typing import Any

import pytest

TODAY = ("--today", "2026-11-24")


def data(run: Any, *words: str) -> dict[str, Any]:
    result = run(*words, "--json", *TODAY)
    assert result.code == 0, result.err
    return dict(json.loads(result.out)["data"])


def test_which_can_i_apply_to_today_and_until_when(run: Any) -> None:
    out = run("schools", "--accepting", *TODAY).out
    assert "MUSC" in out and "Dec 1, 2026 (projected)" in out
    assert "Vanderbilt" not in out.split("Close on a known day")[0]


def test_which_take_a_three_point_zero(run: Any) -> None:
    slugs = {school["slug"] for school in data(run, "schools", "--gpa", "3.0")["schools"]}
    assert {"utah", "musc", "midwestern"} <= slugs
    assert "uthealth" not in slugs  # asks for 3.2
    assert "iowa" not in slugs  # publishes an average of those admitted, which is no minimum


def test_which_do_not_ask_for_the_gre(run: Any) -> None:
    found = data(run, "schools", "--no-gre")
    assert "utah" in {school["slug"] for school in found["schools"]}
    assert found["left_out"]["tests"] > 10


def test_how_iowa_utah_and_nebraska_differ(run: Any) -> None:
    out = run("schools", "iowa", "utah", "nebraska").out
    assert "Where they differ" in out
    assert "not found" in out


def test_which_courses_i_miss_and_which_most_ask_for(run: Any, full: Path) -> None:
    found = data(run, "match")
    assert {"slug", "name", "verdict", "known", "of", "requirements"} <= set(found["schools"][0])
    asked = [len(gap["schools"]) for gap in found["gaps"]]
    assert asked == sorted(asked, reverse=True)
    counts = [len(course["schools"]) for course in data(run, "prereqs")["courses"]]
    assert counts[0] >= counts[-1] > 0


def test_what_it_costs_and_what_i_pay_a_month(run: Any) -> None:
    words = ("costs", "usc", "--months", "20", "--living", "2200", "--rate", "8")
    (school,) = data(run, *words)["schools"]
    assert school["computable"] is True
    assert school["total"] == school["tuition"] + school["living"] + school["fees"]
    assert school["within_cap"] + school["beyond_cap"] == school["total"]
    assert school["payment"] > 0


def test_what_is_due_in_ninety_days_in_my_calendar(run: Any, tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    target = tmp_path / "due.ics"
    assert run("deadlines", "--within", "90", "--ics", str(target), *TODAY).code == 0
    events = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    listed = data(run, "deadlines", "--within", "90")["deadlines"]
    assert len(events) == len(listed) > 0
    assert len({str(event["UID"]) for event in events}) == len(events)

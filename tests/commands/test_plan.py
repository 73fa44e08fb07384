"""`perfcli plan`: its forms, its calendar file, and what it says where it cannot be made."""

import csv
import io
import json
import sys

import pytest

STONE = {"id", "date", "what", "basis", "slug", "state", "sources"}
GRADUATION = ("--graduation", "2028-05")


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-11-24")


def document(run, *words):
    result = run("plan", *words, "--json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def stones(run, *words):
    return {one["id"]: one for one in document(run, *words)["data"]["milestones"]}


def test_without_a_profile_it_says_how_to_make_one(run):
    result = run("plan", "--json")
    (error,) = json.loads(result.out)["errors"]
    assert (result.code, error["code"]) == (1, "no-profile")
    assert error["hint"] == "Make one: perfcli profile --init"
    result = run("plan")
    assert (result.code, result.out) == (1, "")
    assert "perfcli profile --init" in result.err


def test_a_graduation_needs_no_profile(run, tmp_path):
    found = stones(run, *GRADUATION)
    assert next(iter(found)) == "s-jobs"
    assert found["s-first-report"]["date"] == "2029-07-31"
    assert all(name.startswith("s-") for name in found)
    assert list(tmp_path.rglob("*.sqlite*")) == []  # a command that reads writes nothing


def test_json_keeps_the_contract(run, full):
    made = document(run)
    every = made["data"]["milestones"]
    assert all(set(one) >= STONE for one in every)
    assert {one["basis"] for one in every} <= {"published", "projected", "rule-of-thumb"}
    assert {one["state"] for one in every} <= {"done", "next", "late", "ahead"}
    assert [one["state"] for one in every].count("next") == 1
    days = [one["date"] for one in every if one["date"]]
    assert days == sorted(days)
    named = {name for one in every for name in one["sources"]}
    named |= {name for one in every for also in one["also"] for name in also["sources"]}
    assert {source["id"] for source in made["sources"]} == named
    facts = {name for one in every for name in one["support"]}
    assert {"letters-who", "pbse-75-cases"} <= facts


def test_json_is_whole_whatever_the_page_shows(run, full):
    assert document(run)["data"] == document(run, "--all")["data"]
    assert {one["id"][0] for one in document(run)["data"]["milestones"]} == {"p", "s"}
    assert "From graduation" not in run("plan").out
    assert "perfcli plan --all" in run("plan").out
    assert "From graduation in May 2030" in run("plan", "--all").out


def test_the_page_says_what_each_date_rests_on(run, own):
    own("start: 2028-fall\nschools: [musc, iowa, vanderbilt, michener, utah]\n")
    out = run("plan").out
    lines = out.splitlines()
    (deadline,) = [line for line in lines if "Application deadline: MUSC" in line]
    assert deadline.startswith("Dec 1, 2027")
    assert "projected (seen for 2025-12-01)" in deadline
    assert any("rule of thumb (8 weeks before the deadline)" in line for line in lines)
    assert "Vanderbilt is paused" in out
    assert "Michener (Canada) is outside the US" in out
    assert 'No deadline known (not "closed"), ask them: Utah.' in out
    assert "programs begin: Utah May 2028" in out
    assert "A rule of thumb is our own spacing" in out


def test_the_name_of_the_profile_stands_in_the_plan_alone(run, own):
    own("name: Sam [bold]\nstart: 2028-fall\n")
    assert "# Your plan: school in Aug 2028 (Sam \\[bold\\])" in run("plan", "--markdown").out
    assert "Sam" not in run().out


def test_rules_of_thumb_are_lighter_and_never_in_deadlines(run, own, monkeypatch):
    own("start: 2028-fall\nschools: [musc]\n")
    monkeypatch.setenv("COLUMNS", "150")
    out = run("plan", "--color", "always").out
    (tour,) = [line for line in out.splitlines() if "Tour one" in line]
    (opens,) = [line for line in out.splitlines() if "Applications open" in line]
    assert "\x1b[2m" in tour
    assert "\x1b[2m" not in opens
    assert "rule of thumb" not in run("deadlines", "--all").out


def test_what_is_overdue_is_said_in_these_words(run, own):
    own("start: 2027-fall\nschools: [musc]\n")
    words = "verdue by rule of thumb: see whether it still fits"
    assert f"O{words}" in run("plan").out
    assert stones(run)["p-shadow"]["basis_words"] == f"o{words}"
    assert stones(run)["p-shadow"]["state"] == "late"


def test_a_missed_deadline_is_told_with_the_next_cycle(run, own):
    own("start: 2027-fall\nschools: [musc, quinnipiac]\n")
    out = run("plan", "--today", "2026-12-10").out
    assert "MUSC: the deadline has passed, Dec 1, 2026 (projected)." in out
    assert "Next cycle: opens Jul 1, 2027 (projected), closes Dec 1, 2027 (projected)." in out


def test_a_cycle_that_is_over_is_one_line_and_the_next_one(run, own):
    own("start: 2027-fall\nschools: [musc, quinnipiac]\n")
    out = run("plan", "--today", "2027-02-20").out
    assert "Every deadline of your programs for this start has passed" in out
    assert "start: 2028-08" in out
    assert "MUSC: opens Jul 1, 2027 (projected), closes Dec 1, 2027 (projected)" in out
    assert "Overdue" not in out
    assert "Overdue" in run("plan", "--all", "--today", "2027-02-20").out
    (line,) = document(run, "--today", "2027-02-20")["data"]["timelines"]
    assert line["closed"]["next_start"] == "2028-08-01"
    assert [one["slug"] for one in line["closed"]["schools"]] == ["musc", "quinnipiac"]


def test_tracked_programs_are_chosen_too(run, own):
    own("start: 2028-fall\n")
    assert "No program is chosen" in run("plan").out
    run("track", "quinnipiac", "--status", "researching")
    assert stones(run)["p-deadline"]["slug"] == "quinnipiac"
    run("track", "quinnipiac", "--status", "applied")
    assert stones(run)["p-deadline"]["state"] == "done"
    assert stones(run)["p-deadline"]["done"] == "2026-11-24"


def test_another_profile_is_another_person(run, own, tmp_path):
    own("start: 2028-fall\n")
    run("track", "quinnipiac", "--status", "applied")
    other = tmp_path / "student.yaml"
    other.write_text("start: 2028-fall\nschools: [musc]\n")
    found = stones(run, "--profile", str(other))
    assert found["p-deadline"]["slug"] == "musc"
    assert found["p-deadline"]["state"] == "ahead"


def test_a_profile_with_missing_courses(run, own):
    text = "start: 2028-fall\nschools: [utah]\ncourses: [{course: physics, credits: 4}]\n"
    own(text)
    (told, _) = stones(run)["p-courses"]["notes"]
    assert told.startswith("Missing: ")
    assert "Missing: " in run("plan").out


def test_spreadsheet_has_a_row_a_milestone_and_program(run, own):
    own("start: 2028-fall\nschools: [musc, iowa]\n")
    rows = list(csv.DictReader(io.StringIO(run("plan", "--csv").out)))
    deadlines = [(row["date"], row["slug"]) for row in rows if row["id"] == "p-deadline"]
    assert deadlines == [("2027-11-01", "iowa"), ("2027-12-01", "musc")]
    assert all(row["basis_words"] for row in rows)


def test_markdown_is_a_document(run, own):
    own("start: 2028-fall\nschools: [musc]\n")
    out = run("plan", "--markdown").out
    assert out.startswith("# Your plan: school in Aug 2028\n")
    assert "| When | What | Basis |" in out
    assert "rule of thumb" in out


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_a_screen_of_any_width_holds_it(run, full, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    out = run("plan", "--no-color", "--all", tty=True).out
    assert max(len(line) for line in out.splitlines()) <= int(width)
    assert "Application deadline: MUSC" in " ".join(out.split())


def test_a_graduation_on_a_day(run):
    out = run("plan", "--graduation", "2028-05-06", "--markdown").out
    assert out.startswith("# From graduation on May 6, 2028\n")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--graduation", "2028"], "--graduation 2028-05"),
        (["--graduation", "2028-02-30"], "--graduation 2028-05"),
        (["--graduation", "yesterday"], "--graduation 2028-05"),
        (["--graduation", "2060-05"], "--graduation 2028-05"),
        (["--graduation", "1999-05"], "perfcli recertify"),
        (["--force"], "--ics FILE"),
        (["--ics", "-"], "--ics plan.ics"),
        (["--open"], "perfcli schools musc --open"),
        (["musc"], "perfcli plan --help"),
    ],
)
def test_what_does_not_fit_is_told(run, own, words, hint):
    own("start: 2028-fall\n")
    result = run("plan", *words, "--json")
    (error,) = json.loads(result.out)["errors"]
    assert (result.code, error["code"]) == (2, "usage")
    assert hint in error["hint"]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("start: 2025-fall\n", 2, "has passed"),
        ("name: Sam\n", 1, "does not say when"),
        ("start: 2028-13\n", 3, "start"),
        ("start: [\n", 3, "profile"),
    ],
)
def test_profiles_that_no_plan_can_be_made_of(run, own, text, code, message):
    own(text)
    result = run("plan")
    assert (result.code, result.out) == (code, "")
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_damaged_journal_is_told(run, own, tmp_path):
    own("start: 2028-fall\n")
    run("track", "musc", "--status", "applied")
    (journal,) = (tmp_path / "data").iterdir()
    journal.write_bytes(b"x" * 5000)
    assert run("plan").code == 4


def test_bare_perfcli_shows_the_next_three_dates(run, own):
    assert "Your next dates" not in run().out
    own("start: 2028-fall\nschools: [musc]\n")
    out = run().out.split("Your next dates")[1].split("Try")[0]
    assert "Jul 1, 2027: Applications open: MUSC, projected" in out
    assert "rule of thumb" in out
    assert len([line for line in out.splitlines() if ": " in line and "overdue" not in line]) == 3


@pytest.mark.parametrize("text", ["start: 2025-fall\n", "start: [\n", "name: Sam\n"])
def test_bare_perfcli_fails_for_no_profile(run, own, text):
    own(text)
    result = run()
    assert result.code == 0
    assert "See: perfcli plan" in result.out


def test_bare_perfcli_says_that_a_cycle_is_over(run, own, monkeypatch):
    own("start: 2027-fall\nschools: [musc]\n")
    monkeypatch.setenv("PERFCLI_TODAY", "2027-02-20")
    assert "for this start has passed: perfcli plan" in run().out


def test_bare_perfcli_loads_no_plan_where_there_is_no_profile(run, monkeypatch):
    for name in [one for one in sys.modules if one.startswith("perfcli.advice.plan")]:
        monkeypatch.delitem(sys.modules, name)
    run()
    assert not [one for one in sys.modules if one.startswith("perfcli.advice.plan")]

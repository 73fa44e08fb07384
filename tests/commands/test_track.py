"""`perfcli track`."""

import csv
import io
import json

import pytest

KEYS = {"slug", "status", "since", "deadline", "days_left", "notes", "missing"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-11-24")


def board(run, *words):
    result = run("track", *words, "--json")
    assert result.code == 0, result.err
    return json.loads(result.out)["data"]["applications"]


def test_an_empty_board_is_no_failure(run):
    result = run("track")
    assert result.code == 0
    assert "Nothing is tracked yet." in result.out
    assert board(run) == []


def test_an_empty_board_offers_the_programs_of_the_profile(run, full):
    assert "perfcli track musc utah unmc --status researching" in run("track").out


def test_an_application_is_noted_and_stands_on_the_board(run):
    words = ["--status", "applied", "--on", "2026-11-20", "--note", "Sent by mail"]
    assert "MUSC: Nov 20, 2026: applied. Sent by mail" in run("track", "musc", *words).out
    (one,) = board(run)
    assert set(one) >= KEYS
    assert (one["slug"], one["status"], one["since"]) == ("musc", "applied", "2026-11-20")
    assert (one["deadline"], one["days_left"], one["basis"]) == ("2026-12-01", 7, "projected")
    assert one["notes"] == ["Sent by mail"]
    out = run("track").out
    assert "applied Nov 20, 2026" in out
    assert "Dec 1, 2026 (7 days, projected) [1]" in out


def test_a_status_in_json_answers_with_the_application(run):
    (one,) = board(run, "musc", "--status", "interview")
    assert (one["status"], one["since"]) == ("interview", "2026-11-24")


def test_several_programs_in_one_change(run):
    run("track", "musc", "utah", "--status", "researching")
    assert {one["slug"] for one in board(run)} == {"musc", "utah"}
    assert [one["slug"] for one in board(run, "utah")] == ["utah"]
    run("journal", "--undo")
    assert board(run) == []


@pytest.mark.parametrize("status", "researching preparing waitlisted deposited enrolled".split())
def test_every_status(run, status):
    assert board(run, "musc", "--status", status)[0]["status"] == status


def test_an_unknown_status_or_school_is_told_with_the_nearest(run, tmp_path):
    result = run("track", "musc", "--status", "aplied")
    assert result.code == 2
    assert "Did you mean: perfcli track SCHOOL --status applied" in result.err
    result = run("track", "muscc", "--status", "applied")
    assert result.code == 2
    assert "Did you mean: perfcli track musc" in result.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["musc", "--status", "applied", "--on", "2026-11-25"], "still to come"),
        (["musc", "--status", "applied", "--on", "2026-02-30"], "no day of the calendar"),
        (["musc", "--status", "applied", "--on", "soon"], "no date"),
        (["musc", "--on", "2026-11-20"], "--on goes with"),
        (["--status", "applied"], "name a program"),
        (["--note", "x"], "name a program"),
        (["musc", "--note", ""], "expected a text"),
        (["musc", "--note", "x\udcff"], "UTF-8"),
        (["--open"], "name a program"),
    ],
)
def test_what_cannot_be_noted(run, tmp_path, words, message):
    result = run("track", *words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert not (tmp_path / "data").exists()


def test_a_note_of_any_kind_is_kept_exactly_and_shown_on_one_line(run):
    note = "two\nlines \x1b[31m\u202e \U0001f469\u200d\U0001f52c =1+1 [bold]" + "x" * 10_000
    run("track", "musc", "--note", note)
    assert board(run)[0]["notes"] == [note]
    for words in (["track"], ["track", "musc"], ["track", "--all"], ["track", "--markdown"]):
        for tty in (False, True):
            out = run(*words, "--no-color", tty=tty).out
            assert "\x1b" not in out
            assert "\u202e" not in out
            assert r"two\nlines" in out.replace("\\\\", "\\")
    assert "more characters: --all]" in run("track").out
    assert "more characters" not in run("track", "--all").out


def test_without_a_profile_what_is_missing_is_not_known_and_said(run):
    run("track", "musc", "--status", "researching")
    result = run("track", "--json")
    document = json.loads(result.out)
    assert document["data"]["applications"][0]["missing"] is None
    assert "profile --init" in document["warnings"][0]
    assert "profile --init" in run("track").out


def test_what_is_missing_is_what_match_says(run, full):
    run("track", "utah", "--status", "preparing")
    (one,) = board(run)
    found = json.loads(run("match", "utah", "--json").out)["data"]["schools"][0]
    assert found["verdict"] == "gaps"
    assert "anatomy" in one["missing"]
    assert "biochemistry" in one["missing"]
    assert "anatomy" in run("track").out


def test_what_was_logged_counts_where_the_profile_is_silent(run, full):
    text = full.read_text()
    full.write_text("\n".join(line for line in text.split("\n") if "shadowing" not in line))

    def verdict():
        schools = json.loads(run("match", "musc", "--json").out)["data"]["schools"]
        return {one["id"]: one["verdict"] for one in schools[0]["requirements"]}["shadowing"]

    assert verdict() == "unclear"
    run("log", "shadow", "--hours", "2")
    assert verdict() == "misses"
    assert "shadowing" in str(board(run, "musc", "--status", "preparing")[0]["missing"]).lower()
    run("log", "shadow", "--hours", "6", "--date", "2026-11-20")
    assert verdict() == "meets"
    assert board(run)[0]["missing"] == []


def test_the_deadline_is_that_of_the_start_in_the_profile(run, tmp_path):
    run("track", "musc", "--status", "researching")
    near = run("track").out
    assert "Dec 1, 2026 (7 days" in near
    assert "start in your profile" not in near
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "profile.yaml").write_text("start: 2028-fall\n", encoding="utf-8")
    for words in ((), ("musc",)):
        later = run("track", *words).out
        assert "Dec 1, 2027 (372 days, projected)" in later
        assert "for the start in your profile, Aug 2028" in later
    counted = run("checklist", "application", "--for", "musc").out
    assert "deadline, Dec 1, 2027 (projected, for the start in your profile:" in counted
    run("track", "musc", "--status", "applied")
    assert "start in your profile" not in run("track").out


def test_one_in_full_with_its_history(run):
    run("track", "musc", "--status", "researching", "--on", "2026-10-01")
    run("track", "musc", "--note", "Ask about rotations")
    run("track", "musc", "--status", "applied", "--note", "Sent")
    out = run("track", "musc").out
    assert "Status: applied since Nov 24, 2026" in out
    told = [line.strip() for line in out.split("\n") if line.startswith("  - ")]
    assert told == [
        "- Nov 24, 2026: applied. Sent",
        "- Nov 24, 2026: Ask about rotations",
        "- Oct 1, 2026: researching",
    ]
    (one,) = board(run, "musc")
    assert [told["status"] for told in one["history"]] == ["researching", None, "applied"]


def test_a_program_that_is_not_tracked_is_said(run):
    out = run("track", "utah").out
    assert "Utah is not tracked yet." in out
    assert "perfcli track utah --status researching" in out


def test_the_programs_page_is_opened(run, knowledge):
    url = next(head.url for head in knowledge.index.schools if head.slug == "musc")
    assert run("track", "musc", "--open").out == f"{url}\n"


def test_the_sources_are_those_of_the_deadlines(run):
    run("track", "musc", "--status", "preparing")
    document = json.loads(run("track", "--json").out)
    named = {name for one in document["data"]["applications"] for name in one["sources"]}
    assert {source["id"] for source in document["sources"]} == named
    assert named


def test_csv_runs_no_formula(run):
    run("track", "musc", "--status", "applied", "--note", "=1+1")
    (row,) = csv.DictReader(io.StringIO(run("track", "--csv").out))
    assert (row["slug"], row["status"], row["days_left"]) == ("musc", "applied", "7")
    assert row["note"] == "'=1+1"


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("words", ["track", "track musc", "track musc --note x"])
def test_nothing_is_wider_than_the_screen(run, full, monkeypatch, width, words):
    run("track", "musc", "utah", "--status", "waitlisted", "--note", "a b " * 40)
    monkeypatch.setenv("COLUMNS", width)
    lines = run(*words.split(), "--no-color", tty=True).out.split("\n")
    assert max(len(line) for line in lines) <= int(width)

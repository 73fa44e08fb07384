"""`perfcli log`."""

import io
import json
import sys

import pytest

ENTRY = {"id", "kind", "date", "hours", "count", "place", "category", "note"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-11-24")


def data(run, *words):
    result = run("log", *words, "--json")
    assert result.code == 0, result.err
    return json.loads(result.out)["data"]


def counters(run, *words):
    return {one["id"]: one for one in data(run, *words)["counters"]}


def test_an_empty_log_is_no_failure(run):
    result = run("log")
    assert result.code == 0
    assert "Nothing is logged yet." in result.out
    found = data(run)
    assert found["entries"] == []


def test_a_shadowing_day(run):
    words = ["--date", "2026-11-20", "--hours", "6", "--place", "Mercy Hospital"]
    out = run("log", "shadow", *words).out
    assert out.startswith("Logged: shadow, Nov 20, 2026: 1 case, 6 hours, Mercy Hospital.\n")
    (entry,) = data(run)["entries"]
    assert set(entry) == ENTRY
    assert entry.pop("id")
    assert entry == {
        "kind": "shadow",
        "date": "2026-11-20",
        "hours": 6,
        "count": 1,
        "place": "Mercy Hospital",
        "category": "case",
        "note": None,
    }


def test_json_of_a_new_entry_holds_it_and_the_counters_of_all(run):
    run("log", "shadow", "--count", "2")
    found = data(run, "shadow", "--note", "new")
    assert [entry["note"] for entry in found["entries"]] == ["new"]
    assert {one["id"]: one["have"] for one in found["counters"]}["seen-cases"] == 3


def test_the_last_ten_newest_first_and_all_the_rest(run):
    for day in (3, 12, 1, 11, 2, 10, 4, 9, 5, 8, 6, 7):
        run("log", "case", "--date", f"2026-11-{day:02}", "--note", f"number {day}.")
    out = run("log").out
    shown = [number for number in range(12, 0, -1) if f"number {number}." in out]
    assert shown == list(range(12, 2, -1))
    assert out.index("number 12.") < out.index("number 11.") < out.index("number 3.")
    assert "The last 10 of 12; the rest: --all" in out
    assert "number 1." in run("log", "--all").out
    assert len(data(run)["entries"]) == 12


def test_some_kinds_alone(run):
    run("log", "case", "--category", "primary")
    run("log", "study", "--hours", "2")
    assert [entry["kind"] for entry in data(run, "study")["entries"]] == ["study"]
    assert "primary" not in run("log", "study").out
    assert "2 hours in all." in run("log", "study").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("case --date 2026-02-30", "--date: 2026-02-30: no day of the calendar"),
        ("case --date 2026-11-25", "--date: 2026-11-25: is still to come"),
        ("case --count -3", "--count: '-3': expected a number above 0"),
        ("case --count 0", "--count: '0': expected"),
        ("case --count 1.5", "whole number"),
        ("case --count many", "--count: 'many': no number"),
        ("shadow --hours 25", "--hours: 25: a day has 24"),
        ("case --category primry", "did you mean primary?"),
        ("ceu --note x", "--count: expected the number of units"),
        ("--note x", "name one kind"),
        ("case ceu --note x", "name one kind"),
        ("cose --note x", "Did you mean: perfcli log case"),
        ("case --import x.csv --note x", "leave out the other options"),
        ("--open", "no page to open"),
    ],
)
def test_what_cannot_be_logged(run, tmp_path, words, message):
    result = run("log", *words.split())
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert not (tmp_path / "data").exists()


def test_an_unknown_kind_is_told_where_the_kinds_are(run):
    result = run("log", "foo")
    assert (result.code, result.out) == (2, "")
    assert "All names: perfcli log --help" in result.err
    assert "perfcli log shadow" in run("log", "shadw").err
    assert "shadow, case, ceu" in run("log", "--help").out.replace("\n", " ")


def test_every_fault_is_told_at_once(run):
    err = run("log", "case", "--date", "soon", "--hours", "-1", "--category", "x").err
    assert all(f"--{name}: " in err for name in ("date", "hours", "category"))


def test_a_day_of_more_than_24_hours_is_refused(run):
    run("log", "study", "--hours", "20")
    result = run("log", "shadow", "--hours", "5")
    assert result.code == 2
    assert "2026-11-24 would have 25 hours" in result.err
    assert len(data(run)["entries"]) == 1
    assert run("log", "shadow", "--hours", "5", "--date", "2026-11-23").code == 0


def test_a_note_of_any_kind_is_kept_exactly_and_shown_on_one_line(run):
    note = "two\r\nlines \x1b[31m\u202e \U0001f469\u200d\U0001f52c [bold]" + "x" * 10_000
    run("log", "case", "--note", note, "--place", "a\nb")
    assert data(run)["entries"][0]["note"] == note
    for words in (["log"], ["log", "--all"], ["log", "--markdown"]):
        out = run(*words, "--no-color", tty=True).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    lines = [line for line in run("log").out.split("\n") if line.startswith("Nov 24")]
    assert len(lines) == 1
    assert r"two\r\nlines \x1b[31m\u202e" in lines[0]
    assert "more characters: --all]" in lines[0]
    assert "x" * 10_000 in run("log", "--all").out


def test_counters_of_programs_that_are_tracked_or_chosen(run, full):
    run("log", "shadow", "--hours", "3")
    run("log", "shadow", "--date", "2026-11-01", "--hours", "4")
    found = counters(run)
    assert (found["shadowing-utah"]["have"], found["shadowing-utah"]["need"]) == (2, 3)
    assert (found["shadowing-musc"]["have"], found["shadowing-musc"]["need"]) == (7, 4)
    assert "shadowing-usc" not in found
    assert "2 of 3 cases (Utah recommends 3: shadowing experience)" in run("log").out
    run("track", "usc", "--status", "researching")
    assert counters(run)["shadowing-usc"]["need"] == 1


def test_without_programs_it_says_how_to_choose_some(run):
    run("log", "shadow", "--hours", "3")
    out = run("log").out
    assert "Seen so far: 1 case, 3 hours, 1 visit." in out
    assert "track some" in out


def test_counters_of_recertification(run, full):
    run("log", "case", "--category", "primary", "--count", "20")
    run("log", "case", "--category", "secondary", "--count", "11", "--date", "2026-07-01")
    run("log", "case", "--category", "primary", "--count", "9", "--date", "2026-06-30")
    run("log", "ceu", "--count", "12.5", "--category", "I")
    out = run("log").out
    for text in (
        "Certification year to Jun 30, 2027 (218 days left)",
        "31 of 40 activities, 9 to go",
        "20 of 25 primary, 5 to go",
        "11 secondary, of 15 at most",
        "Education units, Jul 1, 2025 to Jun 30, 2028",
        "12.5 of 45 units, 32.5 to go",
        "12.5 of 15 units in Category I, 2.5 to go",
        "26 weeks' relief",
    ):
        assert text in out
    found = counters(run)
    assert found["activities"]["period"] == "2026-07-01/2027-06-30"
    assert (found["activities"]["have"], found["activities"]["need"]) == (31, 40)
    assert (found["units"]["have"], found["units"]["period"]) == (12.5, "2025-07-01/2028-06-30")
    assert found["units"]["sources"]
    assert "Certification year to Jun 30, 2026" not in out
    assert "Certification year to Jun 30, 2026" in run("log", "--all").out


def test_cases_without_a_category_are_named(run):
    run("log", "case", "--count", "2")
    assert "2 cases without a category" in run("log").out


def test_in_the_first_year_the_rule_of_that_year_is_shown(run, full):
    full.write_text(full.read_text().replace("since: 2025-10", "since: 2026-10"))
    out = run("log").out
    assert "Newly certified in the fall" in out
    facts = {fact["id"] for fact in data(run)["facts"]}
    assert "recert-fall-new-ccp" in facts


def test_without_a_cycle_that_is_said(run):
    run("log", "ceu", "--count", "3")
    out = run("log").out
    assert "Your own cycle is not known" in out
    assert "cycle 1 2020, 2023, 2026" in out


def test_sources_are_exactly_those_referred_to(run, full):
    run("log", "shadow", "--hours", "3")
    document = json.loads(run("log", "--json").out)
    held = (*document["data"]["counters"], *document["data"]["facts"])
    named = {name for one in held for name in one["sources"]}
    assert {source["id"] for source in document["sources"]} == named


SHEET = "date,category,count,note\n2026-11-01,primary,2,a\n2026-11-02,secondary,1,\n"


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text(SHEET)
    return path


def test_a_file_is_added_once(run, sheet):
    assert "2 entries added." in run("log", "case", "--import", str(sheet)).out
    assert (
        "0 entries added; 2 were there already." in run("log", "case", "--import", str(sheet)).out
    )
    assert len(data(run)["entries"]) == 2
    sheet.write_text(SHEET + "2026-11-03,primary,1,\n")
    assert "1 entry added; 2 were there already." in run("log", "case", "--import", str(sheet)).out
    run("journal", "--undo")
    assert len(data(run)["entries"]) == 2
    run("journal", "--undo")
    assert data(run)["entries"] == []


def test_of_a_file_with_a_fault_nothing_is_added(run, sheet, tmp_path):
    sheet.write_text(SHEET + "2026-13-01,primry,-1,\n")
    for form in ((), ("--json",)):
        result = run("log", "case", "--import", str(sheet), *form)
        assert result.code == 3
    errors = json.loads(result.out)["errors"]
    assert errors[0]["message"].count("cases.csv:4: ") == 3
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"date\n\xe9\n"])
def test_a_file_that_is_not_utf_8(run, sheet, content):
    sheet.write_bytes(content)
    result = run("log", "case", "--import", str(sheet))
    assert result.code == 3
    assert "is not UTF-8" in result.err


def test_a_file_that_is_not_there(run, tmp_path):
    result = run("log", "case", "--import", str(tmp_path / "no.csv"))
    assert result.code == 4
    assert "no.csv" in result.err


def test_the_hours_of_a_file_and_of_the_log_make_one_day(run, sheet):
    run("log", "study", "--hours", "20", "--date", "2026-11-01")
    sheet.write_text("date,hours\n2026-11-01,5\n")
    result = run("log", "study", "--import", str(sheet))
    assert result.code == 3
    assert "2026-11-01 would have 25 hours" in result.err
    assert len(data(run)["entries"]) == 1


def test_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SHEET.encode())))
    assert "2 entries added." in run("log", "case", "--import", "-").out


def test_csv_comes_back(run, sheet, tmp_path, monkeypatch):
    run("log", "case", "--import", str(sheet))
    run("log", "ceu", "--count", "1.5", "--category", "I", "--note", "=1+1")
    run("log", "shadow", "--hours", "2.25", "--place", "a,\r\nb", "--note", "'-2")
    text = run("log", "--csv").out
    assert ",'=1+1" in text
    copy = tmp_path / "copy.csv"
    copy.write_bytes(text.encode())
    before = data(run)["entries"]
    assert "0 entries added; 4 were there already." in run("log", "--import", str(copy)).out
    monkeypatch.setenv("PERFCLI_HOME", str(tmp_path / "other"))
    assert "4 entries added." in run("log", "--import", str(copy)).out
    assert run("log", "--csv").out == text
    told = [{**entry, "id": None} for entry in data(run)["entries"]]
    assert told == [{**entry, "id": None} for entry in before]


def test_a_long_import_shows_a_bar_on_a_terminal_alone(run, sheet, monkeypatch):
    monkeypatch.setattr("perfcli.render.progress.PATIENCE", 0)
    monkeypatch.setattr("perfcli.render.progress.PAUSE", 0)
    result = run("log", "case", "--import", str(sheet), tty=True)
    assert "of 2 rows" in result.err
    assert run("log", "case", "--import", str(sheet)).err == ""


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("words", ["log", "log --all", "log case --count 2"])
def test_nothing_is_wider_than_the_screen(run, full, monkeypatch, width, words):
    run("log", "shadow", "--hours", "3", "--place", "Mercy Hospital", "--note", "a b " * 40)
    run("log", "ceu", "--count", "1.5", "--category", "1")
    monkeypatch.setenv("COLUMNS", width)
    lines = run(*words.split(), "--no-color", tty=True).out.split("\n")
    assert max(len(line) for line in lines) <= int(width)

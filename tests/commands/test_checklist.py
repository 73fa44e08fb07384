"""`perfcli checklist`."""

import json

import pytest


def test_bare_lists_the_nine_with_their_steps(run):
    result = run("checklist")
    assert result.code == 0
    assert "entry        From first interest to the first day of school" in result.out


def test_one_list(run):
    out = run("checklist", "shadowing").out
    assert out.startswith("A DAY IN THE OPERATING ROOM\n")
    assert "About 45 days before the visit (rule of thumb)." in out
    assert "On the day (rule of thumb, our advice)." in out


def test_dates_of_several_anchors(run):
    words = ["--date", "start=2028-08-21", "--date", "deadline=2027-12-01"]
    document = json.loads(run("checklist", "entry", "--json", *words).out)
    (one,) = document["data"]["checklists"]
    dates = {step["id"]: step["date"] for step in one["steps"]}
    assert one["anchor_date"] == "2028-08-21"
    assert dates["entry-shadow"] == "2027-02-21"
    assert dates["entry-apply"] == "2027-11-17"


def test_a_past_date_was_due(run):
    words = ["--date", "visit=2026-12-01", "--today", "2026-11-01"]
    assert "Was due Oct 20, 2026" in run("checklist", "tour", *words).out
    words[-1] = "2026-10-01"
    assert "Was due" not in run("checklist", "tour", *words).out


@pytest.mark.parametrize("date", ["visit=soon", "2026-12-01", "nowhere=2026-12-01"])
def test_a_bad_date_says_how_to_write_it(run, date):
    result = run("checklist", "tour", "--date", date)
    assert result.code == 2
    assert "--date" in result.err


def test_an_unknown_list(run):
    result = run("checklist", "intervew")
    assert result.code == 2
    assert "Did you mean: perfcli checklist interview" in result.err


def test_there_is_no_page_to_open(run):
    result = run("checklist", "tour", "--open")
    assert result.code == 2
    assert "no address is known" in result.err


def test_json_names_exactly_the_sources_of_its_facts(run):
    document = json.loads(run("checklist", "boards", "--json").out)
    held = (*document["data"]["facts"], *document["data"]["links"])
    assert {source["id"] for source in document["sources"]} == {
        name for one in held for name in one["sources"]
    }
    assert held


def test_csv(run):
    assert run("checklist", "--csv").out.startswith(
        "list,step,text,why,when,date,basis,support,for,done"
    )


def test_it_stands_in_the_help(run):
    assert "checklist" in run("--help").out


@pytest.mark.parametrize("width", ["40", "80"])
@pytest.mark.parametrize("words", ["", "entry --all", "recert"])
def test_nothing_is_wider_than_the_screen(run, monkeypatch, words, width):
    monkeypatch.setenv("COLUMNS", width)
    out = run("checklist", *words.split(), "--no-color", tty=True).out
    assert max(map(len, out.split("\n"))) <= int(width)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-11-24")


def lists(run, *words):
    result = run("checklist", *words, "--json")
    assert result.code == 0, result.err
    return json.loads(result.out)["data"]["checklists"]


def done(one):
    return {step["id"]: step["done"] for step in one["steps"] if step["done"]}


def test_steps_are_ticked_and_unticked(run):
    words = ["--done", "entry-read", "--done", "2", "--on", "2026-11-20"]
    out = run("checklist", "entry", *words).out
    assert "[x] Read a first book and two accounts of the work: done Nov 20, 2026." in out
    assert "2 of 14 done. Next: List the accredited schools" in out
    (one,) = lists(run, "entry")
    assert done(one) == {"entry-read": "2026-11-20", "entry-societies": "2026-11-20"}
    assert one["next"] == "entry-list"
    assert "[ ] Read a first book" in run("checklist", "entry", "--undo", "entry-read").out
    assert list(done(lists(run, "entry")[0])) == ["entry-societies"]
    run("journal", "--undo")
    assert len(done(lists(run, "entry")[0])) == 2


def test_without_a_day_it_was_done_today(run):
    (one,) = lists(run, "entry", "--done", "entry-read", "--today", "2026-10-01")
    assert done(one) == {"entry-read": "2026-10-01"}


def test_a_list_is_worked_for_each_school(run):
    run("checklist", "application", "--for", "Nebraska", "--done", "app-fee")
    run("checklist", "application", "--for", "musc", "--done", "app-fee,app-send")
    found = lists(run, "application")
    assert [(one["for"], len(done(one))) for one in found] == [("unmc", 1), ("musc", 2)]
    (one,) = lists(run, "application", "--for", "utah")
    assert (one["for"], done(one)) == ("utah", {})
    out = run("checklist", "application").out
    assert "MUSC (--for musc): 2 of 12 done." in out
    assert "Applying to one school: MUSC" in run("checklist").out


def test_a_day_in_the_operating_room_may_be_anywhere(run):
    run("checklist", "shadow", "--for", "Mercy Hospital", "--done", "ask")
    (one,) = lists(run, "shadow")
    assert (one["for"], list(done(one))) == ("mercy-hospital", ["shadow-ask"])


def test_the_deadline_of_the_school_is_known(run):
    (one,) = lists(run, "application", "--for", "musc")
    assert one["anchor_date"] == "2026-12-01"
    out = run("checklist", "application", "--for", "musc").out
    assert "Counted from deadline, Dec 1, 2026 (projected: perfcli deadlines musc)." in out


def test_days_of_the_profile_are_known(run, full):
    dates = {one["id"]: one["anchor_date"] for one in lists(run)}
    assert dates["entry"] == "2028-08-01"
    assert dates["first-job"] == "2030-05-01"
    assert dates["recertify"] == "2027-06-30"
    assert "Counted from start, Aug 1, 2028 (your profile)." in run("checklist", "entry").out


def test_the_year_of_the_board_is_known_without_a_profile(run):
    assert "Jun 30, 2027 (the board's year)" in run("checklist", "recertify").out


def test_a_day_that_was_told_is_kept(run, full):
    out = run("checklist", "entry", "--date", "start=2029-01-10").out
    assert "Counted from start, Jan 10, 2029." in out
    assert lists(run, "entry")[0]["anchor_date"] == "2029-01-10"
    run("checklist", "tour", "--for", "musc", "--date", "visit=2027-03-01")
    assert lists(run, "tour", "--for", "musc")[0]["anchor_date"] == "2027-03-01"
    assert lists(run, "tour", "--for", "utah")[0]["anchor_date"] is None


@pytest.mark.parametrize("words", ["tour", "entry application", ""])
def test_a_day_for_no_one_list_is_used_and_not_kept(run, tmp_path, words):
    day = "deadline=2027-03-01" if words else "start=2028-08-21"
    day = "visit=2027-03-01" if words == "tour" else day
    result = run("checklist", *words.split(), "--date", day, "--json")
    assert "not kept" in json.loads(result.out)["warnings"][0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("application --for musc --done app-fea", "perfcli checklist application --done app-fee"),
        ("application --for musc --undo app-fea", "perfcli checklist application --undo app-fee"),
        ("application --done app-fee", "worked once for each school"),
        ("application --for nowhere --done app-fee", "'nowhere'"),
        ("shadow --done shadow-ask", "worked once for each visit"),
        ("shadow --for !? --done shadow-ask", "is no name"),
        ("entry --for musc --done entry-read", "entry is worked once"),
        ("entry --done entry-read --undo entry-read", "cannot be done and not done"),
        ("entry --done entry-read --on 2026-11-25", "still to come"),
        ("entry --done entry-read --on 2026-02-30", "no day of the calendar"),
        ("entry --done entry-read --date visit=2027-01-01", "no step counts from 'visit'"),
        ("entry --on 2026-11-20", "--on goes with --done"),
        ("--done entry-read", "name one list"),
        ("entry move --done entry-read", "name one list"),
        ("--for musc", "name a list"),
    ],
)
def test_what_cannot_be_ticked(run, tmp_path, words, message):
    result = run("checklist", *words.split())
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert not (tmp_path / "data").exists()


def test_csv_has_the_day_and_for_whom(run):
    run("checklist", "application", "--for", "musc", "--done", "app-fee", "--on", "2026-11-20")
    rows = run("checklist", "application", "--csv").out.split("\n")
    assert [row for row in rows if row.endswith(",musc,2026-11-20")] != []


def test_a_list_that_counts_from_no_day_of_the_profile_does_not_read_it(run, tmp_path):
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "profile.yaml").write_text("gpa: [", encoding="utf-8")
    assert run("checklist", "shadow").code == 0
    assert run("checklist", "entry").code == 3

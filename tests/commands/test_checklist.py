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
    assert run("checklist", "--csv").out.startswith("list,step,text,why,when,date,basis,support")


def test_it_stands_in_the_help(run):
    assert "checklist" in run("--help").out


@pytest.mark.parametrize("width", ["40", "80"])
@pytest.mark.parametrize("words", ["", "entry --all", "recert"])
def test_nothing_is_wider_than_the_screen(run, monkeypatch, words, width):
    monkeypatch.setenv("COLUMNS", width)
    out = run("checklist", *words.split(), "--no-color", tty=True).out
    assert max(map(len, out.split("\n"))) <= int(width)

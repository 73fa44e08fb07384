"""`export`: the name of the file says what and how; nothing is overwritten unasked."""

import csv
import json
import os
import shutil
from pathlib import Path

import pytest
from icalendar import Calendar

TODAY = ["--today", "2026-11-24"]
RECORD = Path(__file__).parent.parent / "profiles_good" / "full.yaml"


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder to write in."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_the_handbook_as_a_page(run, desk):
    result = run("export", "handbook.html", *TODAY)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Written: handbook.html (")
    html = (desk / "handbook.html").read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>") and html.rstrip().endswith("</html>")
    assert 'id="schools/musc"' in html and 'id="checklist/entry"' in html
    assert [path.name for path in desk.iterdir()] == ["handbook.html"]


def test_the_handbook_as_a_document(run, desk):
    for name in ("handbook.md", "handbook.txt"):
        assert run("export", name).code == 0
    text = (desk / "handbook.md").read_text("utf-8")
    assert text.startswith("# Perfusion career handbook")
    assert "## Job outlook" in text and "Medical University of South Carolina" in text


def test_a_dash_is_standard_output(run, desk):
    result = run("export", "-", *TODAY)
    assert result.code == 0 and result.out.startswith("<!DOCTYPE html>")
    run("export", "handbook.html", *TODAY)
    assert (desk / "handbook.html").read_text("utf-8") == result.out
    for word in ("--json", "--csv", "--open"):
        refused = run("export", "-", word)
        assert refused.code == 2


@pytest.mark.parametrize("noun", ["schools", "careers", "deadlines", "license", "glossary"])
def test_a_table_is_what_its_command_prints(run, desk, noun):
    assert run("export", f"{noun}.csv", *TODAY).code == 0
    content = (desk / f"{noun}.csv").read_bytes().decode()
    assert content == run(noun, "--csv", *TODAY).out
    assert len(list(csv.reader(content.splitlines()))) > 5


def test_json_and_pages_are_what_their_commands_print(run, desk):
    for name in ("pay.json", "pay.md", "pay.txt", "SALARY.HTML"):
        assert run("export", name, *TODAY).code == 0
    assert json.loads((desk / "pay.json").read_text("utf-8"))["command"] == "pay"
    told = run("pay", "--markdown", "--sources", *TODAY).out
    assert (desk / "pay.md").read_text("utf-8") == told
    html = (desk / "SALARY.HTML").read_text("utf-8")
    assert "<h1>Pay</h1>" in html and "November 24, 2026" in html
    run("export", "pay.html", "--all")
    assert "<svg" in (desk / "pay.html").read_text("utf-8")  # the bars, which only --all shows


def test_all_holds_every_fact(run, desk):
    run("export", "pay.md")
    run("export", "pay.txt", "--all")
    assert "Vault" not in (desk / "pay.md").read_text("utf-8").split("Sources")[0]
    assert "Vault" in (desk / "pay.txt").read_text("utf-8").split("Sources")[0]


def test_dates_for_a_calendar(run, desk):
    assert run("export", "deadlines.ics", *TODAY).code == 0
    calendar = Calendar.from_ical((desk / "deadlines.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) > 5


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("plan.pdf", "perfcli export plan.ics"),
        ("handbok.html", "Did you mean: perfcli export handbook.html"),
        ("scholos.csv", "Did you mean: perfcli export schools.csv"),
        ("zzz.html", "For example: perfcli export handbook.html"),
        ("ask.html", "perfcli export"),
        ("journal.json", "perfcli export"),
        ("handbook.pdf", "handbook.html | perfcli export handbook.md"),
        ("handbook.csv", "handbook.html"),
        ("schools", "perfcli export schools.csv"),
        ("schools.ics", "perfcli export schools.csv"),
        ("pay.csv", "Possible: perfcli export pay.html"),
        (".html", "perfcli export"),
        ("", "perfcli export"),
    ],
)
def test_an_unknown_name_or_ending_says_what_is_possible(run, desk, name, told):
    result = run("export", name)
    assert result.code == 2
    assert told in result.err
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("words", [["--csv"], ["--plain"], ["--markdown"]])
def test_the_ending_says_the_form_not_an_option(run, desk, words):
    assert run("export", "pay.md", *words).code == 2
    assert list(desk.iterdir()) == []


def test_nothing_is_overwritten_unasked(run, desk):
    (desk / "schools.csv").write_text("mine")
    result = run("export", "schools.csv")
    assert result.code == 4
    assert "Replace it: perfcli export schools.csv --force" in result.err
    assert (desk / "schools.csv").read_text() == "mine"
    assert run("export", "schools.csv", "--force").code == 0
    assert (desk / "schools.csv").read_text("utf-8").startswith("slug,")


def test_a_place_that_cannot_be_written_is_said(run, desk):
    assert run("export", "nowhere/schools.csv").code == 4
    (desk / "pay.md").mkdir()
    assert run("export", "pay.md", "--force").code == 4
    assert [path.name for path in desk.iterdir()] == ["pay.md"]


def test_what_fails_leaves_no_file(run, desk):
    result = run("export", "match.csv")
    assert result.code == 1 and "no profile" in result.err
    assert list(desk.iterdir()) == []
    config = Path(os.environ["PERFCLI_HOME"]) / "config"
    config.mkdir()
    shutil.copy(RECORD, config / "profile.yaml")
    assert run("export", "match.csv").code == 0
    assert (desk / "match.csv").stat().st_size > 100


def test_open_shows_the_file(run, desk, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    assert run("export", "handbook.html", "--open").code == 0
    assert opened == [(desk / "handbook.html").resolve().as_uri()]
    monkeypatch.setattr("webbrowser.open", lambda url: False)
    result = run("export", "handbook.html", "--open", "--force")
    assert result.code == 0 and "no web browser" in result.err
    assert run("export", "--open").code == 2


def test_for_a_program_it_says_what_it_wrote(run, desk):
    written = json.loads(run("export", "pay.md", "--json").out)["data"]["written"]
    size = (desk / "pay.md").stat().st_size
    assert written == {"path": "pay.md", "name": "pay", "ending": ".md", "bytes": size}
    exports = json.loads(run("export", "--json").out)["data"]["exports"]
    assert exports[0] == {"name": "handbook", "endings": [".html", ".md", ".txt"]}
    assert {"schools", "plan", "track"} - {one["name"] for one in exports} <= {"plan"}


def test_alone_it_says_what_there_is(run):
    result = run("export", "--plain")
    assert result.code == 0
    assert "handbook.html" in result.out and "schools" in result.out
    rows = list(csv.reader(run("export", "--csv").out.splitlines()))
    assert ["deadlines", ".ics"] in rows

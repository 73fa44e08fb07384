"""The user's own facts in every command that shows facts, and `data new`, `data diff`."""

import json
from pathlib import Path

import pytest

from perfcli.knowledge.reading import parse_yaml

MUSC = """\
status: paused
status_basis: A call to its office
facts:
- id: school-musc-gpa
  claim: A cumulative GPA of at least 3.3 is required.
  value: {cumulative: 3.3}
  as_of: "2026-11"
  columns: {gpa: {overall: 3.3}}
- id: school-musc-dates
  claim: Applications run from July 1 to January 15.
  value: {opens: "07-01", deadline: "01-15"}
  as_of: "2026"
  columns:
    opens: {rounds: [{date: "07-01", kind: opens}]}
    deadline: {rounds: [{date: "01-15", kind: deadline}]}
- id: my-musc-price
  claim: The office quoted 90,000 dollars for the program.
  as_of: "2026"
  columns: {tuition: {prices: [{amount: 90000, covers: program, year: 2026}]}}
"""
OUTLOOK = """\
facts:
- id: workforce-size-2023-end
  claim: More than 5,000 were employed at the end of 2024.
  value: 5000
  as_of: "2024-12-31"
"""


@pytest.fixture(autouse=True)
def read_once(folder_of_data, monkeypatch):
    """The shipped files are read and hashed once, not in every test."""
    for module in ("store", "own.compiled"):
        monkeypatch.setattr(f"perfcli.knowledge.{module}.shipped_folder", lambda: folder_of_data)
    monkeypatch.setattr("perfcli.knowledge.own.compiled.base_key", lambda store: "shipped")
    monkeypatch.setattr("perfcli.knowledge.folder.read_folder", lambda root: folder_of_data)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder with a program and a page."""
    root = tmp_path / "config" / "data"
    for name, text in (("schools/musc.yaml", MUSC), ("topics/outlook.yaml", OUTLOOK)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def data(run, *words):
    return json.loads(run(*words, "--json").out)["data"]


def test_a_page_shows_both_values_and_whose_they_are(run, own):
    page = run("outlook").out
    assert "More than 5,000 were employed at the end of 2024 (yours)" in page
    assert "    perfcli has: More than 4,800 employed at the end of 2023" in page
    fact = data(run, "outlook")["sections"][0]["facts"][0]
    assert (fact["id"], fact["yours"], fact["value"]) == ("workforce-size-2023-end", True, 5000)
    assert [(one["id"], one["yours"], one["value"]) for one in fact["also"]] == [
        ("workforce-size-2023-end", False, 4800)
    ]


def test_both_sources_are_listed(run, own):
    document = json.loads(run("outlook", "--json").out)
    kinds = {source["id"]: source["kind"] for source in document["sources"]}
    assert kinds["yours"] == "own" and "ject-edpsciences-development-of-a-professional-a" in kinds
    assert "Your own note. It stands in your own files" in run("outlook", "--sources").out


def test_a_program_shows_both_values(run, own, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    page = run("schools", "musc", "--all").out
    assert "A cumulative GPA of at least 3.3 is required (yours, 2026)" in page
    assert "perfcli has: A cumulative GPA of at least 3.0" in page
    assert "perfcli has: status: running" in page
    school = data(run, "schools", "musc")["schools"][0]
    assert (school["status"], school["shipped"]["status"]) == ("paused", "running")
    assert "MUSC (paused, yours)" in run("schools").out
    assert "3.3* '26 y" in run("schools", tty=True).out
    assert "y = yours" in run("schools", tty=True).out
    assert "paused (yours)" in run("schools", "musc", "utah").out


def test_match_counts_with_the_users_figure_and_names_the_other(run, own, tmp_path):
    profile = tmp_path / "record.yaml"
    profile.write_text("version: 1\ngpa: 3.2\n")
    page = run("match", "musc", "--profile", str(profile)).out
    assert "3.3 or more (yours, 2026)" in page and "perfcli has: A cumulative GPA of at" in page
    requirements = data(run, "match", "musc", "--profile", str(profile))["schools"][0]
    (gpa,) = [one for one in requirements["requirements"] if one["id"] == "gpa-overall"]
    assert gpa["verdict"] == "misses" and "3.0" in gpa["shipped"]


def test_deadlines_and_costs_count_with_the_users_facts(run, own):
    page = run("deadlines", "musc", "--today", "2026-11-24").out
    assert "yours" in page and "Dates of your own" in page and "perfcli has: For fall 2026" in page
    (due,) = [
        one
        for one in data(run, "deadlines", "musc", "--today", "2026-11-24")["deadlines"]
        if one["date"] == "2027-01-15"
    ]
    assert due["yours"] and due["shipped"][0]["id"] == "school-musc-dates"
    page = run("costs", "musc").out
    assert "$90,000" in page and "by your own files" in page
    assert data(run, "costs", "musc")["schools"][0]["yours"] == ["my-musc-price"]


def test_ask_answers_with_both(run, own):
    page = run("ask", "how many perfusionists are there").out
    assert "5,000" in page and "perfcli has: More than 4,800" in page


def test_data_facts_and_summary_name_the_users(run, own):
    page = run("data", "facts", "school-musc-gpa").out
    assert "Whose: yours" in page and "perfcli has: MUSC requires a cumulative GPA" in page
    assert f"Yours: 5 entries by your own files: {own}" in run("data").out


def test_without_own_files_nothing_is_marked(run):
    for words in (["outlook", "--json"], ["schools", "musc", "--json"]):
        assert '"yours": true' not in run(words).out
    assert "yours" not in run("schools", "musc").out


def test_a_mistake_is_warned_of_and_the_rest_is_used(run, own):
    (own / "schools" / "musc.yaml").write_text("status: closed\n")
    result = run("outlook")
    assert result.code == 0 and "5,000" in result.out
    assert "not used: schools/musc.yaml" in result.err and "perfcli data check" in result.err
    (warning,) = json.loads(run("outlook", "--json").out)["warnings"]
    assert "schools/musc.yaml" in warning
    check = run("data", "check")
    assert check.code == 3
    assert f"{own}/schools/musc.yaml:1: musc: status_basis: missing" in check.out
    diff = run("data", "diff")
    assert diff.code == 3 and "Left out until they are mended" in diff.out


def test_the_check_looks_at_both(run, own):
    result = run("data", "check")
    assert result.code == 0
    assert [line.split(": ")[1] for line in result.out.splitlines()] == ["clean", "clean"]
    assert str(own) in result.out


def test_diff_shows_what_changed_in_every_form(run, own):
    page = run("data", "diff").out
    assert "4 corrected, 1 added" in page
    assert "fact school-musc-gpa of musc (corrected)" in page
    assert "perfcli: running" in page and "yours: paused" in page
    assert "## fact my-musc-price of musc (new)" in run("data", "diff", "--markdown").out
    changes = {one["id"]: one for one in data(run, "data", "diff")["changes"]}
    count = changes["workforce-size-2023-end"]
    assert {"field": "value", "shipped": 4800, "yours": 5000} in count["fields"]
    assert count["file"] == f"{own}/topics/outlook.yaml" and count["line"] == 2
    rows = run("data", "diff", "--csv").out.splitlines()
    assert rows[0].startswith("kind,id,home,what,field,shipped,yours")
    assert any(row.startswith("fact,workforce-size-2023-end,outlook,changed,value") for row in rows)


def test_diff_of_nothing_says_how_to_begin(run, tmp_path):
    result = run("data", "diff")
    assert result.code == 0
    assert f"no fact of yours is in {tmp_path}/config/data" in result.out
    assert "perfcli data new" in result.out


NEW = [
    (["school", "musc"], "schools/musc.yaml", set()),
    (["school", "Example", "College"], "schools/example-college.yaml", {"missing-field", "schema"}),
    (["fact", "school-musc-gpa"], "schools/musc.yaml", {"missing-field"}),
    (["fact", "workforce-size-2023-end"], "topics/outlook.yaml", {"missing-field"}),
    (["fact", "gloss-cannula"], "glossary.yaml", set()),
    (["fact", "my-visit", "--in", "musc"], "schools/musc.yaml", {"missing-field", "schema"}),
    (["fact", "my-law", "--in", "ny"], "states/ny.yaml", {"missing-field", "schema"}),
    (["fact", "my-count", "--in", "outlook"], "topics/outlook.yaml", {"missing-field", "schema"}),
    (["topic", "outlook"], "topics/outlook.yaml", set()),
    (["topic", "my-notes"], "topics/my-notes.yaml", {"missing-field", "schema"}),
    (["resource", "caahep"], "resources.yaml", set()),
    (["resource", "my-link"], "resources.yaml", {"missing-field", "schema"}),
]


@pytest.mark.parametrize(("words", "name", "rules"), NEW)
def test_a_new_file_lacks_only_what_is_to_be_filled_in(run, tmp_path, words, name, rules):
    path = tmp_path / "config" / "data" / name
    result = run("data", "new", *words)
    assert (result.code, result.out.splitlines()[0]) == (0, str(path))
    assert parse_yaml(path.read_text(encoding="utf-8"), name).problems == []
    assert path.stat().st_mode & 0o077 == 0
    problems = data(run, "data", "check")["problems"]
    assert {problem["rule"] for problem in problems} <= rules
    assert all("missing" in problem["message"] for problem in problems)
    assert bool(problems) == bool(rules)


def test_taking_the_signs_off_makes_a_correction(run, tmp_path):
    assert run("data", "new", "school", "musc").code == 0
    path = tmp_path / "config" / "data" / "schools" / "musc.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("# status: running", "status: closed")
    text = text.replace("# status_basis", "status_basis")
    text = text.replace("# - id: my-musc-note\n#   claim", "- id: my-musc-note\n  claim")
    path.write_text(text, encoding="utf-8")
    assert run("data", "check").code == 0
    page = run("schools", "musc").out
    assert "Status: closed" in page
    assert "I asked there" in data(run, "schools", "musc")["schools"][0]["facts"][-1]["claim"]


def test_a_name_of_any_kind_begins_a_correction(run):
    for name in ("quinnip", "Quinnipiac University", "quinnipiac"):
        shown = run("data", "new", "school", *name.split(), "--print")
        assert shown.out.startswith("## Your corrections of Quinnipiac University")
        assert shown.err == ""


def test_a_slip_of_the_hand_begins_a_new_program_and_says_so(run):
    result = run("data", "new", "school", "muscc")
    assert result.code == 0
    assert "this is a new one. Did you mean: perfcli data new school musc" in result.err
    assert run("data", "new", "school", "Example", "State", "--print").err == ""


@pytest.mark.parametrize("home", ["new york", "NY", "ny"])
def test_a_home_has_any_of_its_names(run, home):
    shown = run("data", "new", "fact", "my-law", "--in", home, "--print")
    assert "code: ny" in shown.out


def test_a_near_miss_of_a_fact_or_program_is_offered(run):
    result = run("data", "new", "fact", "school-musc-gap")
    assert result.code == 2
    assert "Did you mean: perfcli data new fact school-musc-gpa" in result.err
    assert "perfcli data new school musc" in run("data", "new", "school", "mucs", "--print").err
    assert run("data", "new", "school").code == 2


@pytest.mark.parametrize(
    ("fact", "slug", "claim"),
    [
        ("school-utah-gpa", "utah", "A GPA of 3.4 is needed."),
        ("school-musc-dates", "musc", "It closes on January 10."),
    ],
)
def test_a_correction_with_what_was_computed_before_is_told(run, tmp_path, fact, slug, claim):
    run("data", "new", "fact", fact)
    path = tmp_path / "config" / "data" / "schools" / f"{slug}.yaml"
    text = path.read_text(encoding="utf-8").replace("claim:\n", f"claim: {claim}\n")
    path.write_text(text, "utf-8")
    assert {one["rule"] for one in data(run, "data", "check")["problems"]} == {"figure"}
    if fact == "school-utah-gpa":
        path.write_text(text.replace(": 3.0", ": 3.4"), "utf-8")
        assert run("data", "check").code == 0


def test_a_name_that_a_broken_file_would_bring_is_explained(run, tmp_path):
    run("data", "new", "school", "acme")
    result = run("schools", "acme")
    assert result.code == 2
    assert "not used: schools/acme.yaml" in result.err
    told = json.loads(run("schools", "acme", "--json").out)
    assert any("schools/acme.yaml" in warning for warning in told["warnings"])


def test_a_fact_may_be_of_a_program_of_ones_own(run, tmp_path):
    words = ("data", "new", "fact", "my-visit", "--in", "example-state")
    assert run(*words).code == 2
    run("data", "new", "school", "Example State")
    result = run(*words)
    assert result.code == 4
    assert "--in example-state --print" in result.err
    path = tmp_path / "config" / "data" / "schools" / "example-state.yaml"
    entry = run(*words, "--print").out
    assert entry.startswith("- id: my-visit\n")  # to be put below what is there
    added = path.read_text("utf-8") + entry.replace("claim:", "claim: I was there.")
    assert parse_yaml(added, "x").problems == []
    run("data", "new", "topic", "my-notes")
    assert "- id: notes" in run("data", "new", "fact", "a", "--in", "my-notes", "--print").out


def test_a_file_is_never_overwritten(run, own):
    result = run("data", "new", "school", "musc")
    assert result.code == 4
    assert "perfcli data new school musc --print" in result.err
    assert (own / "schools" / "musc.yaml").read_text() == MUSC
    shown = run("data", "new", "school", "musc", "--print")
    assert shown.code == 0 and shown.out.startswith("## Your corrections")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("boat", 2, "expected one of school, fact, topic, resource"),
        ("fact", 2, "which fact?"),
        ("fact nothing-of-the-kind", 2, "--in"),
        ("fact my-fact --in nowhere", 2, "no program, state or page"),
        ("school con", 2, "on Windows"),
        ("school x --folder no-such-folder", 4, "no such folder"),
    ],
)
def test_what_cannot_be_begun_is_explained(run, words, code, said):
    result = run("data", "new", *words.split())
    assert result.code == code and said in result.err


@pytest.mark.parametrize("name", ["../../escape", "/etc/passwd", "..", "a/../../b", "\x1b[31m"])
def test_a_name_never_leads_out_of_the_folder(run, tmp_path, name):
    run("data", "new", "school", name)
    written = list(tmp_path.rglob("*.yaml"))
    assert [path.parent for path in written] == [tmp_path / "config" / "data" / "schools"]


def test_a_new_program_of_a_checkout_names_its_schema(run, good_root, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    assert run("data", "new", "school", "gamma", "--folder", str(folder)).code == 0
    text = (folder / "schools" / "gamma.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../schema/school.json\n")


def test_a_fact_that_says_no_field_still_stands_on_the_page(run, own):
    (own / "schools" / "musc.yaml").write_text("facts: [{id: my-call, claim: They close early.}]\n")
    page = run("schools", "musc").out
    assert "Yours\n" in page and "They close early (yours, undated)" in page

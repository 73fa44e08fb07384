"""The way of CONTRIBUTING.md: its examples are clean, and what it begins can be filled in."""

import re
import shutil
from pathlib import Path

import pytest

from perfcli.knowledge.rules.check import check_folder

ROOT = Path(__file__).parent.parent
SCHOOL, SOURCE = re.findall(
    r"^```yaml\n(.*?)^```$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
)
SLUG = "example-university"
# Lines that `data new school` leaves empty, filled in.
BLANKS = {
    "short:": "short: Example",
    "city:": "city: Springfield",
    "state:": "state: OH",
    "status_basis:": "status_basis: Its own page, read in November 2026",
}


@pytest.fixture
def folder(good_root: Path, tmp_path: Path) -> Path:
    """Good data with the source of the example."""
    folder = Path(shutil.copytree(good_root, tmp_path / "data"))
    with (folder / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    return folder


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in check_folder(folder)]


def test_the_examples_are_clean(folder):
    (folder / "schools" / f"{SLUG}.yaml").write_text(SCHOOL, "utf-8")
    assert told(folder) == []


def test_a_file_that_was_begun_asks_for_what_is_missing_and_no_more(run, folder):
    assert run("data", "new", "school", "Example University", "--folder", str(folder)).code == 0
    path = folder / "schools" / f"{SLUG}.yaml"
    begun = path.read_text("utf-8")
    missing = {line.split(": ")[2] for line in told(folder)}
    assert missing == {*(blank.removesuffix(":") for blank in BLANKS), "facts"}
    lines = [BLANKS.get(line, re.sub(r"^# (?=- | )", "", line)) for line in begun.splitlines()]
    path.write_text("\n".join([*lines, ""]), "utf-8")
    assert told(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (f"  sources: [{SLUG}-program]\n", "", "sources: missing; expected a value: add it"),
        (f"[{SLUG}-program]", "[nowhere]", "no source 'nowhere' in sources.yaml: add it there"),
        ("[example", "[https://example", "sources: expected an id"),
        ('"2026"', "11/20/2026", 'as_of: expected a date like "2024" or "2024-03-15"'),
        ('"2026"', '"2026-02-30"', "as_of: 2026-02-30 is no date; expected one of the calendar"),
        ('"2026"', "2026", "as_of: expected text: put it in quotes"),
        ("{gpa: {", "{gpas: {", "gpas: no such field: did you mean `gpa`?"),
        ("overall: 3.0", "overall: three", "overall: expected a number"),
        ("columns: {gpa: {overall: 3.0}}", "columns: {gpa: 3.0}", "gpa: expected fields ("),
        ("3.0}}", "3.2}}", "columns: overall 3.2 is not in the claim; expected the same figure"),
        ("overall:", "minimum:", "minimum: no such field: remove it or use `kind`, `overall`"),
        (
            "columns: {gpa: {overall: 3.0}}",
            "columns: {tuition: {prices: [{amount: 3.0, covers: year}]}}",
            "as the fact is dated: add `year: 2026`",
        ),
        ("overall: 3.0", 'overall: "3,0"', "overall: expected a number in digits, without comma"),
        (
            "columns: {gpa: {overall: 3.0}}",
            "columns: {courses: {courses: [{course: Biology}]}}",
            "course: expected an id: small letters, digits, hyphens, of an entry in courses.yaml",
        ),
        (
            "columns: {gpa: {overall: 3.0}}",
            "columns: {courses: {courses: [{course: biologie}]}}",
            "no course 'biologie' in courses.yaml: did you mean biology?",
        ),
        ("line: 3.0", "line: @3.0", "cannot start any token: put the text in quotes"),
        ("  value: 3.0", "   value: 3.0", "or look at the indentation"),
        ("- id:", "- id: a\n  id:", "stands twice: keep one, or begin an entry with `- `"),
        ('"2026"', '"2026-12-31"', "if you read the page since then, move `as_of` in about.yaml"),
        ("  line:", "\tline:", "use spaces, not tabs"),
        ("line: 3.0", "line: GPA: 3.0", "put a text that holds a colon in quotes"),
        ("id: example-university-gpa", "id: alpha-deadline", "id: used 2 times, again in schools/"),
        (
            "slug: example-university",
            "slug: alpha",
            "slug: expected 'example-university', the name",
        ),
        ("state: OH", "state: Ohio", 'state: expected two capital letters like "OH"'),
        ("state: OH", "state: XX", "state: no state 'XX' in states/"),
        ("short: Example", "", "short: missing; expected a value: add it"),
        ("confidence: high", "confidence: sure", "expected one of high, medium, low"),
        ("status: running", "status: open", "expected one of running, new, paused"),
    ],
)
def test_what_goes_wrong_on_the_way_is_explained(folder, old, new, said):
    assert old in SCHOOL
    text = SCHOOL.replace(old, new, 1)
    (folder / "schools" / f"{SLUG}.yaml").write_text(text, "utf-8")
    assert any(said in line and line.split(":")[1] != "0" for line in told(folder)), told(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('as_of: "2026"', 'as_of: "2999"'),
        ("sources: [example", "sources: [exampel"),
        ("columns: {gpa: {overall: 3.0}}", "columns: {gpa: {overall: 3.1}}"),
        ("state: OH", "state: XX"),
    ],
)
def test_what_is_wrong_across_entries_has_the_line_of_its_field(folder, old, new):
    text = SCHOOL.replace(old, new, 1)
    (folder / "schools" / f"{SLUG}.yaml").write_text(text, "utf-8")
    row = text[: text.index(new)].count("\n") + 1
    assert any(line.startswith(f"schools/{SLUG}.yaml:{row}: ") for line in told(folder))

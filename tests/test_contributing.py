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

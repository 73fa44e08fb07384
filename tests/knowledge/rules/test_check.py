"""The rules on data/: each mistake is found, told once, in its place, with the remedy.

A case is a folder `data_bad/RULE/TRAP`: the files that differ from data_good, `removed.txt` with
those that are missing, and `expected.txt` with every line that `data check` must print.
"""

import ast
import shutil
from pathlib import Path

import pytest
import yaml

from perfcli.knowledge import reading
from perfcli.knowledge.folder import LISTS, SINGLE
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.rules.check import check_folder

TESTS = Path(__file__).parent.parent.parent
BAD = TESTS / "data_bad"
CASES = sorted(path.parent.relative_to(BAD).as_posix() for path in BAD.glob("*/*/expected.txt"))
MADE_HERE = {"size", "unreadable", "link"}  # too large, or not to be kept at all
CODE = sorted((TESTS.parent / "perfcli" / "knowledge").rglob("*.py"))
# In which argument a function of ours takes the name of a rule.
RULE_ARGUMENT = {"Problem": 3, "at": 3, "report": 1, "failed": 0}


@pytest.fixture
def folder(good_root: Path, tmp_path: Path) -> Path:
    """A copy of the good data, to be spoiled."""
    return Path(shutil.copytree(good_root, tmp_path / "data"))


def spoil(folder: Path, case: str) -> None:
    """Put the files of a case over the good data."""
    shutil.copytree(BAD / case, folder, dirs_exist_ok=True)
    (folder / "expected.txt").unlink()
    removed = folder / "removed.txt"
    if removed.exists():
        for name in removed.read_text(encoding="utf-8").split():
            (folder / name).unlink()
        removed.unlink()


def expected(case: str) -> list[str]:
    return (BAD / case / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_good_data_has_no_problem(good_root: Path) -> None:
    assert check_folder(good_root) == []


@pytest.mark.parametrize("case", CASES)
def test_bad_data_is_told_exactly(folder: Path, case: str) -> None:
    rule = case.split("/")[0]
    if rule == "yaml" and not hasattr(yaml, "CSafeLoader"):
        pytest.skip("the words for broken YAML are those of libyaml")
    spoil(folder, case)
    problems = check_folder(folder)
    assert list(map(str, problems)) == expected(case)
    assert rule in {problem.rule for problem in problems}


def test_every_case_is_a_folder_of_a_rule() -> None:
    folders = {path.relative_to(BAD).as_posix() for path in BAD.glob("*/*") if path.is_dir()}
    assert folders == set(CASES)
    assert {case.split("/")[0] for case in CASES} <= rules_of_the_code()


def test_every_rule_has_a_case() -> None:
    assert rules_of_the_code() - MADE_HERE == {case.split("/")[0] for case in CASES}


def rules_of_the_code() -> set[str]:
    """Every name of a rule that stands in a call of the package."""
    found = set()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                place = RULE_ARGUMENT.get(name)
                given = [word.value for word in node.keywords if word.arg == "rule"]
                if place is not None and len(node.args) > place:
                    given.append(node.args[place])
                found |= {
                    value.value
                    for value in given
                    if isinstance(value, ast.Constant) and isinstance(value.value, str)
                }
    return found


def test_names_of_rules_are_found_in_the_code() -> None:
    assert {"yaml", "encoding", "size", "schema", "dangling", "missing-file"} <= rules_of_the_code()


def test_absent_folder(tmp_path: Path) -> None:
    (problem,) = check_folder(tmp_path / "nowhere")
    assert problem.rule == "unreadable"
    assert str(problem) == f"{tmp_path / 'nowhere'}: -: no such folder"


def test_too_large_file(folder: Path) -> None:
    (folder / "dropped.yaml").write_bytes(b"# long\n" * (reading.LIMIT_BYTES // 7 + 1))
    (problem,) = check_folder(folder)
    assert (problem.file, problem.rule) == ("dropped.yaml", "size")


def test_folder_that_was_never_data_tells_every_missing_file(tmp_path: Path) -> None:
    problems = check_folder(tmp_path)
    assert {problem.rule for problem in problems} == {"missing-file"}
    assert [problem.file for problem in problems] == sorted([*LISTS, *SINGLE])


def test_problems_of_several_files_come_sorted_and_once(folder: Path) -> None:
    for case in ("money/without-a-year", "next/without-the-program"):
        spoil(folder, case)
    (folder / "zz.txt").touch()
    problems = check_folder(folder)
    assert problems == sorted(set(problems))
    assert [problem.rule for problem in problems] == ["money", "next", "unknown-file"]


@pytest.mark.parametrize(
    ("as_of", "late"),
    [("2026-01-15", False), ("2026-01", False), ("2026", False), ("2027", False), ("2028", True)],
)
def test_dates_up_to_the_day_of_reading_hold(folder: Path, as_of: str, late: bool) -> None:
    # A bare year may be the coming one: schools publish the page of the next academic year.
    path = folder / "topics" / "second.yaml"
    path.write_text(path.read_text().replace('"2025"', f'"{as_of}"'))
    assert [problem.rule for problem in check_folder(folder)] == ["future"] * late


def test_leap_day_is_a_deadline(folder: Path) -> None:
    path = folder / "schools" / "alpha.yaml"
    text = path.read_text().replace("date: 12-01", "date: 02-29")
    path.write_text(text.replace("2025-12-01", "2024-02-29"))
    assert check_folder(folder) == []


def test_accreditation_may_end_in_the_year_it_began(folder: Path) -> None:
    path = folder / "schools" / "alpha.yaml"
    path.write_text(path.read_text().replace("through: 2029", "through: 2024"))
    assert check_folder(folder) == []


def test_price_of_an_undated_page_needs_no_year(folder: Path) -> None:
    path = folder / "schools" / "alpha.yaml"
    text = path.read_text().replace(", year: 2025}", "}")
    path.write_text(text.replace('    as_of: "2025"\n', ""))
    assert check_folder(folder) == []


def test_same_section_on_two_pages_is_no_repetition(folder: Path) -> None:
    ids = [path.read_text().count("- id: size") for path in (folder / "topics").glob("*.yaml")]
    assert ids == [1, 1]
    assert check_folder(folder) == []


def test_problem_reads_as_a_line_of_a_compiler() -> None:
    assert str(Problem("a.yaml", 3, "x", "schema", "name: missing")) == "a.yaml:3: x: name: missing"
    assert str(Problem("a.yaml", 0, "", "schema", "missing")) == "a.yaml: -: missing"

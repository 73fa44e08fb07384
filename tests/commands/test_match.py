"""`match`: one record or a folder of them, against all programs or some."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

FULL = Path(__file__).parent.parent / "profiles_good" / "full.yaml"
REQUIREMENT = {"id", "kind", "verdict", "need", "have", "why", "sources", "shipped"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-11-24")


def data(result):
    return json.loads(result.out)["data"]


def test_without_a_profile_it_says_how_to_make_one(run):
    result = run("match")
    assert result.code == 1
    assert "perfcli profile --init" in result.err
    document = json.loads(run("match", "--json").out)
    assert document["errors"][0]["code"] == "no-profile"


def test_json_by_the_contract(run, full):
    document = json.loads(run("match", "--json").out)
    found = document["data"]
    assert set(found) == {"schools", "gaps"}
    used = set()
    for school in found["schools"]:
        assert set(school) == {"slug", "name", "verdict", "known", "of", "requirements"}
        assert school["verdict"] in ("ready", "gaps", "unclear")
        for requirement in school["requirements"]:
            assert set(requirement) == REQUIREMENT
            used |= set(requirement["sources"])
    assert {source["id"] for source in document["sources"]} == used
    for gap in found["gaps"]:
        assert set(gap) == {"id", "need", "schools"}


def test_what_one_misses_and_which_most_programs_ask_for(run, full):
    gaps = data(run("match", "--json"))["gaps"]
    assert gaps[0]["id"] == "course-biology"
    assert "utah" in gaps[0]["schools"]
    assert "Biology (" in run("match").out


def test_the_table_of_all_programs(run, full):
    out = run("match").out
    assert "YOUR RECORD AGAINST" in out
    (utah,) = [line for line in out.splitlines() if line.startswith("Utah")]
    assert "gaps" in utah
    assert "misses: anatomy" in utah
    assert "not found: entry degree" in utah
    assert "No program is “ready” unless" in out
    assert "Barry" not in out


def test_one_program_in_words_for_a_pipe_and_in_signs_for_a_screen(run, full):
    plain = run("match", "utah").out
    assert "  meets: Overall GPA: 3.0 or more (2023). Yours: 3.42; at least 3.0 [1]" in plain
    assert "  misses: Biochemistry: 3 credits, C or better (undated). Not in your courses" in plain
    assert "Recommended (never a gap)" in plain
    screen = run("match", "utah", "--no-color", tty=True).out
    assert "+ meets   x misses   ? unclear" in screen
    assert "x Biochemistry" in screen
    words = run("match", "utah", "--plain", tty=True).out
    assert "misses: Biochemistry" in words


def test_a_warning_on_several_requirements_is_told_once(run, full):
    out = run("match", "suny-upstate").out
    assert out.count("Not the whole list") == 1


def test_no_gap_is_said_as_far_as_is_known(run, full):
    assert (
        "No gap in what is known: 3 met, 0 missed, 2 unclear (4 of 7 rules known)."
        in run("match", "musc").out
    )


def test_several_programs_and_those_that_take_no_class_by_name(run, full):
    schools = data(run("match", "barry", "musc", "--json"))["schools"]
    assert [school["slug"] for school in schools] == ["barry", "musc"]


def test_a_name_that_finds_nothing(run, full):
    result = run("match", "mucs")
    assert result.code == 2
    assert "perfcli match musc" in result.err


def test_no_name_of_a_person_is_printed(run, full):
    full.write_text("name: Quentin\ngpa: 3.4\n", "utf-8")
    assert "Quentin" not in run("match").out + run("match", "utah").out + run("match", "--json").out


@pytest.mark.parametrize("names", [[], ["utah"]])
def test_csv(run, full, names):
    rows = list(csv.reader(io.StringIO(run("match", *names, "--csv").out)))
    assert len({len(row) for row in rows}) == 1
    assert rows[0][0] == "slug"
    assert any(row[0] == "utah" for row in rows)


def test_another_profile_and_standard_input(run, monkeypatch):
    assert data(run("match", "--profile", str(FULL), "--json"))["schools"]
    stdin = io.TextIOWrapper(io.BytesIO(b"gpa: 2.5\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    found = data(run("match", "utah", "--profile", "-", "--json"))["schools"][0]
    assert found["verdict"] == "gaps"


def test_standard_input_that_is_a_keyboard(run, monkeypatch):
    class Keyboard(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Keyboard())
    assert run("match", "--profile", "-").code == 2


def test_open_wants_a_program(run, full):
    assert run("match", "--open").code == 2
    result = run("match", "musc", "--open")
    assert result.code == 0
    assert result.out.startswith("https://")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "students"
    folder.mkdir()
    (folder / "ada.yaml").write_text("name: Private One\ngpa: 2.5\n", "utf-8")
    (folder / "bob.yaml").write_text("gpa: 3.9\n", "utf-8")
    return folder


def test_a_folder_is_one_table_by_profile_and_program(run, folder):
    result = run("match", "utah", "musc", "--profile", str(folder), "--csv")
    rows = list(csv.reader(io.StringIO(result.out)))
    assert result.code == 0
    assert [row[:3] for row in rows[1:]] == [
        ["ada.yaml", "utah", "gaps"],
        ["ada.yaml", "musc", "gaps"],
        ["bob.yaml", "utah", "unclear"],
        ["bob.yaml", "musc", "unclear"],
    ]
    assert "Private" not in result.out


def test_a_folder_as_json_and_as_a_page(run, folder):
    found = data(run("match", "utah", "--profile", str(folder), "--json"))["profiles"]
    assert [one["profile"] for one in found] == ["ada.yaml", "bob.yaml"]
    assert found[0]["schools"][0]["misses"] == ["gpa-overall"]
    assert found[0]["gaps"][0] == {"id": "gpa-overall", "need": "Overall GPA", "schools": ["utah"]}
    page = run("match", "utah", "--profile", str(folder)).out
    assert "2 RECORDS" in page
    assert "overall GPA" in page


def test_broken_profiles_of_a_folder_are_all_named_and_the_rest_is_shown(run, folder):
    (folder / "eve.yaml").write_text("name: Private Two\ngpa: 9\n", "utf-8")
    (folder / "fay.yaml").write_text("courses: [", "utf-8")
    result = run("match", "utah", "--profile", str(folder), "--csv")
    assert result.code == 3
    assert result.out.count("\n") == 3
    assert "eve.yaml:2: gpa.overall: 9" in result.err
    assert "fay.yaml" in result.err
    assert "Private" not in result.out + result.err
    document = json.loads(run("match", "utah", "--profile", str(folder), "--json").out)
    assert len(document["warnings"]) == 2


def test_a_folder_without_profiles(run, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("match", "--profile", str(empty)).code == 1
    assert run("match", "--profile", str(tmp_path / "absent")).code == 4


def test_a_profile_may_be_made_of_anything_but_never_breaks_the_command(run, full):
    for text in ("", "[]", "gpa: [1]", "courses: {a: 1}", "\x00", "name: \ud83d"):
        full.write_bytes(text.encode("utf-8", "surrogatepass"))
        assert run("match").code in (0, 3)


def test_where_the_record_is_empty_nothing_is_judged(run, tmp_path):
    empty = tmp_path / "empty.yaml"
    empty.write_text("version: 1\n")
    out = run("match", "usc", "--profile", str(empty)).out
    assert "Nothing can be judged yet: 0 met, 0 missed, 2 unclear (2 of 7 rules known)." in out

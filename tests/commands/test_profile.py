"""`profile`: shown, made, edited, checked."""

import io
import json
import stat
import sys

import pytest

WORD = "mind-the-secret"


@pytest.fixture
def place(tmp_path):
    return tmp_path / "config" / "profile.yaml"


def snapshot(folder):
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_where_there_is_none_it_says_how_to_make_one(run, place):
    result = run("profile")
    assert (result.code, result.out) == (1, "")
    assert "no profile yet" in result.err
    assert "perfcli profile --init" in result.err
    assert not place.exists()


def test_where_there_is_none_json_says_so(run, place):
    result = run("profile", "--json")
    document = json.loads(result.out)
    assert result.code == 1
    assert document["data"] == {"path": str(place), "profile": None}
    assert document["errors"][0]["code"] == "no-profile"
    assert document["errors"][0]["hint"] == "Make one: perfcli profile --init"


def test_init_makes_a_template_that_only_its_owner_reads(run, place):
    result = run("profile", "--init")
    assert result.code == 0
    assert str(place) in result.out
    assert "# gpa:" in place.read_text("utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert run("profile").code == 0


def test_init_never_overwrites(run, full):
    before = full.read_bytes()
    result = run("profile", "--init")
    assert result.code == 4
    assert "--force" in result.err
    assert full.read_bytes() == before


def test_init_with_force_keeps_the_old_one(run, full):
    before = full.read_bytes()
    result = run("profile", "--init", "--force")
    kept = full.with_name("profile.yaml.old1")
    assert result.code == 0
    assert str(kept) in result.out
    assert kept.read_bytes() == before
    assert full.read_bytes() != before


def test_init_of_a_file_that_is_named(run, tmp_path, place):
    path = tmp_path / "student.yaml"
    assert run("profile", "--init", "--profile", str(path)).code == 0
    assert path.exists()
    assert not place.exists()


@pytest.mark.parametrize(
    "words", [["profile"], ["profile", "--json"], ["match"], ["match", "utah"]]
)
def test_what_only_reads_changes_no_file(run, full, tmp_path, words):
    before = snapshot(tmp_path)
    assert run(words).code == 0
    assert snapshot(tmp_path) == before


def test_the_page_shows_all_that_is_said(run, full):
    out = run("profile").out
    for text in (
        "3.42",
        "bachelor in biology",
        "Organic chemistry",
        "first C",
        "MUSC",
        "5 quarter",
    ):
        assert text in out
    assert "Not said" not in out


def test_json_holds_every_field_with_null_for_what_is_not_said(run, full):
    profile = json.loads(run("profile", "--json").out)["data"]["profile"]
    assert profile["gpa"]["overall"] == 3.42
    assert profile["courses"][1]["course"] == "anatomy-and-physiology"
    assert profile["tests"]["mcat"] is None
    assert profile["courses_complete"] is None


def test_problems_are_told_with_file_and_line(run, full):
    full.write_text(f"name: {WORD}\ngpa: 5\ncourses:\n- {{course: orgoo}}\n", "utf-8")
    result = run("profile")
    assert (result.code, result.out) == (3, "")
    assert f"{full}:2: gpa.overall: 5: expected a number from 0 to 4.0" in result.err
    assert f"{full}:4: courses.course: 'orgoo': no such course: did you mean" in result.err
    assert WORD not in result.err
    document = json.loads(run("profile", "--json").out)
    assert document["errors"][0]["code"] == "invalid-file"


def test_another_file_and_standard_input(run, monkeypatch, tmp_path):
    path = tmp_path / "other.yaml"
    path.write_text("gpa: 3.25\n", "utf-8")
    assert "3.25" in run("profile", "--profile", str(path)).out
    stdin = io.TextIOWrapper(io.BytesIO(b"gpa: 3.75\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    document = json.loads(run("profile", "--profile", "-", "--json").out)
    assert document["data"]["path"] == "-"
    assert document["data"]["profile"]["gpa"]["overall"] == 3.75


def test_a_file_that_is_not_there(run, tmp_path):
    result = run("profile", "--profile", str(tmp_path / "absent.yaml"))
    assert result.code == 4


@pytest.mark.parametrize(
    "words",
    [
        ["profile", "--open"],
        ["profile", "--init", "--profile", "-"],
        ["profile", "--edit", "--profile", "-"],
        ["profile", "--csv"],
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(run, full, words):
    assert run(words).code == 2


def test_edit_opens_the_users_editor_and_shows_what_was_written(run, monkeypatch, place):
    write = "import pathlib, sys; pathlib.Path(sys.argv[-1]).write_text('gpa: 3.6')"
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" -c "{write}"')
    result = run("profile", "--edit")
    assert result.code == 0
    assert "3.6" in result.out
    assert place.read_text("utf-8") == "gpa: 3.6"


def test_edit_of_a_profile_that_is_wrong_afterwards(run, monkeypatch, full):
    write = "import pathlib, sys; pathlib.Path(sys.argv[-1]).write_text('gpa: 9')"
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" -c "{write}"')
    monkeypatch.delenv("VISUAL", raising=False)
    assert run("profile", "--edit").code == 3


def test_a_bug_of_ours_reports_nothing_of_the_profile(run, full, monkeypatch, tmp_path):
    full.write_text(f"name: {WORD}\n", "utf-8")

    def fails(*_args):
        raise RuntimeError(WORD)

    monkeypatch.setattr("perfcli.commands.profile._emit", fails)
    result = run("profile")
    assert result.code == 70
    reports = list((tmp_path / "cache").glob("report-*.md"))
    assert reports
    assert WORD not in result.err + "".join(path.read_text("utf-8") for path in reports)

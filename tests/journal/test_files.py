"""The profile's file: read without a trace, made whole or not at all, edited as the user likes."""

import os
import stat
import sys

import pytest

from perfcli.errors import UserError
from perfcli.journal.files import (
    edit,
    is_folder,
    make,
    no_profile,
    profile_path,
    profiles_in,
    read_text,
)

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")


def test_its_place_is_the_config_folder(tmp_path):
    assert profile_path() == tmp_path / "config" / "profile.yaml"
    assert str(profile_path()) in no_profile().message


@POSIX
def test_a_new_file_is_its_owners_only_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "deep" / "profile.yaml"
    assert make(path, "gpa: 3\n", force=False) is None
    assert path.read_text("utf-8") == "gpa: 3\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_an_existing_file_is_never_overwritten(tmp_path):
    path = tmp_path / "profile.yaml"
    path.write_text("mine", "utf-8")
    with pytest.raises(UserError) as caught:
        make(path, "new", force=False)
    assert caught.value.code == "unwritable"
    assert path.read_text("utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_with_force_the_old_ones_are_kept(tmp_path):
    path = tmp_path / "profile.yaml"
    assert make(path, "first", force=True) is None
    kept = [make(path, text, force=True) for text in ("second", "third")]
    assert [one.name for one in kept] == ["profile.yaml.old1", "profile.yaml.old2"]
    assert [one.read_text("utf-8") for one in kept] == ["first", "second"]
    assert path.read_text("utf-8") == "third"


def test_without_links_it_is_made_all_the_same(tmp_path, monkeypatch):
    def fails(self, target):
        raise OSError("no links here")

    monkeypatch.setattr("pathlib.Path.hardlink_to", fails)
    path = tmp_path / "profile.yaml"
    make(path, "new", force=False)
    assert path.read_text("utf-8") == "new"
    with pytest.raises(UserError, match="exists"):
        make(path, "newer", force=False)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UserError) as caught:
        make(tmp_path / "file" / "profile.yaml", "new", force=False)
    assert caught.value.code == "unwritable"


def test_what_cannot_be_read(tmp_path):
    for path in (tmp_path / "absent.yaml", tmp_path, tmp_path / ("a" * 400)):
        with pytest.raises(UserError) as caught:
            read_text(path)
        assert caught.value.code == "unreadable"
    assert not is_folder(tmp_path / ("a" * 400))
    assert is_folder(tmp_path)


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "profile.yaml"
    path.write_bytes(b"name: \xff\n")
    with pytest.raises(UserError, match="byte 6 is not UTF-8") as caught:
        read_text(path)
    assert caught.value.code == "invalid-file"


def test_profiles_of_a_folder(tmp_path):
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "notes.txt", "C.YAML"):
        (tmp_path / name).write_text("", "utf-8")
    assert [path.name for path in profiles_in(tmp_path)] == ["C.YAML", "a.yml", "b.yaml"]


def test_a_folder_without_profiles(tmp_path):
    with pytest.raises(UserError) as caught:
        profiles_in(tmp_path)
    assert caught.value.code == "no-profile"
    with pytest.raises(UserError) as caught:
        profiles_in(tmp_path / "absent")
    assert caught.value.code == "unreadable"


EDITOR = "import pathlib, sys; pathlib.Path(sys.argv[-1]).write_text('edited')"


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_the_editor_of_the_environment(tmp_path, variable):
    path = tmp_path / "a profile.yaml"
    edit(path, {variable: f'"{sys.executable}" -c "{EDITOR}"'})
    assert path.read_text("utf-8") == "edited"


def test_visual_goes_before_editor(tmp_path):
    path = tmp_path / "profile.yaml"
    edit(path, {"VISUAL": f'"{sys.executable}" -c "{EDITOR}"', "EDITOR": "no-such-editor"})
    assert path.read_text("utf-8") == "edited"


@pytest.mark.parametrize(
    ("env", "code"),
    [
        ({}, "usage"),
        ({"EDITOR": "  "}, "usage"),
        ({"EDITOR": "no-such-editor-anywhere"}, "usage"),
        ({"EDITOR": '"unfinished'}, "usage"),
        ({"EDITOR": f'"{sys.executable}" -c "raise SystemExit(3)"'}, "unreadable"),
    ],
)
def test_an_editor_that_fails(tmp_path, env, code):
    with pytest.raises(UserError) as caught:
        edit(tmp_path / "profile.yaml", env)
    assert caught.value.code == code
    assert str(tmp_path / "profile.yaml") in (caught.value.hint or "")

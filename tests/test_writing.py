"""Files that a user names: whole or not at all, and never over another unasked."""

from pathlib import Path

import pytest

from perfcli.errors import UserError
from perfcli.writing import write_file


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_file_is_whole_and_alone(tmp_path):
    write_file(tmp_path / "a.ics", b"whole", False, "hint")
    assert (tmp_path / "a.ics").read_bytes() == b"whole"
    assert left(tmp_path) == ["a.ics"]


def test_file_that_is_there_stays_unless_forced(tmp_path):
    path = tmp_path / "a.ics"
    path.write_bytes(b"mine")
    with pytest.raises(UserError) as error:
        write_file(path, b"new", False, "use --force")
    assert (error.value.code, error.value.hint) == ("unwritable", "use --force")
    assert path.read_bytes() == b"mine"
    assert left(tmp_path) == ["a.ics"]
    write_file(path, b"new", True, "hint")
    assert path.read_bytes() == b"new"
    assert left(tmp_path) == ["a.ics"]


def test_file_system_without_links_keeps_the_promise(tmp_path, monkeypatch):
    def no_links(self: Path, target: Path) -> None:
        raise OSError("not supported")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    path = tmp_path / "a.ics"
    write_file(path, b"one", False, "hint")
    with pytest.raises(UserError, match="exists"):
        write_file(path, b"two", False, "hint")
    assert path.read_bytes() == b"one"
    assert left(tmp_path) == ["a.ics"]


def test_failure_half_way_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "a.ics"
    path.write_bytes(b"mine")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match="No space left") as error:
        write_file(path, b"new", True, "hint")
    assert error.value.exit_code == 4
    assert path.read_bytes() == b"mine"
    assert left(tmp_path) == ["a.ics"]


@pytest.mark.parametrize("place", ["missing/a.ics", ".", ""])
def test_place_that_holds_no_file_is_unwritable(tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError) as error:
        write_file(Path(place), b"new", True, "hint")
    assert error.value.code == "unwritable"
    assert left(tmp_path) == []


def test_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.ics", tmp_path / "link.ics"
    real.write_bytes(b"mine")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("no links here")
    write_file(link, b"new", True, "hint")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"

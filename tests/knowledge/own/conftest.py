"""A small shipped folder and the user's files to lay over it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from perfcli.knowledge.folder import Folder, read_folder
from perfcli.knowledge.own.files import own_files
from perfcli.knowledge.own.merged import Merged, merged

TESTS = Path(__file__).parent.parent.parent
TODAY = "2026-11-24"
Lay = Callable[..., Merged]


@pytest.fixture(scope="session")
def shipped(good_root: Path) -> Folder:
    """The small shipped folder; read only."""
    return read_folder(good_root)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder, empty."""
    path = tmp_path / "config" / "data"
    path.mkdir(parents=True)
    return path


@pytest.fixture
def lay(shipped: Folder, own: Path) -> Lay:
    """Lay files over the shipped ones: `lay({"schools/alpha.yaml": TEXT})` or `lay(FOLDER)`."""

    def call(files: dict[str, str] | Path) -> Merged:
        if isinstance(files, Path):
            shutil.copytree(files, own, dirs_exist_ok=True)
        else:
            for name, text in files.items():
                (own / name).parent.mkdir(exist_ok=True)
                (own / name).write_text(text, encoding="utf-8")
        return merged(shipped, own, own_files(own), TODAY)

    return call

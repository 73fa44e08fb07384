"""The pictures of the README: each is what the program prints, and names no host."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import pictures

README = pictures.ROOT / "README.md"


@pytest.mark.parametrize("name", pictures.COMMANDS)
def test_a_picture_is_current(name):
    kept = (pictures.PLACE / f"{name}.svg").read_text(encoding="utf-8")
    assert kept == pictures.picture(name), "run: python tests/pictures.py"


@pytest.mark.parametrize("name", pictures.COMMANDS)
def test_a_picture_names_no_host(name):
    kept = (pictures.PLACE / f"{name}.svg").read_text(encoding="utf-8")
    addresses = set(re.findall(r"(?:src|href|xmlns|url)[=(]\"?(https?://[^\")]+)", kept))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "@import" not in kept and "@font-face" not in kept


def test_pictures_stand_in_the_readme_with_words_beside_them():
    shown = re.findall(r"!\[([^\]]+)\]\(docs/pictures/(\w+)\.svg\)", README.read_text("utf-8"))
    assert {name for _, name in shown} == set(pictures.COMMANDS)
    assert all(len(words) > 20 for words, _ in shown)


def test_no_picture_is_left_over():
    assert {path.stem for path in pictures.PLACE.glob("*.svg")} == set(pictures.COMMANDS)

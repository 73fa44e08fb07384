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


def luminance(color: str) -> float:
    """As the WCAG reckon it, of `#rrggbb`."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", pictures.COMMANDS)
def test_a_picture_is_legible(name):
    kept = (pictures.PLACE / f"{name}.svg").read_text(encoding="utf-8")
    ground = luminance("#{:02x}{:02x}{:02x}".format(*pictures.BACKGROUND))
    colors = set(re.findall(rf"\.{name}-r\d+ {{ fill: (#\w{{6}})", kept))
    assert colors
    for color in colors:
        assert (luminance(color) + 0.05) / (ground + 0.05) >= 4.5, color


def test_pictures_stand_in_the_readme_with_words_beside_them():
    shown = re.findall(r"!\[([^\]]+)\]\(docs/pictures/(\w+)\.svg\)", README.read_text("utf-8"))
    assert {name for _, name in shown} == set(pictures.COMMANDS)
    assert all(len(words) > 20 for words, _ in shown)


def test_no_picture_is_left_over():
    assert {path.stem for path in pictures.PLACE.glob("*.svg")} == set(pictures.COMMANDS)

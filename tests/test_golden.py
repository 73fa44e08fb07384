"""Whole pages as people see them, held in golden/.

A change of a page shows here as a difference. Look at it, then write the new pages with
`PERFCLI_GOLDEN=write python -m pytest tests/test_golden.py` and read what changed in the files.
"""

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
TODAY = "2026-11-24"
TOPICS = (
    "role outlook pay start tips shadow money interview certify recertify jobs advance abroad"
).split()
SCREENS = [
    *((topic, 80) for topic in TOPICS),
    ("outlook", 40),
    ("tips", 40),
    ("schools", 80),
    ("schools", 40),
    ("schools", 120),
    ("schools musc", 80),
    ("schools musc", 40),
    ("schools iowa utah unmc", 80),
    ("schools iowa utah unmc", 40),
    ("resources", 80),
    ("resources books", 40),
    ("schools --accepting", 80),
    ("schools --no-gre --gpa 3.0", 80),
    ("deadlines", 80),
    ("deadlines --within 90", 40),
    ("prereqs", 80),
    ("prereqs iowa", 80),
    ("costs", 80),
    ("costs usc --months 20 --living 2200 --rate 8", 80),
    ("license", 80),
    ("license ny", 80),
    ("license ny", 40),
    ("license tx ny", 80),
    ("license utah", 80),
    ("careers", 80),
    ("careers crna", 80),
    ("careers crna pa", 40),
    ("glossary ccp", 80),
    ("checklist entry", 80),
    ("plan --graduation 2028-05", 80),
    ("plan --graduation 2028-12 --all", 40),
    ("sources", 80),
    ("data", 80),
    ("", 80),
    ("--help", 40),
]
TEXTS = [
    ("outlook", "plain"),
    ("outlook", "markdown"),
    ("outlook --all --sources", "markdown"),
    ("tips 2", "plain"),
    ("start", "plain"),
    ("advance", "markdown"),
    ("schools musc", "plain"),
    ("schools", "markdown"),
    ("schools iowa utah", "markdown"),
    ("resources", "markdown"),
    ("data facts workforce-size-2023-end", "plain"),
]


def held(name: str, text: str) -> None:
    """Compare a page with its file, or write the file where that is asked for."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("PERFCLI_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no golden page {path.name}: write it and look at it"
    again = "PERFCLI_GOLDEN=write python -m pytest tests/test_golden.py, then look at git diff"
    assert text == path.read_text(encoding="utf-8"), f"{path.name} is behind. To write it: {again}"


def file_name(words: str, form: str) -> str:
    """`schools musc` at 80 columns is `schools-musc-80`."""
    return f"{'-'.join(words.replace('--', '').split()) or 'welcome'}-{form}"


@pytest.mark.parametrize(("words", "width"), SCREENS)
def test_on_a_screen(run, monkeypatch, words, width):
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("PERFCLI_TODAY", TODAY)
    result = run(*words.split(), tty=True)
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= width
    held(file_name(words, str(width)), result.out.replace(str(GOLDEN.parent.parent), "."))


@pytest.mark.parametrize(("words", "form"), TEXTS)
def test_as_text(run, monkeypatch, words, form):
    monkeypatch.setenv("PERFCLI_TODAY", TODAY)
    result = run(*words.split(), f"--{form}")
    assert result.code == 0
    held(file_name(words, form), result.out)


def test_no_page_is_kept_that_nothing_shows():
    shown = {file_name(words, str(width)) for words, width in SCREENS}
    shown |= {file_name(words, form) for words, form in TEXTS}
    assert {path.stem for path in GOLDEN.glob("*.txt")} == shown

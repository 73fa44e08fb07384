"""The handbook on paper: a checklist is a sheet, and nothing of the screen is left."""

import shutil
import subprocess
import unicodedata

import pytest


def plain(text):
    """Words without line breaks and ligatures."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(scope="module", params=["Letter", "A4"])
def pages(request, browser, handbook, tmp_path_factory):
    """The text of each page of a print."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext, of poppler-utils")
    path = tmp_path_factory.mktemp("print") / "handbook.pdf"
    page = browser.new_page()
    page.goto(handbook.as_uri())
    page.pdf(path=str(path), format=request.param, prefer_css_page_size=True)
    page.close()
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [plain(one) for one in text.split("\f")[:-1]]


def test_a_checklist_is_one_sheet(pages, knowledge):
    lists = knowledge.checklists.checklists
    starts = [i for i, text in enumerate(pages) if text.startswith(plain(lists[0].title))]
    assert len(starts) == 1
    for text, one in zip(pages[starts[0] :], lists, strict=False):
        assert text.startswith(plain(one.title))
        assert all(plain(step.text) in text for step in one.steps), one.id
    assert pages[starts[0] + len(lists)].startswith("Glossary")


def test_pages_are_numbered_and_controls_stay_on_the_screen(pages):
    assert 60 < len(pages) < 140
    assert pages[0].startswith("Perfusion career handbook")
    assert all(str(number) in text.split() for number, text in enumerate(pages, start=1))
    whole = " ".join(pages)
    assert "Show all" not in whole and "Skip to the content" not in whole
    assert "more facts" not in whole

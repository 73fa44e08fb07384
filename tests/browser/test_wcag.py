"""axe-core finds no violation of WCAG 2.2, level A or AA, whatever the window and its colors."""

from collections import Counter

import pytest
from msgspec.structs import replace

FEW = 4
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


@pytest.fixture(scope="module")
def part(document, tmp_path_factory):
    """A handbook with a few blocks of each kind in each chapter: axe takes long for the whole."""
    from perfcli.render.html.document import document_html

    chapters = []
    for chapter in document.chapters:
        kinds = Counter()
        kept = []
        for block in chapter.blocks:
            kinds[type(block)] += 1
            if kinds[type(block)] <= FEW:
                kept.append(block)
        chapters.append(replace(chapter, blocks=tuple(kept)))
    path = tmp_path_factory.mktemp("part") / "part.html"
    path.write_text(document_html(replace(document, chapters=tuple(chapters))), "utf-8")
    return path


def violations(page):
    """What axe finds, with every fold open."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    assert len(found["passes"]) > 15
    first = [one["nodes"][0] for one in found["violations"]]
    return [(node["html"][:200], node["failureSummary"]) for node in first]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_no_violation(show, part, width, scheme):
    assert violations(show(part, width=width, color_scheme=scheme)) == []


def test_no_violation_in_the_whole(show):
    assert violations(show()) == []

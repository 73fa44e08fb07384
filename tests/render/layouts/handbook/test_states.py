"""The chapters of states and careers: each entry has its place."""

from perfcli.render import page as p
from perfcli.render.html.nodes import anchors


def places(document, name):
    return dict(anchors(next(one for one in document.chapters if one.id == name).blocks))


def test_every_state_that_was_searched_has_its_place(document, knowledge):
    searched = {h.code for h in knowledge.index.states if h.regulated != "not-searched"}
    found = places(document, "license")
    assert {name for name in found if len(name) == len("license/ny")} >= {
        f"license/{code}" for code in searched
    }


def test_a_state_without_a_law_says_what_was_seen(document):
    chapter = next(one for one in document.chapters if one.id == "license")
    pairs = [one for one in chapter.blocks if isinstance(one, p.Pair)]
    assert pairs and all(pair.lines[0].text for pair in pairs)

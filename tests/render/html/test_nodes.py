"""Blocks as the template walks them."""

from perfcli.render import page as p
from perfcli.render.html.nodes import anchors, nodes


def test_items_and_pairs_in_a_row_are_one_list():
    blocks = (p.Item("a"), p.Item("b", indent=1), p.Item("c"), p.Para("x"), p.Item("d", indent=1))
    (kind, tree), (para, _), (_, last) = nodes(blocks)
    assert (kind, para) == ("items", "para")
    assert [(one["item"].text, len(one["inner"])) for one in tree] == [("a", 1), ("c", 0)]
    assert [one["item"].text for one in last] == ["d"]
    pairs = nodes((p.Pair("a", ()), p.Pair("b", ())))
    assert [(kind, len(content)) for kind, content in pairs] == [("pairs", 2)]


def test_places_are_found_at_every_depth():
    inner = p.Fold("more", (p.Heading("Deep", 4, "a/deep"),))
    part = p.Part(p.Heading("Part", 3, "a/part"), (inner, p.Pair("Term", (), "a/term")))
    assert dict(anchors((part, p.Heading("None", 2)))) == {
        "a/part": "Part",
        "a/deep": "Deep",
        "a/term": "Term",
    }

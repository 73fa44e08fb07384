"""The chapters to look things up in."""

from perfcli.render import page as p
from perfcli.render.html.nodes import anchors


def blocks(document, name):
    return next(one for one in document.chapters if one.id == name).blocks


def test_terms_lead_to_each_other(document, knowledge):
    terms = [one for one in blocks(document, "glossary") if isinstance(one, p.Pair)]
    assert len(terms) == len(knowledge.glossary.glossary.terms)
    places = {one.anchor for one in terms}
    refs = [ref for one in terms for item in one.lines for ref in item.refs]
    assert len(refs) > len(terms)
    assert {ref.to for ref in refs} <= places
    see = [item for one in terms for item in one.lines if item.text.startswith("See also")]
    assert all(ref.text in item.text for item in see for ref in item.refs)


def test_checklists_are_sheets_with_a_box_a_step(document, knowledge):
    sheets = [one for one in blocks(document, "checklist") if isinstance(one, p.Part)]
    lists = knowledge.checklists.checklists
    assert {one.heading.anchor for one in sheets} == {f"checklist/{one.id}" for one in lists}
    assert all(one.sheet for one in sheets)
    boxes = [b for one in sheets for b in one.blocks if isinstance(b, p.Item) and "☐" in b.marker]
    assert len(boxes) == sum(len(one.steps) for one in lists)


def test_every_address_of_the_page_is_there(document, knowledge):
    texts = " ".join(one.text for one in blocks(document, "resources") if isinstance(one, p.Item))
    shown = [one for one in knowledge.resources.resources.resources if not one.off_page]
    assert all(one.url in texts for one in shown if one.url)


def test_courses_and_dates_have_a_table(document):
    for name in ("prereqs", "deadlines"):
        assert any(isinstance(one, p.Table) and one.rows for one in blocks(document, name))


def test_places_are_named_as_commands_are(document):
    for chapter in document.chapters:
        for anchor, _ in anchors(chapter.blocks):
            assert anchor.startswith(f"{chapter.id}/"), anchor

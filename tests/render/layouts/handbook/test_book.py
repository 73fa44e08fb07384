"""The handbook as a document: its chapters, and one numbering of sources through them."""

from collections.abc import Iterator

from perfcli.lazy import PANELS
from perfcli.render import page as p
from perfcli.render.text import as_page, markdown_text


def every(blocks: tuple[p.Block, ...]) -> Iterator[p.Block]:
    """Every block at every depth."""
    for block in blocks:
        yield block
        if isinstance(block, p.Fold | p.Part):
            yield from every(block.blocks)


def chapter(document: p.Document, name: str) -> p.Chapter:
    return next(one for one in document.chapters if one.id == name)


def test_chapters_stand_in_the_order_of_the_commands(document, knowledge):
    names = [one.id for one in document.chapters]
    assert names[:4] == ["role", "outlook", "pay", "careers"] and names[-1] == "sources"
    assert {head.id for head in knowledge.index.topics} < set(names)
    groups = [one.group for one in document.chapters]
    assert groups == sorted(groups, key=PANELS.index)


def test_every_fact_of_a_page_is_there_once(document, knowledge):
    from perfcli.advice.topics import topic_view
    from perfcli.render.layouts.lines import Marks, fact_line

    for name in ("outlook", "pay", "advance", "start"):
        view = topic_view(knowledge.topic(name))
        marks = Marks(view.sources)
        facts = [fact for section in view.sections for fact in section.all_facts]
        items = [one for one in every(chapter(document, name).blocks) if isinstance(one, p.Item)]
        texts = [item.text for item in items]
        for fact in facts:
            assert texts.count(fact_line(fact.fact, marks, fact.line)) >= 1, fact.fact.id


def test_headlines_are_in_the_open_and_the_rest_is_folded(document):
    blocks = chapter(document, "outlook").blocks
    folds = [one for one in blocks if isinstance(one, p.Fold)]
    assert folds and folds[0].label == "5 more facts"
    assert len([one for one in folds[0].blocks if isinstance(one, p.Item)]) == 5


def test_pictures_take_their_figures_from_facts(document, knowledge):
    (bars,) = [one for one in chapter(document, "pay").blocks if isinstance(one, p.Bars)]
    facts = {one.fact.id: one.fact for one in knowledge.facts.facts}
    assert facts["salary-study-2015"].value in [bar.value for bar in bars.bars]
    (counts,) = [one for one in chapter(document, "outlook").blocks if isinstance(one, p.Bars)]
    assert len(counts.bars) >= 5 and all(bar.marks for bar in counts.bars)
    (way,) = [one for one in chapter(document, "start").blocks if isinstance(one, p.Way)]
    assert way.stops[0].label == "College" and way.stops[-1].label == "First job"


def test_a_mark_is_the_same_source_everywhere(document):
    references = [
        one for one in chapter(document, "sources").blocks if isinstance(one, p.Reference)
    ]
    assert [one.number for one in references] == list(range(1, len(references) + 1))
    assert len({one.anchor for one in references}) == len(references)
    used = {
        mark
        for one in document.chapters
        for block in every(one.blocks)
        if isinstance(block, p.Item)
        for mark in block.marks
    }
    assert used <= {one.number for one in references}


def test_it_is_a_document_in_markdown_too(document):
    text = markdown_text(as_page(document))
    assert text.startswith("# Perfusion career handbook")
    assert "**5 more facts**" in text and "College (a bachelor's degree, usually)" in text

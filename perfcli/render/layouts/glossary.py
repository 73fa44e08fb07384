"""The pages of terms: the list by group, and one or several in full."""

import re
from typing import Any

from perfcli.advice.glossary import GlossaryView, TermView, key_of, other_words
from perfcli.advice.topics import TopicView
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts import topic
from perfcli.render.layouts.lines import Marks
from perfcli.render.page import with_marks

NEXT = 3  # terms to follow, at the end of a page


def list_page(view: GlossaryView, frame: TopicView, everything: bool, with_sources: bool) -> p.Page:
    """The terms by group, a line each; with `everything` also what they mean."""
    marks = Marks({**view.sources, **frame.sources})
    blocks: list[p.Block] = [p.Heading(frame.title, 1), p.Para(frame.summary)]
    for group in view.groups:
        blocks.append(p.Heading(group.group.heading))
        for one in group.terms:
            if everything:
                text = f"{one.name}: {definition(one, marks)}"
                blocks.append(p.Item(text, marks=marks.of(one.fact.sources)))
            else:
                blocks.append(p.Item(one.name))
    for section in frame.sections:
        blocks += topic.section_blocks(section, marks, everything)
    blocks += topic.not_known_blocks(frame.not_known, everything)
    blocks.append(p.Next(("perfcli glossary TERM", *frame.next)))
    more = "" if everything else "what each term means: --all"
    blocks += marks.blocks(with_sources, more)
    return p.Page(tuple(blocks))


def terms_page(view: GlossaryView, with_sources: bool) -> p.Page:
    """Terms in full, one under the other, and where to go on from them."""
    marks = Marks(view.sources)
    blocks: list[p.Block] = []
    for i, one in enumerate(view.terms):
        blocks.append(p.Heading(one.name, 1 if i == 0 else 2))
        blocks += _term(one, marks)
    blocks.append(p.Next(_next(view)))
    blocks += marks.blocks(with_sources)
    return p.Page(tuple(blocks))


def _term(one: TermView, marks: Marks) -> list[p.Block]:
    text = with_marks(definition(one, marks), marks.of(one.fact.sources))
    blocks: list[p.Block] = [p.Para(text)]
    original = one.term.original
    if original is not None:
        blocks.append(p.Para(f"perfcli has: {original.definition}", "dim"))
    if one.fact.warning:
        blocks.append(p.Para(one.fact.warning, "warning"))
    rows = (
        ("See also", one.term.see_also),
        ("Mentions", one.mentions),
        ("In other words", other_words(one.term)),
    )
    blocks += [p.Pair(label, (p.Item(", ".join(names)),)) for label, names in rows if names]
    return blocks


def definition(one: TermView, marks: Marks) -> str:
    """The definition with the year of its source, and a mark where it is weak.

    Without a year only a definition that holds a figure says `undated`.
    """
    text = one.term.definition.rstrip(".")
    notes = ["yours"] if one.term.yours else []
    if one.fact.as_of is None:
        if re.search(r"\d", re.sub(r"\b(19|20)\d\d\b", "", text)) and "undated" not in text:
            notes.append("undated")
    elif one.fact.as_of[:4] not in text:
        notes.append(one.fact.as_of[:4])
    voice = marks.voice(one.fact)
    if voice:
        notes.append(voice)
    return f"{text} ({', '.join(notes)})." if notes else f"{text}."


def _next(view: GlossaryView) -> tuple[str, ...]:
    """The first terms that those of the page lead to."""
    here = {one.term.term for one in view.terms}
    leads = [name for one in view.terms for name in (*one.term.see_also, *one.mentions)]
    names = [name for name in dict.fromkeys(leads) if name not in here]
    terms = tuple(f"perfcli glossary {key_of(name)}" for name in names[:NEXT])
    return (*terms, "perfcli glossary")


def terms_table(view: GlossaryView) -> p.Table:
    """A row a term, for a spreadsheet."""
    names = ("term", "abbreviations", "definition", "synonyms", "see_also", "as_of", "confidence")
    rows = []
    for one in view.terms:
        texts = (
            one.term.term,
            ", ".join(one.term.abbreviations),
            one.term.definition,
            ", ".join(one.term.synonyms),
            ", ".join(one.term.see_also),
            one.fact.as_of or "undated",
            one.fact.confidence,
        )
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def terms_json(view: GlossaryView) -> dict[str, Any]:
    """Terms by the contract; beside them how each was founded and what it leads to."""
    return {
        "terms": [
            {
                "term": one.term.term,
                "abbreviations": list(one.term.abbreviations),
                "definition": one.term.definition,
                "see_also": list(one.term.see_also),
                "sources": list(one.fact.sources),
                **contract.own_json(one.term),
            }
            for one in view.terms
        ],
        "details": [
            {
                "term": one.term.term,
                "fact": one.fact.id,
                "as_of": one.fact.as_of,
                "confidence": one.fact.confidence,
                "warning": one.fact.warning,
                "synonyms": list(one.term.synonyms),
                "mentions": list(one.mentions),
            }
            for one in view.terms
        ],
    }

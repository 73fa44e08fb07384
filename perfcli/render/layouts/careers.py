"""The pages of careers: the list, one in full beside the perfusionist's, several side by side."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from perfcli.advice.careers import COLUMNS, HOME, CareersView, CareerView
from perfcli.advice.topics import SectionView, TopicView
from perfcli.knowledge.model.career import CareerColumn
from perfcli.knowledge.model.fact import Fact
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts import topic
from perfcli.render.layouts.careercells import Cells, csv_text, record_text
from perfcli.render.layouts.lines import Marks, fact_item

LABELS: dict[CareerColumn, str] = {
    "entry_degree": "Entry degree",
    "training": "Training",
    "pay": "Median pay",
    "growth": "Growth",
    "openings": "Openings a year",
    "employed": "Employed",
    "license": "License",
}
# Two tables, since eight columns of words do not fit a screen: the way in and pay, then the jobs.
WAY_IN = (
    p.Column("Career", 18),
    p.Column("Entry degree", 13),
    p.Column("Training", 21),
    p.Column("Median pay", 20),
)
JOBS = (
    p.Column("Career", 12),
    p.Column("Growth", 13),
    p.Column("Openings", 14),
    p.Column("Employed", 13),
    p.Column("License", 14),
)
# The order in which a reader of one career asks; what is of no group comes last.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What it is", ("other",)),
    ("Training", ("training", "entry-degree")),
    ("Pay", ("pay",)),
    ("Growth and jobs", ("growth", "jobs")),
    ("Where one may work", ("credential",)),
    ("Shared work, and choosing", ("comparison",)),
    ("Moving in", ("move",)),
    ("In the official codes", ("code",)),
)


def list_page(
    view: CareersView, frame: TopicView, everything: bool, with_sources: bool, compact: bool
) -> p.Page:
    """Careers in two tables, then of the frame what the tables do not show already."""
    marks = Marks({**view.sources, **frame.sources})
    shown = view if everything else CareersView(view.listed, view.sources)
    blocks: list[p.Block] = [
        p.Heading(frame.title, 1),
        p.Para(frame.summary),
        *list_tables(shown, marks, compact),
    ]
    sections = frame.sections if everything else _untold(frame.sections, shown)
    if everything:
        for section in sections:
            blocks += topic.section_blocks(section, marks, everything)
    else:
        blocks += _lines(sections, marks)
    blocks += topic.not_known_blocks(frame.not_known, everything)
    blocks.append(p.Next(frame.next))
    blocks += marks.blocks(with_sources, topic.more_text(sections, everything))
    return p.Page(tuple(blocks))


def list_tables(view: CareersView, marks: Marks, compact: bool = False) -> list[p.Block]:
    """The two tables of careers and what their letters mean."""
    cells = Cells(view, marks, compact)
    return [_way_in(view, cells), _jobs(view, cells), *cells.footnotes()]


def _way_in(view: CareersView, cells: Cells) -> p.Table:
    names: tuple[CareerColumn, ...] = ("entry_degree", "training", "pay")
    rows = [
        (p.Cell(one.career.name), *(cells.cell(one, name) for name in names))
        for one in view.careers
    ]
    return p.Table(WAY_IN, tuple(rows), cells.caption)


def _jobs(view: CareersView, cells: Cells) -> p.Table:
    """Under short names: the first table has told the whole ones."""
    names: tuple[CareerColumn, ...] = ("growth", "openings", "employed", "license")
    rows = [
        (p.Cell(one.career.short or one.career.name), *(cells.cell(one, name) for name in names))
        for one in view.careers
    ]
    return p.Table(JOBS, tuple(rows))


def _untold(sections: tuple[SectionView, ...], shown: CareersView) -> tuple[SectionView, ...]:
    """The sections without the facts that the tables show."""
    told = {fact.id for one in shown.careers for name in COLUMNS for fact in one.column_facts(name)}
    return tuple(
        replace(section, facts=tuple(view for view in section.facts if view.fact.id not in told))
        for section in sections
    )


def _lines(sections: tuple[SectionView, ...], marks: Marks) -> Iterator[p.Block]:
    """What is left to tell: notes and headlines, so few that they need no headings."""
    for section in sections:
        if not section.section.more:
            yield from (p.Item(note) for note in section.section.notes)
            for view in section.facts:
                if view.headline:
                    yield fact_item(view.fact, marks, view.line)


def one_page(view: CareersView, with_sources: bool) -> p.Page:
    """The first career in full: its cells beside the perfusionist's, then every fact about it."""
    marks = Marks(view.sources)
    one = view.careers[0]
    slug = one.career.slug
    other = "pa" if slug == HOME else HOME
    blocks: list[p.Block] = [
        p.Heading(one.career.name, 1),
        *career_blocks(view, marks),
        p.Next((f"perfcli careers {slug} {other}", "perfcli careers", "perfcli pay")),
        *marks.blocks(with_sources),
    ]
    return p.Page(tuple(blocks))


def career_blocks(view: CareersView, marks: Marks) -> list[p.Block]:
    """What stands under the name of the first career: its cells, then every fact about it."""
    cells = Cells(view, marks, compact=False)
    one = view.careers[0]
    blocks: list[p.Block] = [_across(view, cells), *cells.footnotes()]
    fields = {name for _, names in GROUPS for name in names}
    for heading, names in (*GROUPS, ("Also", ())):
        facts = [
            fact
            for fact in one.facts
            if (_field(fact) in names if names else _field(fact) not in fields)
        ]
        if facts:
            blocks.append(p.Heading(heading))
            blocks += [item for fact in facts for item in _items(fact, one, marks)]
    return blocks


def _field(fact: Fact) -> str | None:
    """What a fact is about; a comparison of pay belongs with the pay."""
    paid = fact.field == "comparison" and (fact.unit or "").startswith("USD")
    return "pay" if paid else fact.field


def _items(fact: Fact, view: CareerView, marks: Marks) -> list[p.Block]:
    """A fact as an item; of a table of many careers, this career's line under it."""
    items: list[p.Block] = [fact_item(fact, marks)]
    record = record_text(fact, view.career.slug)
    return [*items, p.Item(record, indent=1)] if record else items


def compare_page(view: CareersView, with_sources: bool) -> p.Page:
    """Careers side by side: the same rows for all, and no verdict."""
    marks = Marks(view.sources)
    cells = Cells(view, marks, compact=False)
    *first, last = [one.career.name for one in view.careers]
    blocks: list[p.Block] = [
        p.Heading(f"{', '.join(first)} and {last}, side by side", 1),
        _across(view, cells),
        *cells.footnotes(),
        p.Next(tuple(f"perfcli careers {one.career.slug}" for one in view.careers)),
        *marks.blocks(with_sources),
    ]
    return p.Page(tuple(blocks))


def _across(view: CareersView, cells: Cells) -> p.Table:
    """A column a career and a row for each figure."""
    columns = (p.Column("", 15), *(p.Column(one.career.name, 18) for one in view.careers))
    rows = tuple(
        (p.Cell(label), *(cells.cell(one, name) for one in view.careers))
        for name, label in LABELS.items()
    )
    return p.Table(columns, rows, cells.caption)


def csv_table(view: CareersView) -> p.Table:
    """Every column for a spreadsheet, each with the date of its leading fact."""
    names = ["slug", "name"]
    for column in COLUMNS:
        names += [column, f"{column}_as_of"]
    rows = []
    for one in view.careers:
        texts = [one.career.slug, one.career.name]
        for column in COLUMNS:
            facts = one.column_facts(column)
            texts.append(csv_text(one, column))
            texts.append((facts[0].as_of or "undated") if facts else "")
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def careers_json(view: CareersView, frame: TopicView | None) -> dict[str, Any]:
    """Careers by the contract; with the list also the page's own facts, under `page`.

    `cells` says what the table shows: the facts of official tables hold many careers at once.
    """
    data: dict[str, Any] = {"careers": [_career_json(one) for one in view.careers]}
    if frame is not None:
        data["page"] = topic.topic_json(frame)
    return data


def _career_json(view: CareerView) -> dict[str, Any]:
    return {
        "slug": view.career.slug,
        "name": view.career.name,
        "aka": list(view.career.aka),
        "columns": {
            name: [contract.fact_json(fact) for fact in view.column_facts(name)] for name in COLUMNS
        },
        "cells": {
            name: [
                {
                    "fact": one.fact.id,
                    "value": one.value if one.cell.text is None else None,
                    "text": one.cell.text,
                    "note": one.cell.note,
                }
                for one in view.columns[name]
            ]
            for name in COLUMNS
        },
        "absent": {name: view.absent(name) for name in COLUMNS if not view.columns[name]},
        "facts": [contract.fact_json(fact) for fact in view.rest],
    }

"""Programs for a program and for a spreadsheet."""

from collections.abc import Sequence
from typing import Any

from perfcli.advice.programs.schools import SchoolsView, SchoolView
from perfcli.advice.topics import TopicView
from perfcli.knowledge.model.columns import COLUMN_NAMES
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts import topic
from perfcli.render.layouts.cells import describe
from perfcli.render.layouts.schools import filled


def csv_table(schools: Sequence[SchoolView], columns: Sequence[str] = COLUMN_NAMES) -> p.Table:
    """Programs and columns for a spreadsheet, each with the date of its leading fact."""
    columns = [column for column in columns if column in COLUMN_NAMES]
    names = ["slug", "name", "city", "state", "status", "url"]
    for column in columns:
        names += [column, f"{column}_as_of"]
    rows = []
    for one in schools:
        school = one.school
        texts = [school.slug, school.name, school.city, school.state, school.status]
        texts.append(school.url or "")
        for column in columns:
            leads = one.columns[column]
            texts.append("; ".join(describe(column, lead.fact) for lead in leads))
            texts.append((leads[0].fact.as_of or "undated") if leads else "")
        rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))


def schools_json(
    view: SchoolsView, frame: TopicView | None, chosen: Sequence[str] = ()
) -> dict[str, Any]:
    """Programs by the contract; with the list also the page's own facts, under `page`."""
    data: dict[str, Any] = {
        "schools": [school_json(one, chosen) for one in view.schools],
        "left_out": {},
    }
    if frame is not None:
        data["page"] = {**topic.topic_json(frame), "summary": filled(frame.summary, view)}
    return data


def school_json(view: SchoolView, chosen: Sequence[str] = ()) -> dict[str, Any]:
    """One program by the contract; of chosen columns these alone."""
    school = view.school
    return {
        "slug": school.slug,
        "name": school.name,
        "aka": list(school.aka),
        "city": school.city,
        "state": school.state,
        "status": school.status,
        "status_basis": school.status_basis,
        "url": school.url,
        "columns": {
            name: [contract.fact_json(lead.fact, lead.also) for lead in leads]
            for name, leads in view.columns.items()
            if not chosen or name in chosen
        },
        "facts": [contract.fact_json(lead.fact, lead.also) for lead in view.facts if not chosen],
    }

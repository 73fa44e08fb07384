"""Programs side by side."""

from collections.abc import Sequence

from perfcli.advice.programs.schools import SchoolsView, SchoolView
from perfcli.render import page as p
from perfcli.render.layouts.cells import UNKNOWN, cell
from perfcli.render.layouts.lines import Marks, newest_age
from perfcli.render.layouts.schools import LABELS


def compare_page(view: SchoolsView, with_sources: bool, chosen: Sequence[str] = ()) -> p.Page:
    """Programs side by side: what differs first, then what is the same, then what none has."""
    marks = Marks(view.sources)
    columns = (
        p.Column("", 13),
        *(p.Column(one.school.short, 18) for one in view.schools),
    )
    differ: list[tuple[p.Cell, ...]] = []
    same: list[tuple[p.Cell, ...]] = []
    none: list[str] = []
    rows = [("status", "Status"), *LABELS.items()]
    for name, label in [row for row in rows if not chosen or row[0] in chosen]:
        cells = [_compare_cell(one, name) for one in view.schools]
        texts = {cell.text for cell in cells}
        if texts == {UNKNOWN}:
            none.append(label.lower())
        else:
            (same if len(texts) == 1 else differ).append((p.Cell(label), *cells))
    *first, last = [one.school.short for one in view.schools]
    names = f"{', '.join(first)} and {last}"
    blocks: list[p.Block] = [p.Heading(f"{names}, side by side", 1)]
    if differ:
        blocks += [p.Heading("Where they differ"), p.Table(columns, tuple(differ))]
    if same:
        blocks += [p.Heading("The same"), p.Table(columns, tuple(same))]
    if none:
        blocks += [p.Heading("Found for none of them"), p.Para(", ".join(none))]
    for one in view.schools:
        for name, leads in one.columns.items():
            for lead in leads[:1] if not chosen or name in chosen else ():
                marks.of(lead.fact.sources)
    blocks.append(p.Para("* another figure exists: see each program on its own page.", "dim"))
    blocks.append(p.Next(tuple(f"perfcli schools {one.school.slug}" for one in view.schools)))
    blocks += marks.blocks(with_sources)
    return p.Page(tuple(blocks))


def _compare_cell(view: SchoolView, name: str) -> p.Cell:
    if name == "status":
        own = " (yours)" if "status" in view.school.shipped else ""
        return p.Cell(f"{view.school.status}{own}")
    text, leads = cell(view, name), view.columns[name]
    return p.Cell(text, dim=text == UNKNOWN, age=newest_age(lead.fact for lead in leads))

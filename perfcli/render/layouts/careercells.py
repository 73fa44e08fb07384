"""What a cell of the tables of careers says: a figure, or words with their year and source."""

import re
from typing import Any

from perfcli.advice.careers import COLUMNS, CareersView, CareerView, CellView
from perfcli.knowledge.model.career import CareerColumn
from perfcli.knowledge.model.fact import Fact, picked
from perfcli.render import page as p
from perfcli.render.layouts.figures import figure
from perfcli.render.layouts.lines import Marks, fact_line, tells_year
from perfcli.render.page import with_marks

LEGEND = "'25 = year, u = undated, f = weak source"
KEYS = {
    "soc": "code",
    "employment_people": "employed",
    "growth_percent": "growth",
    "openings_per_year": "openings a year",
}


class Cells:
    """Cells of one page. Footnotes get a letter in the order in which they are met.

    Bare figures come from a few tables, which the caption names once with their period; all other
    cells carry their own year and source. Compact cells abbreviate, as LEGEND says.
    """

    def __init__(self, view: CareersView, marks: Marks, compact: bool) -> None:
        self._marks = marks
        self._compact = compact
        self._notes: dict[str, str] = {}
        self._signs = False
        self._tables = {fact.id for fact in view.figure_facts}
        lines = [
            with_marks(fact_line(fact, marks), marks.of(fact.sources[:1]))
            for fact in view.figure_facts
        ]
        self.caption = ". ".join(lines) or None

    def cell(self, view: CareerView, column: CareerColumn) -> p.Cell:
        """All of a column in one cell, or why it is empty."""
        cells = view.columns[column]
        if not cells:
            return p.Cell(view.absent(column), dim=True)
        later = COLUMNS[COLUMNS.index(column) + 1 :][:1]
        told = {fact.id for name in later for fact in view.column_facts(name)}
        return p.Cell("; ".join(self._text(cell, cell.fact.id in told) for cell in cells))

    def _text(self, view: CellView, told: bool) -> str:
        """A cell's text. If `told`, the next column rests on the same fact and tells its year."""
        text, fact = cell_text(view), view.fact
        if view.cell.note:
            letter = chr(ord("a") + len(self._notes))
            text += f" ({self._notes.setdefault(view.cell.note, letter)})"
        if told or fact.id in self._tables:
            return text
        text = self._signed(text, fact) if self._compact else fact_line(fact, self._marks, text)
        return with_marks(text, self._marks.of(fact.sources[:1]))

    def _signed(self, text: str, fact: Fact) -> str:
        signs = []
        if not tells_year(text, fact.as_of):
            signs.append(f"'{fact.as_of[2:4]}" if fact.as_of else "u")
        if fact.confidence == "low":
            signs.append("f")
        self._signs = self._signs or bool(signs)
        return " ".join([text, *signs])

    def footnotes(self) -> list[p.Block]:
        """The footnotes of the cells made so far, and the legend where signs were used."""
        texts = [f"({letter}) {note}" for note, letter in self._notes.items()]
        texts += [LEGEND] if self._signs else []
        return [p.Para(" · ".join(texts), "dim")] if texts else []


def cell_text(view: CellView) -> str:
    """The words of a cell, or its figure as it is written."""
    return view.cell.text or figure(view.value, view.cell.form)


def csv_text(view: CareerView, column: CareerColumn) -> str:
    """All of a column for a spreadsheet, bare figures without signs."""
    cells = view.columns[column]
    texts = [
        one.cell.text or figure(one.value, "percent" if one.cell.form == "percent" else "text")
        for one in cells
    ]
    return "; ".join(texts) if texts else view.absent(column)


def record_text(fact: Fact, slug: str) -> str | None:
    """What a table of many careers holds of one of them, or None if the fact is no such table."""
    record = picked(fact.value, (slug,))
    if not isinstance(record, dict):
        return None
    return "; ".join(_entry(key, value) for key, value in record.items())


def _entry(key: str, value: Any) -> str:
    """A key with its figure: `p10` is a percentile, a year at the end is that of the figure."""
    if key == "note":
        return str(value)
    name = KEYS.get(key, key.replace("_usd_per_year", "").replace("_", " "))
    name = re.sub(r"^p(\d+)$", r"\1th percentile", name)
    name = re.sub(r" (\d{4})$", r" in \1", name)
    if key.endswith("_percent"):
        form = "percent"
    elif re.match(r"mean|median|p\d+$", key):
        form = "money"
    else:
        form = "text" if isinstance(value, str) else "number"
    return f"{name} {figure(value, form)}" if form != "number" else f"{figure(value, form)} {name}"

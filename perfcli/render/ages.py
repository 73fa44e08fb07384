"""The mark of what is past its shelf life: its age in a few letters, explained once at the end."""

import re
from datetime import date

from msgspec.structs import replace

from perfcli.advice.freshness import age_text, freshness, months_old
from perfcli.render import page as p

FOOT = "past its shelf life: check the source first. All: `perfcli data stale`"
# The last brackets of a line that tell its year or whose word it is; a letter may follow.
NOTES = re.compile(
    r"\([^()]*(\b(19|20)\d\d|weak source|forum post|aggregator site)[^()]*(?=\)( \([a-z]\))?$)"
)


def aged(page: p.Page, today: date, short: bool) -> p.Page:
    """The page with a mark at each line and cell that is stale on that day.

    `short` is for a screen, where `4y old` is enough and a narrow cell takes a bare sign.
    """
    marker = _Marker(today, short)
    blocks = [marker.block(block) for block in p.flat(page.blocks)]
    feet = [p.Para(text, "dim") for text in marker.feet()]
    end = next((i for i, block in enumerate(blocks) if block == p.Heading("Sources")), len(blocks))
    return p.Page((*blocks[:end], *feet, *blocks[end:]))


class _Marker:
    def __init__(self, today: date, short: bool) -> None:
        self._today = today
        self._short = short
        self._lines = self._cells = 0

    def feet(self) -> list[str]:
        """What the marks mean, if there are any."""
        signs = ["old"] * bool(self._lines) + ["!"] * bool(self._cells)
        return [f"{' and '.join(signs)}: {FOOT}"] if signs else []

    def block(self, block: p.Block) -> p.Block:
        match block:
            case p.Item():
                return self.item(block)
            case p.Pair(lines=lines):
                return replace(block, lines=tuple(self.item(line) for line in lines))
            case p.Table(rows=rows):
                made = tuple(tuple(self.cell(cell) for cell in row) for row in rows)
                return replace(block, rows=made)
        return block

    def item(self, item: p.Item) -> p.Item:
        months = months_stale(item.age, self._today)
        if months is None:
            return item
        self._lines += 1
        text = marked(item.text, age_text(months, self._short))
        return replace(item, text=text)

    def cell(self, cell: p.Cell) -> p.Cell:
        months = months_stale(cell.age, self._today)
        if months is None:
            return cell
        if self._short:
            self._cells += 1
            return replace(cell, text=f"{cell.text}!")
        self._lines += 1
        return replace(cell, text=marked(cell.text, age_text(months)))


def months_stale(age: p.Age | None, today: date) -> int | None:
    """How old a line is, if it is past its shelf life; else None."""
    if age is None or freshness(age.as_of, age.stale_after, today) != "stale":
        return None
    return months_old(age.as_of, today)


def marked(text: str, mark: str) -> str:
    """The mark inside the brackets that tell year or voice at the end of a line, or in its own."""
    note = NOTES.search(text)
    if note is None:
        return f"{text} ({mark})"
    return f"{text[: note.end()]}, {mark}{text[note.end() :]}"

"""Pages on a terminal, by Rich. Text of data or of the user goes in as Text, never as markup."""

import io

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from perfcli.render import page as p
from perfcli.render.page import with_marks
from perfcli.render.text import reference_text

STYLES = {"normal": "", "dim": "dim", "warning": "yellow"}
LEAST, MOST = 20, 200
WIDE = 2  # cells of the widest letter, which a narrower column would lose
BAR = 16  # the least room of the longest bar in which lengths can be told apart


def terminal_text(page: p.Page, width: int, color: bool) -> str:
    """A page as text for a terminal of `width` columns, with escape codes only if `color`."""
    width = max(LEAST, min(width, MOST))
    console = Console(
        file=io.StringIO(),
        force_terminal=True,
        width=width,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    printer = _Printer(console, width, color)
    for block in p.flat(page.blocks):
        printer.block(block)
    assert isinstance(console.file, io.StringIO)
    lines = [line.rstrip() for line in console.file.getvalue().split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


class _Printer:
    def __init__(self, console: Console, width: int, color: bool) -> None:
        self.console = console
        self.width = width
        self.color = color

    def block(self, block: p.Block) -> None:
        match block:
            case p.Heading(text=text, level=1):
                self.wrapped(text, style="bold cyan")
            case p.Heading(text=text):
                self.console.print()
                self.wrapped(text, style="bold")
            case p.Label(text=text):
                self.wrapped(text, indent=2, style="italic")
            case p.Para(text=text, tone=tone):
                self.wrapped(text, style=STYLES[tone])
            case p.Item():
                self.item(block)
            case p.Pair():
                self.pair(block)
            case p.Table():
                self.console.print()
                self.table(block)
            case p.Bars():
                self.bars(block)
            case p.Reference(number=number):
                self.hanging(f"[{number}]", reference_text(block), 0, style="dim")
            case p.Next(commands=commands):
                self.console.print()
                self.wrapped("Next: " + " · ".join(commands), style="cyan")
            case _:
                raise NotImplementedError(block)

    def wrapped(self, text: str, indent: int = 0, style: str = "") -> None:
        self.hanging("", text, indent, style)

    def hanging(self, marker: str, text: str, indent: int, style: str = "") -> None:
        """Print text with its marker hanging out to the left of it."""
        lead = cell_len(marker) + 1 if marker else 0
        room = self.width - indent - lead
        if marker and room < min(BAR, cell_len(text)):  # too little beside it
            self.hanging("", marker, indent, style)
            self.hanging("", text, indent + 2, style)
            return
        lines = with_commands(text, style).wrap(self.console, max(10, room))
        for i, line in enumerate(lines):
            line.rstrip()
            first = f"{marker} " if marker and i == 0 else " " * lead
            head = Text(" " * indent + first, style=style if marker != "•" else "dim")
            self.console.print(head + line, overflow="fold", no_wrap=True)

    def item(self, item: p.Item, extra: int = 0) -> None:
        indent = 2 * item.indent + extra
        self.hanging(item.marker, with_marks(item.text, item.marks), indent)
        self.under(item, indent + cell_len(item.marker) + 1)

    def under(self, item: p.Item, indent: int) -> None:
        """Print what stands under a line."""
        if item.other:
            self.wrapped(item.other, indent, style="dim")
        if item.warning:
            self.hanging("!", item.warning, indent, style="yellow")

    def pair(self, pair: p.Pair) -> None:
        lead = 16
        if self.width < 60 or cell_len(pair.label) >= lead:
            self.wrapped(pair.label, style="bold" if self.width < 60 else "cyan")
            for item in pair.lines:
                self.item(item, 2)
            return
        for i, item in enumerate(pair.lines):
            label = pair.label if i == 0 else ""
            text = with_marks(item.text, item.marks)
            lines = with_commands(text, "").wrap(self.console, self.width - lead)
            for j, line in enumerate(lines):
                line.rstrip()
                head = Text(set_cell_size(label if j == 0 else "", lead), style="cyan")
                self.console.print(head + line, overflow="fold", no_wrap=True)
            self.under(item, lead)

    def table(self, table: p.Table) -> None:
        if table.caption:
            self.wrapped(table.caption, style="dim")
        widths = column_widths(table, self.width)
        if widths is None:
            self.records(table)
            return
        head = tuple(p.Cell(column.name) for column in table.columns)
        self.row(head, table, widths, style="bold")
        for row in table.rows:
            self.row(row, table, widths)

    def row(
        self, cells: tuple[p.Cell, ...], table: p.Table, widths: list[int], style: str = ""
    ) -> None:
        """Print a row, each cell wrapped in its column."""
        wrapped = [
            Text(cell.text, style="dim" if cell.dim else style).wrap(self.console, width)
            for cell, width in zip(cells, widths, strict=True)
        ]
        for i in range(max(len(lines) for lines in wrapped)):
            line = Text()
            for lines, width, column in zip(wrapped, widths, table.columns, strict=True):
                part = lines[i] if i < len(lines) else Text()
                part.rstrip()
                part.align("right" if column.right else "left", width)
                line += part + Text("  ")
            self.console.print(line, overflow="fold", no_wrap=True)

    def records(self, table: p.Table) -> None:
        """A row a record: its name, then `column: cell` on lines of their own."""
        for row in table.rows:
            self.wrapped(row[0].text, style="bold")
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                if cell.text not in ("", "-"):
                    self.hanging(f"{column.name}:", cell.text, 2, "dim" if cell.dim else "")

    def bars(self, block: p.Bars) -> None:
        """Draw bars of one scale; where there is no room beside the labels, under them."""
        self.wrapped(block.caption, style="dim")
        texts = [with_marks(bar.text, bar.marks) for bar in block.bars]
        label = max(cell_len(bar.label) for bar in block.bars)
        room = self.width - 1 - max(map(cell_len, texts))
        beside = room - label - 1 >= BAR
        lead, room = (label + 1, room - label - 1) if beside else (2, room - 2)
        under = room < BAR  # figures so long that they stand on lines of their own
        room = self.width - 2 if under else room
        top = max(bar.value for bar in block.bars) or 1
        for bar, text in zip(block.bars, texts, strict=True):
            if not beside:
                self.wrapped(bar.label)
            head = Text(set_cell_size(bar.label if beside else "", lead))
            length = max(1, round(room * bar.value / top)) if bar.value else 0
            line = head + Text("█" * length, style="cyan") + Text("" if under else f" {text}")
            self.console.print(line, overflow="fold", no_wrap=True)
            if under:
                self.wrapped(text, indent=2)


def with_commands(text: str, style: str) -> Text:
    """Text with what stands in `back quotes` in the style of a command, without the quotes."""
    result = Text(style=style)
    for i, part in enumerate(text.split("`") if text.count("`") % 2 == 0 else [text]):
        result.append(part, style="cyan" if i % 2 else "")
    return result


def column_widths(table: p.Table, width: int) -> list[int] | None:
    """How wide each column is, or None where the table does not fit its least widths.

    What is left over goes, one by one, to the column whose widest cell lacks most.
    """
    columns = range(len(table.columns))
    names = [cell_len(column.name) for column in table.columns]
    natural = [max([names[i], *(cell_len(row[i].text) for row in table.rows)]) for i in columns]
    least = [min(max(table.columns[i].least, names[i], WIDE), natural[i]) for i in columns]
    room = width - 2 * (len(least) - 1)
    if sum(least) > room:
        return None
    widths = list(least)
    for _ in range(room - sum(least)):
        lacking = max(columns, key=lambda i: natural[i] - widths[i])
        if natural[lacking] <= widths[lacking]:
            break
        widths[lacking] += 1
    return widths

"""Pages on a terminal, by Rich. Text of data or of the user goes in as Text, never as markup."""

import io

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from perfcli.render import page as p
from perfcli.render.text import reference_text, with_marks

STYLES = {"normal": "", "dim": "dim", "warning": "yellow"}
LEAST, MOST = 20, 200


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
    for block in page.blocks:
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
        lines = Text(text, style=style).wrap(self.console, max(10, self.width - indent - lead))
        for i, line in enumerate(lines):
            line.rstrip()
            first = f"{marker} " if marker and i == 0 else " " * lead
            head = Text(" " * indent + first, style=style if marker != "•" else "dim")
            self.console.print(head + line, overflow="fold", no_wrap=True)

    def item(self, item: p.Item, extra: int = 0) -> None:
        indent = 2 * item.indent + extra
        self.hanging(item.marker, with_marks(item.text, item.marks), indent)
        if item.warning:
            lead = cell_len(item.marker) + 1
            self.hanging("!", item.warning, indent + lead, style="yellow")

    def pair(self, pair: p.Pair) -> None:
        if self.width < 60:
            self.wrapped(pair.label, style="bold")
            for item in pair.lines:
                self.item(item, 2)
            return
        lead = 16
        for i, item in enumerate(pair.lines):
            label = pair.label if i == 0 else ""
            text = with_marks(item.text, item.marks)
            lines = Text(text).wrap(self.console, self.width - lead)
            for j, line in enumerate(lines):
                line.rstrip()
                head = Text((label if j == 0 else "").ljust(lead), style="cyan")
                self.console.print(head + line, overflow="fold", no_wrap=True)
            if item.warning:
                self.hanging("!", item.warning, lead, style="yellow")

    def table(self, table: p.Table) -> None:
        if table.caption:
            self.wrapped(table.caption, style="dim")
        needed = sum(column.least for column in table.columns) + 2 * (len(table.columns) - 1)
        if needed > self.width:
            self.records(table)
            return
        grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
        for column in table.columns:
            grid.add_column(
                Text(column.name),
                justify="right" if column.right else "left",
                min_width=min(column.least, self._widest(table, column)),
                overflow="fold",
            )
        for row in table.rows:
            grid.add_row(*(Text(cell.text, style="dim" if cell.dim else "") for cell in row))
        self.console.print(grid)

    def _widest(self, table: p.Table, column: p.Column) -> int:
        i = table.columns.index(column)
        return max([cell_len(column.name), *(cell_len(row[i].text) for row in table.rows)])

    def records(self, table: p.Table) -> None:
        """A row a record: its name, then `column: cell` on lines of their own."""
        for row in table.rows:
            self.wrapped(row[0].text, style="bold")
            shown = [
                f"{column.name.lower()} {cell.text}"
                for column, cell in zip(table.columns[1:], row[1:], strict=True)
                if cell.text
            ]
            self.wrapped(" · ".join(shown), indent=2)

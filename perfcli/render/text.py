"""Pages as plain text and as Markdown: pure functions, no width, no color, one line a line."""

import re
from unicodedata import category, east_asian_width

from perfcli.render import page as p
from perfcli.render.page import with_marks

# Signs that a screen reader spells out or leaves out, and what they say.
SPOKEN = ((" → ", " See: "), (" ·", ","), ("•", "-"), ("[ ]", "To do:"), ("[x]", "Done:"))


def plain_text(page: p.Page, spoken: bool = False) -> str:
    """A page as text for a pipe: nothing wrapped, nothing drawn.

    `spoken`: for a screen reader too, which reads a line from its beginning to its end. A row of a
    table is then lines that each name their column, and no sign stands where a word can.
    """
    lines: list[str] = []
    for block in p.flat(page.blocks):
        if spoken and isinstance(block, p.Table):
            lines += ["", *_spoken_table(block)]
        elif spoken and isinstance(block, p.Next):
            lines += ["", *(f"Next: {command}" for command in block.commands)]
        else:
            lines += _plain(block)
    text = _tidy(lines)
    for sign, word in SPOKEN if spoken else ():
        text = text.replace(sign, word)
    return text


def markdown_text(page: p.Page) -> str:
    """A page as CommonMark with tables in the GitHub form."""
    lines: list[str] = []
    for block in p.flat(page.blocks):
        lines += _markdown(block)
    return _tidy(lines)


def as_page(document: p.Document) -> p.Page:
    """A document as one page: what must be known first, then chapter by chapter."""
    blocks: list[p.Block] = [p.Heading(document.title, 1), p.Para(f"{document.lead}.")]
    blocks.append(p.Para(f"Facts as read on {document.as_of}."))
    blocks += [p.Para(note) for note in document.notes]
    for chapter in document.chapters:
        blocks += (p.Heading(chapter.title, 2), *chapter.blocks)
    return p.Page(tuple(blocks))


def reference_text(block: p.Reference) -> str:
    """Title, publisher and address of a source."""
    if block.own:
        return f"{block.title}. It stands in your own files"
    voice = " (forum)" if block.forum else ""
    where = block.url or "no address: the copy that was read is not fit to link to"
    return f"{block.title}. {block.publisher}{voice}. {where}"


def _tidy(lines: list[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _plain(block: p.Block) -> list[str]:
    match block:
        case p.Heading(text=text, level=level):
            return ["", text.upper() if level == 1 else text, ""] if level == 1 else ["", text]
        case p.Label(text=text):
            return [f"  {text}:"]
        case p.Para(text=text, tone=tone):
            return [f"Note: {text}" if tone == "warning" else text]
        case p.Item():
            return _plain_item(block)
        case p.Pair(label=label, lines=items):
            if len(items) == 1 and items[0].warning is None and items[0].other is None:
                return [f"{label}: {with_marks(items[0].text, items[0].marks)}"]
            return [f"{label}:", *(line for item in items for line in _plain_item(item))]
        case p.Table():
            return ["", *_plain_table(block)]
        case p.Bars(bars=bars, caption=caption):
            return [caption, *(f"  {bar.label}: {_bar_words(bar)}" for bar in bars)]
        case p.Reference(number=number):
            return [f"[{number}] {reference_text(block)}"]
        case p.Next(commands=commands):
            return ["", f"Next: {' · '.join(commands)}"]
    raise NotImplementedError(block)


def _plain_item(item: p.Item) -> list[str]:
    pad = "  " * (item.indent + 1)
    marker = "-" if item.marker == "•" else item.marker
    lines = [f"{pad}{marker} {with_marks(item.text, item.marks)}".rstrip()]
    if item.other:
        lines.append(f"{pad}  {item.other}")
    if item.warning:
        lines.append(f"{pad}  Note: {item.warning}")
    return lines


def _spoken_table(table: p.Table) -> list[str]:
    """Rows as records: the name of the row, then `column: cell` for every cell with something."""
    lines = [table.caption] if table.caption else []
    for row in table.rows:
        lines += ["", row[0].text]
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if cell.text not in ("", "-"):
                lines.append(f"  {column.name}: {cell.text}")
    return lines


def _plain_table(table: p.Table) -> list[str]:
    rows = [[column.name for column in table.columns]]
    rows += [[cell.text for cell in row] for row in table.rows]
    widths = [max(cells(row[i]) for row in rows) for i in range(len(table.columns))]
    lines = []
    for row in rows:
        parts = []
        for text, width, column in zip(row, widths, table.columns, strict=True):
            pad = " " * (width - cells(text))
            parts.append(pad + text if column.right else text + pad)
        lines.append("  ".join(parts))
    return ([table.caption] if table.caption else []) + lines


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide sign, none for an accent."""
    if text.isascii():
        return len(text)
    wide = sum(east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(category(sign) in ("Mn", "Me", "Cf") for sign in text)


def _markdown(block: p.Block) -> list[str]:
    match block:
        case p.Heading(text=text, level=level):
            return ["", f"{'#' * level} {_md(text)}", ""]
        case p.Label(text=text):
            return ["", f"**{_md(text)}**", ""]
        case p.Para(text=text, tone=tone):
            return ["", f"> {_md(text)}" if tone == "warning" else _md(text), ""]
        case p.Item():
            return _markdown_item(block)
        case p.Pair(label=label, lines=items):
            lead, *rest = [line for item in items for line in _markdown_item(item)]
            if not rest:
                return [f"- **{_md(label)}:** {lead.removeprefix('- ')}"]
            return [f"- **{_md(label)}:**", *(f"  {line}" for line in (lead, *rest))]
        case p.Table():
            return ["", *_markdown_table(block), ""]
        case p.Bars():
            return ["", *_markdown_table(_as_table(block)), ""]
        case p.Reference(number=number):
            return [f"{number}. {_md(reference_text(block))}"]
        case p.Next(commands=commands):
            return ["", f"Next: {' · '.join(f'`{command}`' for command in commands)}", ""]
    raise NotImplementedError(block)


def _bar_words(bar: p.Bar) -> str:
    return with_marks(bar.text, bar.marks) + (f": {bar.detail}" if bar.detail else "")


def _as_table(block: p.Bars) -> p.Table:
    rows = tuple((p.Cell(bar.label), p.Cell(_bar_words(bar))) for bar in block.bars)
    return p.Table((p.Column("What"), p.Column("Figure", right=True)), rows, block.caption)


def _markdown_item(item: p.Item) -> list[str]:
    marker = item.marker if re.fullmatch(r"\d+\.", item.marker) else "-"
    word = "" if marker == item.marker or item.marker == "•" else f"{_md(item.marker)} "
    pad = "   " * item.indent
    marks = "".join(f" \\[{mark}\\]" for mark in item.marks)
    warning = f" *Note: {_md(item.warning)}*" if item.warning else ""
    other = f" *{_md(item.other)}*" if item.other else ""
    return [f"{pad}{marker} {word}{_md(item.text)}{marks}{other}{warning}"]


def _markdown_table(table: p.Table) -> list[str]:
    head = "| " + " | ".join(_md(column.name) for column in table.columns) + " |"
    rule = "|" + "|".join(" ---: " if column.right else " --- " for column in table.columns) + "|"
    rows = ["| " + " | ".join(_md(cell.text) for cell in row) + " |" for row in table.rows]
    return ([_md(table.caption), ""] if table.caption else []) + [head, rule, *rows]


def _md(text: str) -> str:
    """Text in which no character acts as Markdown but for addresses and `commands`."""
    parts = re.split(r"(https?://[^\s)\"<>]+[^\s)\"<>.,]|`[^`|]+`)", text)
    shown = []
    for i, part in enumerate(parts):
        if i % 2 == 0:
            shown.append(re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", part))
        else:
            shown.append(part if part.startswith("`") else f"<{part}>")
    return "".join(shown)

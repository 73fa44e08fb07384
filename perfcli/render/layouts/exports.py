"""What can be written as a file, and that it was."""

from typing import Any

from perfcli.advice.exports import CALENDAR, CALENDARS, DOCUMENT, ENDINGS, HANDBOOK, Target, forms
from perfcli.render import page as p

WHOLE = "all of it: every page, program, state, career, term and checklist, with the sources"


def exports_page(names: list[str]) -> p.Page:
    """The names and endings of files."""
    others = ", ".join(DOCUMENT[1:])
    dates = (p.Pair(f"{noun}{CALENDAR}", (p.Item(text),)) for noun, text in CALENDARS.items())
    blocks = (
        p.Heading("Export", 1),
        p.Para("The name of a file says what is written in it, its ending how."),
        p.Pair(f"{HANDBOOK}{DOCUMENT[0]}", (p.Item(f"{WHOLE} (also {others})"),)),
        *dates,
        *(p.Pair(f"NAME{ending}", (p.Item(text),)) for ending, text in ENDINGS.items()),
        p.Heading("Names"),
        p.Para(", ".join(names)),
        p.Next((f"perfcli export {HANDBOOK}.html --open", "perfcli export schools.csv")),
    )
    return p.Page(blocks)


def exports_table(names: list[str]) -> p.Table:
    """A row a file that can be asked for."""
    rows = ((p.Cell(noun), p.Cell(form)) for noun in (HANDBOOK, *names) for form in forms(noun))
    return p.Table((p.Column("name"), p.Column("ending")), tuple(rows))


def exports_json(names: list[str], written: dict[str, Any] | None = None) -> dict[str, Any]:
    """By the contract: each name with its endings, and what was written where."""
    every = [{"name": name, "endings": list(forms(name))} for name in (HANDBOOK, *names)]
    return {"exports": every, "written": written}


def written_line(name: str, size: int) -> str:
    """What was written, and how large it is."""
    amount = f"{size / 1000:,.0f} kB" if size >= 1000 else f"{size} bytes"
    return f"Written: {name} ({amount})"


def written_json(path: str, target: Target, size: int) -> dict[str, Any]:
    """What was written where."""
    return {"path": path, "name": target.noun, "ending": target.ending, "bytes": size}

"""A document, or a single page, as one HTML file with its style and script inside."""

import base64
import hashlib
from datetime import date
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from perfcli.render import page as p
from perfcli.render.html.nodes import anchors, nodes, references
from perfcli.render.html.words import Words, address

TEMPLATES = Path(__file__).parent / "templates"
MONTHS = (
    "January February March April May June July August September October November December"
).split()


def document_html(document: p.Document) -> str:
    """The file. It asks no host for anything, and its own policy forbids it to."""
    every = [block for chapter in document.chapters for block in chapter.blocks]
    titles = {chapter.id: chapter.title for chapter in document.chapters}
    titles |= {anchor: title for anchor, title in anchors(every) if anchor not in titles}
    words = Words(titles, references(every), date.fromisoformat(document.today))
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        words=words.text, marks=words.marks, age=words.age, command=words.command, address=address
    )
    style, script = (_inside(name) for name in ("style.css", "script.js"))
    return environment.get_template("document.html").render(
        document=document,
        chapters=[(chapter, nodes(chapter.blocks)) for chapter in document.chapters],
        contents=[
            (group, list(of)) for group, of in groupby(document.chapters, lambda one: one.group)
        ],
        as_of=in_full(document.as_of),
        made=in_full(document.today),
        style=style,
        script=script,
        policy=f"default-src 'none'; img-src data:; style-src {_hash(style)}; "
        f"script-src {_hash(script)}; base-uri 'none'; form-action 'none'",
    )


def page_html(page: p.Page, as_of: str, today: str) -> str:
    """A single page as a file."""
    head = next((one for one in page.blocks if isinstance(one, p.Heading)), p.Heading("perfcli", 1))
    blocks = tuple(one for one in page.blocks if one is not head)
    chapter = p.Chapter("page", "", "", blocks)
    return document_html(p.Document(head.text, "", (), as_of, today, (chapter,)))


def in_full(day: str) -> str:
    """`November 24, 2026`, or as much of it as is known."""
    parts = [int(part) for part in day.split("-") if part.isdigit()]
    if len(parts) < 2:
        return day
    month = MONTHS[parts[1] - 1]
    return f"{month} {parts[2]}, {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def _inside(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file


def _hash(text: str) -> str:
    """How a policy names a text that may run: by its digest."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

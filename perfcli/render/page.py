"""The vocabulary of a page: what layouts build and every renderer knows how to show."""

from typing import Literal

from msgspec import Struct

Tone = Literal["normal", "dim", "warning"]


class Block(Struct, frozen=True):
    """The base of everything that stands on a page."""


class Heading(Block, frozen=True):
    """A heading; level 1 is the page's title."""

    text: str
    level: int = 2


class Label(Block, frozen=True):
    """A small heading of a block inside a section."""

    text: str


class Para(Block, frozen=True):
    """Running text."""

    text: str
    tone: Tone = "normal"


class Age(Struct, frozen=True):
    """Of when a line is, and the last day of its shelf life: the mark is made when it prints."""

    as_of: str
    stale_after: str


class Item(Block, frozen=True):
    """One line of a list with its source marks and what stands under it.

    `marker` is `•`, a number with a point, or a word; `indent` is the depth, 0 or 1. `other` is
    what perfcli ships where the line is the user's own.
    """

    text: str
    marker: str = "•"
    marks: tuple[int, ...] = ()
    warning: str | None = None
    indent: int = 0
    age: Age | None = None
    other: str | None = None


class Pair(Block, frozen=True):
    """A label with its lines: `Deadline`, then what is known of it."""

    label: str
    lines: tuple[Item, ...]


class Cell(Struct, frozen=True):
    """A cell of a table."""

    text: str
    dim: bool = False
    age: Age | None = None


class Column(Struct, frozen=True):
    """A column: its name, and the fewest characters in which it reads well."""

    name: str
    least: int = 4
    right: bool = False


class Table(Block, frozen=True):
    """Rows under columns; where they do not fit, renderers print a record a row.

    The first column names the row.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str | None = None


class Bar(Struct, frozen=True):
    """One bar: its label, its length, and the figure as it is written, with its source marks."""

    label: str
    value: float
    text: str
    marks: tuple[int, ...] = ()


class Bars(Block, frozen=True):
    """A picture of figures of one kind, each a bar from zero on one scale."""

    bars: tuple[Bar, ...]
    caption: str


class Reference(Block, frozen=True):
    """A source at the end of the page. `own`: the user's note, which has no address."""

    number: int
    title: str
    publisher: str
    url: str | None
    forum: bool = False
    own: bool = False


class Next(Block, frozen=True):
    """Commands to try."""

    commands: tuple[str, ...]


class Page(Struct, frozen=True):
    """All of an answer, in order."""

    blocks: tuple[Block, ...]


def with_marks(text: str, marks: tuple[int, ...]) -> str:
    """A line with its source marks."""
    return f"{text} {''.join(f'[{mark}]' for mark in marks)}" if marks else text

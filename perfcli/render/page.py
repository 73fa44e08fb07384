"""The vocabulary of a page: what layouts build and every renderer knows how to show."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

Tone = Literal["normal", "dim", "warning"]


class Block(Struct, frozen=True):
    """The base of everything that stands on a page."""


class Heading(Block, frozen=True):
    """A heading; level 1 is the page's title. `anchor` is what a link to it names."""

    text: str
    level: int = 2
    anchor: str = ""


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


class Ref(Struct, frozen=True):
    """Words of a line that lead to another place of the same document, where there are links."""

    text: str
    to: str


class Item(Block, frozen=True):
    """One line of a list with its source marks and what stands under it.

    `marker` is `•`, a number with a point, `☐` for a box to tick, or a word; `indent` is the
    depth, 0 or 1. `age`: what the mark of an old line is made from. `other` is what perfcli ships
    where the line is the user's own.
    """

    text: str
    marker: str = "•"
    marks: tuple[int, ...] = ()
    warning: str | None = None
    indent: int = 0
    age: Age | None = None
    refs: tuple[Ref, ...] = ()
    other: str | None = None


class Pair(Block, frozen=True):
    """A label with its lines: `Deadline`, then what is known of it."""

    label: str
    lines: tuple[Item, ...]
    anchor: str = ""


class Cell(Struct, frozen=True):
    """A cell of a table. `to`: the place that it leads to, where there are links.

    Where readers can sort and choose, they do so by `sort`, None for unknown, and by `groups`.
    """

    text: str
    dim: bool = False
    age: Age | None = None
    to: str = ""
    sort: float | str | None = None
    groups: tuple[str, ...] = ()


class Column(Struct, frozen=True):
    """A column: its name, and the fewest characters in which it reads well."""

    name: str
    least: int = 4
    right: bool = False


class Filter(Struct, frozen=True):
    """What readers may choose rows by: one of a column's groups, or at most so much of it."""

    column: int
    label: str
    kind: Literal["one", "most"]


class Table(Block, frozen=True):
    """Rows under columns; where they do not fit, renderers print a record a row.

    The first column names the row. With `filters` readers sort and choose, where they can.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str | None = None
    filters: tuple[Filter, ...] = ()


class Bar(Struct, frozen=True):
    """One bar: its label, its length, and the figure as it is written, with its source marks.

    `detail` is what else to say of it, in words.
    """

    label: str
    value: float
    text: str
    marks: tuple[int, ...] = ()
    age: Age | None = None
    detail: str = ""


class Bars(Block, frozen=True):
    """A picture of figures of one kind, each a bar from zero on one scale."""

    bars: tuple[Bar, ...]
    caption: str


class Stop(Struct, frozen=True):
    """A station of a way: its name, and a few words under it."""

    label: str
    text: str
    marks: tuple[int, ...] = ()


class Way(Block, frozen=True):
    """Stations in their order, to be drawn as a line; it is not to scale."""

    stops: tuple[Stop, ...]
    caption: str


class Reference(Block, frozen=True):
    """A source at the end of the page. `own`: the user's note, which has no address."""

    number: int
    title: str
    publisher: str
    url: str | None
    forum: bool = False
    anchor: str = ""
    own: bool = False


class Next(Block, frozen=True):
    """Commands to try."""

    commands: tuple[str, ...]


class Fold(Block, frozen=True):
    """What a reader may pass over: renderers that can, open it only when asked to."""

    label: str
    blocks: tuple[Block, ...]


class Part(Block, frozen=True):
    """A part of a document under its own heading; a `sheet` is printed on a page of its own."""

    heading: Heading
    blocks: tuple[Block, ...]
    sheet: bool = False


class Page(Struct, frozen=True):
    """All of an answer, in order."""

    blocks: tuple[Block, ...]


class Chapter(Struct, frozen=True):
    """A chapter of a document; `group` is the heading under which the contents list it."""

    id: str
    title: str
    group: str
    blocks: tuple[Block, ...]


class Document(Struct, frozen=True):
    """Many pages as one: chapters with one list of sources as the last of them.

    `as_of`: the day of the data; `today`: the day on which the document is made, which ages are
    counted to. `notes` are what a reader must know first.
    """

    title: str
    lead: str
    notes: tuple[str, ...]
    as_of: str
    today: str
    chapters: tuple[Chapter, ...]


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks as they stand where nothing folds or is drawn: all open, a way in words."""
    for block in blocks:
        match block:
            case Fold(label=label, blocks=inner):
                yield Label(label)
                yield from flat(inner)
            case Part(heading=heading, blocks=inner):
                yield heading
                yield from flat(inner)
            case Way(stops=stops, caption=caption):
                words = (with_marks(f"{one.label} ({one.text})", one.marks) for one in stops)
                yield Para(f"{caption} {' → '.join(words)}")
            case _:
                yield block


def with_marks(text: str, marks: tuple[int, ...]) -> str:
    """A line with its source marks."""
    return f"{text} {''.join(f'[{mark}]' for mark in marks)}" if marks else text

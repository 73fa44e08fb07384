"""The records of careers/*.yaml: the perfusionist's career and those beside it."""

from typing import Annotated, Literal

from msgspec import Meta

from perfcli.knowledge.model import Record
from perfcli.knowledge.scalars import Id, Line, Short

CareerColumn = Literal[
    "entry_degree", "training", "pay", "growth", "openings", "employed", "license"
]


class CareerCell(Record, frozen=True, kw_only=True):
    """One cell of the table of careers: a figure picked out of a fact, or words on it."""

    fact: Annotated[Id, Meta(description="The fact that the cell rests on.")]
    path: Annotated[
        tuple[str, ...], Meta(description="Keys into the fact's value that lead to the figure.")
    ] = ()
    form: Annotated[
        Literal["money", "number", "percent", "text"], Meta(description="How it is written.")
    ] = "text"
    text: Annotated[Line, Meta(description="The words, where it is no bare figure.")] | None = None
    note: Annotated[Line, Meta(description="Footnote: what else the figure counts.")] | None = None


class Career(Record, frozen=True, kw_only=True):
    """A career beside the perfusionist's, or the perfusionist's own."""

    slug: Id
    name: Short
    aka: tuple[Short, ...] = ()
    order: int
    listed: Annotated[bool, Meta(description="In the table without --all.")] = False
    columns: dict[CareerColumn, tuple[CareerCell, ...]]
    absent: Annotated[
        dict[CareerColumn, Literal["not published", "not measured"]],
        Meta(description="Why a column is empty; else it reads `not in our data`."),
    ] = {}  # noqa: RUF012 - msgspec copies an empty default for each record

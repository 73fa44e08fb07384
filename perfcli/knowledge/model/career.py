"""The records of careers/*.yaml: the perfusionist's career and those beside it."""

from typing import Annotated, Literal

from msgspec import Meta

from perfcli.knowledge.model.fact import Record
from perfcli.knowledge.model.scalars import Id, Line, Short

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
    name: Annotated[Short, Meta(description="As printed.")]
    short: (
        Annotated[
            Annotated[str, Meta(min_length=1, max_length=16)],
            Meta(description="Name for the second table, where the first has told the whole one."),
        ]
        | None
    ) = None
    aka: Annotated[tuple[Short, ...], Meta(description="Abbreviations and everyday names.")] = ()
    order: Annotated[int, Meta(description="Place in the table.")]
    listed: Annotated[bool, Meta(description="In the table without --all.")] = False
    hidden: Annotated[
        bool, Meta(description="Only a slug that facts may name: in no table, found by no name.")
    ] = False
    open: Annotated[Id, Meta(description="Source whose address --open opens.")] | None = None
    columns: Annotated[
        dict[CareerColumn, tuple[CareerCell, ...]], Meta(description="Cells of the table.")
    ]
    absent: Annotated[
        dict[CareerColumn, Literal["not published", "not measured"]],
        Meta(description="Why a column is empty; else it reads `not in our data`."),
    ] = {}

"""The record of shelf.yaml: the kinds of facts, and how long a fact of each kind keeps."""

from typing import Annotated

from msgspec import Meta

from perfcli.knowledge.model.fact import Record
from perfcli.knowledge.model.scalars import Id, Row, Short, Text


class FactKind(Record, frozen=True, kw_only=True):
    """A kind of fact: how long one keeps, why, and where such facts stand."""

    id: Id
    what: Annotated[Short, Meta(description="What it covers, as printed.")]
    months: (
        Annotated[int, Meta(ge=1, le=600, description="Shelf life; absent: such facts keep.")]
        | None
    ) = None
    why: Annotated[Text, Meta(description="The reason for this shelf life.")]
    columns: Annotated[
        tuple[Id, ...],
        Meta(description="Columns of a program; a fact of several takes the shortest life."),
    ] = ()
    rows: Annotated[tuple[Row, ...], Meta(description="Rows of a state's page.")] = ()
    sections: Annotated[
        tuple[str, ...], Meta(description="Sections: the page's id, a slash, the section's id.")
    ] = ()
    fields: Annotated[tuple[Short, ...], Meta(description="What facts say in `field`.")] = ()
    homes: Annotated[
        tuple[Id, ...],
        Meta(
            description="Where all the rest is of this kind: a page by its id, or `topics`, "
            "`schools`, `states`, `resources`, `glossary`."
        ),
    ] = ()


class Shelf(Record, frozen=True, kw_only=True):
    """shelf.yaml: every kind of fact; each place is claimed by one of them."""

    kinds: Annotated[tuple[FactKind, ...], Meta(description="One an entry, as they are listed.")]

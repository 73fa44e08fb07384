"""A fact: one claim of the field, with its source and its date; and a fact borrowed."""

from collections.abc import Sequence
from typing import Annotated, Any, Self

import msgspec
from msgspec import Meta, Struct

from perfcli.knowledge.model.columns import Columns
from perfcli.knowledge.model.scalars import (
    Confidence,
    Day,
    Id,
    Line,
    Row,
    Short,
    Text,
)
from perfcli.knowledge.model.yearly import YearlyDate

# Fields that compiling fills, the last two where a user's own files are laid over the shipped ones;
# in a YAML file they are unknown.
COMPILED = ("stale_after", "yours", "shipped")


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of every entry: frozen, and an unknown field is an error."""


class Owned(Record, frozen=True, kw_only=True):
    """An entry that a user's own files may add or correct.

    `yours`: it is the user's, or some of its fields are. `shipped`: by the name of each field that
    the user changed, what perfcli ships in it; None where that is nothing.
    """

    yours: bool = False
    shipped: dict[str, Any] = {}

    @property
    def original(self) -> Self | None:
        """The entry as it is shipped, or None where the user changed nothing in it."""
        if not self.shipped:
            return None
        raw = {**msgspec.to_builtins(self), **self.shipped}
        gone = {"yours", "shipped", *(["stale_after"] if "as_of" in self.shipped else [])}
        kept = {k: item for k, item in raw.items() if item is not None and k not in gone}
        return msgspec.convert(kept, type(self))


class Fact(Record, frozen=True, kw_only=True, tag="fact", tag_field="entry"):
    """One claim of the field with where it comes from and when it was true."""

    id: Id
    claim: Annotated[Text, Meta(description="The fact as a whole sentence, in our own words.")]
    value: Annotated[
        Any, Meta(description="The figure or list behind the claim, as the source gives it.")
    ] = None
    unit: Annotated[Short, Meta(description="Unit of a bare figure in `value`.")] | None = None
    as_of: Annotated[Day, Meta(description="When it was true; absent means undated.")] | None = None
    as_of_note: (
        Annotated[Line, Meta(description="Why the date is what it is, or why there is none.")]
        | None
    ) = None
    confidence: Annotated[
        Confidence,
        Meta(
            description="high: official body, statute, the school itself, a paper; "
            "medium: trade page; low: forum, aggregator, a copy."
        ),
    ]
    sources: Annotated[
        tuple[Id, ...], Meta(min_length=1, description="Ids in sources.yaml, best first.")
    ]
    field: Annotated[Short, Meta(description="What the fact is about, in a word.")] | None = None
    kind: (
        Annotated[
            Id, Meta(description="How it ages: a kind of shelf.yaml, if not that of its place.")
        ]
        | None
    ) = None
    stale_after: Annotated[str, Meta(description="Last day of its shelf life.")] | None = None
    headline: Annotated[bool, Meta(description="Shown on the page without --all.")] = False
    group: (
        Annotated[Short, Meta(description="Label of a block inside the section (one side).")] | None
    ) = None
    line: (
        Annotated[Line, Meta(description="The short form for the page, with its year.")] | None
    ) = None
    warning: (
        Annotated[Line, Meta(description="What the user must know before relying on it.")] | None
    ) = None
    off_page: Annotated[
        bool, Meta(description="Kept and found by `data facts`, printed on no page.")
    ] = False
    columns: (
        Annotated[Columns, Meta(description="Of a school's fact: the columns that it fills.")]
        | None
    ) = None
    row: Annotated[Row, Meta(description="Of a state's fact: the row of its page.")] | None = None
    dates: Annotated[
        tuple[YearlyDate, ...],
        Meta(description="Dates for `deadlines` that the claim states and no column holds."),
    ] = ()
    careers: Annotated[
        tuple[Id, ...], Meta(description="Careers that the fact is about, by slug.")
    ] = ()
    details: Annotated[
        dict[str, Any] | None, Meta(description="Further values that came with the fact.")
    ] = None
    rival_of: (
        Annotated[Id, Meta(description="The better founded or newer fact that it disagrees with.")]
        | None
    ) = None
    note: (
        Annotated[str, Meta(max_length=1200, description="A remark for editors, never printed.")]
        | None
    ) = None
    yours: bool = False  # as in Owned
    shipped: "Fact | None" = None  # the shipped fact that the user's own corrects

    @property
    def cited(self) -> tuple[str, ...]:
        """Its sources, and those of the shipped fact that it corrects."""
        return (*self.sources, *(self.shipped.sources if self.shipped else ()))


class Borrow(Record, frozen=True, kw_only=True, tag="borrow", tag_field="entry"):
    """A fact whose home is another page, shown here too."""

    borrow: Annotated[Id, Meta(description="Id of the fact; its home keeps claim and value.")]
    headline: Annotated[bool, Meta(description="Shown without --all.")] = False
    group: Annotated[Short | None, Meta(description="As for a fact.")] = None
    line: (
        Annotated[Line, Meta(description="Short form on this page, if not the home's.")] | None
    ) = None


def picked(value: Any, path: Sequence[str]) -> Any:
    """What the keys of `path` lead to in a fact's value; None where they lead nowhere."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value

"""Addresses worth knowing, in the groups of their page."""

from typing import Annotated

from msgspec import Meta

from perfcli.knowledge.model.fact import Fact, Owned, Record
from perfcli.knowledge.model.scalars import (
    Audience,
    Confidence,
    Day,
    Id,
    Line,
    ResourceKind,
    Short,
    Text,
    Url,
)
from perfcli.knowledge.model.yearly import YearlyDate


class Resource(Owned, frozen=True, kw_only=True, rename={"for_": "for"}):
    """An address worth knowing. It is a fact too: `data facts ID` shows it."""

    id: Id
    kind: Annotated[ResourceKind, Meta(description="What it is.")]
    name: Annotated[
        Annotated[str, Meta(min_length=1, max_length=200)], Meta(description="As it calls itself.")
    ]
    group: Annotated[Id, Meta(description="Id of its group on the page.")]
    url: Annotated[Url, Meta(description="Current address; absent where none is known.")] | None = (
        None
    )
    former_urls: Annotated[tuple[Url, ...], Meta(description="Shown, never opened.")] = ()
    for_: Annotated[tuple[Audience, ...], Meta(description="Whom it serves.")] = ()
    cost: Annotated[Line, Meta(description="With its year, or `year unknown`.")] | None = None
    note: Annotated[Text, Meta(description="Printed with --all and on its own page.")] | None = None
    line: Annotated[Line, Meta(description="One line for the list, if not the note.")] | None = None
    warning: (
        Annotated[Line, Meta(description="As for a fact: an employer, a sale, an old page.")] | None
    ) = None
    headline: Annotated[bool, Meta(description="Shown without --all.")] = False
    off_page: Annotated[bool, Meta(description="As for a fact.")] = False
    claim: Annotated[Text, Meta(description="As for a fact.")]
    as_of: Annotated[Day | None, Meta(description="As for a fact.")] = None
    as_of_note: Annotated[Line | None, Meta(description="As for a fact.")] = None
    confidence: Annotated[Confidence, Meta(description="As for a fact.")]
    sources: Annotated[
        Annotated[tuple[Id, ...], Meta(min_length=1)], Meta(description="Ids in sources.yaml.")
    ]
    fact_kind: Annotated[Id, Meta(description="How it ages: as `kind` of a fact.")] | None = None
    stale_after: Annotated[str, Meta(description="Last day of its shelf life.")] | None = None
    dates: Annotated[
        tuple[YearlyDate, ...], Meta(description="As for a fact: a scholarship's deadline.")
    ] = ()

    @property
    def fact(self) -> Fact:
        """The resource as the fact that the dossier holds, its value rebuilt from the fields."""
        pairs = {
            "name": self.name,
            "kind": self.kind,
            "url": self.url,
            "former_urls": list(self.former_urls) or None,
            "cost": self.cost,
            "for": list(self.for_),
            "note": self.note,
        }
        value = {key: item for key, item in pairs.items() if item is not None or key == "url"}
        return Fact(
            id=self.id,
            claim=self.claim,
            value=value,
            as_of=self.as_of,
            as_of_note=self.as_of_note,
            confidence=self.confidence,
            sources=self.sources,
            field="resource",
            kind=self.fact_kind,
            stale_after=self.stale_after,
            warning=self.warning,
            dates=self.dates,
            yours=self.yours,
            shipped=self.original.fact if self.original else None,
        )


class Group(Record, frozen=True, kw_only=True):
    """A heading of the resources page."""

    id: Id
    heading: Annotated[Short, Meta(description="As printed.")]
    more: Annotated[bool, Meta(description="Shown with --all only.")] = False


class Resources(Record, frozen=True, kw_only=True):
    """resources.yaml: the groups in the order of the page, then every resource."""

    groups: Annotated[tuple[Group, ...], Meta(description="Headings, in order.")]
    resources: Annotated[
        tuple[Resource, ...], Meta(description="Every address, in the order of its group.")
    ]

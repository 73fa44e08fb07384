"""The record of links.yaml: addresses that `data links` does not ask."""

from typing import Annotated

from msgspec import Meta

from perfcli.knowledge.model.fact import Record
from perfcli.knowledge.model.scalars import Line, Url


class Unasked(Record, frozen=True, kw_only=True):
    """Addresses that a program is not to ask, or whose answer to one means nothing."""

    starts: Annotated[Url, Meta(description="How these addresses begin.")]
    why: Annotated[Line, Meta(description="The reason, printed in the report.")]


class LinkRules(Record, frozen=True, kw_only=True):
    """links.yaml: exceptions from the check of addresses."""

    unasked: Annotated[tuple[Unasked, ...], Meta(description="One an entry.")] = ()

"""The record of costs.yaml: which facts `costs` computes with."""

from typing import Annotated

from msgspec import Meta

from perfcli.knowledge.model.fact import Record
from perfcli.knowledge.model.scalars import Id


class Pick(Record, frozen=True, kw_only=True):
    """A figure inside a fact."""

    fact: Annotated[Id, Meta(description="The fact that holds the figure.")]
    path: Annotated[tuple[str, ...], Meta(description="Keys into its value.")] = ()


class CostBasis(Record, frozen=True, kw_only=True):
    """costs.yaml: federal loan caps, and the starting pay that a payment is set against."""

    yearly_cap: Annotated[Pick, Meta(description="Federal loans a year of study, in USD.")]
    total_cap: Annotated[Pick, Meta(description="Federal loans in all, in USD.")]
    starting_pay_low: Annotated[Pick, Meta(description="Stated pay of a new graduate, a year.")]
    starting_pay_high: Annotated[Pick, Meta(description="The upper end of it.")]

"""The compiled form of the milestones; small, since `plan` and bare `perfcli` start with it."""

from perfcli.knowledge.bundles.entries import Bundle
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.milestone import PlanBasis


class PlanBundle(Bundle, frozen=True):
    """The two timelines, the facts that they rest on, and the sources."""

    basis: PlanBasis
    facts: dict[str, Fact]
    sources: dict[str, Source]

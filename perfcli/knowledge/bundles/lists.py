"""The compiled forms of lists: addresses, terms, costs, careers and checklists."""

from perfcli.knowledge.bundles.entries import Bundle
from perfcli.knowledge.model.career import Career
from perfcli.knowledge.model.cost import CostBasis
from perfcli.knowledge.model.counter import CounterBasis
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.lists import Checklist, Glossary
from perfcli.knowledge.model.resource import Resource, Resources


class ResourcesBundle(Bundle, frozen=True):
    """All addresses with their sources."""

    resources: Resources
    sources: dict[str, Source]


class GlossaryBundle(Bundle, frozen=True):
    """All terms, the facts that some of them rest on, and the sources."""

    glossary: Glossary
    facts: dict[str, Fact]
    sources: dict[str, Source]


class CostsBundle(Bundle, frozen=True):
    """What `costs` computes with: the picks, their facts and sources."""

    basis: CostBasis
    facts: dict[str, Fact]
    sources: dict[str, Source]


class CountersBundle(Bundle, frozen=True):
    """What `log` takes down and counts against: the picks, their facts and sources."""

    basis: CounterBasis
    facts: dict[str, Fact]
    sources: dict[str, Source]


class CareersBundle(Bundle, frozen=True):
    """All careers, the facts of their cells and those about them, and the sources."""

    careers: tuple[Career, ...]
    facts: dict[str, Fact]
    sources: dict[str, Source]


class ChecklistsBundle(Bundle, frozen=True):
    """All checklists with the facts and addresses that support their steps."""

    checklists: tuple[Checklist, ...]
    facts: dict[str, Fact]
    resources: dict[str, Resource]
    sources: dict[str, Source]

"""The compiled forms of lists: addresses, terms, costs, careers and checklists."""

from perfcli.knowledge.bundle import Bundle
from perfcli.knowledge.career import Career
from perfcli.knowledge.costmodel import CostBasis
from perfcli.knowledge.countermodel import CounterBasis
from perfcli.knowledge.entry import Source
from perfcli.knowledge.fact import Fact
from perfcli.knowledge.listmodel import Checklist, Glossary
from perfcli.knowledge.resource import Resource, Resources


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

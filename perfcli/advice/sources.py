"""Sources with the facts that rest on them."""

from collections.abc import Sequence

from msgspec import Struct

from perfcli.advice.names import Named, find_all
from perfcli.knowledge.bundles.entries import HomedFact, SourcesBundle
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.entry import Source


class SourceView(Struct, frozen=True):
    """A source, on how many facts it bears, and these facts where they were asked for."""

    source: Source
    count: int
    facts: tuple[HomedFact, ...] = ()


def all_sources(bundle: SourcesBundle) -> tuple[SourceView, ...]:
    """Every source, those that bear most facts first."""
    views = [SourceView(one, bundle.facts.get(one.id, 0)) for one in bundle.sources]
    return tuple(sorted(views, key=lambda view: (-view.count, view.source.id)))


def some_sources(knowledge: Knowledge, names: Sequence[str]) -> tuple[SourceView, ...]:
    """The named sources with their facts. Raises UserError('unknown-name')."""
    bundle = knowledge.sources
    known = {source.id: source for source in bundle.sources}
    named = [Named(source.id, (source.title,)) for source in bundle.sources]
    keys = find_all(names, named, "source", "perfcli sources")
    facts = knowledge.facts.facts
    return tuple(
        SourceView(
            known[key],
            bundle.facts.get(key, 0),
            tuple(homed for homed in facts if key in homed.fact.sources),
        )
        for key in keys
    )

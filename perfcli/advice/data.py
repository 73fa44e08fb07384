"""What the product holds: counts, and every fact by its id."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.freshness import Freshness, freshness
from perfcli.advice.names import Named, find_all
from perfcli.advice.stale import tally
from perfcli.knowledge.bundles.entries import FactsBundle, HomedFact
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact


class FactRecord(Struct, frozen=True):
    """A fact with its home and the facts that disagree with it."""

    home: str
    fact: Fact
    also: tuple[Fact, ...]


class FactsView(Struct, frozen=True):
    """Facts and their sources."""

    facts: tuple[FactRecord, ...]
    sources: dict[str, Source]


def by_home(bundle: FactsBundle) -> dict[str, int]:
    """How many facts each page, program, state and list holds, most first."""
    return dict(Counter(homed.home for homed in bundle.facts).most_common())


class Ages(Struct, frozen=True):
    """How many facts are fresh, stale, lasting and undated: of all, and by home."""

    counts: dict[Freshness, int]
    stale: dict[str, int]


def ages_of(bundle: FactsBundle, today: date) -> Ages:
    """The ages of all facts on a day."""
    stale = Counter(
        homed.home
        for homed in bundle.facts
        if freshness(homed.fact.as_of, homed.fact.stale_after, today) == "stale"
    )
    return Ages(tally((homed.fact for homed in bundle.facts), today), dict(stale))


def facts_view(bundle: FactsBundle, names: Sequence[str] = ()) -> FactsView:
    """Every fact, or those with the ids given. Raises UserError('unknown-name')."""
    rivals: dict[str, list[Fact]] = {}
    for homed in bundle.facts:
        if homed.fact.rival_of is not None:
            rivals.setdefault(homed.fact.rival_of, []).append(homed.fact)
    chosen: Sequence[HomedFact] = bundle.facts
    if names:
        known = {homed.fact.id: homed for homed in bundle.facts}
        named = [Named(key, ()) for key in known]
        keys = find_all(names, named, "fact", "perfcli data facts")
        chosen = [known[key] for key in keys]
    records = (
        FactRecord(homed.home, homed.fact, tuple(rivals.get(homed.fact.id, ()))) for homed in chosen
    )
    return FactsView(tuple(records), bundle.sources)

"""What is past its shelf life: by kind of fact and age, with the address at which to check it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from perfcli.advice.freshness import Freshness, freshness, months_old
from perfcli.advice.names import Named, find_all
from perfcli.errors import UserError
from perfcli.knowledge.bundles.entries import FactsBundle, HomedFact, Index
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.shelf import FactKind


class StaleFact(Struct, frozen=True):
    """A fact past its shelf life. `url` is where it was read; else its home's own page, or None."""

    home: str
    fact: Fact
    months: int
    url: str | None


class StaleKind(Struct, frozen=True):
    """A kind of fact with what is stale of it, the oldest first."""

    kind: FactKind
    facts: tuple[StaleFact, ...]
    dated: int


class StaleView(Struct, frozen=True):
    """All that is stale of the homes and kinds asked for."""

    kinds: tuple[StaleKind, ...]
    sources: dict[str, Source]

    @property
    def total(self) -> int:
        """How many facts are stale."""
        return sum(len(kind.facts) for kind in self.kinds)

    @property
    def dated(self) -> int:
        """Of how many with a date."""
        return sum(kind.dated for kind in self.kinds)


def stale_view(
    bundle: FactsBundle,
    index: Index,
    kinds: Sequence[FactKind],
    today: date,
    topics: Sequence[str] = (),
    names: Sequence[str] = (),
) -> StaleView:
    """What is stale of these topics (pages, programs, states) and kinds; none named: of all.

    Raises UserError('unknown-name') where a name finds nothing.
    """
    homes = homes_of(index, topics, "perfcli data stale --topic")
    known = [Named(kind.id, ()) for kind in kinds]
    hint = f"Kinds: {', '.join(kind.id for kind in kinds)}"
    wanted = [_found(name, known, "kind", "perfcli data stale --kind", hint) for name in names]
    pages = {head.slug: head.url for head in index.schools}
    pages |= {head.code: head.url for head in index.states}
    facts: dict[str, list[StaleFact]] = {}
    dated: Counter[str] = Counter()
    for homed in bundle.facts:
        fact = homed.fact
        if (homes and homed.home not in homes) or fact.as_of is None or fact.kind is None:
            continue
        dated[fact.kind] += 1
        if freshness(fact.as_of, fact.stale_after, today) == "stale":
            url = _address(homed, bundle.sources, pages)
            one = StaleFact(homed.home, fact, months_old(fact.as_of, today), url)
            facts.setdefault(fact.kind, []).append(one)
    made = (
        StaleKind(
            kind,
            tuple(sorted(facts.get(kind.id, ()), key=lambda one: (-one.months, one.fact.id))),
            dated[kind.id],
        )
        for kind in kinds
        if not wanted or kind.id in wanted
    )
    return StaleView(tuple(kind for kind in made if kind.dated), bundle.sources)


def _address(
    homed: HomedFact, sources: Mapping[str, Source], pages: Mapping[str, str | None]
) -> str | None:
    urls = [sources[name].url for name in homed.fact.sources]
    return next((url for url in urls if url is not None), pages.get(homed.home))


def homes_of(index: Index, topics: Sequence[str], command: str) -> set[str]:
    """The homes of facts that topics name: a page, a program, a state; empty for none.

    `schools` means every program too, and `license` every state. Raises UserError('unknown-name').
    """
    if not topics:
        return set()
    known = [
        *(Named(head.id, head.aliases) for head in index.topics),
        *(Named(name, ()) for name in ("resources", "glossary")),
        *(Named(head.slug, (head.name, head.short, *head.aka)) for head in index.schools),
        *(Named(head.code, (head.name,)) for head in index.states),
    ]
    hint = "Name a page (perfcli --help), a program (perfcli schools) or a state"
    homes = {_found(name, known, "topic", command, hint) for name in topics}
    if "schools" in homes:
        homes |= {head.slug for head in index.schools}
    if "license" in homes:
        homes |= {head.code for head in index.states}
    return homes


def _found(name: str, known: Sequence[Named], noun: str, command: str, hint: str) -> str:
    """The key that a name finds. Raises UserError('unknown-name'), with `hint` if none is near."""
    try:
        return find_all([name], known, noun, command)[0]
    except UserError as error:
        near = error.hint if error.hint and not error.hint.startswith("All names") else hint
        raise UserError(error.code, error.message, near) from error


def tally(facts: Iterable[Fact], today: date) -> dict[Freshness, int]:
    """How many facts are fresh, stale, lasting and undated."""
    counts = Counter(freshness(fact.as_of, fact.stale_after, today) for fact in facts)
    order: tuple[Freshness, ...] = ("fresh", "stale", "lasting", "undated")
    return {name: counts[name] for name in order}

"""The addresses of the data, and what an answer to asking one means."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from perfcli.advice.stale import homes_of
from perfcli.knowledge.bundles.entries import FactsBundle, Index
from perfcli.knowledge.model.links import Unasked
from perfcli.knowledge.model.resource import Resource

Verdict = Literal["gone", "unreachable", "failing", "refused", "moved", "ok", "unasked"]
# What must be mended first comes first.
VERDICTS: dict[Verdict, str] = {
    "gone": "not there any more (404, 410)",
    "unreachable": "no answer: name, connection or time",
    "failing": "the server fails (5xx)",
    "refused": "refuses a program: look yourself",
    "moved": "moved: the new address is known",
    "ok": "answers",
    "unasked": "not asked, by links.yaml",
}
BROKEN: tuple[Verdict, ...] = ("gone", "unreachable", "failing")


class Address(Struct, frozen=True):
    """An address with where it stands: homes of facts, and ids of sources and entries."""

    url: str
    homes: tuple[str, ...]
    ids: tuple[str, ...]
    unasked: str | None = None


class Outcome(Struct, frozen=True):
    """What came of asking: the last status and address, or why there was no answer."""

    url: str
    status: int | None = None
    final: str | None = None
    permanent: bool = True
    error: str | None = None
    tries: int = 1


class Checked(Struct, frozen=True):
    """An address with the verdict on it."""

    address: Address
    verdict: Verdict
    outcome: Outcome | None = None

    @property
    def moved_to(self) -> str | None:
        """Where it leads now, if not to itself."""
        return self.outcome.final if self.outcome and self.verdict == "moved" else None

    @property
    def detail(self) -> str:
        """Status or error in a few words, or why nobody asked."""
        if self.outcome is None:
            return self.address.unasked or ""
        if self.verdict == "moved":
            return "for good" if self.outcome.permanent else "for now"
        return self.outcome.error or str(self.outcome.status or "")


class LinksView(Struct, frozen=True):
    """The report; `whole` unless it was stopped."""

    checked: tuple[Checked, ...]
    total: int
    whole: bool = True

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many addresses of each verdict."""
        found = Counter(one.verdict for one in self.checked)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def broken(self) -> bool:
        """Whether an address has to be mended."""
        return any(one.verdict in BROKEN for one in self.checked)

    @property
    def offline(self) -> bool:
        """Whether nothing at all could be reached: that is not the data's fault."""
        asked = [one for one in self.checked if one.outcome is not None]
        return bool(asked) and all(one.verdict == "unreachable" for one in asked)


def addresses(
    bundle: FactsBundle,
    index: Index,
    resources: Sequence[Resource],
    unasked: Sequence[Unasked],
    topics: Sequence[str] = (),
) -> tuple[Address, ...]:
    """Every address once, of all the data or of these topics. Former ones are not asked.

    Raises UserError('unknown-name') where a topic is none.
    """
    wanted = homes_of(index, topics, "perfcli data links --topic")
    homes: dict[str, dict[str, None]] = {}
    ids: dict[str, dict[str, None]] = {}

    def add(url: str | None, home: str, name: str) -> None:
        if url is not None and (not wanted or home in wanted):
            bare = url.partition("#")[0]
            homes.setdefault(bare, {})[home] = None
            ids.setdefault(bare, {})[name] = None

    for homed in bundle.facts:
        for name in homed.fact.sources:
            add(bundle.sources[name].url, homed.home, name)
    for resource in resources:
        add(resource.url, "resources", resource.id)
    for school in index.schools:
        add(school.url, school.slug, school.slug)
    for state in index.states:
        add(state.url, state.code, state.code)
    return tuple(
        Address(url, tuple(homes[url]), tuple(ids[url]), _why_not(url, unasked)) for url in homes
    )


def _why_not(url: str, unasked: Iterable[Unasked]) -> str | None:
    return next((rule.why for rule in unasked if url.startswith(rule.starts)), None)


def report(known: Sequence[Address], outcomes: Iterable[Outcome], whole: bool = True) -> LinksView:
    """The verdicts on what was asked, what must be mended first; with what was not to be asked."""
    by_url = {outcome.url: outcome for outcome in outcomes}
    checked = [
        Checked(one, verdict_on(by_url[one.url]), by_url[one.url])
        for one in known
        if one.unasked is None and one.url in by_url
    ]
    checked += [Checked(one, "unasked") for one in known if one.unasked is not None]
    order = list(VERDICTS)
    checked.sort(key=lambda one: (order.index(one.verdict), one.address.url))
    return LinksView(tuple(checked), len(known), whole)


def verdict_on(outcome: Outcome) -> Verdict:
    """What the last answer means. A refusal says nothing of the page: a person must look."""
    status = outcome.status
    if status is None:
        return "unreachable"
    if status in (404, 410):
        return "gone"
    if status >= 500 and status != 999:  # 999 is a site's own word for `no programs`
        return "failing"
    if status >= 400:
        return "refused"
    return "ok" if outcome.final is None or outcome.final == outcome.url else "moved"

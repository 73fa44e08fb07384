"""States and what was found of their law on perfusionists, row by row."""

from collections.abc import Sequence

from msgspec import Struct

from perfcli.advice.names import Named, find_all
from perfcli.advice.programs.schools import Lead, with_rivals
from perfcli.knowledge.bundles.entries import Index, StatesBundle
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.entry import Source, State

ROWS = ("law", "who", "new-graduates", "elsewhere", "renewal", "fee", "scope", "exempt")
FOUND = ("license", "title")

# Names that people type for what has a longer or a shorter one.
ALIASES = {
    "dc": ("washington dc", "washington d c", "d c"),
    "ny": ("new york state",),
    "wa": ("washington state",),
    "vi": ("virgin islands", "usvi"),
}


class StateView(Struct, frozen=True):
    """A state with its facts by row; `facts` are those of row `also` and of none."""

    state: State
    columns: dict[str, tuple[Lead, ...]]
    facts: tuple[Lead, ...]

    @property
    def has_law(self) -> bool:
        """Whether a law was found: a license or a protected title."""
        return self.state.regulated in FOUND

    @property
    def leads(self) -> tuple[Lead, ...]:
        """Every fact that is no rival, row by row."""
        return (*(lead for leads in self.columns.values() for lead in leads), *self.facts)

    @property
    def newest(self) -> str | None:
        """The year of the newest dated text behind the rows, or None where none is dated."""
        days = (lead.fact.as_of for leads in self.columns.values() for lead in leads)
        return max((day[:4] for day in days if day is not None), default=None)


class StatesView(Struct, frozen=True):
    """States by name and the sources of their facts."""

    states: tuple[StateView, ...]
    sources: dict[str, Source]

    def of_kind(self, *kinds: str) -> tuple[StateView, ...]:
        """Those with one of these words under `regulated`."""
        return tuple(one for one in self.states if one.state.regulated in kinds)

    @property
    def counts(self) -> dict[str, int]:
        """What a summary may name in braces. `none` counts the District of Columbia."""
        return {
            "found": len(self.of_kind(*FOUND)),
            "licensed": len(self.of_kind("license")),
            "title": len(self.of_kind("title")),
            "none": len(self.of_kind("none-found")),
        }


def find_states(index: Index, words: Sequence[str]) -> list[str]:
    """Codes of the states that `words` name. Raises UserError('unknown-name')."""
    known = [Named(head.code, (head.name, *ALIASES.get(head.code, ()))) for head in index.states]
    return find_all(words, known, "state", "perfcli license")


def all_states(knowledge: Knowledge) -> StatesView:
    """Every state, the District of Columbia and the territories."""
    return _view((knowledge.states,))


def some_states(knowledge: Knowledge, codes: Sequence[str]) -> StatesView:
    """The states with these codes, in this order."""
    return _view([knowledge.state(code) for code in codes])


def _view(bundles: Sequence[StatesBundle]) -> StatesView:
    states = tuple(state_view(state) for bundle in bundles for state in bundle.states)
    sources = {name: source for bundle in bundles for name, source in bundle.sources.items()}
    return StatesView(states, sources)


def state_view(state: State) -> StateView:
    """A state's facts in its rows, each rival under the fact that it disagrees with."""
    facts = [fact for fact in state.facts if not fact.off_page]
    columns = {row: with_rivals([fact for fact in facts if fact.row == row]) for row in ROWS}
    return StateView(state, columns, with_rivals([f for f in facts if f.row not in ROWS]))

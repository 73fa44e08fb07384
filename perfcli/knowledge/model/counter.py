"""The record of counters.yaml: what `log` takes down, and which facts it counts that against."""

from typing import Annotated, Literal

from msgspec import Meta

from perfcli.knowledge.model.cost import Pick
from perfcli.knowledge.model.fact import Record
from perfcli.knowledge.model.scalars import Id, ShadowingUnit, Short

LogKind = Annotated[
    Literal["shadow", "case", "ceu", "study"], Meta(description="As it is typed after `log`.")
]


class LogCategory(Record, frozen=True, kw_only=True):
    """A category that entries of a kind may have."""

    id: Annotated[Short, Meta(description="As it stands in an entry.")]
    many: Annotated[Short, Meta(description="Behind a number: `3 primary`.")]
    aliases: Annotated[tuple[Short, ...], Meta(description="Other words for it.")] = ()
    counts_as: Annotated[ShadowingUnit, Meta(description="What programs count it as.")] | None = (
        None
    )


class LogSort(Record, frozen=True, kw_only=True):
    """A kind of entry."""

    id: LogKind
    name: Annotated[Short, Meta(description="Head of its counters.")]
    about: Annotated[Short, Meta(description="What belongs there.")]
    count: Annotated[
        Literal["one", "asked", "free"],
        Meta(description="A number that is not told: is one, must be told, or is none."),
    ]
    whole: Annotated[bool, Meta(description="Whether numbers are whole.")] = False
    one: Annotated[Short | None, Meta(description="A thing of no category.")] = None
    many: Annotated[Short | None, Meta(description="Several of them.")] = None
    default: Annotated[Short | None, Meta(description="The category where none is told.")] = None
    others: Annotated[bool, Meta(description="Whether other categories may be named.")] = False
    categories: Annotated[tuple[LogCategory, ...], Meta(description="Those that count.")] = ()


class CounterRule(Record, frozen=True, kw_only=True):
    """Something that is counted against a figure of a fact."""

    id: Id
    kind: LogKind
    category: Annotated[Short | None, Meta(description="Of this category only.")] = None
    what: Annotated[Short, Meta(description="What is counted, behind the number.")]
    bound: Annotated[Literal["least", "most"], Meta(description="What the figure is.")]
    per: Annotated[Literal["year", "cycle"], Meta(description="For which time.")]
    figure: Pick


class CounterBasis(Record, frozen=True, kw_only=True):
    """counters.yaml: the kinds of the log, and the counters of recertification."""

    kinds: Annotated[tuple[LogSort, ...], Meta(description="In the order of the page.")]
    year_end: Annotated[Pick, Meta(description="Month and day on which the year ends.")]
    cycle_years: Annotated[Pick, Meta(description="How many years make a cycle.")]
    counters: Annotated[tuple[CounterRule, ...], Meta(description="In the order of the page.")]
    first_year: Annotated[Id, Meta(description="The fact on the year of the certification.")]
    relief: Annotated[Id, Meta(description="The fact on reporting less.")]
    cycles: Annotated[Id, Meta(description="The fact on who belongs to which cycle.")]
    unit: Annotated[Id, Meta(description="The fact on what one unit of education is.")]

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that it rests on."""
        picks = (self.year_end, self.cycle_years, *(rule.figure for rule in self.counters))
        told = (self.first_year, self.relief, self.cycles, self.unit)
        return tuple(dict.fromkeys([*(pick.fact for pick in picks), *told]))

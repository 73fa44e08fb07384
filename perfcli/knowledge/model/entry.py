"""The entries that have a file of their own: topics, schools, states; and the sources of all."""

from typing import Annotated, Literal

from msgspec import Meta

from perfcli.knowledge.model.fact import Borrow, Fact, Owned, Record
from perfcli.knowledge.model.scalars import (
    Day,
    Id,
    Line,
    Panel,
    Region,
    Short,
    SourceKind,
    StateCode,
    Status,
    Text,
    Url,
)


class Step(Record, frozen=True, kw_only=True):
    """One thing to do, in order; its facts stand in the same section."""

    id: Id
    number: Annotated[
        int, Meta(ge=1, description="Stable number that `perfcli TOPIC NUMBER` takes.")
    ]
    text: Annotated[Line, Meta(description="The act, in the imperative.")]
    support: Annotated[tuple[Id, ...], Meta(description="Facts of this section that say why.")] = ()
    link: Annotated[Id, Meta(description="Resource that `--open NUMBER` opens.")] | None = None
    more: Annotated[bool, Meta(description="Shown with --all only.")] = False


class Bar(Record, frozen=True, kw_only=True):
    """One bar of a picture: a figure picked out of a fact of the same page."""

    label: Annotated[
        Annotated[str, Meta(min_length=1, max_length=36)],
        Meta(description="Year and kind: mean or median, and whose."),
    ]
    fact: Annotated[Id, Meta(description="The fact that holds the figure.")]
    path: Annotated[tuple[str, ...], Meta(description="Keys into its value.")] = ()
    form: Annotated[
        Literal["money", "number", "percent"], Meta(description="How it is written.")
    ] = "money"


class Stop(Record, frozen=True, kw_only=True):
    """A station of a way, drawn as a line."""

    label: Annotated[
        Annotated[str, Meta(min_length=1, max_length=14)], Meta(description="Its name.")
    ]
    text: Annotated[
        Annotated[str, Meta(min_length=1, max_length=48)],
        Meta(description="What happens there; a figure rests on a fact."),
    ]
    support: Annotated[tuple[Id, ...], Meta(description="Facts of the page behind it.")] = ()


class Section(Record, frozen=True, kw_only=True):
    """A heading of a page with what stands under it."""

    id: Id
    heading: Annotated[Short, Meta(description="As printed, in sentence case.")]
    aliases: Annotated[tuple[str, ...], Meta(description="Other names that find the section.")] = ()
    more: Annotated[bool, Meta(description="The whole section only with --all.")] = False
    kind: Annotated[Id, Meta(description="How its facts age: a kind of shelf.yaml.")] | None = None
    notes: Annotated[tuple[Text, ...], Meta(description="Our own lines, without a figure.")] = ()
    steps: Annotated[tuple[Step, ...], Meta(description="Numbered things to do, first.")] = ()
    facts: Annotated[
        tuple[Fact | Borrow, ...],
        Meta(description="Own facts and borrowed ones, in the order of the page."),
    ] = ()
    bars: Annotated[
        tuple[Bar, ...], Meta(description="A picture of figures that are comparable in kind.")
    ] = ()
    caption: (
        Annotated[Line, Meta(description="What the bars show, and what they leave out.")] | None
    ) = None
    bars_more: Annotated[bool, Meta(description="The bars with --all only.")] = False
    way: Annotated[
        tuple[Stop, ...], Meta(description="Stations of a way in order, with --all only.")
    ] = ()
    links: Annotated[tuple[Id, ...], Meta(description="Ids in resources.yaml.")] = ()


class Topic(Record, frozen=True, kw_only=True):
    """One page. Its file's name is the command's name."""

    id: Id
    title: Annotated[Short, Meta(description="Head of the page.")]
    help: Annotated[Annotated[str, Meta(max_length=72)], Meta(description="One line for --help.")]
    order: Annotated[int, Meta(description="Place inside its panel.")]
    panel: Annotated[Panel, Meta(description="Part of `perfcli --help`.")]
    aliases: Annotated[tuple[Id, ...], Meta(description="Hidden names of the command.")] = ()
    summary: Annotated[
        str, Meta(max_length=500, description="Two sentences of our own: the answer first.")
    ]
    sections: Annotated[tuple[Section, ...], Meta(description="In the order of the page.")]
    not_known: Annotated[
        tuple[Text, ...], Meta(description="What a reader would look for and was not found.")
    ] = ()
    open: Annotated[Id, Meta(description="Resource that --open opens.")] | None = None
    next: Annotated[
        tuple[Short, ...], Meta(description="Commands to try next, each with `perfcli` in front.")
    ] = ()


class School(Owned, frozen=True, kw_only=True):
    """One training program."""

    slug: Id
    name: Annotated[Short, Meta(description="Official name.")]
    short: Annotated[Annotated[str, Meta(max_length=22)], Meta(description="Name for tables.")]
    aka: Annotated[
        tuple[Short, ...], Meta(description="Abbreviations, former and everyday names.")
    ] = ()
    city: Annotated[Short, Meta(description="Where it is taught.")]
    state: StateCode
    country: Literal["US", "CA"] = "US"
    status: Annotated[
        Status,
        Meta(description="As found on its pages; unconfirmed: a class could not be confirmed."),
    ]
    status_basis: Annotated[Line, Meta(description="What the status rests on.")]
    url: Annotated[Url, Meta(description="The program's own page.")] | None = None
    note: Annotated[str, Meta(max_length=600, description="For editors, never printed.")] | None = (
        None
    )
    facts: Annotated[
        tuple[Fact, ...],
        Meta(description="In the order of the page; a leading fact before its rivals."),
    ]


class State(Owned, frozen=True, kw_only=True):
    """One state and what was found of its law on perfusionists."""

    code: Annotated[str, Meta(pattern=r"^[a-z]{2}$", description="Two letters, as the file.")]
    name: Annotated[Short, Meta(description="Name of the state.")]
    region: (
        Annotated[
            Region,
            Meta(description="Region by the U.S. Census Bureau's grouping; territories have none."),
        ]
        | None
    ) = None
    regulated: Annotated[
        Literal["license", "title", "none-found", "not-searched"],
        Meta(description="license and title protection are told apart; none found is not none."),
    ]
    board: Annotated[Short, Meta(description="The board or department to ask.")] | None = None
    url: Annotated[Url, Meta(description="The board's page.")] | None = None
    warning: (
        Annotated[Text, Meta(description="First line of the page, as for old rules.")] | None
    ) = None
    searched: Annotated[
        Text | None, Meta(description="Where nothing was found: what was seen all the same.")
    ] = None
    facts: Annotated[tuple[Fact, ...], Meta(description="In the order of the page.")] = ()


class Source(Record, frozen=True, kw_only=True):
    """Where facts come from."""

    id: Id
    title: Annotated[
        Annotated[str, Meta(min_length=1, max_length=300)],
        Meta(description="As the page or paper is titled."),
    ]
    publisher: Annotated[
        Annotated[str, Meta(min_length=1, max_length=160)], Meta(description="Who says it.")
    ]
    kind: Annotated[
        SourceKind,
        Meta(
            description="Whose voice it is; a forum is marked on the page. own: your own note, "
            "in your own files only."
        ),
    ]
    url: (
        Annotated[
            Url, Meta(description="Absent where it was read in a copy not fit to be linked to.")
        ]
        | None
    ) = None
    note: Annotated[
        Annotated[str, Meta(max_length=400)] | None,
        Meta(description="For editors: how it was read."),
    ] = None


class Dropped(Record, frozen=True, kw_only=True):
    """A fact of the dossier that is not in the data at all, with the reason."""

    id: Id
    why: Annotated[Text, Meta(description="Why it is left out.")]


class About(Record, frozen=True, kw_only=True):
    """about.yaml: what perfcli says of itself."""

    as_of: Annotated[Day, Meta(description="The day on which the facts were last read.")]
    tagline: Annotated[Short, Meta(description="What perfcli is, in a line.")]
    disclaimer: Annotated[Text, Meta(description="What perfcli is not.")]
    report: Annotated[Text, Meta(description="How to tell us of a wrong fact.")]
    examples: Annotated[tuple[Short, ...], Meta(description="Commands that bare `perfcli` shows.")]

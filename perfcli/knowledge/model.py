"""What the knowledge is made of: frozen records, one for each kind of entry in data/.

The editor schema (data/schema) and the field tables of data/README.md are made from these
definitions by knowledge.schema; change a field here and nowhere else.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from perfcli.knowledge.columns import Columns
from perfcli.knowledge.scalars import (
    Audience,
    Confidence,
    Day,
    Id,
    Line,
    Panel,
    Region,
    ResourceKind,
    Row,
    Short,
    SourceKind,
    StateCode,
    Status,
    Text,
    Url,
)
from perfcli.knowledge.yearly import YearlyDate


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of every entry: frozen, and an unknown field is an error."""


class Fact(Record, frozen=True, kw_only=True, tag="fact", tag_field="entry"):
    """One claim of the field with where it comes from and when it was true."""

    id: Id
    claim: Annotated[Text, Meta(description="The fact as a whole sentence, in our own words.")]
    value: Annotated[
        Any, Meta(description="The figure or list behind the claim, as the source gives it.")
    ] = None
    unit: Annotated[Short, Meta(description="Unit of a bare figure in `value`.")] | None = None
    as_of: Annotated[Day, Meta(description="When it was true; absent means undated.")] | None = None
    as_of_note: (
        Annotated[Line, Meta(description="Why the date is what it is, or why there is none.")]
        | None
    ) = None
    confidence: Annotated[
        Confidence,
        Meta(
            description="high: official body, statute, the school itself, a paper; "
            "medium: trade page; low: forum, aggregator, a copy."
        ),
    ]
    sources: Annotated[
        tuple[Id, ...], Meta(min_length=1, description="Ids in sources.yaml, best first.")
    ]
    field: Annotated[Short, Meta(description="What the fact is about, in a word.")] | None = None
    headline: Annotated[bool, Meta(description="Shown on the page without --all.")] = False
    group: (
        Annotated[Short, Meta(description="Label of a block inside the section (one side).")] | None
    ) = None
    line: (
        Annotated[Line, Meta(description="The short form for the page, with its year.")] | None
    ) = None
    warning: (
        Annotated[Line, Meta(description="What the user must know before relying on it.")] | None
    ) = None
    off_page: Annotated[
        bool, Meta(description="Kept and found by `data facts`, printed on no page.")
    ] = False
    columns: (
        Annotated[Columns, Meta(description="Of a school's fact: the columns that it fills.")]
        | None
    ) = None
    row: Annotated[Row, Meta(description="Of a state's fact: the row of its page.")] | None = None
    dates: Annotated[
        tuple[YearlyDate, ...],
        Meta(description="Dates for `deadlines` that the claim states and no column holds."),
    ] = ()
    careers: Annotated[
        tuple[Id, ...], Meta(description="Careers that the fact is about, by slug.")
    ] = ()
    details: Annotated[
        dict[str, Any] | None, Meta(description="Further values that came with the fact.")
    ] = None
    rival_of: (
        Annotated[Id, Meta(description="The better founded or newer fact that it disagrees with.")]
        | None
    ) = None
    note: (
        Annotated[str, Meta(max_length=1200, description="A remark for editors, never printed.")]
        | None
    ) = None


class Borrow(Record, frozen=True, kw_only=True, tag="borrow", tag_field="entry"):
    """A fact whose home is another page, shown here too."""

    borrow: Annotated[Id, Meta(description="Id of the fact; its home keeps claim and value.")]
    headline: Annotated[bool, Meta(description="Shown without --all.")] = False
    group: Annotated[Short | None, Meta(description="As for a fact.")] = None
    line: (
        Annotated[Line, Meta(description="Short form on this page, if not the home's.")] | None
    ) = None


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


class Section(Record, frozen=True, kw_only=True):
    """A heading of a page with what stands under it."""

    id: Id
    heading: Annotated[Short, Meta(description="As printed, in sentence case.")]
    aliases: Annotated[tuple[str, ...], Meta(description="Other names that find the section.")] = ()
    more: Annotated[bool, Meta(description="The whole section only with --all.")] = False
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
        tuple[Text, ...], Meta(description="What a reader would look for and nobody has published.")
    ] = ()
    open: Annotated[Id, Meta(description="Resource that --open opens.")] | None = None
    next: Annotated[
        tuple[Short, ...], Meta(description="Commands to try next, each with `perfcli` in front.")
    ] = ()


class School(Record, frozen=True, kw_only=True):
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


class State(Record, frozen=True, kw_only=True):
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
        SourceKind, Meta(description="Whose voice it is; a forum is marked on the page.")
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


class Resource(Record, frozen=True, kw_only=True, rename={"for_": "for"}):
    """An address worth knowing. It is a fact too: `data facts ID` shows it."""

    id: Id
    kind: Annotated[ResourceKind, Meta(description="What it is.")]
    name: Annotated[
        Annotated[str, Meta(min_length=1, max_length=200)], Meta(description="As it calls itself.")
    ]
    group: Annotated[Id, Meta(description="Id of its group on the page.")]
    url: Annotated[Url, Meta(description="Current address; absent where none is known.")] | None = (
        None
    )
    former_urls: Annotated[tuple[Url, ...], Meta(description="Shown, never opened.")] = ()
    for_: Annotated[tuple[Audience, ...], Meta(description="Whom it serves.")] = ()
    cost: Annotated[Line, Meta(description="With its year, or `year unknown`.")] | None = None
    note: Annotated[Text, Meta(description="Printed with --all and on its own page.")] | None = None
    line: Annotated[Line, Meta(description="One line for the list, if not the note.")] | None = None
    warning: (
        Annotated[Line, Meta(description="As for a fact: an employer, a sale, an old page.")] | None
    ) = None
    headline: Annotated[bool, Meta(description="Shown without --all.")] = False
    off_page: Annotated[bool, Meta(description="As for a fact.")] = False
    claim: Annotated[Text, Meta(description="As for a fact.")]
    as_of: Annotated[Day | None, Meta(description="As for a fact.")] = None
    as_of_note: Annotated[Line | None, Meta(description="As for a fact.")] = None
    confidence: Annotated[Confidence, Meta(description="As for a fact.")]
    sources: Annotated[
        Annotated[tuple[Id, ...], Meta(min_length=1)], Meta(description="Ids in sources.yaml.")
    ]
    dates: Annotated[
        tuple[YearlyDate, ...], Meta(description="As for a fact: a scholarship's deadline.")
    ] = ()

    @property
    def fact(self) -> Fact:
        """The resource as the fact that the dossier holds, its value rebuilt from the fields."""
        pairs = {
            "name": self.name,
            "kind": self.kind,
            "url": self.url,
            "former_urls": list(self.former_urls) or None,
            "cost": self.cost,
            "for": list(self.for_),
            "note": self.note,
        }
        value = {key: item for key, item in pairs.items() if item is not None or key == "url"}
        return Fact(
            id=self.id,
            claim=self.claim,
            value=value,
            as_of=self.as_of,
            as_of_note=self.as_of_note,
            confidence=self.confidence,
            sources=self.sources,
            field="resource",
            warning=self.warning,
            dates=self.dates,
        )


class Group(Record, frozen=True, kw_only=True):
    """A heading of the resources page."""

    id: Id
    heading: Annotated[Short, Meta(description="As printed.")]
    more: Annotated[bool, Meta(description="Shown with --all only.")] = False


class Resources(Record, frozen=True, kw_only=True):
    """resources.yaml: the groups in the order of the page, then every resource."""

    groups: Annotated[tuple[Group, ...], Meta(description="Headings, in order.")]
    resources: Annotated[
        tuple[Resource, ...], Meta(description="Every address, in the order of its group.")
    ]


class Course(Record, frozen=True, kw_only=True):
    """A prerequisite course under its one name."""

    id: Id
    name: Annotated[Short, Meta(description="The one name it is printed under.")]
    aliases: Annotated[tuple[Short, ...], Meta(description="What schools and people call it.")] = ()
    part_of: Annotated[
        tuple[Id, ...], Meta(description="Courses that it makes up with others, or a part of.")
    ] = ()
    counts_as: Annotated[tuple[Id, ...], Meta(description="Courses that it stands for.")] = ()
    may_be: Annotated[
        tuple[Id, ...],
        Meta(description="Courses that it may stand for: for the school to say, so never a miss."),
    ] = ()
    category: Annotated[
        bool, Meta(description="A field such as life sciences, not one course.")
    ] = False


class Term(Record, frozen=True, kw_only=True):
    """A word of the field. With a claim it is a fact of its own, else it rests on `basis`."""

    id: Id
    term: Annotated[Short, Meta(description="As it is printed.")]
    group: Annotated[Id, Meta(description="Id of its group on the page.")]
    abbreviations: Annotated[tuple[Short, ...], Meta(description="Short forms.")] = ()
    synonyms: Annotated[
        tuple[Short, ...], Meta(description="What people type; search uses them too.")
    ] = ()
    definition: Annotated[Text, Meta(description="One or two plain sentences.")]
    see_also: Annotated[tuple[Short, ...], Meta(description="Other terms, as written there.")] = ()
    claim: Annotated[Text | None, Meta(description="As for a fact.")] = None
    basis: Annotated[Id, Meta(description="The fact that the definition rests on.")] | None = None
    as_of: Annotated[Day | None, Meta(description="As for a fact.")] = None
    confidence: Annotated[Confidence | None, Meta(description="As for a fact.")] = None
    sources: Annotated[tuple[Id, ...], Meta(description="Ids in sources.yaml.")] = ()
    note: Annotated[
        Annotated[str, Meta(max_length=600)] | None, Meta(description="For editors, never printed.")
    ] = None

    @property
    def fact(self) -> Fact | None:
        """The term as the fact that the dossier holds, or None if it rests on another fact."""
        if self.claim is None or self.confidence is None:
            return None
        value: dict[str, Any] = {"term": self.term}
        if self.abbreviations:
            value["abbreviations"] = list(self.abbreviations)
        value |= {"definition": self.definition, "see_also": list(self.see_also)}
        return Fact(
            id=self.id,
            claim=self.claim,
            value=value,
            as_of=self.as_of,
            confidence=self.confidence,
            sources=self.sources,
            field="term",
        )


class Glossary(Record, frozen=True, kw_only=True):
    """glossary.yaml: the groups in the order of the page, then every term in their order."""

    groups: Annotated[tuple[Group, ...], Meta(description="Headings, in order.")]
    terms: Annotated[tuple[Term, ...], Meta(description="Every term, in the order of its group.")]


class ListStep(Record, frozen=True, kw_only=True):
    """One step of a checklist."""

    id: Id
    text: Annotated[Line, Meta(description="The act, in the imperative.")]
    why: Annotated[Line, Meta(description="Why it is worth doing.")]
    when: (
        Annotated[
            str,
            Meta(
                pattern=r"^[a-z]+[+-]\d+[dwm]$",
                description="Offset from an anchor: start-18m, visit+0d, deadline-2w.",
            ),
        ]
        | None
    ) = None
    basis: Annotated[
        Literal["fact", "school", "thumb", "order"],
        Meta(
            description="fact: the fact sets it; school: differs by school; thumb: our rule of "
            "thumb, marked so; order: only its place matters."
        ),
    ]
    support: Annotated[
        tuple[Id, ...], Meta(description="Facts or resources; none: our advice, marked so.")
    ] = ()


class Checklist(Record, frozen=True, kw_only=True):
    """Ordered steps for somebody about to do one thing."""

    id: Id
    title: Annotated[Short, Meta(description="Head of the page.")]
    help: Annotated[
        Annotated[str, Meta(max_length=72)], Meta(description="One line for the list of lists.")
    ]
    aliases: Annotated[tuple[Short, ...], Meta(description="Other names that find the list.")] = ()
    order: Annotated[int, Meta(description="Place among the lists.")]
    anchor: Annotated[Id, Meta(description="Name of the date that the offsets count from.")]
    question: Annotated[Short, Meta(description="How to ask for that date.")]
    supplied_by: Annotated[
        Literal["profile.start", "profile.graduation", "profile.certified", "deadlines", "user"],
        Meta(description="Who knows the date of the anchor."),
    ]
    per_school: Annotated[bool, Meta(description="Worked once for each school or visit.")] = False
    steps: Annotated[tuple[ListStep, ...], Meta(description="In the order in which they are done.")]


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

"""What each tool may be asked: its arguments, with the descriptions that a model reads."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

Names = tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...]
Skip = Annotated[
    int,
    Meta(ge=0, description="Leave out so many entries: to go on where an answer was cut."),
]


class Arguments(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all arguments."""


class Search(Arguments, frozen=True, kw_only=True):
    """A question."""

    question: Annotated[
        str,
        Meta(min_length=1, max_length=1_000, description="One question in everyday words."),
    ]
    limit: Annotated[int, Meta(ge=1, le=8, description="How many answers at most.")] = 3


class Topic(Arguments, frozen=True, kw_only=True):
    """A page of the handbook, or parts of it."""

    name: Annotated[str, Meta(max_length=200, description="The page. None: a list of pages.")] = ""
    sections: Annotated[
        Names,
        Meta(
            description="Ids or headings of sections, or numbers of tips: these, with every fact."
        ),
    ] = ()
    skip: Skip = 0


class Schools(Arguments, frozen=True, kw_only=True):
    """Programs by name, or by what they publish."""

    names: Annotated[
        Names, Meta(description="Programs by slug, name, city or abbreviation: each in full.")
    ] = ()
    columns: Annotated[
        Names,
        Meta(
            description="Only these columns, as in gpa, courses, tuition, deadline, tests, "
            "shadowing, months, seats, start."
        ),
    ] = ()
    state: Annotated[Names, Meta(description="Codes of states, as in NY.")] = ()
    region: Annotated[Names, Meta(description="northeast, midwest, south or west.")] = ()
    degree: Annotated[Names, Meta(description="certificate, bachelor, master or doctorate.")] = ()
    status: Annotated[
        Names,
        Meta(description="running, new, paused (these three if none is named), closed."),
    ] = ()
    max_tuition: Annotated[float, Meta(ge=0, description="Of the whole program, $.")] | None = None
    max_months: Annotated[float, Meta(ge=0, description="Length at most.")] | None = None
    min_seats: Annotated[float, Meta(ge=0, description="Seats at least.")] | None = None
    gpa: (
        Annotated[float, Meta(ge=0, le=4, description="The stated minimum is at most this.")] | None
    ) = None
    no_gre: Annotated[bool, Meta(description="Does not ask for the GRE.")] = False
    accepting: Annotated[bool, Meta(description="Takes applications today.")] = False
    distance: Annotated[bool, Meta(description="Partly online, for beginners.")] = False
    starts: Annotated[Names, Meta(description="A month or term, as in fall.")] = ()
    skip: Skip = 0


class Compare(Arguments, frozen=True, kw_only=True):
    """Two to four of a kind."""

    names: Annotated[
        Names,
        Meta(min_length=2, max_length=4, description="Two to four, by name or abbreviation."),
    ]
    kind: Annotated[
        Literal["programs", "states", "careers"], Meta(description="What is compared.")
    ] = "programs"
    columns: Annotated[Names, Meta(description="Only these columns.")] = ()


class Deadlines(Arguments, frozen=True, kw_only=True):
    """What is due."""

    schools: Annotated[Names, Meta(description="Of these programs alone.")] = ()
    kinds: Annotated[
        Names,
        Meta(description="application, exam, recertification, scholarship or conference."),
    ] = ()
    within_days: Annotated[int, Meta(ge=0, description="So many days ahead.")] | None = None
    skip: Skip = 0


class Match(Arguments, frozen=True, kw_only=True):
    """A record, and the programs to hold it against."""

    record: (
        Annotated[
            dict[str, Any],
            Meta(
                description="What the user said of themself, in the fields of a perfcli profile. "
                "Leave out what they did not say: it counts as not known. A course that is not in "
                "`courses` counts as not taken, unless `courses_complete` is false: set that where "
                "the user did not name all."
            ),
        ]
        | None
    ) = None
    schools: Annotated[
        Names,
        Meta(description="Programs: each requirement with met, missed or unclear. None: all."),
    ] = ()
    skip: Skip = 0


class License(Arguments, frozen=True, kw_only=True):
    """States."""

    states: Annotated[
        Names, Meta(description="By code or name: the law in full. None: all in a list.")
    ] = ()
    skip: Skip = 0


class Careers(Arguments, frozen=True, kw_only=True):
    """Careers."""

    names: Annotated[
        Names, Meta(description="By name or abbreviation, as in crna. None: all in a list.")
    ] = ()
    columns: Annotated[
        Names,
        Meta(
            description="Only these: entry_degree, training, pay, growth, openings, employed, "
            "license."
        ),
    ] = ()
    skip: Skip = 0


class Glossary(Arguments, frozen=True, kw_only=True):
    """Terms."""

    terms: Annotated[
        Names,
        Meta(min_length=1, description="Terms, abbreviations or everyday words."),
    ]
    skip: Skip = 0

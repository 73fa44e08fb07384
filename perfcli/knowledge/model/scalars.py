"""The single values that entries are made of: their form, their length, their vocabulary.

Fields refer to them, so that an id, a date or a word of a vocabulary is held to one rule
everywhere.
"""

from typing import Annotated, Literal

from msgspec import Meta

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9][a-z0-9_-]*$",
        max_length=80,
        description="Lower-case letters, digits and hyphens. Never re-used for something else.",
    ),
]
Day = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description='A year, a month or a day: "2024", "2024-03" or "2024-03-15".',
    ),
]
Url = Annotated[
    str,
    Meta(pattern=r"^https?://[^\s<>\"]+$", max_length=500, description="http or https only."),
]
Text = Annotated[str, Meta(min_length=1, max_length=900)]
Line = Annotated[str, Meta(min_length=1, max_length=150)]
Short = Annotated[str, Meta(min_length=1, max_length=120)]
StateCode = Annotated[str, Meta(pattern=r"^[A-Z]{2}$", description="Two letters, as in OH.")]

Confidence = Literal["high", "medium", "low"]
Status = Literal["running", "new", "paused", "closed", "unconfirmed"]
Row = Literal[
    "law", "who", "new-graduates", "elsewhere", "renewal", "fee", "scope", "exempt", "also"
]
Region = Literal["northeast", "midwest", "south", "west"]
DateKind = Annotated[
    Literal["application", "exam", "recertification", "scholarship", "conference"],
    Meta(description="What kind of date; `deadlines --kind` takes it."),
]
Panel = Literal["Explore", "Prepare", "Apply", "Practice", "Yours", "Reference"]
SourceKind = Literal[
    "official",
    "school",
    "paper",
    "society",
    "employer",
    "trade",
    "forum",
    "aggregator",
    "profile",
    "own",
]
ResourceKind = Literal[
    "society",
    "certifier",
    "accreditor",
    "school-directory",
    "job-board",
    "employer",
    "book",
    "journal",
    "podcast",
    "forum",
    "conference",
    "exam-prep",
    "scholarship",
    "agency",
    "data",
    "device-maker",
    "regulator",
]
Audience = Literal["applicants", "students", "graduates", "perfusionists", "all"]

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
MonthDay = Annotated[
    str,
    Meta(pattern=r"^(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$", description='"12-01", or "12".'),
]
Seen = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d{2}(-\d{2})?$",
        description="The full date as it was published, where a page named its year.",
    ),
]
DoneBy = Annotated[
    str,
    Meta(
        pattern=r"^(application|matriculation|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)$",
        description='"application", "matriculation", or a month and day like "10-01".',
    ),
]
Month = Annotated[int, Meta(ge=1, le=12)]
Year = Annotated[int, Meta(ge=1950, le=2100)]
Grade = Annotated[float, Meta(ge=0, le=4.5, description="On a 4.0 scale.")]
Cell = Annotated[str, Meta(max_length=60, description="Words for the table, if not made from it.")]
Letter = Annotated[str, Meta(pattern=r"^[A-D][+-]?$")]
Need = Annotated[
    Literal["required", "recommended", "considered", "not-required"],
    Meta(description="How firmly it is asked for."),
]

# Vocabularies of the columns.
AwardLevel = Annotated[
    Literal["certificate", "bachelor", "master", "doctorate"], Meta(description="Kind of award.")
]
EntryLevel = Annotated[
    Literal["none", "associate", "bachelor", "master"],
    Meta(description="Lowest degree; none: no degree is needed."),
]
CreditSystem = Annotated[
    Literal["semester", "quarter", "term"], Meta(description="What kind of credit.")
]
SeatsPer = Annotated[
    Literal["year", "class", "first-class", "enrolled", "graduates"],
    Meta(
        description="year: a year; class: one class; first-class: how many its first one had; "
        "enrolled: all at once; graduates: of one year."
    ),
]
Term = Annotated[
    Literal["fall", "spring", "summer", "winter"], Meta(description="Where only a term is told.")
]
RoundKind = Annotated[
    Literal["opens", "priority", "deadline", "late", "materials"],
    Meta(
        description="priority: an earlier date with an edge; late: still taken after the deadline; "
        "materials: all papers in."
    ),
]
Covers = Annotated[
    Literal["program", "year", "semester", "term", "credit", "application", "unclear"],
    Meta(description="What it pays for; unclear: the source does not say."),
]
Residence = Annotated[Literal["any", "resident", "non-resident"], Meta(description="Who pays it.")]
GpaKind = Annotated[
    Literal["minimum", "recommended", "admitted", "rule"],
    Meta(
        description="minimum: a requirement; admitted: of those taken; rule: on retakes and more."
    ),
]
Retakes = Annotated[Literal["all-attempts", "higher-grade"], Meta(description="What counts.")]
TestName = Annotated[
    Literal["gre", "mcat", "gre-or-mcat", "casper", "toefl-or-ielts"],
    Meta(description="Which one."),
]
ShadowingUnit = Annotated[
    Literal["cases", "hours", "visits", "conversations"], Meta(description="Of what.")
]
InterviewMode = Annotated[Literal["in-person", "virtual"], Meta(description="Where told.")]
AccreditationStatus = Annotated[
    Literal[
        "accredited", "initial", "probationary", "candidacy", "planned", "registered", "former"
    ],
    Meta(description="What it says; candidacy and planned are not accreditation."),
]
Measure = Annotated[
    Literal["exam-pass", "first-time-pass", "retention", "graduation", "placement", "satisfaction"],
    Meta(description="What is counted."),
]
DistanceMode = Annotated[
    Literal["campus", "partly-online", "online"], Meta(description="Where it is taught.")
]

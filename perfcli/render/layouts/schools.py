"""The pages of programs: the list, one in full, several side by side."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from perfcli.advice.programs.schools import LISTED, Lead, SchoolsView, SchoolView
from perfcli.advice.topics import TopicView
from perfcli.render import page as p
from perfcli.render.layouts import topic
from perfcli.render.layouts.cells import UNKNOWN, describe
from perfcli.render.layouts.lines import (
    Marks,
    fact_item,
    fact_line,
    sentence,
    shipped_fields,
)
from perfcli.render.layouts.shortcells import short_age, short_cell

AFTER = ("match", "deadlines", "costs")
SHORT_LABELS = {"Window": "Dates", "Clinical rotations": "Rotations", "Host institution": "Host"}
LABELS = {
    "degree": "Degree",
    "entry_degree": "Entry degree",
    "months": "Length",
    "credits": "Credits",
    "seats": "Seats",
    "start": "Starts",
    "opens": "Opens",
    "deadline": "Deadline",
    "service": "Apply through",
    "fee": "Fee",
    "tuition": "Tuition",
    "gpa": "GPA",
    "courses": "Courses",
    "tests": "Tests",
    "shadowing": "Shadowing",
    "letters": "Letters",
    "experience": "Experience",
    "interview": "Interview",
    "citizenship": "Citizenship",
    "accreditation": "Accreditation",
    "outcomes": "Outcomes",
    "distance": "Distance",
}

# The order in which an applicant asks; fields without a column stand in the group they belong to.
GROUPS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Standing", ("accreditation",), ("status", "host_institution", "location", "contact")),
    (
        "Applying",
        ("opens", "deadline", "start", "service", "fee"),
        (
            *("window", "start_term", "application_service", "application_fee"),
            *("application_documents", "transcripts", "deposit", "admission_paths"),
            "reapplication",
        ),
    ),
    (
        "What you need",
        (
            "entry_degree",
            "gpa",
            "courses",
            "tests",
            "shadowing",
            "letters",
            "experience",
            "citizenship",
        ),
        ("requirements", "prerequisites", "degree_preference", "only_in_state"),
    ),
    (
        "What you get",
        ("degree", "months", "credits", "seats", "distance"),
        (
            "length",
            "class_size",
            "structure",
            "curriculum",
            "clinical_rotations",
            "cases",
            "simulation",
            "ecmo",
            "facilities",
            "time_off",
            "living",
        ),
    ),
    (
        "What it costs",
        ("tuition",),
        ("financial_aid", "cost_of_living", "cost_page", "employment"),
    ),
    ("Outcomes", ("outcomes",), ("graduation", "progression", "board_eligibility")),
    ("Selection", ("interview",), ("applicants",)),
    (
        "Before you rely on it",
        (),
        ("licensure", "licensure_note", "history", "graduate_programs_count"),
    ),
)
NOT_FOUND = "Not found in the pages we read (ask the school)"
QUIET = ("url",)  # shown as the page's address instead

TABLE = ("city", "degree", "months", "seats", "deadline", "gpa", "tuition")
# Off the screen, where nothing is cut: what a screen has no room for.
FULL = (*TABLE[:4], "start", *TABLE[4:], "shadowing", "as_of")
# Heads of the list where they differ from the labels, and the least width of a column in it.
HEADS = {
    "city": "City",
    "state": "State",
    "status": "Status",
    "months": "Months",
    "as_of": "As of",
}
PROJECTED = (
    "A deadline is the day seen on that page: the next ones, projected, are in perfcli deadlines."
)
WIDTHS = {"city": 11, "degree": 6, "months": 6, "seats": 5, "gpa": 7, "tuition": 11}
LEGEND = (
    "'24 = year of the figure, u = undated, f = forum or copy, * = another figure exists, "
    "- = not found. perfcli schools NAME shows them in full."
)
YOURS = "y = yours: from your own files."


def any_yours(view: SchoolsView) -> bool:
    """Whether a fact of any of the programs is the user's own."""
    return any(fact.yours for one in view.schools for fact in one.school.facts)


def list_page(
    view: SchoolsView, frame: TopicView, everything: bool, with_sources: bool, compact: bool
) -> p.Page:
    """All programs in a table by state and name, then what to know about the list."""
    marks = Marks({**view.sources, **frame.sources})
    shown = [one for one in view.schools if one.school.status in LISTED]
    others = [one for one in view.schools if one.school.status not in LISTED]
    blocks: list[p.Block] = [
        p.Heading(frame.title, 1),
        p.Para(filled(frame.summary, view)),
        list_table(shown, compact, TABLE if compact else FULL),
        p.Para(f"{LEGEND} {PROJECTED}" if compact else PROJECTED, "dim"),
    ]
    if compact and any_yours(view):
        blocks.append(p.Para(YOURS, "dim"))
    if everything:
        blocks += [
            p.Heading("Closed and unconfirmed"),
            list_table(others, compact, TABLE if compact else FULL),
        ]
    else:
        names = ", ".join(f"{one.school.short} ({one.school.status})" for one in others)
        blocks.append(p.Para(f"Not listed: {names}. See them with --all.", "dim"))
    for section in frame.sections:
        blocks += topic.section_blocks(section, marks, everything)
    blocks += topic.not_known_blocks(frame.not_known, everything)
    blocks.append(p.Next(frame.next))
    blocks += marks.blocks(with_sources)
    return p.Page(tuple(blocks))


def filled(summary: str, view: SchoolsView) -> str:
    """The frame's summary with the counts of the data put in."""
    statuses = ("running", "new", "paused", "closed", "unconfirmed")
    for status in statuses:
        count = sum(one.school.status == status for one in view.schools)
        summary = summary.replace("{" + status + "}", str(count))
    return summary


def list_table(
    schools: Sequence[SchoolView], compact: bool, columns: Sequence[str] = TABLE
) -> p.Table:
    """A row a program. What is out of the ordinary in its standing is told with the name."""
    heads = [HEADS.get(name) or LABELS[name] for name in columns]
    widths = [WIDTHS.get(name, 8) for name in columns]
    shown = [p.Column(head, width) for head, width in zip(heads, widths, strict=True)]
    rows = (_row(one, compact, columns) for one in schools)
    return p.Table((p.Column("Program", 12), *shown), tuple(rows))


def _row(view: SchoolView, compact: bool, columns: Sequence[str]) -> tuple[p.Cell, ...]:
    school = view.school
    notes: list[str] = [school.status] if school.status != "running" else []
    if view.unaccredited:
        notes.append("not seen accredited")
    if school.yours or "status" in school.shipped:
        notes.append("yours")
    name = f"{school.short} ({', '.join(notes)})" if notes else school.short
    heads = {
        "city": f"{school.city.replace('/', ' / ')}, {school.state}",
        "state": school.state,
        "status": school.status,
    }
    made = {one: short_cell(view, one, compact) for one in columns if one in view.columns}
    years = re.findall(r"\b(?:19|20)\d\d\b", " ".join(made.values()))
    heads["as_of"] = max(years, default="undated")
    texts = [name, *(heads.get(one) or made[one] for one in columns)]
    quiet = (*heads, "degree")  # no figure, no year, and no room
    ages = [None, *(short_age(view, one) if one not in quiet else None for one in columns)]
    return tuple(
        p.Cell(text, dim=text in ("-", UNKNOWN), age=age)
        for text, age in zip(texts, ages, strict=True)
    )


def one_page(
    view: SchoolView, sources: dict[str, Any], with_sources: bool, chosen: Sequence[str] = ()
) -> p.Page:
    """One program: what a reader wants first, in that order, a line a fact; or chosen columns."""
    marks = Marks(sources)
    school = view.school
    blocks: list[p.Block] = [
        p.Heading(f"{school.name}, {school.city}, {school.state}", 1),
        *program_blocks(view, marks, chosen),
        p.Next(_after(school.slug)),
        *marks.blocks(with_sources),
    ]
    return p.Page(tuple(blocks))


def program_blocks(view: SchoolView, marks: Marks, chosen: Sequence[str] = ()) -> list[p.Block]:
    """What stands under a program's name."""
    school = view.school
    blocks: list[p.Block] = [
        p.Para(f"Status: {school.status}. {sentence(school.status_basis)}"),
        p.Para(f"Page: {school.url or 'no address known'}"),
    ]
    if school.yours:
        blocks.append(p.Para("The program is yours: it stands in your own files alone."))
    elif school.shipped:
        names = ", ".join(name.replace("_", " ") for name in school.shipped)
        blocks.append(p.Para(f"Yours: {names}. {shipped_fields(school)}."))
    missing: list[str] = []
    groups = (("Chosen", tuple(name for name in LABELS if name in chosen), ()),)
    for heading, columns, fields in groups if chosen else GROUPS:
        pairs, absent = _pairs(view, columns, fields, marks)
        missing += absent
        if pairs:
            blocks += [p.Heading(heading), *pairs]
    if missing:
        blocks += [p.Heading(NOT_FOUND), p.Para(", ".join(missing))]
    for heading, leads in () if chosen else _apart(view).items():
        blocks += [p.Heading(heading), *_lines(leads, marks)]
    return blocks


def _apart(view: SchoolView) -> dict[str, list[Lead]]:
    """Facts that have a heading of their own, as those of its other degrees."""
    groups: dict[str, list[Lead]] = {}
    for lead in view.leads:
        if lead.fact.yours and lead.fact.field is None and lead.fact.columns is None:
            groups.setdefault("Yours", []).append(lead)
        elif lead.fact.group is not None:
            groups.setdefault(lead.fact.group, []).append(_whole(view, lead))
    return groups


def _after(slug: str) -> tuple[str, ...]:
    return f"perfcli schools {slug} --open", *(f"perfcli {noun} {slug}" for noun in AFTER)


def _pairs(
    view: SchoolView, columns: tuple[str, ...], fields: tuple[str, ...], marks: Marks
) -> tuple[list[p.Block], list[str]]:
    pairs: list[p.Block] = []
    absent = []
    printed: set[str] = set()
    for column in columns:
        leads = [
            lead
            for lead in view.columns[column]
            if lead.fact.id not in printed and lead.fact.group is None
        ]
        if column == "entry_degree":  # a list of courses that names the degree stands under these
            lists = [lead for lead in leads if lead in view.columns["courses"]]
            leads = [lead for lead in leads if lead not in lists]
        fresh = [_whole(view, lead) for lead in leads]
        fresh += [  # of the field, but fills no column
            one for one in view.facts if one.fact.field == column and one.fact.group is None
        ]
        if column == "entry_degree" and lists and not fresh:
            pairs.append(p.Pair(LABELS[column], tuple(_short(lists, column, marks))))
        elif fresh:
            closing = {lead.fact.id for lead in view.columns["deadline"]}
            both = column == "opens" and any(lead.fact.id in closing for lead in fresh)
            label = "Opens, closes" if both else LABELS[column]
            pairs.append(p.Pair(label, tuple(_lines(fresh, marks))))
            printed.update(lead.fact.id for lead in fresh)
        elif not view.columns[column]:
            absent.append(LABELS[column].lower())
    for name in fields:
        leads = [one for one in view.facts if one.fact.field == name and one.fact.group is None]
        if leads:
            label = name.replace("_", " ").capitalize()
            label = SHORT_LABELS.get(label, label)
            pairs.append(p.Pair(label, tuple(_lines(leads, marks))))
    return pairs, absent


def _short(leads: list[Lead], column: str, marks: Marks) -> Iterator[p.Item]:
    """What facts say for one column in a few words, where their lines stand under another."""
    for lead in leads:
        text = fact_line(lead.fact, marks, describe(column, lead.fact))
        yield p.Item(text, marks=marks.of(lead.fact.sources))


def _whole(view: SchoolView, lead: Lead) -> Lead:
    """A fact with its rivals in every column that it fills, since it is printed once."""
    same = [one for leads in view.columns.values() for one in leads if one.fact.id == lead.fact.id]
    rivals = {rival.id: rival for one in (lead, *same) for rival in one.also}
    return Lead(lead.fact, tuple(rivals.values()))


def _lines(leads: list[Lead], marks: Marks) -> list[p.Item]:
    items = []
    for lead in leads:
        items.append(fact_item(lead.fact, marks))
        items += [fact_item(rival, marks, lead="also: ") for rival in lead.also]
    return items

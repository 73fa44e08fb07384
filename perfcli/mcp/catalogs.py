"""What the tools say of programs, states and careers: in a list, in full, or side by side."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from perfcli.advice.careers import COLUMNS, all_careers, find_careers, some_careers
from perfcli.advice.license import ROWS, all_states, find_states, some_states
from perfcli.advice.names import find_all
from perfcli.advice.programs.finder import find
from perfcli.advice.programs.schools import (
    all_schools,
    find_schools,
    named_schools,
    some_schools,
)
from perfcli.advice.programs.wishes import Wish, chosen, showing
from perfcli.advice.words import Words
from perfcli.errors import UserError
from perfcli.mcp import arguments as args
from perfcli.mcp.said import Desk, Said
from perfcli.render.layouts import careers as careers_layout
from perfcli.render.layouts import finder, founddata, matchfolder, schooldata
from perfcli.render.layouts import license as license_layout
from perfcli.render.layouts import match as match_layout

IDENTITY = ("name",)  # the columns of a list in which no column was asked for
# The columns that say why a program fits, by the filter that was asked for.
REASONS = {
    "degree": "degree",
    "max_tuition": "tuition",
    "max_months": "months",
    "min_seats": "seats",
    "gpa": "gpa",
    "no_gre": "tests",
    "accepting": "deadline",
    "distance": "distance",
    "starts": "start",
}
BESIDE = ("degree", "months", "seats", "deadline", "tuition", "gpa", "tests", "shadowing")
ONE_ALONE = "Name one alone, or choose columns; go on with skip where `next` says so."


def schools(desk: Desk, given: args.Schools) -> Said:
    """Programs: those named in full, or a list of those that fit."""
    if given.names:
        return _named_schools(desk, given)
    fields = {name: getattr(given, name) for name in REASONS}
    texts = {name: str(value) for name, value in fields.items() if type(value) is float}
    asked = [column for name, column in REASONS.items() if fields[name] not in (None, False, ())]
    wish = Wish(
        **{**fields, **texts},
        state=given.state,
        region=given.region,
        status=given.status,
        columns=given.columns or asked or IDENTITY,
    )
    index, every = desk.knowledge.index, all_schools(desk.knowledge)
    found = find(every, index, wish, desk.today(), everything=False)
    return Said(
        data=founddata.found_json(found),
        sources=found.sources,
        path=("schools",),
        more="Go on with skip; names: [slug] gives one program in full, columns: [...] a part of "
        "all.",
        skip=given.skip,
        warnings=() if found.schools else (finder.emptied_line(found),),
        partial=not given.columns,
    )


def _named_schools(desk: Desk, given: args.Schools) -> Said:
    slugs = find_schools(desk.knowledge.index, given.names)
    view = some_schools(desk.knowledge, slugs)
    return Said(
        data=schooldata.schools_json(view, None, showing(given.columns)),
        sources=view.sources,
        path=("schools",),
        more=ONE_ALONE,
        skip=given.skip,
    )


def compare(desk: Desk, given: args.Compare) -> Said:
    """Two to four side by side, by the columns in which they differ most."""
    names, columns = given.names, given.columns
    if given.kind == "careers":
        said = careers(desk, args.Careers(names=names, columns=columns))
    elif given.kind == "states":
        said = license_(desk, args.License(states=names))
    else:
        said = _named_schools(desk, args.Schools(names=names, columns=columns or BESIDE))
    return replace(said, whole=True)


def license_(desk: Desk, given: args.License) -> Said:
    """States: those named in full, or all with the word under `regulated`."""
    knowledge = desk.knowledge
    if given.states:
        view = some_states(knowledge, find_states(knowledge.index, given.states))
        data = license_layout.states_json(view, None)
        return Said(data, view.sources, ("states",), ONE_ALONE, skip=given.skip)
    view = all_states(knowledge)
    data = license_layout.states_json(view, None)
    return Said(
        data={"states": [_only(one, ("code", "name", "regulated")) for one in data["states"]]},
        sources=view.sources,
        path=("states",),
        more=f"Name states for what was found of their law ({', '.join(ROWS)}) and whom to ask.",
        skip=given.skip,
        partial=True,
    )


def careers(desk: Desk, given: args.Careers) -> Said:
    """Careers beside the perfusionist's: those named in full, or all in a list."""
    bundle = desk.knowledge.careers
    columns = chosen(given.columns, dict.fromkeys(COLUMNS, ()), "--columns", "column", "careers")
    if given.names:
        view = some_careers(bundle, find_careers(bundle, given.names))
    else:
        view = all_careers(bundle)
    data = careers_layout.careers_json(view, None)
    entries = data["careers"]
    if columns:
        entries = [_in_columns(one, columns) for one in entries]
    elif not given.names:
        entries = [_only(one, ("slug", "name", "aka")) for one in entries]
    return Said(
        data={**data, "careers": entries},
        sources=view.sources,
        path=("careers",),
        more="Name careers, or choose columns; go on with skip where `next` says so.",
        skip=given.skip,
        partial=not (given.names or columns),
    )


def _only(entry: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: entry[key] for key in keys}


def _in_columns(entry: dict[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    """A career with some of its columns alone."""
    parts = {
        key: {name: entry[key][name] for name in columns if name in entry[key]}
        for key in ("columns", "cells", "absent")
    }
    return {**_only(entry, ("slug", "name", "aka")), **parts}


def match(desk: Desk, given: args.Match) -> Said:
    """A record against what programs ask for: each requirement of those named, or all in a list."""
    from perfcli.advice.match.comparison import Matcher, RecordMatch  # the slowest to load
    from perfcli.journal.reading import check_record

    knowledge = desk.knowledge
    words = Words(knowledge.index, knowledge.courses)
    slugs = find_all(given.schools, named_schools(knowledge.index), "program", "perfcli match")
    if given.record is not None:
        profile = check_record(given.record, "record", words, desk.today())
    elif desk.own is not None:
        profile = desk.own()
    else:
        hint = "Ask the user for what they want to tell. Their own profile is read only where they "
        hint += "started this server so."
        raise UserError("usage", "record: missing", hint)
    view = Matcher(knowledge, words, slugs).match(profile, desk.today())
    if slugs:
        return Said(
            data=match_layout.match_json(view),
            sources=view.sources,
            path=("schools",),
            more="Go on with skip, or name one program alone.",
            skip=given.skip,
        )
    (data,) = matchfolder.folder_json([RecordMatch("record", view)])["profiles"]
    return Said(
        data=data,
        sources=view.sources,
        path=("schools",),
        more="Name schools for each requirement with its reason and sources; go on with skip.",
        skip=given.skip,
        partial=True,
    )

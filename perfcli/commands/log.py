"""`log`: what the user has seen and done, and how far it goes toward what is asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from perfcli.advice.programs.schools import some_schools
from perfcli.advice.yours.logbook import (
    FIELDS,
    Given,
    entry_of,
    find_kinds,
    sorts_of,
    too_long_a_day,
)
from perfcli.advice.yours.logview import LogView, log_view
from perfcli.advice.yours.tracking import chosen_slugs
from perfcli.commands.kept import read_given, told_of_schools
from perfcli.commands.own import profile_if_any
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.journal.database import journal_path
from perfcli.journal.events import Event, add_log, logged
from perfcli.journal.records import Entry, Logged
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import log as layout

EXAMPLES = """
perfcli log
perfcli log shadow --date 2026-11-20 --hours 6 --place "Mercy Hospital"
perfcli log case --category primary
perfcli log ceu --count 12 --category I --note "Annual meeting"
perfcli log case --import cases.csv
perfcli log --csv
"""
app = new_app()


def _text(option: str, text: str, metavar: str) -> typer.models.OptionInfo:
    info: typer.models.OptionInfo = typer.Option(
        option, help=text, metavar=metavar, show_default=False
    )
    return info


Text = str | None


@app.command("log", cls=ExampleCommand, epilog=EXAMPLES)
@common
def log(
    request: Request,
    kinds: Annotated[
        list[str] | None, typer.Argument(metavar="[KIND]...", help="shadow, case, ceu or study.")
    ] = None,
    date: Annotated[Text, _text("--date", "The day; today if none is given.", "DATE")] = None,
    hours: Annotated[Text, _text("--hours", "How long, in hours.", "H")] = None,
    count: Annotated[Text, _text("--count", "How many; 1 for shadow and case.", "N")] = None,
    place: Annotated[Text, _text("--place", "Where; no name of a patient.", "TEXT")] = None,
    category: Annotated[
        Text,
        _text("--category", "case: primary, secondary; ceu: I; shadow: visit...", "WORD"),
    ] = None,
    note: Annotated[Text, _text("--note", "Anything else; no name of a patient.", "TEXT")] = None,
    file: Annotated[
        Text, _text("--import", "Add the rows of a CSV file; - is standard input.", "FILE")
    ] = None,
) -> int:
    """What you have seen and done: shadowing, cases, education units, study."""
    if request.open:
        raise UserError(
            "usage", "--open: there is no page to open", "Try: perfcli recertify --open"
        )
    knowledge = load()
    found = find_kinds(kinds or ())
    given = dict(zip(FIELDS, (date, hours, count, place, category, note), strict=True))
    adding = any(value is not None for value in given.values())
    if adding and file is not None:
        hint = f"Try: perfcli log --import {file}"
        raise UserError("usage", "--import adds a file: leave out the other options", hint)
    if adding:
        return _add(request, knowledge, found, given)
    if file is not None:
        return _import(request, knowledge, found, file)
    view = _view(request, knowledge, found, logged(journal_path(), found))
    return _emit(request, knowledge, view)


def _add(request: Request, knowledge: Knowledge, kinds: list[str], given: Given) -> int:
    if len(kinds) != 1:
        hint = "Try: perfcli log shadow --date 2026-11-20 --hours 6"
        raise UserError("usage", "name one kind: shadow, case, ceu or study", hint)
    (kind,) = kinds
    made, faults = entry_of(sorts_of(knowledge.counters.basis)[kind], given, request.context.today)
    if made is None:
        message = "; ".join(f"--{name}: {fault}" for name, fault in faults)
        raise UserError("usage", message, f"See: perfcli log {kind} --help")

    def choose(known: list[Entry]) -> list[Event[Logged]]:
        _check_hours([made], known, "usage")
        return [Event("log", kind, made)]

    entry = Entry("", kind, made)
    events = add_log(journal_path(), layout.entry_text(entry), choose, bool(made.hours))
    return _added(request, knowledge, events, kinds)


def _check_hours(fresh: Sequence[Logged], known: Sequence[Entry], code: str) -> None:
    for day, hours in too_long_a_day(fresh, known).items():
        message = f"{day} would have {hours:g} hours with what is logged already; a day has 24"
        raise UserError(code, message, "See: perfcli log --all")


def _import(request: Request, knowledge: Knowledge, kinds: list[str], file: str) -> int:
    """Add what a file holds and the log does not, all of it or nothing."""
    from perfcli.advice.yours.logcsv import missing, read_sheet
    from perfcli.render.progress import progress

    if len(kinds) > 1:
        raise UserError(
            "usage", "--import: name one kind or none", "Try: perfcli log --import FILE"
        )
    shown = "standard input" if file == "-" else Path(file).name
    stderr = request.context.stderr
    sheet = read_sheet(
        read_given(file),
        shown,
        sorts_of(knowledge.counters.basis),
        kinds[0] if kinds else None,
        request.context.today,
        lambda rows: progress(rows, len(rows), "rows", stderr),
    )

    def choose(known: list[Entry]) -> list[Event[Logged]]:
        fresh = missing(sheet, known)
        _check_hours([told for _, told in fresh], known, "invalid-file")
        return [Event("log", kind, told) for kind, told in fresh]

    what = f"log --import: {len(sheet.entries)} entries"
    events = add_log(journal_path(), what, choose) if sheet.entries else []
    return _added(request, knowledge, events, kinds, len(sheet.entries) - len(events))


def _added(
    request: Request,
    knowledge: Knowledge,
    events: Sequence[Event[Logged]],
    kinds: list[str],
    known: int | None = None,
) -> int:
    """Say what was added; for a program with the counters as they are now."""
    entries = [Entry(event.uid, event.key, event.told) for event in events]
    if request.output.format in ("json", "csv"):
        every = logged(journal_path(), kinds)
        view = _view(request, knowledge, kinds, every)
        ids = {entry.id for entry in entries}
        own = tuple(entry for entry in view.entries if entry.id in ids)
        return _emit(request, knowledge, view.only(own))
    bundle = knowledge.counters
    view = log_view(bundle, entries, kinds, (), {}, None, request.context.today, False)
    answer = Answer(
        command="log",
        json=lambda: layout.log_json(view),
        page=lambda: layout.added_page(view, entries, known),
        sources={},
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def _view(
    request: Request, knowledge: Knowledge, kinds: list[str], entries: Sequence[Entry]
) -> LogView:
    today = request.context.today
    profile = profile_if_any(knowledge, today)
    slugs = chosen_slugs(told_of_schools(), profile.schools if profile else ())
    known = {head.slug for head in knowledge.index.schools}
    programs = some_schools(knowledge, [slug for slug in slugs if slug in known])
    return log_view(
        knowledge.counters,
        entries,
        kinds,
        programs.schools,
        programs.sources,
        profile.certified if profile else None,
        today,
        request.all,
    )


def _emit(request: Request, knowledge: Knowledge, view: LogView) -> int:
    today = request.context.today
    answer = Answer(
        command="log",
        json=lambda: layout.log_json(view),
        page=lambda: layout.log_page(view, today, request.all, request.sources),
        table=lambda: layout.log_table(view),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)

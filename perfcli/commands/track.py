"""`track`: applications, each with where it stands, its deadline and what is missing."""

from typing import Annotated

import typer

from perfcli.advice.programs.schools import find_schools
from perfcli.advice.yours.given import text_of
from perfcli.advice.yours.tracking import Application, applications, cycle_day, status_of
from perfcli.commands.kept import (
    day_option,
    gaps_by_slug,
    programs_by_slug,
    record_with_log,
    told_of_schools,
)
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.journal.database import journal_path
from perfcli.journal.events import Event, add
from perfcli.journal.profile import Profile
from perfcli.journal.records import STATUSES, Tracked
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import track as layout
from perfcli.render.page import Page

EXAMPLES = """
perfcli track
perfcli track musc utah --status researching
perfcli track musc --status applied --on 2026-11-20 --note "Sent"
perfcli track musc --note "Ask about rotations"
perfcli track musc
perfcli track --csv
"""
WORDS = 60  # characters of a note in the name of a change
app = new_app()


@app.command("track", cls=ExampleCommand, epilog=EXAMPLES)
@common
def track(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SCHOOL]...", help="Programs; none: the board.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help=f"{', '.join(STATUSES)}."),
    ] = None,
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="Since when; today if none is given.")
    ] = "",
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Anything to remember.")
    ] = None,
) -> int:
    """Your applications: where each stands, its deadline, what is missing."""
    knowledge = load()
    slugs = find_schools(knowledge.index, names or (), "perfcli track")
    if request.open:
        from perfcli.commands.schools import open_programs

        if not slugs:
            raise UserError("usage", "--open: name a program", "Try: perfcli track musc --open")
        return open_programs(request, knowledge, slugs)
    if status is None and note is None:
        if on:
            hint = "Try: perfcli track musc --status applied --on 2026-11-20"
            raise UserError("usage", "--on goes with --status or --note", hint)
        return _emit(request, knowledge, slugs)
    if not slugs:
        hint = "Try: perfcli track musc --status applied"
        raise UserError("usage", "--status and --note: name a program", hint)
    told = Tracked(
        on=day_option("--on", on, request.context.today),
        status=status_of(status) if status is not None else None,  # type: ignore[arg-type]
        note=_note(note),
    )
    what = f"track {' '.join(slugs)}: {told.status or (told.note or '')[:WORDS]}, {told.on}"
    add(journal_path(), what, [Event("track", slug, told) for slug in slugs])
    return _emit(request, knowledge, slugs, told)


def _note(text: str | None) -> str | None:
    try:
        if text == "":
            raise ValueError("expected a text")
        return text_of(text) if text is not None else None
    except ValueError as error:
        raise UserError("usage", f"--note: {error}", 'Try: --note "Sent"') from error


def _emit(
    request: Request, knowledge: Knowledge, slugs: list[str], told: Tracked | None = None
) -> int:
    """The board, some of it in full, or what was noted; each form makes only what it shows."""
    heads = {head.slug: head for head in knowledge.index.schools}
    today = request.context.today
    program = request.output.format in ("json", "csv")
    profile = record_with_log(knowledge, today) if told is None or program else None
    start = profile.start_date if profile is not None else None

    def found() -> tuple[Application, ...]:
        every = told_of_schools()
        mine = [slug for slug, _ in every if slug in heads and (not slugs or slug in slugs)]
        return applications(
            every,
            {slug: head.short for slug, head in heads.items()},
            programs_by_slug(knowledge),
            gaps_by_slug(knowledge, profile, mine, today) if profile else None,
            today,
            slugs,
            start,
        )

    def page() -> Page:
        if told is not None:
            return layout.noted_page([heads[slug] for slug in slugs], told)
        board = found()
        aim = start if cycle_day(start, today) > today else None
        tracked = {one.slug for one in board}
        sources = knowledge.dates.sources
        if slugs:
            rest = [heads[slug] for slug in slugs if slug not in tracked]
            return layout.schools_page(board, rest, sources, request.sources, aim)
        rest = [heads[slug] for slug in _aims(profile) if slug in heads and slug not in tracked]
        return layout.board_page(board, sources, rest, request.all, request.sources, aim)

    answer = Answer(
        command="track",
        json=lambda: layout.track_json(found()),
        page=page,
        table=lambda: layout.track_table(found()),
        sources=knowledge.dates.sources if program or told is None else {},
        data_as_of=knowledge.index.about.as_of,
        warnings=(layout.NO_RECORD,) if program and profile is None else (),
    )
    return emit(request.context, request.output, answer)


def _aims(profile: Profile | None) -> tuple[str, ...]:
    return profile.schools if profile is not None else ()

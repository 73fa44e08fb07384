"""`deadlines`: what is due, in order of date, and as a calendar file."""

from typing import Annotated

import typer

from perfcli.advice.calendar.deadlines import deadlines as advise
from perfcli.advice.calendar.due import KINDS, Deadlines
from perfcli.advice.programs.schools import find_schools
from perfcli.advice.programs.wishes import chosen
from perfcli.commands.icsfile import Force, Ics, calendar_to_stdout, check_force, write_calendar
from perfcli.errors import DONE, NOTHING, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_text
from perfcli.render.layouts import deadlines as layout

EXAMPLES = """
perfcli deadlines
perfcli deadlines --within 90
perfcli deadlines musc utah
perfcli deadlines --kind exam
perfcli deadlines --ics deadlines.ics
"""
app = new_app()


@app.command("deadlines", cls=ExampleCommand, epilog=EXAMPLES)
@common
def deadlines(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SCHOOL]...", help="Of these programs alone.")
    ] = None,
    school: Annotated[
        list[str] | None, typer.Option("--school", help="The same as SCHOOL.", metavar="SCHOOL")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help=f"Only: {', '.join(KINDS)}.", metavar="KIND"),
    ] = None,
    within: Annotated[
        int | None, typer.Option("--within", help="At most so many days ahead.", min=0, metavar="N")
    ] = None,
    ics: Ics = None,
    force: Force = False,
) -> int:
    """Deadlines: what is due, in order of date, with the days left and how sure it is."""
    knowledge = load()
    words = [*(names or ()), *(part for text in school or () for part in text.split(","))]
    slugs = find_schools(
        knowledge.index, [word for word in words if word.strip()], "perfcli deadlines"
    )
    if request.open:
        return _open(request, knowledge, slugs)
    check_force("deadlines", ics, force)
    view = advise(
        knowledge.dates,
        request.context.today,
        slugs=slugs,
        kinds=chosen(kind or (), KINDS, "--kind", "kind", "deadlines"),
        within=within,
        everything=request.all,
    )
    as_of = knowledge.index.about.as_of
    if ics == "-":
        calendar_to_stdout(request, "deadlines", _content(view, as_of))
        return DONE if view.due else NOTHING
    if ics is not None and view.due:
        written = write_calendar(ics, _content(view, as_of), "deadlines", len(view.due), force)
        if request.output.format not in ("json", "csv"):
            return emit_text(request.context, written)
    return _list(request, view, within, as_of)


def _list(request: Request, view: Deadlines, within: int | None, data_as_of: str) -> int:
    """The dates on a page or for a program, which reads in `warnings` that there are none."""
    program = request.output.format in ("json", "csv")
    answer = Answer(
        command="deadlines",
        json=lambda: layout.deadlines_json(view),
        page=lambda: layout.deadlines_page(
            view, request.context.today, within, request.compact, request.sources
        ),
        table=lambda: layout.deadlines_csv(view),
        sources=view.sources,
        data_as_of=data_as_of,
        warnings=(layout.nothing_line(view, within),) if program and not view.due else (),
        exit_code=DONE if view.due else NOTHING,
    )
    return emit(request.context, request.output, answer)


def _content(view: Deadlines, data_as_of: str) -> bytes:
    from perfcli.render.calendar import calendar_bytes

    return calendar_bytes(view.due, data_as_of)


def _open(request: Request, knowledge: Knowledge, slugs: list[str]) -> int:
    from perfcli.commands.schools import open_programs

    if not slugs:
        raise UserError("usage", "--open: name a program", "Try: perfcli deadlines iowa --open")
    return open_programs(request, knowledge, slugs)

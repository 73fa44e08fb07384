"""`plan`: milestones with dates, back from the start of school or on from graduation."""

from typing import Annotated

import typer

from perfcli.advice.plan.milestones import Plan
from perfcli.commands.icsfile import Force, Ics, calendar_to_stdout, check_force, write_calendar
from perfcli.commands.own import own_profile, profile_if_any
from perfcli.commands.planned import user_plan
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_text
from perfcli.render.layouts import plan as layout

EXAMPLES = """
perfcli plan
perfcli plan --graduation 2028-05
perfcli plan --ics plan.ics
perfcli plan --profile student.yaml --all
perfcli plan --markdown > plan.md
"""
app = new_app()


@app.command("plan", cls=ExampleCommand, epilog=EXAMPLES)
@common
def plan(
    request: Request,
    graduation: Annotated[
        str,
        typer.Option(
            "--graduation", metavar="DATE", help="From graduation on: a month or a day, 2028-05."
        ),
    ] = "",
    file: Annotated[
        str, typer.Option("--profile", metavar="FILE", help="Another record; - for standard input.")
    ] = "",
    ics: Ics = None,
    force: Force = False,
) -> int:
    """Your plan: what must happen when, counted back from school or on from graduation."""
    if request.open:
        hint = "A program's page: perfcli schools musc --open"
        raise UserError("usage", "--open: there is no page to open", hint)
    check_force("plan", ics, force)
    knowledge, today = load(), request.context.today
    if graduation and not file:
        profile = profile_if_any(knowledge, today)
    else:
        profile = own_profile(knowledge, file, today)
    made = user_plan(knowledge, profile, graduation, today, own=not file)
    if ics is not None:
        content, dates = _calendar(request, made)
        if ics == "-":
            calendar_to_stdout(request, "plan", content)
            return 0
        written = write_calendar(ics, content, "plan", dates, force)
        if request.output.format not in ("json", "csv"):
            return emit_text(request.context, written)
    return _emit(request, knowledge, made)


def _calendar(request: Request, made: Plan) -> tuple[bytes, int]:
    """The calendar file, and how many dates it has."""
    from perfcli.render.calendar import calendar_file
    from perfcli.render.layouts.plandata import plan_days

    days = plan_days(made, request.context.today)
    return calendar_file(days, "plan", "Perfusion plan"), len(days)


def _emit(request: Request, knowledge: Knowledge, made: Plan) -> int:
    from perfcli.render.layouts import plandata

    answer = Answer(
        command="plan",
        json=lambda: plandata.plan_json(made),
        page=lambda: layout.plan_page(made, request.context.today, request.all, request.sources),
        table=lambda: plandata.plan_table(made),
        sources=made.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)

"""`costs`: what a program costs, what federal loans may cover, what is left."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from perfcli.advice.names import Named, find_all
from perfcli.advice.programs.costs import Wishes
from perfcli.advice.programs.costs import costs as advise
from perfcli.commands.own import profile_if_any
from perfcli.commands.schools import open_programs
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import costs as layout

EXAMPLES = """
perfcli costs
perfcli costs utah usc
perfcli costs usc --living 2200 --months 20 --rate 8
perfcli costs musc --tuition 70000 --state SC
"""
app = new_app()


@app.command("costs", cls=ExampleCommand, epilog=EXAMPLES)
@common
def costs(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SCHOOL]...", help="Programs; none: all.")
    ] = None,
    state: Annotated[
        str, typer.Option("--state", metavar="OH", help="Where you are a resident.")
    ] = "",
    living: Annotated[
        str, typer.Option("--living", metavar="AMOUNT", help="Living, in dollars a month.")
    ] = "",
    rate: Annotated[
        str, typer.Option("--rate", metavar="PERCENT", help="Interest of your loans, a year.")
    ] = "",
    years: Annotated[
        int, typer.Option("--years", metavar="N", help="Years to pay back.", min=1, max=40)
    ] = 10,
    months: Annotated[
        str, typer.Option("--months", metavar="N", help="Length, where none was found.")
    ] = "",
    tuition: Annotated[
        str, typer.Option("--tuition", metavar="AMOUNT", help="One school's own quote, in all.")
    ] = "",
) -> int:
    """What a program costs, what federal loans may cover of it, and what is left."""
    knowledge = load()
    wishes = Wishes(
        home_state=_state(state, knowledge) or _home_state(knowledge, request.context.today),
        living=_number("--living", living, "2000", least=50),
        rate=_number("--rate", rate, "8", most=40),
        years=years,
        months=_number("--months", months, "24", least=1, most=60),
        tuition=_number("--tuition", tuition, "61500", least=100),
    )
    if wishes.rate is not None and 0 < wishes.rate < Decimal("0.5"):
        message = f"--rate: {rate!r} would be less than half a percent a year"
        raise UserError("usage", message, "Write eight percent as --rate 8")
    view = advise(knowledge, names or (), wishes, request.context.today)
    if wishes.tuition is not None and len(view.costs) != 1:
        hint = f"Try: perfcli costs usc --tuition {tuition}"
        raise UserError("usage", "--tuition is one school's quote: name one program", hint)
    if request.open:
        if not names:
            raise UserError("usage", "--open: name a program", "Try: perfcli costs usc --open")
        return open_programs(request, knowledge, [row.view.school.slug for row in view.costs])
    answer = Answer(
        command="costs",
        json=lambda: layout.costs_json(view),
        page=lambda: layout.costs_page(view, request.all, request.sources),
        table=lambda: layout.csv_table(view),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def _number(
    option: str, text: str, example: str, least: int = 0, most: int = 10_000_000
) -> Decimal | None:
    """A plain amount in bounds, with thousands' commas or a dollar sign if liked."""
    if not text:
        return None
    try:
        amount = Decimal(text.strip().lstrip("$").rstrip("%").replace(",", ""))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not least <= amount <= most:
        message = f"{option}: {text!r} is no amount from {least} to {most:,}"
        raise UserError("usage", message, f"Write it as {option} {example}")
    return amount


def _state(text: str, knowledge: Knowledge) -> str | None:
    """The code of a state by code or name. Raises UserError('unknown-name')."""
    if not text.strip():
        return None
    known = [Named(head.code, (head.name,)) for head in knowledge.index.states]
    return find_all([text], known, "state", "perfcli costs --state")[0].upper()


def _home_state(knowledge: Knowledge, today: date) -> str | None:
    """The home state of the user's profile, where there is one."""
    profile = profile_if_any(knowledge, today)
    return profile.home_state if profile else None

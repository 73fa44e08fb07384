"""`checklist`: ordered steps for somebody about to do one thing."""

from typing import Annotated

import typer

from perfcli.advice.checklists import checklists_view, parse_anchors
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import checklist as layout

EXAMPLES = """
perfcli checklist
perfcli checklist shadow
perfcli checklist entry --date start=2028-08-21
perfcli checklist boards --all --sources
perfcli checklist move --csv
"""
app = new_app()


@app.command("checklist", cls=ExampleCommand, epilog=EXAMPLES)
@common
def checklist(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Lists by name; none: what lists there are."),
    ] = None,
    dates: Annotated[
        list[str] | None,
        typer.Option("--date", metavar="ANCHOR=DATE", help="The day that steps count from."),
    ] = None,
) -> int:
    """Checklists: steps in order for one thing, each with why and when."""
    if request.open:
        hint = "Addresses worth knowing: perfcli resources"
        raise UserError("unknown-name", "no address is known for a checklist", hint)
    anchors = parse_anchors(dates or ())
    knowledge = load()
    view = checklists_view(knowledge.checklists, names or (), anchors)
    today = request.context.today
    answer = Answer(
        command="checklist",
        json=lambda: layout.checklists_json(view),
        page=lambda: (
            layout.steps_page(view, today, request.all, request.sources)
            if names
            else layout.lists_page(view)
        ),
        table=lambda: layout.steps_table(view),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)

"""`prereqs`: prerequisite courses by course and by program."""

from typing import Annotated

import typer

from perfcli.advice.programs.prereqs import prereqs as advise
from perfcli.commands.schools import open_programs
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import prereqs as layout

EXAMPLES = """
perfcli prereqs
perfcli prereqs organic-chemistry
perfcli prereqs iowa
perfcli prereqs orgo utah
"""
app = new_app()


@app.command("prereqs", cls=ExampleCommand, epilog=EXAMPLES)
@common
def prereqs(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COURSE or SCHOOL]...", help="Courses or programs by any name."),
    ] = None,
) -> int:
    """Prerequisite courses: who asks for which, and each program's list and rules."""
    knowledge = load()
    view = advise(knowledge, names or ())
    if request.open:
        slugs = [one.view.school.slug for one in view.schools] if names else []
        if not slugs:
            raise UserError("usage", "--open: name a program", "Try: perfcli prereqs iowa --open")
        return open_programs(request, knowledge, slugs)
    answer = Answer(
        command="prereqs",
        json=lambda: layout.prereqs_json(view),
        page=lambda: layout.prereqs_page(view, request.sources),
        table=lambda: layout.courses_table(view),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)

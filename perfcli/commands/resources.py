"""`resources`: addresses worth knowing, by kind or by name."""

from typing import Annotated

import typer

from perfcli.advice.resources import resources_view
from perfcli.advice.topics import topic_view
from perfcli.commands.topic import address
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_open
from perfcli.render.layouts import resources as layout

AUDIENCES = ("applicants", "students", "graduates", "perfusionists")
EXAMPLES = """
perfcli resources
perfcli resources books
perfcli resources amsect-jobs --open
perfcli resources --for students
"""
app = new_app()


@app.command("resources", cls=ExampleCommand, epilog=EXAMPLES)
@common
def resources(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KIND or NAME]...", help="A kind, a group or a name."),
    ] = None,
    audience: Annotated[
        str, typer.Option("--for", metavar="WHOM", help=f"Only for {', '.join(AUDIENCES)}.")
    ] = "",
) -> int:
    """Addresses worth knowing, each with whom it serves and what it costs."""
    if audience and audience not in AUDIENCES:
        hint = f"Expected one of {', '.join(AUDIENCES)}."
        raise UserError("usage", f"--for: {audience!r} is no such group", hint)
    knowledge = load()
    frame = topic_view(knowledge.topic("resources"))
    view = resources_view(knowledge.resources, names or (), audience or None)
    if request.open:
        if not names:
            return emit_open(request.context, address(frame))
        for one in view.resources:
            if one.url is None:
                message = f"no address is known for {one.name}"
                raise UserError("unknown-name", message, f"See: perfcli resources {one.id}")
            emit_open(request.context, one.url)
        return 0
    answer = Answer(
        command="resources",
        json=lambda: layout.resources_json(view),
        page=lambda: layout.resources_page(view, frame, request.all, request.sources),
        table=lambda: layout.resources_table(view),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)

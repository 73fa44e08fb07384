"""`license`: every state, one in full, or several side by side."""

from typing import Annotated

import typer

from perfcli.advice.license import all_states, find_states, some_states
from perfcli.advice.topics import topic_view
from perfcli.commands.topic import address
from perfcli.errors import DONE, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_open
from perfcli.render.layouts import license as layout

EXAMPLES = """
perfcli license
perfcli license ny
perfcli license texas georgia
perfcli license new york --open
perfcli license --csv
"""
app = new_app()


@app.command("license", cls=ExampleCommand, epilog=EXAMPLES)
@common
def states(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[STATE]...", help="States by code or name; none: all of them."),
    ] = None,
) -> int:
    """State licenses: all states in a table, one in full, several side by side."""
    knowledge = load()
    if names:
        return _named(request, knowledge, names)
    frame = topic_view(knowledge.topic("license"))
    if request.open:
        return emit_open(request.context, address(frame))
    view = all_states(knowledge)
    answer = Answer(
        command="license",
        json=lambda: layout.states_json(view, frame),
        page=lambda: layout.list_page(view, frame, request.all, request.sources, request.compact),
        table=lambda: layout.csv_table(view),
        sources={**view.sources, **frame.sources},
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def _named(request: Request, knowledge: Knowledge, names: list[str]) -> int:
    codes = find_states(knowledge.index, names)
    if request.open:
        return _open(request, knowledge, codes)
    view = some_states(knowledge, codes)
    one, as_of = view.states[0], knowledge.index.about.as_of
    answer = Answer(
        command="license",
        json=lambda: layout.states_json(view, None),
        page=lambda: (
            layout.one_page(one, view.sources, as_of, request.all, request.sources)
            if len(codes) == 1
            else layout.compare_page(view, request.all, request.sources)
        ),
        table=lambda: layout.csv_table(view),
        sources=view.sources,
        data_as_of=as_of,
    )
    return emit(request.context, request.output, answer)


def _open(request: Request, knowledge: Knowledge, codes: list[str]) -> int:
    heads = {head.code: head for head in knowledge.index.states}
    lost = [heads[code].name for code in codes if heads[code].url is None]
    if lost:
        message = f"no address of a board is known for {', '.join(lost)}"
        raise UserError("unknown-name", message, f"See: perfcli license {codes[0]}")
    for code in codes:
        emit_open(request.context, heads[code].url or "")
    return DONE

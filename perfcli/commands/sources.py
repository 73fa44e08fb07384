"""`sources`: where the facts come from."""

from typing import Annotated

import typer

from perfcli.advice.sources import all_sources, some_sources
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_open
from perfcli.render.layouts import sources as layout

EXAMPLES = """
perfcli sources
perfcli sources career-profile
perfcli sources --csv
"""
app = new_app()


@app.command("sources", cls=ExampleCommand, epilog=EXAMPLES)
@common
def sources(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Sources by id or title.")
    ] = None,
) -> int:
    """Where the facts come from: every source with the number of its facts."""
    knowledge = load()
    views = some_sources(knowledge, names) if names else all_sources(knowledge.sources)
    if request.open:
        if not names:
            hint = "Name one: perfcli sources career-profile --open"
            raise UserError("usage", "--open: which source?", hint)
        for view in views:
            if view.source.url is None:
                message = f"no address is given for {view.source.title!r}"
                hint = f"See: perfcli sources {view.source.id}"
                raise UserError("unknown-name", message, hint)
            emit_open(request.context, view.source.url)
        return 0
    answer = Answer(
        command="sources",
        json=lambda: layout.sources_json(views),
        page=lambda: layout.some_page(views) if names else layout.list_page(views, request.all),
        table=lambda: layout.csv_table(views),
        sources={view.source.id: view.source for view in views},
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)

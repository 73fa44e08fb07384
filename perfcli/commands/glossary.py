"""`glossary`: the words of the field, all by group or some in full."""

from typing import Annotated

import typer

from perfcli.advice.glossary import GlossaryView, glossary_view
from perfcli.advice.topics import topic_view
from perfcli.commands.topic import address
from perfcli.errors import DONE, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_open
from perfcli.render.layouts import glossary as layout

EXAMPLES = """
perfcli glossary
perfcli glossary CPB
perfcli glossary heart lung machine
perfcli glossary --all
perfcli glossary --csv
"""
app = new_app()


@app.command("glossary", cls=ExampleCommand, epilog=EXAMPLES)
@common
def glossary(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TERM]...", help="Terms, abbreviations or everyday words."),
    ] = None,
) -> int:
    """Terms, abbreviations and everyday names of perfusion, explained."""
    knowledge = load()
    view = glossary_view(knowledge.glossary, names or ())
    frame = topic_view(knowledge.topic("glossary"))
    if request.open and names:
        return _open(request, view)
    if request.open:
        return emit_open(request.context, address(frame))
    answer = Answer(
        command="glossary",
        json=lambda: layout.terms_json(view),
        page=lambda: (
            layout.terms_page(view, request.sources)
            if names
            else layout.list_page(view, frame, request.all, request.sources)
        ),
        table=lambda: layout.terms_table(view),
        sources={**view.sources, **frame.sources},
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def _open(request: Request, view: GlossaryView) -> int:
    """Open the pages that the definitions rest on."""
    urls = []
    for one in view.terms:
        url = next((u for name in one.fact.sources if (u := view.sources[name].url)), None)
        if url is None:
            message = f"no address is known for {one.term.term}"
            raise UserError("unknown-name", message, "See: perfcli glossary --open")
        urls.append(url)
    for url in dict.fromkeys(urls):
        emit_open(request.context, url)
    return DONE

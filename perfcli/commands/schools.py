"""`schools`: every program, one in full, or several side by side."""

from typing import Annotated

import typer

from perfcli.advice.schools import all_schools, find_schools, some_schools
from perfcli.advice.topics import topic_view
from perfcli.commands.topic import address
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_open
from perfcli.render.layouts import schools as layout

app = new_app()
EXAMPLES = """
perfcli schools
perfcli schools utah
perfcli schools iowa utah unmc
perfcli schools musc --open
perfcli schools --open
perfcli schools --csv
"""


@app.command("schools", cls=ExampleCommand, epilog=EXAMPLES)
@common
def schools(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(help="Programs by slug, name or abbreviation.")
    ] = None,
) -> int:
    """Training programs: all in a table, one in full, several side by side."""
    knowledge = load()
    if names:
        return _named(request, knowledge, names)
    frame = topic_view(knowledge.topic("schools"))
    if request.open:
        return emit_open(request.context, address(frame))
    view = all_schools(knowledge)
    answer = Answer(
        command="schools",
        json=lambda: layout.schools_json(view, frame),
        page=lambda: layout.list_page(view, frame, request.all, request.sources, request.compact),
        table=lambda: layout.csv_table(view.schools),
        sources={**view.sources, **frame.sources},
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def _named(request: Request, knowledge: Knowledge, names: list[str]) -> int:
    slugs = find_schools(knowledge.index, names)
    if request.open:
        return open_programs(request, knowledge, slugs)
    view = some_schools(knowledge, slugs)
    one = view.schools[0]
    answer = Answer(
        command="schools",
        json=lambda: layout.schools_json(view, None),
        page=lambda: (
            layout.one_page(one, view.sources, request.sources)
            if len(slugs) == 1
            else layout.compare_page(view, request.sources)
        ),
        table=lambda: layout.csv_table(view.schools),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def open_programs(request: Request, knowledge: Knowledge, slugs: list[str]) -> int:
    heads = {head.slug: head for head in knowledge.index.schools}
    lost = [heads[slug].name for slug in slugs if heads[slug].url is None]
    if lost:
        message = f"no address is known for {', '.join(lost)}"
        raise UserError("unknown-name", message, "The directory: perfcli schools --open")
    for slug in slugs:
        emit_open(request.context, heads[slug].url or "")
    return 0

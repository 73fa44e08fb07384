"""`careers`: the perfusionist's beside its neighbors, one in full, or several side by side."""

from typing import Annotated

import typer

from perfcli.advice.careers import (
    all_careers,
    beside_home,
    find_careers,
    official_page,
    some_careers,
)
from perfcli.advice.topics import TopicView, topic_view
from perfcli.commands import topic
from perfcli.errors import DONE, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_open
from perfcli.render.layouts import careers as layout

EXAMPLES = """
perfcli careers
perfcli careers crna
perfcli careers crna pa
perfcli careers rt --open
perfcli careers --csv
"""
app = new_app()


@app.command("careers", cls=ExampleCommand, epilog=EXAMPLES)
@common
def careers(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Careers by name or abbreviation; none: a table."),
    ] = None,
) -> int:
    """Careers compared: pay, growth and training beside the perfusionist's."""
    knowledge = load()
    if names:
        return _named(request, knowledge, names)
    frame = topic_view(knowledge.topic("careers"))
    if request.open:
        return emit_open(request.context, topic.address(frame))
    view = all_careers(knowledge.careers)
    answer = Answer(
        command="careers",
        json=lambda: layout.careers_json(view, frame),
        page=lambda: layout.list_page(view, frame, request.all, request.sources, request.compact),
        table=lambda: layout.csv_table(view),
        sources={**view.sources, **frame.sources},
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def _named(request: Request, knowledge: Knowledge, names: list[str]) -> int:
    bundle, as_of = knowledge.careers, knowledge.index.about.as_of
    try:
        slugs = find_careers(bundle, names)
    except UserError as error:
        part = _part(knowledge, names)
        if part is None:
            raise error from None
        if request.open:
            return emit_open(request.context, topic.address(part))
        return emit(request.context, request.output, topic.answer(part, request, as_of))
    if request.open:
        return _open(request, knowledge, slugs)
    view = some_careers(bundle, slugs)
    answer = Answer(
        command="careers",
        json=lambda: layout.careers_json(view, None),
        page=lambda: (
            layout.one_page(beside_home(bundle, slugs[0]), request.sources)
            if len(slugs) == 1
            else layout.compare_page(view, request.sources)
        ),
        table=lambda: layout.csv_table(view),
        sources=view.sources,
        data_as_of=as_of,
    )
    return emit(request.context, request.output, answer)


def _part(knowledge: Knowledge, names: list[str]) -> TopicView | None:
    """Sections of the page by name, or None: a page of its own is not only found by careers."""
    try:
        return topic_view(knowledge.topic("careers"), names)
    except UserError:
        return None


def _open(request: Request, knowledge: Knowledge, slugs: list[str]) -> int:
    """Open the official page of each career, or for those without one the page's own address."""
    pages = [official_page(knowledge.careers, slug) for slug in slugs]
    frame = topic_view(knowledge.topic("careers"))
    for url in dict.fromkeys(page or topic.address(frame) for page in pages):
        emit_open(request.context, url)
    return DONE

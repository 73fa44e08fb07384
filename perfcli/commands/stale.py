"""`data stale`: what is past its shelf life, with the address to check it at."""

from typing import Annotated

import typer

from perfcli.advice.stale import stale_view
from perfcli.errors import UserError
from perfcli.knowledge.load import load
from perfcli.options import Request
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import stale as layout

EXAMPLES = """
perfcli data stale
perfcli data stale --kind deadline,tuition
perfcli data stale --topic musc --all
perfcli data stale --csv > stale.csv
"""
Texts = list[str] | None


def split(texts: Texts) -> list[str]:
    """Names given one by one or with commas between them."""
    return [name for text in texts or () for part in text.split(",") if (name := part.strip())]


def stale(
    request: Request,
    topic: Annotated[
        Texts, typer.Option("--topic", metavar="NAME", help="A page, a program or a state.")
    ] = None,
    kind: Annotated[
        Texts, typer.Option("--kind", metavar="KIND", help="A kind of fact: deadline, tuition...")
    ] = None,
) -> int:
    """Facts past their shelf life, by kind and age, with the address to check."""
    if request.open:
        hint = "Open a fact's source: perfcli data facts ID --open"
        raise UserError("usage", "--open: there is no page to open", hint)
    knowledge = load()
    view = stale_view(
        knowledge.facts,
        knowledge.index,
        knowledge.upkeep.kinds,
        request.context.today,
        split(topic),
        split(kind),
    )
    answer = Answer(
        command="data",
        json=lambda: layout.stale_json(view),
        page=lambda: layout.stale_page(view, request.all),
        table=lambda: layout.stale_table(view),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)

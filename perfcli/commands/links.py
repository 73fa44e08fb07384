"""`data links`: whether the addresses answer. No other command touches the network."""

from typing import Annotated

import typer

from perfcli.commands.stale import Texts, split
from perfcli.errors import DONE, INTERRUPTED, INVALID, NOTHING, UserError
from perfcli.knowledge.load import load
from perfcli.options import Request
from perfcli.render.emit import Answer, emit
from perfcli.render.progress import progress

EXAMPLES = """
perfcli data links --topic certify
perfcli data links --topic musc --all
perfcli data links --csv > links.csv
"""
OFFLINE = "nothing could be reached: is this machine online? Nothing is said of the data"


def links(
    request: Request,
    topic: Annotated[
        Texts, typer.Option("--topic", metavar="NAME", help="A page, a program or a state.")
    ] = None,
) -> int:
    """Ask every address whether it answers (opens connections; all take minutes)."""
    from perfcli.advice.links import Outcome, addresses, report
    from perfcli.links.manners import Manners
    from perfcli.links.probe import ask_all
    from perfcli.render.layouts import links as layout

    if request.open:
        raise UserError("usage", "--open: there is no page to open", "See: perfcli resources")
    knowledge = load()
    resources = knowledge.resources.resources.resources
    unasked = knowledge.upkeep.unasked
    known = addresses(knowledge.facts, knowledge.index, resources, unasked, split(topic))
    urls = [one.url for one in known if one.unasked is None]
    outcomes: list[Outcome] = []
    whole = True
    try:
        stream = request.context.stderr
        for outcome in progress(ask_all(urls, Manners()), len(urls), "addresses", stream):
            outcomes.append(outcome)  # noqa: PERF402 - an interrupt leaves what is there
    except KeyboardInterrupt:  # what is known so far is worth having
        whole = False
    view = report(known, outcomes, whole)
    code = INVALID if view.broken else DONE
    if view.offline or not known:
        code = NOTHING
    answer = Answer(
        command="data",
        json=lambda: layout.links_json(view),
        page=lambda: layout.links_page(view, request.all),
        table=lambda: layout.links_table(view),
        sources={},
        data_as_of=knowledge.index.about.as_of,
        warnings=(OFFLINE,) if view.offline else (),
        exit_code=code if whole else INTERRUPTED,
    )
    return emit(request.context, request.output, answer)

"""`data`: what perfcli holds, each fact in full, and the check of its files."""

from pathlib import Path
from typing import Annotated

import typer

from perfcli.advice.data import ages_of, by_home, facts_view
from perfcli.commands import ownfacts
from perfcli.commands.links import EXAMPLES as LINKS
from perfcli.commands.links import links
from perfcli.commands.stale import EXAMPLES as STALE
from perfcli.commands.stale import stale
from perfcli.errors import DONE, INVALID, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import load
from perfcli.knowledge.store import yaml_root
from perfcli.options import Request, common
from perfcli.places import own_data_dir
from perfcli.render.emit import Answer, emit, emit_open
from perfcli.render.layouts import data as layout

EXAMPLES = "perfcli data\nperfcli data check\nperfcli data stale --kind deadline"
app = new_app(invoke_without_command=True, epilog=EXAMPLES)


@app.callback()
@common
def data(request: Request, context: typer.Context) -> int:
    """What perfcli holds: facts, sources, dates, by page."""
    if context.invoked_subcommand is not None:
        return DONE
    _no_open(request)
    knowledge = load()
    bundle = knowledge.facts
    homes = by_home(bundle)
    ages = ages_of(bundle, request.context.today)
    about = knowledge.index.about
    pages = {head.id for head in knowledge.index.topics}
    path = str(yaml_root())
    answer = Answer(
        command="data",
        json=lambda: layout.summary_json(bundle.counts, homes, ages, path),
        page=lambda: layout.summary_page(
            bundle.counts, homes, ages, path, about.as_of, pages, knowledge.own
        ),
        sources={},
        data_as_of=about.as_of,
    )
    return emit(request.context, request.output, answer)


FACTS = "perfcli data facts workforce-size-2023-end\nperfcli data facts --csv"


@app.command("facts", cls=ExampleCommand, epilog=FACTS)
@common
def facts(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Facts by id; none: all.")
    ] = None,
) -> int:
    """Every fact, or some of them with everything known of them."""
    knowledge = load()
    view = facts_view(knowledge.facts, names or ())
    if request.open:
        urls = [view.sources[one.fact.sources[0]].url for one in view.facts] if names else []
        if not urls or None in urls:
            hint = "Name a fact whose source has an address: perfcli data facts ID --open"
            raise UserError("usage", "--open: no address to open", hint)
        for url in urls:
            emit_open(request.context, url or "")
        return DONE
    answer = Answer(
        command="data",
        json=lambda: layout.facts_json(view),
        page=lambda: layout.facts_page(view),
        table=lambda: layout.facts_table(view),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


CHECK = "perfcli data check\nperfcli data check my-facts/"


@app.command("check", cls=ExampleCommand, epilog=CHECK)
@common
def check(
    request: Request,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="A folder; none: perfcli's and yours."),
    ] = None,
) -> int:
    """Check data files; every problem with file, line, entry and what was expected."""
    from perfcli.knowledge.folder import read_folder
    from perfcli.knowledge.own.compiled import own_problems
    from perfcli.knowledge.rules.check import problems_of

    _no_open(request)
    root = folder if folder is not None else yaml_root()
    if not root.is_dir():
        hint = "Name a folder that holds sources.yaml, topics/, schools/ and so on."
        raise UserError("unreadable", f"no such folder: {root}", hint)
    read = read_folder(root)
    problems, roots = problems_of(read), [str(root)]
    if folder is None and not problems:
        own = own_problems(read)
        problems = list(own or ())
        roots += [str(own_data_dir())] if own is not None else []
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    warnings = (f"{roots[-1]}: {count}: mend each line named above; data/README.md says how",)
    answer = Answer(
        command="data",
        json=lambda: layout.problems_json(problems),
        page=lambda: layout.problems_page(problems, roots),
        sources={},
        data_as_of="unknown",
        warnings=warnings if problems else (),
        exit_code=INVALID if problems else DONE,
    )
    return emit(request.context, request.output, answer)


app.command("stale", cls=ExampleCommand, epilog=STALE)(common(stale))
app.command("links", cls=ExampleCommand, epilog=LINKS)(common(links))
app.command("new", cls=ExampleCommand, epilog=ownfacts.NEW)(common(ownfacts.new))
app.command("diff", cls=ExampleCommand, epilog=ownfacts.DIFF)(common(ownfacts.diff))


def _no_open(request: Request) -> None:
    if request.open:
        hint = "See the sources instead: perfcli sources"
        raise UserError("usage", "--open: there is no page to open", hint)

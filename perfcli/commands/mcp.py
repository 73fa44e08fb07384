"""`mcp`: the facts for a chat program, which starts this itself."""

import sys
from datetime import date
from typing import Annotated

import typer

from perfcli.commands.kept import with_log
from perfcli.commands.own import own_profile
from perfcli.context import real_context
from perfcli.errors import DONE, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.journal.profile import Profile
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import talk

EXAMPLES = """
perfcli mcp
perfcli mcp --use-my-profile
"""
WAITING = """\
perfcli: a chat program starts this itself and talks to it; the README shows
how, under “In a chat program”. Ctrl-C ends it."""
app = new_app()


@app.command("mcp", cls=ExampleCommand, epilog=EXAMPLES)
@common
def mcp(
    request: Request,
    use_my_profile: Annotated[
        bool,
        typer.Option("--use-my-profile", help="Let `match` read your own profile and log."),
    ] = False,
) -> int:
    """The facts for a chat program: a server of the Model Context Protocol."""
    if request.open or request.output.format != "page":
        raise UserError("usage", "`mcp` prints no answer", "See: perfcli mcp --help")
    if sys.stdin is None:
        raise UserError("usage", "standard input is closed", "A chat program is to talk to it.")
    from perfcli.mcp.said import Desk
    from perfcli.mcp.server import serve

    knowledge = load()
    started = request.context.today
    fixed = started != real_context().today  # by --today; else the server sees days pass

    def today() -> date:
        return started if fixed else real_context().today

    def own() -> Profile:
        return with_log(knowledge, own_profile(knowledge, "", today()))

    desk = Desk(knowledge, today, own if use_my_profile else None)
    if sys.stdin.isatty():
        talk(request.context, WAITING)
    serve(desk)
    return DONE

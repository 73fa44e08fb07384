"""Bare `perfcli` and `perfcli --help`."""

from typing import Any

from perfcli.context import Context, real_context
from perfcli.knowledge.load import Knowledge

MOST = 3  # dates of the plan


def welcome(command: Any) -> int:
    """The page of bare `perfcli`; where there is a profile, with the next dates of its plan."""
    from perfcli.knowledge.load import load
    from perfcli.render.emit import Output, show
    from perfcli.render.layouts.welcome import welcome_page

    context = real_context()
    knowledge = load()
    dates = _dates(context, knowledge)
    page = welcome_page(knowledge.index.about, command.table(), full=False, dates=dates)
    return show(context, Output(), page)


def _dates(context: Context, knowledge: Knowledge) -> tuple[str, ...]:
    """The next dates of the plan, or why there are none; nothing where there is no profile."""
    from perfcli.journal.files import profile_path

    if not profile_path().exists():
        return ()
    from perfcli.commands.own import own_profile
    from perfcli.commands.planned import user_plan
    from perfcli.errors import UserError
    from perfcli.render.layouts.planrows import dates_lines

    try:
        profile = own_profile(knowledge, "", context.today)
        plan = user_plan(knowledge, profile, "", context.today, own=True)
    except UserError as error:  # the first page is no place to fail
        return (f"{error.message.splitlines()[0].rstrip(':')}. See: perfcli plan",)
    return dates_lines(plan, context.today, MOST)


def help_text(table: dict[str, tuple[str, str, int]]) -> str:
    """The text of `perfcli --help`."""
    from perfcli.knowledge.load import load
    from perfcli.render.emit import Output, rendered
    from perfcli.render.layouts.welcome import welcome_page

    page = welcome_page(load().index.about, table, full=True)
    return rendered(real_context(), Output(), page).rstrip("\n")

"""Bare `perfcli` and `perfcli --help`."""

from typing import Any

from perfcli.context import real_context


def welcome(command: Any) -> int:
    """The page of bare `perfcli`."""
    from perfcli.knowledge.load import load
    from perfcli.render.emit import Output, show
    from perfcli.render.layouts.welcome import welcome_page

    context = real_context()
    page = welcome_page(load().index.about, command.table(), full=False)
    return show(context, Output(), page)


def help_text(table: dict[str, tuple[str, str, int]]) -> str:
    """The text of `perfcli --help`."""
    from perfcli.knowledge.load import load
    from perfcli.render.emit import Output, rendered
    from perfcli.render.layouts.welcome import welcome_page

    page = welcome_page(load().index.about, table, full=True)
    return rendered(real_context(), Output(), page).rstrip("\n")

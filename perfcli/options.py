"""The options that every command has, added to a command's own by one decorator.

They are added through the function's signature: appending option objects to a command breaks
with newer Typer.
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer
from msgspec import Struct

from perfcli.context import Context, real_context
from perfcli.errors import UserError
from perfcli.render.emit import Output

FORMATS = ("json", "plain", "markdown", "csv", "html")
COLORS = ("auto", "always", "never")


class Request(Struct, frozen=True):
    """What the common options ask for."""

    context: Context
    output: Output
    all: bool
    sources: bool
    open: bool

    @property
    def compact(self) -> bool:
        """Whether the page is drawn on a screen, where short signs read better than words."""
        return self.output.format == "page" and self.context.terminal


def _flag(name: str, text: str, *, hidden: bool = False) -> Any:
    return typer.Option(name, help=text, hidden=hidden, show_default=False)


OPTIONS: dict[str, tuple[Any, Any]] = {
    "all": (Annotated[bool, _flag("--all", "Every fact, not only the headlines.")], False),
    "sources": (
        Annotated[bool, _flag("--sources", "The list of sources at the end.")],
        False,
    ),
    "open": (Annotated[bool, _flag("--open", "Open its page in the web browser.")], False),
    "json": (Annotated[bool, _flag("--json", "One JSON object, for programs.")], False),
    "plain": (
        Annotated[bool, _flag("--plain", "Plain text, for a pipe or a screen reader.")],
        False,
    ),
    "markdown": (Annotated[bool, _flag("--markdown", "Markdown, for a document.")], False),
    "csv": (Annotated[bool, _flag("--csv", "CSV, for a spreadsheet (tables only).")], False),
    # What `export` asks a command for.
    "html": (Annotated[bool, _flag("--html", "One HTML file.", hidden=True)], False),
    "color": (
        Annotated[
            str,
            typer.Option("--color", metavar="auto|always|never", help="When to print color."),
        ],
        "auto",
    ),
    "no_color": (Annotated[bool, _flag("--no-color", "The same as --color never.")], False),
    "no_pager": (Annotated[bool, _flag("--no-pager", "Never start a pager.")], False),
    "today": (
        Annotated[str, _flag("--today", "Act as if today were this date.", hidden=True)],
        "",
    ),
}


def common(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the common options; it gets a Request as its first argument.

    The rest of its parameters are its own options and arguments, each with its annotation.
    """
    own = list(inspect.signature(function).parameters.values())[1:]
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (kind, default) in OPTIONS.items()
    ]

    def run(**given: Any) -> int:
        chosen = {name: given.pop(name) for name in OPTIONS}
        return function(request(**chosen), **given)

    run.__name__ = function.__name__
    run.__doc__ = function.__doc__
    keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
    run.__signature__ = inspect.Signature([*keyword, *shared])  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in [*keyword, *shared]}
    return run


def request(
    *,
    all: bool,
    sources: bool,
    open: bool,
    color: str,
    no_color: bool,
    no_pager: bool,
    today: str,
    **formats: bool,
) -> Request:
    """The request that the common options make.

    Raises UserError('usage') for two formats at once, an unknown color choice or a bad date.
    """
    asked = [name for name in FORMATS if formats[name]]
    if len(asked) > 1:
        message = " and ".join(f"--{name}" for name in asked) + " exclude each other"
        raise UserError("usage", message, f"Choose one of them: --{asked[0]}")
    if color not in COLORS:
        message = f"--color: {color!r}: expected auto, always or never"
        raise UserError("usage", message, "Try: --color never")
    output = Output(
        format=asked[0] if asked else "page",
        color="never" if no_color else color,
        pager=not no_pager,
    )
    return Request(real_context(today or None), output, all, sources, open)

"""Help texts: plain, led by examples, readable from 40 columns on."""

import functools
import shutil
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

NARROW = 60  # below it what an option does stands under its name


def printable(text: str) -> str:
    """Help as stdout can show it: Typer would print UTF-8 where it finds an ASCII console."""
    from perfcli.render.signs import encodable

    return encodable(text, getattr(sys.stdout, "encoding", None))


class _Readable:
    """Help as wide as the terminal, from 40 to 80 columns; Click's own never goes below 50.

    It leads with examples: the lines of the epilog.
    """

    def get_help(self, ctx: Any) -> str:
        ctx.terminal_width = max(40, min(shutil.get_terminal_size().columns, 80))
        text: str = super().get_help(ctx)  # type: ignore[misc]
        return printable(text)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        if formatter.width < NARROW:
            formatter.write_dl = functools.partial(formatter.write_dl, col_max=10)
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        super().format_help_text(ctx, formatter)  # type: ignore[misc]
        if examples := getattr(self, "epilog", None):
            with formatter.section("Examples"):
                for line in examples.strip().split("\n"):
                    formatter.write(" " * formatter.current_indent + line.strip() + "\n")

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Nothing: the examples stand at the top."""


class ExampleCommand(_Readable, TyperCommand):
    """A command whose help leads with examples."""


class Group(_Readable, TyperGroup):
    """A group whose help tells the whole line of each of its commands."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        rows = [
            (name, command.get_short_help_str(limit=formatter.width * 3))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None and not command.hidden
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def new_app(**settings: Any) -> typer.Typer:
    """A Typer app with the settings that all of perfcli's apps have: plain help, -h."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        **{"cls": Group, **settings},
    )

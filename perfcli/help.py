"""Help texts: plain, and led by examples."""

from typing import Any

import typer
from typer.core import TyperCommand


class ExampleCommand(TyperCommand):
    """A command whose help leads with examples: the lines of its epilog."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        super().format_help_text(ctx, formatter)
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.strip().split("\n"):
                    formatter.write(" " * formatter.current_indent + line.strip() + "\n")

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Nothing: the examples stand at the top."""


def new_app(**settings: Any) -> typer.Typer:
    """A Typer app with the settings that all of perfcli's apps have: plain help, -h."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )

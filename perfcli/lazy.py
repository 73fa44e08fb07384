"""The root group: a command's module is imported only when that command runs."""

import difflib
import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperGroup

from perfcli.errors import UserError
from perfcli.help import printable

if TYPE_CHECKING:  # --version needs no record of the knowledge
    from perfcli.knowledge.bundles.entries import TopicHead


class Entry(NamedTuple):
    """A command written in Python. `help`, `panel` and `order` are the data's for a page."""

    module: str
    help: str = ""
    panel: str = ""
    order: int = 0
    aliases: tuple[str, ...] = ()


COMMANDS: dict[str, Entry] = {
    "schools": Entry("schools"),
    "careers": Entry("careers"),
    "prereqs": Entry(
        "prereqs", "Courses: who asks for which, with lab and grade", "Prepare", 50, ("courses",)
    ),
    "match": Entry("match", "Your record against what each program asks for", "Apply", 20),
    "costs": Entry("costs", "What a program costs, what loans cover, what remains", "Apply", 40),
    "deadlines": Entry(
        "deadlines", "What is due, by date, and as a calendar", "Apply", 30, ("deadline", "due")
    ),
    "license": Entry("license"),
    "profile": Entry("profile", "Your record: show, make, edit, check", "Yours", 10, ("record",)),
    "track": Entry(
        "track", "Your applications: status, deadline, what is missing", "Yours", 30, ("tracker",)
    ),
    "log": Entry("log", "What you saw and did, and what it counts for", "Yours", 40, ("logbook",)),
    "checklist": Entry(
        "checklist",
        "Steps in order for one thing: applying, a visit, boards",
        "Yours",
        50,
        ("checklists", "todo"),
    ),
    "journal": Entry("journal", "Where your entries lie; undo, export, import", "Yours", 60),
    "glossary": Entry("glossary"),
    "resources": Entry("resources"),
    "ask": Entry("ask", "A question in your own words, answered from the facts", "Reference", 10),
    "sources": Entry(
        "sources", "Where the facts come from", "Reference", 40, ("source", "references")
    ),
    "data": Entry("data", "What perfcli holds: counts, facts, checks", "Reference", 50),
    "mcp": Entry("mcp", "The facts for a chat program, which starts it itself", "Reference", 70),
}
PANELS = ("Explore", "Prepare", "Apply", "Practice", "Yours", "Reference")


class LazyGroup(TyperGroup):
    """Finds commands in COMMANDS and, a topic being a file, among the topics of the data."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.table())

    def table(self) -> dict[str, tuple[str, str, int]]:
        """Every visible command by name: help line, panel and order in it."""
        heads = {head.id: head for head in _heads()}
        table = {head.id: (head.help, head.panel, head.order) for head in heads.values()}
        for name, entry in COMMANDS.items():
            if name not in table:
                table[name] = (entry.help, entry.panel or PANELS[-1], entry.order)
        return dict(
            sorted(table.items(), key=lambda item: (PANELS.index(item[1][1]), item[1][2], item[0]))
        )

    def aliases(self) -> dict[str, str]:
        """Every other name of a command, with the command."""
        names = {alias: name for name, entry in COMMANDS.items() for alias in entry.aliases}
        return names | {alias: head.id for head in _heads() for alias in head.aliases}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        name = cmd_name.casefold()
        for known, entry in COMMANDS.items():
            if name == known or name in entry.aliases:
                return _load(known, entry)
        for head in _heads():
            if name == head.id or name in head.aliases:
                if head.id in COMMANDS:
                    return _load(head.id, COMMANDS[head.id])
                from perfcli.commands.topic import topic_command

                return topic_command(head)
        return None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        command = self.get_command(ctx, args[0]) if not args[0].startswith("-") else None
        if command is None and not args[0].startswith("-"):
            raise _unknown(args, list(self.table()), self.aliases())
        if command is None:
            return super().resolve_command(ctx, args)
        return command.name, command, args[1:]

    def get_help(self, ctx: Any) -> str:
        from perfcli.commands.welcome import help_text

        return printable(help_text(self.table()))


def _heads() -> "tuple[TopicHead, ...]":
    from perfcli.knowledge.load import load

    return load().index.topics


def _load(name: str, entry: Entry) -> Any:
    module = importlib.import_module(f"perfcli.commands.{entry.module}")
    command = typer.main.get_command(module.app)
    command.name = name
    return command


def _unknown(args: list[str], names: list[str], aliases: dict[str, str]) -> UserError:
    spoken = difflib.get_close_matches(args[0].casefold(), [*names, *aliases], n=3)
    near = list(dict.fromkeys(aliases.get(word, word) for word in spoken))
    rest = "".join(f" {word}" for word in args[1:])
    if near:
        hint = "Did you mean: " + " | ".join(f"perfcli {name}{rest}" for name in near)
    else:
        hint = "All commands: perfcli --help"
    return UserError("unknown-command", f"no command is called {args[0]!r}", hint)

"""The tools: their names, what a model reads of them, and how each is called."""

import difflib
import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from perfcli.errors import UserError
from perfcli.journal.reading import plain
from perfcli.knowledge.decode import decode
from perfcli.mcp import answers, catalogs
from perfcli.mcp import arguments as args
from perfcli.mcp.said import Desk, Said
from perfcli.mcp.size import document

# What decode says of a field in a file, for an argument.
PLAIN = (
    (r"no such field: remove it or see .*", "no such argument"),
    (r"no such field", "no such argument"),
    (r"missing; expected a value: add it", "missing"),
    (r"expected text: put it in quotes", "expected text"),
    (r"expected `object.*", "expected an object with fields"),
    (r"expected `str`, got .*", "expected text"),
    (r"expected `array` of length >= (\d+)", r"expected \1 or more"),
    (r"expected `array` of length <= (\d+)", r"expected \1 at most"),
)


class Tool(Struct, frozen=True):
    """A tool, with the function that answers its arguments."""

    name: str
    title: str
    description: str
    arguments: type[args.Arguments]
    say: Callable[[Desk, Any], Said]


TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            "search",
            "Ask a question",
            "Answer a question about the perfusion profession in everyday words. The best first "
            "call. `abstained` true: perfcli does not know; say so.",
            args.Search,
            answers.search,
        ),
        Tool(
            "topic",
            "A page of the handbook",
            "A page with its headline facts and what is not known, or sections of it with every "
            "fact: {topics}. Without a name: the list of pages.",
            args.Topic,
            answers.topic,
        ),
        Tool(
            "schools",
            "Training programs",
            "Perfusion training programs: by name in full, or a list by what they publish. A "
            "column under `not_published` is not known, which is not a no. `left_out` counts "
            "programs that publish nothing on what was asked.",
            args.Schools,
            catalogs.schools,
        ),
        Tool(
            "compare",
            "Side by side",
            "Two to four programs, states or careers side by side.",
            args.Compare,
            catalogs.compare,
        ),
        Tool(
            "deadlines",
            "What is due",
            "Dates to come of programs, boards and givers, in order. `basis` projected: an earlier "
            "year's date carried forward, to be checked; `no_date`: programs without a known date.",
            args.Deadlines,
            answers.deadlines,
        ),
        Tool(
            "match",
            "A record against programs",
            "What each program asks for, held against a record: meets, misses or unclear. No "
            "odds and no ranking. Pass only what the user said of themself.",
            args.Match,
            catalogs.match,
        ),
        Tool(
            "license",
            "State licenses",
            "What was found of each US state's law on perfusionists. none-found is no proof that "
            "there is none: name the board to ask.",
            args.License,
            catalogs.license_,
        ),
        Tool(
            "careers",
            "Careers beside it",
            "The perfusionist's pay, growth and training beside neighboring careers'.",
            args.Careers,
            catalogs.careers,
        ),
        Tool(
            "glossary",
            "Terms explained",
            "Terms, abbreviations and everyday words of perfusion.",
            args.Glossary,
            answers.glossary,
        ),
    )
}


def call(desk: Desk, name: str, given: dict[str, Any]) -> str:
    """The answer of a tool as JSON text.

    Raises UserError, with what is possible, for an unknown tool or arguments that do not fit.
    """
    if name not in TOOLS:
        near = difflib.get_close_matches(name.casefold(), list(TOOLS), n=3)
        hint = f"Did you mean: {' | '.join(near)}" if near else f"Tools: {', '.join(TOOLS)}"
        raise UserError("usage", f"no tool is called {name[:60]!r}", hint)
    tool = TOOLS[name]
    said = tool.say(desk, _decoded(tool, given))
    return document(said, name, desk.today().isoformat(), desk.knowledge.index.about.as_of)


def _decoded(tool: Tool, given: dict[str, Any]) -> args.Arguments:
    """Arguments as the tool takes them; a text where a list is wanted is a list of one."""
    problems: list[str] = []
    lists = {one.name for one in fields(tool.arguments) if one.default == ()} | {"terms", "names"}
    raw = {
        key: [value] if key in lists and isinstance(value, str) else value
        for key, value in given.items()
        if value is not None
    }
    found = decode(tool.arguments, raw, (), lambda _path, _rule, text: problems.append(text))
    if found is None:
        has = ", ".join(one.name for one in fields(tool.arguments))
        raise UserError("usage", "; ".join(map(_plain, problems)), f"Arguments: {has}")
    return found


def _plain(problem: str) -> str:
    """A problem of an argument, not of a file."""
    for pattern, words in PLAIN:
        problem = re.sub(pattern, words, problem)
    return plain(problem)


def told(error: UserError, tool: str) -> str:
    """An error in words for a model: what is wrong, and what is possible."""
    hint = re.sub(r"perfcli [a-z]+ (?=[^|\s])", "", error.hint or "")
    hint = re.sub(r"perfcli [a-z]+$", f"call `{tool}` without names", hint)
    text = f"{error.message}\n{hint}" if hint else error.message
    known = {one.name for one in fields(TOOLS[tool].arguments)} if tool in TOOLS else set()

    def argument(option: re.Match[str]) -> str:
        name = option[1].replace("-", "_")
        return name if name in known else option[0]

    return re.sub(r"--([a-z][a-z-]*)", argument, text)

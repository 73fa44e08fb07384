"""What can be written as a file: the name of the file says what, its ending how."""

from collections.abc import Callable
from difflib import get_close_matches

from msgspec import Struct

from perfcli.errors import UserError

HANDBOOK = "handbook"
ENDINGS = {
    ".html": "a web page, to read, print or hand on",
    ".md": "a document in Markdown",
    ".txt": "plain text",
    ".csv": "a table for a spreadsheet, of what is a table",
    ".json": "for a program",
}
CALENDAR = ".ics"
CALENDARS = {
    "deadlines": "dates for a calendar program",
    "plan": "your plan for a calendar program",
}
DOCUMENT = (".html", ".md", ".txt")  # the forms of the handbook
UNFIT = ("export", "ask", "journal", "data", "mcp")  # what they print is no document


class Target(Struct, frozen=True):
    """What is to be written: a noun or the handbook, and in which form."""

    noun: str
    ending: str


def fit(names: list[str]) -> list[str]:
    """Of the names of commands those that can be exported."""
    return [name for name in names if name not in UNFIT]


def forms(noun: str) -> tuple[str, ...]:
    """The endings that a noun may have."""
    if noun == HANDBOOK:
        return DOCUMENT
    return (*ENDINGS, CALENDAR) if noun in CALENDARS else tuple(ENDINGS)


def target(
    file: str, stem: str, ending: str, names: list[str], find: Callable[[str], str | None]
) -> Target:
    """What the name of a file asks for; `find` gives the noun that a word means.

    Raises UserError('usage') for a noun or an ending that is not known, with what is possible.
    """
    word, ending = stem.casefold(), ending.casefold()
    noun = HANDBOOK if word == HANDBOOK else find(word)
    if noun is None or noun in UNFIT:
        near = get_close_matches(word, [HANDBOOK, *fit(names)], n=1)
        example = f"{near[0] if near else HANDBOOK}{ending if ending in ENDINGS else '.html'}"
        lead = "Did you mean" if near else "All names: perfcli export. For example"
        message = f"{file}: nothing that can be exported is called {stem!r}"
        raise UserError("usage", message, f"{lead}: perfcli export {example}")
    if ending not in forms(noun):
        message = f"{file}: {noun} is not written as {ending}" if ending else f"{file}: no ending"
        raise UserError("usage", message, possible(noun))
    return Target(noun, ending)


def possible(noun: str, but: str = "") -> str:
    """The files that a noun can be written as, to be pasted."""
    files = (f"perfcli export {noun}{form}" for form in forms(noun) if form != but)
    return f"Possible: {' | '.join(files)}"

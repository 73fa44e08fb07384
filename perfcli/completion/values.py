"""Which values an option or argument takes, by the name that its help gives them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from perfcli.knowledge.load import load

FILES = "@files"  # a shell knows its own files best
FREE = ""  # what only the user knows: a date, a number, a text


class Value(NamedTuple):
    """A candidate, what it is, and other words for it."""

    word: str
    what: str = ""
    others: tuple[str, ...] = ()


# By metavar: files of words of the compiled knowledge, a kind of `_constants`, FILES or FREE.
KINDS: dict[str, str] = {
    "SCHOOL": "school",
    "STATE": "state",
    "STATES": "state",
    "OH": "state",
    "TERM": "term",
    "STEP": "step",
    "ANCHOR=DATE": "anchor",
    "KIND or NAME": "resource",
    "COURSE or SCHOOL": "course school",
    "SLUG": "school",
    "COLUMN": "columns",
    "COLUMNS": "columns",
    "REGION": "regions",
    "DEGREE": "degrees",
    "WHEN": "months",
    "WHOM": "audiences",
    "WORD": "categories",
    "auto|always|never": "colors",
    "SHELL": "shells",
    "FILE": FILES,
    "FOLDER": FILES,
    "FILE|-|FOLDER": FILES,
    **dict.fromkeys("DATE TEXT N H AMOUNT PERCENT GPA QUESTION".split(), FREE),
}
# Where the metavar alone does not tell, by command and parameter.
OWN: dict[tuple[str, str], str] = {
    ("schools", "names"): "school",
    ("schools", "status"): "statuses",
    ("track", "status"): "stages",
    ("careers", "names"): "career",
    ("checklist", "names"): "checklist",
    ("sources", "names"): "source",
    ("facts", "names"): "fact",
    ("log", "kinds"): "kinds",
    ("deadlines", "kind"): "due",
    ("stale", "topic"): "page school state",
    ("stale", "kind"): "shelf",
    ("links", "topic"): "page school state",
    ("new", "kind"): "new",
    ("new", "words"): "school",
    ("new", "home"): "page school state",
    ("new", "folder"): FILES,
}
LISTS = ("STATES", "COLUMNS", "REGION", "DEGREE", "STATUS", "WHEN", "COLUMN")  # a,b,c in one word


def kind_of(command: str, param: Any) -> str | None:
    """The kind of values that a parameter takes; None where nobody has said."""
    if getattr(param, "hidden", False):
        return FREE
    own = OWN.get((command, param.name))
    if own is not None:
        return own
    if getattr(param, "metavar", None) is None and param.name == "names":
        return f"topic-{command}"  # a page
    return KINDS.get(noun(param))


def noun(param: Any) -> str:
    """`SCHOOL` of `[SCHOOL]...`."""
    return (param.metavar or "").replace("...", "").strip("[]")


def values(kind: str, given: Mapping[str, Sequence[str]]) -> Iterable[Value]:
    """The values of a kind; `given` is what stands in the line already, by parameter."""
    constant = _constants(kind)
    if constant is not None:
        return [Value(word) for word in constant]
    if kind == "categories":
        names = [f"category-{one.casefold()}" for one in given.get("kinds", ())]
    elif kind == "step":
        names = [f"step-{one.casefold()}" for one in given.get("names", ())]
    else:
        names = kind.split()
    return [_value(line, kind) for name in names for line in load().words(name)]


def _value(line: str, kind: str) -> Value:
    word, what, *others = line.split("\t")
    return Value(f"{word}=" if kind == "anchor" else word, what, tuple(others))


def _constants(kind: str) -> Iterable[str] | None:
    """Words that are the program's own; their modules are loaded with the command anyway."""
    match kind:
        case "columns" | "regions" | "degrees" | "months" | "statuses":
            from perfcli.advice.programs import wishes

            return {
                "columns": [*wishes.COLUMNS, *wishes.HEADS],
                "regions": [*wishes.REGIONS],
                "degrees": [*wishes.DEGREES],
                "months": [*wishes.MONTHS, *wishes.TERMS],
                "statuses": [*wishes.STATUSES],
            }[kind]
        case "stages" | "kinds":
            from perfcli.journal.records import LOG_KINDS, STATUSES

            return STATUSES if kind == "stages" else LOG_KINDS
        case "due":
            from perfcli.advice.calendar.due import KINDS as DUE

            return DUE
        case "audiences":
            from perfcli.commands.resources import AUDIENCES

            return AUDIENCES
        case "new":
            from perfcli.commands.ownfacts import KINDS as NEW

            return NEW
        case "colors":
            from perfcli.options import COLORS

            return COLORS
        case "shells":
            from perfcli.completion.scripts import SHELLS

            return SHELLS
    return None

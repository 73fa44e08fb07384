"""The layers: who may import whom, who may ask for the outside world, and how long a module is."""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "perfcli"
MOST_LINES = 350

# Where a pure function would meet files, processes, the environment, the clock or the network.
OUTSIDE = set(
    "asyncio ftplib glob http io multiprocessing os pathlib random shutil smtplib socket sqlite3 "
    "ssl subprocess sys tempfile threading time urllib webbrowser".split()
)
NETWORK = {"asyncio", "ftplib", "http", "smtplib", "socket", "ssl", "urllib", "httpx"}


class Import(NamedTuple):
    """An imported name, and whether that happens when the module loads."""

    name: str
    at_head: bool


def modules() -> dict[str, Path]:
    """Every module of the package with its file."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


MODULES = modules()
CODE = [name for name, path in MODULES.items() if path.name != "__init__.py"]


def parsed(module: str) -> ast.Module:
    """A module as a tree."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(tree: ast.AST, at_head: bool = True) -> Iterator[Import]:
    """Everything that a module imports, by full name: `perfcli.errors.UserError`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, at_head) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "expected the full name, not a relative import"
            yield from (Import(f"{node.module}.{alias.name}", at_head) for alias in node.names)
        else:
            inner = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from imports(node, at_head and not inner)


def within(name: str, prefixes: Iterable[str]) -> bool:
    """Whether a dotted name is one of these or below one."""
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def records() -> tuple[str, ...]:
    """The modules of knowledge and journal that only say what an entry is made of.

    They import msgspec and each other, and nothing through which the outside could come in.
    """
    known = {name for name in CODE if within(name, ("perfcli.knowledge", "perfcli.journal"))}
    allowed = (sys.stdlib_module_names - OUTSIDE) | {"msgspec"}
    while True:
        kept = {
            module
            for module in known
            if all(
                one.name.split(".")[0] in allowed or within(one.name, known)
                for one in imports(parsed(module))
            )
        }
        if kept == known:
            return tuple(sorted(known))
        known = kept


RECORDS = records()
# `Knowledge` is what advice is handed; it never calls `load` for itself.
HANDED = (*RECORDS, "perfcli.knowledge.load.Knowledge", "perfcli.errors")
PAGES = tuple(
    f"perfcli.render.{name}" for name in ("page", "ages", "text", "contract", "calendar", "layouts")
)


class Layer(NamedTuple):
    """What a module may import: ours, others at its head, others inside a function only."""

    ours: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    pure: bool = False


# By module or package; the longest name that fits counts. A new module at the top finds its place
# here first.
LAYERS = {
    "perfcli.errors": Layer(pure=True),
    "perfcli.knowledge.own": Layer(  # VERSION tells the caches of two versions apart
        (
            *("perfcli.knowledge", "perfcli.errors", "perfcli.places"),
            "perfcli.version",
        ),
        ("msgspec",),
        ("yaml",),
    ),
    "perfcli.places": Layer(inside=("platformdirs",)),
    "perfcli.version": Layer(("perfcli.errors", "perfcli.knowledge.store")),
    "perfcli.context": Layer(("perfcli.errors", "perfcli.console"), ("msgspec",)),
    "perfcli.help": Layer(("perfcli.render.signs",), ("typer",)),
    "perfcli.report": Layer(("perfcli.places", "perfcli.version")),
    "perfcli.options": Layer(
        ("perfcli.context", "perfcli.errors", "perfcli.render.emit"), ("msgspec", "typer")
    ),
    "perfcli.lazy": Layer(
        ("perfcli.errors", "perfcli.help", "perfcli.knowledge", "perfcli.commands"), ("typer",)
    ),
    "perfcli.completion": Layer(
        (
            *("perfcli.completion", "perfcli.errors", "perfcli.knowledge.load", *RECORDS),
            *("perfcli.advice.programs.wishes", "perfcli.advice.calendar.due"),
            *("perfcli.commands.resources.AUDIENCES", "perfcli.commands.ownfacts.KINDS"),
            "perfcli.options.COLORS",
        )
    ),
    "perfcli.cli": Layer(("perfcli",), ("typer",)),
    "perfcli.__main__": Layer(("perfcli.cli",), ("msgspec",)),
    "perfcli.starting": Layer(),
    "perfcli.console": Layer(),
    "perfcli.writing": Layer(("perfcli.errors",)),
    **{name: Layer(RECORDS, ("msgspec",), pure=True) for name in RECORDS},
    "perfcli.knowledge": Layer(
        ("perfcli.knowledge", "perfcli.errors", "perfcli.places"), ("msgspec",), ("yaml",)
    ),
    "perfcli.advice": Layer((*HANDED, "perfcli.advice"), ("msgspec",), pure=True),
    "perfcli.journal": Layer(
        (
            *("perfcli.journal", "perfcli.knowledge", "perfcli.errors", "perfcli.places"),
            *("perfcli.writing", "perfcli.starting"),
        ),
        ("msgspec",),
        ("yaml", "platformdirs"),
    ),
    **{name: Layer((*HANDED, *PAGES, "perfcli.advice"), ("msgspec",), pure=True) for name in PAGES},
    "perfcli.render.calendar": Layer(
        (*HANDED, *PAGES, "perfcli.advice"), ("msgspec",), ("icalendar",), pure=True
    ),
    "perfcli.links": Layer(
        ("perfcli.links", "perfcli.advice.links", "perfcli.errors", "perfcli.version"),
        ("msgspec",),
        ("httpx",),
    ),
    "perfcli.render.html": Layer(
        (
            "perfcli.render.page",
            "perfcli.render.ages",
            "perfcli.render.html",
            "perfcli.advice.freshness",
        ),
        ("jinja2", "markupsafe", "msgspec"),
    ),
    "perfcli.render.progress": Layer(),
    "perfcli.render.signs": Layer((), ("msgspec",), pure=True),
    "perfcli.render.terminal": Layer(("perfcli.render.page", "perfcli.render.text"), ("rich",)),
    "perfcli.render.emit": Layer(
        (
            *("perfcli.context", "perfcli.errors", "perfcli.starting", "perfcli.render"),
            *RECORDS,
        ),
        ("msgspec",),
    ),
    "perfcli.mcp": Layer(
        (
            *("perfcli.mcp", "perfcli.advice", "perfcli.journal", "perfcli.knowledge"),
            *("perfcli.errors", "perfcli.report", "perfcli.version", *PAGES),
        ),
        ("msgspec",),
        ("mcp", "mcp_types", "anyio"),
    ),
    "perfcli.commands": Layer(
        (
            *("perfcli.commands", "perfcli.advice", "perfcli.journal", "perfcli.knowledge"),
            *("perfcli.context", "perfcli.errors", "perfcli.help", "perfcli.options"),
            *("perfcli.places", "perfcli.writing", "perfcli.render.emit", *PAGES),
            *("perfcli.render.progress", "perfcli.links", "perfcli.mcp"),
        ),
        ("msgspec", "typer"),
    ),
}
# Who may ask for what else, and why.
CLOCKS = {
    "perfcli.context",  # the day, replaceable by --today
    "perfcli.report",  # a file name
    "perfcli.knowledge.store",  # the age of what lies in the cache
    "perfcli.knowledge.own.compiled",  # the day before which a user's facts lie
    "perfcli.journal",  # when an entry was made
}
ENVIRONMENT = {"perfcli.context", "perfcli.places", "perfcli.cli"}
PRINTERS = {
    "perfcli.render.emit",  # every answer and all talk
    "perfcli.cli",  # --version, and a bug, when nothing else may work
    "perfcli.knowledge.schema",  # run by developers as a script
}


def layer(module: str) -> Layer:
    """The row of the table that a module falls under."""
    names = [name for name in LAYERS if within(module, (name,))]
    assert names, f"{module} has no layer: say in LAYERS what it may import"
    return LAYERS[max(names, key=len)]


def complaints(module: str, tree: ast.Module, rule: Layer) -> Iterator[str]:
    """What a module imports against the rule of its layer."""
    for name, at_head in imports(tree):
        root = name.split(".")[0]
        if root == "perfcli":
            if not within(name, rule.ours):
                yield f"{module} may not import {name}"
        elif root in sys.stdlib_module_names:
            if rule.pure and root in OUTSIDE:
                yield f"{module} is pure: it may not import {name}"
        elif root not in (rule.head if at_head else (*rule.head, *rule.inside)):
            yield f"{module} may not import {name}{' at its head' if at_head else ''}"


def test_the_model_is_made_of_records_alone():
    names = ("model.scalars", "model.columns", "model.kinds", "bundles.entries")
    assert {f"perfcli.knowledge.{name}" for name in names} <= set(RECORDS)


@pytest.mark.parametrize("module", CODE)
def test_a_module_imports_what_its_layer_may(module):
    assert list(complaints(module, parsed(module), layer(module))) == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("perfcli.advice.pay", "import yaml"),
        ("perfcli.advice.pay", "def f():\n    from os import environ"),
        ("perfcli.advice.pay", "from perfcli.knowledge.load import load"),
        ("perfcli.commands.pay", "def f():\n    import rich.table"),
        ("perfcli.commands.pay", "from perfcli.render.terminal import terminal_text"),
        ("perfcli.render.layouts.pay", "from rich.text import Text"),
        ("perfcli.mcp.server", "import mcp"),
        ("perfcli.knowledge.load", "if True:\n    import yaml"),
        ("perfcli.knowledge.model.kinds", "from perfcli.knowledge.load import Knowledge"),
    ],
)
def test_the_table_sees_what_it_forbids(module, code):
    assert list(complaints(module, ast.parse(code), layer(module)))


def test_rich_is_loaded_only_in_the_branch_that_draws():
    users = {
        (module, one.at_head)
        for module in CODE
        for one in imports(parsed(module))
        if within(one.name, ("perfcli.render.terminal",))
    }
    assert users == {("perfcli.render.emit", False)}


def test_one_module_alone_knows_the_network():
    users = {
        (module, one.name.split(".")[0])
        for module in CODE
        for one in imports(parsed(module))
        if one.name.split(".")[0] in NETWORK
    }
    assert users == {("perfcli.links.probe", "httpx")}


def test_one_command_alone_loads_it_when_it_runs():
    users = {
        (module, one.at_head)
        for module in CODE
        for one in imports(parsed(module))
        if within(one.name, ("perfcli.links",)) and not within(module, ("perfcli.links",))
    }
    assert users == {("perfcli.commands.links", False)}


def uses(module: str) -> set[str]:
    """What a module reads that is not an import: `sys.stdout`, `date.today`, a call of `print`."""
    nodes = list(ast.walk(parsed(module)))
    calls = [node.func for node in nodes if isinstance(node, ast.Call)]
    names = {f"{called.id}()" for called in calls if isinstance(called, ast.Name)}
    attributes = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}
    return names | attributes


@pytest.mark.parametrize(
    ("allowed", "signs"),
    [
        (CLOCKS, {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}),
        (ENVIRONMENT, {"os.environ", "os.getenv"}),
        (PRINTERS, {"print()", "sys.stdout.write", "sys.stderr.write", "context.stdout.write"}),
    ],
)
def test_the_clock_the_environment_and_stdout_have_their_keepers(allowed, signs):
    users = {module for module in CODE if uses(module) & signs}
    assert users
    assert {module for module in users if not within(module, allowed)} == set()


@pytest.mark.parametrize("module", [name for name in MODULES if name not in CODE])
def test_a_package_is_its_docstring(module):
    tree = parsed(module)
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules_stay_small():
    paths = [*MODULES.values(), ROOT / "hatch_build.py", *(ROOT / "tests").rglob("*.py")]
    long = {str(path.relative_to(ROOT)): lines(path) for path in paths}
    assert {name: count for name, count in long.items() if count > MOST_LINES} == {}

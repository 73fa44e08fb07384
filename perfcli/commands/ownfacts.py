"""`data new` and `data diff`: files of the user's own facts, begun and compared."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcli.advice.names import Named, find_all, fold, nearest
from perfcli.errors import DONE, INVALID, UserError, note
from perfcli.knowledge.load import load
from perfcli.options import Request
from perfcli.places import own_data_dir
from perfcli.render.emit import Answer, emit, emit_text
from perfcli.render.layouts import own as layout

if TYPE_CHECKING:  # which reads YAML
    from perfcli.knowledge.folder import Folder
    from perfcli.knowledge.own.templates import Template

KINDS = ("school", "fact", "topic", "resource")
AGAIN = "perfcli data new school"
SAME = 0.75  # so alike are a name and another with a slip of the hand
NEW = """
perfcli data new school musc
perfcli data new fact school-musc-gpa
perfcli data new fact my-visit --in musc
perfcli data new topic my-notes
perfcli data new school my-program --folder data
"""
DIFF = "perfcli data diff\nperfcli data diff --markdown > facts.md"


def new(
    request: Request,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=", ".join(KINDS))],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="What it is, or is to be.")
    ] = None,
    home: Annotated[
        str, typer.Option("--in", metavar="HOME", help="The program, state or page of a new fact.")
    ] = "",
    folder: Annotated[
        Path | None, typer.Option("--folder", help="Another data folder: data/ of a checkout.")
    ] = None,
    show: Annotated[bool, typer.Option("--print", help="Print it instead of writing it.")] = False,
) -> int:
    """Begin a file of your own facts: a correction, or something new."""
    from perfcli.writing import write_file

    template = _template(kind, " ".join(words or []), home, request, folder is not None)
    path = (folder or own_data_dir()) / template.name
    if show:
        added = template.entry if path.exists() else ""
        return emit_text(request.context, added or template.text)
    if folder is not None and not folder.is_dir():
        raise UserError("unreadable", f"no such folder: {folder}", "Name the data/ of a checkout.")
    text = f"{_modeline(template.name)}{template.text}" if folder is not None else template.text
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot write in {path.parent}: {error.strerror}"
        raise UserError("unwritable", message, "Check the folder's permissions.") from error
    again = f"perfcli data new {' '.join([kind, *(words or [])])}{f' --in {home}' if home else ''}"
    hint = f"Add to it by hand; what to add: {again} --print"
    write_file(path, text.encode(), False, hint, mode=0o600 if folder is None else 0o666)
    answer = Answer(
        command="data",
        json=lambda: {"path": str(path), "kind": kind, "corrects": template.exists},
        page=lambda: layout.new_page(str(path), template.exists, str(folder or "")),
        sources={},
        data_as_of="unknown",
    )
    return emit(request.context, request.output, answer)


def _template(kind: str, name: str, home: str, request: Request, shared: bool) -> "Template":
    from perfcli.knowledge.folder import DEVICE
    from perfcli.knowledge.own import templates
    from perfcli.knowledge.store import shipped_folder

    if kind not in KINDS:
        hint = "For example: perfcli data new school musc"
        raise UserError("usage", f"{kind!r}: expected one of {', '.join(KINDS)}", hint)
    if kind in ("school", "topic") and DEVICE.fullmatch(templates.slug_of(name)):
        hint = f"Choose another: perfcli data new {kind} my-{templates.slug_of(name)}"
        raise UserError("usage", f"{name!r}: no file can be called so on Windows", hint)
    shipped = shipped_folder()
    if kind == "school" and not name:
        raise UserError("usage", "which program?", f"For example: {AGAIN} musc")
    if kind == "school":
        return templates.school_template(shipped, _program(name, shipped), shared)
    if kind == "topic":
        return templates.topic_template(shipped, name, shared)
    if kind == "resource":
        return templates.resource_template(shipped, name)
    if not templates.slug_of(name):
        hint = "For example: perfcli data new fact my-visit --in musc"
        raise UserError("usage", "which fact? Its id, or one for a new one", hint)
    today = request.context.today.isoformat()
    home = _home(home, shipped)
    found = templates.fact_template(shipped, name, home, today)
    if found is None and home:
        found = templates.own_fact_template(own_data_dir(), name, home, today)
    if found is None and home:
        message = f"--in: no program, state or page is called {home!r}"
        raise UserError(
            "unknown-name",
            message,
            "Programs: perfcli schools. States: perfcli license. Pages: perfcli --help",
        )
    if found is None:
        ids = [fact.id for _, fact in shipped.facts()]
        near = difflib.get_close_matches(name, ids, n=1, cutoff=SAME)
        if near:
            hint = f"Did you mean: perfcli data new fact {near[0]}"
            raise UserError("unknown-name", f"no fact has the id {name!r}", hint)
        hint = f"New? Say where: perfcli data new fact {name} --in musc. Known: perfcli data facts"
        raise UserError("unknown-name", f"no fact has the id {name!r}", hint)
    return found


def _home(home: str, shipped: "Folder") -> str:
    """The slug, code or id of a program, state or page by any of its names; else what was given."""
    known = _programs(shipped)
    known += [Named(one.code, (one.name,)) for one in shipped.states]
    known += [Named(one.id, (one.title,)) for one in shipped.topics]
    keys = {fold(name): one.key for one in known for name in (*one.names, one.key)}
    return keys.get(fold(home), home)


def _programs(shipped: "Folder") -> list[Named]:
    return [Named(one.slug, (one.name, one.short, *one.aka)) for one in shipped.schools]


def _program(name: str, shipped: "Folder") -> str:
    """The shipped program that a name means; the name itself for a new one, which is said."""
    known = _programs(shipped)
    try:
        found = find_all(name.split(), known, "program", AGAIN)
    except UserError:
        near = nearest(name, known, SAME)
        if near:
            hint = f"Did you mean: {AGAIN} {near[0]}"
            note(f"perfcli has no program called {name!r}: this is a new one. {hint}")
        return name
    return found[0] if len(found) == 1 else name


def _modeline(name: str) -> str:
    """The first line by which editors find the schema in a checkout."""
    folder, _, rest = name.partition("/")
    schema = folder.removesuffix("s") if rest else folder.removesuffix(".yaml")
    return f"# yaml-language-server: $schema={'../' if rest else ''}schema/{schema}.json\n"


def diff(request: Request) -> int:
    """What your own facts change: what perfcli has, what you have, and from where."""
    if request.open:
        raise UserError("usage", "--open: there is no page to open", "Try: perfcli data diff")
    knowledge = load()
    bundle, root, as_of = knowledge.own, str(own_data_dir()), knowledge.index.about.as_of
    problems = bundle.problems if bundle is not None else ()
    answer = Answer(
        command="data",
        json=lambda: layout.diff_json(bundle, root),
        page=lambda: layout.diff_page(bundle, root, as_of, knowledge.index.about.report),
        table=lambda: layout.diff_table(bundle),
        sources=bundle.sources if bundle is not None else {},
        data_as_of=as_of,
        exit_code=INVALID if problems else DONE,
    )
    return emit(request.context, request.output, answer)

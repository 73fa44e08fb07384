"""`export`: all of it as a web page, tables and dates as files, by the name of the file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from perfcli.advice import exports
from perfcli.advice.exports import HANDBOOK, Target
from perfcli.commands.capture import captured
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, document_text, emit, emit_bytes, emit_file
from perfcli.render.layouts import exports as layout
from perfcli.writing import write_file

EXAMPLES = """
perfcli export handbook.html --open
perfcli export schools.csv
perfcli export deadlines.ics
perfcli export pay.md
perfcli export -
"""
# What the ending of a file asks of the command that it is named for.
WORDS = {
    ".html": ("--html", "--sources"),
    ".md": ("--markdown", "--sources"),
    ".txt": ("--plain", "--sources"),
    ".csv": ("--csv",),
    ".json": ("--json",),
    ".ics": ("--ics", "-"),
}
DOCUMENT = {".html": "html", ".md": "markdown", ".txt": "plain"}
app = new_app()


@app.command("export", cls=ExampleCommand, epilog=EXAMPLES)
@common
def export(
    request: Request,
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="Its name says what and how: schools.csv. - prints handbook.html.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
) -> int:
    """Write a file: all of it as a web page, a table, a page, a calendar."""
    assert context.parent is not None
    group: Any = context.parent.command
    names = group.list_commands(context)
    if file is None:
        return _list(request, names)
    if file == "-":
        return _to_stdout(request)
    if request.output.format not in ("page", "json"):
        message = f"--{request.output.format}: the ending of the file says how it is written"
        raise UserError("usage", message, f"Try: perfcli export {HANDBOOK}.html")
    path = Path(file).expanduser()
    again = f"Replace it: perfcli export {file} --force"
    target = exports.target(
        file,
        path.stem,
        path.suffix,
        names,
        lambda word: getattr(group.get_command(context, word), "name", None),
    )
    if path.exists() and path.is_file() and not force:
        raise UserError("unwritable", f"{path} exists", again)
    content = _content(request, target, group.get_command(context, target.noun))
    write_file(path, content, force, again)
    if request.output.format == "json":
        return _list(request, names, layout.written_json(str(path), target, len(content)))
    words = layout.written_line(path.name, len(content))
    return emit_file(request.context, path, words, request.open)


def _content(request: Request, target: Target, command: Any) -> bytes:
    if target.noun == HANDBOOK:
        return _handbook(request, DOCUMENT[target.ending])
    words = (*WORDS[target.ending], "--today", request.context.today.isoformat())
    try:
        return captured(command, (*words, "--all") if request.all else words)
    except UserError as error:
        if error.code != "usage" or target.ending != ".csv":
            raise
        message = f"{target.noun} is a page, not a table"
        raise UserError("usage", message, exports.possible(target.noun, but=".csv")) from error


def _handbook(request: Request, form: str) -> bytes:
    from perfcli.advice.handbook import handbook_view
    from perfcli.render.layouts.handbook.book import handbook

    today = request.context.today
    return document_text(form, handbook(handbook_view(load(), today), today)).encode()


def _to_stdout(request: Request) -> int:
    """The handbook as HTML, for a pipe; its forms and a browser need a file."""
    if request.output.format != "page" or request.open:
        asked = "open" if request.open else request.output.format
        message = f"- prints {HANDBOOK}.html on standard output; --{asked} does not go with it"
        raise UserError("usage", message, f"Name a file: perfcli export {HANDBOOK}.html")
    return emit_bytes(request.context, _handbook(request, "html"))


def _list(request: Request, names: list[str], written: dict[str, Any] | None = None) -> int:
    """What can be exported; for a program also what was."""
    if request.open and written is None:
        message = "--open: which file?"
        raise UserError("usage", message, f"Try: perfcli export {HANDBOOK}.html --open")
    fit = exports.fit(names)
    answer = Answer(
        command="export",
        json=lambda: layout.exports_json(fit, written),
        page=lambda: layout.exports_page(fit),
        table=lambda: layout.exports_table(fit),
        sources={},
        data_as_of=load().index.about.as_of,
    )
    return emit(request.context, request.output, answer)

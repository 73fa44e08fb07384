"""`journal`: where the user's entries lie, and how to take back, keep elsewhere and bring back."""

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from perfcli.commands.kept import read_bytes
from perfcli.errors import DONE, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.journal.database import journal_path
from perfcli.journal.events import summary, undo
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_bytes
from perfcli.render.layouts import journal as layout
from perfcli.writing import user_path, write_file

EXAMPLES = """
perfcli journal
perfcli journal --undo
perfcli journal --export journal.json
perfcli journal --export - > journal.json
perfcli journal --import journal.json
"""
app = new_app()


@app.command("journal", cls=ExampleCommand, epilog=EXAMPLES)
@common
def journal(
    request: Request,
    take_back: Annotated[
        bool, typer.Option("--undo", help="Take the last change back, an import as a whole.")
    ] = False,
    target: Annotated[
        str,
        typer.Option("--export", metavar="FILE", help="Write all of it; - is standard output."),
    ] = "",
    source: Annotated[
        str,
        typer.Option("--import", metavar="FILE", help="Add what an export holds; - is input."),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="With --export: replace the file.")
    ] = False,
) -> int:
    """Your journal: where it lies, what it holds; take back, export, import."""
    _check(request, [take_back, bool(target), bool(source)], target, force)
    if target == "-":
        from perfcli.journal.exports import export_bytes

        return emit_bytes(request.context, export_bytes(journal_path()))
    done: dict[str, Any] = {}
    if take_back:
        done["undone"] = _undo()
    elif target:
        done["exported"] = _export(target, force)
    elif source:
        done["imported"] = _import(request, source)
    return _emit(request, done)


def _check(request: Request, asked: list[bool], target: str, force: bool) -> None:
    if request.open:
        raise UserError("usage", "--open: there is no page to open", "Try: perfcli journal")
    if sum(asked) > 1:
        message = "--undo, --export and --import exclude each other"
        raise UserError("usage", message, "Do one after the other.")
    if force and not target:
        hint = "Try: perfcli journal --export FILE --force"
        raise UserError("usage", "--force goes with --export", hint)
    if target == "-" and request.output.format != "page":
        message = f"--export - and --{request.output.format} both want standard output"
        raise UserError("usage", message, "Name a file: perfcli journal --export journal.json")


def _undo() -> dict[str, Any]:
    gone = undo(journal_path())
    if gone is None:
        raise UserError("no-answer", "there is no change to take back", "See: perfcli journal")
    events = [
        {"kind": event.kind, "key": event.key, "data": msgspec.to_builtins(event.told)}
        for event in gone.events
    ]
    return {"what": gone.what, "changes": gone.changes, "events": events}


def _export(target: str, force: bool) -> str:
    from perfcli.journal.exports import export_bytes

    path = user_path(target)
    again = f"Replace it: perfcli journal --export {target} --force"
    write_file(path, export_bytes(journal_path()), force, again)
    return str(path)


def _import(request: Request, source: str) -> dict[str, int]:
    from perfcli.journal.exports import read_export, restore
    from perfcli.render.progress import progress

    shown = "standard input" if source == "-" else Path(source).name
    changes = read_export(read_bytes(source), shown)
    stderr = request.context.stderr
    added = restore(
        journal_path(),
        changes,
        lambda every: progress(every, len(every), "changes", stderr),
    )
    return {"changes": added.changes, "events": added.events, "known": added.known}


def _emit(request: Request, done: dict[str, Any]) -> int:
    path = journal_path()
    held = summary(path)
    last = {"at": held.last[0], "what": held.last[1]} if held.last else None
    shown = {
        "path": str(path),
        "exists": path.exists(),
        "changes": held.changes,
        "kinds": held.kinds,
        "last": last,
        **done,
    }
    answer = Answer(
        command="journal",
        json=lambda: layout.journal_json(shown),
        page=lambda: layout.journal_page(shown),
        sources={},
        data_as_of=load().index.about.as_of,
        exit_code=DONE,
    )
    return emit(request.context, request.output, answer)

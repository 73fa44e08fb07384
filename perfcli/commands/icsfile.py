"""A calendar file that was asked for with --ics, for every command that has dates."""

from typing import Annotated

import typer

from perfcli.errors import UserError
from perfcli.options import Request
from perfcli.render.emit import emit_bytes
from perfcli.writing import user_path, write_file

Ics = Annotated[
    str | None,
    typer.Option("--ics", help="Write a calendar file; - is standard output.", metavar="FILE"),
]
Force = Annotated[bool, typer.Option("--force", help="With --ics: replace the file.")]


def check_force(command: str, ics: str | None, force: bool) -> None:
    """Raises UserError('usage') where there is no file to replace."""
    if force and ics is None:
        hint = f"Try: perfcli {command} --ics FILE"
        raise UserError("usage", "--force goes with --ics", hint)


def write_calendar(target: str, content: bytes, command: str, dates: int, force: bool) -> str:
    """Write it, never over another file unasked; what was written, in words.

    `dates`: how many it has. Raises UserError('unwritable').
    """
    path = user_path(target)
    again = f"Replace it: perfcli {command} --ics {target} --force"
    write_file(path, content, force, again)
    count = "1 date" if dates == 1 else f"{dates} dates"
    return f"{path}: {count}. Import it anew after an update: dates that moved are moved."


def calendar_to_stdout(request: Request, command: str, content: bytes) -> None:
    """Print it as it is. Raises UserError('usage') where another form is asked for too."""
    if request.output.format != "page":
        message = f"--ics - and --{request.output.format} both want standard output"
        raise UserError("usage", message, f"Name a file: perfcli {command} --ics {command}.ics")
    emit_bytes(request.context, content)

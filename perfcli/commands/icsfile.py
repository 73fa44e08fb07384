"""A calendar file that was asked for with --ics, for every command that has dates."""

from perfcli.errors import UserError
from perfcli.options import Request
from perfcli.render.emit import emit_bytes
from perfcli.writing import user_path, write_file


def write_calendar(target: str, content: bytes, command: str, count: str, force: bool) -> str:
    """Write it, never over another file unasked; what was written, in words.

    `count`: how many dates. Raises UserError('unwritable').
    """
    path = user_path(target)
    again = f"Replace it: perfcli {command} --ics {target} --force"
    write_file(path, content, force, again)
    return f"{path}: {count}. Import it anew after an update: dates that moved are moved."


def calendar_to_stdout(request: Request, command: str, content: bytes) -> None:
    """Print it as it is. Raises UserError('usage') where another form is asked for too."""
    if request.output.format != "page":
        message = f"--ics - and --{request.output.format} both want standard output"
        raise UserError("usage", message, f"Name a file: perfcli {command} --ics {command}.ics")
    emit_bytes(request.context, content)

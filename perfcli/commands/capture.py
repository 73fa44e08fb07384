"""What another command prints, as the content of a file."""

import io
from contextlib import redirect_stdout
from typing import Any

from perfcli.errors import DONE, UserError


def captured(command: Any, words: tuple[str, ...]) -> bytes:
    """What a command prints on stdout; its talk goes to stderr as ever.

    Raises UserError as the command does, and UserError('no-answer') where it found nothing.
    """
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with redirect_stdout(stream):
        code = command.main(list(words), prog_name="perfcli", standalone_mode=False)
    if code != DONE:
        message = f"`{command.name}` found nothing to write"
        raise UserError("no-answer", message, f"See: perfcli {command.name}")
    stream.flush()
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    return content.getvalue()

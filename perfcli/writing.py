"""Files that a user asked for by name: written whole or not at all, never over another unasked."""

import os
from pathlib import Path

from perfcli.errors import UserError

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def user_path(text: str) -> Path:
    """A path as the user wrote it, `~` being home; that of nobody we know is a name as any."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def write_file(path: Path, content: bytes, force: bool, hint: str, mode: int = 0o666) -> None:
    """Write a file that is not there yet, or with `force` in the place of another.

    `hint` is what to do where it exists; `mode` says who may read it (0o600: its owner). Raises
    UserError('unwritable') where it exists or cannot be written; what was there before then stays
    as it was.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new") if path.name else path
    try:
        if path.exists() and not path.is_file():
            raise UserError("unwritable", f"{path} is no ordinary file", "Name another file.")
        try:
            with os.fdopen(os.open(fresh, NEW, mode), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _place(fresh, path, force)
        finally:
            fresh.unlink(missing_ok=True)
    except FileExistsError as error:
        raise UserError("unwritable", f"{path} exists", hint) from error
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise UserError("unwritable", message, "Name a file in a folder of yours.") from error


def _place(fresh: Path, path: Path, force: bool) -> None:
    """Give a finished file its name. Raises FileExistsError unless `force`."""
    if force:
        fresh.replace(path.resolve())  # a link stays a link
        return
    try:
        path.hardlink_to(fresh)  # fails where the file exists, whoever made it just now
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        fresh.replace(path)

"""The profile's file: where it lies, how it is read, made and edited. Reading never writes."""

import sys
from collections.abc import Mapping
from pathlib import Path

from perfcli.errors import UserError
from perfcli.journal.reading import LIMIT_CHARACTERS
from perfcli.places import config_dir

SUFFIXES = (".yaml", ".yml")


def profile_path() -> Path:
    """Where the user's own profile lies, whether or not it is there yet."""
    return config_dir() / "profile.yaml"


def no_profile() -> UserError:
    """The error of a command that needs a profile where there is none."""
    message = f"there is no profile yet ({profile_path()})"
    return UserError("no-profile", message, "Make one: perfcli profile --init")


def read_text(path: Path) -> str:
    """The text of a file. Raises UserError('unreadable' or 'invalid-file')."""
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT_CHARACTERS * 4 + 1)
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise UserError("unreadable", message, "Check its name and permissions.") from error
    return _text(raw, str(path))


def read_stdin() -> str:
    """The text of standard input. Raises UserError('unreadable' or 'invalid-file')."""
    try:
        raw = sys.stdin.buffer.read(LIMIT_CHARACTERS * 4 + 1)
    except OSError as error:
        message = f"cannot read standard input: {error.strerror}"
        raise UserError("unreadable", message, "Pipe a profile into it.") from error
    return _text(raw, "standard input")


def _text(raw: bytes, shown: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{shown}: byte {error.start} is not UTF-8"
        raise UserError("invalid-file", message, "Save the file as UTF-8.") from error


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that cannot be looked at is none."""
    try:
        return path.is_dir()
    except OSError:  # a name that is too long
        return False


def profiles_in(folder: Path) -> list[Path]:
    """The profiles of a folder by name. Raises UserError('no-profile' or 'unreadable')."""
    try:
        names = [one for one in folder.iterdir() if one.suffix.casefold() in SUFFIXES]
    except OSError as error:
        message = f"cannot read {folder}: {error.strerror}"
        raise UserError("unreadable", message, "Check its name and permissions.") from error
    found = sorted(one for one in names if not one.name.startswith("."))
    if not found:
        message = f"there is no profile in {folder}"
        raise UserError("no-profile", message, "Profiles are files that end in .yaml.")
    return found


def make(path: Path, text: str, force: bool) -> Path | None:
    """Write a new file, readable by its owner only; whole or not at all.

    An existing file is kept beside the new one, and its new path returned, only with `force`.
    Raises UserError('unwritable') where it exists or cannot be written.
    """
    from perfcli.writing import write_file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = _keep(path) if force and path.exists() else None
    except OSError as error:
        message = f"cannot write in {path.parent}: {error.strerror}"
        raise UserError("unwritable", message, "Check the folder's permissions.") from error
    hint = "See it: perfcli profile. Begin anew, keeping the old one: perfcli profile --init"
    write_file(path, text.encode(), force, f"{hint} --force", mode=0o600)
    return kept


def _keep(path: Path) -> Path:
    """Copy a file to the first free name beside it."""
    import shutil

    number = 1
    while (kept := path.with_name(f"{path.name}.old{number}")).exists():
        number += 1
    shutil.copy2(path, kept)
    return kept


def editor_of(env: Mapping[str, str], path: Path) -> str:
    """The user's editor. Raises UserError('usage') where none is named."""
    editor = (env.get("VISUAL") or env.get("EDITOR") or "").strip()
    if not editor:
        hint = f"Set VISUAL or EDITOR, or `perfcli profile --init` and edit it yourself: {path}"
        raise UserError("usage", "--edit: no editor is named", hint)
    return editor


def edit(path: Path, env: Mapping[str, str]) -> None:
    """Open a file in the user's editor and wait for its end.

    Raises UserError('usage') where none is named or it cannot be started, 'unreadable' where it
    failed.
    """
    import subprocess

    from perfcli.starting import command_words

    editor = editor_of(env, path)
    try:
        words = command_words(editor)
        code = subprocess.run([*words, str(path)], check=False).returncode  # noqa: S603 - the user's
    except (OSError, ValueError) as error:
        hint = f"Mend VISUAL or EDITOR, or edit it yourself: {path}"
        raise UserError("usage", f"the editor {editor!r} could not be started", hint) from error
    if code != 0:
        message = f"the editor ended with exit code {code}"
        raise UserError("unreadable", message, f"The profile is as it left it: {path}")

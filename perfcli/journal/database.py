"""The journal's file: opened, checked, migrated; never overwritten, never lost.

SQLite with a rollback journal and synchronous=EXTRA: what was acknowledged survives a kill at any
moment. Reading opens the file read-only and writes nothing, not even beside it; only what a killed
writer left half done is rolled back.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from perfcli.errors import UserError
from perfcli.places import data_dir, sqlite_uri

APPLICATION = 0x50464A31  # "PFJ1": tells a journal from any other SQLite file
VERSION = 1
WAIT_MS = 30_000
LOOK_MS = 3  # between two looks at a file that another program holds
SCHEMA = """
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL);
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL REFERENCES change (id),
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  data TEXT NOT NULL);
CREATE INDEX event_kind ON event (kind, key);
CREATE INDEX event_change ON event (change);
"""
# From version n to n + 1: the statements at n - 1. VERSION is one more than there are.
MIGRATIONS: tuple[str, ...] = ()
ELSEWHERE = "Mend the folder, or name another with PERFCLI_HOME."


class Damaged(sqlite3.DatabaseError):
    """What a look through the whole file has found."""


def journal_path() -> Path:
    """Where the journal lies, whether or not it is there yet."""
    return data_dir() / "journal.sqlite"


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """One state of the journal to read from; an empty one in memory where there is none.

    Raises UserError('unreadable') where it cannot be read, is damaged, of a newer version or none
    of ours.
    """
    base = _to_read(path)
    try:
        base.execute("BEGIN")  # what is read together is of one moment
        version = _version(base, path)
        if version < VERSION:  # of an older perfcli, or empty: the file itself stays as it is
            base = _in_memory(base, version)
        yield base
    except sqlite3.DatabaseError as error:
        raise _unreadable(error, path) from error
    finally:
        base.close()


def _to_read(path: Path) -> sqlite3.Connection:
    try:
        there = path.exists()
        if there and path.with_name(f"{path.name}-journal").exists():
            _recover(path)
    except OSError as error:
        message = f"the journal {path} cannot be read: {error.strerror}"
        raise UserError("unreadable", message, ELSEWHERE) from error
    if not there:
        return sqlite3.connect(":memory:", isolation_level=None)
    try:
        return _connect(path, "ro")
    except sqlite3.Error as error:
        raise _unreadable(error, path) from error


def _recover(path: Path) -> None:
    """Let SQLite roll back what a killed writer left half done; a reader by itself could not."""
    with suppress(sqlite3.Error):  # the reading that follows says what is wrong
        base = _connect(path, "rw")
        try:
            base.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            base.close()


def _in_memory(base: sqlite3.Connection, version: int) -> sqlite3.Connection:
    """A copy of the whole file, brought up to date."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    base.backup(copy)
    base.close()
    _bring_up(copy, version)
    return copy


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The journal inside one transaction, made where there is none; all is kept or nothing.

    A damaged file is set aside under a new name. Raises UserError('unwritable') or
    UserError('unreadable'), each with exit code 4; then nothing was changed.
    """
    _make(path)
    try:
        base = _connect(path, "rw")
    except sqlite3.Error as error:
        raise _unwritable(error, path) from error
    try:
        _begin(base, path)
        _prepare(base, path)
        yield base
        base.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        _roll_back(base)
        base.close()
        raise (_set_aside(path, error) if _damage(error) else _unwritable(error, path)) from error
    except BaseException:
        _roll_back(base)
        raise
    finally:
        base.close()


def _begin(base: sqlite3.Connection, path: Path) -> None:
    """Get hold of the file, as soon as others let go of it.

    SQLite itself looks ten times a second while it waits. Where a crowd writes without a pause,
    one of them may then see it free too seldom; so this looks more often, and not in step.
    """
    end = time.monotonic() + WAIT_MS / 1000
    base.execute("PRAGMA busy_timeout=0")
    while True:
        try:
            _version(base, path)  # before anything that could alter a file that is none of ours
            base.execute("PRAGMA journal_mode=DELETE")
            base.execute("PRAGMA synchronous=EXTRA")
            base.execute("PRAGMA secure_delete=ON")  # what is taken back is gone
            base.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as error:
            if not _name(error).startswith("SQLITE_BUSY") or time.monotonic() >= end:
                raise
            time.sleep(LOOK_MS / 1000 * (0.5 + os.urandom(1)[0] / 255))
    base.execute(f"PRAGMA busy_timeout={WAIT_MS}")


def _roll_back(base: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):  # what lies beside the file does it at the next opening
        if base.in_transaction:
            base.execute("ROLLBACK")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    where = sqlite_uri(path.absolute(), f"mode={mode}")
    base = sqlite3.connect(where, uri=True, isolation_level=None)
    base.execute(f"PRAGMA busy_timeout={WAIT_MS}")
    return base


def _make(path: Path) -> None:
    """The folder and an empty file, for the user's eyes only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        reason = error.strerror
        if isinstance(error, FileExistsError | NotADirectoryError):
            reason = f"{path.parent} is no folder"
        message = f"the journal {path} cannot be written: {reason}"
        raise UserError("unwritable", message, ELSEWHERE) from error


def _prepare(base: sqlite3.Connection, path: Path) -> None:
    """Look through the file; make the tables of a new one, or bring an older one up to date."""
    version = _version(base, path)  # again: another process may have made it meanwhile
    if version:
        said = base.execute("PRAGMA quick_check(1)").fetchone()[0]
        if said != "ok":
            raise Damaged(said)
        if version < VERSION:
            _back_up(path, version)
    if version < VERSION:
        _bring_up(base, version)


def _bring_up(base: sqlite3.Connection, version: int) -> None:
    """From a version, 0 being an empty file, to ours."""
    for step in MIGRATIONS[version - 1 :] if version else (SCHEMA,):
        for statement in step.split(";"):
            base.execute(statement)
    base.execute(f"PRAGMA application_id={APPLICATION}")
    base.execute(f"PRAGMA user_version={VERSION}")


def _back_up(path: Path, version: int) -> None:
    """Copy the file before a migration; nobody else writes, since we hold the lock."""
    try:
        with (
            path.open("rb") as source,
            _free_name(path, f"version-{version}").open("wb") as target,
        ):
            while part := source.read(1 << 20):
                target.write(part)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        message = f"the journal {path} could not be copied before its update: {error.strerror}"
        raise UserError("unwritable", message, "Nothing was changed; make room.") from error


def _free_name(path: Path, what: str) -> Path:
    """A new empty file beside the journal, with a name that no file had."""
    number = 1
    while True:
        free = path.with_name(f"{path.stem}-{what}-{number}{path.suffix}")
        try:
            os.close(os.open(free, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            number += 1
        else:
            return free


def _version(base: sqlite3.Connection, path: Path) -> int:
    """The version of a journal; 0 for an empty file. Raises UserError for any other."""
    application = int(base.execute("PRAGMA application_id").fetchone()[0])
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION:
        if base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            message = f"{path} is no journal of perfcli"
            raise UserError("unreadable", message, "It was not changed. Move it away.")
        return 0
    if version > VERSION:
        message = f"the journal {path} is of version {version}; this perfcli knows up to {VERSION}"
        hint = "Nothing was changed. Get newer: pip install --upgrade perfcli"
        raise UserError("unreadable", message, hint)
    return version


def _damage(error: sqlite3.Error) -> bool:
    names = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
    return isinstance(error, Damaged) or _name(error).startswith(names)


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", None) or ""


def _set_aside(path: Path, error: sqlite3.DatabaseError) -> UserError:
    """Rename a damaged file, with what lies beside it, so that nothing is written over it."""
    if _sound(path):
        message = f"the journal {path} was damaged, and another process has set it aside"
        return UserError("unreadable", message, "Nothing was written; try again.")
    try:
        aside = _free_name(path, "damaged")
        path.replace(aside)
        beside = path.with_name(f"{path.name}-journal")
        if beside.exists():
            beside.replace(aside.with_name(f"{aside.name}-journal"))
    except OSError:
        return _unwritable(error, path)
    message = f"the journal was damaged ({error}); it was set aside as {aside}"
    hint = (
        "Nothing was written: the next entry begins a new journal. "
        "Bring your last export back: perfcli journal --import FILE"
    )
    return UserError("unreadable", message, hint)


def _sound(path: Path) -> bool:
    try:
        base = _connect(path, "ro")
    except sqlite3.Error:
        return False
    try:
        return bool(base.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False
    finally:
        base.close()


def _unreadable(error: sqlite3.Error, path: Path) -> UserError:
    """What is wrong with a file that is only read."""
    if _damage(error):
        message = f"the journal {path} is damaged: {error}"
        hint = "Nothing was changed. The next command that writes sets it aside under a new name."
        return UserError("unreadable", message, hint)
    if _name(error) == "SQLITE_READONLY_ROLLBACK":
        message = f"the journal {path} was left half written, and its folder is read-only"
        return UserError("unreadable", message, "Make the folder writable, then try again.")
    return UserError("unreadable", f"the journal {path} cannot be read: {error}", ELSEWHERE)


def _unwritable(error: sqlite3.Error, path: Path) -> UserError:
    """Why a change was not made."""
    name = _name(error)
    if _damage(error):
        message = f"the journal {path} is damaged ({error}), and its folder is read-only"
        return UserError("unwritable", message, ELSEWHERE)
    if name == "SQLITE_FULL":
        message = f"the disk is full: {path} was not changed"
        return UserError("unwritable", message, "Make room, then try again.")
    if name.startswith("SQLITE_BUSY"):
        message = f"the journal {path} is in use by another program"
        return UserError("unwritable", message, "Nothing was changed; try again.")
    if name.startswith("SQLITE_IOERR"):
        message = f"the disk did not take the change of {path}: {error}"
        return UserError("unwritable", message, "See what was kept: perfcli journal")
    return UserError("unwritable", f"the journal {path} cannot be written: {error}", ELSEWHERE)

"""The journal's file: opened, checked, migrated; never overwritten, never lost.

SQLite with a rollback journal and synchronous=EXTRA: what was acknowledged survives a kill at any
moment. Reading opens the file read-only and writes nothing, not even beside it.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from perfcli.errors import UserError
from perfcli.places import data_dir

APPLICATION = 0x50464A31  # "PFJ1": tells a journal from any other SQLite file
VERSION = 1
WAIT_MS = 30_000
SCHEMA = """
CREATE TABLE change (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, what TEXT NOT NULL);
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
# From version n to n + 1: the statements at n - 1.
MIGRATIONS: tuple[str, ...] = ()


def journal_path() -> Path:
    """Where the journal lies, whether or not it is there yet."""
    return data_dir() / "journal.sqlite"


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The journal to read from; an empty one in memory where there is none.

    Raises UserError('unreadable') where it cannot be read, is damaged or of a newer version.
    """
    if not path.exists():
        base = sqlite3.connect(":memory:")
        base.executescript(SCHEMA)
    else:
        _recover(path)
        base = _connect(f"{path.absolute().as_uri()}?mode=ro", path)
    try:
        if path.exists():
            _check_version(base, path)
        yield base
    except sqlite3.DatabaseError as error:
        raise _told(error, path) from error
    finally:
        base.close()


def _recover(path: Path) -> None:
    """Let SQLite roll back what a killed writer left half done; a reader by itself could not."""
    if path.with_name(path.name + "-journal").exists():
        base = _connect(f"{path.absolute().as_uri()}?mode=rw", path)
        try:
            base.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            raise _told(error, path) from error
        finally:
            base.close()


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The journal inside one transaction, made where there is none; all is kept or nothing.

    A damaged file is set aside under a new name. Raises UserError('unwritable') or
    UserError('unreadable'), each with exit code 4.
    """
    _make(path)
    base = _connect(f"{path.absolute().as_uri()}?mode=rw", path)
    try:
        base.execute("PRAGMA journal_mode=DELETE")
        base.execute("PRAGMA synchronous=EXTRA")
        base.execute("BEGIN IMMEDIATE")
        _prepare(base, path)
        yield base
        base.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        _roll_back(base)
        base.close()
        if _damaged(error):
            raise _set_aside(path, error) from error
        raise _told(error, path) from error
    except BaseException:
        _roll_back(base)
        raise
    finally:
        base.close()


def _roll_back(base: sqlite3.Connection) -> None:
    try:
        if base.in_transaction:
            base.execute("ROLLBACK")
    except sqlite3.Error:  # the file itself holds what is needed: the next open rolls back
        pass


def _connect(uri: str, path: Path) -> sqlite3.Connection:
    try:
        base = sqlite3.connect(uri, uri=True, isolation_level=None)
        base.execute(f"PRAGMA busy_timeout={WAIT_MS}")
    except sqlite3.Error as error:
        raise _told(error, path) from error
    return base


def _make(path: Path) -> None:
    """The folder and an empty file, for the user's eyes only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        message = f"the journal {path} cannot be written: {error.strerror}"
        hint = "Mend the folder, or name another with PERFCLI_HOME."
        raise UserError("unwritable", message, hint) from error


def _prepare(base: sqlite3.Connection, path: Path) -> None:
    """Make the tables of a new file, or bring an older one up to date after a backup."""
    if not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in SCHEMA.split(";"):
            base.execute(statement)
        base.execute(f"PRAGMA application_id={APPLICATION}")
        base.execute(f"PRAGMA user_version={VERSION}")
        return
    version = _check_version(base, path)
    if version < VERSION:
        moment = f"{datetime.now():%Y%m%d%H%M%S}"
        backup = path.with_name(f"{path.stem}-version-{version}-{moment}.sqlite")
        shutil.copy2(path, backup)
        for step in MIGRATIONS[version - 1 :]:
            for statement in step.split(";"):
                base.execute(statement)
        base.execute(f"PRAGMA user_version={VERSION}")


def _check_version(base: sqlite3.Connection, path: Path) -> int:
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    application = int(base.execute("PRAGMA application_id").fetchone()[0])
    tables = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and tables:
        message = f"{path} is no journal of perfcli"
        raise UserError("unreadable", message, "Move it away; it was not changed.")
    if version > VERSION:
        message = f"the journal {path} is of version {version}, newer than this perfcli knows"
        hint = "Nothing was changed. Get newer: pip install --upgrade perfcli"
        raise UserError("unreadable", message, hint)
    return version


def _damaged(error: sqlite3.DatabaseError) -> bool:
    name = getattr(error, "sqlite_errorname", "") or ""
    return name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))


def _set_aside(path: Path, error: sqlite3.DatabaseError) -> UserError:
    """Rename a damaged file, with what lies beside it, so that nothing is written over it."""
    number = 1
    while (aside := path.with_name(f"{path.stem}-damaged-{number}.sqlite")).exists():
        number += 1
    try:
        path.replace(aside)
        beside = path.with_name(path.name + "-journal")
        if beside.exists():
            beside.replace(aside.with_name(aside.name + "-journal"))
    except OSError:
        return _told(error, path)
    message = f"the journal was damaged ({error}); it was set aside as {aside}"
    hint = "Nothing was written. Import your last export: perfcli journal --import FILE"
    return UserError("unreadable", message, hint)


def _told(error: sqlite3.Error, path: Path) -> UserError:
    """SQLite's error in our form."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if _damaged(error) if isinstance(error, sqlite3.DatabaseError) else False:
        message = f"the journal {path} is damaged: {error}"
        hint = "Nothing was changed. The next command that writes sets it aside."
        return UserError("unreadable", message, hint)
    if name.startswith("SQLITE_FULL"):
        return UserError("unwritable", f"the disk is full: {path} was not changed", "Make room.")
    if name.startswith("SQLITE_BUSY"):
        message = f"the journal {path} is in use by another program"
        return UserError("unwritable", message, "Nothing was changed; try again.")
    message = f"the journal {path} cannot be used: {error}"
    return UserError("unwritable", message, "Mend the folder, or name another with PERFCLI_HOME.")

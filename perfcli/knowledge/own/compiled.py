"""The shipped knowledge and the user's files compiled together, kept in the cache by content."""

import os
from datetime import date
from pathlib import Path

import msgspec

from perfcli.errors import note
from perfcli.knowledge.bundles.own import OwnBundle
from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.own.files import OwnFiles, own_files
from perfcli.knowledge.store import Store, base_key, kept_store, shipped_folder
from perfcli.places import own_data_dir

BUNDLE = "own.json"
NOTICE = "notice.txt"


def own_store(root: Path, shipped: Store) -> Store:
    """The store of both; `shipped` itself where the folder holds no file at all.

    What is wrong with the user's files stops nothing: those are left out, and that is said. Raises
    UserError where the shipped knowledge cannot be read.
    """
    found = own_files(root)
    if not found.files and not found.problems:
        return shipped
    key = _key(root, found, shipped)
    store = kept_store(key, lambda: _compile(root, found), _lasting)
    text = store.read(NOTICE).decode()
    if text:
        note(text)
    return store


def own_problems(shipped: Folder) -> tuple[Problem, ...] | None:
    """What is wrong with the user's files at this moment; None where there are none.

    The shipped files, which were read already, must be clean.
    """
    from perfcli.knowledge.own.merged import merged

    root = own_data_dir()
    found = own_files(root)
    if not found.files and not found.problems:
        return None
    return merged(shipped, root, found, date.today().isoformat()).own.problems


def _compile(root: Path, found: OwnFiles) -> dict[str, bytes]:
    from perfcli.knowledge.compile import compile_folder
    from perfcli.knowledge.own.merged import merged

    made = merged(shipped_folder(), root, found, date.today().isoformat())
    files = compile_folder(made.folder)
    files[BUNDLE] = msgspec.json.encode(made.own)
    files[NOTICE] = _notice(root, made.own.problems, made.own.left_out).encode()
    return files


def _lasting(files: dict[str, bytes]) -> bool:
    """Whether the outcome depends on the files alone: a date that is still ahead may pass."""
    own = msgspec.json.decode(files[BUNDLE], type=OwnBundle)
    return all(problem.rule != "future" for problem in own.problems)


def _notice(root: Path, problems: tuple[object, ...], left_out: tuple[str, ...]) -> str:
    """What a reader of any answer must know of files that could not be used."""
    if not problems:
        return ""
    few = ", ".join(left_out[:3]) + (f" and {len(left_out) - 3} more" if left_out[3:] else "")
    what = f"not used: {few}" if left_out else "some files there are not read"
    return f"your own facts in {root}: {what}. What is wrong, line by line: perfcli data check"


def _key(root: Path, found: OwnFiles, shipped: Store) -> str:
    """A name for the content of all files, shipped and own."""
    import hashlib

    from perfcli.version import VERSION

    digest = hashlib.blake2b(digest_size=12)
    for part in (VERSION, base_key(shipped), str(root), *map(str, found.problems)):
        digest.update(os.fsencode(part) + b"\0")
    for file in found.files:
        digest.update(os.fsencode(file.name) + b"\0")
        try:
            digest.update(file.path.read_bytes() + b"\0")
        except OSError as error:  # the checker says so
            digest.update(str(error.errno).encode())
    return digest.hexdigest()

"""Which files of the user's own there are: only the few places that are known are looked at."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from perfcli.knowledge.folder import FOLDERS, LISTS, OPTIONAL, SINGLE
from perfcli.knowledge.model.problem import Problem

MOST_FILES = 500
MOST_BYTES = 1_000_000  # of all files together: what is read again after each change
LISTED = ("sources.yaml", "courses.yaml", "resources.yaml", "glossary.yaml")
IGNORED = ("README.md",)


class OwnFile(Struct, frozen=True):
    """A file of the user's: `name` is that inside the folder, `shown` that of messages."""

    path: Path
    name: str
    shown: str

    @property
    def folder(self) -> str:
        """`schools` for a program's file; the name itself for a list."""
        return self.name.split("/")[0]


class OwnFiles(Struct, frozen=True):
    """Every file that may be read, and what is wrong with the others."""

    files: tuple[OwnFile, ...]
    problems: tuple[Problem, ...]


def own_files(root: Path) -> OwnFiles:
    """The files below the user's folder; what cannot be one is a problem, never raised."""
    files: list[OwnFile] = []
    problems: list[Problem] = []
    size = 0
    for found in _found(root):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        size += _size(found.path)
        if len(files) == MOST_FILES or size > MOST_BYTES:
            limit = f"at most {MOST_FILES} files of {MOST_BYTES:,} bytes in all are read"
            problems.append(Problem(found.shown, 0, "", "size", f"{limit}: take some out"))
            break
        files.append(found)
    return OwnFiles(tuple(files), tuple(problems))


def printable(text: str) -> str:
    """A name as it may be printed and encoded, whatever stands in it."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else "?" for char in text)


def _found(root: Path) -> Iterator[OwnFile | Problem]:
    for name in _names(root):
        if name in FOLDERS:
            if not (root / name).is_dir():
                yield _problem(root, name, "unknown-file", f"expected a folder named {name}")
                continue
            for inner in _names(root / name):
                yield _file(root, f"{name}/{inner}")
        elif name in LISTED:
            yield _file(root, name)
        elif name in (*LISTS, *SINGLE, *OPTIONAL):
            message = "perfcli's own alone: nothing in it can be added or corrected: take it out"
            yield _problem(root, name, "own", message)
        else:
            known = ", ".join(sorted((*FOLDERS, *LISTED)))
            message = f"not a file of the data; expected one of {known}"
            yield _problem(root, name, "unknown-file", message)


def _file(root: Path, name: str) -> OwnFile | Problem:
    path = root / name
    if path.suffix != ".yaml":
        message = "not a file of the data; expected files that end in .yaml"
        return _problem(root, name, "unknown-file", message)
    if not path.is_file():
        message = "no ordinary file; expected one of YAML: take it out"
        return _problem(root, name, "unknown-file", message)
    return OwnFile(path, name, shown(root, name))


def _problem(root: Path, name: str, rule: str, message: str) -> Problem:
    return Problem(shown(root, name), 0, "", rule, message)


def shown(root: Path, name: str) -> str:
    """The name of a file in messages: where it lies, with `/` on every platform below it."""
    return printable(f"{root}/{name}")


def _names(folder: Path) -> list[str]:
    """What lies in a folder but for hidden files and editors' copies; at most so many."""
    names: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and not entry.name.endswith("~"):
                    names.append(entry.name)
                if len(names) > MOST_FILES:
                    break
    except OSError:  # it cannot be listed: as if it were empty
        return []
    return sorted(name for name in names if name not in IGNORED)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # the reader will say so
        return 0

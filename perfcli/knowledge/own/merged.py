"""The user's files as far as they are valid, with all that is wrong with the others."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from perfcli.knowledge.bundles.own import OwnBundle
from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.own.changes import changes
from perfcli.knowledge.own.files import OwnFile, OwnFiles
from perfcli.knowledge.own.overlay import lay_over
from perfcli.knowledge.rules.check import problems_of


class Merged(Struct, frozen=True):
    """The shipped knowledge with the user's valid files, and what became of all of them."""

    folder: Folder
    own: OwnBundle


def merged(shipped: Folder, root: Path, found: OwnFiles, read_on: str) -> Merged:
    """Lay the user's files over clean shipped knowledge; those with a problem are left out.

    What refers to an entry of a file that is left out is left out too, so that what remains is
    as clean as what is shipped.
    """
    problems: set[Problem] = set(found.problems)
    files = found.files
    while True:
        folder = lay_over(shipped, files, read_on)
        wrong = _at_home(problems_of(folder), folder, root, files)
        if not wrong:
            break
        problems.update(wrong)
        bad = {problem.file for problem in wrong}
        kept = tuple(file for file in files if file.shown not in bad)
        files = kept if len(kept) < len(files) else ()
    used = {file.name for file in files}
    bundle = OwnBundle(
        root=str(root),
        files=len(found.files),
        changes=tuple(changes(shipped, folder)),
        problems=tuple(sorted(problems)),
        left_out=tuple(file.name for file in found.files if file.name not in used),
        sources={source.id: source for source in folder.sources},
    )
    return Merged(folder, bundle)


def _at_home(
    problems: Iterable[Problem], folder: Folder, root: Path, files: Iterable[OwnFile]
) -> list[Problem]:
    """Problems with the user's file as their place, even where a shipped entry noticed them.

    The shipped entries are clean by themselves, so that one of the user's is the cause: the one
    that the message names, or else all of them are held to be.
    """
    shown = {file.shown for file in files}
    own = {
        name: folder.place(kind, name)
        for (kind, name), (document, _) in folder.spots.items()
        if document.file in shown
    }
    placed = []
    for problem in problems:
        if problem.file in shown:
            placed.append(problem)
            continue
        names = [problem.id, *(name for name in own if name in problem.message)]
        file, line = next((own[name] for name in names if name in own), (str(root), 0))
        message = f"{problem.message} (noticed in the shipped {problem.file})"
        placed.append(Problem(file, line, problem.id, problem.rule, message))
    return placed

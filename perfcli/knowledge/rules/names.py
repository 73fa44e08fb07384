"""Rules of the words that a profile may use: each name finds one course, role or field."""

from collections.abc import Iterable, Iterator

from perfcli.knowledge.folder import Folder, at
from perfcli.knowledge.model.problem import Problem
from perfcli.knowledge.model.vocabulary import Course, Role, Study


def names_resolve(folder: Folder) -> Iterator[Problem]:
    """No name finds two entries of one list, and fields belong to groups that exist."""
    lists: dict[str, Iterable[Course | Role | Study]] = {
        "course": folder.courses,
        "roles": folder.vocabulary.roles,
        "studies": folder.vocabulary.studies,
    }
    for kind, entries in lists.items():
        taken: dict[str, str] = {}
        for entry in entries:
            for name in dict.fromkeys((entry.id, entry.name, *entry.aliases)):
                other = taken.setdefault(name.casefold(), entry.id)
                if other != entry.id:
                    message = f"{name!r} names {other!r} too; expected a name of one of them"
                    yield at(folder, kind, entry.id, "unique", message)
    known = {study.id for study in folder.vocabulary.studies}
    for study in folder.vocabulary.studies:
        for name in study.counts_as:
            if name not in known:
                message = f"counts_as: no field {name!r} among the studies: add it or mend it"
                yield at(folder, "studies", study.id, "dangling", message)

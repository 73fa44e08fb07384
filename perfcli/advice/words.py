"""What people call courses, roles, programs and states, turned into ids: by whole names only.

A profile is a file: a name that is merely like another is a slip to be mended, not a guess to be
made. Commands find things more freely, by advice.names.
"""

import difflib
import re
from collections.abc import Iterable

from perfcli.advice.names import fold
from perfcli.knowledge.bundles.courses import CoursesBundle
from perfcli.knowledge.bundles.entries import Index

# `organic chemistry II`, `biology 102L`, `physics lab`: a course and which one of it.
NUMBERED = re.compile(r"(.+?) ((?:i{1,3}|iv|v|\d{1,4} ?l?|(?:with )?lab(?:oratory)?)(?: lab)?)")


class Words:
    """Names of the knowledge by kind: `course`, `role`, `school`, `state`, `study`."""

    def __init__(self, index: Index, bundle: CoursesBundle) -> None:
        self._ids: dict[str, dict[str, str]] = {
            "course": _table((one.id, (one.name, *one.aliases)) for one in bundle.courses),
            "role": _table((one.id, (one.name, *one.aliases)) for one in bundle.roles),
            "study": _table((one.id, (one.name, *one.aliases)) for one in bundle.studies),
            "school": _table((one.slug, (one.name, one.short, *one.aka)) for one in index.schools),
            "state": _table((one.code.upper(), ()) for one in index.states),
        }
        self._known: dict[tuple[str, str], str | None] = {}

    def find(self, kind: str, name: str) -> str | None:
        """The id of what is called so, or None."""
        key = (kind, name)
        if key not in self._known:
            self._known[key] = self._ids[kind].get(fold(name))
        return self._known[key]

    def course(self, name: str) -> tuple[str, str] | None:
        """The id of a course and its number (`ii`, `102`) if the name has one, or None."""
        found = self.find("course", name)
        numbered = NUMBERED.fullmatch(fold(name))
        if numbered is None:
            return (found, "") if found else None
        found = found or self._ids["course"].get(numbered[1])
        return (found, numbered[2]) if found else None

    def near(self, kind: str, name: str) -> tuple[str, ...]:
        """Ids whose names look alike, nearest first."""
        ids = self._ids[kind]
        close = difflib.get_close_matches(fold(name)[:80], list(ids), n=3, cutoff=0.6)
        return tuple(dict.fromkeys(ids[one] for one in close))


def _table(entries: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """Ids by every folded name; where two have one name, the first keeps it."""
    table: dict[str, str] = {}
    for key, names in entries:
        for name in (key, *names):
            table.setdefault(fold(name), key)
    return table

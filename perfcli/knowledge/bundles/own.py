"""The compiled form of what the user's own files change."""

from typing import Any, Literal

from perfcli.knowledge.bundles.entries import Bundle
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.problem import Problem


class Field(Bundle, frozen=True):
    """A field with what is shipped and what the user has; None where that is nothing."""

    name: str
    shipped: Any
    yours: Any


class Change(Bundle, frozen=True):
    """An entry that the user's files add or correct. `home` is the page or program it stands on."""

    kind: str
    id: str
    home: str
    what: Literal["added", "changed"]
    file: str
    line: int
    fields: tuple[Field, ...]
    sources: tuple[str, ...] = ()


class OwnBundle(Bundle, frozen=True):
    """What the user's files change, what is wrong with them, and which were left out for that."""

    root: str
    files: int
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]
    sources: dict[str, Source]

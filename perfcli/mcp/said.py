"""What a tool says before it is cut to the size that a chat can take."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from perfcli.journal.profile import Profile
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.entry import Source


class Desk(Struct, frozen=True):
    """What the tools answer from. `own` reads the user's profile, where that was allowed."""

    knowledge: Knowledge
    today: Callable[[], date]
    own: Callable[[], Profile] | None = None


class Said(Struct, frozen=True):
    """An answer by the JSON contract, and how it is to be cut.

    `path` leads to the list of its entries. A list is cut at its end, and `skip` entries at its
    start; with `whole` every entry stays, and loses facts instead. `more` says how to get what was
    left out.
    """

    data: dict[str, Any]
    sources: Mapping[str, Source]
    path: tuple[str | int, ...]
    more: str
    whole: bool = False
    skip: int = 0
    warnings: tuple[str, ...] = ()
    partial: bool = False  # facts were left out already: `more` is said in any case

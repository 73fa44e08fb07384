"""The compiled form of what keeps the data true: kinds of facts, and addresses not to be asked."""

from perfcli.knowledge.bundles.entries import Bundle
from perfcli.knowledge.model.links import Unasked
from perfcli.knowledge.model.shelf import FactKind


class UpkeepBundle(Bundle, frozen=True):
    """The kinds of facts with their shelf lives, and the exceptions of `data links`."""

    kinds: tuple[FactKind, ...] = ()
    unasked: tuple[Unasked, ...] = ()

"""Addresses by purpose, by kind or by name."""

from collections.abc import Sequence

from msgspec import Struct

from perfcli.advice.names import Named, find_all, fold
from perfcli.knowledge.bundles.lists import ResourcesBundle
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.resource import Group, Resource


class GroupView(Struct, frozen=True):
    """A group with those of its addresses that were asked for."""

    group: Group
    resources: tuple[Resource, ...]


class ResourcesView(Struct, frozen=True):
    """Addresses in the groups of the page. `part` says that names chose some of them."""

    groups: tuple[GroupView, ...]
    sources: dict[str, Source]
    part: bool = False

    @property
    def resources(self) -> tuple[Resource, ...]:
        """All of them in order."""
        return tuple(resource for view in self.groups for resource in view.resources)


def resources_view(
    bundle: ResourcesBundle, names: Sequence[str] = (), audience: str | None = None
) -> ResourcesView:
    """All addresses, or those of the kinds, groups and names given, for one audience if wanted.

    Raises UserError('unknown-name') where a name finds nothing.
    """
    shown = [resource for resource in bundle.resources.resources if not resource.off_page]
    if audience is not None:
        shown = [one for one in shown if audience in one.for_ or "all" in one.for_]
    if names:
        wanted = _wanted(bundle, names)
        shown = [one for one in bundle.resources.resources if one.id in wanted]
    groups = (
        GroupView(group, tuple(one for one in shown if one.group == group.id))
        for group in bundle.resources.groups
    )
    kept = tuple(view for view in groups if view.resources)
    return ResourcesView(kept, bundle.sources, part=bool(names) or audience is not None)


def _wanted(bundle: ResourcesBundle, names: Sequence[str]) -> set[str]:
    """Ids that the names mean: a kind or group stands for all of it, else an address's name."""
    every = bundle.resources.resources
    families: dict[str, set[str]] = {}
    for one in every:
        group = next(group for group in bundle.resources.groups if group.id == one.group)
        for name in (one.kind, f"{one.kind}s", one.group, group.heading):
            if not one.off_page:
                families.setdefault(fold(name), set()).add(one.id)
    whole = fold(" ".join(names))
    if whole in families:
        return families[whole]
    found: set[str] = set()
    rest: list[str] = []
    for name in names:
        if fold(name) in families:
            found |= families[fold(name)]
        else:
            rest.append(name)
    if rest:
        kinds = sorted({one.kind for one in every})
        known = [Named(one.id, (one.name,)) for one in every]
        known += [Named(kind, ()) for kind in kinds]
        found |= set(find_all(rest, known, "resource or kind", "perfcli resources"))
    return found

"""One page of the handbook, whole or by section, with the facts that it borrows put in."""

from collections.abc import Sequence

from msgspec import Struct

from perfcli.advice.names import Named, find_all, fold
from perfcli.errors import UserError
from perfcli.knowledge.bundles.entries import TopicBundle
from perfcli.knowledge.model.entry import Bar, Section, Source, Step, Stop
from perfcli.knowledge.model.fact import Borrow, Fact, picked
from perfcli.knowledge.model.resource import Resource


class FactView(Struct, frozen=True):
    """A fact as this page shows it."""

    fact: Fact
    headline: bool = False
    group: str | None = None
    line: str | None = None


class StepView(Struct, frozen=True):
    """A step with its facts and its address."""

    step: Step
    facts: tuple[FactView, ...]
    link: Resource | None


class BarView(Struct, frozen=True):
    """A bar with the fact that it stands for and the figure picked out of it."""

    bar: Bar
    fact: Fact
    value: float


class StopView(Struct, frozen=True):
    """A station of a way with the facts behind it."""

    stop: Stop
    facts: tuple[Fact, ...]


class SectionView(Struct, frozen=True):
    """A section: its steps with their facts, then the facts that belong to no step."""

    section: Section
    steps: tuple[StepView, ...]
    facts: tuple[FactView, ...]
    links: tuple[Resource, ...]
    bars: tuple[BarView, ...] = ()
    way: tuple[StopView, ...] = ()

    @property
    def all_facts(self) -> tuple[FactView, ...]:
        """Facts of the steps and the others, each once."""
        seen = {view.fact.id: view for step in self.steps for view in step.facts}
        seen.update({view.fact.id: view for view in self.facts})
        return tuple(seen.values())


class TopicView(Struct, frozen=True):
    """A page. `part` says that names chose a part of it, which is then shown in full."""

    id: str
    title: str
    summary: str
    sections: tuple[SectionView, ...]
    not_known: tuple[str, ...]
    open: Resource | None
    next: tuple[str, ...]
    sources: dict[str, Source]
    part: bool = False


def topic_view(bundle: TopicBundle, names: Sequence[str] = ()) -> TopicView:
    """The page, or the sections and numbered steps that `names` name.

    Raises UserError('unknown-name') where a name finds nothing.
    """
    topic = bundle.topic
    sections = tuple(_section(bundle, section) for section in topic.sections)
    view = TopicView(
        id=topic.id,
        title=topic.title,
        summary=topic.summary,
        sections=tuple(view for view in sections if _has_content(view)),
        not_known=topic.not_known,
        open=bundle.resources[topic.open] if topic.open else None,
        next=topic.next,
        sources=bundle.sources,
    )
    return _part(view, names) if names else view


def _section(bundle: TopicBundle, section: Section) -> SectionView:
    views = {}
    for item in section.facts:
        fact = bundle.borrowed[item.borrow] if isinstance(item, Borrow) else item
        if not fact.off_page:
            line = item.line or fact.line
            views[fact.id] = FactView(fact, item.headline, item.group, line)
    steps = tuple(
        StepView(
            step,
            tuple(views[name] for name in step.support if name in views),
            bundle.resources[step.link] if step.link else None,
        )
        for step in section.steps
    )
    taken = {name for step in section.steps for name in step.support}
    facts = tuple(view for name, view in views.items() if name not in taken)
    links = tuple(bundle.resources[name] for name in section.links)
    bars, way = _bars(bundle, section), _way(bundle, section)
    return SectionView(section, steps, facts, links, bars, way)


def _way(bundle: TopicBundle, section: Section) -> tuple[StopView, ...]:
    """The section's stations with their facts, which may stand in any section of the page."""
    if not section.way:
        return ()
    here = _facts_here(bundle)
    return tuple(StopView(stop, tuple(here[name] for name in stop.support)) for stop in section.way)


def _bars(bundle: TopicBundle, section: Section) -> tuple[BarView, ...]:
    """The section's bars; their facts may stand in any section of the page."""
    if not section.bars:
        return ()
    here = _facts_here(bundle)
    return tuple(
        BarView(bar, here[bar.fact], picked(here[bar.fact].value, bar.path)) for bar in section.bars
    )


def _facts_here(bundle: TopicBundle) -> dict[str, Fact]:
    """Every fact of the page by its id, borrowed ones included."""
    items = [item for one in bundle.topic.sections for item in one.facts]
    return {item.id: item for item in items if isinstance(item, Fact)} | bundle.borrowed


def _has_content(view: SectionView) -> bool:
    return bool(view.facts or view.steps or view.links or view.section.notes or view.bars)


def _part(view: TopicView, names: Sequence[str]) -> TopicView:
    """The page cut down to what is named; a number is a step, all else a section."""
    steps = {str(step.step.number): (s, step) for s in view.sections for step in s.steps}
    chosen: list[SectionView] = []
    opened = view.open
    rest = []
    for name in names:
        if name.isdigit():
            if name not in steps:
                numbers = sorted(map(int, steps))
                message = f"`{view.id}` has no number {name}"
                has = f"It has {numbers[0]} to {numbers[-1]}: " if numbers else "See "
                raise UserError("unknown-name", message, f"{has}perfcli {view.id}")
            section, step = steps[name]
            chosen.append(SectionView(section.section, (step,), (), ()))
            opened = step.link
        else:
            rest.append(name)
    if rest:
        sections = {section.section.id: section for section in view.sections}
        known = [
            Named(key, (section.section.heading, *section.section.aliases))
            for key, section in sections.items()
        ]
        for key in find_all(rest, known, "section", f"perfcli {view.id}"):
            chosen.append(sections[key])
            if sections[key].links:
                opened = sections[key].links[0]
    return TopicView(
        id=view.id,
        title=view.title,
        summary="",
        sections=tuple(chosen),
        not_known=(),
        open=opened,
        next=(f"perfcli {view.id}",),
        sources=view.sources,
        part=True,
    )


def finds_section(view: TopicView, name: str) -> bool:
    """Whether a name is a section's, so that a command can tell it from a name of its own."""
    wanted = fold(name)
    return any(
        wanted in (fold(section.section.id), fold(section.section.heading))
        for section in view.sections
    )

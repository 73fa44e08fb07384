"""The page of a topic."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from perfcli.advice.calendar.cycles import cycles, next_turns
from perfcli.advice.topics import FactView, SectionView, StepView, TopicView
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.figures import figure
from perfcli.render.layouts.lines import Marks, age_of, fact_item, link_line

FEW = 3  # lines of "not known" on a page without --all
WAY = "The way as a line, not to scale:"
LINKS = 2  # addresses of a section without --all


def topic_page(
    view: TopicView, everything: bool, with_sources: bool, today: date | None = None
) -> p.Page:
    """Headlines only, or with `everything` every fact; a part chosen by name is always whole.

    `today`: then a fact on cycles tells which year is next, not only the years of its page.
    """
    marks = Marks(view.sources)
    everything = everything or view.part
    blocks: list[p.Block] = [p.Heading(view.title, 1)]
    if view.summary:
        blocks.append(p.Para(view.summary))
    for section in view.sections:
        blocks += section_blocks(section, marks, everything, today)
    blocks += not_known_blocks(view.not_known, everything)
    blocks.append(p.Next(view.next))
    blocks += marks.blocks(with_sources, more_text(view.sections, everything))
    return p.Page(tuple(blocks))


def section_blocks(
    section: SectionView, marks: Marks, everything: bool, today: date | None = None
) -> Iterator[p.Block]:
    """A section's heading and what stands under it, or nothing if all of it is left to --all."""
    facts = [view for view in section.facts if everything or view.headline]
    steps = [step for step in section.steps if everything or not step.step.more]
    few = () if section.all_facts else section.links[:LINKS]
    links = section.links if everything else few
    if section.section.more and not everything:
        return
    bars = section.bars and (everything or not section.section.bars_more)
    way = section.way and everything
    if not (facts or steps or links or section.section.notes or bars or way):
        return
    yield p.Heading(section.section.heading, anchor=section.section.id)
    for note in section.section.notes:
        yield p.Para(note)
    told = list(_facts(facts, marks, today))
    numbered = [block for step in steps for block in _step(step, marks, everything)]
    extra = all(step.step.more for step in section.steps)  # steps only of --all: after the facts
    yield from (*told, *numbered) if extra else (*numbered, *told)
    if bars:
        yield bars_block(section, marks)
    if way:
        yield way_block(section, marks)
    for link in links:
        yield p.Item(link_line(link, everything), marker="→")


def _facts(facts: Iterable[FactView], marks: Marks, today: date | None) -> Iterator[p.Block]:
    group = None
    for view in facts:
        if view.group != group and view.group is not None:
            yield p.Label(view.group)
        group = view.group
        turns = cycles(view.fact.value)
        line = (view.line or view.fact.line or "").rstrip(":") if turns else view.line
        yield fact_item(view.fact, marks, line, indent=1 if group else 0)
        for name, years in turns.items():
            text = ", ".join(map(str, years)) if today is None else _turns(years, today)
            yield p.Item(f"{name.replace('_', ' ').capitalize()}: {text}", indent=1)


def _turns(years: list[int], today: date) -> str:
    turns = next_turns(years, today)
    return ", then ".join(f"{one.year}{' (projected)' if one.projected else ''}" for one in turns)


def bars_block(section: SectionView, marks: Marks) -> p.Bars:
    """The bars of a section, each with the sources and the day of its fact."""
    bars = [
        p.Bar(
            view.bar.label,
            view.value,
            figure(view.value, view.bar.form),
            marks.of(view.fact.sources),
            age_of(view.fact),
        )
        for view in section.bars
    ]
    return p.Bars(tuple(bars), section.section.caption or "")


def way_block(section: SectionView, marks: Marks) -> p.Way:
    """The way of a section, each station with the sources of its facts."""
    stops = [
        p.Stop(
            one.stop.label,
            one.stop.text,
            marks.of(tuple(fact.sources[0] for fact in one.facts)),
        )
        for one in section.way
    ]
    return p.Way(tuple(stops), WAY)


def _step(step: StepView, marks: Marks, everything: bool) -> Iterator[p.Block]:
    """A step, why, and the address that `--open NUMBER` opens unless the reason names it."""
    yield p.Item(step.step.text, marker=f"{step.step.number}.")
    said = ""
    for view in step.facts:
        if everything or view.headline:
            item = fact_item(view.fact, marks, view.line, indent=1)
            said += item.text
            yield item
    link = step.link
    if link is not None and (everything or (link.url or "") not in said):
        text = link_line(link) if everything else link.url or link_line(link)
        yield p.Item(text, marker="→", indent=1)


def not_known_blocks(lines: tuple[str, ...], everything: bool) -> list[p.Block]:
    """What was not found, so that nobody looks for it here in vain."""
    if not lines:
        return []
    shown = lines if everything else lines[:FEW]
    items: list[p.Block] = [p.Item(line, marker="?") for line in shown]
    return [p.Heading("Not known"), *items]


def more_text(sections: tuple[SectionView, ...], everything: bool) -> str:
    """How many facts are left to --all, or an empty text."""
    views = [view for section in sections for view in section.all_facts]
    hidden = 0 if everything else sum(not view.headline for view in views)
    return f"{hidden} more {'fact' if hidden == 1 else 'facts'}: --all" if hidden else ""


def topic_json(view: TopicView) -> dict[str, Any]:
    """The page by the contract: always every fact."""
    return {
        "id": view.id,
        "title": view.title,
        "summary": view.summary,
        "sections": [_section_json(section) for section in view.sections],
        "not_known": list(view.not_known),
        "open": view.open.url if view.open else None,
        "next": list(view.next),
    }


def _section_json(section: SectionView) -> dict[str, Any]:
    return {
        "id": section.section.id,
        "heading": section.section.heading,
        "facts": [contract.fact_json(view.fact) for view in section.all_facts],
        "links": [contract.link_json(link) for link in section.links],
        "steps": [_step_json(step) for step in section.steps],
        "notes": [*section.section.notes, *_sides(section.facts)],
    }


def _sides(facts: tuple[FactView, ...]) -> list[str]:
    """Which facts stand on which side, where a section has sides."""
    sides: dict[str, list[str]] = {}
    for view in facts:
        if view.group is not None:
            sides.setdefault(view.group, []).append(view.fact.id)
    return [f"{group}: {', '.join(ids)}" for group, ids in sides.items()]


def _step_json(step: StepView) -> dict[str, Any]:
    why = step.facts[0].line or step.facts[0].fact.claim if step.facts else None
    return {
        "id": step.step.id,
        "number": step.step.number,
        "text": step.step.text,
        "why": why,
        "when": None,
        "date": None,
        "basis": None,
        "support": list(step.step.support),
        "done": None,
        "link": contract.link_json(step.link) if step.link else None,
    }

"""What the tools say: each from the same results and the same JSON as the command of its name."""

from msgspec.structs import replace

from perfcli.advice.ask.search import answer as search_answer
from perfcli.advice.calendar.deadlines import deadlines as advise
from perfcli.advice.calendar.due import KINDS
from perfcli.advice.glossary import glossary_view
from perfcli.advice.names import Named, find_all
from perfcli.advice.programs.schools import find_schools
from perfcli.advice.programs.wishes import chosen
from perfcli.advice.topics import SectionView, TopicView, topic_view
from perfcli.mcp import arguments as args
from perfcli.mcp.said import Desk, Said
from perfcli.render.layouts import ask as ask_layout
from perfcli.render.layouts import deadlines as deadlines_layout
from perfcli.render.layouts import glossary as glossary_layout
from perfcli.render.layouts import topic as topic_layout

UNANSWERED = (
    "perfcli does not know the answer. Say so and send the user to the school, the board or the "
    "state; the entries below are only the nearest pages, not an answer."
)


def search(desk: Desk, given: args.Search) -> Said:
    """A question in anyone's words; where it abstains a warning says so."""
    reply = search_answer(given.question, desk.knowledge.ask, given.limit)
    return Said(
        data=ask_layout.ask_json(given.question, reply),
        sources=reply.sources,
        path=("answers",),
        more="Ask with limit 1, or call the tool that `command` names (perfcli NAME is a tool, or "
        "a page of `topic`).",
        whole=True,
        warnings=(UNANSWERED,) if reply.abstained else (),
    )


def topic(desk: Desk, given: args.Topic) -> Said:
    """A page with its headline facts, or some of its sections with every fact."""
    heads = desk.knowledge.index.topics
    if not given.name:
        pages = [{"id": head.id, "title": head.title, "help": head.help} for head in heads]
        return Said({"topics": pages}, {}, ("topics",), "", skip=given.skip)
    known = [Named(head.id, (head.title, *head.aliases)) for head in heads]
    (name, *_) = find_all([given.name], known, "page", "perfcli topic")
    bundle = desk.knowledge.topic(name)
    if given.sections:
        view = topic_view(bundle, given.sections)
        one = len(view.sections) == 1 and view.sections[0].facts
        return Said(
            data=topic_layout.topic_json(view),
            sources=view.sources,
            path=("sections", 0, "facts") if one else ("sections",),
            more="Go on with skip, or name one section alone.",
            skip=given.skip,
        )
    view = topic_view(bundle)
    data = topic_layout.topic_json(headlines(view))
    ids = ", ".join(section.section.id for section in view.sections)
    return Said(
        data=data,
        sources=view.sources,
        path=("sections",),
        more=f"These are headlines; for every fact name sections: {ids}.",
        skip=given.skip,
        partial=bool(view.sections),
    )


def headlines(view: TopicView) -> TopicView:
    """A page with those facts alone that it shows first."""
    return replace(view, sections=tuple(_headlines(section) for section in view.sections))


def _headlines(section: SectionView) -> SectionView:
    steps = tuple(replace(step, facts=step.facts[:1]) for step in section.steps)
    facts = tuple(one for one in section.facts if one.headline)
    return replace(section, steps=steps, facts=facts)


def deadlines(desk: Desk, given: args.Deadlines) -> Said:
    """What is due, in order of date."""
    knowledge = desk.knowledge
    view = advise(
        knowledge.dates,
        desk.today(),
        slugs=find_schools(knowledge.index, given.schools),
        kinds=chosen(given.kinds, KINDS, "--kinds", "kind", "deadlines"),
        within=given.within_days,
    )
    silent = (deadlines_layout.nothing_line(view, given.within_days),)
    return Said(
        data=deadlines_layout.deadlines_json(view),
        sources=view.sources,
        path=("deadlines",),
        more="Go on with skip, or ask with schools, kinds or within_days.",
        skip=given.skip,
        warnings=() if view.due else silent,
    )


def glossary(desk: Desk, given: args.Glossary) -> Said:
    """Terms explained."""
    view = glossary_view(desk.knowledge.glossary, given.terms)
    return Said(
        data=glossary_layout.terms_json(view),
        sources=view.sources,
        path=("terms",),
        more="Go on with skip, or name fewer terms.",
        skip=given.skip,
    )

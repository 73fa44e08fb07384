"""All that the handbook is made of: every page, program, state, career, term, list and address."""

from datetime import date

from msgspec import Struct

from perfcli.advice.calendar.deadlines import deadlines
from perfcli.advice.calendar.due import Deadlines
from perfcli.advice.careers import CareersView, all_careers
from perfcli.advice.checklists import ChecklistsView, checklists_view
from perfcli.advice.glossary import GlossaryView, glossary_view
from perfcli.advice.license import StatesView, all_states
from perfcli.advice.programs.prereqs import PrereqsView, prereqs
from perfcli.advice.programs.schools import SchoolsView, SchoolView, all_schools, school_view
from perfcli.advice.resources import ResourcesView, resources_view
from perfcli.advice.topics import TopicView, topic_view
from perfcli.knowledge.bundles.entries import TopicHead
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.entry import About, Source


class HandbookView(Struct, frozen=True):
    """The views that the handbook's chapters are made from, and every source by its id.

    `elsewhere` are the programs of other countries.
    """

    about: About
    heads: tuple[TopicHead, ...]
    topics: dict[str, TopicView]
    schools: SchoolsView
    elsewhere: tuple[SchoolView, ...]
    states: StatesView
    careers: CareersView
    courses: PrereqsView
    dates: Deadlines
    glossary: GlossaryView
    resources: ResourcesView
    checklists: ChecklistsView
    sources: dict[str, Source]


def handbook_view(knowledge: Knowledge, today: date) -> HandbookView:
    """Everything that is public, nothing of the user's own; dates from `today` on."""
    heads = knowledge.index.topics
    others = (school for school in knowledge.schools.schools if school.country != "US")
    return HandbookView(
        about=knowledge.index.about,
        heads=heads,
        topics={head.id: topic_view(knowledge.topic(head.id)) for head in heads},
        schools=all_schools(knowledge),
        elsewhere=tuple(school_view(school) for school in others),
        states=all_states(knowledge),
        careers=all_careers(knowledge.careers),
        courses=prereqs(knowledge),
        dates=deadlines(knowledge.dates, today),
        glossary=glossary_view(knowledge.glossary),
        resources=resources_view(knowledge.resources),
        checklists=checklists_view(knowledge.checklists),
        sources={source.id: source for source in knowledge.sources.sources},
    )

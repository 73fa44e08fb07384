"""From a checked folder to compiled files, the same for the wheel and for a checkout's cache."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from perfcli.knowledge.bundles import entries as bundle
from perfcli.knowledge.bundles import lists as listbundle
from perfcli.knowledge.bundles.courses import CoursesBundle
from perfcli.knowledge.bundles.plan import PlanBundle
from perfcli.knowledge.bundles.upkeep import UpkeepBundle
from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.model.columns import Columns
from perfcli.knowledge.model.cost import CostBasis
from perfcli.knowledge.model.counter import CounterBasis
from perfcli.knowledge.model.milestone import PlanBasis
from perfcli.knowledge.questions.index import build_index
from perfcli.knowledge.shelving import shelve
from perfcli.knowledge.words import word_files

# The columns that `match` reads: what is asked, and the deadline that ages are counted to.
MATCHED = (
    "entry_degree",
    "gpa",
    "courses",
    "tests",
    "shadowing",
    "letters",
    "experience",
    "citizenship",
    "deadline",
)


def compile_folder(folder: Folder) -> dict[str, bytes]:
    """Compiled files by name. The folder must have been checked: references are not verified."""
    folder = shelve(folder)
    sources = {source.id: source for source in folder.sources}
    files: dict[str, msgspec.Struct] = {"index.json": _index(folder)}
    for topic in folder.topics:
        files[f"topics/{topic.id}.json"] = _topic(folder, topic, sources)
    for school in folder.schools:
        files[f"schools/{school.slug}.json"] = _schools((school,), sources)
    ordered = sorted(folder.schools, key=lambda school: (school.country, school.state, school.name))
    files["schools.json"] = _schools(ordered, sources)
    files["dates.json"] = _dates(folder, ordered, sources)
    files["match.json"] = _match(ordered, sources)
    files["resources.json"] = listbundle.ResourcesBundle(
        folder.resources,
        _named(sources, (entry.fact.cited for entry in folder.resources.resources)),
    )
    for state in folder.states:
        files[f"states/{state.code}.json"] = _states((state,), sources)
    files["states.json"] = _states(sorted(folder.states, key=lambda s: s.name), sources)
    files["glossary.json"] = _glossary(folder, sources)
    files["careers.json"] = _careers(folder, sources)
    if folder.costs is not None:
        files["costs.json"] = _costs(folder, folder.costs, sources)
    if folder.counters is not None:
        files["counters.json"] = _counters(folder, folder.counters, sources)
    if folder.plan is not None:
        files["plan.json"] = _plan(folder, folder.plan, sources)
    files["checklists.json"] = _checklists(folder, sources)
    facts = [bundle.HomedFact(home, fact) for home, fact in folder.facts()]
    counts = Counter(name for homed in facts for name in homed.fact.cited)
    files["sources.json"] = bundle.SourcesBundle(tuple(folder.sources), dict(counts))
    files["facts.json"] = bundle.FactsBundle(tuple(facts), sources, _counts(folder))
    files["courses.json"] = CoursesBundle(
        tuple(folder.courses), folder.vocabulary.roles, folder.vocabulary.studies
    )
    files["upkeep.json"] = UpkeepBundle(
        folder.shelf.kinds if folder.shelf else (), folder.links.unasked if folder.links else ()
    )
    encoded = {name: msgspec.json.encode(record) for name, record in files.items()}
    encoded["ask.sqlite"] = build_index(folder)
    encoded |= word_files(folder)
    if folder.about is not None:  # plain text: --version reads it without a decoder
        encoded["as_of.txt"] = folder.about.as_of.encode()
    return encoded


def _index(folder: Folder) -> bundle.Index:
    assert folder.about is not None
    heads = [
        bundle.TopicHead(
            id=topic.id,
            title=topic.title,
            help=topic.help,
            order=topic.order,
            panel=topic.panel,
            aliases=topic.aliases,
            names=tuple(section.id for section in topic.sections if section.id != "off-page"),
        )
        for topic in sorted(folder.topics, key=lambda topic: (topic.order, topic.id))
    ]
    schools = [
        bundle.SchoolHead(
            slug=school.slug,
            name=school.name,
            short=school.short,
            city=school.city,
            state=school.state,
            status=school.status,
            country=school.country,
            aka=school.aka,
            url=school.url,
        )
        for school in folder.schools
    ]
    states = [bundle.StateHead(s.code, s.name, s.regulated, s.url, s.region) for s in folder.states]
    return bundle.Index(folder.about, tuple(heads), tuple(schools), tuple(states))


def _topic(
    folder: Folder, topic: model.Topic, sources: dict[str, model.Source]
) -> bundle.TopicBundle:
    facts = {fact.id: fact for _, fact in folder.facts()}
    known = {resource.id: resource for resource in folder.resources.resources}
    borrowed: dict[str, model.Fact] = {}
    shown: list[model.Fact] = []
    links: list[str] = [topic.open] if topic.open else []
    for section in topic.sections:
        for item in section.facts:
            if isinstance(item, model.Borrow):
                borrowed[item.borrow] = facts[item.borrow]
            shown.append(item if isinstance(item, model.Fact) else facts[item.borrow])
        links += section.links
        links += [step.link for step in section.steps if step.link is not None]
    resources = {name: known[name] for name in dict.fromkeys(links)}
    named = [*(fact.cited for fact in shown), *(entry.fact.cited for entry in resources.values())]
    return bundle.TopicBundle(topic, borrowed, resources, _named(sources, named))


def _schools(
    schools: Iterable[model.School], sources: dict[str, model.Source]
) -> bundle.SchoolsBundle:
    chosen = tuple(schools)
    named = (fact.cited for school in chosen for fact in school.facts)
    return bundle.SchoolsBundle(chosen, _named(sources, named))


def _match(
    schools: Iterable[model.School], sources: dict[str, model.Source]
) -> bundle.SchoolsBundle:
    """Programs cut down to the facts that `match` holds a record against, and these to what it
    reads of them. Rivals never count.
    """
    chosen = []
    for school in schools:
        facts = []
        for fact in school.facts:
            parts = {name: getattr(fact.columns, name, None) for name in MATCHED}
            if any(parts.values()) and fact.rival_of is None and not fact.off_page:
                columns = Columns(**parts)
                lean = {"value": None, "details": None, "note": None, "as_of_note": None}
                facts.append(msgspec.structs.replace(fact, columns=columns, **lean))
        chosen.append(msgspec.structs.replace(school, facts=tuple(facts), note=None))
    return _schools(chosen, sources)


def _dates(
    folder: Folder, schools: Iterable[model.School], sources: dict[str, model.Source]
) -> bundle.DatesBundle:
    """Programs cut down to the facts on their application, and every other fact with a date."""
    chosen = []
    for school in schools:
        facts = [f for f in school.facts if f.columns and (f.columns.opens or f.columns.deadline)]
        chosen.append(msgspec.structs.replace(school, facts=tuple(facts)))
    others = [
        bundle.HomedFact(home, fact)
        for home, fact in folder.facts()
        if fact.dates and not fact.off_page
    ]
    facts = [*(fact for one in chosen for fact in one.facts), *(other.fact for other in others)]
    return bundle.DatesBundle(
        tuple(chosen), tuple(others), _named(sources, (fact.cited for fact in facts))
    )


def _states(states: Iterable[model.State], sources: dict[str, model.Source]) -> bundle.StatesBundle:
    chosen = tuple(states)
    named = (fact.cited for state in chosen for fact in state.facts)
    return bundle.StatesBundle(chosen, _named(sources, named))


def _glossary(folder: Folder, sources: dict[str, model.Source]) -> listbundle.GlossaryBundle:
    known = {fact.id: fact for _, fact in folder.facts()}
    terms = folder.glossary.terms
    facts = {term.basis: known[term.basis] for term in terms if term.basis is not None}
    stated = [*facts.values(), *(term.fact for term in terms if term.fact is not None)]
    named = [*(term.sources for term in terms), *(fact.cited for fact in stated)]
    return listbundle.GlossaryBundle(folder.glossary, facts, _named(sources, named))


def _costs(
    folder: Folder, basis: CostBasis, sources: dict[str, model.Source]
) -> listbundle.CostsBundle:
    picks = (basis.yearly_cap, basis.total_cap, basis.starting_pay_low, basis.starting_pay_high)
    return listbundle.CostsBundle(basis, *_resting(folder, (pick.fact for pick in picks), sources))


def _counters(
    folder: Folder, basis: CounterBasis, sources: dict[str, model.Source]
) -> listbundle.CountersBundle:
    return listbundle.CountersBundle(basis, *_resting(folder, basis.facts, sources))


def _plan(folder: Folder, basis: PlanBasis, sources: dict[str, model.Source]) -> PlanBundle:
    return PlanBundle(basis, *_resting(folder, basis.facts, sources))


def _resting(
    folder: Folder, names: Iterable[str], sources: dict[str, model.Source]
) -> tuple[dict[str, model.Fact], dict[str, model.Source]]:
    """The facts of these names with their sources."""
    known = {fact.id: fact for _, fact in folder.facts()}
    facts = {name: known[name] for name in names}
    return facts, _named(sources, (fact.cited for fact in facts.values()))


def _careers(folder: Folder, sources: dict[str, model.Source]) -> listbundle.CareersBundle:
    known = {fact.id: fact for _, fact in folder.facts()}
    careers = tuple(sorted(folder.careers, key=lambda career: career.order))
    cells = {c.fact for career in careers for cells in career.columns.values() for c in cells}
    facts = {name: fact for name, fact in known.items() if name in cells or fact.careers}
    named = [*(fact.cited for fact in facts.values())]
    named += [(career.open,) for career in careers if career.open is not None]
    return listbundle.CareersBundle(careers, facts, _named(sources, named))


def _checklists(folder: Folder, sources: dict[str, model.Source]) -> listbundle.ChecklistsBundle:
    known = {fact.id: fact for _, fact in folder.facts()}
    resources = {resource.id: resource for resource in folder.resources.resources}
    lists = tuple(sorted(folder.checklists, key=lambda entry: entry.order))
    names = [name for entry in lists for step in entry.steps for name in step.support]
    facts = {name: known[name] for name in names if name not in resources}
    links = {name: resources[name] for name in names if name in resources}
    named = [*(fact.cited for fact in facts.values()), *(one.fact.cited for one in links.values())]
    return listbundle.ChecklistsBundle(lists, facts, links, _named(sources, named))


def _named(
    sources: dict[str, model.Source], named: Iterable[tuple[str, ...]]
) -> dict[str, model.Source]:
    names = dict.fromkeys(name for group in named for name in group)
    return {name: sources[name] for name in names}


def _counts(folder: Folder) -> dict[str, int]:
    facts = [fact for _, fact in folder.facts()]
    return {
        "facts": len(facts),
        "dated": sum(fact.as_of is not None for fact in facts),
        "undated": sum(fact.as_of is None for fact in facts),
        "low_confidence": sum(fact.confidence == "low" for fact in facts),
        "sources": len(folder.sources),
        "topics": len(folder.topics),
        "schools": len(folder.schools),
        "states": len(folder.states),
        "careers": len(folder.careers),
        "terms": len(folder.glossary.terms),
        "checklists": len(folder.checklists),
        "resources": len(folder.resources.resources),
        "courses": len(folder.courses),
        "dropped": len(folder.dropped),
    }

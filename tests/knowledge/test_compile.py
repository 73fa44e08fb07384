"""Compiled files: each holds all that one answer needs, and nothing of the folder is lost."""

from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from perfcli.knowledge.bundles import entries as bundle
from perfcli.knowledge.bundles import lists as listbundle
from perfcli.knowledge.bundles.courses import CoursesBundle
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.shelving import shelve

T = TypeVar("T")
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(good_root: Path) -> Files:
    return compile_folder(read_folder(good_root))


def opened(files: Files, name: str, kind: type[T]) -> T:
    return msgspec.json.decode(files[name], type=kind, strict=True)


def test_each_page_program_and_state_is_a_file_of_its_own(files: Files) -> None:
    assert {name for name in files if "/" in name and "words/" not in name} == {
        "schools/alpha.json",
        "states/oh.json",
        "topics/first.json",
        "topics/second.json",
    }


def test_day_of_the_facts_is_plain_text(files: Files) -> None:
    assert files["as_of.txt"] == b"2026-01-15"


def test_same_folder_gives_the_same_bytes(files: Files, good_root: Path) -> None:
    assert compile_folder(read_folder(good_root)) == files


def test_index_names_all_in_order(files: Files) -> None:
    index = opened(files, "index.json", bundle.Index)
    assert [(head.id, head.panel, head.order) for head in index.topics] == [
        ("first", "Explore", 10),
        ("second", "Prepare", 20),
    ]
    assert index.topics[0].names == ("size", "steps")
    assert [(head.slug, head.short, head.state) for head in index.schools] == [
        ("alpha", "Alpha", "OH")
    ]
    assert [head.code for head in index.states] == ["oh"]
    assert index.about.as_of == "2026-01-15"


def test_page_carries_what_it_borrows_links_to_and_cites(files: Files) -> None:
    page = opened(files, "topics/second.json", bundle.TopicBundle)
    assert set(page.borrowed) == {"count-2025"}
    assert page.borrowed["count-2025"].value == 40
    assert set(page.sources) == {"board", "college"}
    assert page.resources == {}


def test_page_carries_the_addresses_of_its_steps_and_sections(files: Files) -> None:
    page = opened(files, "topics/first.json", bundle.TopicBundle)
    assert set(page.resources) == {"example-society"}
    assert set(page.sources) == {"board", "forum"}


def test_page_cites_the_sources_of_its_addresses(good_root: Path) -> None:
    folder = read_folder(good_root)
    (resource,) = folder.resources.resources
    cited = msgspec.structs.replace(resource, sources=("college",))
    folder.resources = msgspec.structs.replace(folder.resources, resources=(cited,))
    page = opened(compile_folder(folder), "topics/first.json", bundle.TopicBundle)
    assert "college" in page.sources


def test_markup_in_a_claim_is_text_like_any_other(files: Files) -> None:
    page = opened(files, "topics/first.json", bundle.TopicBundle)
    fact = page.topic.sections[0].facts[0]
    assert isinstance(fact, model.Fact)
    assert fact.claim.startswith("[bold red]Forty[/] people")
    assert "[link=file:///x]as text[/link] & <b>." in fact.claim


def test_records_come_back_as_they_went_in(files: Files, good_root: Path) -> None:
    folder = read_folder(good_root)
    folder = shelve(folder)  # kinds and shelf lives are put in on the way
    assert opened(files, "topics/first.json", bundle.TopicBundle).topic == folder.topics[0]
    assert opened(files, "schools/alpha.json", bundle.SchoolsBundle).schools[0] == folder.schools[0]
    assert opened(files, "states/oh.json", bundle.StatesBundle).states[0] == folder.states[0]
    assert opened(files, "careers.json", listbundle.CareersBundle).careers[0] == folder.careers[0]
    assert opened(files, "courses.json", CoursesBundle).courses == tuple(folder.courses)
    lists = opened(files, "checklists.json", listbundle.ChecklistsBundle)
    assert lists.checklists == tuple(folder.checklists)
    assert opened(files, "glossary.json", listbundle.GlossaryBundle).glossary == folder.glossary
    resources = opened(files, "resources.json", listbundle.ResourcesBundle)
    assert resources.resources == folder.resources


def test_bundles_carry_the_facts_that_they_rest_on(files: Files) -> None:
    assert set(opened(files, "glossary.json", listbundle.GlossaryBundle).facts) == {"count-2025"}
    assert set(opened(files, "checklists.json", listbundle.ChecklistsBundle).facts) == {"fee"}
    careers = opened(files, "careers.json", listbundle.CareersBundle)
    assert set(careers.facts) == {"pilot-pay", "hours"}
    assert set(careers.sources) == {"board"}
    assert set(opened(files, "schools.json", bundle.SchoolsBundle).sources) == {"college", "forum"}
    assert set(opened(files, "states.json", bundle.StatesBundle).sources) == {"board"}


def test_deadlines_read_the_facts_with_dates_alone(files: Files) -> None:
    dates = opened(files, "dates.json", bundle.DatesBundle)
    (school,) = dates.schools
    assert [fact.id for fact in school.facts] == ["alpha-deadline"]
    # off-count has a date too, but stands on no page
    assert [(homed.home, homed.fact.id) for homed in dates.facts] == [("first", "fee")]
    assert set(dates.sources) == {"college", "board"}


def test_match_reads_the_facts_with_requirements_alone(files: Files) -> None:
    (school,) = opened(files, "match.json", bundle.SchoolsBundle).schools
    assert [fact.id for fact in school.facts] == ["alpha-deadline", "alpha-courses"]


def test_costs_carry_the_facts_that_they_compute_with(files: Files) -> None:
    costs = opened(files, "costs.json", listbundle.CostsBundle)
    assert set(costs.facts) == {"pilot-pay", "count-2025"}
    assert costs.basis.yearly_cap.path == ("all", "median")


def test_folder_without_costs_has_no_file_of_them(good_root: Path) -> None:
    folder = read_folder(good_root)
    folder.costs = None
    assert "costs.json" not in compile_folder(folder)


def test_counters_carry_the_facts_that_they_rest_on(files: Files, knowledge: Knowledge) -> None:
    assert "counters.json" not in files  # a folder may do without
    counters = knowledge.counters
    assert set(counters.facts) == set(counters.basis.facts)
    named = {name for fact in counters.facts.values() for name in fact.sources}
    assert set(counters.sources) == named


def test_the_plan_carries_the_facts_that_it_rests_on(files: Files, knowledge: Knowledge) -> None:
    assert "plan.json" not in files  # a folder may do without
    plan = knowledge.plan
    assert set(plan.facts) == set(plan.basis.facts)
    named = {name for fact in plan.facts.values() for name in fact.sources}
    assert set(plan.sources) == named


def test_every_fact_with_its_home_and_the_counts(files: Files, good_root: Path) -> None:
    facts = opened(files, "facts.json", bundle.FactsBundle)
    homes = [(homed.home, homed.fact) for homed in facts.facts]
    assert homes == list(shelve(read_folder(good_root)).facts())
    assert facts.counts == {
        "facts": 14,
        "dated": 8,
        "undated": 6,
        "low_confidence": 2,
        "sources": 3,
        "topics": 2,
        "schools": 1,
        "states": 1,
        "careers": 1,
        "terms": 2,
        "checklists": 1,
        "resources": 1,
        "courses": 2,
        "dropped": 1,
    }


def test_sources_know_how_much_rests_on_them(files: Files) -> None:
    sources = opened(files, "sources.json", bundle.SourcesBundle)
    assert [source.id for source in sources.sources] == ["board", "college", "forum"]
    assert sources.facts == {"board": 7, "college": 5, "forum": 2}

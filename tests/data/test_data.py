"""The real data, held against its own rules, the page plans and the dossier it was made from.

Plans and dossier lie beside the repository where the project is edited; elsewhere those tests are
skipped.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from perfcli.advice.topics import FactView, TopicView, topic_view
from perfcli.knowledge.folder import Folder, read_folder
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model import kinds as model
from perfcli.knowledge.rules.check import check_folder
from perfcli.render import page as p
from perfcli.render.layouts.lines import Marks, fact_line
from perfcli.render.layouts.topic import topic_page
from perfcli.render.terminal import terminal_text
from perfcli.render.text import plain_text

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
PLANS = SHARED / "pages"
DOSSIER = SHARED / "facts"
NOT_FACTS = ("sources.yaml", "programs.yaml")
TOPICS = sorted(path.stem for path in (ROOT / "data" / "topics").glob("*.yaml"))
PLANNED = sorted(path.stem for path in PLANS.glob("*.md")) or ["none"]

WIDTH = 80
PAGE_LINES = 45
LONG = {"role": 49, "tips": 46}  # fifteen duties in one list; an attribution in full
ITEM_LINES = 2
LISTED = 12  # so many commas make a list, which the plan wants whole
LINE = 150  # two lines of 76 on a screen of 80

needs_plans = pytest.mark.skipif(not PLANS.is_dir(), reason="the page plans are not at hand")
needs_dossier = pytest.mark.skipif(not DOSSIER.is_dir(), reason="the dossier is not at hand")


@pytest.fixture(scope="module")
def folder(data_root: Path) -> Folder:
    return read_folder(data_root)


@pytest.fixture(scope="module")
def facts(folder: Folder) -> dict[str, model.Fact]:
    return {fact.id: fact for _, fact in folder.facts()}


def view_of(knowledge: Knowledge, topic: str) -> TopicView:
    return topic_view(knowledge.topic(topic))


def views(view: TopicView) -> Iterator[FactView]:
    """Every fact of a page, those of its steps too."""
    for section in view.sections:
        yield from section.all_facts


def test_data_has_no_problem(data_root: Path) -> None:
    assert list(map(str, check_folder(data_root))) == []


def test_no_line_is_longer_than_its_limit(folder: Folder) -> None:
    lines = {fact.id: fact.line for _, fact in folder.facts()}
    lines |= {resource.id: resource.line for resource in folder.resources.resources}
    for topic in folder.topics:
        for section in topic.sections:
            for item in section.facts:
                if isinstance(item, model.Borrow):
                    lines[f"{topic.id}: {item.borrow}"] = item.line
    assert {name: len(line) for name, line in lines.items() if line and len(line) > LINE} == {}


@pytest.mark.parametrize("topic", TOPICS)
def test_default_page_fits_a_screen_and_a_half(knowledge: Knowledge, topic: str) -> None:
    page = topic_page(view_of(knowledge, topic), everything=False, with_sources=False)
    text = terminal_text(page, WIDTH, color=False)
    assert text.count("\n") <= LONG.get(topic, PAGE_LINES), text
    assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("topic", TOPICS)
def test_headline_takes_two_lines_at_most(knowledge: Knowledge, topic: str) -> None:
    page = topic_page(view_of(knowledge, topic), everything=False, with_sources=False)
    items = [block for block in page.blocks if isinstance(block, p.Item) and block.marker == "•"]
    single = [item for item in items if item.text.count(", ") < LISTED]
    alone = [msgspec.structs.replace(item, warning=None) for item in single]
    texts = [terminal_text(p.Page((item,)), WIDTH, color=False) for item in alone]
    assert [text for text in texts if text.count("\n") > ITEM_LINES] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_headline_says_its_year_or_that_it_has_none(knowledge: Knowledge, topic: str) -> None:
    view = view_of(knowledge, topic)
    marks = Marks(view.sources)
    for shown in views(view):
        if shown.headline:
            line = fact_line(shown.fact, marks, shown.line)
            told = shown.fact.as_of[:4] if shown.fact.as_of else "undated"
            assert told in line.lower(), shown.fact.id


@pytest.mark.parametrize("topic", TOPICS)
def test_page_prints_every_fact_that_it_holds(knowledge: Knowledge, topic: str) -> None:
    view = view_of(knowledge, topic)
    text = flat(plain_text(topic_page(view, everything=True, with_sources=True)))
    for shown in views(view):
        assert flat(shown.line or shown.fact.claim).rstrip(".:") in text, shown.fact.id


def flat(text: str) -> str:
    return " ".join(text.split())


# The page plans.


@needs_plans
@pytest.mark.parametrize("plan", PLANNED)
def test_every_star_of_a_plan_is_a_headline_on_its_page(folder: Folder, plan: str) -> None:
    stars = stars_of(plan)
    if not stars:
        pytest.skip("this plan has no star")
    assert [name for name in stars if name not in headlines(folder, plan)] == []


@needs_plans
def test_stars_are_found_in_the_plans() -> None:
    found = {plan: len(stars_of(plan)) for plan in PLANNED}
    assert sum(found.values()) > 100
    assert found["tips"] == 10


def stars_of(plan: str) -> list[str]:
    text = (PLANS / f"{plan}.md").read_text(encoding="utf-8")
    return re.findall(r"★\s*↗?\s*`([a-z0-9_-]+)`", text)


def headlines(folder: Folder, topic: str) -> set[str]:
    found = {
        item.id if isinstance(item, model.Fact) else item.borrow
        for page in folder.topics
        if page.id == topic
        for section in page.sections
        for item in section.facts
        if item.headline and not section.more
    }
    if topic == "resources":
        found |= {entry.id for entry in folder.resources.resources if entry.headline}
    return found


# The dossier.


@pytest.fixture(scope="module")
def dossier() -> dict[str, dict[str, Any]]:
    """Every fact of the dossier by its id."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(DOSSIER.glob("*.yaml")):
        if path.name not in NOT_FACTS:
            gather(loaded(path), found)
    assert len(found) > 1000
    return found


def loaded(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


def gather(part: Any, found: dict[str, dict[str, Any]]) -> None:
    if isinstance(part, dict) and "id" in part and "claim" in part:
        found[part["id"]] = part
    elif isinstance(part, dict | list):
        for item in part.values() if isinstance(part, dict) else part:
            gather(item, found)


def as_json(value: Any) -> Any:
    """A value as --json gives it: dates are text, keys are text."""
    return json.loads(json.dumps(value, default=str))


@needs_dossier
@pytest.mark.parametrize("field", ["value", "unit", "as_of", "confidence", "sources"])
def test_facts_say_what_the_dossier_says(
    facts: dict[str, model.Fact], dossier: dict[str, dict[str, Any]], field: str
) -> None:
    differ = {}
    for name, raw in dossier.items():
        if name in facts:
            mine, theirs = as_json(getattr(facts[name], field)), as_json(raw.get(field))
            if field == "as_of" and theirs is not None:
                theirs = str(theirs)
            if mine != theirs:
                differ[name] = (mine, theirs)
    assert differ == {}


@needs_dossier
def test_every_fact_of_the_dossier_is_in_the_data_or_dropped(
    folder: Folder, facts: dict[str, model.Fact], dossier: dict[str, dict[str, Any]]
) -> None:
    assert dossier.keys() - facts.keys() - {entry.id for entry in folder.dropped} == set()
    assert {entry.id for entry in folder.dropped} <= dossier.keys()


@needs_dossier
def test_sources_say_what_the_dossier_says(folder: Folder) -> None:
    theirs = {raw["id"]: raw for raw in loaded(DOSSIER / "sources.yaml")}
    mine = {source.id: source for source in folder.sources}
    differ = [
        name
        for name, source in mine.items()
        if name in theirs
        and (
            source.url != (None if theirs[name].get("link") is False else theirs[name].get("url"))
            or source.title != str(theirs[name]["title"]).strip('"')
            or source.publisher != theirs[name]["publisher"]
        )
    ]
    assert differ == []


@needs_dossier
def test_programs_are_those_of_the_dossier(folder: Folder) -> None:
    theirs = {raw["slug"]: raw for raw in loaded(DOSSIER / "programs.yaml")}
    mine = {school.slug: school for school in folder.schools}
    assert mine.keys() >= theirs.keys()  # new ones may follow
    for slug, raw in theirs.items():
        school = mine[slug]
        found = (school.city, school.state, school.status, school.url)
        wanted = (raw["city"], raw["state"], raw["status"], raw.get("official_url"))
        assert found == wanted, slug


@needs_dossier
def test_states_with_a_law_are_those_of_the_dossier(folder: Folder) -> None:
    raw = loaded(DOSSIER / "licensure.yaml")
    regulated = {state.code.upper(): state.regulated for state in folder.states}
    with_law = {code for code, kind in regulated.items() if kind in ("license", "title")}
    assert with_law == set(raw["law_found_states"])
    without = {entry["state"] for entry in raw["no_law_found"]}
    assert {code for code, kind in regulated.items() if kind == "none-found"} == without


def seeds() -> list[tuple[str, str]]:
    """The facts of the career profile, each with a command that must show it."""
    if not DOSSIER.is_dir():
        return [("none", "none")]
    pairs = []
    for raw in loaded(DOSSIER / "seed.yaml"):
        named = raw["command"]
        pairs += [(raw["id"], name) for name in ([named] if isinstance(named, str) else named)]
    return pairs


@needs_dossier
@pytest.mark.parametrize(("seed", "command"), seeds())
def test_fact_of_the_career_profile_is_on_its_command(
    knowledge: Knowledge, run: Callable[..., Any], seed: str, command: str
) -> None:
    shown = {view.fact.id: view for view in views(view_of(knowledge, command))}
    assert seed in shown
    answer = run(command, "--all", "--plain")
    assert answer.code == 0
    line = fact_line(shown[seed].fact, Marks(knowledge.topic(command).sources), shown[seed].line)
    assert flat(line) in flat(answer.out)

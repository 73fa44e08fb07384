"""The user's files over the shipped ones: what leads, what stays, and what is said of mistakes."""

from pathlib import Path

import pytest
import yaml

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import Folder
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.own.files import own_files
from perfcli.knowledge.own.merged import Merged, merged

TESTS = Path(__file__).parent.parent.parent
GOOD, BAD = TESTS / "own_good", TESTS / "own_bad"
CASES = sorted(path.parent.name for path in BAD.glob("*/expected.txt"))


@pytest.fixture
def good(lay) -> Merged:
    """All of own_good over data_good."""
    return lay(GOOD)


def facts(folder: Folder) -> dict[str, Fact]:
    return {fact.id: fact for _, fact in folder.facts()}


def test_good_files_have_no_problem(good):
    assert good.own.problems == () and good.own.left_out == ()
    assert good.own.files == len(list(GOOD.rglob("*.yaml")))


def test_a_corrected_fact_leads_and_holds_the_shipped_one(good, shipped):
    fact = facts(good.folder)["alpha-tuition"]
    assert fact.yours and fact.claim.startswith("The program costs 32,000")
    assert fact.shipped == facts(shipped)["alpha-tuition"]
    assert fact.cited == ("bill", "college")


def test_a_new_claim_takes_over_no_date_line_or_source(good):
    fact = facts(good.folder)["count-2025"]
    assert (fact.value, fact.unit) == (44, "people")
    assert (fact.as_of, fact.sources, fact.confidence) == (None, ("yours",), "medium")
    assert (fact.headline, fact.group) == (True, "Counts")


def test_without_a_claim_the_statement_stays(good, shipped):
    fact, old = facts(good.folder)["alpha-courses"], facts(shipped)["alpha-courses"]
    assert fact.warning is not None and fact.warning.startswith("They told me")
    assert (fact.claim, fact.columns, fact.sources) == (old.claim, old.columns, old.sources)


def test_fields_of_a_program_are_corrected_and_kept(good):
    (alpha,) = [school for school in good.folder.schools if school.slug == "alpha"]
    assert alpha.status == "paused" and not alpha.yours
    assert alpha.shipped == {"status": "running", "status_basis": "Its own page of 2025"}
    assert alpha.original is not None and alpha.original.status == "running"


def test_new_entries_are_the_users(good):
    beta = next(school for school in good.folder.schools if school.slug == "beta")
    assert beta.yours and all(fact.yours for fact in beta.facts)
    assert {"my-blog", "my-note", "my-told", "my-oh-call"} <= set(facts(good.folder))
    assert facts(good.folder)["my-blog"].yours


def test_new_facts_stand_with_those_of_their_block(good):
    page = next(topic for topic in good.folder.topics if topic.id == "first")
    assert [one.id for one in page.sections[0].facts] == [
        *("count-2025", "forum-count", "my-count", "hours"),
    ]
    assert [section.id for section in page.sections] == ["size", "steps", "notes"]


def test_terms_and_addresses_keep_what_is_shipped(good):
    term = next(one for one in good.folder.glossary.terms if one.id == "gloss-pump")
    assert term.yours and term.shipped == {"definition": "What moves the blood."}
    address = next(r for r in good.folder.resources.resources if r.id == "example-society")
    assert address.shipped == {"url": "https://example.org/"}
    assert address.fact.shipped is not None and address.fact.shipped.value["url"].endswith("org/")


def test_what_is_laid_over_compiles(good):
    assert compile_folder(good.folder)["schools/beta.json"]


def test_the_shipped_folder_stays_as_it_was(shipped, lay):
    before = compile_folder(shipped)
    lay(GOOD)
    assert compile_folder(shipped) == before


def test_an_empty_folder_changes_nothing(shipped, lay):
    made = lay({"schools/alpha.yaml": "", "topics/first.yaml": "# nothing yet\n"})
    assert made.own.problems == () and made.own.changes == ()
    assert compile_folder(made.folder) == compile_folder(shipped)


@pytest.mark.parametrize("case", CASES)
def test_mistakes_are_told_exactly_and_leave_the_shipped_facts_alone(case, shipped, own, lay):
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("the words for broken YAML are those of libyaml")
    folder = BAD / case
    made = lay(
        {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in folder.rglob("*")
            if path.is_file() and path.name != "expected.txt"
        }
    )
    told = [str(problem).replace(f"{own}/", "") for problem in made.own.problems]
    assert told == (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert compile_folder(made.folder) == compile_folder(shipped)


def test_a_file_with_a_mistake_is_left_out_alone(lay):
    text = {path.relative_to(GOOD).as_posix(): path.read_text() for path in GOOD.rglob("*.yaml")}
    text["states/oh.yaml"] = "name: [1]\n"
    made = lay(text)
    assert made.own.left_out == ("states/oh.yaml",)
    assert facts(made.folder)["alpha-tuition"].yours


def test_what_rests_on_a_file_that_is_left_out_is_left_out_too(lay):
    text = {path.relative_to(GOOD).as_posix(): path.read_text() for path in GOOD.rglob("*.yaml")}
    text["sources.yaml"] = "- {id: bill}\n"
    made = lay(text)
    assert made.own.left_out == ("schools/alpha.yaml", "sources.yaml")
    assert not facts(made.folder)["alpha-tuition"].yours


def test_changes_name_both_values_and_the_place(good, own):
    by_id = {change.id: change for change in good.own.changes}
    count = by_id["count-2025"]
    assert (count.what, count.home, count.kind) == ("changed", "first", "fact")
    assert (count.file, count.line) == (f"{own}/topics/first.yaml", 2)
    assert {(f.name, f.shipped, f.yours) for f in count.fields} >= {("value", 40, 44)}
    assert by_id["beta"].what == "added" and by_id["my-count"].sources == ("yours",)
    assert "yours" not in by_id  # the note itself is no news


def test_too_many_files_and_too_large_ones(lay, own, shipped, monkeypatch):
    monkeypatch.setattr("perfcli.knowledge.own.files.MOST_BYTES", 40)
    made = lay({"schools/alpha.yaml": "# long\n" * 9, "schools/beta.yaml": "x: 1"})
    assert [problem.rule for problem in made.own.problems] == ["size"]
    monkeypatch.setattr("perfcli.knowledge.own.files.MOST_FILES", 1)
    found = own_files(own)
    assert len(found.files) <= 1 and found.problems
    assert merged(shipped, own, found, "2026-11-24").own.problems

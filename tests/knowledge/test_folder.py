"""A data folder in memory: what is read, who is at home where, and on which line it stands."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from perfcli.knowledge.folder import plain, read_folder
from perfcli.knowledge.model import kinds as model


@pytest.fixture
def folder(good_root: Path, tmp_path: Path) -> Path:
    """A copy of the good data, to be changed."""
    return Path(shutil.copytree(good_root, tmp_path / "data"))


def test_every_kind_of_file_is_read(good_root: Path) -> None:
    read = read_folder(good_root)
    assert read.problems == []
    assert [topic.id for topic in read.topics] == ["first", "second"]
    assert [school.slug for school in read.schools] == ["alpha"]
    assert [state.code for state in read.states] == ["oh"]
    assert [career.slug for career in read.careers] == ["pilot"]
    assert [entry.id for entry in read.checklists] == ["entry"]
    assert [resource.id for resource in read.resources.resources] == ["example-society"]
    assert [term.id for term in read.glossary.terms] == ["gloss-pump", "gloss-board"]
    assert [source.id for source in read.sources] == ["board", "college", "forum"]
    assert [course.id for course in read.courses] == ["biology", "anatomy"]
    assert [entry.id for entry in read.dropped] == ["count-2001"]
    assert read.about is not None
    assert read.about.as_of == "2026-01-15"


def test_every_fact_has_its_home_and_is_given_once(good_root: Path) -> None:
    facts = [(home, fact.id) for home, fact in read_folder(good_root).facts()]
    assert facts == [
        ("first", "count-2025"),
        ("first", "forum-count"),
        ("first", "hours"),
        ("first", "fee"),
        ("second", "off-count"),
        ("second", "pilot-pay"),
        ("alpha", "alpha-deadline"),
        ("alpha", "alpha-tuition"),
        ("alpha", "alpha-tuition-forum"),
        ("alpha", "alpha-courses"),
        ("alpha", "alpha-accreditation"),
        ("oh", "oh-law"),
        ("resources", "example-society"),
        ("glossary", "gloss-pump"),
    ]


def test_resource_is_a_fact_with_its_fields_as_value(good_root: Path) -> None:
    (fact,) = [fact for home, fact in read_folder(good_root).facts() if home == "resources"]
    assert fact.value == {
        "name": "Example Society",
        "kind": "society",
        "url": "https://example.org/",
        "for": ["students"],
    }
    assert (fact.confidence, fact.sources) == ("medium", ("board",))


def test_term_with_a_claim_is_a_fact_and_one_with_a_basis_is_none(good_root: Path) -> None:
    pump, board = read_folder(good_root).glossary.terms
    assert pump.fact is not None
    assert pump.fact.value == {
        "term": "Pump",
        "definition": "What moves the blood.",
        "see_also": ["Board"],
    }
    assert board.fact is None


@pytest.mark.parametrize(
    ("kind", "name", "place"),
    [
        ("fact", "count-2025", ("topics/first.yaml", 13)),
        ("fact", "alpha-tuition", ("schools/alpha.yaml", 19)),
        ("fact", "oh-law", ("states/oh.yaml", 5)),
        ("fact", "example-society", ("resources.yaml", 4)),
        ("fact", "gloss-board", ("glossary.yaml", 12)),
        ("topic", "second", ("topics/second.yaml", 1)),
        ("school", "alpha", ("schools/alpha.yaml", 1)),
        ("state", "oh", ("states/oh.yaml", 1)),
        ("career", "pilot", ("careers/pilot.yaml", 1)),
        ("checklist", "entry", ("checklists/entry.yaml", 1)),
        ("source", "forum", ("sources.yaml", 3)),
        ("course", "anatomy", ("courses.yaml", 2)),
        ("dropped", "count-2001", ("dropped.yaml", 1)),
        ("section:topics/first.yaml", "size", ("topics/first.yaml", 10)),
        ("section:topics/second.yaml", "size", ("topics/second.yaml", 8)),
        ("borrow:topics/second.yaml", "count-2025", ("topics/second.yaml", 11)),
        ("fact", "nothing", ("data", 0)),
    ],
)
def test_place_of_an_entry(good_root: Path, kind: str, name: str, place: tuple[str, int]) -> None:
    assert read_folder(good_root).place(kind, name) == place


def test_borrowed_fact_is_told_from_an_own_one_by_its_field(good_root: Path) -> None:
    items = read_folder(good_root).topics[1].sections[0].facts
    assert [type(item) for item in items] == [model.Borrow, model.Fact, model.Fact]


def test_fact_with_a_value_that_looks_like_an_entry_is_no_place(folder: Path) -> None:
    path = folder / "states" / "oh.yaml"
    path.write_text(path.read_text() + "    value: {id: not-an-entry}\n")
    read = read_folder(folder)
    assert read.problems == []
    assert read.place("value", "not-an-entry") == ("data", 0)


def test_one_bad_entry_of_a_list_leaves_the_others(folder: Path) -> None:
    path = folder / "sources.yaml"
    path.write_text(path.read_text().replace("kind: school", "kind: palace"))
    read = read_folder(folder)
    assert [source.id for source in read.sources] == ["board", "forum"]
    assert [(problem.id, problem.line) for problem in read.problems] == [("college", 2)]


def test_one_bad_file_leaves_the_others(folder: Path) -> None:
    (folder / "topics" / "first.yaml").write_text("id: [first\n")
    read = read_folder(folder)
    assert [topic.id for topic in read.topics] == ["second"]
    assert {problem.file for problem in read.problems} == {"topics/first.yaml"}


def test_empty_list_file_and_hidden_files_are_fine(folder: Path) -> None:
    (folder / "dropped.yaml").write_text("")
    (folder / ".hidden").touch()
    (folder / "topics" / ".hidden.swp").touch()
    (folder / "README.md").touch()
    (folder / "schema").mkdir()
    read = read_folder(folder)
    assert read.problems == []
    assert read.dropped == []


def test_file_without_permission_is_told(good_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.open

    def guarded(path: Path, *words: Any) -> Any:
        if path.name == "courses.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path, *words)

    monkeypatch.setattr(Path, "open", guarded)
    (problem,) = read_folder(good_root).problems
    assert (problem.file, problem.rule) == ("courses.yaml", "unreadable")
    assert "Permission denied" in problem.message


def test_link_that_leads_nowhere_is_a_missing_file(folder: Path) -> None:
    (folder / "courses.yaml").unlink()
    (folder / "courses.yaml").symlink_to(folder / "nowhere.yaml")
    (problem,) = read_folder(folder).problems
    assert (problem.file, problem.rule) == ("courses.yaml", "missing-file")


def test_plain_gives_the_fields_that_were_written(good_root: Path) -> None:
    step = read_folder(good_root).topics[0].sections[1].steps[0]
    assert plain(step) == {
        "id": "join",
        "number": 1,
        "text": "Join the society",
        "support": ("fee",),
        "link": "example-society",
    }

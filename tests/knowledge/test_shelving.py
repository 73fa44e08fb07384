"""Kinds of facts: found from where each stands, and the last day of a shelf life."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.model.columns import Columns, Deadline, Tuition
from perfcli.knowledge.model.fact import Fact
from perfcli.knowledge.model.shelf import FactKind, Shelf
from perfcli.knowledge.shelving import Places, shelve, stale_after

PLACES = Places(
    Shelf(
        kinds=(
            FactKind(id="dates", what="", why="", months=12, columns=("deadline",)),
            FactKind(id="prices", what="", why="", months=18, columns=("tuition",), rows=("fee",)),
            FactKind(id="rules", what="", why="", months=24, sections=("a/rules",)),
            FactKind(id="past", what="", why="", fields=("history",)),
            FactKind(id="page", what="", why="", months=36, homes=("a",)),
            FactKind(id="rest", what="", why="", months=60, homes=("topics", "schools")),
        )
    )
)
HOMES = ("a", "topics")


def fact(**more):
    return Fact(id="x", claim="x", confidence="high", sources=("s",), **more)


@pytest.mark.parametrize(
    ("given", "homes", "section", "kind"),
    [
        ({}, HOMES, "a/other", "page"),
        ({}, ("b", "topics"), "", "rest"),
        ({}, ("glossary",), "", None),
        ({"field": "history"}, HOMES, "a/other", "past"),
        ({"field": "history"}, HOMES, "a/rules", "rules"),
        ({"row": "fee", "field": "history"}, HOMES, "", "prices"),
        ({"columns": Columns(deadline=Deadline(rolling=True))}, ("schools",), "", "dates"),
        (
            {"columns": Columns(deadline=Deadline(rolling=True), tuition=Tuition())},
            ("schools",),
            "",
            "dates",
        ),
        ({"columns": Columns(), "field": "history"}, ("schools",), "", "past"),
        ({"kind": "rest", "row": "fee"}, HOMES, "a/rules", "rest"),
    ],
)
def test_the_nearest_place_decides(given, homes, section, kind):
    found = PLACES.kind_of(fact(**given), homes, section)
    assert (found.id if found else None) == kind


@pytest.mark.parametrize(
    ("as_of", "months", "last"),
    [
        ("2025-03-15", 12, "2026-03-15"),
        ("2025-03", 12, "2026-03-31"),
        ("2025", 12, "2026-12-31"),
        ("2024-08-31", 18, "2026-02-28"),
        ("2022-08-31", 18, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        (None, 12, None),
        ("2025", None, None),
    ],
)
def test_the_last_day_counts_from_the_end_of_what_is_told(as_of, months, last):
    assert stale_after(as_of, months) == last


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(1, 600))
def test_a_last_day_is_a_day_and_vaguer_dates_never_end_earlier(day, months):
    text = day.isoformat()
    exact, month, year = (stale_after(text[:cut], months) for cut in (10, 7, 4))
    assert exact and month and year
    assert date.fromisoformat(exact) > day
    assert exact <= month <= year
    assert date.fromisoformat(year).month in range(1, 13)


def test_every_fact_of_the_data_has_a_kind(data_root):
    shelved = list(shelve(read_folder(data_root)).facts())
    assert len(shelved) > 1400
    assert [one.id for _, one in shelved if one.kind is None] == []


@pytest.mark.parametrize(
    ("kind", "months"),
    [("deadline", 12), ("tuition", 18), ("fee", 24), ("statute", 36), ("history", None)],
)
def test_the_shelf_lives_that_were_agreed_on(data_root, kind, months):
    shelf = read_folder(data_root).shelf
    assert {one.id: one.months for one in shelf.kinds}[kind] == months
    assert all(len(one.why) > 20 for one in shelf.kinds)


def test_a_section_and_a_fact_may_say_otherwise(good_root):
    folder = read_folder(good_root)
    first = next(topic for topic in folder.topics if topic.id == "first")
    size = msgspec.structs.replace(first.sections[0], kind="price")
    own = msgspec.structs.replace(size.facts[0], kind="term")
    size = msgspec.structs.replace(size, facts=(own, *size.facts[1:]))
    topic = msgspec.structs.replace(first, sections=(size, *first.sections[1:]))
    changed = msgspec.structs.replace(folder, topics=[topic])
    kinds = {one.id: one.kind for home, one in shelve(changed).facts() if home == "first"}
    assert kinds["count-2025"] == "term"
    assert kinds["hours"] == "price"
    assert kinds["fee"] == "price"  # its section's


def test_without_a_shelf_nothing_changes(good_root):
    folder = msgspec.structs.replace(read_folder(good_root), shelf=None)
    assert shelve(folder) is folder


def test_addresses_and_terms_have_kinds_too(good_root):
    kinds = {one.kind for home, one in shelve(read_folder(good_root)).facts() if home == "glossary"}
    assert kinds <= {"term"}
    homes = {home: one.kind for home, one in shelve(read_folder(good_root)).facts()}
    assert homes["resources"] == "all-else"


def test_the_data_dictionary_tells_the_shelf_lives(data_root):
    readme = (data_root / "README.md").read_text("utf-8")
    shelf = read_folder(data_root).shelf
    for kind in shelf.kinds:
        keeps = f"{kind.months} months" if kind.months else "no end"
        assert f"| `{kind.id}` | {kind.what} | {keeps} |" in readme

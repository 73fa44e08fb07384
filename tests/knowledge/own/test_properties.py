"""Whatever stands in the user's files: told as problems, never raised, and quick."""

import tempfile
import time
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import Folder, read_folder
from perfcli.knowledge.own.files import own_files
from perfcli.knowledge.own.merged import Merged, merged

TESTS = Path(__file__).parent.parent.parent
SHIPPED = read_folder(TESTS / "data_good")
COMPILED = compile_folder(SHIPPED)
NAMES = (
    *("schools/alpha.yaml", "schools/new.yaml", "topics/first.yaml", "topics/mine.yaml"),
    *("states/oh.yaml", "careers/pilot.yaml", "careers/own.yaml", "checklists/own.yaml"),
    *("answers/own.yaml", "sources.yaml", "courses.yaml", "resources.yaml", "glossary.yaml"),
    *("about.yaml", "notes.txt"),
)
# Words of the schema and of the shipped entries, so that what is made comes near to what is valid.
WORDS = st.sampled_from(
    "id slug code claim value unit columns gpa overall tuition prices amount covers program year "
    "as_of 2026 facts sections size notes heading sources board college yours confidence high low "
    "status closed status_basis headline group Counts borrow fee rival_of alpha-tuition count-2025 "
    "alpha new first mine oh resources terms example-society gloss-pump url https://example.org/ "
    "dates what date kind exam 12-01 name short city state OH title help panel Yours order summary "
    "entry borrowed shipped null line warning".split()
)
TEXT = WORDS | st.text(max_size=12) | st.sampled_from(["\x1b[31mred", "[bold]x[/]", "../../x", ""])
VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXT | st.integers(), inner, max_size=6)
    ),
    max_leaves=25,
)
FACTS = st.fixed_dictionaries(
    {"id": st.sampled_from(["alpha-tuition", "count-2025", "fee", "my-own"]) | TEXT},
    optional={
        "claim": TEXT | st.none(),
        "value": VALUES,
        "columns": VALUES | st.just({"tuition": None}),
        "dates": VALUES,
        "as_of": st.sampled_from(["2026", "2026-13", "2999"]) | VALUES,
        "sources": st.lists(WORDS, max_size=2) | VALUES,
        "confidence": st.sampled_from(["high", "low"]) | VALUES,
        "headline": st.booleans() | VALUES,
        "group": TEXT,
        "rival_of": WORDS | VALUES,
    },
)
LISTS = st.lists(FACTS | VALUES, max_size=3)
SECTIONS = st.lists(
    st.fixed_dictionaries({"id": WORDS}, optional={"facts": LISTS, "heading": TEXT}) | VALUES,
    max_size=2,
)
ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "slug": WORDS,
        "id": WORDS,
        "status": WORDS | VALUES,
        "status_basis": TEXT,
        "facts": LISTS | VALUES,
        "sections": SECTIONS | VALUES,
        "resources": LISTS | VALUES,
        "terms": LISTS | VALUES,
        "answers": LISTS | VALUES,
    },
)
DOCUMENTS = (ENTRIES | LISTS | VALUES).map(lambda value: yaml.dump(value, allow_unicode=True))
FILES = st.dictionaries(st.sampled_from(NAMES), DOCUMENTS | st.text(max_size=80), max_size=4)
BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)
)


def laid(files: dict[str, str]) -> tuple[Merged, float]:
    """The outcome of these files and how long it took."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "data"
        for file, text in files.items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(text.encode("utf-8", "surrogatepass"))
        start = time.perf_counter()
        made = merged(SHIPPED, root, own_files(root), "2026-11-24")
        return made, time.perf_counter() - start


def ids(folder: Folder) -> set[str]:
    return {fact.id for _, fact in folder.facts()}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(FILES)
@example({"schools/alpha.yaml": BOMB})
@example({"topics/first.yaml": "[" * 5000})
@example({"schools/alpha.yaml": "facts:\n- " + "- " * 900})
@example({"sources.yaml": "- {id: board, title: " + "x" * 100_000 + "}"})
@example({"schools/alpha.yaml": "1: 2\nfacts: [{id: alpha-tuition, 3: 4}]\n"})
def test_whatever_is_written_is_told_or_used(files: dict[str, str]) -> None:
    made, _ = laid(files)
    assert all(problem.message for problem in made.own.problems)
    assert all("\x1b" not in str(problem) for problem in made.own.problems)
    assert set(made.own.left_out) <= set(files)
    compiled = compile_folder(made.folder)  # what is left is as clean as what is shipped
    assert ids(SHIPPED) <= ids(made.folder)
    if len(made.own.left_out) == made.own.files:
        assert compiled == COMPILED
    for change in made.own.changes:
        assert change.fields and change.file.startswith(made.own.root)


@given(st.lists(FACTS, max_size=3))
def test_no_shipped_value_is_ever_lost(facts: list[dict[str, Any]]) -> None:
    made, _ = laid({"schools/alpha.yaml": yaml.dump({"facts": facts}, allow_unicode=True)})
    before = {fact.id: fact for _, fact in SHIPPED.facts()}
    for _, fact in made.folder.facts():
        if fact.id in before:
            assert (fact.shipped or fact) == before[fact.id]
        else:
            assert fact.yours

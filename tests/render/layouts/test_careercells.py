"""Cells of the tables of careers."""

from perfcli.advice.careers import CareersView, CareerView, CellView
from perfcli.knowledge.model.career import Career, CareerCell, CareerColumn
from perfcli.knowledge.model.kinds import Fact, Source
from perfcli.render import page as p
from perfcli.render.layouts.careercells import LEGEND, Cells, csv_text, record_text
from perfcli.render.layouts.lines import Marks

SOURCES = {name: Source(id=name, title=name, publisher="P", kind="official") for name in ("s", "w")}
RECORD = {
    "soc": "29-1",
    "employment_people": 1200,
    "p10": 40000,
    "median_usd_per_year_2024": 51000,
    "growth_percent": 9,
    "openings_per_year": 1300,
    "note": "counts others too",
}
TABLE = Fact(
    id="table",
    claim="c",
    line="Pay of the bureau, May 2025",
    as_of="2025-05",
    confidence="high",
    sources=("s",),
    value={"pilot": RECORD},
)
OLD = Fact(id="old", claim="c", as_of="2015", confidence="low", sources=("w",))
UNDATED = Fact(id="undated", claim="c", confidence="high", sources=("w",))
ABSENT = "not measured"


def bare(form: str, *path: str, note: str | None = None) -> CellView:
    cell = CareerCell(fact="table", path=("pilot", *path), form=form, note=note)
    return CellView(cell, TABLE, RECORD[path[0]])


def words(fact: Fact, text: str) -> CellView:
    return CellView(CareerCell(fact=fact.id, text=text), fact)


def career(**columns: tuple[CellView, ...]) -> CareerView:
    head = Career(slug="pilot", name="Pilot", order=1, columns={}, absent={"growth": ABSENT})
    names: tuple[CareerColumn, ...] = (
        *("entry_degree", "training", "pay", "growth", "openings", "employed", "license"),
    )
    return CareerView(head, {name: columns.get(name, ()) for name in names}, ())


def cells_of(view: CareerView, compact: bool) -> Cells:
    return Cells(CareersView((view,), SOURCES), Marks(SOURCES), compact)


def test_the_caption_names_the_table_that_bare_figures_come_from() -> None:
    view = career(pay=(bare("money", "p10"),))
    cells = cells_of(view, compact=False)
    assert cells.caption == "Pay of the bureau, May 2025 [1]"
    assert cells.cell(view, "pay") == p.Cell("$40,000")


def test_without_bare_figures_there_is_no_caption() -> None:
    assert cells_of(career(pay=(words(OLD, "x"),)), compact=False).caption is None


def test_words_carry_their_own_year_worth_and_source() -> None:
    view = career(pay=(words(OLD, "mean $9"), words(UNDATED, "start $8")))
    cells = cells_of(view, compact=False)
    assert cells.cell(view, "pay").text == (
        "mean $9 (2015, weak source) [1]; start $8 (undated) [1]"
    )


def test_compact_words_carry_signs_and_the_page_a_legend() -> None:
    view = career(pay=(words(OLD, "mean $9"), words(UNDATED, "start $8")))
    cells = cells_of(view, compact=True)
    assert cells.cell(view, "pay").text == "mean $9 '15 f [1]; start $8 u [1]"
    assert cells.footnotes() == [p.Para(LEGEND, "dim")]


def test_a_year_that_the_words_tell_is_not_told_twice() -> None:
    view = career(pay=(words(OLD, "mean $9 (2015)"),))
    assert cells_of(view, compact=True).cell(view, "pay").text == "mean $9 (2015) f [1]"


def test_a_year_stands_once_where_two_columns_in_a_row_rest_on_one_fact() -> None:
    view = career(
        entry_degree=(words(UNDATED, "bachelor's"),), training=(words(UNDATED, "2 years"),)
    )
    cells = cells_of(view, compact=True)
    assert cells.cell(view, "entry_degree").text == "bachelor's"
    assert cells.cell(view, "training").text == "2 years u [1]"


def test_an_empty_cell_says_why() -> None:
    view = career()
    cells = cells_of(view, compact=True)
    assert cells.cell(view, "growth") == p.Cell("not measured", dim=True)
    assert cells.cell(view, "pay") == p.Cell("not in our data", dim=True)


def test_the_same_footnote_has_one_letter() -> None:
    view = career(
        pay=(bare("money", "p10", note="all of them"),),
        openings=(bare("number", "openings_per_year", note="others too"),),
        employed=(bare("number", "employment_people", note="all of them"),),
    )
    cells = cells_of(view, compact=True)
    assert cells.cell(view, "pay").text == "$40,000 (a)"
    assert cells.cell(view, "openings").text == "1,300 (b)"
    assert cells.cell(view, "employed").text == "1,200 (a)"
    assert cells.footnotes() == [p.Para("(a) all of them · (b) others too", "dim")]


def test_a_spreadsheet_gets_bare_numbers() -> None:
    view = career(
        pay=(bare("money", "p10"),),
        growth=(bare("percent", "growth_percent"),),
        training=(words(OLD, "a"), words(UNDATED, "b")),
    )
    assert csv_text(view, "pay") == "40000"
    assert csv_text(view, "growth") == "9%"
    assert csv_text(view, "training") == "a; b"
    assert csv_text(view, "employed") == "not in our data"


def test_a_table_of_many_careers_is_told_for_one_of_them() -> None:
    assert record_text(TABLE, "pilot") == (
        "code 29-1; 1,200 employed; 10th percentile $40,000; median in 2024 $51,000; growth 9%; "
        "1,300 openings a year; counts others too"
    )


def test_a_fact_of_one_career_is_no_such_table() -> None:
    assert record_text(TABLE, "sailor") is None
    assert record_text(OLD, "pilot") is None

"""The pages of careers, made of the product's data."""

from perfcli.advice.careers import COLUMNS, all_careers, beside_home, some_careers
from perfcli.advice.topics import TopicView, topic_view
from perfcli.knowledge.load import Knowledge
from perfcli.render import page as p
from perfcli.render.layouts.careers import (
    LABELS,
    careers_json,
    compare_page,
    csv_table,
    list_page,
    one_page,
)
from perfcli.render.terminal import terminal_text
from perfcli.render.text import plain_text


def frame(knowledge: Knowledge) -> TopicView:
    return topic_view(knowledge.topic("careers"))


def listing(knowledge: Knowledge, everything: bool = False, compact: bool = True) -> p.Page:
    view = all_careers(knowledge.careers)
    return list_page(view, frame(knowledge), everything, with_sources=False, compact=compact)


def tables(page: p.Page) -> list[p.Table]:
    return [block for block in page.blocks if isinstance(block, p.Table)]


def text_of(page: p.Page, slug: str, knowledge: Knowledge) -> str:
    """What the rows of a career say."""
    (one,) = some_careers(knowledge.careers, [slug]).careers
    names = (one.career.name, one.career.short)
    rows = [row for table in tables(page) for row in table.rows if row[0].text in names]
    return " ".join(cell.text for row in rows for cell in row)


def test_the_page_fits_a_screen_without_all(knowledge: Knowledge) -> None:
    assert terminal_text(listing(knowledge), 80, color=False).count("\n") <= 50


def test_both_tables_stay_tables_at_80_columns(knowledge: Knowledge) -> None:
    lines = terminal_text(listing(knowledge, everything=True), 80, color=False).splitlines()
    heads = [line.split() for line in lines if line.startswith("Career ")]
    assert heads == [
        ["Career", "Entry", "degree", "Training", "Median", "pay"],
        ["Career", "Growth", "Openings", "Employed", "License"],
    ]


def test_no_word_of_the_tables_is_broken_at_80_columns(knowledge: Knowledge) -> None:
    page = listing(knowledge, everything=True)
    drawn = terminal_text(p.Page(tuple(tables(page))), 80, color=False).split()
    words = {
        word for table in tables(page) for row in table.rows for c in row for word in c.text.split()
    }
    assert words <= set(drawn)


def test_every_career_has_a_row_in_both_tables_with_all(knowledge: Knowledge) -> None:
    known = all_careers(knowledge.careers)
    assert [len(table.rows) for table in tables(listing(knowledge, everything=True))] == [
        len(known.careers)
    ] * 2
    assert [len(table.rows) for table in tables(listing(knowledge))] == [len(known.listed)] * 2


def test_the_perfusionists_row_says_what_its_figures_are(knowledge: Knowledge) -> None:
    text = text_of(listing(knowledge, compact=False), "perfusionist", knowledge)
    assert "no official figure; survey mean $127,600 (2015)" in text
    assert "one school's start $125,000-140,000 (undated)" in text
    assert "not measured" in text
    for wrong in ("$50,290", "$52,710", "$74,310"):
        assert wrong not in text


def test_the_two_words_for_an_empty_cell_are_told_apart(knowledge: Knowledge) -> None:
    page = listing(knowledge, everything=True)
    for slug in ("caa", "ecmo-specialist", "dialysis-technician"):
        assert "not published" in text_of(page, slug, knowledge)
    assert "not published" not in text_of(page, "sonographer", knowledge)
    assert "not in our data" in text_of(page, "sonographer", knowledge)


def test_groups_that_a_figure_counts_are_footnotes(knowledge: Knowledge) -> None:
    page = listing(knowledge, everything=True)
    assert "$135,880 (a)" in text_of(page, "pa", knowledge)
    text = plain_text(page)
    for words in (
        "(a) counts anesthesiologist assistants too",
        "all physicists",
        "counts surgical assistants too",
        "only for all advanced practice nurses together",
    ):
        assert words in text


def test_the_periods_are_said_once_in_the_caption(knowledge: Knowledge) -> None:
    first, second = tables(listing(knowledge))
    assert first.caption is not None
    assert "May 2025" in first.caption
    assert "2024-34" in first.caption
    assert second.caption is None


def test_headlines_that_the_tables_do_not_show_stand_under_them(knowledge: Knowledge) -> None:
    text = plain_text(listing(knowledge, compact=False))
    assert "One school's start, $125,000 to $140,000 (undated), against medians of all" in text
    assert "What the official figures cover" not in text
    assert "What the official figures cover" in plain_text(listing(knowledge, everything=True))


def test_what_is_left_to_all_is_counted(knowledge: Knowledge) -> None:
    view = frame(knowledge)
    page = plain_text(listing(knowledge))
    everything = {one.fact.id for section in view.sections for one in section.all_facts}
    shown = {
        fact.id
        for one in all_careers(knowledge.careers).listed
        for name in COLUMNS
        for fact in one.column_facts(name)
    }
    shown.add("pay-start-against-neighbours")
    assert f"{len(everything - shown)} more facts: --all" in page


def test_one_career_in_full_has_each_of_its_facts(knowledge: Knowledge) -> None:
    view = beside_home(knowledge.careers, "cvt")
    text = plain_text(one_page(view, with_sources=True))
    for fact in view.careers[0].facts:
        assert (fact.line or fact.claim).rstrip(".") in text, fact.id
        assert fact.warning is None or fact.warning in text
        assert knowledge.careers.sources[fact.sources[0]].title in text
    assert text.index("What it is") < text.index("\nTraining\n") < text.index("\nPay\n")


def test_every_field_of_a_fact_has_its_heading(knowledge: Knowledge) -> None:
    for one in all_careers(knowledge.careers).careers:
        page = plain_text(one_page(beside_home(knowledge.careers, one.career.slug), False))
        assert "\nAlso\n" not in page, one.career.slug


def test_one_career_stands_beside_the_perfusionist(knowledge: Knowledge) -> None:
    (table,) = tables(one_page(beside_home(knowledge.careers, "crna"), False))
    assert [column.name for column in table.columns][1:] == [
        *("Nurse anesthetist (CRNA)", "Perfusionist")
    ]
    assert [row[0].text for row in table.rows] == list(LABELS.values())


def test_side_by_side_has_the_same_rows_and_no_verdict(knowledge: Knowledge) -> None:
    page = compare_page(some_careers(knowledge.careers, ["pa", "crna", "rt"]), False)
    (table,) = tables(page)
    assert [row[0].text for row in table.rows] == list(LABELS.values())
    assert len(table.columns) == 4
    assert "better" not in plain_text(page)


def test_a_spreadsheet_has_a_date_for_each_figure(knowledge: Knowledge) -> None:
    table = csv_table(all_careers(knowledge.careers))
    names = [column.name for column in table.columns]
    for row in table.rows:
        for column in COLUMNS:
            text = row[names.index(column)].text
            dated = row[names.index(f"{column}_as_of")].text
            assert bool(dated) or text.startswith("not "), (row[0].text, column)
    pa = next(row for row in table.rows if row[0].text == "pa")
    assert pa[names.index("pay")].text == "135880"
    assert pa[names.index("pay_as_of")].text == "2025-05"


def test_json_holds_the_facts_of_every_column(knowledge: Knowledge) -> None:
    data = careers_json(all_careers(knowledge.careers), frame(knowledge))
    home = data["careers"][0]
    assert list(home["columns"]) == list(COLUMNS)
    assert [fact["id"] for fact in home["columns"]["pay"]] == ["salary-study-2015", "new-grad-unmc"]
    assert home["columns"]["openings"] == []
    assert home["absent"] == {"openings": "not measured"}
    assert data["page"]["id"] == "careers"


def test_json_says_the_figure_of_a_cell(knowledge: Knowledge) -> None:
    (pa,) = careers_json(some_careers(knowledge.careers, ["pa"]), None)["careers"]
    (cell,) = pa["cells"]["pay"]
    assert cell["value"] == 135880
    assert cell["fact"] == pa["columns"]["pay"][0]["id"]
    assert cell["note"] == "counts anesthesiologist assistants too"


def test_a_comparison_of_pay_stands_under_pay(run):
    pay = run("careers", "crna").out.split("\nPay\n")[1].split("\n\n")[0]
    assert "One school's start" in pay


def test_a_median_of_another_year_says_its_year(run):
    assert "$89,340 in May 2024" in run("careers", "sonographer").out


def test_the_list_says_what_is_not_known(run):
    out = run("careers").out
    assert "how many is not known" in out
    assert "\nNot known\n" in out

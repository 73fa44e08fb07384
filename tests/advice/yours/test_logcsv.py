"""The log as CSV: every problem with its line, nothing twice, everything back exactly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.advice.yours.logbook import sorts_of
from perfcli.advice.yours.logcsv import COLUMNS, cells_of, missing, read_sheet
from perfcli.errors import UserError
from perfcli.journal.formulas import csv_line
from perfcli.journal.records import MOST_COUNT, Entry, Logged

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def read(knowledge):
    sorts = sorts_of(knowledge.counters.basis)

    def call(text: str, kind: str | None = None):
        return list(read_sheet(text, "my.csv", sorts, kind, TODAY).entries)

    return call


def complaint(read, text, kind=None) -> list[str]:
    with pytest.raises(UserError) as caught:
        read(text, kind)
    assert (caught.value.code, caught.value.exit_code) == ("invalid-file", 3)
    return caught.value.message.split("\n")


def test_rows_become_entries(read):
    text = "date,kind,count,category,note\n2026-11-01,case,2,primary,\n2026-11-02,CEU,1.5,1,x\n"
    assert read(text) == [
        ("case", Logged(date=date(2026, 11, 1), count=2, category="primary")),
        ("ceu", Logged(date=date(2026, 11, 2), count=1.5, category="I", note="x")),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_make_of_it(read, mark, end):
    rows = ["Date,Hours,Notes", "2026-11-01,2,NOTE", ",,", "2026-11-02,3,"]
    text = end.join(rows).replace(",", mark).replace("NOTE", '"a;,\tb"')
    text = f"\ufeff{text}"
    assert read(text, "study") == [
        ("study", Logged(date=date(2026, 11, 1), hours=2, note="a;,\tb")),
        ("study", Logged(date=date(2026, 11, 2), hours=3)),
    ]


def test_the_kind_may_be_told_once_for_all(read):
    assert read("date\n2026-11-01\n", "case") == [("case", Logged(date=date(2026, 11, 1), count=1))]
    assert read("date,kind\n2026-11-01,\n", "case")[0][0] == "case"


def test_every_problem_is_told_with_its_line(read):
    text = (
        "kind,date,hours,count,category,note\n"
        "case,2026-11-01,,1,primary,fine\n"
        'case,2026-02-30,,1,primary,"two\nlines"\n'
        "case,2026-11-01,30,-2,primry,\n"
        "love,2026-11-01,,,,\n"
        ",2026-11-01,,,,\n"
        "case,2027-01-01,,,,\n"
        "case,,,,,\n"
        "case,2026-11-01\n"
        "ceu,2026-11-01,,,,\n"
    )
    lines = complaint(read, text)
    assert lines[0] == "10 problems in the file, nothing was added:"
    assert [line.split()[0] for line in lines[1:]] == [
        f"my.csv:{number}:" for number in (3, 5, 5, 5, 6, 7, 8, 9, 10, 11)
    ]
    shown = "\n".join(lines)
    for text in (
        "my.csv:3: date: 2026-02-30: no day of the calendar",
        "my.csv:5: hours: 30: a day has 24",
        "my.csv:5: count: '-2': expected a number above 0",
        "my.csv:5: category: 'primry': no category of case; did you mean primary?",
        "my.csv:6: kind: no kind of entry is called 'love'",
        "my.csv:7: kind: expected shadow, case, ceu or study",
        "my.csv:8: date: 2027-01-01: is still to come",
        "my.csv:9: date: expected a day",
        "my.csv:10: has 2 cells; expected 6",
        "my.csv:11: count: expected the number of units",
    ):
        assert text in shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "my.csv:1: expected a line of names"),
        ("\n\n", "my.csv:1: expected a line of names"),
        ("kind,day,mood\n", "my.csv:1: 'mood': no such column; expected kind, date"),
        ("kind,date,date\n", "my.csv:1: date: stands twice"),
        ("kind,note\n", "my.csv:1: expected a column `date`"),
        ("date\n2026-01-01\n", "my.csv:1: expected a column `kind`"),
        ('kind,date\ncase,"2026-01-01\n', "my.csv:2: not CSV"),
        ('kind,date\ncase,"2026"x\n', "my.csv:2: not CSV"),
        (f"kind,date,note\ncase,2026-01-01,{'x' * 140_000}\n", "my.csv:2: not CSV: field larger"),
        (f"kind,date,note\ncase,2026-01-01,{'x' * 100_001}\n", "my.csv:2: note: has 100,001"),
    ],
)
def test_what_is_no_sheet(read, text, told):
    assert told in "\n".join(complaint(read, text))


def test_a_file_of_one_kind_holds_no_other(read):
    shown = complaint(read, "kind,date\nceu,2026-01-01\n", "case")
    assert shown[1] == "  my.csv:2: kind: 'ceu': expected case alone"


def test_the_hours_of_a_day_are_counted_over_the_rows(read):
    text = "date,hours\n2026-11-01,20\n2026-11-01,5\n"
    assert (
        complaint(read, text, "study")[1] == "  my.csv: 2026-11-01: 25 hours in all; a day has 24"
    )


def test_very_many_problems_are_cut(read):
    shown = complaint(read, "date\n" + "soon\n" * 200, "case")
    assert shown[0].startswith("200 problems")
    assert shown[-1] == "  and 150 more"


def entries_of(fresh) -> list[Entry]:
    return [Entry(str(i), kind, told) for i, (kind, told) in enumerate(fresh)]


def test_what_is_there_already_is_not_added_again(knowledge):
    sorts = sorts_of(knowledge.counters.basis)
    text = "date,note\n2026-11-01,a\n2026-11-01,a\n2026-11-02,b\n"
    sheet = read_sheet(text, "x", sorts, "case", TODAY)
    every = list(sheet.entries)
    assert missing(sheet, []) == every  # two rows alike are two cases
    assert missing(sheet, entries_of(every)) == []
    assert missing(sheet, entries_of(every[:1])) == [every[1], every[2]]
    other = [("ceu", told) for _, told in every]
    assert missing(sheet, entries_of(other)) == every


def sheet_of(entries) -> str:
    return csv_line(list(COLUMNS)) + "".join(csv_line(list(cells_of(entry))) for entry in entries)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
RISKY = st.text(st.sampled_from("=+-@'\t\r\n,;\"x "), min_size=1)
DATES = st.dates(date(1950, 1, 1), TODAY)
CASE = st.builds(
    Logged,
    date=DATES,
    count=st.integers(1, MOST_COUNT).map(float),
    place=st.none() | TEXT | RISKY,
    category=st.none() | st.sampled_from(["primary", "secondary"]),
    note=st.none() | TEXT | RISKY,
)
UNITS = st.builds(
    Logged,
    date=DATES,
    count=st.floats(0.001, MOST_COUNT).map(lambda value: round(value, 6)),
    category=st.none() | st.sampled_from(["I", "II", "=III"]),
    note=st.none() | RISKY,
)
ENTRY = st.tuples(st.just("case"), CASE) | st.tuples(st.just("ceu"), UNITS)


@given(fresh=st.lists(ENTRY))
def test_every_log_comes_back_exactly(read, fresh):
    assert read(sheet_of(entries_of(fresh))) == fresh


def test_a_formula_is_text_in_the_file_and_what_it_was_in_the_log(read):
    note = '=HYPERLINK("http://x.example")'
    fresh = [("case", Logged(date=TODAY, count=1, note=note))]
    text = sheet_of(entries_of(fresh))
    assert "\"'=HYPERLINK" in text
    assert read(text) == fresh

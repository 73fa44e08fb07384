"""Pages as plain text and as Markdown."""

from perfcli.render import page as p
from perfcli.render.text import markdown_text, plain_text

TABLE = p.Table(
    (p.Column("Name"), p.Column("Seats", right=True)),
    ((p.Cell("A | B"), p.Cell("7")), (p.Cell("Long name"), p.Cell("120"))),
)


def test_plain_text_is_never_wrapped():
    long = "word " * 100
    assert plain_text(p.Page((p.Item(long.strip(), marks=(1, 2)),))).count("\n") == 1


def test_plain_items_carry_marks_and_warnings():
    item = p.Item("A fact", marks=(1, 2), warning="old")
    assert plain_text(p.Page((item,))) == "  - A fact [1][2]\n    Note: old\n"


def test_plain_tables_are_aligned():
    assert plain_text(p.Page((TABLE,))).splitlines() == [
        "Name       Seats",
        "A | B          7",
        "Long name    120",
    ]


def test_a_pair_of_one_line_is_one_line():
    assert plain_text(p.Page((p.Pair("GPA", (p.Item("3.0", marks=(1,)),)),))) == "GPA: 3.0 [1]\n"


def test_markdown_escapes_what_would_act():
    page = p.Page((p.Para("a *b* [c](d) <e> `perfcli x` https://example.com/a_b."),))
    assert markdown_text(page) == (
        "a \\*b\\* \\[c\\](d) \\<e\\> `perfcli x` <https://example.com/a_b>.\n"
    )


def test_markdown_tables_keep_their_columns():
    lines = markdown_text(p.Page((TABLE,))).splitlines()
    assert lines[0] == "| Name | Seats |"
    assert lines[1] == "| --- | ---: |"
    assert lines[2] == "| A \\| B | 7 |"


def test_markdown_numbers_steps():
    assert markdown_text(p.Page((p.Item("Apply", marker="3."),))) == "3. Apply\n"


def test_references_say_where_no_address_is_given():
    text = plain_text(p.Page((p.Reference(1, "T", "P", None, forum=True),)))
    assert text == "[1] T. P (forum). no address: the copy that was read is not fit to link to\n"

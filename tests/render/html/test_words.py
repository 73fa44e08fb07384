"""Lines as HTML: everything is escaped, and only what may be is a link."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.render import page as p
from perfcli.render.html.words import Words, address

TITLES = {"pay": "Pay", "schools": "Programs", "schools/musc": "MUSC", "glossary/cpb": "Bypass"}
WORDS = Words(TITLES, {1: "sources/a", 12: "sources/b"}, date(2026, 11, 24))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a <b> & \"c\" 'd'", "a &lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("see data:text/html,<b>x</b>", "see data:text/html,&lt;b&gt;x&lt;/b&gt;"),
        ("`a < b`", "<code>a &lt; b</code>"),
        ("(perfcli pay)", '(<a href="#pay">Pay</a>)'),
        ("`perfcli schools musc`", '<a href="#schools/musc">MUSC</a>'),
        ("perfcli schools musc.", '<a href="#schools/musc">MUSC</a>.'),
        ("perfcli pay says", '<a href="#pay">Pay</a> says'),
        ("perfcli match", "perfcli match"),
        ("No such mark [7]", "No such mark [7]"),
    ],
)
def test_a_line(text: str, html: str) -> None:
    assert WORDS.text(text) == html


@pytest.mark.parametrize(
    ("text", "url", "rest"),
    [
        ("See https://www.abcp.org/a?b=1&c=2.", "https://www.abcp.org/a?b=1&amp;c=2", "."),
        ("(http://a.org/x)", "http://a.org/x", ")"),
        ("https://a.org/x_(y), z", "https://a.org/x_(y)", ", z"),
    ],
)
def test_an_address_is_a_link_without_the_signs_around_it(text: str, url: str, rest: str) -> None:
    html = WORDS.text(text)
    assert f'href="{url}"' in html
    assert html.endswith(f"</a>{rest}")


def test_an_address_cannot_leave_its_attribute() -> None:
    html = WORDS.text('https://a.org/"onclick="x() https://a.org/<script>')
    assert html.count("<a ") == 2 and "<script" not in html
    assert 'href="https://a.org/"' in html and "&#34;onclick=&#34;x()" in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:x", "file:///etc", "//a.org", "https://"]
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    assert "<a" not in address(url)


def test_a_former_address_is_no_link() -> None:
    html = WORDS.text("A: https://new.org (formerly http://old.org, http://older.org)")
    assert html.count("href") == 1 and "old.org, older.org)" in html


def test_marks_lead_to_their_sources() -> None:
    html = WORDS.text("So it is [1][12]")
    assert html == f"So it is{WORDS.marks((1, 12))}"
    assert 'href="#sources/b" aria-label="source 12">12</a>' in html


def test_the_first_mention_leads_to_its_place_and_longer_names_win() -> None:
    refs = (p.Ref("bypass", "glossary/b"), p.Ref("Cardiopulmonary bypass", "glossary/cpb"))
    html = WORDS.text("In cardiopulmonary bypass, bypassing <b> is no bypass", refs)
    assert html.startswith('In <a href="#glossary/cpb">cardiopulmonary bypass</a>, bypassing &lt;b')


@pytest.mark.parametrize(
    ("age", "told"),
    [
        (p.Age("2015", "2020-12-31"), "10 years old"),
        (p.Age("2025-03-01", "2026-03-01"), "20 months old"),
        (p.Age("2025", "2026-11-24"), ""),
        (None, ""),
    ],
)
def test_what_is_past_its_shelf_life_tells_its_age(age: p.Age | None, told: str) -> None:
    assert WORDS.age(age) == told


@given(st.text(alphabet="<>&\"'`[]()1aA .:/-_\x00\u202e", max_size=60))
def test_no_text_becomes_a_tag_of_its_own(text: str) -> None:
    html = WORDS.text(f"https://a.org/{text} `{text}` {text}")
    bare = html
    for tag in ("a", "code", "sup"):
        bare = bare.replace(f"</{tag}>", "").replace(f"<{tag} ", "").replace(f"<{tag}>", "")
    assert "<" not in bare

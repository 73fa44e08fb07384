"""The handbook as text: one file, nothing from outside, every link inside it leads somewhere."""

import base64
import hashlib
import itertools
import re
from collections import Counter

from perfcli.render import page as p
from perfcli.render.html.document import document_html, in_full, page_html

MOST_BYTES = 1_500_000
VOID = {"meta", "link", "input", "rect", "circle", "line"}


def test_it_is_of_a_size_that_is_sent_by_mail(html):
    assert len(html.encode()) <= MOST_BYTES


def test_it_asks_for_nothing_from_outside(html, tags):
    loading = [tag for tag, _ in tags.found if tag in ("img", "iframe", "object", "embed", "base")]
    assert loading == []
    assert list(tags.values("src", "srcset", "action", "style", "data", "poster")) == []
    linked = [attributes for tag, attributes in tags.found if tag == "link"]
    assert linked == [{"rel": "icon", "href": "data:,"}]
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    assert "url(" not in style and "@import" not in style


def test_its_own_policy_lets_nothing_else_run(html, tags):
    policy = next(a["content"] for t, a in tags.found if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not [name for _, a in tags.found for name in a if name.startswith("on")]


def test_every_link_leads_somewhere(tags):
    ids = Counter(tags.values("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    inside = {one[1:] for one in tags.values("href") if one.startswith("#")}
    assert len(inside) > 500
    assert inside - set(ids) == set()
    named = {name for value in tags.values("aria-labelledby") for name in value.split()}
    assert named - set(ids) == set()
    others = {one for one in tags.values("href") if not one.startswith(("#", "data:,"))}
    assert {one for one in others if not re.match(r"https?://[^\s\"'<>]+$", one)} == set()


def test_tags_are_closed_in_their_order(html):
    body = re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL)
    open_tags: list[str] = []
    for closing, tag, alone in re.findall(r"<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>", body):
        if closing:
            assert open_tags.pop() == tag
        elif not alone and tag not in VOID:
            open_tags.append(tag)
    assert open_tags == []


def test_headings_leave_no_level_out(tags):
    levels = [int(tag[1]) for tag, _ in tags.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1] == []


def test_the_day_of_the_data_stands_at_the_top(html):
    top = html[: html.index("<nav")]
    assert '<time datetime="2026-11-24">November 24, 2026</time>' in top


def test_an_old_figure_carries_its_age(html):
    assert re.search(r"\$127,600.{0,400}10 years old", html, re.DOTALL)


def test_no_text_breaks_out_of_its_place(document, read, spoiled):
    chapters = tuple(document.chapters[i] for i in (1, 4, 9, 14, 17, 18, 19, 21))
    bad = spoiled(
        p.Document(document.title, document.lead, document.notes, "2026", "2026-11-24", chapters)
    )
    found = read(document_html(bad))
    names = Counter(tag for tag, _ in found.found)
    assert names["script"] == 1 and names["img"] == 0
    assert not [name for _, a in found.found for name in a if name.startswith("on")]
    links = list(found.values("href"))
    assert not [one for one in links if not one.startswith(("#", "http://", "https://", "data:,"))]
    assert any("\"'><script>" in text for text in found.texts)


def test_the_same_in_the_same_out(document, html):
    assert document_html(document) == html


def test_a_single_page_needs_no_contents(read):
    item = p.Item("Fact", marks=(1,))
    page = p.Page(
        (p.Heading("Plan", 1), item, p.Reference(1, "T", "P", "https://a.org", False, "a"))
    )
    html = page_html(page, "2026-11-24", "2026-11-24")
    found = read(html)
    assert "<nav" not in html and "<title>Plan</title>" in html
    assert 'href="#sources/a"' in html and 'id="sources/a"' in html
    assert "November 24, 2026" in html
    assert Counter(found.values("id")).most_common(1)[0][1] == 1


def test_days_in_full():
    assert [in_full(day) for day in ("2026-11-24", "2026-11", "2026")] == [
        "November 24, 2026",
        "November 2026",
        "2026",
    ]

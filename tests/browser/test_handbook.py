"""The handbook in Chromium: it shows, sorts, filters, and does without a script."""

import pytest

SCHEMES = ("light", "dark")
SPOTS = ("role", "outlook", "start", "schools/table", "schools/musc", "glossary", "checklist/entry")


def visible_rows(page):
    """The names of the programs that the first table shows, in its order."""
    rows = page.locator(".finder tbody tr:visible th")
    return [text.strip() for text in rows.all_inner_texts()]


def control(page, label):
    """The field of this label above the table."""
    return page.locator(".controls").get_by_label(label, exact=True)


def column(page, number):
    """What the first table sorts a column by, in its order; None where nothing is published."""
    script = "(rows, n) => rows.map(row => row.cells[n].dataset.sort ?? null)"
    return page.locator(".finder tbody tr").evaluate_all(script, number)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 360, 768, 1440, 1920])
def test_it_fits_its_window(show, shot, width, scheme):
    page = show(width=width, height=800, color_scheme=scheme)
    assert page.title() == "Perfusion career handbook"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for spot in SPOTS if width in (360, 1440) else ():
        page.evaluate("id => document.getElementById(id).scrollIntoView()", spot)
        shot(page, f"{width}-{scheme}-{spot.replace('/', '-')}")


def test_light_and_dark_differ_and_print_is_light(show):
    color = "getComputedStyle(document.body).backgroundColor"
    light, dark = (show(color_scheme=scheme) for scheme in SCHEMES)
    assert light.evaluate(color) == "rgb(255, 255, 255)"
    assert dark.evaluate(color) != light.evaluate(color)
    dark.emulate_media(media="print")
    assert dark.evaluate(color) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("name", "number"), [("Months", 3), ("GPA", 6), ("Tuition", 8)])
def test_a_head_sorts_up_and_down_with_the_unknown_last(show, name, number):
    page = show()
    head = page.locator(".finder thead th", has_text=name)
    for order in ("ascending", "descending"):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == order
        keys = column(page, number)
        told = [float(key) for key in keys if key is not None]
        assert told == sorted(told, reverse=order == "descending")
        assert keys[len(told) :] == [None] * (len(keys) - len(told)) and told
    assert page.locator("[aria-sort]").count() == 1


def test_sorting_works_by_keyboard(show):
    page = show()
    button = page.locator(".finder thead th", has_text="Seats").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    seats = [float(key) for key in column(page, 4) if key is not None]
    assert seats == sorted(seats, reverse=True)


def test_filters_combine_and_say_who_is_left_out(show):
    page = show()
    every = visible_rows(page)
    count = page.locator(".finder .count")
    assert count.inner_text() == f"All {len(every)} programs"
    control(page, "State").select_option("TX")
    assert set(visible_rows(page)) == {"Texas Heart", "UTHealth Houston", "Baylor Scott & White"}
    control(page, "Minimum GPA, at most").fill("3.1")
    assert visible_rows(page) == ["Texas Heart"]
    assert "1 of" in count.inner_text() and "left out" in count.inner_text()
    page.get_by_role("button", name="Show all").click()
    assert visible_rows(page) == every


@pytest.mark.parametrize(
    ("label", "value", "fits"),
    [("Degree", "certificate", "Cleveland Clinic"), ("GRE", "not required", "Utah")],
)
def test_a_choice_keeps_those_of_its_group(show, label, value, fits):
    page = show()
    control(page, label).select_option(value)
    assert fits in visible_rows(page)
    assert len(visible_rows(page)) < 22


def test_words_are_looked_for_in_the_whole_row(show):
    page = show()
    control(page, "Words").fill("omaha")
    assert visible_rows(page) == ["Nebraska (UNMC)"]
    control(page, "Words").fill("no such place")
    assert visible_rows(page) == []
    assert page.locator(".finder .count").inner_text().startswith("0 of")


def test_on_a_phone_a_list_sorts(show):
    page = show(width=360)
    assert page.locator(".finder thead").is_hidden()
    control(page, "Sort by").select_option(label="Months")
    months = [float(key) for key in column(page, 3) if key is not None]
    assert months == sorted(months)


def test_without_a_script_everything_can_be_read(show):
    page = show(java_script_enabled=False)
    assert page.locator(".controls").is_hidden()
    assert len(visible_rows(page)) == 22
    fold = page.locator("#outlook details").first
    assert fold.locator("li").first.is_hidden()
    fold.locator("summary").click()
    assert fold.locator("li").first.is_visible()
    page.locator("nav a", has_text="Checklists").click()
    assert page.url.endswith("#checklist")


def test_the_first_tab_leads_past_the_contents(show):
    page = show()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_link_leads_to_a_program(show):
    page = show()
    page.locator(".finder tbody th a", has_text="MUSC").click()
    assert page.url.endswith("#schools/musc")
    assert (
        page.evaluate("document.getElementById('schools/musc').getBoundingClientRect().top") < 100
    )


def test_hostile_facts_stay_text(show, document, spoiled, tmp_path):
    from perfcli.render.html.document import document_html
    from perfcli.render.page import Document

    texts = (document.title, document.lead, document.notes, "2026", "2026-11-24")
    path = tmp_path / "bad.html"
    path.write_text(document_html(spoiled(Document(*texts, document.chapters))), "utf-8")
    page = show(path)
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert "<script>window.hacked=1</script>" in page.locator("h1").inner_text()
    hrefs = "links => links.map(link => link.protocol)"  # `:` is an address that is none
    kinds = set(page.locator("a[href]").evaluate_all(hrefs))
    assert kinds <= {"file:", "http:", "https:", ":"}

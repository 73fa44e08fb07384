"""The grammar of the command line."""

import pytest


def test_bare_perfcli_says_what_it_is_and_shows_three_examples(run):
    result = run()
    assert result.code == 0
    assert result.out.count("$ perfcli") == 3
    for panel in ("Explore", "Prepare", "Apply", "Practice", "Reference"):
        assert panel in result.out


def test_help_says_what_perfcli_is_not(run):
    result = run("--help")
    assert result.code == 0
    assert "not legal, financial or medical" in " ".join(result.out.split())
    assert "no official body" in " ".join(result.out.split())


def test_version_carries_the_date_of_the_data(run, knowledge):
    assert knowledge.index.about.as_of in run("--version").out


def test_names_are_found_by_abbreviation_and_in_any_case(run):
    for name in ("musc", "MUSC", "Medical University of South Carolina"):
        assert "Charleston" in run("schools", name).out


def test_several_unquoted_words_are_one_name(run):
    assert "Houston" in run("schools", "texas", "heart").out


def test_several_names_stand_side_by_side(run):
    out = run("schools", "iowa", "utah", "unmc").out
    assert "Where they differ" in out


@pytest.mark.parametrize(("alias", "name"), [("school", "schools"), ("source", "sources")])
def test_everyday_names_work(run, alias, name):
    assert run(alias).out == run(name).out


def test_a_near_miss_gives_what_can_be_pasted(run):
    result = run("outlok", "--all")
    assert result.code == 2
    assert "perfcli outlook --all" in result.err


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("schools --open", "https://www.perfusion.com/perfusion-schools/"),
        ("tips 2 --open", "https://www.perfusion.com/perfusion-schools/"),
        ("tips --open 2", "https://www.perfusion.com/perfusion-schools/"),
        ("resources amsect-jobs --open", "https://www.amsect.org/Members/Job-Opportunities"),
    ],
)
def test_open_prints_the_address_then_opens_it(run, monkeypatch, words, address):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda url, *_: opened.append(url) or True)
    result = run(*words.split())
    assert result.code == 0
    assert result.out == f"{address}\n"
    assert opened == [address]


def test_open_of_a_program_is_its_own_page(run, knowledge):
    url = next(head.url for head in knowledge.index.schools if head.slug == "musc")
    assert run("schools", "musc", "--open").out == f"{url}\n"


def test_open_without_an_address_says_so(run):
    result = run("schools", "ut-tyler", "--open")
    assert result.code == 2
    assert "no address is known" in result.err


def test_without_a_browser_the_address_is_enough(run):
    result = run("schools", "--open")
    assert result.code == 0
    assert "no web browser" in result.err


def test_one_format_at_a_time(run):
    assert run("outlook", "--plain", "--markdown").code == 2


def test_csv_is_for_tables_only(run):
    assert run("schools", "--csv").out.startswith("slug,name,city,state,status")
    result = run("outlook", "--csv")
    assert result.code == 2
    assert "perfcli outlook --json" in result.err


def test_options_before_the_command_get_a_hint(run):
    result = run("--json", "outlook")
    assert result.code == 2
    assert "perfcli outlook --json" in result.out


def test_today_may_be_given(run):
    assert '"today": "2027-02-03"' in run("outlook", "--json", "--today", "2027-02-03").out
    assert run("outlook", "--today", "tomorrow").code == 2


def test_old_data_is_said_on_stderr(run):
    result = run("outlook", "--today", "2028-01-01")
    assert result.code == 0
    assert "over 12 months old" in result.err
    assert "over 12 months old" not in run("outlook", "--today", "2027-06-01").err

"""`schools` as a finder: the questions of an applicant, each answered by one command."""

import csv
import io
import json

import pytest

TODAY = ["--today", "2026-11-24"]


def data(result):
    return json.loads(result.out)["data"]


def slugs(result):
    return [school["slug"] for school in data(result)["schools"]]


def test_which_programs_can_i_apply_to_today_and_until_when(run):
    result = run("schools", "--accepting", "--json", *TODAY)
    answer = data(result)
    assert result.code == 0
    until = {one["slug"]: one["windows"][0]["until"] for one in answer["schools"]}
    assert (
        until.items()
        >= {
            "musc": "2026-12-01",
            "nku": "2027-02-01",
            "suny-upstate": "2027-02-15",
        }.items()
    )
    assert list(until.values()) == sorted(until.values())  # soonest first
    musc = answer["schools"][slugs(result).index("musc")]["windows"][0]
    assert (musc["basis"], musc["seen"]) == ("projected", "2025-12-01")
    apart = {one["slug"]: (one["state"], one["until"]) for one in answer["apart"]}
    assert apart["msoe"] == ("no-opening", "2026-12-15")
    assert "ltu" not in apart  # "at regular intervals" is neither rolling nor a date
    assert apart["vanderbilt"] == ("refused", None)
    assert not {"usc", "iowa", "uthealth", "texas-heart"} & {*until, *apart}  # closed today
    assert set(answer["left_out"]) == {"opens", "deadline"}


def test_the_page_says_until_when_and_of_whom_it_is_not_known(run):
    out = run("schools", "--accepting", "--plain", *TODAY).out
    assert "Dec 1, 2026 (projected)" in out
    assert "MSOE: closes Dec 15, 2026 (projected)" in out
    assert "takes no class: Vanderbilt" in out
    counts = data(run("schools", "--accepting", "--json", *TODAY))["left_out"]
    line = f"opens ({counts['opens']}), deadline ({counts['deadline']}): "
    assert "MSOE" in out.split(line)[1]
    assert "Lawrence Tech" in out.split(line)[1]


def test_open_today_depends_on_today(run):
    def accepting(day):
        return slugs(run("schools", "--accepting", "--json", "--today", day))

    assert "musc" in accepting("2026-12-01")
    assert "musc" not in accepting("2026-12-02")
    assert set(accepting("2026-10-31")) >= {"usc", "iowa", "musc"}
    assert "suny-upstate" in accepting("2027-01-01")


def test_which_take_a_three_point_zero(run, knowledge):
    result = run("schools", "--gpa", "3.0", "--json", *TODAY)
    found = set(slugs(result))
    assert found >= {"midwestern", "musc", "nku", "quinnipiac", "rush", "texas-heart", "utah"}
    assert "uthealth" not in found  # 3.2
    # Iowa's 3.2 to 4.0 are those of admitted students: no minimum, so it is left out and counted.
    silent = data(result)["left_out"]["gpa"]
    page = run("schools", "--gpa", "3.0", "--plain", *TODAY).out
    names = page.split(f"gpa ({silent}): ")[1].splitlines()[0]
    assert "Iowa" in names
    assert len(names.split(", ")) == silent
    listed = [one for one in knowledge.index.schools if one.status in ("running", "new", "paused")]
    listed = [one for one in listed if one.country == "US"]
    assert f"{len(found)} of {len(listed)} programs" in page


def test_which_do_not_ask_for_the_gre(run):
    result = run("schools", "--no-gre", "--json", *TODAY)
    found = set(slugs(result))
    assert found >= {"unmc", "musc", "utah"}
    assert "midwestern" not in found  # asks for it
    out = run("schools", "--no-gre", "--plain", *TODAY).out
    assert "GRE not required" in out  # the column that the filter is about is shown
    assert f"tests ({data(result)['left_out']['tests']}): " in out
    assert "may ask for it" in out


def test_forms_follow_the_filter(run):
    words = ["schools", "--region", "south", "--degree", "certificate", *TODAY]
    expected = slugs(run(*words, "--json"))
    assert set(expected) >= {"vanderbilt", "baylor", "texas-heart", "uthealth"}
    rows = list(csv.DictReader(io.StringIO(run(*words, "--csv").out)))
    assert [row["slug"] for row in rows] == expected
    table = [line for line in run(*words, "--markdown").out.splitlines() if line.startswith("| ")]
    assert len(table) == 2 + len(expected)
    short = run(*words, tty=True).out
    for name in ("Vanderbilt", "Baylor", "Texas Heart", "UTHealth"):
        assert name in short
    assert "Emory" not in short


def test_chosen_columns_in_every_form(run):
    words = ["schools", "--state", "TX", "--columns", "price,tests", "--sort", "tuition"]
    school = data(run(*words, "--json"))["schools"][0]
    assert set(school["columns"]) == {"tuition", "tests"}
    assert school["facts"] == []
    header = run(*words, "--csv").out.splitlines()[0]
    assert header == "slug,name,city,state,status,url,tuition,tuition_as_of,tests,tests_as_of"
    page = run(*words, "--markdown").out
    assert "| Program | Tuition | Tests |" in page


def test_chosen_columns_of_named_programs(run):
    out = run("schools", "iowa", "utah", "--columns", "gpa,tests", "--plain").out
    assert "GPA" in out and "Tests" in out
    assert "Tuition" not in out and "tuition" not in out
    school = data(run("schools", "iowa", "--columns", "gpa", "--json"))["schools"][0]
    assert list(school["columns"]) == ["gpa"]
    one = run("schools", "iowa", "--columns", "gpa,tests", "--plain").out
    assert "3.2 to 4.0" in one
    assert one.split("(ask the school)\n")[1].startswith("tests")


def test_until_when_stands_in_the_spreadsheet(run):
    rows = list(csv.DictReader(io.StringIO(run("schools", "--accepting", "--csv", *TODAY).out)))
    (musc,) = [row for row in rows if row["slug"] == "musc"]
    assert (musc["open_until"], musc["open_until_basis"]) == ("2026-12-01", "projected")


def test_a_filter_that_leaves_nothing_is_named_and_exit_code_is_1(run):
    words = ["schools", "--degree", "master", "--max-months", "1", *TODAY]
    masters = len(slugs(run("schools", "--degree", "master", "--json", *TODAY)))
    result = run(*words, "--json")
    document = json.loads(result.out)
    assert result.code == 1
    assert document["data"]["schools"] == []
    assert set(document["data"]["left_out"]) <= {"months", "degree"}
    assert document["errors"] == []
    (warning,) = document["warnings"]
    assert f"--max-months 1 leaves none of {masters}" in warning
    assert f"Without it, --degree master leaves {masters}" in warning
    page = run(*words, "--plain")
    assert page.code == 1
    assert "--max-months 1 leaves none" in page.out
    table = run(*words, "--csv")
    assert (table.code, len(table.out.splitlines())) == (1, 1)
    assert "--max-months 1 leaves none" in table.err


def test_old_prices_and_prices_of_a_year_are_left_out_and_counted(run):
    words = ["schools", "--max-tuition", "80,000", "--state", "TX,IA,PA"]
    out = run(*words, "--plain", *TODAY).out
    assert "not from before 2021" in out
    counted = out.split("\ntuition (")[1].splitlines()[0]
    # UTHealth's $18,000 is of 2019, Iowa's of a year, Carlow's of a credit.
    assert all(name in counted for name in ("UTHealth", "Iowa", "Carlow"))
    assert not {"uthealth", "iowa", "carlow-upmc"} & set(slugs(run(*words, "--json", *TODAY)))


def test_a_sort_alone_leaves_nobody_out(run):
    everyone = set(slugs(run("schools", "--json")))
    assert set(slugs(run("schools", "--sort", "name", "--json"))) == everyone
    page = run("schools", "--sort", "name", "--plain")
    assert page.code == 0
    assert "Left out" not in page.out


def test_all_looks_at_closed_programs_too(run):
    assert slugs(run("schools", "--state", "FL", "--json")) == []
    assert slugs(run("schools", "--state", "FL", "--all", "--json")) == ["barry"]
    assert slugs(run("schools", "--status", "closed", "--json")) == ["barry", "liu-post"]


def test_online_programs_for_working_perfusionists_are_no_online_programs(run):
    found = slugs(run("schools", "--distance", "--json"))
    assert "carlow-upmc" in found
    assert not {"musc", "unmc"} & set(found)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("--sort tution", "perfcli schools --sort tuition"),
        ("--has tuitoin", "perfcli schools --has tuition"),
        ("--state pensylvania", "perfcli schools --state pa"),
        ("iowa --gpa 3", "perfcli schools iowa"),
        ("--gpa 31", "perfcli schools --gpa 3.1"),
    ],
)
def test_what_no_option_knows_is_a_usage_error(run, words, hint):
    result = run("schools", *words.split(), "--json")
    (error,) = json.loads(result.out)["errors"]
    assert (result.code, error["code"]) == (2, "usage")
    assert hint in error["hint"]


def test_sources_are_those_of_the_windows_too(run):
    document = json.loads(run("schools", "--accepting", "--columns", "gpa", "--json", *TODAY).out)
    named = {name for one in document["data"]["apart"] for name in one["sources"]}
    assert named
    assert named <= {source["id"] for source in document["sources"]}
    listed = run("schools", "--accepting", "--sources", "--plain", *TODAY).out
    assert "\nSources\n" in listed


@pytest.mark.parametrize("width", ["40", "80"])
def test_a_screen_of_any_width_holds_it(run, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    for words in ("--accepting", "--gpa 3.0 --no-gre", "--starts fall --distance"):
        out = run("schools", *words.split(), "--no-color", *TODAY, tty=True).out
        assert max(len(line) for line in out.splitlines()) <= int(width)


def test_every_state_but_the_territories_has_its_region(knowledge):
    states = {state.code: state.region for state in knowledge.index.states}
    counts = {region: list(states.values()).count(region) for region in set(states.values())}
    assert counts == {"northeast": 9, "midwest": 12, "south": 17, "west": 13, None: 5}
    assert {code for code, region in states.items() if region is None} == {
        *("as", "gu", "mp", "pr", "vi")
    }

"""`perfcli data stale`, the summary of `data`, and freshness in every --json."""

import csv
import io
import json

import pytest


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-11-24")


def data(run, *words):
    result = run(*words, "--json")
    assert result.code == 0, result.err
    return json.loads(result.out)["data"]


def facts_in(value):
    if isinstance(value, dict):
        inner = [one for key, item in value.items() if key != "value" for one in facts_in(item)]
        return [value, *inner] if "claim" in value else inner
    return [one for item in value for one in facts_in(item)] if isinstance(value, list) else []


def test_json_holds_each_stale_fact_once_with_age_and_address(run):
    kinds = data(run, "data", "stale")["kinds"]
    facts = [one for kind in kinds for one in kind["stale"]]
    assert len({one["fact"]["id"] for one in facts}) == len(facts) > 200
    assert {one["fact"]["freshness"] for one in facts} == {"stale"}
    assert all(one["fact"]["stale_after"] < "2026-11-24" for one in facts)
    assert all(one["url"] is None or one["url"].startswith("http") for one in facts)
    assert all(one["age_months"] > 11 for one in facts)
    by_kind = {kind["id"]: kind for kind in kinds}
    assert by_kind["deadline"]["months"] == 12
    assert by_kind["history"]["stale"] == []
    for kind in kinds:
        ages = [one["age_months"] for one in kind["stale"]]
        assert ages == sorted(ages, reverse=True)
        assert len(ages) <= kind["dated"]


def test_filters(run):
    (kind,) = data(run, "data", "stale", "--kind", "tuition")["kinds"]
    assert kind["id"] == "tuition"
    two = data(run, "data", "stale", "--kind", "tuition,fee", "--topic", "schools")["kinds"]
    assert [kind["id"] for kind in two] == ["tuition", "fee"]
    homes = {
        one["home"]
        for kind in data(run, "data", "stale", "--topic", "texas", "--topic", "outlook")["kinds"]
        for one in kind["stale"]
    }
    assert homes == {"tx", "outlook"}
    states = data(run, "data", "stale", "--topic", "license", "--kind", "statute")["kinds"]
    assert {"tx", "license"} < {one["home"] for kind in states for one in kind["stale"]}


def test_on_the_day_of_a_fact_nothing_is_stale(run):
    assert data(run, "data", "stale", "--today", "1900-01-01")["kinds"]
    result = run("data", "stale", "--today", "1900-01-01")
    assert result.code == 0
    assert "Nothing is past its shelf life" in result.out


def test_the_page_shows_a_few_of_each_kind_and_all_with_all(run):
    few, every = run("data", "stale").out, run("data", "stale", "--all").out
    assert len(few.splitlines()) < len(every.splitlines()) / 2
    assert "more: --all" in few and "more: --all" not in every
    assert "tuition: " in few and "https://" in few


def test_csv(run):
    rows = list(csv.DictReader(io.StringIO(run("data", "stale", "--csv").out)))
    assert len(rows) == sum(len(kind["stale"]) for kind in data(run, "data", "stale")["kinds"])
    assert {"kind", "age_months", "home", "id", "as_of", "url"} <= set(rows[0])


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--kind", "nonsense"], "deadline"),
        (["--topic", "nowhere-at-all-xyz"], "perfcli schools"),
        (["--topic", "outlok"], "perfcli data stale --topic outlook"),
        (["--open"], "perfcli data facts"),
    ],
)
def test_what_is_wrong(run, words, hint):
    result = run("data", "stale", *words)
    assert result.code == 2
    assert hint in result.err


def test_the_summary_adds_up(run):
    found = data(run, "data")
    counts = found["counts"]
    assert counts["fresh"] + counts["stale"] + counts["lasting"] == counts["dated"]
    assert counts["dated"] + counts["undated"] == counts["facts"]
    assert sum(found["stale_by_topic"].values()) == counts["stale"]
    assert all(found["by_topic"][home] >= n for home, n in found["stale_by_topic"].items())
    assert f"{counts['stale']} of the dated" in run("data").out


@pytest.mark.parametrize("words", ["outlook", "schools musc", "license tx", "ask pay", "careers"])
def test_every_fact_tells_whether_it_is_fresh(run, words):
    facts = facts_in(data(run, *words.split()))
    assert facts
    for fact in facts:
        assert fact["kind"]
        dated = fact["as_of"] is not None
        assert (fact["freshness"] == "undated") is not dated
        assert (fact["stale_after"] is not None) == (fact["freshness"] in ("fresh", "stale"))


def test_a_page_marks_what_is_old_in_few_words(run):
    result = run("outlook", "--no-color", tty=True)
    assert "7y old" in " ".join(result.out.split())
    assert result.out.count("perfcli data stale") == 1
    young = run("outlook", "--today", "2019-03-01", tty=True)
    assert "y old" not in young.out


def test_data_of_over_a_year_says_so_on_stderr_and_in_json(run):
    late = run("outlook", "--today", "2027-11-25")
    assert late.err.count("over 12 months old") == 1
    assert "pip install --upgrade" in late.err
    assert run("outlook", "--today", "2027-11-24").err == ""
    document = json.loads(run("outlook", "--today", "2027-11-25", "--json").out)
    assert len(document["warnings"]) == 1

"""`careers` as it is typed."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: urls.append(url) or True)
    return urls


def test_the_list_is_a_page(run: Run) -> None:
    result = run("careers")
    assert result.code == 0
    assert result.out.startswith("CAREERS COMPARED\n")
    assert "Nurse anesthetist (CRNA)" in result.out


def test_one_name_is_one_career_in_full(run: Run) -> None:
    assert run("careers", "CRNA").out.startswith("NURSE ANESTHETIST (CRNA)\n")
    assert run("careers", "nurse", "anesthetist").out == run("careers", "crna").out


def test_two_names_stand_side_by_side(run: Run) -> None:
    out = run("careers", "pa", "dpt").out
    assert "PHYSICIAN ASSISTANT (PA) AND PHYSICAL THERAPIST (DPT), SIDE BY SIDE" in out
    assert "$102,760" in out


def test_a_section_of_the_page_is_found_by_its_name(run: Run) -> None:
    out = run("careers", "codes").out
    assert "Codes, and where search engines mislead" in out
    assert "Nurse anesthetist (CRNA)" not in out


def test_an_unknown_name_is_an_error_of_usage(run: Run) -> None:
    result = run("careers", "doctor")
    assert result.code == 2
    assert result.out == ""
    assert "no career is called 'doctor'" in result.err
    assert "Did you mean" in result.err


def test_an_unknown_name_in_json(run: Run) -> None:
    result = run("careers", "doctor", "--json")
    assert result.code == 2
    assert json.loads(result.out)["errors"][0]["code"] == "unknown-name"


def test_json_has_one_career_or_all(run: Run) -> None:
    one = json.loads(run("careers", "pa", "--json").out)["data"]
    assert [career["slug"] for career in one["careers"]] == ["pa"]
    assert "page" not in one
    everything = json.loads(run("careers", "--json").out)
    slugs = [career["slug"] for career in everything["data"]["careers"]]
    assert slugs[0] == "perfusionist"
    assert "health-technologist-all-other" not in slugs
    assert everything["data"]["page"]["next"]


def test_json_lists_exactly_the_sources_of_its_facts(run: Run) -> None:
    document = json.loads(run("careers", "rt", "--json").out)
    (career,) = document["data"]["careers"]
    facts = [fact for column in career["columns"].values() for fact in column] + career["facts"]
    assert {source["id"] for source in document["sources"]} == {
        name for fact in facts for name in fact["sources"]
    }


def test_csv_has_a_row_a_career(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("careers", "--csv").out)))
    assert {"slug", "name", "pay", "pay_as_of", "license"} <= set(rows[0])
    assert rows[0]["slug"] == "perfusionist"
    assert [row["slug"] for row in csv.DictReader(io.StringIO(run("careers", "pa", "--csv").out))]


def test_open_opens_the_official_page_of_a_career(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = opened(monkeypatch)
    result = run("careers", "rt", "--open")
    assert urls == ["https://www.bls.gov/ooh/healthcare/respiratory-therapists.htm"]
    assert result.out == f"{urls[0]}\n"


def test_open_opens_the_page_of_the_profession_where_a_career_has_none(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = opened(monkeypatch)
    run("careers", "--open")
    run("careers", "caa", "ecmo", "--open")
    assert len(urls) == 2
    assert urls[0] == urls[1]
    assert "mynextmove" in urls[0]


def test_open_of_a_section_opens_its_link(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    urls = opened(monkeypatch)
    assert run("careers", "links", "--open").code == 0
    assert len(urls) == 1


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("words", [[], ["--all"], ["crna"], ["pa", "rt", "crna"]])
def test_no_line_is_wider_than_the_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    result = run("careers", *words, "--no-color", tty=True)
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= int(width)


def test_pay_draws_its_surveys_by_year(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("pay", "--all", "--no-color", tty=True).out.splitlines()
    assert "█" not in run("pay", "--no-color", tty=True).out  # three means of three kinds: no trend
    bars = [line for line in lines if "█" in line]
    assert len(bars) >= 2
    assert [line[:4] for line in bars] == sorted(line[:4] for line in bars)
    assert any(line.startswith("2015") and "$127,600" in line for line in bars)

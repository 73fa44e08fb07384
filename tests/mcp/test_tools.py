"""What the tools say, without the SDK: facts, years, sources, sizes, and errors that help."""

import json
from datetime import date
from typing import Any

import pytest

from perfcli.errors import UserError
from perfcli.journal.profile import Profile
from perfcli.mcp.said import Desk
from perfcli.mcp.schemas import schema_of
from perfcli.mcp.server import answer
from perfcli.mcp.size import LIMIT
from perfcli.mcp.tools import TOOLS, call

RECORD = {
    "gpa": {"overall": 3.4, "science": 3.3},
    "degree": {"level": "bachelor", "field": "biology", "status": "done", "year": 2024},
    "courses": [{"course": "A&P I", "credits": 4, "lab": True, "grade": "A"}],
}
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"question": "whats the gpa for utah"}),
    ("search", {"question": "how do I become a perfusionist", "limit": 8}),
    ("topic", {"name": "outlook"}),
    ("topic", {"name": "salary"}),
    ("topic", {"name": "abroad", "sections": ["canada"]}),
    ("topic", {"name": "tips", "sections": ["2"]}),
    ("topic", {"name": "role", "sections": ["links"]}),
    ("schools", {"names": ["utah"]}),
    ("schools", {"names": ["iowa", "utah", "unmc", "musc"]}),
    ("schools", {"columns": ["gpa", "deadline", "tuition"]}),
    ("schools", {"gpa": 3.0, "no_gre": True}),
    ("compare", {"names": ["iowa", "utah", "unmc", "musc"]}),
    ("compare", {"names": ["ny", "texas"], "kind": "states"}),
    ("compare", {"names": ["crna", "pa", "caa"], "kind": "careers"}),
    ("deadlines", {}),
    ("match", {"record": RECORD, "schools": ["utah", "musc"]}),
    ("license", {"states": ["new york", "ca", "texas", "georgia"]}),
    ("careers", {"names": ["crna"]}),
    ("careers", {"columns": ["pay"]}),
    ("glossary", {"terms": ["cpb", "ecmo"]}),
]


@pytest.fixture(scope="module")
def desk(knowledge: Any) -> Desk:
    """What a server answers from."""
    return Desk(knowledge, lambda: date(2026, 11, 24))


def said(desk: Desk, tool: str, **given: Any) -> dict[str, Any]:
    """What a tool says, as values."""
    return dict(json.loads(call(desk, tool, given)))


def facts_in(value: Any) -> list[dict[str, Any]]:
    """Every fact inside an answer."""
    if isinstance(value, dict):
        inner = [fact for key, item in value.items() if key != "value" for fact in facts_in(item)]
        return [value, *inner] if "claim" in value else inner
    return [fact for item in value for fact in facts_in(item)] if isinstance(value, list) else []


def named(value: Any) -> set[str]:
    """Every source that an answer refers to."""
    if isinstance(value, dict):
        here = set(value.get("sources", ()))
        return here.union(*(named(item) for key, item in value.items() if key != "sources"))
    return set().union(*map(named, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize(("tool", "given"), CALLS)
def test_an_answer_has_years_confidence_and_just_its_sources_and_fits(desk, tool, given):
    text = call(desk, tool, given)
    document = json.loads(text)
    assert len(text) <= LIMIT
    assert document["command"] == tool
    assert document["today"] == "2026-11-24" and document["data_as_of"]
    for fact in facts_in(document["data"]):
        assert {"id", "claim", "as_of", "confidence", "sources"} <= set(fact)
    assert all(set(source) == {"id", "title", "url"} for source in document["sources"])
    assert {source["id"] for source in document["sources"]} == named(document["data"]) != set()


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_is_called_above(tool):
    assert tool in {name for name, _ in CALLS}


@pytest.mark.parametrize(
    ("tool", "given", "words", "path"),
    [
        ("search", {"question": "pay in canada"}, "ask pay in canada", ("answers",)),
        ("schools", {"names": ["utah"]}, "schools utah", ("schools",)),
        ("license", {"states": ["ny"]}, "license ny", ("states",)),
        ("careers", {"names": ["crna"]}, "careers crna", ("careers",)),
        ("topic", {"name": "role", "sections": ["day"]}, "role day", ("sections",)),
    ],
)
def test_a_tool_says_the_facts_of_the_command(desk, run, tool, given, words, path):
    ours = said(desk, tool, **given)
    theirs = json.loads(run(*words.split(), "--json", "--today", "2026-11-24").out)
    key = path[0]
    facts, known = facts_in(ours["data"][key]), facts_in(theirs["data"][key])
    assert [fact["claim"] for fact in facts] == [fact["claim"] for fact in known]
    assert [fact["as_of"] for fact in facts] == [fact["as_of"] for fact in known]
    urls = {source["id"]: source["url"] for source in theirs["sources"]}
    assert {source["id"]: source["url"] for source in ours["sources"]} == urls


def test_deadlines_are_those_of_the_command(desk, run):
    theirs = json.loads(run("deadlines", "--json", "--today", "2026-11-24").out)["data"]
    ours = said(desk, "deadlines")["data"]["deadlines"]
    assert [(one["date"], one["what"]) for one in ours] == [
        (one["date"], one["what"]) for one in theirs["deadlines"]
    ]


def test_what_is_not_known_is_said(desk):
    utah = said(desk, "schools", names=["emory"])["data"]["schools"][0]
    assert "fee" in utah["not_published"] and "fee" not in utah["columns"]
    assert said(desk, "topic", name="outlook")["data"]["not_known"]
    lost = said(desk, "search", question="who won the chess championship in 1972")
    assert lost["data"]["abstained"] is True
    assert "does not know" in lost["warnings"][0]
    nothing = said(desk, "deadlines", schools=["utah"], kinds=["application"], within_days=0)
    assert nothing["data"]["deadlines"] == [] and nothing["warnings"]
    none = said(desk, "schools", max_tuition=1)
    assert none["data"]["schools"] == [] and "No program fits" in none["warnings"][0]


def test_an_undated_fact_keeps_its_empty_date(desk):
    facts = facts_in(said(desk, "schools", names=["utah"])["data"])
    assert any(fact["as_of"] is None for fact in facts)


def test_a_list_names_programs_and_how_to_get_more(desk):
    document = said(desk, "schools")
    assert {"slug", "name", "status"} <= set(document["data"]["schools"][0])
    assert not facts_in(document["data"]) and "names" in document["cut"]["how"]
    states = said(desk, "license")
    assert all(set(one) == {"code", "name", "regulated"} for one in states["data"]["states"])
    assert said(desk, "topic")["data"]["topics"][0]["id"]
    assert {"crna"} <= {one["slug"] for one in said(desk, "careers")["data"]["careers"]}


def test_a_filter_shows_what_it_went_by(desk):
    for school in said(desk, "schools", gpa=3.0, no_gre=True)["data"]["schools"]:
        assert set(school["columns"]) == {"gpa", "tests"}


def test_skip_goes_through_all_of_a_list(desk):
    slugs, skip, rounds = [], 0, 0
    while True:
        document = said(desk, "schools", columns=["gpa", "courses"], skip=skip)
        slugs += [one["slug"] for one in document["data"]["schools"]]
        rounds += 1
        if "next" not in document.get("cut", {}):
            break
        skip = int(document["cut"]["next"].removeprefix("skip: "))
    whole = [one["slug"] for one in said(desk, "schools")["data"]["schools"]]
    assert slugs == whole and rounds > 1


def test_skip_goes_through_all_of_a_section(desk):
    first = said(desk, "topic", name="abroad", sections=["canada"])
    skip = int(first["cut"]["next"].removeprefix("skip: "))
    rest = said(desk, "topic", name="abroad", sections=["canada"], skip=skip)
    ids = [fact["id"] for fact in (*facts_in(first["data"]), *facts_in(rest["data"]))]
    assert len(ids) == len(set(ids)) == int(first["cut"]["shown"].split()[-1])


def test_a_record_is_held_against_programs(desk):
    listed = said(desk, "match", record=RECORD)["data"]["schools"]
    assert {one["verdict"] for one in listed} <= {"ready", "gaps", "unclear"}
    (one,) = said(desk, "match", record=RECORD, schools=["utah"])["data"]["schools"]
    gpa = next(r for r in one["requirements"] if r["id"] == "gpa-overall")
    assert gpa["verdict"] == "meets" and "3.4" in gpa["have"]


def test_a_record_is_not_changed_by_being_read(desk):
    record = {"gpa": 3.4, "experience": ["rn"]}
    said(desk, "match", record=record)
    assert record == {"gpa": 3.4, "experience": ["rn"]}


def test_no_file_is_read_unless_the_server_may(desk):
    with pytest.raises(UserError, match="record: missing"):
        call(desk, "match", {})
    mine = Desk(desk.knowledge, desk.today, lambda: Profile(gpa=None))
    assert said(mine, "match")["data"]["schools"]


@pytest.mark.parametrize(
    ("tool", "given", "parts"),
    [
        ("serch", {}, ["no tool is called 'serch'", "Did you mean: search"]),
        ("zzz", {}, ["Tools: search, topic"]),
        ("search", {}, ["question: missing"]),
        ("search", {"question": 5}, ["question: expected text"]),
        ("search", {"question": "pay", "limit": 99}, ["limit: expected 8 at most"]),
        ("schools", {"nmes": ["utah"]}, ["did you mean `names`?", "Arguments: names"]),
        ("schools", {"names": [["utah"]]}, ["names: expected text"]),
        ("schools", {"names": ["uttah"]}, ["no program is called 'uttah'", "Did you mean: utah"]),
        ("schools", {"gpa": "high"}, ["gpa: expected a number"]),
        ("schools", {"degree": ["mastr"]}, ["degree: no degree", "Did you mean: degree master"]),
        ("schools", {"skip": 999}, ["skip 999: there are"]),
        ("compare", {"names": ["utah"]}, ["names: expected 2 or more"]),
        ("compare", {"names": ["a", "b"], "kind": "x"}, ["one of programs, states, careers"]),
        ("topic", {"name": "outlok"}, ["no page is called", "Did you mean: outlook"]),
        ("topic", {"name": "outlook", "sections": ["shrtage"]}, ["Did you mean: shortage"]),
        ("topic", {"name": "../../etc/passwd"}, ["no page is called"]),
        ("deadlines", {"kinds": ["exm"]}, ["kinds: no kind", "kinds exam"]),
        ("deadlines", {"within_days": -1}, ["within_days: expected 0 or more"]),
        ("license", {"states": ["texs"]}, ["Did you mean: tx"]),
        ("careers", {"columns": ["pai"]}, ["One of: entry_degree, training, pay"]),
        ("glossary", {"terms": []}, ["terms: expected at least one entry"]),
        ("match", {"record": [1]}, ["record: expected an object"]),
        ("match", {"record": {"gpaa": 3}}, ["did you mean `gpa`?", "Fields of a record"]),
        ("match", {"record": {"gpa": {"overall": 9}}}, ["gpa.overall"]),
        ("match", {"record": {"name": "a\x07b"}}, ["control character"]),
    ],
)
def test_wrong_arguments_say_what_is_possible(desk, tool, given, parts):
    text, wrong = answer(desk, tool, given)
    assert wrong
    assert all(part in text for part in parts), text
    assert "perfcli schools" not in text and len(text) < 1_500


def test_one_word_is_a_list_of_one(desk):
    assert said(desk, "schools", names="utah") == said(desk, "schools", names=["utah"])
    assert said(desk, "glossary", terms="cpb")["data"]["terms"]


def test_a_bug_of_ours_is_told_and_ends_nothing(desk, monkeypatch):
    def broken(*_: Any) -> str:
        raise RuntimeError("secret")

    monkeypatch.setattr("perfcli.mcp.server.call", broken)
    text, wrong = answer(desk, "search", {"question": "pay"})
    assert wrong and "bug of ours" in text and "secret" not in text


def test_old_data_is_said_to_be_old(desk):
    late = Desk(desk.knowledge, lambda: date(2029, 1, 1))
    assert "over 12 months old" in said(late, "glossary", terms=["cpb"])["warnings"][0]


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_schemas_are_plain_and_described(tool):
    schema = schema_of(tool.arguments)
    text = json.dumps(schema)
    assert schema["type"] == "object" and schema["additionalProperties"] is False
    assert "$ref" not in text and "null" not in text
    assert all("description" in one for one in schema["properties"].values())
    assert tool.title and len(tool.description) > 40


def test_the_schema_of_a_record_is_the_profiles():
    record = schema_of(TOOLS["match"].arguments)["properties"]["record"]
    assert set(record["properties"]) == set(Profile.__struct_fields__)
    assert "courses_complete" in record["description"]
    assert record["properties"]["gpa"]["properties"]["overall"]["type"] == "number"

"""Which addresses there are, and what an answer means."""

import pytest

from perfcli.advice.links import Address, Outcome, addresses, report, verdict_on
from perfcli.errors import UserError
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.model.links import Unasked
from perfcli.knowledge.store import MemoryStore

HERE = "https://example.org/a"


@pytest.fixture(scope="module")
def good(good_root):
    return Knowledge(MemoryStore(compile_folder(read_folder(good_root))))


def known(knowledge, unasked=(), topics=()):
    resources = knowledge.resources.resources.resources
    return addresses(knowledge.facts, knowledge.index, resources, unasked, topics)


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Outcome(HERE, 200), "ok"),
        (Outcome(HERE, 204), "ok"),
        (Outcome(HERE, 200, HERE), "ok"),
        (Outcome(HERE, 200, "https://example.org/b"), "moved"),
        (Outcome(HERE, 404, "https://example.org/b"), "gone"),
        (Outcome(HERE, 410), "gone"),
        (Outcome(HERE, 401), "refused"),
        (Outcome(HERE, 403), "refused"),
        (Outcome(HERE, 429), "refused"),
        (Outcome(HERE, 999), "refused"),
        (Outcome(HERE, 500), "failing"),
        (Outcome(HERE, error="no connection"), "unreachable"),
    ],
)
def test_verdicts(outcome, verdict):
    assert verdict_on(outcome) == verdict


def test_every_address_stands_once_with_all_its_places(knowledge):
    found = known(knowledge)
    assert len({one.url for one in found}) == len(found) > 500
    assert all(one.homes and one.ids and "#" not in one.url for one in found)
    urls = {one.url for one in found}
    assert {head.url for head in knowledge.index.schools if head.url} <= urls
    assert {one.url for one in knowledge.resources.resources.resources if one.url} <= urls


def test_a_topic_has_its_own_addresses(knowledge):
    few = known(knowledge, topics=["musc"])
    assert 0 < len(few) < 30
    assert {home for one in few for home in one.homes} == {"musc"}
    with pytest.raises(UserError):
        known(knowledge, topics=["nowhere-at-all"])


def test_exceptions_of_the_data_have_reasons_and_are_met(knowledge):
    found = known(knowledge, knowledge.upkeep.unasked)
    assert knowledge.upkeep.unasked
    for rule in knowledge.upkeep.unasked:
        assert any(one.unasked == rule.why for one in found), rule.starts


def test_a_report_begins_with_what_is_broken_and_ends_with_what_was_not_asked(good):
    places = [
        Address("https://a.example/ok", ("x",), ("s",)),
        Address("https://a.example/gone", ("x",), ("s",)),
        Address("https://a.example/no", ("x",), ("s",), "a reason"),
        Address("https://a.example/left", ("x",), ("s",)),
    ]
    outcomes = [Outcome(places[0].url, 200), Outcome(places[1].url, 404)]
    view = report(places, outcomes, whole=False)
    assert [one.verdict for one in view.checked] == ["gone", "ok", "unasked"]
    assert view.broken and not view.offline
    assert view.total == 4
    assert view.checked[-1].detail == "a reason"


def test_a_machine_without_a_network_is_no_fault_of_the_data():
    place = Address(HERE, ("x",), ("s",))
    assert report([place], [Outcome(HERE, error="no connection")]).offline
    assert not report([place], [Outcome(HERE, 200)]).offline
    assert not report([], []).offline


def test_an_exception_goes_by_the_beginning(good):
    rules = (Unasked(starts="https://", why="all"),)
    assert {one.unasked for one in known(good, rules)} == {"all"}

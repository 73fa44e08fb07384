"""Figures picked out of the values of facts."""

from perfcli.knowledge.model.fact import picked


def test_keys_lead_to_the_figure() -> None:
    assert picked({"pa": {"median": 5}}, ("pa", "median")) == 5
    assert picked(7, ()) == 7


def test_keys_that_lead_nowhere_lead_to_nothing() -> None:
    assert picked({"pa": {"median": 5}}, ("pa", "mean")) is None
    assert picked({"pa": {"median": 5}}, ("pa", "median", "low")) is None
    assert picked([1, 2], ("0",)) is None

"""Names of files: what they ask for."""

import pytest

from perfcli.advice.exports import Target, forms, target
from perfcli.errors import UserError

NAMES = ["schools", "deadlines", "pay", "ask"]


def asked(stem: str, ending: str) -> Target:
    known = {**{name: name for name in NAMES}, "salary": "pay"}
    return target(f"{stem}{ending}", stem, ending, NAMES, known.get)


def test_names_and_endings_are_taken_without_case():
    assert asked("Salary", ".MD") == Target("pay", ".md")
    assert asked("HANDBOOK", ".html") == Target("handbook", ".html")
    assert asked("deadlines", ".ics") == Target("deadlines", ".ics")


@pytest.mark.parametrize(
    ("stem", "ending"),
    [("ask", ".html"), ("x", ".html"), ("pay", ".ics"), ("handbook", ".csv"), ("pay", "")],
)
def test_what_cannot_be_is_a_usage_error(stem, ending):
    with pytest.raises(UserError) as caught:
        asked(stem, ending)
    assert caught.value.exit_code == 2
    assert "perfcli export" in (caught.value.hint or "")


def test_dates_alone_are_for_a_calendar():
    assert [name for name in ("handbook", *NAMES) if ".ics" in forms(name)] == ["deadlines"]

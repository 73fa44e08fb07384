"""How figures are written."""

import pytest

from perfcli.render.layouts.figures import figure


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (127600, "money", "$127,600"),
        (25.6, "money", "$25.60"),
        (3379720, "number", "3,379,720"),
        (9, "percent", "9%"),
        ("master's", "text", "master's"),
        (9, "text", "9"),
    ],
)
def test_figure(value: object, form: str, text: str) -> None:
    assert figure(value, form) == text

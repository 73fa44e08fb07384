"""How a figure picked out of a fact is written."""

from typing import Any


def figure(value: Any, form: str) -> str:
    """A value as `money`, `number` or `percent`; as `text` it stands as it is."""
    if form == "money":
        return f"${value:,.0f}" if value == int(value) else f"${value:,.2f}"
    if form == "number":
        return f"{value:,}"
    return f"{value}%" if form == "percent" else str(value)

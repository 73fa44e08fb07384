"""An answer in a size that a chat can take: without empty fields, cut where it is too long."""

import copy
from collections.abc import Mapping
from typing import Any

import msgspec

from perfcli.errors import UserError
from perfcli.knowledge.model.entry import Source
from perfcli.mcp.said import Said
from perfcli.render import contract

LIMIT = 16_000  # characters of an answer, some 4,000 tokens
CAPS = (40, 20, 12, 8, 5, 3, 2, 1)  # entries of an inner list, from the most to the least
LONG_VALUE = 160  # characters of a value that is a table; the claim says it in words
# What is said even where it is empty: that a fact is undated, that a list has nothing.
KEPT = {"as_of"}
LINK = ("id", "name", "url", "cost", "note", "sources")


def document(said: Said, command: str, today: str, as_of: str, limit: int = LIMIT) -> str:
    """An answer as compact JSON of at most `limit` characters, with its sources.

    Raises UserError('usage') where `skip` leaves nothing.
    """
    top = _slim(said.data)
    entries = _at(top, said.path)
    total = len(entries)
    if said.skip and said.skip >= total:
        what = said.path[-1]
        message = f"skip {said.skip}: there are {total} {what}"
        raise UserError("usage", message, f"Try: skip {max(total - 1, 0)} or less")
    rest = entries[said.skip :]

    def made(count: int, cap: int | None) -> str:
        shown, lost = rest[:count], 0
        if cap is not None:
            shown = copy.deepcopy(shown)
            lost = sum(_capped(entry, cap) for entry in shown)
        data = _with(top, said.path, shown)
        left = _cut(said, total, len(shown), lost)
        return _text(_envelope(said, command, today, as_of, data, left))

    if said.whole:
        for cap in (None, *CAPS):
            text = made(len(rest), cap)
            if len(text) <= limit:
                return text
        return _most(rest, CAPS[-1], made, limit)
    return _most(rest, None, made, limit)


def _most(rest: list[Any], cap: int | None, made: Any, limit: int) -> str:
    """As many entries as there is room for; of the first at least a part."""
    low, high = 0, len(rest)
    text: str = made(high, cap)
    if len(text) <= limit:
        return text
    while low < high - 1:  # `low` entries fit, `high` do not
        middle = (low + high) // 2
        low, high = (middle, high) if len(made(middle, cap)) <= limit else (low, middle)
    if low:
        return str(made(low, cap))
    for smaller in CAPS:
        text = made(1, smaller)
        if len(text) <= limit:
            break
    return text


def _cut(said: Said, total: int, shown: int, lost: int) -> dict[str, Any] | None:
    """That something is left out and how to get it, or None."""
    last = said.skip + shown
    if not (lost or said.partial or shown < total):
        return None
    left: dict[str, Any] = {}
    if shown < total:
        left["shown"] = f"{said.skip + 1} to {last} of {total}"
        if last < total:
            left["next"] = f"skip: {last}"
    if lost:
        left["within_entries"] = lost
    return {**left, "how": said.more}


def _envelope(
    said: Said, command: str, today: str, as_of: str, data: Any, left: dict[str, Any] | None
) -> dict[str, Any]:
    warnings = (*said.warnings, *contract.age_warning(today, as_of))
    known = contract.used_sources(data, said.sources)
    whole = contract.envelope(command, today, as_of, data, warnings=warnings)
    whole["sources"] = [_source(source) for source in known]
    for name in ("perfcli", "errors"):
        del whole[name]
    if not warnings:
        del whole["warnings"]
    return {**whole, "cut": left} if left else whole


def _source(source: Source) -> dict[str, Any]:
    """A source for a chat; the address is null where nobody should be sent to it."""
    return {"id": source.id, "title": source.title, "url": source.url}


def _text(value: Mapping[str, Any]) -> str:
    return msgspec.json.encode(value).decode()


def _at(value: Any, path: tuple[str | int, ...]) -> list[Any]:
    for step in path:
        value = value[step]
    return list(value)


def _with(value: Any, path: tuple[str | int, ...], new: list[Any]) -> Any:
    """A copy in which the list at `path` is another."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, list):
        return [_with(one, rest, new) if i == step else one for i, one in enumerate(value)]
    return {key: _with(one, rest, new) if key == step else one for key, one in value.items()}


def _slim(value: Any, top: bool = True) -> Any:
    """Without what says nothing; a column without facts is named under `not_published`."""
    if isinstance(value, list):
        return [_slim(item, False) for item in value]
    if not isinstance(value, dict):
        return value
    if "former_urls" in value:
        value = {name: value[name] for name in LINK}
    slim = {k: item if k == "value" else _slim(item, False) for k, item in value.items()}
    columns = value.get("columns")
    if isinstance(columns, dict) and "absent" not in value:  # which says why
        slim["not_published"] = [name for name, facts in columns.items() if not facts]
    if "claim" in value and isinstance(value["value"], dict | list):
        long = len(msgspec.json.encode(value["value"])) > LONG_VALUE
        slim["value"] = None if long else value["value"]
    if top:
        return slim
    return {key: item for key, item in slim.items() if key in KEPT or item not in (None, [], {})}


def _capped(value: Any, most: int) -> int:
    """Cut every list of records inside an entry to `most`; returns how many were taken out."""
    if isinstance(value, list):
        return sum(_capped(item, most) for item in value)
    if not isinstance(value, dict):
        return 0
    cut = 0
    for key, item in value.items():
        if key == "value":
            continue
        if isinstance(item, list) and len(item) > most and isinstance(item[0], dict):
            cut += len(item) - most
            del item[most:]
        cut += _capped(item, most)
    return cut

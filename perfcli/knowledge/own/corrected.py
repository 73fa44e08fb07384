"""A fact or an entry corrected: what the user's file says, over what is shipped.

A new claim is a new statement: of the shipped fact it keeps its place on the page, and neither its
date nor its line, warning or sources. Without a new claim only such things may be changed that
leave the statement what it is.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from perfcli.knowledge.decode import Report, decode
from perfcli.knowledge.folder import plain
from perfcli.knowledge.model.fact import Fact, Owned
from perfcli.knowledge.reading import Path_

T = TypeVar("T", bound=msgspec.Struct)
PLACE = (
    "entry",
    "id",
    "field",
    "kind",
    "headline",
    "group",
    "row",
    "off_page",
    "careers",
    "rival_of",
)
# What is computed with: a correction that forgot one of them would empty a column or a calendar.
COMPUTED = ("value", "columns", "dates")
STATED = (*COMPUTED, "unit", "details")
NOTE = "yours"  # the source that stands for the user's own word
DEFAULTS = {"confidence": "medium", "sources": [NOTE]}


def own_fact(raw: Any, path: Path_, report: Report) -> Fact | None:
    """A fact that the user adds; without a source it stands on the user's word."""
    filled = {"entry": "fact", **DEFAULTS, **raw} if isinstance(raw, dict) else raw
    fact = decode(Fact, filled, path, report)
    return msgspec.structs.replace(fact, yours=True) if fact is not None else None


def corrected_fact(
    shipped: Fact, raw: Mapping[str, Any], path: Path_, report: Report
) -> Fact | None:
    """The shipped fact as the user has it, or None where something is wrong with that."""
    wrong = list(_wrong(shipped, raw))
    for message in wrong:
        report(path, "own", message)
    base = plain(shipped)
    if "claim" in raw:
        kept = {key: base[key] for key in PLACE if key in base}
        if raw.get("value") is not None and "unit" in base:
            kept["unit"] = base["unit"]
        base = {**kept, **DEFAULTS}
    merged = without_nothing({**base, **raw})
    if isinstance(merged.get("columns"), dict):
        merged["columns"] = without_nothing(merged["columns"])
        if not merged["columns"]:
            del merged["columns"]
    fact = decode(Fact, merged, path, report)
    if fact is None or wrong:
        return None
    return msgspec.structs.replace(fact, yours=True, shipped=shipped)


def _wrong(shipped: Fact, raw: Mapping[str, Any]) -> Iterator[str]:
    if "claim" not in raw:
        for name in STATED:
            if name in raw:
                yield f"{name}: changed without a claim; expected `claim`, what is true now"
        if not set(raw) - {"id", "entry"}:
            yield "nothing is changed; expected `claim`, what is true now, or another field"
        return
    for name in COMPUTED:
        if getattr(shipped, name) and name not in raw:
            yield f"{name}: missing; the shipped fact has it: add yours, or `{name}: null` for none"
    columns = raw.get("columns")
    if shipped.columns is not None and isinstance(columns, dict):
        for name in plain(shipped.columns):
            if name not in columns:
                message = f"columns: {name}: missing; the shipped fact fills it"
                yield f"{message}: add yours, or `{name}: null` for none"


def without_nothing(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that hold something: null takes a shipped one out."""
    return {key: item for key, item in raw.items() if item is not None}


def corrected_entry(
    shipped: T, raw: Mapping[str, Any], path: Path_, report: Report, apart: tuple[str, ...] = ()
) -> T | None:
    """An entry with the fields that the user gives; `apart` names lists that are made elsewhere."""
    old = plain(shipped)
    raw = {key: item for key, item in raw.items() if key not in apart}
    bare: dict[str, Any] = {name: [] for name in apart}
    entry = decode(type(shipped), without_nothing({**old, **raw, **bare}), path, report)
    if entry is None or not isinstance(entry, Owned):
        return entry
    new = plain(entry)
    changed = {key: old.get(key) for key in raw if new.get(key) != old.get(key)}
    return msgspec.structs.replace(entry, shipped=changed, yours=bool(changed) and not apart)

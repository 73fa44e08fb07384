"""The JSON Schema of a tool's arguments, in the plain form that every chat program reads."""

from typing import Any

import msgspec
from msgspec import Struct

from perfcli.journal.profile import Profile

# What is checked and need not be read: every word of a schema is paid for in each conversation.
SILENT = {"title", "minLength", "maxLength"}


def schema_of(kind: type[Struct]) -> dict[str, Any]:
    """The schema of a record with everything in its place: no references, no null, no titles.

    An argument called `record` is a profile.
    """
    _, parts = msgspec.json.schema_components([kind, Profile], ref_template="{name}")
    schema: dict[str, Any] = _plain(parts[kind.__name__], parts)
    record = schema["properties"].get("record")
    if record is not None:
        fields = _plain(parts[Profile.__name__], parts)
        schema["properties"]["record"] = {**fields, "description": record["description"]}
    schema.pop("description", None)  # it is the tool's
    return schema


def _plain(node: Any, parts: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_plain(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _plain(parts[node["$ref"]], parts)
    options = [one for one in node.get("anyOf", ()) if one.get("type") != "null"]
    if len(options) == 1:
        inner = _plain(options[0], parts)
        return {**inner, **{k: node[k] for k in ("description",) if k in node}}
    plain = {key: _plain(item, parts) for key, item in node.items() if key not in SILENT}
    if not plain.get("default") or plain.get("type") == "object":
        plain.pop("default", None)
    if not plain.get("required"):
        plain.pop("required", None)
    return plain

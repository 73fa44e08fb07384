"""The field tables of data/README.md, made from the schema of the model."""

import re
from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]

START, END = "<!-- fields:{} -->", "<!-- /fields -->"
FORMS = {
    r"^[a-z0-9][a-z0-9_-]*$": "id",
    r"^[a-z0-9][a-z0-9-]*$": "id",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": 'date (`"2024"`, `"2024-03"` or `"2024-03-15"`)',
    r"^\d{4}-\d{2}(-\d{2})?$": 'month or day (`"2024-12"` or `"2024-12-01"`)',
    r"^(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$": 'month, or month and day (`"12"` or `"12-01"`)',
    r"^[A-Z]{2}$": "two capital letters",
    r"^[a-z]{2}$": "two small letters",
    r"^[A-D][+-]?$": 'grade (`"B"`, `"C+"`)',
}


def filled(text: str, records: Mapping[str, Schema]) -> str:
    """The text with every field table between its markers made anew.

    A record that has no markers yet gets them at the end. Raises KeyError where a marker names a
    record that does not exist.
    """

    def table(match: re.Match[str]) -> str:
        name = match[1]
        return f"{START.format(name)}\n{field_table(records[name], records)}\n{END}"

    for name, record in records.items():
        if START.format(name) not in text:
            said = record["description"]
            text += f"\n#### {name}\n\n{said}\n\n{START.format(name)}\n{END}\n"
    pattern = START.format(r"(\w+)") + r".*?" + END
    return re.sub(pattern, table, text, flags=re.DOTALL)


def field_table(record: Schema, records: Mapping[str, Schema]) -> str:
    """The fields of a record as a Markdown table."""
    needed = record.get("required", [])
    rows = ["| field | required | what |", "|---|---|---|"]
    for name, field in record["properties"].items():
        what = _sentence(field, records).replace("|", "\\|")
        rows.append(f"| `{name}` | {'yes' if name in needed else ''} | {what} |")
    return "\n".join(rows)


def _sentence(field: Schema, records: Mapping[str, Schema]) -> str:
    """Type, meaning and default of a field in words."""
    words = in_words(field)
    said = field.get("description") or _meaning(field, records)
    parts = [words[0].upper() + words[1:]] if words[0].isalpha() else [words]
    if said:
        parts.append(said.rstrip("."))
    if field.get("default"):
        default = field["default"]
        parts.append(f"Default: `{'true' if default is True else default}`")
    return ". ".join(parts) + "."


def _meaning(field: Schema, records: Mapping[str, Schema]) -> str | None:
    """What the record that a field holds says of itself."""
    for option in [field, *field.get("anyOf", [])]:
        if "$ref" in option:
            return records[_name(option)].get("description")
    return None


def in_words(field: Schema) -> str:
    """What a field may hold."""
    if "$ref" in field:
        name = _name(field)
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(in_words(option) for option in field["anyOf"] if not _null(option))
    if "enum" in field:
        return "one of " + ", ".join(f"`{word}`" for word in field["enum"])
    kind = field.get("type")
    if kind == "array":
        least = f" (at least {field['minItems']})" if field.get("minItems") else ""
        return f"list{least} of {in_words(field['items'])}"
    if kind == "string":
        return _text(field)
    if kind in ("integer", "number"):
        return ("whole number" if kind == "integer" else "number") + _range(field)
    if kind == "object":
        return _mapping(field)
    return "true or false" if kind == "boolean" else "anything"


def _text(field: Schema) -> str:
    pattern = field.get("pattern")
    if pattern is None:
        most = field.get("maxLength")
        return f"text of at most {most} characters" if most else "text"
    if pattern.startswith("^https?:"):
        return "web address"
    return FORMS.get(pattern, "text of a fixed form")


def _range(field: Schema) -> str:
    low, high = field.get("minimum"), field.get("maximum")
    if low is not None and high is not None:
        return f" from {low} to {high}"
    return f" from {low}" if low is not None else ""


def _mapping(field: Schema) -> str:
    inner = field.get("additionalProperties")
    if not isinstance(inner, dict) or not inner:
        return "fields of any name"
    names = field.get("propertyNames")
    key = in_words(names) if names else "any name"
    return f"for {key}: {in_words(inner)}"


def _name(field: Schema) -> str:
    return str(field["$ref"]).rsplit("/", 1)[-1]


def _null(field: Schema) -> bool:
    return field.get("type") == "null"

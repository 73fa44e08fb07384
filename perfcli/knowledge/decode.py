"""From plain values to the frozen records of the model, with every problem, not only the first."""

import difflib
import re
import types
import typing
from collections.abc import Callable, Collection
from typing import Any, TypeVar

import msgspec

from perfcli.knowledge.model.fact import COMPILED
from perfcli.knowledge.reading import Path_

T = TypeVar("T", bound=msgspec.Struct)
Report = Callable[[Path_, str, str], None]
MOST_NAMED = 14  # fields in a message
FEW = 6
# Where the entries stand whose ids a field holds.
LISTED = {
    "sources": "sources.yaml",
    **dict.fromkeys(("course", "alternatives", "includes"), "courses.yaml"),
}


def decode(kind: type[T], raw: Any, path: Path_, report: Report) -> T | None:
    """Make a record of `raw`, or report all that is wrong with it and return None.

    `report(path, rule, message)` is called once a problem, with the path of the value inside the
    document and a message of the form `field: what was expected`.
    """
    before = _Counter(report)
    _inspect(kind, raw, path, before)
    if before.count:
        return None
    try:
        return msgspec.convert(raw, kind, strict=True)
    except msgspec.ValidationError as error:  # a rule that _inspect does not know
        report(path, "schema", _plain(str(error)))
        return None


class _Counter:
    def __init__(self, report: Report) -> None:
        self.count = 0
        self._report = report

    def __call__(self, path: Path_, rule: str, message: str) -> None:
        self.count += 1
        self._report(path, rule, message)


def _inspect(kind: type[msgspec.Struct], raw: Any, path: Path_, report: Report) -> None:
    if not isinstance(raw, dict):
        report(path, "schema", _no_record(kind, raw, path))
        return
    known = msgspec.structs.fields(kind)
    fields = {field.encode_name: field for field in known if field.name not in COMPILED}
    tag = kind.__struct_config__.tag_field
    for key in raw:
        if key not in fields and key != tag:
            near = difflib.get_close_matches(str(key), list(fields), n=1)
            hint = f"did you mean `{near[0]}`?" if near else _instead(fields)
            report((*path, key), "unknown-field", f"{_cut(key)}: no such field: {hint}")
    for name, field in fields.items():
        if name in raw:
            _value(field.type, raw[name], (*path, name), name, report)
        elif field.required:
            report(path, "missing-field", f"{name}: missing; expected a value: add it")


def _no_record(kind: type[msgspec.Struct], raw: Any, path: Path_) -> str:
    """What to write where a value stands in place of a record: its first fields by name."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    if not path or not name:
        return f"expected fields (`name: value`), got {_name(raw)}"
    known = [one for one in msgspec.structs.fields(kind) if one.name not in COMPILED]
    few = ", ".join(f"`{one.encode_name}`" for one in known[:FEW])
    more = ", ..." if len(known) > FEW else ""
    like = f"like `{{{known[0].encode_name}: ...}}`"
    return f"{name}: expected fields ({few}{more}), {like}, got {_name(raw)}"


def _instead(fields: Collection[str]) -> str:
    """What may stand in place of a field that nobody knows."""
    if len(fields) > MOST_NAMED:
        return "remove it or see data/README.md"
    return f"remove it or use {', '.join(f'`{name}`' for name in fields)}"


def _value(kind: Any, raw: Any, path: Path_, name: str, report: Report) -> None:
    struct, many = _struct_of(kind, raw)
    if struct is not None and not many and raw is not None:
        _inspect(struct, raw, path, report)
        return
    if struct is not None and many and isinstance(raw, list):
        for i, item in enumerate(raw):
            one, _ = _struct_of(_item(kind), item)
            if one is not None:
                _inspect(one, item, (*path, i), report)
        return
    try:
        msgspec.convert(raw, kind, strict=True)
    except msgspec.ValidationError as error:
        message = _plain(str(error))
        if message.startswith("invalid enum value"):
            message = f"{_cut(repr(raw))}: expected one of {', '.join(_words(kind))}"
        if message.startswith("expected an id") and name in LISTED:
            message += f", of an entry in {LISTED[name]}"
        report(path, "schema", f"{name}: {message}")


def _cut(text: str) -> str:
    """The beginning of a value: enough to find it by, and no more of what somebody wrote."""
    return text if len(text) <= 60 else f"{text[:60]}..."


def _words(kind: Any) -> list[str]:
    """The words of a closed vocabulary, however it is wrapped."""
    kind = _bare(kind)
    if typing.get_origin(kind) is typing.Literal:
        return [str(word) for word in typing.get_args(kind)]
    return [word for option in typing.get_args(kind) for word in _words(option)]


def _struct_of(kind: Any, raw: Any) -> tuple[type[msgspec.Struct] | None, bool]:
    """The record type inside an annotation that fits `raw`, and whether it is a list of them."""
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind, False
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        options = [_struct_of(option, raw) for option in typing.get_args(kind)]
        structs = [option for option in options if option[0] is not None]
        for struct, many in structs:
            config = struct.__struct_config__ if struct else None
            if config is None or not config.tag_field or not isinstance(raw, dict):
                return struct, many
            if raw.get(config.tag_field) == config.tag:
                return struct, many
        return None, False
    if origin is tuple:
        struct, _ = _struct_of(_item(kind), None if not isinstance(raw, list) else {})
        inner = _bare(_item(kind))
        if struct is not None or typing.get_origin(inner) in (typing.Union, types.UnionType):
            return struct or _first_struct(inner), True
    return None, False


def _first_struct(kind: Any) -> type[msgspec.Struct] | None:
    for option in map(_bare, typing.get_args(kind)):
        if isinstance(option, type) and issubclass(option, msgspec.Struct):
            return option
    return None


def _item(kind: Any) -> Any:
    return typing.get_args(_bare(kind))[0]


def _bare(kind: Any) -> Any:
    while typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    return kind


def _name(raw: Any) -> str:
    return {type(None): "nothing", list: "a list", str: "text", bool: "true or false"}.get(
        type(raw), "a number"
    )


PLAIN = (
    # msgspec shows the pattern with its backslashes doubled.
    (
        r"Expected `str` matching regex '\^\\\\d\{4\}.*",
        'expected a date like "2024" or "2024-03-15"',
    ),
    (r"Expected `str` matching regex '\^https\?.*", "expected an http or https address"),
    (
        r"Expected `str` matching regex '\^\[a-z0-9\].*",
        "expected an id: small letters, digits, hyphens",
    ),
    (
        r"Expected `str` matching regex '\^\(application.*",
        'expected "application", "matriculation" or a month and day like "10-01"',
    ),
    (r"Expected `str` matching regex '\^\(0\[1-9\].*", 'expected a month and day like "12-01"'),
    (r"Expected `str` matching regex '\^\[A-Z\].*", 'expected two capital letters like "OH"'),
    (r"Expected `str` matching regex '\^\[a-z\]\{2\}.*", 'expected two small letters like "oh"'),
    (r"Expected `str` matching regex '\^\[a-z\]\+.*", 'expected an offset like "start-6m"'),
    (r"Expected `str` matching regex '\^\[A-D\].*", 'expected a grade like "C" or "B-"'),
    (r"Expected `str` of length <= (\d+).*", r"expected at most \1 characters: shorten it"),
    (r"Expected `str` of length >= 1.*", "expected some text"),
    (r"Expected `array` of length >= 1.*", "expected at least one entry, like [one]"),
    (
        r"Expected `array( \| null)?`, got `(\w+)`.*",
        "expected a list: [one, two], or lines that start with `- `",
    ),
    (r"Expected `bool( \| null)?`, got.*", "expected true or false"),
    (r"Expected `.*`, got `null`.*", "missing; expected a value: add it"),
    (r"Expected `str`, got `(int|float|bool)`.*", "expected text: put it in quotes"),
    (r"Expected `int( \| null)?`, got.*", "expected a whole number"),
    (
        r"Expected `(float|decimal)( \| null)?`, got.*",
        "expected a number in digits, without comma or sign",
    ),
    (r"Invalid decimal string.*", "expected a number in digits, without comma or sign"),
    (r"Expected `(?:int|float|decimal)` >= (\S+?)(?:\.0)?$", r"expected \1 or more"),
    (r"Expected `(?:int|float|decimal)` > (\S+?)(?:\.0)?$", r"expected more than \1"),
    (r"Expected `(?:int|float|decimal)` <= (\S+?)(?:\.0)?$", r"expected \1 at most"),
    (r"Expected `str \| null`, got `(int|float|bool)`.*", "expected text: put it in quotes"),
)


def _plain(message: str) -> str:
    """The message of msgspec in words for somebody who mends a YAML file."""
    message = re.sub(r" - at `[^`]*`$", "", message)
    for pattern, words in PLAIN:
        if re.match(pattern, message):
            return re.sub(pattern, words, message)
    return message[0].lower() + message[1:]

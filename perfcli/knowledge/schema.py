"""JSON Schema for the files of data/, made from the model, so that editors complete and check.

`python -m perfcli.knowledge.schema` is for contributors: after a change of the model it writes
data/schema/*.json, the field tables of data/README.md and the first line of every data file anew.
"""

import json
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from perfcli.knowledge.folder import FOLDERS, LISTS, OPTIONAL, SINGLE
from perfcli.knowledge.model.fact import COMPILED
from perfcli.knowledge.store import CHECKOUT

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MODELINE = "# yaml-language-server: $schema="


def kinds() -> dict[str, type[Struct]]:
    """Every kind of file by the name of its schema, with the record it holds."""
    folders = {name.removesuffix("s"): kind for name, kind in FOLDERS.items()}
    files = {**LISTS, **SINGLE, **OPTIONAL}
    return {**folders, **{name.removesuffix(".yaml"): kind for name, kind in files.items()}}


def file_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file. Raises KeyError for a name that `kinds` does not have."""
    kind = kinds()[name]
    root, parts = _components(kind)
    if f"{name}.yaml" in LISTS:
        whole = {"title": name, "type": "array", "items": root}
        return {"$schema": DRAFT, **whole, "$defs": dict(sorted(parts.items()))}
    own = parts.pop(kind.__name__)
    return {"$schema": DRAFT, **own, "$defs": dict(sorted(parts.items()))}


def records() -> dict[str, dict[str, Any]]:
    """The schema of every record of every file by the record's name."""
    found: dict[str, dict[str, Any]] = {}
    for kind in kinds().values():
        found.update(_components(kind)[1])
    return found


def schema_text(name: str) -> str:
    """The schema of one kind of file as it stands on disk."""
    return json.dumps(file_schema(name), indent=2, ensure_ascii=False) + "\n"


def data_files(root: Path) -> Iterator[tuple[Path, str]]:
    """Every YAML file below a data folder with the name of its schema."""
    for name in [*LISTS, *SINGLE, *OPTIONAL]:
        if (root / name).is_file():
            yield root / name, name.removesuffix(".yaml")
    for name in FOLDERS:
        for path in sorted((root / name).glob("*.yaml")):
            yield path, name.removesuffix("s")


def modeline(root: Path, path: Path, name: str) -> str:
    """The comment by which an editor finds the schema of a data file."""
    up = "../" * (len(path.relative_to(root).parts) - 1)
    return f"{MODELINE}{up}schema/{name}.json\n"


def write(root: Path) -> list[Path]:
    """Bring everything that is made from the model up to date; returns the files that changed."""
    from perfcli.knowledge.dictionary import filled

    wanted = {root / "schema" / f"{name}.json": schema_text(name) for name in kinds()}
    readme = root / "README.md"
    if readme.is_file():
        wanted[readme] = filled(readme.read_text(encoding="utf-8"), records())
    for path, name in data_files(root):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        rest = lines[1:] if lines and lines[0].startswith(MODELINE) else lines
        wanted[path] = modeline(root, path, name) + "".join(rest)
    (root / "schema").mkdir(exist_ok=True)
    changed = []
    for path, text in wanted.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            changed.append(path)
    return changed


def _components(kind: type[Struct]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A reference to a record, and the schema of every record inside it by name."""
    inside = list(_inside(kind, set()))
    vocabularies = (typing.get_args(hint) for hint in inside if _is(hint, typing.Literal))
    words = {frozenset(vocabulary): vocabulary for vocabulary in vocabularies}
    (root,), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    parts = _tidy(parts, words)
    for record in inside:
        if isinstance(record, type) and issubclass(record, Struct):
            _name_keys(record, parts[record.__name__]["properties"])
    return root, parts


def _name_keys(record: type[Struct], fields: dict[str, Any]) -> None:
    """Close the vocabulary of the keys of a mapping, which msgspec leaves open."""
    for name, hint in typing.get_type_hints(record).items():
        if _is(hint, dict) and _is(typing.get_args(hint)[0], typing.Literal):
            fields[name]["propertyNames"] = {
                "enum": list(typing.get_args(typing.get_args(hint)[0]))
            }


def _inside(hint: Any, seen: set[Any]) -> Iterator[Any]:
    """A type and every type in it, records with those of their fields."""
    yield hint
    inner = list(typing.get_args(hint)) if not _is(hint, typing.Literal) else []
    if isinstance(hint, type) and issubclass(hint, Struct):
        if hint in seen:
            return
        seen.add(hint)
        inner = list(typing.get_type_hints(hint, include_extras=True).values())
    for item in inner:
        yield from _inside(item, seen)


def _is(hint: Any, origin: Any) -> bool:
    return typing.get_origin(hint) is origin


def _tidy(node: Any, words: dict[frozenset[Any], tuple[Any, ...]]) -> Any:
    """What msgspec makes, in the form that suits a YAML file and its editor."""
    if isinstance(node, list):
        return [_tidy(item, words) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _tidy(item, words) for key, item in node.items()}
    # In YAML a fact and a borrowed one are told apart by `borrow`; the reader adds the tag itself.
    node.pop("discriminator", None)
    if "entry" in node.get("properties", {}):
        del node["properties"]["entry"]
        node["required"] = [name for name in node["required"] if name != "entry"]
    if isinstance(node.get("properties"), dict):
        for name in COMPILED:
            node["properties"].pop(name, None)
    if node.get("format") == "decimal":
        del node["format"]
        node["type"] = "number"
    if isinstance(node.get("enum"), list):  # msgspec sorts them; the model's order means something
        node["enum"] = list(words.get(frozenset(node["enum"]), node["enum"]))
    if "default" in node and node["default"] in (None, []):
        del node["default"]
    if "anyOf" in node:  # versions of msgspec put null first or last
        node["anyOf"].sort(key=lambda option: option.get("type") == "null")
    return _lifted(node)


def _lifted(node: dict[str, Any]) -> dict[str, Any]:
    """The description of the one thing that a field may hold, moved to the field itself."""
    options = node.get("anyOf")
    if not isinstance(options, list) or "description" in node:
        return node
    said = [option for option in options if "description" in option]
    if len(said) != 1:
        return node
    description = said[0].pop("description")
    return {"description": description, **node}


if __name__ == "__main__":
    if not CHECKOUT.is_dir():
        sys.exit("perfcli: there is no data/ beside the package: run this in a checkout")
    for changed_file in write(CHECKOUT):
        sys.stdout.write(f"written: {changed_file.relative_to(CHECKOUT.parent)}\n")

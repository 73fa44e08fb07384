"""Strict reading of one YAML file: no repeated keys, no aliases, no guessed types.

YAML 1.1 turns `no` into False, `12:30` into 750 and `2024-03-01` into a date. Here only `true`
and `false` are booleans, only plain decimals are numbers, and all else stays the text it is.
"""

import re
from pathlib import Path
from typing import Any

from msgspec import Struct

from perfcli.knowledge.model.problem import Problem

LIMIT_BYTES = 4_000_000
LIMIT_DEPTH = 40
Path_ = tuple[str | int, ...]
Node = Any  # yaml.Node: its published types know neither `id` nor `style`


class Document(Struct):
    """A file as plain Python values, with the line on which each value starts."""

    file: str
    data: Any
    lines: dict[Path_, int]
    problems: list[Problem]

    def line(self, path: Path_) -> int:
        """The line of the value at `path`, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def read_yaml(path: Path, shown: str) -> Document:
    """Read a file; whatever is wrong with it is in `problems`, never raised.

    `shown` is the name that messages give the file.
    """

    def failed(rule: str, message: str, line: int = 0) -> Document:
        return Document(shown, None, {}, [Problem(shown, line, "", rule, message)])

    try:
        if not path.is_file():  # a pipe has no end, a device neither
            return failed("unreadable", "no ordinary file: put one in its place")
        if path.is_symlink() and path.resolve().parent != path.parent.resolve():
            return failed("link", "a link that leads out of its folder: put the file itself there")
        with path.open("rb") as file:
            raw = file.read(LIMIT_BYTES + 1)
        if len(raw) > LIMIT_BYTES:
            return failed("size", f"the file has more than {LIMIT_BYTES:,} bytes: split it")
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return failed("encoding", f"byte {error.start} is not UTF-8; expected UTF-8: save it so")
    except OSError as error:
        return failed("unreadable", f"cannot be read ({error.strerror}): check its permissions")
    return parse_yaml(text, shown)


def parse_yaml(text: str, shown: str) -> Document:
    """Parse YAML text; whatever is wrong with it is in `problems`, never raised."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # about nine times as fast
    document = Document(shown, None, {}, [])
    try:
        node = yaml.compose(text, Loader=loader)
        if node is not None:
            document.data = _Builder(document).build(node, ())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        what = str(error.problem or error.context or "cannot be parsed")
        near = "".join(text.splitlines()[line - 1 : line]) if line else ""
        hint = ": use spaces, not tabs" if re.match(r"[\s-]*\t", near) else _remedy(what)
        document.problems.append(Problem(shown, line, "", "yaml", f"not YAML: {what}{hint}"))
    except yaml.reader.ReaderError as error:
        # The position is a byte's or a character's, as the loader likes: look for the sign.
        sign = error.character if isinstance(error.character, int) else ord(error.character)
        line = text.count("\n", 0, max(0, text.find(chr(sign)))) + 1
        message = f"not YAML: {error.reason} (character {sign:#x}): remove it"
        document.problems.append(Problem(shown, line, "", "yaml", message))
    except RecursionError:
        document.problems.append(Problem(shown, 0, "", "yaml", "nested too deeply: flatten it"))
    return document


def _remedy(what: str) -> str:
    """What mostly lies behind the words of the YAML reader."""
    if what.startswith("mapping values"):
        return ": put a text that holds a colon in quotes, or look at the indentation"
    if what.startswith("found character that cannot start"):
        return ": put the text in quotes"
    if "expected" in what:
        return ": look at the quotes and the indentation here and above"
    return ""


class _Builder:
    """Turns YAML nodes into plain values and notes lines and problems on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def build(self, node: Node, path: Path_) -> Any:
        self.document.lines[path] = node.start_mark.line + 1
        if len(path) > LIMIT_DEPTH:
            self.report(node, "yaml", f"nested more than {LIMIT_DEPTH} deep: flatten it")
            return None
        if id(node) in self.seen:
            self.report(node, "alias", "an alias (*name); expected the text itself: write it out")
            return None
        self.seen.add(id(node))
        if node.id == "scalar":
            return self.scalar(node)
        if node.id == "sequence":
            return [self.build(item, (*path, i)) for i, item in enumerate(node.value)]
        return self.mapping(node, path)

    def mapping(self, node: Node, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                self.report(key_node, "yaml", "a key that is a list; expected a word")
                continue
            key = str(key_node.value)
            if key == "<<":
                self.report(key_node, "alias", "a merge key (<<); expected the fields: write them")
            elif key in result:
                message = (
                    f"the key {key[:60]!r} stands twice: keep one, or begin an entry with `- `"
                )
                self.report(key_node, "repeated-key", message)
            else:
                result[key] = self.build(value_node, (*path, key))
                # The line of the key: a list below it starts on the next one.
                self.document.lines[(*path, key)] = key_node.start_mark.line + 1
        return result

    def scalar(self, node: Node) -> Any:
        text = str(node.value)
        if node.style in ("'", '"', "|", ">"):  # quoted or block: text as it stands
            return text
        if text in ("", "~", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if re.fullmatch(r"-?(0|[1-9][0-9]{0,17})", text):
            return int(text)
        if re.fullmatch(r"-?[0-9]{1,17}\.[0-9]{1,17}", text):
            return float(text)
        return text

    def report(self, node: Node, rule: str, message: str) -> None:
        line = node.start_mark.line + 1
        self.document.problems.append(Problem(self.document.file, line, "", rule, message))

"""Signs that a terminal obeys instead of showing: what is printed holds none of them.

Escape codes, control characters, and what turns the direction of a line around. The checker
refuses them in data; here whatever came in another way is made harmless.
"""

import re
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
SIMPLE = str.maketrans("•·’“”–→█", '-|\'""->#')  # typographic signs as every encoding has them
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


def harmless(text: str) -> str:
    """A text in which every sign that a terminal would obey is a question mark."""
    return text if text.isprintable() else OBEYED.sub("?", text)


def shown(value: T) -> T:
    """A record of a page with every text in it harmless, each on one line; itself if all are."""
    made: T = _shown(value)
    return made


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else OBEYED.sub("?", " ".join(value.splitlines()))
    if isinstance(value, tuple):
        made = tuple(_shown(one) for one in value)
        same = all(new is old for new, old in zip(made, value, strict=True))
        return value if same else made
    if isinstance(value, msgspec.Struct):
        changed = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            new = _shown(old)
            if new is not old:
                changed[name] = new
        return msgspec.structs.replace(value, **changed) if changed else value
    return value


def encodable(text: str, encoding: str | None) -> str:
    """A text with only what an encoding holds: simpler signs, then question marks for the rest."""
    if holds_all(encoding):
        return text
    assert encoding is not None
    return text.translate(SIMPLE).encode(encoding, "replace").decode(encoding)


def holds_all(encoding: str | None) -> bool:
    """Whether an encoding can hold every character."""
    return (encoding or "utf-8").lower().replace("-", "") == "utf8"


def escaped(text: str) -> str:
    """JSON in which such signs are written as escapes, which every reader of JSON undoes."""
    return OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)

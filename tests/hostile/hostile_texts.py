"""What to feed: nasty pieces, values of any shape, and documents with something else in them."""

import functools
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import strategies as st

NASTY = st.sampled_from(
    [
        *(
            "\x1b[31m",
            "\x1b]0;x\x07",
            "\x9b2J",
            "\u202e",
            "\u2066",
            "\x00",
            "\r",
            "\r\n",
            "\n",
            "\t",
        ),
        *("[bold red]x[/]", "[link=file:///etc/passwd]x[/link]", "[/", "\\[", "`", "|", "](x)"),
        *("javascript:alert(1)", "file:///etc/passwd", "https://x.example/\r\nX: y", "data:x"),
        *("../../../etc/passwd", "..", "/etc/passwd", "~nobody-at-all/x", "C:\\x", "con", "nul"),
        *("=1+1", "@SUM(A1)", "+1", "-1", '=HYPERLINK("x")', "＝1", "'", '"', ",", ";"),
        *("\r\nBEGIN:VALARM\r\n", "END:VEVENT", "\\n", "{x}", "%s", "%(x)s", "$(x)", "--", "-"),
        *("\ud800", "\udcff", "é", "心臓", "🫀", "e\u0301", "\ufeff", "\u2028", "İ", "ß", "٣"),
        *("0", "-0", "1e9999", "nan", "inf", "9" * 400, "0x10", "1_000", "٣.٤", "12:30", "1.10"),
        *("2026-02-30", "9999-12-31", "0001-01-01", "2026-11-24", "02-29", "start=9999-12-31"),
        *(
            "x" * 5000,
            "a " * 3000,
            "(" * 500,
            "[" * 500,
            "null",
            "true",
            "no",
            "~",
            "<<",
            "&a",
            "*a",
        ),
    ]
)
TEXTS = st.lists(NASTY | st.text(max_size=12), max_size=6).map("".join)
SCALARS = st.one_of(
    TEXTS, st.none(), st.booleans(), st.integers(), st.floats(), st.just([]), st.just({})
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path inside a value."""
    yield path
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(item, (*path, key))


@st.composite
def mutants(draw: st.DrawFn, whole: Any, most: int = 3) -> Any:
    """A document of which some values, keys or entries are something else."""
    made = yaml.safe_load(yaml.safe_dump(whole))
    for _ in range(draw(st.integers(1, most))):
        path = draw(st.sampled_from(list(places(made))))
        if not path:
            continue
        inside = functools.reduce(lambda value, key: value[key], path[:-1], made)
        old = inside[path[-1]]
        match draw(st.integers(0, 4)):
            case 0:
                inside[path[-1]] = draw(VALUES)
            case 1 if isinstance(old, str):
                inside[path[-1]] = old + draw(TEXTS)
            case 2 if isinstance(inside, dict):
                inside[draw(TEXTS)] = inside.pop(path[-1])
            case 3 if isinstance(inside, list):
                inside.append(old)
            case _:
                del inside[path[-1]]
    return made


class Loose(yaml.SafeDumper):
    """Writes whatever it is given, text as text, each value where it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(value: Any) -> bytes:
    """A value as YAML."""
    text: str = yaml.dump(value, Dumper=Loose, allow_unicode=False, sort_keys=False)
    return text.encode("utf-8", "surrogatepass")


def encoded(content: str | bytes) -> bytes:
    """What stands in a file: bytes as they are, a text even with half a sign in it."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")

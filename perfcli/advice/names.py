"""Finding things by the names that people type: without case, by part, with a did-you-mean."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct

from perfcli.errors import UserError

# Compiled here: a record is matched by some thousand names.
BETWEEN = re.compile(r"(?:[^\w&]|_)+")


class Named(Struct, frozen=True):
    """Something with a key and the names that find it."""

    key: str
    names: tuple[str, ...]


def find_all(
    words: Sequence[str], known: Sequence[Named], noun: str, command: str, listing: str = ""
) -> list[str]:
    """Keys of everything that `words` name, in that order, each once.

    Several words are tried as one name first, then in the longest runs that make a name, so that
    `new york musc` is two names. Raises UserError('unknown-name') with the nearest names behind
    `command`, or with the command that lists all (`listing`, if it is not the same).
    """
    keys: dict[str, None] = {}
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            key = _find(" ".join(words[start:end]), known, exact=end - start > 1)
            if key is not None:
                break
        if key is None:
            raise unknown(words[start:], known, noun, command, listing)
        keys[key] = None
        start = end
    return list(keys)


def _find(name: str, known: Sequence[Named], exact: bool) -> str | None:
    wanted = fold(name)
    if not wanted:
        return None
    for item in known:
        if wanted in (fold(item.key), *(fold(known_name) for known_name in item.names)):
            return item.key
    parts = _by_part(wanted, known, whole_words=True)
    if len(parts) == 1:
        return parts[0].key
    if exact:
        return None
    parts = _by_part(wanted, known, whole_words=False)
    return parts[0].key if len(parts) == 1 and len(wanted) > 1 else None


def _by_part(wanted: str, known: Iterable[Named], whole_words: bool) -> list[Named]:
    found = []
    for item in known:
        for name in (item.key, *item.names):
            text = fold(name)
            if f" {wanted} " in f" {text} " if whole_words else wanted in text:
                found.append(item)
                break
    return found


def unknown(
    words: Sequence[str], known: Sequence[Named], noun: str, command: str, listing: str = ""
) -> UserError:
    """The error for a name that finds nothing, or several things."""
    name = " ".join(words)
    whole = _near([name], known) if len(words) > 1 else []
    several = _by_part(fold(words[0]), known, whole_words=False) if len(words[0]) > 1 else []
    if 1 < len(several) <= 8 and not whole:
        choices = ", ".join(item.key for item in several)
        message = f"{words[0]!r} fits several {noun}s: {choices}"
        return UserError("unknown-name", message, f"Try: {command} {several[0].key}")
    near = whole or _near(words, known)
    if near:
        hint = "Did you mean: " + " | ".join(f"{command} {key}" for key in near)
    else:
        hint = f"All names: {listing or command}"
    return UserError("unknown-name", f"no {noun} is called {name!r}", hint)


def _near(words: Sequence[str], known: Sequence[Named]) -> list[str]:
    for candidate in (fold(" ".join(words)), fold(words[0])):
        cutoff = 0.65 if len(candidate) > 3 else 0.5  # of a code, one letter right is near
        close = nearest(candidate, known, cutoff)
        if close:
            return close
    return []


def nearest(name: str, known: Sequence[Named], cutoff: float) -> list[str]:
    """Keys of the three names at most that look like a name, nearest first; 1 is the same."""
    names = {fold(each): item.key for item in known for each in (*item.names, item.key)}
    close = difflib.get_close_matches(fold(name), list(names), n=3, cutoff=cutoff)
    return list(dict.fromkeys(names[each] for each in close))


def fold(name: str) -> str:
    """A name without case, accents and punctuation: `SUNY–Upstate` and `suny upstate` are one."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", name).casefold()
        text = "".join(char for char in text if not unicodedata.combining(char))
    return BETWEEN.sub(" ", text).strip()

"""What people type put into the words of the data, the same for questions and for the index."""

import re
from collections.abc import Mapping, Sequence

WORD = re.compile(r"[a-z0-9]+")
LONGEST = 3  # words of a synonym


def split(text: str) -> list[str]:
    """The words of a text, small, without apostrophes."""
    return WORD.findall(text.lower().replace("&", " and ").replace("'", "").replace("’", ""))


def spread(words: Sequence[str], synonyms: Mapping[str, str]) -> list[str]:
    """The words with what they stand for put in their place, the longest first."""
    result: list[str] = []
    i = 0
    while i < len(words):
        for size in range(LONGEST, 0, -1):
            phrase = " ".join(words[i : i + size])
            if phrase in synonyms:
                result += synonyms[phrase].split()
                i += size
                break
        else:
            result.append(words[i])
            i += 1
    return result

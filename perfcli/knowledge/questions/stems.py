"""Words as SQLite's own stemmer sees them, so that what is counted here and its index agree."""

import sqlite3
from collections.abc import Iterable


def stems_of(words: Iterable[str]) -> dict[str, str]:
    """Each word with its stem: `earns` and `earning` with `earn`."""
    every = sorted(set(words))
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE word USING fts5(text, tokenize='porter unicode61')")
    base.execute("CREATE VIRTUAL TABLE stem USING fts5vocab(word, instance)")
    base.executemany("INSERT INTO word(rowid, text) VALUES (?, ?)", enumerate(every, 1))
    return {every[row - 1]: stem for stem, row in base.execute("SELECT term, doc FROM stem")}

"""The compiled index of `ask`, opened for reading: what advice.search is handed."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import msgspec

from perfcli.errors import UserError
from perfcli.knowledge.model.answer import Row, Word, Words
from perfcli.knowledge.model.entry import Source
from perfcli.knowledge.model.fact import Fact
from perfcli.places import sqlite_uri

COLUMNS = "id, name, kind, title, command, entity, part, own, facts, asks"


class AskBase:
    """Reads the index; nothing is ever written to it.

    Raises UserError('invalid-file') where the file is damaged.
    """

    def __init__(self, path: Path | None, content: bytes | None = None) -> None:
        try:
            if path is not None:
                uri = sqlite_uri(path.absolute(), "mode=ro&immutable=1")
                self._base = sqlite3.connect(uri, uri=True)
            else:
                self._base = sqlite3.connect(":memory:")
                self._base.deserialize(content or b"")
            settings = dict(self._base.execute("SELECT name, value FROM setting"))
            self.words = msgspec.json.decode(settings["words"], type=Words)
            self.rare = float(settings["rare"])
        except (sqlite3.Error, msgspec.DecodeError, KeyError, ValueError) as error:
            message = f"the index of `ask` is damaged: {error}"
            raise UserError("invalid-file", message, "Reinstall perfcli.") from error

    def bodies(self, match: str, limit: int) -> list[tuple[int, float]]:
        """Passages whose title and text match: (passage, score), the best first."""
        return [
            (row, -score)
            for row, score in self._base.execute(
                "SELECT rowid, bm25(bodies, 2.0, 2.0, 0.5) AS score FROM bodies "
                "WHERE bodies MATCH ? ORDER BY score LIMIT ?",
                (match, limit),
            )
        ]

    def matches(self, number: int, term: str) -> bool:
        """Whether a passage holds a term."""
        query = "SELECT 1 FROM bodies WHERE bodies MATCH ? AND rowid = ?"
        return self._base.execute(query, (term, number)).fetchone() is not None

    def passages(self, numbers: list[int]) -> dict[int, Row]:
        """Passages by number."""
        marks = ",".join("?" * len(numbers))
        rows = self._base.execute(f"SELECT {COLUMNS} FROM passage WHERE id IN ({marks})", numbers)
        return {row[0]: _row(row) for row in rows}

    def of_entity(self, entity: str) -> list[Row]:
        """Every passage about one program, state or career."""
        rows = self._base.execute(f"SELECT {COLUMNS} FROM passage WHERE entity = ?", (entity,))
        return [_row(row) for row in rows]

    def facts(self, names: list[str]) -> dict[str, Fact]:
        """Facts by id."""
        marks = ",".join("?" * len(names))
        rows = self._base.execute(f"SELECT id, json FROM fact WHERE id IN ({marks})", names)
        return {name: msgspec.json.decode(raw, type=Fact) for name, raw in rows}

    def about(self, names: list[str]) -> dict[str, str]:
        """Which program or state each of the facts is about, if it is about one."""
        marks = ",".join("?" * len(names))
        query = f"SELECT id, about FROM fact WHERE about != '' AND id IN ({marks})"
        return dict(self._base.execute(query, names))

    def sources(self, names: list[str]) -> dict[str, Source]:
        """Sources by id."""
        marks = ",".join("?" * len(names))
        rows = self._base.execute(f"SELECT id, json FROM source WHERE id IN ({marks})", names)
        return {name: msgspec.json.decode(raw, type=Source) for name, raw in rows}

    def names(self, texts: list[str]) -> list[tuple[str, str, str]]:
        """Names of programs, states and careers among `texts`: (text, kind, key)."""
        marks = ",".join("?" * len(texts))
        return list(
            self._base.execute(f"SELECT text, kind, key FROM name WHERE text IN ({marks})", texts)
        )

    def known(self, words: list[str]) -> dict[str, Word]:
        """What is known of each word; absent if it stands nowhere."""
        marks = ",".join("?" * len(words))
        rows = self._base.execute(f"SELECT * FROM vocabulary WHERE word IN ({marks})", words)
        return {word: Word(stem, weight, passages) for word, _, stem, weight, passages in rows}

    def near(self, parts: list[str]) -> list[tuple[str, int]]:
        """Words that share one of the parts, each with its count: candidates to mend a typo."""
        marks = ",".join("?" * len(parts))
        return list(
            self._base.execute(
                "SELECT DISTINCT d.word, v.count FROM deletion d JOIN vocabulary v "
                f"ON v.word = d.word WHERE d.part IN ({marks})",
                parts,
            )
        )


def _row(columns: tuple[Any, ...]) -> Row:
    """A passage from a row of the table `passage`."""
    *plain, facts, asks = columns
    number, name, kind, title, command, entity, part, own = plain
    likes = tuple((length, frozenset(stems.split())) for length, stems in json.loads(asks))
    return Row(
        number, name, kind, title, command, entity, part, own, tuple(json.loads(facts)), likes
    )

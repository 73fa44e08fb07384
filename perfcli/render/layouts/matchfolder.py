"""Many records against programs, for advisers: one table, a row a record and program."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from perfcli.advice.match.comparison import RecordMatch, SchoolMatch
from perfcli.render import page as p
from perfcli.render.layouts.match import gaps_json, kind_list, kinds, labels


def folder_page(records: Sequence[RecordMatch], folder: str, broken: int) -> p.Page:
    """The table of all records, and how many could not be read."""
    count = f"{len(records)} {'record' if len(records) == 1 else 'records'}"
    left_out = f" {broken} more could not be read: see the messages." if broken else ""
    verdicts = Counter(one.verdict for record in records for one in record.view.schools)
    totals = ", ".join(f"{verdicts[word]} {word}" for word in ("ready", "gaps", "unclear"))
    blocks: list[p.Block] = [
        p.Heading(f"{count} against what programs ask for", 1),
        p.Para(f"Folder: {folder}. Rows: {totals}.{left_out}"),
        folder_table(records, labels),
        p.Next(("perfcli match --profile FILE", "perfcli match --profile FOLDER --csv")),
    ]
    return p.Page(tuple(blocks))


def folder_table(
    records: Sequence[RecordMatch], named: Callable[[SchoolMatch, str], str] = kinds
) -> p.Table:
    """A row a record and program; records go by the names of their files."""
    columns = (
        p.Column("Profile", 10),
        p.Column("Program", 10),
        p.Column("Verdict", 7),
        p.Column("Known", 6),
        p.Column("Misses", 16),
        p.Column("Unclear", 16),
    )
    rows = []
    for record in records:
        for one in record.view.schools:
            texts = (
                record.name,
                one.rules.slug,
                one.verdict,
                f"{one.known} of {one.of}",
                named(one, "misses"),
                named(one, "unclear"),
            )
            rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(columns, tuple(rows))


def folder_json(records: Sequence[RecordMatch]) -> dict[str, Any]:
    """A record an entry; the requirements of one are in `match --profile FILE --json`."""
    return {
        "profiles": [
            {
                "profile": record.name,
                "schools": [
                    {
                        "slug": one.rules.slug,
                        "name": one.rules.name,
                        "verdict": one.verdict,
                        "known": one.known,
                        "of": one.of,
                        "misses": kind_list(one, "misses"),
                        "unclear": kind_list(one, "unclear"),
                    }
                    for one in record.view.schools
                ],
                "gaps": gaps_json(record.view),
            }
            for record in records
        ]
    }

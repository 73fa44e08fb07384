"""How well `ask` answers: a script that prints the figures of sets of questions. No test.

    python tests/figures.py [--misses] [FILE...]

Without FILE the sets of tests/questions/ are asked. An entry of a set has `q`, `kind` (answerable,
near-miss or off-topic) and what the answer must be: `ids`, passages of which one is to come first,
or `expect`, groups of patterns that must each be found in the answer's text.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from perfcli.advice.ask.search import Index, answer
from perfcli.knowledge.load import load
from perfcli.render.layouts.ask import ask_json

ROOT = Path(__file__).resolve().parent.parent
SETS = sorted((ROOT / "tests" / "questions").glob("*.yaml"))
Entry = dict[str, Any]


def read(paths: Iterable[Path]) -> list[Entry]:
    """The questions of some files; of ours, the kind is answerable unless it is said."""
    found: list[Entry] = []
    for path in paths:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [{"kind": "answerable"} | entry for entry in entries]
    return found


def mark(entry: Entry, index: Index) -> Entry:
    """One question asked: whether the first answer is right, one of three, or none was given."""
    data = ask_json(entry["q"], answer(entry["q"], index, 3))
    answers = [] if data["abstained"] else data["answers"]
    right = [_right(entry, one) for one in answers]
    first = [json.dumps(fact) for one in answers[:1] for fact in one["facts"][:2]]
    unknown = bool(answers) and answers[0]["kind"] == "not-known"
    return entry | {
        "abstained": data["abstained"],
        "declined": data["abstained"] or unknown,
        "first": bool(right) and right[0],
        "in three": any(right),
        "two facts": bool(first)
        and "expect" in entry
        and _matches(entry["expect"], " ".join(first)),
        "given": [one["id"] for one in data["answers"]],
    }


def _right(entry: Entry, one: dict[str, Any]) -> bool:
    if "expect" in entry:
        return _matches(entry["expect"], one["text"][:1_200])
    wanted = entry.get("ids") or []
    return one["id"] in wanted or one["id"].removeprefix("answer:") in wanted


def _matches(groups: Sequence[Sequence[str]], text: str) -> bool:
    plain = " ".join(text.split())
    return all(any(re.search(one, plain, re.IGNORECASE) for one in group) for group in groups)


def shares(marked: Sequence[Entry]) -> dict[str, tuple[float, int]]:
    """Each figure in percent, with the number of questions that it is of."""
    kinds = {
        "right first": ("answerable", "first"),
        "right among three": ("answerable", "in three"),
        "two facts enough": ("answerable", "two facts"),
        "wrongly abstained": ("answerable", "abstained"),
        "near-miss declined": ("near-miss", "declined"),
        "off-topic abstained": ("off-topic", "abstained"),
    }
    result = {}
    for name, (kind, field) in kinds.items():
        rows = [entry for entry in marked if entry["kind"] == kind]
        if field == "two facts":
            rows = [entry for entry in rows if "expect" in entry]
        if rows:
            result[name] = (100 * sum(entry[field] for entry in rows) / len(rows), len(rows))
    return result


def missed(entry: Entry) -> bool:
    """Whether a question got what it should not."""
    wanted = {"answerable": "first", "near-miss": "declined", "off-topic": "abstained"}
    return not entry[wanted[entry["kind"]]]


def main() -> int:
    """Print the figures of each file, with --misses each question that was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--misses", action="store_true", help="name the questions that were missed")
    options = parser.parse_args()
    index = load().ask
    for path in options.files or SETS:
        marked = [mark(entry, index) for entry in read([path])]
        print(path.name)
        for name, (share, number) in shares(marked).items():
            print(f"  {name:20} {share:5.1f}% of {number}")
        if options.misses:
            for entry in filter(missed, marked):
                print(f"  - {entry['q']}\n      {', '.join(entry['given'][:3]) or 'no answer'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

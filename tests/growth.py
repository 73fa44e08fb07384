"""Times with 1, 10 and 100 times the knowledge. A script, no test.

    python tests/growth.py [--runs N] [--strict] [--write docs/performance.md]

Installs the wheel and puts a compiled form of multiplied knowledge into it: every program as many
times, each copy under ids of its own. Programs and answers are half of the passages of `ask`: for
its index they are copied until there are as many times the passages. Takes about 3 GB of memory.
"""

import argparse
import math
import os
import re
import shutil
import sys
import tempfile
import unittest.mock
from collections.abc import Sequence
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parent))
import bench

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import Folder, read_folder
from perfcli.knowledge.model.answer import Answer
from perfcli.knowledge.model.entry import School
from perfcli.knowledge.questions.index import build_index
from perfcli.knowledge.questions.passages import passages

SIZES = (1, 10, 100)
RUNS = 7
COPIED = "what gpa does utah ask for"  # programs are copied, states are not
ASK_TARGET = 3  # with the most knowledge, to outlook with that which is shipped
IDS = re.compile(rb'"(id|rival_of)":"([^"]+)"')


def grown(folder: Folder, size: int) -> Folder:
    """The folder with its programs and answers so many times."""
    for number in range(1, size):
        mark = f"-copy{number}".encode()
        folder.schools.extend(_copy(school, mark) for school in folder.schools[: len(SCHOOLS)])
        folder.answers.extend(
            msgspec.structs.replace(answer, id=f"{answer.id}{mark.decode()}") for answer in ANSWERS
        )
    return folder


def _copy(school: School, mark: bytes) -> School:
    """A program under another name, its facts under other ids."""
    raw = IDS.sub(rb'"\1":"\2' + mark + rb'"', msgspec.json.encode(school))
    copy = msgspec.json.decode(raw, type=School)
    return msgspec.structs.replace(copy, slug=school.slug + mark.decode())


SCHOOLS: list[School] = []
ANSWERS: list[Answer] = []


def data_times(size: int) -> Folder:
    """The shipped data, grown."""
    data = read_folder(bench.ROOT / "data")
    SCHOOLS[:], ANSWERS[:] = data.schools, data.answers
    return grown(data, size)


def index_times(size: int) -> tuple[bytes, int]:
    """The index of `ask` with at least so many times the passages, and how many it has."""
    one, two = (_passages(data_times(copies)) for copies in (1, 2))
    folder = data_times(1 + math.ceil((size - 1) * one / (two - one)))
    return build_index(folder), _passages(folder)


def _passages(folder: Folder) -> int:
    return sum(1 for _ in passages(folder))


def measured(scripts: Path, folder: Path, size: int, runs: int) -> tuple[list[float], int]:
    """Milliseconds of each row with so much knowledge, and the number of passages."""
    with unittest.mock.patch("perfcli.knowledge.compile.build_index", return_value=b""):
        files = compile_folder(data_times(size))
    files["ask.sqlite"], count = index_times(size)
    (place,) = (folder / "venv").rglob("perfcli/_data/_compiled")
    shutil.rmtree(place)
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    env = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8"}
    env["PERFCLI_HOME"] = str(folder / "home")
    times: list[float] = []
    for case in rows(scripts):
        one = [bench.measure(scripts / "python", case, env).time for _ in range(runs + 1)]
        times.append(bench.median(one[1:]))
    return times, count


def rows(scripts: Path) -> list[bench.Case]:
    """What is asked of each size."""
    perfcli = str(scripts / "perfcli")
    return [
        bench.Case("outlook --json", (perfcli, "outlook", "--json")),
        bench.Case("schools musc --json", (perfcli, "schools", "musc", "--json")),
        bench.Case("schools --json", (perfcli, "schools", "--json")),
        bench.Case("ask, of a state", (perfcli, "ask", "--json", bench.QUESTION)),
        bench.Case("ask, of what is copied", (perfcli, "ask", "--json", COPIED)),
    ]


def table(names: Sequence[str], times: Sequence[Sequence[float]]) -> list[str]:
    """A line a row: each size in milliseconds, and as a ratio to `outlook --json` at its own."""
    lines = [f"{'':22}" + "".join(f"{f'x{size}, ms':>12}{'/ outlook':>12}" for size in SIZES)]
    for i, name in enumerate(names):
        cells = (f"{each[i]:12.1f}{each[i] / each[0]:12.2f}" for each in times)
        lines.append(f"{name:22}" + "".join(cells))
    return lines


def report(page: Path | None, runs: int = RUNS) -> bool:
    """Measure and print, and put the table into `page`; returns whether the target is met."""
    with tempfile.TemporaryDirectory(prefix="perfcli-growth-") as name:
        scripts = bench.install(Path(name))
        done = [measured(scripts, Path(name), size, runs) for size in SIZES]
        times = [each for each, _ in done]
        lines = table([case.name for case in rows(scripts)], times)
    counts = "".join(f"{count:12,}{'':12}" for _, count in done)
    lines.append(f"{'passages of ask':22}{counts}".rstrip())
    outlook, ask = times[0][0], max(times[-1][-2:])
    met = ask <= ASK_TARGET * outlook
    verdict = "pass" if met else "OVER"
    lines.append(
        f"slower ask x{SIZES[-1]} / outlook x1: {ask / outlook:.2f}, target {ASK_TARGET}  {verdict}"
    )
    print("\n".join(lines))
    if page:
        bench.put(
            page, "growth", [*bench.machine(runs, "after one another"), "", "```", *lines, "```"]
        )
    return met


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=RUNS, help=f"of each row (default {RUNS})")
    parser.add_argument("--strict", action="store_true", help="exit 1 if the target is missed")
    parser.add_argument("--write", type=Path, help="put the table into this page of docs/ too")
    chosen = parser.parse_args()
    return 0 if report(chosen.write, chosen.runs) or not chosen.strict else 1


if __name__ == "__main__":
    sys.exit(main())

"""Times with 1, 10 and 100 times the knowledge. A script, no test.

    python tests/growth.py [--runs N] [--write docs/performance.md]

Installs the wheel and puts a compiled form of multiplied knowledge into it: every program and every
answer of `ask` as many times, each copy under ids and names of its own.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parent))
import bench

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import Folder, read_folder
from perfcli.knowledge.model.answer import Answer
from perfcli.knowledge.model.entry import School

SIZES = (1, 10, 100)
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


def measured(scripts: Path, folder: Path, size: int, runs: int) -> list[float]:
    """Milliseconds of each row with so much knowledge."""
    data = read_folder(bench.ROOT / "data")
    SCHOOLS[:], ANSWERS[:] = data.schools, data.answers
    (place,) = (folder / "venv").rglob("perfcli/_data/_compiled")
    shutil.rmtree(place)
    for name, content in compile_folder(grown(data, size)).items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    env = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8"}
    env["PERFCLI_HOME"] = str(folder / "home")
    times: list[float] = []
    for case in rows(scripts):
        one = [bench.measure(scripts / "python", case, env).time for _ in range(runs + 1)]
        times.append(bench.median(one[1:]))
    return times


def rows(scripts: Path) -> list[bench.Case]:
    """What is asked of each size."""
    perfcli = str(scripts / "perfcli")
    return [
        bench.Case("outlook --json", (perfcli, "outlook", "--json")),
        bench.Case("schools musc --json", (perfcli, "schools", "musc", "--json")),
        bench.Case("schools --json", (perfcli, "schools", "--json")),
        bench.Case("ask --json", (perfcli, "ask", "--json", bench.QUESTION)),
    ]


def table(names: Sequence[str], times: Sequence[Sequence[float]]) -> list[str]:
    """A line a row: each size in milliseconds, and as a ratio to `outlook --json` at its own."""
    lines = [f"{'':22}" + "".join(f"{f'x{size}, ms':>12}{'/ outlook':>12}" for size in SIZES)]
    for i, name in enumerate(names):
        cells = (f"{each[i]:12.1f}{each[i] / each[0]:12.2f}" for each in times)
        lines.append(f"{name:22}" + "".join(cells))
    return lines


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, help="runs of each row (default 7)")
    parser.add_argument("--write", type=Path, help="put the table into this page of docs/ too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="perfcli-growth-") as name:
        scripts = bench.install(Path(name))
        times = [measured(scripts, Path(name), size, chosen.runs) for size in SIZES]
        lines = table([case.name for case in rows(scripts)], times)
    print("\n".join(lines))
    if chosen.write:
        bench.put(chosen.write, "growth", [*bench.machine(chosen.runs), "", "```", *lines, "```"])
    return 0


if __name__ == "__main__":
    sys.exit(main())

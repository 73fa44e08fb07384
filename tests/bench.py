"""Start-up time and memory of an installed perfcli against a small Typer app. A script, no test.

    python tests/bench.py [--runs N] [--growth] [--strict] [--write docs/performance.md]

Builds the wheel, installs it with its dependencies and nothing else into a fresh environment, puts
a two-command Typer app beside it, and runs all of them in turn, so that a busy moment of the
machine hits every row alike. With --growth the knowledge is multiplied too (tests/growth.py). Exits
0 whatever comes out; with --strict 1 if a target is missed.
"""

import argparse
import json
import os
import platform
import shutil
import struct
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

try:
    import pty
    import termios
    from fcntl import ioctl
except ImportError:  # Windows
    raise SystemExit("tests/bench.py needs a POSIX system: terminals and posix_spawn") from None

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "tests" / "profiles_good" / "full.yaml"
OWN = "status: paused\nstatus_basis: A call\nfacts: [{id: my-visit, claim: Two simulators.}]\n"
MEMORY_TARGET = 1.6
# Where Tab is pressed: commands, values of each size, options.
TABS = (
    (),
    ("schools",),
    ("license",),
    ("pay",),
    ("glossary",),
    ("data", "facts"),
    ("checklist", "entry", "--done"),
    ("schools", "--sort"),
)
MANY = 1000  # entries from which on their own memory counts
APP = '''
import typer

app = typer.Typer()


@app.command()
def greet(name: str, loud: bool = False) -> None:
    """Greet somebody."""
    print(f"Hello {name.upper() if loud else name}")


@app.command()
def part(name: str, loud: bool = False) -> None:
    """Say goodbye."""
    print(f"Bye {name.upper() if loud else name}")
'''
# The form in which pip writes a console script.
SCRIPT = """import sys
from smallapp import app
if __name__ == '__main__':
    sys.argv[0] = sys.argv[0].removesuffix('.exe')
    sys.exit(app())
"""
# A child's peak starts from the memory of the process that starts it: so a small one starts it.
STARTER = """
import os, sys, time
start = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
spent = time.perf_counter() - start
os.write(2, f"{spent} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}".encode())
"""


class Case(NamedTuple):
    """A row of the table. `target` is the most that the ratio of its time to the app's may be.

    `entries`: how many the log of its user holds. `of`: the row that the target is a ratio to, if
    that is not the app. `whole`: it holds all of the data at once. `own`: the user has facts of
    their own; `tab`: a shell asks what may stand there. `most`: the most memory in MiB.
    """

    name: str
    words: tuple[str, ...]
    target: float | None = None
    terminal: bool = False
    entries: int = 0
    of: str = ""
    whole: bool = False
    own: bool = False
    tab: bool = False
    most: float | None = None


class Run(NamedTuple):
    """One run: milliseconds, and peak memory in MiB."""

    time: float
    memory: float


APP_CASE = "Typer app, one command"
BARE_CASE = "bare interpreter"
OUTLOOK, TRACK, PLAN = "outlook --json", "track, 10 entries", "plan, 10 entries"
QUESTION = "do i need a license in texas, and what does it cost"
EMPTY = -1  # entries of a home without anything


def cases(scripts: Path) -> list[Case]:
    """The rows. Every one is run by the environment's own interpreter with -I."""
    perfcli = str(scripts / "perfcli")
    return [
        Case(BARE_CASE, ("-c", "pass")),
        Case(APP_CASE, (str(scripts / "smallapp"), "greet", "Ada")),
        Case(OUTLOOK, (perfcli, "outlook", "--json"), 1.2),
        Case("schools musc --json", (perfcli, "schools", "musc", "--json"), 1.2),
        Case("the same, own facts", (perfcli, "schools", "musc", "--json"), 1.4, own=True),
        Case("schools --json", (perfcli, "schools", "--json")),
        Case("ask --json", (perfcli, "ask", "--json", QUESTION), 1.6, of=OUTLOOK, most=60),
        Case("match --json", (perfcli, "match", "--json"), 1.5),
        Case("track: a write", (perfcli, "track", "musc", "--status", "applied"), 1.6),
        Case("log case: a write", (perfcli, "log", "case", "--category", "primary"), 1.6),
        Case("log --hours: a write", (perfcli, "log", "study", "--hours", "0.1"), 1.6),
        Case("checklist: a write", (perfcli, "checklist", "entry", "--done", "entry-read"), 1.6),
        Case(TRACK, (perfcli, "track", "--json"), entries=10),
        Case("track, 10,000 entries", (perfcli, "track", "--json"), 2, False, 10_000, TRACK),
        Case(PLAN, (perfcli, "plan", "--json"), entries=10),
        Case("plan, 10,000 entries", (perfcli, "plan", "--json"), 2, False, 10_000, PLAN),
        Case("bare, with a plan", (perfcli,), entries=10),
        Case("bare, without", (perfcli,), entries=EMPTY),
        Case("log, 10 entries", (perfcli, "log"), entries=10),
        Case("log, 10,000 entries", (perfcli, "log"), entries=10_000),
        Case("a write, 10,000 entries", (perfcli, "log", "ceu", "--count", "1"), entries=10_000),
        Case("outlook on a terminal", (perfcli, "outlook"), 1.9, terminal=True),
        *(Case(f"Tab: {' '.join(words)}", (perfcli, *words, ""), 1.3, tab=True) for words in TABS),
        Case("--version", (perfcli, "--version"), 1.1),
        Case("--help", (perfcli, "--help"), 2.2),
        Case("export -: the handbook", (perfcli, "export", "-"), 12, whole=True),
    ]


def install(folder: Path) -> Path:
    """A fresh environment in `folder` with the wheel and the small app; returns its scripts."""
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", str(ROOT), "--no-deps", "-w", str(folder)], check=True)
    (wheel,) = folder.glob("perfcli-*.whl")
    subprocess.run([*pip, "install", "--compile", str(wheel)], check=True)
    where = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip())
    (site / "smallapp.py").write_text(APP)
    (scripts / "smallapp").write_text(f"#!{python}\n{SCRIPT}")
    compiled = [python, "-m", "py_compile", str(site / "smallapp.py")]
    subprocess.run(compiled, check=True)
    return scripts


def prepare(scripts: Path, folder: Path, entries: int, own: bool) -> None:
    """A home with a record, three applications and a log of so many entries, or with own facts.

    EMPTY entries: nothing at all.
    """
    if entries == EMPTY and not own:
        return
    (folder / "config").mkdir(parents=True)
    shutil.copy(RECORD, folder / "config" / "profile.yaml")
    if own:
        (folder / "config" / "data" / "schools").mkdir(parents=True)
        (folder / "config" / "data" / "schools" / "musc.yaml").write_text(OWN)
    if entries == 0:
        return
    rows = (
        f"{'case,primary' if i % 2 else 'shadow,case'},"
        f"{2000 + i % 26}-{i % 12 + 1:02}-{i % 28 + 1:02},note {i}"
        for i in range(entries)
    )
    (folder / "log.csv").write_text("\n".join(["kind,category,date,note", *rows]) + "\n")
    env = {"PATH": os.environ.get("PATH", ""), "PERFCLI_HOME": str(folder)}
    perfcli = [str(scripts / "python"), "-I", str(scripts / "perfcli")]
    for words in (
        ["log", "--import", str(folder / "log.csv")],
        ["track", "musc", "utah", "unmc", "--status", "preparing"],
    ):
        subprocess.run([*perfcli, *words], env=env, check=True, capture_output=True)


def measure(python: Path, case: Case, env: dict[str, str]) -> Run:
    """Run a case once."""
    command = [str(python), "-I", "-S", "-c", STARTER, str(python), "-I", *case.words]
    if case.terminal:
        master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    else:
        slave = os.open(os.devnull, os.O_RDWR)
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=subprocess.PIPE, env=env)
    os.close(slave)
    if case.terminal:
        _drain(master)
    assert process.stderr is not None
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    spent, memory, code = said.split()[-3:]
    if code != "0":
        raise SystemExit(f"{case.name}: exit code {code}\n{said}")
    kilo = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Run(float(spent) * 1000, float(memory) / kilo)


def _drain(master: int) -> None:
    """Read a terminal until the other side is closed."""
    try:
        while os.read(master, 65536):
            pass
    except OSError:  # Linux says so when the last process has gone
        pass
    os.close(master)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def table(rows: list[Case], runs: dict[str, list[Run]]) -> tuple[list[str], bool]:
    """The lines of the table, and whether every target is met."""
    times = {name: median([run.time for run in each]) for name, each in runs.items()}
    memory = {name: median([run.memory for run in each]) for name, each in runs.items()}
    head = f"{'':24}{'ms':>8}{'/ app':>8}{'/ bare':>8}{'target':>8}{'':7}{'MiB':>7}{'/ app':>8}"
    lines, met = [head], True
    for case in rows:
        ratio = times[case.name] / times[APP_CASE]
        size = memory[case.name] / memory[APP_CASE]
        measured = times[case.name] / times[case.of] if case.of else ratio
        quick = case.target is None or measured <= case.target
        small = size <= MEMORY_TARGET or case.entries > MANY or case.whole
        small = small and (case.most is None or memory[case.name] <= case.most)
        met = met and quick and small
        verdict = "" if case.target is None else "pass" if quick else "OVER"
        lines.append(
            f"{case.name:24}{times[case.name]:8.1f}{ratio:8.2f}"
            f"{times[case.name] / times[BARE_CASE]:8.2f}"
            f"{_target(case):>8}  {verdict:5}"
            f"{memory[case.name]:7.1f}{size:8.2f}  {'' if small else 'OVER'}".rstrip()
        )
    lines.append("* times another row: ask against outlook, 10,000 entries against 10.")
    lines.append(
        f"Memory target, but for the handbook and many entries: {MEMORY_TARGET} times the app's;"
    )
    lines.append("of ask 60 MiB as well.")
    return lines, met


def _target(case: Case) -> str:
    if case.target is None:
        return ""
    return f"{case.target}*" if case.of else str(case.target)


def machine(runs: int, order: str = "in turn") -> list[str]:
    """What was measured on, and when."""
    today = datetime.now(tz=UTC).date()
    return [
        f"{today.isoformat()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; medians of {runs} runs, the rows {order}."
    ]


def put(page: Path, part: str, lines: Sequence[str]) -> None:
    """Replace what stands between the marks of a part of a page."""
    start, end = f"<!-- {part} -->", f"<!-- /{part} -->"
    before, rest = page.read_text(encoding="utf-8").split(start, 1)
    after = rest.split(end, 1)[1]
    page.write_text("\n".join([before + start, *lines, end + after]), encoding="utf-8")


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, help="runs of each row (default 15)")
    parser.add_argument("--growth", action="store_true", help="multiply the knowledge as well")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a target is missed")
    parser.add_argument("--write", type=Path, help="put the table into this page of docs/ too")
    parser.add_argument("--json", action="store_true", help="every single run as JSON instead")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="perfcli-bench-") as name:
        folder = Path(name)
        scripts = install(folder)
        rows = cases(scripts)
        env = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": name,
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        kinds = {(case.entries, case.own) for case in rows}
        homes = {kind: folder / f"home-{kind[0]}-{kind[1]}" for kind in kinds}
        for (entries, has_own), home in homes.items():
            prepare(scripts, home, entries, has_own)
        runs: dict[str, list[Run]] = {case.name: [] for case in rows}
        for turn in range(chosen.runs + 1):
            for case in rows:
                own = {**env, "PERFCLI_HOME": str(homes[case.entries, case.own])}
                if case.tab:
                    own["_PERFCLI_COMPLETE"] = "bash"
                run = measure(scripts / "python", case, own)
                if turn:  # the first round only warms the disk cache
                    runs[case.name].append(run)
    lines, met = table(rows, runs)
    print(json.dumps(runs) if chosen.json else "\n".join(lines))
    if chosen.write:
        put(chosen.write, "times", [*machine(chosen.runs), "", "```", *lines, "```"])
    if chosen.growth:
        import growth

        met = growth.report(chosen.write) and met
    return 0 if met or not chosen.strict else 1


if __name__ == "__main__":
    sys.exit(main())

"""Writers that are killed, and writers in a crowd. A script, so that it may fork; no test.

    python hammer.py kills JOURNAL ROUNDS SEED
    python hammer.py crowd JOURNAL PROCESSES ENTRIES

Prints one JSON object of what was acknowledged and what was found. `kills` forks a writer, which
says the number of each entry once it was told that it is safe, and kills it at a random moment,
once a round; then it reads the journal.
"""

import json
import os
import random
import select
import signal
import sys
import time
from datetime import date
from pathlib import Path

from perfcli.errors import UserError
from perfcli.journal.database import reading
from perfcli.journal.events import Event, add, logged
from perfcli.journal.records import Logged

LONGEST = 0.012  # seconds up to the kill: some writes of a fast disk


def write(path: Path, number: int) -> None:
    """Add the entry of a number, of a size that differs, so that pages split now and then."""
    note = f"{number} {'x' * (number * 37 % 900)}"
    told = Logged(date=date(2026, 11, 1), note=note)
    add(path, f"entry {number}", [Event("log", "case", told)])


def numbers(path: Path) -> list[int]:
    """The numbers of the entries that the journal holds."""
    return [int((entry.told.note or "").split()[0]) for entry in logged(path)]


def killed_writer(path: Path, first: int, chance: random.Random) -> tuple[list[int], int]:
    """Numbers that a writer said before it was killed, and the last that it may have begun."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        for number in range(first, first + 10_000):
            write(path, number)
            os.write(writer, f"{number}\n".encode())
        os._exit(0)
    os.close(writer)
    if chance.random() < 0.8:  # else it may be killed before it has written anything
        select.select([reader], [], [], 30)
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    said = b""
    while part := os.read(reader, 65536):
        said += part
    os.close(reader)
    told = [int(line) for line in said.split()]
    return told, (told[-1] if told else first - 1) + 1


def kills(path: Path, rounds: int, seed: int) -> dict[str, object]:
    """Kill a writer again and again; after each kill nothing that it said may be missing."""
    chance = random.Random(seed)
    said: list[int] = []
    unsaid: set[int] = set()
    halves, first = 0, 0
    lost: set[int] = set()
    strange: set[int] = set()
    for _ in range(rounds):
        told, last = killed_writer(path, first, chance)
        halves += path.with_name(f"{path.name}-journal").exists()
        said += told
        unsaid.add(last)
        first = last + 1
        found = numbers(path)
        lost |= set(said) - set(found)
        strange |= set(found) - set(said) - unsaid
        assert len(found) == len(set(found))
    with reading(path) as base:
        check = base.execute("PRAGMA integrity_check").fetchone()[0]
    return {
        "said": len(said),
        "lost": sorted(lost),
        "strange": sorted(strange),
        "halves": halves,
        "check": check,
    }


def crowd(path: Path, processes: int, entries: int) -> dict[str, object]:
    """Several processes add entries at the same time."""
    pids = []
    for i in range(processes):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                for number in range(i * entries, (i + 1) * entries):
                    write(path, number)
                code = 0
            except UserError as error:
                sys.stderr.write(f"{i}, entry {number}: {error}\n")
                sys.stderr.flush()
            finally:
                os._exit(code)
        pids.append(pid)
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    return {"codes": codes, "found": sorted(numbers(path))}


if __name__ == "__main__":
    act, where, *more = sys.argv[1:]
    done = {"kills": kills, "crowd": crowd}[act](Path(where), *map(int, more))
    sys.stdout.write(json.dumps(done))

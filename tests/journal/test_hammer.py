"""Never lost: killed at any moment, and written by a crowd.

The short form runs with the other tests; with PERFCLI_LONG=1, as .ci/full has it, the whole.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
LONG = os.environ.get("PERFCLI_LONG") == "1"
KILLS = 1000 if LONG else 100
CROWD = (8, 200) if LONG else (4, 50)
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def hammer(act: str, path: Path, *numbers: int) -> dict[str, Any]:
    """What the script found."""
    script = str(Path(__file__).with_name("hammer.py"))
    command = [sys.executable, script, act, str(path), *map(str, numbers)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(command, env=env, capture_output=True, check=False, timeout=600)
    assert result.returncode == 0, result.stderr.decode()
    return dict(json.loads(result.stdout))


def test_what_was_acknowledged_survives_every_kill(path):
    found = hammer("kills", path, KILLS, 7)
    assert found["lost"] == []
    assert found["strange"] == []
    assert found["check"] == "ok"
    assert found["said"] >= KILLS // 2
    assert found["halves"] > 0  # some kills did hit a write half done


def test_no_entry_of_a_crowd_is_lost(path):
    processes, entries = CROWD
    found = hammer("crowd", path, processes, entries)
    assert found["codes"] == [0] * processes
    assert found["found"] == list(range(processes * entries))


COMMAND = [sys.executable, "-m", "perfcli", "log", "case", "--category", "primary", "--note"]


def test_what_the_command_has_said_survives_its_kill(path, tmp_path):
    """The same from outside: what stands on stdout is in the journal."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    subprocess.run([*COMMAND, "warm"], env=env, check=True, capture_output=True)
    begun = time.monotonic()
    subprocess.run([*COMMAND, "warm"], env=env, check=True, capture_output=True)
    whole = time.monotonic() - begun
    rounds = 200 if LONG else 8
    said = ["warm", "warm"]
    for number in range(rounds):
        process = subprocess.Popen([*COMMAND, str(number)], env=env, stdout=subprocess.PIPE)
        time.sleep(whole * (0.6 + 0.5 * number / rounds))
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        if b"Logged" in out:
            said.append(str(number))
    shown = subprocess.run([*COMMAND[:4], "--json"], env=env, check=True, capture_output=True)
    notes = [entry["note"] for entry in json.loads(shown.stdout)["data"]["entries"]]
    assert [note for note in said if notes.count(note) < said.count(note)] == []
    assert len(notes) == len(set(notes)) + 1

"""`perfcli data links` from end to end, against a server on this machine."""

import csv
import importlib.util
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
from perfcli.knowledge.load import Knowledge
from perfcli.knowledge.store import MemoryStore
from perfcli.links.manners import Manners

ROOT = Path(__file__).parent.parent.parent
QUICK = Manners(delay=0, backoff=0, timeout=5)
RUN = """
import signal
import sys
from pathlib import Path
from perfcli.cli import run
from perfcli.knowledge import store
from perfcli.knowledge.compile import compile_folder
from perfcli.knowledge.folder import read_folder
signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever a parent ignores
made = store.MemoryStore(compile_folder(read_folder(Path(sys.argv[1]))))
store.checkout_store = lambda root: made
sys.exit(run(sys.argv[2:]))
"""


@pytest.fixture
def server(monkeypatch):
    path = Path(__file__).parent.parent / "links" / "server.py"
    spec = importlib.util.spec_from_file_location("links_server", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("perfcli.links.manners.Manners", lambda: QUICK)
    with module.serving() as running:
        yield running


@pytest.fixture
def leading(good_root, tmp_path, server):
    """Data whose addresses lead, one by one, to these paths of the server."""

    def make(*paths, source=good_root):
        folder = Path(shutil.copytree(source, tmp_path / "links-data"))
        queue = list(paths)
        for path in sorted(folder.rglob("*.yaml")):
            lines = []
            for line in path.read_text("utf-8").splitlines():
                word = ""
                if re.search(r"\burl: ", line):
                    word = f"{server.url}/{queue.pop(0) if queue else 'fine'}/{len(lines)}"
                lines.append(re.sub(r"\burl: [^,}]+", f"url: {word}", line) if word else line)
            path.write_text("\n".join(lines) + "\n", "utf-8")
        return folder

    return make


@pytest.fixture
def check(run, leading, monkeypatch):
    """Run `data links` on data whose addresses lead to these paths."""

    def call(paths, *words, tty=False, source=ROOT / "tests" / "data_good"):
        store = MemoryStore(compile_folder(read_folder(leading(*paths, source=source))))
        monkeypatch.setattr("perfcli.commands.links.load", lambda: Knowledge(store))
        return run("data", "links", *words, tty=tty)

    return call


def test_all_is_well(check):
    result = check(())
    assert result.code == 0
    assert result.err == ""  # progress is for a terminal
    assert "answers" in result.out


def test_what_is_gone_or_moved_is_told_with_its_place(check, server):
    result = check(["gone", "moved", "closed"], "--json")
    assert result.code == 3
    data = json.loads(result.out)["data"]
    assert data["whole"] is True
    assert data["total"] == len(data["links"]) == sum(data["counts"].values())
    by_verdict = {one["verdict"]: one for one in reversed(data["links"])}
    assert by_verdict["gone"]["status"] == 404
    assert by_verdict["moved"]["moved_to"] == f"{server.url}/fine/new"
    assert by_verdict["moved"]["permanent"] is True
    assert by_verdict["refused"]["status"] == 403
    assert all(one["homes"] and one["ids"] for one in data["links"])


def test_moved_and_refused_alone_are_no_failure(check, server):
    result = check(["moved", "closed"])
    assert result.code == 0
    assert "Moved: 1" in result.out and f"{server.url}/fine/new" in result.out
    assert "Refused: 1" in result.out
    assert "Ok:" not in result.out


def test_the_rest_is_shown_with_all(check):
    assert "Ok:" in check((), "--all").out


def test_csv(check):
    rows = list(csv.DictReader(io.StringIO(check(["gone"], "--csv").out)))
    assert rows[0]["verdict"] == "gone"
    assert rows[0]["status"] == "404"


def test_nothing_can_be_reached(check, server):
    result = check(["reset"] * 20)
    assert result.code == 1
    assert "is this machine online" in result.err


def test_progress_is_on_stderr_of_a_terminal_only(check, monkeypatch):
    monkeypatch.setattr("perfcli.render.progress.PATIENCE", 0)
    monkeypatch.setattr("perfcli.render.progress.PAUSE", 0)
    result = check((), tty=True)
    assert "addresses" in result.err and "[#" in result.err
    assert "[#" not in result.out


def test_ctrl_c_gives_what_is_known_so_far(check, monkeypatch):
    import perfcli.links.probe as probe

    whole = probe.ask_all

    def stopped(urls, manners):
        found = whole(urls, manners)
        yield next(found)
        found.close()
        raise KeyboardInterrupt

    monkeypatch.setattr("perfcli.links.probe.ask_all", stopped)
    result = check((), "--json")
    assert result.code == 130
    data = json.loads(result.out)["data"]
    assert data["whole"] is False
    assert len([one for one in data["links"] if one["tries"]]) == 1
    assert data["total"] > 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_a_real_ctrl_c_ends_a_stalled_check(leading, server, tmp_path):
    folder = leading("stalled", "stalled", "fine", "stalled")
    command = [sys.executable, "-c", RUN, str(folder), "data", "links"]
    env = {**os.environ, "NO_PROXY": "127.0.0.1", "PERFCLI_HOME": str(tmp_path)}
    child = subprocess.Popen(command, stdout=-1, stderr=-1, text=True, env=env, cwd=ROOT)
    for _ in range(500):
        if any("stalled" in path for _, path in list(server.asked)):
            break
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    try:
        out, err = child.communicate(timeout=20)
    finally:
        child.kill()
    assert child.returncode == 130, err
    assert "Stopped: 1 of" in out
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [["--open"], ["--topic", "nowhere-at-all"]])
def test_what_is_wrong_is_told_before_anything_is_asked(check, server, words):
    assert check((), *words).code == 2
    assert server.asked == []


def test_an_address_that_is_not_to_be_asked_is_not(check, server, tmp_path, good_root):
    rule = tmp_path / "good" / "links.yaml"
    shutil.copytree(good_root, rule.parent)
    text = "unasked:\n  - {starts: URL, why: Asks programs to stay away}\n"
    rule.write_text(text.replace("URL", f'"{server.url}"'))
    result = check((), "--json", source=rule.parent)
    links = json.loads(result.out)["data"]["links"]
    assert {(one["verdict"], one["detail"]) for one in links} == {
        ("unasked", "Asks programs to stay away")
    }
    assert server.asked == []

"""`mcp` as a command: what it says where it cannot serve, and what it leaves unloaded."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from perfcli.mcp.size import LIMIT
from perfcli.mcp.tools import TOOLS

ROOT = Path(__file__).parent.parent.parent

HEAVY = {"mcp", "mcp_types", "anyio", "starlette", "httpx2", "opentelemetry"}
if tuple(map(int, version("typer").split(".")[:2])) < (0, 29):  # which loads it for itself
    HEAVY.add("pydantic")


@pytest.fixture
def without_the_extra(monkeypatch):
    """As if the SDK were not installed."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("mcp", "mcp_types")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp_types", None)


def test_without_the_extra_it_says_how_to_install_it(run, without_the_extra):
    result = run("mcp")
    assert (result.code, result.out) == (2, "")
    assert "the extra `mcp`" in result.err and 'pip install "perfcli[mcp]"' in result.err
    assert len(result.err.splitlines()) == 2


@pytest.mark.parametrize("option", ["--json", "--csv", "--markdown", "--open"])
def test_it_prints_no_answer(run, option):
    result = run("mcp", option)
    assert result.code == 2
    if option == "--json":
        assert json.loads(result.out)["errors"][0]["code"] == "usage"


def test_a_closed_standard_input_is_told(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    result = run("mcp")
    assert result.code == 2 and "standard input is closed" in result.err


@pytest.mark.parametrize("words", [["outlook", "--json"], ["schools", "utah"], ["mcp", "--help"]])
def test_no_other_command_loads_any_of_the_sdk(words, tmp_path):
    code = (
        "import sys; from perfcli.cli import run; code = run(sys.argv[1:]); sys.stdout.flush(); "
        "print(*sorted(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    env = {**os.environ, "PERFCLI_HOME": str(tmp_path)}
    command = [sys.executable, "-P", "-c", code, *words]
    result = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    loaded = {name.split(".")[0] for name in result.stderr.split()}
    assert "perfcli" in loaded
    assert loaded & HEAVY == set()


def test_the_readme_shows_how_it_is_set_up():
    readme = (ROOT / "README.md").read_text("utf-8")
    part = readme.split("## In a chat program", 1)[1].split("\n## ", 1)[0]
    shown = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", part, re.DOTALL)]
    servers = [one["mcpServers"]["perfcli"] for one in shown]
    assert [server["args"] for server in servers] == [["mcp"], ["mcp"]]
    assert servers[0]["command"].startswith("/") and servers[1]["command"].startswith("C:\\")
    assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == list(TOOLS)
    assert f"{LIMIT:,} characters" in part

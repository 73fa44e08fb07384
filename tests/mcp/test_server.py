"""The server in the real thing: a process of its own, and the SDK's own client."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from perfcli.mcp.tools import TOOLS

PROFILES = Path(__file__).parent.parent / "profiles_good"
PERFCLI = ["-P", "-m", "perfcli", "mcp"]
SECONDS = 20  # far more than it takes; a server that hangs fails the test
CALLS: dict[str, dict[str, Any]] = {
    "search": {"question": "what do perfusionists earn"},
    "topic": {"name": "outlook"},
    "schools": {"names": ["utah"]},
    "compare": {"names": ["iowa", "utah"]},
    "deadlines": {},
    "match": {"record": {"gpa": {"overall": 3.4}}, "schools": ["utah"]},
    "license": {"states": ["ny"]},
    "careers": {"names": ["crna"]},
    "glossary": {"terms": ["cpb"]},
}
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a server with folders of its own."""
    return {**os.environ, "PERFCLI_HOME": str(home), "PERFCLI_TODAY": "2026-11-24"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders without a profile; one for all, so that the data is compiled but once."""
    return tmp_path_factory.mktemp("home")


def with_client(home: Path, work: Any, *options: str, mode: str = "auto") -> Any:
    """What `work` returns, done with a client whose server ends before this returns."""
    server = StdioServerParameters(
        command=sys.executable, args=[*PERFCLI, *options], env=surroundings(home)
    )

    async def main() -> Any:
        with anyio.fail_after(SECONDS), (home / "stderr").open("w+") as talk:
            async with Client(stdio_client(server, errlog=talk), mode=mode) as client:
                found = await work(client)
            talk.seek(0)
            return found, talk.read()

    found, talk = anyio.run(main)
    assert talk == ""
    return found


@pytest.mark.parametrize("mode", ["auto", "legacy"])  # both ways in which clients begin
def test_a_client_lists_the_tools_and_calls_each(home, mode):
    async def work(client: Client) -> Any:
        tools = (await client.list_tools()).tools
        results = {name: await client.call_tool(name, given) for name, given in CALLS.items()}
        return client.instructions, tools, results

    instructions, tools, results = with_client(home, work, mode=mode)
    for part in ("public pages", "no official body", "Give the year", "invent no", "not known"):
        assert part in instructions
    assert [tool.name for tool in tools] == list(TOOLS) == list(CALLS)
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert "outlook" in next(tool.description for tool in tools if tool.name == "topic")
    for name, result in results.items():
        assert not result.is_error, result
        (content,) = result.content
        document = json.loads(content.text)
        assert document["command"] == name and document["sources"]


def test_wrong_calls_are_told_and_the_next_one_works(home):
    async def work(client: Client) -> Any:
        return [
            await client.call_tool("nonsense", {}),
            await client.call_tool("schools", {"names": ["uttah"]}),
            await client.call_tool("search", {"qestion": "pay"}),
            await client.call_tool("match", {}),
            await client.call_tool("glossary", {"terms": ["cpb"]}),
        ]

    *wrong, right = with_client(home, work)
    assert all(result.is_error for result in wrong) and not right.is_error
    texts = [result.content[0].text for result in wrong]
    assert "Tools: search" in texts[0] and "Did you mean: utah" in texts[1]
    assert "did you mean `question`?" in texts[2] and "record: missing" in texts[3]


def test_the_users_profile_is_read_only_where_that_is_asked_for(home):
    profile = home / "config" / "profile.yaml"
    profile.parent.mkdir()
    profile.write_text((PROFILES / "full.yaml").read_text("utf-8"), "utf-8")

    async def work(client: Client) -> Any:
        return await client.call_tool("match", {"schools": ["utah"]})

    assert with_client(home, work).is_error
    mine = with_client(home, work, "--use-my-profile")
    assert "3.42" in mine.content[0].text
    profile.unlink()


def test_to_read_a_profile_that_is_not_there_is_told(home):
    async def work(client: Client) -> Any:
        return await client.call_tool("match", {})

    result = with_client(home, work, "--use-my-profile")
    assert result.is_error and "no profile" in result.content[0].text


@pytest.fixture
def process(home):
    """A server that has said hello."""
    command = [sys.executable, *PERFCLI]
    pipe = subprocess.PIPE
    env = surroundings(home)
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=env) as server:
        server.stdin.write(json.dumps(HELLO).encode() + b"\n")
        server.stdin.flush()
        assert json.loads(server.stdout.readline())["id"] == 1
        yield server
        server.kill()


def ended(server: Any) -> tuple[int, bytes]:
    """How a server ends, and what it says then."""
    return server.wait(SECONDS), server.stderr.read()


def test_a_client_that_goes_away_ends_it_quietly(process):
    process.stdin.close()
    assert process.stdout.read() == b""
    assert ended(process) == (0, b"")


def test_a_client_that_no_longer_reads_ends_it_quietly(process):
    process.stdout.close()
    ask = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
    process.stdin.write(json.dumps(ask).encode() + b"\n")
    process.stdin.flush()
    time.sleep(0.5)
    process.stdin.close()
    assert ended(process) == (0, b"")


def test_what_is_no_message_ends_nothing(process):
    process.stdin.write(b"nonsense\n\xff\xfe\n")
    ask = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
    process.stdin.write(json.dumps(ask).encode() + b"\n")
    process.stdin.flush()
    while json.loads(line := process.stdout.readline()).get("id") != 2:
        pass  # every line is a message of the protocol
    assert b"search" in line
    process.stdin.close()
    assert ended(process)[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="a signal of POSIX")
def test_ctrl_c_ends_it_at_once(process):
    process.send_signal(signal.SIGINT)
    assert ended(process) == (-signal.SIGINT, b"")

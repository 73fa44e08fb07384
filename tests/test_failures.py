"""When things go wrong: the clear answer, the right exit code, and never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from perfcli.knowledge import store as stores
from perfcli.knowledge.store import MemoryStore

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, "-m", "perfcli")


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process: a home of its own and nothing that changes an answer."""
    home = tmp_path_factory.mktemp("home")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PERFCLI_HOME": str(home / "perfcli"),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }


def process(env: Mapping[str, str], *words: str, **more: object) -> subprocess.CompletedProcess:
    """Run perfcli in a process of its own; there is never a traceback."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    result = subprocess.run([*COMMAND, *words], env=env, check=False, **options)
    assert b"Traceback" not in (result.stderr or b"")
    return result


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("outlok", "no command is called 'outlok'"),
        ("qqqqq", "no command is called 'qqqqq'"),
        ("outlook nowhere", "'nowhere'"),
        ("tips 99", "no number 99"),
        ("schools no-such", "'no-such'"),
        ("resources no-such-kind", "'no-such-kind'"),
        ("sources no-such", "'no-such'"),
        ("data facts no-such", "'no-such'"),
        ("data nothing", "nothing"),
        ("outlook --nonsense", "--nonsense"),
        ("resources --for nobody", "--for: 'nobody'"),
        ("outlook --color sometimes", "--color: 'sometimes'"),
        ("outlook --today yesterday", "--today: 'yesterday' is no date"),
    ],
)
def test_what_is_unknown_is_named_with_the_next_step(run, words, message):
    result = run(*words.split())
    assert (result.code, result.out) == (2, "")
    said, hint = result.err.splitlines()
    assert said.startswith("perfcli: ")
    assert message in said
    assert "perfcli " in hint or hint.startswith(("Expected", "Write", "Try"))
    spoken = run(*words.split(), "--json")
    assert (spoken.code, spoken.err) == (2, "")
    (error,) = json.loads(spoken.out)["errors"]
    assert f"perfcli: {error['message']}" == said


def test_a_bad_day_in_the_environment_is_named(run, monkeypatch):
    monkeypatch.setenv("PERFCLI_TODAY", "2026-02-30")
    result = run("outlook")
    assert result.code == 2
    assert "PERFCLI_TODAY: '2026-02-30' is no date" in result.err
    monkeypatch.setenv("PERFCLI_TODAY", "soon")
    assert json.loads(run("outlook", "--json").out)["errors"][0]["code"] == "usage"


@pytest.fixture
def compiled(store: MemoryStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Compiled files as they lie in a wheel, for a test to break."""
    root = tmp_path / "shipped" / stores.COMPILED
    for name, content in store.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    monkeypatch.setattr(stores, "SHIPPED", root.parent)
    return root


def test_a_missing_compiled_file_is_named(run, compiled):
    (compiled / "topics" / "outlook.json").unlink()
    result = run("outlook")
    assert result.code == 4
    assert str(compiled / "topics" / "outlook.json") in result.err
    assert "Reinstall perfcli" in result.err
    assert json.loads(run("outlook", "--json").out)["errors"][0]["code"] == "unreadable"
    assert run("tips").code == 0


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"topic": 1}', b"\xff\xfe\x00", b'{"topic": {"id": "\xff"}}']
)
@pytest.mark.parametrize("name", ["topics/outlook.json", "index.json"])
def test_a_damaged_compiled_file_is_named(run, compiled, name, content):
    (compiled / name).write_bytes(content)
    result = run("outlook")
    assert (result.code, result.out) == (3, "")
    assert f"the compiled file {name} is damaged" in result.err
    assert "Reinstall perfcli" in result.err
    assert json.loads(run("outlook", "--json").out)["errors"][0]["code"] == "invalid-file"


def test_the_version_is_told_even_without_its_date(run, compiled):
    for damage in (lambda path: path.write_bytes(b"\xff"), Path.unlink):
        damage(compiled / "as_of.txt")
        result = run("--version")
        assert result.code == 0
        assert "(data of unknown)" in result.out


ENTRY = "- id: x\n  title: X\n  publisher: Y\n  kind: trade\n"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (f"{ENTRY}  title: Z\n", "sources.yaml:5: -: the key 'title' stands twice"),
        (f"{ENTRY}\tnote: Z\n", "sources.yaml:5: -: not YAML"),
        (BOMB, "sources.yaml:2: -: an alias"),
        (b"\x00\x01\x02\x03", "sources.yaml:1: -: not YAML"),
        (b"PK\x03\x04\x14\xff", "sources.yaml: -: byte 5 is not UTF-8"),
        ("\ufeff".encode("utf-16"), "sources.yaml: -: byte 0 is not UTF-8"),
        ("- id: Zürich".encode("latin-1"), "sources.yaml: -: byte 7 is not UTF-8"),
        (50_000_000, "sources.yaml: -: the file has more than"),
        ("- id: [" + "[" * 5000, "sources.yaml"),
        ("- id: x\n  colour: red\n", "sources.yaml:2: x: colour: no such field"),
    ],
)
def test_a_broken_data_file_is_named_with_its_line(run, good_root, tmp_path, content, complaint):
    folder = tmp_path / "data"
    folder.mkdir()
    for path in good_root.rglob("*.yaml"):
        target = folder / path.relative_to(good_root)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    broken = folder / "sources.yaml"
    if isinstance(content, int):
        with broken.open("wb") as file:
            file.truncate(content)  # a file of that size that takes no room
    else:
        broken.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run("data", "check", str(folder))
    assert result.code == 3
    assert any(line.strip().startswith(complaint) for line in result.out.splitlines())
    problems = json.loads(run("data", "check", str(folder), "--json").out)["data"]["problems"]
    assert {problem["file"] for problem in problems} == {"sources.yaml"}


def test_a_folder_that_is_not_there_is_no_valid_one(run, tmp_path):
    result = run("data", "check", str(tmp_path / "absent"))
    assert result.code == 4
    assert "no such folder" in result.err


@pytest.fixture
def blocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which nothing can be written, whoever asks: it lies under a file."""
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"
    monkeypatch.setenv("PERFCLI_HOME", str(home))
    return home


def test_without_a_writable_home_every_answer_is_there(env, blocked):
    result = process({**env, "PERFCLI_HOME": str(blocked)}, "outlook")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"JOB OUTLOOK")


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in the command `outlook`, whose message holds what the user has typed."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret of the user")

    monkeypatch.setattr("perfcli.commands.topic.topic_view", broken)


@pytest.mark.usefixtures("bug")
def test_a_bug_is_reported_without_the_words_of_the_user(run, tmp_path):
    result = run("outlook", "demand")
    assert (result.code, result.out) == (70, "")
    assert "a bug of ours" in result.err
    (report,) = (tmp_path / "cache").glob("report-*.md")
    assert str(report) in result.err
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "topic.py:" in text
    for private in ("secret", "demand", str(tmp_path), str(Path.home())):
        assert private not in text
    assert "Traceback" not in result.err + text
    assert "secret" not in result.err


@pytest.mark.usefixtures("bug")
def test_a_bug_is_reported_elsewhere_if_home_is_blocked(run, blocked, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    assert run("outlook").code == 70
    assert len(list(tmp_path.glob("report-*.md"))) == 1
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(blocked))
    result = run("outlook")
    assert result.code == 70
    assert "error: ZeroDivisionError" in result.err


@pytest.mark.usefixtures("bug")
def test_a_developer_gets_the_traceback(run, monkeypatch):
    monkeypatch.setenv("PERFCLI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("outlook")


def test_an_interrupt_ends_quietly(run, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("perfcli.commands.topic.topic_view", interrupted)
    result = run("outlook")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_without_a_browser_the_address_is_the_answer(env):
    bare = {**env, "PATH": "", "BROWSER": "/no/such/browser"}
    result = process(bare, "schools", "--open")
    assert result.returncode == 0
    assert result.stdout.startswith(b"https://")
    assert b"no web browser" in result.stderr


def test_the_address_is_out_before_the_browser_starts(run, monkeypatch):
    seen = []

    def opened(url: str, *_: object) -> bool:
        seen.append((url, sys.stdout.buffer.getvalue().decode()))
        return True

    monkeypatch.setattr("webbrowser.open", opened)
    run("tips", "2", "--open")
    ((url, printed),) = seen
    assert printed == f"{url}\n"


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/"])
def test_only_web_addresses_are_opened(run, monkeypatch, url):
    monkeypatch.setattr("webbrowser.open", lambda *_: pytest.fail("opened"))
    monkeypatch.setattr("perfcli.commands.topic.address", lambda view: url)
    result = run("outlook", "--open")
    assert (result.code, result.out) == (2, "")
    assert "Only http and https" in result.err


@pytest.mark.parametrize("words", ["data facts --json", "data facts", "schools --csv", "outlook"])
def test_a_reader_that_leaves_is_no_error(env, words):
    command = [*COMMAND, *words.split()]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=env, **pipes) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_reader_that_was_never_there_is_no_error(env):
    ours, theirs = os.pipe()
    os.close(ours)
    result = process(env, "outlook", stdout=theirs)
    os.close(theirs)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words", ["outlook", "outlook --json", "schools --csv", "--version", "--help", "outlok --json"]
)
def test_a_full_disk_is_told(env, words):
    with Path("/dev/full").open("wb") as full:
        result = process(env, *words.split(), stdout=full)
        assert process(env, *words.split(), stdout=full, stderr=full).returncode == 4
    assert result.returncode == 4
    assert result.stderr.startswith(b"perfcli: cannot write the answer: No space left on device\n")
    assert b"Exception ignored" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="a descriptor that is closed before the start")
def test_a_closed_stdout_is_no_error(env):
    result = process(env, "outlook", stdout=None, preexec_fn=lambda: os.close(1))
    assert (result.returncode, result.stderr) == (0, b"")

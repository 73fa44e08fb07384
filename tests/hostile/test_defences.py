"""Each known way to do harm with a file or a word, and that it is of no use here."""

import os
import re
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from perfcli.advice.calendar.due import Due
from perfcli.knowledge.rules.check import check_folder
from perfcli.render.calendar import calendar_bytes

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(good_root: Path, tmp_path: Path) -> Path:
    """A copy of the good data, to be made bad."""
    return Path(shutil.copytree(good_root, tmp_path / "data"))


def rules(folder: Path) -> set[str]:
    """The rules that a folder breaks."""
    return {problem.rule for problem in check_folder(folder)}


def edit(path: Path, old: str, new: str) -> None:
    """Put one text in the place of another."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


LINKS = hasattr(os, "symlink") and os.name != "nt"


@pytest.mark.skipif(not LINKS, reason="links need a privilege")
def test_a_link_out_of_the_data_is_not_read(folder, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("a: my secret\n")
    path = folder / "topics" / "first.yaml"
    path.unlink()
    path.symlink_to(secret)
    problems = check_folder(folder)
    assert "link" in {problem.rule for problem in problems}
    assert "secret" not in "".join(map(str, problems)).replace("secret.yaml", "")
    path.unlink()
    shutil.move(folder / "topics" / "second.yaml", folder / "topics" / "other.yaml")
    path.symlink_to("other.yaml")  # inside its folder: what it says is looked at
    assert "link" not in rules(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_in_the_data_holds_nobody_up(folder):
    path = folder / "topics" / "first.yaml"
    path.unlink()
    os.mkfifo(path)
    before = time.monotonic()
    assert check_folder(folder)
    assert time.monotonic() - before < 30


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device")
def test_an_endless_file_in_the_data_is_not_read(folder):
    path = folder / "topics" / "first.yaml"
    path.unlink()
    path.symlink_to("/dev/zero")
    assert check_folder(folder)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.example/", "ftp://x"],
)
def test_an_address_of_another_kind_is_refused(folder, url):
    edit(folder / "schools" / "alpha.yaml", "url: https://example.edu/", f"url: {url!r}")
    assert rules(folder)


@pytest.mark.parametrize("slug", ["../../etc", "..", "/etc", "a/b", "a\\\\b", "", "alpha\\n"])
def test_a_slug_leads_nowhere(folder, slug):
    edit(folder / "schools" / "alpha.yaml", "slug: alpha", f'slug: "{slug}"')
    assert rules(folder)


@pytest.mark.parametrize("sign", [r"\e[31m", r"\x9b", r"\u202e", r"\a", r"\n"])
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("about.yaml", "tagline"),
        ("resources.yaml", "heading"),
        ("glossary.yaml", "heading"),
        ("sources.yaml", "title"),
        ("topics/first.yaml", "heading"),
        ("schools/alpha.yaml", "name"),
        ("states/oh.yaml", "name"),
        ("vocabulary.yaml", "name"),
    ],
)
def test_no_text_of_the_data_commands_the_terminal(folder, name, field, sign):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    now = f'{field}: "x{sign}y"'
    changed = re.sub(rf'\b{field}: *(?:"[^"]*"|[^,}}\n]+)', lambda _: now, text, count=1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    assert "control" in rules(folder)


def due(**more: object) -> Due:
    """A date to come with something strange in it."""
    known = {
        "date": date(2026, 12, 1),
        "precision": "day",
        "days_left": 7,
        "kind": "application",
        "what": "Alpha: application closes",
        "basis": "published",
        "seen": None,
        "sources": (),
        "uid": "alpha",
        "url": "https://example.edu/",
        **more,
    }
    return Due(**{name: known.get(name) for name in Due.__struct_fields__})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["what", "uid", "url", "kind"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_no_line_is_slipped_into_a_calendar(name, end):
    bad = f"https://x.example/{end}BEGIN:VALARM{end}ACTION:PROCEDURE{end}END:VALARM"
    content = calendar_bytes([due(**{name: bad})], "2026-11-24")
    lines = content.replace(b"\r\n ", b"").splitlines()
    assert not [line for line in lines if line.startswith(b"ACTION:PROCEDURE")]
    assert len(Calendar.from_ical(content).walk("VALARM")) == 2


@pytest.mark.skipif(not LINKS, reason="links need a privilege")
def test_a_report_is_never_written_through_a_link_in_a_shared_folder(run, tmp_path, monkeypatch):
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(shared))
    monkeypatch.setattr("perfcli.report.cache_dir", lambda: Path(os.devnull) / "no")
    monkeypatch.setattr("perfcli.commands.topic.topic_view", lambda *_: 1 / 0)
    for _ in range(3):
        assert run("outlook").code == 70
    assert len({path.name for path in shared.iterdir()}) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in shared.iterdir())


def spent(*words: str, home: Path, stdin: bytes = b"") -> tuple[int, float]:
    """The exit code of perfcli in a process of its own, and the most memory it had in MB."""
    # Not getrusage: what it tells begins with the memory of the process that starts this one.
    code = (
        "import re, sys; from perfcli.cli import run; code = run(sys.argv[1:]); "
        "status = open('/proc/self/status', encoding='ascii').read(); "
        "print(re.search(r'VmHWM:\\s+(\\d+)', status)[1], file=sys.stderr); sys.exit(code)"
    )
    env = {**os.environ, "PERFCLI_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, env=env, input=stdin, capture_output=True, check=False)
    return done.returncode, int(done.stderr.split()[-1]) / 1024


BOMBS = {
    "objects": ("journal --import", b"[" + b"{}," * 6_000_000 + b"{}]"),
    "lists": ("journal --import", b"[" * 15_000_000),
    "keys": ("journal --import", b'{"changes":[' + b'{"":0},' * 2_500_000 + b"{}]}"),
    "rows": ("log --import", b"kind,date\n" + b"case,2026\n" * 1_900_000),
    "cells": ("log --import", b"," * 19_000_000),
    "too big": ("log --import", b"x" * 40_000_000),
    "aliases": (
        "profile --profile",
        b"a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b]\n",
    ),
    "deep": ("profile --profile", b"a: " + b"[" * 190_000),
    "flat": ("profile --profile", b"courses: [" + b"{}," * 60_000 + b"{}]"),
    "question": ("ask", b"perfusion " * 19_000),
}


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
@pytest.mark.parametrize("name", BOMBS)
def test_no_file_takes_all_the_memory(name, tmp_path):
    words, content = BOMBS[name]
    path = tmp_path / "bomb"
    path.write_bytes(content)
    if words == "ask":
        code, most = spent("ask", home=tmp_path, stdin=content)
    else:
        code, most = spent(*words.split(), str(path), home=tmp_path)
    assert code in (0, 1, 3)
    assert most < 300

"""The scripts of the shells: asked in real ones where they are installed."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from perfcli.completion.scripts import SHELLS, script
from perfcli.errors import UserError

ROOT = Path(__file__).parent.parent.parent
ASKED = {
    "schools mus": ["musc"],
    "track musc --status ": ["researching", "preparing", "applied"],
    "checklist entry --done entry-rea": ["entry-read"],
    "license new-y": ["new-york"],
    "sal": ["salary", "salaries"],
}


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with a `perfcli` on its path."""
    home = tmp_path_factory.mktemp("home")
    perfcli = home / "bin" / "perfcli"
    perfcli.parent.mkdir()
    perfcli.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m perfcli "$@"\n')
    perfcli.chmod(perfcli.stat().st_mode | stat.S_IXUSR)
    for shell, text in SHELLS.items():
        (home / shell).write_text(text)
    return {
        "PATH": f"{perfcli.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "PERFCLI_HOME": str(home / "perfcli"),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }


def ask(env: dict[str, str], shell: str, *code: str) -> list[str]:
    """The lines that a shell prints when it runs this code."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    command = [program, *code]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def bash(env: dict[str, str], *words: str) -> list[str]:
    """What bash offers for the last of these words, by the function that Tab calls."""
    asked = (
        'source "$HOME/bash"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
        'complete -p perfcli >/dev/null || exit 1; _perfcli "$1"; '
        'for one in "${COMPREPLY[@]}"; do printf "%s\\n" "$one"; done'
    )
    return ask(env, "bash", "--norc", "-c", asked, "bash", "perfcli", *words)


@pytest.mark.parametrize("line", ASKED)
def test_bash(env, line):
    assert bash(env, *line.split(" "))[:3] == ASKED[line]


def test_bash_with_what_it_breaks_and_expands(env):
    assert bash(env, "schools", "--sort", "=", "tu") == ["tuition"]
    assert bash(env, "log", "--import", "") == []
    assert bash(env, "schools", "*") == []
    assert bash(env, "schools", "$(touch $HOME/hit)") == []
    assert not (Path(env["HOME"]) / "hit").exists()


@pytest.mark.parametrize("line", ASKED)
def test_fish(env, line):
    found = ask(env, "fish", "-c", f'source "$HOME/fish"; complete -C "perfcli {line}"')
    names = [one.partition("\t")[0] for one in found if one]
    assert set(ASKED[line]) <= set(names)


@pytest.mark.parametrize("line", ASKED)
def test_zsh(env, line):
    # compadd, in place of zsh's own, says what it is given.
    asked = (
        "compdef() { :; }; compadd() { print -l -- $found; }; "
        'source "$HOME/zsh"; words=(perfcli "${@}"); CURRENT=$#words; _perfcli'
    )
    found = ask(env, "zsh", "-f", "-c", asked, "zsh", *line.split(" "))
    assert found[:3] == ASKED[line]


@pytest.mark.parametrize("line", ASKED)
def test_powershell(env, line):
    asked = (
        '. ([ScriptBlock]::Create((Get-Content -Raw "$HOME/powershell"))); '
        f"$line = 'perfcli {line}'; "
        "(TabExpansion2 $line $line.Length).CompletionMatches.CompletionText"
    )
    assert ask(env, "pwsh", "-NoProfile", "-Command", asked)[:3] == ASKED[line]


def test_no_shell_takes_a_carriage_return_for_a_part_of_a_word():
    assert r"line=${line%$'\r'}" in SHELLS["bash"]  # Git's bash, with a perfcli.exe


def test_the_script_is_printed(run):
    assert run("--show-completion", "zsh").out == SHELLS["zsh"]
    assert script("PWSH") == SHELLS["powershell"]
    result = run("--show-completion", "tcsh")
    assert (result.code, result.out) == (2, "")
    assert "bash, zsh, fish, powershell" in result.err
    with pytest.raises(UserError):
        script("")

"""Windows and macOS, as far as they can be faked: folders, consoles, paths, what is missing."""

import ast
import ctypes
import errno
import io
import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import platformdirs
import pytest

from perfcli import console, places, starting
from perfcli.context import Context, real_context

ROOT = Path(__file__).parent.parent
# What one family of systems alone has: inside the function that asks whether it is there.
POSIX_ONLY = {"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "readline", "curses"}
POSIX_CALLS = {
    *("os.fork", "os.getuid", "os.geteuid", "os.posix_spawn", "os.mkfifo", "os.chown", "os.kill"),
    *("os.killpg", "os.setsid", "os.uname", "os.O_DIRECTORY", "os.O_NOFOLLOW", "os.sync"),
    *("signal.SIGPIPE", "signal.SIGKILL", "signal.SIGHUP", "signal.SIGWINCH", "signal.SIGALRM"),
}
MODULES = sorted((ROOT / "perfcli").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_that_windows_lacks_is_used(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    named |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not named & POSIX_ONLY
    assert not used & POSIX_CALLS
    assert "os.rename" not in used, "os.rename fails on Windows where the name is taken: os.replace"


OTHERS = ("os.open", "webbrowser.open")
TEXT_CALLS = ("open", "read_text", "write_text")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_file_has_its_encoding(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in TEXT_CALLS or ast.unparse(node.func) in OTHERS:
            continue
        told = [str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)]
        told += [word.arg or "" for word in node.keywords]
        assert {"rb", "wb", "encoding", "utf-8"} & set(told), ast.unparse(node)


def test_the_package_loads_without_what_windows_lacks(tmp_path):
    code = (
        "import sys\n"
        f"for name in {sorted(POSIX_ONLY)!r}: sys.modules[name] = None\n"
        "import perfcli.cli\n"
        "for words in (['outlook'], ['log', 'case'], ['schools', '--json'], ['profile', '--init'],"
        " ['journal'], ['deadlines', '--ics', '-'], ['nonsense']):\n"
        "    code = perfcli.cli.run(words)\n"
        "    assert code in (0, 2), (words, code)\n"
    )
    env = {**os.environ, "PERFCLI_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_folders_of_windows(monkeypatch):
    from platformdirs.windows import Windows

    monkeypatch.delenv("PERFCLI_HOME")
    monkeypatch.setattr(platformdirs, "PlatformDirs", Windows)
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: rf"C:\U\{name}")
    assert str(places.config_dir()).startswith(r"C:\U\CSIDL_APPDATA")  # %APPDATA%
    assert str(places.data_dir()).startswith(r"C:\U\CSIDL_LOCAL_APPDATA")
    assert str(places.cache_dir()).startswith(r"C:\U\CSIDL_LOCAL_APPDATA")
    assert len({places.config_dir(), places.data_dir(), places.cache_dir()}) == 3


def test_the_folders_of_macos(monkeypatch):
    from platformdirs.macos import MacOS

    monkeypatch.delenv("PERFCLI_HOME")
    monkeypatch.setattr(platformdirs, "PlatformDirs", MacOS)
    assert places.config_dir().parts[-3:] == ("Library", "Application Support", "perfcli")
    assert places.cache_dir().parts[-3:] == ("Library", "Caches", "perfcli")


def test_the_folders_of_linux(monkeypatch, tmp_path):
    from platformdirs.unix import Unix

    monkeypatch.delenv("PERFCLI_HOME")
    monkeypatch.setattr(platformdirs, "PlatformDirs", Unix)
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert places.config_dir() == tmp_path / "CONFIG" / "perfcli"
    assert places.data_dir() == tmp_path / "DATA" / "perfcli"
    assert places.cache_dir() == tmp_path / "CACHE" / "perfcli"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (r"C:\Users\a b\journal.sqlite", "file:///C:/Users/a%20b/journal.sqlite?mode=rw"),
        (r"\\server\share\x#y?.sqlite", "file:////server/share/x%23y%3F.sqlite?mode=rw"),
    ],
)
def test_a_database_on_a_drive_or_a_server(path, uri):
    assert places.sqlite_uri(PureWindowsPath(path), "mode=rw") == uri


class Kernel:
    """Windows' own library: a console in some mode, or none."""

    def __init__(self, mode: int | None, willing: bool = True) -> None:
        self.mode, self.willing = mode, willing

    def GetStdHandle(self, number: int) -> int:  # noqa: N802 - its name
        return number

    def GetConsoleMode(self, handle: int, mode: object) -> bool:  # noqa: N802
        if self.mode is not None:
            ctypes.cast(mode, ctypes.POINTER(ctypes.c_uint32))[0] = self.mode
        return self.mode is not None

    def SetConsoleMode(self, handle: int, mode: int) -> bool:  # noqa: N802
        self.mode = mode if self.willing else self.mode
        return self.willing


def test_a_windows_console_is_told_to_obey():
    kernel = Kernel(3)
    assert console.obeys_escapes(kernel)
    assert kernel.mode == 7
    assert console.obeys_escapes(Kernel(7, willing=False))  # it does already
    assert not console.obeys_escapes(Kernel(3, willing=False))  # an old one: no color
    assert not console.obeys_escapes(Kernel(None))
    assert console.obeys_escapes() or os.name == "nt"


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_a_console_that_does_not_obey_gets_no_color(monkeypatch):
    base = real_context()
    context = Context(Screen(), Screen(), {"TERM": "xterm"}, base.today, base.open_browser)
    monkeypatch.setattr("perfcli.console.obeys_escapes", lambda: False)
    assert not context.colored("auto")
    assert context.colored("always")
    monkeypatch.setattr("perfcli.console.obeys_escapes", lambda: True)
    assert context.colored("auto")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"C:\Tools\less.exe -R", [r"C:\Tools\less.exe", "-R"]),
        (
            r'"C:\Program Files\Git\usr\bin\less.exe" -R',
            [r"C:\Program Files\Git\usr\bin\less.exe", "-R"],
        ),
        ("notepad", ["notepad"]),
        ("more", ["more"]),
        ("", []),
    ],
)
def test_the_command_line_of_windows(monkeypatch, text, words):
    monkeypatch.setattr(starting.os, "name", "nt")
    monkeypatch.setattr(starting, "Path", NoFile)
    assert starting.command_words(text) == words


class NoFile:
    """A path to nothing."""

    def __init__(self, text: str) -> None:
        self.text = text

    def is_file(self) -> bool:
        return self.text == r"C:\Program Files\Notes\notes.exe"


def test_a_path_with_spaces_needs_no_quotes_on_windows(monkeypatch):
    monkeypatch.setattr(starting.os, "name", "nt")
    monkeypatch.setattr(starting, "Path", NoFile)
    whole = r"C:\Program Files\Notes\notes.exe"
    assert starting.command_words(whole) == [whole]
    with pytest.raises(ValueError, match="quotation"):
        starting.command_words('"open')


def test_the_command_line_of_posix():
    if os.name != "nt":
        assert starting.command_words(r"less -R 'a b' c\ d") == ["less", "-R", "a b", "c d"]


def test_a_closed_pipe_as_windows_tells_it(monkeypatch):
    from perfcli import cli

    said: list[str] = []
    monkeypatch.setattr(cli, "_fail", lambda error, _: said.append(error.message))
    monkeypatch.setattr("perfcli.render.emit.silence", lambda _: None)
    error = OSError(errno.EINVAL, "Invalid argument")
    with monkeypatch.context() as patch:
        patch.setattr(cli.os, "name", "nt")
        code = cli._unwritable(error)
    assert (code, said) == (0, [])
    assert cli._unwritable(error) == 4
    assert said


def test_files_are_written_where_links_do_not_exist(tmp_path, monkeypatch):
    from perfcli.errors import UserError
    from perfcli.writing import write_file

    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", none)
    path = tmp_path / "x.ics"
    write_file(path, b"a\n", False, "")
    assert path.read_bytes() == b"a\n"
    with pytest.raises(UserError):
        write_file(path, b"b\n", False, "")
    assert path.read_bytes() == b"a\n"
    assert [one.name for one in tmp_path.iterdir()] == ["x.ics"]


CONSOLES = ["cp1252", "cp437", "cp850", "latin-1", "ascii", "cp932", "utf-8-sig", "utf-16"]
WORDS = [
    "outlook",
    "schools",
    "schools --csv",
    "tips --markdown",
    "--help",
    "nonsense",
    "license ny",
]


@pytest.mark.parametrize("encoding", CONSOLES)
def test_a_console_of_any_code_page_gets_an_answer(run, monkeypatch, encoding):
    import contextlib

    from perfcli import cli

    assert run("--version").code == 0  # the data is in place
    for words in WORDS:
        for tty in (False, True):
            raw = io.BytesIO()
            out = io.TextIOWrapper(raw, encoding=encoding, newline="\r\n")
            err = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
            monkeypatch.setattr(out, "isatty", lambda tty=tty: tty, raising=False)
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = cli.run(words.split())
            out.flush()
            text = raw.getvalue().decode(encoding)
            assert code == (2 if words == "nonsense" else 0)
            assert text.strip() or code == 2
            if words == "outlook":
                assert "4,800" in text
                assert "\ufffd" not in text
                assert "• " in text or "* " in text or "- " in text

"""Programs that the user has named: the pager and the editor."""

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

INTERRUPTED = (-signal.SIGINT, 130, 0xC000013A)  # by a signal, as a shell says it, as Windows does


def command_words(text: str) -> list[str]:
    """The words of a command line as the platform writes it.

    On Windows a backslash parts folders, and a path with spaces may stand without quotes. Raises
    ValueError for a quotation that does not end.
    """
    if os.name != "nt":
        return shlex.split(text)
    if Path(text).is_file():
        return [text]
    words = shlex.split(text, posix=False)
    return [word[1:-1] if len(word) > 1 and word[0] == word[-1] == '"' else word for word in words]


def run_pager(command: str, content: bytes, env: Mapping[str, str]) -> None:
    """Show a text in a pager and wait for its end.

    Ctrl-C is the pager's own while it runs: were we to end first, it would be left with the
    terminal. Raises OSError or ValueError where it cannot be started, and KeyboardInterrupt where
    Ctrl-C ended it.
    """
    words = command_words(command)
    if not words:
        raise ValueError("no pager is named")
    with _deaf():
        done = subprocess.run(words, input=content, env=dict(env), check=False)  # noqa: S603
    if done.returncode in INTERRUPTED:
        raise KeyboardInterrupt


@contextmanager
def _deaf() -> Iterator[None]:
    """Hear no Ctrl-C. A function, not SIG_IGN: that the pager would inherit."""
    try:
        before = signal.signal(signal.SIGINT, lambda *_: None)
    except ValueError:  # not in the main thread, which alone is interrupted
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

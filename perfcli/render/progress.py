"""A bar for what takes long: on stderr, only on a terminal, gone when it is done."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
PATIENCE = 0.5  # seconds before it shows
PAUSE = 0.1  # seconds between two drawings
BAR = 24


def progress(
    items: Iterable[T],
    total: int,
    noun: str,
    stream: TextIO,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[T]:
    """The items, with a bar on `stream` once they take longer than a moment."""
    if not _terminal(stream):
        yield from items
        return
    begun = drawn = clock()
    shown = False
    try:
        for done, item in enumerate(items, 1):
            yield item
            now = clock()
            if now - begun >= PATIENCE and now - drawn >= PAUSE:
                filled = BAR * done // max(total, done)
                bar = "#" * filled + "-" * (BAR - filled)
                stream.write(f"\r[{bar}] {done} of {total} {noun}")
                stream.flush()
                drawn, shown = now, True
    finally:
        if shown:
            stream.write("\r" + " " * (BAR + 2 * len(str(total)) + len(noun) + 8) + "\r")
            stream.flush()


def _terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False

"""The bar on stderr: on a terminal only, after a moment only, and gone at the end."""

import io
from itertools import count

import pytest

from perfcli.render.progress import progress


class Stream(io.StringIO):
    def __init__(self, tty):
        super().__init__()
        self.tty = tty

    def isatty(self):
        return self.tty


def run(tty, step):
    stream, ticks = Stream(tty), count()
    clock = lambda: next(ticks) * step  # noqa: E731
    assert list(progress(iter("abcdef"), 6, "profiles", stream, clock)) == list("abcdef")
    return stream.getvalue()


def test_it_shows_how_far_and_goes_away():
    text = run(tty=True, step=0.3)
    assert "of 6 profiles" in text
    assert text.endswith("\r")
    last = text.rstrip("\r").rsplit("\r", 1)[-1]
    assert last.strip() == ""
    longest = max(len(part) for part in text.split("\r"))
    assert len(last) >= longest


@pytest.mark.parametrize(("tty", "step"), [(False, 0.3), (True, 0.001)])
def test_nothing_in_a_pipe_and_nothing_for_what_is_quick(tty, step):
    assert run(tty, step) == ""


def test_it_goes_away_when_something_fails():
    stream, ticks = Stream(tty=True), count()

    def items():
        yield from "abc"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(progress(items(), 6, "profiles", stream, lambda: next(ticks) * 0.3))
    assert stream.getvalue().endswith("\r")


def test_a_closed_stream_is_no_terminal():
    stream = io.StringIO()
    stream.close()
    assert list(progress("ab", 2, "profiles", stream)) == ["a", "b"]

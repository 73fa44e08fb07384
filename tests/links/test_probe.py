"""Asking addresses, against a server of our own."""

import socket
import subprocess
import sys
import threading

import pytest

from perfcli.advice.links import verdict_on
from perfcli.errors import UserError
from perfcli.links.manners import Manners
from perfcli.links.probe import ask_all

QUICK = Manners(delay=0, backoff=0, longest=10, timeout=5)


def asked(server, *paths, manners=QUICK):
    urls = [f"{server.url}/{path}" for path in paths]
    found = {one.url.removeprefix(f"{server.url}/"): one for one in ask_all(urls, manners)}
    assert set(found) == set(paths)
    return found


@pytest.fixture
def pauses(monkeypatch):
    """Every pause that is made, and none of them waited for."""
    made = []

    def wait(self, timeout=None):
        made.append(timeout)
        return self.is_set()

    monkeypatch.setattr("perfcli.links.probe.Event", type("Told", (Stop,), {"wait": wait}))
    return made


class Stop:
    def __init__(self):
        self.on = False

    def set(self):
        self.on = True

    def is_set(self):
        return self.on


@pytest.mark.parametrize(
    ("path", "verdict", "status", "tries"),
    [
        ("fine", "ok", 200, 1),
        ("get-only", "ok", 200, 1),
        ("head-hangs-up", "ok", 200, 1),
        ("stumbling", "ok", 200, 2),
        ("moved", "moved", 200, 1),
        ("away", "moved", 200, 1),
        ("gone", "gone", 404, 1),
        ("to-nowhere", "gone", 404, 1),
        ("closed", "refused", 403, 1),
        ("no-programs", "refused", 999, 1),
        ("failing", "failing", 503, 3),
        ("busy-for-long", "refused", 429, 1),
        ("reset", "unreachable", None, 3),
        ("round", "unreachable", None, 1),
        ("to-a-file", "unreachable", None, 1),
    ],
)
def test_every_kind_of_answer(server, path, verdict, status, tries):
    one = asked(server, path)[path]
    assert (verdict_on(one), one.status, one.tries) == (verdict, status, tries), one


def test_a_move_tells_the_new_address_and_whether_it_is_for_good(server):
    found = asked(server, "moved", "away")
    assert found["moved"].final == f"{server.url}/fine/new" and found["moved"].permanent
    assert found["away"].final == f"{server.url}/fine/for-now" and not found["away"].permanent


def test_head_comes_first_and_get_only_where_it_fails(server):
    asked(server, "fine", "get-only", "gone")
    assert sorted(server.asked) == [
        ("GET", "/get-only"),
        ("GET", "/gone"),
        ("HEAD", "/fine"),
        ("HEAD", "/get-only"),
        ("HEAD", "/gone"),
    ]


def test_a_busy_server_is_left_alone_as_long_as_it_asks(server, pauses):
    one = asked(server, "busy", manners=Manners(delay=0.5, backoff=2))["busy"]
    assert (one.status, one.tries) == (200, 3)
    assert pauses == [7, 7]


def test_a_failing_server_is_asked_again_after_longer_and_longer(server, pauses):
    one = asked(server, "failing", manners=Manners(delay=0.5, backoff=2))["failing"]
    assert (one.status, one.tries) == (503, 3)
    assert pauses == [0.5, 2, 0.5, 4, 0.5]  # 0.5: between HEAD and GET


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause_between(server, pauses):
    paths = [f"slow/{i}" for i in range(5)]
    asked(server, *paths, manners=Manners(delay=0.5))
    assert server.busiest == 1
    assert pauses == [0.5] * 4


def test_hosts_are_asked_at_the_same_time_but_only_so_many(server):
    port = server.server_address[1]
    hosts = ["127.0.0.1", "localhost", "LOCALHOST.", "127.1"]  # four names of this machine
    urls = [f"http://{host}:{port}/slow" for host in hosts]
    found = list(ask_all(urls, Manners(at_once=2, delay=0, timeout=5, tries=1)))
    assert {one.url for one in found} == set(urls)
    assert server.busiest <= 2


def test_a_server_that_stalls_is_given_up(server):
    one = asked(server, "stalled", manners=Manners(timeout=0.1))["stalled"]
    assert (one.error, one.tries) == ("no answer in time", 1)


def test_nobody_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        (one,) = ask_all([url], QUICK)
    assert (one.error, one.tries) == ("no connection", 3)


def test_who_stops_listening_stops_the_rest(server):
    paths = [f"fine/{i}" for i in range(50)]
    found = ask_all([f"{server.url}/{path}" for path in paths], Manners(delay=30))
    first = next(found)
    assert first.status == 200
    found.close()
    names = {thread.name for thread in threading.enumerate() if "_work" in thread.name}
    for thread in threading.enumerate():
        if thread.name in names:
            thread.join(5)
            assert not thread.is_alive()
    assert len(server.asked) == 1


def test_nothing_to_ask():
    assert list(ask_all([], QUICK)) == []


def test_a_bug_in_a_thread_is_no_hang(server, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("perfcli.links.probe.ask", broken)
    with pytest.raises(ZeroDivisionError):
        list(ask_all([f"{server.url}/fine"], QUICK))


def test_without_httpx_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(UserError, match="httpx") as caught:
        list(ask_all(["http://127.0.0.1/"], QUICK))
    assert "pip install" in (caught.value.hint or "")


def test_httpx_is_not_loaded_by_any_other_command():
    code = (
        "import sys; from perfcli.cli import run; run(['data', 'stale', '--json']); "
        "run(['data']); sys.exit('httpx' in sys.modules or 'perfcli.links.probe' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr

"""Asks addresses: a few hosts at a time, each one thing at a time, HEAD before GET.

Threads, not an event loop: one that hangs in a name server is left behind when the user stops.
"""

import queue
from collections.abc import Callable, Iterator, Sequence
from threading import Event, Thread
from typing import Any

from perfcli.advice.links import Outcome
from perfcli.errors import UserError
from perfcli.links.manners import AGAIN, Manners, pause_before, retry_after
from perfcli.version import VERSION

AGENT = f"perfcli/{VERSION} (check of addresses)"
PATIENCE = 0.2  # seconds after which waiting looks whether the user has stopped


def ask_all(urls: Sequence[str], manners: Manners) -> Iterator[Outcome]:
    """What comes of asking each address, in the order in which answers come.

    Closing the iterator, or an interrupt, stops the rest. Raises UserError('unreadable') where
    httpx is not installed.
    """
    try:
        import httpx
    except ImportError as error:
        hint = "Install it: python -m pip install httpx"
        raise UserError("unreadable", "data links needs httpx, which is missing", hint) from error
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(httpx.URL(url).netloc.decode(), []).append(url)
    todo: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for group in sorted(hosts.values(), key=len, reverse=True):  # the longest must not come last
        todo.put(group)
    done: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
    stop = Event()
    for _ in range(min(manners.at_once, len(hosts))):
        Thread(target=_work, args=(todo, done, stop, manners), daemon=True).start()
    try:
        left = len(urls)
        while left:
            try:
                found = done.get(timeout=PATIENCE)
            except queue.Empty:
                continue
            if isinstance(found, BaseException):
                raise found
            left -= 1
            yield found
    finally:
        stop.set()


def _work(todo: Any, done: Any, stop: Event, manners: Manners) -> None:
    """One host after the other, until none is left or the user stops."""
    import httpx

    headers = {"User-Agent": AGENT, "Accept": "*/*"}
    try:
        with httpx.Client(
            headers=headers, timeout=manners.timeout, follow_redirects=True
        ) as client:
            while not stop.is_set():
                urls = todo.get_nowait()
                for i, url in enumerate(urls):
                    if stop.is_set() or (i and stop.wait(manners.delay)):
                        return
                    done.put(ask(client, url, manners, stop.wait))
    except queue.Empty:
        return
    except BaseException as error:  # noqa: BLE001 - a bug of ours must not be a silent hang
        done.put(error)


def ask(
    client: Any, url: str, manners: Manners, wait: Callable[[float], bool] = lambda _: False
) -> Outcome:
    """What comes of asking one address; `wait` pauses, and says whether to give up."""
    tries = 0
    while True:
        tries += 1
        outcome, asked, again = _once(client, url, tries, manners, wait)
        pause = pause_before(tries, asked, manners) if again else None
        if pause is None or wait(pause):
            return outcome


def _once(
    client: Any, url: str, tries: int, manners: Manners, wait: Callable[[float], bool]
) -> tuple[Outcome, float | None, bool]:
    """One try: the outcome, how long the server wants to be left alone, whether to try again."""
    import httpx

    try:
        try:
            reply = _reply(client, "HEAD", url)
        except (httpx.ReadError, httpx.RemoteProtocolError):
            reply = None
        # Many refuse, fail or hang up on HEAD alone.
        if reply is None or (reply.status_code >= 400 and reply.status_code != 429):
            wait(manners.delay)
            reply = _reply(client, "GET", url)
    except httpx.HTTPError as error:
        words, again = _in_words(error)
        return Outcome(url, error=words, tries=tries), None, again
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return Outcome(url, error="leads to what is no address", tries=tries), None, False
    steps = [step.status_code for step in reply.history]
    final = str(reply.url) if steps else None
    permanent = all(status in (301, 308) for status in steps)
    asked = retry_after(reply.headers.get("retry-after"), reply.headers.get("date"))
    outcome = Outcome(url, reply.status_code, final, permanent, None, tries)
    return outcome, asked, reply.status_code in AGAIN


def _reply(client: Any, method: str, url: str) -> Any:
    """The answer after redirects; its body is not read."""
    with client.stream(method, url) as reply:
        return reply


def _in_words(error: Exception) -> tuple[str, bool]:
    """Why there was no answer, and whether trying again may help."""
    import httpx

    text = str(error).lower()
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time", False
    if isinstance(error, httpx.TooManyRedirects):
        return "redirects without end", False
    if isinstance(error, httpx.UnsupportedProtocol):
        return "leads to what is no web address", False
    if "certificate" in text or "ssl" in text:
        return "its certificate or encryption does not hold", False
    if any(word in text for word in ("name or service", "nodename", "getaddrinfo", "resolution")):
        return "its name is not known", False
    if isinstance(error, httpx.ConnectError):
        return "no connection", True
    return "the connection broke", True

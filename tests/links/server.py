"""A server on this machine that answers, moves, stalls, refuses and resets, by path."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    """Does what the path says; the server remembers who asked for what."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_HEAD(self) -> None:
        self.act()

    def do_GET(self) -> None:
        self.act()

    def act(self) -> None:
        word = self.path.strip("/").split("/")[0]
        with self.server.noted:
            self.server.asked.append((self.command, self.path))
            self.server.busy += 1
            self.busy = 1
            self.server.busiest = max(self.server.busiest, self.server.busy)
            seen = self.server.asked.count((self.command, self.path))
        try:
            getattr(self, f"be_{word.replace('-', '_')}")(seen)
        finally:
            self.rest()

    def rest(self) -> None:
        """Be busy with this no more, once: before the answer leaves, as the client is quick."""
        with self.server.noted:
            self.server.busy -= self.busy
            self.busy = 0

    def say(self, status: int, **headers: str) -> None:
        self.rest()
        body = b"" if self.command == "HEAD" else b"hello"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def be_fine(self, seen: int) -> None:
        self.say(200)

    def be_moved(self, seen: int) -> None:
        self.say(301, Location="/fine/new")

    def be_away(self, seen: int) -> None:
        self.say(302, Location="/fine/for-now")

    def be_to_nowhere(self, seen: int) -> None:
        self.say(301, Location="/gone")

    def be_round(self, seen: int) -> None:
        self.say(302, Location="/round")

    def be_to_a_file(self, seen: int) -> None:
        self.say(301, Location="file:///etc/passwd")

    def be_gone(self, seen: int) -> None:
        self.say(404)

    def be_closed(self, seen: int) -> None:
        self.say(403)

    def be_no_programs(self, seen: int) -> None:
        self.say(999)

    def be_get_only(self, seen: int) -> None:
        self.say(405 if self.command == "HEAD" else 200)

    def be_head_hangs_up(self, seen: int) -> None:
        self.be_reset(seen) if self.command == "HEAD" else self.say(200)

    def be_busy(self, seen: int) -> None:
        self.say(429, Retry_After="7") if seen < 3 else self.say(200)

    def be_busy_for_long(self, seen: int) -> None:
        self.say(429, Retry_After="86400")

    def be_failing(self, seen: int) -> None:
        self.say(503)

    def be_stumbling(self, seen: int) -> None:
        self.say(502) if seen == 1 else self.say(200)

    def be_stalled(self, seen: int) -> None:
        self.server.release.wait(10)
        self.close_connection = True

    def be_slow(self, seen: int) -> None:
        time.sleep(0.02)
        self.say(200)

    def be_reset(self, seen: int) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def finish(self) -> None:
        """Close what a reset may have closed before."""
        with contextlib.suppress(OSError, ValueError):
            super().finish()

    def log_message(self, *args: object) -> None:
        """Nothing."""


class Server(ThreadingHTTPServer):
    """Knows what was asked of it, and how many asked at once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.noted = threading.Lock()
        self.release = threading.Event()
        self.asked: list[tuple[str, str]] = []
        self.busy = self.busiest = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has gone is nothing to print."""


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A running server, stopped at the end."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.release.set()
        server.shutdown()
        server.server_close()
        thread.join()

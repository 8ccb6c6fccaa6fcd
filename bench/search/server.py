"""Sites in, a local server out that counts what it sends and may send it as slowly as a mobile network.

Both are done here and not in the browser, because a browser counts and slows only what its pages ask for: requests of
workers, which both searches may have, would pass by. Here every byte of every answer, headers included, is seen, and
one rule holds for all.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from tools.static_server import handler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A quiet spell of this length, in seconds, ends what a key press has set off.
QUIET = 0.4
# Bytes that are written at once to a slow line; about two packets.
PIECE = 3_000


@dataclass(frozen=True, slots=True)
class Line:
    """A network: every answer starts `round_trip` seconds late, all share `bits` a second.

    As the throttling of Chromium's developer tools, which Lighthouse made customary with just these numbers, it leaves
    out what opening a connection costs.
    """

    bits: float
    round_trip: float


SLOW_LINE = Line(bits=1_600_000, round_trip=0.150)


@dataclass(slots=True)
class Served:
    """A running server: its origin, what it has sent so far by path, and the line it sends over (None: no limit)."""

    origin: str
    line: Line | None = None
    sent: list[tuple[str, int]] = field(default_factory=list)
    in_flight: int = 0
    last: float = 0.0
    free_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def is_quiet(self) -> bool:
        """Tell whether nothing is being sent and nothing has been asked for lately."""
        with self.lock:
            return self.in_flight == 0 and time.monotonic() - self.last > QUIET

    def begin(self) -> None:
        """Take note of a request, and let it travel."""
        with self.lock:
            self.in_flight += 1
            line = self.line
        if line:
            time.sleep(line.round_trip)

    def end(self, path: str, size: int) -> None:
        """Take note of an answer."""
        with self.lock:
            self.in_flight -= 1
            self.last = time.monotonic()
            self.sent.append((path.partition("?")[0], size))

    def wait_for_turn(self, size: int) -> None:
        """Return when a piece of `size` bytes has passed the line, which all connections share."""
        with self.lock:
            if self.line is None:
                return
            self.free_at = max(time.monotonic(), self.free_at) + size * 8 / self.line.bits
            until = self.free_at
        time.sleep(max(0.0, until - time.monotonic()))


class Meter:
    """A connection's outgoing side that counts, and takes its time on a slow line."""

    def __init__(self, file: Any, served: Served) -> None:
        self.file = file
        self.served = served
        self.size = 0

    def write(self, content: bytes) -> int:
        """Send everything."""
        self.size += len(content)
        if self.served.line is None:
            self.file.write(content)
            return len(content)
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            self.served.wait_for_turn(len(piece))
            self.file.write(piece)
        return len(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


class Server(ThreadingHTTPServer):
    """A server that takes it calmly when a browser closes with an answer under way."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what is no mere hanging up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serve(sites: dict[str, Path]) -> Iterator[Served]:
    """Serve sites, each under its prefix ("" for the root), while the context lasts."""
    mounts = tuple(sorted(sites.items(), key=lambda mount: (-len(mount[0]), mount[0])))
    served = Served(origin="")
    base: Any = handler(mounts)

    class Counting(base):  # type: ignore[misc]  # made at run time
        # Else the body of an answer waits 40 ms for the acknowledgement of its headers.
        disable_nagle_algorithm = True

        def setup(self) -> None:
            super().setup()
            self.wfile: Any = Meter(self.wfile, served)

        def do_GET(self) -> None:  # noqa: N802 - the base class names it so
            before = self.wfile.size
            served.begin()
            try:
                super().do_GET()
            finally:
                served.end(self.path, self.wfile.size - before)

    server = Server(("127.0.0.1", 0), Counting)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    served.origin = f"http://127.0.0.1:{server.server_port}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

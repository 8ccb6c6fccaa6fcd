"""Built sites in, a local server out that answers as GitHub Pages does.

A directory is served as its `index.html`, a directory asked for without its slash redirects to it, what is missing is
answered with the site's own 404.html, and text is compressed: what a browser measures here is what readers get.
"""

from __future__ import annotations

import contextlib
import gzip
import mimetypes
import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Beyond what Python knows: the types that GitHub Pages gives.
TYPES = {
    ".atom": "application/atom+xml",
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
COMPRESSED = (
    "text/",
    "application/json",
    "application/javascript",
    "application/xml",
    "application/atom+xml",
    "image/svg",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to one path: a status with a body and its type, or a redirect."""

    status: HTTPStatus
    body: bytes = b""
    content_type: str = "text/plain; charset=utf-8"
    location: str | None = None


def content_type(path: Path) -> str:
    """Return the Content-Type of a file by its suffix; text is UTF-8."""
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def answer(site: Path, prefix: str, target: str) -> Answer:
    """Answer a request for `target` (path and query) from a site that is mounted at `prefix` ("" or "/name").

    A path outside the prefix or the site is not found, `..` and symbolic links included.
    """
    address = urlsplit(target)
    path = unquote(address.path)
    if not f"{path}/".startswith(f"{prefix}/"):
        return Answer(HTTPStatus.NOT_FOUND)
    root = site.resolve()
    file = (root / path.removeprefix(prefix).lstrip("/")).resolve()
    if not file.is_relative_to(root):
        return Answer(HTTPStatus.NOT_FOUND)
    if file.is_dir():
        if not path.endswith("/"):
            query = f"?{address.query}" if address.query else ""
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{address.path}/{query}")
        file /= "index.html"
    if file.is_file() and not (path.endswith("/") and file.name != "index.html"):
        return Answer(HTTPStatus.OK, file.read_bytes(), content_type(file))
    missing = root / "404.html"
    body = missing.read_bytes() if missing.is_file() else b"404"
    return Answer(HTTPStatus.NOT_FOUND, body, "text/html; charset=utf-8")


def handler(mounts: tuple[tuple[str, Path], ...]) -> type[BaseHTTPRequestHandler]:
    """Return a request handler for sites by prefix; the longest prefix that fits answers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.reply(with_body=True)

        def do_HEAD(self) -> None:
            self.reply(with_body=False)

        def reply(self, *, with_body: bool) -> None:
            path = f"{urlsplit(self.path).path}/"
            found = (answer(site, prefix, self.path) for prefix, site in mounts if path.startswith(f"{prefix}/"))
            reply = next(found, Answer(HTTPStatus.NOT_FOUND))
            body = reply.body
            self.send_response(reply.status)
            if reply.location is not None:
                self.send_header("Location", reply.location)
            self.send_header("Content-Type", reply.content_type)
            # As GitHub Pages says it; Lighthouse and the browser's own cache go by it.
            self.send_header("Cache-Control", "max-age=600")
            if reply.content_type.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, compresslevel=6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Vary", "Accept-Encoding")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if with_body:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing: the tests' own output is what is read."""

    return Handler


@contextlib.contextmanager
def serve(sites: dict[str, Path], port: int = 0) -> Iterator[str]:
    """Serve sites, each under its prefix ("" for the root), while the context lasts; yield the origin.

    Port 0 takes a free one.
    """
    mounts = tuple(sorted(sites.items(), key=lambda mount: (-len(mount[0]), mount[0])))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler(mounts))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

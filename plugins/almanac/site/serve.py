"""`build.py serve`: a preview on this machine that rebuilds and reloads when content, theme or plugins change.

Builds run in this process, which remembers what it has read; changed Python code begins it anew. Browsers are told as
soon as the pages are there, before the search index is. While a build fails the last good site stays, and the problems
are shown in the terminal and on the page. The reload script exists only in what is served: the files are those of any
other build.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from almanac.configuration import CONFIGURATION
from almanac.gather.entries import Memory
from almanac.problems import AlmanacError, UsageError
from almanac.site.build import run, settings_for, summary
from almanac.site.generator import AFRESH, JOBS, MEMORY, SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable

CODE = Path("plugins")
PREVIEW = Path(".cache/preview")
EVENTS = "/__preview"
"""Address of the event stream; no page of the almanac begins with an underscore."""

DEBOUNCE = 50
STEP = 20
"""Milliseconds in which several changes are taken for one, and after which silence ends them: an editor that saves by
writing and renaming takes a few."""

HEARTBEAT = 15.0
"""Seconds after which a silent stream says something, so that closed tabs are noticed."""

SCRIPT = b"""<script>
new EventSource("/__preview?SEEN").onmessage = (event) => {
  if (!event.data) return location.reload();
  let box = document.getElementById("preview-problems");
  if (!box) {
    box = document.createElement("pre");
    box.id = "preview-problems";
    box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;margin:0;padding:1rem;" +
      "background:#8c2a1a;color:#fff;font:13px/1.5 monospace;white-space:pre-wrap;z-index:9";
    document.body.append(box);
  }
  box.textContent = JSON.parse(event.data);
};
</script>"""


class Bell:
    """Tells waiting browsers that a build has ended: with no text when it succeeded, else with its problems."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0
        self._good = 0
        self._text = ""

    def ring(self, text: str) -> None:
        """Tell everyone who waits."""
        with self._changed:
            self._count += 1
            self._good = self._good if text else self._count
            self._text = text
            self._changed.notify_all()

    @property
    def good(self) -> int:
        """Return the number of the last build that succeeded, from 1; 0 before there is one."""
        return self._good

    def seen_by(self, query: str) -> int:
        """Return the build that a page shows, by the query of its stream; one of an earlier server has seen none."""
        seen = int(query) if query.isdecimal() else self._good
        return seen if seen <= self._count else 0

    def wait(self, seen: int) -> tuple[int, str] | None:
        """Wait until a build after number `seen` has ended; return its number and text, or None after a while."""
        with self._changed:
            if self._changed.wait_for(lambda: self._count > seen, timeout=HEARTBEAT):
                return self._count, self._text
            return None


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves the preview as GitHub Pages would, with a script that reloads."""

    def __init__(self, *arguments: object, bell: Bell, **options: object) -> None:
        self.bell = bell
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the event stream, a page with the script, or a file."""
        address, _, query = self.path.partition("?")
        if address == EVENTS:
            self._stream(self.bell.seen_by(query))
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and address.endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" or not path.exists():
            self._page(path)
            return
        super().do_GET()

    def end_headers(self) -> None:
        """Keep browsers from keeping anything."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal is for builds."""

    def _page(self, path: Path) -> None:
        status = HTTPStatus.OK
        # Known before the file is read, so that a build that ends meanwhile is news to the page.
        seen = str(self.bell.good).encode()
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        try:
            body = path.read_bytes()
        except OSError:
            body = b"<!doctype html><title>Preview</title><p>Building ...</p></body>"
        body += SCRIPT.replace(b"SEEN", seen)
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, seen: int) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                news = self.bell.wait(seen)
                if news is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    seen, text = news
                    self.wfile.write(f"data: {json.dumps(text) if text else ''}\n\n".encode())
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return


def serve(content: Path, port: int) -> None:
    """Build, serve on this machine only, and build again on every change until interrupted."""
    bell = Bell()
    handler = partial(PreviewHandler, directory=str(PREVIEW), bell=bell)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UsageError(f"cannot listen on port {port}: {error.strerror}; choose another with --port") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _say(f"http://127.0.0.1:{port}/  (Ctrl-C ends)")
    make = partial(_build, content, Memory())
    rebuild(make, bell)
    watched = [path for path in (content, Path("theme"), CODE, CONFIGURATION) if path.exists()]
    for changes in watch(*watched, raise_interrupt=False, debounce=DEBOUNCE, step=STEP):
        paths = [Path(path) for _, path in changes if "__pycache__" not in path]
        if not paths:
            continue
        names = sorted({path.name for path in paths})
        _say(f"Changed: {', '.join(names[:5])}{' ...' if len(names) > 5 else ''}")
        if any(path.suffix == ".py" for path in paths):
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - the same command, with the new code
        rebuild(make, bell)
    server.shutdown()


def rebuild(make: Callable[[Callable[[], None]], str], bell: Bell) -> bool:
    """Build the preview and tell the browsers; return whether it succeeded.

    `make` is called with what it is to call once the pages are there. It returns what it has to say, or raises.
    """
    before = bell.good

    def shown() -> None:
        if bell.good == before:
            bell.ring("")

    try:
        said = make(shown)
    except AlmanacError as error:
        problems = str(error)
    except Exception:  # noqa: BLE001 - a mistake in a template or a setting is to be shown, and mended while we wait
        problems = traceback.format_exc()
    else:
        _say(said)
        shown()
        return True
    _say(problems)
    bell.ring(problems)
    return False


def _build(content: Path, memory: Memory, shown: Callable[[], None]) -> str:
    started = time.perf_counter()
    settings = settings_for(content, PREVIEW, "")
    result = run({**settings, JOBS: os.cpu_count() or 1, AFRESH: False, MEMORY: memory, SHOWN: shown})
    return f"{summary(result)[0]} Built in {time.perf_counter() - started:.1f} s."


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - what the command is for

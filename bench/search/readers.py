"""A browser and a search page in, a reader at its box out: who types queries, and waits for what they bring."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as PlaywrightTimeout

from bench.search.figures import MeasureError
from bench.search.sessions import KEY_INTERVAL_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from bench.search.figures import Stage
    from bench.search.server import Served

PAGE_FOLDER = Path(__file__).with_name("page")
PAGE_PREFIX = "/bench"
PAGEFIND_PREFIX = "/pagefind"
# A built site joins the modules of the search to few files; to ask the engine alone, its own module is needed.
MODULES_FOLDER = Path("theme/static/js/search")
MODULES_PREFIX = "/modules"

PATIENCE_MS = 60_000
BOX = "input[name=q]"


@dataclass(frozen=True, slots=True)
class Peer:
    """A search: what its figures are prefixed with, where its page is, and which links on it are results."""

    prefix: str
    path: str
    results: str


OURS = Peer(prefix="", path="/cari/", results="[data-search-results] h2 a, [data-search-results] h3 a")
PAGEFIND = Peer(prefix="pagefind_", path=f"{PAGE_PREFIX}/pagefind.html", results="#results a")
PEERS = (OURS, PAGEFIND)

# A page and what its stylesheet brings are there before anybody searches.
PART_OF_THE_PAGE = (".css", ".woff2")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody at a search page that has loaded; nothing is cached but what this page has fetched."""

    page: Page
    context: BrowserContext
    served: Served
    peer: Peer
    since: int

    def focus(self) -> None:
        """Put the cursor into the box."""
        self.page.focus(BOX)

    def type(self, query: str, interval: int = KEY_INTERVAL_MS) -> float:
        """Write a query over what is in the box; return the milliseconds from the last key to the first result."""
        self.page.focus(BOX)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(query, delay=interval)
        try:
            self.page.wait_for_function("bench.shown > 0", timeout=PATIENCE_MS)
        except PlaywrightTimeout as error:
            raise MeasureError(f"{self.peer.path} shows no result for '{query}'") from error
        waited: float = self.page.evaluate("bench.shown - bench.typed")
        return waited

    def rest(self) -> None:
        """Wait until nothing is fetched any more."""
        started = time.monotonic()
        while not self.served.is_quiet():
            if time.monotonic() - started > PATIENCE_MS / 1000:
                raise MeasureError(f"{self.peer.path} never stops fetching")
            self.page.wait_for_timeout(50)

    def fetched(self) -> int:
        """Return the bytes fetched since the page was asked for, without the page itself and its stylesheet."""
        sent = self.served.sent[self.since :]
        return sum(size for path, size in sent if path != self.peer.path and not path.endswith(PART_OF_THE_PAGE))


@contextlib.contextmanager
def reader(stage: Stage, peer: Peer) -> Iterator[Reader]:
    """Open a search page in a browser that has never been there."""
    context = stage.browser.new_context(locale="id-ID")
    try:
        context.add_init_script(path=PAGE_FOLDER / "watch.js")
        context.add_init_script(f"bench.results = {peer.results!r};")
        page = context.new_page()
        since = len(stage.served.sent)
        page.goto(f"{stage.served.origin}{peer.path}", wait_until="load")
        someone = Reader(page, context, stage.served, peer, since)
        someone.rest()
        yield someone
    finally:
        context.close()

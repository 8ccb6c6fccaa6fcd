"""Sessions in, the bytes that each makes a reader fetch out, for both searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.search.figures import Figures, MeasureError, Stage, mean_and_most
from bench.search.readers import OURS, PEERS, Peer, reader
from bench.search.sessions import KEY_INTERVAL_MS, SESSIONS, SLOW_KEY_INTERVAL_MS

if TYPE_CHECKING:
    from bench.search.readers import Reader

FACETS = ".facets summary"


def open_facets(someone: Reader) -> None:
    """Open the filters beside the results."""
    if not someone.page.locator(FACETS).is_visible():
        raise MeasureError(f"the search page shows no '{FACETS}' beside its results: what filters cost is not measured")
    # Not with the mouse: what the box suggests may lie over it.
    someone.page.eval_on_selector(FACETS, "summary => summary.click()")
    someone.rest()


def session_bytes(
    stage: Stage, peer: Peer, queries: tuple[str, ...], *, facets: bool = False, interval: int = KEY_INTERVAL_MS
) -> int:
    """Return what one session fetches with an empty cache; filters, if any, are opened at the first results."""
    with reader(stage, peer) as someone:
        someone.focus()
        for number, query in enumerate(queries):
            someone.type(query, interval)
            someone.rest()
            if facets and number == 0:
                open_facets(someone)
        return someone.fetched()


def measure(stage: Stage) -> Figures:
    """Return the kilobytes of a session, mean and largest, for ours and Pagefind's."""
    figures: Figures = {}
    for peer in PEERS:
        sizes = [session_bytes(stage, peer, queries) / 1000 for queries in SESSIONS]
        figures |= mean_and_most(f"{peer.prefix}session", sizes)
    return figures


def measure_slow_typing(stage: Stage) -> Figures:
    """Return the same for a reader who types slowly, for ours alone.

    Pagefind looks up every half-typed word then, and at 100,000 entries outlasts our patience with that.
    """
    sizes = [session_bytes(stage, OURS, queries, interval=SLOW_KEY_INTERVAL_MS) / 1000 for queries in SESSIONS]
    return mean_and_most("session_typed_slowly", sizes)


def measure_with_facets(stage: Stage) -> Figures:
    """Return the same with the filters open, for ours alone: Pagefind would need its pages marked for them."""
    sizes = [session_bytes(stage, OURS, queries, facets=True) / 1000 for queries in SESSIONS]
    return mean_and_most("session_facets", sizes)

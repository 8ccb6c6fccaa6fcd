"""Sessions in, how long a reader waits for the first result out, on a slow line and with everything at hand."""

from __future__ import annotations

from bench.search.figures import Figures, Stage, middle_and_most
from bench.search.readers import PEERS, Peer, reader
from bench.search.server import SLOW_LINE
from bench.search.sessions import SESSIONS

BEFORE_TYPING_MS = 1_000
"""A reader looks at the box before writing; what is fetched meanwhile is not waited for."""


def cold(stage: Stage, peer: Peer, query: str) -> float:
    """Return the milliseconds from the last key to the first result on a slow line, nothing cached."""
    stage.served.line = SLOW_LINE
    try:
        with reader(stage, peer) as someone:
            someone.focus()
            someone.page.wait_for_timeout(BEFORE_TYPING_MS)
            return someone.type(query)
    finally:
        stage.served.line = None


def warm(stage: Stage, peer: Peer, query: str, other: str) -> float:
    """Return the milliseconds for a query that was asked before, with another in between.

    Most of them are the pause after which a word counts as written.
    """
    with reader(stage, peer) as someone:
        someone.focus()
        for one in (query, other):
            someone.type(one)
            someone.rest()
        return someone.type(query)


def measure(stage: Stage) -> Figures:
    """Return median and longest wait over the first queries of all sessions."""
    figures: Figures = {}
    for peer in PEERS:
        slow = (cold(stage, peer, query) for query, _, _ in SESSIONS)
        figures |= middle_and_most(f"{peer.prefix}first_result_throttled", slow)
        at_hand = (warm(stage, peer, query, other) for query, other, _ in SESSIONS)
        figures |= middle_and_most(f"{peer.prefix}first_result_warm", at_hand)
    return figures

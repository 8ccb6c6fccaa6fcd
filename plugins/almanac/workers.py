"""A function and many things in, its results out, worked on by several processes where fork is to be had."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.pool import Pool

Thing = TypeVar("Thing")
Outcome = TypeVar("Outcome")

CHUNK = 200
"""Things handed to a worker at once: few enough to share the work evenly, enough to make a hand-over cheap."""

# A forked worker inherits the work itself, which could not be pickled, and is handed only the bounds of its chunk.
_work: list[tuple[Callable[..., object], Sequence[object], int]] = []


def in_workers(
    function: Callable[[Thing], Outcome], things: Sequence[Thing], jobs: int, chunk: int = CHUNK
) -> Iterator[list[Outcome]]:
    """Return an iterator over the results chunk by chunk, in order.

    The workers begin at once, so that the caller can do something else before it asks for results. With one job, or
    without fork, this process does the work when it is asked.
    """
    starts = range(0, len(things), chunk)
    if jobs == 1 or len(things) <= chunk or "fork" not in multiprocessing.get_all_start_methods():
        return ([function(thing) for thing in things[start : start + chunk]] for start in starts)
    _work.append((function, things, chunk))
    try:
        # A collection in a worker would touch, and so copy, all that it inherits.
        pool = multiprocessing.get_context("fork").Pool(min(jobs, len(starts)), gc.disable)
    finally:
        _work.pop()
    return _results(pool, pool.imap(_chunk, starts))


def _results(pool: Pool, results: Iterator[list[Outcome]]) -> Iterator[list[Outcome]]:
    with pool:
        yield from results


@contextlib.contextmanager
def without_collection() -> Iterator[None]:
    """Let no garbage be looked for: where much is made to stay, each look goes through all there is."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _chunk(start: int) -> list:  # type: ignore[type-arg]
    function, things, chunk = _work[-1]
    return [function(thing) for thing in things[start : start + chunk]]

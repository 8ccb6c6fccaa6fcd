"""A function and many things in, its results out, worked on by several processes where fork is to be had."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Thing = TypeVar("Thing")
Outcome = TypeVar("Outcome")

CHUNK = 200
"""Things handed to a worker at once: few enough to share the work evenly, enough to make a hand-over cheap."""

# A forked worker inherits the work itself, which could not be pickled, and is handed only the bounds of its chunk.
_work: list[tuple[Callable[..., object], Sequence[object], int]] = []


def in_workers(
    function: Callable[[Thing], Outcome], things: Sequence[Thing], jobs: int, chunk: int = CHUNK
) -> Iterator[list[Outcome]]:
    """Yield the results chunk by chunk, in order; with one job, or without fork, in this process."""
    starts = range(0, len(things), chunk)
    if jobs == 1 or len(things) <= chunk or "fork" not in multiprocessing.get_all_start_methods():
        for start in starts:
            yield [function(thing) for thing in things[start : start + chunk]]
        return
    _work.append((function, things, chunk))
    # Else the first collection in each worker would touch, and so copy, all that it inherits.
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(min(jobs, len(starts)), gc.disable) as pool:
            yield from pool.imap(_chunk, starts)
    finally:
        gc.unfreeze()
        _work.pop()


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

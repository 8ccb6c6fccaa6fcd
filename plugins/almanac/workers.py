"""A function and many things in, its results out, worked on by several processes where fork is to be had.

`multiprocessing.Pool` would wait forever for a worker that the system has killed, and its workers for a parent that was
killed. These end with their parent, and the parent notices the end of one of them.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, TypeVar

try:
    import fcntl
except ImportError:  # where there is no fork either
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from multiprocessing.sharedctypes import Synchronized

Thing = TypeVar("Thing")
Outcome = TypeVar("Outcome")

CHUNK = 200
"""Things handed to a worker at once: few enough to share the work evenly, enough to make a hand-over cheap."""

PIPE_SIZE = 1 << 20
"""Bytes of results that wait for the parent; what Linux lets anyone have."""


ENDED = "a worker ended before its work was done; there may be too little memory"


class WorkerError(RuntimeError):
    """A worker has ended before its work was done: most likely the system had no memory left."""


def in_workers(
    function: Callable[[Thing], Outcome], things: Sequence[Thing], jobs: int, chunk: int = CHUNK
) -> Iterator[list[Outcome]]:
    """Return an iterator over the results chunk by chunk, in order.

    The workers begin at once, so that the caller can do something else before it asks for results. With one job, or
    without fork, this process does the work when it is asked. What the function raises is raised here; WorkerError is
    where a worker ends otherwise.
    """
    starts = range(0, len(things), chunk)

    def work(start: int) -> list[Outcome]:
        return [function(thing) for thing in things[start : start + chunk]]

    if jobs == 1 or len(things) <= chunk or "fork" not in multiprocessing.get_all_start_methods():
        return map(work, starts)
    context = multiprocessing.get_context("fork")
    following = context.Value("q", 0)
    crew: dict[Connection, BaseProcess] = {}
    for _ in range(min(jobs, len(starts))):
        ours, theirs = context.Pipe(duplex=False)
        _widen(theirs)
        # A forked worker inherits the work itself, which could not be pickled, and takes only numbers of chunks.
        arguments = (work, starts, following, theirs, (*crew, ours), os.getpid())
        process = context.Process(target=_serve, args=arguments, daemon=True)
        process.start()
        theirs.close()
        crew[ours] = process
    return _results(crew, len(starts), following)


def _results(crew: dict[Connection, BaseProcess], number: int, _following: object) -> Iterator[list]:  # type: ignore[type-arg]
    """Yield the results of so many chunks in order.

    The counter that the workers share is held on to: the memory of one that is dropped goes to the next crew's.
    """
    done: dict[int, list[object]] = {}
    listening: list[Any] = list(crew)
    try:
        for wanted in range(number):
            while wanted not in done:
                if not listening:
                    raise WorkerError(ENDED)
                ready: list[Any] = wait(listening)
                for connection in ready:
                    try:
                        nth, outcome = connection.recv()
                    except EOFError:
                        listening.remove(connection)
                        continue
                    if isinstance(outcome, BaseException):
                        raise outcome
                    done[nth] = outcome
            yield done.pop(wanted)
    finally:
        for connection, process in crew.items():
            connection.close()
            process.terminate()
        for process in crew.values():
            process.join()


def _serve(
    work: Callable[[int], object],
    starts: range,
    following: Synchronized[int],
    results: Connection,
    others: tuple[Connection, ...],
    parent: int,
) -> None:
    """Do one chunk after the other until there is none left, or the parent is no more."""
    # Else the pipes of a parent that was killed would stay open.
    for other in others:
        other.close()
    # A collection would touch, and so copy, all that was inherited.
    gc.disable()
    with contextlib.suppress(BrokenPipeError):
        while os.getppid() == parent:
            with following.get_lock():
                nth = following.value
                following.value = nth + 1
            if nth >= len(starts):
                return
            try:
                outcome = work(starts[nth])
            except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
                outcome = error
            results.send((nth, outcome))


def _widen(pipe: Connection) -> None:
    """Let a worker go on while the parent is busy with something else: results are small, and many fit into this."""
    if fcntl and hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE_SIZE)


def beside(function: Callable[[], Outcome], jobs: int) -> Callable[[], Outcome]:
    """Begin to work in a process beside this one, which may have workers of its own; return what waits for the result.

    With one job, or without fork, the work is done when the result is asked for.
    """
    if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return function
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def work() -> None:
        ours.close()
        gc.disable()
        try:
            outcome: object = function()
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
            outcome = error
        with contextlib.suppress(BrokenPipeError):  # nobody waits any more
            theirs.send(outcome)

    process = context.Process(target=work)
    process.start()
    theirs.close()

    def result() -> Outcome:
        try:
            outcome = ours.recv()
        except EOFError as error:
            raise WorkerError(ENDED) from error
        finally:
            ours.close()
        process.join()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome  # type: ignore[no-any-return]

    return result


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

"""A command in, what it took out: wall time, CPU time, and the most memory that all its processes held at once."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.search.figures import MeasureError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLE_SECONDS = 0.05

LIMIT_SECONDS = 1_800
"""After which a run is ended and reported as too long."""

SHOWN_CHARACTERS = 1_500
"""Of what a command said before it failed."""

NODE_MEMORY_MB = 16_000
"""Node ends a program at 4 GB of its own accord, which Eleventy passes long before 100,000 entries."""


class LimitError(MeasureError):
    """A command took longer than it may."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took: seconds on the clock, and seconds of all its processes on a processor."""

    wall: float
    cpu: float


def run(command: Sequence[str], folder: Path) -> Spent:
    """Run a command in a folder and return what it took; raise MeasureError if it fails or is too slow."""
    spent, _ = _run(command, folder, watched=False)
    return spent


def peak_mb(command: Sequence[str], folder: Path) -> float:
    """Run a command likewise and return the most memory in MB that it and its descendants held at once.

    Every 50 ms their proportional set sizes (`Pss` of `/proc/PID/smaps_rollup`) are added up: a page that several
    processes share counts once. A sum during which a process began or ended does not count. Reading them takes
    processor time, so a run that is watched is not timed.
    """
    _, peak = _run(command, folder, watched=True)
    return peak


FOREIGN = frozenset({"PYTHONPATH", "SITEURL", "PYTHONDONTWRITEBYTECODE"})
"""Variables that lead a build out of its folder, or keep Python from keeping its own code compiled, as it does."""


def _environment() -> dict[str, str]:
    """Return this process's environment as most users have it."""
    outer = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return {**outer, "NODE_OPTIONS": f"--max-old-space-size={NODE_MEMORY_MB}"}


def _run(command: Sequence[str], folder: Path, *, watched: bool) -> tuple[Spent, float]:
    late, ended = threading.Event(), threading.Event()
    peaks = [0.0]
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=said, stderr=said)

        def end() -> None:
            late.set()
            kill_family(process.pid)

        timer = threading.Timer(LIMIT_SECONDS, end)
        watcher = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
        timer.start()
        if watched:
            watcher.start()
        try:
            # Unlike Popen.wait, this tells the processor time of this child and all it waited for, and of no other.
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            kill_family(process.pid)
            raise
        finally:
            wall = time.perf_counter() - started
            timer.cancel()
            ended.set()
        if watched:
            watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        name = Path(command[1] if command[0] == "node" else command[0]).name
        if late.is_set():
            raise LimitError(f"{name} took longer than {LIMIT_SECONDS:,} s")
        if process.returncode:
            said.seek(0)
            text = said.read().decode("utf-8", "replace")[-SHOWN_CHARACTERS:]
            raise MeasureError(f"{name} failed ({process.returncode}):\n{text}")
    return Spent(wall, usage.ru_utime + usage.ru_stime), max(peaks)


def kill_family(pid: int) -> None:
    """End a process and all its living descendants at once."""
    for one in tuple(_family(pid)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)


def _watch(pid: int, ended: threading.Event, peaks: list[float]) -> None:
    while not ended.wait(SAMPLE_SECONDS):
        held = _held_mb(pid)
        # Who begins or ends meanwhile changes the shares of those read before: pages would count more than once.
        if held.keys() == _held_mb(pid).keys():
            peaks.append(sum(held.values()))


def _held_mb(pid: int) -> dict[int, float]:
    """Return what each of a process and its descendants holds; one that has ended holds nothing and is left out."""
    return {one: held for one in _family(pid) if (held := _pss_mb(one))}


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all its living descendants."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(children).split():
            yield from _family(int(child))


def _pss_mb(pid: int) -> float:
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:")), 0.0)


def _read(path: Path) -> str:
    """Return what a file of /proc holds; nothing once its process is gone."""
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""

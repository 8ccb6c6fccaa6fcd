"""A content folder in, what building our search index of it takes out, as JSON: run in a process of its own.

    python -m bench.search.index_program CONTENT

A process of its own, because the most memory that a process ever used is all that the system tells.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.language import read_language
from almanac.load import load_or_raise
from almanac.site.search_index import SearchIndex

if TYPE_CHECKING:
    from almanac.model import Almanac

TRANSLATIONS = Path("theme/translations")
REPEATS = 5


def peak_mb() -> float:
    """Return the most memory that this process has used, in megabytes; what its workers share of it counts once."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def cpu_seconds() -> float:
    """Return the time that this process and its workers have computed, which other programs disturb less."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def with_one_change(almanac: Almanac, nth: int) -> Almanac:
    """Return an almanac in which the body of the `nth` entry begins with another sentence."""
    entries = list(almanac.entries)
    changed = entries[nth]
    body = f"<p>Warga setempat menyambutnya.</p>{changed.body}"
    entries[nth] = changed._replace(body=body, fingerprint="changed")
    return replace(almanac, entries=tuple(entries))


def main() -> None:
    """Load the almanac, build its index, and print seconds, memory and sizes."""
    content, language, jobs = Path(sys.argv[1]), read_language("id", TRANSLATIONS), os.cpu_count() or 1
    almanac = load_or_raise(content).almanac
    before = peak_mb()

    def timed(its: Almanac, *, afresh: bool) -> tuple[float, float]:
        started, computed = time.perf_counter(), cpu_seconds()
        made, saved = SearchIndex(its, language, content, jobs, afresh=afresh).finish()
        saved()
        files.update(made)
        return time.perf_counter() - started, cpu_seconds() - computed

    files: dict[str, bytes] = {}
    seconds, computed = zip(*(timed(almanac, afresh=True) for _ in range(REPEATS)), strict=True)
    peak = peak_mb()
    known = dict(files)
    step = len(almanac.entries) // REPEATS
    mended = [with_one_change(almanac, nth * step) for nth in range(REPEATS)]
    seconds_for_one, computed_for_one = zip(*(timed(its, afresh=False) for its in mended), strict=True)
    figures = {
        "index_seconds": statistics.median(seconds),
        "index_seconds_max": max(seconds),
        "index_cpu_seconds": statistics.median(computed),
        "index_one_entry_cpu_seconds": statistics.median(computed_for_one),
        "index_one_entry_seconds": statistics.median(seconds_for_one),
        "index_one_entry_seconds_max": max(seconds_for_one),
        "index_one_entry_files": (len(files) - len(known)) / REPEATS,
        "index_peak_mb": peak,
        "index_added_peak_mb": peak - before,
        "index_files": len(known),
        "index_mb": sum(map(len, known.values())) / 1e6,
        "index_compressed_mb": sum(len(gzip.compress(content, 6)) for content in known.values()) / 1e6,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

"""A content folder in, what building our search index of it takes out, as JSON: run in a process of its own.

    python -m bench.search.index_program CONTENT

A process of its own, because the most memory that a process ever used is all that the system tells.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import time
from pathlib import Path

from almanac import search
from almanac.edtf_words import describe
from almanac.load import load_or_raise


def peak_mb() -> float:
    """Return the most memory that this process has used, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def main() -> None:
    """Load the almanac, build its index, and print seconds, memory and sizes."""
    almanac = load_or_raise(Path(sys.argv[1])).almanac
    before = peak_mb()
    started = time.perf_counter()
    files = search.build(almanac, lambda value: describe(value, "id"))
    seconds = time.perf_counter() - started
    peak = peak_mb()
    figures = {
        "index_seconds": seconds,
        "index_peak_mb": peak,
        "index_added_peak_mb": peak - before,
        "index_files": len(files),
        "index_mb": sum(map(len, files.values())) / 1e6,
        "index_compressed_mb": sum(len(gzip.compress(content, 6)) for content in files.values()) / 1e6,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

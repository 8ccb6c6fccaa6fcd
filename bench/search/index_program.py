"""A content folder in, what building our search index of it takes out, as JSON: run in a process of its own.

    python -m bench.search.index_program CONTENT

A process of its own, because the most memory that a process ever used is all that the system tells.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.language import read_language
from almanac.load import load_or_raise
from almanac.site.search_index import build_index

if TYPE_CHECKING:
    from almanac.model import Almanac

TRANSLATIONS = Path("theme/translations")


def peak_mb() -> float:
    """Return the most memory that this process has used, in megabytes; what its workers share of it counts once."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def with_one_change(almanac: Almanac) -> Almanac:
    """Return an almanac in which one entry's body has another sentence."""
    first, *others = almanac.entries
    body = f"{first.body}<p>Warga setempat menyambutnya.</p>"
    return replace(almanac, entries=(replace(first, body=body, fingerprint="changed"), *others))


def main() -> None:
    """Load the almanac, build its index, and print seconds, memory and sizes."""
    content, language, jobs = Path(sys.argv[1]), read_language("id", TRANSLATIONS), os.cpu_count() or 1
    almanac = load_or_raise(content).almanac
    before = peak_mb()
    started = time.perf_counter()
    files = build_index(almanac, language, content, jobs, afresh=True)
    seconds = time.perf_counter() - started
    peak = peak_mb()
    started = time.perf_counter()
    mended = build_index(with_one_change(almanac), language, content, jobs, afresh=False)
    seconds_for_one = time.perf_counter() - started
    figures = {
        "index_seconds": seconds,
        "index_one_entry_seconds": seconds_for_one,
        "index_one_entry_files": len(mended.keys() - files.keys()),
        "index_peak_mb": peak,
        "index_added_peak_mb": peak - before,
        "index_files": len(files),
        "index_mb": sum(map(len, files.values())) / 1e6,
        "index_compressed_mb": sum(len(gzip.compress(content, 6)) for content in files.values()) / 1e6,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

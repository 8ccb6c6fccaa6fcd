"""A number of entries in; a corpus, the site built of it, and Pagefind's index of the same pages out."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import provide_corpus
from bench.search.figures import MeasureError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.search.figures import Figures

CACHE = Path(".cache/bench/search")
# What our own search finds, and nothing else: pages of entries, places, issuers and awards, and of these only what
# stands in <main>. By a star no folder below is meant, so further pages of long lists are left out; the lists of
# issuers and awards in other orders, three pages, come along.
PAGES = "{entri,kota,kabupaten,provinsi,pemberi,penghargaan}/*/index.html"
MAIN = "main"


@dataclass(frozen=True, slots=True)
class Built:
    """The folders of a benchmark of one size, and what making them took."""

    number: int
    content: Path
    site: Path
    pagefind: Path
    figures: Figures


def _run(command: Sequence[str]) -> float:
    started = time.perf_counter()
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    if run.returncode:
        raise MeasureError(f"{' '.join(command)} failed:\n{run.stdout}\n{run.stderr}")
    return time.perf_counter() - started


def size_mb(folder: Path) -> tuple[int, float]:
    """Return how many files a folder holds, and their megabytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


def make(number: int, cache: Path = CACHE) -> Built:
    """Make everything of one size; the corpus is kept from run to run, the rest is made anew."""
    content, site, pagefind = (cache / str(number) / name for name in ("content", "site", "pagefind"))
    provide_corpus(number, content)
    for folder in (site, pagefind):
        shutil.rmtree(folder, ignore_errors=True)
    build = [sys.executable, "build.py", "build", "--no-cache", "--content", str(content), "--output", str(site)]
    seconds = _run([*build, "--site-url", "http://127.0.0.1"])
    index = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(pagefind)]
    pagefind_seconds = _run([*index, "--root-selector", MAIN, "--glob", PAGES])
    files, megabytes = size_mb(pagefind)
    figures = {
        "site_build_seconds": seconds,
        "pagefind_index_seconds": pagefind_seconds,
        "pagefind_index_files": files,
        "pagefind_index_mb": megabytes,
    }
    return Built(number, content, site, pagefind, figures)

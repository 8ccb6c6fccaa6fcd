"""Figures of the search in, the tables that show them in `docs/benchmarks.md` out."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from bench.document import commit, machine, table
from bench.search.figures import shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from bench.search.figures import Figures

# What a row says, the figure's name and its unit; Pagefind's has the same name with its prefix.
COMPARED = (
    ("a session of three queries, mean", "session_kb", "KB"),
    ("the largest session", "session_max_kb", "KB"),
    ("a session typed slowly, mean", "session_typed_slowly_kb", "KB"),
    ("a session with the filters open, mean", "session_facets_kb", "KB"),
    ("first result on a slow line, median", "first_result_throttled_ms", "ms"),
    ("the longest", "first_result_throttled_max_ms", "ms"),
    ("first result of a query asked before, median", "first_result_warm_ms", "ms"),
    ("memory after a session", "memory_mb", "MB"),
    ("building the index", "index_seconds", "s"),
    ("the index on disk", "index_mb", "MB"),
    ("its files", "index_files", ""),
)
OURS_ALONE = (
    ("a query in the engine, median", "query_ms_median", "ms"),
    ("the longest", "query_ms_max", "ms"),
    ("computing while building the index, on all cores", "index_cpu_seconds", "s"),
    ("building the index after one entry changed", "index_one_entry_seconds", "s"),
    ("computing then", "index_one_entry_cpu_seconds", "s"),
    ("files of it that are new then", "index_one_entry_files", ""),
    ("most memory while building the index", "index_peak_mb", "MB"),
    ("of which beyond the loaded almanac", "index_added_peak_mb", "MB"),
    ("the index compressed", "index_compressed_mb", "MB"),
    ("words stemmed otherwise than by PyStemmer", "stemmer_mismatches", ""),
)
PAGEFIND = "pagefind_"


def _cell(figures: Figures, name: str, number: int, unit: str) -> str:
    value = figures.get(f"{name}_{number}")
    return "" if value is None else f"{shown(value)} {unit}".strip()


def tables(figures: Figures, sizes: Sequence[int]) -> Iterator[str]:
    """Yield the comparison, then what concerns ours alone; a row of which nothing is known is left out."""
    heads = [(f"ours, {number:,} entries", f"Pagefind, {number:,}") for number in sizes]
    compared = [("", *(head for pair in heads for head in pair))]
    for words, name, unit in COMPARED:
        names = (name, f"{PAGEFIND}{name}")
        cells = tuple(_cell(figures, each, number, unit) for number in sizes for each in names)
        if any(cells):
            compared.append((words, *cells))
    yield table(compared)
    alone = [("", *(f"{number:,} entries" for number in sizes))]
    for words, name, unit in OURS_ALONE:
        cells = tuple(_cell(figures, name, number, unit) for number in sizes)
        if any(cells):
            alone.append((words, *cells))
    yield table(alone)


def report(figures: Figures, sizes: Sequence[int], browser: str, today: dt.date) -> str:
    """Return all that the document says of them."""
    versions = f"Python {platform.python_version()}, Chromium {browser}, Pagefind {version('pagefind')}"
    made = f"Measured on {today.isoformat()} at commit `{commit()}`: {machine()}; {versions}."
    return "\n\n".join((made, *tables(figures, sizes)))

"""Figures in, the tables of `docs/benchmarks.md` out, between the marks that stand there."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bench.search.figures import shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from bench.search.figures import Figures

DOCUMENT = Path("docs/benchmarks.md")
BEGIN, END = "<!-- search: written by make bench-search -->", "<!-- search: end -->"

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
    ("building the index after one entry changed", "index_one_entry_seconds", "s"),
    ("files of it that are new then", "index_one_entry_files", ""),
    ("most memory while building the index", "index_peak_mb", "MB"),
    ("of which beyond the loaded almanac", "index_added_peak_mb", "MB"),
    ("the index compressed", "index_compressed_mb", "MB"),
    ("words stemmed otherwise than by PyStemmer", "stemmer_mismatches", ""),
)
PAGEFIND = "pagefind_"


def machine() -> str:
    """Return processor, cores, memory and system of this machine."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        named = re.search(r"^model name\s*:\s*(.+)$", info.read_text("utf-8"), re.MULTILINE)
        cpu = named[1].strip() if named else cpu
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}"


def commit() -> str:
    """Return what git calls the state measured, or a word that it is unknown."""
    command = ["git", "describe", "--always", "--dirty", "--tags"]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    return run.stdout.strip() if run.returncode == 0 else "unknown"


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown; the first row is its head, all columns but the first are numbers."""
    head, *rest = rows
    rule = ("---", *("---:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rest))


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
    """Return the whole text between the marks."""
    versions = f"Python {platform.python_version()}, Chromium {browser}, Pagefind {version('pagefind')}"
    made = f"Measured on {today.isoformat()} at commit `{commit()}`: {machine()}; {versions}."
    return "\n\n".join((made, *tables(figures, sizes)))


def write(text: str, document: Path = DOCUMENT) -> None:
    """Put a report between the marks of a document; raise ValueError if they are not there."""
    before, begin, rest = document.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{document} lacks the lines {BEGIN} and {END}")
    document.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", "utf-8")

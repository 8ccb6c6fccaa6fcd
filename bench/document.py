"""Figures as text in, between the marks of `docs/benchmarks.md` out, with what they were measured on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DOCUMENT = Path("docs/benchmarks.md")


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


def write(name: str, text: str, document: Path = DOCUMENT, target: str = "") -> None:
    """Put the report of `make bench-NAME`, or of another target, between its marks.

    Raises ValueError if they are not there.
    """
    first, last = f"<!-- {name}: written by make {target or f'bench-{name}'} -->", f"<!-- {name}: end -->"
    before, begin, rest = document.read_text("utf-8").partition(first)
    _, end, after = rest.partition(last)
    if not (begin and end):
        raise ValueError(f"{document} lacks the lines {first} and {last}")
    document.write_text(f"{before}{first}\n\n{text}\n\n{last}{after}", "utf-8")

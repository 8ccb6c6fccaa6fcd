"""Numbers of entries in, how soon the preview shows a changed one out: lines `preview_seconds_SIZE value`.

    python -m bench.site.preview 1000 10000

Timed is what a writer waits for: from the moment a file is saved until the browser, which the preview has told to load
the page again, has it with the new sentence.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import http.client
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from almanac import urls
from almanac.site.serve import EVENTS
from almanac.text_file import files_below
from bench import document
from bench.corpus import provide_corpus
from bench.progress import say
from bench.search.figures import MeasureError, shown
from bench.site.edits import add_sentence
from bench.site.projects import CACHE, OURS, make_project, read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.site.projects import Project

SIZES = (1_000, 10_000)
EDITS = 9
"""Entries that are changed one after the other, of which the median counts."""

LIMIT_SECONDS = 300.0
HOST = "127.0.0.1"
_SEEN = re.compile(rf"{EVENTS}\?\d+")


class Waited(NamedTuple):
    """Seconds that a writer waits: the median, and the longest."""

    median: float
    longest: float


@contextlib.contextmanager
def _previewed(project: Project) -> Iterator[tuple[int, Iterator[str]]]:
    """Run the preview of a project; give its port and what it says, line by line."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = (sys.executable, "build.py", "serve", "--content", str(project.content), "--port", str(port))
    with subprocess.Popen(command, cwd=project.folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield port, iter(process.stdout or ())
        finally:
            process.terminate()


def _built(said: Iterator[str]) -> None:
    """Wait until a build has ended; raise MeasureError if the preview does."""
    if not any(" Built in " in line for line in said):
        raise MeasureError("the preview has ended")


def _page(port: int, address: str) -> str:
    connection = http.client.HTTPConnection(HOST, port, timeout=LIMIT_SECONDS)
    connection.request("GET", f"/{address}")
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def _seconds_until_shown(port: int, entry: Path, sentence: str) -> float:
    """Change an entry and return how long it takes until the page that is told to be new has the change."""
    address = urls.entry(entry.stem)
    seen = _SEEN.search(_page(port, address))
    if seen is None:
        raise MeasureError(f"/{address} does not wait for news")
    connection = http.client.HTTPConnection(HOST, port, timeout=LIMIT_SECONDS)
    connection.request("GET", seen[0])
    news = connection.getresponse()
    started = time.perf_counter()
    add_sentence(entry, sentence)
    while not news.readline().startswith(b"data:"):
        pass
    changed = _page(port, address)
    spent = time.perf_counter() - started
    connection.close()
    if sentence not in changed:
        raise MeasureError(f"/{address} was told to be new and is not")
    return spent


def measure(number: int) -> Waited:
    """Return what a writer waits for where there are so many entries."""
    content = CACHE / str(number) / "content"
    provide_corpus(number, content)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="preview-") as folder:
        project = make_project(OURS, read_corpus(content), Path(folder) / OURS.name)
        entries = files_below(project.content / "entries")
        with _previewed(project) as (port, said):
            _built(said)
            waited = []
            for nth in range(1, EDITS + 1):
                entry = entries[nth * len(entries) // (EDITS + 1)]
                waited.append(_seconds_until_shown(port, entry, f"Kalimat baru nomor {nth}."))
                say(f"{number:,} entries, change {nth}: {waited[-1]:.2f} s")
                _built(said)
    return Waited(statistics.median(waited), max(waited))


def _report(found: dict[int, Waited], today: dt.date) -> str:
    rows = [("a changed entry is shown after", "median", "longest")]
    rows += [
        (f"{number:,} entries", f"{shown(one.median)} s", f"{shown(one.longest)} s") for number, one in found.items()
    ]
    made = (
        f"Measured on {today.isoformat()} at commit `{document.commit()}`: {document.machine()}. {EDITS} changes each."
    )
    return f"{made}\n\n{document.table(rows)}"


def main(arguments: list[str] | None = None) -> int:
    """Measure every size, print the figures and write the report; 1 if something could not be measured."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.site.preview", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="numbers of entries")
    parser.add_argument("--no-report", action="store_true", help=f"leave {document.DOCUMENT} as it is")
    given = parser.parse_args(arguments)
    CACHE.mkdir(parents=True, exist_ok=True)
    try:
        found = {number: measure(number) for number in sorted(set(given.sizes))}
    except MeasureError as error:
        print(f"bench.site.preview: {error}", file=sys.stderr)
        return 1
    for number, waited in found.items():
        print(f"preview_seconds_{number} {shown(waited.median)}")
        print(f"preview_max_seconds_{number} {shown(waited.longest)}")
    if not given.no_report:
        document.write("preview", _report(found, dt.datetime.now(tz=dt.UTC).date()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

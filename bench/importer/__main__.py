"""Articles with labels in, how well and how fast the importer reads them out: lines `name value`, and a report.

    python -m bench.importer [--articles DIR] [--misses]

The report is written into docs/benchmarks.md for the articles of the tests, which are our own; other articles, with a
file labels.jsonl of the same form beside them, can be measured without.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from almanac.importer.extraction.article import read_article
from almanac.importer.extraction.frames import Finders
from almanac.importer.extraction.reading import read
from almanac.importer.listing import as_object
from almanac.language import Language
from almanac.registry import read_registry
from bench.importer.agreement import Agreement, agreement, read_labels

OWN = Path("tests/importer/articles")
RUNS = 5
"""Runs of which the median is told."""
MANY = 1_000
"""Articles of the run that is timed as a whole."""
KB_PER_MB = 1024


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=OWN, help=f"folder of articles and labels (default: {OWN})")
    parser.add_argument("--misses", action="store_true", help="also print what was read otherwise than labelled")
    options = parser.parse_args()
    texts = {path.name: path.read_text("utf-8") for path in sorted(options.articles.glob("*.txt"))}
    registry, _ = read_registry(Path("content"))
    finders = Finders.of(registry)
    objects = [as_object(read(read_article(text, name), finders), registry, Language()) for name, text in texts.items()]
    result = agreement(objects, read_labels(options.articles / "labels.jsonl"))
    figures = {f"importer_{name}": round(value, 3) for name, value in result.figures().items()}
    figures |= _speed(texts, finders)
    for line in _calibration(result):
        print(line)
    if options.misses:
        print("\n".join(result.misses))
    for name, value in figures.items():
        print(name, value)
    return 0


def _calibration(result: Agreement) -> list[str]:
    """Return, for each field and confidence, how many values had it and how many of them were right."""
    kinds = sorted({(field, sure) for field, sure, _ in result.graded})
    return [
        f"{field} at {sure:.2f}: {result.graded[field, sure, True]} of "
        f"{result.graded[field, sure, True] + result.graded[field, sure, False]} right"
        for field, sure in kinds
    ]


def _speed(texts: dict[str, str], finders: Finders) -> dict[str, float]:
    """Return the median time of an article, that of starting, and what a run of many takes."""
    times = []
    for name, text in texts.items():
        each = []
        for _ in range(RUNS):
            started = time.perf_counter()
            read(read_article(text, name), finders)
            each.append(time.perf_counter() - started)
        times.append(statistics.median(each))
    names = [str(path) for path in sorted(OWN.glob("*.txt"))]
    starts = [_run(names[:1])[0] for _ in range(RUNS)]
    many = [_run([names[number % len(names)] for number in range(MANY)]) for _ in range(RUNS)]
    return {
        "importer_ms_median": round(1000 * statistics.median(times), 1),
        "importer_ms_max": round(1000 * max(times), 1),
        "importer_start_s": round(statistics.median(starts), 2),
        "importer_1000_s": round(statistics.median(seconds for seconds, _ in many), 1),
        "importer_1000_mb": round(max(peak for _, peak in many)),
    }


def _run(names: list[str]) -> tuple[float, float]:
    """Return the seconds and the peak memory in MB of one command that reads articles."""
    program = (
        "import resource, sys; from almanac.cli import main; "
        "status = main(['import', *sys.argv[1:], '--format', 'jsonl']); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr); sys.exit(status)"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program, *names], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    for line in done.stdout.splitlines():
        json.loads(line)
    return seconds, int(done.stderr.split()[-1]) / KB_PER_MB


if __name__ == "__main__":
    sys.exit(main())

"""Articles with labels in, how well and how fast the importer reads them out: lines `name value`, and a report.

    python -m bench.importer [--articles DIR] [--misses] [--no-report]

The report is written into docs/benchmarks.md for the articles of the tests, which are our own. Other articles, with a
file labels.jsonl of the same form beside them, can be measured, and are not reported.
"""

from __future__ import annotations

import argparse
import datetime as dt
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
from almanac.registry_reader import read_registry
from bench import document
from bench.importer import report
from bench.importer.agreement import agreement, read_labels

OWN = Path("tests/importer/articles")
RUNS = 5
"""Runs of which the median is told."""
MANY = 1_000
"""Articles of the run that is timed as a whole."""
KB_PER_MB = 1024


def main() -> int:
    """Measure, print and report; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=OWN, help=f"folder of articles and labels (default: {OWN})")
    parser.add_argument("--misses", action="store_true", help="also print what was read otherwise than labelled")
    parser.add_argument("--no-report", action="store_true", help=f"leave {document.DOCUMENT} as it is")
    options = parser.parse_args()
    texts = {path.name: path.read_text("utf-8") for path in sorted(options.articles.glob("*.txt"))}
    registry, _ = read_registry(Path("content"))
    finders = Finders.of(registry)
    objects = [as_object(read(read_article(text, name), finders), registry, Language()) for name, text in texts.items()]
    result = agreement(objects, read_labels(options.articles / "labels.jsonl"))
    if options.misses:
        print("\n".join(result.misses))
    figures = _speed(texts, finders)
    for name, value in (result.figures() | figures).items():
        print(f"importer_{name} {value:.3f}")
    if options.articles == OWN and not options.no_report:
        document.write("importer", report.report(result, figures, len(texts), dt.datetime.now(tz=dt.UTC).date()))
    return 0


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
        "article_ms": 1000 * statistics.median(times),
        "article_max_ms": 1000 * max(times),
        "start_seconds": statistics.median(starts),
        "thousand_seconds": statistics.median(seconds for seconds, _ in many),
        "thousand_mb": max(peak for _, peak in many),
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

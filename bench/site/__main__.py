"""Numbers of entries in, what building the site costs beside Hugo and Eleventy out: lines `name value`, and a report.

    python -m bench.site 10000

Names end in the size they were measured at; the largest size's stand without it as well.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import document
from bench.corpus import provide_corpus
from bench.progress import say
from bench.search.figures import shown
from bench.site import report, results
from bench.site.pages import differences
from bench.site.projects import CACHE, OURS, read_corpus
from bench.site.rounds import SCENARIOS, Trouble, places, timed, watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.search.figures import Figures

SIZES = (10_000,)
ROUNDS = 5
HEADLINES = (
    *(f"hugo_ratio_{scenario}" for scenario in SCENARIOS),
    "peak_mb",
    "hugo_peak_mb",
)
"""Figures that are printed last, as what most readers look for."""
MEMORY = Path("/dev/shm")  # noqa: S108 - the point is that it is memory


@contextlib.contextmanager
def _scratch() -> Iterator[tuple[Path, Path | None]]:
    """Give a new folder on the disk and one in memory, if there is any; both are gone in the end."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="rounds-") as disk, contextlib.ExitStack() as stack:
        memory = None
        if MEMORY.is_dir():
            memory = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=MEMORY, prefix="almanak-bench-")))
        yield Path(disk).absolute(), memory


def measure(number: int, rounds: int, trouble: Trouble) -> Figures:
    """Return the figures of one size; what keeps the twins from being the same site is a failure, too."""
    content = CACHE / str(number) / "content"
    provide_corpus(number, content)
    say(f"{number:,} entries: reading what they name")
    corpus = read_corpus(content)
    with _scratch() as (disk, memory):
        where = places(disk, memory)
        say(f"{number:,} entries: comparing pages and watching memory")
        watched = watch(corpus, where[0], disk, trouble)
        ours = watched.outputs.get(OURS.name)
        for name, output in watched.outputs.items():
            trouble.failures.extend(differences(ours, output, name) if ours else ())
        builds = []
        started = time.perf_counter()
        for build in timed(corpus, where, disk, rounds, trouble):
            builds.append(build)
            say(
                f"{number:,} entries, round {build.round + 1}, {build.generator}{build.ending}, {build.scenario}: "
                f"{build.spent.wall:.2f} s, {build.spent.cpu:.2f} s of processor"
            )
        say(f"{number:,} entries: {time.perf_counter() - started:.0f} s")
    return results.of_watched(watched) | results.of_builds(builds)


def main(arguments: list[str] | None = None) -> int:
    """Measure every size, print the figures, write the report; 1 if something failed or a twin is another site."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="numbers of entries")
    parser.add_argument("--repeats", type=int, default=ROUNDS, help=f"rounds of which the median counts ({ROUNDS})")
    parser.add_argument("--no-report", action="store_true", help=f"leave {document.DOCUMENT} as it is")
    given = parser.parse_args(arguments)
    # A signal to end becomes an exception, so that running builds and folders in memory do not outlive the program.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended by a signal"))
    sizes = sorted(set(given.sizes))
    figures: Figures = {}
    troubles: list[str] = []
    failed = False
    for number in sizes:
        trouble = Trouble()
        found = measure(number, given.repeats, trouble)
        figures |= {f"{name}_{number}": value for name, value in found.items()}
        if number == sizes[-1]:
            figures |= found
        troubles += [f"{number:,} entries, {text}" for text in (*trouble.limits, *trouble.failures)]
        failed = failed or bool(trouble.failures)
    figures |= results.growth(figures, sizes)
    for name in sorted(figures, key=lambda name: name in HEADLINES):
        print(f"{name} {shown(figures[name])}")
    for text in troubles:
        say(f"amiss: {text}")
    if not given.no_report:
        made = report.report(figures, sizes, given.repeats, troubles, dt.datetime.now(tz=dt.UTC).date())
        document.write("site", made, target="bench")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

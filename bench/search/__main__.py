"""Numbers of entries in, what our search costs at each size beside Pagefind out: lines `name value`, and a report.

    python -m bench.search 1000 10000

Names end in the size they were measured at; the largest size's stand without it as well.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from typing import TYPE_CHECKING

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import sync_playwright

from bench import document
from bench.progress import say
from bench.search import agreement, index_build, memory, quality, query_times, report, sites, transfer, waiting
from bench.search.figures import Figures, MeasureError, Stage, shown
from bench.search.readers import MODULES_FOLDER, MODULES_PREFIX, PAGE_FOLDER, PAGE_PREFIX, PAGEFIND_PREFIX
from bench.search.server import serve
from tools import browser as installed

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

SIZES = (1_000, 10_000)

# What is measured at every size, in this order. A further measurement is a function like these and a line here.
MEASUREMENTS: tuple[Callable[[Stage], Figures], ...] = (
    index_build.measure,
    transfer.measure,
    transfer.measure_slow_typing,
    transfer.measure_with_facets,
    waiting.measure,
    query_times.measure,
    memory.measure,
    agreement.measure,
)

# What is measured once, since it does not depend on the size.
MEASUREMENTS_ONCE: tuple[Callable[[], Figures], ...] = (quality.relevance, quality.oracle)


def measure(number: int, browser: Browser, failures: list[str]) -> Figures:
    """Return the figures of one size; what cannot be measured is told in `failures`."""
    say(f"{number:,} entries: making them, the site and Pagefind's index")
    try:
        built = sites.make(number)
    except MeasureError as error:
        failures.append(f"anything at {number:,} entries: {error}")
        return {}
    figures = dict(built.figures)
    mounts = {
        "": built.site,
        PAGEFIND_PREFIX: built.pagefind,
        PAGE_PREFIX: PAGE_FOLDER,
        MODULES_PREFIX: MODULES_FOLDER,
    }
    with serve(mounts) as served:
        stage = Stage(number, built.content, built.site, built.pagefind, served, browser)
        for measurement in MEASUREMENTS:
            name = f"{measurement.__module__.rpartition('.')[2]}.{measurement.__name__}"
            started = time.perf_counter()
            try:
                figures |= measurement(stage)
            except (MeasureError, BrowserError) as error:
                failures.append(f"{name} at {number:,} entries: {error}")
            say(f"{number:,} entries: {name}, {time.perf_counter() - started:.0f} s")
    return figures


def main(arguments: list[str] | None = None) -> int:
    """Measure every size, print the figures and write the report; 1 if something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="numbers of entries")
    parser.add_argument("--no-report", action="store_true", help=f"leave {document.DOCUMENT} as it is")
    given = parser.parse_args(arguments)
    sizes = sorted(set(given.sizes))
    failures: list[str] = []
    figures: Figures = {}
    for once in MEASUREMENTS_ONCE:
        try:
            figures |= once()
        except MeasureError as error:
            failures.append(f"{once.__name__}: {error}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed.find(), args=installed.arguments())
        version = browser.version
        for number in sizes:
            found = measure(number, browser, failures)
            figures |= {f"{name}_{number}": value for name, value in found.items()}
            if number == sizes[-1]:
                figures |= found
        browser.close()
    for name, value in figures.items():
        print(f"{name} {shown(value)}")
    for failure in failures:
        say(f"not measured: {failure}")
    if not given.no_report:
        document.write("search", report.report(figures, sizes, version, dt.datetime.now(tz=dt.UTC).date()))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

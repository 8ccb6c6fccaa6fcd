"""The engine's module in a page in, how long it takes for a query out: no typing, no drawing, no fetching."""

from __future__ import annotations

from bench.corpus import CONTENT
from bench.patterns import read_model
from bench.search.figures import Figures, Stage, middle_and_most
from bench.search.queries import make_queries
from bench.search.readers import MODULES_PREFIX, OURS, PAGE_PREFIX, reader

INDEX = "/cari/indeks/"
ENGINE = f"{MODULES_PREFIX}/engine.js"


def measure(stage: Stage) -> Figures:
    """Return the median and the longest time of one query, each asked before."""
    queries = make_queries(read_model(CONTENT))
    with reader(stage, OURS) as someone:
        times = someone.page.evaluate(
            f"async (given) => (await import('{PAGE_PREFIX}/query_times.js')).queryTimes(...given)",
            [ENGINE, INDEX, list(queries)],
        )
    figures = middle_and_most("query", times)
    return {"query_ms_median": figures["query_ms"], "query_ms_max": figures["query_max_ms"]}

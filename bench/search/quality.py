"""The tests' own judges in, how well and how faithfully our search answers out: measured once, not at every size.

What is asked and what is right stands in `tests/relevance` and `tests/unit/oracle.py`.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from almanac import search
from almanac.edtf_words import describe
from almanac.load import load
from bench.search.agreement import ask_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.search.figures import Figures

TESTS = Path("tests/unit")
CONTENT = Path("content")


def relevance() -> Figures:
    """Return success and mean reciprocal rank of the judged queries on the real content, in total and by family."""
    from tests.relevance.measure import measure, read_queries  # noqa: PLC0415 - only here are tests needed

    with tempfile.TemporaryDirectory() as folder:
        for path, content in search.build(load(CONTENT).almanac, lambda value: describe(value, "id")).items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

        def ask(queries: Sequence[str]) -> list[list[str]]:
            return [answer["addresses"] for answer in ask_node("ask.mjs", folder, stdin=list(queries))]

        judged = measure(read_queries(), ask)
    figures: Figures = {
        "success_at_1": judged.total.success_at_1,
        "success_at_5": judged.total.success_at_5,
        "mean_reciprocal_rank": judged.total.mean_reciprocal_rank,
        "typo_at_5": judged.of("typos").success_at_5,
    }
    for family, its in judged.families:
        figures |= {f"success_at_1_{family}": its.success_at_1, f"success_at_5_{family}": its.success_at_5}
    return figures


def oracle() -> Figures:
    """Return how many of the oracle's queries the engine answers otherwise than lunr.js, on generated entries."""
    if str(TESTS) not in sys.path:
        sys.path.append(str(TESTS))
    judge = importlib.import_module("oracle")  # tests import each other by their bare names

    questions, forms = judge.questions(200), judge.forms(200)
    with tempfile.TemporaryDirectory() as folder:
        found = judge.answers(judge.generated_almanac(1_000), Path(folder), questions, forms)
    return {"oracle_queries": len(questions) + len(forms), "oracle_mismatches": len(judge.mismatches(found))}

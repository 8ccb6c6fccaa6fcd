"""Queries with judged answers and what a search returns for them in, how good the search is out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

QUERIES = Path(__file__).parent / "queries.yaml"
# A reader sees about five results without scrolling.
SEEN = 5


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, and the addresses of which any is right in the first place."""

    text: str
    family: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rank of the first right answer to a query, counted from 1; None if there is none in the list."""

    query: Query
    rank: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How many queries there are, and what share has a right answer first or among the first five.

    `mean_reciprocal_rank` is the mean of 1 / rank of the first right answer, 0 where there is none.
    """

    queries: int
    success_at_1: float
    success_at_5: float
    mean_reciprocal_rank: float


@dataclass(frozen=True, slots=True)
class Relevance:
    """The figures of all queries and of each family, and every verdict they rest on."""

    total: Figures
    families: tuple[tuple[str, Figures], ...]
    verdicts: tuple[Verdict, ...]

    def of(self, family: str) -> Figures:
        """Return the figures of a family. Raises KeyError for one that is not there."""
        return dict(self.families)[family]

    def missed(self, rank: int) -> tuple[Verdict, ...]:
        """Return the verdicts on queries that have no right answer at this rank or before."""
        return tuple(verdict for verdict in self.verdicts if verdict.rank is None or verdict.rank > rank)


def read_queries(path: Path = QUERIES) -> tuple[Query, ...]:
    """Return the queries of a file, in its order."""
    families = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        Query(str(text), family, frozenset(answers))
        for family, queries in families.items()
        for text, answers in queries.items()
    )


def measure(queries: Sequence[Query], search: Callable[[Sequence[str]], Iterable[Sequence[str]]]) -> Relevance:
    """Judge what `search` returns: for a list of queries a list of addresses each, the best first."""
    found = search([query.text for query in queries])
    verdicts = tuple(Verdict(query, _rank(query, ranked)) for query, ranked in zip(queries, found, strict=True))
    families = dict.fromkeys(query.family for query in queries)
    return Relevance(
        total=_figures(verdicts),
        families=tuple(
            (family, _figures([verdict for verdict in verdicts if verdict.query.family == family]))
            for family in families
        ),
        verdicts=verdicts,
    )


def table(relevance: Relevance) -> str:
    """Return the figures as a table in Markdown, a family a line and the total last."""
    rows = [*relevance.families, ("total", relevance.total)]
    width = max(len(name) for name, _ in rows)
    lines = [
        f"| {'family':{width}} | queries | success@1 | success@5 |   MRR |",
        f"| {'-' * width} | ------: | --------: | --------: | ----: |",
    ]
    lines += [
        f"| {name:{width}} | {its.queries:7} | {its.success_at_1:9.3f} | {its.success_at_5:9.3f} |"
        f" {its.mean_reciprocal_rank:.3f} |"
        for name, its in rows
    ]
    return "\n".join(lines)


def _rank(query: Query, ranked: Sequence[str]) -> int | None:
    return next((rank for rank, address in enumerate(ranked, 1) if address in query.answers), None)


def _figures(verdicts: Sequence[Verdict]) -> Figures:
    ranks = [verdict.rank for verdict in verdicts]
    found = [rank for rank in ranks if rank is not None]
    return Figures(
        queries=len(ranks),
        success_at_1=sum(rank == 1 for rank in found) / len(ranks),
        success_at_5=sum(rank <= SEEN for rank in found) / len(ranks),
        mean_reciprocal_rank=sum(1 / rank for rank in found) / len(ranks),
    )

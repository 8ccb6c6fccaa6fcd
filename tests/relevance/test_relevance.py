"""Readers get what they meant: judged queries on the almanac's own content, asked of the browser's engine."""

from __future__ import annotations

from collections import Counter

import pytest

from almanac import search, urls
from almanac.edtf_words import describe
from almanac.load import load
from tests.relevance.measure import Query, measure, read_queries, table
from tests.unit.node_programs import REPOSITORY, run_node

# What the search is to reach, a little below what it does.
SUCCESS_AT_1 = 0.90
SUCCESS_AT_5 = 0.98
TYPOS_AT_5 = 0.90


@pytest.fixture(scope="module")
def almanac():
    return load(REPOSITORY / "content").almanac


@pytest.fixture(scope="module")
def relevance(almanac, tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    for path, content in search.build(almanac, lambda value: describe(value, "id")).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)

    def ask(questions):
        return [answer["addresses"] for answer in run_node("ask.mjs", str(folder), stdin=questions)]

    return measure(read_queries(), ask)


def report(relevance, rank):
    """Return the table and the queries that have no right answer at this rank or before."""
    missed = [f"{verdict.query.family}: {verdict.query.text} ({verdict.rank})" for verdict in relevance.missed(rank)]
    return "\n".join((table(relevance), *missed))


@pytest.mark.own
def test_the_first_result_is_right(relevance):
    """For nine queries of ten the first result is a page that the reader meant."""
    assert relevance.total.success_at_1 >= SUCCESS_AT_1, report(relevance, 1)


@pytest.mark.own
def test_the_right_result_is_in_sight(relevance):
    """For practically every query a right page is among the first five, with a slip of the finger too."""
    assert relevance.total.success_at_5 >= SUCCESS_AT_5, report(relevance, 5)
    assert relevance.of("typos").success_at_5 >= TYPOS_AT_5, report(relevance, 5)


@pytest.mark.own
def test_the_judged_pages_exist(almanac):
    """Every answer is the address of an entry, or of a place, an issuer or an award with an entry."""
    addresses = {
        urls.of(thing)
        for thing in (
            *almanac.entries,
            *(almanac.places[slug] for slug in almanac.by_place),
            *(almanac.issuers[id_] for id_ in almanac.by_issuer),
            *(almanac.awards[id_] for id_ in almanac.by_award),
        )
    }
    assert {query.text: query.answers - addresses for query in read_queries() if query.answers - addresses} == {}


def test_the_queries_are_of_many_kinds():
    """There are at least 80 queries, every one with an answer, at least ten of each family and fifteen with a slip."""
    queries = read_queries()
    count = Counter(query.family for query in queries)
    assert len(queries) >= 80
    assert all(query.answers for query in queries)
    assert min(count.values()) >= 10
    assert count["typos"] >= 15


def test_figures_are_what_their_names_say():
    """A right answer first, third, sixth and not at all make a quarter, a half, and 0.375 as mean reciprocal rank."""
    right = frozenset({"a/"})
    queries = [Query(text, text[0], right) for text in ("x1", "x2", "y1", "y2")]
    lists = {"x1": ["a/", "b/"], "x2": ["b/", "c/", "a/"], "y1": [*"bcdef", "a/"], "y2": []}
    relevance = measure(queries, lambda texts: [lists[text] for text in texts])
    assert (relevance.total.queries, relevance.total.success_at_1, relevance.total.success_at_5) == (4, 0.25, 0.5)
    assert relevance.total.mean_reciprocal_rank == pytest.approx(0.375)
    assert relevance.of("x").success_at_5 == 1
    assert [verdict.query.text for verdict in relevance.missed(1)] == ["x2", "y1", "y2"]
    assert "| total |       4 |     0.250 |     0.500 | 0.375 |" in table(relevance)

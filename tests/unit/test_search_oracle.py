"""The browser's engine over the shards gives what lunr.js gives over the whole index."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest
from node_programs import REPOSITORY, run_node
from oracle import answers, forms, mismatches, questions
from search_corpus import generated_almanac

from almanac.load import load
from almanac.search import shards


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Answers over 300 entries in small shards, so that the questions cross many boundaries."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SMALLEST", 128)
        patch.setattr(shards, "SIZE_FACTOR", 0)
        return answers(generated_almanac(300), tmp_path_factory.mktemp("small"), questions(200), forms(200))


def of(answers, question):
    return next(answer for answer in answers["questions"] if answer["question"] == question)


def test_engine_ranks_and_scores_as_lunr_does(small):
    """Over 440 questions and forms the documents, their order and their scores are those of lunr.js."""
    assert mismatches(small) == []
    assert sum(bool(answer["engine"]) for answer in small["questions"]) > 150
    assert sum(bool(answer["engine"]) for answer in small["forms"]) > 120


@pytest.mark.parametrize("entries", [1_000, 10_000])
def test_engine_ranks_as_lunr_does_over_many_entries(tmp_path, entries):
    """So they are over 1,000 and over 10,000 entries, in files of the size that readers load."""
    assert mismatches(answers(generated_almanac(entries), tmp_path, questions(120), forms(120))) == []


@pytest.mark.own
def test_engine_ranks_as_lunr_does_over_the_real_content(tmp_path):
    """So they are over this almanac's own entries."""
    almanac = load(Path(REPOSITORY) / "content").almanac
    assert mismatches(answers(almanac, tmp_path, questions(120), forms(120))) == []


def test_and_is_what_lunr_calls_required(small):
    """Where each word has one term, the documents with every word were also those of lunr's required clauses."""
    simple = [answer for answer in small["questions"] if answer["required"] is not None]
    assert sum(len(answer["asked"]) > 1 and bool(answer["engine"]) for answer in simple) > 20


def test_questions_take_every_path(small):
    """The questions include full matches, partial ones, growing prefixes, and ones that find nothing."""
    asked = small["questions"]
    assert any(answer["everyWord"] and len(answer["asked"]) > 2 and answer["engine"] for answer in asked)
    assert any(not answer["everyWord"] and answer["engine"] for answer in asked)
    assert any(len(terms) > 2 for answer in asked for terms in answer["asked"])
    assert any(answer["asked"] and not answer["engine"] for answer in asked)
    assert [answer["engine"] for answer in asked if not answer["asked"]] == [[]] * 5


def test_forms_take_every_path():
    """The forms use every sign of lunr's language."""
    written = " ".join(forms(200))
    assert all(sign in written for sign in (":", "*", "~1", "~2", "^", "+", " -"))


def test_a_query_loads_only_the_shards_of_its_words(tmp_path):
    """A search for one finished word fetches the shards of the word, its stem and its variants, and nothing else."""
    found = answers(generated_almanac(300), tmp_path, ["layanan "], [])
    (loaded,) = (answer["loaded"] for answer in found["questions"])
    assert 1 <= len(loaded) <= 4
    assert {path.split("/")[0] for path in loaded} == {"istilah"}


def test_nothing_is_loaded_for_nothing(tmp_path):
    """A query without words fetches nothing."""
    found = answers(generated_almanac(50), tmp_path, ["", "   ", "yang dan di "], [])
    assert [answer["loaded"] for answer in found["questions"]] == [[], [], []]


def test_browser_rounds_as_the_builder_does():
    """Cells are rounded to three decimals as Python rounds: exact halves to even, near halves by their true value."""
    chance = random.Random(3)  # noqa: S311 - no secret
    halves = [number / 16 for number in range(400)]
    near = [number / 2000 for number in range(1, 4001, 2)]
    nearer = [math.nextafter(value, math.inf) for value in near] + [math.nextafter(value, 0) for value in near]
    values = [*halves, *near, *nearer, *(chance.expovariate(0.2) for _ in range(2000))]
    assert run_node("round.mjs", stdin=values) == [round(value, 3) for value in values]

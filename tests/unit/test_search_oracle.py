"""The browser's engine over the shards gives what lunr.js gives over the whole index."""

from __future__ import annotations

import json
import math
import random
from typing import TYPE_CHECKING

import pytest
from node_programs import run_node
from search_corpus import address, affixed_word, generated_almanac, in_indonesian

from almanac import search
from almanac.search import shards
from almanac.search.documents import documents
from almanac.search.index import build_index, words_of_names

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN_QUESTIONS = (
    "semarang",
    "kota semarang",
    "kediri",
    "Kota KEDIRI layanan",
    "diri",
    "solo",
    "surakarta",
    "ternate 2018",
    "pekanbaru",
    "penghargaan layanan",
    "pelayanan publik",
    "layak anak 2019",
    "kemenpan",
    "bpk wajar tanpa pengecualian",
    "kecuali",
    "toleransi",
    "indeks kota toleran",
    "budi",
    "wali kota utama",
    "kelola pengelolaan mengelola",
    "seman",
    "pek",
    "ba",
    "ban",
    "pelaya",
    "ked",
    "ke",
    "layanan pelayanan",
    "kota kota kota",
    "semarang zzzzzz",
    "zzzzzz",
    "zzzzzz qqqqqq semarang bandung",
    "yang dan di",
    "",
    "   ",
    "!?*~^:+-\"'()[]{}\\/",
    "semarang* ~2 +kota -bandung title:kota ^10",
    "Ban\u00addung",
    "Sémàrang, kota!",
    "ma'arif",
    "2018 2019",
    "aparatur negara reformasi birokrasi",
    "sinovik",
)


def serialised_index(almanac) -> str:
    builder = build_index(documents(almanac, address, in_indonesian), words_of_names(almanac))
    return json.dumps(builder.build().serialize())


def write_index(folder: Path, almanac) -> None:
    (folder / "lunr.json").write_text(serialised_index(almanac), encoding="utf-8")
    for path, content in search.build(almanac, address, in_indonesian).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def generated_questions(number: int) -> list[str]:
    chance = random.Random(7)  # noqa: S311 - no secret
    names = ("semarang", "kota bandung", "kediri", "kla", "2019", "solo", "makassar")
    return [
        " ".join(
            [*(affixed_word(chance) for _ in range(chance.choice((1, 1, 2, 3)))), chance.choice(("", *names))]
        ) + chance.choice(("", " "))
        for _ in range(number)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("oracle")
    # Small shards, so that the questions cross many boundaries.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "POSTINGS_PER_SHARD", 200)
        write_index(folder, generated_almanac(300))
    questions = [*WRITTEN_QUESTIONS, *generated_questions(200)]
    return run_node("oracle.mjs", str(folder), stdin=questions)


def assert_same(ours: list, theirs: list, question: str) -> None:
    """Require the same documents, scores within 1e-9, and the same order but for scores that are that close."""
    assert sorted(d for d, _ in ours) == sorted(d for d, _ in theirs), question
    score_of = dict(theirs)
    for document, score in ours:
        assert score == pytest.approx(score_of[document], abs=1e-9, rel=0), (question, document)
    for (document, _), (other, _) in zip(ours, theirs, strict=True):
        assert score_of[document] == pytest.approx(score_of[other], abs=1e-9, rel=0), question


def test_engine_ranks_and_scores_as_lunr_does(answers):
    """Over 240 questions the documents, their order and their scores are those of lunr.js."""
    for answer in answers:
        assert_same(answer["engine"], answer["lunr"], answer["question"])
    assert sum(bool(answer["engine"]) for answer in answers) > 150


def test_and_is_what_lunr_calls_required(answers):
    """Where each word has one term, the documents with every word are those of lunr's required clauses."""
    simple = [answer for answer in answers if answer["required"] is not None]
    for answer in simple:
        assert_same(answer["engine"], answer["required"], answer["question"])
    assert sum(len(answer["asked"]) > 1 and bool(answer["engine"]) for answer in simple) > 20


def test_questions_take_every_path(answers):
    """The questions include full matches, partial ones, growing prefixes, and ones that find nothing."""
    assert any(answer["everyWord"] and len(answer["asked"]) > 2 and answer["engine"] for answer in answers)
    assert any(not answer["everyWord"] and answer["engine"] for answer in answers)
    assert any(len(terms) > 2 for answer in answers for terms in answer["asked"])
    assert any(answer["asked"] and not answer["engine"] for answer in answers)
    assert [answer["engine"] for answer in answers if not answer["asked"]] == [[]] * 5


def test_a_query_loads_only_the_shards_of_its_words(answers):
    """A search for one finished word fetches the root, the lengths, and at most the shards of the word and its stem."""
    (answer,) = (answer for answer in answers if answer["question"] == "kecuali")
    folders = [path.split("/")[0] for path in answer["loaded"]]
    assert folders.count("akar.json") == folders.count("panjang") == 1
    assert 1 <= folders.count("istilah") <= 4
    assert "kartu" not in folders
    assert [a["loaded"] for a in answers if not a["asked"]] == [["akar.json"]] * 5


def test_a_short_prefix_does_not_fetch_the_whole_index(answers):
    """A prefix whose terms lie in more than three shards is not looked up; only the shard of the word itself is."""
    (answer,) = (answer for answer in answers if answer["question"] == "ba")
    assert answer["asked"] == [[]]
    assert sum(path.startswith("istilah/") for path in answer["loaded"]) == 1


def test_browser_rounds_as_the_builder_does():
    """Cells are rounded to three decimals as Python rounds: exact halves to even, near halves by their true value."""
    chance = random.Random(3)  # noqa: S311 - no secret
    halves = [number / 16 for number in range(400)]
    near = [number / 2000 for number in range(1, 4001, 2)]
    nearer = [math.nextafter(value, math.inf) for value in near] + [math.nextafter(value, 0) for value in near]
    values = [*halves, *near, *nearer, *(chance.expovariate(0.2) for _ in range(2000))]
    assert run_node("round.mjs", stdin=values) == [round(value, 3) for value in values]

"""The files of the search index: small, named for their content, the same for the same almanac."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node_programs import REPOSITORY, run_node
from search_corpus import address, generated_almanac, in_indonesian, make_almanac, make_entry

from almanac import search
from almanac.search import shards
from almanac.search.documents import documents
from almanac.search.index import build_index, words_of_names
from almanac.search.shards import ALPHABET, pack, pack_terms, terms_of


def build(almanac):
    return search.build(almanac, address, in_indonesian)


def root_of(files):
    return json.loads(files[search.ROOT])


def test_alphabet_needs_no_escape():
    """Ninety-one letters, none of which JSON escapes, hold last digits and other digits."""
    assert len(set(ALPHABET)) == shards.LAST_DIGITS + shards.OTHER_DIGITS
    assert json.dumps(ALPHABET) == f'"{ALPHABET}"'


@given(st.lists(st.integers(min_value=0, max_value=2**32 - 1), max_size=50))
def test_packed_numbers_are_short(numbers):
    """A number below 64 takes one character, one below 1,728 two."""
    for number in numbers:
        assert len(pack([number])) == (1 if number < 64 else 2 if number < 1728 else len(pack([number])))
    assert pack(numbers) == "".join(pack([number]) for number in numbers)


def test_browser_reads_what_the_build_packs():
    """Numbers of every size and terms with and without common beginnings come back as they were."""
    numbers = [0, 1, 63, 64, 65, 1727, 1728, 46_655, 46_656, 2**20, 2**32 - 1, *range(0, 200_000, 97)]
    terms = sorted(["", "a", "ab", "abc", "b", "日本", "x" * 40, "x" * 41, "kota", "kotabaru"])
    packed = {"numbers": pack(numbers), "terms": pack_terms(terms)}
    assert run_node("unpack.mjs", stdin=packed) == {"numbers": numbers, "terms": terms}


def test_terms_are_sorted_as_the_browser_compares_strings():
    """A letter beyond the basic plane comes before U+FE73, as in UTF-16; by code point it would come after."""
    almanac = make_almanac(make_entry("satu", body="\ufe73 \U00010428"))
    terms = terms_of(build_index(documents(almanac, address, in_indonesian), words_of_names(almanac)))
    assert [term.text for term in terms][-2:] == ["\U00010428", "\ufe73"]


def test_files_are_named_for_their_content():
    """Every file but the root changes its name with its content; the root names exactly those that exist."""
    files = build(generated_almanac(60))
    root = root_of(files)
    letters = shards.SHARD_NAME_LETTERS
    names = [root["shards"][at : at + letters] for at in range(0, len(root["shards"]), letters)]
    expected = {search.ROOT, f"cari/indeks/panjang/{root['lengths']}.json"}
    expected |= {f"cari/indeks/istilah/{name}.json" for name in names}
    letters = shards.CHUNK_NAME_LETTERS
    expected |= {
        f"cari/indeks/kartu/{at // letters}.{root['chunks'][at : at + letters]}.json"
        for at in range(0, len(root["chunks"]), letters)
    }
    assert set(files) == expected
    changed = build(make_almanac(make_entry("satu", body="lain")))
    before = build(make_almanac(make_entry("satu")))
    assert {path for path in changed if "kartu" in path} == {path for path in before if "kartu" in path}
    assert {path for path in changed if "istilah" in path}.isdisjoint(before)


def test_shards_hold_about_so_many_postings(monkeypatch):
    """No shard has more postings than the limit, unless a single term has."""
    monkeypatch.setattr(shards, "POSTINGS_PER_SHARD", 300)
    almanac = generated_almanac(100)
    terms = terms_of(build_index(documents(almanac, address, in_indonesian), words_of_names(almanac)))
    runs = list(shards.ranges(terms, 300))
    assert [term for run in runs for term in run] == list(terms)
    assert all(len(run) == 1 or sum(len(term.postings) for term in run) <= 300 for run in runs)
    assert len(runs) > 10


def test_same_almanac_same_bytes_whatever_the_hash_seed():
    """Two processes with different hash seeds write the same files."""
    program = (
        "import hashlib, search_corpus as c; from almanac import search;"
        "files = search.build(c.generated_almanac(40), c.address, c.in_indonesian);"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    path = os.pathsep.join([str(REPOSITORY / "tests" / "unit"), str(REPOSITORY / "plugins")])
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(digests) == 1


def test_empty_almanac_has_an_index():
    """An almanac without entries gives a root file that names no shard."""
    root = root_of(build(make_almanac()))
    assert (root["sections"], root["shards"], root["chunks"]) == ([], "", "")


def test_colliding_names_are_an_error(monkeypatch):
    """Two different contents never share a file."""
    monkeypatch.setattr(shards, "POSTINGS_PER_SHARD", 50)
    monkeypatch.setattr(shards, "_name", lambda _content, letters: "a" * letters)
    with pytest.raises(ValueError, match="two parts of the search index are both called"):
        build(generated_almanac(40))

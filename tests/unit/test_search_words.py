"""Text is folded and cut into words alike in the build and in the browser."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from node_programs import run_node

from almanac.search.words import FUNCTION_WORDS, fold, indonesian_stemmer, words, words_of_all


def is_known(char: str) -> bool:
    """Tell whether a character was assigned long ago, so that any Python and any Node.js know it."""
    return unicodedata.ucd_3_2_0.category(char) not in {"Cn", "Cs", "Co"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kota SEMARANG", ("kota", "semarang")),
        ("Jum'at Jum’at Jumʼat Jum`at Jum´at", ("jumat",) * 5),
        ("Ma‘arif ‘kutipan’", ("maarif", "kutipan")),
        ("ibu-ibu kota/kabupaten KPP–PA", ("ibu", "ibu", "kota", "kabupaten", "kpp", "pa")),
        ("Sémàrang Straße Øre", ("semarang", "strasse", "ore")),
        ("nilai 80,64 (2018)", ("nilai", "80", "64", "2018")),
        ("Ｋｏｔａ ﬁlm İstanbul", ("kota", "film", "istanbul")),
        ("satu_dua", ("satu", "dua")),
        ("~^*+-:\"'()", ()),
        ("", ()),
    ],
)
def test_words_are_folded(text, expected):
    """Case, diacritics, apostrophes, hyphens and width do not tell words apart."""
    assert words(text) == expected


@given(st.text())
def test_folding_twice_changes_nothing(text):
    """A folded text is its own folding."""
    assert fold(fold(text)) == fold(text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(), min_size=20, max_size=60))
def test_browser_folds_as_the_build_does(texts):
    """Any text gives the same words in Python and in JavaScript, as far as both know its characters."""
    known = ["".join(char for char in text if is_known(char)) for text in texts]
    assert run_node("words.mjs", "words", stdin=known) == [list(words(text)) for text in known]


def test_browser_folds_every_character_as_the_build_does():
    """Each character that both know, between letters, is a letter, a divider or nothing to both."""
    known = [chr(code) for code in range(0x20000) if is_known(chr(code))]
    texts = [f"a{char}b {char}" for char in known]
    found = run_node("words.mjs", "words", stdin=texts)
    assert [text for text, its in zip(texts, found, strict=True) if its != list(words(text))] == []


def test_function_words_are_few_and_folded():
    """The list stays near sixty words, and holds none that readers search for."""
    assert 50 <= len(FUNCTION_WORDS) <= 80
    assert all(words(word) == (word,) for word in FUNCTION_WORDS)
    assert FUNCTION_WORDS.isdisjoint({"baik", "besar", "tahun", "tanpa", "kota", "tidak"})


def test_each_text_counts_once():
    """Words of a repeated name are not counted twice."""
    assert words_of_all(["Kota Solo", None, "Kota Solo", "Solo"]) == ("kota", "solo", "solo")


def test_stemmer_joins_forms_of_a_word():
    """Forms that differ in affixes share a stem."""
    stem = indonesian_stemmer()
    assert {stem(word) for word in ("layanan", "pelayanan", "melayani")} == {"layan"}
    assert stem("layanan") == stem("layanan")

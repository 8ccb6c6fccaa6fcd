"""Which stems are learnt to be forms of one root, and how much more the words of a family find by them."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from stemmer_vocabulary import word_families

from almanac.search.variants import learn_variants
from almanac.search.words import indonesian_stemmer

FAMILIES = word_families()
FAMILY_OF = {word: family[0] for family in FAMILIES for word in family}
STEM = indonesian_stemmer()
# The share of pairs of one family whose stems are the same: what Snowball does alone, 0.746.
SNOWBALL_RECALL = (0.74, 0.75)
# Words of other families that a word finds because Snowball gives both the same stem, as in anti and menanti.
SNOWBALL_MERGES = 182


def corpus(*without):
    """Return the words of all families, each in some documents, roots in more than their forms."""
    return {word: 4 if word == FAMILY_OF[word] else 2 for word in FAMILY_OF if word not in without}


def held_out():
    """Yield sets of words, one of each family, that together are all words."""
    for place in range(max(map(len, FAMILIES))):
        yield {family[place] for family in FAMILIES if len(family) > place}


def finds(variants, asked, found):
    """Tell whether a query for a word finds another."""
    return STEM(found) == STEM(asked) or STEM(found) in variants.get(STEM(asked), ())


def wrongly_found(variants, asked, words):
    """Return the words of other families that are found by more than Snowball's stem."""
    wanted = set(variants.get(STEM(asked), ()))
    return [word for word in words if STEM(word) in wanted and FAMILY_OF[word] != FAMILY_OF[asked]] if wanted else []


@pytest.fixture(scope="module")
def variants():
    return learn_variants(corpus(), STEM)


def test_families_are_real_work():
    """The file has at least 220 families of five to ten words, and no word twice."""
    assert sum(5 <= len(family) <= 10 for family in FAMILIES) >= 220
    assert len(FAMILY_OF) == sum(map(len, FAMILIES))


def test_forms_of_a_root_find_each_other(variants):
    """Of the pairs of words of one family at least 95 in 100 find each other; by Snowball's stems alone it is 75."""
    pairs = [pair for family in FAMILIES for pair in permutations(family, 2)]
    alone = sum(finds({}, *pair) for pair in pairs) / len(pairs)
    assert SNOWBALL_RECALL[0] < alone < SNOWBALL_RECALL[1]
    assert sum(finds(variants, *pair) for pair in pairs) / len(pairs) >= 0.95


def test_a_word_that_no_document_has_finds_its_family():
    """At least 92 in 100 pairs hold when the word that is asked for is in no document, and nothing else is found."""
    found, wrong = [], 0
    for words in held_out():
        known = corpus(*words)
        learnt = learn_variants(known, STEM)
        for family in FAMILIES:
            for asked in words.intersection(family):
                found += [finds(learnt, asked, other) for other in family if other != asked]
        wrong += sum(len(wrongly_found(learnt, asked, known)) for asked in FAMILY_OF)
    assert sum(found) / len(found) >= 0.92
    assert wrong == 0


def test_nothing_of_another_root_is_found(variants):
    """No word finds a word of another family, unless Snowball gives both the same stem: those are counted."""
    assert {word: wrong for word in FAMILY_OF if (wrong := wrongly_found(variants, word, FAMILY_OF))} == {}
    same = [
        (word, other)
        for word in FAMILY_OF
        for other in FAMILY_OF
        if STEM(word) == STEM(other) and FAMILY_OF[word] != FAMILY_OF[other]
    ]
    assert len(same) == SNOWBALL_MERGES


@pytest.mark.parametrize(
    ("words", "asked", "expected"),
    [
        # A nasal that swallowed the root's first letter.
        ("kelola dikelola mengelola", "kelola", ("elola", "kelola")),
        # A root that no document has as it is.
        ("dikelola terkelola pengelolaan", "pengelola", ("kelola",)),
        # An m that Snowball takes for p.
        ("muat dimuat memuat", "muat", ("puat",)),
        # A root's own letters taken for an affix.
        ("capai mencapai capaian", "mencapai", ("capai",)),
        # An r that fell before another, and a root of one syllable.
        ("ragam keragaman beragam", "ragam", ("agam",)),
        ("sah pengesahan mengesahkan", "sah", ("esah",)),
        # A form of a form.
        ("pimpin memimpin pemimpin kepemimpinan", "pimpin", ("mimpin",)),
        # What no document has, if it can be a form of a known root only.
        ("kelola dikelola", "mengelolanya", ("kelola", "lola")),
        # Its own meaning: anti and what is waited for; an instrument and a lift; a domain and supervision.
        ("anti nanti menanti dinanti", "nanti", ()),
        ("pengawas pengawasan kawasan", "kawasan", ()),
        ("karang karangan dikarang mengarang arang arangnya", "karang", ()),
        ("sekarang karang karangan", "karang", ()),
        ("setuju tuju menuju tujuan", "setuju", ()),
        # Nothing but names, numbers and foreign words.
        ("adipura 2018 smart 日本 x", "adipura", ()),
    ],
)
def test_variants_of_a_stem(words, asked, expected):
    """A query word asks for these stems beside its own."""
    assert learn_variants(dict.fromkeys(words.split(), 3), STEM).get(STEM(asked), ()) == expected


def test_variants_are_stems_of_the_corpus_and_few(variants):
    """Every value is another stem of the corpus, sorted; there are no more keys than known roots."""
    known = {STEM(word) for word in FAMILY_OF}
    for key, values in variants.items():
        assert key not in values
        assert list(values) == sorted(set(values))
        assert known.issuperset(values)
    assert list(variants) == sorted(variants)
    assert len(variants) <= len(FAMILIES)


def test_the_order_of_the_words_does_not_matter(variants):
    """The same words in another order teach the same."""
    words = list(corpus().items())
    random.Random(17).shuffle(words)  # noqa: S311 - no secret
    assert learn_variants(dict(words), STEM) == variants


def test_no_words_teach_nothing():
    """An empty corpus, or one without letters, has no variants."""
    assert learn_variants({}, STEM) == {}
    assert learn_variants({"": 1, "2018": 3, "a" * 500: 1}, STEM) == {}

"""Words with the number of documents they are in, in files of neighbouring words out: what readers may have meant.

The browser completes what is being typed from these lists, and looks here for the nearest word when one is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac.search.packing import pack, pack_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# A word of a single document is as likely a slip of its author as a word.
FEWEST_DOCUMENTS = 2
SHORTEST = 3
# About 1.5 KB compressed.
WORDS_PER_FILE = 512
# The words that complete what is being typed: about 1 KB compressed, however large the almanac is.
COMMON_WORDS = 300


def known_words(documents: Mapping[str, int], names: frozenset[str]) -> dict[str, int]:
    """Return the words that may be suggested, with how many documents each is in: no numbers, no rarities but names."""
    return {
        word: number
        for word, number in documents.items()
        if len(word) >= SHORTEST and word.isalpha() and (number >= FEWEST_DOCUMENTS or word in names)
    }


def word_list(run: Sequence[str], documents: Mapping[str, int]) -> dict[str, str]:
    """Return a list of words; how common each is, is told as the number of binary digits."""
    return {"words": pack_words(run), "bits": pack([documents[word].bit_length() for word in run])}


def common_words(documents: Mapping[str, int]) -> tuple[str, ...]:
    """Return the words that are in the most documents, in no order."""
    return tuple(sorted(documents, key=lambda word: (-documents[word], word))[:COMMON_WORDS])

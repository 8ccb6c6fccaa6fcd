"""Words with how often they occur in, files of neighbouring words out: what readers may have meant.

The browser completes what is being typed from these lists, and looks here for the nearest word when one is unknown.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from almanac.search.packing import in_browsers_order, pack, pack_words, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# A word that occurs once is as likely a slip of its author as a word.
FEWEST_OCCURRENCES = 2
SHORTEST = 3
# About 1.5 KB compressed.
WORDS_PER_FILE = 512
# The words that complete what is being typed, besides those of names: about 0.5 KB compressed at any size.
COMMON_WORDS = 128


def known_words(occurrences: Mapping[str, int], names: frozenset[str]) -> dict[str, int]:
    """Return those words that may be suggested, with how often each occurs: no numbers, no rarities but names."""
    return {
        word: number
        for word, number in occurrences.items()
        if (number >= FEWEST_OCCURRENCES or (number and word in names)) and len(word) >= SHORTEST and word.isalpha()
    }


def word_list(run: Sequence[str], occurrences: Mapping[str, int]) -> dict[str, str]:
    """Return a list of sorted words; how common each is, is told as the number of binary digits."""
    return {"words": pack_words(run), "bits": pack([occurrences[word].bit_length() for word in run])}


def word_lists(known: Mapping[str, int], before: Mapping[str, int], lists: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Return the files of all words to suggest; they are `lists`, if words look as they did before."""
    if lists and list(known) == list(before) and _bits(known) == _bits(before):
        return lists
    return tuple(to_json(word_list(run, known)) for run in runs(known))


def _bits(known: Mapping[str, int]) -> list[int]:
    return list(map(int.bit_length, known.values()))


def runs(known: Mapping[str, int]) -> list[list[str]]:
    """Return the words of each file."""
    ordered = in_browsers_order(known)
    return [ordered[start : start + WORDS_PER_FILE] for start in range(0, len(ordered), WORDS_PER_FILE)]


def common_words(occurrences: Mapping[str, int], names: frozenset[str]) -> tuple[str, ...]:
    """Return the words that occur most and belong to no name, in alphabetical order."""
    others = occurrences.keys() - names
    fewest = min(nlargest(COMMON_WORDS, map(occurrences.__getitem__, others)), default=0)
    common = (word for word in others if occurrences[word] >= fewest)
    commonest = sorted(common, key=lambda word: (-occurrences[word], word))[:COMMON_WORDS]
    return tuple(in_browsers_order(commonest))

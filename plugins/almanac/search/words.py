"""Text in, search terms out: folding, cutting into words, dropping function words, stemming.

The browser does the same in `theme/static/js/search/words.js` and `stem.js`; a test compares the two word by word.
A term of the index is either a stem, or the unstemmed form of a word that occurs in a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import Stemmer

from almanac.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# Letters that Unicode does not decompose into a base letter and a mark, and that a reader types without it.
UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
# Every sign that stands for an apostrophe in Jum'at, Qur'an, Ma'arif: U+0027, 0060, 00B4, 02BB, 02BC, 02BF, 2018, 2019,
# 201B, 2032. They vanish, so that the word stays whole.
APOSTROPHES = re.compile("['`´ʻʼʿ‘’‛′]")
# No `\w`: it takes the underscore for a letter.
WORD = re.compile(r"[^\W_]+")
# The same for ASCII text, byte by byte: capitals become small letters, what divides words becomes a space.
_ASCII_APOSTROPHES = b"'`"
_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)

# Our own list: only words that no reader searches for. Public lists also drop "baik", "besar", "tahun", "tanpa".
FUNCTION_WORDS = frozenset(
    """
    ada adalah agar akan antara atas atau bagi bahwa bisa dalam dan dapat dari daripada demi dengan di guna hanya hingga
    ia ialah ini itu jika juga kalau karena ke kemudian kepada ketika lalu maka masih melalui menjadi merupakan namun
    nya oleh pada paling para pun saja sambil sampai sang sangat sebagai sebuah secara sehingga sejak seperti serta
    suatu sudah supaya telah terhadap tersebut tetapi untuk yaitu yakni yang
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


def fold(text: str) -> str:
    """Return text in lower case, without diacritics and apostrophes; anything else stays.

    Compatibility decomposition (Unicode Standard Annex 15, NFKD) makes full-width and ligature forms plain as well.
    """
    decomposed = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text))
    bare = "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))
    return APOSTROPHES.sub("", unicodedata.normalize("NFKD", bare.lower()).translate(UNDECOMPOSED))


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text in order; hyphens and all other punctuation divide, underscores too."""
    if text.isascii():
        return tuple(text.encode().translate(_ASCII, _ASCII_APOSTROPHES).decode().split())  # at a third of the cost
    return tuple(WORD.findall(fold(text)))


@lru_cache(maxsize=16_384)
def _words_again(text: str) -> tuple[str, ...]:
    """Return what `words` returns, of a text that is likely to come again: a name or a fact rather than a body."""
    return words(text)


def indonesian_stemmer(known: Sequence[str] = ()) -> Callable[[str], str]:
    """Return a function from a folded word to its stem, which remembers what it has stemmed: `known` words at once.

    The algorithm is Snowball's: https://snowballstem.org/algorithms/indonesian/stemmer.html.
    """
    snowball = Stemmer.Stemmer("indonesian")
    snowball.maxCacheSize = 0  # its own memory costs seven times what a stem does
    stems: Memory[str, str] = Memory(snowball.stemWord)
    stems.update(zip(known, snowball.stemWords(known), strict=True))
    return stems.__getitem__


def words_of_each(texts: Iterable[str | None]) -> tuple[tuple[str, ...], ...]:
    """Return the words of each of several texts in order, a repeated text once."""
    return tuple(map(_words_again, dict.fromkeys(filter(None, texts))))


def words_of_all(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return the words of several texts, each distinct text once, in order."""
    return tuple(chain.from_iterable(words_of_each(texts)))

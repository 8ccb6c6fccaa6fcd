"""Numbers and sorted words in, short printable texts out; values in, JSON bytes under content-hashed names out.

All files of the index are JSON, because hosts compress JSON and leave octet streams alone. Columns of numbers are
strings of printable characters, which compress as well as bytes do. `theme/static/js/search/packing.js` reads them.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from almanac.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = "cari/indeks/"

# Numbers are written in two alphabets: the last digit of a number in one of 64 characters, the digits before it in one
# of 27. So numbers below 64 take one character, below 1,728 two. No character needs an escape in a JSON string.
ALPHABET = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
LAST_DIGITS = 64
OTHER_DIGITS = 27
# The numbers that take one letter, as bytes, and a table that turns these into their letters.
_ONE_LETTER = bytes(range(LAST_DIGITS))
_LETTERS = bytes(ord(ALPHABET[number % LAST_DIGITS]) for number in range(256))
# A word is written as the number of letters it shares with the word before, A for none to Z for 25, and the rest of it;
# folded words have no capital letters.
MOST_SHARED_LETTERS = 25
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Letters of a file's name, in base 64 of six bits each: enough that a browser will not take an old file for a new one,
# and few, since the root file lists all names.
NAME_LETTERS = 5


def pack_number(number: int) -> str:
    """Return one non-negative number as printable characters."""
    letters: list[str] = []
    while number >= LAST_DIGITS:
        number, digit = divmod(number, OTHER_DIGITS)
        letters.append(ALPHABET[LAST_DIGITS + digit])
    letters.append(ALPHABET[number])
    return "".join(letters)


@cache
def letters_below(bits: int) -> list[str]:
    """Return the packed forms of all numbers of so many binary digits: a list is looked up in at half a call's cost."""
    found = list(ALPHABET[:LAST_DIGITS])
    others = ALPHABET[LAST_DIGITS:]
    for number in range(LAST_DIGITS, 1 << bits):
        found.append(others[number % OTHER_DIGITS] + found[number // OTHER_DIGITS])
    return found


_letters: Memory[int, str] = Memory(pack_number)


def pack(numbers: Sequence[int]) -> str:
    """Return non-negative numbers as printable characters, most of them one each."""
    try:
        small = bytes(numbers)
        if not small.translate(None, delete=_ONE_LETTER):
            return small.translate(_LETTERS).decode("ascii")  # what most lists are, at a fifth of the cost
    except ValueError:
        pass  # one of them is larger than a byte
    return "".join(map(_letters.__getitem__, numbers))


def pack_gaps(ascending: Sequence[int]) -> str:
    """Return ascending numbers packed as how many lie between each and the one before it, the first from -1."""
    return pack([number - before - 1 for before, number in zip((-1, *ascending), ascending, strict=False)])


def pack_words(words: Iterable[str]) -> str:
    """Return sorted folded words, each as what differs from the one before."""
    parts: list[str] = []
    before = ""
    for word in words:
        shared = 0
        most = min(len(before), len(word), MOST_SHARED_LETTERS)
        while shared < most and before[shared] == word[shared]:
            shared += 1
        parts.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(parts)


def dividers(runs: Sequence[tuple[str, str]]) -> list[str]:
    """Return for each run of sorted words, given by its ends, the shortest text after those before it, not after it.

    These find a word's run as its first words would (R. Bayer and K. Unterauer, "Prefix B-trees", 1977).
    """
    return [""][: len(runs)] + [first[: _shared(before, first) + 1] for (_, before), (first, _) in pairwise(runs)]


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def in_browsers_order(words: Iterable[str]) -> list[str]:
    """Return words sorted as JavaScript compares strings: by UTF-16 code unit."""
    found = list(words)
    if "".join(found).isascii():
        return sorted(found)  # the same, at a third of the cost
    return sorted(found, key=browsers_key)


def browsers_key(word: str) -> bytes:
    """Return what sorts as JavaScript compares strings."""
    return word.encode("utf-16-be")


def to_json(value: object) -> bytes:
    """Return compact JSON."""
    return _ENCODER.encode(value).encode()


def content_name(content: bytes | memoryview) -> str:
    """Return a name that stands for this content alone."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode("ascii")[:NAME_LETTERS]


def put(files: dict[str, bytes | memoryview], folder: str, content: bytes | memoryview, name: str | None = None) -> str:
    """Add a file under a name made of its content, which may be known; return the name.

    Where another content has that name, a space is added, which JSON does not mind.
    """
    name = name or content_name(content)
    there = files.setdefault(f"{FOLDER}{folder}/{name}.json", content)
    if there is content or there == content:
        return name
    return put(files, folder, bytes(content) + b" ")

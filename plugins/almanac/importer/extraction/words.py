"""Text in, its words folded for comparison out; and whether two of them are the same but for one slip."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters."""
    return tuple(WORD.findall(text.casefold()))


def one_edit(one: str, other: str) -> bool:
    """Tell whether two different words differ by one letter added, left out, replaced or swapped with its neighbour.

    That is a Damerau-Levenshtein distance of one (F. J. Damerau, 1964).
    """
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start + 1 : start + 2] + short[start : start + 1] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped == long[start:]

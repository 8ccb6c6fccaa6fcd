"""Names that the registry knows in, every place of an article where one of them stands out.

Case counts only where it must: an abbreviation is one in capitals alone. A long name may have one slip.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from almanac.importer.extraction.words import WORD, folded, one_edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BETWEEN = re.compile(r"[\s()/.&’'–-]{0,4}")
LONGEST_ABBREVIATION = 8
"""Letters of a name of one word in capitals that counts as an abbreviation."""
SHORTEST_WITH_SLIP = 3
"""Words of a name from which on one of them may be misspelt by a letter, if it has six."""


class NameMention(NamedTuple):
    """Where a name stands, and of what; `slip` where it is misspelt."""

    start: int
    end: int
    id: str
    slip: bool = False
    others: tuple[str, ...] = ()
    """What else goes by exactly this name."""


class _Name(NamedTuple):
    words: tuple[str, ...]
    id: str
    cased: str | None
    """How it has to be written, where case counts."""


class Lexicon:
    """Names by their first word, the longest first."""

    def __init__(self, names: Mapping[str, Iterable[str]], *, small: bool = False) -> None:
        """Take names by what they name; `small` says that one of a single word may stand without a capital."""
        found: dict[str, set[_Name]] = defaultdict(set)
        for id_, its in names.items():
            for name in its:
                words = folded(name)
                if words:
                    found[words[0]].add(
                        _Name(words, id_, None if len(words) > 1 or (small and not _short(name)) else name)
                    )
        self._names = {
            first: sorted(names, key=lambda name: (-len(name.words), name.words, name.id))
            for first, names in found.items()
        }

    def find(self, body: str) -> tuple[NameMention, ...]:
        """Return where the names stand in a text, in order; of overlapping ones the longest that begins first."""
        words = tuple(WORD.finditer(body))
        plain = tuple(word[0].casefold() for word in words)
        found: list[NameMention] = []
        position = 0
        while position < len(words):
            mention, used = self._at(body, words, plain, position)
            if mention:
                found.append(mention)
            position += used
        return tuple(found)

    def _at(
        self, body: str, words: tuple[re.Match[str], ...], plain: tuple[str, ...], position: int
    ) -> tuple[NameMention | None, int]:
        for name in self._names.get(plain[position], ()):
            size = len(name.words)
            slips = _slips(name.words, plain[position : position + size])
            if slips is None or not _cased(name, words[position][0]):
                continue
            run = words[position : position + size]
            if all(_BETWEEN.fullmatch(body, a.end(), b.start()) for a, b in itertools.pairwise(run)):
                kin = self._names[name.words[0]]
                others = tuple(one.id for one in kin if one.words == name.words and one.id != name.id)
                return NameMention(run[0].start(), run[-1].end(), name.id, bool(slips), others), size
        return None, 1


def _cased(name: _Name, written: str) -> bool:
    """Tell whether a name of one word is written as a name: an abbreviation in capitals, another with a capital."""
    if name.cased is None:
        return True
    return written.isupper() if _short(name.cased) else written[0].isupper()


def _short(name: str) -> bool:
    return name.isupper() and len(name) <= LONGEST_ABBREVIATION


def _slips(words: tuple[str, ...], written: tuple[str, ...]) -> int | None:
    """Return how many words are misspelt, at most one; None where these are other words."""
    if len(written) < len(words):
        return None
    wrong = [(a, b) for a, b in zip(words, written, strict=True) if a != b]
    if not wrong:
        return 0
    if len(wrong) == 1 and len(words) >= SHORTEST_WITH_SLIP and len(wrong[0][0]) >= 6 and one_edit(*wrong[0]):
        return 1
    return None

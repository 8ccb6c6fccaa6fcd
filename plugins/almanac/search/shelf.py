"""Runs of an earlier build and what has changed in them in, runs of this one out; the others stay unread.

A shelf holds words with their postings, or terms with the words that stand as them.
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_right
from collections.abc import Collection, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from almanac.memory import Memory
from almanac.search.count import FIELD_BITS, codes, size_of
from almanac.search.kept import PLAIN
from almanac.search.packing import browsers_key, in_browsers_order
from almanac.search.shards import runs
from almanac.search.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from almanac.search.count import Blob
    from almanac.search.kept import Bounds, Piece

Value = TypeVar("Value")


class Shelf(Mapping[str, Value], Generic[Value]):
    """Values by word or term, in runs that are read when one of them is asked for.

    `pieces` hold the runs by their first text, and `unpack` reads them. `changes` are other values than they have, None
    for what is gone.
    """

    def __init__(
        self,
        bounds: Sequence[Bounds],
        pieces: Mapping[str, Piece],
        unpack: Callable[[Blob], dict[str, Value]],
        changes: Mapping[str, Value | None] | None = None,
    ) -> None:
        self.bounds = bounds
        self._pieces, self._unpack = pieces, unpack
        self._firsts = [browsers_key(its.first) for its in bounds]
        self.changed: dict[int, dict[str, Value | None]] = {}
        for text, value in (changes or {}).items():
            self.changed.setdefault(self._number_of(text), {})[text] = value
        self._kept: Memory[int, dict[str, Value]] = Memory(lambda number: unpack(pieces[bounds[number].first]()))
        self._runs: Memory[int, dict[str, Value]] = Memory(self._changed_run)

    def changed_by(self, changes: Mapping[str, Value | None]) -> Shelf[Value]:
        """Return the shelf with other values."""
        return Shelf(self.bounds, self._pieces, self._unpack, changes)

    def numbers_of(self, texts: Iterable[str]) -> set[int]:
        """Return the runs that have, or would have, some words or terms."""
        return set(map(self._number_of, texts)) if self.bounds else set()

    def run(self, number: int) -> dict[str, Value]:
        """Return a run in the order of browsers, as it is now."""
        return self._runs[number]

    def _changed_run(self, number: int) -> dict[str, Value]:
        before = self._kept[number] if number < len(self.bounds) else {}
        changes = self.changed.get(number)
        if not changes:
            return before
        now = before | changes
        texts = now if len(now) == len(before) else in_browsers_order(now)
        return {text: value for text in texts if (value := now[text]) is not None}

    def _number_of(self, text: str) -> int:
        return max(bisect_right(self._firsts, browsers_key(text)) - 1, 0)

    def __getitem__(self, text: str) -> Value:
        return self._runs[self._number_of(text)][text]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._runs.__getitem__, self._numbers()))

    def __len__(self) -> int:
        return sum(len(self._runs[number]) for number in self._numbers())

    def _numbers(self) -> range:
        """Return the numbers of the runs; where there was none, what has come is in the first."""
        return range(max(len(self.bounds), 1))


def recut(shelf: Shelf[Value], size_of: Callable[[Value], int], target: int) -> Iterator[int | dict[str, Value]]:
    """Yield the runs of a shelf when cut anew: the number of one that is as it was, or all that one holds."""
    number_of = {its.first: number for number, its in enumerate(shelf.bounds)}

    def as_it_was(texts: Sequence[str]) -> int | None:
        number = number_of.get(texts[0])
        same = number is not None and number not in shelf.changed and tuple(shelf.run(number)) == tuple(texts)
        return number if same else None

    end = max(len(shelf.bounds), 1)
    position = 0
    for changed in sorted(shelf.changed):
        if changed < position:
            continue
        # Where a run ends depends on the first text of the next one as well.
        yield from range(position, max(changed - 1, position))
        position = max(changed - 1, position)
        loose: dict[str, Value] = {}
        whole = False
        while position < end and not whole:
            loose |= shelf.run(position)
            position += 1
            # Once a run ends where the next one began, all after it are cut as they were.
            ahead = position < end and position not in shelf.changed
            texts = (*loose, shelf.bounds[position].first) if ahead else tuple(loose)
            sizes = {text: size_of(value) for text, value in loose.items()}
            if ahead:
                sizes[texts[-1]] = size_of(shelf.run(position)[texts[-1]])
            cuts = list(runs(texts, sizes, target))
            whole = (ahead and cuts[-1] == texts[-1:]) or position == end
            if ahead:
                cuts[-1:] = [cuts[-1][:-1]] if len(cuts[-1]) > 1 else []
            settled = cuts if whole else cuts[:-1]
            for cut in settled:
                number = as_it_was(cut)
                yield {text: loose[text] for text in cut} if number is None else number
                for text in cut:
                    del loose[text]
    yield from range(position, len(shelf.bounds))


def pack_words(postings: Mapping[str, Blob]) -> bytes:
    """Return a run of words with their postings as bytes."""
    sizes = array("I", map(size_of, postings.values()))
    return marshal.dumps((" ".join(postings), sizes.tobytes(), b"".join(postings.values())), PLAIN)


def unpack_words(packed: Blob) -> dict[str, Blob]:
    """Return what `pack_words` has packed."""
    words, sizes, joined = marshal.loads(packed)  # noqa: S302 - of `pack_words`
    found: dict[str, Blob] = {}
    postings, start = memoryview(joined), 0
    for word, size in zip(words.split(), memoryview(sizes).cast("I"), strict=True):
        found[word] = postings[start : start + 8 * size]
        start += 8 * size
    return found


def pack_documents(postings: Mapping[str, Blob]) -> bytes:
    """Return which documents have words of a run, as bits by their numbers; nothing of a word that many have."""
    if len(postings) == 1:
        return b""  # to read such a run costs no more than these bits of all of them
    return _bits([code >> FIELD_BITS for code in codes(b"".join(postings.values()))])


def runs_with(documents: Collection[int], pieces: Mapping[str, Piece]) -> set[int]:
    """Return the numbers of the runs, of which `pieces` tell the documents, that may have some of these."""
    if not documents:
        return set()
    wanted = int.from_bytes(_bits(documents), "little")
    bits = (piece() for piece in pieces.values())
    return {number for number, its in enumerate(bits) if not its or int.from_bytes(its, "little") & wanted}


def _bits(numbers: Collection[int]) -> bytes:
    # Digits of base 2, of which Python makes a number at once.
    digits, one = bytearray(b"0") * (max(numbers) + 1), ord("1")
    for number in numbers:
        digits[number] = one
    digits.reverse()
    return int(digits, 2).to_bytes(len(digits) // 8 + 1, "little")


def pack_terms(terms: Mapping[str, Term]) -> bytes:
    """Return a run of terms as bytes."""
    return marshal.dumps([(term, *its) for term, its in terms.items()], PLAIN)


def unpack_terms(packed: Blob) -> dict[str, Term]:
    """Return what `pack_terms` has packed."""
    return {term: Term(*its) for term, *its in marshal.loads(packed)}  # noqa: S302 - of `pack_terms`

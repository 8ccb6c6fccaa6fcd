"""Almanac in, the files of the search index out; the browser's part is in `theme/static/js/search/`.

`documents` says what can be found and by which words, `count` counts these, `terms` says which terms lunr's index has
of them, `shards` writes them and `layout` names the files. `catalogue`, `cards`, `columns` and `vocabulary` are what a
reader sees: names, results, filters, suggestions. `stages` puts all of it in an order that several processes can share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac.search.kept import Kept
from almanac.search.layout import ROOT
from almanac.search.packing import FOLDER
from almanac.search.stages import Counting, Index, Part, Writing, begin, count_part, finish, gather, write_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from almanac.edtf import Edtf
    from almanac.model import Almanac
    from almanac.search.count import Blob

__all__ = [
    "FOLDER", "ROOT", "Counting", "Index", "Kept", "Part", "Writing", "begin", "build", "count_part", "finish",
    "gather", "write_part",
]  # fmt: skip


def build(almanac: Almanac, date_words: Callable[[Edtf], str]) -> dict[str, Blob]:
    """Return the files of the search index by their paths below the site's root, sorted, in one process.

    `date_words` words a date in the site's language. The same almanac always gives the same bytes.
    """
    counting = begin(almanac, date_words, {})
    writing = gather(counting, [count_part(counting, range(counting.size))])
    return finish(writing, [write_part(writing, range(writing.size))]).files

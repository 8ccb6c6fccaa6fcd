"""Almanac in, the files of the search index out; the browser's part is in `theme/static/js/search/`.

`documents` says what can be found and by which words, `index` lets lunr's builder count them, `tables` turns the counts
round, `shards` cuts them into files and `layout` names these. `catalogue`, `cards`, `columns` and `vocabulary` are what
a reader sees: names, results, filters, suggestions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac.search.documents import number
from almanac.search.layout import ROOT, lay_out
from almanac.search.packing import FOLDER
from almanac.search.tables import Spread, Tables, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from almanac.edtf import Edtf
    from almanac.model import Almanac

__all__ = ["FOLDER", "ROOT", "Spread", "Tables", "build", "rebuild"]


def build(almanac: Almanac, date_words: Callable[[Edtf], str]) -> dict[str, bytes]:
    """Return the files of the search index by their paths below the site's root, sorted.

    `date_words` words a date in the site's language. The same almanac always gives the same bytes.
    """
    return rebuild(almanac, date_words, None, lambda count, size: [count(range(size))])[0]


def rebuild(
    almanac: Almanac, date_words: Callable[[Edtf], str], before: Tables | None, spread: Spread
) -> tuple[dict[str, bytes], Tables]:
    """Return what `build` returns, and tables for the next build.

    It takes less time where the tables of an earlier build are given, which are used up, and where `spread` shares the
    counting of what is new between processes.
    """
    numbered = number(almanac)
    made = tables(numbered, almanac, before, spread)
    return dict(sorted(lay_out(numbered, almanac, made, date_words, spread).items())), made

"""Almanac in, the files of the search index out; the browser's part is in `theme/static/js/search/`.

`documents` says what can be found and by which words, `index` lets lunr's builder count them, `shards` cuts its index
up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac.search.documents import AddressOf, DateWords, documents
from almanac.search.index import build_index, words_of_names, words_of_places
from almanac.search.shards import FOLDER, ROOT, shard_files

if TYPE_CHECKING:
    from almanac.model import Almanac

__all__ = ["FOLDER", "ROOT", "build"]


def build(almanac: Almanac, address: AddressOf, date_words: DateWords) -> dict[str, bytes]:
    """Return the files of the search index by their paths below the site's root, sorted.

    `address` gives the address of an entry, place, issuer or award relative to the site's root; `date_words` words a
    date in the site's language. The same almanac always gives the same bytes.
    """
    found = documents(almanac, address, date_words)
    builder = build_index(found, words_of_names(almanac))
    return dict(sorted(shard_files(found, builder, words_of_places(almanac)).items()))

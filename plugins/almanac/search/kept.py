"""What a build leaves to the next one, as bytes by name; small things in one value, which is read back whole."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from almanac.search.columns import Facets

if TYPE_CHECKING:
    from almanac.search.count import Blob

Kept = Mapping[str, Mapping[str, "Blob"]]
"""The `postings` of words, the contents of the `files` of runs, and the `rest`. Nothing at all is as good as any."""


class Rest(NamedTuple):
    """All but postings and files: what stands for names and documents, and what was worked out of them.

    `marks` stand for the documents, whose fields have `lengths` and `exponents`; `cards` and `facets` are those of
    entries, `variants` were learnt from the `teaching` words.
    """

    numbering: str = ""
    naming: str = ""
    marks: tuple[str, ...] = ()
    lengths: bytes = b""
    exponents: bytes = b""
    cards: tuple[str, ...] = ()
    facets: tuple[Facets, ...] = ()
    teaching: frozenset[str] = frozenset()
    variants: Mapping[str, tuple[str, ...]] = {}


def rest_of(kept: Kept) -> Rest:
    """Return the rest of what an earlier build has left."""
    written = kept.get("rest", {}).get("rest")
    if written is None:
        return Rest()
    rest = Rest(*marshal.loads(written))  # noqa: S302 - whoever keeps it vouches for it
    return rest._replace(facets=tuple(map(Facets._make, rest.facets)))


def kept_of(postings: Mapping[str, Blob], files: Mapping[str, Blob], rest: Rest) -> Kept:
    """Return what a build leaves."""
    facets = [tuple(its) for its in rest.facets]
    plain = [facets if value is rest.facets else value for value in rest]
    return {"postings": postings, "files": files, "rest": {"rest": marshal.dumps(plain)}}

"""An output folder in, what it has of each kind of page out: addresses and bytes; and how three outputs compare.

What is compared are the kinds of page below. Left out is what a twin has no use for: calendar, map, downloads, search,
the pages of `content/pages`, redirects, styles and scripts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ENTRY = "entries"
PLACE, FURTHER_PLACE = "places", "places, further pages"
YEAR, FURTHER_YEAR = "years", "years, further pages"
ISSUER, FURTHER_ISSUER = "issuers", "issuers, further pages"
AWARD, FURTHER_AWARD = "awards", "awards, further pages"
THEME, FURTHER_THEME = "themes", "themes, further pages"
ALL = "all entries, by pages"
LIST, HOME, FEED, SITEMAP = "lists", "home", "feeds", "sitemap"

_ORDERS = "abjad|provinsi|terbanyak|jenis"
_FURTHER = r"/hal/\d+"
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (FEED, r"(.+/)?umpan\.xml"),
        (SITEMAP, r"sitemap(-[^/]+)?\.xml"),
        (HOME, r"index\.html"),
        (LIST, rf"(daerah|tahun|pemberi|penghargaan|tema)(/({_ORDERS}))?({_FURTHER})?/index\.html"),
        (ALL, rf"entri({_FURTHER})?/index\.html"),
        (ENTRY, r"entri/[^/]+/index\.html"),
        *(
            pair
            for first, further, folder in (
                (PLACE, FURTHER_PLACE, "(kota|kabupaten|provinsi)"),
                (YEAR, FURTHER_YEAR, "tahun"),
                (ISSUER, FURTHER_ISSUER, "pemberi"),
                (AWARD, FURTHER_AWARD, "penghargaan"),
                (THEME, FURTHER_THEME, "tema"),
            )
            for pair in ((first, rf"{folder}/[^/]+/index\.html"), (further, rf"{folder}/[^/]+{_FURTHER}/index\.html"))
        ),
    )
)
"""Kinds of page and the files that are of them; the first that fits counts."""

_SITEMAP_PART = re.compile(r"sitemap-[^/]+\.xml")

WEIGHT_TOLERANCE = 0.15
"""By which the bytes of a kind may differ from ours before the sites no longer count as the same."""

WEIGHED_FROM = 0.02
"""Share of all bytes from which on a kind is weighed: what a lighter kind differs by decides nothing."""


@dataclass(frozen=True, slots=True)
class Output:
    """The files of an output by kind, with their bytes; and the bytes of everything, other files included."""

    kinds: Mapping[str, Mapping[str, int]]
    total: int

    @property
    def addresses(self) -> frozenset[str]:
        """Return every file of a kind that is compared; how a long sitemap is divided is the generator's own affair."""
        return frozenset(name for files in self.kinds.values() for name in files if not _SITEMAP_PART.fullmatch(name))

    def bytes_of(self, kind: str) -> int:
        """Return the bytes of one kind."""
        return sum(self.kinds.get(kind, {}).values())

    @property
    def compared(self) -> int:
        """Return the bytes of all kinds that are compared."""
        return sum(map(self.bytes_of, self.kinds))


def read_output(folder: Path) -> Output:
    """Return what a folder holds."""
    kinds: dict[str, dict[str, int]] = {kind: {} for kind, _ in KINDS}
    total = 0
    for path in folder.rglob("*"):
        if path.is_file():
            name, size = path.relative_to(folder).as_posix(), path.stat().st_size
            total += size
            kind = kind_of(name)
            if kind:
                kinds[kind][name] = size
    return Output(kinds, total)


def kind_of(name: str) -> str | None:
    """Return the kind of a file of the output, or None where it is not compared."""
    return next((kind for kind, pattern in KINDS if pattern.fullmatch(name)), None)


def figure_name(kind: str) -> str:
    """Return a kind as names of figures have it."""
    return kind.replace(",", "").replace(" ", "_")


def differences(ours: Output, twin: Output, name: str) -> Iterable[str]:
    """Yield in words what keeps two outputs from being the same site."""
    for whose, only in (("ours", ours.addresses - twin.addresses), (f"{name}'s", twin.addresses - ours.addresses)):
        if only:
            yield f"{len(only)} addresses are only {whose}, such as {', '.join(sorted(only)[:3])}"
    for kind, _ in KINDS:
        wanted, found = ours.bytes_of(kind), twin.bytes_of(kind)
        if wanted >= WEIGHED_FROM * ours.compared and abs(found - wanted) > WEIGHT_TOLERANCE * wanted:
            yield f"{kind}: {name} writes {found:,} bytes, ours are {wanted:,}"

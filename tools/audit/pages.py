"""A built site in, at least one page of every type out: what the audits that need a browser look at.

Of many pages of a type, the one with the largest file is taken: it holds the most that can go wrong, and the choice is
the same in every run.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("award", "ranking", "certificate", "membership", "activity")

#: Page types by the files they are; `*` stands for one folder.
PATTERNS = {
    "home": "index.html",
    "city": "kota/*/index.html",
    "regency": "kabupaten/*/index.html",
    "province": "provinsi/*/index.html",
    "year": "tahun/[0-9]*/index.html",
    "undated": "tahun/tanpa-tahun/index.html",
    "issuer": "pemberi/*/index.html",
    "award": "penghargaan/*/index.html",
    "theme": "tema/*/index.html",
    "entries": "entri/index.html",
    "places": "daerah/index.html",
    "years": "tahun/index.html",
    "issuers": "pemberi/index.html",
    "awards": "penghargaan/index.html",
    "themes": "tema/index.html",
    "calendar": "kalender/index.html",
    "map": "peta/index.html",
    "data": "data/index.html",
    "static page": "metodologi/index.html",
}

#: A word that finds entries in any almanac of recognitions.
QUERY = "cari/?q=penghargaan"
MISSING_PAGE = "halaman-yang-tidak-ada/"


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its type and its address below the site's root."""

    type: str
    address: str


class PageTypeMissingError(Exception):
    """A page type of which the site holds no page; an audit that passed it over would claim too much."""


def sample(site: Path) -> tuple[Page, ...]:
    """Return one page of each type, entries of every kind, a search with results, and the page for what is missing.

    Raises PageTypeMissingError naming every type of which there is none.
    """
    chosen = {type_: _largest(site, pattern) for type_, pattern in PATTERNS.items()}
    chosen |= {f"entry, {kind}": _largest_entry(site, kind) for kind in KINDS}
    absent = [type_ for type_, address in chosen.items() if address is None]
    if absent:
        raise PageTypeMissingError(f"the site has no page of these types: {', '.join(absent)}")
    pages = [Page(type_, address) for type_, address in chosen.items() if address is not None]
    return (*pages, Page("search with results", QUERY), Page("404", MISSING_PAGE))


def _largest(site: Path, pattern: str) -> str | None:
    files = sorted(site.glob(pattern), key=lambda path: (-path.stat().st_size, path))
    return _address(site, files[0]) if files else None


def _address(site: Path, file: Path) -> str:
    return file.relative_to(site).as_posix().removesuffix("index.html")


def _largest_entry(site: Path, kind: str) -> str | None:
    slugs = sorted(row["entry"] for row in entries(site) if row["kind"] == kind)
    files = [site / "entri" / slug / "index.html" for slug in slugs]
    files = sorted((file for file in files if file.is_file()), key=lambda path: (-path.stat().st_size, path))
    return _address(site, files[0]) if files else None


def entries(site: Path) -> list[dict[str, str]]:
    """Return the rows of the site's own table of entries."""
    rows: list[dict[str, str]] = json.loads((site / "data" / "entries.json").read_text("utf-8"))
    return rows

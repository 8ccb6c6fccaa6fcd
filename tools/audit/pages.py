"""A built site in, at least one page of every type out: what the audits that need a browser look at.

Of many pages of a type, the one with the largest file is taken: it holds the most that can go wrong, and the choice is
the same in every run.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    "list in another order": "pemberi/jenis/index.html",
    "later page of a list": "entri/hal/2/index.html",
}

#: Page types by a table of the site's data and the folder that its ids are pages of; the folder holds other pages too.
TABLES = {
    "issuer": ("issuers", "pemberi"),
    "award": ("awards", "penghargaan"),
    "theme": ("themes", "tema"),
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
    for type_, (table, folder) in TABLES.items():
        chosen[type_] = _largest_of(site, folder, [row["id"] for row in rows(site, table)])
    entries = rows(site, "entries")
    for kind in KINDS:
        chosen[f"entry, {kind}"] = _largest_of(site, "entri", [row["entry"] for row in entries if row["kind"] == kind])
    absent = [type_ for type_, address in chosen.items() if address is None]
    if absent:
        raise PageTypeMissingError(f"the site has no page of these types: {', '.join(absent)}")
    pages = [Page(type_, address) for type_, address in chosen.items() if address is not None]
    return (*pages, Page("search with results", QUERY), Page("404", MISSING_PAGE))


def _largest(site: Path, pattern: str) -> str | None:
    return _address_of_largest(site, site.glob(pattern))


def _largest_of(site: Path, folder: str, names: list[str]) -> str | None:
    return _address_of_largest(site, (site / folder / name / "index.html" for name in names))


def _address_of_largest(site: Path, candidates: Iterable[Path]) -> str | None:
    files = [path for path in candidates if path.is_file()]
    if not files:
        return None
    largest = min(files, key=lambda path: (-path.stat().st_size, path))
    return largest.relative_to(site).as_posix().removesuffix("index.html")


def rows(site: Path, table: str) -> list[dict[str, str]]:
    """Return the rows of one of the site's own tables."""
    found: list[dict[str, str]] = json.loads((site / "data" / f"{table}.json").read_text("utf-8"))
    return found

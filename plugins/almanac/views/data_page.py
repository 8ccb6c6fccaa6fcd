"""The files that may be downloaded in, the data page out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import downloads, urls
from almanac.schema import FILE_KINDS
from almanac.views.page import Page
from almanac.views.parts import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from almanac.downloads import Download
    from almanac.language import Language

KILO = 1000
"""Bytes in the kilobyte that readers are shown."""


@dataclass(frozen=True, slots=True)
class DownloadRow:
    """A line of the table of downloads."""

    name: str
    about: str
    href: str
    form: str
    size: str
    rows: str


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything that the data page shows."""

    rows: tuple[DownloadRow, ...]
    schemas: tuple[Link, ...]


def data_page(offered: Sequence[Download], t: Language) -> Page:
    """Return the data page."""
    rows = tuple(
        DownloadRow(
            name=item.name,
            about=item.about,
            href=item.path,
            form=item.path.rsplit(".", 1)[-1].upper(),
            size=t.gettext("%(n)s kB") % {"n": t.number(max(1, round(item.bytes / KILO)))},
            rows=t.number(item.rows) if item.rows is not None else "",
        )
        for item in offered
    )
    description = t.gettext("Seluruh isi almanak sebagai berkas CSV, JSON, dan SQLite, dengan lisensi terbuka.")
    view = DataView(rows, tuple(Link(f"{kind}.json", downloads.schema(kind)) for kind in FILE_KINDS))
    return Page(urls.DATA, "data.html", t.gettext("Data"), description, view, section=urls.DATA, subject="data")

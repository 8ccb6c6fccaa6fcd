"""What may be downloaded in, the data page out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import downloads, urls
from almanac.views.page import Page
from almanac.views.parts import Link

if TYPE_CHECKING:
    from almanac.downloads import Folder, Offer
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
class FolderLine:
    """What is said of the files of one sort of page."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything that the data page shows; `packed` where some files are compressed."""

    rows: tuple[DownloadRow, ...]
    folders: tuple[FolderLine, ...]
    schemas: tuple[Link, ...]
    packed: bool


def data_page(offer: Offer, t: Language) -> Page:
    """Return the data page."""
    rows = tuple(
        DownloadRow(
            name=item.name,
            about=item.about,
            href=item.path,
            form=_form(item.path),
            size=_size(item.bytes, t),
            rows=t.number(item.rows) if item.rows is not None else "",
        )
        for item in offer.files
    )
    description = t.gettext("Seluruh isi almanak sebagai berkas CSV, JSON, dan SQLite, dengan lisensi terbuka.")
    schemas = tuple(Link(f"{kind}.json", downloads.schema(kind)) for kind in downloads.KINDS)
    view = DataView(rows, tuple(_line(folder, t) for folder in offer.folders), schemas, offer.packed)
    return Page(urls.DATA, "data.html", t.gettext("Data"), description, view, section=urls.DATA, subject="data")


def _form(path: str) -> str:
    """Return the form of a file by its name: `CSV`, or `CSV (gzip)` for `entries.csv.gz`."""
    form, _, compression = path.rsplit("/", 1)[-1].partition(".")[2].partition(".")
    return f"{form.upper()} (gzip)" if compression else form.upper()


def _size(number: int, t: Language) -> str:
    return t.gettext("%(n)s kB") % {"n": t.number(max(1, round(number / KILO)))}


def _line(folder: Folder, t: Language) -> FolderLine:
    about = t.gettext(
        "%(about)s, paling banyak %(most)s yang terbaru; %(files)s, semuanya %(size)s, yang terbesar %(largest)s"
    )
    return FolderLine(
        folder.name,
        about
        % {
            "about": folder.about,
            "most": t.number(folder.most),
            "files": t.ngettext("%(n)s berkas", "%(n)s berkas", folder.files),
            "size": _size(folder.bytes, t),
            "largest": _size(folder.largest, t),
        },
    )

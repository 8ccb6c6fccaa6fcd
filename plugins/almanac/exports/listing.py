"""An almanac and the sizes of its files in, what the data page says of each download out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac import downloads
from almanac.downloads import GZIP, JOINS, JSON, MEDIA_TYPES, SQLITE, TABLES, Download, Folder, Offer
from almanac.exports.per_page import MOST, MOST_OF_A_YEAR
from almanac.registry import successions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from almanac.language import Language
    from almanac.model import Almanac


def listing(almanac: Almanac, sizes: Mapping[str, int], t: Language) -> Offer:
    """Return what the data page shows; `sizes` are the bytes of the finished files by address."""
    packed = downloads.are_packed(len(almanac.entries))
    return Offer(tuple(_files(almanac, sizes, t, packed=packed)), tuple(_folders(sizes, t)), packed)


def _files(almanac: Almanac, sizes: Mapping[str, int], t: Language, *, packed: bool) -> Iterator[Download]:
    """Yield the tables in each form, the database and the package, with rows and bytes."""
    about = {
        "recognitions": t.gettext("Pengakuan, satu baris untuk tiap penerima"),
        "activities": t.gettext("Kegiatan, satu baris untuk tiap daerah"),
        "entries": t.gettext("Entri, satu baris untuk tiap peristiwa"),
        "sources": t.gettext("Sumber dari tiap entri"),
        "places": t.gettext("Provinsi, kota, dan kabupaten"),
        "issuers": t.gettext("Lembaga pemberi"),
        "awards": t.gettext("Penghargaan dan program"),
        "themes": t.pgettext("several", "Tema"),
        "award_tiers": t.gettext("Tingkat tiap penghargaan, dari yang terendah"),
        "award_issuers": t.gettext("Lembaga yang menyelenggarakan tiap penghargaan"),
        "entry_issuers": t.gettext("Lembaga pemberi pada tiap entri, dengan perannya"),
        "entry_themes": t.gettext("Tema tiap entri"),
        "issuer_successions": t.gettext("Lembaga pendahulu dan penerusnya"),
    }
    rows = {
        "recognitions": sum(len(entry.recipients) for entry in almanac.entries if not entry.is_activity),
        "activities": sum(len(entry.recipients) for entry in almanac.entries if entry.is_activity),
        "entries": len(almanac.entries),
        "sources": sum(len(entry.sources) for entry in almanac.entries),
        "places": len(almanac.places),
        "issuers": len(almanac.issuers),
        "awards": len(almanac.awards),
        "themes": len(almanac.themes),
        "award_tiers": sum(len(award.tiers) for award in almanac.awards.values()),
        "award_issuers": sum(len(award.issuers) for award in almanac.awards.values()),
        "entry_issuers": sum(len(entry.parties) for entry in almanac.entries),
        "entry_themes": sum(len(entry.themes) for entry in almanac.entries),
        "issuer_successions": len(successions(almanac.issuers.values())),
    }
    for name in (*TABLES, *JOINS):
        for form in downloads.forms(name, packed=packed):
            path = downloads.table(name, form)
            yield Download(name, about[name], path, MEDIA_TYPES[form], sizes[path], rows[name])
    path = downloads.database(packed=packed)
    everything = t.gettext("Semua tabel dalam satu basis data SQLite")
    yield Download("almanak.sqlite", everything, path, GZIP if packed else SQLITE, sizes[path])
    path = downloads.PACKAGE
    columns = t.gettext("Keterangan kolom dan kunci (Frictionless Data Package)")
    yield Download("datapackage.json", columns, path, JSON, sizes[path])


def _folders(sizes: Mapping[str, int], t: Language) -> Iterator[Folder]:
    for name, folder, about, most in (
        (t.pgettext("several", "Daerah"), downloads.PLACES, t.gettext("yang diperoleh satu daerah"), MOST),
        (t.pgettext("several", "Tahun"), downloads.YEARS, t.gettext("entri satu tahun indeks"), MOST_OF_A_YEAR),
        (t.pgettext("several", "Pemberi"), downloads.ISSUERS, t.gettext("entri dari satu lembaga"), MOST),
    ):
        own = [size for path, size in sizes.items() if path.startswith(folder)]
        yield Folder(name, about, len(own), sum(own), max(own, default=0), most)

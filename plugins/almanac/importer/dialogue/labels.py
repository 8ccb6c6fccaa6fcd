"""A field of the form in, its name and a word of explanation out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from almanac.language import Language


def label(field: str, t: Language) -> str:
    """Return what a field of the front matter is called on the form."""
    return {
        "kind": t.pgettext("formulir", "Jenis"),
        "award": t.pgettext("formulir", "Penghargaan"),
        "edition": t.pgettext("formulir", "Edisi"),
        "conferred": t.pgettext("formulir", "Diserahkan"),
        "venue": t.pgettext("formulir", "Tempat acara"),
        "issuers": t.pgettext("formulir", "Pemberi"),
        "presenters": t.pgettext("formulir", "Yang menyerahkan"),
        "recipients": t.pgettext("formulir", "Penerima"),
        "recipients_total": t.pgettext("formulir", "Jumlah penerima"),
        "personal": t.pgettext("formulir", "Untuk"),
        "status": t.pgettext("formulir", "Status"),
        "place": t.pgettext("formulir", "Daerah"),
        "unit": t.pgettext("formulir", "Instansi atau program"),
        "tier": t.pgettext("formulir", "Tingkat"),
        "rank": t.pgettext("formulir", "Peringkat"),
        "of": t.pgettext("formulir", "Dari berapa"),
        "score": t.pgettext("formulir", "Nilai"),
        "category": t.pgettext("formulir", "Kategori"),
        "received_by": t.pgettext("formulir", "Diterima oleh"),
        "title": t.pgettext("formulir", "Judul sumber"),
        "publisher": t.pgettext("formulir", "Penerbit sumber"),
        "published": t.pgettext("formulir", "Sumber terbit"),
        "url": t.pgettext("formulir", "Alamat sumber"),
    }[field]


def about(field: str, t: Language) -> str:
    """Return what is to be known before a field is filled in; empty where its name says it all."""
    return {
        "award": t.gettext("Nama penghargaan, indeks, sertifikat, atau jejaringnya, tanpa tahun."),
        "edition": t.gettext("Tahun yang dihargai; bisa lebih awal daripada tahun penyerahan."),
        "conferred": t.gettext("2023-12-19, 2018-09, 2022, atau 2025? bila tidak pasti."),
        "issuers": t.gettext("Lembaga yang memberi, bukan yang menyerahkan."),
        "presenters": t.gettext("Nama, lalu jabatannya ketika itu."),
        "recipients_total": t.gettext("Menurut sumber, bila tidak semuanya disebut."),
        "unit": t.gettext("Bila bukan daerahnya yang menang."),
        "published": t.gettext("2023-12-19, 2018-09, atau 2022."),
        "url": t.gettext("Alamat halaman yang memuatnya."),
    }.get(field, "")

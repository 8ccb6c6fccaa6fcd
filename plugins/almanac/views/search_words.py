"""The words that the scripts of the search fetch, in the language of the interface; {…} is filled in there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac.model import IssuerType, Kind, PlaceType, Status
from almanac.views import words

if TYPE_CHECKING:
    from almanac.language import Language

Words = dict[str, "str | list[str] | dict[str, str]"]


def search_words(t: Language) -> Words:
    """Return the words of the search's scripts; see `Words` in `theme/static/js/search/interface.js`."""
    one, many = _counted(t, 1), _counted(t, 2)
    return {
        "title": t.gettext("Cari: {query}"),
        "none": t.gettext(
            "Tidak ada hasil untuk “{query}”. Coba kata lain, atau nama daerah, penghargaan, atau pemberi."
        ),
        "common": t.gettext("Kata itu terlalu umum untuk dicari. Tambahkan nama daerah, penghargaan, atau pemberi."),
        "noneFiltered": t.gettext("Tidak ada hasil dengan saringan ini."),
        "corrected": t.gettext("Tidak ada “{word}”; yang dicari “{instead}”."),
        "unknown": t.gettext("Tidak ada {filter} bernama “{name}”."),
        "suggestion": t.gettext("Mungkin maksud Anda: {query}"),
        "found": t.gettext("Hasil pencarian"),
        "suggestions": t.gettext("Saran"),
        "loading": t.gettext("Mencari …"),
        "failed": t.gettext("Pencarian gagal dimuat. Periksa sambungan, lalu coba lagi."),
        "retry": t.gettext("Coba lagi"),
        "from": t.gettext("{places}, dari {issuers}"),
        "organized": t.gettext("{places}, oleh {issuers}"),
        "fromOnly": t.gettext("dari {issuers}"),
        "rank": t.gettext("peringkat {rank}"),
        "rankOf": t.gettext("peringkat {rank} dari {of}"),
        "edition": t.gettext("edisi {year}"),
        "months": [t.month(number) for number in range(1, 13)],
        "undated": t.gettext("edisi dan tanggal tidak diketahui"),
        "conferred": {
            **{kind.value: f"{words.conferral(kind, t)} {{date}}" for kind in Kind},
            "announced": f"{words.conferral(Kind.AWARD, t, Status.ANNOUNCED)} {{date}}",
        },
        "kinds": {kind.value: words.kind(kind, t) for kind in Kind},
        "statuses": {
            **{status.value: words.status(status, t) for status in Status},
            "personal": t.gettext("untuk perorangan"),
        },
        "sections": {
            "place": t.gettext("Daerah"),
            "issuer": t.gettext("Pemberi"),
            "award": t.gettext("Penghargaan"),
        },
        "types": {
            **{kind.value: words.place_type(kind, t) for kind in PlaceType},
            **{kind.value: words.issuer_type(kind, t) for kind in IssuerType if kind is not IssuerType.CITY},
        },
        "issuerTypes": {kind.value: words.issuer_type(kind, t) for kind in IssuerType},
        "facets": {
            "place": t.gettext("Daerah"),
            "province": t.gettext("Provinsi"),
            "year": t.gettext("Tahun"),
            "issuer": t.gettext("Pemberi"),
            "issuerType": t.gettext("Jenis pemberi"),
            "award": t.gettext("Penghargaan"),
            "kind": t.gettext("Jenis"),
            "theme": t.gettext("Tema"),
            "status": t.gettext("Status"),
        },
        "noYear": t.gettext("Tanpa tahun"),
        "noPlace": t.gettext("Tanpa daerah"),
        "since": t.gettext("sejak {year}"),
        "until": t.gettext("sampai {year}"),
        "fromYear": t.gettext("dari"),
        "toYear": t.gettext("sampai"),
        "showAll": t.gettext("Tampilkan semua ({count})"),
        "showFewer": t.gettext("Ringkas"),
        "showPlaces": t.gettext("Tampilkan daerah dan provinsi"),
        "remove": t.gettext("Hapus saringan {name}"),
        "removeAll": t.gettext("Hapus semua saringan"),
        **{name: {"one": one[name], "many": many[name]} for name in one},
    }


def _counted(t: Language, n: int) -> dict[str, str]:
    """Return the phrases that depend on a number, in the form for `n`."""
    return {
        "results": t.ngettext("{count} hasil untuk “{query}”.", "{count} hasil untuk “{query}”.", n),
        "partial": t.ngettext(
            "Tidak ada yang memuat semua kata dari “{query}”. {count} catatan memuat sebagian.",
            "Tidak ada yang memuat semua kata dari “{query}”. {count} catatan memuat sebagian.",
            n,
        ),
        "see": t.ngettext("Lihat {count} hasil", "Lihat {count} hasil", n),
        "listed": t.ngettext("{count} catatan.", "{count} catatan.", n),
        "all": t.ngettext("Semua {count} hasil", "Semua {count} hasil", n),
        "more": t.ngettext("Tampilkan {count} lagi", "Tampilkan {count} lagi", n),
        "others": t.ngettext("{count} daerah lain", "{count} daerah lain", n),
        "publishers": t.ngettext("{count} penerbit", "{count} penerbit", n),
        "entries": t.ngettext("{count} catatan", "{count} catatan", n),
    }

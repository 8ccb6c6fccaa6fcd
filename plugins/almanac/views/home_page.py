"""Almanac in, what the home page shows out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import urls
from almanac.charts import Bar, bars_by_year
from almanac.model import Kind, Status
from almanac.views import words
from almanac.views.list_pages import newest
from almanac.views.page import Page
from almanac.views.parts import Line, Link, Tally
from almanac.views.place_page import Figure
from almanac.views.year_page import Dated, day_piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.language import Language
    from almanac.model import Almanac, Entry
    from almanac.views.map_page import MapView

NEWEST = 6
INDEXED = 8
"""Lines of a list on the home page: what fits one screen of a desk computer."""


@dataclass(frozen=True, slots=True)
class Door:
    """The head of an index: its first names and the way to the whole."""

    heading: str
    links: tuple[Link, ...]
    more: Link


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the almanac and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SealMeaning:
    """A seal with its name, its number and what it means."""

    kind: str
    name: str
    number: str
    about: str
    open: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything that the home page shows beside the map."""

    map: MapView
    figures: tuple[Figure, ...]
    conferred: tuple[Dated, ...]
    added: tuple[Line, ...]
    bars: tuple[Bar, ...]
    undated: Link | None
    doors: tuple[Door, ...]
    seals: tuple[SealMeaning, ...]
    meanings: tuple[Meaning, ...]


def home_page(almanac: Almanac, t: Language, home_map: MapView, name: str, description: str) -> Page:
    """Return the home page; `name` and `description` are the site's."""
    counted = [entry for entry in almanac.entries if entry.counted]
    activities = sum(1 for entry in almanac.entries if entry.is_activity)
    dated = sorted(
        (entry for entry in counted if entry.conferred and entry.conferred.day and entry.conferred.upper),
        key=lambda e: (e.conferred.upper if e.conferred else None, e.slug),
        reverse=True,
    )
    years = sorted({entry.year for entry in counted if entry.year})
    editions = dict.fromkeys((*years[:1], *years[-1:]))
    figures = (
        Figure(t.pgettext("several", "pengakuan"), t.number(len(counted)), urls.ENTRIES),
        Figure(t.gettext("daerah tercatat"), t.number(len(almanac.by_place)), urls.PLACES),
        Figure(t.pgettext("several", "edisi"), "–".join(map(str, editions)), urls.YEARS),
        Figure(t.gettext("rujukan sumber"), t.number(sum(len(entry.sources) for entry in almanac.entries))),
        Figure(t.pgettext("several", "kegiatan, tidak dihitung"), t.number(activities)),
    )
    undated = almanac.by_year.get(None, ())
    view = HomeView(
        map=home_map,
        figures=figures,
        conferred=tuple(
            Dated(day_piece(entry, t), str(entry.conferred_year or ""), Line(entry, with_edition=True))
            for entry in dated[:NEWEST]
        ),
        added=newest(almanac, NEWEST, but=dated[:NEWEST]),
        bars=bars_by_year({year: _counted(entries) for year, entries in almanac.by_year.items()}),
        undated=Link(t.ngettext("Tanpa tahun: %(n)s catatan", "Tanpa tahun: %(n)s catatan", len(undated)), urls.UNDATED)
        if undated
        else None,
        doors=_doors(almanac, t),
        seals=_seals(almanac, t),
        meanings=_meanings(t),
    )
    return Page(urls.HOME, "home.html", name, description, view, feed=urls.FEED, subject="home")


def _counted(entries: Iterable[Entry]) -> int:
    return sum(1 for entry in entries if entry.counted)


def _doors(almanac: Almanac, t: Language) -> tuple[Door, ...]:
    def head(rows: list[tuple[int, str, str]]) -> tuple[Link, ...]:
        ordered = sorted(rows, key=lambda row: (-row[0], row[1].casefold(), row[2]))[:INDEXED]
        return tuple(Link(name, href, t.number(number)) for number, name, href in ordered if number)

    places = [
        (sum(1 for e in entries if e.counts_for(almanac.places[slug])), almanac.places[slug].name, urls.place(p))
        for slug, entries in almanac.by_place.items()
        if (p := almanac.places[slug])
    ]
    awards = [(_counted(v), almanac.awards[k].name, urls.award(k)) for k, v in almanac.by_award.items()]
    issuers = [
        (sum(1 for e in v if e.counts_as_given_by(almanac.issuers[k])), almanac.issuers[k].short, urls.issuer(k))
        for k, v in almanac.by_issuer.items()
    ]
    themes = [(_counted(v), almanac.themes[k].name_in(t.code), urls.theme(k)) for k, v in almanac.by_theme.items()]
    all_of = t.gettext("Semua %(n)s %(things)s")

    def more(rows: list[tuple[int, str, str]], things: str, href: str) -> Link:
        return Link(all_of % {"n": t.number(sum(1 for row in rows if row[0])), "things": things}, href)

    return (
        Door(
            t.pgettext("several", "Daerah"),
            head(places),
            more(places, t.pgettext("several", "daerah"), urls.PLACES),
        ),
        Door(
            t.pgettext("several", "Penghargaan"),
            head(awards),
            more(awards, t.pgettext("several", "penghargaan"), urls.AWARDS),
        ),
        Door(
            t.pgettext("several", "Pemberi"),
            head(issuers),
            more(issuers, t.pgettext("several", "pemberi"), urls.ISSUERS),
        ),
        Door(
            t.pgettext("several", "Tema"),
            head(themes),
            more(themes, t.pgettext("several", "tema"), urls.THEMES),
        ),
    )


def _seals(almanac: Almanac, t: Language) -> tuple[SealMeaning, ...]:
    seals = []
    for kind in Kind:
        of_kind = [entry for entry in almanac.entries if entry.kind is kind]
        number = len(of_kind) if kind is Kind.ACTIVITY else sum(1 for entry in of_kind if entry.counted)
        tally = Tally(kind.value, number, words.kind(kind, t))
        seals.append(SealMeaning(tally.kind, tally.label, t.number(number), words.kind_about(kind, t), open=False))
    hollow = sum(1 for entry in almanac.entries if not entry.counted and not entry.is_activity)
    about = t.gettext("Belum diserahkan, dipersoalkan, dicabut, atau untuk perorangan. Dicatat, tidak dihitung.")
    seals.append(SealMeaning(Kind.AWARD.value, t.gettext("Meterai kosong"), t.number(hollow), about, open=True))
    return tuple(seals)


def _meanings(t: Language) -> tuple[Meaning, ...]:
    edition = t.gettext(
        "Tahun yang dihargai. Penyerahannya sering baru berlangsung setahun kemudian; bila berbeda, keduanya ditulis."
    )
    undated = t.gettext("Edisi dan tanggal penyerahan sama-sama tidak diketahui. Kami tidak menebaknya.")
    publishers = t.gettext("Banyaknya penerbit yang berdiri sendiri; salinan satu siaran pers dihitung satu.")
    shown = (Status.REPORTED, Status.CONFIRMED, Status.ANNOUNCED, Status.DISPUTED)
    return (
        Meaning(t.gettext("edisi"), edition),
        *(Meaning(words.status(status, t), words.status_about(status, t)) for status in shown),
        Meaning(t.gettext("penerbit"), publishers),
        Meaning(t.gettext("tanpa tahun"), undated),
    )

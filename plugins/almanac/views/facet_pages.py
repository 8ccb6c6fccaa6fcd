"""An issuer, award or theme in, what its page shows out.

City, year, issuer, award and theme are values of one `Facet`: a name, its groups of entries, and the pages of a group.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from almanac import downloads, urls
from almanac.language import SOURCE_LANGUAGE
from almanac.views import words
from almanac.views.page import PER_PAGE, Page, Pager, pager, pages_needed
from almanac.views.parts import Link, Piece, Scope, Term, result_text, scope
from almanac.views.place_page import YearGroup, by_years, editions_text, place_pages
from almanac.views.year_page import year_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from almanac.language import Language
    from almanac.model import Almanac, Award, Entry, Issuer, Theme


@dataclass(frozen=True, slots=True)
class Rung:
    """A tier of an award's ladder, with its condition and the number of results on it."""

    name: str
    aliases: str
    band: str
    number: str


@dataclass(frozen=True, slots=True)
class EditionResult:
    """What one place got in one edition; the link leads to the entry."""

    place: Link
    text: str
    counted: bool


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition, or a run of them that has no record: then `href` and `results` are empty."""

    label: str
    href: str
    results: tuple[EditionResult, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class FacetView:
    """Everything that the page of an issuer, award or theme shows.

    `lang` is the language of the registry's texts (`about`, `note`, the rungs' bands) where it is not the interface's.
    """

    label: str
    name: str
    about: str
    deck: str
    lang: str
    terms: tuple[Term, ...]
    rungs: tuple[Rung, ...]
    table: tuple[EditionRow, ...]
    index_title: str
    index: tuple[Link, ...]
    second_title: str
    second: tuple[Link, ...]
    years: tuple[YearGroup, ...]
    pager: Pager | None
    sources: tuple[Link, ...]
    note: str
    neighbours: tuple[Link, ...]
    download: str = ""
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to look at the entries: its groups by key, and the pages of one group."""

    name: str
    keys: Callable[[Almanac], Iterable[object]]
    pages: Callable[[Almanac, object, Language], Iterator[Page]]


ANNUAL = "annual"
"""The cadence of awards whose missing editions can be told."""

MOST_INDEXED = 60
"""Names in an index at the head of a page; beyond that the list of the page itself serves better."""

MOST_RESULTS = 40
"""Recipients that the table of editions names for one edition; the entries have them all."""


def issuer_pages(almanac: Almanac, issuer: Issuer, t: Language) -> Iterator[Page]:
    """Yield the pages of one issuer."""
    entries = almanac.by_issuer.get(issuer.id, ())
    terms = [Term(t.gettext("jenis lembaga"), (Piece(words.issuer_type(issuer.type, t)),))]
    if issuer.short != issuer.name:
        terms.append(Term(t.gettext("nama pendek"), (Piece(issuer.short),)))
    if issuer.aliases:
        terms.append(Term(t.gettext("nama lain"), (Piece(t.listed(issuer.aliases)),)))
    for ids, name in ((issuer.predecessors, t.gettext("pendahulu")), (issuer.successors, t.gettext("penerus"))):
        if ids:
            terms.append(Term(name, tuple(_issuer_pieces(almanac, ids))))
    if issuer.website:
        terms.append(Term(t.gettext("situs"), (Piece(issuer.website.split("//")[1].strip("/"), issuer.website),)))
    given = [entry for entry in entries if issuer in entry.givers]
    partnered = sum(1 for entry in entries if entry.counted and issuer not in entry.givers)
    deck = _deck(given, t) if given or not partnered else ""
    if partnered:
        partner = t.ngettext("Mitra dalam %(n)s pengakuan.", "Mitra dalam %(n)s pengakuan.", partnered)
        deck = f"{deck} {partner}".strip()
    awards = _awards(given)
    for award in almanac.awards.values():
        if issuer.id in award.issuers:
            awards.setdefault(award, 0)
    index = _ranked((award.name, urls.award(award.id), number) for award, number in awards.items())
    yield from _pages(
        t, entries, urls.issuer(issuer.id), issuer, urls.ISSUERS, almanac.issuers.values(),
        FacetView(
            label=t.gettext("Pemberi"), name=issuer.name, about=issuer.note or "", deck=deck,
            lang=t.foreign(SOURCE_LANGUAGE), terms=tuple(terms), rungs=(), table=(),
            index_title=t.pgettext("several", "Penghargaan"), index=index,
            second_title=t.pgettext("several", "Penerima"), second=_recipients(given),
            years=(), pager=None, sources=(), note="", neighbours=(), download=downloads.of_issuer(issuer.id),
            scope=scope(entries, _within(issuer.short, t), "pemberi", issuer.id),
        ),
    )  # fmt: skip


def award_pages(almanac: Almanac, award: Award, t: Language) -> Iterator[Page]:
    """Yield the pages of one award."""
    entries = almanac.by_award.get(award.id, ())
    terms = []
    if award.aliases:
        terms.append(Term(t.gettext("nama lain"), (Piece(t.listed(award.aliases)),)))
    if award.issuers:
        terms.append(Term(t.gettext("penyelenggara"), tuple(_issuer_pieces(almanac, award.issuers))))
    else:
        terms.append(Term(t.gettext("penyelenggara"), (Piece(t.gettext("tidak diketahui"), unknown=True),)))
    if award.owner:
        terms.append(Term(t.gettext("pemilik nama"), (Piece(award.owner),)))
    if award.first_year:
        terms.append(Term(t.gettext("edisi pertama"), (Piece(str(award.first_year)),)))
    if award.cadence:
        terms.append(Term(t.gettext("diadakan"), (Piece(words.cadence(award.cadence, t)),)))
    if award.scale:
        terms.append(Term(t.gettext("nilai"), (Piece(award.scale, lang=t.foreign(SOURCE_LANGUAGE)),)))
    results = (r for entry in entries if entry.counted for r in entry.recipients if not r.personal)
    on_tier = Counter(r.result.tier for r in results if r.result.tier)
    rungs = tuple(
        Rung(tier.name, t.listed(tier.aliases), tier.band or "", t.number(on_tier[tier.name]))
        for tier in reversed(award.tiers)
    )
    yield from _pages(
        t, entries, urls.award(award.id), award, urls.AWARDS, almanac.awards.values(),
        FacetView(
            label=t.gettext("Penghargaan"), name=award.name, about=award.about or "", deck=_deck(entries, t),
            lang=t.foreign(SOURCE_LANGUAGE), terms=tuple(terms), rungs=rungs, table=tuple(_editions(award, entries, t)),
            index_title=t.pgettext("several", "Penerima"), index=_recipients(entries), second_title="", second=(),
            years=(), pager=None, sources=tuple(Link(_host(source), source) for source in award.sources),
            note=award.note or "", neighbours=(), scope=scope(entries, _within(award.name, t), "penghargaan", award.id),
        ),
    )  # fmt: skip


def theme_pages(almanac: Almanac, theme: Theme, t: Language) -> Iterator[Page]:
    """Yield the pages of one theme."""
    entries = almanac.by_theme.get(theme.id, ())
    awards = _awards(entries)
    yield from _pages(
        t, entries, urls.theme(theme.id), theme, urls.THEMES, almanac.themes.values(),
        FacetView(
            label=t.gettext("Tema"), name=theme.name_in(t.code), about=theme.about or "", deck=_deck(entries, t),
            lang=t.foreign(SOURCE_LANGUAGE), terms=(), rungs=(), table=(),
            index_title=t.pgettext("several", "Penghargaan"),
            index=_ranked((award.name, urls.award(award.id), number) for award, number in awards.items()),
            second_title=t.pgettext("several", "Penerima"), second=_recipients(entries),
            years=(), pager=None, sources=(), note="", neighbours=(),
            scope=scope(entries, _within(theme.name_in(t.code), t), "tema", theme.id),
        ),
    )  # fmt: skip


def _pages(
    t: Language,
    entries: Sequence[Entry],
    address: str,
    subject: Issuer | Award | Theme,
    section: str,
    siblings: Iterable[Issuer | Award | Theme],
    head: FacetView,
) -> Iterator[Page]:
    last = pages_needed(len(entries))
    section_name = {
        urls.ISSUERS: t.pgettext("several", "Pemberi"),
        urls.AWARDS: t.pgettext("several", "Penghargaan"),
        urls.THEMES: t.pgettext("several", "Tema"),
    }[section]
    for number in range(1, last + 1):
        part = entries[(number - 1) * PER_PAGE : number * PER_PAGE]
        first = number == 1
        years = tuple(by_years(part, t, show_issuers=section != urls.ISSUERS, headline=True))
        neighbours = _neighbours(siblings, subject, section, section_name, t)
        rest = replace(head, years=years, pager=pager(address, number, last), neighbours=neighbours)
        view = (
            rest
            if first
            else replace(
                rest, terms=(), rungs=(), table=(), index=(), second=(), sources=(), note="", download="", lang=""
            )
        )
        title = head.name if first else t.gettext("%(name)s, halaman %(n)s") % {"name": head.name, "n": number}
        yield Page(
            address=urls.numbered(address, number),
            template="facet.html",
            title=title,
            description=f"{head.about} {head.deck}".strip(),
            view=view,
            section=section,
            trail=(Link(section_name, section),),
            feed=urls.feed(address) if section == urls.ISSUERS else None,
            subject=subject if first else None,
            indexed=bool(entries) or section != urls.THEMES,
        )


def _within(name: str, t: Language) -> str:
    return t.gettext("Cari pada %(name)s") % {"name": name}


def _host(address: str) -> str:
    """Return the name of the host of a web address, which tells a reader more than the address."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def _deck(entries: Sequence[Entry], t: Language) -> str:
    counted = [entry for entry in entries if entry.counted]
    if not entries:
        return t.gettext("Belum ada entri yang tercatat.")
    if not counted:
        return t.gettext("Belum ada pengakuan yang dihitung.")
    acts = t.ngettext("Tercatat %(n)s pengakuan", "Tercatat %(n)s pengakuan", len(counted))
    places = len({r.place.slug for entry in counted for r in entry.recipients if not r.personal})
    where = t.ngettext("bagi %(n)s daerah", "bagi %(n)s daerah", places)
    return f"{acts} {where}, {editions_text(counted, t)}."


def _issuer_pieces(almanac: Almanac, ids: Sequence[str]) -> Iterator[Piece]:
    for number, key in enumerate(ids):
        if number:
            yield Piece(", ")
        yield Piece(almanac.issuers[key].name, urls.issuer(key))


def _ranked(rows: Iterable[tuple[str, str, int]]) -> tuple[Link, ...]:
    ordered = sorted(rows, key=lambda row: (-row[2], row[0].casefold(), row[1]))[:MOST_INDEXED]
    return tuple(Link(name, href, str(number)) for name, href, number in ordered)


def _awards(entries: Iterable[Entry]) -> Counter[Award]:
    """Return the awards of entries with their counted recognitions; one that has only others is there with none."""
    numbers: Counter[Award] = Counter()
    for entry in entries:
        if entry.award:
            numbers[entry.award] += entry.counted
    return numbers


def _recipients(entries: Iterable[Entry]) -> tuple[Link, ...]:
    """Return the places that were recognised, most often first."""
    numbers: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        places = {recipient.place for recipient in entry.recipients}
        numbers.update((p.name, urls.place(p)) for p in places if entry.counts_for(p))
    return _ranked((name, href, number) for (name, href), number in numbers.items())


def _editions(award: Award, entries: Sequence[Entry], t: Language) -> Iterator[EditionRow]:
    """Yield the editions of an award, newest first, what has no year last; nothing where there is only one.

    Of an annual award the editions between that have no record are there too, since it is known that they are missing.
    """
    groups: dict[int | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.year, []).append(entry)
    before: int | None = None
    for year, group in groups.items() if len(groups) > 1 else ():
        if award.cadence == ANNUAL and before and year and before - year > 1:
            label = str(year + 1) if before - year == 2 else f"{year + 1}–{before - 1}"
            yield EditionRow(label, "", ())
        results = sorted(
            (result for entry in group for result in _results(entry, t)),
            key=lambda result: (result.place.text.casefold(), result.place.href, result.text),
        )
        label = str(year) if year else t.gettext("Tanpa tahun")
        yield EditionRow(label, urls.year(year), tuple(results[:MOST_RESULTS]), max(0, len(results) - MOST_RESULTS))
        before = year


def _results(entry: Entry, t: Language) -> Iterator[EditionResult]:
    for recipient in entry.recipients:
        link = Link(recipient.place.name, urls.entry(entry.slug))
        yield EditionResult(link, result_text(recipient.result, t), entry.counts_for(recipient.place))


def _neighbours(
    siblings: Iterable[Issuer | Award | Theme],
    subject: Issuer | Award | Theme,
    section: str,
    section_name: str,
    t: Language,
) -> tuple[Link, ...]:
    ordered = sorted(siblings, key=lambda value: (value.name.casefold(), value.id))
    position = ordered.index(subject)
    links = [Link(t.gettext("Semua %(things)s") % {"things": section_name.lower()}, section)]
    if position:
        links.insert(0, Link(ordered[position - 1].name, urls.of(ordered[position - 1])))
    if position + 1 < len(ordered):
        links.append(Link(ordered[position + 1].name, urls.of(ordered[position + 1])))
    return tuple(links)


FACETS: tuple[Facet, ...] = (
    Facet("place", lambda a: a.by_place, lambda a, k, t: place_pages(a, a.places[str(k)], t)),
    Facet("year", lambda a: a.by_year, lambda a, k, t: year_pages(a, k if isinstance(k, int) else None, t)),
    Facet("issuer", lambda a: a.issuers, lambda a, k, t: issuer_pages(a, a.issuers[str(k)], t)),
    Facet("award", lambda a: a.awards, lambda a, k, t: award_pages(a, a.awards[str(k)], t)),
    Facet("theme", lambda a: a.themes, lambda a, k, t: theme_pages(a, a.themes[str(k)], t)),
)
"""Every facet that has pages of its own, in the order of the main navigation."""

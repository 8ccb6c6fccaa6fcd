"""An issuer, award or theme in, what its page shows out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from almanac import downloads, urls
from almanac.language import SOURCE_LANGUAGE
from almanac.model import Award, Issuer, Theme
from almanac.views import words
from almanac.views.page import MOST_LISTED, PER_PAGE, Page, Pager, left_out, pager, pages_needed
from almanac.views.parts import Link, Piece, Scope, Term, in_full, result_text, scope
from almanac.views.place_page import YearGroup, by_years, editions_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from almanac.language import Language
    from almanac.model import Almanac, Entry, Place

Thing = TypeVar("Thing", Issuer, Award, Theme)


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
class FacetSubject:
    """All that the pages of an issuer, award or theme are made from: its entries, and its neighbours by name.

    `related` are records that it names by their ids, `awards` those that an issuer runs.
    """

    thing: Issuer | Award | Theme
    entries: tuple[Entry, ...]
    before: Issuer | Award | Theme | None
    after: Issuer | Award | Theme | None
    related: tuple[Issuer, ...] = ()
    awards: tuple[Award, ...] = ()


ANNUAL = "annual"
"""The cadence of awards whose missing editions can be told."""

MOST_INDEXED = 60
"""Names in an index at the head of a page; beyond that the list of the page itself serves better."""

MOST_RESULTS = 40
"""Recipients that the table of editions names for one edition; the entries have them all."""


def facet_subjects(almanac: Almanac) -> Iterator[FacetSubject]:
    """Yield every issuer, award and theme of the registry, each kind by name."""
    for before, issuer, after in _in_order(almanac.issuers):
        related = tuple(almanac.issuers[key] for key in (*issuer.predecessors, *issuer.successors))
        awards = tuple(award for award in almanac.awards.values() if issuer.id in award.issuers)
        yield FacetSubject(issuer, almanac.by_issuer.get(issuer.id, ()), before, after, related, awards)
    for previous, award, following in _in_order(almanac.awards):
        related = tuple(almanac.issuers[key] for key in award.issuers)
        yield FacetSubject(award, almanac.by_award.get(award.id, ()), previous, following, related)
    for earlier, theme, later in _in_order(almanac.themes):
        yield FacetSubject(theme, almanac.by_theme.get(theme.id, ()), earlier, later)


def _in_order(things: Mapping[str, Thing]) -> Iterator[tuple[Thing | None, Thing, Thing | None]]:
    """Yield each thing by name, between the one before and the one after it."""
    ordered: list[Thing] = sorted(things.values(), key=lambda thing: (thing.name.casefold(), thing.id))
    yield from zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)


def facet_pages(subject: FacetSubject, t: Language) -> Iterator[Page]:
    """Yield the pages of one issuer, award or theme."""
    match subject.thing:
        case Issuer():
            yield from _issuer_pages(subject, subject.thing, t)
        case Award():
            yield from _award_pages(subject, subject.thing, t)
        case Theme():
            yield from _theme_pages(subject, subject.thing, t)


def _issuer_pages(subject: FacetSubject, issuer: Issuer, t: Language) -> Iterator[Page]:
    entries = subject.entries
    terms = [Term(t.gettext("jenis lembaga"), (Piece(words.issuer_type(issuer.type, t)),))]
    if issuer.short != issuer.name:
        terms.append(Term(t.gettext("nama pendek"), (Piece(issuer.short),)))
    if issuer.aliases:
        terms.append(Term(t.gettext("nama lain"), (Piece(t.listed(issuer.aliases)),)))
    for ids, name in ((issuer.predecessors, t.gettext("pendahulu")), (issuer.successors, t.gettext("penerus"))):
        if ids:
            terms.append(Term(name, tuple(_issuer_pieces(subject.related, ids))))
    if issuer.website:
        terms.append(Term(t.gettext("situs"), (Piece(issuer.website.split("//")[1].strip("/"), issuer.website),)))
    given = [entry for entry in entries if entry.is_given_by(issuer)]
    partnered = sum(1 for entry in entries if entry.counted and not entry.is_given_by(issuer))
    deck = _deck(given, t) if given or not partnered else ""
    if partnered:
        partner = t.ngettext("Mitra dalam %(n)s pengakuan.", "Mitra dalam %(n)s pengakuan.", partnered)
        deck = f"{deck} {partner}".strip()
    yield from _pages(
        t, subject, urls.issuer(issuer.id), urls.ISSUERS,
        FacetView(
            label=t.gettext("Pemberi"), name=issuer.name, about=issuer.note or "", deck=deck,
            lang=t.foreign(SOURCE_LANGUAGE), terms=tuple(terms), rungs=(), table=(),
            index_title=t.pgettext("several", "Penghargaan"), index=_awards(given, subject.awards),
            second_title=t.pgettext("several", "Penerima"), second=_recipients(given),
            years=(), pager=None, sources=(), note="", neighbours=(), download=downloads.of_issuer(issuer.id),
            scope=scope(entries, _within(issuer.short, t), "pemberi", issuer.id),
        ),
    )  # fmt: skip


def _award_pages(subject: FacetSubject, award: Award, t: Language) -> Iterator[Page]:
    entries = subject.entries
    terms = []
    if award.aliases:
        terms.append(Term(t.gettext("nama lain"), (Piece(t.listed(award.aliases)),)))
    if award.issuers:
        terms.append(Term(t.gettext("penyelenggara"), tuple(_issuer_pieces(subject.related, award.issuers))))
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
        t, subject, urls.award(award.id), urls.AWARDS,
        FacetView(
            label=t.gettext("Penghargaan"), name=award.name, about=award.about or "", deck=_deck(entries, t),
            lang=t.foreign(SOURCE_LANGUAGE), terms=tuple(terms), rungs=rungs, table=tuple(_editions(award, entries, t)),
            index_title=t.pgettext("several", "Penerima"), index=_recipients(entries), second_title="", second=(),
            years=(), pager=None, sources=tuple(Link(_host(source), source) for source in award.sources),
            note=award.note or "", neighbours=(), scope=scope(entries, _within(award.name, t), "penghargaan", award.id),
        ),
    )  # fmt: skip


def _theme_pages(subject: FacetSubject, theme: Theme, t: Language) -> Iterator[Page]:
    entries = subject.entries
    yield from _pages(
        t, subject, urls.theme(theme.id), urls.THEMES,
        FacetView(
            label=t.gettext("Tema"), name=theme.name_in(t.code), about=theme.about or "", deck=_deck(entries, t),
            lang=t.foreign(SOURCE_LANGUAGE), terms=(), rungs=(), table=(),
            index_title=t.pgettext("several", "Penghargaan"), index=_awards(entries),
            second_title=t.pgettext("several", "Penerima"), second=_recipients(entries),
            years=(), pager=None, sources=(), note="", neighbours=(),
            scope=scope(entries, _within(theme.name_in(t.code), t), "tema", theme.id),
        ),
    )  # fmt: skip


def _pages(t: Language, subject: FacetSubject, address: str, section: str, head: FacetView) -> Iterator[Page]:
    entries = subject.entries[:MOST_LISTED]
    last = pages_needed(len(entries))
    older = left_out(len(subject.entries), MOST_LISTED, t)
    section_name = {
        urls.ISSUERS: t.pgettext("several", "Pemberi"),
        urls.AWARDS: t.pgettext("several", "Penghargaan"),
        urls.THEMES: t.pgettext("several", "Tema"),
    }[section]
    for number in range(1, last + 1):
        part = entries[(number - 1) * PER_PAGE : number * PER_PAGE]
        first = number == 1
        years = tuple(by_years(part, t, show_issuers=section != urls.ISSUERS, headline=True, in_full=in_full(number)))
        neighbours = _neighbours(subject, section, section_name, t)
        rest = replace(head, years=years, pager=pager(address, number, last, older), neighbours=neighbours)
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
            subject=subject.thing if first else None,
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


def _issuer_pieces(related: Sequence[Issuer], ids: Sequence[str]) -> Iterator[Piece]:
    names = {issuer.id: issuer.name for issuer in related}
    for number, key in enumerate(ids):
        if number:
            yield Piece(", ")
        yield Piece(names[key], urls.issuer(key))


def _ranked(rows: Iterable[tuple[str, str, int]]) -> tuple[Link, ...]:
    ordered = sorted(rows, key=lambda row: (-row[2], row[0].casefold(), row[1]))[:MOST_INDEXED]
    return tuple(Link(name, href, str(number)) for name, href, number in ordered)


def _awards(entries: Iterable[Entry], run: Iterable[Award] = ()) -> tuple[Link, ...]:
    """Return the awards of entries with their counted recognitions; one that has only others is there with none.

    So are awards that are `run` and have no entry here.
    """
    numbers: Counter[str] = Counter()
    awards: dict[str, Award] = {}
    for entry in entries:
        if entry.award:
            awards[entry.award.id] = entry.award
            numbers[entry.award.id] += entry.counted
    awards |= {award.id: award for award in run}
    return _ranked((award.name, urls.award(key), numbers[key]) for key, award in awards.items())


def _recipients(entries: Iterable[Entry]) -> tuple[Link, ...]:
    """Return the places that were recognised, most often first."""
    numbers: Counter[str] = Counter()
    places: dict[str, Place] = {}
    for entry in entries:
        if entry.counted:
            found = {recipient.place.slug: recipient.place for recipient in entry.recipients if not recipient.personal}
            places |= found
            numbers.update(found.keys())
    return _ranked((places[slug].name, urls.place(places[slug]), number) for slug, number in numbers.items())


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


def _neighbours(subject: FacetSubject, section: str, section_name: str, t: Language) -> tuple[Link, ...]:
    before, after = subject.before, subject.after
    return (
        *((Link(before.name, urls.of(before)),) if before else ()),
        Link(t.gettext("Semua %(things)s") % {"things": section_name.lower()}, section),
        *((Link(after.name, urls.of(after)),) if after else ()),
    )

"""An index year in, what its page shows out: acts by month of conferral, undated ones, and cross-references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import downloads, urls
from almanac.model import Kind
from almanac.views import words
from almanac.views.page import PER_PAGE, Page, Pager, pager, pages_needed
from almanac.views.parts import MOST_IN_FULL, Line, Link, Piece, Scope, scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from almanac.language import Language
    from almanac.model import Almanac, Entry


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of the register with its day in the margin; `day` is empty where only the month or year is known."""

    day: Piece
    year: str
    record: Line


@dataclass(frozen=True, slots=True)
class Group:
    """Dated lines under one heading."""

    heading: str
    note: str
    lines: tuple[Dated, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """A line of the table by kind: the numbers of the year before, this year and the year after."""

    label: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """Everything that a year's page shows."""

    year: int | None
    heading: str
    deck: str
    scope: Scope | None
    groups: tuple[Group, ...]
    pager: Pager | None
    kinds: tuple[KindRow, ...]
    columns: tuple[Link, ...]
    total: KindRow | None
    previous: Link | None
    next: Link | None
    download: str


@dataclass(frozen=True, slots=True)
class YearSubject:
    """All that a year's pages are made from; `year` is None for what has none.

    `elsewhere` are entries of other years that were conferred in it. `numbers` are the counted recognitions by kind in
    the year before, this one and the one after, each None where nothing is recorded. `before` and `after` are the
    years next to it that have an entry.
    """

    year: int | None
    entries: tuple[Entry, ...]
    elsewhere: tuple[Entry, ...]
    numbers: tuple[tuple[int, dict[Kind, int] | None], ...]
    before: int | None
    after: int | None


def year_subjects(almanac: Almanac) -> Iterator[YearSubject]:
    """Yield every index year with its entries, oldest first, then what has none."""
    elsewhere: dict[int, list[Entry]] = {}
    numbers: dict[int, dict[Kind, int]] = {}
    for entry in almanac.entries:
        if entry.year is None:
            continue
        counts = numbers.setdefault(entry.year, {})
        if entry.counted:
            counts[entry.kind] = counts.get(entry.kind, 0) + 1
        if entry.conferred_year is not None and entry.conferred_year != entry.year:
            elsewhere.setdefault(entry.conferred_year, []).append(entry)
    years = sorted(numbers)
    for before, year, after in zip([None, *years], years, [*years[1:], None], strict=False):
        near = tuple((one, _in_order_of_kinds(numbers.get(one))) for one in (year - 1, year, year + 1))
        yield YearSubject(year, almanac.by_year[year], tuple(elsewhere.get(year, ())), near, before, after)
    if None in almanac.by_year:
        yield YearSubject(None, almanac.by_year[None], (), (), None, None)


def _in_order_of_kinds(numbers: dict[Kind, int] | None) -> dict[Kind, int] | None:
    return None if numbers is None else {kind: numbers[kind] for kind in Kind if kind in numbers}


def year_pages(subject: YearSubject, t: Language) -> Iterator[Page]:
    """Yield the pages of one index year, or of what has none."""
    year = subject.year
    entries = sorted(subject.entries, key=_by_day)
    groups = tuple(_groups(entries, year, t)) if year else (_undated(entries, t),)
    references = _references(subject, t)
    groups = (*groups, references) if references else groups
    lines = [(group, line) for group in groups for line in group.lines]
    lines = [(group, _brief(line) if nth >= MOST_IN_FULL else line) for nth, (group, line) in enumerate(lines)]
    last = pages_needed(len(lines))
    address = urls.year(year)
    heading = str(year) if year else t.gettext("Tanpa tahun")
    deck = _deck(entries, year, t)
    before, after = subject.before, subject.after
    for number in range(1, last + 1):
        part = lines[(number - 1) * PER_PAGE : number * PER_PAGE]
        shown = [Group(g.heading, g.note, tuple(line for of, line in part if of is g), g.anchor) for g in groups]
        view = YearView(
            year=year,
            heading=heading,
            deck=deck,
            scope=_scope(entries, year, t),
            groups=tuple(group for group in shown if group.lines),
            pager=pager(address, number, last),
            kinds=tuple(_kinds(subject, t)) if year and number == 1 else (),
            columns=tuple(Link(str(one), "" if n is None else urls.year(one)) for one, n in subject.numbers),
            total=KindRow(t.gettext("Jumlah"), _numbers(subject, t, None)) if year else None,
            previous=Link(str(before), urls.year(before)) if before else None,
            next=Link(str(after), urls.year(after)) if after else None,
            download=downloads.of_year(year),
        )
        yield Page(
            address=urls.numbered(address, number),
            template="year.html",
            title=_title(year, number, t),
            description=deck,
            view=view,
            section=urls.YEARS,
            trail=(Link(t.pgettext("several", "Tahun"), urls.YEARS),),
            feed=urls.feed(address),
            subject=("year", year, tuple(entries)) if number == 1 else None,
        )


def _scope(entries: Sequence[Entry], year: int | None, t: Language) -> Scope | None:
    if year is None:
        return scope(entries, t.gettext("Cari di antara yang tanpa tahun"), "tahun", "tanpa")
    return scope(entries, t.gettext("Cari dalam %(year)s") % {"year": year}, "tahun", str(year))


def _title(year: int | None, number: int, t: Language) -> str:
    name = t.gettext("Pengakuan edisi %(year)s") % {"year": year} if year else t.gettext("Pengakuan tanpa tahun")
    return name if number == 1 else t.gettext("%(name)s, halaman %(n)s") % {"name": name, "n": number}


def _by_day(entry: Entry) -> tuple[object, ...]:
    """Sort by conferral, earliest first; what has no date comes last."""
    first = entry.conferred.lower if entry.conferred else None
    return (first is None, first.toordinal() if first else 0, entry.slug)


def _groups(entries: Sequence[Entry], year: int, t: Language) -> Iterator[Group]:
    """Yield one group for each month of the year, then other years of conferral, then what has no date."""
    months: dict[tuple[int, int], list[Entry]] = {}
    undated = []
    for entry in entries:
        if entry.conferred_year is None:
            undated.append(entry)
        else:
            month = (entry.conferred.month or 0) if entry.conferred else 0
            months.setdefault((entry.conferred_year, month), []).append(entry)
    for (when, month), group in sorted(months.items()):
        name = t.month(month) if month else t.gettext("Bulan tidak diketahui")
        heading = name if when == year else f"{name} {when}"
        note = "" if when == year else t.gettext("edisi %(year)s") % {"year": year}
        yield Group(heading, note, tuple(_line(entry, year, t) for entry in group), f"b-{when}-{month:02}")
    if undated:
        note = t.gettext("edisi %(year)s, hari penyerahan tidak diketahui") % {"year": year}
        lines = tuple(_line(entry, year, t) for entry in undated)
        yield Group(t.gettext("Tanpa tanggal"), note, lines, "tanpa-tanggal")


def _undated(entries: Sequence[Entry], t: Language) -> Group:
    note = t.gettext("edisi dan tahun penyerahan tidak diketahui")
    return Group(t.gettext("Semua catatan"), note, tuple(_line(entry, None, t) for entry in entries), "semua")


def _line(entry: Entry, year: int | None, t: Language) -> Dated:
    return Dated(day_piece(entry, t), "", Line(entry, under_year=year))


def _brief(line: Dated) -> Dated:
    return Dated(line.day, line.year, line.record._replace(brief=True))


def day_piece(entry: Entry, t: Language) -> Piece:
    """Return the day of an act without its year, or an empty piece where no day is known."""
    conferred = entry.conferred
    if conferred is None or conferred.day is None:
        return Piece("")
    return Piece(t.day(conferred), datetime=conferred.datetime_attr)


def _references(subject: YearSubject, t: Language) -> Group | None:
    """Return the acts conferred in this year for another edition."""
    year = subject.year
    if not subject.elsewhere:
        return None
    lines = tuple(_line(entry, year, t) for entry in sorted(subject.elsewhere, key=_by_day))
    heading = t.gettext("Lihat juga")
    note = t.gettext("diserahkan atau diumumkan pada %(year)s untuk edisi lain") % {"year": year}
    return Group(heading, note, lines, "lihat-juga")


def _deck(entries: Sequence[Entry], year: int | None, t: Language) -> str:
    counted = [entry for entry in entries if entry.counted]
    number = len(counted)
    if year is None:
        sentences = [
            t.ngettext(
                "%(n)s pengakuan tercatat tanpa edisi dan tanpa tahun penyerahan. Kami tidak menebaknya.",
                "%(n)s pengakuan tercatat tanpa edisi dan tanpa tahun penyerahan. Kami tidak menebaknya.",
                number,
            )
        ]
    else:
        sentences = _edition_sentences(counted, year, t)
    rest = len(entries) - number
    if rest:
        sentences.append(t.ngettext("%(n)s catatan lain tidak dihitung.", "%(n)s catatan lain tidak dihitung.", rest))
    return " ".join(sentences)


def _edition_sentences(counted: Sequence[Entry], year: int, t: Language) -> list[str]:
    sentence = t.ngettext("%(n)s pengakuan tercatat untuk edisi", "%(n)s pengakuan tercatat untuk edisi", len(counted))
    sentences = [f"{sentence} {year}."]
    later = sum(1 for entry in counted if entry.conferred_year and entry.conferred_year > year)
    if later:
        sentences.append(
            t.ngettext(
                "%(n)s di antaranya baru diserahkan atau diumumkan sesudah tahun itu.",
                "%(n)s di antaranya baru diserahkan atau diumumkan sesudah tahun itu.",
                later,
            )
        )
    return sentences


def _numbers(subject: YearSubject, t: Language, kind: Kind | None) -> tuple[str, ...]:
    """Return the numbers of one kind, or of all, for a line of the table."""
    totals = ((counts or {}).get(kind, 0) if kind else sum((counts or {}).values()) for _, counts in subject.numbers)
    return tuple(t.number(number) if number else "–" for number in totals)


def _kinds(subject: YearSubject, t: Language) -> Iterator[KindRow]:
    for kind in Kind:
        if kind is not Kind.ACTIVITY:
            yield KindRow(words.kind(kind, t), _numbers(subject, t, kind))

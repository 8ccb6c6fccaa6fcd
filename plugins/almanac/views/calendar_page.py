"""An almanac in, `/kalender/` out: acts by the calendar day of their conferral, month by month across the years."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from almanac import urls
from almanac.views.page import MOST_LISTED, PER_PAGE, Page, Pager, pager, pages_needed
from almanac.views.parts import Line, Link, Piece, in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from almanac.edtf import Edtf
    from almanac.language import Language
    from almanac.model import Almanac, Entry

APART = 13
"""Stands for a month in the order of the page: what cannot be put on one day comes after December."""

MOST_OF_A_DAY = 3
"""Acts of a day, the latest, where the calendar has more than MOST_LISTED: nobody reads hundreds for each day."""

LAST = 10_000
"""Sorts what has no year, month or day behind what has."""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The acts of one calendar day, earliest year first; `years` says which, and that a year is not known.

    `more` says how many earlier ones there are, where they are too many to list.
    """

    day: Piece
    years: str
    records: tuple[Line, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """A month, or the group of what cannot be put on one day; `note` says what stands in it."""

    heading: str
    note: str
    anchor: str
    days: tuple[DayGroup, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Everything that a page of the calendar shows; `months` lead to each month, wherever its page begins."""

    heading: str
    deck: str
    months: tuple[Link, ...]
    groups: tuple[MonthGroup, ...]
    pager: Pager | None
    undated: str
    file: str


@dataclass(frozen=True, slots=True)
class _Dated:
    """An entry with the month (or APART) and day it stands under."""

    entry: Entry
    date: Edtf
    month: int
    day: int
    brief: bool = False
    more: int = 0
    """Earlier acts of the same day that are not listed; counted by the first that is."""

    @property
    def of_day(self) -> tuple[int, int, str]:
        """Return what acts have in common that stand under one day."""
        return (self.month, self.day, self.date.text if self.month == APART else "")

    @property
    def sort_key(self) -> tuple[int, int, int, int, str, str]:
        """Return a total order: by month, day and year; what stands apart by what is known of them, the month first."""
        month = self.date.month or LAST if self.month == APART else 0
        year = self.date.year
        return (self.month, month, self.day, LAST if year is None else year, self.date.text, self.entry.slug)


def calendar_pages(almanac: Almanac, t: Language) -> Iterator[Page]:
    """Yield the pages of the calendar, PER_PAGE acts on each."""
    every = sorted(
        (_dated(entry, entry.conferred) for entry in almanac.entries if entry.conferred),
        key=lambda line: line.sort_key,
    )
    lines = every if len(every) <= MOST_LISTED else list(_latest(every))
    months = _months(lines, t)
    last = pages_needed(len(lines))
    deck = t.gettext("Hari pengakuan diserahkan atau diumumkan, dari Januari sampai Desember, melintasi tahun.")
    for number in range(1, last + 1):
        start = (number - 1) * PER_PAGE
        full = start + in_full(number)
        part = [replace(line, brief=nth >= full) for nth, line in enumerate(lines[start : start + PER_PAGE], start)]
        title = t.gettext("Kalender penyerahan")
        if number > 1:
            title = t.gettext("%(name)s, halaman %(n)s") % {"name": title, "n": number}
        yield Page(
            address=urls.numbered(urls.CALENDAR, number),
            template="calendar.html",
            title=title,
            description=deck,
            view=CalendarView(
                heading=t.gettext("Kalender"),
                deck=deck,
                months=months,
                groups=tuple(
                    _group(month, list(of_month), t) for month, of_month in groupby(part, lambda line: line.month)
                ),
                pager=pager(urls.CALENDAR, number, last),
                undated=_undated(len(almanac.entries) - len(every), t),
                file=urls.CALENDAR_FILE,
            ),
            section=urls.CALENDAR,
        )


def _latest(lines: Iterable[_Dated]) -> Iterator[_Dated]:
    for _, of_day in groupby(lines, lambda line: line.of_day):
        acts = list(of_day)
        first, *rest = acts[-MOST_OF_A_DAY:]
        yield replace(first, more=max(0, len(acts) - MOST_OF_A_DAY))
        yield from rest


def _dated(entry: Entry, date: Edtf) -> _Dated:
    """Put an act on its calendar day, or apart where that is not one certain day; an interval stands at its start."""
    first = date.start if date.precision == "interval" else date
    if first and first.month and first.day and not first.uncertain and not first.approximate:
        return _Dated(entry, date, first.month, first.day)
    return _Dated(entry, date, APART, date.day or LAST)


def _anchor(month: int) -> str:
    return "tidak-pasti" if month == APART else f"bulan-{month:02}"


def _name(month: int, t: Language) -> str:
    return t.gettext("Hari tidak pasti") if month == APART else t.month(month)


def _months(lines: Sequence[_Dated], t: Language) -> tuple[Link, ...]:
    """Return a link to every month with its number of acts; a month without an act has no address."""
    numbers: Counter[int] = Counter()
    for line in lines:
        numbers[line.month] += 1 + line.more
    first = {line.month: number // PER_PAGE + 1 for number, line in reversed(list(enumerate(lines)))}
    links = []
    for month in range(1, APART + 1):
        href = f"{urls.numbered(urls.CALENDAR, first[month])}#{_anchor(month)}" if month in first else ""
        links.append(Link(_name(month, t), href, t.number(numbers[month]) if href else "–"))
    return tuple(links)


def _group(month: int, lines: Sequence[_Dated], t: Language) -> MonthGroup:
    note = t.ngettext("%(n)s catatan", "%(n)s catatan", len(lines) + sum(line.more for line in lines))
    if month == APART:
        note = t.gettext("Tanggalnya diduga atau kira-kira, atau hanya bulan atau tahunnya yang diketahui.")
        days = tuple(
            DayGroup(Piece(text), "", tuple(map(_line, acts)), _more(acts, t))
            for text, acts in ((text, list(of)) for text, of in groupby(lines, lambda line: t.date(line.date)))
        )
    else:
        days = tuple(_day(month, day, list(of_day), t) for day, of_day in groupby(lines, lambda line: line.day))
    return MonthGroup(_name(month, t), note, _anchor(month), days)


def _day(month: int, day: int, lines: Sequence[_Dated], t: Language) -> DayGroup:
    known = dict.fromkeys(str(line.date.year) for line in lines if line.date.year is not None)
    years = [*known, *([t.gettext("tahun tidak diketahui")] if any(line.date.year is None for line in lines) else [])]
    # HTML's yearless date, MM-DD: the day returns in other years.
    name = Piece(f"{day} {t.month(month)}", datetime=f"{month:02}-{day:02}")
    return DayGroup(name, ", ".join(years), tuple(map(_line, lines)), _more(lines, t))


def _more(lines: Iterable[_Dated], t: Language) -> str:
    more = sum(line.more for line in lines)
    return t.ngettext("dan %(n)s catatan yang lebih lama", "dan %(n)s catatan yang lebih lama", more) if more else ""


def _line(dated: _Dated) -> Line:
    return Line(dated.entry, with_edition=True, brief=dated.brief)


def _undated(number: int, t: Language) -> str:
    if not number:
        return ""
    return t.ngettext(
        "%(n)s catatan lain tidak menyebut tanggal penyerahan, sehingga tidak ada di kalender ini.",
        "%(n)s catatan lain tidak menyebut tanggal penyerahan, sehingga tidak ada di kalender ini.",
        number,
    )

"""An article's lines in, who published it when, and from where, out: what stands around its words, not in them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from almanac.importer.extraction.dates import Mention, Resolved, find_dates, resolve
from almanac.importer.notes import Note, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\b|\b(?:WIB|WITA|WIT)\b|\b(?:pukul|jam)\b", re.IGNORECASE)
_MARK = re.compile(
    r"\b(?:reporter|editor|penulis|pewarta|oleh|by|admin|dilihat|dibaca|views?|posted|publish\w*|diterbitkan|diunggah|"
    r"diperbarui|terbit|update\w*|rilis|copyright|hari\s*/\s*tgl|hari\s*/\s*tanggal|hal)\b|©",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"\b(?:19|20)\d{2}\b(?!\s*(?:kali|views?|x|pembaca|orang|hits?)\b)")
"""A year, and not how often a page was read."""
_DIGIT = re.compile(r"\d")
_LINKS = frozenset(
    {
        "dan",
        "oleh",
        "by",
        "di",
        "on",
        "at",
        "pada",
        "in",
        "the",
        "of",
        "kali",
        "comments",
        "comment",
        "komentar",
        "views",
    }
)
LONGEST_LINE = 160
"""Letters of a line that may tell when an article was published."""
LONGEST_REST = 30
"""Letters besides the date, on a line that says nothing else of what it is."""
LONGEST_DATELINE = 70
SHORTEST_PROSE = 48
"""Letters of a line from which on it may be the first of an article, with its dateline."""

# SUKOHARJO, suaramerdeka-solo.com - · Semarang (ANTARA) - · BENGKULUEKSPRESS.COM - · RADARMETROPOLIS: (Surabaya) - ·
# Solo (Espos) · Jakarta – · Banjar Patroman, Kompas -
_SITE = r"(?i:[\w-]+(?:\.[\w-]+)*\.(?:com|co\.id|or\.id|go\.id|ac\.id|id|net|news|org|tv))"
_TOWN = r"[A-Z][\w'’]+(?:[\s-][A-Z][\w'’]+){0,2}"
_DASH = r"\s*(?:[–—]|-{1,2}(?=\s)|:|\|)"
_DATELINES = tuple(
    re.compile(form)
    for form in (
        rf"(?P<publisher>{_SITE})\s*,?\s*\(?(?P<town>{_TOWN})?\)?{_DASH}",
        rf"(?P<publisher>[A-Z]{{8,}}):\s*\(?(?P<town>{_TOWN})\)?{_DASH}",
        rf"(?P<town>{_TOWN})\s*,\s*(?P<publisher>{_SITE}){_DASH}",
        rf"(?P<town>{_TOWN})\s*[(/]\s*(?P<publisher>[A-Z][\w .]{{2,24}})\s*[)/](?:{_DASH}|(?=\s+[A-Z]))",
        rf"(?P<town>{_TOWN})\s*,\s*(?P<publisher>[A-Z][\w. ]{{2,30}}?)\s*(?:[–—]|-{{1,2}}(?=\s))",
        r"(?P<town>[A-Z]{4,}(?:\s[A-Z]{4,})?)\.(?=\s+[A-Z])(?P<publisher>)",
        rf"(?P<town>{_TOWN})\s*(?:[–—]|-{{1,2}}(?=\s))(?P<publisher>)",
    )
)
_DATED = tuple(
    (re.compile(rf"^{_TOWN}{before}$"), re.compile(after))
    for before, after in ((r",\s*", r"(?:\s*[–—-]|\.)\s"), (r"\s*\(?", r"\)\s*[–—-]\s"))
)
"""What stands before and after the date in a dateline: "Town, date –", "Town, date. ", "TOWN (date) –"."""
_SOURCE = re.compile(r"\bsumber(?:\s+berita)?\s*:\s*(?P<told>[^\n]{5,200})", re.IGNORECASE)
_DATED_ADDRESS = re.compile(r"/(?P<year>20\d{2})/(?P<month>\d{2})(?:/(?P<day>\d{2}))?/")
FROM_PAGE = 0.9
"""Confidence of a date that a page's metadata or its address tells."""
_HOST = re.compile(r"^(?:https?://)?(?:www\d?\.)?(?P<host>[^/:?#]+)")


@dataclass(frozen=True, slots=True)
class Publication:
    """When and by whom; each with where it stands, None where it follows from something else."""

    published: Resolved | None = None
    published_at: tuple[int, int] | None = None
    publisher: str | None = None
    publisher_at: tuple[int, int] | None = None
    town_at: tuple[int, int] | None = None
    lines: tuple[tuple[int, int], ...] = ()
    """Where the lines stand that are no part of the article's own words for this reason."""


class PageFacts(NamedTuple):
    """What a page says of itself, apart from its text; `published` is EDTF."""

    headline: str | None = None
    publisher: str | None = None
    published: str | None = None


def read_publication(
    text: str, lines: Iterable[tuple[int, int]], address: str | None = None, facts: PageFacts | None = None
) -> Publication:
    """Read the lines around an article, and its dateline; else what the page or its address says.

    What nothing tells is left open; what follows from the dates of the article itself is `inferred_publication`'s.
    """
    facts = facts or PageFacts()
    dated = list(_date_lines(text, lines))
    years = years_named(text)
    published, published_at = None, None
    for _, mention in dated:
        published = resolve(mention, None, years)
        if published:
            published_at = (mention.start, mention.end)
            break
    if published is None:
        published, published_at = _in_source_line(text)
    if published is None:
        written = facts.published or _in_address(address)
        published = Resolved(written, FROM_PAGE) if written else None
    publisher, publisher_at, town_at, line = _dateline(text)
    if facts.publisher:
        publisher, publisher_at = facts.publisher, None
    elif publisher is None and address:
        host = _HOST.match(address)
        publisher = host["host"] if host else None
    asides = tuple(line for line, _ in dated) + ((line,) if line else ())
    return Publication(published, published_at, publisher, publisher_at, town_at, asides)


def years_named(text: str) -> tuple[int, ...]:
    """Return the years that a text names, the most frequent first, of equals the latest."""
    named = Counter(int(year) for year in _FOUR_DIGITS.findall(text))
    return tuple(sorted(named, key=lambda year: (-named[year], -year)))


def _date_lines(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], Mention]]:
    """Yield lines that only say when an article came out, with that date."""
    for start, end in lines:
        line = text[start:end]
        whole = len(line) <= LONGEST_LINE
        line = line if whole else line[:LONGEST_DATELINE]
        if not _DIGIT.search(line):
            continue
        days = [mention for mention in find_dates(line) if mention.day is not None]
        if not days:
            continue
        first = days[0]
        rest = _CLOCK.sub("", line[: first.start] + line[first.end :]).strip(" \t,|•·-–—()/\xa0")
        dated_line = any(
            before.search(line[: first.start]) and after.match(line[first.end :]) for before, after in _DATED
        )
        if dated_line:
            yield (start, start + first.end), _shifted(first, start)
            continue
        if not whole or line.endswith((".", "!", "?")):
            continue
        alone = any(_is_date_only(part) for part in re.split(r"[|•·/]\s", line))
        if alone or (len(rest) <= LONGEST_REST and not _is_prose(rest)) or _MARK.search(rest):
            yield (start, end), _shifted(first, start)


def _in_source_line(text: str) -> tuple[Resolved | None, tuple[int, int] | None]:
    """Return the date of what a text says that it was taken from: "Sumber Berita: Suara Lombok, 4 November 2022"."""
    source = _SOURCE.search(text)
    for mention in find_dates(source["told"]) if source else ():
        found = resolve(mention, None) if mention.day and mention.year else None
        if source and found:
            return found, (source.start("told") + mention.start, source.start("told") + mention.end)
    return None, None


def _in_address(address: str | None) -> str | None:
    """Return the day or the month in an address, as EDTF: "/2017/07/23/", "/2017/07/"."""
    match = _DATED_ADDRESS.search(address or "")
    if match is None:
        return None
    written = "-".join(part for part in match.groups() if part)
    try:
        dt.date.fromisoformat(written if match["day"] else f"{written}-01")
    except ValueError:
        return None
    return written


def _shifted(mention: Mention, start: int) -> Mention:
    return replace(mention, start=mention.start + start, end=mention.end + start)


def _is_date_only(part: str) -> bool:
    """Tell whether a part of a line is a date and a time of day, and nothing else."""
    days = find_dates(part)
    return (
        len(days) == 1
        and days[0].day is not None
        and not _CLOCK.sub("", part[: days[0].start] + part[days[0].end :]).strip(" ,()-–")
    )


def _is_prose(rest: str) -> bool:
    """Tell whether what stands beside a date goes on in small letters, as a sentence does."""
    words = [word for word in re.findall(r"[^\W\d_]+", re.sub(_SITE, "", rest)) if word.casefold() not in _LINKS]
    return any(word[0].islower() for word in words)


def _dateline(
    text: str,
) -> tuple[str | None, tuple[int, int] | None, tuple[int, int] | None, tuple[int, int] | None]:
    """Return who published it by the beginning of its first sentence, where that and the town stand, and the whole."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start() + len(line[0]) - len(line[0].lstrip(' \t"“'))
        match = next((found for form in _DATELINES if (found := form.match(text, start))), None)
        prose = len(line[0]) >= SHORTEST_PROSE and (
            re.search(r"[.!?,](?:\s|$)", line[0][len(match[0]) :]) if match else None
        )
        if match and prose and match.end() - match.start() <= LONGEST_DATELINE:
            publisher = match["publisher"] or None
            publisher_at = match.span("publisher") if publisher else None
            return publisher, publisher_at, match.span("town") if match["town"] else None, match.span()
        if len(line[0]) >= SHORTEST_PROSE and line[0].rstrip().endswith((".", '."', ".”")):
            break
    return None, None, None, None


def inferred_publication(days: Iterable[dt.date]) -> Resolved | None:
    """Return the month of the last day that an article tells of as past; it came out about then, and not before."""
    last = max(days, default=None)
    if last is None:
        return None
    note = Note(Why.LAST_DAY_TOLD)
    return Resolved(f"{last.year}-{last.month:02}~", 0.4, note)

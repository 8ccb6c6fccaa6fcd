"""Dates in words: an `Edtf` goes in and wording comes out; a date as people write it goes in and EDTF comes out.

Both directions know Indonesian and English and share the names of the months. Import them from `almanac.edtf`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from almanac.edtf import Edtf

MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
}  # fmt: skip
"""Month names by language, January first."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of one language; those with braces are format strings."""

    months: tuple[str, ...]
    seasons: tuple[str, str, str, str]
    possibly: str
    about: str
    to: str
    until: str
    since: str
    decade: str
    between: str
    unknown: str
    day: str
    month: str
    day_and_month: str
    year: str
    start: str
    end: str


_WORDINGS = {
    "en": _Wording(
        months=MONTHS["en"],
        seasons=("spring", "summer", "autumn", "winter"),
        possibly="possibly",
        about="about",
        to="to",
        until="until",
        since="since",
        decade="{}s",
        between="between {} and {}",
        unknown="{} unknown",
        day="day",
        month="month",
        day_and_month="day and month",
        year="year",
        start="start",
        end="end",
    ),
    "id": _Wording(
        months=MONTHS["id"],
        seasons=("musim semi", "musim panas", "musim gugur", "musim dingin"),
        possibly="mungkin",
        about="sekitar",
        to="sampai",
        until="sampai",
        since="sejak",
        decade="{}-an",
        between="antara {} dan {}",
        unknown="{} tidak diketahui",
        day="hari",
        month="bulan",
        day_and_month="hari dan bulan",
        year="tahun",
        start="awal",
        end="akhir",
    ),
}


REMEMBERED = 20_000
"""Dates kept in words: those of fifty years, day by day. Each takes about 200 bytes, and pages repeat them."""


@lru_cache(maxsize=REMEMBERED)
def describe(value: Edtf, language: str) -> str:
    """Return the date in words, as certain as it is: `2023-12~` in "id" is "sekitar Desember 2023".

    It begins with a small letter where a word comes first. Raises ValueError for a language other than "id" and "en".
    """
    words = _wording(language)
    if value.precision == "interval":
        return _interval(value, words, without=None)
    unknown = _unknown_part(value, words)
    phrase = _qualified(value, _full(value, words, without=None), words)
    return f"{phrase}, {words.unknown.format(unknown)}" if unknown else phrase


@lru_cache(maxsize=REMEMBERED)
def describe_day(value: Edtf, language: str) -> str:
    """Return the day and the month without the year, for a list under the heading of `value.year`: "sekitar 22 Juli".

    Empty where no month is known. An interval keeps a year that the heading does not tell: "30 Desember–2 Januari
    2020", "sampai 2020".
    Raises ValueError for a language other than "id" and "en".
    """
    words = _wording(language)
    if value.precision == "interval":
        return _interval(value, words, without=value.year)
    return _qualified(value, _day_and_month(value, words), words)


def _wording(language: str) -> _Wording:
    if language not in _WORDINGS:
        raise ValueError(f"no wording for dates in {language!r}: there is {' and '.join(sorted(_WORDINGS))}")
    return _WORDINGS[language]


def _qualified(value: Edtf, phrase: str, words: _Wording) -> str:
    possibly = words.possibly if value.uncertain else ""
    about = words.about if value.approximate else ""
    return _joined(possibly, about, phrase) if phrase else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _full(value: Edtf, words: _Wording, without: int | None) -> str:
    """Return day, month and year of one date, the year unless it is `without`."""
    told = without is not None and value.year == without
    return _joined(_day_and_month(value, words), "" if told else _year(value, words))


def _day_and_month(value: Edtf, words: _Wording) -> str:
    if value.season:
        return words.seasons[value.season - 21]
    return _joined(str(value.day or ""), words.months[value.month - 1] if value.month else "")


def _year(value: Edtf, words: _Wording) -> str:
    if value.first_year is None or value.last_year is None:
        return ""
    if value.first_year == value.last_year:
        return _number(value.first_year)
    # "2000-an" is a decade to readers, so a century, and a decade that has no such name, is told by its ends.
    if value.precision == "decade" and value.first_year > 0:
        return words.decade.format(value.first_year)
    return words.between.format(_number(value.first_year), _number(value.last_year))


def _number(year: int) -> str:
    return str(year).replace("-", "−")


def _unknown_part(value: Edtf, words: _Wording) -> str:
    """Return the word for what the text marks as unknown beside what is known."""
    text = value.text.rstrip("?~%")
    if value.precision == "unknown-year":
        return words.year
    if text.endswith("-XX-XX"):
        return words.day_and_month
    if text.endswith("-XX"):
        return words.day if value.month else words.month
    return ""


def _interval(value: Edtf, words: _Wording, without: int | None) -> str:
    first = _qualified(value.start, _full(value.start, words, without), words) if value.start else ""
    last = _qualified(value.end, _full(value.end, words, without), words) if value.end else ""
    if value.start and value.end and _alike(value.start, value.end):
        return _qualified(value, _range(value.start, value.end, words, without), words)
    if first and last:
        return f"{first} {words.to} {last}"
    unknown = ""
    if value.text.startswith("/") or value.text.endswith("/"):
        unknown = f", {words.unknown.format(words.end if value.start else words.start)}"
    if first:
        return f"{words.since} {first}{unknown}"
    return f"{words.until} {last}{unknown}" if last else ""


def _alike(start: Edtf, end: Edtf) -> bool:
    """Tell whether one phrase can hold both ends: equally precise, equally certain."""
    return (
        start.precision in {"day", "month", "year"}
        and (start.precision, start.uncertain, start.approximate)
        == (end.precision, end.uncertain, end.approximate)
    )  # fmt: skip


def _range(start: Edtf, end: Edtf, words: _Wording, without: int | None) -> str:
    """Return two equally precise ends with what they share said once."""
    last = _full(end, words, without)
    if start.year != end.year:
        first = _full(start, words, without)
        return f"{first}–{last}" if first else f"{words.until} {last}"
    if start.day and start.day != end.day and start.month == end.month:
        return f"{start.day}–{last}"
    first = _day_and_month(start, words)
    return last if first == _day_and_month(end, words) else f"{first}–{last}"


_SEPARATOR = r"\s*(?:-|s\.?d\.?|s/d|sampai|hingga|to|until)\s*"
_DAY, _NAME, _YEAR = r"(?P<d>[0-9]{1,2})", r"(?P<m>[a-z]{3,9})\.?", r"(?P<y>[0-9]{4})"
_DAY_2, _NAME_2, _YEAR_2 = (part.replace(">", "2>") for part in (_DAY, _NAME, _YEAR))
_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>[0-9x]{4})([-/. ])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})",
        r"(?P<d>[0-9]{1,2})([-/. ])(?P<m>[0-9]{1,2})\2(?P<y>[0-9]{4})",
        r"(?P<m>[0-9]{1,2})([-/. ])(?P<d>[0-9]{1,2})\2(?P<y>[0-9]{4})",
        r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
        r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})",
        r"(?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4})",
        r"(?P<y>[0-9]{4})/(?P<y2>[0-9]{2})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})/(?P<d2>[0-9]{2})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})[t ][0-9]{1,2}[:.][0-9]{2}.*",
        r"y(?P<y>[0-9]{4})",
        r"xxxx-(?P<m>[0-9]{2})-xx",
        rf"(?:[a-z']+,?\s)?{_DAY}\s{_NAME}(?:\s{_YEAR})?",
        rf"{_NAME}\s{_DAY}(?:,\s|\s){_YEAR}",
        rf"{_NAME}(?:\s{_YEAR})?",
        rf"{_YEAR}{_SEPARATOR}{_YEAR_2}",
        rf"{_DAY}{_SEPARATOR}{_DAY_2}\s{_NAME}\s{_YEAR}",
        rf"{_DAY}\s{_NAME}{_SEPARATOR}{_DAY_2}\s{_NAME_2}\s{_YEAR}",
        rf"{_DAY}\s{_NAME}\s{_YEAR}{_SEPARATOR}{_DAY_2}\s{_NAME_2}\s{_YEAR_2}",
        rf"{_NAME}{_SEPARATOR}{_NAME_2}\s{_YEAR}",
        rf"{_NAME}\s{_YEAR}{_SEPARATOR}{_NAME_2}\s{_YEAR_2}",
    )
)
"""How dates are written, in small letters. Of two numbers before a year the first is the day, as in Indonesia."""

_SHORT_MONTHS = {"ags": 8, "agt": 8, "nop": 11, "nopember": 11, "peb": 2, "pebruari": 2}
_CIRCA = re.compile(r"(?:sekitar|kira-kira|about|around|circa|ca?\.|~)\s*")
_PERHAPS = re.compile(r"(?:mungkin|diperkirakan|possibly|perhaps|probably|\?)\s*")
_DECADE = re.compile(r"(?:tahun\s)?([0-9]{3})0(?:-?an|'?s)")
_OPEN_ENDS = {"open": "..", "unknown": ""}


def rewritings(text: str) -> Iterator[str]:
    """Yield what the text could mean in EDTF, likeliest first; a candidate need not be a valid date.

    Understood are other orders and separators, month names in both languages, qualifiers in words or in the wrong
    place, the forms of older EDTF drafts (201u, open), and the ends of an interval written so or in the wrong order.
    """
    plain = " ".join(text.casefold().translate({0x2013: "-", 0x2014: "-", 0x2019: "'"}).split())
    yield from _date_rewritings(plain)
    start, slash, end = (part.strip() for part in plain.partition("/"))
    if slash and "/" not in end:
        for first in (_OPEN_ENDS.get(start, start.upper()), *_date_rewritings(start)):
            for last in (_OPEN_ENDS.get(end, end.upper()), *_date_rewritings(end)):
                yield f"{first}/{last}"
                yield f"{last}/{first}"


def _date_rewritings(plain: str) -> Iterator[str]:
    rest, qualifier = _without_qualifier(plain)
    for written in _WRITTEN:
        if found := written.fullmatch(rest):
            yield _as_edtf(found.groupdict(), qualifier)
    if found := _DECADE.fullmatch(rest):
        yield f"{found[1]}X{qualifier}"
    yield rest.replace("u", "x").upper() + qualifier


def _without_qualifier(plain: str) -> tuple[str, str]:
    """Return the text without its qualifiers, and the one sign that says the same as all of them."""
    rest = plain.rstrip("?~% ")
    signs = set(plain[len(rest) :])
    for words, sign in ((_PERHAPS, "?"), (_CIRCA, "~"), (_PERHAPS, "?")):
        if found := words.match(rest):
            rest = rest[found.end() :]
            signs.add(sign)
    if "%" in signs or {"?", "~"} <= signs:
        return rest, "%"
    return rest, "?" if "?" in signs else "~" if "~" in signs else ""


def _as_edtf(parts: Mapping[str, str | None], qualifier: str) -> str:
    """Return a date, or an interval where the parts have a second day, month or year; what that lacks it shares."""
    year = parts.get("y")
    start = _iso(year, parts.get("m"), parts.get("d"))
    if not {"y2", "m2", "d2"} & parts.keys():
        return f"{start}{qualifier}"
    century = (year or "")[:2] if len(parts.get("y2") or "") == 2 else ""
    year_2 = century + (parts.get("y2") or year or "")
    end = _iso(year_2, parts.get("m2") or parts.get("m"), parts.get("d2") or parts.get("d"))
    return f"{start}{qualifier}/{end}{qualifier}"


def _iso(year: str | None, month: str | None, day: str | None) -> str:
    known_month = f"-{_month_number(month):02}" if month else ""
    known_day = f"-{int(day):02}" if day else ""
    return f"{(year or 'XXXX').upper()}{known_month}{known_day}"


def _month_number(month: str) -> int:
    """Return the month's number by its name, or its beginning, in either language; 0 where it is no month."""
    if month.isdecimal():
        return int(month)
    for names in MONTHS.values():
        for number, name in enumerate(names, start=1):
            if name.casefold().startswith(month):
                return number
    return _SHORT_MONTHS.get(month, 0)

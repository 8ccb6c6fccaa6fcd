"""An article's text in, the dates that it mentions out, each with where it stands; a mention in, its EDTF out.

Indonesian news tells a date by weekday and numbers, "Rabu malam (19/9)", and leaves the year to the reader. It is found
from what is known otherwise, and the weekday says whether that fits; what contradicts itself becomes uncertain.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from almanac.edtf import MONTHS
from almanac.importer.notes import Note, Why
from almanac.schema import EARLIEST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_WEEKDAY_FORMS = {
    **{name.casefold(): number for number, name in enumerate(WEEKDAYS)},
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
_MONTH_FORMS = {
    **{name[:3].casefold(): number for names in MONTHS.values() for number, name in enumerate(names, 1)},
    **{name.casefold(): number for names in MONTHS.values() for number, name in enumerate(names, 1)},
    "sept": 9,
    "ags": 8,
    "agt": 8,
    "nop": 11,
    "nopember": 11,
    "peb": 2,
    "pebruari": 2,
}
_RELATIVE = {
    **dict.fromkeys(
        ("hari ini", "pagi tadi", "siang tadi", "sore tadi", "tadi pagi", "tadi siang", "tadi sore", "today"), 0
    ),
    **dict.fromkeys(("malam ini", "sore ini", "siang ini", "pagi ini"), 0),
    **dict.fromkeys(("kemarin", "tadi malam", "semalam", "yesterday"), -1),
    "besok": 1,
    "lusa": 2,
}
"""Days from that of the article."""
_COUNTS = {"sehari": 1, "satu hari": 1, "dua hari": 2, "tiga hari": 3}
LONGEST_AHEAD = 62
"""Days that an article may look ahead to a date without a year: two months. Anything later was in the year before."""
LONGEST_BACK = 3
"""Years back from an article's own in which a date without a year may lie."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WEEKDAY = rf"(?P<weekday>{_any_of(_WEEKDAY_FORMS)})"
_TIME_OF_DAY = r"(?:\s+(?:pagi|siang|sore|petang|malam|dini\s+hari))?"
_BEFORE = rf"(?:\b{_WEEKDAY}{_TIME_OF_DAY}\s*,?\s*)?"
_MONTH = rf"(?P<month>{_any_of(_MONTH_FORMS)})\b\.?"
_YEAR = r"(?P<year>\d{4}|['’‘]\d{2})"
_ONE_OR_TWO = r"\d{1,2}"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 2018-12-19
        r"\b(?P<year>\d{4})-(?P<numeric>\d{2})-(?P<day>\d{2})\b",
        # Selasa 27 April 2021, (29 Juni), 12-14 Juli 2019, 20 Sep
        (
            rf"{_BEFORE}(?:\(\s{{0,3}})?\b(?:(?P<first>{_ONE_OR_TWO})\s*(?:-|–|s\.?d\.?|s/d|hingga|sampai|dan)\s*)?"
            rf"(?P<day>{_ONE_OR_TWO})(?:\s+|-){_MONTH}(?:,?\s*(?:tahun\s+)?{_YEAR}\b)?"
        ),
        # December 19, 2018
        rf"{_BEFORE}\b{_MONTH}\s+(?P<day>{_ONE_OR_TWO}),?\s+(?P<year>\d{{4}})\b",
        # Rabu malam (19/9), Selasa (28/2/2023), (12/4 '16)
        (
            rf"{_BEFORE}\(\s*(?P<day>{_ONE_OR_TWO})\s*[/.-]\s*(?P<numeric>{_ONE_OR_TWO})"
            rf"(?:\s*[/.-]?\s*(?P<year>\d{{4}}|['’‘]?\d{{2}}))?\s*\)"
        ),
        # 07-12-2016, Rabu 7/12/2016
        rf"{_BEFORE}\b(?P<day>{_ONE_OR_TWO})\s*[/.-]\s*(?P<numeric>{_ONE_OR_TWO})\s*[/.-]\s*(?P<year>\d{{4}})\b",
        # (Selasa, 8/2), (Senin 24/5/2021)
        (
            rf"\(\s*{_WEEKDAY}{_TIME_OF_DAY}\s*,?\s*(?P<day>{_ONE_OR_TWO})\s*[/.-]\s*(?P<numeric>{_ONE_OR_TWO})"
            rf"(?:\s*[/.-]?\s*(?P<year>\d{{4}}|['’‘]?\d{{2}}))?\s*\)"
        ),
        # tanggal 21 bulan ini
        rf"{_BEFORE}(?:\btanggal\s+)?\b(?P<day>{_ONE_OR_TWO})\s+(?P<this>bulan\s+ini)\b",
        # Juni 2012, bulan Juni, akhir November
        rf"\b{_MONTH}\s+(?:tahun\s+)?{_YEAR}\b",
        rf"\b(?:bulan|awal|akhir|pertengahan|medio)\s+{_MONTH}",
        rf"\b{_MONTH}(?=\s+(?:lalu|silam|kemarin)\b)",
        # Kamis, hari Kamis, Kamis malam; not a programme named for its day, "Jumat bersih"
        (
            rf"(?<![\w-])(?:(?<=(?:hari|this)\s){_WEEKDAY.replace('weekday', 'named')}\b|"
            rf"{_WEEKDAY}{_TIME_OF_DAY}(?=\s*[,.;)]|\s*-red|\s*$))"
        ),
        # sehari sebelumnya, dua hari kemudian
        rf"\b(?P<count>{_any_of(_COUNTS)})\s+(?P<way>sebelumnya|sesudahnya|setelahnya|kemudian|berselang)\b",
        rf"\b(?P<relative>{_any_of(_RELATIVE)})\b",
    )
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as a text tells it; what it leaves out is None.

    `weekday` counts from Monday, 0; `first` is the day on which a span of days within one month begins; `relative`
    counts days from that of the article, `since` from the one told last before.
    """

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    first: int | None = None
    relative: int | None = None
    since: int | None = None

    @property
    def is_day(self) -> bool:
        """Tell whether a single day is meant, whatever is known of it."""
        return any(part is not None for part in (self.day, self.weekday, self.relative, self.since))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a mention means: EDTF, how sure that is (0 to 1), and what speaks against it, for the one who checks."""

    edtf: str
    confidence: float
    note: Note | None = None
    alternatives: tuple[str, ...] = ()

    @property
    def date(self) -> dt.date | None:
        """Return the day where there is one; of a span the last."""
        try:
            return dt.date.fromisoformat(self.edtf.rpartition("/")[2].rstrip("?~%"))
        except ValueError:
            return None


def find_dates(text: str) -> tuple[Mention, ...]:
    """Return the dates that a text mentions, in order; where two readings overlap, the one that says more."""
    found: list[Mention] = []
    for form in _FORMS:
        for match in form.finditer(text):
            mention = _mention(match)
            if mention and not any(one.start < mention.end and mention.start < one.end for one in found):
                found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mention(match: re.Match[str]) -> Mention | None:
    parts = match.groupdict()
    day, first = (int(parts[name]) if parts.get(name) else None for name in ("day", "first"))
    month = int(parts["numeric"]) if parts.get("numeric") else _MONTH_FORMS.get((parts.get("month") or "").casefold())
    if day is not None and month is not None and month > 12 >= day > 0:
        day, month = month, day
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    weekday = _WEEKDAY_FORMS.get((parts.get("weekday") or parts.get("named") or "").casefold())
    count = _COUNTS.get(" ".join((parts.get("count") or "").casefold().split()))
    since = count and (-count if parts["way"].casefold() == "sebelumnya" else count)
    relative = _RELATIVE.get(" ".join((parts.get("relative") or "").casefold().split()))
    return Mention(*match.span(), day, month, _year(parts.get("year")), weekday, first, relative, since)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    year = int(text.lstrip("'’‘"))
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


def resolve(mention: Mention, published: dt.date | None, years: Iterable[int] = ()) -> Resolved | None:
    """Return what a mention means in an article of a day, or of unknown day; None where nothing is known of it.

    `years` are those that the article names otherwise, the likeliest first: they tell the year where the day of the
    article does not.
    """
    if mention.relative is not None:
        return _counted(published, mention.relative)
    if mention.day is None and mention.weekday is not None:
        return _last_weekday(published, mention.weekday)
    if mention.month is None:
        return _this_month(mention, published)
    if mention.day is None:
        known = mention.year or (published.year if published else next(iter(years), None))
        year = str(known) if known else "XXXX"
        return Resolved(f"{year}-{mention.month:02}", 0.9 if mention.year else 0.6)
    if mention.year is not None and _plausible(mention.year, published):
        return _checked(mention, mention.year, 0.95)
    inferred = _with_year(mention, published, tuple(years))
    if mention.year is None or inferred.edtf.startswith("XXXX"):
        return inferred
    note = Note(Why.OTHER_YEAR, (str(mention.year),))
    return Resolved(_uncertain(inferred.edtf), min(inferred.confidence, 0.7), note, inferred.alternatives)


def _counted(published: dt.date | None, days: int) -> Resolved | None:
    return Resolved((published + dt.timedelta(days)).isoformat(), 0.8) if published else None


def _last_weekday(published: dt.date | None, weekday: int) -> Resolved | None:
    """Return the last such day up to that of the article."""
    if published is None:
        return None
    day = published - dt.timedelta((published.weekday() - weekday) % 7)
    return Resolved(day.isoformat(), 0.75)


def _this_month(mention: Mention, published: dt.date | None) -> Resolved | None:
    """Return a day of which only its number is told: that of the article's month, or of the one before."""
    if published is None or mention.day is None:
        return None
    month = published if mention.day <= published.day else published.replace(day=1) - dt.timedelta(1)
    return _checked(replace(mention, month=month.month), month.year, 0.85)


def _plausible(year: int, published: dt.date | None) -> bool:
    return EARLIEST_YEAR <= year <= (published.year + 1 if published else 2100)


def _day(mention: Mention, year: int) -> dt.date | None:
    try:
        return dt.date(year, mention.month or 0, mention.day or 0)
    except ValueError:
        return None


def _fits(mention: Mention, day: dt.date) -> bool:
    return mention.weekday is None or day.weekday() == mention.weekday


def _written(mention: Mention, day: dt.date) -> str:
    if mention.first is not None and mention.first < day.day:
        return f"{day.replace(day=mention.first).isoformat()}/{day.isoformat()}"
    return day.isoformat()


def _uncertain(edtf: str) -> str:
    return "/".join(f"{part.rstrip('?')}?" for part in edtf.split("/"))


def _checked(mention: Mention, year: int, confidence: float) -> Resolved:
    """Return a day whose year is known; uncertain where the text names another weekday or there is no such day."""
    day = _day(mention, year)
    if day is None:
        note = Note(Why.NO_SUCH_DAY, (f"{mention.day}-{mention.month}-{year}",))
        return Resolved(f"{year}-{mention.month:02}?", 0.4, note)
    if _fits(mention, day):
        return Resolved(_written(mention, day), confidence)
    weekday = WEEKDAYS[mention.weekday or 0]
    note = Note(Why.OTHER_WEEKDAY, (weekday, WEEKDAYS[day.weekday()]))
    return Resolved(_uncertain(_written(mention, day)), 0.6, note, tuple(_near(mention, day)))


def _near(mention: Mention, day: dt.date) -> Iterator[str]:
    """Yield days that the weekday fits and that a slip may have made of another: a day off, or a year off."""
    for other in (
        day + dt.timedelta(1),
        day - dt.timedelta(1),
        _day(mention, day.year - 1),
        _day(mention, day.year + 1),
    ):
        if other and _fits(mention, other):
            yield other.isoformat()


def _with_year(mention: Mention, published: dt.date | None, years: tuple[int, ...]) -> Resolved:
    """Return a day whose year the text leaves out."""
    if published:
        candidates = [day for back in range(-1, LONGEST_BACK + 1) if (day := _day(mention, published.year - back))]
        past = [day for day in candidates if day <= published + dt.timedelta(LONGEST_AHEAD)]
        if not past:
            return Resolved(
                f"XXXX-{mention.month:02}-{mention.day:02}",
                0.3,
                Note(Why.NO_SUCH_DAY, (f"{mention.day}-{mention.month}",)),
            )
        likeliest = max(past)
        if _fits(mention, likeliest):
            return Resolved(_written(mention, likeliest), 0.9)
        return _checked(mention, likeliest.year, 0.9)
    fitting = [year for year in dict.fromkeys(years) if (day := _day(mention, year)) and _fits(mention, day)]
    if fitting and (mention.weekday is not None or len(set(years)) == 1):
        note = None if mention.weekday is not None else Note(Why.YEAR_OF_OTHER)
        return Resolved(_written(mention, dt.date(fitting[0], mention.month or 1, mention.day or 1)), 0.75, note)
    if fitting:
        written = _written(mention, dt.date(fitting[0], mention.month or 1, mention.day or 1))
        note = Note(Why.SEVERAL_YEARS)
        return Resolved(_uncertain(written), 0.5, note, tuple(f"{year}{written[4:]}" for year in fitting[1:]))
    # What is for a year is often given in the next: "tahun anggaran 2021 ... Senin (23/5)". The weekday has to agree.
    after = [day for year in dict.fromkeys(years) if (day := _day(mention, year + 1)) and _fits(mention, day)]
    if mention.weekday is not None and len(after) == 1:
        note = Note(Why.YEAR_AFTER, (str(after[0].year - 1),))
        return Resolved(_uncertain(_written(mention, after[0])), 0.5, note)
    return Resolved(f"XXXX-{mention.month:02}-{mention.day:02}", 0.5, Note(Why.NO_YEAR))

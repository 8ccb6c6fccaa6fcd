"""Uncertain dates: a text in EDTF goes in, an `Edtf` with its bounds comes out, or an `EdtfError` that says why not.

EDTF is ISO 8601-2:2019, Annex A (also https://www.loc.gov/standards/datetime/). Read here is level 1, with
- one extension taken from level 2: a year that is unknown beside a known month, `XXXX-06-22` and `XXXX-06` (level 1
  proper lets X stand for rightmost digits only), because a press cutting often keeps the day and loses the year;
- one part of level 0 left out: times of day, because no act of recognition is dated by the hour.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime as dt
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from almanac.edtf_words import MONTHS, describe, describe_day, rewritings

__all__ = ["MONTHS", "Edtf", "EdtfError", "Precision", "describe", "describe_day", "parse"]

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "unknown-year"]

MAX_LENGTH = 64
"""Characters. An interval of qualified days has 23; Python refuses to read numbers of thousands of digits."""

REMEMBERED = 50_000
"""Dates kept as read: there are fewer days than entries, and each is asked for again and again."""

_SHAPE = re.compile(
    r"(?P<year>Y-?[0-9]+|-?[0-9X]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<qualifier>[?~%]?)"
)
_WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTLY_KNOWN_YEAR = re.compile(r"-?[0-9]{2}[0-9X]X")
_LONG_YEAR = re.compile(r"Y-?[1-9][0-9]{4,}")
_FAULTS = tuple(
    (re.compile(pattern, re.DOTALL), reason)
    for pattern, reason in (
        (r"\s*", "a date that is unknown is left out"),
        (r"\s.*|.*\s", "there is a space before or after it"),
        (r"[0-9X-]+[T ][0-9]{1,2}[:.][0-9]{2}.*", "a time of day is not recorded here, only the day"),
        (r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?[?~%]?", "month and day have two digits"),
        (r"[0-9]{4}[-–][0-9]{4}", "a '/' parts the two ends of an interval"),
        (r"[0-9]{1,2}([-. ])[0-9]{1,2}\1[0-9]{4}", "the year comes first, then the month, then the day"),
        (r".*[A-Wa-wYyZz]{3}.*", "a date is written in figures"),
        (r"[?~%]+.*|.*[?~%]+[^?~%].*|.*[?~%]{2,}", "one ?, ~ or % may stand, at the very end"),
        (r"[\[{].*[\]}]", "a list of dates is EDTF level 2, and level 1 is read here"),
        (r"Y?-?[0-9]+[ES][0-9].*", "exponents and significant digits are EDTF level 2, and level 1 is read here"),
    )
)
"""Common ways to miss the form, the most telling first."""


class EdtfError(ValueError):
    """A text that is no date. `message` says why, in English.

    `impossible` tells a well-formed date that does not exist (2023-02-30, 2020/2019) from bad syntax. `suggestion` is
    the nearest valid form, where one is plain from the text.
    """

    def __init__(self, message: str, suggestion: str | None = None, *, impossible: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.suggestion = suggestion
        self.impossible = impossible


class Edtf(NamedTuple):
    """A date as certain as its source makes it; `text` is the EDTF it was read from.

    `lower` and `upper` are the earliest and the latest day it may denote: None where that end is open or unknown, where
    the year is unknown, and where `datetime.date` cannot hold the year (`first_year` and `last_year` then still can).
    A season is bounded by its year, because the seasons 21 to 24 are independent of location: summer is June in one
    place and January in another. `precision` says how much is known: `1985-04-XX` is known to the month.

    An interval is placed at its start: `first_year`, `month` and `day` are those of `start`, `last_year` that of `end`;
    it is uncertain or approximate where either end is.
    """

    text: str
    precision: Precision
    lower: dt.date | None = None
    upper: dt.date | None = None
    uncertain: bool = False
    approximate: bool = False
    first_year: int | None = None
    last_year: int | None = None
    season: int | None = None
    month: int | None = None
    day: int | None = None
    start: Edtf | None = None
    end: Edtf | None = None

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def year(self) -> int | None:
        """Return the one calendar year it denotes, else None (`201X`, `XXXX-06-22`).

        An interval that crosses years gives the year in which it starts (`2019/2020` is 2019, so that it is listed
        once), and None where its start is open or unknown.
        """
        known = self.precision == "interval" or self.first_year == self.last_year
        return self.first_year if known else None

    @property
    def is_exact_day(self) -> bool:
        """Tell whether it is one certain calendar day."""
        return self.precision == "day" and not self.uncertain and not self.approximate

    @property
    def sort_key(self) -> tuple[bool, int, int, bool, int, int, str]:
        """Return a total order: by lower bound, upper bound, text; a bound that is unknown or open comes last."""
        return (
            self.first_year is None,
            self.first_year or 0,
            self.lower.toordinal() if self.lower else 0,
            self.last_year is None,
            self.last_year or 0,
            self.upper.toordinal() if self.upper else 0,
            self.text,
        )

    @property
    def datetime_attr(self) -> str | None:
        """Return the value of HTML's `<time datetime>` as YYYY, YYYY-MM or YYYY-MM-DD.

        None where HTML has no such value: intervals, seasons, years before 1, and whatever has no one known year.
        """
        if self.year is None or self.year < 1 or self.precision in {"interval", "season"}:
            return None
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year:04}{month}{day}"


@lru_cache(maxsize=REMEMBERED)
def parse(text: str) -> Edtf:
    """Read one date or interval. Raises `EdtfError`, and nothing else, where the text is not one."""
    try:
        return _read(text)
    except EdtfError as error:
        raise EdtfError(error.message, _nearest_form(text), impossible=error.impossible) from None


def _read(text: str) -> Edtf:
    if len(text) > MAX_LENGTH:
        raise EdtfError(f"a date of {len(text)} characters is not EDTF: the limit is {MAX_LENGTH}")
    if _WHOLE_DAY.fullmatch(text):  # most dates, in a third of the time
        with contextlib.suppress(ValueError):
            day = dt.date.fromisoformat(text)
            return Edtf(text, "day", day, day, first_year=day.year, last_year=day.year, month=day.month, day=day.day)
    return _interval(text) if "/" in text else _date(text)


def _nearest_form(text: str) -> str | None:
    """Return the first rewriting that is a valid date; an invalid one, say of 31/02/2023, is worth nothing."""
    if len(text) > MAX_LENGTH:
        return None
    for candidate in rewritings(text):
        try:
            return _read(candidate).text
        except EdtfError:
            continue
    return None


def _interval(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) > 2:
        raise EdtfError(
            f"{text!r} is not an EDTF date: a '/' parts the two ends of an interval, and there may be only one"
        )
    start, end = (_end(part, text) for part in ends)
    if start is None and end is None:
        raise EdtfError(f"{text!r} says nothing: at least one end of an interval must be known")
    for part in (start, end):
        if part and (part.precision == "unknown-year" or "X" in part.text):
            raise EdtfError(f"{text!r} is EDTF level 2: an end of an interval has no unspecified digits in level 1")
    if start and end and _latest(end) < _earliest(start):
        raise EdtfError(f"{text!r} is impossible: the interval ends before it starts", impossible=True)
    return Edtf(
        text=text,
        precision="interval",
        lower=start.lower if start else None,
        upper=end.upper if end else None,
        uncertain=any(part.uncertain for part in (start, end) if part),
        approximate=any(part.approximate for part in (start, end) if part),
        first_year=start.first_year if start else None,
        last_year=end.last_year if end else None,
        month=start.month if start else None,
        day=start.day if start else None,
        start=start,
        end=end,
    )


def _end(text: str, interval: str) -> Edtf | None:
    """Read one end of an interval; None is an open (`..`) or unknown (empty) one."""
    if text in {"", ".."}:
        return None
    try:
        return _date(text)
    except EdtfError as error:
        raise EdtfError(f"in the interval {interval!r}, {error.message}", impossible=error.impossible) from None


def _earliest(end: Edtf) -> tuple[int | None, int, int]:
    """Return the first day of an interval's end as numbers, since `datetime.date` cannot hold every year."""
    return (end.first_year, end.month or 1, end.day or 1)


def _latest(end: Edtf) -> tuple[int | None, int, int]:
    return (end.last_year, end.month or 12, end.day or 31)


def _date(text: str) -> Edtf:
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise EdtfError(_why_no_date(text))
    year, month, day, qualifier = shape.group("year", "month", "day", "qualifier")
    first, last = _years(text, year, month)
    if month == "XX" and (first is None or day not in {None, "XX"}):
        raise EdtfError(
            f"{text!r} is not an EDTF date of level 1: a month is XX only after a known year and before no known day"
        )
    if day == "XX" and first is None:
        raise EdtfError(
            f"{text!r} is not an EDTF date of level 1: where the year is unknown, the day is given or left out"
        )
    months = None if month in {None, "XX"} else int(month)
    days = None if day in {None, "XX"} else int(day)
    season = months if months in {21, 22, 23, 24} else None
    if season:
        if first is None or day is not None:
            raise EdtfError(f"{text!r} is not an EDTF date: {season} is a season, which needs a year and has no day")
        months = None
    elif months is not None:
        _require_existing(text, first, months, days)
    return Edtf(
        text=text,
        precision=_precision(first, last, season, months, days),
        lower=_day(first, months or 1, days or 1),
        upper=_day(last, months or 12, days),
        uncertain=qualifier in {"?", "%"},
        approximate=qualifier in {"~", "%"},
        first_year=first,
        last_year=last,
        season=season,
        month=months,
        day=days,
    )


def _years(text: str, year: str, month: str | None) -> tuple[int, int] | tuple[None, None]:
    """Return the first and the last year that a year's text may denote, or twice None for XXXX."""
    if year.startswith("Y"):
        if month is not None or not _LONG_YEAR.fullmatch(year):
            raise EdtfError(
                f"{text!r} is not an EDTF date: Y goes before a year of five digits or more, without month or day"
            )
        return int(year[1:]), int(year[1:])
    if year == "XXXX":
        if month is None:
            raise EdtfError(f"{text!r} says nothing: leave the date out where it is unknown")
        return None, None
    if year == "-0000":
        raise EdtfError(f"{text!r} is not an EDTF date: the year 0000 has no sign")
    if "X" not in year:
        return int(year), int(year)
    if month is not None or not _PARTLY_KNOWN_YEAR.fullmatch(year):
        raise EdtfError(
            f"{text!r} is not an EDTF date of level 1: only the last one or two digits of a bare year may be X (201X)"
        )
    ends = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    return ends[0], ends[1]


def _require_existing(text: str, year: int | None, month: int, day: int | None) -> None:
    """Raise `EdtfError` unless the calendar has this month and day; an unknown year is taken for a leap year."""
    if 25 <= month <= 41:
        raise EdtfError(f"{text!r} is EDTF level 2: of the seasons, 21 to 24 may be used")
    if not 1 <= month <= 12:
        raise EdtfError(f"{text!r} is impossible: there is no month {month:02}", impossible=True)
    length = _month_length(year, month)
    if day is not None and not 1 <= day <= length:
        name = MONTHS["en"][month - 1]
        name = name if year is None else f"{name} {year}"
        raise EdtfError(f"{text!r} is impossible: {name} has {length} days, there is no day {day:02}", impossible=True)


def _month_length(year: int | None, month: int) -> int:
    return calendar.monthrange(2000 if year is None else year, month)[1]


def _day(year: int | None, month: int, day: int | None) -> dt.date | None:
    """Return the day, or the month's last where `day` is None; None where `datetime.date` cannot hold the year."""
    if year is None or not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month, _month_length(year, month) if day is None else day)


def _precision(
    first: int | None, last: int | None, season: int | None, month: int | None, day: int | None
) -> Precision:
    if first is None or last is None:
        return "unknown-year"
    if season:
        return "season"
    if month:
        return "day" if day else "month"
    if first == last:
        return "year"
    return "decade" if last - first < 10 else "century"


def _why_no_date(text: str) -> str:
    for pattern, reason in _FAULTS:
        if pattern.fullmatch(text):
            return f"{text!r} is not an EDTF date: {reason}"
    return f"{text!r} is not an EDTF date, which has the forms YYYY, YYYY-MM and YYYY-MM-DD"

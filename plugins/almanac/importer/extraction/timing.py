"""What an article says of one award in, out the year that it is for and the day on which it was handed over."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from almanac.importer.extraction import cues
from almanac.importer.extraction.acts import is_of, near
from almanac.importer.extraction.awards import edition_beside
from almanac.importer.extraction.dates import Resolved, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from almanac.importer.extraction.acts import Group
    from almanac.importer.extraction.dates import Mention
    from almanac.importer.extraction.frames import Frame

_MEASURE = (
    r"(?:penghargaan|predikat|capaian|raihan|penilaian|pengukuran|pengawasan|evaluasi|indeks|opini|sertifikat|anugerah|"
    r"survei|hasil|kinerja|laporan\s+keuangan\w*|"
    r"LKPD|LHP|pemeringkatan|kompetisi|ajang|rekor|award|awards)"
)
_TIED_YEAR = re.compile(
    r"\b(?:(?:edisi|tahun\s+anggaran|TA|periode|angkatan|putaran|tahun\s+penilaian)\s+(?:tahun\s+)?|"
    rf"{_MEASURE}\b[^.,;()]{{0,60}}?\b(?:(?:tahun|pada|untuk)\s+)+(?:tahun\s+)?|{_MEASURE}\s+)"
    r"(?P<year>(?:19|20)\d{2})\b(?!\s*[-/])",
    re.IGNORECASE,
)
_OF_SHORT = re.compile(
    r"\b(?:[Ll]aporan|[Ee]valuasi|[Ii]ndeks|[Pp]enilaian|[Ss]urvei|[Kk]ompetisi|[Ll]omba)\b[^,.;]{0,90}"
    r"\([A-Z][A-Za-z]{1,11}\)\s+[Tt]ahun\s+(?P<year>(?:19|20)\d{2})\b"
)
_THAT_YEAR = re.compile(r"\b(?:pada\s+)?tahun\s+(?P<year>(?:19|20)\d{2})\s+ini\b", re.IGNORECASE)
_ROUND = re.compile(r"\b(?P<year>(?:19|20)\d{2})\s+(?:round|edition|cohort|awards?|list|ranking)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\b(?:tahun\s+ini|this\s+year)\b", re.IGNORECASE)
_TOLD_TODAY = re.compile(
    r"\b(?:ujar|kata|tutur|ungkap|jelas|sebut|imbuh|tambah|terang|menurut|ucap|tegas|siaran\s+pers|dihubungi|ditemui|"
    r"mengaku|mengatakan|menyatakan|sambungan\s+telepon|"
    r"kepada\s+(?:media|wartawan|awak)|dikonfirmasi)\w*\b",
    re.IGNORECASE,
)
_ACCOUNT_YEAR = re.compile(r"\b(?:tahun|sepanjang|pada)\s+(?:tahun\s+)?((?:19|20)\d{2})\b", re.IGNORECASE)
_BEGINS_YEAR = re.compile(
    r"(?:^|,\s*)(?:pada|di|dalam|tahun|in)\s+(?:tahun\s+)?(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE
)
_GIVEN_ON = re.compile(
    r"\b(?:diserah|menyerah|diterima|menerima|diumum|mengumum|diluncur|meluncur|dianugerah|menganugerah|penyerahan|"
    r"penganugerahan|disemat|dibaca|digelar|dihelat|"
    r"berlangsung|diberi|memberi|disah|diterbit|peluncuran|acara|upacara|malam)\w*",
    re.IGNORECASE,
)


SINCE = 0.7
"""Confidence of a day that is counted from another in the text."""
REACH = 80
"""Letters after "tahun ini" within which what was given this year is named."""
LEAST_OCCASION = 1.5
"""Score of a day from which on it is that of an occasion: an act or a ceremony is told of in its clause."""


def edition(group: Group, sentences: tuple[Frame, ...], body: str) -> tuple[int, int, int] | None:
    """Return the year that the article ties to the award, and where."""
    beside_name = [
        (frame, found)
        for frame, mention in group.mentions
        if (found := edition_beside(body, mention.start, mention.end))
    ]
    named = [one for one in beside_name if one[0] in group.frames] or beside_name
    if named:
        # A headline is cut short, and an editor's year in it may be that of the handover.
        account = [found for frame, found in named if not frame.headline] or [found for _, found in named]
        years = Counter(year for year, _, _ in account)
        best = max(years, key=lambda year: (years[year], year))
        return next(found for found in account if found[0] == best)
    named_in = {frame.number for frame, _ in group.mentions}
    beside = {frame.number for frame in near(group, sentences)}
    for frame in (one for one in sentences if one.number in beside | named_in):
        for form in (_TIED_YEAR, _OF_SHORT, _ROUND, _THAT_YEAR):
            for match in form.finditer(frame.text):
                start, end = frame.span_of(match, "year")
                inside = any(date.start <= start and end <= date.end for date in frame.dates)
                law = cues.DECREES.search(frame.before(start, 40))
                past = cues.REMEMBERS.search(frame.before(start, 50))
                if not inside and not law and not past and is_of(group, frame, start):
                    return int(match["year"]), start, end
    return None


def this_year(group: Group) -> tuple[int, int] | None:
    """Return where a sentence that tells of the award says that it is this year's."""
    for frame in group.frames:
        match = _THIS_YEAR.search(frame.text)
        follows = match and cues.GIVEN.search(frame.text, match.end(), match.end() + REACH)
        span = frame.span_of(match) if match else (0, 0)
        beside = any(0 <= span[0] - award.end <= len(", ") for award in frame.awards)
        if match and (follows or beside) and not frame.remembers and (frame.gives or frame.receives):
            return span
    return None


def conferred(
    group: Group, sentences: tuple[Frame, ...], published: dt.date | None, years: tuple[int, ...], *, alone: bool
) -> tuple[Resolved, Mention] | None:
    """Return when the award was handed over or announced, and where the article says so."""
    best: tuple[float, Resolved, Mention] | None = None
    for frame, weight in _candidates(group, sentences, alone=alone):
        for mention in frame.dates:
            found = _resolved(sentences, frame, mention, published, years)
            if found is None or not is_of(group, frame, mention.start):
                continue
            if not mention.is_day and (mention.month is None or frame not in group.core):
                continue
            score = weight + _score(frame, mention)
            if best is None or score > best[0]:
                best = (score, found, mention)
    return (best[1], best[2]) if best and best[0] > 0 else None


def _candidates(group: Group, sentences: tuple[Frame, ...], *, alone: bool) -> Iterator[tuple[Frame, float]]:
    """Yield the sentences that may tell the day, each with a weight: those of the award before its neighbours."""
    mine = {frame.number for frame in group.frames}
    core = {frame.number for frame in group.core}
    for frame in sentences:
        if frame.number in core:
            yield frame, 2
        elif frame.number in mine:
            yield frame, 1
        elif not frame.awards and (
            {frame.number - 1, frame.number + 1} & mine or (alone and _GIVEN_ON.search(frame.text))
        ):
            yield frame, 0


def _score(frame: Frame, mention: Mention) -> float:
    """Return how much speaks for a date as that of the handover: what happens in its clause, and who speaks there."""
    near_by = frame.before(mention.start, 90) + frame.after(mention.end, 60)
    score = 2.0 * bool(_GIVEN_ON.search(near_by)) + 1.0 * bool(cues.CEREMONY.search(near_by)) + 0.5 * frame.receives
    score += 1.0 * (mention.day is not None) - 0.5 * (mention.relative is not None) - 1.5 * (not mention.is_day)
    score -= 3.0 * bool(cues.DECREES.search(frame.before(mention.start, 60)))
    score -= 2.0 * bool(cues.REMEMBERS.search(frame.before(mention.start, 50)))
    told = _TOLD_TODAY.search(frame.before(mention.start, 70)) and not _GIVEN_ON.search(frame.before(mention.start, 70))
    score -= 3.0 * bool(told)
    score -= 1.5 * bool(
        re.search(r"\b(?:kirab|diarak|sejak|hingga|batas|kembali\s+berulang|tiba)\w*\b", near_by, re.IGNORECASE)
    )
    return score - 0.01 * frame.number


def _resolved(
    sentences: tuple[Frame, ...], frame: Frame, mention: Mention, published: dt.date | None, years: tuple[int, ...]
) -> Resolved | None:
    """Return what a date means where it stands, with what was told before it."""
    if mention.since is not None:
        return _since(sentences, frame, mention, published, years)
    if mention.day is None and mention.month and not mention.year:
        mention = replace(mention, year=_account_year(sentences, frame, mention))
    return resolve(mention, published, _years_before(sentences, frame, mention, years))


def _since(
    sentences: tuple[Frame, ...], frame: Frame, mention: Mention, published: dt.date | None, years: tuple[int, ...]
) -> Resolved | None:
    """Return the day that is so many days from the last one told before: "sehari sebelumnya"."""
    earlier = [date for one in sentences[: frame.number + 1] for date in one.dates if date.end <= mention.start]
    for date in reversed(earlier):
        day = resolve(date, published, years) if date.since is None else None
        if day and day.date:
            return Resolved((day.date + dt.timedelta(mention.since or 0)).isoformat(), SINCE)
    return None


def _account_year(sentences: tuple[Frame, ...], frame: Frame, mention: Mention) -> int | None:
    """Return the year that the account has come to before a month: "Tahun 2006 lebih ramai lagi. ... (bulan Juni)"."""
    text = " ".join(one.text for one in sentences[max(0, frame.number - 1) : frame.number])
    told = _ACCOUNT_YEAR.findall(text + " " + frame.before(mention.start, 1000))
    return int(told[-1]) if told else None


def occasion(
    sentences: tuple[Frame, ...], published: dt.date | None, years: tuple[int, ...]
) -> tuple[Resolved, Mention] | None:
    """Return the day of the one occasion that an article tells of, and where; None if there are several or none."""
    found: dict[str, tuple[Resolved, Mention]] = {}
    for frame in sentences:
        for mention in frame.dates:
            day = resolve(mention, published, _years_before(sentences, frame, mention, years))
            if day and mention.is_day and _score(frame, mention) >= LEAST_OCCASION and not frame.hopes:
                found.setdefault(day.edtf, (day, mention))
    return next(iter(found.values())) if len(found) == 1 else None


def _years_before(
    sentences: tuple[Frame, ...], frame: Frame, mention: Mention, years: tuple[int, ...]
) -> tuple[int, ...]:
    """Return the year that the account stands in, where a date leaves it out: the last one named shortly before it."""
    if mention.year is not None or mention.weekday is not None:
        return years
    text = " ".join(one.text for one in sentences[max(0, frame.number - 1) : frame.number])
    told = re.findall(r"\b(?:19|20)\d{2}\b", text + frame.before(mention.start, 1000))
    return (int(told[-1]),) if told else years


def year_told(group: Group) -> tuple[int, int, int] | None:
    """Return the year in which the account says that the award was received, where it tells no day: "Pada 2012 ..."."""
    for frame in group.core:
        match = _BEGINS_YEAR.search(frame.text)
        if match and (frame.receives or frame.gives):
            start, end = frame.span_of(match, "year")
            if is_of(group, frame, start) or start < min(mention.start for mention in frame.awards):
                return int(match["year"]), start, end
    return None


def days_told(sentences: Iterable[Frame], years: tuple[int, ...]) -> Iterator[tuple[dt.date, tuple[int, int]]]:
    """Yield the days that an article of unknown date tells of for certain as past, each with where it stands."""
    for frame in sentences:
        for mention in frame.dates:
            found = resolve(mention, None, years) if mention.day and not frame.ahead else None
            if found and found.date and not found.edtf.endswith("?"):
                yield found.date, (mention.start, mention.end)

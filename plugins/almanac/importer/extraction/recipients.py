"""What an article says of one award in, the places that received it out, each where it is named first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almanac.importer.extraction import cues
from almanac.importer.extraction.acts import is_of
from almanac.importer.extraction.places import PlaceMention
from almanac.importer.extraction.roles import BULLET, Role, is_denied, places_meant, protagonist, role
from almanac.model import PlaceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from almanac.importer.extraction.acts import Group
    from almanac.importer.extraction.frames import Frame

_CITY_LIST = re.compile(
    r"\b\d+\s+kota\b|\bkota[- ]kota\b|\bkota\s+paling\b|\b(?:kelima|kesepuluh|sepuluh|lima)\s+kota\b", re.IGNORECASE
)
_CITIES = frozenset({PlaceType.CITY, PlaceType.ADMINISTRATIVE_CITY})
_ITS_HEAD = re.compile(
    r"\b(?:wali\s?kota|bupati|pemkot|pemkab|pemko|pemerintah\s+(?:kota|kabupaten|daerah)|kota|kabupaten|"
    r"daerah(?:nya)?)\s+(?:ini|itu|tersebut|kami|mereka)\b|"
    r"\b(?:wali\s?kota|bupati|sekda|wabup|wawali|pemkot|pemkab|pemko)\b(?!\s+[A-Z])|\b(?:kabupaten|"
    r"kota)\s+(?:[a-z]+\s+){1,5}(?:tersebut|itu|ini)\b|\bkotanya\b|\bkabupatennya\b",
    re.IGNORECASE,
)
"""The head or government of a place that is named elsewhere."""
_ALONG = re.compile(r"\b(?:turut|selain)\b", re.IGNORECASE)
"""What names others than the one that the article is about."""
_ABSENT = re.compile(r"(?:\s+[a-z]+){0,3}?\s+(?:absen|gagal|gugur|terpental|tersingkir|luput|nihil)\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:\d{1,3}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|two|three|four|five|six|seven|eight|nine|ten)"
    r"\s+(?:[A-Z]\w+\s+)?(?:kota|kabupaten|daerah|pemda|pemerintah\s+daerah|cities|regencies)\b|\bberikut\b",
    re.IGNORECASE,
)
"""What announces a list of recipients without a colon, where lines of a list follow."""
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s")
LONGEST_GAP = 3
"""Sentences between what is told of an award and the sentence that announces a list of its recipients."""


def recipients(group: Group, sentences: tuple[Frame, ...], *, alone: bool) -> tuple[PlaceMention, ...]:
    """Return the first mention of each place that received the award, in order; `alone` if the article has no other."""
    found: dict[str, PlaceMention] = {}
    offices: dict[str, PlaceMention] = {}
    cities = any(_CITY_LIST.search(frame.text) for frame in sentences)
    main = protagonist(sentences)
    for frame in (*group.frames, *_listed(group, sentences, alone=alone)):
        for mention in places_meant(frame, sentences):
            its = role(frame, mention) if _is_its(group, frame, mention) else None
            if its is Role.RECIPIENT and not is_denied(frame, mention):
                meant = _as_city(mention) if cities and not mention.typed else mention
                found.setdefault(meant.place.slug, meant)
            elif its is Role.OFFICE:
                offices.setdefault(mention.place.slug, mention)
    speaking = sentences if alone else tuple(frame for frame, _ in group.mentions)
    personal = not group.id and any(cues.PERSONAL.search(frame.text) for frame in speaking)
    if (not found and personal) or (alone and any(cues.IN_PERSON.search(frame.text) for frame in group.core)):
        return ()
    absent = {mention.place.slug for frame in sentences for mention in frame.places if _is_absent(frame, mention)}
    # Who fails to win the trophy may have the certificate.
    absent -= {mention.place.slug for mention in found.values() if _received_in(group, mention)}
    every = {slug: mention for slug, mention in (offices | found).items() if slug not in absent}
    if main and main.place.slug not in every:
        named_by_head = any(_ITS_HEAD.search(frame.text) for frame in group.core)
        joined = any(_ALONG.search(frame.text) for frame in group.frames)
        opens = any(frame.headline and main in frame.places for frame in sentences)
        if not found or (alone and named_by_head and not offices) or (joined and opens):
            every[main.place.slug] = main
    return tuple(sorted(every.values(), key=lambda mention: mention.start))


def _is_its(group: Group, frame: Frame, mention: PlaceMention) -> bool:
    """Tell whether a place belongs to an award: where a sentence gives several, those before the first get each."""
    first = min((award.start for award in frame.awards), default=mention.start)
    return mention.start <= first or is_of(group, frame, mention.start)


def _is_absent(frame: Frame, mention: PlaceMention) -> bool:
    """Tell whether a clause says of a place alone that it has come away with nothing: "Padang Absen"."""
    return len(frame.places) > 0 and bool(_ABSENT.match(frame.after(mention.end, 40)))


def _received_in(group: Group, mention: PlaceMention) -> bool:
    """Tell whether the sentence in which a place is named first tells of the award by name, and of receiving."""
    return any(frame.receives and frame.span.start <= mention.start < frame.span.end for frame in group.core)


def _as_city(mention: PlaceMention) -> PlaceMention:
    cities = tuple(place for place in mention.places if place.type in _CITIES)
    return PlaceMention(mention.start, mention.name_start, mention.end, cities or mention.places, mention.via)


def _listed(group: Group, sentences: tuple[Frame, ...], *, alone: bool) -> Iterator[Frame]:
    """Yield the lines of a list that a sentence of the award announces, unless it is a list of the worst."""
    by_number = {frame.number for frame in group.frames}
    open_list = False
    expected = 1
    """The number of the next line of a numbered list, which goes on after what explains a line of it."""
    for frame in sentences:
        numbered = _NUMBERED.match(frame.text)
        goes_on = numbered is not None and expected > 1 and int(numbered[1]) == expected
        if BULLET.match(frame.text) and (open_list or goes_on):
            expected = int(numbered[1]) + 1 if numbered else expected
            yield frame
            continue
        announces = frame.text.rstrip().endswith(":") or _COUNTS.search(frame.text)
        close = any(abs(frame.number - number) <= LONGEST_GAP for number in by_number) or alone
        open_list = bool(announces and close and not cues.NEGATIVE_RANKING.search(frame.text))
        if open_list:
            expected = 1

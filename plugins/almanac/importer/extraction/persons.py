"""An award and the sentences that tell of it in, who handed it over and who received it out, in their offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almanac.importer.extraction.givers import Part, parts
from almanac.importer.extraction.places import Via
from almanac.importer.findings import Finding, Person
from almanac.model import PlaceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from almanac.importer.extraction.acts import Group
    from almanac.importer.extraction.frames import Frame
    from almanac.importer.extraction.places import PlaceMention
    from almanac.model import Place

_TITLE = r"(?:Dr|Drs|Dra|Ir|Prof|H|Hj|KH|dr|drg|St|Komjen|Irjen|Letjen)\.?"
_INITIALS = r"(?:[A-Z]\.?){1,3}"
_NAME = (
    rf"(?P<name>(?:(?:{_TITLE}|{_INITIALS})[^\S\n]+)*"
    r"[A-Z][a-z'’]+(?:[^\S\n]+(?:[A-Z][a-z'’]+|[A-Z]\.?|bin|binti)){0,4})"
)
_AFTER = re.compile(rf",?[^\S\n]+(?:\([^)]*\)[^\S\n]+)?{_NAME}")
_NO_NAME = re.compile(
    r"^(?:Tahun|Pada|Di|Dalam|Provinsi|Kota|Kabupaten|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Republik|RI|"
    r"Perwakilan|Wilayah|Hotel|Gedung|Aula|Jawa|Sumatera|"
    r"Kalimantan|Sulawesi|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b"
)
_OFFICER = re.compile(
    r"(?P<office>(?:(?:Plt|Pj|Plh|Pjs)\.?[^\S\n]+)?(?:Wakil[^\S\n]+)?(?:Menteri|Deputi|Dirjen|"
    r"Direktur(?:[^\S\n]+(?:Jenderal|Eksekutif|Utama))?|Kepala|Ketua(?:[^\S\n]+Umum)?|Kakanwil|"
    r"Sekretaris(?:[^\S\n]+Jenderal)?|Presiden)(?:[^\S\n]+[A-Z][\w.]*)*[^\S\n]*)$"
)
_RECEIVED = re.compile(r"\b(?:diterima|menerima|kepada|terima(?!\s*kasih))\w*\b", re.IGNORECASE)
_ACTING = re.compile(
    r"(?:(?:Plt|Pj|Plh|Pjs)\.?|Penjabat(?:\s+\(Pj\))?|Penjabat\s+sementara(?:\s+\(Pjs\))?)[^\S\n]+$", re.IGNORECASE
)
_ABSENT = re.compile(r",?\s+(?:\S+\s+){0,5}?(?:diwakil(?:i|kan)|mewakilkan)\b", re.IGNORECASE)
"""What follows the head of a place who was not there: somebody stood in."""
_STAND_IN = re.compile(
    r"\b(?:diterima|menerima|diwakili)\w*\s+(?:langsung\s+)?(?:oleh\s+)?(?P<office>(?:(?:Plt|Pj|Plh|Pjs)\.?\s+)?"
    r"(?:Sekretaris\s+Daerah|Sekda\w*|Asisten|Kepala|Direktur|Wakil\s+(?:Wali\s?[Kk]ota|Bupati))(?:[^\S\n]+(?:dan[^\S\n]+)?[A-Z][\w/]*){0,8})"
)
LIKELY = 0.7


def presenters(group: Group) -> tuple[Finding[Person], ...]:
    """Return who handed an award over: heads of institutions and of provinces, each once."""
    found: dict[str, Finding[Person]] = {}
    for frame in group.frames:
        for body, its in parts(frame):
            if its is Part.HANDS_OVER:
                end = _end_of_office(frame, body.end)
                start, office = _office(frame, body.start, end)
                person = Person(_name_after(frame, end), office)
                found.setdefault(office.casefold(), Finding(person, ((start, end),), LIKELY))
    return tuple(found.values())


def _end_of_office(frame: Frame, end: int) -> int:
    """Return where the name of an institution ends together with the place of its branch, "Kemenkumham Bengkulu"."""
    return next((place.end for place in frame.places if place.start == end + 1), end)


def _office(frame: Frame, start: int, end: int) -> tuple[int, str]:
    """Return where an office begins and how it is called: "Kepala BPK", or the office that stands for its body."""
    match = _OFFICER.search(frame.before(start, 80))
    begins = start - len(match["office"]) if match else start
    at = frame.span.start
    return begins, " ".join(frame.text[begins - at : end - at].split())


def received_by(group: Group, place: Place) -> Finding[Person] | None:
    """Return who received an award for a place, where its head is said to; rather where it is said by name."""
    found: list[Finding[Person]] = []
    for frame, mention in _heads(group, place):
        near = frame.before(mention.start, 60) + frame.after(mention.end, 60)
        if _RECEIVED.search(near) and not _ABSENT.match(frame.after(mention.end, 60)):
            acting = _ACTING.search(frame.before(mention.start, 40))
            start = mention.start - len(acting[0]) if acting else mention.start
            at = frame.span.start
            office = " ".join(frame.text[start - at : mention.end - at].split())
            person = Person(_name_after(frame, mention.end), office)
            found.append(Finding(person, ((start, mention.end),), LIKELY))
    return next((one for one in found if one.value.name), found[0] if found else _in_stead(group, place))


def _in_stead(group: Group, place: Place) -> Finding[Person] | None:
    """Return who received an award instead of the head of a place: its secretary, the head of one of its offices."""
    for frame in group.frames:
        match = _STAND_IN.search(frame.text)
        others = {mention.place.slug for mention in frame.places} - {place.slug}
        if match and not others:
            start, end = frame.span_of(match, "office")
            person = Person(_name_after(frame, end), " ".join(match["office"].split()))
            return Finding(person, ((start, end),), LIKELY)
    return None


def _heads(group: Group, place: Place) -> Iterator[tuple[Frame, PlaceMention]]:
    for frame in group.frames:
        for mention in frame.places:
            if mention.via is Via.OFFICE and mention.place.slug == place.slug and place.type is not PlaceType.PROVINCE:
                yield frame, mention


def _name_after(frame: Frame, offset: int) -> str | None:
    match = _AFTER.match(frame.after(offset, 80))
    if match is None or _NO_NAME.match(match["name"]):
        return None
    return " ".join(match["name"].split())

"""A sentence and a place that it names in, out what the place is in it: a recipient, the office of one, or neither.

A place may as well be where something happened, whom somebody serves, or who came away with nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from almanac.importer.extraction import cues
from almanac.importer.extraction.places import Via
from almanac.model import PlaceType

if TYPE_CHECKING:
    from almanac.importer.extraction.frames import Frame
    from almanac.importer.extraction.places import PlaceMention

_WHERE = re.compile(
    r"\b(?:di(?!\s+(?:bawah|belakang|posisi|urutan|peringkat|tempat|antara|atas|samping|luar))|dari|ke|menuju|asal|"
    r"wilayah|kawasan|kantor\s+\w+|hotel|gedung|balai\s?kota|istana|perwakilan|kanwil|universitas|"
    r"batik|tenun|khas|adat|jalan|jl\.?|ibu\s?kota|bandara|radio|harian|bank|pt|stasiun|polres(?:tabes)?|polda|kodim|stadion|alun-alun)\s+"
    r"(?:(?!dan\b|serta\b)\w+\s+){0,2}$|\btingkat\s+$",
    re.IGNORECASE,
)
_FALLS_TO = re.compile(
    r"\b(?:jatuh|datang|tiba|diberikan|kembali|beralih)\s+(?:lagi\s+|kembali\s+)?ke\s+(?:tangan\s+)?$", re.IGNORECASE
)
_WON_BY = re.compile(
    r"\b(?:di(?:raih|rebut|duduki|tempati|susul|ikuti|menangkan)|jatuh\s+kepada|kemudian|(?:terbaik|peringkat|urutan|"
    r"juara)\s+\w+)\s+(?:oleh\s+)?$",
    re.IGNORECASE,
)
"""What stands before a province that won, where nothing but its name is said."""
_GIVEN_TO = re.compile(
    r"\b(?:diberikan|dianugerahkan|diserahkan)\s+(?:\w+\s+)?(?:kepada|bagi)\s+(?:(?:[A-Z][\w'’-]*|dan|serta)[\s,]+)*$"
)
"""What stands before those to whom an honour is given, all of a list."""
_LIES_IN = re.compile(
    r"\b(?:membentang|terbentang|tersebar)\s+di\s+(?:(?:[A-Z][\w'’-]*|dan|serta)[\s,]+)*$",
)
"""What stands before the places whose land is what is honoured: a geopark that lies in several regencies."""
_SOMEBODY_OF = re.compile(
    r"\b(?:kepala|ketua|sekda|sekretaris(?:\s+daerah)?|kabag|kabid|kadis|kasi|asisten|staf|plt\.?\s+kepala|dinas|"
    r"badan|bagian|"
    r"bappe\w+|bappemas|bapermas|disdik|dinkes|dprd|tp\.?\s*pkk|warga|masyarakat|pelajar|siswa|setda|jajaran|"
    r"inspektur)\b[^,.;]{0,60}$",
    re.IGNORECASE,
)
_GIVER = re.compile(
    r"\b(?:dari|oleh|bersama|kerja\s?sama\s+dengan|penghargaan|anugerah|piagam)\s+"
    r"(?:(?!(?:kepada|bagi|untuk)\b)\w+\.?\s+){0,2}$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:di|dari|ke|asal|at|in)\s+(?:[A-Z][\w.'’-]*[\s,]+|(?:sebuah|hotel|kawasan|kantor|gedung|jalan|ujung|tangan|"
    r"pulau|kampus|kompleks|by|of|the|halaman|aula|ruang)\s+)+$"
)
"""A place in the address of a building: "di Auditorium BPOM, Jakarta Pusat"."""
_PLACED_LIST = re.compile(r"\b(?:di|dari|ke)\s+(?:[A-Z][\w.'’-]*[\s,]+|(?:dan|serta)\s+)+$")
_SEAT = re.compile(r"[A-Z][\w'’-]*\s+\($")
"""What stands before a place in brackets that says where something else lies: "Desa Plosogaden (Temanggung)"."""
_BEATEN = re.compile(
    r"\b(?:mengalahkan|mengungguli|menyisihkan|menyingkirkan|menggeser|defeat(?:ing|ed)|beat(?:ing|s)?|outrank(?:ing|ed))"
    r"\b[^.;]*$",
    re.IGNORECASE,
)
"""What stands before those who lost, unless it is said of an order in which they follow."""
_COMPANY = re.compile(r"\b(?:PT|CV|UD)\s+(?:[A-Z]\w*\s+){0,3}[A-Z]\w*,\s+$")
"""A company whose seat is named after it."""
_IS_GIVING = re.compile(
    r"\s+(?:(?:juga|turut|kembali)\s+)?(?:member(?:i|ikan)|menyerahkan|menganugerahkan|mengganjar)\s+(?:\w+\s+)?"
    r"(?:penghargaan|piagam|anugerah|apresiasi)\b",
    re.IGNORECASE,
)
"""What a government does that honours others."""
BULLET = re.compile(r"^\s*(?:[-•*–·»]|\d{1,2}[.)])\s*")
"""How a line of a list begins."""
_UNTIL_NOW = re.compile(r"\byang\b[^,.;]*?(?=\b(?:kini|sekarang)\b)", re.IGNORECASE)
"""What was before and is no more: "yang dua tahun lalu belum dapat apa-apa kini ..."."""
_LAST_YEAR = re.compile(
    r"\s+(?:pada\s+)?(?:tahun\s+(?:lalu|silam|kemarin|sebelumnya)|sebelumnya|dulu)\b", re.IGNORECASE
)
"""What follows a place whose honour was an earlier one."""
_THESE = re.compile(r"\W*(?:ke(?:dua|tiga|empat|lima|enam|tujuh)nya|mereka)\b", re.IGNORECASE)


class Role(StrEnum):
    """What a place is where it is named."""

    RECIPIENT = "recipient"
    OFFICE = "office"
    """Its head is named, who may have received for it."""


def role(frame: Frame, mention: PlaceMention) -> Role | None:
    """Return what a place is in a sentence; None if it is nothing of the kind."""
    before = frame.before(mention.start, 120)
    if (
        mention.within
        or _COMPANY.search(before)
        or (_BEATEN.search(before) and not cues.RANKED.search(frame.text))
        or _IS_GIVING.match(frame.after(mention.end))
    ):
        return None
    if _FALLS_TO.search(before) or _LIES_IN.search(before):
        return Role.RECIPIENT
    if mention.via is Via.OFFICE:
        return None if mention.place.type is PlaceType.PROVINCE else Role.OFFICE
    if (
        _WHERE.search(before)
        or _SOMEBODY_OF.search(before)
        or (_PLACED.search(before) and not BULLET.match(frame.text))
    ):
        return None
    if not mention.typed and (_PLACED_LIST.search(before) or _is_seat(frame, mention, before)):
        return None
    if mention.place.type is PlaceType.PROVINCE and (
        (frame.receives and _WON_BY.search(before))
        or _GIVEN_TO.search(before)
        or (not frame.headline and not before.strip(' "“') and cues.BEGINS_RECEIVING.match(frame.after(mention.end)))
    ):
        return Role.RECIPIENT
    if mention.place.type is PlaceType.PROVINCE and (
        _GIVER.search(before) or not mention.typed or not (frame.receives or frame.headline)
    ):
        return None
    return Role.RECIPIENT


def _is_seat(frame: Frame, mention: PlaceMention, before: str) -> bool:
    """Tell whether a bare name in brackets says where lies what stands before them, which is no place itself."""
    opens = mention.start - 1
    named = any(0 <= opens - one.end <= 1 for one in frame.places)
    return not named and bool(_SEAT.search(before)) and frame.after(mention.end, 1) == ")"


def is_denied(frame: Frame, mention: PlaceMention) -> bool:
    """Tell whether a sentence says that a place did not receive what others did, or that it was earlier."""
    # A headline is cut short: what a comma divides in it stands apart.
    clause = _UNTIL_NOW.sub("", frame.clause(mention.start))
    part = clause if frame.headline else frame.segment(mention.start)
    segment = _UNTIL_NOW.sub("", cues.AFFIRMS.sub("", part))
    if _LAST_YEAR.match(frame.after(mention.end)):
        return True
    hoped = cues.HOPES.search(clause) and not cues.CERTAIN.search(frame.text)
    return bool(hoped or cues.NEGATES.search(segment) or cues.NEGATIVE_RANKING.search(segment))


def places_meant(frame: Frame, sentences: tuple[Frame, ...]) -> tuple[PlaceMention, ...]:
    """Return the places of a sentence; of "Keduanya diberi ..." those of the sentence before it."""
    before = sentences[frame.number - 1] if frame.number else None
    return before.places if before and not frame.places and _THESE.match(frame.text) else frame.places


def protagonist(sentences: tuple[Frame, ...]) -> PlaceMention | None:
    """Return the place that an article is about: named in its headline or first sentences, or else most often."""
    weights: dict[str, float] = {}
    first: dict[str, PlaceMention] = {}
    account = 0
    for frame in sentences:
        account += not frame.headline
        for mention in frame.places:
            if role(frame, mention) is None or is_denied(frame, mention):
                continue
            slug = mention.place.slug
            weights[slug] = weights.get(slug, 0) + (5 if frame.headline else 3 if account <= 3 else 1)
            first.setdefault(slug, mention)
    best = max(weights, key=lambda slug: (weights[slug], -first[slug].start), default=None)
    return first[best] if best else None

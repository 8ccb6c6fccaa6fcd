"""A sentence and an award that it names in, whether it reports that the award was given out; and what else it may do.

Newspapers hope, remember, rehearse and deny as often as they report; each has its own words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almanac.importer.extraction import cues
from almanac.importer.extraction.roles import BULLET, Role, role
from almanac.importer.notes import Note, Why

if TYPE_CHECKING:
    from almanac.importer.extraction.awards import AwardMention
    from almanac.importer.extraction.frames import Frame

LEAD = 3
"""Sentences from the first of the account on that tell what an article is about."""
_HONOUR = re.compile(rf"\b{cues.HONOUR}", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:seorang|siswa\w*|pelajar|mahasiswa|sekolah|sopir|atlet|guru|warga|desa|kelurahan|karyawan|petugas|kader|"
    r"perusahaan|camat|lurah|asn)\b",
    re.IGNORECASE,
)
"""Who may be honoured beside a place, by an award of their own."""
_PERSON = re.compile(
    r"\b[A-Z][a-z]+\s+\(\d{2}\)|\bseorang\s+(?:guru|petani|warga|nelayan|ibu|pegiat|aktivis|dosen|dokter|bidan|penyuluh|"
    r"relawan)\b",
)
"""Somebody by name and age or by trade, who is the subject of a sentence."""
_ITEM = re.compile(r"^[^.;]{0,30}?\b(?:dari|tahun|oleh|diberikan|sebagai|kategori|\d{4})\b", re.IGNORECASE)
"""What follows an award in a list of those that a place has."""
_HANDS_OUT = re.compile(
    r"\b\w*(?:serah|anugerah)\w*|\b(?:released|awarded|merilis|mengumumkan|diumumkan|diluncurkan)\b", re.IGNORECASE
)
"""What makes a meeting one at which something is given."""
_ENUMERATES = re.compile(
    r"\b(?:penghargaan|prestasi|predikat|piagam)\b[^.;]{0,40}\b(?:yaitu|yakni|ialah|adalah|meliputi|antara\s+lain|"
    r"terdiri)\b",
    re.IGNORECASE,
)
"""How a sentence names what was counted before."""
_BESIDES = re.compile(
    r"\b(?:(?:di\s+luar|selain|di\s+samping|bukan\s+hanya|berstatus)\s+(?:penghargaan\s+)?|"
    r"(?:sesama|para|antar|seluruh|bersama)[-\s]+anggota\s+)$",
    re.IGNORECASE,
)
"""What stands before an award that a sentence takes as told."""


def lead(sentences: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Return the headline and the first sentences of the account."""
    account = [frame for frame in sentences if not frame.headline]
    return (*(frame for frame in sentences if frame.headline), *account[:LEAD])


def honours_own_people(sentences: tuple[Frame, ...]) -> bool:
    """Tell whether an article opens with a city that honours its own people or offices."""
    opening = lead(sentences)[:2]
    gives = any(
        cues.OWN_PEOPLE.search(frame.text) or (cues.OWN_GIVER.search(frame.text) and _HONOUR.search(frame.text))
        for frame in opening
    )
    first = lead(sentences)[:3]
    is_given = any(cues.OWN_HANDS.search(frame.text) or cues.OWN_FROM.search(frame.text) for frame in first)
    return gives or (is_given and any(_SOMEBODY.search(frame.text) for frame in first))


def tells(frame: Frame, mention: AwardMention) -> bool:
    """Tell whether a sentence reports an award that it names as given."""
    clause = frame.clause(mention.start)
    before = frame.segment(mention.start)[: -len(frame.after(mention.end, len(frame.text))) or None]
    if (
        not mention.id
        and _SOMEBODY.search(before)
        and not any(role(frame, place) is Role.RECIPIENT for place in frame.places)
    ):
        return False
    if _PERSON.search(before):
        return False
    if (mention.tier and cues.NO_HONOUR.search(mention.tier)) or is_taken_as_told(frame, mention):
        return False
    if cues.CERTAIN.search(frame.text):
        return True
    if cues.HOPES.search(clause) or cues.HOPES.search(frame.before(mention.start, 50)):
        return False
    if is_remembered(frame, mention) or is_negated(clause):
        return False
    if BULLET.match(frame.text) and _ITEM.search(frame.after(mention.end, 40)):
        return True
    return bool(
        cues.GOES_ON.match(frame.text)
        or frame.receives
        or frame.gives
        or cues.CLASSED.search(frame.text)
        or _ENUMERATES.search(frame.text)
        or (frame.headline and not frame.hopes and not frame.meets)
    )


def is_remembered(frame: Frame, mention: AwardMention) -> bool:
    """Tell whether a mention is of an earlier time: what stands before it, or right after, says so."""
    before = frame.segment(mention.start)[: max(0, mention.start - frame.span.start)]
    near = frame.before(mention.start, 70)
    after = frame.after(mention.end, 45)
    return bool(cues.REMEMBERS.search(near if len(near) < len(before) else before) or cues.REMEMBERS.search(after))


def is_negated(text: str) -> bool:
    """Tell whether words deny what they tell: "gagal", "tanpa piala"; "tak hanya" denies nothing."""
    return bool(cues.NEGATES.search(cues.AFFIRMS.sub("", text)))


def is_no_report(frame: Frame) -> bool:
    """Tell whether a sentence is about a meeting in which nothing is given, or about a hope."""
    return is_meeting(frame) or (frame.hopes and (frame.headline or not frame.receives))


def is_meeting(frame: Frame) -> bool:
    """Tell whether a sentence is about a meeting or a training in which nothing is given."""
    return frame.meets and not hands_out(frame)


def hands_out(frame: Frame) -> bool:
    """Tell whether something is handed over or announced in a sentence."""
    return bool(_HANDS_OUT.search(frame.text))


def is_taken_as_told(frame: Frame, mention: AwardMention) -> bool:
    """Tell whether a sentence only starts from an award to go on to something else: "Di luar predikat tadi, ..."."""
    return bool(_BESIDES.search(frame.before(mention.start, 20)))


def why_none(sentences: tuple[Frame, ...], *, named: bool) -> Note:
    """Return why an article reports no recognition of a place; `named` if it does report an award."""
    if honours_own_people(sentences):
        return Note(Why.OWN_PEOPLE)
    if named and any(cues.PERSONAL.search(frame.text) for frame in sentences):
        return Note(Why.PERSONAL)
    if any(is_meeting(frame) for frame in lead(sentences)[:2]):
        return Note(Why.MEETING)
    if any(frame.awards for frame in sentences):
        return Note(Why.NOT_GIVEN)
    return Note(Why.NO_AWARD)

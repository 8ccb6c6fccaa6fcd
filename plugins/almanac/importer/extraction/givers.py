"""A sentence and the institutions that it names in, what each of them does in it out: give, hand over, or neither.

Whoever hands an award over need not give it: a minister may stand in for a president, a regional office for a ministry.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from almanac.importer.extraction.acts import is_of, near
from almanac.model import IssuerType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from almanac.importer.extraction.acts import Group
    from almanac.importer.extraction.bodies import Body
    from almanac.importer.extraction.frames import Frame
    from almanac.model import Award


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


# What stands before a name ends with the pattern, what stands after it begins with it.
_HANDED = _pattern(
    r"""
    \b di(?:serah|sampai|bagi)kan \s+ (?: langsung\s+ | oleh\s+ )*
    (?: (?: kepala | kakanwil | menteri | ketua | direktur | deputi | wakil | plt\.? | pj\.? ) \s+ (?: \w+\s+ )? )? $
    | \b (?: di(?:serah|sampai|terima|berikan\s+langsung)\w* | menerima\w* | (?:me|di)terima(?:kan)?nya | penyerahan\w*
    | serahkan )
    \s+ (?: [a-z][\w-]*\s+ ){0,3}? (?: oleh | dari ) \s+ (?: [a-z][\w-]*\s+ )? $
    """
)
_OFFICER = _pattern(
    r"""
    \b (?: wakil\s+ )?
    (?: menteri | deputi | dirjen | direktur(?:\s+(?:jenderal|eksekutif|utama))? | kepala | ketua(?:\s+umum)? | kakanwil
    | utusan | komisioner | sekjen | sekretaris(?:\s+jenderal)? | konsul\w* | anggota | pimpinan | pejabat | perwakilan
    | tim | staf | pihak | juri | asesor | manajer | presiden\s+direktur | ceo | founder | pendiri | pemimpin\s+redaksi
    | peneliti | koordinator | inspektur | narasumber | auditor | petugas | surat | undangan | rilis | siaran\s+pers
    | data | laman | situs | gedung | aula | kantor | halaman | verifikasi | rekomendasi | pembinaan | pendampingan
    | audit | pemeriksaan )\b (?: \s+ [\w/.-]+ ){0,5}? \s+ $
    | \b wakil \s+ $
    """
)
_REGIONAL_OFFICE = _pattern(r"\b (?: kantor\s+wilayah | kanwil | perwakilan | balai | pihak ) \s+ $")
_FROM = _pattern(
    r"""
    \b (?: dari | oleh | versi | milik | besutan | gagasan | prakarsa | inisiasi | by | from | selaku ) \s+
    (?: (?: pemerintah(?:\s+pusat)? | negara | lembaga | pihak | badan | institusi | organisasi | media | perusahaan
    | the | dunia | internasional | nasional | riset | sertifikasi | majalah | harian | pusat ) \s+ ){0,3}
    (?: (?: melalui | lewat | via | yakni | yaitu ) \s+ )? [(“"]? $
    """
)
_HELD_BY = _pattern(
    r"""
    \b (?: di(?: bagikan | ganjar | anugerahi | nobatkan | lakukan | selenggarakan | sematkan | garap | kerjakan
    | luncurkan | rilis | susun | umumkan | gelar | adakan | inisiasi | gagas | keluarkan | terbitkan | helat
    | prakarsai | besut
    | kelola | tetapkan | buat | anugerahkan | beri(?:kan)? )
    | (?: penyelenggara | pemberi | penggagas )\w*\b [^.;]{0,50}? (?: ialah | adalah | yakni | yaitu ) ) \s+
    (?: oleh\s+ )?
    (?: (?: langsung | bersama | pihak | lembaga | sertifikasi | badan | media | harian | majalah | the ) \s+ ){0,2} $
    | \b (?: organi[sz]ed | presented | run | awarded | given ) \s+ by \s+ (?: the\s+ )? $
    """
)
_NAMED_AFTER = _pattern(
    r"""
    \b (?: penghargaan | anugerah | piagam | sertifikat | opini | predikat | awards? | rekor | plakat | piala | medali )
    \s+
    (?: (?: bergengsi | khusus | tertinggi | tahunan | nasional ) \s+ )? [(“"]? $
    """
)
_ISSUE_OF = _pattern(
    r"""
    \b (?: terbitan | keluaran | rilisan | laporan | kajian | riset | survei | susunan | sayembara\b[^.;]{0,30}\bmilik )
    \s+ (?: ke\w+\s+ )? $
    """
)
_HONOUR = _pattern(
    r"""
    \b (?: penghargaan | anugerah | predikat | gelar | piala | trofi | trophy | sertifikat | piagam | opini | medali
    | apresiasi | award | awards | indeks | survei | riset | kajian | penilaian | pemeringkatan | tanda\s+kehormatan
    | akreditasi | lomba | kompetisi | ajang | program | rekor )
    """
)
_WITH = _pattern(
    r"""
    (?: ,\s* (?: (?: dan | serta | and ) \s+ )? (?: the )?
    | \b (?: dan | serta | & | juga | and(?:\s+the)? )
    | \b (?: bekerja\s?sama | kerja\s?sama | berkolaborasi | kolaborasi | bermitra | bersama | dengan\s+menggandeng
    | menggandeng | atau ) (?: -sama )? (?: \s+dengan )?
    | \b in\s+partnership\s+with ) \s* $
    """
)
_TOGETHER = _pattern(r"\b bersama (?: \s+dengan )? \s+ $")
_GIVES = _pattern(
    r"""
    \s* (?: \([^)]*\)\s* )? ,?\s* (?: [^\s.,;]+ ,?\s+ ){0,9}?
    (?: memberi(?:kan)? | menganugerah(?:i|kan) | mengganjar | menobatkan | menetapkan | menempatkan | memilih
    | mengumumkan | meluncurkan | merilis | memasukkan | mengapresiasi | menyelenggarakan | mengadakan | menggelar
    | menganugeri | menabalkan | nobatkan | beri | ganjar | anugerahi | tetapkan | umumkan | rilis | membuka\s+hasil
    | mencatatkan | menilai | mengukuhkan | menyematkan | menerbitkan
    | selaku\s+(?:pemberi|penyelenggara)
    | awards? | named | announced | designated | recogni[sz]e[sd]? | released )\b
    """
)
_WON_BY = _pattern(
    r"""
    \b (?: di(?:menang|raih|juara|rebut)\w* | kategori\s+\w+(?:\s+\w+)? | jatuh\s+ke(?:\s+tangan)? ) \s+
    (?: oleh\s+ )? $
    """
)
_NAME = re.compile(r"\s+(?!RI\b|Republik\b|Provinsi\b)[A-Z][a-z]+")
_HANDS = _pattern(
    r"""
    \s* (?: \([^)]*\)\s* )? ,?\s* (?: [^\s.;]+ \s+ ){0,7}?
    (?: menyerahkan | yang\s+menyerahkan | membagikan | menyampaikan )\b
    """
)
_TO = _pattern(r"\b kepada \b (?: (?! \b (?: dari | oleh ) \b ) [^.;] ){0,80} $")
"""What stands before those to whom something is given."""
_POSSESSIVE = frozenset({"'s ", "’s "})
"""What stands between a giver and an award of its own in English: "UNESCO's Creative Cities Network"."""
_LONGEST_BEFORE, _LONGEST_AFTER = 150, 110
"""Letters around a name within which a verb is its own."""
_LONGEST_JOINT = 40
"""Letters between two institutions that give together."""


class Part(StrEnum):
    """What an institution does where it is named."""

    GIVES = "gives"
    HANDS_OVER = "hands over"


def part(frame: Frame, body: Body, *, after_giver: bool) -> Part | None:
    """Return what an institution does in its sentence; `after_giver`: one that gives stands right before it."""
    before = _REGIONAL_OFFICE.sub("", frame.before(body.start, _LONGEST_BEFORE))
    officer = body.office or bool(_OFFICER.search(before))
    if _WON_BY.search(before) or _TO.search(before):
        return None
    if _is_handed_by(frame, body, before):
        return Part.HANDS_OVER if officer else Part.GIVES
    if _gives_by(before) or (after_giver and _WITH.search(before)):
        return Part.GIVES
    if _FROM.search(before):
        return Part.GIVES if frame.receives or _has_honour_before(frame, body, before) else None
    return _by_what_follows(frame, body, before, officer=officer)


def _is_handed_by(frame: Frame, body: Body, before: str) -> bool:
    """Tell whether something is handed over by an institution: no honour stands between the verb and its name."""
    handed = _HANDED.search(before)
    if handed is None:
        return False
    between = before[handed.start() :]
    named = any(body.start - len(between) <= award.start < body.start for award in frame.awards)
    # "menerima piala dari Presiden Anu" tells of a hand, "menerima penghargaan dari Presiden" of a giver.
    in_person = body.office and bool(_NAME.match(frame.after(body.end)))
    return in_person or (not named and not _HONOUR.search(between))


def _gives_by(before: str) -> bool:
    """Tell whether the words before a name say that it gives: "digelar oleh", "penghargaan", "laporan"."""
    held = _HELD_BY.search(before) and not _OFFICER.search(before)
    return bool(held or _NAMED_AFTER.search(before) or _ISSUE_OF.search(before))


def _has_honour_before(frame: Frame, body: Body, before: str) -> bool:
    named = any(body.start - _LONGEST_BEFORE < award.end <= body.start for award in frame.awards)
    return named or bool(_HONOUR.search(before))


def _by_what_follows(frame: Frame, body: Body, before: str, *, officer: bool) -> Part | None:
    """Return what the verb after a name says: "X menyerahkan", "X mengumumkan"; of an officer it is never giving."""
    after = frame.after(body.end, _LONGEST_AFTER)
    if _HANDS.match(after):
        return Part.HANDS_OVER if officer else Part.GIVES
    gives = _GIVES.match(after) and not _TOGETHER.search(before) and not _OFFICER.search(before)
    return Part.GIVES if gives else None


def parts(frame: Frame) -> tuple[tuple[Body, Part], ...]:
    """Return the institutions of a sentence that give or hand over, in order."""
    found: list[tuple[Body, Part]] = []
    end = None
    for body in frame.bodies:
        its = part(frame, body, after_giver=end is not None and body.start - end < _LONGEST_JOINT)
        # "X bersama Y mengadakan penyerahan": who only holds the ceremony along with X need not give.
        if its is Part.GIVES and not _GIVES.match(frame.after(body.end, _LONGEST_AFTER)):
            end = body.end
        if its:
            found.append((body, its))
    return tuple(found)


def givers(group: Group, sentences: tuple[Frame, ...], awards: Mapping[str, Award], *, alone: bool) -> tuple[Body, ...]:
    """Return the first mention of each institution that the article says gives an award; `alone` if it has no other.

    A network gives the membership in it, and whoever an award is named for that award. Where nobody is said to give,
    whoever hands over does if that is an issuer of the award by the registry (`awards`, by id), or if it is a governor
    with an award that the registry does not know.
    """
    found: dict[str, Body] = {}
    handing: dict[str, Body] = {}
    issuers = awards[group.id].issuers if group.id else ()
    told = {frame.number for frame in (sentences if alone else near(group, sentences))} | {
        frame.number for frame, _ in group.mentions
    }
    for frame in sentences:
        if (frame.hopes and frame not in group.core) or frame.number not in told:
            continue
        for body, its in parts(frame):
            if not _for(group, frame, body):
                continue
            if its is Part.GIVES:
                found.setdefault(body.id or body.name, body)
            elif body.id in issuers if group.id else body.type is IssuerType.PROVINCIAL_GOVERNMENT:
                handing.setdefault(body.id or body.name, body)
    for frame, mention in group.mentions:
        for body in frame.bodies:
            owns = body.end + len("'s ") == mention.start and frame.after(body.end, 3) in _POSSESSIVE
            if owns or (mention.own_giver and body.start == mention.start):
                found.setdefault(body.id or body.name, body)
        for body in mention.inside if frame in group.frames else ():
            if not group.id or body.id in issuers:
                found.setdefault(body.id or body.name, body)
    return tuple((found or handing or _named_there(group, issuers)).values())


def _named_there(group: Group, issuers: Sequence[str]) -> dict[str, Body]:
    """Return the institutions that sentences of an award name and the registry has as its givers, each where first."""
    every = (body for frame in reversed(group.frames) for body in reversed(frame.bodies))
    return {body.id: body for body in every if body.id and body.id in issuers}


def _for(group: Group, frame: Frame, body: Body) -> bool:
    """Tell whether what an institution gives in a sentence is this award, where the sentence names several."""
    first = min((mention.start for mention in frame.awards), default=body.start)
    return body.start < first or is_of(group, frame, body.start)

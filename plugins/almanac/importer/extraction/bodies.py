"""An article's words and the registry in, every institution out: those known by name, and others by the form of theirs.

An office stands for its institution: "Menteri Kesehatan" for the ministry, "Gubernur Jawa Barat" for the provincial
government. Whether it gives anything is for `givers` to tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from almanac.importer.extraction.names import Lexicon
from almanac.importer.extraction.places import Via
from almanac.model import IssuerType, PlaceType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from almanac.importer.extraction.places import PlaceMention
    from almanac.model import Issuer

_CAPITAL = r"[A-Z][\w'’-]*"
_LINK = r"(?:dan|of|for|the|in|and|&|on|di)"
# What an institution's name begins with in Indonesian, and what one of these says of its type.
_HEADS = {
    IssuerType.NATIONAL_GOVERNMENT: (
        r"Kementerian(?:\s+(?:Negara|Koordinator))?|Kemen[a-z]\w+|Kemen(?=\s+[A-Z])|Badan|Lembaga|Komisi|"
        r"Sekretariat\s+(?:Negara|Kabinet)|Mahkamah|"
        r"Kejaksaan|Kepolisian|Perpustakaan\s+Nasional|Arsip\s+Nasional|Otoritas|Dewan\s+(?:Ketahanan|Nasional)"
    ),
    IssuerType.BUSINESS: r"PT|Bank|Asuransi",
    IssuerType.ACADEMIC: r"Universitas|Institut|Politeknik|Sekolah\s+Tinggi|Fakultas",
    IssuerType.MEDIA: r"Harian|Majalah|Tabloid|Surat\s+[Kk]abar|Koran|Radio|Media",
    IssuerType.CIVIL_SOCIETY: (
        r"Yayasan|Asosiasi|Ikatan|Perhimpunan|Persatuan|Persekutuan|Himpunan|Perkumpulan|Forum|Koalisi|Aliansi|"
        r"Gerakan|Palang|Dewan|Masyarakat|"
        r"Serikat|Jaringan|Museum|Pusat|Konsorsium|Komunitas|Federasi"
    ),
}
_TAILS = {
    IssuerType.ACADEMIC: r"University|College|School",
    IssuerType.MEDIA: r"Media|Magazine|Post|Times|Group",
    IssuerType.CIVIL_SOCIETY: (
        r"Institute|Foundation|Society|Association|Centre|Center|Forum|Alliance|Federation|Watch|Initiative"
    ),
    IssuerType.INTERNATIONAL: (
        r"Organi[sz]ation|Council|Network|Programme|Program|Agency|Committee|Commission|Union|Partnership|"
        r"Secretariat|Bank|"
        r"Philanthropies|Governments|Consortium"
    ),
    IssuerType.BUSINESS: r"Consulting|Corporation|Inc\.?|Research|Insights?",
}
_FIRST = "|".join(_HEADS.values())
_GAP = r"[^\S\n]+"
_NAME = rf"{_CAPITAL}(?:(?:{_GAP}|/)(?:{_LINK}{_GAP})?(?!(?:{_FIRST})\b){_CAPITAL})*"
_BRACKETS = r"(?:\s*\(\s*(?P<short>[A-Z][\w\s./-]{1,24}?)\s*\))?"
_BY_HEAD = re.compile(rf"\b(?P<name>(?P<head>{_FIRST})(?:\s+|/)?{_NAME}|Kemen[a-z]\w+|Kemen[A-Z]\w+){_BRACKETS}")
_BY_TAIL = re.compile(
    rf"\b(?P<name>(?:{_CAPITAL}{_GAP}(?:{_LINK}{_GAP})*){{0,6}}(?P<tail>{'|'.join(_TAILS.values())})\b(?:{_GAP}(?:of|"
    rf"for){_GAP}(?:the{_GAP})?{_NAME})?){_BRACKETS}"
)
_SORTS = {
    IssuerType.MEDIA: "media|majalah|harian|koran|portal|tabloid|stasiun",
    IssuerType.BUSINESS: "perusahaan|konsultan|firma|bank",
    IssuerType.ACADEMIC: "kampus|perguruan",
    IssuerType.CIVIL_SOCIETY: "lembaga|organisasi|yayasan|asosiasi|jaringan|komunitas|perkumpulan|institusi",
}
_APPOSITION = re.compile(
    rf"\b(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{0,4}}),\s+(?:sebuah\s+)?(?P<sort>{'|'.join(_SORTS.values())})\b"
)
_SORT_BEFORE = re.compile(
    r"\b(?:lembaga|badan|organisasi|perusahaan|majalah|harian|konsultan|yayasan|asosiasi)"
    r"(?:\s+(?:sertifikasi|riset|survei|pemeringkat|konsultan|konsultasi|internasional|nirlaba|independen)){0,2}\s+"
    rf"(?P<name>[A-Z]{{2,}}\w*(?:{_GAP}{_CAPITAL}){{0,4}})"
)
"""An abbreviation at the head of a name after the word for what it is: "lembaga sertifikasi TUV Nord Indonesia"."""
_REGIONAL = re.compile(
    r"\s+(?:Perwakilan|Wilayah|Provinsi|Republik\s+Indonesia|RI)\b.*$|\s+(?:Tahun|Nomor|No)\b.*$", re.DOTALL
)
_JOINED = (
    re.compile(
        rf"\b(?P<name>{_CAPITAL}(?:{_GAP}{_CAPITAL}){{0,4}}){_GAP}(?:is{_GAP}pleased{_GAP}to{_GAP}welcome|welcomes?|"
        rf"menerima{_GAP}anggota)\b"
    ),
    re.compile(rf"\bjoin(?:s|ed)?{_GAP}(?:the{_GAP})?(?P<name>[A-Z]{{3,}}\w*)"),
    re.compile(
        rf"\b(?:anggota|bergabung{_GAP}(?:dengan|dalam|ke))(?:{_GAP}(?:jaringan|jejaring|organisasi|baru|penuh|"
        rf"global|dunia|kota|internasional))*{_GAP}(?P<name>[A-Z]{{3,}}\w*)"
    ),
)
_OTHER_BRAND = re.compile(r"\s(?:TV|FM|Cup|Run|Fair)\b")
"""What makes another brand of a name: Kompas TV is not the newspaper."""
_AGAIN = re.compile(r"\b(?P<sort>kementerian|lembaga|badan|organisasi)\s+(?:yang\s+sama|tersebut|itu)\b", re.IGNORECASE)
_GOVERNOR = re.compile(r"\b[Gg]ubernur\b(?!\s+[A-Z])")
_MINISTRY = "Kementerian "


@dataclass(frozen=True, slots=True)
class Body:
    """An institution where a text names it, by its id in the registry or by the name that the text gives it.

    `office` tells that its head is named in place of it.
    """

    start: int
    end: int
    name: str
    id: str | None = None
    type: IssuerType = IssuerType.OTHER
    office: bool = False
    slip: bool = False
    others: tuple[str, ...] = ()
    """Ids of what else goes by this name, such as a ministry that was founded anew."""
    joined: bool = False
    """Whether the text says that a place has joined it."""


class BodyFinder:
    """Finds the institutions that a registry knows, and names that have the form of one."""

    def __init__(self, issuers: Mapping[str, Issuer]) -> None:
        self._issuers = issuers
        # The bare name of a foreign city is that of a place far more often than that of its government.
        names = {
            id_: (issuer.name, *(() if issuer.type is IssuerType.CITY else (issuer.short,)), *issuer.aliases)
            for id_, issuer in issuers.items()
        }
        offices = {f"office {id_}": tuple(_offices(its)) for id_, its in names.items()}
        self._known = Lexicon(names | offices)

    def find(self, text: str, places: tuple[PlaceMention, ...]) -> tuple[Body, ...]:
        """Return the institutions in order; where a known name and a form overlap, the known name counts."""
        found: list[Body] = []
        for mention in self._known.find(text):
            if _OTHER_BRAND.match(text, mention.end):
                continue
            id_ = mention.id.removeprefix("office ")
            issuer = self._issuers[id_]
            office = id_ != mention.id or text[mention.start : mention.end].startswith(
                ("Gubernur", "Presiden", "Menteri")
            )
            others = tuple(one for one in mention.others if one in self._issuers)
            found.append(Body(mention.start, mention.end, issuer.name, id_, issuer.type, office, mention.slip, others))
        formed = (*_formed(text), *_in_apposition(text), *_joined(text))
        formed = tuple(_known_by_short(body, found) for body in formed)
        for body in (*_governments(text, places), *formed, *_shortened(text, formed)):
            if not any(one.start < body.end and body.start < one.end for one in found):
                found.append(body)
        found.sort(key=lambda body: body.start)
        return tuple(sorted((*found, *_meant_again(text, found)), key=lambda body: body.start))


def _meant_again(text: str, found: list[Body]) -> Iterator[Body]:
    """Yield what "kementerian yang sama" and "lembaga tersebut" mean: the last institution of that sort before them."""
    for match in _AGAIN.finditer(text):
        ministry = match["sort"].casefold() == "kementerian"
        before = [
            body for body in found if body.end <= match.start() and (not ministry or body.name.startswith(_MINISTRY))
        ]
        if before:
            yield replace(before[-1], start=match.start(), end=match.end(), office=False)


def _known_by_short(body: Body, known: list[Body]) -> Body:
    """Return an institution with the id of the abbreviation that stands in brackets after its name, if it is known."""
    short = next((one for one in known if body.end < one.start <= body.end + len(" (")), None)
    return replace(body, name=short.name, id=short.id, type=short.type) if short else body


def _offices(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name.startswith(_MINISTRY):
            yield f"Menteri {name.removeprefix(_MINISTRY)}"


def _governments(text: str, places: tuple[PlaceMention, ...]) -> Iterator[Body]:
    """Yield the governments of provinces: they honour cities as well as being honoured.

    "Gubernur" alone is that of the one province whose governor or government the text names.
    """
    governors: set[str] = set()
    for mention in places:
        if mention.place.type is PlaceType.PROVINCE and mention.via in {Via.OFFICE, Via.GOVERNMENT}:
            name = f"Pemerintah Provinsi {mention.place.bare}"
            office = mention.via is Via.OFFICE
            yield Body(mention.start, mention.end, name, None, IssuerType.PROVINCIAL_GOVERNMENT, office)
            governors.add(name)
    for match in _GOVERNOR.finditer(text) if len(governors) == 1 else ():
        yield Body(*match.span(), next(iter(governors)), None, IssuerType.PROVINCIAL_GOVERNMENT, office=True)


def _shortened(text: str, formed: tuple[Body, ...]) -> Iterator[Body]:
    """Yield where abbreviations stand that a text introduces in brackets: "Badan Pengawas Obat dan Makanan (BPOM)"."""
    for body in formed:
        short = re.match(r"\s*\(\s*(?P<short>[A-Z][A-Za-z-]{1,11})\s*\)", text[body.end : body.end + 24])
        for match in re.finditer(rf"(?<![\w-]){re.escape(short['short'])}(?![\w-])", text) if short else ():
            yield Body(match.start(), match.end(), body.name, None, body.type)


def _joined(text: str) -> Iterator[Body]:
    """Yield what a text says places have joined: "CITYNET is pleased to welcome", "bergabung dengan CityNet"."""
    for form in _JOINED:
        for match in form.finditer(text):
            yield Body(*match.span("name"), match["name"], None, IssuerType.INTERNATIONAL, joined=True)


def _in_apposition(text: str) -> Iterator[Body]:
    """Yield names beside what they are: "Warta Ekonomi, media bisnis yang ...,"."""
    for match in _APPOSITION.finditer(text):
        # "... di Indonesia, lembaga itu memberi": where, and not who.
        if re.search(r"\b(?:di|ke|dari|se)[\s-]+$", text[max(0, match.start("name") - 6) : match.start("name")]):
            continue
        type_ = next(type_ for type_, words in _SORTS.items() if re.fullmatch(words, match["sort"]))
        yield Body(*match.span("name"), match["name"], None, type_)
    for match in _SORT_BEFORE.finditer(text):
        yield Body(*match.span("name"), " ".join(match["name"].split()))


def _formed(text: str) -> Iterator[Body]:
    """Yield what is formed like the name of an institution."""
    for form, types, group in ((_BY_HEAD, _HEADS, "head"), (_BY_TAIL, _TAILS, "tail")):
        for match in form.finditer(text):
            word = match[group] or "Kementerian"
            type_ = next(
                (type_ for type_, words in types.items() if re.fullmatch(words, word)), IssuerType.NATIONAL_GOVERNMENT
            )
            name = _REGIONAL.sub("", " ".join(match["name"].split())).removeprefix("The ")
            if len(name) > len(word) or " " in word or word.startswith("Kemen"):
                yield Body(match.start(), match.end("name"), name, None, type_)

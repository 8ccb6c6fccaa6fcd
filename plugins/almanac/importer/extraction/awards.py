"""An article's words and the registry in, every mention of an award out: known ones by name, others by form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac.importer.extraction.award_forms import DESCRIPTIONS, FORMS, HONOUR, Sort, names_something, trimmed
from almanac.importer.extraction.names import Lexicon
from almanac.importer.extraction.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from almanac.importer.extraction.bodies import Body
    from almanac.model import Award

_CALLED = re.compile(
    rf"""
    \b (?: {HONOUR} | berupa | bernama | yakni | yaitu | ajang | lomba | kompetisi | award | sebagai | juga | ada )\b
    [^.;“"]{{0,60}} $
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOT_CALLED = re.compile(
    r"""
    \b (?: kegiatan | acara | bertajuk | kategori | atas | terbitnya | inovasi | aplikasi | program | bertema | tema
    | motto | slogan | judul | berjudul | layanan | proyek | makalah | lewat | melalui | dengan )\b [^.;“"]{0,40} $
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LISTED = re.compile(r"[\"”’](?:\s*\([^()]*\))?\s*,?\s*(?:serta|dan|lalu|,)\s*[\"“‘]")
_FIELD_OF = re.compile(r"\s+dari\s+[^,.;()]{3,60},?\s+[\"“]")
_GIVEN_BY = re.compile(r"\b(?:piagam\s+)?(?:penghargaan|apresiasi|anugerah)\s+(?:(?:dari|oleh)\s+)?$", re.IGNORECASE)
_GIVES_HONOUR = re.compile(
    r"""
    \s* (?: \([^)]*\)\s* )? (?: yang\s+ )? (?: juga\s+ )? (?: memberi(?:kan)? | menyerahkan | menganugerahkan ) \s+
    (?P<honour> (?: piagam\s+ )? penghargaan | piagam(?:\s+rekor)? )
    (?= \s+ (?: tertinggi\s+ | khusus\s+ )? (?: kepada | bagi | untuk | atas | di\s+bidang ) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NEXT_NAME = 12
"""Letters after an honour within which its name may follow."""
SHORTEST_CUT = 8
"""Letters of the first word of an award's name from which on that alone may stand for it."""
_AFTER = re.compile(r"\s*\(\s*(?P<short>[A-Z][A-Za-z-]{1,9})\s*\)")
_EDITION = re.compile(
    r"""
    (?: \s*\([A-Z][A-Za-z-]{1,9}\) | \) )? (?: \s+ (?: tingkat | [Pp]rovinsi | se-\w+ | [A-Z][a-z]+ ) ){0,4}? [\s,(]*
    (?: (?: pada | untuk | edisi ) \s+ )? (?: tahun\s+ | TA\s+ )? (?P<year> (?:19|20)\d{2} )\b \)?
    """,
    re.IGNORECASE | re.VERBOSE,
)

_EDITION_BEFORE = re.compile(r"\b(?P<year>(?:19|20)\d{2})\s+$")
"""As in "the 2018 Asian Townscape Awards"."""


@dataclass(frozen=True, slots=True)
class AwardMention:
    """Where an award is named: by its id in the registry, or by the name that the text gives it.

    `tier` is the rung of its ladder that the name itself tells, such as an opinion without reservation.
    """

    start: int
    end: int
    name: str
    id: str | None = None
    tier: str | None = None
    nameless: bool = False
    """Whether the text gives it no name, only a giver: "penghargaan Gubernur Jawa Barat"."""
    network: bool = False
    """Whether it is a membership in a network."""
    own_giver: bool = False
    """Whether the institution that stands here gives it: a network its membership, a museum of records a record."""
    sort: Sort = Sort.NAMED
    inside: tuple[Body, ...] = ()
    """The institutions that its name names: "ASEAN Clean Tourist City Standard Award"."""

    @property
    def weak(self) -> bool:
        """Tell whether it has no name of its own, and so may be an award that has one elsewhere."""
        return self.nameless or self.sort is Sort.SMALL


class AwardFinder:
    """Finds the awards that a registry knows, and names that have the form of one."""

    def __init__(self, awards: Mapping[str, Award]) -> None:
        self._awards = awards
        names = {id_: award.names for id_, award in awards.items()}
        # A tier that belongs to one award alone and has several words, or capitals alone, stands for the award.
        tiers: dict[str, list[tuple[str, str]]] = {}
        for id_, award in awards.items():
            for tier in award.tiers:
                for name in (tier.name, *tier.aliases):
                    tiers.setdefault(name, []).append((id_, tier.name))
        self._tiers = {
            name: its[0]
            for name, its in tiers.items()
            if len(its) == 1 and (len(folded(name)) > 2 or (name.isupper() and len(name) > 2))
        }
        self._known = Lexicon({**names, **{f"tier {name}": (name,) for name in self._tiers}}, small=True)

    def find(self, text: str) -> tuple[AwardMention, ...]:
        """Return the mentions in order; where a known name and a form overlap, the known name counts."""
        found = [self._of(mention.id, mention.start, mention.end) for mention in self._known.find(text)]
        for sort, pattern in FORMS:
            for match in pattern.finditer(text):
                start, end = trimmed(text, *match.span("name"))
                name = " ".join(text[start:end].split())
                if sort is Sort.QUOTED and not (_is_called(text, start) or _goes_on(text, found, start)):
                    continue
                if names_something(name) and not any(one.start < end and start < one.end for one in found):
                    found.append(AwardMention(start, end, name, sort=sort))
        found.sort(key=lambda mention: mention.start)
        return tuple(_with_abbreviations(text, _without_fields(text, found)))

    def _of(self, id_: str, start: int, end: int) -> AwardMention:
        if id_.startswith("tier "):
            award, tier = self._tiers[id_.removeprefix("tier ")]
            return AwardMention(start, end, self._awards[award].name, award, tier)
        return AwardMention(start, end, self._awards[id_].name, id_)


def _without_fields(text: str, found: list[AwardMention]) -> Iterator[AwardMention]:
    """Yield the mentions but those that only say the field of one named right after: "penghargaan KB dari X, “Y”"."""
    for mention, after in zip(found, [*found[1:], None], strict=False):
        if mention.id or after is None or not _FIELD_OF.fullmatch(text, mention.end, after.start):
            yield mention


def _is_called(text: str, start: int) -> bool:
    """Tell whether words in quotation marks are an honour's name, rather than a programme's or what somebody said."""
    before = text[max(0, start - 110) : start - 1].rpartition("\n")[2]
    return bool(_CALLED.search(before)) and not _NOT_CALLED.search(before)


def _goes_on(text: str, found: list[AwardMention], start: int) -> bool:
    """Tell whether words in quotation marks come right after another award in them: "“A” (29 Juni), serta “B”"."""
    return any(_LISTED.fullmatch(text, one.end, start) for one in found if one.end < start)


def _with_abbreviations(text: str, found: Iterable[AwardMention]) -> Iterator[AwardMention]:
    """Yield the mentions, and one wherever a short form stands that the text introduces in brackets after a name."""
    mentions = list(found)
    shorts: dict[str, AwardMention] = {}
    for mention in mentions:
        match = _AFTER.match(text, mention.end)
        if match and mention.id is None:
            shorts.setdefault(match["short"], mention)
    for short, award in shorts.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
            if not any(one.start < match.end() and match.start() < one.end for one in mentions):
                mentions.append(AwardMention(match.start(), match.end(), award.name))
    for mention in tuple(mentions):
        first, _, rest = mention.name.partition(" ")
        known = mention.id or mention.sort is not Sort.NAMED or not rest or len(first) < SHORTEST_CUT
        for match in () if known or not names_something(first) else _cut(text, first):
            if not any(one.start < match.end() and match.start() < one.end for one in mentions):
                mentions.append(AwardMention(*match.span("first"), mention.name))
    yield from sorted(mentions, key=lambda mention: mention.start)


def _cut(text: str, first: str) -> Iterator[re.Match[str]]:
    """Yield where somebody receives what is called by the first word of an award's name: "memperoleh Natamukti"."""
    return re.finditer(
        rf"\b(?i:meraih|menerima|memperoleh|mendapat|terima|raih|penghargaan)\s+(?P<first>{re.escape(first)})\b(?!\s+[A-Z])",
        text,
    )


def described_award(text: str) -> tuple[int, int] | None:
    """Return where a sentence says what was won, if it gives it no name that has the form of an award's."""
    return next((match.span("name") for form in DESCRIPTIONS if (match := form.search(text))), None)


def nameless_awards(text: str, bodies: Iterable[Body], awards: tuple[AwardMention, ...]) -> Iterator[AwardMention]:
    """Yield honours that are told by their giver alone: "penghargaan dari Presiden", "Presiden memberi penghargaan"."""
    for body in bodies:
        before = _GIVEN_BY.search(text, max(0, body.start - 40), body.start)
        after = _GIVES_HONOUR.match(text, body.end)
        if before:
            start, end = before.start(), body.end
        elif after:
            start, end = after.span("honour")
        else:
            continue
        if not any(award.start < end + _NEXT_NAME and start < award.end for award in awards):
            name = f"Penghargaan {' '.join(text[body.start : body.end].split())}"
            yield AwardMention(start, end, name, nameless=True)


def edition_beside(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Return the year that stands right after a name, or before an English one, as that of its edition, and where."""
    match = _EDITION.match(text, end) or _EDITION_BEFORE.search(text, max(0, start - 12), start)
    return (int(match["year"]), *match.span("year")) if match else None

"""An award and the places that received it in, what each of them got out: tier, rank, score, category.

Figures are read from the line or the part of a sentence that follows a place's name, up to the next place; what a
sentence says of several places at once counts for each of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from almanac.importer.extraction import cues
from almanac.importer.extraction.words import folded
from almanac.importer.findings import Finding, Recipient
from almanac.importer.notes import Note, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from almanac.importer.extraction.acts import Group
    from almanac.importer.extraction.frames import Frame
    from almanac.model import Award

_ORDINALS = {
    "pertama": 1,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "kelima": 5,
    "keenam": 6,
    "ketujuh": 7,
    "kedelapan": 8,
    "kesembilan": 9,
    "kesepuluh": 10,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "wahid": 1,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "teratas": 1,
    "first": 1,
    "second": 2,
    "third": 3,
}
_NUMBER = rf"(?P<rank>\d{{1,3}}|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_RANK = re.compile(
    rf"\b(?:peringkat|ranking|rangking|urutan|posisi|tempat|juara|terbaik|nomor|"
    rf"rank(?:ed)?)\s+(?:ke-?\s?)?(?:umum\s+)?{_NUMBER}\b(?:\s+dari\s+(?P<of>\d{{1,3}}))?",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b(?:skor|nilai(?:nya)?|indeks|angka|poin|"
    r"total)\b[^.;,()\d]{0,25}?(?P<score>\d{1,3}(?:[.,]\d{1,3})*)\b(?!\s*(?:persen|%|tahun|kali|kota|kabupaten|"
    r"daerah))|"
    r"\b(?P<points>\d{1,3}(?:[.,]\d{1,3})+|\d{2,4})\s+poin\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\(\s*(?:skor|nilai)?\s*(?P<score>\d{1,3}[.,]\d{1,4})\s*(?:poin)?\s*\)", re.IGNORECASE)
_LINE = re.compile(r"^\s*(?:(?P<rank>\d{1,3})[.)]|[-•*–·»])\s")
_LINE_SCORE = re.compile(r"[:(–-]\s*(?:skor\s+)?(?P<score>\d{1,3}(?:[.,]\d{1,3})*)\s*(?:poin)?\s*\)?\s*$")
_CATEGORY = re.compile(
    r"\b(?:[Kk]ategori|(?<=untuk )bidang)\s+(?P<category>(?:kota|kabupaten|daerah|pemerintah)\s+[a-z]+(?:\s+[a-z]+)?|"
    r"(?!Sekaligus\b)[A-Z][\w-]*(?:[^\S\n]+(?:(?:dan|of|to|the|for)[^\S\n]+)?[A-Z][\w-]*)*|"
    r"(?!lebih\b|yang\b|sekaligus\b|ini\b|itu\b|tersebut\b|serupa\b|baru\b|dan\b|pada\b)[a-z]+(?:\s+(?!tadi\b|itu\b|ini\b|"
    r"tersebut\b|dan\b|pada\b|di\b|untuk\b|yang\b|karena\b|dari\b|tahun\b|atas\b|kembali\b|lebih\b)[a-z]+){0,2})"
)
_METALS = frozenset({"platinum", "gold", "silver", "bronze", "emas", "perak", "perunggu"})
"""What tells how good a place was, and not in which category."""
_STATED = re.compile(
    r"(?:kategori|tingkat|predikat|peringkat|kualifikasi|level|kelas|nilai|zona|opini)\s+$", re.IGNORECASE
)
_IN_YEAR = re.compile(r"\s+(?:pada|tahun)\s+(?:tahun\s+)?(?P<year>(?:19|20)\d{2})\b")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
FEWEST_RANKED = 3
"""Places whose falling scores make an order."""
_TOP = re.compile(
    r"\b(?:skor|nilai|poin|indeks)\b[^.;]{0,40}?\btertinggi\b(?!\s+(?:ke|di|se|dalam|untuk|pada|dari)\w*\b)",
    re.IGNORECASE,
)
"""A score said to be the highest of all, and not of a province or a class."""
_TIED = re.compile(
    r"\b(?:sejajar|setara|seri|imbang|sama(?:\s+(?:kuat|tinggi))?|berbagi\s+(?:tempat|posisi|peringkat|urutan)(?:\s+\w+)?)"
    r"\s+(?:dengan\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What stands before the first of the places that share the result of the one named before."""
_UNIT = re.compile(
    r"\W*(?P<unit>(?:Dinas|Badan|Kantor|RSUD|Rumah\s+Sakit|Puskesmas|Disduk\w+|Mal\s+Pelayanan\s+Publik|DPMPTSP|Diskominfo\w*|"
    r"Bappe\w+|Sekretariat|Inspektorat|Satpol\s+PP|BPBD|UPT\w*|Perpustakaan)"
    r"(?:[^\S\n]+(?:dan[^\S\n]+)?(?!Kota\b|Kabupaten\b|Pemkot\b|Pemkab\b)[A-Z][\w/-]*)*)"
    r"(?=\s+(?:Kota|Kabupaten|Pemkot|Pemkab|milik|kembali|berhasil|me\w+|di\w+)\b)"
)
_WORK = re.compile(
    r"\b(?:[Aa]tas|dengan|lewat|melalui|[Bb]erkat)[^\S\n]+(?:inovasi|aplikasi)(?:nya)?[^\S\n]+"
    r"(?:(?!kategori)[a-z]+[^\S\n]+){0,3}?(?:[“\"](?P<quoted>[^”\"\n]{3,60})[”\"]|"
    r"(?P<named>[A-Z][\w-]*(?:,?[^\S\n]+(?:dan[^\S\n]+)?[A-Z][\w-]*){0,7}(?:[^\S\n]+\([A-Z][\w.-]*\))?))"
)
"""What a place won with."""
SURE, LIKELY, UNSURE = 0.8, 0.6, 0.4


class Class(NamedTuple):
    """A category, and the tier that a sentence tells right before it; `stated` if the sentence tells tiers at all."""

    category: Finding[str]
    tier: Finding[str] | None
    stated: bool


_Told = tuple[Finding[str], frozenset[str]]
"""A class that a sentence names, and the slugs of the places in that sentence."""


def with_outcomes(
    recipients: tuple[Recipient, ...], group: Group, sentences: tuple[Frame, ...], award: Award | None
) -> tuple[Recipient, ...]:
    """Return the recipients with what the article says that each got; `award` is the registry's, if it knows it."""
    found = tuple(
        replace(_with_figures(recipient, sentences), unit=_unit(group, recipient.place.value.slug))
        for recipient in recipients
    )
    for frame in sentences:
        found = _tied(found, frame)
    told = [frame for frame in group.frames if not frame.remembers]
    tiers = [one for frame in told if award for one in _shared_out(frame, tuple(_tiers(frame, award)))]
    categories = [(one, _places(frame)) for frame in told for one in _categories(frame, award)]
    return _ranked(tuple(_with_class(recipient, tiers, categories) for recipient in found))


def categories_of(slug: str, frames: Iterable[Frame], award: Award | None) -> tuple[Class, ...]:
    """Return each category of an award that sentences tell of a place, where they name it or no place at all."""
    found: dict[str, Class] = {}
    for frame in frames:
        if frame.remembers or _places(frame) - {slug}:
            continue
        tiers = tuple(_tiers(frame, award)) if award else ()
        start = frame.span.start
        for one in _categories(frame, award):
            (begins, ends), *_ = one.spans
            own = (tier for tier in tiers if start <= tier.spans[0][0] < begins)
            found.setdefault(one.value.casefold(), Class(one, next(own, None), stated=bool(tiers)))
            start = ends
    return tuple(found.values())


def _tied(recipients: tuple[Recipient, ...], frame: Frame) -> tuple[Recipient, ...]:
    """Return the recipients, those that a sentence puts level with the one before with the rank and score of that."""
    for one, other in pairwise(frame.places):
        if not _TIED.search(frame.text[one.end - frame.span.start : other.start - frame.span.start]):
            continue
        leader = next((it for it in recipients if it.place.value.slug == one.place.slug), None)
        level = {mention.place.slug for mention in frame.places if mention.start >= other.start}
        if leader:
            return tuple(
                replace(it, rank=it.rank or leader.rank, score=it.score or leader.score)
                if it.place.value.slug in level
                else it
                for it in recipients
            )
    return recipients


def _ranked(recipients: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    """Return the recipients with ranks where their scores fall from each to the next, as in a list of the best."""
    scores = [_number(recipient.score.value) for recipient in recipients if recipient.score]
    in_order = len(scores) == len(recipients) >= FEWEST_RANKED and all(a > b for a, b in pairwise(scores))
    if not in_order or any(one.rank and one.rank.value != place for place, one in enumerate(recipients, 1)):
        return recipients
    return tuple(
        replace(one, rank=one.rank or Finding(place, one.score.spans if one.score else (), LIKELY))
        for place, one in enumerate(recipients, 1)
    )


def _number(score: str) -> float:
    """Return a score as a number; the last comma or point divides the decimals."""
    return float(re.sub(r"[.,](?=.*[.,])", "", score).replace(",", "."))


def _places(frame: Frame) -> frozenset[str]:
    return frozenset(mention.place.slug for mention in frame.places)


def _unit(group: Group, slug: str) -> Finding[str] | None:
    """Return the office that a sentence of the award begins with, or what it says that a place won with."""
    for frame in group.core:
        match = _UNIT.match(frame.text)
        others = {mention.place.slug for mention in frame.places} - {slug}
        if match and not others:
            return Finding(" ".join(match["unit"].split()), (frame.span_of(match, "unit"),), LIKELY)
    return next((work for frame in group.frames if not frame.remembers and (work := _work(frame, slug))), None)


def _work(frame: Frame, slug: str) -> Finding[str] | None:
    """Return the innovation that a sentence names, if the place is the last that it names before."""
    match = _WORK.search(frame.text)
    if match is None:
        return None
    name = "quoted" if match["quoted"] else "named"
    start, end = frame.span_of(match, name)
    owner = next((mention for mention in reversed(frame.places) if mention.end <= start), None)
    is_award = any(one.start < end and start < one.end for one in frame.awards)
    if owner is None or owner.place.slug != slug or is_award:
        return None
    return Finding(" ".join(match[name].split()), ((start, end),), LIKELY)


def _shared_out(frame: Frame, tiers: tuple[Finding[str], ...]) -> Iterator[_Told]:
    """Yield the tiers that a sentence names with the places that each is said of.

    Where it names several, each is that of the places before it, or after it if the sentence begins with a tier.
    """
    if len({one.value for one in tiers}) < 2 or not frame.places:
        yield from ((one, _places(frame)) for one in tiers)
        return
    ordered = sorted(tiers, key=lambda one: one.spans[0])
    before = ordered[0].spans[0][0] < frame.places[0].start
    bounds = [one.spans[0][0] for one in ordered]
    ends = [*bounds[1:], frame.span.end] if before else bounds
    starts = bounds if before else [frame.span.start, *bounds[:-1]]
    for one, start, end in zip(ordered, starts, ends, strict=True):
        yield one, frozenset(mention.place.slug for mention in frame.places if start <= mention.start < end)


def _with_figures(recipient: Recipient, sentences: tuple[Frame, ...]) -> Recipient:
    """Return a recipient with the rank and the score that stand right after its name, wherever it is named."""
    slug = recipient.place.value.slug
    for frame in sentences:
        for number, mention in enumerate(frame.places):
            if mention.place.slug != slug or frame.remembers:
                continue
            following = frame.places[number + 1].start if number + 1 < len(frame.places) else frame.span.end
            line = _LINE.match(frame.text)
            rank = _line_rank(frame, line) if line else _rank(frame, mention.end, following)
            score = _line_score(frame) if line else _score(frame, mention.end, following)
            recipient = replace(recipient, score=recipient.score or score)
            if not recipient.rank:
                # How many were ranked belongs to the rank beside it: first of a province is not first of the country.
                recipient = replace(recipient, rank=rank[0], of=rank[1])
    return recipient


def _line_rank(frame: Frame, line: re.Match[str]) -> tuple[Finding[int] | None, None]:
    if not line["rank"]:
        return None, None
    return Finding(int(line["rank"]), (frame.span_of(line, "rank"),), SURE), None


def _line_score(frame: Frame) -> Finding[str] | None:
    match = _LINE_SCORE.search(frame.text)
    return Finding(match["score"], (frame.span_of(match, "score"),), SURE) if match else None


def _rank(frame: Frame, start: int, end: int) -> tuple[Finding[int] | None, Finding[int] | None]:
    match = _RANK.search(frame.text, start - frame.span.start, end - frame.span.start)
    if match is None:
        top = _TOP.search(frame.text, start - frame.span.start, end - frame.span.start)
        return (Finding(1, (frame.span_of(top),), LIKELY) if top else None), None
    written = match["rank"].casefold()
    rank = int(written) if written.isdigit() else _ORDINALS[written]
    of = Finding(int(match["of"]), (frame.span_of(match, "of"),), SURE) if match["of"] else None
    return (Finding(rank, (frame.span_of(match, "rank"),), LIKELY) if rank else None), of


def _score(frame: Frame, start: int, end: int) -> Finding[str] | None:
    bracketed = _BRACKETED.match(frame.text, start - frame.span.start)
    match = bracketed or _SCORE.search(frame.text, start - frame.span.start, end - frame.span.start)
    if match is None:
        return None
    name = "score" if match["score"] else "points"
    return Finding(match[name], (frame.span_of(match, name),), LIKELY)


def _tiers(frame: Frame, award: Award) -> Iterator[Finding[str]]:
    """Yield the rungs of an award's ladder that a sentence names, once for every time."""
    names = [(name, tier.name) for tier in award.tiers for name in (tier.name, *tier.aliases)]
    for name, tier in names:
        for match in re.finditer(rf"\b{re.escape(name)}\b", frame.text, re.IGNORECASE):
            before = frame.text[: match.start()]
            stated = len(folded(name)) > 1 or _STATED.search(before) or _after_award(frame, match.start())
            if stated and not cues.REMEMBERS.search(before[-60:]):
                yield Finding(tier, (frame.span_of(match),), SURE)


def _after_award(frame: Frame, offset: int) -> bool:
    """Tell whether a word follows the name of the award: "Adipura Kencana", "APE Utama"."""
    at = frame.span.start + offset
    return any(0 <= at - award.end <= len(" (") for award in frame.awards)


def _categories(frame: Frame, award: Award | None) -> Iterator[Finding[str]]:
    tiers = {name.casefold() for tier in award.tiers for name in (tier.name, *tier.aliases)} if award else set()
    tiers |= _METALS
    for match in _CATEGORY.finditer(frame.text):
        past = _IN_YEAR.match(frame.text, match.end())
        later = past and any(int(year) > int(past["year"]) for year in _ANY_YEAR.findall(frame.text))
        if match["category"].casefold() not in tiers and not later:
            yield Finding(match["category"], (frame.span_of(match, "category"),), LIKELY)


def _with_class(recipient: Recipient, tiers: list[_Told], categories: list[_Told]) -> Recipient:
    """Return a recipient with the tier and the category that are told of it."""
    slug = recipient.place.value.slug
    return replace(recipient, tier=_told_of(slug, tiers), category=_told_of(slug, categories))


def _told_of(slug: str, told: list[_Told]) -> Finding[str] | None:
    """Return what the sentences say of a place by name, else what they say without naming any place."""
    mine = [one for one, places in told if slug in places] or [one for one, places in told if not places]
    values = tuple(dict.fromkeys(one.value for one in mine))
    if len(values) <= 1:
        return mine[0] if mine else None
    return replace(mine[0], confidence=UNSURE, note=Note(Why.SEVERAL_VALUES), alternatives=values[1:])

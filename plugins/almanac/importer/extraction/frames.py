"""An article in, its sentences out, each with the awards, places, issuers and dates that it names and what it does."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from almanac.importer.extraction import cues
from almanac.importer.extraction.article import Span, sentences
from almanac.importer.extraction.award_forms import Sort
from almanac.importer.extraction.awards import AwardFinder, AwardMention, nameless_awards
from almanac.importer.extraction.bodies import Body, BodyFinder
from almanac.importer.extraction.dates import Mention, find_dates
from almanac.importer.extraction.places import Gazetteer, PlaceMention, find_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from almanac.importer.extraction.article import Article
    from almanac.registry import Registry


_CLAUSES = re.compile(
    r"[;:]|,\s|\s[–—-]\s|\b(?:namun|tetapi|sedangkan|sehingga|dan\s+(?:berharap|diharapkan))\b", re.IGNORECASE
)
_SEGMENTS = re.compile(
    r";|\b(?:namun|tetapi|tapi|sedangkan|sedang|sementara(?:\s+itu)?|adapun|meski\w*|kendati|walau\w*|sebab|karena|"
    r"lantaran|sehingga|while|whereas)\b",
    re.IGNORECASE,
)


_EVENING = re.compile(r"(?:Malam|Acara)\s+(?:Puncak\s+)?(?:Penganugerahan|Anugerah)\b", re.IGNORECASE)
_OCCASION = re.compile(r"\b(?:penganugerahan|(?:at|during)\s+the(?:\s+\d{4})?)\s+$", re.IGNORECASE)
_NETWORK = re.compile(
    r"\b(?:jaringan|jejaring|network|alliance|aliansi|partnership|kemitraan|organi[sz]ation|organisasi|asosiasi|"
    r"association|union|uni|cities|league|forum)\b",
    re.IGNORECASE,
)


_ENDS_NAME = re.compile(r"\s(?:Awards?|Prize|Index)$")
"""How the name of an award ends that has an institution's in it: "Baznas Award"."""
_NETWORK_NAME = re.compile(
    r"\b(?:J(?:ejaring|aringan)(?:[^\S\n]+[A-Z]\w+){2,6}|(?:[A-Z]\w+[^\S\n]+){1,5}(?:Network(?:[^\S\n]+of"
    r"(?:[^\S\n]+[A-Z]\w+){1,3})?|Geoparks?))\b"
)
"""The name of a network, which may hold its giver's: "UNESCO Global Network of Learning Cities"."""


@dataclass(frozen=True, slots=True)
class Finders:
    """What finds names in a text; made once for many articles."""

    registry: Registry
    gazetteer: Gazetteer
    awards: AwardFinder
    bodies: BodyFinder

    @classmethod
    def of(cls, registry: Registry) -> Finders:
        """Return finders for the names of a registry."""
        return cls(
            registry,
            Gazetteer(registry.places.values()),
            AwardFinder(registry.awards),
            BodyFinder(registry.issuers),
        )


# Without slots, because what a sentence does is worked out once, when it is asked for. Each is equal to itself alone.
@dataclass(frozen=True, eq=False)
class Frame:
    """A sentence and what it says; `number` counts from 0. Offsets are those of the whole text."""

    number: int
    span: Span
    text: str
    awards: tuple[AwardMention, ...]
    places: tuple[PlaceMention, ...]
    bodies: tuple[Body, ...]
    dates: tuple[Mention, ...]
    headline: bool = False

    @cached_property
    def receives(self) -> bool:
        """Tell whether somebody gets something."""
        return bool(cues.RECEIVES.search(self.text))

    @cached_property
    def gives(self) -> bool:
        """Tell whether somebody gives something."""
        return bool(cues.GIVES.search(self.text))

    @cached_property
    def hopes(self) -> bool:
        """Tell whether anything is only hoped for, competed for or planned."""
        return bool(cues.HOPES.search(self.text))

    @cached_property
    def ahead(self) -> bool:
        """Tell whether the handover has still to come."""
        return bool(cues.AHEAD.search(self.text))

    @cached_property
    def remembers(self) -> bool:
        """Tell whether an earlier time is spoken of."""
        return bool(cues.REMEMBERS.search(self.text))

    @cached_property
    def points_back(self) -> bool:
        """Tell whether an honour named before is meant."""
        return bool(cues.POINTS_BACK.search(self.text))

    @cached_property
    def joins_in(self) -> bool:
        """Tell whether something is added to what was said before."""
        return bool(cues.JOINS_IN.search(self.text))

    @cached_property
    def meets(self) -> bool:
        """Tell whether a meeting or a training is spoken of."""
        return bool(cues.MEETS.search(self.text))

    def span_of(self, match: re.Match[str], group: str | int = 0) -> tuple[int, int]:
        """Return where a match in the sentence, or a group of it, stands in the text."""
        start, end = match.span(group)
        return self.span.start + start, self.span.start + end

    def clause(self, offset: int) -> str:
        """Return the part of the sentence between commas in which an offset of the text stands."""
        return self._part(_CLAUSES, offset)

    def segment(self, offset: int) -> str:
        """Return the part of the sentence between words such as "sedangkan" in which an offset of the text stands."""
        return self._part(_SEGMENTS, offset)

    def _part(self, bounds: re.Pattern[str], offset: int) -> str:
        at = offset - self.span.start
        start, end = 0, len(self.text)
        for match in bounds.finditer(self.text):
            if match.end() <= at:
                start = match.start()
            elif match.start() >= at:
                end = match.start()
                break
        return self.text[start:end]

    def before(self, offset: int, letters: int = 40) -> str:
        """Return the words of the sentence before an offset of the text."""
        at = offset - self.span.start
        return self.text[max(0, at - letters) : at]

    def after(self, offset: int, letters: int = 40) -> str:
        """Return the words of the sentence after an offset of the text."""
        at = offset - self.span.start
        return self.text[at : at + letters]


def _memberships(
    text: str, bodies: tuple[Body, ...], finders: Finders, known: frozenset[str]
) -> Iterator[AwardMention]:
    """Yield the networks that a text says a place has joined: "anggota Open Government Partnership".

    `known` are the awards of the registry that the text names: their issuers need not be told apart from them.
    """
    for match in _NETWORK_NAME.finditer(text):
        inside = tuple(body for body in bodies if body.id and match.start() <= body.start and body.end <= match.end())
        if inside:
            yield AwardMention(*match.span(), " ".join(match[0].split()), network=True, inside=inside)
            bodies = tuple(body for body in bodies if body not in inside)
    awards = finders.registry.awards
    named = {issuer for award in known for issuer in awards[award].issuers}
    for body in bodies:
        if body.id in named:
            continue
        joins = cues.JOINS.search(text, max(0, body.start - 60), body.start)
        if joins and cues.AMONG.search(text, max(0, joins.start() - 20), joins.start()):
            continue
        if not joins and not cues.WELCOMES.match(text, body.end):
            continue
        programmes = [id_ for id_, award in awards.items() if body.id in award.issuers]
        one = programmes[0] if len(programmes) == 1 else None
        if body.id or body.joined or _NETWORK.search(body.name):
            name = awards[one].name if one else body.name
            yield AwardMention(body.start, body.end, name, one, network=True, own_giver=True)


def _records(text: str, bodies: tuple[Body, ...], finders: Finders) -> Iterator[AwardMention]:
    """Yield the records that are told by who keeps them: "rekor baru di Museum Rekor Dunia Indonesia"."""
    for body in bodies:
        kept = [award for award in finders.registry.awards.values() if body.id in award.issuers]
        near = text[max(0, body.start - 90) : body.end + 60]
        if len(kept) == 1 and cues.RECORD.search(kept[0].name) and cues.RECORD.search(near):
            yield AwardMention(body.start, body.end, kept[0].name, kept[0].id, own_giver=True)


def frames(article: Article, finders: Finders) -> tuple[Frame, ...]:
    """Return the sentences of an article in order, the headline first if there is one."""
    text = article.body
    places = find_places(text, finders.gazetteer)
    bodies = finders.bodies.find(text, places)
    # An institution's name may look like an award's: "Lembaga Penghargaan ...", "penghargaan Kemenkes".
    awards = tuple(award for award in finders.awards.find(text) if not _is_part_of(award, bodies))
    # "pada malam penganugerahan Top 99": after another award this names the occasion.
    awards = awards[:1] + tuple(award for award in awards[1:] if award.id or not _names_occasion(text, award))
    # The name of an award may hold an institution's, which then gives nothing where it stands.
    known = frozenset(award.id for award in awards if award.id)
    joined = tuple(
        one
        for one in (*_memberships(text, bodies, finders, known), *_records(text, bodies, finders))
        if not any(award.id and _overlap(award, one) for award in awards)
    )
    awards = tuple(replace(award, inside=tuple(body for body in bodies if _holds(award, body))) for award in awards)
    bodies = tuple(body for body in bodies if not any(_holds(award, body) for award in awards))
    awards = (*(award for award in awards if not any(_overlap(award, one) for one in joined if not award.id)), *joined)
    awards = tuple(sorted((*awards, *nameless_awards(text, bodies, awards)), key=lambda award: award.start))
    # An institution's name may have a place in it, and the name of an award one as well: neither names a recipient.
    taken = [(one.start, one.end) for one in awards if not one.nameless] + [(one.start, one.end) for one in bodies]
    places = tuple(
        place
        for place in places
        if not any(start <= place.name_start and place.end <= end and start != place.start for start, end in taken)
    )
    dates = find_dates(text)

    awarded, placed, embodied, dated = (sorted(things, key=_start) for things in (awards, places, bodies, dates))
    return tuple(
        Frame(
            number,
            span,
            text[slice(*span)],
            _within(span, awarded),
            _within(span, placed),
            _within(span, embodied),
            _within(span, dated),
            headline=article.headline is not None and article.headline.start <= span.start < article.headline.end,
        )
        for number, span in enumerate(sentences(text))
    )


def _start(thing: Any) -> int:
    return int(thing.start)


def _within(span: Span, things: list[Any]) -> tuple[Any, ...]:
    """Return those of the things, which are in order, that begin within a run."""
    return tuple(things[bisect_left(things, span.start, key=_start) : bisect_left(things, span.end, key=_start)])


def _names_occasion(text: str, award: AwardMention) -> bool:
    """Tell whether what looks like an award's name is that of the evening on which another was given."""
    return bool(_EVENING.match(award.name) or _OCCASION.search(text, max(0, award.start - 24), award.start))


def _holds(award: AwardMention, body: Body) -> bool:
    return award.start <= body.start and body.end <= award.end


def _overlap(one: AwardMention, other: AwardMention) -> bool:
    return one.start < other.end and other.start < one.end


def _is_part_of(award: AwardMention, bodies: Iterable[Body]) -> bool:
    """Tell whether what looks like an award's name is an institution's, or part of one."""
    for body in bodies:
        if body.start < award.end and award.start < body.end:
            inside = (
                body.start <= award.start and award.end <= body.end and body.end - body.start > award.end - award.start
            )
            named_for = _holds(award, body) and not inside and _ENDS_NAME.search(award.name)
            if inside or not (award.id or named_for or award.sort is Sort.CONFERRED):
                return True
    return False

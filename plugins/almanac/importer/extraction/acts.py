"""The sentences of an article in, the awards that it reports as given out, each with the sentences that tell of it.

A sentence tells of an award where it names it and somebody receives or gives; a hope, a plan or a memory does not.
What the next sentences say of "penghargaan itu" belongs to the award before them. An award that the article opens with
counts as given unless something speaks against it: newspapers have more words for winning than any list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from almanac.importer.extraction import cues
from almanac.importer.extraction.award_forms import Sort
from almanac.importer.extraction.awards import AwardMention, described_award, edition_beside
from almanac.importer.extraction.roles import Role, places_meant, protagonist, role
from almanac.importer.extraction.telling import (
    hands_out,
    honours_own_people,
    is_meeting,
    is_negated,
    is_no_report,
    is_remembered,
    is_taken_as_told,
    lead,
    tells,
)
from almanac.importer.extraction.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.importer.extraction.frames import Frame

_GENERAL = frozenset(
    """
    penghargaan anugerah award awards kota kabupaten dan piagam piala tropi trofi trophy predikat gelar sertifikat opini
    plakat medali indeks index the of for nasional tingkat kategori city cities
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that tell no award from another."""
_BEST_OF = re.compile(r"(?:\d+|tiga|lima|sepuluh)\s.*\bterbaik\b", re.IGNORECASE)
"""A class of the best in another award: "5 kabupaten/kota terbaik nasional"."""
LONGEST_ECHO = 2
"""Sentences after one that names an award in which what points back still means that award."""
_HANDED_OVER = re.compile(
    r"penghargaan\s+(?:(?:itu|ini|tersebut)\s+)?di(?:serah|terima|beri|sampai)\w*\b", re.IGNORECASE
)
"""How a sentence begins that tells of the handover of what was named before, whatever the evening was for."""
_GIVEN_FOR_THAT = re.compile(
    r"^(?:atas|berkat|dengan|karena)\s+(?:raihan|capaian|prestasi|hasil|pencapaian|nilai|predikat)\s+(?:itu|tersebut|"
    r"ini)",
    re.IGNORECASE,
)
"""How a sentence begins that tells what a place was given for the result that has just been told."""
_IN_AWARD = re.compile(
    r"\s*[,\"“]?\s*(?:(?:pada|dalam|di\s+ajang|dari\s+ajang|ajang)\s+[\"“‘]?(?:the\s+\S+\s+)?|of\s+the\s+(?:\d{4}\s+)?)",
    re.IGNORECASE,
)
"""What stands between what was won and the award in which it was."""
_ORDER = re.compile(r"\b(?:indeks|index|ranking|pemeringkatan|survei)\b|Metric\b", re.IGNORECASE)


@dataclass(slots=True)
class Group:
    """What an article says of one award: where it is named, and in which sentences it is told of."""

    name: str
    id: str | None
    tier: str | None = None
    mentions: list[tuple[Frame, AwardMention]] = field(default_factory=list)
    core: list[Frame] = field(default_factory=list)
    echoes: list[Frame] = field(default_factory=list)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Return the sentences that tell of it, in order."""
        each = {frame.number: frame for frame in (*self.core, *self.echoes)}
        return tuple(frame for _, frame in sorted(each.items()))


def groups(sentences: tuple[Frame, ...]) -> tuple[Group, ...]:
    """Return the awards of an article that it reports as given, in the order in which they are named."""
    if honours_own_people(sentences):
        return ()
    named = _named(sentences)
    for group in named:
        group.core = list(dict.fromkeys(frame for frame, mention in group.mentions if tells(frame, mention)))
        if _is_hoped_for(group, sentences) and not set(group.core) & set(lead(sentences)[:2]):
            group.core = []
    _presume(named, sentences)
    opening = lead(sentences)
    meeting = any(is_meeting(frame) for frame in opening[:2])
    for group in named if meeting else ():
        group.core = [frame for frame in group.core if frame.receives or hands_out(frame)]
    elsewhere = meeting or any(_is_hoped_for(one, sentences) for one in named)
    if elsewhere and not any(set(opening) & set(one.core) for one in named):
        return ()
    named = [part for group in named for part in _by_edition(group)]
    told = _joined(_without_echoes_in_headlines([group for group in named if group.core]))
    told += _weak(told, sentences) or ([] if told else _described(sentences))
    _echo(told, sentences)
    return tuple(sorted(told, key=lambda group: group.mentions[0][1].start))


def _by_edition(group: Group) -> list[Group]:
    """Return a group cut by edition, where sentences of the account tell of several, each with a day of its own."""
    years: dict[int, list[tuple[Frame, AwardMention]]] = {}
    for frame, mention in group.mentions:
        beside = edition_beside(frame.text, mention.start - frame.span.start, mention.end - frame.span.start)
        if beside and frame in group.core and not frame.headline and any(date.day for date in frame.dates):
            years.setdefault(beside[0], []).append((frame, mention))
    if len(years) < 2 or len({frame.number for its in years.values() for frame, _ in its}) < len(years):
        return [group]
    return [
        Group(group.name, group.id, group.tier, its, list(dict.fromkeys(frame for frame, _ in its)))
        for _, its in sorted(years.items())
    ]


def _is_hoped_for(group: Group, sentences: tuple[Frame, ...]) -> bool:
    """Tell whether an article opens with the hope for an award: what it then tells of it was before."""
    opening = lead(sentences)[:2]
    return any(frame in opening and cues.HOPES.search(frame.clause(mention.start)) for frame, mention in group.mentions)


def _named(sentences: tuple[Frame, ...]) -> list[Group]:
    """Return the awards that have a name, each with its mentions."""
    found: list[Group] = []
    for frame in sentences:
        for mention in frame.awards:
            if mention.weak or _is_category(frame, mention):
                continue
            group = next((group for group in found if _same(group, mention)), None)
            if group is None and found and not mention.id and _GIVEN_FOR_THAT.match(frame.text):
                group = found[-1]
                group.name = group.name if group.id else mention.name
            if group is None:
                group = Group(mention.name, mention.id, mention.tier)
                found.append(group)
            elif mention.id and not group.id:
                group.name, group.id = mention.name, mention.id
            elif not group.id and group.mentions[0][0].headline and not frame.headline:
                # Headlines are in capitals throughout, and a name has no clear end there.
                group.name = mention.name
            group.tier = group.tier or mention.tier
            group.mentions.append((frame, mention))
    return found


def _presume(named: list[Group], sentences: tuple[Frame, ...]) -> None:
    """Count awards as told that the article opens with, if nothing there is hoped, remembered, denied or rehearsed."""
    opening = {frame.number for frame in lead(sentences)}
    if any(is_no_report(frame) for frame in sentences if frame.number in opening):
        return
    for group in named:
        for frame, mention in group.mentions:
            hoped = cues.HOPES.search(frame.clause(mention.start)) or is_negated(frame.segment(mention.start))
            told = is_remembered(frame, mention) or is_taken_as_told(frame, mention)
            if frame.number in opening and not group.core and not hoped and not told:
                group.core.append(frame)


def _is_category(frame: Frame, mention: AwardMention) -> bool:
    """Tell whether a name says what was won in an award that is named right after it: "gelar kota favorit pada ..."."""
    if mention.id:
        return False
    joined = _IN_AWARD.match(frame.after(mention.end, 30))
    reach = mention.end + (joined.end() + 1 if joined else -1)
    return any(mention.end <= other.start <= reach for other in frame.awards)


def _without_echoes_in_headlines(found: list[Group]) -> list[Group]:
    """Return the groups without names that only a headline has, if the account names another award.

    One that the registry knows stays, unless the account names another that begins with the same words.
    """
    inside = [group for group in found if any(not frame.headline for frame, _ in group.mentions)]
    firsts = {" ".join(folded(group.name)) for group in inside}
    known = [
        group
        for group in found
        if group.id
        and group not in inside
        and not any(name.startswith(" ".join(folded(group.name))) for name in firsts)
    ]
    return [*known, *inside] or found


def _joined(found: list[Group]) -> list[Group]:
    """Return the groups, an unknown name joined to an earlier award whose own sentence has it as what that is for."""
    kept: list[Group] = []
    for group in found:
        words = " ".join(folded(group.name))
        owner = None if group.id else next((one for one in kept if _is_for(one, words)), None)
        if owner and not any(frame in owner.core for frame, _ in group.mentions):
            owner.echoes += group.core
        else:
            kept.append(group)
    return kept


def _is_for(group: Group, words: str) -> bool:
    return any(words in " ".join(folded(frame.text)) for frame in group.core if not frame.headline)


def _weak(named: list[Group], sentences: tuple[Frame, ...]) -> list[Group]:
    """Return the honours that have no name of their own, unless what they mean is an award that has one.

    They are told by their giver alone, or in small letters by what they are for. In an article with named awards they
    count where the sentence has a day of its own, or recipients of its own.
    """
    kept: list[Group] = []
    for frame in sentences:
        for mention in frame.awards:
            if not mention.weak or not tells(frame, mention):
                continue
            named_here = any(frame is one for group in named for one, _ in group.mentions)
            if named_here or any(_same(group, mention) for group in named):
                continue
            same = next((group for group in kept if _same(group, mention)), None)
            if same:
                same.mentions.append((frame, mention))
                same.core.append(frame)
            elif (not named and (not kept or _stands_alone(frame))) or (
                named
                and _stands_alone(frame)
                and (_has_own(frame, named, sentences) or _is_apart(frame, mention, named))
            ):
                kept.append(Group(mention.name, None, None, [(frame, mention)], [frame]))
    return kept


def _described(sentences: tuple[Frame, ...]) -> list[Group]:
    """Return what an article opens with that was won, in words that do not have the form of a name."""
    if any(is_no_report(frame) for frame in lead(sentences)):
        return []
    for frame in lead(sentences):
        places = frame.places or protagonist(sentences)
        span = described_award(frame.text) if places and (frame.receives or frame.gives) and not frame.hopes else None
        if span and not is_negated(frame.text):
            start, end = (frame.span.start + at for at in span)
            name = " ".join(frame.text[slice(*span)].split())
            return [Group(name, None, None, [(frame, AwardMention(start, end, name, sort=Sort.SMALL))], [frame])]
    return []


def _stands_alone(frame: Frame) -> bool:
    """Tell whether a sentence speaks of no honour that was named before."""
    return not frame.points_back


def _is_apart(frame: Frame, mention: AwardMention, named: list[Group]) -> bool:
    """Tell whether an honour that is told by its giver stands away from every award that has a name."""
    numbers = {one.number for group in named for one, _ in group.mentions}
    return mention.nameless and not {frame.number - 1, frame.number, frame.number + 1} & numbers


def _has_own(frame: Frame, named: list[Group], sentences: tuple[Frame, ...]) -> bool:
    """Tell whether a sentence has a day or a recipient that no sentence of the named awards has."""
    places = {mention.place.slug for group in named for one in group.core for mention in one.places}
    mine = {mention.place.slug for mention in places_meant(frame, sentences) if role(frame, mention) is Role.RECIPIENT}
    several = len(named) > 1
    day = any(date.day is not None for date in frame.dates)
    return bool(mine - places) or (several and (day or any(mention.nameless for mention in frame.awards)))


def _echo(told: list[Group], sentences: tuple[Frame, ...]) -> None:
    """Give each award the sentences that speak of it without its name."""
    for frame in sentences:
        if any(frame in group.core for group in told) or not told:
            continue
        strong = [mention for mention in frame.awards if not mention.weak]
        handed_over = _HANDED_OVER.match(frame.text)
        if (strong and not handed_over) or (frame.hopes and not frame.receives):
            continue
        again = next((group for group in told if _named_again(group, frame)), None)
        if again:
            again.echoes.append(frame)
            continue
        speaks_of_it = handed_over or frame.points_back or frame.joins_in or cues.CLASSED.search(frame.text)
        has_places = any(role(frame, place) is Role.RECIPIENT for place in frame.places)
        told_of = frame.receives or frame.gives or "penerima" in frame.text.casefold()
        in_order = len(told) == 1 and _ORDER.search(told[0].name) and cues.RANKED.search(frame.text)
        if ((speaks_of_it or in_order) and (told_of or has_places)) or (
            frame.receives and has_places and not frame.remembers
        ):
            owner = (
                told[0]
                if len(told) == 1 and (frame.points_back or cues.RANKED.search(frame.text) or _is_near(told[0], frame))
                else _spoken_of(told, sentences, frame)
            )
            if owner:
                owner.echoes.append(frame)


def _is_near(group: Group, frame: Frame) -> bool:
    return any(abs(frame.number - one.number) <= LONGEST_ECHO + 2 for one in group.frames)


def _named_again(group: Group, frame: Frame) -> bool:
    """Tell whether a sentence has the name of an award without the word for an honour: "kategori pasar tradisional"."""
    words = folded(group.name)[1:]
    return group.id is None and len(words) >= 3 and " ".join(words[:3]) in " ".join(folded(frame.text))


def _same(group: Group, mention: AwardMention) -> bool:
    """Tell whether two names are one award's: one says no more than the other, short forms and general words apart."""
    if group.id and mention.id:
        return group.id == mention.id and (group.tier is None or mention.tier is None or group.tier == mention.tier)
    if is_class(group.name) or is_class(mention.name):
        return folded(group.name) == folded(mention.name)
    one, other = _telling(group.name), _telling(mention.name)
    if not one or not other:
        return False
    if one <= other:
        return _only_short(other - one, mention.name) or (group.id is None and mention.id is None)
    return other <= one and (group.id is None or _only_short(one - other, group.name) or len(other) > 1)


def is_class(name: str) -> bool:
    """Tell whether a name is that of a class of the best in another award: "5 provinsi terbaik"."""
    return bool(_BEST_OF.match(name))


def _only_short(words: set[str], name: str) -> bool:
    """Tell whether words of a name are nothing but abbreviations in it: "Penghargaan KKP Peduli HAM"."""
    return all(re.search(rf"\b{re.escape(word.upper())}\b", name) for word in words)


def _telling(name: str) -> set[str]:
    return set(folded(name)) - _GENERAL


def _spoken_of(told: Iterable[Group], sentences: tuple[Frame, ...], frame: Frame) -> Group | None:
    """Return the award that was named last before a sentence, not too far above it."""
    for before in reversed(sentences[max(0, frame.number - LONGEST_ECHO - 1) : frame.number]):
        for group in told:
            if before in group.core or before in group.echoes:
                return group
    return None


def near(group: Group, sentences: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Return the sentences of an award, and those without any award that stand right beside one of them."""
    numbers = {frame.number for frame in group.frames}
    return tuple(
        frame
        for frame in sentences
        if frame.number in numbers
        or ({frame.number - 1, frame.number + 1} & numbers and not frame.hopes and _may_speak_of(group, frame))
    )


def _may_speak_of(group: Group, frame: Frame) -> bool:
    """Tell whether a sentence beside those of an award names no other: an honour told by its giver alone may be it."""
    nameless = group.mentions[0][1].nameless
    return not frame.awards or (not nameless and all(one.nameless for one in frame.awards))


def is_of(group: Group, frame: Frame, offset: int) -> bool:
    """Tell whether what stands at an offset belongs to an award: of several in a sentence, to the one before it."""
    mine = [mention for _, mention in group.mentions]
    others = [
        mention for mention in frame.awards if mention in mine or not (mention.weak or is_taken_as_told(frame, mention))
    ]
    if len({mention.name for mention in others}) < 2:
        return True
    last = None
    for mention in others:
        if mention.start <= offset:
            last = mention
    return last is None or last in mine or _same(group, last)

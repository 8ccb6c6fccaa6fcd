"""An article's words and the registry in, every mention of a city, regency or province out, with what it may mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from almanac.importer.extraction.words import WORD, folded, one_edit
from almanac.model import PlaceType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from almanac.model import Place

_CITIES = frozenset({PlaceType.CITY, PlaceType.ADMINISTRATIVE_CITY})
_REGENCIES = frozenset({PlaceType.REGENCY, PlaceType.ADMINISTRATIVE_REGENCY})
_PROVINCES = frozenset({PlaceType.PROVINCE})
_EITHER = _CITIES | _REGENCIES

# What stands before a name and tells its type; a name after the head of a government means that government's place.
_TYPE_WORDS = (
    (_CITIES, r"(?:wakil\s+)?wali\s?kota|pemkot|pemko|kota(?:\s+(?:administrasi|adm\.?))?|kotamadya"),
    (_REGENCIES, r"(?:wakil\s+)?bupati|pemkab|kab(?:upaten)?\.?(?:\s+(?:administrasi|adm\.?))?"),
    (_PROVINCES, r"(?:wakil\s+)?gubernur|pemprov|prov(?:insi|\.)"),
    (_EITHER, r"pemda|kabupaten\s*/\s*kota|kota\s*/\s*kabupaten"),
)
_BEFORE = tuple(
    (types, re.compile(rf"\b(?P<word>{words})(?:\s*\([^()]{{2,12}}\))?(?:\s+adm(?:inistrasi)?\.?)?\s+$", re.IGNORECASE))
    for types, words in _TYPE_WORDS
)
_LOOK_BACK = 48
"""Letters before a name in which the word for its type stands."""
_OFFICE = re.compile(r"wali\s?kota|bupati|gubernur", re.IGNORECASE)
_GOVERNMENT = re.compile(r"pem(?:kot|ko|kab|prov|da)\b|pemerintah", re.IGNORECASE)
_PEMERINTAH = re.compile(r"pemerintah(?:an)?\s+(?:daerah\s+)?$", re.IGNORECASE)
_COMPASS = frozenset({"South", "North", "East", "West", "Central"})
"""English words that make another place of a name: South Tangerang."""
_SEATS = re.compile(r"\bibu\s?kota\s+kabupaten\b[^.;]*$", re.IGNORECASE)
"""What says that the towns after it stand for the regencies that they are seats of."""
_AND_TYPE = re.compile(
    r"\b(?:kota|kabupaten|pemkot|pemkab|wali\s?kota|bupati)\s+(?:dan|maupun|serta)\s+$", re.IGNORECASE
)
_LISTED = re.compile(
    r"\s*(?:,|;|/|&|,?\s*(?:dan|serta|juga|maupun|hingga|and)\b)\s*(?:dan\s+|serta\s+)?", re.IGNORECASE
)
_ITEM = re.compile(r"(?:^|\n)\s*(?:\d{1,3}[.)]|[-•*–·»])\s+$")
"""The beginning of a line of a list, in which a capital is no more than a sentence's only by chance."""
_BETWEEN = re.compile(r"[\s.-]{1,3}")
# Capitals that are words of the language as well: alone they name a place only where the text has told so elsewhere.
COMMON_WORDS = frozenset(
    """
    agam alor asahan bali banjar barat batu belu bima bone bungo buru dairi demak empat ende jaya karo kaur kudus landak
    lebak lingga malaka malang melawi metro muna natuna pati puncak pusat raja raya sabang sarmi selatan serang siak
    sigi sikka solok sorong tegal tengah timur toba utara way
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
PARTS_OF_NAMES = frozenset("barat jaya pusat raya selatan tengah timur utara empat belu agam".split())  # noqa: SIM905
"""Those of them that stand in longer names and in counting, and so never alone for a place."""
NEAR_NAMES = frozenset({"sedang", "lahir", "tersebut", "bersama", "sosial", "senang", "serang"})
"""Words that are a letter away from a name."""
SHORTEST_MISSPELT = 6
"""Letters of a name from which on one wrong letter is still that name."""


class Via(StrEnum):
    """How a text comes to a place."""

    NAME = "name"
    OFFICE = "office"
    """Through its head: "Wali Kota Semarang"."""
    GOVERNMENT = "government"
    LIST = "list"
    """In a list whose first name has the type: "Kabupaten A, B dan C"."""
    SEAT = "seat"
    """By the town where its government sits."""
    MISSPELT = "misspelt"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name in a text and the places that it may mean, the likeliest first; `typed` where the text tells its type.

    `start` is where the word for the type begins, if there is one; `name_start` where the name does. `within` is a
    province that only says where the place before it lies.
    """

    start: int
    name_start: int
    end: int
    places: tuple[Place, ...]
    via: Via = Via.NAME
    typed: bool = False
    within: bool = False

    @property
    def place(self) -> Place:
        """Return the likeliest place."""
        return self.places[0]

    @property
    def sure(self) -> bool:
        """Tell whether no other place has a claim."""
        return len(self.places) == 1


class Gazetteer:
    """Names of places by their words, folded, for the longest one that stands at a point of a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        # Without spaces, because papers write Lubuklinggau and Lubuk Linggau, Tolitoli and Toli-Toli.
        self._names: dict[str, dict[str, Place]] = defaultdict(dict)
        self._seats: dict[str, dict[str, Place]] = defaultdict(dict)
        self._longest = 0
        for place in places:
            for name in (place.bare, *place.aliases):
                words = folded(name)
                self._names["".join(words)][place.slug] = place
                self._longest = max(self._longest, len(words))
            if place.capital:
                self._seats["".join(folded(place.capital))][place.slug] = place
        # Two words within one slip of each other share what is left when a letter of one or of both is taken away.
        self._by_less: dict[str, set[str]] = defaultdict(set)
        for name in self._names:
            if len(name) >= SHORTEST_MISSPELT:
                for less in _with_a_letter_less(name):
                    self._by_less[less].add(name)

    def named(self, words: tuple[str, ...]) -> tuple[Place, ...]:
        """Return the places that go by a name, given as folded words; cities first."""
        return _sorted(self._names.get("".join(words), {}).values())

    def seated(self, words: tuple[str, ...]) -> tuple[Place, ...]:
        """Return the places whose government sits in a town."""
        return _sorted(self._seats.get("".join(words), {}).values())

    @property
    def longest(self) -> int:
        """Return the most words of a name."""
        return self._longest

    def like(self, word: str) -> tuple[Place, ...]:
        """Return the places with a name of one word that is one letter away from this one, if it is one name."""
        if len(word) < SHORTEST_MISSPELT or word in NEAR_NAMES:
            return ()
        shared = {name for less in _with_a_letter_less(word) for name in self._by_less.get(less, ())}
        near = [name for name in shared if name[0] == word[0] and one_edit(word, name)]
        return self.named((near[0],)) if len(near) == 1 else ()


def _with_a_letter_less(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (tuple(PlaceType).index(place.type), place.code)))


def find_places(body: str, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return every mention of a place in order, each with the type that the text gives it and the likeliest meaning."""
    found = list(_found(body, gazetteer))
    found = _with_types_of_lists(body, found)
    found = _marked_within(body, found)
    return tuple(_settled(body, found))


def _found(body: str, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    words = tuple(WORD.finditer(body))
    position = 0
    while position < len(words):
        mention, used = _at(body, words, position, gazetteer)
        if mention:
            yield from _both(body, mention, gazetteer)
        position += used


def _both(body: str, mention: PlaceMention, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Yield a mention, and before it the namesake of the other type: "Kota dan Kabupaten Bima" names both."""
    joined = _AND_TYPE.search(body, max(0, mention.start - _LOOK_BACK), mention.start) if mention.typed else None
    if joined:
        kin = _REGENCIES if mention.place.type in _CITIES else _CITIES
        words = folded(body[mention.name_start : mention.end])
        others = tuple(place for place in gazetteer.named(words) if place.type in kin)
        if others:
            yield replace(mention, start=joined.start(), places=others)
    yield mention


def _at(
    body: str, words: tuple[re.Match[str], ...], position: int, gazetteer: Gazetteer
) -> tuple[PlaceMention | None, int]:
    """Return the mention that begins with a word, and how many words it takes."""
    first = words[position]
    if not first[0][0].isupper() or (position and words[position - 1][0] in _COMPASS):
        return None, 1
    run = [first]
    for word in words[position + 1 : position + gazetteer.longest]:
        if not _BETWEEN.fullmatch(body, run[-1].end(), word.start()) or not (word[0][0].isupper() or word[0].isdigit()):
            break
        run.append(word)
    types, start, via = _type_before(body, first.start())
    for size in range(len(run), 0, -1):
        folded = tuple(word[0].casefold() for word in run[:size])
        seats = (
            gazetteer.seated(folded) if types or _SEATS.search(body, max(0, first.start() - 120), first.start()) else ()
        )
        for places, how in ((gazetteer.named(folded), via), (seats, Via.SEAT)):
            if not places or (how is Via.SEAT and types == _CITIES and via is Via.OFFICE):
                continue
            fitting = tuple(place for place in places if not types or place.type in types)
            end = run[size - 1].end()
            if fitting or types:
                return PlaceMention(start, first.start(), end, fitting or places, how, bool(types and fitting)), size
            return PlaceMention(start, first.start(), end, places, how), size
    misspelt = gazetteer.like(first[0].casefold())
    if misspelt:
        fitting = tuple(place for place in misspelt if not types or place.type in types)
        if fitting:
            return PlaceMention(start, first.start(), first.end(), fitting, Via.MISSPELT, bool(types)), 1
    return None, 1


def _type_before(body: str, start: int) -> tuple[frozenset[PlaceType], int, Via]:
    """Return the types that the words before a name allow, where these words begin, and how they come to the place."""
    for types, before in _BEFORE:
        match = before.search(body, max(0, start - _LOOK_BACK), start)
        if match:
            begins = match.start()
            wider = _PEMERINTAH.search(body, max(0, begins - _LOOK_BACK), begins)
            if wider or _GOVERNMENT.match(match["word"]):
                return types, wider.start() if wider else begins, Via.GOVERNMENT
            return types, begins, Via.OFFICE if _OFFICE.search(match["word"]) else Via.NAME
    return frozenset(), start, Via.NAME


def _with_types_of_lists(body: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """Let the type of a name go on to the names that are listed after it: "Kabupaten A, B dan C"."""
    carried: list[PlaceMention] = []
    for mention in found:
        before = carried[-1] if carried else None
        if (
            before
            and not mention.typed
            and mention.start == mention.name_start
            and (before.typed or before.via is Via.LIST)
            and before.place.type not in _PROVINCES
            and _LISTED.fullmatch(body, before.end, mention.start)
        ):
            kin = _CITIES if before.place.type in _CITIES else _REGENCIES
            fitting = tuple(place for place in mention.places if place.type in kin)
            if fitting:
                via = mention.via if mention.via is Via.MISSPELT else Via.LIST
                carried.append(replace(mention, places=fitting, via=via, typed=True))
                continue
        carried.append(mention)
    return carried


def _marked_within(body: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """Mark provinces that only say where the place before them lies, and let them tell namesakes apart."""
    marked: list[PlaceMention] = []
    for mention in found:
        before = marked[-1] if marked else None
        province = next((place for place in mention.places if place.type in _PROVINCES), None)
        if (
            before
            and province
            and re.fullmatch(r"\s*[,(]\s*|\s+(?=provinsi)", body[before.end : mention.start], re.IGNORECASE)
        ):
            inside = tuple(place for place in before.places if place.province_code == province.code)
            inside = tuple(place for place in inside if place.type not in _PROVINCES)
            if inside:
                marked[-1] = replace(before, places=inside)
                marked.append(replace(mention, places=(province,), within=True))
                continue
        marked.append(mention)
    return marked


def _settled(body: str, found: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the mentions that are places, with the meaning first that the rest of the text speaks for."""
    told: Counter[str] = Counter()
    for mention in found:
        if mention.typed and mention.sure and mention.via is not Via.MISSPELT:
            told[mention.place.slug] += 1
    for number, mention in enumerate(found):
        if mention.typed and mention.sure and mention.via is not Via.MISSPELT:
            yield mention
            continue
        known = tuple(place for place in mention.places if told[place.slug])
        if mention.via is Via.MISSPELT and not (known or mention.typed or _in_list(body, found, number)):
            continue
        if not known and not mention.typed and _is_common(body, mention) and not _in_list(body, found, number):
            continue
        # A name that the text has told the type of means the same place wherever it stands bare.
        yield replace(mention, places=known) if len(known) == 1 else replace(mention, places=_ranked(mention, told))


def _in_list(body: str, found: list[PlaceMention], number: int) -> bool:
    """Tell whether a name stands in a list with other places: "Karimun, Natuna dan Lingga"."""
    mention = found[number]
    before = number > 0 and _LISTED.fullmatch(body, found[number - 1].end, mention.start)
    after = number + 1 < len(found) and _LISTED.fullmatch(body, mention.end, found[number + 1].start)
    return bool(before or after)


def _ranked(mention: PlaceMention, told: Mapping[str, int]) -> tuple[Place, ...]:
    return tuple(sorted(mention.places, key=lambda place: -told.get(place.slug, 0)))


def _is_common(body: str, mention: PlaceMention) -> bool:
    """Tell whether a name is likelier a word of the language: in a longer name, or where any word has a capital."""
    names = {folded(place.bare) for place in mention.places}
    if not all(len(words) == 1 and words[0] in COMMON_WORDS for words in names):
        return False
    if any(words[0] in PARTS_OF_NAMES for words in names):
        return True
    if _ITEM.search(body, max(0, mention.start - 8), mention.start):
        return False
    before, after = body[max(0, mention.start - 30) : mention.start], body[mention.end : mention.end + 2]
    alone = (
        re.search(r"[a-z,:(]\s?$", before)
        and not re.search(r"[A-Z][\w’']*\s$", before)
        and not re.match(r"\s[A-Z]", after)
    )
    return not alone

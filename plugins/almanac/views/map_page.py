"""An almanac and the ground of its maps in, the maps of the home page and of `/peta/` out, with the same in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from almanac import maps, urls
from almanac.model import Kind, PlaceType
from almanac.views import words
from almanac.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from almanac.language import Language
    from almanac.maps import Dot, Ground, Label
    from almanac.model import Almanac, Entry, Place

LABELS_OF_HOME = 12
LABELS_OF_MAP = 20
"""Names on a wide screen, where a unit of the sheet is a pixel."""
LABELS_OF_NARROW = 5
"""Names on a telephone, where the sheet is a third as wide and its type must be larger."""

TYPE = 14
"""Units: the type of names on a wide screen, as the style sheet sets it."""
TYPE_OF_NARROW = 38
"""Units: the same on a telephone of 360 px, where 3 units are a pixel."""
GROWTH_OF_NARROW = 1.7
"""Factor by which the style sheet lets dots grow on a telephone."""

DOT_OF_KIND = 7.0
DOT_OF_YEAR = 11.0
"""Units: the radius for one act on small maps, which stand at a quarter of the sheet's width; years have few acts."""

NAMED_IN_TITLE = 3
"""Places that the text of the large map names."""
NAMED_IN_NOTE = 2
"""Places with the highest number that a small map's caption names; of more it says nothing."""


@dataclass(frozen=True, slots=True)
class DotView:
    """A dot, which leads to its place; `name` says the place and its number."""

    x: int
    y: int
    r: float
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class MapView:
    """A map to be drawn: `labels` are for wide screens, `narrow_labels` for telephones; sizes are in units."""

    width: int
    height: int
    land: str
    title: str
    dots: tuple[DotView, ...]
    labels: tuple[Label, ...]
    narrow_labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class SmallMap:
    """A small map with its caption: `note` says it in words; `dots` are (width of stroke, path)."""

    heading: str
    href: str
    note: str
    dots: tuple[tuple[float, str], ...]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place with its number, and in words of which kinds they are."""

    name: str
    href: str
    number: str
    kinds: str


@dataclass(frozen=True, slots=True)
class ProvinceGroup:
    """The recorded places of one province."""

    name: str
    anchor: str
    lines: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class MapPageView:
    """Everything that `/peta/` shows."""

    heading: str
    deck: str
    credit: str
    map: MapView
    caption: str
    kinds: tuple[SmallMap, ...]
    years: tuple[SmallMap, ...]
    provinces: tuple[ProvinceGroup, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of acts by place's slug: those that count, by kind and by index year; activities under their kind.

    `acts` are the numbers of the acts themselves, since one act may have many recipients.
    """

    total: Counter[str]
    by_kind: Mapping[Kind, Counter[str]]
    by_year: Mapping[int | None, Counter[str]]
    acts: Counter[Kind | int | None]


def count(almanac: Almanac) -> Numbers:
    """Count what is drawn: recognitions as `Entry.counts_for` counts them for each place, and activities apart."""
    by_kind: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    by_year: dict[int | None, list[str]] = {}
    acts: Counter[Kind | int | None] = Counter()
    for entry in almanac.entries:
        slugs = _places_of(entry)
        if not slugs:
            continue
        acts[entry.kind] += 1
        by_kind[entry.kind] += slugs
        if entry.counted:
            acts[entry.year] += 1
            by_year.setdefault(entry.year, []).extend(slugs)
    return Numbers(
        Counter(chain.from_iterable(by_year.values())),
        {kind: Counter(slugs) for kind, slugs in by_kind.items()},
        {year: Counter(slugs) for year, slugs in by_year.items()},
        acts,
    )


def _places_of(entry: Entry) -> Iterable[str]:
    """Return the places for which an entry counts; of an activity, where it took place."""
    if entry.is_activity:
        return {recipient.place.slug: None for recipient in entry.recipients}
    if not entry.counted:
        return ()
    return {recipient.place.slug: None for recipient in entry.recipients if not recipient.personal}


def home_map(numbers: Numbers, places: Mapping[str, Place], ground: Ground, t: Language) -> MapView:
    """Return the map of the home page; each dot leads to its place."""
    return _map(places, ground, numbers.total, t, labels=LABELS_OF_HOME)


def map_page(numbers: Numbers, places: Mapping[str, Place], ground: Ground, t: Language) -> Page:
    """Return `/peta/`: all recognitions, then by kind and by year in small maps, then the same in words."""
    deck = _deck(places, numbers.total, t)
    return Page(
        address=urls.MAP,
        template="map.html",
        title=t.gettext("Peta pengakuan"),
        description=deck,
        view=MapPageView(
            heading=t.gettext("Peta"),
            deck=deck,
            credit=ground.credit,
            map=_map(places, ground, numbers.total, t, labels=LABELS_OF_MAP),
            caption=_caption(places, numbers.total, t),
            kinds=tuple(_kind_maps(places, ground, numbers, t)),
            years=tuple(_year_maps(places, ground, numbers, t)),
            provinces=tuple(_provinces(places, numbers, t)),
        ),
        section=urls.MAP,
    )


def _map(places: Mapping[str, Place], ground: Ground, total: Mapping[str, int], t: Language, *, labels: int) -> MapView:
    dots = maps.draw_dots(ground, _placed(places, total))
    grown = maps.draw_dots(ground, _placed(places, total), of_one=maps.DOT_OF_ONE * GROWTH_OF_NARROW)
    return MapView(
        width=ground.width,
        height=ground.height,
        land=ground.land,
        title=_title(ground, dots, t),
        dots=tuple(_dot(dot, t) for dot in dots),
        labels=maps.draw_labels(ground, dots, wanted=labels, size=TYPE),
        narrow_labels=maps.draw_labels(ground, grown, wanted=LABELS_OF_NARROW, size=TYPE_OF_NARROW),
    )


def _dot(dot: Dot, t: Language) -> DotView:
    return DotView(dot.x, dot.y, dot.r, urls.place(dot.place), f"{dot.place.name}: {_acts(dot.number, t)}")


def _placed(places: Mapping[str, Place], numbers: Mapping[str, int]) -> list[tuple[Place, int]]:
    return [(places[slug], number) for slug, number in sorted(numbers.items())]


def _acts(number: int, t: Language) -> str:
    return t.ngettext("%(n)s pengakuan", "%(n)s pengakuan", number)


def _title(ground: Ground, dots: tuple[Dot, ...], t: Language) -> str:
    title = t.gettext("Peta %(area)s dengan satu titik bagi setiap kota dan kabupaten yang tercatat") % {
        "area": ground.name
    }
    if not dots:
        return title
    largest = t.listed([dot.place.name for dot in dots[:NAMED_IN_TITLE]])
    return t.gettext("%(title)s; titik terbesar: %(places)s") % {"title": title, "places": largest}


def _deck(places: Mapping[str, Place], total: Mapping[str, int], t: Language) -> str:
    return t.gettext("Pengakuan bagi %(places)s, menurut letak, jenis, dan tahunnya.") % {
        "places": _places(places, total, t)
    }


def _places(places: Mapping[str, Place], by_place: Mapping[str, int], t: Language) -> str:
    """Say how many cities and regencies, which are drawn, and how many provinces, which are not."""
    types = [places[slug].type for slug in by_place]
    provinces = types.count(PlaceType.PROVINCE)
    cities = len(types) - provinces
    said = t.ngettext("%(n)s kota atau kabupaten", "%(n)s kota dan kabupaten", cities)
    if not provinces:
        return said
    said_provinces = t.ngettext("%(n)s provinsi", "%(n)s provinsi", provinces)
    if not cities:
        return said_provinces
    return t.gettext("%(cities)s serta %(provinces)s") % {"cities": said, "provinces": said_provinces}


def _caption(places: Mapping[str, Place], total: Mapping[str, int], t: Language) -> str:
    """Say how to read the map and what is not on it."""
    sentences = [t.gettext("Luas titik sebanding dengan jumlah pengakuan."), t.gettext("Provinsi tidak digambar.")]
    lost = [
        places[slug].name
        for slug in sorted(total)
        if places[slug].type is not PlaceType.PROVINCE and not maps.position_of(places[slug])
    ]
    if lost:
        sentences.append(
            t.gettext("Tidak tergambar karena koordinatnya belum ada: %(places)s.") % {"places": t.listed(lost)}
        )
    return " ".join(sentences)


def _kind_maps(places: Mapping[str, Place], ground: Ground, numbers: Numbers, t: Language) -> Iterator[SmallMap]:
    most = max((number for by_place in numbers.by_kind.values() for number in by_place.values()), default=0)
    for kind, by_place in numbers.by_kind.items():
        acts = numbers.acts[kind]
        if kind is Kind.ACTIVITY:
            said = t.ngettext("%(n)s kegiatan (tidak dihitung)", "%(n)s kegiatan (tidak dihitung)", acts)
        else:
            said = _acts(acts, t)
        dots = _small_dots(places, ground, by_place, DOT_OF_KIND, most)
        yield SmallMap(words.kind(kind, t), "", _note(said, places, by_place, t), dots, kind is not Kind.ACTIVITY)


def _year_maps(places: Mapping[str, Place], ground: Ground, numbers: Numbers, t: Language) -> Iterator[SmallMap]:
    """Yield a map for each index year, oldest first, then one for what has no year."""
    most = max((number for by_place in numbers.by_year.values() for number in by_place.values()), default=0)
    for year in sorted(numbers.by_year, key=lambda year: (year is None, year or 0)):
        by_place = numbers.by_year[year]
        heading = t.gettext("Tanpa tahun") if year is None else str(year)
        note = _note(_acts(numbers.acts[year], t), places, by_place, t)
        dots = _small_dots(places, ground, by_place, DOT_OF_YEAR, most)
        yield SmallMap(heading, urls.year(year), note, dots)


def _small_dots(
    places: Mapping[str, Place], ground: Ground, by_place: Mapping[str, int], of_one: float, most: int
) -> tuple[tuple[float, str], ...]:
    return maps.dots_path(maps.draw_dots(ground, _placed(places, by_place), of_one=of_one, most=most))


def _note(said: str, places: Mapping[str, Place], by_place: Mapping[str, int], t: Language) -> str:
    """Say a small map in words: how many acts, how many places, which has most where one has more than the others."""
    if not by_place:
        return said
    note = t.gettext("%(acts)s di %(places)s") % {"acts": said, "places": _places(places, by_place, t)}
    most = max(by_place.values())
    first = [slug for slug, number in sorted(by_place.items()) if number == most]
    if most > 1 and len(first) <= NAMED_IN_NOTE:
        names = t.listed([places[slug].name for slug in first])
        note = t.gettext("%(note)s; terbanyak %(names)s (%(number)s)") % {
            "note": note, "names": names, "number": t.number(most)
        }  # fmt: skip
    return note


def _provinces(places: Mapping[str, Place], numbers: Numbers, t: Language) -> Iterator[ProvinceGroup]:
    """Yield the provinces by code, which runs from west to east; in each its places by number, the province first."""
    groups: dict[str, list[Place]] = {}
    for slug in sorted({*numbers.total, *numbers.by_kind[Kind.ACTIVITY]}):
        groups.setdefault(places[slug].province_code, []).append(places[slug])
    for code, group in sorted(groups.items()):
        group.sort(key=lambda place: (place.type is not PlaceType.PROVINCE, -numbers.total[place.slug], place.slug))
        lines = tuple(_line(place, numbers, t) for place in group)
        yield ProvinceGroup(group[0].province, f"p-{code}", lines)


def _line(place: Place, numbers: Numbers, t: Language) -> PlaceLine:
    kinds = [
        (words.kind_after_number(kind, by_place[place.slug], t), by_place[place.slug])
        for kind, by_place in numbers.by_kind.items()
        if by_place[place.slug]
    ]
    # Where all are of one kind, its number stands already at the end of the line.
    plain = len(kinds) == 1 and kinds[0][1] == numbers.total[place.slug]
    said = kinds[0][0] if plain else ", ".join(f"{t.number(number)}\N{NO-BREAK SPACE}{name}" for name, number in kinds)
    return PlaceLine(place.name, urls.place(place), t.number(numbers.total[place.slug]), said)

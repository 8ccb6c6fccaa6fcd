"""A coastline and numbers of places in, drawn maps out: the land as one path, dots with area by number, labels.

Everything is in the units of a sheet that is `SHEET_WIDTH` wide; a page may show it at any size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from almanac.model import Place
    from almanac.outline import Outline

SHEET_WIDTH = 996
"""Units. About the width in pixels of a page's matter, so that a unit is about a pixel on a wide screen."""
SHEET_EDGE = 12
"""Units between the outline and the sheet's edge, so that no dot on the coast is cut off."""

LAND_LIMIT = 9_000
"""Characters of the land's path, about 4 KB gzipped: the home page must stay light."""
FINEST = 0.4
"""Units by which a simplified coast may stray from the true one at first; less is lost in rounding to whole units."""
COARSER = 1.25
"""Factor by which that grows until the path keeps `LAND_LIMIT`."""
SMALLEST_ISLAND = 8
"""Area of the smallest island drawn, in squares of the distance that the coast may stray: smaller ones are specks."""

DOT_OF_ONE = 2.4
"""Radius in units of the dot of one act: the smallest that is still seen beside the coast."""
LARGEST_DOT = 10
"""Radius in units of the largest dot; where numbers are high all dots shrink alike, so areas stay in proportion."""

OBSTACLE = 4.5
"""Radius in units from which no label may cover a dot; smaller dots are avoided where there is room."""

LABEL_GAP = 2
"""Units kept free between two labels, and between a label and a large dot."""
LABEL_DISTANCES = (2, 6, 11, 17)
"""Units between a dot's rim and its label, nearest first; beyond the last one it would read as another dot's."""
RIVAL = 0.5
"""Of a dot's number: a name may not stand as near to a dot with so many, since readers give it to the largest near."""
LABELS_TRIED = 4
"""Dots tried for each label wanted: a small dot is not named only because the large ones had no room."""
CHARACTER_WIDTH = 0.62
"""Of the type size. Names of places take 0.47 in Liberation Serif and 0.59 in DejaVu Serif, the widest one common."""
ASCENT = 0.78
DESCENT = 0.24
"""Of the type size: how far capitals and descenders reach from the baseline."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The sheet that dots are drawn on: its size, the land as an SVG path, and the projection that drew it.

    The projection is the equidistant cylindrical one with its standard parallel halfway between north and south
    (J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, 1987, p. 90-91). Indonesia lies
    along the equator, where it distorts shapes by less than 2 per cent, and its upright meridians show what is west
    of what.
    """

    name: str
    credit: str
    width: int
    height: int
    land: str
    west: float
    north: float
    across: float
    """Units for one degree of longitude."""
    down: float
    """Units for one degree of latitude."""

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a position stands on the sheet."""
        return (
            SHEET_EDGE + (longitude - self.west) * self.across,
            SHEET_EDGE + (self.north - latitude) * self.down,
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on a map; the dot's area is in proportion to `number`."""

    place: Place
    number: int
    x: int
    y: int
    r: float


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle that a label takes; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0) -> bool:
        """Tell whether less than `gap` lies between two boxes."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def distance(self, dot: Dot) -> float:
        """Return how far the rim of a dot is from the box; less than 0 where the box covers some of the dot."""
        across = max(self.left - dot.x, 0, dot.x - self.right)
        down = max(self.top - dot.y, 0, dot.y - self.bottom)
        return math.hypot(across, down) - dot.r


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its dot: where its baseline begins, ends or is centred, as `anchor` says in SVG's words."""

    text: str
    x: int
    y: int
    anchor: str
    box: Box


def draw_ground(outline: Outline) -> Ground:
    """Fit an outline to the sheet: the sheet's height follows from the outline's shape."""
    longitudes = [point[0] for ring in outline.rings for point in ring]
    latitudes = [point[1] for ring in outline.rings for point in ring]
    west, north = min(longitudes), max(latitudes)
    across = (SHEET_WIDTH - 2 * SHEET_EDGE) / (max(longitudes) - west)
    standard_parallel = math.radians((north + min(latitudes)) / 2)
    down = across / math.cos(standard_parallel)
    height = math.ceil((north - min(latitudes)) * down) + 2 * SHEET_EDGE
    bare = Ground(outline.name, outline.credit, SHEET_WIDTH, height, "", west, north, across, down)
    rings = [[bare.at(*point) for point in ring[:-1]] for ring in outline.rings]
    return Ground(outline.name, outline.credit, SHEET_WIDTH, height, _land(rings), west, north, across, down)


def draw_dots(
    ground: Ground, numbers: Iterable[tuple[Place, int]], *, of_one: float = DOT_OF_ONE, most: int | None = None
) -> tuple[Dot, ...]:
    """Return a dot for every place that has coordinates and a number, largest first so that none hides another.

    `of_one` is the radius for one act. `most` is the highest number of a series of maps that share one scale.
    """
    placed = sorted(
        ((place, number, position) for place, number in numbers if number > 0 and (position := position_of(place))),
        key=lambda item: (-item[1], item[0].code),
    )
    if not placed:
        return ()
    unit = min(of_one, LARGEST_DOT * of_one / DOT_OF_ONE / math.sqrt(max(placed[0][1], most or 0)))
    dots = []
    for place, number, position in placed:
        x, y = ground.at(*position)
        dots.append(Dot(place, number, round(x), round(y), round(unit * math.sqrt(number), 2)))
    return tuple(dots)


def position_of(place: Place) -> tuple[float, float] | None:
    """Return longitude and latitude, or None: provinces have no position, and of a few places it is not known."""
    if place.longitude is None or place.latitude is None:
        return None
    return (place.longitude, place.latitude)


def draw_labels(ground: Ground, dots: Sequence[Dot], *, wanted: int, size: float) -> tuple[Label, ...]:
    """Name the largest dots, at most `wanted`, in type of `size` units.

    Each label in turn, largest dot first, takes the free position beside its dot where other dots as near weigh least
    (the order of positions follows E. Imhof, Positioning Names on Maps, The American Cartographer 2, 1975). No label
    meets another, a large dot or the sheet's edge, and none is as near to another dot of about the size of its own or
    larger; a dot without such a position is not named.
    """
    large = [dot for dot in dots if dot.r >= OBSTACLE]
    tried = dots[: wanted * LABELS_TRIED]
    bare_names = [dot.place.bare for dot in tried]
    labels: list[Label] = []
    for dot in tried:
        if len(labels) == wanted:
            break
        # Kota Bandung and Kabupaten Bandung: a bare name that two dots share would not say which one is meant.
        text = dot.place.bare if bare_names.count(dot.place.bare) == 1 else dot.place.name
        free: list[tuple[int, Label]] = []
        for label in _positions(dot, text, size):
            if (
                _inside(label.box, ground)
                and not any(label.box.meets(other.box, LABEL_GAP) for other in labels)
                and all(label.box.distance(other) >= LABEL_GAP for other in large)
            ):
                rivals = _rivals(label, dot, dots)
                if max(rivals, default=0) < RIVAL * dot.number:
                    free.append((sum(rivals), label))
        if free:
            labels.append(min(free, key=lambda item: item[0])[1])
    return tuple(labels)


def _rivals(label: Label, dot: Dot, dots: Iterable[Dot]) -> list[int]:
    """Return the numbers of the other dots that a label is as near to as to its own."""
    box, near = label.box, label.box.distance(dot)
    # Most dots lie too far off in one direction alone, which is told ten times as fast as how far they are.
    left, right, top, bottom = box.left - near, box.right + near, box.top - near, box.bottom + near
    return [
        other.number
        for other in dots
        if left - other.r <= other.x <= right + other.r
        and top - other.r <= other.y <= bottom + other.r
        and other is not dot
        and box.distance(other) <= near
    ]


def dots_path(dots: Iterable[Dot]) -> tuple[tuple[float, str], ...]:
    """Return dots as (width of stroke, path), widest first: a stroke without length has round ends, which make a dot.

    That takes a third of the characters of circles, where a page has many small maps.
    """
    by_radius: dict[float, list[Dot]] = {}
    for dot in dots:
        by_radius.setdefault(dot.r, []).append(dot)
    return tuple(
        (round(2 * radius, 2), "".join(f"M{dot.x} {dot.y}h0" for dot in sorted(group, key=lambda dot: (dot.x, dot.y))))
        for radius, group in sorted(by_radius.items(), reverse=True)
    )


def _positions(dot: Dot, text: str, size: float) -> Iterator[Label]:
    """Yield the positions of a label beside its dot: nearest first, and of these right, left, above, below, corners."""
    width = len(text) * CHARACTER_WIDTH * size
    for distance in LABEL_DISTANCES:
        # x and y: which way the label lies from the dot.
        for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            reach = dot.r + distance
            if across and down:
                reach *= math.sqrt(0.5)
            x = round(dot.x + across * reach)
            left = x - width * (1 - across) / 2
            above, below = ASCENT * size, DESCENT * size
            # Beside a dot the small letters are centred on it; above and below the whole line is clear of it.
            middle = dot.y + (above - below) / 2
            y = round((middle, dot.y + reach + above, dot.y - reach - below)[down])
            box = Box(left, y - above, left + width, y + below)
            yield Label(text, x, y, ("middle", "start", "end")[across], box)


def _inside(box: Box, ground: Ground) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= ground.width and box.bottom <= ground.height


Spot = tuple[float, float]


def _land(rings: Sequence[Sequence[Spot]]) -> str:
    """Return the rings as an SVG path in whole units, as fine as `LAND_LIMIT` allows."""
    weighed = [_weighed(ring) for ring in rings]
    stray = FINEST
    while len(path := _path(weighed, stray)) > LAND_LIMIT:
        stray *= COARSER
    return path


def _path(rings: Iterable[Sequence[tuple[Spot, float]]], stray: float) -> str:
    """Return the rings without those points that weigh no more than `stray`."""
    drawn = [_whole([point for point, weight in ring if weight > stray]) for ring in rings]
    kept = [ring for ring in drawn if _area(ring) >= SMALLEST_ISLAND * stray**2]
    return "".join(map(_ring_path, sorted(kept, key=lambda ring: (-_area(ring), ring))))


def _ring_path(ring: Sequence[tuple[int, int]]) -> str:
    steps = [step for before, after in pairwise(ring) for step in (after[0] - before[0], after[1] - before[1])]
    # A minus sign parts two numbers as well as a space does.
    line = "".join(f"{'' if step < 0 else ' '}{step}" for step in steps).lstrip()
    return f"M{ring[0][0]} {ring[0][1]}l{line}z"


def _whole(ring: Sequence[Spot]) -> list[tuple[int, int]]:
    """Round to whole units, without the repetitions that rounding makes."""
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x), round(y))
        if not points or points[-1] != point:
            points.append(point)
    while len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def _area(ring: Sequence[Spot]) -> float:
    """Return the area that a ring encloses (the shoelace formula); 0 where it has collapsed to a line."""
    turns = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, *ring[:1])))
    return abs(turns) / 2


def _weighed(ring: Sequence[Spot]) -> list[tuple[Spot, float]]:
    """Return a ring with what each point weighs, cut open at its first point and the one farthest from that."""
    middle = max(range(len(ring)), key=lambda number: (math.dist(ring[0], ring[number]), -number))
    return [*_weighed_line(ring[: middle + 1])[:-1], *_weighed_line((*ring[middle:], ring[0]))[:-1]]


def _weighed_line(line: Sequence[Spot]) -> list[tuple[Spot, float]]:
    """Return a line with how far it may stray before each point is left out; 0 where that is less than `FINEST`.

    D. H. Douglas and T. K. Peucker, Algorithms for the reduction of the number of points required to represent a
    digitized line or its caricature, Cartographica 10, 1973; with a stack, since a coast may be deep. A point is kept
    as long as all are from which it was found.
    """
    weights = [0.0] * len(line)
    weights[0] = weights[-1] = math.inf
    spans = [(0, len(line) - 1, math.inf)]
    while spans:
        first, last, limit = spans.pop()
        far, farthest = FINEST, None
        for number in range(first + 1, last):
            distance = _distance(line[number], line[first], line[last])
            if distance > far:
                far, farthest = distance, number
        if farthest is not None:
            weights[farthest] = weight = min(limit, far)
            spans += [(first, farthest, weight), (farthest, last, weight)]
    return list(zip(line, weights, strict=True))


def _distance(point: Spot, start: Spot, end: Spot) -> float:
    """Return the distance of a point from the line through two others, or from their one place."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if length == 0:
        return math.dist(point, start)
    return abs(across * (start[1] - point[1]) - down * (start[0] - point[0])) / length

"""Maps: the land stays small, areas are in proportion, labels are free of each other, and all of it is repeatable."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almanac import maps
from almanac.model import Place, PlaceType
from almanac.outline import Outline
from almanac.outline_reader import read_outline
from tests.unit.map_almanac import BY_SLUG, SQUARE

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def ground():
    outline, _ = read_outline(CONTENT)
    assert outline is not None
    return maps.draw_ground(outline)


def make_place(number: int, longitude: float, latitude: float, name: str) -> Place:
    code = f"{11 + number // 90}.{number % 90 + 10}"
    return Place(code, PlaceType.CITY, f"Kota {name}", name, f"kota-{number}", "11", "X", None, latitude, longitude)


NUMBERED_PLACES = st.lists(
    st.tuples(
        st.floats(95, 141),
        st.floats(-11, 6),
        st.text("abcdefghij ", min_size=1, max_size=24),
        st.integers(1, 60),
    ),
    max_size=60,
).map(lambda rows: [(make_place(i, x, y, name), n) for i, (x, y, name, n) in enumerate(rows)])


def test_sheet_fits_the_outline(ground):
    """Indonesia fills a sheet about 996 by 380: the outline's extremes lie at the edge that is kept free."""
    assert (ground.width, ground.height) == (996, 381)
    assert ground.at(ground.west, ground.north) == (maps.SHEET_EDGE, maps.SHEET_EDGE)


def test_land_is_small_whole_and_closed(ground):
    """The land's path keeps its limit, has whole numbers only and stays on the sheet, with every large island."""
    assert len(ground.land) <= maps.LAND_LIMIT
    assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", ground.land)
    assert ground.land.count("M") > 80
    for ring in re.findall(r"M(\d+) (\d+)l([-\d ]+)z", ground.land):
        x, y = int(ring[0]), int(ring[1])
        steps = [int(step) for step in re.findall(r"-?\d+", ring[2])]
        assert len(steps) % 2 == 0
        for across, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + across, y + down
            assert 0 <= x <= ground.width
            assert 0 <= y <= ground.height


def test_land_of_a_rectangle_is_its_four_corners():
    """Points on a straight coast are left out, corners are not."""
    bent = Outline("X", "X", "X", (((0, 0), (5, 0), (10, 0), (10, 10), (0, 10), (0, 0)),))
    drawn = maps.draw_ground(bent)
    assert drawn.land.count(" ") + drawn.land.count("-") <= 8
    assert drawn.land.startswith("M")


def test_degree_of_latitude_and_longitude_are_alike_at_the_middle():
    """At the standard parallel a degree north is as much longer than a degree east as on the globe."""
    far_north = Outline("X", "X", "X", (((0, 50), (10, 50), (10, 70), (0, 70), (0, 50)),))
    drawn = maps.draw_ground(far_north)
    assert math.isclose(drawn.across / drawn.down, math.cos(math.radians(60)))


def test_dots_on_land_lie_where_their_places_are(ground):
    """Semarang lies on Java's north coast, east of Bandung and north of it by less than its width."""
    (semarang, bandung) = maps.draw_dots(ground, [(BY_SLUG["kota-semarang"], 2), (BY_SLUG["kota-bandung"], 1)])
    assert semarang.x - bandung.x == pytest.approx((110.42 - 107.61) * ground.across, abs=1)
    assert 0 <= semarang.y - bandung.y <= 3


def test_places_without_a_position_are_not_drawn(ground):
    """A province and a regency whose coordinates are unknown get no dot, nor does a place with the number 0."""
    numbers = [(BY_SLUG[slug], 3) for slug in ("provinsi-jawa-tengah", "kabupaten-wakatobi")]
    assert maps.draw_dots(ground, [*numbers, (BY_SLUG["kota-semarang"], 0)]) == ()


@given(NUMBERED_PLACES)
def test_areas_are_in_proportion_to_numbers(places):
    """Twice the number is twice the area, up to the rounding of the radius, and no dot is larger than the largest."""
    dots = maps.draw_dots(maps.draw_ground(SQUARE), places)
    for dot in dots:
        assert dot.r <= maps.LARGEST_DOT + 0.01
        assert dot.r / math.sqrt(dot.number) == pytest.approx(dots[0].r / math.sqrt(dots[0].number), abs=0.01)


@given(NUMBERED_PLACES)
def test_smaller_dots_are_drawn_after_larger_ones(places):
    """No dot is hidden under a larger one."""
    radii = [dot.r for dot in maps.draw_dots(maps.draw_ground(SQUARE), places)]
    assert radii == sorted(radii, reverse=True)


def test_maps_of_one_series_share_a_scale(ground):
    """A dot for 4 is as large on the map of a poor year as on that of a rich one."""
    place = BY_SLUG["kota-semarang"]
    (alone,) = maps.draw_dots(ground, [(place, 4)], most=400)
    beside = maps.draw_dots(ground, [(BY_SLUG["kota-bandung"], 400), (place, 4)], most=400)
    assert alone.r == beside[1].r


@settings(max_examples=60)
@given(NUMBERED_PLACES, st.sampled_from([(12, 14.0), (20, 14.0), (5, 38.0)]))
def test_labels_are_free_of_each_other_of_large_dots_and_of_the_edge(places, type_of_labels):
    """However places crowd, no label meets another label, a large dot, its own dot or the sheet's edge."""
    wanted, size = type_of_labels
    ground = maps.draw_ground(SQUARE)
    dots = maps.draw_dots(ground, places)
    labels = maps.draw_labels(ground, dots, wanted=wanted, size=size)
    assert len(labels) <= wanted
    for one, other in combinations(labels, 2):
        assert not one.box.meets(other.box)
    for label in labels:
        assert label.box.left >= 0
        assert label.box.top >= 0
        assert label.box.right <= ground.width
        assert label.box.bottom <= ground.height
        assert all(label.box.distance(dot) > 0 for dot in dots if dot.r >= maps.OBSTACLE)


@settings(max_examples=30)
@given(NUMBERED_PLACES, st.randoms(use_true_random=False))
def test_a_map_does_not_depend_on_the_order_of_its_places(places, random):
    """The same places in any order give the same dots and labels."""
    ground = maps.draw_ground(SQUARE)
    shuffled = random.sample(places, len(places))
    dots = maps.draw_dots(ground, places)
    assert dots == maps.draw_dots(ground, shuffled)
    assert maps.draw_labels(ground, dots, wanted=8, size=14) == maps.draw_labels(
        ground, maps.draw_dots(ground, shuffled), wanted=8, size=14
    )


def test_the_largest_dot_is_named(ground):
    """With room on all sides the largest dots get their names, largest first."""
    places = [make_place(1, 100, 0, "Kecil"), make_place(2, 120, -5, "Besar"), make_place(3, 135, 2, "Sedang")]
    dots = maps.draw_dots(ground, zip(places, (1, 9, 4), strict=True))
    assert [label.text for label in maps.draw_labels(ground, dots, wanted=2, size=14)] == ["Besar", "Sedang"]


def test_names_that_two_dots_share_are_given_in_full(ground):
    """Kota Bandung and Kabupaten Bandung are not both called Bandung."""
    dots = maps.draw_dots(ground, [(BY_SLUG["kota-bandung"], 5), (BY_SLUG["kabupaten-bandung"], 4)])
    assert {label.text for label in maps.draw_labels(ground, dots, wanted=2, size=14)} == {
        "Kota Bandung",
        "Kabupaten Bandung",
    }


def test_a_label_is_nearest_to_its_own_dot(ground):
    """Between two large dots a name stands where it cannot be read as the other's."""
    places = [make_place(1, 115, 0, "Satu"), make_place(2, 116.2, 0, "Dua"), make_place(3, 117.4, 0, "Tiga")]
    dots = maps.draw_dots(ground, zip(places, (9, 9, 9), strict=True))
    labels = maps.draw_labels(ground, dots, wanted=3, size=30)
    assert labels
    for label in labels:
        nearest = min(dots, key=label.box.distance)
        assert nearest.place.bare == label.text


def test_labels_avoid_small_dots_where_they_can(ground):
    """A small dot to the right of a large one sends the label elsewhere."""
    large, small = make_place(1, 115, 0, "Besar"), make_place(2, 116.6, 0, "Kecil")
    dots = maps.draw_dots(ground, [(large, 9), (small, 1)])
    (label,) = maps.draw_labels(ground, dots, wanted=1, size=14)
    assert label.text == "Besar"
    assert label.box.distance(dots[1]) >= 0


def test_dots_of_one_size_share_a_path(ground):
    """Small maps draw equal dots as one path, the widest path first."""
    places = [make_place(1, 100, 0, "A"), make_place(2, 120, -5, "B"), make_place(3, 135, 2, "C")]
    paths = maps.dots_path(maps.draw_dots(ground, zip(places, (1, 4, 1), strict=True)))
    assert [(width, path.count("h0")) for width, path in paths] == [
        (round(4 * maps.DOT_OF_ONE, 2), 1),
        (round(2 * maps.DOT_OF_ONE, 2), 2),
    ]

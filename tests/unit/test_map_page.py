"""The page of maps: what is drawn, what is said in words, and what counts."""

from __future__ import annotations

import pytest

from almanac import maps
from almanac.language import Language
from almanac.model import Kind, Status
from almanac.outline import Outline
from almanac.views.map_page import count, home_map, map_page
from tests.unit.map_almanac import SQUARE, make_almanac, make_entry

T = Language()


@pytest.fixture
def ground():
    return maps.draw_ground(SQUARE)


def view_of(ground, *entries):
    almanac = make_almanac(*entries)
    return map_page(count(almanac), almanac.places, ground, T).view


def test_only_what_counts_for_a_place_is_counted():
    """Announced and disputed acts, personal honours and activities add nothing to a place's number."""
    numbers = count(
        make_almanac(
            make_entry("a", edition=2018),
            make_entry("b", edition=2018, status=Status.CONFIRMED),
            make_entry("c", edition=2018, status=Status.ANNOUNCED),
            make_entry("d", edition=2018, status=Status.DISPUTED),
            make_entry("e", edition=2018, personal=True),
            make_entry("f", kind=Kind.ACTIVITY, conferred="2018-05-01"),
        )
    )
    assert numbers.total == {"kota-semarang": 2}
    assert numbers.by_year == {2018: {"kota-semarang": 2}}
    assert numbers.by_kind[Kind.ACTIVITY] == {"kota-semarang": 1}


def test_a_place_named_twice_in_an_act_counts_once():
    """Two results of one place in one act are one recognition, as on the place's own page."""
    entry = make_entry("a", ("kota-bandung", "kota-bandung"), edition=2018)
    assert count(make_almanac(entry)).total == {"kota-bandung": 1}


def test_every_dot_leads_to_its_place(ground):
    """A dot is a link that says place and number, on the large map and on that of the home page alike."""
    entries = (make_entry("a", ("kota-semarang", "kota-bandung"), edition=2018), make_entry("b", edition=2019))
    dots = view_of(ground, *entries).map.dots
    assert [(dot.href, dot.name) for dot in dots] == [
        ("kota/semarang/", "Kota Semarang: 2 pengakuan"),
        ("kota/bandung/", "Kota Bandung: 1 pengakuan"),
    ]
    almanac = make_almanac(*entries)
    home = home_map(count(almanac), almanac.places, ground, T)
    assert home.dots == dots


def test_a_map_is_as_large_as_its_ground(ground):
    """The sheet follows the outline of a fork's own area, whatever its proportions."""
    tall = maps.draw_ground(Outline("Tinggi", "Pengukur", "made up", (((110, -9), (112, -9), (112, -4), (110, -4)),)))
    for drawn in (ground, tall):
        shown = view_of(drawn, make_entry("a")).map
        assert (shown.width, shown.height) == (drawn.width, drawn.height)
    assert tall.height > tall.width


def test_the_map_is_named_for_who_cannot_see_it(ground):
    """The image's text names the area and the largest dots."""
    entries = [make_entry(f"a{year}", edition=year) for year in (2016, 2017)]
    title = view_of(ground, *entries, make_entry("b", ("kota-bandung",), edition=2018)).map.title
    assert title == (
        "Peta Persegi dengan satu titik bagi setiap kota dan kabupaten yang tercatat;"
        " titik terbesar: Kota Semarang dan Kota Bandung"
    )


def test_what_is_not_drawn_is_said(ground):
    """The caption says that provinces are not drawn and names a regency whose coordinates are unknown."""
    entry = make_entry("a", ("provinsi-jawa-tengah", "kabupaten-wakatobi", "kota-semarang"), edition=2018)
    view = view_of(ground, entry)
    assert "Provinsi tidak digambar." in view.caption
    assert "Tidak tergambar karena koordinatnya belum ada: Kabupaten Wakatobi." in view.caption
    assert [dot.href for dot in view.map.dots] == ["kota/semarang/"]


def test_the_list_says_the_whole_map_in_words(ground):
    """Every recorded place stands under its province, the province first, then by number, with its kinds."""
    view = view_of(
        ground,
        make_entry("a", ("provinsi-jawa-tengah", "kota-semarang", "kota-bandung"), edition=2018),
        make_entry("b", ("kota-semarang", "kabupaten-bandung"), kind=Kind.RANKING, edition=2019),
        make_entry("c", ("kabupaten-bandung",), edition=2019),
        make_entry("d", ("kabupaten-wakatobi",), kind=Kind.ACTIVITY, conferred="2019-01-01"),
    )
    assert [
        (group.name, [(line.name, line.number, line.kinds) for line in group.lines]) for group in view.provinces
    ] == [
        (
            "Jawa Barat",
            [
                ("Kabupaten Bandung", "2", "1\N{NO-BREAK SPACE}penghargaan, 1\N{NO-BREAK SPACE}peringkat"),
                ("Kota Bandung", "1", "penghargaan"),
            ],
        ),
        (
            "Jawa Tengah",
            [
                ("Provinsi Jawa Tengah", "1", "penghargaan"),
                ("Kota Semarang", "2", "1\N{NO-BREAK SPACE}penghargaan, 1\N{NO-BREAK SPACE}peringkat"),
            ],
        ),
        ("Sulawesi Tenggara", [("Kabupaten Wakatobi", "0", "1\N{NO-BREAK SPACE}kegiatan")]),
    ]


def test_activities_have_a_small_map_of_their_own(ground):
    """The five kinds are drawn apart; activities are marked as not counted and are on no other map."""
    view = view_of(
        ground,
        make_entry("a", edition=2018),
        make_entry("b", ("kota-bandung",), kind=Kind.ACTIVITY, conferred="2018-01-01"),
    )
    assert [(item.heading, item.counted) for item in view.kinds] == [
        ("Penghargaan", True),
        ("Peringkat", True),
        ("Sertifikat", True),
        ("Keanggotaan", True),
        ("Kegiatan", False),
    ]
    assert view.kinds[4].note == "1 kegiatan (tidak dihitung) di 1 kota atau kabupaten"
    assert [path.count("h0") for _, path in view.years[0].dots] == [1]


def test_each_index_year_has_a_map_and_what_has_none_comes_last(ground):
    """Years run from the oldest; undated acts are on a map of their own, never in a guessed year."""
    view = view_of(
        ground, make_entry("a"), make_entry("b", edition=2019), make_entry("c", conferred="2017-02-01", edition=2016)
    )
    assert [(item.heading, item.href) for item in view.years] == [
        ("2016", "tahun/2016/"),
        ("2019", "tahun/2019/"),
        ("Tanpa tahun", "tahun/tanpa-tahun/"),
    ]


def test_a_small_map_is_said_in_words(ground):
    """The caption tells acts, places and who has most, where that says something."""
    view = view_of(
        ground,
        make_entry("a", ("kota-semarang", "kota-bandung"), edition=2018),
        make_entry("b", ("kota-semarang",), edition=2018),
        make_entry("c", ("kota-semarang",), edition=2019),
    )
    assert [item.note for item in view.years] == [
        "2 pengakuan di 2 kota dan kabupaten; terbanyak Kota Semarang (2)",
        "1 pengakuan di 1 kota atau kabupaten",
    ]


def test_a_year_of_provinces_says_why_its_map_is_empty(ground):
    """Where only a province was honoured, the caption says so beside a map without dots."""
    (item,) = view_of(ground, make_entry("a", ("provinsi-jawa-tengah",), edition=2018)).years
    assert (item.note, item.dots) == ("1 pengakuan di 1 provinsi", ())


def test_an_almanac_without_records_has_a_map_without_dots(ground):
    """A new almanac gets a page that can be shown."""
    view = view_of(ground)
    assert (view.map.dots, view.map.labels, view.years, view.provinces) == ((), (), (), ())
    assert len(view.kinds) == 5


def test_the_page_does_not_depend_on_the_order_of_entries(ground):
    """The same entries in another order give the same page."""
    entries = [make_entry(f"a{year}", ("kota-semarang", "kota-bandung"), edition=year) for year in range(2010, 2020)]
    assert view_of(ground, *entries) == view_of(ground, *reversed(entries))

"""The lists of places, years, issuers, awards, themes and entries, in every order they are offered in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from almanac.language import Language
from almanac.model import Issuer, IssuerRole, IssuerType, Party, PlaceType, Status
from almanac.views.list_pages import ListView, entries_pages, list_pages, newest
from almanac.views.page import MOST_LISTED, PER_PAGE
from almanac.views.parts import MOST_IN_FULL, record
from tests.unit.almanac_factory import (
    CENTRAL_JAVA,
    KLHK,
    SEMARANG,
    TEGAL,
    WWF,
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
)
from tests.unit.any_almanac import almanacs, few

T = Language()


def pages_of(almanac, address):
    """Return the pages of one list in one order."""
    return [page for page in list_pages(almanac, T) if page.address.split("hal/")[0] == address]


def view_of(almanac, address):
    (page,) = pages_of(almanac, address)
    return page.view


def rows_of(almanac, address):
    return [(row.text, row.number) for section in view_of(almanac, address).sections for row in section.rows]


def sections_of(almanac, address):
    return [
        (section.heading, section.href, [(row.text, row.href) for row in section.rows])
        for section in view_of(almanac, address).sections
    ]


ORDERS = {
    "daerah/": ("", "abjad/", "provinsi/"),
    "tahun/": ("", "terbanyak/"),
    "pemberi/": ("", "abjad/", "jenis/"),
    "penghargaan/": ("", "abjad/"),
    "tema/": ("", "terbanyak/"),
}


@pytest.mark.parametrize("address", ORDERS)
def test_every_order_is_a_page_that_leads_to_the_others(address):
    """Lists are sorted without JavaScript: each order has an address, and says which it is."""
    expected = [address + word for word in ORDERS[address]]
    for here in expected:
        orders = view_of(make_almanac(make_entry()), here).orders
        assert [order.href for order in orders] == expected
        assert [order.href for order in orders if order.current] == [here]


@pytest.mark.parametrize("address", ORDERS)
def test_search_engines_keep_one_order_of_a_list(address):
    """Other orders hold the same rows, so that only the first is for search engines."""
    indexed = [page.address for page in list_pages(make_almanac(make_entry()), T) if page.indexed]
    assert [word for word in ORDERS[address] if address + word in indexed] == [""]


def test_no_two_lists_or_orders_share_a_title():
    """A reader with two orders of a list in two tabs can tell them apart."""
    titles = [page.title for page in list_pages(make_almanac(make_entry()), T)]
    assert len(set(titles)) == len(titles)


def test_places_by_number():
    """The most recognised place comes first, of equals the first by name; places without a record are not there."""
    almanac = make_almanac(
        make_entry("a"),
        make_entry("b", recipients=(make_recipient(TEGAL),)),
        make_entry("c", recipients=(make_recipient(TEGAL),)),
    )
    assert rows_of(almanac, "daerah/") == [("Kabupaten Tegal", "2"), ("Kota Semarang", "1")]
    equals = make_almanac(make_entry(recipients=(make_recipient(TEGAL), make_recipient(SEMARANG))))
    assert rows_of(equals, "daerah/") == [("Kota Semarang", "1"), ("Kabupaten Tegal", "1")]


def test_places_by_letter():
    """By letter a place stands under the first letter of its name without its type."""
    almanac = make_almanac(make_entry(recipients=tuple(map(make_recipient, (TEGAL, SEMARANG, CENTRAL_JAVA)))))
    assert [(heading, [text for text, _ in rows]) for heading, _, rows in sections_of(almanac, "daerah/abjad/")] == [
        ("J", ["Provinsi Jawa Tengah"]),
        ("S", ["Kota Semarang"]),
        ("T", ["Kabupaten Tegal"]),
    ]


def test_places_without_a_record_are_listed_without_a_link():
    """By province everything stands that the registry knows: what has no record has no page, no number and no link."""
    almanac = make_almanac(make_entry())
    assert sections_of(almanac, "daerah/provinsi/") == [
        (
            "Jawa Tengah",
            None,
            [("Provinsi Jawa Tengah", None), ("Kota Semarang", "kota/semarang/"), ("Kabupaten Tegal", None)],
        )
    ]
    (section,) = view_of(almanac, "daerah/provinsi/").sections
    assert [row.number for row in section.rows] == ["", "1", ""]
    assert view_of(almanac, "daerah/provinsi/").invitation


def test_a_province_with_a_record_is_the_link_of_its_section():
    """The heading of a province leads to its page once it has one."""
    almanac = make_almanac(make_entry(recipients=(make_recipient(CENTRAL_JAVA),)))
    ((heading, href, _),) = sections_of(almanac, "daerah/provinsi/")
    assert (heading, href) == ("Jawa Tengah", "provinsi/jawa-tengah/")


def test_a_province_that_the_registry_does_not_list_is_no_link():
    """A fork for one region may hold its cities without their province, whose name still heads them."""
    almanac = make_almanac(make_entry())
    cities = {slug: place for slug, place in almanac.places.items() if place.type is not PlaceType.PROVINCE}
    ((heading, href, rows),) = sections_of(replace(almanac, places=cities), "daerah/provinsi/")
    assert (heading, href, len(rows)) == ("Jawa Tengah", None, 2)


def test_the_decks_of_issuers_and_awards_count_those_with_something_counted():
    """The registry knows more issuers and awards than entries do; the number is of those that something counts for."""
    almanac = make_almanac(make_entry("a"), make_entry("b", parties=(Party(WWF),), status=Status.ANNOUNCED))
    assert view_of(almanac, "pemberi/").deck.startswith("1 lembaga sudah tercatat memberi pengakuan; ")
    assert view_of(almanac, "penghargaan/").deck.startswith("1 penghargaan, indeks, sertifikat, dan jejaring yang ")


def test_a_partner_is_no_giver_in_the_list_of_issuers():
    """A body that only helped with an act is listed with none, and the deck does not count it."""
    almanac = make_almanac(make_entry(parties=(Party(KLHK), Party(WWF, IssuerRole.PARTNER))))
    view = view_of(almanac, "pemberi/")
    numbers = {row.text: row.number for section in view.sections for row in section.rows}
    assert (numbers[KLHK.name], numbers[WWF.name]) == ("1", "0")
    assert view.deck.startswith("1 lembaga sudah tercatat memberi pengakuan; ")


def test_the_province_of_a_place_stands_beside_it():
    """Two places of one name are told apart by their province; a province needs none."""
    almanac = make_almanac(make_entry(recipients=(make_recipient(), make_recipient(CENTRAL_JAVA))))
    (section,) = view_of(almanac, "daerah/").sections
    assert {row.text: row.note for row in section.rows} == {"Kota Semarang": "Jawa Tengah", "Provinsi Jawa Tengah": ""}


def test_the_deck_says_how_many_places_are_recorded():
    """The number recorded stands against the number there are, and what is missing is not called unrecognised."""
    deck = view_of(make_almanac(make_entry()), "daerah/").deck
    assert deck.startswith("1 daerah sudah tercatat dari 3 kota, kabupaten, dan provinsi")
    assert "bukan berarti tidak pernah dihargai" in deck


def test_years_run_newest_first_with_what_has_none_at_the_end():
    """In both orders "Tanpa tahun" comes last, however many it holds."""
    almanac = make_almanac(
        make_entry("a", edition=2015),
        make_entry("b", edition=2018),
        make_entry("c", edition=2015),
        *(make_entry(f"x{n}") for n in range(5)),
    )
    assert rows_of(almanac, "tahun/") == [("2018", "1"), ("2015", "2"), ("Tanpa tahun", "5")]
    assert rows_of(almanac, "tahun/terbanyak/") == [("2015", "2"), ("2018", "1"), ("Tanpa tahun", "5")]


def test_years_of_equal_number_run_newest_first():
    """Of two years with as many acts the newer leads."""
    almanac = make_almanac(make_entry("a", edition=2015), make_entry("b", edition=2018))
    assert rows_of(almanac, "tahun/terbanyak/") == [("2018", "1"), ("2015", "1")]


def test_a_year_says_what_it_does_not_count():
    """The number of a year is what counts; what does not stands beside it in words."""
    almanac = make_almanac(
        make_entry("a", edition=2018),
        make_entry("b", edition=2018, status=Status.ANNOUNCED),
        make_activity("c", conferred="2018"),
    )
    (section,) = view_of(almanac, "tahun/").sections
    assert [(row.text, row.number, row.note) for row in section.rows] == [("2018", "1", "dan 2 tidak dihitung")]


def test_issuers_by_number_name_and_type():
    """Issuers come in three orders; an issuer that gave nothing recorded is there with 0."""
    almanac = make_almanac(
        make_entry("a"), make_entry("b", parties=(Party(WWF),)), make_entry("c", parties=(Party(WWF),))
    )
    klh, klhk, wwf = "Kementerian Lingkungan Hidup", "Kementerian Lingkungan Hidup dan Kehutanan", "WWF Indonesia"
    assert rows_of(almanac, "pemberi/") == [(wwf, "2"), (klhk, "1"), (klh, "0")]
    assert rows_of(almanac, "pemberi/abjad/") == [(klh, "0"), (klhk, "1"), (wwf, "2")]
    assert [(heading, [text for text, _ in rows]) for heading, _, rows in sections_of(almanac, "pemberi/jenis/")] == [
        ("Pemerintah pusat", [klhk, klh]),
        ("Masyarakat sipil", [wwf]),
    ]


def test_awards_name_who_runs_them():
    """An award stands with its counted acts and the short names of its issuers."""
    almanac = make_almanac(make_entry("a"), make_entry("b", status=Status.REVOKED))
    (section,) = view_of(almanac, "penghargaan/").sections
    assert [(row.text, row.href, row.number, row.note) for row in section.rows] == [
        ("Adipura", "penghargaan/adipura/", "1", "KLH, KLHK"),
        ("We Love Cities", "penghargaan/we-love-cities/", "0", "WWF"),
    ]
    assert rows_of(almanac, "penghargaan/abjad/") == [("Adipura", "1"), ("We Love Cities", "0")]


def test_themes_are_first_by_name_then_by_number():
    """The vocabulary is a short list, so that its names come first; their notes are in Indonesian."""
    almanac = make_almanac(make_entry())
    assert rows_of(almanac, "tema/") == [("Iklim dan energi", "0"), ("Kebersihan dan sampah", "1")]
    assert rows_of(almanac, "tema/terbanyak/") == [("Kebersihan dan sampah", "1"), ("Iklim dan energi", "0")]
    english = next(page.view for page in list_pages(almanac, Language("en")) if page.address == "tema/")
    assert [(row.text, row.note_lang) for section in english.sections for row in section.rows] == [
        ("Cleanliness and waste", "id"),
        ("Climate and energy", "id"),
    ]


# --- Long lists ---


def issuers(number):
    kinds = tuple(IssuerType)
    found = [Issuer(f"i{n:03}", f"Lembaga {n:03}", f"L{n:03}", kinds[n % len(kinds)]) for n in range(number)]
    return replace(make_almanac(), issuers={issuer.id: issuer for issuer in found}, awards={})


@pytest.mark.parametrize("order", ["pemberi/", "pemberi/abjad/", "pemberi/jenis/"])
def test_long_lists_are_divided_in_every_order(order):
    """Of 205 issuers every order has three pages, that hold all of them once and know their neighbours."""
    pages = pages_of(issuers(205), order)
    assert [page.address for page in pages] == [order, f"{order}hal/2/", f"{order}hal/3/"]
    assert [(page.view.pager.previous, page.view.pager.next) for page in pages] == [
        (None, f"{order}hal/2/"),
        (order, f"{order}hal/3/"),
        (f"{order}hal/2/", None),
    ]
    rows = [[row.text for section in page.view.sections for row in section.rows] for page in pages]
    assert list(map(len, rows)) == [PER_PAGE, PER_PAGE, 5]
    assert len({text for part in rows for text in part}) == 205
    assert not any(page.indexed for page in pages[1:])
    assert [page.title for page in pages[1:]] == [f"{pages[0].title}, halaman {n}" for n in (2, 3)]


def test_a_section_is_continued_on_the_next_page_under_its_heading():
    """A section that a page's end cuts has its heading on both pages, and no page has an empty section."""
    pages = pages_of(issuers(205), "pemberi/jenis/")
    headings = [[section.heading for section in page.view.sections] for page in pages]
    assert headings[0][-1] == headings[1][0]
    assert all(section.rows for page in pages for section in page.view.sections)


@pytest.mark.parametrize(("number", "pages"), [(0, 1), (100, 1), (101, 2)])
def test_a_list_has_as_many_pages_as_it_fills(number, pages):
    """A hundred rows fill a page, one more begins the next, and an empty list has one."""
    found = pages_of(issuers(number), "pemberi/")
    assert len(found) == pages
    assert (found[0].view.pager is None) == (pages == 1)


# --- Entries ---


def test_all_entries_are_listed_newest_first():
    """The list of entries holds what does not count too, and its deck tells the two apart."""
    almanac = make_almanac(
        make_entry("a", edition=2015),
        make_entry("b"),
        make_entry("c", edition=2018),
        make_activity("d", conferred="2016"),
    )
    (page,) = entries_pages(almanac, T)
    view = page.view
    assert [(group.label, [r.slug for r in group.records]) for group in view.years] == [
        ("2018", ["c"]),
        ("2016", ["d"]),
        ("2015", ["a"]),
        ("Tanpa tahun", ["b"]),
    ]
    assert view.deck == "3 pengakuan dan 1 catatan yang tidak dihitung, terbaru di atas."


def test_a_list_of_very_many_entries_goes_through_the_newest():
    """Of 1,002 entries the list has ten pages, each of which says that two are left out."""
    almanac = make_almanac(*(make_entry(f"e{n:04}", edition=2018) for n in range(MOST_LISTED + 2)))
    pages = list(entries_pages(almanac, T))
    assert len(pages) == MOST_LISTED // PER_PAGE
    assert {page.view.pager.left_out for page in pages} == {"2"}
    assert pages[-1].view.pager.next is None
    assert pages[0].view.deck.startswith("1.002 pengakuan")


def test_long_lists_of_entries_are_divided():
    """Of 205 entries, a year is continued on the next page."""
    pages = list(entries_pages(make_almanac(*(make_entry(f"e{n:03}", edition=2018) for n in range(205))), T))
    assert [page.address for page in pages] == ["entri/", "entri/hal/2/", "entri/hal/3/"]
    assert [[(g.label, len(g.records)) for g in page.view.years] for page in pages] == [
        [("2018", 100)],
        [("2018", 100)],
        [("2018", 5)],
    ]
    assert (pages[1].view.pager.previous, pages[2].view.pager.next) == ("entri/", None)
    full = [[line.slug for g in page.view.years for line in g.records if not line.brief] for page in pages]
    assert full == [[f"e{n:03}" for n in range(MOST_IN_FULL)], [], []]


def test_newest_additions_leave_out_what_is_shown_already():
    """What a page shows elsewhere makes room for the next."""
    entries = [make_entry(slug, edition=2015) for slug in "abc"]
    almanac = make_almanac(*entries, published={"a": "2026-01-03", "b": "2026-01-02", "c": "2026-01-01"})
    assert [line.slug for line in newest(almanac, 2, but=entries[:1])] == ["b", "c"]


def test_newest_additions_need_a_history():
    """Without a known history nothing was added last; with one the latest comes first, of one day the newest act."""
    entries = [make_entry(slug, edition=year) for slug, year in (("a", 2015), ("b", 2016), ("c", 2017), ("d", 2018))]
    assert newest(make_almanac(*entries), 3) == ()
    published = {"a": "2026-01-02", "b": "2026-01-01", "c": "2026-01-01"}
    almanac = make_almanac(*entries, published=published)
    assert [line.slug for line in newest(almanac, 9)] == ["a", "c", "b"]
    assert [record(line, T).title for line in newest(almanac, 1)] == ["Adipura 2015"]


# --- What holds of every almanac ---


def numbers(view):
    return [int(row.number.replace(".", "")) for section in view.sections for row in section.rows if row.number]


@few
@given(almanacs())
def test_numbers_of_the_lists_are_those_that_count(almanac):
    """Years add up to the counted entries, and no place, issuer, award or theme has more acts than there are."""
    counted = sum(entry.counted for entry in almanac.entries)
    assert sum(numbers(view_of(almanac, "tahun/"))) == counted
    assert sum(numbers(view_of(almanac, "penghargaan/"))) == counted
    for address in ("daerah/", "pemberi/", "tema/"):
        assert all(number <= counted for number in numbers(view_of(almanac, address)))


@few
@given(almanacs())
def test_orders_of_a_list_hold_the_same_rows(almanac):
    """An order changes the order alone, and orders by number never rise; only by province unrecorded places join."""
    for address, words in ORDERS.items():
        rows = {word: sorted(rows_of(almanac, address + word)) for word in words if word != "provinsi/"}
        assert all(found == rows[""] for found in rows.values())
    for address in ("daerah/", "pemberi/", "penghargaan/", "tema/terbanyak/"):
        found = numbers(view_of(almanac, address))
        assert found == sorted(found, reverse=True)
    joined = {text for text, _ in rows_of(almanac, "daerah/provinsi/")}
    assert joined == {place.name for place in almanac.places.values()}


@few
@given(almanacs())
def test_a_place_is_a_link_exactly_where_it_has_a_record(almanac):
    """No list leads to a place that has no page."""
    for page in list_pages(almanac, T):
        if page.section == "daerah/" and isinstance(page.view, ListView):
            for section in page.view.sections:
                for row in section.rows:
                    place = next(p for p in almanac.places.values() if p.name == row.text)
                    assert (row.href is not None) == (place.slug in almanac.by_place)
                    assert section.href is None or section.href.startswith("provinsi/")
    assert {place.type for place in almanac.places.values()} >= {PlaceType.CITY, PlaceType.PROVINCE}

"""A year's page: acts by month of conferral, undated ones apart, and what was conferred for other editions."""

from __future__ import annotations

import pytest
from hypothesis import given

from almanac.language import Language
from almanac.model import Kind, Status
from almanac.views.page import PER_PAGE
from tests.unit.almanac_factory import (
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
    subject_pages,
)
from tests.unit.any_almanac import almanacs, few

T = Language()
REFERENCES = "lihat-juga"


def pages_of(year, *entries):
    return list(subject_pages(make_almanac(*entries), year, T))


def view_of(year, *entries):
    (page,) = pages_of(year, *entries)
    return page.view


def groups_of(year, *entries):
    return [
        (group.heading, [(line.day.text, line.record.slug) for line in group.lines])
        for group in view_of(year, *entries).groups
    ]


def own(view):
    return [line.record.slug for group in view.groups if group.anchor != REFERENCES for line in group.lines]


def referred(view):
    return [line.record.slug for group in view.groups if group.anchor == REFERENCES for line in group.lines]


def test_acts_stand_under_the_month_of_their_conferral():
    """Months run through the year, days within them; a month whose day is unknown has no day in the margin."""
    assert groups_of(
        2018,
        make_entry("a", conferred="2018-12-01"),
        make_entry("b", conferred="2018-03-20"),
        make_entry("c", conferred="2018-03-02"),
        make_entry("d", conferred="2018-03"),
    ) == [("Maret", [("", "d"), ("2 Maret", "c"), ("20 Maret", "b")]), ("Desember", [("1 Desember", "a")])]


def test_what_has_no_day_has_a_group_of_its_own():
    """An edition whose handover nobody dates stands last, and the group says what is not known."""
    view = view_of(2018, make_entry("a", edition=2018), make_entry("b", edition=2018, conferred="2018-01-02"))
    assert [(group.heading, group.note) for group in view.groups] == [
        ("Januari", ""),
        ("Tanpa tanggal", "edisi 2018, hari penyerahan tidak diketahui"),
    ]


def test_a_year_without_a_month_is_told_from_no_date():
    """An act of which only the year is known stands under an unknown month, not among the undated."""
    assert groups_of(2018, make_entry("a", conferred="2018")) == [("Bulan tidak diketahui", [("", "a")])]


def test_a_later_handover_names_its_year():
    """An award for 2018 handed over in March 2019 stands on the page of 2018, after that year's months."""
    view = view_of(2018, make_entry("a", edition=2018, conferred="2019-03-01"), make_entry("b", conferred="2018-12-01"))
    assert [(group.heading, group.note, group.anchor) for group in view.groups] == [
        ("Desember", "", "b-2018-12"),
        ("Maret 2019", "edisi 2018", "b-2019-03"),
    ]


def test_other_editions_conferred_this_year_are_cross_referenced():
    """The page of 2019 refers to what was handed over in 2019 for other editions, and lists it nowhere else."""
    late = make_entry("late", edition=2018, conferred="2019-03-01")
    early = make_entry("early", edition=2020, conferred="2019-12-30")
    plain = make_entry("plain", edition=2019, conferred="2019-06-01")
    view = view_of(2019, late, early, plain)
    assert (own(view), referred(view)) == (["plain"], ["late", "early"])
    last = view.groups[-1]
    assert (last.heading, last.note) == ("Lihat juga", "diserahkan atau diumumkan pada 2019 untuk edisi lain")
    assert view.deck == "1 pengakuan tercatat untuk edisi 2019."


@pytest.mark.parametrize("gap", [1, 5, 6, 7, 12])
def test_a_handover_is_cross_referenced_however_late(gap):
    """The checker lets an edition lie far from its handover where a note explains it; the year's page knows it too."""
    late = make_entry("late", edition=2019 - gap, conferred="2019-03-01", date_note="Tertunda.")
    assert referred(view_of(2019, late, make_entry("plain", edition=2019))) == ["late"]


def test_a_cross_reference_says_its_edition():
    """A line that stands under a year that is not its edition names the edition."""
    late = make_entry("late", edition=2018, conferred="2019-03-01")
    (group,) = (g for g in view_of(2019, late, make_entry("p", edition=2019)).groups if g.anchor == REFERENCES)
    assert next((piece.text, piece.href) for piece in group.lines[0].record.when) == ("edisi 2018", "tahun/2018/")


def test_the_deck_counts_only_what_counts():
    """Numbers leave out what does not count and say how much that is; later handovers are told."""
    view = view_of(
        2018,
        make_entry("a", edition=2018, conferred="2019-03-01"),
        make_entry("b", edition=2018),
        make_entry("c", edition=2018, status=Status.ANNOUNCED),
        make_entry("d", edition=2018, recipients=(make_recipient(personal=True),)),
        make_activity("e", conferred="2018-05-06"),
    )
    assert view.deck == (
        "2 pengakuan tercatat untuk edisi 2018. 1 di antaranya baru diserahkan atau diumumkan sesudah tahun itu. "
        "3 catatan lain tidak dihitung."
    )


def test_the_table_compares_kinds_with_the_years_beside():
    """Counted acts by kind stand between those of the years beside; a year without a page is no link."""
    view = view_of(
        2018,
        make_entry("a", edition=2018),
        make_entry("b", edition=2018),
        make_entry("c", edition=2018, kind=Kind.RANKING),
        make_entry("d", edition=2019),
        make_entry("e", edition=2018, status=Status.DISPUTED),
    )
    assert [(link.text, link.href) for link in view.columns] == [
        ("2017", ""),
        ("2018", "tahun/2018/"),
        ("2019", "tahun/2019/"),
    ]
    assert {row.label: row.numbers for row in view.kinds} == {
        "Penghargaan": ("–", "2", "1"),
        "Peringkat": ("–", "1", "–"),
        "Sertifikat": ("–", "–", "–"),
        "Keanggotaan": ("–", "–", "–"),
    }
    assert view.total.numbers == ("–", "3", "1")


def test_neighbours_are_years_that_have_a_page():
    """Before and after stand the nearest recorded years; the undated page and the ends have none."""
    entries = [make_entry(f"e{year}", edition=year) for year in (2012, 2015, 2019)] + [make_entry("x")]
    middle, first, undated = (view_of(year, *entries) for year in (2015, 2012, None))
    assert (middle.previous.href, middle.next.href) == ("tahun/2012/", "tahun/2019/")
    assert (first.previous, first.next.text) == (None, "2015")
    assert (undated.previous, undated.next) == (None, None)


def test_what_has_no_year_has_a_page():
    """What has neither edition nor year is listed under "Tanpa tahun", with nothing guessed and no table of years."""
    (page,) = pages_of(None, make_entry("a"), make_entry("b", conferred="XXXX-06-22"), make_entry("c", edition=2018))
    assert (page.address, page.title, page.view.heading) == (
        "tahun/tanpa-tahun/",
        "Pengakuan tanpa tahun",
        "Tanpa tahun",
    )
    assert own(page.view) == ["a", "b"]
    assert (page.view.kinds, page.view.columns, page.view.total) == ((), (), None)
    assert page.view.deck == "2 pengakuan tercatat tanpa edisi dan tanpa tahun penyerahan. Kami tidak menebaknya."


def test_what_has_no_year_and_does_not_count_is_told():
    """The deck of the undated page says how many of its lines are in no number, as the deck of a year does."""
    view = view_of(None, make_entry("a"), make_entry("b", status=Status.DISPUTED), make_activity("c"))
    assert own(view) == ["a", "b", "c"]
    assert view.deck == (
        "1 pengakuan tercatat tanpa edisi dan tanpa tahun penyerahan. Kami tidak menebaknya. "
        "2 catatan lain tidak dihitung."
    )


def test_long_years_are_divided_and_references_come_at_the_end():
    """Of 205 acts, a month is continued on the next page, and cross-references stand once, on the last page."""
    entries = [make_entry(f"e{n:03}", conferred=f"2018-{1 + n // 100:02}-{1 + n % 28:02}") for n in range(205)]
    late = make_entry("late", edition=2017, conferred="2018-02-02")
    pages = pages_of(2018, *entries, late)
    assert [page.address for page in pages] == ["tahun/2018/", "tahun/2018/hal/2/", "tahun/2018/hal/3/"]
    assert [(page.view.pager.previous, page.view.pager.next) for page in pages] == [
        (None, "tahun/2018/hal/2/"),
        ("tahun/2018/", "tahun/2018/hal/3/"),
        ("tahun/2018/hal/2/", None),
    ]
    assert [len(own(page.view)) for page in pages] == [PER_PAGE, PER_PAGE, 5]
    assert [referred(page.view) for page in pages] == [[], [], ["late"]]
    assert [bool(page.view.kinds) for page in pages] == [True, False, False]
    assert [page.subject is not None for page in pages] == [True, False, False]
    assert [page.title for page in pages][1] == "Pengakuan edisi 2018, halaman 2"


@few
@given(almanacs())
def test_every_entry_has_one_line_of_its_own_among_all_years(almanac):
    """Each entry is listed once, under its index year, and referred to from its conferral's year if that differs."""
    listed, references = [], []
    for year in almanac.by_year:
        (page,) = subject_pages(almanac, year, T)
        listed += own(page.view)
        references += [(slug, year) for slug in referred(page.view)]
        assert not set(own(page.view)) & set(referred(page.view))
    assert sorted(listed) == sorted(entry.slug for entry in almanac.entries)
    assert sorted(references) == sorted(
        (entry.slug, entry.conferred_year)
        for entry in almanac.entries
        if entry.conferred_year not in {None, entry.year} and entry.conferred_year in almanac.by_year
    )


@few
@given(almanacs())
def test_totals_of_all_years_are_the_counted_entries(almanac):
    """The numbers by year, with those without a year, add up to what the almanac counts."""
    total = 0
    for year, entries in almanac.by_year.items():
        (page,) = subject_pages(almanac, year, T)
        if year is None:
            total += sum(entry.counted for entry in entries)
            continue
        number = page.view.total.numbers[1]
        kinds = [row.numbers[1] for row in page.view.kinds]
        assert sum(int(n) for n in kinds if n != "–") == (0 if number == "–" else int(number))
        total += 0 if number == "–" else int(number)
    assert total == sum(entry.counted for entry in almanac.entries)


@few
@given(almanacs())
def test_anchors_of_a_page_are_unique(almanac):
    """A link to a group of a page leads to one place."""
    for year in almanac.by_year:
        (page,) = subject_pages(almanac, year, T)
        anchors = [group.anchor for group in page.view.groups]
        assert len(set(anchors)) == len(anchors)

"""The calendar: acts on the day of their conferral across the years, and apart what has no certain day."""

from __future__ import annotations

from almanac.language import Language
from almanac.model import Kind
from almanac.views.calendar_page import calendar_pages
from almanac.views.page import MOST_LISTED, PER_PAGE
from almanac.views.parts import MOST_IN_FULL, record
from tests.unit.map_almanac import make_almanac, make_entry

T = Language()


def pages_of(*entries):
    return [page.view for page in calendar_pages(make_almanac(*entries), T)]


def groups_of(*entries):
    """Return the groups of a calendar of one page as plain values."""
    (view,) = pages_of(*entries)
    return [
        (
            group.heading,
            [(day.day.text, day.years, [record.slug for record in day.records]) for day in group.days],
        )
        for group in view.groups
    ]


def test_months_run_from_january_across_the_years():
    """The year does not part the calendar: days come in order, and the years within a day."""
    assert groups_of(
        make_entry("d", conferred="2011-12-31"),
        make_entry("a", conferred="2019-01-07"),
        make_entry("b", conferred="2015-01-07"),
        make_entry("c", conferred="2024-01-03"),
    ) == [
        ("Januari", [("3 Januari", "2024", ["c"]), ("7 Januari", "2015, 2019", ["b", "a"])]),
        ("Desember", [("31 Desember", "2011", ["d"])]),
    ]


def test_a_day_without_a_year_stands_in_its_month_marked_so():
    """XXXX-06-22 is listed under 22 June, behind the acts whose year is known."""
    assert groups_of(make_entry("a", conferred="XXXX-06-22"), make_entry("b", conferred="2018-06-22")) == [
        ("Juni", [("22 Juni", "2018, tahun tidak diketahui", ["b", "a"])])
    ]


def test_what_has_no_certain_day_stands_apart():
    """Uncertain and approximate days, months, years and open intervals are on no day of the calendar."""
    assert groups_of(
        make_entry("a", conferred="2025?"),
        make_entry("b", conferred="2017-07-22~"),
        make_entry("c", conferred="2018-09"),
        make_entry("d", conferred="2018-09-01?/2018-09-03"),
        make_entry("e", conferred="../2016-02-02"),
        make_entry("f", conferred="2018-03-01"),
        make_entry("g", conferred="XXXX-06"),
    ) == [
        ("Maret", [("1 Maret", "2018", ["f"])]),
        (
            "Hari tidak pasti",
            [
                ("Juni, tahun tidak diketahui", "", ["g"]),
                ("sekitar 22 Juli 2017", "", ["b"]),
                ("mungkin 1 September 2018 sampai 3 September 2018", "", ["d"]),
                ("September 2018", "", ["c"]),
                ("mungkin 2025", "", ["a"]),
                ("sampai 2 Februari 2016", "", ["e"]),
            ],
        ),
    ]


def test_an_interval_stands_at_its_start():
    """A handover of three days is listed once, on the first."""
    assert groups_of(make_entry("a", conferred="2018-05-30/2018-06-01")) == [("Mei", [("30 Mei", "2018", ["a"])])]


def test_an_activity_is_listed_and_marked():
    """An activity is on the calendar, with the word that it does not count."""
    (view,) = pages_of(make_entry("a", kind=Kind.ACTIVITY, conferred="2016-03-08"))
    (line,) = view.groups[0].days[0].records
    shown = record(line, T)
    assert (shown.seal.kind, shown.status) == ("activity", "kegiatan, tidak dihitung")


def test_days_carry_a_yearless_date_for_machines():
    """22 June of several years is HTML's `06-22`."""
    (view,) = pages_of(make_entry("a", conferred="2018-06-22"), make_entry("b", conferred="2019-06-22"))
    assert view.groups[0].days[0].day.datetime == "06-22"


def test_acts_without_a_date_are_numbered_not_hidden():
    """What is not on the calendar is said below it."""
    (view,) = pages_of(make_entry("a", edition=2018), make_entry("b", conferred="2018-06-22"))
    assert view.undated == "1 catatan lain tidak menyebut tanggal penyerahan, sehingga tidak ada di kalender ini."
    assert pages_of(make_entry("b", conferred="2018-06-22"))[0].undated == ""


def test_every_month_is_found_from_every_page():
    """A long calendar is cut into pages; each names all months, with the page and place where each begins."""
    entries = [make_entry(f"a{n:03}", conferred="2018-01-15") for n in range(PER_PAGE)]
    entries += [make_entry("b", conferred="2018-02-01"), make_entry("c", conferred="2018")]
    first, second = pages_of(*entries)
    assert first.months == second.months
    assert [(month.text, month.href, month.note) for month in first.months if month.href] == [
        ("Januari", "kalender/#bulan-01", str(PER_PAGE)),
        ("Februari", "kalender/hal/2/#bulan-02", "1"),
        ("Hari tidak pasti", "kalender/hal/2/#tidak-pasti", "1"),
    ]
    assert len(first.months) == 13
    for view in (first, second):
        assert view.pager is not None
    assert [group.anchor for group in second.groups] == ["bulan-02", "tidak-pasti"]


def test_the_first_acts_of_the_calendar_are_told_in_full():
    """The first lines of the first page say all there is; later ones, also of a day begun in full, are brief."""
    entries = [make_entry(f"a{n:03}", conferred="2018-01-15" if n < 50 else "2018-02-01") for n in range(PER_PAGE + 1)]
    first, second = (
        [line for group in view.groups for day in group.days for line in day.records] for view in pages_of(*entries)
    )
    assert [line.brief for line in first] == [False] * MOST_IN_FULL + [True] * (PER_PAGE - MOST_IN_FULL)
    assert [line.brief for line in second] == [True]


def test_of_very_many_acts_a_day_lists_the_latest():
    """Beyond a thousand acts a day tells its three latest and how many are older; a month counts them all."""
    crowd = [make_entry(f"a{n:04}", conferred=f"{1990 + n % 30}-01-15") for n in range(MOST_LISTED)]
    (view,) = pages_of(*crowd, make_entry("b", conferred="2018-03-01"), make_entry("c", conferred="2018-04"))
    january, march, apart = view.groups
    assert [(len(day.records), day.more) for day in january.days] == [(3, "dan 997 catatan yang lebih lama")]
    assert {line.entry.year for day in january.days for line in day.records} == {2019}
    assert [(len(day.records), day.more) for group in (march, apart) for day in group.days] == [(1, ""), (1, "")]
    assert january.note == "1.000 catatan"
    assert [month.note for month in view.months][:3] == ["1.000", "–", "1"]


def test_an_almanac_without_dates_has_a_calendar():
    """A new almanac gets one page with empty months."""
    (view,) = pages_of()
    assert (view.groups, view.pager, {month.href for month in view.months}) == ((), None, {""})


def test_the_calendar_does_not_depend_on_the_order_of_entries():
    """The same entries in another order give the same pages."""
    entries = [make_entry(f"a{n}", conferred=f"20{n:02}-0{n % 9 + 1}-11") for n in range(10, 25)]
    assert pages_of(*entries) == pages_of(*reversed(entries))

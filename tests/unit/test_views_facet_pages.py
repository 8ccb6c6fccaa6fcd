"""The pages of issuers, awards and themes: heads, ladders, tables of editions with their gaps, and indexes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from almanac import downloads, urls
from almanac.language import Language
from almanac.model import Award, Issuer, IssuerRole, IssuerType, Party, Status
from almanac.views.facet_pages import MOST_RESULTS, facet_pages, facet_subjects
from almanac.views.page import MOST_LISTED, PER_PAGE
from almanac.views.parts import record
from tests.unit.almanac_factory import (
    ADIPURA,
    CLEANLINESS,
    CLIMATE,
    KLH,
    KLHK,
    SEMARANG,
    TEGAL,
    WE_LOVE,
    WWF,
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
    subject_pages,
)
from tests.unit.any_almanac import almanacs, few

T = Language()
ANNUAL = replace(ADIPURA, cadence="annual")


def award_view(*entries, award=ADIPURA):
    (page,) = subject_pages(almanac_with(award, *entries), award, T)
    return page.view


def issuer_view(*entries, issuer=KLHK):
    (page,) = subject_pages(make_almanac(*entries), issuer, T)
    return page.view


def test_a_partner_s_page_lists_the_act_and_does_not_count_it():
    """What a body only helped with stands on its page, said to be so, in no total and with no recipients."""
    view = issuer_view(make_entry(parties=(Party(KLHK), Party(WWF, IssuerRole.PARTNER))), issuer=WWF)
    assert view.deck == "Mitra dalam 1 pengakuan."
    assert [len(group.records) for group in view.years] == [1]
    assert view.second == ()


def almanac_with(award, *entries):
    """Return an almanac whose registry has this award in place of the one of the same id."""
    entries = tuple(e._replace(award=award) if e.award and e.award.id == award.id else e for e in entries)
    made = make_almanac(*entries)
    return replace(made, awards={**made.awards, award.id: award})


def text(pieces):
    return "".join(piece.text for piece in pieces)


def terms_of(view):
    return {term.term: text(term.value) for term in view.terms}


def index_of(links):
    return [(link.text, link.href, link.note) for link in links]


def labels(view):
    return [(group.label, len(group.records)) for group in view.years]


# --- Issuers ---


def test_an_issuer_names_what_came_before_and_after():
    """Renamed ministries lead to their predecessors and successors."""
    assert terms_of(issuer_view()) == {
        "jenis lembaga": "pemerintah pusat",
        "nama pendek": "KLHK",
        "nama lain": "KLHK RI",
        "pendahulu": "Kementerian Lingkungan Hidup",
        "situs": "klhk.example",
    }
    older = issuer_view(issuer=KLH)
    (successors,) = [term.value for term in older.terms if term.term == "penerus"]
    assert [(piece.text, piece.href) for piece in successors] == [(KLHK.name, "pemberi/klhk/")]


def test_an_issuer_lists_its_awards_and_recipients_by_number():
    """The awards an issuer gave come with their counted acts, those it runs and nobody got here with 0."""
    view = issuer_view(
        make_entry("a", edition=2016),
        make_entry("b", edition=2017, recipients=(make_recipient(), make_recipient(TEGAL))),
        make_entry("c", award=WE_LOVE, status=Status.ANNOUNCED),
        make_entry("d", parties=(Party(WWF),), award=WE_LOVE),
    )
    assert index_of(view.index) == [
        ("Adipura", "penghargaan/adipura/", "2"),
        ("We Love Cities", "penghargaan/we-love-cities/", "0"),
    ]
    assert index_of(view.second) == [
        ("Kota Semarang", "kota/semarang/", "2"),
        ("Kabupaten Tegal", "kabupaten/tegal/", "1"),
    ]
    assert view.deck == "Tercatat 2 pengakuan bagi 2 daerah, edisi 2016 sampai 2017."
    assert index_of(issuer_view(issuer=KLH).index) == [("Adipura", "penghargaan/adipura/", "0")]


def test_lines_of_an_issuer_do_not_repeat_it():
    """On an issuer's page no line says who gave it; on the page of an award or a theme every line does."""
    entry = make_entry(edition=2016)
    by_issuer = issuer_view(entry).years[0].records[0]
    by_award = award_view(entry).years[0].records[0]
    by_theme = next(iter(subject_pages(make_almanac(entry), CLEANLINESS, T))).view.years[0].records[0]
    assert [text(record(line, T).by) for line in (by_issuer, by_award, by_theme)] == [
        "Kota Semarang",
        "Kota Semarang, dari KLHK",
        "Kota Semarang, dari KLHK",
    ]


def test_lines_of_every_facet_have_the_entrys_own_title():
    """An award's name at the head of every line would say the same each time; the entry's title says the tier, too."""
    entry = make_entry(edition=2016)
    pages = (
        *subject_pages(make_almanac(entry), KLHK, T),
        *subject_pages(make_almanac(entry), ADIPURA, T),
        *subject_pages(make_almanac(entry), CLEANLINESS, T),
    )
    lines = [record(page.view.years[0].records[0], T) for page in pages]
    assert [(line.title, line.tier) for line in lines] == [("Semarang menerima Adipura", "")] * 3


# --- What counts ---


def test_uncounted_acts_are_listed_hollow_and_in_no_number():
    """Announced and personal acts have their line with a hollow seal, and add to no deck, rung or index."""
    view = award_view(
        make_entry("a", edition=2016),
        make_entry("b", edition=2016, status=Status.ANNOUNCED),
        make_entry("c", edition=2016, recipients=(make_recipient(TEGAL, tier="Adipura", personal=True),)),
    )
    (group,) = view.years
    assert {line.slug: record(line, T).seal.open for line in group.records} == {"a": False, "b": True, "c": True}
    assert view.deck == "Tercatat 1 pengakuan bagi 1 daerah, edisi 2016."
    assert [(rung.name, rung.number) for rung in view.rungs] == [("Adipura", "1"), ("Sertifikat", "0")]
    assert index_of(view.index) == [("Kota Semarang", "kota/semarang/", "1")]


def test_the_deck_tells_nothing_recorded_from_nothing_counted():
    """An award that nobody got here differs from one of which nothing counts."""
    assert award_view().deck == "Belum ada entri yang tercatat."
    assert award_view(make_entry(status=Status.DISPUTED)).deck == "Belum ada pengakuan yang dihitung."


# --- Awards ---


def test_an_award_says_who_runs_it_and_whose_name_it_bears():
    """Issuers are links; a borrowed name has its owner, and nobody known to run it is said so."""
    award = replace(ADIPURA, owner="UN-Habitat", first_year=1986, cadence="annual", scale="0 sampai 100")
    assert terms_of(award_view(award=award)) == {
        "nama lain": "Piala Adipura",
        "penyelenggara": f"{KLH.name}, {KLHK.name}",
        "pemilik nama": "UN-Habitat",
        "edisi pertama": "1986",
        "diadakan": "setiap tahun",
        "nilai": "0 sampai 100",
    }
    orphan = Award("yatim", "Yatim", "")
    assert terms_of(award_view(award=orphan)) == {"penyelenggara": "tidak diketahui"}


def test_the_ladder_runs_from_the_highest_rung():
    """Rungs have their other names, their conditions and the number of results on them."""
    both = (make_recipient(tier="Adipura"), make_recipient(TEGAL, tier="Adipura"))
    view = award_view(
        make_entry("a", recipients=both), make_entry("b", recipients=(make_recipient(tier="Sertifikat"),))
    )
    assert [(rung.name, rung.aliases, rung.band, rung.number) for rung in view.rungs] == [
        ("Adipura", "Anugerah", "di atas 75", "2"),
        ("Sertifikat", "", "", "1"),
    ]


# --- The table of editions ---


def rows_of(view):
    return [(row.label, [result.place.text for result in row.results]) for row in view.table]


def test_the_table_has_a_row_of_results_for_each_edition():
    """Editions run from the newest; each result leads to its entry, and one that does not count is told apart."""
    view = award_view(
        make_entry("a", edition=2015, recipients=(make_recipient(TEGAL, tier="Sertifikat"),)),
        make_entry("b", edition=2016, recipients=(make_recipient(tier="Adipura"), make_recipient(TEGAL))),
        make_entry("c", edition=2017, recipients=(make_recipient(TEGAL, tier="Adipura"),), status=Status.ANNOUNCED),
        make_entry("d", edition=2017, recipients=(make_recipient(personal=True),)),
    )
    assert [
        (
            row.label,
            row.href,
            [(result.place.text, result.place.href, result.text, result.counted) for result in row.results],
            row.more,
        )
        for row in view.table
    ] == [
        (
            "2017",
            "tahun/2017/",
            [("Kabupaten Tegal", "entri/c/", "Adipura", False), ("Kota Semarang", "entri/d/", "", False)],
            0,
        ),
        (
            "2016",
            "tahun/2016/",
            [("Kabupaten Tegal", "entri/b/", "", True), ("Kota Semarang", "entri/b/", "Adipura", True)],
            0,
        ),
        ("2015", "tahun/2015/", [("Kabupaten Tegal", "entri/a/", "Sertifikat", True)], 0),
    ]


def test_missing_editions_of_an_annual_award_are_told():
    """Between recorded editions a row without results stands for the years not recorded; what has no year is last."""
    entries = [make_entry(f"e{year}", edition=year) for year in (2010, 2011, 2013, 2017)] + [make_entry("x")]
    view = award_view(*entries, award=ANNUAL)
    assert rows_of(view) == [
        ("2017", ["Kota Semarang"]),
        ("2014–2016", []),
        ("2013", ["Kota Semarang"]),
        ("2012", []),
        ("2011", ["Kota Semarang"]),
        ("2010", ["Kota Semarang"]),
        ("Tanpa tahun", ["Kota Semarang"]),
    ]
    assert [row.href for row in view.table if not row.results] == ["", ""]
    assert view.table[-1].href == "tahun/tanpa-tahun/"


def test_the_register_tells_no_missing_editions():
    """Only the table says what is not recorded; the lines by year are of years that have some."""
    entries = [make_entry(f"e{year}", edition=year) for year in (2010, 2013)] + [make_entry("x")]
    view = award_view(*entries, award=ANNUAL)
    assert labels(view) == [("2013", 1), ("2010", 1), ("Tanpa tahun", 1)]
    assert [group.href for group in view.years] == ["tahun/2013/", "tahun/2010/", "tahun/tanpa-tahun/"]


@pytest.mark.parametrize("cadence", [None, "biennial", "irregular"])
def test_no_edition_is_missed_of_an_award_that_is_not_annual(cadence):
    """Where editions are not yearly, a year without one says nothing."""
    entries = [make_entry(f"e{year}", edition=year) for year in (2010, 2013)]
    view = award_view(*entries, award=replace(ADIPURA, cadence=cadence))
    assert rows_of(view) == [("2013", ["Kota Semarang"]), ("2010", ["Kota Semarang"])]


def test_a_gap_between_two_pages_is_told():
    """The table is of all editions, so that it tells a gap even where the years around it stand on two pages."""
    newer = [make_entry(f"a{n:03}", edition=2018) for n in range(PER_PAGE)]
    older = [make_entry(f"b{n:03}", edition=2015) for n in range(3)]
    first, second = subject_pages(almanac_with(ANNUAL, *newer, *older), ANNUAL, T)
    assert [labels(page.view) for page in (first, second)] == [[("2018", PER_PAGE)], [("2015", 3)]]
    assert [(row.label, len(row.results), row.more) for row in first.view.table] == [
        ("2018", MOST_RESULTS, PER_PAGE - MOST_RESULTS),
        ("2016–2017", 0, 0),
        ("2015", 3, 0),
    ]


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (make_entry("a", edition=2015), make_entry("b", edition=2015, recipients=(make_recipient(TEGAL),))),
        (make_entry("a"), make_entry("b")),
    ],
    ids=["nothing", "one edition", "undated"],
)
def test_there_is_no_table_of_one_edition(entries):
    """One edition is a list, and so is what has none."""
    assert award_view(*entries).table == ()


def test_a_crowded_edition_names_its_first_recipients_and_says_how_many_it_leaves_out():
    """An edition names so many recipients by name, whatever their entries' order; those left out are counted."""
    crowd = [
        replace(TEGAL, code=f"33.{n}", slug=f"kabupaten-k{n:02}", name=f"Kabupaten K{n:02}", bare=f"K{n:02}")
        for n in range(MOST_RESULTS + 7)
    ]
    recipients = tuple(map(make_recipient, reversed(crowd)))
    entries = [make_entry("few", edition=2015), make_entry("many", edition=2016, recipients=recipients)]
    crowded, other = award_view(*entries).table
    assert [result.place.text for result in crowded.results] == [f"Kabupaten K{n:02}" for n in range(MOST_RESULTS)]
    assert (crowded.more, len(other.results), other.more) == (7, 1, 0)


@few
@given(almanacs())
def test_the_table_has_every_result_of_its_award_once(almanac):
    """Rows and what they leave out add up to the recipients of the award's entries, each edition in one row."""
    for award in almanac.awards.values():
        entries = almanac.by_award.get(award.id, ())
        table = next(iter(subject_pages(almanac, award, T))).view.table
        assert bool(table) == (len({entry.year for entry in entries}) > 1)
        if table:
            said = sum(len(row.results) + row.more for row in table)
            assert said == sum(len(entry.recipients) for entry in entries)
            assert [row.href for row in table if row.href] == [
                urls.year(year) for year in dict.fromkeys(entry.year for entry in entries)
            ]


# --- Themes ---


def test_a_theme_has_its_awards_and_recipients():
    """A theme's page has the awards and places of its acts; an activity is in its register and in no number."""
    almanac = make_almanac(make_entry(edition=2016), make_activity(conferred="2017"))
    (page,) = subject_pages(almanac, CLEANLINESS, T)
    assert (page.address, page.view.name, page.view.about) == (
        "tema/kebersihan/",
        "Kebersihan dan sampah",
        "Sampah dan jalan.",
    )
    assert labels(page.view) == [("2017", 1), ("2016", 1)]
    assert index_of(page.view.index) == [("Adipura", "penghargaan/adipura/", "1")]
    assert index_of(page.view.second) == [("Kota Semarang", "kota/semarang/", "1")]


def test_a_theme_without_entries_is_not_for_search_engines():
    """The vocabulary is larger than what is recorded: an empty theme has a page, which search engines need not keep."""
    (empty,) = subject_pages(make_almanac(make_entry()), CLIMATE, T)
    (used,) = subject_pages(make_almanac(make_entry()), CLEANLINESS, T)
    assert (empty.indexed, used.indexed) == (False, True)


# --- Pages, neighbours, feeds ---


def test_long_registers_are_divided_and_only_the_first_page_has_a_head():
    """Of 205 acts of an award, pages 2 and 3 have more years and nothing of the head."""
    entries = [make_entry(f"e{n:03}", edition=2000 + n // 10) for n in range(205)]
    award = replace(ADIPURA, note="Jenjangnya belum pasti.", sources=("https://www.sumber.example/adipura",))
    pages = list(subject_pages(almanac_with(award, *entries), award, T))
    base = "penghargaan/adipura/"
    assert [page.address for page in pages] == [base, f"{base}hal/2/", f"{base}hal/3/"]
    assert [(page.view.pager.previous, page.view.pager.next) for page in pages] == [
        (None, f"{base}hal/2/"),
        (base, f"{base}hal/3/"),
        (f"{base}hal/2/", None),
    ]
    assert [sum(number for _, number in labels(page.view)) for page in pages] == [PER_PAGE, PER_PAGE, 5]
    first, *others = pages

    def head(view):
        return [view.terms, view.rungs, view.table, view.index, view.sources, view.note]

    assert all(head(first.view))
    assert [(link.text, link.href) for link in first.view.sources] == [("sumber.example", award.sources[0])]
    assert not any(part for page in others for part in head(page.view))
    assert not any((page.view.second, page.view.download, page.view.lang) != ((), "", "") for page in others)
    assert [page.subject for page in pages] == [award, None, None]
    assert pages[1].title == "Adipura, halaman 2"


@pytest.mark.parametrize("subject", [KLHK, CLEANLINESS])
def test_issuers_and_themes_are_divided_likewise(subject):
    """Issuers and themes have the same addresses for further pages."""
    first, second = subject_pages(make_almanac(*(make_entry(f"e{n:03}") for n in range(101))), subject, T)
    assert second.address == f"{first.address}hal/2/"
    assert all((first.view.index, first.view.second))
    assert not any((second.view.index, second.view.second, second.view.download))


def test_a_list_of_very_many_acts_goes_through_the_newest():
    """Of 1,001 acts of an issuer 1,000 are listed and all are counted; one that is listed whole says nothing of it."""
    entries = [make_entry(f"e{n:04}", edition=2018) for n in range(MOST_LISTED + 1)]
    pages = list(subject_pages(make_almanac(*entries), KLHK, T))
    assert sum(number for page in pages for _, number in labels(page.view)) == MOST_LISTED
    assert {page.view.pager.left_out for page in pages} == {"1"}
    assert "1.001" in pages[0].view.deck
    whole = list(subject_pages(make_almanac(*entries[1:]), KLHK, T))
    assert {page.view.pager.left_out for page in whole} == {""}


def test_only_the_first_page_of_an_issuer_offers_its_data():
    """The file is of all the issuer's acts, and stands where the page speaks of all of them."""
    first, second = subject_pages(make_almanac(*(make_entry(f"e{n:03}") for n in range(101))), KLHK, T)
    assert (first.view.download, second.view.download) == (downloads.of_issuer("klhk"), "")


def test_only_issuers_have_feeds():
    """There are feeds for places, years and issuers, and none for awards and themes."""
    almanac = make_almanac(make_entry())
    feeds = [next(iter(pages)).feed for pages in (subject_pages(almanac, KLHK, T), subject_pages(almanac, ADIPURA, T))]
    assert feeds == ["pemberi/klhk/umpan.xml", None]
    assert next(iter(subject_pages(almanac, CLEANLINESS, T))).feed is None


def test_neighbours_are_in_order_of_name():
    """Issuers follow each other by name whatever its capitals, with the way to all between them."""
    almanac = make_almanac()
    lower = Issuer("kementerian-z", "kementerian Z", "KZ", IssuerType.NATIONAL_GOVERNMENT)
    almanac = replace(almanac, issuers={**almanac.issuers, lower.id: lower})

    def neighbours(issuer):
        (page,) = subject_pages(almanac, issuer, T)
        return [(link.text, link.href) for link in page.view.neighbours]

    whole = ("Semua pemberi", "pemberi/")
    assert neighbours(KLH) == [whole, (KLHK.name, "pemberi/klhk/")]
    assert neighbours(lower) == [(KLHK.name, "pemberi/klhk/"), whole, ("WWF Indonesia", "pemberi/wwf/")]


@few
@given(almanacs())
def test_every_facet_lists_each_of_its_entries_once(almanac):
    """On the page of each of its issuers, its award and each of its themes, an entry has one line."""
    groups = {**almanac.by_issuer, **almanac.by_award, **almanac.by_theme}
    subjects = list(facet_subjects(almanac))
    assert len(subjects) == len(almanac.issuers) + len(almanac.awards) + len(almanac.themes)
    for subject in subjects:
        (page,) = facet_pages(subject, T)
        entries = groups.get(subject.thing.id, ())
        lines = [record(line, T) for group in page.view.years for line in group.records]
        assert sorted(line.slug for line in lines) == sorted(entry.slug for entry in entries)
        assert {line.slug: line.seal.open for line in lines} == {
            entry.slug: not entry.counted and not entry.is_activity for entry in entries
        }


@few
@given(almanacs())
def test_every_counted_result_on_a_ladder_is_on_one_rung(almanac):
    """The numbers beside the rungs add up to the counted results that have a tier."""
    (page,) = subject_pages(almanac, ADIPURA, T)
    results = [
        recipient
        for entry in almanac.by_award.get("adipura", ())
        if entry.counted
        for recipient in entry.recipients
        if recipient.result.tier and not recipient.personal
    ]
    assert sum(int(rung.number) for rung in page.view.rungs) == len(results)


def test_a_place_named_twice_in_an_act_counts_once():
    """Two units of one place in one act are one recognition in the index of recipients."""
    twice = make_entry(recipients=(make_recipient(unit="A"), make_recipient(unit="B")))
    assert index_of(award_view(twice).index) == [(SEMARANG.name, "kota/semarang/", "1")]

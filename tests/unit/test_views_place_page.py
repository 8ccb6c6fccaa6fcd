"""A place's page: its acts by year, ladders, issuers, companions, and apart what does not count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from almanac.language import Language
from almanac.model import Award, IssuerRole, Kind, Party, Status, Tier
from almanac.views.page import PER_PAGE
from almanac.views.parts import MOST_IN_FULL, record
from almanac.views.place_page import MOST_APART_IN_FULL, editions_text
from tests.unit.almanac_factory import (
    ADIPURA,
    CENTRAL_JAVA,
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


def pages_of(*entries, place=SEMARANG):
    return list(subject_pages(make_almanac(*entries), place, T))


def view_of(*entries, place=SEMARANG):
    (page,) = pages_of(*entries, place=place)
    return page.view


def figures_of(view):
    return {figure.label: figure.value for figure in view.figures}


def records(view):
    return [line.slug for group in view.years for line in group.records]


def slugs(lines):
    return [line.slug for line in lines]


def test_years_run_newest_first_and_what_has_none_comes_last():
    """Acts stand under their index year, newest first; those without one under "Tanpa tahun" at the end."""
    view = view_of(
        make_entry("a", edition=2015),
        make_entry("b"),
        make_entry("c", conferred="2018-05-01"),
        make_entry("d", edition=2018, conferred="2019-01-01"),
    )
    assert [(group.year, group.label, group.href, slugs(group.records)) for group in view.years] == [
        (2018, "2018", "tahun/2018/", ["d", "c"]),
        (2015, "2015", "tahun/2015/", ["a"]),
        (None, "Tanpa tahun", "tahun/tanpa-tahun/", ["b"]),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.ANNOUNCED},
        {"status": Status.DISPUTED},
        {"status": Status.REVOKED},
        {"recipients": (make_recipient(personal=True),)},
        {"recipients": (make_recipient(personal=True), make_recipient(TEGAL))},
    ],
)
def test_what_does_not_count_is_listed_apart(changes):
    """Announced, disputed, revoked and personal acts stand in a section of their own, in no figure and no year."""
    view = view_of(make_entry("a", edition=2016), make_entry("b", edition=2017, **changes))
    assert records(view) == ["a"]
    (line,) = view.uncounted.lines
    apart = record(line, T)
    assert (apart.slug, apart.title, apart.seal.open) == ("b", "Adipura 2017", True)
    assert apart.status != "dilaporkan pers"
    assert figures_of(view)["pengakuan"] == "1"
    assert [(tally.kind, tally.number) for tally in view.tallies] == [("award", 1)]
    assert view.deck == "Tercatat 1 pengakuan dari 1 pemberi, edisi 2016."


def test_activities_are_a_section_of_their_own():
    """Civic activities are neither among the acts nor among what was honoured and does not count."""
    view = view_of(make_entry("a", edition=2016), make_activity("b", conferred="2016-02-03"))
    assert (records(view), slugs(view.activities.lines), view.uncounted) == (["a"], ["b"], None)
    assert [tally.kind for tally in view.tallies] == ["award"]


def test_a_place_without_anything_counted_says_so():
    """A page that has only uncounted entries has figures of 0 and says that nothing counts."""
    view = view_of(make_activity(conferred="2016"))
    assert view.deck.startswith("Belum ada pengakuan yang dihitung")
    assert (view.years, view.tallies, view.issuers) == ((), (), ())
    assert (figures_of(view)["pengakuan"], figures_of(view)["pemberi"]) == ("0", "0")


def test_figures_count_issuers_once():
    """An issuer of several acts is one issuer, and the index beside the page says of how many."""
    both = (Party(KLHK), Party(WWF))
    view = view_of(
        make_entry("a", edition=2016), make_entry("b", edition=2017, parties=both), make_entry("c", parties=())
    )
    assert (figures_of(view)["pengakuan"], figures_of(view)["pemberi"]) == ("3", "2")
    assert [(link.text, link.href, link.note) for link in view.issuers] == [
        ("KLHK", "pemberi/klhk/", "2"),
        ("WWF", "pemberi/wwf/", "1"),
    ]


def test_a_partner_is_no_issuer_of_the_place():
    """Who only supported an act gave nothing: partners are in no figure, no deck and no index; co-issuers are."""
    parties = (Party(KLHK), Party(KLH, IssuerRole.CO_ISSUER), Party(WWF, IssuerRole.PARTNER))
    view = view_of(make_entry(edition=2016, parties=parties))
    assert figures_of(view)["pemberi"] == "2"
    assert view.deck == "Tercatat 1 pengakuan dari 2 pemberi, edisi 2016."
    assert [link.text for link in view.issuers] == ["KLH", "KLHK"]
    alone = view_of(make_entry(edition=2016, parties=(Party(WWF, IssuerRole.PARTNER),)))
    assert (figures_of(alone)["pemberi"], alone.deck) == ("0", "Tercatat 1 pengakuan, edisi 2016.")


def test_issuers_of_equal_number_are_in_order_whatever_their_capitals():
    """Of issuers with equally many acts the first by name comes first."""
    small = replace(WWF, id="itu", name="itu", short="itu")
    view = view_of(make_entry(parties=(Party(WWF), Party(small), Party(KLHK))))
    assert [link.text for link in view.issuers] == ["itu", "KLHK", "WWF"]


def test_type_province_and_code_are_shown():
    """A city says its type, its province and its Kemendagri code; the province leads on where it has a page."""
    view = view_of(make_entry())
    assert (view.type_word, view.bare, figures_of(view)["kode Kemendagri"]) == ("Kota", "Semarang", "33.74")
    province = {figure.label: figure for figure in view.figures}["provinsi"]
    assert (province.value, province.href) == ("Jawa Tengah", None)
    recorded = view_of(make_entry("a"), make_entry("b", recipients=(make_recipient(CENTRAL_JAVA),)))
    assert {figure.label: figure.href for figure in recorded.figures}["provinsi"] == "provinsi/jawa-tengah/"
    assert "provinsi" not in figures_of(
        view_of(make_entry(recipients=(make_recipient(CENTRAL_JAVA),)), place=CENTRAL_JAVA)
    )


def test_the_trail_leads_through_a_province_that_has_a_page():
    """A province without a record has no page and is no step of the way."""
    (alone,) = pages_of(make_entry())
    (below,) = pages_of(make_entry("a"), make_entry("b", recipients=(make_recipient(CENTRAL_JAVA),)))
    assert [link.href for link in alone.trail] == ["daerah/"]
    assert [link.href for link in below.trail] == ["daerah/", "provinsi/jawa-tengah/"]


# --- Ladders ---


def adipura(year, tier, **changes):
    return make_entry(f"adipura-{year}", edition=year, recipients=(make_recipient(tier=tier, **changes),))


def test_a_ladder_shows_the_tier_of_each_edition():
    """The highest rung stands on top; in each edition the rung won is marked and those under it are shaded."""
    (ladder,) = view_of(adipura(2015, "Sertifikat"), adipura(2017, "Adipura")).ladders
    assert (ladder.award.text, ladder.award.href, ladder.caption) == ("Adipura", "penghargaan/adipura/", "2 jenjang")
    assert [(link.text, link.href) for link in ladder.editions] == [
        ("2015", "entri/adipura-2015/"),
        ("2017", "entri/adipura-2017/"),
    ]
    assert [(name, [(step.won, step.under) for step in steps]) for name, steps in ladder.rows] == [
        ("Adipura", [(False, False), (True, False)]),
        ("Sertifikat", [(True, False), (False, True)]),
    ]


@pytest.mark.parametrize(
    "entries",
    [
        (adipura(2015, "Adipura"),),
        (adipura(2015, "Adipura"), adipura(2016, "Adipura")._replace(status=Status.ANNOUNCED)),
        (adipura(2015, "Adipura"), adipura(2016, None)),
        (adipura(2015, "Adipura"), make_entry("b")),
        (adipura(2015, "Adipura"), adipura(2016, "Adipura", personal=True)),
        tuple(adipura(year, "Satu")._replace(award=replace(ADIPURA, tiers=(Tier("Satu"),))) for year in (2015, 2016)),
    ],
    ids=["one edition", "one counted", "one with a tier", "one dated", "one of the place", "one rung"],
)
def test_a_ladder_needs_two_editions_and_two_rungs(entries):
    """What was reached once, or on a ladder of one rung, is no climb."""
    assert view_of(*entries).ladders == ()


def test_a_ladder_is_of_the_place_itself():
    """The tier is this place's own, not that of another recipient of the act."""
    entries = tuple(
        make_entry(
            f"a-{year}",
            edition=year,
            recipients=(make_recipient(TEGAL, tier="Adipura"), make_recipient(SEMARANG, tier="Sertifikat")),
        )
        for year in (2015, 2016)
    )
    (ladder,) = view_of(*entries).ladders
    assert [[step.won for step in steps] for _, steps in ladder.rows] == [[False, False], [True, True]]


@few
@given(almanacs())
def test_every_edition_of_a_ladder_has_one_rung_won_and_all_lower_ones_shaded(almanac):
    """Seen from the top, a column is empty, then won, then shaded."""
    for slug in almanac.by_place:
        for page in subject_pages(almanac, almanac.places[slug], T):
            for ladder in page.view.ladders:
                assert len(ladder.editions) >= 2
                for number in range(len(ladder.editions)):
                    column = [steps[number] for _, steps in ladder.rows]
                    won = [step.won for step in column].index(True)
                    assert [step.won for step in column].count(True) == 1
                    assert [step.under for step in column] == [at > won for at in range(len(column))]


# --- Companions ---


def test_companions_are_counted_by_shared_acts():
    """Places that were recognised in the same acts are listed with how many, most first."""
    both = (make_recipient(), make_recipient(TEGAL))
    view = view_of(
        make_entry("a", recipients=(*both, make_recipient(CENTRAL_JAVA))),
        make_entry("b", recipients=both),
        make_entry("c", recipients=(*both, make_recipient(TEGAL, unit="RSUD"))),
        make_entry("d", recipients=both, status=Status.ANNOUNCED),
    )
    assert [(link.text, link.href, link.note) for link in view.companions] == [
        ("Kabupaten Tegal", "kabupaten/tegal/", "3"),
        ("Provinsi Jawa Tengah", "provinsi/jawa-tengah/", "1"),
    ]


def test_a_person_is_no_companion():
    """A personal honour of another place's mayor in the same act makes that place no companion."""
    view = view_of(make_entry(recipients=(make_recipient(), make_recipient(TEGAL, personal=True))))
    assert view.companions == ()


def test_of_many_companions_those_of_several_acts_are_named():
    """Beside a crowd of places met once, those met more often are what a reader wants."""
    crowd = [
        replace(TEGAL, code=f"33.{n}", slug=f"kabupaten-k{n}", name=f"Kabupaten K{n:02}", bare=f"K{n:02}")
        for n in range(13)
    ]
    once = make_entry("a", recipients=(make_recipient(), *map(make_recipient, crowd)))
    again = make_entry("b", recipients=(make_recipient(), make_recipient(crowd[3])))

    def companions(*entries):
        almanac = make_almanac(*entries)
        known = replace(almanac, places={**almanac.places, **{place.slug: place for place in crowd}})
        (page,) = subject_pages(known, SEMARANG, T)
        return [link.text for link in page.view.companions], page.view.companions_note

    assert companions(once, again) == (["Kabupaten K03"], "lebih dari satu pengakuan yang sama")
    assert companions(once) == ([f"Kabupaten K{n:02}" for n in range(13)], "pengakuan yang sama")


def test_few_companions_are_all_named():
    """Up to a dozen places are listed whether they were met once or more often, and the note says no less."""
    view = view_of(
        make_entry("a", recipients=(make_recipient(), make_recipient(TEGAL))),
        make_entry("b", recipients=(make_recipient(), make_recipient(TEGAL), make_recipient(CENTRAL_JAVA))),
    )
    assert [link.text for link in view.companions] == ["Kabupaten Tegal", "Provinsi Jawa Tengah"]
    assert view.companions_note == "pengakuan yang sama"


# --- Pages and neighbours ---


def test_long_registers_are_divided_and_only_the_first_page_has_a_head():
    """Of 205 acts the first page has figures, ladders, indexes and what does not count; the others have more years."""
    entries = [
        make_entry(f"e{n:03}", edition=2000 + n // 10, recipients=(make_recipient(tier="Adipura"),)) for n in range(205)
    ]
    uncounted = make_entry("x", status=Status.ANNOUNCED)
    pages = pages_of(*entries, uncounted, make_activity(recipients=(make_recipient(), make_recipient(TEGAL))))
    assert [page.address for page in pages] == ["kota/semarang/", "kota/semarang/hal/2/", "kota/semarang/hal/3/"]
    assert [(page.view.pager.previous, page.view.pager.next) for page in pages] == [
        (None, "kota/semarang/hal/2/"),
        ("kota/semarang/", "kota/semarang/hal/3/"),
        ("kota/semarang/hal/2/", None),
    ]
    assert [len(records(page.view)) for page in pages] == [PER_PAGE, PER_PAGE, 5]
    assert len({slug for page in pages for slug in records(page.view)}) == 205
    first, *others = pages
    assert first.view.figures
    assert first.view.ladders
    assert first.view.issuers
    assert first.view.uncounted
    assert first.view.activities
    assert first.subject == SEMARANG
    for page in others:
        view = page.view
        head = (
            view.figures,
            view.tallies,
            view.ladders,
            view.issuers,
            view.companions,
            view.uncounted,
            view.activities,
        )
        assert not any(head)
        assert page.subject is None
    assert [page.title for page in pages] == ["Kota Semarang", "Kota Semarang, halaman 2", "Kota Semarang, halaman 3"]
    assert {page.feed for page in pages} == {"kota/semarang/umpan.xml"}


def test_the_newest_acts_of_a_place_are_told_in_full():
    """The first lines of the first page say all there is, older ones and those of further pages are brief."""
    entries = [make_entry(f"e{n:03}", edition=2000 + n // 10) for n in range(PER_PAGE + MOST_IN_FULL + 5)]
    apart = [make_entry(f"x{n:03}", status=Status.ANNOUNCED) for n in range(PER_PAGE + 2)]
    first, second = pages_of(*entries, *apart)
    assert [line.brief for group in first.view.years for line in group.records] == (
        [False] * MOST_IN_FULL + [True] * (PER_PAGE - MOST_IN_FULL)
    )
    assert all(line.brief for group in second.view.years for line in group.records)
    assert [line.brief for line in first.view.uncounted.lines] == (
        [False] * MOST_APART_IN_FULL + [True] * (PER_PAGE - MOST_APART_IN_FULL)
    )
    assert first.view.uncounted.left_out == "2"


def test_neighbours_are_recorded_places_by_name():
    """A place stands between the recorded places before and after it by name; one without a record is passed over."""
    shared = make_entry(recipients=(make_recipient(), make_recipient(TEGAL)))
    assert [link.href for link in view_of(shared).neighbours] == ["daerah/", "kabupaten/tegal/"]
    assert [link.href for link in view_of(shared, place=TEGAL).neighbours] == ["kota/semarang/", "daerah/"]
    assert [link.href for link in view_of(make_entry()).neighbours] == ["daerah/"]


def test_editions_are_said_as_a_span():
    """The first and the last year are named; a single year stands alone, and none is "tanpa tahun"."""
    dated = [make_entry("a", edition=2015), make_entry("b", edition=2025), make_entry("c")]
    assert editions_text(dated, T) == "edisi 2015 sampai 2025"
    assert editions_text(dated[:1], T) == "edisi 2015"
    assert editions_text(dated[2:], T) == "tanpa tahun"


def test_the_description_names_awards():
    """Search engines are told the place, its numbers and up to three of its awards."""
    other = Award("x", "Piala X", "")
    (page,) = pages_of(
        make_entry("a", edition=2016), make_entry("b", edition=2015, award=WE_LOVE), make_entry("c", award=other)
    )
    assert page.description == (
        "Kota Semarang, Jawa Tengah. Tercatat 3 pengakuan dari 1 pemberi, edisi 2015 sampai 2016. "
        "Antara lain Adipura, We Love Cities, dan Piala X."
    )


@few
@given(almanacs())
def test_every_entry_of_a_place_is_listed_exactly_once(almanac):
    """Among years, uncounted and activities an entry has one line, and the figures agree with the lines."""
    for slug, entries in almanac.by_place.items():
        place = almanac.places[slug]
        (page,) = subject_pages(almanac, place, T)
        view = page.view
        uncounted, activities = (apart.lines if apart else () for apart in (view.uncounted, view.activities))
        listed = [*records(view), *slugs(uncounted), *slugs(activities)]
        assert sorted(listed) == sorted(entry.slug for entry in entries)
        counted = [entry for entry in entries if entry.counts_for(place)]
        assert sorted(records(view)) == sorted(entry.slug for entry in counted)
        assert sum(tally.number for tally in view.tallies) == int(figures_of(view)["pengakuan"]) == len(counted)
        assert not any(record(line, T).seal.open for group in view.years for line in group.records)
        assert all(record(line, T).seal.open for line in uncounted)
        assert all(tally.kind != Kind.ACTIVITY for tally in view.tallies)


@few
@given(almanacs())
def test_year_groups_are_in_order_without_repeats(almanac):
    """Every year has one group, newest first, and only the last may have no year."""
    for slug in almanac.by_place:
        (page,) = subject_pages(almanac, almanac.places[slug], T)
        years = [group.year for group in page.view.years]
        known = [year for year in years if year is not None]
        assert known == sorted(set(known), reverse=True)
        assert years in (known, [*known, None])


def test_a_predecessor_is_an_issuer_of_its_own():
    """A ministry and its successor are two issuers in the index, as they are in the registry."""
    view = view_of(make_entry("a", parties=(Party(KLH),)), make_entry("b", parties=(Party(KLHK),)))
    assert [link.text for link in view.issuers] == ["KLH", "KLHK"]

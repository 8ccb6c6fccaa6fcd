"""The line of the register and the pieces that every page is made of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.edtf import parse
from almanac.language import Language
from almanac.model import (
    IssuerRole,
    IssuerType,
    Kind,
    Party,
    PlaceType,
    Result,
    SourceKind,
    Status,
    StatusReason,
)
from almanac.views import parts, words
from almanac.views.page import PER_PAGE, Page, pager, pages_needed
from almanac.views.parts import Line, Piece
from tests.unit.almanac_factory import (
    CENTRAL_JAVA,
    CLEANLINESS,
    KLH,
    KLHK,
    SEMARANG,
    TEGAL,
    WWF,
    make_activity,
    make_entry,
    make_recipient,
    make_source,
)

T = Language()


def text(pieces):
    return "".join(piece.text for piece in pieces)


def places(number):
    """Return so many places: Kota A, Kota B, and on."""
    letters = "ABCDEFGH"[:number]
    return tuple(
        replace(SEMARANG, code=f"33.{n}", name=f"Kota {x}", bare=x, slug=f"kota-{x.lower()}")
        for n, x in enumerate(letters)
    )


def shared_by(number):
    return make_entry(recipients=tuple(map(make_recipient, places(number))))


def publishers(*names):
    return tuple(make_source(publisher=name) for name in names)


# --- Seals and words ---


@pytest.mark.parametrize("status", [Status.REPORTED, Status.CONFIRMED])
def test_what_counts_has_a_filled_seal(status):
    """The seal of a counted recognition is drawn in the shape of its kind and filled."""
    assert parts.seal(make_entry(status=status), T) == parts.Seal("award", "Penghargaan", open=False)


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.ANNOUNCED},
        {"status": Status.DISPUTED, "status_reason": StatusReason("Dibantah.", "https://x.example/")},
        {"status": Status.REVOKED, "status_reason": StatusReason("Dicabut.", "https://x.example/")},
        {"recipients": (make_recipient(personal=True),)},
    ],
)
def test_what_does_not_count_has_a_hollow_seal_and_a_word(changes):
    """A seal is never hollow without a word beside it that says why, nor filled where nothing counts."""
    line = parts.record(Line(make_entry(**changes)), T)
    assert line.seal.open
    assert line.status not in {"dilaporkan pers", "dikukuhkan pemberi", ""}


def test_what_is_only_announced_is_not_said_to_be_handed_over():
    """The day of an act whose handover is ahead is that of its announcement, whatever the kind."""
    entry = make_entry(conferred="2024-12-10", status=Status.ANNOUNCED)
    assert any(piece.text == "diumumkan 10 Desember 2024" for piece in parts.when_text(entry, T))


def test_an_activity_has_a_seal_of_its_own_and_says_that_it_is_not_counted():
    """An activity conferred nothing: its seal is a shape of its own, and the word stands beside it."""
    line = parts.record(Line(make_activity()), T)
    assert (line.seal.kind, line.seal.open, line.status) == ("activity", False, "kegiatan, tidak dihitung")


def test_a_dispute_outweighs_that_an_honour_was_personal():
    """What is both personal and disputed says that it is disputed, and is marked so."""
    entry = make_entry(status=Status.DISPUTED, recipients=(make_recipient(personal=True),))
    line = parts.record(Line(entry), T)
    assert (line.status, line.disputed) == ("dipersoalkan", True)


def test_a_personal_honour_among_others_is_told_on_the_page_of_its_place():
    """Where the mayor of one place was honoured beside another place, the line is hollow on the first's page only."""
    entry = make_entry(recipients=(make_recipient(SEMARANG), make_recipient(TEGAL, personal=True)))
    own, other = parts.record(Line(entry, place=TEGAL), T), parts.record(Line(entry, place=SEMARANG), T)
    assert (own.seal.open, own.status) == (True, "untuk perorangan")
    assert (other.seal.open, other.status) == (False, "dilaporkan pers")
    assert not parts.record(Line(entry), T).seal.open


# --- Results ---


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (Result(), ""),
        (Result(tier="Wistara"), "Wistara"),
        (Result(rank=3), "peringkat 3"),
        (Result(rank=3, of=94), "peringkat 3 dari 94"),
        (Result(rank=1200, of=7480), "peringkat 1.200 dari 7.480"),
        (Result(of=94), ""),
        (Result(score="80,64"), "nilai 80,64"),
        (Result("Utama", 1, 9, "81", "kota besar"), "Utama, peringkat 1 dari 9, nilai 81, kota besar"),
    ],
)
def test_a_result_says_what_is_known(result, said):
    """Only known parts are said, in a set order."""
    assert parts.result_text(result, T) == said


def test_several_recipients_share_a_result_only_where_all_have_a_tier():
    """A line names one or two tiers that all recipients have, and none where some has none or there are three."""
    one, two, three = (make_recipient(place, tier=tier) for place, tier in zip(places(3), "CAB", strict=True))
    none = make_recipient(TEGAL)
    assert parts.shared_result((one, one), T) == "C"
    assert parts.shared_result((one, two), T) == "A dan C"
    assert parts.shared_result((one, two, three), T) == ""
    assert parts.shared_result((one, none), T) == ""
    assert parts.shared_result((), T) == ""


def test_a_single_recipients_whole_result_is_said():
    """With one recipient the line has its rank and score too."""
    assert parts.shared_result((make_recipient(rank=2, score="70"),), T) == "peringkat 2, nilai 70"


# --- Recipients and issuers ---


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "Kota A"),
        (2, "Kota A dan Kota B"),
        (3, "Kota A, Kota B, dan Kota C"),
        (4, "Kota A, Kota B, Kota C, dan Kota D"),
        (5, "Kota A, Kota B, Kota C, dan 2 daerah lain"),
        (6, "Kota A, Kota B, Kota C, dan 3 daerah lain"),
    ],
)
def test_recipients_are_named_up_to_four_then_counted(number, said):
    """Four names stand as they are; of more, three are named and the rest counted, never "1 other"."""
    assert text(parts.recipients_text(shared_by(number), T)) == said


def test_recipients_are_links_and_counts_are_not():
    """Every name leads to its place; joints and the count of the rest lead nowhere."""
    pieces = parts.recipients_text(shared_by(6), T)
    assert [piece.href for piece in pieces if piece.href] == ["kota/a/", "kota/b/", "kota/c/"]
    assert pieces[-1] == Piece("3 daerah lain")


def test_a_place_with_two_results_is_named_once():
    """Two units of one place are one name."""
    entry = make_entry(recipients=(make_recipient(unit="RSUD"), make_recipient(unit="Disdukcapil")))
    assert text(parts.recipients_text(entry, T)) == "Kota Semarang"


@given(st.integers(1, 8))
def test_names_and_count_make_up_all_recipients(number):
    """However many there are, the names and the number of the rest add up."""
    pieces = parts.recipients_text(shared_by(number), T)
    rest = [int(piece.text.split()[0]) for piece in pieces if piece.text.endswith("daerah lain")]
    assert sum(1 for piece in pieces if piece.href) + sum(rest) == number
    assert rest != [1]


def test_issuers_are_joined_as_recipients_are():
    """Two issuers are joined by "dan"; three have a comma before it, like every other list of the almanac."""
    entry = make_entry(parties=(Party(KLHK), Party(WWF, IssuerRole.PARTNER)))
    three = make_entry(parties=(Party(KLHK), Party(KLH), Party(WWF)))
    assert text(parts.issuers_text(entry, T)) == "KLHK dan WWF"
    assert text(parts.issuers_text(three, T)) == "KLHK, KLH, dan WWF"
    assert [piece.href for piece in parts.issuers_text(entry, T)] == ["pemberi/klhk/", None, "pemberi/wwf/"]


def test_unnamed_issuers_are_said_to_be_unnamed():
    """An act whose sources name no issuer says so; an activity has none to name."""
    assert parts.issuers_text(make_entry(parties=()), T) == (Piece("pemberi tidak disebut", unknown=True),)
    assert parts.issuers_text(make_activity(), T) == ()


# --- When ---


def when(**fields):
    under = fields.pop("under_year", None)
    return parts.when_text(make_entry(**fields), T, under_year=under)


def test_edition_and_conferral_stand_together_where_they_differ():
    """An award for 2022 that was handed over in 2023 shows both years, and the lag is marked."""
    pieces = when(edition=2022, conferred="2023-12-19", under_year=2022)
    assert text(pieces) == "edisi 2022 diserahkan 19 Desember 2023"
    assert [(piece.href, piece.datetime, piece.lag) for piece in pieces if piece.text != " "] == [
        ("tahun/2022/", None, False),
        (None, "2023-12-19", True),
    ]


def test_edition_is_not_repeated_where_it_is_the_conferrals_year():
    """Under the heading of its year, an act of that year's edition shows its date alone and no lag."""
    pieces = when(edition=2022, conferred="2022-11-03", under_year=2022)
    assert text(pieces) == "diserahkan 3 November 2022"
    assert not any(piece.lag for piece in pieces)


def test_edition_is_shown_under_another_year():
    """Where a page lists an act under a year that is not its edition, the edition is said."""
    assert text(when(edition=2022, under_year=2023)).startswith("edisi 2022 ")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "edisi dan tanggal tidak diketahui"),
        ({"edition": 2019}, "tanggal tidak diketahui"),
        ({"edition": 2018, "conferred": "XXXX-06-22"}, "diserahkan 22 Juni, tahun tidak diketahui"),
        ({"kind": Kind.RANKING, "conferred": "2018-09"}, "diumumkan September 2018"),
        ({"conferred": "2018-09", "venue": "Balai Kota"}, "diserahkan September 2018, Balai Kota"),
    ],
)
def test_what_is_not_known_of_the_date_is_said(fields, said):
    """An unknown edition or date is said in words, and never filled in."""
    assert text(when(**fields)) == said


@given(st.sampled_from(["2018", "2018-09", "2018-09-03", "2018?", "2018-09-03~"]), st.none() | st.integers(2013, 2019))
def test_a_lag_is_marked_exactly_where_the_years_differ(conferred, edition):
    """No lag is marked without an edition, and none is left out where the edition is another year."""
    pieces = when(edition=edition, conferred=conferred)
    assert any(piece.lag for piece in pieces) == (edition not in {None, 2018})


def test_a_time_says_its_date_or_that_it_is_unknown():
    """A known date carries its machine-readable value; an unknown one is a word."""
    assert parts.time_piece(parse("2018-09-03"), T) == Piece("3 September 2018", datetime="2018-09-03")
    assert parts.time_piece(None, T) == Piece("tidak diketahui", unknown=True)


# --- Publishers ---


@pytest.mark.parametrize(
    ("sources", "pips", "said"),
    [
        (publishers("A"), "●", "1 penerbit"),
        (publishers("A", "B", "C"), "●●●", "3 penerbit"),
        (publishers("A", "A", "B"), "●●", "2 penerbit"),
        (tuple(make_source(publisher=name, origin="antara") for name in "AB"), "●", "1 penerbit"),
        (publishers(None, None), "●●", "2 penerbit"),
        (publishers(*"ABCDEFG"), "●●●●●", "7 penerbit"),
    ],
)
def test_pips_are_independent_publishers(sources, pips, said):
    """Pages of one publisher and copies of one release are one; at most five pips are drawn, the number is true."""
    line = parts.record(Line(make_entry(sources=sources)), T)
    assert (line.pips, line.publishers) == (pips, said)


# --- Lines ---


def test_a_line_names_award_result_recipients_and_issuers():
    """Away from a place's page a line says who received the award from whom."""
    line = parts.record(Line(make_entry(edition=2016)), T)
    assert (line.href, line.title, line.tier) == ("entri/adipura-2016/", "Adipura", "Adipura")
    assert text(line.by) == "Kota Semarang, dari KLHK"
    assert text(parts.record(Line(make_entry(), show_issuers=False), T).by) == "Kota Semarang"


def test_a_place_has_its_own_result_unit_and_company():
    """On a place's page a line says its own result, its unit, and with how many others."""
    entry = make_entry(
        recipients=(
            make_recipient(tier="Adipura", unit="TPA Jatibarang"),
            make_recipient(TEGAL, tier="Sertifikat"),
            make_recipient(CENTRAL_JAVA),
        )
    )
    line = parts.record(Line(entry, place=SEMARANG), T)
    assert line.tier == "Adipura"
    assert text(line.by) == "KLHK; untuk TPA Jatibarang; bersama 2 daerah lain"
    assert parts.record(Line(entry, place=CENTRAL_JAVA), T).tier == ""


def test_a_place_with_two_results_shows_both_and_is_not_its_own_company():
    """Two units of one place in one act are two results on one line, without "together with"."""
    recipients = (make_recipient(tier="Adipura", unit="A"), make_recipient(tier="Sertifikat", unit="B"))
    line = parts.record(Line(make_entry(recipients=recipients), place=SEMARANG), T)
    assert line.tier == "Adipura · Sertifikat"
    assert text(line.by) == "KLHK; untuk A dan B"


def test_a_line_without_a_heading_says_the_edition():
    """`with_edition` adds a known edition to the award's name, and nothing to one whose edition is unknown."""
    assert parts.record(Line(make_entry(edition=2016), with_edition=True), T).title == "Adipura 2016"
    assert parts.record(Line(make_entry(conferred="2016"), with_edition=True), T).title == "Adipura"


def test_a_headline_is_the_entrys_own_title():
    """On the page of an award, whose name every line would repeat, a line has the entry's title and its language."""
    line = parts.record(Line(make_entry(lang="en"), headline=True), T)
    assert (line.title, line.title_lang) == ("Semarang menerima Adipura", "en")
    assert (line.tier, parts.record(Line(make_entry()), T).tier) == ("", "Adipura")
    assert parts.record(Line(make_entry(lang="en")), T).title_lang == ""


def test_an_activity_has_its_title_and_its_places():
    """An activity has no award: its line has its title, and its places where the page is not that of one."""
    activity = make_activity(lang="en")
    line = parts.record(Line(activity), T)
    assert (line.title, line.title_lang, line.tier, text(line.by)) == (activity.title, "en", "", "Kota Semarang")
    assert parts.record(Line(activity, place=SEMARANG), T).by == ()


def test_the_gist_is_the_summary_where_it_is_asked_for():
    """A line has the entry's summary only on pages that ask for it."""
    assert parts.record(Line(make_entry()), T).gist == "Kota Semarang dinilai bersih."
    assert parts.record(Line(make_entry()), T).gist == ""


def test_tallies_are_in_the_order_of_kinds_without_empty_ones():
    """Each kind that has an act is tallied, in a set order, under a word that fits the number."""
    entries = [make_entry("a", kind=Kind.MEMBERSHIP), make_entry("b"), make_entry("c")]
    assert parts.tallies(entries, T) == (
        parts.Tally("award", 2, "penghargaan"),
        parts.Tally("membership", 1, "keanggotaan"),
    )


# --- Words ---


def test_every_value_of_the_model_has_a_word():
    """No kind, status, role or type is without its word, and no two of a sort share one."""
    said = {
        Kind: (words.kind, words.kind_about),
        Status: (words.status, words.status_about),
        IssuerRole: (words.role,),
        IssuerType: (words.issuer_type,),
        PlaceType: (words.place_type,),
        SourceKind: (words.source_kind,),
    }
    for values, functions in said.items():
        for function in functions:
            found = [function(value, T) for value in values]
            assert all(found)
            assert len(set(found)) == len(found)
    assert all(words.conferral(kind, T) and words.kind_after_number(kind, 2, T) for kind in Kind)


def test_words_that_are_paid_for_are_told_from_news():
    """A release and an advertorial are one sort: words of the recipient or the issuer, whoever printed them."""
    assert words.source_kind(SourceKind.PRESS_RELEASE, T) == "siaran resmi atau advertorial"


def test_a_theme_is_named_in_the_language_of_the_interface():
    """The vocabulary has both names; the interface's language chooses."""
    assert CLEANLINESS.name_in(T.code) == "Kebersihan dan sampah"
    assert CLEANLINESS.name_in("en") == "Cleanliness and waste"


def test_an_unheard_of_cadence_is_said_as_written():
    """A cadence that has no word is shown as the registry writes it rather than dropped."""
    assert words.cadence("annual", T) == "setiap tahun"
    assert words.cadence("setiap windu", T) == "setiap windu"


# --- Pages ---


@given(st.integers(0, 10_000))
def test_pages_hold_every_item_and_none_is_empty(items):
    """The pages needed hold all items, and one page fewer would not, but for an empty list's single page."""
    pages = pages_needed(items)
    assert pages >= 1
    assert pages * PER_PAGE >= items
    assert pages == 1 or (pages - 1) * PER_PAGE < items


@pytest.mark.parametrize(
    ("number", "neighbours"),
    [(1, (None, "entri/hal/2/")), (2, ("entri/", "entri/hal/3/")), (3, ("entri/hal/2/", None))],
)
def test_a_page_of_a_list_knows_its_neighbours(number, neighbours):
    """Page 1 has the list's own address, and the ends have one neighbour only."""
    here = pager("entri/", number, 3)
    assert (here.previous, here.next) == neighbours
    assert (here.number, here.last) == (number, 3)


def test_a_list_of_one_page_has_no_pager():
    """Where everything fits one page there is nothing to leaf through."""
    assert pager("entri/", 1, 1) is None


def test_a_page_knows_the_way_to_the_root():
    """Links are relative, so that the site works below any folder."""
    assert Page("entri/x/", "entry.html", "", "", None).root == "../../"
    assert Page("", "home.html", "", "", None).root == "./"

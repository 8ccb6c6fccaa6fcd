"""An entry's page: facts, recipients with ties, issuers, sources, corrections and neighbours."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.edtf import parse
from almanac.language import Language
from almanac.model import Correction, IssuerRole, Party, Person, Status, StatusReason
from almanac.views.entry_page import Days, Neighbour, Neighbours, days, entry_page, person_text
from tests.unit.almanac_factory import (
    ADIPURA,
    CENTRAL_JAVA,
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
    make_source,
    neighbours_of,
)
from tests.unit.any_almanac import almanacs, few

T = Language()
THREE = (SEMARANG, TEGAL, CENTRAL_JAVA)


def page_in(almanac, entry, t=T):
    return entry_page(entry, neighbours_of(entry, almanac), days(almanac, entry), t)


def page_of(entry, *others, t=T):
    return page_in(make_almanac(entry, *others), entry, t)


def view_of(entry, *others, t=T):
    return page_of(entry, *others, t=t).view


def text(pieces):
    return "".join(piece.text for piece in pieces)


def facts_of(entry):
    return {fact.label: text(fact.value) for fact in view_of(entry).facts}


def ties_of(*results):
    """Return the brackets of recipients with these results, one place each."""
    places = [replace(SEMARANG, code=f"33.{n}", slug=f"kota-{n}", name=f"Kota {n}") for n in range(len(results))]
    recipients = tuple(make_recipient(place, **result) for place, result in zip(places, results, strict=True))
    view = view_of(make_entry(recipients=recipients))
    brackets = [row.tie for row in view.rows]
    assert ("tie" in view.columns) == any(brackets)
    return brackets


# --- Ties ---


def test_a_tie_is_bracketed_over_all_who_share_it():
    """Five places with one rank and score stand under one bracket of five rows."""
    assert ties_of(*[{"rank": 1, "score": "3,6"}] * 5) == [5, None, None, None, None]


def test_only_neighbours_of_equal_rank_and_score_are_bracketed():
    """A bracket ends where the rank or the score does."""
    assert ties_of(
        {"rank": 1, "score": "81"},
        {"rank": 2, "score": "80"},
        {"rank": 2, "score": "80"},
        {"rank": 4, "score": "80"},
        {"rank": 5, "score": "79"},
        {"rank": 5, "score": "79"},
    ) == [0, 2, None, 0, 2, None]


def test_equal_scores_without_a_rank_are_a_tie():
    """Where nobody is ranked, equal scores are what a tie is."""
    assert ties_of({"score": "59"}, {"score": "59"}) == [2, None]


def test_results_without_a_score_are_no_tie():
    """Not knowing two scores does not make them equal."""
    assert ties_of({}, {}, {"tier": "Adipura"}, {"tier": "Adipura"}) == [0, 0, 0, 0]


@pytest.mark.parametrize("rank", [None, 1])
def test_no_tie_spans_two_classes(rank):
    """The best of two classes may have equal scores and equal ranks, and are no tie."""
    big, small = ({"rank": rank, "score": "80", "category": name} for name in ("kota besar", "kota kecil"))
    assert ties_of(big, small) == [0, 0]
    assert ties_of(big, big) == [2, None]


def test_a_distinction_of_one_does_not_break_a_tie():
    """One of several of equal rank and score may have got a title besides."""
    shared = {"rank": 1, "score": "3,6"}
    assert ties_of({**shared, "category": "gelar Kota Pionir"}, shared, shared) == [3, None, None]


@given(
    st.lists(
        st.fixed_dictionaries(
            {"rank": st.sampled_from((None, 1, 2)), "score": st.sampled_from((None, "7", "8"))},
            optional={"category": st.sampled_from("AB")},
        ),
        min_size=2,
        max_size=8,
    )
)
def test_brackets_cover_rows_of_equal_rank_and_score_only(results):
    """Every bracket spans exactly the rows that continue it, all of one rank and one known score."""
    brackets = ties_of(*results)
    number = 0
    while number < len(brackets):
        size = brackets[number] or 1
        assert brackets[number] != 1
        assert brackets[number + 1 : number + size] == [None] * (size - 1)
        spanned = {(result["rank"], result["score"]) for result in results[number : number + size]}
        assert len(spanned) == 1
        assert size == 1 or results[number]["score"] is not None
        number += size
    assert number == len(results)


# --- Recipients ---


def test_the_table_has_only_columns_that_somebody_fills():
    """A column in which nobody has a value is left out."""
    recipients = (make_recipient(tier="Adipura", rank=1, of=9), make_recipient(TEGAL))
    view = view_of(make_entry(recipients=recipients))
    assert view.columns == {"tier", "rank"}
    assert [(row.place.text, row.place.href, row.province, row.tier, row.rank) for row in view.rows] == [
        ("Kota Semarang", "kota/semarang/", "Jawa Tengah", "Adipura", "1 dari 9"),
        ("Kabupaten Tegal", "kabupaten/tegal/", "Jawa Tengah", "", ""),
    ]


def test_a_province_is_not_in_a_province():
    """The table does not repeat a province's name as where it lies."""
    rows = view_of(make_entry(recipients=tuple(map(make_recipient, THREE)))).rows
    assert [row.province for row in rows] == ["Jawa Tengah", "Jawa Tengah", ""]


def test_one_recipient_needs_no_table():
    """A single recipient stands among the facts, with the unit that won."""
    entry = make_entry(recipients=(make_recipient(unit="RSUD Tugurejo", rank=2),))
    assert view_of(entry).rows == ()
    found = facts_of(entry)
    assert (found["Penerima"], found["Untuk"], found["Hasil"]) == ("Kota Semarang", "RSUD Tugurejo", "peringkat 2")


def test_a_personal_honour_among_others_has_a_column():
    """Where one of several was honoured as a person, the table says whom."""
    mixed = make_entry(recipients=(make_recipient(), make_recipient(TEGAL, personal=True)))
    view = view_of(mixed)
    assert "personal" in view.columns
    assert [row.personal for row in view.rows] == [False, True]
    all_of_them = mixed._replace(recipients=tuple(r._replace(personal=True) for r in mixed.recipients))
    assert "personal" not in view_of(all_of_them).columns


def test_the_note_says_how_many_recipients_there_were():
    """Where sources count more recipients than they name, both numbers are said."""
    recipients = (make_recipient(), make_recipient(TEGAL))
    note = view_of(make_entry(recipients=recipients, recipients_total=94)).recipients_note
    assert note == "Menurut sumber ada 94 penerima; 2 disebut di sini."
    assert view_of(make_entry(recipients=recipients, recipients_total=2)).recipients_note == ""
    assert view_of(make_entry(recipients=recipients)).recipients_note == ""


def test_who_received_it_stands_in_the_table_or_beside_the_issuers():
    """Receivers fill a column where half of the recipients have one; fewer stand among the facts, and none is lost."""
    walikota = Person("A. B.", "Wali Kota Semarang")
    half = make_entry(recipients=(make_recipient(received_by=walikota), make_recipient(TEGAL)))
    few = half._replace(recipients=(*half.recipients, make_recipient(CENTRAL_JAVA)))
    one = make_entry(recipients=(make_recipient(received_by=walikota),))
    assert [row.received_by for row in view_of(half).rows] == ["A. B., Wali Kota Semarang", ""]
    assert "received_by" in view_of(half).columns
    assert "Yang menerima" not in facts_of(half)
    for entry in (few, one):
        assert facts_of(entry)["Yang menerima"] == "A. B., Wali Kota Semarang"
    assert "received_by" not in view_of(few).columns


def test_a_person_is_a_name_an_office_or_both():
    """Whichever is known is said."""
    assert person_text(Person("A. B.", "Wali Kota")) == "A. B., Wali Kota"
    assert person_text(Person(office="Wali Kota")) == "Wali Kota"
    assert person_text(Person("A. B.")) == "A. B."
    assert person_text(None) == ""


# --- Facts ---


def test_edition_and_conferral_are_separate_facts():
    """An award for 2022 handed over in 2023 says each under its own name."""
    entry = make_entry(edition=2022, conferred="2023-12-19")
    facts = {fact.label: fact.value for fact in view_of(entry).facts}
    assert [p.text for p in facts["Edisi"]] == ["2022"]
    assert [(p.text, p.datetime) for p in facts["Diserahkan"]] == [("19 Desember 2023", "2023-12-19")]


def test_what_is_unknown_is_a_fact():
    """Edition, day and issuers that no source gives are said to be unknown."""
    found = facts_of(make_entry(parties=()))
    assert (found["Edisi"], found["Diserahkan"]) == ("tidak diketahui", "tidak diketahui")
    assert found["Pemberi"] == "tidak disebut sumber"


def test_a_borrowed_name_has_its_owner_beside_it():
    """An award that bears somebody else's name says whose."""
    entry = make_entry(award=replace(ADIPURA, owner="UN-Habitat"))
    assert facts_of(entry)["Penghargaan"] == "Adipura, nama milik UN-Habitat"


def test_an_activity_has_places_and_organizers_and_no_issuers():
    """Nobody gives anything at an activity, so it has no edition, no issuers and no recipients."""
    entry = make_activity(organizers=("Dinas Sosial", "Bappeda"), conferred="2016-05-01")
    found = facts_of(entry)
    assert found["Berlangsung"] == "1 Mei 2016"
    assert (found["Daerah"], found["Penyelenggara"]) == ("Kota Semarang", "Dinas Sosial dan Bappeda")
    assert not {"Edisi", "Pemberi", "Penerima"} & set(found)
    assert view_of(entry).rows == ()


def test_themes_read_as_one_phrase():
    """Later themes stand in small letters, and every one is a link."""
    (themes,) = [f.value for f in view_of(make_entry(themes=(CLEANLINESS, CLIMATE))).facts if f.label == "Tema"]
    assert text(themes) == "Kebersihan dan sampah, iklim dan energi"
    assert [piece.href for piece in themes if piece.href] == ["tema/kebersihan/", "tema/iklim/"]


# --- Issuers, among the facts ---


def test_issuers_have_their_roles_and_types():
    """Each issuer is named in full, in its role, with the sort of body it is."""
    parties = (Party(KLHK), Party(KLH, IssuerRole.CO_ISSUER), Party(WWF, IssuerRole.PARTNER))
    found = facts_of(make_entry(parties=parties))
    assert {role: found[role] for role in ("Pemberi", "Pemberi bersama", "Mitra")} == {
        "Pemberi": f"{KLHK.name} (pemerintah pusat)",
        "Pemberi bersama": f"{KLH.name} (pemerintah pusat)",
        "Mitra": f"{WWF.name} (masyarakat sipil)",
    }


def test_presenters_are_told_from_issuers():
    """Whoever handed it over is named apart; issuers that no source names are said to be so."""
    entry = make_entry(parties=(), presenters=(Person("A", "Wakil Presiden"), Person(None, "Menteri LHK")))
    found = facts_of(entry)
    assert (found["Pemberi"], found["Yang menyerahkan"]) == (
        "tidak disebut sumber",
        "A, Wakil Presiden dan Menteri LHK",
    )


# --- Warnings ---


def test_a_dispute_comes_first_with_its_reason_and_source():
    """A reader learns before anything else that an act is disputed, why, and where that can be read."""
    reason = StatusReason("Penyelenggara membantah.", "https://bantahan.example/")
    warning = view_of(make_entry(status=Status.DISPUTED, status_reason=reason, lang="en")).warning
    assert text(warning) == "Dipersoalkan. Penyelenggara membantah. Sumber keterangan ini"
    assert [(piece.href, piece.lang) for piece in warning if piece.href or piece.lang] == [
        (None, "en"),
        ("https://bantahan.example/", ""),
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (make_activity(), "tidak ada pengakuan yang diberikan"),
        (make_entry(recipients=(make_recipient(personal=True),)), "sebagai pribadi"),
        (make_entry(status=Status.ANNOUNCED), "penyerahannya belum kami temukan. Tidak dihitung."),
    ],
)
def test_what_does_not_count_says_why(entry, said):
    """Activities, personal honours and announced acts each say why they are not counted."""
    assert said in text(view_of(entry).warning)


@few
@given(almanacs())
def test_a_warning_stands_exactly_where_an_entry_does_not_count(almanac):
    """No uncounted entry goes without a warning, and no counted one has one without a reason of its own."""
    for entry in almanac.entries:
        assert bool(page_in(almanac, entry).view.warning) == (not entry.counted)


# --- Sources, body, corrections ---


def test_a_source_says_what_is_known_of_it():
    """A source has its publisher, dates and kind, its archived copy, and when it was read."""
    source = make_source(
        published=parse("2016-07-23"), retrieved=parse("2024-01-02"), archived="https://arsip.example/1"
    )
    (view,) = view_of(make_entry(sources=(source,))).sources
    assert (view.title, view.href) == (source.title, source.url)
    assert [(piece.text, piece.href) for piece in view.notes] == [
        ("Suara Merdeka", None),
        ("23 Juli 2016", None),
        ("berita", None),
        ("dibaca 2 Januari 2024", None),
        ("salinan arsip", source.archived),
    ]


def test_a_source_says_what_is_not_known_of_it():
    """A source without publisher, date or address says each, the last with the reason."""
    (view,) = view_of(make_entry(sources=(make_source(publisher=None, url=None, no_url="buku cetak"),))).sources
    assert view.href is None
    assert [(piece.text, piece.unknown) for piece in view.notes] == [
        ("penerbit tidak tercantum", True),
        ("tanggal terbit tidak tercantum", True),
        ("berita", False),
        ("tanpa alamat: buku cetak", False),
    ]


def test_copies_of_one_text_say_so():
    """Sources that repeat one release say that they do, because they count as one publisher."""
    sources = (*(make_source(publisher=name, origin="antara") for name in "AB"), make_source(publisher="C"))
    view = view_of(make_entry(sources=sources))
    copies = [any("naskah yang sama" in note.text for note in source.notes) for source in view.sources]
    assert copies == [True, True, False]
    assert {fact.label: text(fact.value) for fact in view.facts}["Status"] == "dilaporkan pers, 2 penerbit"


def test_a_lone_origin_claims_no_copy():
    """A source that names its origin says nothing of copies where no other source here has the same."""
    (view,) = view_of(make_entry(sources=(make_source(origin="antara"),))).sources
    assert not any("naskah yang sama" in note.text for note in view.notes)


def test_corrections_and_notes_are_passed_on():
    """Corrections, the note on the date and contributors are shown as they are written."""
    entry = make_entry(
        corrections=(Correction("2024-02-01", "Tahun diperbaiki."),),
        date_note="Dari judul berita.",
        contributors=("Ani", "Budi"),
    )
    view = view_of(entry)
    assert view.corrections == (("2024-02-01", "Tahun diperbaiki."),)
    assert (view.date_note, view.contributors) == ("Dari judul berita.", "Ani dan Budi")


def test_links_in_the_body_are_relative_to_the_page():
    """A link that begins at the site's root is written from the page, for a site below a folder."""
    entry = make_entry(body='<p><a href="/kota/tegal/">Tegal</a></p>')
    assert 'href="../../kota/tegal/"' in view_of(entry).body


def test_an_entry_in_another_language_is_marked():
    """The page's language is the interface's; an entry's own words carry theirs where they differ."""
    assert view_of(make_entry(lang="en")).lang == "en"
    assert view_of(make_entry(lang="id")).lang == ""


# --- Way and neighbours ---


def test_the_trail_leads_through_place_and_year_or_the_award():
    """One place's act lies under its place and year; an act of several under its award."""

    def trail(entry):
        return [link.href for link in view_of(entry).trail]

    one = make_entry(edition=2016)
    several = make_entry(edition=2016, recipients=(make_recipient(), make_recipient(TEGAL)))
    assert trail(one) == ["kota/semarang/", "tahun/2016/"]
    assert trail(several) == ["penghargaan/adipura/", "tahun/2016/"]
    assert trail(make_entry()) == ["kota/semarang/", "tahun/tanpa-tahun/"]
    gathering = make_activity(recipients=(make_recipient(), make_recipient(TEGAL)), conferred="2016")
    assert trail(gathering) == ["entri/", "tahun/2016/"]


def links_of(view):
    """Return the links to the entries before and after, by the folder that lies beside the page's own."""
    return [(link.text, link.href) for link in (view.previous, view.following) if link]


def test_neighbours_are_those_of_the_place():
    """Before and after an act of one place stand that place's acts by year, whoever gave them."""
    old, middle, new = (make_entry(f"a-{year}", edition=year) for year in (2015, 2016, 2017))
    elsewhere = make_entry("b-2016", edition=2016, recipients=(make_recipient(TEGAL),))
    almanac = make_almanac(old, middle, new, elsewhere)
    before, after = ("Sebelumnya: Adipura, 2015", "a-2015"), ("Berikutnya: Adipura, 2017", "a-2017")
    assert links_of(page_in(almanac, middle).view) == [before, after]
    assert links_of(page_in(almanac, old).view) == [("Berikutnya: Adipura, 2016", "a-2016")]
    assert links_of(page_in(almanac, new).view) == [("Sebelumnya: Adipura, 2016", "a-2016")]


def test_neighbours_of_a_shared_act_are_those_of_the_first_place():
    """An act of several places stands between the acts of the place that it names first, and no other's."""
    both = (make_recipient(TEGAL), make_recipient())
    old = make_entry("a", edition=2015, award=WE_LOVE, recipients=(make_recipient(TEGAL),))
    elsewhere = make_entry("b", edition=2015)
    new = make_entry("c", edition=2016, recipients=both)
    assert links_of(view_of(new, old, elsewhere)) == [("Sebelumnya: We Love Cities, 2015", "a")]


def test_an_activity_has_the_neighbours_of_its_place():
    """Activities stand among the place's acts under their own titles."""
    activity, act = make_activity(conferred="2016"), make_entry("a", edition=2015)
    assert links_of(view_of(activity, act)) == [("Sebelumnya: Adipura, 2015", "a")]
    assert links_of(view_of(act, activity)) == [("Berikutnya: Rapat kerja di Semarang, 2016", activity.slug)]


def test_a_page_shows_no_more_than_it_is_given():
    """The page of an entry is made of the entry, its neighbours and its days: whatever else changes, it does not."""
    entry, older = make_entry(edition=2016), make_entry("a", edition=2015)
    alone = entry_page(entry, Neighbours(previous=Neighbour("a", "Adipura", 2015)), Days(), T)
    others = (make_entry("b", edition=2014), make_entry("c", recipients=(make_recipient(TEGAL),)))
    assert page_of(entry, older, *others) == alone


@few
@given(almanacs())
def test_neighbours_point_at_each_other(almanac):
    """Of two acts that follow each other on a place's page, each leads to the other if it names that place first."""

    def links(entry, word):
        return [slug for text, slug in links_of(page_in(almanac, entry).view) if text.startswith(word)]

    for slug, entries in almanac.by_place.items():
        for newer, older in pairwise(entries):
            if newer.recipients[0].place.slug == slug:
                assert links(newer, "Sebelumnya") == [older.slug]
            if older.recipients[0].place.slug == slug:
                assert links(older, "Berikutnya") == [newer.slug]

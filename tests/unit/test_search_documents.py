"""What can be found, by which words, and how it is shown."""

from __future__ import annotations

import dataclasses

import pytest
from search_corpus import ALL_ISSUERS, PLACES, THEME, address, in_indonesian, make_almanac, make_entry

from almanac.model import Kind, Person, Recipient, Result, Status
from almanac.search.documents import Section, documents, names_of_issuer
from almanac.search.index import build_index, words_of_names, words_of_places


def documents_of(*entries):
    return documents(make_almanac(*entries), address, in_indonesian)


def terms_of(field, *entries):
    """Return the terms of a field of the first document."""
    almanac = make_almanac(*entries)
    builder = build_index(documents(almanac, address, in_indonesian), words_of_names(almanac))
    return dict(builder.field_term_frequencies[f"{field}/0"])


def test_only_what_has_an_entry_is_found():
    """Places, issuers and awards without an entry have no page, so search does not lead to them."""
    found = documents_of(make_entry("satu"))
    assert [(document.section, document.title) for document in found] == [
        (Section.ENTRY, "Kota Semarang meraih Kota Layak Anak"),
        (Section.PLACE, "Kota Semarang"),
        (Section.ISSUER, "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak"),
        (Section.AWARD, "Kota Layak Anak"),
    ]


def test_entries_are_numbered_by_place_and_year():
    """Entries lie by the code of their first place, then by year, then by slug; those without a year come first."""
    found = documents_of(
        make_entry("d", edition=2019),
        make_entry("b", edition=2017),
        make_entry("a", edition=2017),
        make_entry("c", edition=None, conferred=None),
        make_entry("e", place="kota-bandung"),
    )
    assert [document.card["address"] for document in found if document.section is Section.ENTRY] == [
        "entri/e/",
        "entri/c/",
        "entri/a/",
        "entri/b/",
        "entri/d/",
    ]


@pytest.mark.parametrize(
    ("field", "term", "changes"),
    [
        ("title", "menang", {"title": "Menang besar"}),
        ("names", "solo", {"recipients": (Recipient(PLACES["kota-surakarta"]),)}),
        ("names", "kla", {}),
        ("names", "kemenpppa", {}),
        ("facts", "2018", {}),
        ("facts", "sampah", {"recipients": (Recipient(PLACES["kota-semarang"], unit="Bank Sampah"),)}),
        ("facts", "budi", {"presenters": (Person(name="Budi", office="Menteri"),)}),
        ("facts", "sri", {"recipients": (Recipient(PLACES["kota-semarang"], received_by=Person(name="Sri")),)}),
        ("facts", "publik", {"themes": (THEME,)}),
        ("facts", "ringkas", {"summary": "Ringkasan"}),
        ("facts", "harga", {"kind": Kind.AWARD}),
        ("body", "taman", {"body": "<p>Sebuah <em>ta</em>man</p>"}),
    ],
)
def test_entry_is_found_by(field, term, changes):
    """Each part of an entry stands in the field whose boost it deserves."""
    assert term in terms_of(field, make_entry("satu", **changes))


def test_issuer_is_found_by_its_predecessors():
    """A ministry that was renamed is found by its older names, and a cycle of successions does no harm."""
    names = names_of_issuer(ALL_ISSUERS["kemenpanrb"], ALL_ISSUERS)
    assert {"KemenPANRB", "KemenPAN"} <= set(names)
    older = dataclasses.replace(ALL_ISSUERS["kemenpan"], predecessors=("kemenpanrb",))
    assert names_of_issuer(ALL_ISSUERS["kemenpanrb"], ALL_ISSUERS | {"kemenpan": older}) == names


def test_names_are_indexed_unstemmed_beside_their_stems():
    """The word of a name stands in the index whole and stemmed, wherever it occurs; other words only stemmed."""
    entry = make_entry("satu", place="kota-kediri", title="Kediri diterima", body="Kediri, mandirikan.")
    assert terms_of("title", entry) == {"kediri": 1, "diri": 1, "terima": 1}
    assert terms_of("body", entry) == {"kediri": 1, "diri": 1, "mandiri": 1}


def test_place_words_leave_out_the_type():
    """The word kota names no place, so a query for it is stemmed like any word."""
    found = words_of_places(make_almanac())
    assert {"semarang", "banda", "aceh", "solo"} <= found
    assert found.isdisjoint({"kota", "kabupaten"})


def test_card_tells_what_is_not_counted():
    """Disputed acts and honours of persons have an open seal; activities and counted recognitions have none."""

    def is_open(**changes):
        return documents_of(make_entry("satu", **changes))[0].card["open"]

    assert is_open() is None
    assert is_open(status=Status.DISPUTED) is True
    assert is_open(recipients=(Recipient(PLACES["kota-semarang"], personal=True),)) is True
    assert is_open(kind=Kind.ACTIVITY, award=None) is None


def test_card_of_an_entry():
    """A card holds what a list shows of a record; the unknown is None."""
    utama = Result(tier="Utama")
    entry = make_entry(
        "satu", recipients=tuple(Recipient(PLACES[slug], result=utama) for slug in sorted(PLACES)), recipients_total=40
    )
    assert documents_of(entry)[0].card == {
        "section": "entry",
        "address": "entri/satu/",
        "title": "Kota Layak Anak 2018",
        "kind": "award",
        "tier": "Utama",
        "rank": None,
        "of": None,
        "status": "reported",
        "open": None,
        "places": ("Kabupaten Bandung", "Kabupaten Kediri", "Kabupaten Sleman"),
        "others": 9,
        "issuers": ("Kementerian Pemberdayaan Perempuan dan Perlindungan Anak",),
        "year": 2018,
        "edition": 2018,
        "date": "22 Juli 2018",
        "day": "2018-07-22",
        "publishers": 1,
        "summary": "Ringkasan catatan ini.",
        "lang": None,
    }


@pytest.mark.parametrize(("named", "shown", "others"), [(1, 1, None), (3, 3, None), (4, 3, 1)])
def test_card_counts_the_places_that_are_recorded(named, shown, others):
    """Other places are those on record and not named: what a source says of a total, or a second unit, adds none."""
    slugs = sorted(PLACES)[:named]
    recipients = tuple(Recipient(PLACES[slug]) for slug in slugs)
    twice = Recipient(PLACES[slugs[0]], unit="Dinas Sosial")
    entry = make_entry("satu", recipients=(*recipients, twice), recipients_total=40)
    card = documents_of(entry)[0].card
    assert (len(card["places"]), card["others"]) == (shown, others)


def test_card_names_a_language_that_is_not_indonesian():
    """A card says its language only where it is another than that of nearly all."""
    assert documents_of(make_entry("satu", lang="en"))[0].card["lang"] == "en"


def test_different_results_are_not_told_as_one():
    """Where recipients got different tiers the card names none; where only ranks differ it names the tier."""
    first, second = PLACES["kota-semarang"], PLACES["kota-bandung"]
    differ = (Recipient(first, result=Result(tier="Utama")), Recipient(second, result=Result(tier="Madya")))
    assert documents_of(make_entry("satu", recipients=differ))[0].card["tier"] is None
    ranked = (
        Recipient(first, result=Result(tier="Utama", rank=1)),
        Recipient(second, result=Result(tier="Utama", rank=2)),
    )
    card = documents_of(make_entry("satu", recipients=ranked))[0].card
    assert (card["tier"], card["rank"]) == ("Utama", None)


def test_year_in_an_award_name_is_not_repeated():
    """An activity keeps its title; an award's edition is added to its name unless the name has it."""
    activity = make_entry("satu", kind=Kind.ACTIVITY, award=None, title="Rapat di Semarang", parties=())
    assert documents_of(activity)[0].card["title"] == "Rapat di Semarang"
    award = make_entry("dua")
    dated = dataclasses.replace(award, award=dataclasses.replace(award.award, name="Anugerah 2018"))
    assert documents_of(dated)[0].card["title"] == "Anugerah 2018"


def test_of_places_with_one_name_the_better_known_comes_first():
    """Places are numbered by their entries, so that of equally good matches the one with more is shown first."""
    found = documents_of(
        make_entry("satu", place="kabupaten-bandung"),
        make_entry("dua", place="kota-bandung"),
        make_entry("tiga", place="kota-bandung", edition=2019),
    )
    places = [document for document in found if document.section is Section.PLACE]
    assert [place.title for place in places] == ["Kota Bandung", "Kabupaten Bandung"]
    assert len({place.boost for place in places} | {document.boost for document in found}) == 3

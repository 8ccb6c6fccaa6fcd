"""What can be found and by which words, and how an entry is shown."""

from __future__ import annotations

import dataclasses
import json

import pytest
from search_corpus import (
    ALL_ISSUERS,
    PLACES,
    THEME,
    documents_of,
    in_indonesian,
    make_almanac,
    make_entry,
    terms_by_field,
)

from almanac.edtf import parse
from almanac.model import Kind, Person, Recipient, Result, Status
from almanac.search.cards import CardMaker, chunk, row
from almanac.search.columns import KINDS, STATUSES
from almanac.search.documents import Section, names_of_issuer, number
from almanac.search.names import words_of_places


def terms_of(field, *entries):
    """Return the terms of a field of the last document, which is an entry."""
    almanac = make_almanac(*entries)
    return terms_by_field(almanac)[0][f"{field}/{len(documents_of(almanac)) - 1}"]


def card_of(entry):
    return CardMaker(number(make_almanac(entry)), in_indonesian).card(entry)


def test_only_what_has_an_entry_is_found():
    """Places, issuers and awards without an entry have no page, so search does not lead to them."""
    found = documents_of(make_almanac(make_entry("satu")))
    assert [(document.section, document.title) for document in found] == [
        (Section.PLACE, "Kota Semarang"),
        (Section.ISSUER, "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak"),
        (Section.AWARD, "Kota Layak Anak"),
        (Section.ENTRY, "Kota Semarang meraih Kota Layak Anak"),
    ]
    assert [document.boost for document in found] == [3, 2, 2, 1]


def test_entries_of_one_day_are_numbered_by_place_and_year():
    """Entries lie by their first place, cities first, then by year, then by slug; those without a year come first."""
    almanac = make_almanac(
        make_entry("d", edition=2019),
        make_entry("b", edition=2017),
        make_entry("a", edition=2017),
        make_entry("c", edition=None, conferred=None),
        make_entry("e", place="kota-bandung"),
        make_entry("f", place="kabupaten-bandung"),
    )
    assert [entry.slug for entry in number(almanac).entries] == ["e", "c", "a", "b", "d", "f"]
    assert [place.name for place in number(almanac).places] == ["Kota Bandung", "Kota Semarang", "Kabupaten Bandung"]


def test_a_new_entry_leaves_all_numbers_as_they_are():
    """Entries are numbered by the day of their publication; one that is not committed yet comes last."""
    old, new = make_entry("lama", place="kota-semarang"), make_entry("baru", place="kota-bandung")
    first = make_entry("pertama", place="kota-bandung", edition=2020)
    published = {"lama": "2020-01-01", "pertama": "2019-01-01"}
    assert [entry.slug for entry in number(make_almanac(old, first, published=published)).entries] == [
        "pertama",
        "lama",
    ]
    assert [entry.slug for entry in number(make_almanac(new, old, first, published=published)).entries] == [
        "pertama",
        "lama",
        "baru",
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
    """The word of a place's name is in the index whole and stemmed, wherever it occurs; other words only stemmed."""
    entry = make_entry("satu", place="kota-kediri", title="Kediri diterima", body="Kediri, mandirikan.")
    assert set(terms_of("title", entry)) == {"kediri", "diri", "terima"}
    assert set(terms_of("body", entry)) == {"kediri", "diri", "mandiri"}


def test_words_of_other_names_are_kept_whole_in_titles_and_names_alone():
    """`perempuan` belongs to a ministry's name: whole in a title, but a text has it a thousand times as a mere word."""
    entry = make_entry("satu", title="Perempuan", body="Perempuan.")
    assert set(terms_of("title", entry)) == {"perempuan", "empu"}
    assert set(terms_of("body", entry)) == {"empu"}


def test_frequencies_and_lengths_are_coarse():
    """A term counts twice at most, and a field's length as a power of four, whatever the exact numbers are."""
    terms, lengths = terms_by_field(make_almanac(make_entry("satu", body="sampah " * 70)))
    assert terms["body/3"] == {"sampah": 2}
    assert lengths["body/3"] == 64


def test_place_words_leave_out_the_type():
    """The word kota names no place, so a query for it is stemmed like any word."""
    found = words_of_places(make_almanac())
    assert {"semarang", "banda", "aceh", "solo"} <= found
    assert found.isdisjoint({"kota", "kabupaten"})


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, None),
        ({"status": Status.CONFIRMED}, "confirmed"),
        ({"status": Status.DISPUTED}, "disputed"),
        ({"recipients": (Recipient(PLACES["kota-semarang"], personal=True),)}, "personal"),
        ({"recipients": (Recipient(PLACES["kota-semarang"], personal=True),), "status": Status.REVOKED}, "revoked"),
        ({"kind": Kind.ACTIVITY, "award": None}, None),
    ],
)
def test_card_tells_a_status_that_is_not_usual(changes, status):
    """What the press reports is usual; an honour of a person says so unless something graver has to be said."""
    told = card_of(make_entry("satu", **changes)).status
    assert (None if told is None else STATUSES[told]) == status


def test_card_of_an_entry():
    """A card holds numbers of names, and words only where no catalogue has them; the usual and the unknown are None."""
    utama = Result(tier="Utama")
    entry = make_entry(
        "satu", recipients=tuple(Recipient(PLACES[slug], result=utama) for slug in sorted(PLACES)), recipients_total=40
    )
    card = card_of(entry)
    assert {name: value for name, value in card._asdict().items() if value is not None} == {
        "slug": "satu",
        "summary": "Ringkasan catatan ini.",
        "places": [9, 11, 10],
        "kind": KINDS.index(Kind.AWARD),
        "publishers": 1,
        "award": 0,
        "edition": 2018,
        "day": "2018-07-22",
        "others": 9,
        "tier": "Utama",
    }
    assert json.loads(chunk([row(card)])) == [
        ["satu", "Ringkasan catatan ini.", [9, 11, 10], KINDS.index(Kind.AWARD), 1, 0, 2018, "2018-07-22", 9, "Utama"]
    ]


@pytest.mark.parametrize(
    ("edtf", "date", "day"),
    [
        ("2018-07-22", None, "2018-07-22"),
        ("2018-07-22~", "sekitar 22 Juli 2018", "2018-07-22"),
        ("2018-07", "Juli 2018", "2018-07"),
        ("2019/2020", "2019–2020", None),
    ],
)
def test_card_words_a_date_that_is_no_certain_day(edtf, date, day):
    """A certain day is worded in the browser; any other date comes in words that say how certain it is."""
    card = card_of(make_entry("satu", conferred=parse(edtf)))
    assert (card.date, card.day) == (date, day)


@pytest.mark.parametrize(("named", "shown", "others"), [(1, 1, None), (3, 3, None), (4, 3, 1)])
def test_card_counts_the_places_that_are_recorded(named, shown, others):
    """Other places are those on record and not named: what a source says of a total, or a second unit, adds none."""
    slugs = sorted(PLACES)[:named]
    recipients = tuple(Recipient(PLACES[slug]) for slug in slugs)
    twice = Recipient(PLACES[slugs[0]], unit="Dinas Sosial")
    card = card_of(make_entry("satu", recipients=(*recipients, twice), recipients_total=40))
    assert (len(card.places), card.others) == (shown, others)


def test_card_names_a_language_that_is_not_indonesian():
    """A card says its language only where it is another than that of nearly all."""
    assert card_of(make_entry("satu", lang="en")).lang == "en"


def test_different_results_are_not_told_as_one():
    """Where recipients got different tiers the card names none; where only ranks differ it names the tier."""
    first, second = PLACES["kota-semarang"], PLACES["kota-bandung"]
    differ = (Recipient(first, result=Result(tier="Utama")), Recipient(second, result=Result(tier="Madya")))
    assert card_of(make_entry("satu", recipients=differ)).tier is None
    ranked = (
        Recipient(first, result=Result(tier="Utama", rank=1)),
        Recipient(second, result=Result(tier="Utama", rank=2)),
    )
    card = card_of(make_entry("satu", recipients=ranked))
    assert (card.tier, card.rank) == ("Utama", None)


def test_activity_keeps_its_title_and_its_organizers():
    """An activity has no award whose name could stand for it."""
    activity = make_entry(
        "satu", kind=Kind.ACTIVITY, award=None, title="Rapat di Semarang", parties=(), organizers=("Dinas Sosial",)
    )
    card = card_of(activity)
    assert (card.award, card.title, card.organizers) == (None, "Rapat di Semarang", ["Dinas Sosial"])

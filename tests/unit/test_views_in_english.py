"""Pages in English: one and several are told apart, sentences fit together, foreign words say their language."""

from __future__ import annotations

from pathlib import Path

import pytest
from almanac_factory import (
    ADIPURA,
    CLEANLINESS,
    CLIMATE,
    SEMARANG,
    TEGAL,
    WE_LOVE,
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
    neighbours_of,
    subject_pages,
)

from almanac.language import Language, read_language
from almanac.views.entry_page import days, entry_page
from almanac.views.parts import Line, record

INDONESIAN = Language()


@pytest.fixture(scope="module")
def english():
    """Return English with the theme's catalogue."""
    return read_language("en", Path(__file__).parents[2] / "theme/translations")


def place_view(almanac, language):
    return next(iter(subject_pages(almanac, SEMARANG, language))).view


def facts(almanac, entry, language):
    view = entry_page(entry, neighbours_of(entry, almanac), days(almanac, entry), language).view
    return {fact.label: "".join(piece.text for piece in fact.value) for fact in view.facts}


def text(pieces):
    return "".join(piece.text for piece in pieces)


def test_a_tally_fits_its_number(english):
    """Beside a number the name of a kind stands in the form for it."""
    one = make_almanac(make_entry(edition=2016))
    two = make_almanac(make_entry(edition=2016), make_entry("adipura-2017", edition=2017))
    assert [(item.number, item.label) for item in place_view(one, english).tallies] == [(1, "award")]
    assert [(item.number, item.label) for item in place_view(two, english).tallies] == [(2, "awards")]
    assert [(item.number, item.label) for item in place_view(two, INDONESIAN).tallies] == [(2, "penghargaan")]


@pytest.mark.parametrize(
    ("editions", "said"),
    [
        ((2016,), "1 recognition recorded from 1 issuer, edition 2016."),
        ((2016, 2018), "2 recognitions recorded from 1 issuer, editions 2016 to 2018."),
        ((None,), "1 recognition recorded from 1 issuer, undated."),
    ],
)
def test_the_deck_of_a_place_is_a_sentence(english, editions, said):
    """The parts of the sentence fit each other and their numbers."""
    entries = [make_entry(f"adipura-{edition}", edition=edition) for edition in editions]
    assert place_view(make_almanac(*entries), english).deck == said


def test_a_fact_is_named_by_how_many_it_holds(english):
    """The label of themes tells one from several, and themes have their English names."""
    one = make_entry(themes=(CLEANLINESS,))
    two = make_entry("adipura-2017", themes=(CLEANLINESS, CLIMATE))
    almanac = make_almanac(one, two)
    assert facts(almanac, one, english)["Theme"] == "Cleanliness and waste"
    assert facts(almanac, two, english)["Themes"] == "Cleanliness and waste, climate and energy"


def test_places_and_issuers_run_as_text(english):
    """Recipients and issuers are joined in English, and an issuer that is not named is no "from"."""
    shared = make_entry(recipients=(make_recipient(SEMARANG), make_recipient(TEGAL)))
    assert text(record(Line(shared), english).by) == "Kota Semarang and Kabupaten Tegal, from KLHK"
    assert text(record(Line(make_entry(parties=())), english).by) == "Kota Semarang, issuer not named"


def test_a_score_has_a_decimal_point(english):
    """A score with a decimal comma does not read as thousands."""
    entry = make_entry(recipients=(make_recipient(score="6,356", rank=3, of=94),))
    assert record(Line(entry), english).tier == "rank 3 of 94, score 6.356"
    assert record(Line(entry), INDONESIAN).tier == "peringkat 3 dari 94, nilai 6,356"


def test_an_entrys_own_words_say_their_language(english):
    """An Indonesian entry says so on an English site, and nothing on an Indonesian one; an award's name is a name."""
    entry, activity = make_entry(), make_activity()
    almanac = make_almanac(entry, activity)
    assert (record(Line(entry, headline=True), english).title_lang, record(Line(entry), english).title_lang) == (
        "id",
        "",
    )
    assert record(Line(activity), english).title_lang == "id"
    assert (
        record(Line(activity), INDONESIAN).title_lang == record(Line(entry, headline=True), INDONESIAN).title_lang == ""
    )
    around, dated = neighbours_of(entry, almanac), days(almanac, entry)
    assert entry_page(entry, around, dated, english).view.lang == "id"
    assert entry_page(entry, around, dated, INDONESIAN).view.lang == ""


def test_an_english_entry_says_so_on_an_indonesian_site():
    """The mark is for the language of the entry, whichever that is."""
    assert record(Line(make_entry(lang="en"), headline=True), INDONESIAN).title_lang == "en"


def test_the_registrys_words_stand_apart_from_the_interfaces(english):
    """What the registry says of an award and what the almanac counts are two texts, each in its language."""
    view = next(iter(subject_pages(make_almanac(make_entry(edition=2016)), ADIPURA, english))).view
    assert (view.about, view.lang) == ("Penghargaan kebersihan kota.", "id")
    assert view.deck == "1 recognition recorded for 1 place, edition 2016."
    empty = next(iter(subject_pages(make_almanac(), WE_LOVE, INDONESIAN))).view
    assert (empty.lang, empty.deck) == ("", "Belum ada entri yang tercatat.")

"""What a person types becomes a value, or a slip that says what is wrong and what was probably meant."""

from __future__ import annotations

import pytest

from almanac.importer.dialogue import answers
from almanac.importer.dialogue.answers import AwardName, Offer, Slip, fitting
from almanac.importer.findings import Person
from almanac.language import Language
from almanac.model import Kind, Status
from almanac.registry_reader import read_registry

T = Language()


@pytest.fixture
def registry(content):
    """Return the small registry."""
    return read_registry(content.path)[0]


@pytest.mark.parametrize("typed", ["Kota Bandung", "kota-bandung", "32.73", "pemkot bandung", "KOTA  BANDUNG"])
def test_place_is_read_by_every_name_it_has(registry, typed):
    """A place is known by its name, slug and code, in any case, and by the press's short forms."""
    assert answers.places(registry, T).read(typed) == registry.places["kota-bandung"]


def test_regency_is_read_by_its_short_form(registry):
    """“Kab. Bandung” is the regency, never the city of that name."""
    assert answers.places(registry, T).read("Kab. Bandung") == registry.places["kabupaten-bandung"]


def test_bare_name_of_two_places_is_asked_about(registry):
    """A name that a city and a regency share gives neither; both are meant, the city first."""
    slip = answers.places(registry, T).read("Bandung")
    assert [place.slug for place in slip.meant] == ["kota-bandung", "kabupaten-bandung"]
    assert "beberapa daerah" in slip.message


def test_misspelt_place_names_the_nearest(registry):
    """A slip of the keyboard leads to the place most like it; what is like none leads nowhere."""
    slip = answers.places(registry, T).read("Kota Semarng")
    assert [place.slug for place in slip.meant] == ["kota-semarang"]
    assert answers.places(registry, T).read("Xyzzy").meant == ()


def test_award_is_read_by_alias_and_told_with_its_id(registry):
    """The registry's own name stands for any other name of an award."""
    sort = answers.awards(registry, T)
    assert sort.read("adipura") == AwardName("Adipura", "adipura")
    assert sort.told(AwardName("Adipura", "adipura")) == "Adipura (adipura)"


def test_award_that_is_unlike_all_others_is_new(registry):
    """A name that the registry lacks is taken as it is, even if it shares a word with a known one."""
    for name in ("Anugerah Kota Hijau", "Kota Sehat"):
        assert answers.awards(registry, T).read(name) == AwardName(name, None)


def test_award_that_is_nearly_known_is_asked_about(registry):
    """A new name that may be a slip offers the known one first, and itself as a new one."""
    slip = answers.awards(registry, T).read("Kota Layak Anka")
    assert slip.meant == (AwardName("Kota Layak Anak", "kla"), AwardName("Kota Layak Anka", None))


def test_issuer_is_read_by_its_short_name(registry):
    """KLHK is the ministry, with the type that the registry gives it."""
    body = answers.issuers(registry, None, T).read("klhk")
    assert (body.id, body.name) == ("klhk", "Kementerian Lingkungan Hidup dan Kehutanan")


def test_bodies_that_give_the_award_are_options(registry):
    """Who chose an award is offered its issuers; without one there are no options, but every body to complete to."""
    assert [body.id for body in answers.issuers(registry, "kla", T).options] == ["kemenpppa"]
    sort = answers.issuers(registry, None, T)
    assert sort.options == ()
    assert len(sort.offers) == 2


def test_tier_has_to_be_on_the_ladder(registry):
    """A tier is read by its name or alias, highest offered first; anything else is a slip."""
    sort = answers.tiers(registry.awards["adipura"], T)
    assert sort.options == ("Adipura Kencana", "Piala Adipura", "Sertifikat Adipura")
    assert sort.read("adipura kirana") == "Piala Adipura"
    assert sort.read("Adipura Kencna").meant == ("Adipura Kencana",)
    assert sort.read("Madya").meant == ()


def test_tier_of_an_award_without_a_ladder_is_free(registry):
    """Where the registry has no ladder, any text with a letter is a tier."""
    assert answers.tiers(registry.awards["kla"], T).read("Madya") == "Madya"


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("2023-12-19", "2023-12-19"), ("2025?", "2025?"), ("19 Desember 2023", "2023-12-19"), ("Maret 2024", "2024-03")],
)
def test_date_is_read_as_edtf_or_with_its_month_in_letters(typed, edtf):
    """EDTF is taken as it is; a date with its month in letters can mean one day only and is taken too."""
    assert answers.dates(T).read(typed) == edtf


def test_date_in_numbers_is_asked_about():
    """6/3/2024 is a slip, because day and month may be either; the Indonesian order is offered."""
    assert answers.dates(T).read("6/3/2024").meant == ("2024-03-06",)


@pytest.mark.parametrize("typed", ["2023-02-30", "31/02/2023", "30 Februari 2023"])
def test_day_that_does_not_exist_is_refused(typed):
    """No day is offered in place of an impossible one."""
    assert answers.dates(T).read(typed).meant == ()


def test_year_is_one_year_within_bounds():
    """An edition is one year since 1945; two years are both offered, and a number that is no year is refused."""
    read = answers.years(T).read
    assert read("2022") == 2022
    assert read("2021/2022").meant == (2021, 2022)
    assert read("22").meant == read("1812").meant == ()


def test_number_is_whole_and_within_bounds():
    """A rank is a whole number from 1; ordinals offer their number."""
    read = answers.numbers(100, T).read
    assert read("3") == 3
    assert read("ke-3").meant == (3,)
    assert read("0").meant == read("101").meant == ()


def test_choice_is_read_by_label_and_by_name():
    """A kind is chosen by its Indonesian label or the word of the front matter; an activity is none of them."""
    sort = answers.kinds(T)
    assert sort.read("sertifikat") is sort.read("certificate") is Kind.CERTIFICATE
    assert sort.read("Sertifkat").meant == (Kind.CERTIFICATE,)
    assert Kind.ACTIVITY not in sort.options
    assert answers.statuses(T).options == tuple(Status)


def test_web_address_without_a_scheme_is_offered_with_one():
    """An address is read whole, and one typed without https:// comes back with it."""
    read = answers.addresses(T).read
    assert read("https://contoh.id/a") == "https://contoh.id/a"
    assert read("contoh.id/a").meant == ("https://contoh.id/a",)
    assert read("tidak ada").meant == ()


def test_text_is_short_and_has_a_letter_except_a_score():
    """A venue needs a letter and fits the schema; a score may be a number as published."""
    assert isinstance(answers.texts(T).read("12"), Slip)
    assert isinstance(answers.texts(T).read("a" * 301), Slip)
    assert answers.scores(T).read("80,64") == "80,64"


def test_person_is_told_with_the_office():
    """Somebody whose name is unknown is told by the office alone."""
    told = answers.people(T).told
    assert told(Person("Siti", "Menteri")) == "Siti, Menteri"
    assert told(Person(None, "Menteri")) == "Menteri"


def test_offers_fit_by_the_beginnings_of_words():
    """Typed beginnings of words, in their order, lead to a name; names that begin so come first."""
    offers = (Offer("Kota Semarang"), Offer("Semarang Award"), Offer("Bandung", names=("Kembang",)))
    assert [offer.text for offer in fitting(offers, "sem")] == ["Semarang Award", "Kota Semarang"]
    assert [offer.text for offer in fitting(offers, "ko se")] == ["Kota Semarang"]
    assert [offer.text for offer in fitting(offers, "kemb")] == ["Bandung"]
    assert fitting(offers, "") == offers


def test_offers_that_none_fits_give_the_nearest():
    """A slip is offered the name most like it."""
    offers = (Offer("Kota Semarang"), Offer("Kota Pekalongan"))
    assert [offer.text for offer in fitting(offers, "Kota Smarang")] == ["Kota Semarang"]
    assert fitting(offers, "zzzz") == ()

"""Several recognitions in one text, told apart.

Each text has one difficulty. The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest
from asked import issuers_of, places_of, value_of

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def test_several_awards_to_one_city_are_told_apart(reading_of):
    """Three awards in one sentence are three recognitions of the same city."""
    reading = reading_of(
        "Kota Pontianak Borong Tiga Penghargaan\n\n"
        "PONTIANAK – Kota Pontianak menerima tiga penghargaan sepanjang 2019, yaitu Adipura dari KLHK, Swasti Saba "
        "dari Kementerian Kesehatan, dan Wahana Tata Nugraha dari Kementerian Perhubungan. "
        "Ketiganya dipajang di lobi balai kota.",
    )
    assert {(one.award_id, *places_of(one), *issuers_of(one)) for one in reading.recognitions} == {
        ("adipura", "kota-pontianak", "klhk"),
        ("swasti-saba", "kota-pontianak", "kemenkes"),
        ("wtn", "kota-pontianak", "kemenhub"),
    }


def test_two_awards_in_one_article_keep_their_own_recipients_and_days(reading_of):
    """What is said of one award is not carried over to the other."""
    reading = reading_of(
        "Dua Daerah Bali Berprestasi\n\n"
        "DENPASAR – Kabupaten Gianyar meraih UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). "
        "Sementara itu, Kabupaten Badung menerima Adipura dari KLHK, Selasa (28/2/2023).",
    )
    assert {(one.award_id, *places_of(one), value_of(one.conferred)) for one in reading.recognitions} == {
        ("uhc-award", "kabupaten-gianyar", "2023-03-14"),
        ("adipura", "kabupaten-badung", "2023-02-28"),
    }


def test_two_editions_of_one_award_are_two_recognitions(reading_of):
    """The same award, received twice in one article, is one entry a year."""
    reading = reading_of(
        "Dua Kali Adipura untuk Kabupaten Tuban\n\n"
        "TUBAN – Kabupaten Tuban menerima Adipura 2015 dari KLHK pada 23 November 2015. Setahun kemudian, pada 22 Juli "
        "2016, Kabupaten Tuban menerima Adipura 2016.",
    )
    assert {(value_of(one.edition), value_of(one.conferred)) for one in reading.recognitions} == {
        (2015, "2015-11-23"),
        (2016, "2016-07-22"),
    }


def test_categories_of_one_award_that_are_counted_are_recognitions_apart(reading_of):
    """One place with two of them has two, each with its own tier; the neighbour with one has one."""
    reading = reading_of(
        "Dua Daerah Serumpun Naik Panggung\n\n"
        "JAKARTA – Kota Bima dan Kabupaten Bima naik panggung pada Indonesia's Attractiveness Award (IAA) 2018, Jumat "
        "(28/9/2018). Kota Bima memboyong dua penghargaan sekaligus: peringkat Platinum kategori infrastruktur dan "
        "peringkat Gold kategori pelayanan publik. Kabupaten Bima meraih peringkat Gold kategori investasi.",
    )
    told = [
        (one.place.value.slug, value_of(one.tier), value_of(one.category))
        for recognition in reading.recognitions
        for one in recognition.recipients
    ]
    assert told == [
        ("kota-bima", "Platinum", "infrastruktur"),
        ("kota-bima", "Gold", "pelayanan publik"),
        ("kabupaten-bima", "Gold", "investasi"),
    ]
    assert len(reading.recognitions) == 3


def test_categories_that_nobody_counts_are_one_recognition(reading_of):
    """A class of size beside a field is not a second award."""
    reading = reading_of(
        "Kota Bima Raih IAA\n\n"
        "JAKARTA – Kota Bima meraih Indonesia's Attractiveness Award (IAA) 2018 kategori infrastruktur untuk kategori "
        "kota kecil, Jumat (28/9/2018).",
    )
    assert len(reading.recognitions) == 1


def test_two_awards_that_are_counted_are_not_two_categories_of_each(reading_of):
    """What is counted may be awards: each has its own category, and is one recognition."""
    reading = reading_of(
        "Kota Bima Boyong Dua Penghargaan\n\n"
        "BIMA – Kota Bima meraih dua penghargaan sekaligus. Kota Bima menerima Indonesia's Attractiveness Award (IAA) "
        "2018 kategori infrastruktur, Jumat (28/9/2018). Kota Bima juga menerima penghargaan Kota Bahari kategori "
        "pelabuhan dari Yayasan Lentera Nusantara, Sabtu (29/9/2018).",
    )
    assert len(reading.recognitions) == 2


def test_an_honour_that_has_only_a_giver_is_that_givers_own_award(reading_of):
    """The words "penghargaan dari Ombudsman" beside the Ombudsman's own award mean that award."""
    reading = reading_of(
        "Kabupaten Demak Raih Predikat Kepatuhan\n\n"
        "DEMAK – Kabupaten Demak menerima Predikat Kepatuhan Standar Pelayanan Publik 2018 dari Ombudsman RI, Senin "
        "(10/12/2018). Pelayanan di kecamatan ikut dinilai. Loket dibuka sampai sore. Warga dapat mendaftar dari "
        "rumah. Penghargaan dari Ombudsman RI diberikan kepada Kabupaten Demak atas kerja semua pegawai.",
    )
    assert [one.award_id for one in reading.recognitions] == ["ombudsman-kepatuhan"]

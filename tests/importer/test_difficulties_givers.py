"""Which institution gives, and which only hands over.

Each text has one difficulty. The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest
from asked import issuers_of, only, value_of

from almanac.model import Kind

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def test_an_acronym_is_its_institution(reading_of):
    """KPPPA, written without a word of explanation, is the ministry."""
    reading = reading_of(
        "Ambon Raih Predikat Kota Layak Anak\n\n"
        "AMBON – Kota Ambon meraih predikat Kota Layak Anak tingkat Pratama dari KPPPA, Jumat (22/7/2022). "
        "Forum anak di setiap kecamatan ikut menyusun anggaran kota.",
    )
    assert issuers_of(only(reading)) == {"kemenpppa"}


def test_the_predecessor_that_gave_it_is_the_issuer(reading_of):
    """An award of 2012 is from the ministry of that time, not from the one that runs it later."""
    reading = reading_of(
        "Kendari Raih Adipura\n\n"
        "KENDARI – Kota Kendari memperoleh Adipura 2012 dari Kementerian Negara Lingkungan Hidup, Selasa (5/6/2012). "
        "Pasukan kuning menyambut pialanya di balai kota.",
    )
    assert issuers_of(only(reading)) == {"klh"}


def test_a_short_name_that_two_ministries_used_is_asked_about(reading_of):
    """KLH is a ministry that ended in 2014 and one founded anew in 2024: both are offered, the less sure for it."""
    reading = reading_of(
        "Kudus Raih Sertifikat Adipura\n\n"
        "Rabu, 26 November 2025 | 09:12 WIB\n\n"
        "KUDUS – Kabupaten Kudus menerima Sertifikat Adipura dari KLH, Selasa (25/11/2025). "
        "Bupati menyebut pengolahan sampah di tingkat desa sebagai kuncinya.",
    )
    (issuer,) = only(reading).issuers
    assert {issuer.value.id, *(other.id for other in issuer.alternatives)} == {"klh", "klh-bplh"}
    assert issuer.confidence < 0.7


def test_who_hands_it_over_for_the_giver_is_no_issuer(reading_of):
    """A governor who hands over what an agency gives does not give it."""
    reading = reading_of(
        "Salatiga Raih UHC Award\n\n"
        "SEMARANG – Kota Salatiga meraih UHC Award dari BPJS Kesehatan. Piagam diserahkan Gubernur Jawa Tengah "
        "dalam upacara di Semarang, Selasa (14/3/2023).",
    )
    assert issuers_of(only(reading)) == {"bpjs-kesehatan"}


def test_nobody_is_the_issuer_where_a_text_tells_only_who_handed_it_over(reading_of):
    """The vice-president handed it over; who gives it the text does not say, and nothing is filled in."""
    reading = reading_of(
        "Bitung Raih Wahana Tata Nugraha\n\n"
        "JAKARTA – Kota Bitung meraih Wahana Tata Nugraha. Piala diserahkan Wakil Presiden di Istana Wakil Presiden, "
        "Rabu (7/8/2019).",
    )
    assert issuers_of(only(reading)) == set()


def test_two_that_give_it_together_are_both_issuers(reading_of):
    """Of two ministries joined by "bersama", both give."""
    reading = reading_of(
        "Kabupaten Wonosobo Raih Swasti Saba\n\n"
        "JAKARTA – Kabupaten Wonosobo meraih Swasti Saba kategori Wiwerda. Penghargaan itu diberikan Kementerian "
        "Kesehatan bersama Kementerian Dalam Negeri, Kamis (28/11/2019).",
    )
    assert issuers_of(only(reading)) == {"kemenkes", "kemendagri"}


def test_an_issuer_that_the_registry_does_not_know_is_called_as_the_text_calls_it(reading_of):
    """A foundation unknown so far is found by the form of its name."""
    reading = reading_of(
        "Kota Tual Terima Penghargaan Kota Bahari\n\n"
        "TUAL – Kota Tual menerima penghargaan Kota Bahari dari Yayasan Lentera Nusantara, Sabtu (14/10/2017). "
        "Yayasan itu menilai cara 30 kota pesisir menjaga terumbu karangnya.",
    )
    assert issuers_of(only(reading)) == {"Yayasan Lentera Nusantara"}


def test_a_minister_who_gives_stands_for_the_ministry(reading_of):
    """What comes "dari Menteri Kesehatan" is the ministry's."""
    reading = reading_of(
        "Kabupaten Alor Raih Penghargaan Pastika\n\n"
        "KALABAHI – Kabupaten Alor menerima penghargaan Pastika Parahita dari Menteri Kesehatan, Kamis (30/5/2024), "
        "karena seluruh puskesmasnya bebas asap rokok. "
        "Kepala dinas kesehatan mengatakan, iklan rokok pun sudah lama tidak dipasang lagi.",
    )
    assert issuers_of(only(reading)) == {"kemenkes"}


def test_a_regional_office_hands_over_what_its_ministry_gives(reading_of):
    """The ministry is the one issuer; its office in the province only carries the certificate."""
    reading = reading_of(
        "Kabupaten Dairi Dapat Predikat Peduli HAM\n\n"
        "SIDIKALANG – Kementerian Hukum dan HAM memberikan predikat Kabupaten Peduli HAM kepada Kabupaten Dairi. "
        "Piagamnya diserahkan Kepala Kantor Wilayah Kemenkumham Sumatera Utara, Senin (12/12/2022).",
    )
    assert issuers_of(only(reading)) == {"kemenkumham"}


def test_a_network_is_not_swallowed_by_its_givers_name(reading_of):
    """The name of a network may hold that of whoever keeps it, which has other networks and awards as well."""
    recognition = only(
        reading_of(
            "Kota Bontang Masuk Jejaring Global\n\n"
            "BONTANG – Kota Bontang resmi menjadi anggota UNESCO Global Network of Learning Cities, Rabu (14/2/2024). "
            "Berkasnya dikirim sejak tahun lalu.",
        )
    )
    assert (recognition.award.value, recognition.kind, issuers_of(recognition)) == (
        "UNESCO Global Network of Learning Cities",
        Kind.MEMBERSHIP,
        {"unesco"},
    )


def test_an_award_may_have_its_givers_name(reading_of):
    """The institution in "KPPU Award" is part of the name, and gives it."""
    recognition = only(
        reading_of(
            "Kota Tegal Terima Lestari Award\n\n"
            "JAKARTA – Yayasan Lestari Nusantara (Lestari) menyerahkan Lestari Award 2024 kepada Kota Tegal, Rabu "
            "(14/8/2024).",
        )
    )
    assert (recognition.award.value, issuers_of(recognition)) == ("Lestari Award", {"Yayasan Lestari Nusantara"})


def test_what_is_counted_first_and_then_named_is_not_one_more(reading_of):
    """Of "dua penghargaan dari ..." each that is named has the giver, and the sum is none of them."""
    reading = reading_of(
        "Kota Tegal Raih Dua Penghargaan\n\n"
        "TEGAL – Kota Tegal menerima dua penghargaan dari Komisi Pemberantasan Korupsi, Rabu (14/8/2024). Kedua "
        "penghargaan itu yakni penghargaan sebagai daerah dengan kenaikan pajak hotel terbesar tahun 2023 dan "
        "penghargaan sebagai pemerintah daerah dengan laporan gratifikasi terbanyak tahun 2023.",
    )
    assert [(one.award.value, issuers_of(one), value_of(one.edition)) for one in reading.recognitions] == [
        ("daerah dengan kenaikan pajak hotel terbesar", {"kpk"}, 2023),
        ("pemerintah daerah dengan laporan gratifikasi terbanyak", {"kpk"}, 2023),
    ]


def test_the_registrys_giver_whom_the_text_names_is_the_issuer(reading_of):
    """Where nobody is said to give, the institution that is named there and gives the award gives it."""
    recognition = only(
        reading_of(
            "Kota Tegal Raih Opini WTP\n\n"
            "TEGAL – Kota Tegal kembali meraih opini WTP, Senin (23/5/2022). Opini itu tertuang dalam laporan BPK yang "
            "diterima wali kota.",
        )
    )
    assert issuers_of(recognition) == {"bpk"}

"""What an award is called, and of which kind it is.

Each text has one difficulty. The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest
from asked import only, places_of, value_of

from almanac.model import Kind

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def test_an_award_is_known_by_an_alias(reading_of):
    """Swastisaba in one word is the registry's award."""
    reading = reading_of(
        "Pariaman Raih Swastisaba\n\n"
        "PARIAMAN – Kota Pariaman meraih penghargaan Swastisaba dari Kementerian Kesehatan, Kamis (28/11/2019). "
        "Para kader posyandu bersorak ketika pialanya tiba.",
    )
    assert only(reading).award_id == "swasti-saba"


def test_an_unknown_award_is_found_by_the_word_award(reading_of):
    """A name that ends with "Award" is an award though the registry has never heard of it."""
    recognition = only(
        reading_of(
            "Lumajang Raih Bhinawana Award\n\n"
            "LUMAJANG – Kabupaten Lumajang meraih Bhinawana Award dari Yayasan Rimba Lestari, Rabu (7/8/2019), "
            "berkat hutan desanya di lereng Semeru. "
            "Warga menanam kembali ribuan pohon setelah erupsi.",
        )
    )
    assert (recognition.award.value, recognition.award_id) == ("Bhinawana Award", None)


def test_an_award_in_quotation_marks_is_called_what_stands_in_them(reading_of):
    """The name of an unknown award ends where the quotation does."""
    reading = reading_of(
        "Banjarmasin Dipuji karena Sungainya\n\n"
        "BANJARMASIN – Kota Banjarmasin menerima penghargaan “Sahabat Sungai” dari Yayasan Tirta Lestari, Sabtu "
        "(14/10/2017). Warga membersihkan 60 anak sungai sejak awal tahun.",
    )
    assert only(reading).award.value == "Sahabat Sungai"


def test_a_headline_that_shortens_the_name_speaks_of_the_award_of_the_text(reading_of):
    """Without "Jateng" the name is that of a national award; the text tells that the province's is meant."""
    recognition = only(
        reading_of(
            "Kabupaten Blora Raih Penghargaan Pembangunan Daerah\n\n"
            "SEMARANG – Kabupaten Blora meraih Penghargaan Pembangunan Daerah Jateng 2021 dari Pemprov Jateng. "
            "Kemiskinan di sana turun paling cepat dalam penilaian itu.",
        )
    )
    assert recognition.award_id == "ppd-jateng"


def test_a_title_that_a_place_is_named_is_the_award(reading_of):
    """The award's name follows "dinobatkan sebagai", and no word for an award stands near it."""
    reading = reading_of(
        "Magelang Jadi Kota Paling Ramah Pesepeda\n\n"
        "MAGELANG – Kota Magelang dinobatkan sebagai Kota Paling Ramah Pesepeda oleh Majalah Kayuh, Sabtu "
        "(14/10/2017). Jalur sepedanya kini sepanjang 32 kilometer.",
    )
    assert only(reading).award.value == "Kota Paling Ramah Pesepeda"


def test_the_opinion_of_the_auditors_is_a_certificate(reading_of):
    """WTP is the auditors' opinion; it certifies accounts and is no prize."""
    recognition = only(
        reading_of(
            "Pemkab Tabanan Raih Opini WTP\n\n"
            "DENPASAR – Pemkab Tabanan menerima opini WTP dari BPK RI Perwakilan Bali, Jumat (27/5/2022). "
            "Laporan hasil pemeriksaan diterima bupati bersama ketua DPRD.",
        )
    )
    assert (recognition.award_id, recognition.kind) == ("opini-bpk", Kind.CERTIFICATE)


def test_an_iso_certificate_is_a_certificate_called_by_its_number(reading_of):
    """The standard's number is the name of what was received, and never a year."""
    recognition = only(
        reading_of(
            "Kota Batam Kantongi Sertifikat ISO 37122\n\n"
            "BATAM – Kota Batam menerima sertifikat ISO 37122 untuk kota cerdas dari British Standards Institution, "
            "Rabu (7/8/2019). "
            "Auditnya memakan waktu delapan bulan.",
        )
    )
    assert (recognition.kind, "ISO 37122" in recognition.award.value) == (Kind.CERTIFICATE, True)


def test_joining_a_network_is_a_membership(reading_of):
    """A city that became a member of a network of the registry has won no award."""
    recognition = only(
        reading_of(
            "Kota Surakarta Masuk Jejaring Kota Kreatif UNESCO\n\n"
            "SURAKARTA – Kota Surakarta resmi menjadi anggota Jejaring Kota Kreatif UNESCO, Rabu (31/10/2018). "
            "Seni pertunjukan menjadi bidang yang ditawarkannya.",
        )
    )
    assert (recognition.kind, places_of(recognition)) == (Kind.MEMBERSHIP, {"kota-surakarta"})


def test_joining_a_network_that_the_registry_does_not_know_is_a_membership(reading_of):
    """It is the joining that makes a membership."""
    recognition = only(
        reading_of(
            "Kota Bengkulu Gabung Aliansi Kota Pesisir Asia\n\n"
            "BENGKULU – Kota Bengkulu resmi bergabung sebagai anggota Aliansi Kota Pesisir Asia, Rabu (31/10/2018). "
            "Surat keanggotaan ditandatangani wali kota bersama sekretaris jenderal aliansi itu.",
        )
    )
    assert (recognition.kind, places_of(recognition)) == (Kind.MEMBERSHIP, {"kota-bengkulu"})


def test_the_worst_of_a_ranking_are_no_recipients(reading_of):
    """A second list, of those at the foot, honours nobody."""
    recognition = only(
        reading_of(
            "SETARA Rilis Indeks Kota Toleran 2020\n\n"
            "JAKARTA – SETARA Institute merilis Indeks Kota Toleran 2020, Selasa (11/2/2020). Tiga kota paling toleran "
            "ialah Kota Bitung, Kota Kupang dan Kota Ambon. "
            "Adapun tiga kota dengan skor terendah ialah Kota Langsa, Kota Bogor dan Kota Cilegon.",
        )
    )
    assert recognition.kind is Kind.RANKING
    assert places_of(recognition) == {"kota-bitung", "kota-kupang", "kota-ambon"}


def test_an_award_called_by_its_first_word_is_the_same(reading_of):
    """After a verb of receiving, the first word of a name stands for it."""
    recognition = only(
        reading_of(
            "Kabupaten Wonosobo Terima Natamukti 2022\n\n"
            "JAKARTA – Kabupaten Wonosobo menerima penghargaan Natamukti Pindaha, Selasa (8/11/2022). Kabupaten "
            "Rembang juga memperoleh Natamukti.",
        )
    )
    assert (recognition.award.value, value_of(recognition.edition), places_of(recognition)) == (
        "Natamukti Pindaha",
        2022,
        {"kabupaten-wonosobo", "kabupaten-rembang"},
    )

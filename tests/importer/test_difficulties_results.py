"""What each place got, who received it and where.

Each text has one difficulty. The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest
from asked import of_each, only, places_of, value_of

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def test_each_in_a_sentence_gets_the_tier_that_is_said_of_it(reading_of):
    """A tier said once of two regencies is both's, and not that of the city before them."""
    reading = reading_of(
        "Empat Daerah di Lampung Raih KLA\n\n"
        "BANDAR LAMPUNG – KemenPPPA memberikan predikat Kabupaten/Kota Layak Anak 2022 kepada empat daerah di Lampung. "
        "Kota Metro meraih tingkat Nindya, Kabupaten Pringsewu dan Kabupaten Tanggamus tingkat Madya, sedangkan "
        "Kabupaten Mesuji tingkat Pratama.",
    )
    assert of_each(only(reading), "tier") == {
        "kota-metro": "Nindya",
        "kabupaten-pringsewu": "Madya",
        "kabupaten-tanggamus": "Madya",
        "kabupaten-mesuji": "Pratama",
    }


def test_a_numbered_list_ranks_its_places(reading_of):
    """The numbers before the lines of a list are ranks."""
    reading = reading_of(
        "Indeks Kota Toleran 2020: Ini Tiga Teratas\n\n"
        "JAKARTA – SETARA Institute merilis Indeks Kota Toleran 2020. Berikut tiga kota dengan peringkat teratas:\n"
        "1. Kota Bitung\n"
        "2. Kota Kupang\n"
        "3. Kota Ambon\n",
    )
    assert of_each(only(reading), "rank") == {"kota-bitung": 1, "kota-kupang": 2, "kota-ambon": 3}


def test_scores_in_brackets_belong_to_the_place_before_them(reading_of):
    """A number in brackets behind a name is its score, written as the text writes it."""
    reading = reading_of(
        "Tiga Kota Raih Skor Tertinggi Indeks Kota Toleran\n\n"
        "JAKARTA – SETARA Institute menempatkan tiga kota di puncak Indeks Kota Toleran 2020, yaitu Kota Bitung "
        "(skor 6,41), Kota Kupang (6,35) dan Kota Ambon (6,2). "
        "Penilaian memakai delapan indikator.",
    )
    assert of_each(only(reading), "score") == {"kota-bitung": "6,41", "kota-kupang": "6,35", "kota-ambon": "6,2"}


def test_who_is_level_with_the_first_shares_rank_and_score(reading_of):
    """The highest score is the first rank, and those said to be level with it have both."""
    reading = reading_of(
        "Kota Bitung Raih Skor Tertinggi Indeks Kota Toleran\n\n"
        "JAKARTA – Kota Bitung masuk Indeks Kota Toleran 2020 dari SETARA Institute. "
        "Kota Bitung mendapat skor 6,4 yang merupakan nilai tertinggi, sejajar dengan Kota Kupang dan Kota Ambon.",
    )
    cities = ("kota-bitung", "kota-kupang", "kota-ambon")
    assert of_each(only(reading), "score") == dict.fromkeys(cities, "6,4")
    assert of_each(only(reading), "rank") == dict.fromkeys(cities, 1)


def test_the_highest_score_of_a_province_is_not_the_first_rank(reading_of):
    """Who is best in a part of the country may be anywhere in the whole."""
    reading = reading_of(
        "Kota Bitung Masuk Indeks Kota Toleran\n\n"
        "JAKARTA – Kota Bitung masuk Indeks Kota Toleran 2020 dari SETARA Institute. "
        "Kota Bitung mendapat skor 6,4, nilai tertinggi di Sulawesi Utara.",
    )
    assert of_each(only(reading), "rank") == {"kota-bitung": None}


def test_a_rank_in_words_is_a_number(reading_of):
    """The words "peringkat ketiga" are rank 3."""
    reading = reading_of(
        "Kabupaten Tabalong Raih Penghargaan Pembangunan Daerah\n\n"
        "JAKARTA – Kabupaten Tabalong meraih peringkat ketiga Penghargaan Pembangunan Daerah 2021 dari Bappenas. "
        "Bupati mengatakan, rencana kerja disusun bersama warga.",
    )
    assert of_each(only(reading), "rank") == {"kabupaten-tabalong": 3}


def test_how_many_were_ranked_belongs_to_the_rank_beside_it(reading_of):
    """Who is first in the province and twelfth of 416 in the country is not first of 416."""
    recognition = only(
        reading_of(
            "Kolaka Timur Raih Predikat Kepatuhan\n\n"
            "KENDARI – Kabupaten Kolaka Timur menempati urutan pertama dalam Predikat Kepatuhan Standar Pelayanan "
            "Publik 2021 dari Ombudsman RI se-Sulawesi Tenggara. Secara nasional Kabupaten Kolaka Timur di peringkat "
            "ke-12 dari 416 kabupaten dalam predikat itu.",
        )
    )
    assert (of_each(recognition, "rank"), of_each(recognition, "of")) == (
        {"kabupaten-kolaka-timur": 1},
        {"kabupaten-kolaka-timur": None},
    )


def test_a_rank_in_roman_numerals_is_a_number(reading_of):
    """The second best, "Terbaik II", has rank 2."""
    reading = reading_of(
        "Kabupaten Kebumen Terbaik II PPD Jateng\n\n"
        "SEMARANG – Kabupaten Kebumen meraih predikat Terbaik II Penghargaan Pembangunan Daerah Jateng 2021 dari "
        "Pemprov Jateng. "
        "Bupati mengatakan, rencana kerja disusun bersama warga.",
    )
    assert of_each(only(reading), "rank") == {"kabupaten-kebumen": 2}


def test_a_category_is_no_tier(reading_of):
    """The class of towns in which a place competed is kept as its category."""
    (recipient,) = only(
        reading_of(
            "Kota Semarang Raih Adipura\n\n"
            "SEMARANG – Kota Semarang meraih Adipura 2022 kategori kota metropolitan dari KLHK, Selasa (28/2/2023). "
            "Petugas kebersihan mengarak pialanya melewati jalan protokol.",
        )
    ).recipients
    assert ("metropolitan" in (value_of(recipient.category) or ""), recipient.tier) == (True, None)


def test_an_office_of_the_city_that_won_is_the_unit(reading_of):
    """The city is the recipient, its registry office what won."""
    recognition = only(
        reading_of(
            "Disdukcapil Kupang Raih Penghargaan\n\n"
            "KUPANG – Dinas Kependudukan dan Pencatatan Sipil Kota Kupang meraih penghargaan Pelayanan Akta Terbaik "
            "dari Kementerian Dalam Negeri, Rabu (7/8/2019). "
            "Akta kelahiran di sana selesai dalam satu jam.",
        )
    )
    assert places_of(recognition) == {"kota-kupang"}
    assert "Dinas Kependudukan dan Pencatatan Sipil" in (value_of(recognition.recipients[0].unit) or "")


def test_the_innovation_that_a_city_won_with_is_the_unit(reading_of):
    """The name of what was rewarded is kept for the city that it is told of."""
    recognition = only(
        reading_of(
            "Kota Bontang Raih Penghargaan Pelayanan Publik\n\n"
            "JAKARTA – Kota Bontang menerima penghargaan Pelayanan Prima dari Kementerian Dalam Negeri atas inovasi "
            "pengangkutan sampah Perahu Bersih Pesisir (PBP) kategori kota, Rabu (7/8/2019).",
        )
    )
    assert of_each(recognition, "unit") == {"kota-bontang": "Perahu Bersih Pesisir (PBP)"}


def test_who_received_it_in_the_mayors_stead_is_told(reading_of):
    """It is the one who went, not the one who is represented."""
    (recipient,) = only(
        reading_of(
            "Kota Bontang Raih UHC Award\n\n"
            "JAKARTA – Kota Bontang meraih UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). Piagam diterima "
            "Sekretaris Daerah Kota Bontang, Ajeng Pranata, yang mewakili wali kota.",
        )
    ).recipients
    person = value_of(recipient.received_by)
    assert person is not None
    assert (person.name, "Sekretaris Daerah" in person.office) == ("Ajeng Pranata", True)


def test_who_stood_in_for_an_absent_mayor_received_it(reading_of):
    """A mayor who is named and was represented did not receive it."""
    (recipient,) = only(
        reading_of(
            "Kota Bontang Raih UHC Award\n\n"
            "JAKARTA – Kota Bontang meraih UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). Wali Kota Bontang yang "
            "diwakili Sekretaris Daerah Ajeng Pranata menerima piagam itu.",
        )
    ).recipients
    assert value_of(recipient.received_by).office.startswith("Sekretaris Daerah")


def test_a_name_with_initials_is_told_whole(reading_of):
    """Initials and titles stand before the name, and thanks are not a handover."""
    (recipient,) = only(
        reading_of(
            "Kota Bontang Raih UHC Award\n\n"
            "JAKARTA – Wali Kota Bontang menyampaikan terima kasih atas UHC Award dari BPJS Kesehatan. Penghargaan "
            "diserahkan kepada Wali Kota Bontang H.M. Jaya Pranata, Selasa (14/3/2023).",
        )
    ).recipients
    assert value_of(recipient.received_by).name == "H.M. Jaya Pranata"


def test_the_handover_is_told_of_the_award_before_whatever_the_evening_was_for(reading_of):
    """A sentence that begins with the handover speaks of what was just named, though another award was given there."""
    recognition = only(
        reading_of(
            "Kota Bontang Raih UHC Award\n\n"
            "JAKARTA – Kota Bontang meraih UHC Award dari BPJS Kesehatan. Penghargaan diserahkan pada malam "
            "penganugerahan Top 45 Inovasi Daerah, Selasa (14/3/2023) di Hotel Cahaya Losari, Makassar.",
        )
    )
    assert recognition.award_id == "uhc-award"
    assert (value_of(recognition.venue) or "").startswith("Hotel Cahaya Losari")


def test_the_head_of_a_regional_office_is_the_presenter(reading_of):
    """The name of the place belongs to the office, the name behind it to its head."""
    (presenter,) = only(
        reading_of(
            "Kota Bengkulu Raih Penghargaan Peduli HAM\n\n"
            "BENGKULU – Kota Bengkulu meraih penghargaan Kota Peduli HAM 2022 dari Kemenkumham. Penghargaan diserahkan "
            "Kakanwil Kemenkumham Bengkulu Ajeng Pranata kepada wali kota, Selasa (12/12/2023).",
        )
    ).presenters
    assert (presenter.value.name, presenter.value.office) == ("Ajeng Pranata", "Kakanwil Kemenkumham Bengkulu")


def test_who_handed_it_over_is_the_presenter(reading_of):
    """The minister who handed it over is told by name and office."""
    (presenter,) = only(
        reading_of(
            "Kota Padangsidimpuan Raih Swasti Saba\n\n"
            "JAKARTA – Kota Padangsidimpuan meraih Swasti Saba dari Kementerian Kesehatan. Piala diserahkan Menteri "
            "Kesehatan Larasati Wibisana kepada wali kota, Kamis (28/11/2019).",
        )
    ).presenters
    assert (presenter.value.name, presenter.value.office) == ("Larasati Wibisana", "Menteri Kesehatan")


def test_the_house_in_which_it_was_handed_over_is_the_venue(reading_of):
    """The city of the hotel is no recipient, the hotel the venue."""
    recognition = only(
        reading_of(
            "Kabupaten Majene Raih Anugerah Paritrana\n\n"
            "MAJENE – Kabupaten Majene menerima Anugerah Paritrana dari BPJS Ketenagakerjaan di Hotel Cahaya Losari, "
            "Kota Makassar, Kamis (12/10/2023). "
            "Nelayan yang kini terlindungi ikut diundang.",
        )
    )
    assert places_of(recognition) == {"kabupaten-majene"}
    assert (value_of(recognition.venue) or "").startswith("Hotel Cahaya Losari")

"""For which year an award is, and on which day it was given.

Each text has one difficulty. The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest
from asked import only, value_of

from almanac.importer.notes import Why

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def test_the_year_after_an_awards_name_is_its_edition(reading_of):
    """The words "tahun 2017" behind the name of an award are the year that it is for."""
    reading = reading_of(
        "Kabupaten Soppeng Raih Swasti Saba\n\n"
        "WATANSOPPENG – Kabupaten Soppeng meraih Swasti Saba tahun 2017 dari Kementerian Kesehatan. "
        "Bupati berterima kasih kepada forum yang menggerakkan warga.",
    )
    assert value_of(only(reading).edition) == 2017


def test_the_fiscal_year_is_the_edition_of_an_opinion(reading_of):
    """Accounts of 2021 that got their opinion in May 2022 are of edition 2021."""
    recognition = only(
        reading_of(
            "Kota Bima Kembali Raih WTP\n\n"
            "MATARAM – Kota Bima menerima opini Wajar Tanpa Pengecualian atas Laporan Keuangan Pemerintah Daerah Tahun "
            "Anggaran 2021 dari BPK Perwakilan NTB, Jumat (27/5/2022). "
            "Wali kota meminta catatan tentang aset segera dibereskan.",
        )
    )
    assert (value_of(recognition.edition), value_of(recognition.conferred)) == (2021, "2022-05-27")


def test_an_assessment_year_is_the_edition_though_the_result_came_later(reading_of):
    """A result "tahun 2018" handed over in February 2019 is of edition 2018."""
    reading = reading_of(
        "SAKIP Kabupaten Ngawi Naik ke BB\n\n"
        "BANDUNG – Kabupaten Ngawi meraih nilai BB dalam evaluasi SAKIP tahun 2018. Hasil evaluasi diserahkan "
        "KemenPANRB, Rabu (6/2/2019).",
    )
    assert value_of(only(reading).edition) == 2018


def test_this_year_is_the_year_of_publication(reading_of):
    """What "tahun ini" means is told by the line that says when the article came out."""
    reading = reading_of(
        "Kota Sorong Raih Kota Layak Anak\n\n"
        "24 Juli 2019\n\n"
        "SORONG – Kota Sorong meraih predikat Kota Layak Anak tahun ini dari KemenPPPA. Tingkatnya Pratama.",
    )
    assert value_of(only(reading).edition) == 2019


def test_the_year_of_a_regulation_is_no_edition(reading_of):
    """A by-law's year and the year in which something began say nothing of the award's."""
    reading = reading_of(
        "Kota Langsa Terima Penghargaan Pastika\n\n"
        "LANGSA – Kota Langsa menerima penghargaan Pastika dari Kementerian Kesehatan. Kawasan tanpa rokok di sana "
        "diatur Qanun Nomor 4 Tahun 2016 dan pengawasannya berjalan sejak 2018.",
    )
    assert only(reading).edition is None


def test_years_in_which_it_was_received_before_are_not_the_edition(reading_of):
    """Of several years beside an award, the edition is that of what is reported."""
    reading = reading_of(
        "Kota Tomohon Pertahankan KLA\n\n"
        "TOMOHON – Setelah meraihnya pada 2017 dan 2018, Kota Tomohon kembali menerima predikat Kota Layak Anak 2019 "
        "dari KemenPPPA. "
        "Taman baca kini ada di setiap kelurahan.",
    )
    assert value_of(only(reading).edition) == 2019


def test_weekday_with_time_of_day_takes_its_year_from_the_publication(reading_of):
    """In an article of 15 March 2019, "Kamis malam (14/3)" is 14 March 2019."""
    reading = reading_of(
        "Kota Cilegon Raih IAA\n\n"
        "Jumat, 15 Maret 2019 | 10:40 WIB\n\n"
        "JAKARTA – Kota Cilegon menerima Indonesia's Attractiveness Award dari Tempo, Kamis malam (14/3). "
        "Pelabuhan dan kawasan industrinya dinilai memikat penanam modal.",
    )
    assert value_of(only(reading).conferred) == "2019-03-14"


def test_a_whole_date_in_brackets_is_the_day(reading_of):
    """A day, month and year, "Jumat (22/7/2022)", need nothing else."""
    reading = reading_of(
        "Kota Ternate Raih Kota Layak Anak\n\n"
        "BOGOR – Kota Ternate menerima predikat Kota Layak Anak dari KemenPPPA, Jumat (22/7/2022). "
        "Wali kota berjanji menambah ruang bermain di tepi pantai.",
    )
    assert value_of(only(reading).conferred) == "2022-07-22"


def test_a_year_of_two_digits_after_an_apostrophe_is_read(reading_of):
    """The day "(9/5 '16)" is in 2016."""
    reading = reading_of(
        "Kabupaten Belu Raih Penghargaan\n\n"
        "ATAMBUA – Kabupaten Belu menerima penghargaan Pastika dari Kementerian Kesehatan, Senin (9/5 '16). "
        "Bupati meminta kantor pemerintah lebih dulu memberi contoh.",
    )
    assert value_of(only(reading).conferred) == "2016-05-09"


def test_a_month_cut_to_three_letters_is_read(reading_of):
    """In an article of 2017, "14 Okt" is 14 October 2017."""
    reading = reading_of(
        "Kabupaten Sikka Terima Penghargaan Pastika\n\n"
        "16/10/2017 08:15 WIB\n\n"
        "MAUMERE – Kabupaten Sikka menerima penghargaan Pastika dari Kementerian Kesehatan pada 14 Okt di Kupang. "
        "Semua sekolah di sana sudah bebas asap rokok.",
    )
    assert value_of(only(reading).conferred) == "2017-10-14"


def test_a_line_of_numbers_with_the_time_tells_the_publication(reading_of):
    """A line "13-11-2019 14:24 WIB" says when the article came out."""
    reading = reading_of(
        "Kota Dumai Raih Anugerah Paritrana\n\n"
        "13-11-2019 14:24 WIB\n\n"
        "DUMAI – Kota Dumai meraih Anugerah Paritrana dari BPJS Ketenagakerjaan. "
        "Nelayan dan buruh pelabuhan termasuk yang dilindungi.",
    )
    assert value_of(reading.published) == "2019-11-13"


def test_yesterday_is_the_day_before_publication(reading_of):
    """The word "kemarin" counts from the article's own day."""
    reading = reading_of(
        "Kota Palu Raih Predikat Kepatuhan\n\n"
        "Rabu, 13 November 2019 | 07:30 WITA\n\n"
        "PALU – Kota Palu menerima Predikat Kepatuhan Standar Pelayanan Publik dari Ombudsman RI, kemarin. "
        "Loket layanan yang dulu terpencar kini berada di satu gedung.",
    )
    assert value_of(only(reading).conferred) == "2019-11-12"


def test_today_is_the_day_of_publication(reading_of):
    """The words "hari ini" mean the article's own day."""
    reading = reading_of(
        "Kabupaten Buol Terima Predikat Kepatuhan\n\n"
        "Selasa, 12 November 2019 | 16:05 WITA\n\n"
        "BUOL – Hari ini Kabupaten Buol menerima Predikat Kepatuhan Standar Pelayanan Publik dari Ombudsman RI. "
        "Bupati mengaku bangga pada petugas di loket.",
    )
    assert value_of(only(reading).conferred) == "2019-11-12"


def test_the_day_before_counts_from_the_date_told_last(reading_of):
    """What happened "sehari sebelumnya" was a day before the date in the sentence before it."""
    reading = reading_of(
        "Piala WTN Diarak Keliling Kota Palopo\n\n"
        "PALOPO – Piala Wahana Tata Nugraha diarak keliling Kota Palopo, Rabu (7/8/2019). "
        "Kota Palopo menerimanya dari Kementerian Perhubungan sehari sebelumnya di Jakarta.",
    )
    assert value_of(only(reading).conferred) == "2019-08-06"


def test_friday_with_an_apostrophe_is_a_weekday(reading_of):
    """The spelling "Jum'at" fits a Friday, and leaves its date certain."""
    reading = reading_of(
        "Kota Subulussalam Raih Kota Layak Anak\n\n"
        "Sabtu, 23 Juli 2022 | 08:00 WIB\n\n"
        "SUBULUSSALAM – Kota Subulussalam menerima predikat Kota Layak Anak dari KemenPPPA, Jum'at (22/7). "
        "Wali kota menyampaikan terima kasih kepada para guru.",
    )
    assert value_of(only(reading).conferred) == "2022-07-22"


def test_a_weekday_alone_is_the_last_one_before_publication(reading_of):
    """In an article of a Saturday, "Kamis" is two days before."""
    reading = reading_of(
        "Kabupaten Barru Raih UHC Award\n\n"
        "Sabtu, 16 Maret 2019 | 11:00 WITA\n\n"
        "BARRU – Kabupaten Barru menerima UHC Award dari BPJS Kesehatan, Kamis. "
        "Hampir seluruh warga sudah memegang kartu peserta.",
    )
    assert value_of(only(reading).conferred) == "2019-03-14"


def test_december_in_an_article_of_january_is_of_the_year_before(reading_of):
    """A handover told of as past, "Senin (30/12)", cannot lie ahead of an article of 3 January 2020."""
    reading = reading_of(
        "Kabupaten Kaur Raih Anugerah Paritrana\n\n"
        "Jumat, 3 Januari 2020 | 09:20 WIB\n\n"
        "BINTUHAN – Kabupaten Kaur menerima Anugerah Paritrana dari BPJS Ketenagakerjaan, Senin (30/12). "
        "Bupati menyebut perlindungan perangkat desa sebagai penentu.",
    )
    assert value_of(only(reading).conferred) == "2019-12-30"


def test_a_weekday_that_contradicts_the_date_makes_it_uncertain_and_is_noted(reading_of):
    """22 July 2022 was a Friday: "Kamis (22/7/2022)" is marked as uncertain, and a person is told why."""
    conferred = only(
        reading_of(
            "Kota Sabang Raih Kota Layak Anak\n\n"
            "BOGOR – Kota Sabang menerima predikat Kota Layak Anak dari KemenPPPA, Kamis (22/7/2022). "
            "Rumah singgah bagi anak menjadi nilai tambahnya.",
        )
    ).conferred
    assert conferred is not None
    assert (conferred.value, bool(conferred.note)) == ("2022-07-22?", True)


def test_an_impossible_year_is_mended_by_the_publication_and_noted(reading_of):
    """The year 2109 in an article of 2019 is a slip of the pen."""
    conferred = only(
        reading_of(
            "Kota Metro Raih Predikat Kepatuhan\n\n"
            "Rabu, 13 November 2019 | 08:00 WIB\n\n"
            "METRO – Kota Metro menerima Predikat Kepatuhan Standar Pelayanan Publik dari Ombudsman RI, Selasa "
            "(12/11/2109). "
            "Wali kota meminta papan informasi biaya dipasang di semua loket.",
        )
    ).conferred
    assert conferred is not None
    assert (conferred.value.rstrip("?"), bool(conferred.note)) == ("2019-11-12", True)


def test_last_years_number_out_of_habit_is_never_taken_silently(reading_of):
    """In January 2019 "Rabu (9/1/2018)" was a Tuesday; the Wednesday of 2019 is offered."""
    conferred = only(
        reading_of(
            "Kabupaten Garut Raih Anugerah Paritrana\n\n"
            "Kamis, 10 Januari 2019 | 08:00 WIB\n\n"
            "GARUT – Kabupaten Garut menerima Anugerah Paritrana dari BPJS Ketenagakerjaan, Rabu (9/1/2018). "
            "Bupati mendorong desa mendaftarkan semua perangkatnya.",
        )
    ).conferred
    assert conferred is not None
    assert conferred.value.endswith("?")
    assert "2019-01-09" in {value.rstrip("?") for value in (conferred.value, *conferred.alternatives)}


def test_a_day_without_any_year_keeps_the_year_unknown(reading_of):
    """Where nothing in an article tells the year, it is left out of the date."""
    reading = reading_of(
        "Kabupaten Ende Terima Penghargaan Pastika\n\n"
        "ENDE – Kabupaten Ende menerima penghargaan Pastika dari Kementerian Kesehatan pada 22 Juni di Kupang. "
        "Bupati mengajak warga menjaga kawasan tanpa rokok.",
    )
    assert value_of(only(reading).conferred) == "XXXX-06-22"


def test_a_month_alone_is_as_much_as_is_known(reading_of):
    """What happened "pada Oktober 2014" has that month, with no day made up."""
    reading = reading_of(
        "Wahana Tata Nugraha untuk Kota Padang\n\n"
        "PADANG – Kota Padang menerima Wahana Tata Nugraha dari Kementerian Perhubungan pada Oktober 2014. "
        "Piala itu kini dipajang di ruang tamu wali kota.",
    )
    assert value_of(only(reading).conferred) == "2014-10"


def test_the_date_of_a_decree_is_not_that_of_the_handover(reading_of):
    """What was decided on one day and handed over on another was conferred on the second."""
    reading = reading_of(
        "Kota Solok Raih Kota Peduli HAM\n\n"
        "SOLOK – Kota Solok menerima penghargaan Kota Peduli HAM dari Kementerian Hukum dan HAM, Senin (12/12/2022). "
        "Daftar penerima ditetapkan dengan Keputusan Menteri Nomor 7 tanggal 15 November 2022.",
    )
    assert value_of(only(reading).conferred) == "2022-12-12"


def test_a_counter_of_readers_is_no_year(reading_of):
    """The number of those who read a page may look like a year, and is none."""
    reading = reading_of(
        "Kota Tegal Raih Swasti Saba\n\n"
        "Dilihat: 2019 kali\n\n"
        "TEGAL – Kota Tegal menerima Swasti Saba dari Kementerian Kesehatan pada 28 November. "
        "Pasar sehat di tengah kota menjadi andalannya.",
    )
    recognition = only(reading)
    assert (recognition.edition, value_of(recognition.conferred)) == (None, "XXXX-11-28")


def test_a_dateline_in_brackets_tells_the_day_of_publication(reading_of):
    """So does one that ends in a full stop."""
    for line in ("MAMUJU (2 Oktober 2023) – ", "Mamuju, 2 Oktober 2023. "):
        reading = reading_of(
            f"Kabupaten Majene Raih Adipura\n\n{line}Kabupaten Majene meraih Adipura dari KLHK. Piala itu "
            "akan diarak keliling kota, lalu dipajang di pendopo sampai akhir tahun.",
        )
        assert value_of(reading.published) == "2023-10-02"


def test_a_year_that_is_not_told_may_be_the_one_after_the_year_assessed(reading_of):
    """Weekday and date fit only the year after the budget's: that is taken as uncertain, with a note."""
    conferred = only(
        reading_of(
            "Kota Tegal Raih Opini WTP\n\n"
            "TEGAL – Kota Tegal meraih opini WTP dari BPK atas laporan keuangan tahun anggaran 2021, Senin (23/5).",
        )
    ).conferred
    assert (conferred.value, conferred.note.why) == ("2022-05-23?", Why.YEAR_AFTER)


def test_the_year_behind_the_abbreviation_is_the_edition(reading_of):
    """The abbreviation in brackets may stand between the name and its year."""
    recognition = only(
        reading_of(
            "Kabupaten Cianjur Raih Anugerah Parahita Ekapraya\n\n"
            "CIANJUR – Kabupaten Cianjur meraih Anugerah Parahita Ekapraya (APE) dari Kementerian Pemberdayaan "
            "Perempuan dan Perlindungan Anak. APE 2018 itu diterima bupati.",
        )
    )
    assert value_of(recognition.edition) == 2018

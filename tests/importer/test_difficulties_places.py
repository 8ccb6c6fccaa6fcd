"""Which places a text means, and which of them received.

Each text has one difficulty. The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest
from asked import only, places_of

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def test_pemkab_is_the_regency_and_not_the_city_of_the_same_name(reading_of):
    """The abbreviation for a regency's government tells which of two namesakes is meant."""
    reading = reading_of(
        "Pemkab Bekasi Raih Anugerah Paritrana\n\n"
        "CIKARANG – Pemkab Bekasi meraih Anugerah Paritrana dari BPJS Ketenagakerjaan, Kamis (12/10/2023). "
        "Hampir seluruh pekerja rentan di wilayah itu kini terlindungi jaminan sosial.",
    )
    assert places_of(only(reading)) == {"kabupaten-bekasi"}


def test_regencies_are_known_by_their_shortened_names(reading_of):
    """Kotim and Kobar, as people of Kalimantan write them, are regencies, and the province around them is none."""
    reading = reading_of(
        "Kotim dan Kobar Bebas Malaria\n\n"
        "JAKARTA – Dua daerah di Kalimantan Tengah, yakni Kotim dan Kobar, menerima sertifikat eliminasi malaria "
        "dari Kementerian Kesehatan, Selasa (25/4/2023). Tidak ada penularan setempat di keduanya selama tiga tahun.",
    )
    assert places_of(only(reading)) == {"kabupaten-kotawaringin-timur", "kabupaten-kotawaringin-barat"}


def test_jaksel_is_an_administrative_city_and_not_the_province(reading_of):
    """A city within Jakarta is found by its abbreviation; the dateline is no recipient."""
    reading = reading_of(
        "Pemkot Jaksel Raih Swasti Saba Wistara\n\n"
        "JAKARTA – Pemkot Jaksel meraih penghargaan Swasti Saba kategori Wistara dari Kementerian Kesehatan, "
        "Kamis (28/11/2019). Kader di sepuluh kecamatan ikut menyiapkan penilaian selama dua tahun.",
    )
    assert places_of(only(reading)) == {"kota-jakarta-selatan"}


def test_a_name_with_a_letter_missing_is_still_the_place(reading_of):
    """A misspelling within one letter of a single name is read as that place."""
    reading = reading_of(
        "Sekolah Ramah Anak Antar Daerah Ini Raih KLA\n\n"
        "PURWOKERTO – Kabupaten Purbalinga menerima predikat Kabupaten Layak Anak tingkat Madya dari KemenPPPA, "
        "Jumat (22/7/2022). Sebanyak 120 sekolah di sana sudah mendeklarasikan diri ramah anak.",
    )
    assert places_of(only(reading)) == {"kabupaten-purbalingga"}


def test_the_type_of_the_first_in_a_list_carries_on(reading_of):
    """In "Kabupaten A, B dan C" all are regencies, also one that has a city of the same name."""
    reading = reading_of(
        "Empat Daerah Terima Penghargaan Kabupaten/Kota Peduli HAM\n\n"
        "YOGYAKARTA – Kementerian Hukum dan HAM memberikan penghargaan Kabupaten/Kota Peduli HAM kepada Kabupaten "
        "Sleman, Bantul dan Magelang serta Kota Yogyakarta, Senin (12/12/2022). "
        "Penilaiannya mencakup hak atas kesehatan, pendidikan, dan pekerjaan.",
    )
    assert places_of(only(reading)) == {
        "kabupaten-sleman",
        "kabupaten-bantul",
        "kabupaten-magelang",
        "kota-yogyakarta",
    }


def test_two_types_before_one_name_are_two_places(reading_of):
    """One name behind "Kota dan Kabupaten" means both namesakes."""
    reading = reading_of(
        "Kota dan Kabupaten Kediri Sama-sama Raih Adipura\n\n"
        "KEDIRI – Kota dan Kabupaten Kediri meraih Adipura dari KLHK, Selasa (28/2/2023). "
        "Keduanya mengolah lebih dari separuh sampahnya di tingkat kelurahan dan desa.",
    )
    assert places_of(only(reading)) == {"kota-kediri", "kabupaten-kediri"}


def test_the_office_tells_which_namesake_a_bare_name_is(reading_of):
    """A headline names only Tegal; a regent received it, so it is the regency."""
    reading = reading_of(
        "Tegal Sabet Innovative Government Award\n\n"
        "JAKARTA – Tegal meraih Innovative Government Award 2021 dari Kementerian Dalam Negeri, Rabu (29/12/2021). "
        "Piala diterima Bupati Tegal bersama kepala bagian organisasi.",
    )
    assert places_of(only(reading)) == {"kabupaten-tegal"}


def test_a_bare_name_of_two_places_that_nothing_tells_apart_is_asked_about(reading_of):
    """Where a text never says whether it means the city or the regency, both are offered."""
    reading = reading_of(
        "Cirebon Sabet Innovative Government Award\n\n"
        "JAKARTA – Cirebon meraih Innovative Government Award 2021 dari Kementerian Dalam Negeri, Rabu (29/12/2021). "
        "Sebanyak 54 inovasi dikirim ke meja penilai.",
    )
    (recipient,) = only(reading).recipients
    offered = {place.slug for place in (recipient.place.value, *recipient.place.alternatives)}
    assert offered == {"kota-cirebon", "kabupaten-cirebon"}


def test_a_name_within_a_longer_name_is_not_a_place_of_its_own(reading_of):
    """Bandung Barat does not make Bandung a recipient."""
    reading = reading_of(
        "Bandung Barat Raih UHC Award\n\n"
        "NGAMPRAH – Kabupaten Bandung Barat menerima UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). "
        "Kini 98 persen warga Bandung Barat terdaftar dalam jaminan kesehatan nasional.",
    )
    assert places_of(only(reading)) == {"kabupaten-bandung-barat"}


def test_kota_as_a_common_noun_names_no_place(reading_of):
    """What is told of towns in general names none, though "sedang" and "banjir" are a letter away from names."""
    reading = reading_of(
        "Cimahi Raih Adipura Kategori Kota Sedang\n\n"
        "CIMAHI – Kota Cimahi meraih Adipura untuk kategori kota sedang dari KLHK, Selasa (28/2/2023). "
        "Dulu dijuluki kota banjir, kini kota itu mengelola 40 bank sampah sampai ke kawasan kota tua. "
        "Menjadi kota bersih, kata wali kota, baru langkah pertama sebuah kota.",
    )
    assert places_of(only(reading)) == {"kota-cimahi"}


def test_a_seat_stands_for_its_regency(reading_of):
    """Towns that are seats of regencies are honoured for them; the dateline's city is not."""
    reading = reading_of(
        "Tiga Ibu Kota Kabupaten Raih Adipura\n\n"
        "SEMARANG – Tiga ibu kota kabupaten di Jawa Tengah, yakni Ungaran, Slawi dan Purwodadi, meraih Adipura "
        "dari KLHK, Jumat (22/7/2016). Penilaian berlangsung sejak Oktober tahun lalu.",
    )
    assert places_of(only(reading)) == {"kabupaten-semarang", "kabupaten-tegal", "kabupaten-grobogan"}


def test_pemprov_is_the_province_and_not_the_city_of_the_same_name(reading_of):
    """The government that received it tells a province from its namesakes."""
    reading = reading_of(
        "Pemprov Gorontalo Terima Penghargaan Pembangunan Daerah\n\n"
        "GORONTALO – Pemprov Gorontalo menerima Penghargaan Pembangunan Daerah dari Bappenas, Kamis (30/5/2024). "
        "Dokumen rencana pembangunannya dinilai paling runut di kawasan timur.",
    )
    assert places_of(only(reading)) == {"provinsi-gorontalo"}


def test_a_province_that_only_says_where_a_city_lies_is_no_recipient(reading_of):
    """In "Kota Bontang, Kalimantan Timur," the province stands in apposition."""
    reading = reading_of(
        "Dua Kota Raih Sertifikat Eliminasi Malaria\n\n"
        "JAKARTA – Kota Bontang, Kalimantan Timur, dan Kota Palopo, Sulawesi Selatan, menerima sertifikat eliminasi "
        "malaria dari Kementerian Kesehatan, Selasa (25/4/2023). "
        "Keduanya menyusul ratusan daerah lain yang lebih dulu bebas dari penularan.",
    )
    assert places_of(only(reading)) == {"kota-bontang", "kota-palopo"}


def test_a_place_within_the_name_of_an_institution_is_no_recipient(reading_of):
    """A university that lends its hall makes its town no recipient."""
    reading = reading_of(
        "Kota Blitar Raih Kota Peduli HAM\n\n"
        "BLITAR – Kota Blitar menerima penghargaan Kota Peduli HAM dari Kementerian Hukum dan HAM, Senin "
        "(12/12/2022). Penyerahan berlangsung di aula Universitas Negeri Malang dan disaksikan para rektor.",
    )
    assert places_of(only(reading)) == {"kota-blitar"}


def test_a_geopark_honours_the_regencies_that_it_lies_in(reading_of):
    """Where a thing stretches is no venue."""
    recognition = only(
        reading_of(
            "Pegunungan Sewu Diakui Dunia\n\n"
            "WONOSARI – Pegunungan Sewu, yang membentang di Kabupaten Gunungkidul, Kabupaten Wonogiri, dan Kabupaten "
            "Pacitan, menjadi anggota Global Geoparks Network, Sabtu (19/9/2015).",
        )
    )
    assert places_of(recognition) == {"kabupaten-gunungkidul", "kabupaten-wonogiri", "kabupaten-pacitan"}


def test_provinces_without_a_title_won_where_the_order_is_told(reading_of):
    """The bare name of a province mostly says where, but not right after "diraih"."""
    reading = reading_of(
        "Bappenas Serahkan Anugerah Pangripta Nusantara\n\n"
        "JAKARTA – Bappenas memberikan Anugerah Pangripta Nusantara 2012, Kamis (26/4/2012). Terbaik pertama diraih "
        "Jawa Tengah, kemudian Sumatera Barat, dan terbaik ketiga Nusa Tenggara Barat.",
    )
    assert places_of(only(reading)) == {
        "provinsi-jawa-tengah",
        "provinsi-sumatera-barat",
        "provinsi-nusa-tenggara-barat",
    }


def test_a_list_may_follow_a_count_without_a_colon(reading_of):
    """Lines of a list after "empat kota menerima ..." are its recipients, also with prose between them."""
    recognition = only(
        reading_of(
            "Empat Kota Terima Swasti Saba\n\n"
            "JAKARTA – Empat kota menerima Swasti Saba dari Kementerian Kesehatan, Kamis (28/11/2019).\n\n"
            "1. Kota Tegal\nPasarnya bersih dan terang.\n\n2. Kota Bontang\nLautnya terjaga.\n\n"
            "3. Kota Solok\n4. Kota Palopo\n",
        )
    )
    assert places_of(recognition) == {"kota-tegal", "kota-bontang", "kota-solok", "kota-palopo"}


def test_a_list_may_be_broken_after_its_numbers(reading_of):
    """A copied page has numbers and names on lines of their own."""
    recognition = only(
        reading_of(
            "Daftar Penerima Swasti Saba\n\n"
            "JAKARTA – Kementerian Kesehatan menyerahkan Swasti Saba, Kamis (28/11/2019). Penerimanya:\n"
            "1.\nKota Tegal;\n2.\nKota Bontang;\n3.\nKota Solok.\n",
        )
    )
    assert places_of(recognition) == {"kota-tegal", "kota-bontang", "kota-solok"}


def test_who_was_beaten_received_nothing(reading_of):
    """The cities that the winner left behind are none of the recipients."""
    recognition = only(
        reading_of(
            "Kota Tegal Raih Swasti Saba\n\n"
            "TEGAL – Kota Tegal meraih Swasti Saba 2019 dari Kementerian Kesehatan setelah mengungguli Kota Solok dan "
            "Kota Bontang, Kamis (28/11/2019).",
        )
    )
    assert places_of(recognition) == {"kota-tegal"}


def test_who_received_it_last_year_is_no_recipient_of_this_year(reading_of):
    """The words "tahun lalu" behind a name make its honour an earlier one."""
    recognition = only(
        reading_of(
            "Kota Tegal Raih Swasti Saba\n\n"
            "TEGAL – Kota Tegal meraih Swasti Saba 2019 dari Kementerian Kesehatan, Kamis (28/11/2019). Kota Solok "
            "tahun lalu juga menerima penghargaan ini.",
        )
    )
    assert places_of(recognition) == {"kota-tegal"}


def test_a_province_by_its_bare_name_is_the_recipient_where_it_is_the_subject(reading_of):
    """Elsewhere the bare name of a province says where something is."""
    recognition = only(
        reading_of(
            "Jakarta Joins UNESCO Creative Cities Network\n\n"
            "Jakarta was officially added to the UNESCO Creative Cities Network on November 8, 2021.",
        )
    )
    assert places_of(recognition) == {"provinsi-dki-jakarta"}


def test_who_missed_the_trophy_may_have_the_certificate(reading_of):
    """A headline that denies the one does not deny the other."""
    recognition = only(
        reading_of(
            "Kabupaten Kebumen Gagal Raih Piala Adipura\n\n"
            "KEBUMEN – Kabupaten Kebumen menerima sertifikat Adipura dari Kementerian Lingkungan Hidup dan Kehutanan, "
            "Senin (14/1/2019).",
        )
    )
    assert places_of(recognition) == {"kabupaten-kebumen"}


def test_provinces_that_an_award_is_given_to_are_recipients_by_their_bare_names(reading_of):
    """After "dianugerahkan kepada" a list of bare names is one of recipients."""
    recognition = only(
        reading_of(
            "Tiga Provinsi Terima Swasti Saba\n\n"
            "JAKARTA – Swasti Saba 2019 dari Kementerian Kesehatan dianugerahkan kepada Sumatera Selatan, Kalimantan "
            "Tengah dan Bali, Kamis (28/11/2019).",
        )
    )
    assert places_of(recognition) == {"provinsi-sumatera-selatan", "provinsi-kalimantan-tengah", "provinsi-bali"}


def test_a_place_in_brackets_says_where_something_else_lies(reading_of):
    """The regency of a village or a firm that was honoured as well has received nothing."""
    recognition = only(
        reading_of(
            "Kabupaten Demak Raih Anugerah Paritrana\n\n"
            "DEMAK – Kabupaten Demak meraih Anugerah Paritrana 2024 dari BPJS Ketenagakerjaan, Rabu (14/8/2024). "
            "Penghargaan itu diterima pula oleh Batik Sekar Arum (Pati) dan Desa Tirta Wening (Temanggung).",
        )
    )
    assert places_of(recognition) == {"kabupaten-demak"}

"""What makes news about honoured cities hard to read, one difficulty a text, and what a careful person reads in it.

The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest

from almanac.importer.notes import Why
from almanac.model import Kind, Status

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def _only(reading):
    """Return the one recognition of a reading."""
    (recognition,) = reading.recognitions
    return recognition


def _places(recognition):
    return {recipient.place.value.slug for recipient in recognition.recipients}


def _issuers(recognition):
    """Return issuers by id, or by the text's name for those that the registry does not know."""
    return {body.value.id or body.value.name for body in recognition.issuers}


def _value(finding):
    return finding.value if finding else None


def _of_each(recognition, result):
    """Return what each place got: its `tier`, `rank` or `score`."""
    return {one.place.value.slug: _value(getattr(one, result)) for one in recognition.recipients}


def test_pemkab_is_the_regency_and_not_the_city_of_the_same_name(reading_of):
    """The abbreviation for a regency's government tells which of two namesakes is meant."""
    reading = reading_of(
        "Pemkab Bekasi Raih Anugerah Paritrana\n\n"
        "CIKARANG – Pemkab Bekasi meraih Anugerah Paritrana dari BPJS Ketenagakerjaan, Kamis (12/10/2023). "
        "Hampir seluruh pekerja rentan di wilayah itu kini terlindungi jaminan sosial.",
    )
    assert _places(_only(reading)) == {"kabupaten-bekasi"}


def test_regencies_are_known_by_their_shortened_names(reading_of):
    """Kotim and Kobar, as people of Kalimantan write them, are regencies, and the province around them is none."""
    reading = reading_of(
        "Kotim dan Kobar Bebas Malaria\n\n"
        "JAKARTA – Dua daerah di Kalimantan Tengah, yakni Kotim dan Kobar, menerima sertifikat eliminasi malaria "
        "dari Kementerian Kesehatan, Selasa (25/4/2023). Tidak ada penularan setempat di keduanya selama tiga tahun.",
    )
    assert _places(_only(reading)) == {"kabupaten-kotawaringin-timur", "kabupaten-kotawaringin-barat"}


def test_jaksel_is_an_administrative_city_and_not_the_province(reading_of):
    """A city within Jakarta is found by its abbreviation; the dateline is no recipient."""
    reading = reading_of(
        "Pemkot Jaksel Raih Swasti Saba Wistara\n\n"
        "JAKARTA – Pemkot Jaksel meraih penghargaan Swasti Saba kategori Wistara dari Kementerian Kesehatan, "
        "Kamis (28/11/2019). Kader di sepuluh kecamatan ikut menyiapkan penilaian selama dua tahun.",
    )
    assert _places(_only(reading)) == {"kota-jakarta-selatan"}


def test_a_name_with_a_letter_missing_is_still_the_place(reading_of):
    """A misspelling within one letter of a single name is read as that place."""
    reading = reading_of(
        "Sekolah Ramah Anak Antar Daerah Ini Raih KLA\n\n"
        "PURWOKERTO – Kabupaten Purbalinga menerima predikat Kabupaten Layak Anak tingkat Madya dari KemenPPPA, "
        "Jumat (22/7/2022). Sebanyak 120 sekolah di sana sudah mendeklarasikan diri ramah anak.",
    )
    assert _places(_only(reading)) == {"kabupaten-purbalingga"}


def test_the_type_of_the_first_in_a_list_carries_on(reading_of):
    """In "Kabupaten A, B dan C" all are regencies, also one that has a city of the same name."""
    reading = reading_of(
        "Empat Daerah Terima Penghargaan Kabupaten/Kota Peduli HAM\n\n"
        "YOGYAKARTA – Kementerian Hukum dan HAM memberikan penghargaan Kabupaten/Kota Peduli HAM kepada Kabupaten "
        "Sleman, Bantul dan Magelang serta Kota Yogyakarta, Senin (12/12/2022). "
        "Penilaiannya mencakup hak atas kesehatan, pendidikan, dan pekerjaan.",
    )
    assert _places(_only(reading)) == {
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
    assert _places(_only(reading)) == {"kota-kediri", "kabupaten-kediri"}


def test_the_office_tells_which_namesake_a_bare_name_is(reading_of):
    """A headline names only Tegal; a regent received it, so it is the regency."""
    reading = reading_of(
        "Tegal Sabet Innovative Government Award\n\n"
        "JAKARTA – Tegal meraih Innovative Government Award 2021 dari Kementerian Dalam Negeri, Rabu (29/12/2021). "
        "Piala diterima Bupati Tegal bersama kepala bagian organisasi.",
    )
    assert _places(_only(reading)) == {"kabupaten-tegal"}


def test_a_bare_name_of_two_places_that_nothing_tells_apart_is_asked_about(reading_of):
    """Where a text never says whether it means the city or the regency, both are offered."""
    reading = reading_of(
        "Cirebon Sabet Innovative Government Award\n\n"
        "JAKARTA – Cirebon meraih Innovative Government Award 2021 dari Kementerian Dalam Negeri, Rabu (29/12/2021). "
        "Sebanyak 54 inovasi dikirim ke meja penilai.",
    )
    (recipient,) = _only(reading).recipients
    offered = {place.slug for place in (recipient.place.value, *recipient.place.alternatives)}
    assert offered == {"kota-cirebon", "kabupaten-cirebon"}


def test_a_name_within_a_longer_name_is_not_a_place_of_its_own(reading_of):
    """Bandung Barat does not make Bandung a recipient."""
    reading = reading_of(
        "Bandung Barat Raih UHC Award\n\n"
        "NGAMPRAH – Kabupaten Bandung Barat menerima UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). "
        "Kini 98 persen warga Bandung Barat terdaftar dalam jaminan kesehatan nasional.",
    )
    assert _places(_only(reading)) == {"kabupaten-bandung-barat"}


def test_kota_as_a_common_noun_names_no_place(reading_of):
    """What is told of towns in general names none, though "sedang" and "banjir" are a letter away from names."""
    reading = reading_of(
        "Cimahi Raih Adipura Kategori Kota Sedang\n\n"
        "CIMAHI – Kota Cimahi meraih Adipura untuk kategori kota sedang dari KLHK, Selasa (28/2/2023). "
        "Dulu dijuluki kota banjir, kini kota itu mengelola 40 bank sampah sampai ke kawasan kota tua. "
        "Menjadi kota bersih, kata wali kota, baru langkah pertama sebuah kota.",
    )
    assert _places(_only(reading)) == {"kota-cimahi"}


def test_a_seat_stands_for_its_regency(reading_of):
    """Towns that are seats of regencies are honoured for them; the dateline's city is not."""
    reading = reading_of(
        "Tiga Ibu Kota Kabupaten Raih Adipura\n\n"
        "SEMARANG – Tiga ibu kota kabupaten di Jawa Tengah, yakni Ungaran, Slawi dan Purwodadi, meraih Adipura "
        "dari KLHK, Jumat (22/7/2016). Penilaian berlangsung sejak Oktober tahun lalu.",
    )
    assert _places(_only(reading)) == {"kabupaten-semarang", "kabupaten-tegal", "kabupaten-grobogan"}


def test_pemprov_is_the_province_and_not_the_city_of_the_same_name(reading_of):
    """The government that received it tells a province from its namesakes."""
    reading = reading_of(
        "Pemprov Gorontalo Terima Penghargaan Pembangunan Daerah\n\n"
        "GORONTALO – Pemprov Gorontalo menerima Penghargaan Pembangunan Daerah dari Bappenas, Kamis (30/5/2024). "
        "Dokumen rencana pembangunannya dinilai paling runut di kawasan timur.",
    )
    assert _places(_only(reading)) == {"provinsi-gorontalo"}


def test_a_province_that_only_says_where_a_city_lies_is_no_recipient(reading_of):
    """In "Kota Bontang, Kalimantan Timur," the province stands in apposition."""
    reading = reading_of(
        "Dua Kota Raih Sertifikat Eliminasi Malaria\n\n"
        "JAKARTA – Kota Bontang, Kalimantan Timur, dan Kota Palopo, Sulawesi Selatan, menerima sertifikat eliminasi "
        "malaria dari Kementerian Kesehatan, Selasa (25/4/2023). "
        "Keduanya menyusul ratusan daerah lain yang lebih dulu bebas dari penularan.",
    )
    assert _places(_only(reading)) == {"kota-bontang", "kota-palopo"}


def test_a_place_within_the_name_of_an_institution_is_no_recipient(reading_of):
    """A university that lends its hall makes its town no recipient."""
    reading = reading_of(
        "Kota Blitar Raih Kota Peduli HAM\n\n"
        "BLITAR – Kota Blitar menerima penghargaan Kota Peduli HAM dari Kementerian Hukum dan HAM, Senin "
        "(12/12/2022). Penyerahan berlangsung di aula Universitas Negeri Malang dan disaksikan para rektor.",
    )
    assert _places(_only(reading)) == {"kota-blitar"}


def test_an_acronym_is_its_institution(reading_of):
    """KPPPA, written without a word of explanation, is the ministry."""
    reading = reading_of(
        "Ambon Raih Predikat Kota Layak Anak\n\n"
        "AMBON – Kota Ambon meraih predikat Kota Layak Anak tingkat Pratama dari KPPPA, Jumat (22/7/2022). "
        "Forum anak di setiap kecamatan ikut menyusun anggaran kota.",
    )
    assert _issuers(_only(reading)) == {"kemenpppa"}


def test_the_predecessor_that_gave_it_is_the_issuer(reading_of):
    """An award of 2012 is from the ministry of that time, not from the one that runs it later."""
    reading = reading_of(
        "Kendari Raih Adipura\n\n"
        "KENDARI – Kota Kendari memperoleh Adipura 2012 dari Kementerian Negara Lingkungan Hidup, Selasa (5/6/2012). "
        "Pasukan kuning menyambut pialanya di balai kota.",
    )
    assert _issuers(_only(reading)) == {"klh"}


def test_a_short_name_that_two_ministries_used_is_asked_about(reading_of):
    """KLH is a ministry that ended in 2014 and one founded anew in 2024: both are offered, the less sure for it."""
    reading = reading_of(
        "Kudus Raih Sertifikat Adipura\n\n"
        "Rabu, 26 November 2025 | 09:12 WIB\n\n"
        "KUDUS – Kabupaten Kudus menerima Sertifikat Adipura dari KLH, Selasa (25/11/2025). "
        "Bupati menyebut pengolahan sampah di tingkat desa sebagai kuncinya.",
    )
    (issuer,) = _only(reading).issuers
    assert {issuer.value.id, *(other.id for other in issuer.alternatives)} == {"klh", "klh-bplh"}
    assert issuer.confidence < 0.7


def test_who_hands_it_over_for_the_giver_is_no_issuer(reading_of):
    """A governor who hands over what an agency gives does not give it."""
    reading = reading_of(
        "Salatiga Raih UHC Award\n\n"
        "SEMARANG – Kota Salatiga meraih UHC Award dari BPJS Kesehatan. Piagam diserahkan Gubernur Jawa Tengah "
        "dalam upacara di Semarang, Selasa (14/3/2023).",
    )
    assert _issuers(_only(reading)) == {"bpjs-kesehatan"}


def test_nobody_is_the_issuer_where_a_text_tells_only_who_handed_it_over(reading_of):
    """The vice-president handed it over; who gives it the text does not say, and nothing is filled in."""
    reading = reading_of(
        "Bitung Raih Wahana Tata Nugraha\n\n"
        "JAKARTA – Kota Bitung meraih Wahana Tata Nugraha. Piala diserahkan Wakil Presiden di Istana Wakil Presiden, "
        "Rabu (7/8/2019).",
    )
    assert _issuers(_only(reading)) == set()


def test_two_that_give_it_together_are_both_issuers(reading_of):
    """Of two ministries joined by "bersama", both give."""
    reading = reading_of(
        "Kabupaten Wonosobo Raih Swasti Saba\n\n"
        "JAKARTA – Kabupaten Wonosobo meraih Swasti Saba kategori Wiwerda. Penghargaan itu diberikan Kementerian "
        "Kesehatan bersama Kementerian Dalam Negeri, Kamis (28/11/2019).",
    )
    assert _issuers(_only(reading)) == {"kemenkes", "kemendagri"}


def test_an_issuer_that_the_registry_does_not_know_is_called_as_the_text_calls_it(reading_of):
    """A foundation unknown so far is found by the form of its name."""
    reading = reading_of(
        "Kota Tual Terima Penghargaan Kota Bahari\n\n"
        "TUAL – Kota Tual menerima penghargaan Kota Bahari dari Yayasan Lentera Nusantara, Sabtu (14/10/2017). "
        "Yayasan itu menilai cara 30 kota pesisir menjaga terumbu karangnya.",
    )
    assert _issuers(_only(reading)) == {"Yayasan Lentera Nusantara"}


def test_a_minister_who_gives_stands_for_the_ministry(reading_of):
    """What comes "dari Menteri Kesehatan" is the ministry's."""
    reading = reading_of(
        "Kabupaten Alor Raih Penghargaan Pastika\n\n"
        "KALABAHI – Kabupaten Alor menerima penghargaan Pastika Parahita dari Menteri Kesehatan, Kamis (30/5/2024), "
        "karena seluruh puskesmasnya bebas asap rokok. "
        "Kepala dinas kesehatan mengatakan, iklan rokok pun sudah lama tidak dipasang lagi.",
    )
    assert _issuers(_only(reading)) == {"kemenkes"}


def test_a_regional_office_hands_over_what_its_ministry_gives(reading_of):
    """The ministry is the one issuer; its office in the province only carries the certificate."""
    reading = reading_of(
        "Kabupaten Dairi Dapat Predikat Peduli HAM\n\n"
        "SIDIKALANG – Kementerian Hukum dan HAM memberikan predikat Kabupaten Peduli HAM kepada Kabupaten Dairi. "
        "Piagamnya diserahkan Kepala Kantor Wilayah Kemenkumham Sumatera Utara, Senin (12/12/2022).",
    )
    assert _issuers(_only(reading)) == {"kemenkumham"}


def test_an_award_is_known_by_an_alias(reading_of):
    """Swastisaba in one word is the registry's award."""
    reading = reading_of(
        "Pariaman Raih Swastisaba\n\n"
        "PARIAMAN – Kota Pariaman meraih penghargaan Swastisaba dari Kementerian Kesehatan, Kamis (28/11/2019). "
        "Para kader posyandu bersorak ketika pialanya tiba.",
    )
    assert _only(reading).award_id == "swasti-saba"


def test_an_unknown_award_is_found_by_the_word_award(reading_of):
    """A name that ends with "Award" is an award though the registry has never heard of it."""
    recognition = _only(
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
    assert _only(reading).award.value == "Sahabat Sungai"


def test_a_headline_that_shortens_the_name_speaks_of_the_award_of_the_text(reading_of):
    """Without "Jateng" the name is that of a national award; the text tells that the province's is meant."""
    recognition = _only(
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
    assert _only(reading).award.value == "Kota Paling Ramah Pesepeda"


def test_the_opinion_of_the_auditors_is_a_certificate(reading_of):
    """WTP is the auditors' opinion; it certifies accounts and is no prize."""
    recognition = _only(
        reading_of(
            "Pemkab Tabanan Raih Opini WTP\n\n"
            "DENPASAR – Pemkab Tabanan menerima opini WTP dari BPK RI Perwakilan Bali, Jumat (27/5/2022). "
            "Laporan hasil pemeriksaan diterima bupati bersama ketua DPRD.",
        )
    )
    assert (recognition.award_id, recognition.kind) == ("opini-bpk", Kind.CERTIFICATE)


def test_an_iso_certificate_is_a_certificate_called_by_its_number(reading_of):
    """The standard's number is the name of what was received, and never a year."""
    recognition = _only(
        reading_of(
            "Kota Batam Kantongi Sertifikat ISO 37122\n\n"
            "BATAM – Kota Batam menerima sertifikat ISO 37122 untuk kota cerdas dari British Standards Institution, "
            "Rabu (7/8/2019). "
            "Auditnya memakan waktu delapan bulan.",
        )
    )
    assert (recognition.kind, "ISO 37122" in recognition.award.value) == (Kind.CERTIFICATE, True)


def test_the_year_after_an_awards_name_is_its_edition(reading_of):
    """The words "tahun 2017" behind the name of an award are the year that it is for."""
    reading = reading_of(
        "Kabupaten Soppeng Raih Swasti Saba\n\n"
        "WATANSOPPENG – Kabupaten Soppeng meraih Swasti Saba tahun 2017 dari Kementerian Kesehatan. "
        "Bupati berterima kasih kepada forum yang menggerakkan warga.",
    )
    assert _value(_only(reading).edition) == 2017


def test_the_fiscal_year_is_the_edition_of_an_opinion(reading_of):
    """Accounts of 2021 that got their opinion in May 2022 are of edition 2021."""
    recognition = _only(
        reading_of(
            "Kota Bima Kembali Raih WTP\n\n"
            "MATARAM – Kota Bima menerima opini Wajar Tanpa Pengecualian atas Laporan Keuangan Pemerintah Daerah Tahun "
            "Anggaran 2021 dari BPK Perwakilan NTB, Jumat (27/5/2022). "
            "Wali kota meminta catatan tentang aset segera dibereskan.",
        )
    )
    assert (_value(recognition.edition), _value(recognition.conferred)) == (2021, "2022-05-27")


def test_an_assessment_year_is_the_edition_though_the_result_came_later(reading_of):
    """A result "tahun 2018" handed over in February 2019 is of edition 2018."""
    reading = reading_of(
        "SAKIP Kabupaten Ngawi Naik ke BB\n\n"
        "BANDUNG – Kabupaten Ngawi meraih nilai BB dalam evaluasi SAKIP tahun 2018. Hasil evaluasi diserahkan "
        "KemenPANRB, Rabu (6/2/2019).",
    )
    assert _value(_only(reading).edition) == 2018


def test_this_year_is_the_year_of_publication(reading_of):
    """What "tahun ini" means is told by the line that says when the article came out."""
    reading = reading_of(
        "Kota Sorong Raih Kota Layak Anak\n\n"
        "24 Juli 2019\n\n"
        "SORONG – Kota Sorong meraih predikat Kota Layak Anak tahun ini dari KemenPPPA. Tingkatnya Pratama.",
    )
    assert _value(_only(reading).edition) == 2019


def test_the_year_of_a_regulation_is_no_edition(reading_of):
    """A by-law's year and the year in which something began say nothing of the award's."""
    reading = reading_of(
        "Kota Langsa Terima Penghargaan Pastika\n\n"
        "LANGSA – Kota Langsa menerima penghargaan Pastika dari Kementerian Kesehatan. Kawasan tanpa rokok di sana "
        "diatur Qanun Nomor 4 Tahun 2016 dan pengawasannya berjalan sejak 2018.",
    )
    assert _only(reading).edition is None


def test_years_in_which_it_was_received_before_are_not_the_edition(reading_of):
    """Of several years beside an award, the edition is that of what is reported."""
    reading = reading_of(
        "Kota Tomohon Pertahankan KLA\n\n"
        "TOMOHON – Setelah meraihnya pada 2017 dan 2018, Kota Tomohon kembali menerima predikat Kota Layak Anak 2019 "
        "dari KemenPPPA. "
        "Taman baca kini ada di setiap kelurahan.",
    )
    assert _value(_only(reading).edition) == 2019


def test_weekday_with_time_of_day_takes_its_year_from_the_publication(reading_of):
    """In an article of 15 March 2019, "Kamis malam (14/3)" is 14 March 2019."""
    reading = reading_of(
        "Kota Cilegon Raih IAA\n\n"
        "Jumat, 15 Maret 2019 | 10:40 WIB\n\n"
        "JAKARTA – Kota Cilegon menerima Indonesia's Attractiveness Award dari Tempo, Kamis malam (14/3). "
        "Pelabuhan dan kawasan industrinya dinilai memikat penanam modal.",
    )
    assert _value(_only(reading).conferred) == "2019-03-14"


def test_a_whole_date_in_brackets_is_the_day(reading_of):
    """A day, month and year, "Jumat (22/7/2022)", need nothing else."""
    reading = reading_of(
        "Kota Ternate Raih Kota Layak Anak\n\n"
        "BOGOR – Kota Ternate menerima predikat Kota Layak Anak dari KemenPPPA, Jumat (22/7/2022). "
        "Wali kota berjanji menambah ruang bermain di tepi pantai.",
    )
    assert _value(_only(reading).conferred) == "2022-07-22"


def test_a_year_of_two_digits_after_an_apostrophe_is_read(reading_of):
    """The day "(9/5 '16)" is in 2016."""
    reading = reading_of(
        "Kabupaten Belu Raih Penghargaan\n\n"
        "ATAMBUA – Kabupaten Belu menerima penghargaan Pastika dari Kementerian Kesehatan, Senin (9/5 '16). "
        "Bupati meminta kantor pemerintah lebih dulu memberi contoh.",
    )
    assert _value(_only(reading).conferred) == "2016-05-09"


def test_a_month_cut_to_three_letters_is_read(reading_of):
    """In an article of 2017, "14 Okt" is 14 October 2017."""
    reading = reading_of(
        "Kabupaten Sikka Terima Penghargaan Pastika\n\n"
        "16/10/2017 08:15 WIB\n\n"
        "MAUMERE – Kabupaten Sikka menerima penghargaan Pastika dari Kementerian Kesehatan pada 14 Okt di Kupang. "
        "Semua sekolah di sana sudah bebas asap rokok.",
    )
    assert _value(_only(reading).conferred) == "2017-10-14"


def test_a_line_of_numbers_with_the_time_tells_the_publication(reading_of):
    """A line "13-11-2019 14:24 WIB" says when the article came out."""
    reading = reading_of(
        "Kota Dumai Raih Anugerah Paritrana\n\n"
        "13-11-2019 14:24 WIB\n\n"
        "DUMAI – Kota Dumai meraih Anugerah Paritrana dari BPJS Ketenagakerjaan. "
        "Nelayan dan buruh pelabuhan termasuk yang dilindungi.",
    )
    assert _value(reading.published) == "2019-11-13"


def test_yesterday_is_the_day_before_publication(reading_of):
    """The word "kemarin" counts from the article's own day."""
    reading = reading_of(
        "Kota Palu Raih Predikat Kepatuhan\n\n"
        "Rabu, 13 November 2019 | 07:30 WITA\n\n"
        "PALU – Kota Palu menerima Predikat Kepatuhan Standar Pelayanan Publik dari Ombudsman RI, kemarin. "
        "Loket layanan yang dulu terpencar kini berada di satu gedung.",
    )
    assert _value(_only(reading).conferred) == "2019-11-12"


def test_today_is_the_day_of_publication(reading_of):
    """The words "hari ini" mean the article's own day."""
    reading = reading_of(
        "Kabupaten Buol Terima Predikat Kepatuhan\n\n"
        "Selasa, 12 November 2019 | 16:05 WITA\n\n"
        "BUOL – Hari ini Kabupaten Buol menerima Predikat Kepatuhan Standar Pelayanan Publik dari Ombudsman RI. "
        "Bupati mengaku bangga pada petugas di loket.",
    )
    assert _value(_only(reading).conferred) == "2019-11-12"


def test_the_day_before_counts_from_the_date_told_last(reading_of):
    """What happened "sehari sebelumnya" was a day before the date in the sentence before it."""
    reading = reading_of(
        "Piala WTN Diarak Keliling Kota Palopo\n\n"
        "PALOPO – Piala Wahana Tata Nugraha diarak keliling Kota Palopo, Rabu (7/8/2019). "
        "Kota Palopo menerimanya dari Kementerian Perhubungan sehari sebelumnya di Jakarta.",
    )
    assert _value(_only(reading).conferred) == "2019-08-06"


def test_friday_with_an_apostrophe_is_a_weekday(reading_of):
    """The spelling "Jum'at" fits a Friday, and leaves its date certain."""
    reading = reading_of(
        "Kota Subulussalam Raih Kota Layak Anak\n\n"
        "Sabtu, 23 Juli 2022 | 08:00 WIB\n\n"
        "SUBULUSSALAM – Kota Subulussalam menerima predikat Kota Layak Anak dari KemenPPPA, Jum'at (22/7). "
        "Wali kota menyampaikan terima kasih kepada para guru.",
    )
    assert _value(_only(reading).conferred) == "2022-07-22"


def test_a_weekday_alone_is_the_last_one_before_publication(reading_of):
    """In an article of a Saturday, "Kamis" is two days before."""
    reading = reading_of(
        "Kabupaten Barru Raih UHC Award\n\n"
        "Sabtu, 16 Maret 2019 | 11:00 WITA\n\n"
        "BARRU – Kabupaten Barru menerima UHC Award dari BPJS Kesehatan, Kamis. "
        "Hampir seluruh warga sudah memegang kartu peserta.",
    )
    assert _value(_only(reading).conferred) == "2019-03-14"


def test_december_in_an_article_of_january_is_of_the_year_before(reading_of):
    """A handover told of as past, "Senin (30/12)", cannot lie ahead of an article of 3 January 2020."""
    reading = reading_of(
        "Kabupaten Kaur Raih Anugerah Paritrana\n\n"
        "Jumat, 3 Januari 2020 | 09:20 WIB\n\n"
        "BINTUHAN – Kabupaten Kaur menerima Anugerah Paritrana dari BPJS Ketenagakerjaan, Senin (30/12). "
        "Bupati menyebut perlindungan perangkat desa sebagai penentu.",
    )
    assert _value(_only(reading).conferred) == "2019-12-30"


def test_a_weekday_that_contradicts_the_date_makes_it_uncertain_and_is_noted(reading_of):
    """22 July 2022 was a Friday: "Kamis (22/7/2022)" is marked as uncertain, and a person is told why."""
    conferred = _only(
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
    conferred = _only(
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
    conferred = _only(
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
    assert _value(_only(reading).conferred) == "XXXX-06-22"


def test_a_month_alone_is_as_much_as_is_known(reading_of):
    """What happened "pada Oktober 2014" has that month, with no day made up."""
    reading = reading_of(
        "Wahana Tata Nugraha untuk Kota Padang\n\n"
        "PADANG – Kota Padang menerima Wahana Tata Nugraha dari Kementerian Perhubungan pada Oktober 2014. "
        "Piala itu kini dipajang di ruang tamu wali kota.",
    )
    assert _value(_only(reading).conferred) == "2014-10"


def test_the_date_of_a_decree_is_not_that_of_the_handover(reading_of):
    """What was decided on one day and handed over on another was conferred on the second."""
    reading = reading_of(
        "Kota Solok Raih Kota Peduli HAM\n\n"
        "SOLOK – Kota Solok menerima penghargaan Kota Peduli HAM dari Kementerian Hukum dan HAM, Senin (12/12/2022). "
        "Daftar penerima ditetapkan dengan Keputusan Menteri Nomor 7 tanggal 15 November 2022.",
    )
    assert _value(_only(reading).conferred) == "2022-12-12"


def test_each_in_a_sentence_gets_the_tier_that_is_said_of_it(reading_of):
    """A tier said once of two regencies is both's, and not that of the city before them."""
    reading = reading_of(
        "Empat Daerah di Lampung Raih KLA\n\n"
        "BANDAR LAMPUNG – KemenPPPA memberikan predikat Kabupaten/Kota Layak Anak 2022 kepada empat daerah di Lampung. "
        "Kota Metro meraih tingkat Nindya, Kabupaten Pringsewu dan Kabupaten Tanggamus tingkat Madya, sedangkan "
        "Kabupaten Mesuji tingkat Pratama.",
    )
    assert _of_each(_only(reading), "tier") == {
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
    assert _of_each(_only(reading), "rank") == {"kota-bitung": 1, "kota-kupang": 2, "kota-ambon": 3}


def test_scores_in_brackets_belong_to_the_place_before_them(reading_of):
    """A number in brackets behind a name is its score, written as the text writes it."""
    reading = reading_of(
        "Tiga Kota Raih Skor Tertinggi Indeks Kota Toleran\n\n"
        "JAKARTA – SETARA Institute menempatkan tiga kota di puncak Indeks Kota Toleran 2020, yaitu Kota Bitung "
        "(skor 6,41), Kota Kupang (6,35) dan Kota Ambon (6,2). "
        "Penilaian memakai delapan indikator.",
    )
    assert _of_each(_only(reading), "score") == {"kota-bitung": "6,41", "kota-kupang": "6,35", "kota-ambon": "6,2"}


def test_who_is_level_with_the_first_shares_rank_and_score(reading_of):
    """The highest score is the first rank, and those said to be level with it have both."""
    reading = reading_of(
        "Kota Bitung Raih Skor Tertinggi Indeks Kota Toleran\n\n"
        "JAKARTA – Kota Bitung masuk Indeks Kota Toleran 2020 dari SETARA Institute. "
        "Kota Bitung mendapat skor 6,4 yang merupakan nilai tertinggi, sejajar dengan Kota Kupang dan Kota Ambon.",
    )
    cities = ("kota-bitung", "kota-kupang", "kota-ambon")
    assert _of_each(_only(reading), "score") == dict.fromkeys(cities, "6,4")
    assert _of_each(_only(reading), "rank") == dict.fromkeys(cities, 1)


def test_the_highest_score_of_a_province_is_not_the_first_rank(reading_of):
    """Who is best in a part of the country may be anywhere in the whole."""
    reading = reading_of(
        "Kota Bitung Masuk Indeks Kota Toleran\n\n"
        "JAKARTA – Kota Bitung masuk Indeks Kota Toleran 2020 dari SETARA Institute. "
        "Kota Bitung mendapat skor 6,4, nilai tertinggi di Sulawesi Utara.",
    )
    assert _of_each(_only(reading), "rank") == {"kota-bitung": None}


def test_a_rank_in_words_is_a_number(reading_of):
    """The words "peringkat ketiga" are rank 3."""
    reading = reading_of(
        "Kabupaten Tabalong Raih Penghargaan Pembangunan Daerah\n\n"
        "JAKARTA – Kabupaten Tabalong meraih peringkat ketiga Penghargaan Pembangunan Daerah 2021 dari Bappenas. "
        "Bupati mengatakan, rencana kerja disusun bersama warga.",
    )
    assert _of_each(_only(reading), "rank") == {"kabupaten-tabalong": 3}


def test_a_rank_in_roman_numerals_is_a_number(reading_of):
    """The second best, "Terbaik II", has rank 2."""
    reading = reading_of(
        "Kabupaten Kebumen Terbaik II PPD Jateng\n\n"
        "SEMARANG – Kabupaten Kebumen meraih predikat Terbaik II Penghargaan Pembangunan Daerah Jateng 2021 dari "
        "Pemprov Jateng. "
        "Bupati mengatakan, rencana kerja disusun bersama warga.",
    )
    assert _of_each(_only(reading), "rank") == {"kabupaten-kebumen": 2}


def test_a_category_is_no_tier(reading_of):
    """The class of towns in which a place competed is kept as its category."""
    (recipient,) = _only(
        reading_of(
            "Kota Semarang Raih Adipura\n\n"
            "SEMARANG – Kota Semarang meraih Adipura 2022 kategori kota metropolitan dari KLHK, Selasa (28/2/2023). "
            "Petugas kebersihan mengarak pialanya melewati jalan protokol.",
        )
    ).recipients
    assert ("metropolitan" in (_value(recipient.category) or ""), recipient.tier) == (True, None)


def test_an_office_of_the_city_that_won_is_the_unit(reading_of):
    """The city is the recipient, its registry office what won."""
    recognition = _only(
        reading_of(
            "Disdukcapil Kupang Raih Penghargaan\n\n"
            "KUPANG – Dinas Kependudukan dan Pencatatan Sipil Kota Kupang meraih penghargaan Pelayanan Akta Terbaik "
            "dari Kementerian Dalam Negeri, Rabu (7/8/2019). "
            "Akta kelahiran di sana selesai dalam satu jam.",
        )
    )
    assert _places(recognition) == {"kota-kupang"}
    assert "Dinas Kependudukan dan Pencatatan Sipil" in (_value(recognition.recipients[0].unit) or "")


def test_the_innovation_that_a_city_won_with_is_the_unit(reading_of):
    """The name of what was rewarded is kept for the city that it is told of."""
    recognition = _only(
        reading_of(
            "Kota Bontang Raih Penghargaan Pelayanan Publik\n\n"
            "JAKARTA – Kota Bontang menerima penghargaan Pelayanan Prima dari Kementerian Dalam Negeri atas inovasi "
            "pengangkutan sampah Perahu Bersih Pesisir (PBP) kategori kota, Rabu (7/8/2019).",
        )
    )
    assert _of_each(recognition, "unit") == {"kota-bontang": "Perahu Bersih Pesisir (PBP)"}


def test_who_received_it_in_the_mayors_stead_is_told(reading_of):
    """It is the one who went, not the one who is represented."""
    (recipient,) = _only(
        reading_of(
            "Kota Bontang Raih UHC Award\n\n"
            "JAKARTA – Kota Bontang meraih UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). Piagam diterima "
            "Sekretaris Daerah Kota Bontang, Ajeng Pranata, yang mewakili wali kota.",
        )
    ).recipients
    person = _value(recipient.received_by)
    assert person is not None
    assert (person.name, "Sekretaris Daerah" in person.office) == ("Ajeng Pranata", True)


def test_who_stood_in_for_an_absent_mayor_received_it(reading_of):
    """A mayor who is named and was represented did not receive it."""
    (recipient,) = _only(
        reading_of(
            "Kota Bontang Raih UHC Award\n\n"
            "JAKARTA – Kota Bontang meraih UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). Wali Kota Bontang yang "
            "diwakili Sekretaris Daerah Ajeng Pranata menerima piagam itu.",
        )
    ).recipients
    assert _value(recipient.received_by).office.startswith("Sekretaris Daerah")


def test_a_name_with_initials_is_told_whole(reading_of):
    """Initials and titles stand before the name, and thanks are not a handover."""
    (recipient,) = _only(
        reading_of(
            "Kota Bontang Raih UHC Award\n\n"
            "JAKARTA – Wali Kota Bontang menyampaikan terima kasih atas UHC Award dari BPJS Kesehatan. Penghargaan "
            "diserahkan kepada Wali Kota Bontang H.M. Jaya Pranata, Selasa (14/3/2023).",
        )
    ).recipients
    assert _value(recipient.received_by).name == "H.M. Jaya Pranata"


def test_the_handover_is_told_of_the_award_before_whatever_the_evening_was_for(reading_of):
    """A sentence that begins with the handover speaks of what was just named, though another award was given there."""
    recognition = _only(
        reading_of(
            "Kota Bontang Raih UHC Award\n\n"
            "JAKARTA – Kota Bontang meraih UHC Award dari BPJS Kesehatan. Penghargaan diserahkan pada malam "
            "penganugerahan Top 45 Inovasi Daerah, Selasa (14/3/2023) di Hotel Cahaya Losari, Makassar.",
        )
    )
    assert recognition.award_id == "uhc-award"
    assert (_value(recognition.venue) or "").startswith("Hotel Cahaya Losari")


def test_the_head_of_a_regional_office_is_the_presenter(reading_of):
    """The name of the place belongs to the office, the name behind it to its head."""
    (presenter,) = _only(
        reading_of(
            "Kota Bengkulu Raih Penghargaan Peduli HAM\n\n"
            "BENGKULU – Kota Bengkulu meraih penghargaan Kota Peduli HAM 2022 dari Kemenkumham. Penghargaan diserahkan "
            "Kakanwil Kemenkumham Bengkulu Ajeng Pranata kepada wali kota, Selasa (12/12/2023).",
        )
    ).presenters
    assert (presenter.value.name, presenter.value.office) == ("Ajeng Pranata", "Kakanwil Kemenkumham Bengkulu")


def test_who_handed_it_over_is_the_presenter(reading_of):
    """The minister who handed it over is told by name and office."""
    (presenter,) = _only(
        reading_of(
            "Kota Padangsidimpuan Raih Swasti Saba\n\n"
            "JAKARTA – Kota Padangsidimpuan meraih Swasti Saba dari Kementerian Kesehatan. Piala diserahkan Menteri "
            "Kesehatan Larasati Wibisana kepada wali kota, Kamis (28/11/2019).",
        )
    ).presenters
    assert (presenter.value.name, presenter.value.office) == ("Larasati Wibisana", "Menteri Kesehatan")


def test_the_house_in_which_it_was_handed_over_is_the_venue(reading_of):
    """The city of the hotel is no recipient, the hotel the venue."""
    recognition = _only(
        reading_of(
            "Kabupaten Majene Raih Anugerah Paritrana\n\n"
            "MAJENE – Kabupaten Majene menerima Anugerah Paritrana dari BPJS Ketenagakerjaan di Hotel Cahaya Losari, "
            "Kota Makassar, Kamis (12/10/2023). "
            "Nelayan yang kini terlindungi ikut diundang.",
        )
    )
    assert _places(recognition) == {"kabupaten-majene"}
    assert (_value(recognition.venue) or "").startswith("Hotel Cahaya Losari")


def test_an_award_that_is_certain_but_still_ahead_is_announced(reading_of):
    """It is decided, the handover is next week."""
    reading = reading_of(
        "Kota Madiun Dipastikan Raih WTN\n\n"
        "Jumat, 20 November 2020 | 09:00 WIB\n\n"
        "MADIUN – Kota Madiun dipastikan meraih Wahana Tata Nugraha dari Kementerian Perhubungan. Piala akan "
        "diserahkan di Jakarta, Rabu (25/11) pekan depan.",
    )
    assert _only(reading).status is Status.ANNOUNCED


def test_an_award_handed_over_is_reported_though_its_purse_is_still_to_come(reading_of):
    """Something that will happen later does not make the award itself one that is ahead."""
    reading = reading_of(
        "Kabupaten Demak Terima Adipura\n\n"
        "DEMAK – Kabupaten Demak menerima Adipura dari KLHK, Selasa (28/2/2023). Besok piala akan diarak dari "
        "alun-alun, dan pasukan kebersihan akan menerima tambahan insentif bulan depan.",
    )
    assert _only(reading).status is Status.REPORTED


def test_a_hope_is_no_recognition(reading_of):
    """A mayor who is optimistic has received nothing."""
    reading = reading_of(
        "Wali Kota Optimistis Parepare Raih Adipura\n\n"
        "PAREPARE – Wali Kota Parepare optimistis kotanya meraih Adipura tahun ini. Ia berharap kerja keras petugas "
        "kebersihan berbuah penghargaan. Tim penilai KLHK dijadwalkan datang bulan depan.",
    )
    assert reading.recognitions == ()


def test_a_nomination_is_no_recognition(reading_of):
    """To be among those from whom the winners are chosen is not to have won."""
    reading = reading_of(
        "Kabupaten Sumedang Masuk Nominasi Innovative Government Award\n\n"
        "SUMEDANG – Kabupaten Sumedang masuk nominasi Innovative Government Award 2021. Bupati memaparkan inovasinya "
        "di hadapan tim juri Kementerian Dalam Negeri, Senin (8/11/2021). Pemenang diumumkan akhir tahun.",
    )
    assert reading.recognitions == ()


def test_a_call_is_no_recognition(reading_of):
    """An invitation to compete confers nothing."""
    reading = reading_of(
        "Pendaftaran Anugerah Paritrana Dibuka\n\n"
        "SURABAYA – BPJS Ketenagakerjaan membuka pendaftaran Anugerah Paritrana 2023 bagi pemerintah daerah di Jawa "
        "Timur. Kota Surabaya dan Kabupaten Gresik diundang mendaftar paling lambat 30 Juni. "
        "Pemenang akan menerima piala dan piagam.",
    )
    assert reading.recognitions == ()


def test_a_training_is_no_recognition(reading_of):
    """Officials who learn what an award asks for have not received it."""
    reading = reading_of(
        "Gugus Tugas Kota Layak Anak Ikuti Pelatihan\n\n"
        "KENDARI – Sebanyak 60 anggota gugus tugas Kota Layak Anak Kota Kendari mengikuti pelatihan konvensi hak anak "
        "selama dua hari. Narasumber dari KemenPPPA menjelaskan 24 indikator penilaian.",
    )
    assert reading.recognitions == ()


def test_a_meeting_is_no_recognition(reading_of):
    """A meeting about an award, in a city that has a name for it, confers nothing."""
    reading = reading_of(
        "Kota Manado Gelar Rapat Koordinasi Kota Sehat\n\n"
        "MANADO – Pemerintah Kota Manado menggelar rapat koordinasi forum Kota Sehat, Selasa (21/9/2021). "
        "Rapat membahas pembagian tugas antarinstansi menjelang verifikasi Swasti Saba.",
    )
    assert reading.recognitions == ()


def test_a_city_that_honours_its_own_people_received_nothing(reading_of):
    """The mayor gave awards to sub-districts and citizens; the city is the giver."""
    reading = reading_of(
        "Wali Kota Serahkan Penghargaan kepada Kelurahan Terbersih\n\n"
        "PROBOLINGGO – Wali Kota Probolinggo menyerahkan penghargaan kelurahan terbersih kepada tiga lurah, Rabu "
        "(7/8/2019). Pemerintah Kota Probolinggo juga memberikan piagam kepada 20 kader lingkungan.",
    )
    assert reading.recognitions == ()


def test_a_persons_award_is_not_the_citys(reading_of):
    """A mayor honoured as a writer brings nothing to her city that would count."""
    reading = reading_of(
        "Wali Kota Singkawang Raih Penghargaan Sastra\n\n"
        "PONTIANAK – Wali Kota Singkawang, Melati Hartono, secara pribadi menerima penghargaan Pena Khatulistiwa dari "
        "Yayasan Sastra Borneo atas kumpulan puisinya, Sabtu (14/10/2017). Ia menulis sejak di bangku kuliah.",
    )
    assert [one for one in reading.recognitions if not one.personal] == []


def test_an_award_only_in_related_links_is_no_recognition(reading_of):
    """What other articles report is not what this one does."""
    reading = reading_of(
        "Jalan Protokol Kota Tarakan Diperlebar\n\n"
        "TARAKAN – Pemerintah Kota Tarakan mulai memperlebar jalan protokol sepanjang tiga kilometer, Rabu (7/8/2019). "
        "Pekerjaan ditargetkan selesai sebelum musim hujan.\n\n"
        "Berita Terkait\n"
        "Kota Tarakan Raih Adipura dari KLHK\n"
        "Kabupaten Nunukan Terima Penghargaan Kabupaten Layak Anak\n",
    )
    assert reading.recognitions == ()


def test_an_award_only_as_background_is_no_recognition(reading_of):
    """An article about waste that recalls a prize of years ago reports no prize."""
    reading = reading_of(
        "Volume Sampah Kota Jambi Naik\n\n"
        "JAMBI – Volume sampah Kota Jambi naik menjadi 400 ton per hari selama musim buah. Dinas lingkungan hidup "
        "menambah sepuluh truk pengangkut mulai Senin (12/12/2022). Kota yang pernah meraih Adipura pada 2015 itu kini "
        "kekurangan tempat pembuangan.",
    )
    assert reading.recognitions == ()


def test_a_reading_without_a_recognition_says_why(reading_of):
    """A person who gave an article and gets no draft is told the reason; with a draft there is none."""
    none = reading_of(
        "Bupati Berharap Kabupaten Banyumas Raih Adipura\n\n"
        "PURWOKERTO – Bupati Banyumas berharap Kabupaten Banyumas meraih Adipura tahun depan. "
        "Ia meminta warga memilah sampah dari rumah.",
    )
    some = reading_of(
        "Kabupaten Banyumas Raih Adipura\n\n"
        "PURWOKERTO – Kabupaten Banyumas meraih Adipura dari KLHK, Selasa (28/2/2023). "
        "Bupati meminta warga terus memilah sampah dari rumah.",
    )
    assert (bool(none.reason), some.reason) == (True, None)


def test_several_awards_to_one_city_are_told_apart(reading_of):
    """Three awards in one sentence are three recognitions of the same city."""
    reading = reading_of(
        "Kota Pontianak Borong Tiga Penghargaan\n\n"
        "PONTIANAK – Kota Pontianak menerima tiga penghargaan sepanjang 2019, yaitu Adipura dari KLHK, Swasti Saba "
        "dari Kementerian Kesehatan, dan Wahana Tata Nugraha dari Kementerian Perhubungan. "
        "Ketiganya dipajang di lobi balai kota.",
    )
    assert {(one.award_id, *_places(one), *_issuers(one)) for one in reading.recognitions} == {
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
    assert {(one.award_id, *_places(one), _value(one.conferred)) for one in reading.recognitions} == {
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
    assert {(_value(one.edition), _value(one.conferred)) for one in reading.recognitions} == {
        (2015, "2015-11-23"),
        (2016, "2016-07-22"),
    }


def test_joining_a_network_is_a_membership(reading_of):
    """A city that became a member of a network of the registry has won no award."""
    recognition = _only(
        reading_of(
            "Kota Surakarta Masuk Jejaring Kota Kreatif UNESCO\n\n"
            "SURAKARTA – Kota Surakarta resmi menjadi anggota Jejaring Kota Kreatif UNESCO, Rabu (31/10/2018). "
            "Seni pertunjukan menjadi bidang yang ditawarkannya.",
        )
    )
    assert (recognition.kind, _places(recognition)) == (Kind.MEMBERSHIP, {"kota-surakarta"})


def test_joining_a_network_that_the_registry_does_not_know_is_a_membership(reading_of):
    """It is the joining that makes a membership."""
    recognition = _only(
        reading_of(
            "Kota Bengkulu Gabung Aliansi Kota Pesisir Asia\n\n"
            "BENGKULU – Kota Bengkulu resmi bergabung sebagai anggota Aliansi Kota Pesisir Asia, Rabu (31/10/2018). "
            "Surat keanggotaan ditandatangani wali kota bersama sekretaris jenderal aliansi itu.",
        )
    )
    assert (recognition.kind, _places(recognition)) == (Kind.MEMBERSHIP, {"kota-bengkulu"})


def test_the_worst_of_a_ranking_are_no_recipients(reading_of):
    """A second list, of those at the foot, honours nobody."""
    recognition = _only(
        reading_of(
            "SETARA Rilis Indeks Kota Toleran 2020\n\n"
            "JAKARTA – SETARA Institute merilis Indeks Kota Toleran 2020, Selasa (11/2/2020). Tiga kota paling toleran "
            "ialah Kota Bitung, Kota Kupang dan Kota Ambon. "
            "Adapun tiga kota dengan skor terendah ialah Kota Langsa, Kota Bogor dan Kota Cilegon.",
        )
    )
    assert recognition.kind is Kind.RANKING
    assert _places(recognition) == {"kota-bitung", "kota-kupang", "kota-ambon"}


def test_what_a_caption_says_is_not_the_articles(reading_of):
    """A picture from the archive names another city and another award."""
    reading = reading_of(
        "Kabupaten Sampang Raih UHC Award\n\n"
        "Wali Kota Malang menerima piala Adipura pada 2017. (Foto: Dok. Humas)\n\n"
        "SAMPANG – Kabupaten Sampang menerima UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). "
        "Bupati berterima kasih kepada petugas puskesmas.",
    )
    assert [(one.award_id, _places(one)) for one in reading.recognitions] == [("uhc-award", {"kabupaten-sampang"})]


def test_a_line_that_leads_to_another_article_is_not_the_articles(reading_of):
    """A line "Baca juga" between two paragraphs reports nothing."""
    reading = reading_of(
        "Kabupaten Sampang Raih UHC Award\n\n"
        "SAMPANG – Kabupaten Sampang menerima UHC Award dari BPJS Kesehatan, Selasa (14/3/2023).\n\n"
        "Baca juga: Kota Malang Raih Adipura Kencana dari KLHK\n\n"
        "Hampir semua warga kini terlindungi jaminan kesehatan.",
    )
    assert [(one.award_id, _places(one)) for one in reading.recognitions] == [("uhc-award", {"kabupaten-sampang"})]


def test_a_counter_of_readers_is_no_year(reading_of):
    """The number of those who read a page may look like a year, and is none."""
    reading = reading_of(
        "Kota Tegal Raih Swasti Saba\n\n"
        "Dilihat: 2019 kali\n\n"
        "TEGAL – Kota Tegal menerima Swasti Saba dari Kementerian Kesehatan pada 28 November. "
        "Pasar sehat di tengah kota menjadi andalannya.",
    )
    recognition = _only(reading)
    assert (recognition.edition, _value(recognition.conferred)) == (None, "XXXX-11-28")


def test_a_headline_that_is_repeated_reports_nothing_twice(reading_of):
    """Pages show their headline above the picture and again beneath it; that is set aside and is one recognition."""
    reading = reading_of(
        "Kabupaten Rembang Raih Anugerah Paritrana\n"
        "Kabupaten Rembang Raih Anugerah Paritrana\n\n"
        "REMBANG – Kabupaten Rembang menerima Anugerah Paritrana dari BPJS Ketenagakerjaan, Kamis (12/10/2023). "
        "Petani tembakau termasuk yang kini terlindungi.",
    )
    assert len(reading.recognitions) == 1
    assert "repeated" in {aside.why for aside in reading.article.asides}


def test_an_english_page_is_read_like_an_indonesian_one(reading_of):
    """A city's English site tells place, giver and day in its own words."""
    recognition = _only(
        reading_of(
            "Bontang Receives Clean Shores Award\n\n"
            "BONTANG – The City of Bontang received the Clean Shores Award from the Asian Coastal Foundation on "
            "October 31, 2018. Mayor Wira Santika said the prize belongs to the fishermen.",
        )
    )
    assert (_places(recognition), _issuers(recognition), _value(recognition.conferred)) == (
        {"kota-bontang"},
        {"Asian Coastal Foundation"},
        "2018-10-31",
    )


def test_categories_of_one_award_that_are_counted_are_recognitions_apart(reading_of):
    """One place with two of them has two, each with its own tier; the neighbour with one has one."""
    reading = reading_of(
        "Dua Daerah Serumpun Naik Panggung\n\n"
        "JAKARTA – Kota Bima dan Kabupaten Bima naik panggung pada Indonesia's Attractiveness Award (IAA) 2018, Jumat "
        "(28/9/2018). Kota Bima memboyong dua penghargaan sekaligus: peringkat Platinum kategori infrastruktur dan "
        "peringkat Gold kategori pelayanan publik. Kabupaten Bima meraih peringkat Gold kategori investasi.",
    )
    told = [
        (one.place.value.slug, _value(one.tier), _value(one.category))
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


def test_a_network_is_not_swallowed_by_its_givers_name(reading_of):
    """The name of a network may hold that of whoever keeps it, which has other networks and awards as well."""
    recognition = _only(
        reading_of(
            "Kota Bontang Masuk Jejaring Global\n\n"
            "BONTANG – Kota Bontang resmi menjadi anggota UNESCO Global Network of Learning Cities, Rabu (14/2/2024). "
            "Berkasnya dikirim sejak tahun lalu.",
        )
    )
    assert (recognition.award.value, recognition.kind, _issuers(recognition)) == (
        "UNESCO Global Network of Learning Cities",
        Kind.MEMBERSHIP,
        {"unesco"},
    )


def test_a_geopark_honours_the_regencies_that_it_lies_in(reading_of):
    """Where a thing stretches is no venue."""
    recognition = _only(
        reading_of(
            "Pegunungan Sewu Diakui Dunia\n\n"
            "WONOSARI – Pegunungan Sewu, yang membentang di Kabupaten Gunungkidul, Kabupaten Wonogiri, dan Kabupaten "
            "Pacitan, menjadi anggota Global Geoparks Network, Sabtu (19/9/2015).",
        )
    )
    assert _places(recognition) == {"kabupaten-gunungkidul", "kabupaten-wonogiri", "kabupaten-pacitan"}


def test_provinces_without_a_title_won_where_the_order_is_told(reading_of):
    """The bare name of a province mostly says where, but not right after "diraih"."""
    reading = reading_of(
        "Bappenas Serahkan Anugerah Pangripta Nusantara\n\n"
        "JAKARTA – Bappenas memberikan Anugerah Pangripta Nusantara 2012, Kamis (26/4/2012). Terbaik pertama diraih "
        "Jawa Tengah, kemudian Sumatera Barat, dan terbaik ketiga Nusa Tenggara Barat.",
    )
    assert _places(_only(reading)) == {
        "provinsi-jawa-tengah",
        "provinsi-sumatera-barat",
        "provinsi-nusa-tenggara-barat",
    }


def test_an_award_called_by_its_first_word_is_the_same(reading_of):
    """After a verb of receiving, the first word of a name stands for it."""
    recognition = _only(
        reading_of(
            "Kabupaten Wonosobo Terima Natamukti 2022\n\n"
            "JAKARTA – Kabupaten Wonosobo menerima penghargaan Natamukti Pindaha, Selasa (8/11/2022). Kabupaten "
            "Rembang juga memperoleh Natamukti.",
        )
    )
    assert (recognition.award.value, _value(recognition.edition), _places(recognition)) == (
        "Natamukti Pindaha",
        2022,
        {"kabupaten-wonosobo", "kabupaten-rembang"},
    )


def test_a_dateline_in_brackets_tells_the_day_of_publication(reading_of):
    """So does one that ends in a full stop."""
    for line in ("MAMUJU (2 Oktober 2023) – ", "Mamuju, 2 Oktober 2023. "):
        reading = reading_of(
            f"Kabupaten Majene Raih Adipura\n\n{line}Kabupaten Majene meraih Adipura dari KLHK. Piala itu "
            "akan diarak keliling kota, lalu dipajang di pendopo sampai akhir tahun.",
        )
        assert _value(reading.published) == "2023-10-02"


def test_two_awards_that_are_counted_are_not_two_categories_of_each(reading_of):
    """What is counted may be awards: each has its own category, and is one recognition."""
    reading = reading_of(
        "Kota Bima Boyong Dua Penghargaan\n\n"
        "BIMA – Kota Bima meraih dua penghargaan sekaligus. Kota Bima menerima Indonesia's Attractiveness Award (IAA) "
        "2018 kategori infrastruktur, Jumat (28/9/2018). Kota Bima juga menerima penghargaan Kota Bahari kategori "
        "pelabuhan dari Yayasan Lentera Nusantara, Sabtu (29/9/2018).",
    )
    assert len(reading.recognitions) == 2


def test_a_list_may_follow_a_count_without_a_colon(reading_of):
    """Lines of a list after "empat kota menerima ..." are its recipients, also with prose between them."""
    recognition = _only(
        reading_of(
            "Empat Kota Terima Swasti Saba\n\n"
            "JAKARTA – Empat kota menerima Swasti Saba dari Kementerian Kesehatan, Kamis (28/11/2019).\n\n"
            "1. Kota Tegal\nPasarnya bersih dan terang.\n\n2. Kota Bontang\nLautnya terjaga.\n\n"
            "3. Kota Solok\n4. Kota Palopo\n",
        )
    )
    assert _places(recognition) == {"kota-tegal", "kota-bontang", "kota-solok", "kota-palopo"}


def test_a_list_may_be_broken_after_its_numbers(reading_of):
    """A copied page has numbers and names on lines of their own."""
    recognition = _only(
        reading_of(
            "Daftar Penerima Swasti Saba\n\n"
            "JAKARTA – Kementerian Kesehatan menyerahkan Swasti Saba, Kamis (28/11/2019). Penerimanya:\n"
            "1.\nKota Tegal;\n2.\nKota Bontang;\n3.\nKota Solok.\n",
        )
    )
    assert _places(recognition) == {"kota-tegal", "kota-bontang", "kota-solok"}


def test_who_was_beaten_received_nothing(reading_of):
    """The cities that the winner left behind are none of the recipients."""
    recognition = _only(
        reading_of(
            "Kota Tegal Raih Swasti Saba\n\n"
            "TEGAL – Kota Tegal meraih Swasti Saba 2019 dari Kementerian Kesehatan setelah mengungguli Kota Solok dan "
            "Kota Bontang, Kamis (28/11/2019).",
        )
    )
    assert _places(recognition) == {"kota-tegal"}


def test_who_received_it_last_year_is_no_recipient_of_this_year(reading_of):
    """The words "tahun lalu" behind a name make its honour an earlier one."""
    recognition = _only(
        reading_of(
            "Kota Tegal Raih Swasti Saba\n\n"
            "TEGAL – Kota Tegal meraih Swasti Saba 2019 dari Kementerian Kesehatan, Kamis (28/11/2019). Kota Solok "
            "tahun lalu juga menerima penghargaan ini.",
        )
    )
    assert _places(recognition) == {"kota-tegal"}


def test_a_target_in_the_headline_is_no_recognition(reading_of):
    """How often it was won before does not make a report of a hope."""
    reading = reading_of(
        "Kota Tegal Targetkan Raih Swasti Saba Lagi\n\n"
        "TEGAL – Tahun ini Kota Tegal kembali menargetkan Swasti Saba. Kota Tegal sudah mendapat tiga kali Swasti Saba "
        "dari Kementerian Kesehatan.",
    )
    assert reading.recognitions == ()


def test_an_application_in_english_is_no_recognition(reading_of):
    """Cities that have applied to a network are not in it."""
    reading = reading_of(
        "Four Cities on a Quest for UNESCO Status\n\n"
        "JAKARTA – Kota Bontang and Kota Palopo have applied to be recognized by the UNESCO Creative Cities Network. "
        "The network was established in 2004.",
    )
    assert reading.recognitions == ()


def test_a_city_that_honours_teachers_received_nothing(reading_of):
    """Who receives is told first, and the city's government is the one that it is received from."""
    reading = reading_of(
        "Guru Terima Penghargaan\n\n"
        "PALOPO – Puluhan guru dan sejumlah sekolah menerima penghargaan Guru Berdedikasi dari Pemerintah Kota Palopo, "
        "Kamis (28/11/2019). Wali kota berterima kasih.",
    )
    assert (reading.recognitions, reading.reason.why) == ((), Why.OWN_PEOPLE)


def test_an_award_that_is_named_for_the_mayor_is_none_of_the_citys(reading_of):
    """The "Wali Kota Award" goes to the city's own offices, and so do its categories."""
    reading = reading_of(
        "Malam Wali Kota Award di Palopo\n\n"
        "PALOPO – Kota Palopo menggelar malam penganugerahan Wali Kota Award 2019, Kamis (28/11/2019). Dinas Kesehatan "
        "meraih Inovasi Award.",
    )
    assert (reading.recognitions, reading.reason.why) == ((), Why.OWN_PEOPLE)


def test_a_year_that_is_not_told_may_be_the_one_after_the_year_assessed(reading_of):
    """Weekday and date fit only the year after the budget's: that is taken as uncertain, with a note."""
    conferred = _only(
        reading_of(
            "Kota Tegal Raih Opini WTP\n\n"
            "TEGAL – Kota Tegal meraih opini WTP dari BPK atas laporan keuangan tahun anggaran 2021, Senin (23/5).",
        )
    ).conferred
    assert (conferred.value, conferred.note.why) == ("2022-05-23?", Why.YEAR_AFTER)


def test_an_award_may_have_its_givers_name(reading_of):
    """The institution in "KPPU Award" is part of the name, and gives it."""
    recognition = _only(
        reading_of(
            "Kota Tegal Terima Lestari Award\n\n"
            "JAKARTA – Yayasan Lestari Nusantara (Lestari) menyerahkan Lestari Award 2024 kepada Kota Tegal, Rabu "
            "(14/8/2024).",
        )
    )
    assert (recognition.award.value, _issuers(recognition)) == ("Lestari Award", {"Yayasan Lestari Nusantara"})


def test_what_is_counted_first_and_then_named_is_not_one_more(reading_of):
    """Of "dua penghargaan dari ..." each that is named has the giver, and the sum is none of them."""
    reading = reading_of(
        "Kota Tegal Raih Dua Penghargaan\n\n"
        "TEGAL – Kota Tegal menerima dua penghargaan dari Komisi Pemberantasan Korupsi, Rabu (14/8/2024). Kedua "
        "penghargaan itu yakni penghargaan sebagai daerah dengan kenaikan pajak hotel terbesar tahun 2023 dan "
        "penghargaan sebagai pemerintah daerah dengan laporan gratifikasi terbanyak tahun 2023.",
    )
    assert [(one.award.value, _issuers(one), _value(one.edition)) for one in reading.recognitions] == [
        ("daerah dengan kenaikan pajak hotel terbesar", {"kpk"}, 2023),
        ("pemerintah daerah dengan laporan gratifikasi terbanyak", {"kpk"}, 2023),
    ]


def test_a_province_by_its_bare_name_is_the_recipient_where_it_is_the_subject(reading_of):
    """Elsewhere the bare name of a province says where something is."""
    recognition = _only(
        reading_of(
            "Jakarta Joins UNESCO Creative Cities Network\n\n"
            "Jakarta was officially added to the UNESCO Creative Cities Network on November 8, 2021.",
        )
    )
    assert _places(recognition) == {"provinsi-dki-jakarta"}


def test_who_missed_the_trophy_may_have_the_certificate(reading_of):
    """A headline that denies the one does not deny the other."""
    recognition = _only(
        reading_of(
            "Kabupaten Kebumen Gagal Raih Piala Adipura\n\n"
            "KEBUMEN – Kabupaten Kebumen menerima sertifikat Adipura dari Kementerian Lingkungan Hidup dan Kehutanan, "
            "Senin (14/1/2019).",
        )
    )
    assert _places(recognition) == {"kabupaten-kebumen"}


def test_the_year_behind_the_abbreviation_is_the_edition(reading_of):
    """The abbreviation in brackets may stand between the name and its year."""
    recognition = _only(
        reading_of(
            "Kabupaten Cianjur Raih Anugerah Parahita Ekapraya\n\n"
            "CIANJUR – Kabupaten Cianjur meraih Anugerah Parahita Ekapraya (APE) dari Kementerian Pemberdayaan "
            "Perempuan dan Perlindungan Anak. APE 2018 itu diterima bupati.",
        )
    )
    assert _value(recognition.edition) == 2018

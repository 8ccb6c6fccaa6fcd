"""What is reported as given, and what only hoped for, recalled or given by a city itself.

Each text has one difficulty. The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest
from asked import only

from almanac.importer.notes import Why
from almanac.model import Status

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def test_an_award_that_is_certain_but_still_ahead_is_announced(reading_of):
    """It is decided, the handover is next week."""
    reading = reading_of(
        "Kota Madiun Dipastikan Raih WTN\n\n"
        "Jumat, 20 November 2020 | 09:00 WIB\n\n"
        "MADIUN – Kota Madiun dipastikan meraih Wahana Tata Nugraha dari Kementerian Perhubungan. Piala akan "
        "diserahkan di Jakarta, Rabu (25/11) pekan depan.",
    )
    assert only(reading).status is Status.ANNOUNCED


def test_an_award_handed_over_is_reported_though_its_purse_is_still_to_come(reading_of):
    """Something that will happen later does not make the award itself one that is ahead."""
    reading = reading_of(
        "Kabupaten Demak Terima Adipura\n\n"
        "DEMAK – Kabupaten Demak menerima Adipura dari KLHK, Selasa (28/2/2023). Besok piala akan diarak dari "
        "alun-alun, dan pasukan kebersihan akan menerima tambahan insentif bulan depan.",
    )
    assert only(reading).status is Status.REPORTED


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


def test_a_check_of_readiness_is_no_recognition(reading_of):
    """Who looks whether all is ready for the jury has won nothing, also in a headline."""
    reading = reading_of(
        "Wakil Bupati Kebumen Cek Kesiapan untuk Penilaian Adipura\n\n"
        "KEBUMEN – Wakil Bupati Kebumen meninjau pasar dan taman, Senin (9/12/2019). Petugas kebersihan ditambah.",
    )
    assert reading.recognitions == ()


def test_an_award_to_a_person_of_the_place_is_not_the_places(reading_of):
    """A teacher by name and age is who received it, the regency where she lives."""
    reading = reading_of(
        "Guru di Kebumen Terima Kalpataru\n\n"
        "JAKARTA – Sekar Arumsari (47), seorang guru di Kabupaten Kebumen, menerima penghargaan Kalpataru dari "
        "Presiden, Rabu (2/8/2017).",
    )
    assert reading.recognitions == ()


def test_who_sits_among_the_members_has_not_joined(reading_of):
    """A meeting together with members of a network is no membership."""
    reading = reading_of(
        "Wali Kota Palopo Pimpin Forum Daring\n\n"
        "PALOPO – Wali Kota Palopo memimpin forum bersama anggota UNESCO Creative Cities Network, Kamis (2/4/2020).",
    )
    assert reading.recognitions == ()

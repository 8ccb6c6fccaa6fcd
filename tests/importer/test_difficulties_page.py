"""What stands around an article, and in another language.

Each text has one difficulty. The texts are invented; so are the people in them and what they report of places.
"""

from __future__ import annotations

import pytest
from asked import issuers_of, only, places_of, value_of

pytestmark = pytest.mark.own
"""The texts name places, issuers and awards of this almanac's own registry."""


def test_what_a_caption_says_is_not_the_articles(reading_of):
    """A picture from the archive names another city and another award."""
    reading = reading_of(
        "Kabupaten Sampang Raih UHC Award\n\n"
        "Wali Kota Malang menerima piala Adipura pada 2017. (Foto: Dok. Humas)\n\n"
        "SAMPANG – Kabupaten Sampang menerima UHC Award dari BPJS Kesehatan, Selasa (14/3/2023). "
        "Bupati berterima kasih kepada petugas puskesmas.",
    )
    assert [(one.award_id, places_of(one)) for one in reading.recognitions] == [("uhc-award", {"kabupaten-sampang"})]


def test_a_line_that_leads_to_another_article_is_not_the_articles(reading_of):
    """A line "Baca juga" between two paragraphs reports nothing."""
    reading = reading_of(
        "Kabupaten Sampang Raih UHC Award\n\n"
        "SAMPANG – Kabupaten Sampang menerima UHC Award dari BPJS Kesehatan, Selasa (14/3/2023).\n\n"
        "Baca juga: Kota Malang Raih Adipura Kencana dari KLHK\n\n"
        "Hampir semua warga kini terlindungi jaminan kesehatan.",
    )
    assert [(one.award_id, places_of(one)) for one in reading.recognitions] == [("uhc-award", {"kabupaten-sampang"})]


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
    recognition = only(
        reading_of(
            "Bontang Receives Clean Shores Award\n\n"
            "BONTANG – The City of Bontang received the Clean Shores Award from the Asian Coastal Foundation on "
            "October 31, 2018. Mayor Wira Santika said the prize belongs to the fishermen.",
        )
    )
    assert (places_of(recognition), issuers_of(recognition), value_of(recognition.conferred)) == (
        {"kota-bontang"},
        {"Asian Coastal Foundation"},
        "2018-10-31",
    )

"""What readers type: ten sessions of three queries each."""

from __future__ import annotations

SESSIONS: tuple[tuple[str, str, str], ...] = (
    ("semarang", "adipura semarang", "adipura kencana 2018"),
    ("kota layak anak", "kla utama", "kla surabaya 2022"),
    ("surakarta", "solo layak anak", "solo 2019"),
    ("bpk", "wajar tanpa pengecualian", "opini bpk bandung"),
    ("pelayanan publik", "ombudsman zona hijau", "kepatuhan padang"),
    ("banyuwangi", "banyuwangi inovasi", "iga 2021"),
    ("pengelolaan sampah", "mengelola lingkungan", "kebersihan jakarta"),
    ("rekor muri", "muri pekalongan", "batik yogyakarta"),
    ("kota cerdas", "indeks kota toleran", "toleransi salatiga"),
    ("2017", "jawa tengah 2017", "penghargaan pembangunan daerah jateng"),
)
"""Places by their names and by others, awards and abbreviations, forms of a word, years, and mixtures of these."""

KEY_INTERVAL_MS = 80
"""A practised typist's; both searches wait longer than this before they look a query up."""
SLOW_KEY_INTERVAL_MS = 220
"""A telephone's: no reader should pay for words that are half typed."""

"""An award and the sentences that tell of it in, out where it was handed over and how many received it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almanac.importer.extraction import cues
from almanac.importer.findings import Finding

if TYPE_CHECKING:
    from almanac.importer.extraction.acts import Group

_HOUSE = (
    r"(?:aula|gedung|hotel|istana|ballroom|auditorium|pendopo|grand|ruang|lapangan|halaman|kompleks|kantor|balai|"
    r"balaikota|graha|griya|convention|jakarta\s+convention|plaza|"
    r"gelora|gelanggang|alun-alun|taman|kampus|radisson|jw|the)"
)
_VENUE = re.compile(
    rf"\b(?:di|bertempat\s+di|in|at)\s+(?P<venue>(?:sebuah\s+)?{_HOUSE}\b(?:[^.;()\n]|(?<=Prof)\.|(?<=\b[Dd]r)\.|"
    rf"(?<=\bIr)\.|(?<=\bKH)\.|(?<=\bH)\.){{3,90}}?)"
    r"(?=\s*(?:[.;()\n]|,?\s+(?:pada|hari|tanggal|Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|dalam|dengan|yang|"
    r"oleh|kepada|saat|usai|untuk|serta|dan\s+di)\b|$))",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?P<total>\d{1,3})\s+(?:pemerintah\s+)?(?:kabupaten\s*(?:/|dan|maupun)\s*kota|kota\s*(?:/|dan)\s*kabupaten|"
    r"kabupaten|kota|daerah|pemda|penerima)\b"
    r"(?!\s+(?:yang\s+)?(?:dikaji|dinilai|diukur|diperiksa|peserta|terlibat|se-))",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:dari|sebanyak|diikuti|dikaji|dinilai|diukur|menyaring|terhadap)\s+$", re.IGNORECASE)
LIKELY = 0.65


def venue(group: Group) -> Finding[str] | None:
    """Return where an award was handed over, in the words of the text."""
    frames = sorted(group.frames, key=lambda frame: (not cues.CEREMONY.search(frame.text), frame.number))
    for frame in frames:
        match = _VENUE.search(frame.text)
        if match and (frame.gives or frame.receives or cues.CEREMONY.search(frame.text)):
            text = " ".join(match["venue"].split()).rstrip(",")
            return Finding(text[0].upper() + text[1:], (frame.span_of(match, "venue"),), LIKELY)
    return None


def recipients_total(group: Group, named: int) -> Finding[int] | None:
    """Return how many places received an award as the text states it, if they are more than those that it names."""
    for frame in group.frames:
        for match in _TOTAL.finditer(frame.text):
            total = int(match["total"])
            measured = _MEASURED.search(frame.text, 0, match.start())
            if total > named and not measured and (frame.receives or frame.gives) and not frame.remembers:
                return Finding(total, (frame.span_of(match, "total"),), LIKELY)
    return None

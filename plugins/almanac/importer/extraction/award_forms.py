"""The grammar of an award's name where the registry does not know it: forms of words, the most telling first.

It is that of headlines: a word for an honour, then a run of capitals ("penghargaan Puskesmas Layak Anak"), a name in
quotation marks, a name that ends in Award or Prize, or a few small words up to one that ends a name ("sertifikat
eliminasi malaria dari ..."). The patterns are verbose ones: space in them stands for nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

HONOUR = r"""
    (?: piagam\s+penghargaan | penghargaan | anugerah | predikat | gelar | piala | trofi | trophy | sertifikat | piagam
    | opini | medali | plakat | penganugerahan | tanda\s+kehormatan | tanda\s+jasa | apresiasi )
"""
GAP = r"[^\S\n]+"
"""Space within a line: a name does not go on from a headline into the text below it."""
_CAPITAL = r"(?: [A-Z][\w'’/-]* | (?<!\d)\d{1,2}\b(?![\d.,/]*\s*[(/.)]) )"
_LINK = r"(?: dan | of | for | the | to | in | and | di | bidang | pada | tingkat | kategori(?=\s+(?:[a-z]+\s+)?Kota) )"
_RUN = rf"{_CAPITAL} (?: {GAP} (?: (?: {_LINK} {GAP} ){{1,2}} {_CAPITAL} | {_CAPITAL} ) ){{0,14}}"
"""Capitals with words that link them; bounded, because no name is longer and a text of capitals would take for ever."""
_STOP = r"""
    (?: dari|oleh|yang|untuk|atas|di|pada|kepada|itu|ini|tersebut|dalam|karena|sebagai|tahun|bagi|kategori|berkat
    | setelah|sehingga|dan|serta|dengan|ke|akan|telah|sudah|juga|lagi|kembali|adalah|ialah|merupakan|diserahkan
    | diberikan|diterima|diraih|terkait|tadi|lainnya|lain|serupa|sama|setinggi|bergengsi|tertinggi|langsung|secara
    | saat|ketika|usai|demi|setiap|pun|kali|pula|masing|sekaligus|dimaksud|dibawa|itulah|inilah|apa|bukan|tak|tidak
    | hanya|mereka|kami|kita|maupun|atau|se|sejak|lewat|melalui|rencananya|harus|bisa|dapat|mengatakan|lantaran
    | edisi|bersama|keikutsertaan|keanggotaan|kepesertaan|berlaku|asli|palsu|yakni|yaitu|berupa|beserta|berikut
    | antara|dipajang|jatuh|selalu|di\w{3,}kan )\b
"""
_STOP_FIRST = r"""
    (?: nasional|internasional|pertama|kedua|ketiga|keempat|kelima|dua|tiga|empat|lima|khusus|tahunan|individu|kepala
    | wali|bupati|daerah|kota|kabupaten|pemerintah|sejumlah|beberapa|berbagai|bergilir|umum|resmi|terhadap|bidang
    | tingkat|terbaik|terbanyak|lingkungan )\b
"""
"""What follows a word for an honour and says no more of it than which one of several."""


class Sort(StrEnum):
    """How a form tells the name of an award."""

    QUOTED = "quoted"
    """In quotation marks, which may as well hold what somebody said."""
    NAMED = "named"
    CONFERRED = "conferred"
    """After words that leave no doubt that it was won: "ditetapkan sebagai ..."."""
    SMALL = "small"
    """In small letters, by what it is for."""


class Form(NamedTuple):
    """A pattern whose group `name` is that of an award."""

    sort: Sort
    pattern: re.Pattern[str]


def _form(sort: Sort, pattern: str) -> Form:
    return Form(sort, re.compile(pattern, re.VERBOSE | re.MULTILINE))


FORMS = (
    # “Manggala Karya Kencana”
    _form(Sort.QUOTED, r"""["“‘] (?P<name> (?:The\s+\S+\s+)? [A-Z0-9][^"“”‘’.!?,]{4,80}? ) ["”’]"""),
    # The 4th Guangzhou International Award for Urban Innovation, Universal Health Coverage (UHC) Award
    _form(
        Sort.NAMED,
        rf"""
        \b (?P<name> (?: {_CAPITAL} {GAP} (?: {_LINK} {GAP} ){{0,2}} ){{1,10}} (?: \([A-Z]{{2,8}}\) {GAP} )?
        (?: Awards? | Prize | Index )\b (?: \s+ (?:for|of|on) \s+ {_RUN} )? )
        """,
    ),
    # Anugerah Parahita Ekapraya, Indeks Kota Toleran; the word for the honour belongs to the name
    _form(
        Sort.NAMED,
        rf"""
        \b (?P<name> (?: Anugerah | Indeks | Penghargaan | Piagam\s+Penghargaan | Piala | Predikat | Sertifikat
        | Kompetisi | Lomba | Survei | Evaluasi | Penilaian ) {GAP} {_RUN} )
        """,
    ),
    # penghargaan sebagai daerah dengan tingkat kemiskinan paling rendah
    _form(
        Sort.NAMED,
        rf"""
        \b (?i:penghargaan) {GAP} (?: Pem\w+ {GAP} (?: {_CAPITAL} {GAP} ){{1,3}} )? (?: sebagai {GAP} )?
        (?P<name> (?: pemerintah {GAP} )? (?: daerah | kota | kabupaten ) {GAP} dengan
        (?: {GAP} (?! (?: [Tt]ahun | tingkat {GAP} (?: [A-Z] | nasional ) | se | pada | dari | oleh | yang )\b )
        [\w()/-]+ ){{2,10}} )
        (?= {GAP} (?: [Tt]ahun | tingkat | se | pada | dari | oleh | yang | (?:19|20)\d\d )\b | -? [,.;] | \s* $ )
        """,
    ),
    # penghargaan Puskesmas Layak Anak
    _form(
        Sort.NAMED,
        rf"\b (?i:{HONOUR}) {GAP} (?: sebagai {GAP} )? (?P<name> (?!Pem(?:kot|kab|ko|prov|da|erintah)\b) {_RUN} )",
    ),
    # sertifikat sistem manajemen mutu ISO 9001:2008
    _form(
        Sort.NAMED,
        r"\b (?P<name> (?: [Ss]ertifikat\s+(?:[a-z]+\s+){0,4} )? (?:SNI\s+)? ISO(?:/IEC)?\s+\d{4,5}(?::\d{4})? )",
    ),
    # sertifikat eliminasi malaria, trophy pasar tradisional terbaik tingkat nasional
    _form(
        Sort.NAMED,
        rf"""
        \b (?P<name> (?i: sertifikat | predikat | gelar | trofi | tropi | trophy | piala | medali | juara\s+umum ) \s+
        (?!{_STOP_FIRST}) (?!{_STOP}) [a-z]+ (?: \s+ (?!{_STOP}) [a-z]+ ){{0,5}} )
        """,
    ),
    # penghargaan percepatan penurunan stunting
    _form(
        Sort.SMALL,
        rf"""
        \b (?P<name> (?i: penghargaan | anugerah ) \s+
        (?!{_STOP_FIRST}) (?!{_STOP}) [a-z]+ (?: \s+ (?!{_STOP}) [a-z]+ ){{0,5}} )
        """,
    ),
    # predikat daerah bebas buang air besar sembarangan
    _form(
        Sort.NAMED,
        rf"""
        \b (?P<name> (?i: predikat | gelar | status ) \s+ (?: kota | kabupaten | daerah )
        (?: \s+ (?!{_STOP}) [a-z]+ ){{1,5}} )
        """,
    ),
    # Certificate of Recognition
    _form(Sort.NAMED, rf"\b (?P<name> (?: Certificate | Letter | Scroll | Medal )s? {GAP} of {GAP} {_CAPITAL} )"),
    # menerima Adhikarya Pangan Nusantara dari Presiden
    _form(
        Sort.NAMED,
        rf"""
        \b (?: menerima | meraih | memperoleh | mendapat | mendapatkan | menyabet | memboyong | dianugerahi | dianugrahi
        | menyandang | mengantongi | beroleh ) {GAP}
        (?P<name> (?! (?: Kota | Kabupaten | Bupati | Laporan | Dana | Surat )\b | Wali )
        {_CAPITAL} {GAP} {_CAPITAL} (?: {GAP} {_CAPITAL} ){{0,10}} )
        (?= {GAP} (?: dari | oleh | pada | tahun | kategori | (?:19|20)\d\d | \( ) )
        """,
    ),
    # diganjar ... sebagai Role Model Penyelenggara Pelayanan Publik
    _form(
        Sort.CONFERRED,
        rf"""
        \b (?: diganjar | dinobatkan | ditetapkan | terpilih | dinyatakan | didaulat | diakui | dikukuhkan | didapuk
        | ditabalkan )\b [^.;\n]{{0,60}}? \b sebagai {GAP}
        (?P<name> (?! (?: Kota | Kabupaten | Daerah | Ibu )\b ) {_CAPITAL} {GAP} {_CAPITAL} {GAP} {_RUN} )
        """,
    ),
    # 1. Citra Pelayanan Prima tahun 2004, ...
    _form(
        Sort.NAMED,
        rf"""
        ^ [^\S\n]* (?: \d{{1,2}}[.)] | [-•*] ) \s+
        (?P<name> (?! (?: Kota | Kabupaten )\b ) {_CAPITAL} (?: {GAP} {_CAPITAL} ){{1,10}} )
        (?= {GAP} (?: tahun | dari | untuk | kategori ) \b )
        """,
    ),
    # masuk 5 kabupaten/kota terbaik nasional
    _form(
        Sort.NAMED,
        r"""
        \b (?P<name> (?: \d{1,3} | tiga | lima | sepuluh ) \s+ (?: besar\s+ )?
        (?: kabupaten/kota | kota/kabupaten | kabupaten | kota | provinsi | daerah ) \s+ terbaik
        (?: \s+ (?: tingkat\s+ )? (?: nasional | se-\w+ | di\s+Indonesia ) )? )
        """,
    ),
)

DESCRIPTIONS = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        # dalam penilaian kepatuhan terhadap standar pelayanan publik tahun 2021
        r"""
        \b (?i: dalam | pada | hasil | atas | untuk | ajang | gelaran | lewat ) \s+
        (?P<name> (?: penilaian | evaluasi | pemeringkatan | lomba | kompetisi | survei | indeks | pengukuran ) \s+
        [a-z][a-z\s]{8,70}? )
        (?= \s+ (?: tahun | yang | oleh | dari | di | pada | untuk | se- | tingkat | 20\d\d )\b | [,.;(] )
        """,
        # masuk jajaran penyelenggara pelayanan publik kategori Pelayanan Prima
        r"""
        \b masuk\s+(?: jajaran | kategori | kelompok ) \s+ (?P<name> [^,.;()\n]{8,70}? )
        (?= \s+ (?: se-\w+ | untuk | pada | di | dari | tahun | versi )\b | [,.;(] )
        """,
        # dinyatakan sebagai kota layak huni
        r"""
        \b sebagai\s+ (?P<name> (?i: kota | kabupaten | daerah ) \s+ \w+ \s+ [^,.;()\n]{4,60}? )
        (?= \s+ (?: se-\w+ | untuk | pada | di | dari | tahun | oleh | versi | dalam )\b | [,.;(] | $ )
        """,
        # nilai Monitoring Center for Prevention (MCP)
        rf"\b (?: nilai | skor | capaian | pengukuran ) \s+ (?P<name> {_CAPITAL} {GAP} {_RUN} ) (?= \s*\( )",
        # hasil UI GreenCityMetric 2023
        rf"\b (?P<name> (?: {_CAPITAL}\s )? [A-Z]\w*[a-z][A-Z]\w+ ) (?= \s+ (?:19|20)\d\d\b )",
        # BPOM Nobatkan Jaksel Kota Pangan Aman
        rf"(?P<name> \b (?: Kota | Kabupaten | Daerah ) {GAP} {_CAPITAL} {GAP} {_CAPITAL} ) \s* $",
    )
)
"""Words that say what was won without the form of a name."""

_BREAKS = re.compile(
    r"""
    \s+ (?: Di(?:serah|raih|terima|beri|boyong|anugerah|gelar)\w* | Me(?:raih|nerima|nyabet|mperoleh|ndapat)\w*
    | Untuk|Dari|Atas|Berkat|Setelah|Usai|Saat|Kepada|Bagi|Jadi|Raih|Sabet|Karena|Oleh|Ini|Itu|Tersebut|Ke|Lagi|Kembali
    | Pada|Yang|Sebagai|Berhasil|Bersama|Selama|Dalam|Akan|Bakal|Siap|Sejak|Berturut\S* )\b .*
    """,
    re.VERBOSE | re.DOTALL,
)
"""Words that end a name in a headline whose words all begin with a capital."""
_CLASS = re.compile(
    r"""
    \s+ (?: (?: pada | untuk | di | dengan ) \s+ )?
    (?: [Kk]elompok\s+\d | TA | [Kk]ategori | [Tt]ahun | [Pp]eringkat | [Tt]ingkat\s+(?:Utama|Madya|Pratama|Nindya) )
    \b .*
    """,
    re.VERBOSE | re.DOTALL,
)
_LEADS_IN = re.compile(
    r"""
    .* \b (?: Terima | Raih | Sabet | Boyong | Rebut | Peroleh | Borong | Gondol | Dapat(?:kan)? | Menerima | Meraih
    | Memperoleh | Menyabet | Memboyong | Dianugerahi | Diganjar | Receives? | Wins? ) \s+
    """,
    re.VERBOSE | re.DOTALL,
)
"""What stands before a name in a headline whose words all begin with a capital."""
_ENDING = re.compile(r"\s+(?:(?:19|20)\d{2}|(?i:dan|di|pada|dari|of|for|the))\s*$")
_NO_NAME = re.compile(
    rf"""
    (?i: {HONOUR} | gubernur | presiden | menteri | bupati | wali | walikota | dan | dari | ri | nasional | bergengsi
    | internasional | terbaik | kota | kabupaten | pemerintah )
    """,
    re.VERBOSE,
)
SHORTEST_NAME, LONGEST_NAME = 6, 200
"""Letters of an award's name, space in it included."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a run without what belongs to no name: a class, a year, an edition, a word that links."""
    leads_in = _LEADS_IN.match(text, start, end)
    start = leads_in.end() if leads_in else start
    name = _BREAKS.sub("", _CLASS.sub("", text[start : min(end, start + LONGEST_NAME)]))
    name = _ENDING.sub("", name.rstrip(" -–"))
    return start, start + len(name.rstrip())


def names_something(name: str) -> bool:
    """Tell whether anything is left of a name without words for honours and offices in general."""
    rest = [word for word in name.split() if not _NO_NAME.fullmatch(word)]
    return any(len(word) > 2 for word in rest) and len(name) >= SHORTEST_NAME

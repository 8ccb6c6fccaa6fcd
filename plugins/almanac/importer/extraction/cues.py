"""Words that tell what a sentence does: whether somebody receives or gives, hopes, remembers, or only speaks."""

from __future__ import annotations

import re


def _words(*forms: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.IGNORECASE)


HONOUR = (
    r"(?:piagam|penghargaan|anugerah|predikat|gelar|piala|tropi|trofi|trophy|sertifikat|opini|medali|plakat|"
    r"tanda\s+kehormatan|apresiasi|"
    r"award|awards|prize|indeks|index|peringkat|rekor|akreditasi)"
)
"""What is given, in a word."""
GIVEN = re.compile(rf"\b{HONOUR}\b|\b(?:adipura|diberikan|menerima|meraih)\b", re.IGNORECASE)
RECEIVES = _words(
    r"(?:me|di)raih(?:nya)?|raih(?:an)?|(?:menerima|diterima|terima)(?:nya)?|mendapat(?:kan)?(?:nya)?|"
    r"didapat(?:kan)?|dapat(?:kan)?(?=\s+[A-Z])",
    r"(?:memp|dip)eroleh|beroleh|(?:men|di)yabet|sabet|(?:mem|di)boyong|boyong|borong|(?:mem|di)borong|(?:mem|"
    r"di)?bawa\s+pulang|pulang\s+membawa|dibawa\s+ke",
    r"(?:men|di)yandang(?:nya)?|(?:di|meng)ganjar|dinobatkan|ditetapkan|terpilih|dipilih|dinyatakan|dikukuhkan|"
    r"didapuk|didaulat|ditabalkan|disahkan",
    r"(?:menjadi|jadi)\s+milik|jatuh\s+ke(?:pada)?|(?:me|di)rebut|(?:meng|di)?gondol|(?:meng|di)?kantongi|mengoleksi|"
    r"mengumpulkan|meraup|merengkuh|memetik",
    r"(?:mem|di)?pertahankan|(?:me|di)?menang(?:kan|i)?|(?:di)?juara(?:i)?|masuk(?:nya)?|bergabung|tembus|"
    r"mencatat(?:kan)?|tercatat|mencetak",
    r"(?:men|di)empati|(?:men|di)duduki|bertengger|nangkring|memimpin|memuncaki|peringkat|ranking|urutan|posisi|"
    r"nomor\s+(?:satu|wahid)|memegang|mencuat",
    r"menorehkan|mengukir|torehkan|torehan|di\s?cap|berpredikat|naik\s+(?:ke|panggung|kelas)|menaiki|dianugerahi|"
    r"diapresiasi|pemenang|menjaga\s+prestasi|membo-yong",
    r"dijemput|puas\s+dengan|harus\s+puas|datang\s+(?:pula|lagi|juga)|terbaik|teratas|disematkan|diserahi|diberi(?:kan)?|dibacakan|meloloskan|"
    r"mengantarkan|menyusul|berhak|membukukan|balik\s+lagi|kembali\s+ke|bersertifikat|"
    r"(?:menjadi|jadi)\s+anggota|penerima(?:nya)?(?=[^.;]{0,40}?\s(?:ialah|adalah|yakni|yaitu)\b)",
    r"receives?d?|wins?|won|awarded|named|joins?|joined|enters|ranked|selected|designated|recogni[sz]ed|certified|"
    r"admitted|honou?red|welcomes?|tops|disandang|included|becomes?\s+part\s+of|added\s+to",
)
BEGINS_RECEIVING = re.compile(
    r"\s+(?:(?:resmi|kembali|berhasil|sukses|juga|pun|was|is|has|officially)\s+){0,3}"
    r"(?:meraih|raih|menerima|terima|memperoleh|mendapat(?:kan)?|menyabet|sabet|memboyong|boyong|masuk|menjadi|jadi|terpilih|"
    r"ditetapkan|dinobatkan|bergabung|received|won|named|joined|joins|added\s+to|becomes?\s+part|included|designated)\b",
    re.IGNORECASE,
)
"""What follows a bare name that is the subject of its sentence, and receives."""
GIVES = _words(
    r"(?:mem)?beri(?:kan)?|(?:men|di)yerah(?:kan)?(?:nya)?|(?:di)?serahkan|(?:meng|di)anugerah(?:kan|i)?|menganugeri|"
    r"(?:me)?nobatkan|menabalkan|"
    r"penganugerahan|penyerahan|pemberian|(?:meng|di)umumkan|(?:me|di)luncurkan|peluncuran|menetapkan|diterbitkan|"
    r"diselenggarakan|mengganjar|menilai",
    r"(?:mem|di)bagikan|(?:meng|di)adakan|digelar|dihelat|dirilis|merilis|memberikan|menempatkan|membuka\s+hasil|"
    r"mengapresiasi|menyematkan|menobatkan",
    r"presented|awards|announced|released|handed",
)
HOPES = _words(
    r"berharap|diharap(?:kan)?|(?<!juara\s)harap(?:an|kan)?(?:nya)?|menarget(?:kan)?|ditarget(?:kan)?|target(?:kan|nya)?|"
    r"incar(?:an)?|idam\w*|diidamkan|impian",
    r"pengisian|pelaporan|kejar|berburu|memburu|berkejaran|tim\s+(?:penilai|pemantau)|titik\s+pantau|sedianya|ngotot|tekad(?:nya)?|harus\s+kembali|(?:mesti|harus)\s+mampu|uji\s+publik|(?:tahap|babak)\s+ke\w+|paparkan|mengincar|dibidik|membidik|bidik|optimis(?:tis)?|optimisme(?:nya)?|(?:yakin|siap|"
    r"mampu|ingin|bertekad|bisa)\s+(?:mampu|bisa|dapat|meraih|menyabet|naik|merebut)",
    r"berpeluang|peluang|calon|nominasi|nomine|dinominasikan|nominator|nominee|kandidat|mengusulkan|diusulkan|usulan|"
    r"mendaftar\w*|pendaftaran(?:nya)?",
    r"berupaya|berusaha|mengejar|demi\s+(?:meraih|mengejar)|presentasi|tim\s+(?:juri|penilai)|tinggal\s+selangkah|"
    r"kalau(?!\s+tidak\s+salah)|persiapan|mempersiapkan|songsong|menyongsong|jelang|menjelang|verifikasi|"
    r"diverifikasi|penilaian\s+lapangan|meyakinkan",
    r"bila|apabila|jika|seandainya|andaikata|asalkan|kelak|apakah|akan\s+(?:mengikuti|dinilai|bersaing)|"
    r"mengikuti\s+(?:lomba|seleksi|penilaian)|mudah-mudahan|semoga|doakan",
    r"(?:tahap|babak)\s+(?:presentasi|validasi|penilaian|seleksi|wawancara|verifikasi)|lolos\s+(?:ke|verifikasi|"
    r"seleksi|administrasi)|menyongsong|diadu|coba\s+peruntungan|"
    r"(?:kita|kami)\s+jemput|dijemput\s+kembali|belum(?!\s+(?:lagi|kering|usai|selesai|hilang))|gagal|luput|pantas|"
    r"layak\s+mendapat",
    r"hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|seek(?:s|ing)?|quest|vying|bid(?:s|ding)?|appl(?:y|ies|ied)\s+(?:to|for)|proposals?|"
    r"(?:perwakilan|mewakili)\s+Indonesia|Indonesia\s+diwakili|menyiapkan\s+diri|kesiapan|pengusulan|nominat(?:ed|ion)|shortlisted|"
    r"to\s+be\s+(?:declared|recogni[sz]ed|named|included)",
)
AHEAD = re.compile(
    r"\b(?:akan|bakal|dijadwalkan|hendak|rencananya|segera|dipastikan)\b[^.]{0,60}?"
    r"\b(?:diserah|menyerah|diterima|menerima|diberi|memberi|meraih|diraih|dianugerah)\w*",
    re.IGNORECASE,
)
CERTAIN = _words(
    r"dipastikan|kepastian|menjadi\s+milik|dijadwalkan\s+menyerahkan|akan\s+diserahkan|bakal\s+menerima|undangan"
)
"""What makes something ahead certain enough to be announced."""
REMEMBERS = _words(
    r"sebelumnya|pernah|terakhir\s+kali|tahun\s+(?:lalu|silam|kemarin|sebelumnya)|tahun-tahun|beberapa\s+tahun|dulu|"
    r"dahulu|(?:kala|waktu|ketika)\s+itu|"
    r"sempat\s+(?:dapat|meraih|mendapat|menerima|mengantar|masuk|menyandang|memperoleh)\w*|sejak\s+(?:tahun\s+)?\d{4}|"
    r"sesudah\s+edisi|setelah\s+(?:edisi|tahun)|"
    r"terdahulu|melengkapi|menyusul\s+(?:raihan|predikat|opini)|terlebih\s+dulu|lebih\s+dulu|masih\s+WTP|"
    r"yang\s+(?:pada|tahun)\s+(?:tahun\s+)?\d{4}|kenang(?:nya)?|mengingatkan|previously|already|"
    r"having\s+won|had\s+won|initiated\s+in|established\s+in|annually\s+until"
)
NEGATES = re.compile(
    r"\b(?:tidak|tak|tanpa|gagal|gugur|absen|hanya\s+duduk|penonton|hanya\s+(?:memberi|memperoleh|mendapat|meraih|"
    r"menerima|masuk|membawa)\w*|terpental|batal|urung|belum|kalah|luput|melorot|merosot|terlempar|juru\s+kunci|"
    r"zona\s+(?:kuning|merah)|cuma|terlambat|"
    r"(?:meminta|mengajak|mengimbau|berharap)\s+daerah\s+lain|administratif|menimbang\w*|menyusul\s+tahun|"
    r"masih\s+menjalani|not\s+retained|pulang\s+tangan\s+kosong|terbawah|terendah|(?:mesti|harus)\s+menunggu|di\s+luar\s+(?:dua|"
    r"tiga|sepuluh)|masih\s+(?:dalam|menunggu|menjalani)|diharapkan\s+menyusul|menyusul\s+(?:pada|tahun)|diusulkan|"
    r"menargetkan|paling\s+bawah)\b",
    re.IGNORECASE,
)
AFFIRMS = re.compile(
    r"\b(?:tidak|tak)\s+(?:salah|hanya|cuma|saja|sendiri(?:an)?|ada|ketinggalan|kurang|ter?lepas|lepas|sia-sia|luput|"
    r"lain)\b|\bwajar\s+tanpa\s+pengecualian\b|(?-i:\bTanpa\s+[A-Z]\w+)|\btanpa\s+(?:putus|henti|terputus)\b|"
    r"\bbukan\s+(?:cuma|hanya|saja)\b",
    re.IGNORECASE,
)
"""What looks like a negation and is none."""
JOINS_IN = _words(
    r"turut|juga|pula|pun|begitu\s+pula|selain|lainnya|lain|bersama|sama-sama|disusul|diikuti|berturut-turut|serupa|"
    r"keduanya|ketiganya|keempatnya|kelimanya|"
    r"(?:tak|tidak)\s+sendiri(?:an)?|bukan\s+(?:cuma|hanya)|(?:di\s+)?tempat\s+ke\w+|di\s+kelas|untuk\s+kelompok|"
    r"(?:daerah|kota|kabupaten|pemda)\s+(?:dimaksud|tersebut|itu)|(?:ialah|adalah|yakni)\s+(?:kota|kabupaten|kab\.)|mereka\s+adalah|berikut|meliputi|yakni|yaitu|"
    r"antara\s+lain|di\s+(?:posisi|urutan|bawahnya)|sejajar|also|alongside|ditempati"
)
"""What adds further recipients."""
SPEAKS = _words(
    r"kata(?:nya)?|ujar(?:nya)?|tutur(?:nya)?|ungkap(?:nya)?|jelas(?:nya)?|sebut(?:nya)?|imbuh(?:nya)?|"
    r"tambah(?:nya)?|terang(?:nya)?|ucap(?:nya)?|tegas(?:nya)?|cetus(?:nya)?",
    r"mengatakan|menyatakan|menjelaskan|menyampaikan|menuturkan|menyebut(?:kan)?|mengungkapkan|menambahkan|"
    r"memberi\s+tahu|menurut(?:nya)?|selorohnya|sentilnya",
    r"mengutarakan(?:nya)?|dihubungi|dikonfirmasi|ditemui|siaran\s+pers|lanjut(?:nya)?|papar(?:nya)?|menerangkan|"
    r"memaparkan|berujar|mengaku|ditanya|said|says",
)
RANKED = _words(
    r"peringkat|urutan(?:nya)?|posisi|kelompok|terbaik|teratas|tempat\s+ke\w+|di\s+(?:atas|bawah)(?:nya)?|skor|nilai"
)
"""What is said of places in an order."""
NO_HONOUR = re.compile(r"dengan pengecualian|tidak wajar|menolak|disclaimer|rendah|merah|kuning", re.IGNORECASE)
"""Rungs of a ladder that honour nobody: a qualified opinion, a low compliance."""
CLASSED = re.compile(r"\b(?:tingkat|kategori|predikat|kualifikasi|level|klaster|peringkat)\s+[A-Z][a-z]+")
"""What names a rung or a class of an award, and so speaks of it."""
POINTS_BACK = re.compile(
    r"\b(?:penghargaan|predikat|sertifikat|piala|tropi|trofi|trophy|plakat|gelar|anugerah|prestasi|capaian|"
    r"pencapaian|raihan|piagam|penilaian|indeks|opini|"
    r"keanggotaan|ajang|acara|hasil|kabar|kepastian|pengakuan)(?:nya)?\s+(?:(?:\w+|yang(?:\s+\w+){1,4})\s+)?(?:yang\s+sama|serupa|itu|ini|"
    r"tersebut|tadi|dimaksud)\b|"
    r"\b(?:menyerahkan|menerima|diserahkan)nya\b|\b(?:daerah|kota|kabupaten|para)\s+penerima\b|\bhal\s+(?:itu|ini|"
    r"tersebut)\b|"
    r"\b(?:piagam|plakat|piala|trofi|tropi|sertifikat|penghargaan|hasil|penyerahan)nya\b|"
    r"^(?:penyerahan|piagam|plakat|tro[fp]i|piala|dokumen|berikut)\b",
    re.IGNORECASE,
)
"""What refers to an honour named before."""
JOINS = re.compile(
    r"\b(?:anggota|keanggotaan|bergabung\w*|masuk\w*\s+(?:dalam\s+|ke\s+dalam\s+)?(?:daftar\s+)?(?:jejaring|jaringan|"
    r"anggota)|"
    r"jejaring|jaringan|member(?:s|ship)?\s+of|joins?|joined)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What stands before a network that a place has joined."""
AMONG = re.compile(r"\b(?:sesama|para|antar|seluruh|semua|bersama(?:\s+dengan)?)[-\s]+$", re.IGNORECASE)
"""What stands before the members of a network among whom somebody is, and does not join them."""
WELCOMES = re.compile(
    r"[^.;\n]{0,120}\b(?:as\s+(?:its\s+|a\s+)?(?:\w+\s+){0,3}members?|sebagai\s+anggota)\b", re.IGNORECASE
)
"""What stands after a network that takes a place in."""
RECORD = re.compile(r"\brekor\b|\btercatat\b", re.IGNORECASE)
GOES_ON = re.compile(
    r"^[\"“]?(?:berikutnya|kemudian|lalu|selain\s+itu|setelah\s+itu|ada\s+(?:pula|juga)|juga\s+ada|selanjutnya|terakhir|pertama|"
    r"kedua|ketiga|belum\s+selesai|bukan\s+hanya|loncat|yang\s+(?:pertama|kedua|ketiga|keempat|terakhir))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with a list of honours."""
DECREES = re.compile(
    r"\b(?:nomor|no\.|keputusan|peraturan|surat|undang-undang|uu|tertanggal|bertanggal|perda|perpres|permen\w*|"
    r"pasal)\b",
    re.IGNORECASE,
)
"""What has a date of its own, which is not that of a handover."""
CEREMONY = _words(
    r"acara|penyerahan(?:nya)?|penganugerahan|malam|upacara|peluncuran|kesempatan|digelar|berlangsung|dihelat|"
    r"dilaksanakan|kegiatan|puncak|konferensi|sidang|ballroom|"
    r"auditorium|istana|hotel|aula|gedung|langsung|resepsi|gelaran|ceremony"
)
"""What is said of the occasion on which an honour is given."""
PERSONAL = _words(
    r"individu|perorangan|orang(?:-orang)?\s+yang|tokoh|pribadi|sosok|alumn\w+|(?:wali\s?kota|bupati|gubernur|"
    r"kepala\s+daerah)\s+(?:terbaik|sedunia)",
    r"satya\s?lencana|satyalancana|bintang\s+jasa|untuk\s+orangnya",
)
"""What an honour for a person is told by, rather than one for the place whose office the person holds."""
IN_PERSON = re.compile(r"\bsecara\s+pribadi\s+(?:menerima|mendapat|meraih|memperoleh|dianugerahi)", re.IGNORECASE)
MEETS = _words(
    r"rakor|(?<!kian\s)(?<!makin\s)(?<!semakin\s)rapat|pelatihan|dilatih|bimtek|bimbingan\s+teknis|sosialisasi|"
    r"workshop|lokakarya|seminar|audiensi|kunjungan\s+kerja|musyawarah|simulasi|pendampingan|training"
)
NEGATIVE_RANKING = re.compile(
    r"\b(?:paling\s+tidak|ter(?:rendah|buruk|bawah)|tidak\s+toleran|intoleran|terkotor|kebalikannya|sebaliknya|buncit|bontot|terbawah)\b",
    re.IGNORECASE,
)
OWN_PEOPLE = re.compile(
    r"\b(?:memberikan|menyerahkan|menganugerahkan|serahkan|berikan|beri)\s+(?:\w+\s+)?(?:penghargaan|apresiasi|"
    r"piagam|reward|hadiah)\b.{0,60}?\b"
    r"(?:warga|guru|atlet|pegawai|asn|siswa|pelajar|kader|kelurahan|kecamatan|camat|lurah|"
    r"wajib\s+pajak|umkm|pelaku|rt|rw|desa|sekolah|mahasiswa|masyarakat|karyawan|pahlawan|perusahaan|petani|"
    r"puskesmas|opd|nakes|tenaga\s+kesehatan|juara)\b|\b(?:wali\s?kota|bupati)\s+awards?\b",
    re.IGNORECASE,
)
"""A city that honours its own people."""
OWN_GIVER = re.compile(
    r"\b(?:wali\s?kota|bupati|wabup|wawali|sekda|pemkot|pemko|pemkab)\b(?:\s+[A-Z]\w+){0,3}\s+(?:serahkan|berikan|"
    r"beri|ganjar|menyerahkan|memberikan|memberi|menganugerahkan|anugerahkan|hargai|apresiasi)\b",
    re.IGNORECASE,
)
"""A mayor or regent as the one who gives."""
OWN_FROM = re.compile(
    r"\b(?:menerima|mendapat(?:kan)?|meraih|diganjar|diberi)\b[^.;]{0,60}?\bdari\s+(?:pemerintah\s+(?:kota|kabupaten)|pemkot|"
    r"pemko|pemkab|wali\s?kota|bupati)\b",
    re.IGNORECASE,
)
"""A city's government as the one from whom somebody receives."""
OWN_HANDS = re.compile(
    r"\b(?:diserahkan|diberikan|disematkan|dibagikan)\s+(?:langsung\s+)?(?:oleh\s+)?(?:wakil\s+)?(?:wali\s?kota|bupati|wabup|wawali|sekda)\b",
    re.IGNORECASE,
)
"""A mayor or regent as the one who hands over."""

"""Almanacs made up for the search tests: small ones by hand, a larger one from a seed."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from lunr_index import LunrIndex, add, index_builder

from almanac import search
from almanac.edtf import parse
from almanac.edtf_words import describe
from almanac.model import (
    Almanac,
    Award,
    Entry,
    Issuer,
    IssuerType,
    Kind,
    Party,
    Person,
    Place,
    PlaceType,
    Recipient,
    Result,
    Source,
    SourceKind,
    Status,
    Theme,
)
from almanac.search.count import FIELDS_IN_ORDER
from almanac.search.documents import Document, entry_document, number, registry_documents
from almanac.search.terms import LENGTH_BASE, MOST_COUNTED, codes_of

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = ("", "", "", "me", "mem", "men", "meng", "di", "ber", "ter", "pe", "pem", "pen", "peng", "per", "ke", "se")
SUFFIXES = ("", "", "", "an", "kan", "i", "nya", "lah", "annya", "kannya")
ROOTS = tuple(
    """
    layan kelola terima harga ajar tulis capai baik bangun inovasi toleransi sehat anak daerah perintah didik lindung
    kerja bersih serah nilai warga perempuan ramah lingkung hidup hijau sampah air jalan pasar sekolah guru rumah sakit
    uang laksana tingkat tanggap buka informasi publik hukum manusia aman damai budaya wisata kerajin usaha tani laut
    pantai gunung hutan taman baca tahan bencana miskin pangan gizi stunting lahir mati gerak cepat tepat jujur korupsi
    lapor periksa uji tanding lomba juang raih pukul sapu rencana pikir data satu padu hubung jejaring dunia tetangga
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
PLACE_NAMES = (
    ("11.71", "Kota Banda Aceh", ()),
    ("14.71", "Kota Pekanbaru", ()),
    ("32.73", "Kota Bandung", ()),
    ("32.04", "Kabupaten Bandung", ()),
    ("33.72", "Kota Surakarta", ("Solo",)),
    ("33.74", "Kota Semarang", ()),
    ("33.75", "Kota Pekalongan", ()),
    ("34.04", "Kabupaten Sleman", ()),
    ("35.71", "Kota Kediri", ()),
    ("35.06", "Kabupaten Kediri", ()),
    ("73.71", "Kota Makassar", ("Ujung Pandang",)),
    ("82.71", "Kota Ternate", ()),
)
ISSUERS = (
    ("kemenpanrb", "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", "KemenPANRB", ("kemenpan",)),
    ("kemenpan", "Kementerian Pendayagunaan Aparatur Negara", "KemenPAN", ()),
    ("kemenpppa", "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak", "KemenPPPA", ()),
    ("setara", "SETARA Institute", "SETARA", ()),
    ("bpk", "Badan Pemeriksa Keuangan", "BPK", ()),
)
AWARDS = (
    ("kla", "Kota Layak Anak", ("KLA",), "kemenpppa"),
    ("ikt", "Indeks Kota Toleran", ("IKT",), "setara"),
    ("wtp", "Opini Wajar Tanpa Pengecualian", ("WTP",), "bpk"),
    ("kipp", "Kompetisi Inovasi Pelayanan Publik", ("Sinovik",), "kemenpanrb"),
)


def make_place(code: str, name: str, aliases: tuple[str, ...] = ()) -> Place:
    """Return a place by its full name."""
    type_, bare = name.split(" ", 1)
    return Place(
        code=code,
        type=PlaceType.CITY if type_ == "Kota" else PlaceType.REGENCY,
        name=name,
        bare=bare,
        slug=name.lower().replace(" ", "-"),
        province_code=code[:2],
        province=f"Provinsi Nomor {code[:2]}",
        aliases=aliases,
    )


PLACES = {place.slug: place for place in (make_place(*row) for row in PLACE_NAMES)}
ALL_ISSUERS = {
    id_: Issuer(id=id_, name=name, short=short, type=IssuerType.NATIONAL_GOVERNMENT, predecessors=before)
    for id_, name, short, before in ISSUERS
}
ALL_AWARDS = {
    id_: Award(id=id_, name=name, about=f"Tentang {name}.", aliases=aliases, issuers=(issuer,))
    for id_, name, aliases, issuer in AWARDS
}
THEME = Theme(id="pelayanan", name="Pelayanan publik", name_en="Public services")


def make_entry(slug: str, place: str = "kota-semarang", award: str | None = "kla", **changes: object) -> Entry:
    """Return an entry about one place and one award, or no award; `changes` replace any of its fields."""
    given = ALL_AWARDS.get(award) if award else None
    fields: dict[str, object] = {
        "slug": slug,
        "path": f"content/entries/2018/{slug}.md",
        "title": f"{PLACES[place].name} meraih {given.name if given else 'perhatian'}",
        "kind": Kind.AWARD,
        "summary": "Ringkasan catatan ini.",
        "body": "<p>Isi catatan ini.</p>",
        "award": given,
        "edition": 2018,
        "conferred": parse("2018-07-22"),
        "parties": tuple(Party(ALL_ISSUERS[issuer]) for issuer in (given.issuers if given else ())),
        "recipients": (Recipient(PLACES[place]),),
        "sources": (Source(title="Berita", kind=SourceKind.NEWS, publisher="Koran"),),
    }
    return Entry(**(fields | changes))  # type: ignore[arg-type]


def make_almanac(*entries: Entry, published: dict[str, str] | None = None) -> Almanac:
    """Return an almanac of these entries over the whole made-up registry, published on the days given by slug."""
    by_place, by_issuer, by_award = defaultdict(list), defaultdict(list), defaultdict(list)
    for entry in entries:
        for slug in sorted({recipient.place.slug for recipient in entry.recipients}):
            by_place[slug].append(entry)
        for id_ in sorted({party.issuer.id for party in entry.parties}):
            by_issuer[id_].append(entry)
        if entry.award:
            by_award[entry.award.id].append(entry)
    return Almanac(
        entries=entries,
        pages=(),
        places=PLACES,
        issuers=ALL_ISSUERS,
        awards=ALL_AWARDS,
        themes={THEME.id: THEME},
        by_place={slug: tuple(of) for slug, of in by_place.items()},
        by_issuer={id_: tuple(of) for id_, of in by_issuer.items()},
        by_award={id_: tuple(of) for id_, of in by_award.items()},
        published=published or {},
    )


def in_indonesian(value: object) -> str:
    """Word a date in Indonesian."""
    return describe(value, "id")  # type: ignore[arg-type]


def affixed_word(chance: random.Random) -> str:
    """Return a root with affixes as they come, common roots oftener (Zipf)."""
    root = ROOTS[min(int(chance.paretovariate(0.8)) - 1, len(ROOTS) - 1)]
    return chance.choice(PREFIXES) + root + chance.choice(SUFFIXES)


def generated_almanac(entries: int, seed: int = 2018) -> Almanac:
    """Return an almanac of so many entries, always the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    slugs, awards = sorted(PLACES), sorted(ALL_AWARDS)

    def text(words: int) -> str:
        return " ".join(affixed_word(chance) for _ in range(words))

    def entry(nth: int) -> Entry:
        places = chance.sample(slugs, chance.choice((1, 1, 1, 2, 5)))
        year = chance.randint(2009, 2025)
        return make_entry(
            f"catatan-{nth}",
            places[0],
            chance.choice(awards),
            title=f"{PLACES[places[0]].name} {text(5)}",
            kind=chance.choice((Kind.AWARD, Kind.RANKING)),
            edition=chance.choice((year, None)),
            conferred=parse(str(year)),
            recipients=tuple(
                Recipient(
                    PLACES[slug],
                    unit=chance.choice((None, f"Dinas {text(2)}")),
                    result=Result(tier=chance.choice((None, "Utama", "Madya"))),
                    received_by=chance.choice((None, Person(name=f"Budi {text(1)}", office="Wali Kota"))),
                )
                for slug in places
            ),
            themes=chance.choice(((), (THEME,))),
            status=chance.choice((Status.REPORTED, Status.CONFIRMED, Status.DISPUTED)),
            summary=text(15),
            body=f"<p>{text(40)} {chance.choice(('di Kediri', 'seperti Solo', ''))}</p><p>{text(30)}</p>",
        )

    return make_almanac(*(entry(nth) for nth in range(entries)))


def documents_of(almanac: Almanac) -> tuple[Document, ...]:
    """Return all documents of an almanac in the order of their numbers."""
    numbered = number(almanac)
    entries = (entry_document(entry, almanac) for entry in numbered.entries)
    return (*registry_documents(numbered, almanac), *entries)


def counted(almanac: Almanac) -> LunrIndex:
    """Return lunr's builder with all documents of an almanac added."""
    builder = index_builder(almanac)
    for position, document in enumerate(documents_of(almanac)):
        add(builder, position, document)
    return builder


def terms_by_field(almanac: Almanac) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Return what our index counts, as lunr's builder tells it: terms of each "field/document", and its length."""
    counting = search.begin(almanac, in_indonesian, {})
    writing = search.gather(counting, [search.count_part(counting, range(counting.size))])
    names = [f"{field}/{n}" for n in range(len(counting.origin)) for field in FIELDS_IN_ORDER]
    found: dict[str, dict[str, int]] = {name: {} for name in names}
    for term in {*writing.gathered.sources.everywhere, *writing.gathered.sources.in_names}:
        for code, times in Counter(codes_of(term, writing.gathered.sources, writing.gathered.postings)).items():
            found[names[code]][term] = min(times, MOST_COUNTED)
    lengths = {name: LENGTH_BASE**exponent for name, exponent in zip(names, writing.now.exponents, strict=True)}
    return found, lengths


def write_index(almanac: Almanac, folder: Path) -> None:
    """Write the search index of an almanac below the root of a site."""
    for path, content in search.build(almanac, in_indonesian).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

"""Front matter and registry files, declared once: types, bounds and words of explanation.

The reader, the checker, the JSON Schema, the documentation table and the scaffolder all read these declarations. Field
descriptions stand in English and Indonesian; what a field may hold is strict, so that YAML's surprises (`no`, `010`,
`12:30`, `33.70`) are told apart from text.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from almanac import edtf
from almanac.forms import (
    ADDRESS,
    COUNTRY,
    DAY,
    ID,
    LANGUAGE,
    LATITUDE,
    LONGITUDE,
    OLD_ADDRESS,
    PLACE_CODE,
    PROVINCE_CODE,
)
from almanac.model import IssuerRole, IssuerType, Kind, SourceKind, Status
from almanac.problems import nearest

EARLIEST_YEAR = 1945
"""No edition is older than the republic."""
LATEST_YEAR = 2100
"""A year beyond this is a slip of the keyboard; the build itself never asks the clock."""
TITLE_LENGTH = 140
"""Characters; a longer title does not fit two lines of a search result."""
SUMMARY_LENGTH = 320
"""Characters; search engines and cards cut longer ones."""
LINE_LENGTH = 300
"""Characters of a text in one line: names, titles of sources, notes."""
ADDRESS_LENGTH = 2_000
"""Characters of a web address; browsers and servers take longer ones unwillingly."""
MOST_RANKED = 10_000
"""Places that an order may have a place for."""
MOST_RECIPIENTS = 100_000
"""Recipients, and those that were ranked; more is a slip of the keyboard."""


def declare(english: str, indonesian: str, default: Any = ..., **bounds: Any) -> Any:
    """Declare a field with its explanation in both languages; without a default it is required."""
    if "default_factory" not in bounds:
        bounds["default"] = default
    return Field(description=english, json_schema_extra={"description_id": indonesian}, **bounds)


def check_edtf(text: object) -> str:
    """Return `text` if it is EDTF of level 1; raise pydantic's custom error with the nearest valid form otherwise."""
    if not isinstance(text, str):
        raise PydanticCustomError("string_type", "Input should be a valid string")
    try:
        edtf.parse(text)
    except edtf.EdtfError as error:
        context = {"reason": error.message, "suggestion": error.suggestion or ""}
        raise PydanticCustomError("edtf", "{reason}", context) from error
    return text


def check_day(text: object) -> object:
    """Return `text` unless it looks like a day and does not exist."""
    return check_edtf(text) if isinstance(text, str) and re.fullmatch(DAY, text) else text


def expand_issuer(value: object) -> object:
    """Read the short form `kemenkes` as `{issuer: kemenkes}`, and a value of a wrong type as such a form too."""
    return value if isinstance(value, dict | IssuerReference) else {"issuer": value}


EdtfText = Annotated[
    str,
    BeforeValidator(check_edtf, json_schema_input_type=str),
    Field(examples=["2023-12-19", "2018-09", "2025?"]),
]
DayText = Annotated[str, Field(pattern=DAY)]
WebAddress = Annotated[str, Field(pattern=ADDRESS, max_length=ADDRESS_LENGTH)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Line = Annotated[str, Field(min_length=1, max_length=LINE_LENGTH)]
Identifier = Annotated[str, Field(pattern=ID, max_length=80)]


class Declared(BaseModel):
    """The base of every declaration: unknown keys and loose types are errors."""

    # A build needs few of them, and to build them all takes longer than all else that it declares.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class PersonMatter(Declared):
    """Somebody in an office. People appear only in the office they held in the act."""

    name: Line | None = declare("Name.", "Nama.", None)
    office: Line | None = declare("Office held in the act.", "Jabatan ketika itu.", None)


class ResultMatter(Declared):
    """What a recipient got."""

    tier: Line | None = declare(
        "Tier as the award's ladder names it.",
        "Tingkat, sama dengan yang tercatat pada penghargaannya.",
        None,
    )
    rank: int | None = declare("Place in the order, 1 is best.", "Urutan, 1 yang terbaik.", None, ge=1, le=MOST_RANKED)
    of: int | None = declare("How many were ranked.", "Jumlah yang diperingkat.", None, ge=1, le=MOST_RECIPIENTS)
    score: Line | None = declare(
        "Score as published, in quotes.", "Nilai seperti diterbitkan, dalam tanda kutip.", None
    )
    category: Line | None = declare("Category or class.", "Kategori atau kelas.", None)


class RecipientMatter(Declared):
    """A place that was recognised."""

    place: Line = declare(
        "Slug, official name, alias or code of a place.", "Slug, nama resmi, nama lain, atau kode daerah."
    )
    unit: Line | None = declare(
        "Programme or office that won, if not the place as a whole.",
        "Program atau instansi yang menang, bila bukan daerahnya.",
        None,
    )
    result: ResultMatter | None = declare("What it got.", "Hasil yang diperoleh.", None)
    received_by: PersonMatter | None = declare("Who received it.", "Siapa yang menerima.", None)
    personal: bool = declare(
        "True if it was given to the office-holder as a person; then it is not the place's.",
        "true bila diberikan kepada pejabatnya sebagai pribadi; maka bukan milik daerahnya.",
        default=False,
    )


class IssuerReference(Declared):
    """An issuer and its role."""

    issuer: Identifier = declare(
        "Id of a file in content/registry/issuers.", "Nama berkas dalam content/registry/issuers."
    )
    role: IssuerRole = declare("Its role.", "Perannya.", IssuerRole.ISSUER, strict=False)


class SourceMatter(Declared):
    """A publication that a reader can open, or a word on why it cannot be opened."""

    title: Line = declare("Title as published.", "Judul seperti diterbitkan.")
    publisher: Line | None = declare("Who published it; null if unknown.", "Penerbit; null bila tidak diketahui.", None)
    published: EdtfText | None = declare("Date of publication (EDTF).", "Tanggal terbit (EDTF).", None)
    url: WebAddress | None = declare("Address.", "Alamat.", None)
    archived: WebAddress | None = declare("Address of an archived copy.", "Alamat salinan arsip.", None)
    retrieved: EdtfText | None = declare("When it was read (EDTF).", "Kapan dibaca (EDTF).", None)
    kind: SourceKind = declare("Kind of publication.", "Jenis terbitan.", SourceKind.NEWS, strict=False)
    origin: Identifier | None = declare(
        "One word shared by sources that repeat one press release or agency report: they count as one publisher.",
        "Satu kata yang sama bagi sumber yang mengulang satu siaran pers atau berita kantor: dihitung satu penerbit.",
        None,
    )
    no_url: Line | None = declare("Why there is no address.", "Mengapa tanpa alamat.", None)


class StatusReasonMatter(Declared):
    """Why an act is disputed or revoked."""

    note: Text = declare("The reason, in our words.", "Alasannya, dengan kata kita sendiri.")
    url: WebAddress = declare("Where it can be read.", "Di mana dapat dibaca.")


class CorrectionMatter(Declared):
    """A mended mistake."""

    date: Annotated[str, BeforeValidator(check_day, json_schema_input_type=DayText), Field(pattern=DAY)] = declare(
        "Day of the correction.", "Hari koreksi."
    )
    note: Text = declare("What was mended.", "Apa yang diperbaiki.")


class CommonMatter(Declared):
    """What entries of every kind have."""

    title: Annotated[str, Field(min_length=8, max_length=TITLE_LENGTH)] = declare(
        "Headline in our own words.", "Judul dengan kata kita sendiri."
    )
    summary: Annotated[str, Field(min_length=20, max_length=SUMMARY_LENGTH)] = declare(
        "One or two sentences of our own.", "Satu atau dua kalimat kita sendiri."
    )
    themes: Annotated[list[Identifier], Field(min_length=1, max_length=5)] = declare(
        "Ids of content/registry/themes.yaml.", "Tema dari content/registry/themes.yaml."
    )
    sources: Annotated[list[SourceMatter], Field(min_length=1)] = declare(
        "Where it can be read.", "Di mana dapat dibaca."
    )
    conferred: EdtfText | None = declare(
        "When it was handed over, announced or held (EDTF); null if unknown.",
        "Kapan diserahkan, diumumkan, atau berlangsung (EDTF); null bila tidak diketahui.",
        None,
    )
    venue: Line | None = declare("Where it was handed over or held.", "Tempat penyerahan atau acara.", None)
    date_note: Text | None = declare(
        "How the date is known, or why it is not.",
        "Bagaimana tanggalnya diketahui, atau mengapa tidak.",
        None,
    )
    aliases: list[Annotated[str, Field(pattern=OLD_ADDRESS)]] = declare(
        "Old addresses of this entry, such as /entri/old-slug/.",
        "Alamat lama entri ini.",
        default_factory=list,
    )
    corrections: list[CorrectionMatter] = declare(
        "Mended mistakes.", "Kesalahan yang diperbaiki.", default_factory=list
    )
    contributors: list[Line] = declare("Who wrote the entry.", "Penulis entri.", default_factory=list)
    lang: Annotated[str, Field(pattern=LANGUAGE)] = declare("Language of the entry.", "Bahasa entri.", "id")
    draft: bool = declare("True keeps the entry out of the site.", "true: belum diterbitkan.", default=False)


class RecognitionMatter(CommonMatter):
    """Front matter of an award, ranking, certificate or membership."""

    kind: Kind = declare("Kind of recognition.", "Jenis pengakuan.", strict=False)
    award: Identifier = declare(
        "Id of a file in content/registry/awards.", "Nama berkas dalam content/registry/awards."
    )
    edition: int | None = declare(
        "Year the recognition is for; null if unknown.",
        "Tahun yang dihargai; null bila tidak diketahui.",
        None,
        ge=EARLIEST_YEAR,
        le=LATEST_YEAR,
    )
    issuers: list[
        Annotated[
            IssuerReference,
            BeforeValidator(expand_issuer, json_schema_input_type=Identifier | IssuerReference),
        ]
    ] = declare(
        "Bodies that give the recognition, not whoever hands it over; empty if unknown.",
        "Lembaga yang memberi, bukan yang menyerahkan; kosong bila tidak diketahui.",
    )
    presenters: list[PersonMatter] = declare("Who handed it over.", "Siapa yang menyerahkan.", default_factory=list)
    recipients: Annotated[list[RecipientMatter], Field(min_length=1)] = declare(
        "Places that were recognised.", "Daerah penerima."
    )
    recipients_total: int | None = declare(
        "Number of recipients that the sources state, where not all are named.",
        "Jumlah penerima menurut sumber, bila tidak semuanya disebut.",
        None,
        ge=1,
        le=MOST_RECIPIENTS,
    )
    status: Status = declare("How sure we are.", "Seberapa yakin kita.", strict=False)
    status_reason: StatusReasonMatter | None = declare(
        "Required for disputed and revoked.", "Wajib bagi yang dipersoalkan atau dicabut.", None
    )


class ActivityMatter(CommonMatter):
    """Front matter of a civic event in which nothing was conferred."""

    kind: Kind = declare("The word activity.", "Kata activity.", strict=False)
    organizers: list[Line] = declare("Who held it.", "Penyelenggara.", default_factory=list)
    places: Annotated[list[Line], Field(min_length=1)] = declare(
        "Slugs, official names, aliases or codes of places.", "Slug, nama resmi, nama lain, atau kode daerah."
    )


EntryMatter = RecognitionMatter | ActivityMatter


class PageMatter(Declared):
    """Front matter of a page in content/pages; its address is its file name."""

    title: Line = declare("Title.", "Judul.")
    summary: Annotated[str, Field(min_length=20, max_length=SUMMARY_LENGTH)] = declare(
        "One sentence for search engines.", "Satu kalimat bagi mesin pencari."
    )
    lang: Annotated[str, Field(pattern=LANGUAGE)] = declare("Language of the page.", "Bahasa halaman.", "id")


class IssuerMatter(Declared):
    """A file of content/registry/issuers; its name is the id."""

    name: Line = declare("Full official name.", "Nama resmi lengkap.")
    short: Line = declare("Name or abbreviation used in lists.", "Nama atau singkatan dalam daftar.")
    type: IssuerType = declare("Sort of body.", "Jenis lembaga.", strict=False)
    aliases: list[Line] = declare("Other names and spellings.", "Nama dan ejaan lain.", default_factory=list)
    country: Annotated[str, Field(pattern=COUNTRY)] | None = declare(
        "ISO 3166-1 code; null for international bodies.",
        "Kode ISO 3166-1; null bagi lembaga internasional.",
        None,
    )
    website: WebAddress | None = declare("Address.", "Alamat.", None)
    predecessors: list[Identifier] = declare("Ids of the bodies before it.", "Lembaga pendahulu.", default_factory=list)
    successors: list[Identifier] = declare("Ids of the bodies after it.", "Lembaga penerus.", default_factory=list)
    note: Text | None = declare("A word of explanation.", "Keterangan.", None)


class TierMatter(Declared):
    """A rung of a ladder."""

    name: Line = declare("Name of the tier.", "Nama tingkat.")
    aliases: list[Line] = declare("Other names of the same rung.", "Nama lain tingkat yang sama.", default_factory=list)
    band: Line | None = declare("Score or condition it asks for.", "Nilai atau syaratnya.", None)


class AwardMatter(Declared):
    """A file of content/registry/awards; its name is the id."""

    name: Line = declare("Name.", "Nama.")
    about: Text = declare("What it is, in one or two sentences of our own.", "Apa ini, dalam satu atau dua kalimat.")
    aliases: list[Line] = declare("Other names and abbreviations.", "Nama dan singkatan lain.", default_factory=list)
    issuers: list[Identifier] = declare(
        "Ids of the bodies that run it, in order of time.",
        "Lembaga penyelenggara, menurut waktu.",
        default_factory=list,
    )
    owner: Line | None = declare(
        "Owner of the name, where it is borrowed.", "Pemilik nama, bila namanya dipinjam.", None
    )
    first_year: int | None = declare("First edition.", "Edisi pertama.", None, ge=EARLIEST_YEAR, le=LATEST_YEAR)
    cadence: Line | None = declare("annual, biennial or irregular.", "Tahunan, dua tahunan, atau tak tetap.", None)
    tiers: list[TierMatter] = declare("The ladder, lowest first.", "Tingkat, dari yang terbawah.", default_factory=list)
    scale: Line | None = declare("What the scores mean.", "Arti nilainya.", None)
    note: Text | None = declare("What is uncertain about it.", "Apa yang belum pasti.", None)
    sources: list[WebAddress] = declare("Where this can be read.", "Di mana dapat dibaca.", default_factory=list)


class ThemeMatter(Declared):
    """One entry of content/registry/themes.yaml; its key is the id."""

    id: Line = declare("Name in Indonesian.", "Nama dalam bahasa Indonesia.")
    en: Line = declare("Name in English.", "Nama dalam bahasa Inggris.")
    about: Line | None = declare("What belongs to it.", "Cakupannya.", None)


class PlaceMatter(Declared):
    """A line of content/registry/places.csv. The slug is written down because addresses never change."""

    code: Annotated[str, Field(pattern=PLACE_CODE)] = declare("Kemendagri code.", "Kode Kemendagri.")
    type: str = declare("Type of place.", "Jenis daerah.")
    name: Line = declare("Official name.", "Nama resmi.")
    short: str = declare("Name in use, if the official one is too long.", "Nama pendek, bila nama resminya panjang.")
    slug: Identifier = declare("Word of the address.", "Kata alamat.")
    province_code: Annotated[str, Field(pattern=PROVINCE_CODE)] = declare("Code of the province.", "Kode provinsi.")
    capital: str = declare("Seat of a regency.", "Ibu kota kabupaten.")
    latitude: Annotated[str, Field(pattern=LATITUDE)] = declare("Degrees north.", "Derajat lintang.")
    longitude: Annotated[str, Field(pattern=LONGITUDE)] = declare("Degrees east.", "Derajat bujur.")
    aliases: str = declare("Other names, divided by |.", "Nama lain, dipisahkan |.")


FILE_KINDS: dict[str, tuple[type[Declared], ...]] = {
    "entry": (RecognitionMatter, ActivityMatter),
    "page": (PageMatter,),
    "issuer": (IssuerMatter,),
    "award": (AwardMatter,),
    "theme": (ThemeMatter,),
    "place": (PlaceMatter,),
}
"""Every kind of content file with its declarations, in the order of the data dictionary."""


_KINDS = frozenset(kind.value for kind in Kind)


def entry_declaration(fields: object) -> type[RecognitionMatter | ActivityMatter]:
    """Return the declaration that `kind` asks for, even if misspelt; a recognition where that is unclear."""
    kind = fields.get("kind") if isinstance(fields, dict) else None
    is_activity = isinstance(kind, str) and (kind if kind in _KINDS else nearest(kind, _KINDS)) == Kind.ACTIVITY
    return ActivityMatter if is_activity else RecognitionMatter

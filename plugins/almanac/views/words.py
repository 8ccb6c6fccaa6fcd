"""Words for the values of the model: kinds, statuses, roles, types. Those that stand on every page are remembered."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from almanac.model import IssuerRole, IssuerType, Kind, PlaceType, SourceKind, Status

if TYPE_CHECKING:
    from almanac.language import Language


@cache
def kind(value: Kind, t: Language) -> str:
    """Return the name of a kind, in the singular."""
    return {
        Kind.AWARD: t.gettext("Penghargaan"),
        Kind.RANKING: t.gettext("Peringkat"),
        Kind.CERTIFICATE: t.gettext("Sertifikat"),
        Kind.MEMBERSHIP: t.gettext("Keanggotaan"),
        Kind.ACTIVITY: t.gettext("Kegiatan"),
    }[value]


def kind_after_number(value: Kind, number: int, t: Language) -> str:
    """Return the name of a kind as it stands after a number: "penghargaan", "awards"."""
    return {
        Kind.AWARD: t.ngettext("penghargaan", "penghargaan", number),
        Kind.RANKING: t.ngettext("peringkat", "peringkat", number),
        Kind.CERTIFICATE: t.ngettext("sertifikat", "sertifikat", number),
        Kind.MEMBERSHIP: t.ngettext("keanggotaan", "keanggotaan", number),
        Kind.ACTIVITY: t.ngettext("kegiatan", "kegiatan", number),
    }[value]


def kind_about(value: Kind, t: Language) -> str:
    """Return what a kind means, in one sentence."""
    return {
        Kind.AWARD: t.gettext("Diberikan atas capaian, lewat penilaian atau lomba."),
        Kind.RANKING: t.gettext("Kedudukan dalam indeks atau survei."),
        Kind.CERTIFICATE: t.gettext("Pernyataan bahwa suatu ukuran atau syarat dipenuhi."),
        Kind.MEMBERSHIP: t.gettext("Diterima dalam jejaring atau kemitraan."),
        Kind.ACTIVITY: t.gettext("Acara warga yang tidak memberi pengakuan; dicatat, tidak dihitung."),
    }[value]


@cache
def status(value: Status, t: Language) -> str:
    """Return a status in words."""
    return {
        Status.REPORTED: t.gettext("dilaporkan pers"),
        Status.CONFIRMED: t.gettext("dikukuhkan pemberi"),
        Status.ANNOUNCED: t.gettext("diumumkan, belum tercatat diserahkan"),
        Status.DISPUTED: t.gettext("dipersoalkan"),
        Status.REVOKED: t.gettext("dicabut"),
    }[value]


@cache
def status_about(value: Status, t: Language) -> str:
    """Return what a status means, in one sentence."""
    return {
        Status.REPORTED: t.gettext("Baru ada berita; pernyataan pemberinya sendiri belum kami temukan."),
        Status.CONFIRMED: t.gettext("Ada terbitan dari lembaga yang memberi."),
        Status.ANNOUNCED: t.gettext("Diumumkan atau masuk daftar calon; penyerahannya belum kami temukan."),
        Status.DISPUTED: t.gettext("Ada bantahan atau pertentangan antarsumber; alasannya ditulis pada entri."),
        Status.REVOKED: t.gettext("Ditarik kembali oleh pemberinya; alasannya ditulis pada entri."),
    }[value]


@cache
def conferral(value: Kind, t: Language, status: Status = Status.REPORTED) -> str:
    """Return the verb for the day of an act of this kind; one whose handover is ahead was only announced."""
    if status is Status.ANNOUNCED:
        return t.gettext("diumumkan")
    return {
        Kind.AWARD: t.gettext("diserahkan"),
        Kind.RANKING: t.gettext("diumumkan"),
        Kind.CERTIFICATE: t.gettext("diserahkan"),
        Kind.MEMBERSHIP: t.gettext("tercatat"),
        Kind.ACTIVITY: t.gettext("berlangsung"),
    }[value]


@cache
def role(value: IssuerRole, t: Language) -> str:
    """Return the role of an issuer in one act."""
    return {
        IssuerRole.ISSUER: t.gettext("pemberi"),
        IssuerRole.CO_ISSUER: t.gettext("pemberi bersama"),
        IssuerRole.PARTNER: t.gettext("mitra"),
    }[value]


@cache
def issuer_type(value: IssuerType, t: Language) -> str:
    """Return the sort of body that an issuer is."""
    return {
        IssuerType.NATIONAL_GOVERNMENT: t.gettext("pemerintah pusat"),
        IssuerType.PROVINCIAL_GOVERNMENT: t.gettext("pemerintah provinsi"),
        IssuerType.CITY: t.gettext("pemerintah kota"),
        IssuerType.INTERNATIONAL: t.gettext("lembaga internasional"),
        IssuerType.CIVIL_SOCIETY: t.gettext("masyarakat sipil"),
        IssuerType.MEDIA: t.gettext("media"),
        IssuerType.BUSINESS: t.gettext("perusahaan"),
        IssuerType.ACADEMIC: t.gettext("perguruan tinggi"),
        IssuerType.OTHER: t.gettext("lembaga lain"),
    }[value]


@cache
def place_type(value: PlaceType, t: Language) -> str:
    """Return the type of a place."""
    return {
        PlaceType.CITY: t.gettext("kota"),
        PlaceType.REGENCY: t.gettext("kabupaten"),
        PlaceType.ADMINISTRATIVE_CITY: t.gettext("kota administrasi"),
        PlaceType.ADMINISTRATIVE_REGENCY: t.gettext("kabupaten administrasi"),
        PlaceType.PROVINCE: t.gettext("provinsi"),
    }[value]


@cache
def source_kind(value: SourceKind, t: Language) -> str:
    """Return the sort of publication that a source is."""
    return {
        SourceKind.PRIMARY: t.gettext("terbitan pemberi"),
        SourceKind.PRESS_RELEASE: t.gettext("siaran resmi atau advertorial"),
        SourceKind.NEWS: t.gettext("berita"),
        SourceKind.PORTAL: t.gettext("blog atau portal"),
    }[value]


def cadence(value: str, t: Language) -> str:
    """Return how often an award is given."""
    known = {
        "annual": t.gettext("setiap tahun"),
        "biennial": t.gettext("setiap dua tahun"),
        "irregular": t.gettext("tidak tetap"),
    }
    return known.get(value, value)

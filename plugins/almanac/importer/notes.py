"""What speaks against a value, or why there is none, in; a sentence for a person, out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from almanac.language import Language


class Why(StrEnum):
    """What a person should know of a value that was found, or of an article in which nothing was."""

    NO_SUCH_DAY = "no such day"
    OTHER_WEEKDAY = "other weekday"
    OTHER_YEAR = "other year"
    YEAR_OF_OTHER = "year of another date"
    SEVERAL_YEARS = "several years"
    NO_YEAR = "no year"
    YEAR_AFTER = "year after the one named"
    LAST_DAY_TOLD = "last day told"
    SHARED_DAY = "shared day"
    THIS_YEAR = "this year"
    SEVERAL_VALUES = "several values"
    OWN_PEOPLE = "own people"
    PERSONAL = "personal"
    MEETING = "meeting"
    NOT_GIVEN = "not given"
    NO_AWARD = "no award"


class Note(NamedTuple):
    """A reason and the values that its sentence names, as the article has them."""

    why: Why
    values: tuple[str, ...] = ()


def said(note: Note, t: Language) -> str:
    """Return a note as a sentence without a full stop."""
    told, meant = (*note.values, "", "")[:2]
    return {
        Why.NO_SUCH_DAY: t.gettext("tanggal %(told)s tidak ada"),
        Why.OTHER_WEEKDAY: t.gettext("artikel menyebut %(told)s, padahal tanggal itu hari %(meant)s"),
        Why.OTHER_YEAR: t.gettext("artikel menulis tahun %(told)s"),
        Why.YEAR_OF_OTHER: t.gettext("tahunnya diambil dari tanggal lain dalam artikel"),
        Why.SEVERAL_YEARS: t.gettext("artikel menyebut beberapa tahun"),
        Why.NO_YEAR: t.gettext("artikel tidak menyebut tahunnya"),
        Why.YEAR_AFTER: t.gettext(
            "artikel tidak menyebut tahunnya; hari dan tanggalnya cocok dengan tahun sesudah %(told)s"
        ),
        Why.LAST_DAY_TOLD: t.gettext("tanggal terbit tidak disebut; ini hari terakhir yang diceritakan artikel"),
        Why.SHARED_DAY: t.gettext("tanggal acara, atau tanggal penghargaan lain dalam artikel ini"),
        Why.THIS_YEAR: t.gettext("artikel hanya menyebut tahun ini"),
        Why.SEVERAL_VALUES: t.gettext("artikel menyebut beberapa"),
        Why.OWN_PEOPLE: t.gettext("daerah memberi penghargaan kepada warga atau perangkatnya sendiri"),
        Why.PERSONAL: t.gettext("penghargaannya untuk pribadi, bukan untuk daerah"),
        Why.MEETING: t.gettext("yang diberitakan rapat atau pelatihan"),
        Why.NOT_GIVEN: t.gettext("penghargaan hanya diharapkan, dikenang, atau disebut"),
        Why.NO_AWARD: t.gettext("tidak ada penghargaan yang disebut"),
    }[note.why] % {"told": told, "meant": meant}

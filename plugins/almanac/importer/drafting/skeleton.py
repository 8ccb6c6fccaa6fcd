"""An entry whose facts are known in, words of our own for it out: title, summary, and bullets to write the body from.

Nothing here is taken from an article but names and figures; what a draft lacks is said, so that nobody takes silence
for an answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almanac.model import Kind, PlaceType, Status
from almanac.schema import SUMMARY_LENGTH, TITLE_LENGTH
from almanac.views.parts import rank_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from almanac.language import Language
    from almanac.model import Entry, Person, Place, Recipient

MOST_NAMED = 3
"""Recipients that a title names; of more it names the first, whom an article is usually about."""

_TITLE_OF_A_PLACE = re.compile(r"(?:kota|kabupaten|kab|provinsi|daerah|pemerintah)\b", re.IGNORECASE)
"""How the name of an award begins that a place is declared to be, and does not receive."""
_MARKDOWN = re.compile(r"[\\`*_\[\]{}|!]")
_HTML = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def fold_sentence(text: str) -> str:
    """Return words in the form by which two sentences count as the same: without capitals, signs at the end, quotes."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def propose_title(entry: Entry, t: Language, taken: Collection[str]) -> str:
    """Return a title of place, award and edition that fits the schema and is none of the sentences `taken`, folded."""
    what, names = _what(entry, t), _names(entry, t)
    candidates = [
        *(_told(entry, who, what, t) for who in names),
        *(t.gettext("%(what)s untuk %(who)s") % {"what": what, "who": who} for who in names),
        *(f"{what}: {who}" for who in names),
    ]
    own = [title for title in candidates if fold_sentence(title) not in taken] or candidates[-1:]
    return next((title for title in own if len(title) <= TITLE_LENGTH), _cut(own[-1], TITLE_LENGTH))


def propose_summary(entry: Entry, t: Language, taken: Collection[str]) -> str:
    """Return one or two sentences of who gave what to whom and when, as many of these as fit the schema."""
    acts = []
    for who in _names(entry, t):
        acts += [_given(entry, who, t), f"{_told(entry, who, _what(entry, t), t)}."]
    times = _time(entry, t)
    summaries = [f"{act} {time}" for act in acts for time in times]
    fitting = [text for text in summaries if len(text) <= SUMMARY_LENGTH and fold_sentence(text) not in taken]
    return fitting[0] if fitting else _cut(f"{times[-1]} {acts[-1]}", SUMMARY_LENGTH)


def write_skeleton(entry: Entry, t: Language) -> str:
    """Return the body: a line for the writer, and one bullet a fact, what is not known last."""
    head = t.gettext(
        "Kerangka dari impor, belum ditinjau. Tulis isinya dengan kalimat sendiri, 40 sampai 140 kata, lalu hapus "
        "kerangka ini dan baris draft."
    )
    bullets = "\n".join(f"- {name}: {_escaped(value)}" for name, value in _facts(entry, t))
    return f"{head}\n\n{bullets}\n"


def honoured(recipient: Recipient) -> str:
    """Return whom a recognition honours: a place by its name, or its head by the office where it is personal."""
    place = recipient.place
    return f"{_head_of(place)} {place.bare}" if recipient.personal else place.name


def _head_of(place: Place) -> str:
    if place.type is PlaceType.PROVINCE:
        return "Gubernur"
    return "Bupati" if place.type in {PlaceType.REGENCY, PlaceType.ADMINISTRATIVE_REGENCY} else "Wali Kota"


def _names(entry: Entry, t: Language) -> tuple[str, ...]:
    """Return what the recipients may be called together: their names, the first alone of many, or their number."""
    names = list(dict.fromkeys(map(honoured, entry.recipients)))
    if not names:
        return (t.gettext("daerah yang belum diketahui"),)
    if len(names) == 1:
        return (names[0],)
    others = {"name": names[0], "others": t.number(len(names) - 1)}
    named = t.listed(names) if len(names) <= MOST_NAMED else t.gettext("%(name)s dan %(others)s lainnya") % others
    if entry.personal:
        return (named, t.ngettext("%(n)s kepala daerah", "%(n)s kepala daerah", len(names)))
    return (named, t.ngettext("%(n)s daerah", "%(n)s daerah", len(names)))


def _what(entry: Entry, t: Language) -> str:
    """Return the award's name with its edition, unless the name has it already."""
    name = entry.award.name if entry.award else t.gettext("penghargaan yang belum diketahui")
    return name if entry.edition is None or str(entry.edition) in name else f"{name} {entry.edition}"


def _told(entry: Entry, who: str, what: str, t: Language) -> str:
    """Return who got what, as a title says it."""
    words = {"who": who, "what": what}
    ranks = {recipient.result.rank for recipient in entry.recipients}
    rank = next(iter(ranks)) if len(ranks) == 1 else None
    if entry.status is Status.ANNOUNCED:
        return t.gettext("%(who)s diumumkan sebagai penerima %(what)s") % words
    if entry.kind is Kind.MEMBERSHIP:
        return t.gettext("%(who)s menjadi anggota %(what)s") % words
    if entry.kind is Kind.RANKING and rank:
        return t.gettext("%(who)s di peringkat %(rank)s dalam %(what)s") % {**words, "rank": t.number(rank)}
    if entry.kind is Kind.RANKING:
        return t.gettext("%(who)s tercatat dalam %(what)s") % words
    if entry.kind is Kind.CERTIFICATE:
        return t.gettext("%(who)s memperoleh %(what)s") % words
    if _TITLE_OF_A_PLACE.match(what):
        return t.gettext("%(who)s dinyatakan sebagai %(what)s") % words
    return t.gettext("%(who)s menerima %(what)s") % words


def _given(entry: Entry, who: str, t: Language) -> str:
    """Return the act as a sentence that begins with who gave it; without issuers it says that they are not known."""
    what = _what(entry, t)
    if not entry.parties:
        told = _told(entry, who, what, t)
        return t.gettext("%(told)s; pemberinya belum diketahui.") % {"told": told}
    words = {"issuers": t.listed([party.issuer.name for party in entry.parties]), "who": who, "what": what}
    if entry.status is Status.ANNOUNCED:
        return t.gettext("%(issuers)s mengumumkan %(who)s sebagai penerima %(what)s.") % words
    if entry.kind is Kind.MEMBERSHIP:
        return t.gettext("%(issuers)s menerima %(who)s sebagai anggota %(what)s.") % words
    if entry.kind is Kind.RANKING:
        return t.gettext("%(issuers)s menempatkan %(who)s dalam %(what)s.") % words
    if _TITLE_OF_A_PLACE.match(what):
        return t.gettext("%(issuers)s menyatakan %(who)s sebagai %(what)s.") % words
    return t.gettext("%(issuers)s memberikan %(what)s kepada %(who)s.") % words


def _time(entry: Entry, t: Language) -> tuple[str, ...]:
    """Return what may be said of time and place, the fullest first."""
    if entry.conferred is None:
        return (t.gettext("Hari penyerahannya belum diketahui."),)
    words = {"day": t.date(entry.conferred), "venue": entry.venue}
    if entry.kind in {Kind.AWARD, Kind.CERTIFICATE} and entry.status is not Status.ANNOUNCED:
        alone = t.gettext("Diserahkan %(day)s.") % words
        whole = t.gettext("Diserahkan %(day)s di %(venue)s.") % words
    else:
        alone = t.gettext("Tanggalnya %(day)s.") % words
        whole = t.gettext("Tanggal dan tempatnya: %(day)s, %(venue)s.") % words
    return (whole, alone) if entry.venue else (alone,)


def _facts(entry: Entry, t: Language) -> Iterator[tuple[str, str]]:
    yield t.gettext("apa"), _what(entry, t)
    if entry.parties:
        yield t.gettext("pemberi"), t.listed([party.issuer.name for party in entry.parties])
    for person in entry.presenters:
        yield t.gettext("yang menyerahkan"), _person(person)
    for recipient in entry.recipients:
        yield t.gettext("penerima"), "; ".join(_received(recipient, t))
    if entry.recipients_total:
        yield t.gettext("jumlah penerima menurut sumber"), t.number(entry.recipients_total)
    if entry.conferred:
        yield t.gettext("waktu"), t.date(entry.conferred)
    if entry.venue:
        yield t.gettext("tempat"), entry.venue
    unknown = list(_unknown(entry, t))
    if unknown:
        yield t.gettext("tidak terbaca dalam sumber"), t.listed(unknown)


def _received(recipient: Recipient, t: Language) -> Iterator[str]:
    yield honoured(recipient)
    if recipient.personal:
        yield t.gettext("sebagai pribadi")
    if recipient.unit:
        yield t.gettext("lewat %(unit)s") % {"unit": recipient.unit}
    result = recipient.result
    if result.tier:
        yield t.gettext("tingkat %(tier)s") % {"tier": result.tier}
    if result.rank:
        yield rank_text(result.rank, result.of, t)
    if result.score:
        yield t.gettext("nilai %(score)s") % {"score": t.decimal(result.score)}
    if result.category:
        yield t.gettext("kategori %(category)s") % {"category": result.category}
    if recipient.received_by:
        yield t.gettext("diterima %(person)s") % {"person": _person(recipient.received_by)}


def _person(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.office)))


def _unknown(entry: Entry, t: Language) -> Iterator[str]:
    """Yield what no finding tells; a reader should learn of it, and a writer may find it elsewhere."""
    results = [recipient.result for recipient in entry.recipients]
    missing = (
        (entry.edition is None, t.gettext("tahun yang dihargai")),
        (entry.conferred is None, t.gettext("hari penyerahan")),
        (entry.venue is None, t.gettext("tempat penyerahan")),
        (not entry.parties, t.gettext("lembaga pemberi")),
        (not entry.presenters, t.gettext("siapa yang menyerahkan")),
        (
            not any(_anything(result.tier, result.rank, result.score, result.category) for result in results),
            t.gettext("hasil"),
        ),
        (not any(recipient.received_by for recipient in entry.recipients), t.gettext("siapa yang menerima")),
    )
    return (words for is_missing, words in missing if is_missing)


def _anything(*values: object) -> bool:
    return any(value is not None for value in values)


def _cut(text: str, length: int) -> str:
    """Return text with no more letters than `length`, ended between words where it is too long."""
    if len(text) <= length:
        return text
    short = text[: length - 1]
    return f"{short.rpartition(' ')[0] or short}…"


def _escaped(text: str) -> str:
    """Return text whose signs mean nothing in Markdown."""
    return re.sub(r"[<>&]", lambda sign: _HTML[sign[0]], _MARKDOWN.sub(r"\\\g<0>", text))

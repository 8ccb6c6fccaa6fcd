"""A pattern in, the facts of one entry that never was out: place, year, result, title, sources.

Facts hold together as real ones do: tiers come from the award's ladder, ranks from one list, publications follow the
conferral, and no recognition is recorded twice.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from almanac import urls
from almanac.model import Award, Kind, Place, PlaceType, Status
from almanac.schema import SUMMARY_LENGTH, TITLE_LENGTH
from bench.prose import Lexicon, Weighted, paragraphs, sentence, strange_name, words

if TYPE_CHECKING:
    import random

    from bench.front_matter import Value
    from bench.patterns import Model, Pattern, RecipientPattern, SourcePattern

# How many draws of another place before a recognition is told apart by the unit that won.
PLACE_DRAWS = 3
# Every eighth entry has a theme more than its award usually has.
THEME_VARIATION = 0.12
BODY_WORDS = (145, 225)  # before names of several words and links are counted: 150 to 250 in the file
RECENT_ENTRIES = 500
MOST_NAMED = 3  # places in a title
UNITS = ("Kelurahan", "Puskesmas", "SD Negeri", "Program", "Kecamatan", "Kampung", "Bank Sampah", "Taman Baca", "RSUD")
PUBLISHERS = ("Warta", "Kabar", "Suara", "Harian", "Radar", "Pos")
LEADERS = {PlaceType.CITY: "Wali Kota", PlaceType.REGENCY: "Bupati", PlaceType.PROVINCE: "Gubernur"}
VERBS = ("meraih", "menerima", "memperoleh", "mendapat", "kembali meraih", "mempertahankan")


@dataclass(slots=True)
class Record:
    """What has been made so far, so that nothing is made twice and entries may link to earlier ones."""

    slugs: set[str] = field(default_factory=set)
    acts: set[tuple[object, ...]] = field(default_factory=set)
    recent: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=RECENT_ENTRIES))


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts are drawn from."""

    model: Model
    lexicon: Lexicon
    places: Weighted
    by_slug: dict[str, Place]


@dataclass(frozen=True, slots=True)
class Made:
    """One entry: its folder and slug, its front matter and its body."""

    folder: str
    slug: str
    fields: dict[str, Value]
    body: str


@dataclass(frozen=True, slots=True)
class When:
    """The edition, the conferral as EDTF, and a day from which publications count."""

    edition: int | None
    conferred: str | None
    day: dt.date

    @property
    def year(self) -> int | None:
        """Return the index year."""
        return self.edition if self.edition is not None else self.conferred_year

    @property
    def conferred_year(self) -> int | None:
        """Return the year of the conferral."""
        return int(self.conferred[:4]) if self.conferred else None


def slugged(text: str) -> str:
    """Return a text in the letters of an address."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def make_entry(chance: random.Random, source: Source, record: Record) -> Made:
    """Return an entry after a pattern drawn at random."""
    pattern = chance.choice(source.model.patterns)
    when = _when(chance, source.model, pattern)
    recipients, places = _recipients(chance, source, pattern, when, record)
    title = _title(chance, source, pattern, when, places, recipients)
    slug = _slug(pattern.award, when, places, title, record)
    own = [*(place.bare for place in places[:MOST_NAMED]), *(place.name for place in places)]
    own += [issuer.short for issuer, _ in pattern.parties]
    own += [pattern.award.name, *pattern.award.aliases] if pattern.award else []
    subject = pattern.award.id if pattern.award else ""

    def text(count: int) -> str:
        return sentence(words(chance, source.lexicon, subject, own, max(count, 6)))

    fields: dict[str, Value] = {"title": title, "kind": pattern.kind.value}
    if pattern.award:
        fields |= {"award": pattern.award.id, "edition": when.edition}
    fields["conferred"] = when.conferred
    if pattern.has_venue:
        fields["venue"] = _venue(chance, source.model, places[0])
    if pattern.date_note_words:
        fields["date_note"] = text(pattern.date_note_words)
    if pattern.award:
        fields["issuers"] = [
            issuer.id if role == "issuer" else {"issuer": issuer.id, "role": role.value}
            for issuer, role in pattern.parties
        ]
        if pattern.offices:
            fields["presenters"] = [
                {"name": _person(chance), **({"office": office} if office else {})} for office in pattern.offices
            ]
        fields["recipients"] = recipients
        if pattern.has_total:
            fields["recipients_total"] = len(recipients) + chance.randint(1, 90)
        fields["status"] = pattern.status.value
        if pattern.status in {Status.DISPUTED, Status.REVOKED}:
            fields["status_reason"] = {"note": text(14), "url": f"https://bantahan.example/{slug}"}
    else:
        fields["organizers"] = [f"Panitia {strange_name(chance)}" for _ in range(pattern.organizers)]
        fields["places"] = [place.slug for place in places]
    fields["themes"] = _themes(chance, source.model, pattern)
    fields["summary"] = _shortened(text(pattern.summary_words), SUMMARY_LENGTH)
    fields["sources"] = [
        _publication(chance, pattern, item, when, slug, title, number) for number, item in enumerate(pattern.sources)
    ]
    links = [_link(chance, pattern.award, places, record) for _ in range(pattern.links)]
    body = paragraphs(chance, source.lexicon, subject, own, chance.randint(*BODY_WORDS), links)
    record.recent.append((slug, title))
    return Made(str(when.year) if when.year is not None else "tanpa-tahun", slug, fields, body)


def _when(chance: random.Random, model: Model, pattern: Pattern) -> When:
    year = chance.choice(model.years)
    day = dt.date(year + (pattern.lag or 0), chance.randint(1, 12), chance.randint(1, 22))
    conferred = None
    if pattern.date_form:
        first, _, last = pattern.date_form.partition("/")
        mark = first.lstrip("9-")
        conferred = day.isoformat()[: len(first) - len(mark)] + mark
        if last:
            conferred += f"/{(day + dt.timedelta(days=chance.randint(1, 5))).isoformat()}"
    return When(year if pattern.has_edition else None, conferred, day)


def _recipients(
    chance: random.Random, source: Source, pattern: Pattern, when: When, record: Record
) -> tuple[list[Value], list[Place]]:
    """Return the recipients as front matter, and their places; no place occurs twice."""
    found: list[Value] = []
    places: list[Place] = []
    ranked = chance.randint(len(pattern.recipients), 100)
    for number, item in enumerate(pattern.recipients):
        category = item.category
        if item.has_category and category is None:
            category = " ".join(words(chance, source.lexicon, pattern.award.id if pattern.award else "", (), 3))
        unit = f"{chance.choice(UNITS)} {strange_name(chance)}" if item.has_unit else None
        for draw in range(1_000):
            place = source.by_slug[source.places.draw(chance, 1)[0]]
            if draw >= PLACE_DRAWS:
                unit = f"{chance.choice(UNITS)} {strange_name(chance)}"
            act = _act(pattern, when, place, unit, category, personal=item.personal)
            if place not in places and act not in record.acts:
                break
        else:
            raise RuntimeError("every recognition that can be made up has been made")
        places.append(place)
        if pattern.award:
            record.acts.add(act)
        result = _result(chance, pattern.award, item, category, number + 1, ranked)
        fields: dict[str, Value] = {"place": place.slug}
        if unit:
            fields["unit"] = unit
        if result:
            fields["result"] = result
        if item.is_met:
            leader = LEADERS.get(place.type, "Wali Kota")
            fields["received_by"] = {"name": _person(chance), "office": f"{leader} {place.bare}"}
        if item.personal:
            fields["personal"] = True
        found.append(fields)
    return found, places


def _act(
    pattern: Pattern, when: When, place: Place, unit: str | None, category: str | None, *, personal: bool
) -> tuple[object, ...]:
    """Return what tells one recognition from another; the check compares the same (`almanac.join`)."""
    award = pattern.award.id if pattern.award else ""
    year = ("edition", when.edition) if when.edition else ("conferred", when.conferred_year)
    return (award, *year, place.slug, unit, category, personal)


def _result(
    chance: random.Random, award: Award | None, item: RecipientPattern, category: str | None, rank: int, ranked: int
) -> dict[str, Value]:
    result: dict[str, Value] = {}
    if item.tier and award and award.tiers:
        result["tier"] = chance.choice(award.tier_names)
    if item.rank:
        result["rank"] = rank
    if item.of:
        result["of"] = ranked
    if item.score:
        result["score"] = f"{chance.randint(50, 99)},{chance.randint(0, 99):02}"
    if category:
        result["category"] = category
    return result


def _title(
    chance: random.Random, source: Source, pattern: Pattern, when: When, places: list[Place], recipients: list[Value]
) -> str:
    """Return a headline as the almanac words them, within its limit."""
    names = [place.name if chance.random() < 0.4 else place.bare for place in places]
    year = f" {when.year}" if when.year is not None else ""
    subject = pattern.award.id if pattern.award else ""
    what = " ".join(dict.fromkeys(source.lexicon.nouns[subject].draw(chance, 2)))
    first = recipients[0]
    result = first.get("result") if isinstance(first, dict) else None
    tail = chance.choice(("", "", f" untuk {what}", f" lewat {what}", f" berkat program {strange_name(chance)}"))
    award = chance.choice((pattern.award.name, *pattern.award.aliases)) if pattern.award else ""
    tier = str(result["tier"]) if isinstance(result, dict) and "tier" in result and len(places) == 1 else ""
    # "Adipura Kencana", and not "Adipura Adipura Kencana".
    award = tier if award in tier else f"{award} {tier}".strip()
    who = _listed(chance, names)
    match pattern.kind:
        case Kind.ACTIVITY:
            headline = chance.choice(
                (
                    f"{names[0]} merayakan hari jadi ke-{chance.randint(10, 900)} dengan {what}",
                    f"Festival {strange_name(chance)} di {names[0]}{year}",
                    f"Pawai {what} meramaikan {names[0]}",
                )
            )
        case Kind.RANKING:
            headline = f"{who} {chance.choice(('teratas', 'di puncak', 'di urutan pertama'))} pada {award}{year}"
        case Kind.MEMBERSHIP:
            headline = f"{who} {chance.choice(('menjadi anggota', 'masuk', 'diterima dalam'))} {award}{year}"
        case Kind.CERTIFICATE:
            headline = f"{what.capitalize()} {names[0]} {chance.choice(('masuk', 'memperoleh'))} {award}{year}"
        case _:
            headline = f"{who} {chance.choice(VERBS)} {award}{year}"
    if what in headline.lower() or len(headline) + len(tail) > TITLE_LENGTH:
        return _shortened(headline, TITLE_LENGTH)
    return headline + tail


def _listed(chance: random.Random, names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) > MOST_NAMED or (len(names) > 2 and chance.random() < 0.3):
        return f"{names[0]} dan {len(names) - 1} daerah lain"
    return f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} dan {names[-1]}"


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(',')}…"


def _slug(award: Award | None, when: When, places: list[Place], title: str, record: Record) -> str:
    parts = [award.id if award else slugged(title)[:50].strip("-")]
    parts += [str(when.year)] if when.year is not None else []
    parts += [places[0].slug] if len(places) == 1 else []
    base = "-".join(parts)
    slug, number = base, 2
    while slug in record.slugs:
        # Jumps, so that thousands of like entries do not each try every number before theirs.
        slug, number = f"{base}-{number}", number + 1 + len(record.slugs) // 500
    record.slugs.add(slug)
    return slug


def _themes(chance: random.Random, model: Model, pattern: Pattern) -> list[Value]:
    themes = list(pattern.themes)
    other = chance.choice(model.themes)
    if chance.random() < THEME_VARIATION and other not in themes and len(themes) < 5:
        themes.append(other)
    return list(themes)


def _person(chance: random.Random) -> str:
    return f"{strange_name(chance)} {strange_name(chance)}"


def _venue(chance: random.Random, model: Model, place: Place) -> str:
    made_up = (f"Hotel {strange_name(chance)}, {place.bare}", f"Balai Kota {place.bare}", f"Pendopo {place.bare}")
    return chance.choice((chance.choice(model.venues), chance.choice(made_up)))


def _publication(
    chance: random.Random, pattern: Pattern, item: SourcePattern, when: When, slug: str, title: str, number: int
) -> dict[str, Value]:
    publisher = f"{chance.choice(PUBLISHERS)} {strange_name(chance)}"
    if item.kind == "primary" and pattern.parties:
        publisher = pattern.parties[0][0].short
    fields: dict[str, Value] = {"publisher": publisher, "title": title.title() if number else title}
    if item.is_dated:
        fields["published"] = (when.day + dt.timedelta(days=chance.randint(0, 4))).isoformat()
    fields["kind"] = item.kind.value
    if item.has_address:
        fields["url"] = f"https://{slugged(publisher)}.example/{when.day.year}/{slug}-{number + 1}"
    else:
        fields["no_url"] = "yang tersedia hanya salinan teks"
    if item.has_origin:
        fields["origin"] = slugged(f"siaran-{slug}")[:80].strip("-")
    return fields


def _link(chance: random.Random, award: Award | None, places: list[Place], record: Record) -> str:
    """Return a link in Markdown to a page that is sure to exist: an earlier entry, a place of this one, its award."""
    if record.recent and chance.random() < 0.7:
        slug, title = chance.choice(record.recent)
        return f"[{' '.join(title.split()[:3]).strip(',')}](/{urls.entry(slug)})"
    if award and chance.random() < 0.5:
        return f"[{award.name}](/{urls.award(award.id)})"
    place = chance.choice(places)
    return f"[{place.name}](/{urls.place(place)})"

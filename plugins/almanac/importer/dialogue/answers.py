"""The registry in, the sorts of value that a person may be asked for out: what was typed becomes a value or a `Slip`.

Names of places are those of the registry and no others. An award or an issuer may be new: then a name that is nearly a
known one is asked about, and every other name is taken as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Generic, TypeVar

from almanac import edtf
from almanac.forms import ADDRESS, nearest_address
from almanac.importer.extraction.bodies import Body
from almanac.importer.findings import Person
from almanac.model import IssuerType, Kind, PlaceType, Status
from almanac.problems import nearest
from almanac.registry import fold_name
from almanac.schema import ADDRESS_LENGTH, EARLIEST_YEAR, LATEST_YEAR, LINE_LENGTH
from almanac.views import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from almanac.language import Language
    from almanac.model import Award, Place
    from almanac.registry import Registry

Value = TypeVar("Value")

SURELY_MEANT = 0.8
"""Similarity (0 to 1, difflib's ratio) from which a name that may be new is asked about as a slip of a known one."""
MOST_OFFERS = 40
"""Offers listed at a time; who sees more types another letter."""

# How the press shortens what an official name begins with.
_SHORTENED = (
    (re.compile(r"kab(?:\.\s*|\s+)|pemkab\s+", re.IGNORECASE), "kabupaten "),
    (re.compile(r"pemkot\s+", re.IGNORECASE), "kota "),
    (re.compile(r"prov(?:\.\s*|\s+)|pemprov\s+", re.IGNORECASE), "provinsi "),
)


@dataclass(frozen=True, slots=True)
class Slip(Generic[Value]):
    """Text that is no value: what is wrong with it, and what may have been meant, the likeliest first."""

    message: str
    meant: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that may be chosen instead of typed, a word about it, and other names that lead to it."""

    text: str
    about: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sort(Generic[Value]):
    """A sort of value: how it is read from what was typed, how it is typed, and how it is told.

    `options` are few enough to be listed and chosen by number, `offers` are for completion. `numeric` says that a bare
    number is itself a value.
    """

    read: Callable[[str], Value | Slip[Value]]
    typed: Callable[[Value], str]
    told: Callable[[Value], str]
    options: tuple[Value, ...] = ()
    offers: tuple[Offer, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class AwardName:
    """An award by its name, and by its id where the registry knows it."""

    name: str
    id: str | None


def fitting(offers: Iterable[Offer], typed: str) -> tuple[Offer, ...]:
    """Return the offers that have words beginning like those typed, first those whose text begins so.

    Where none fits, the one most like what was typed is returned, so that a slip leads somewhere as well.
    """
    known = tuple(dict.fromkeys(offers))
    wanted = fold_name(typed)
    if not wanted:
        return known[:MOST_OFFERS]
    found = [offer for offer in known if any(_begins(name, wanted) for name in (offer.text, *offer.names))]
    found.sort(key=lambda offer: not fold_name(offer.text).startswith(wanted))
    if not found:
        near = nearest(typed, [offer.text for offer in known])
        found = [offer for offer in known if offer.text == near]
    return tuple(found[:MOST_OFFERS])


def _begins(name: str, wanted: str) -> bool:
    """Tell whether a name has words that begin with those wanted, in their order."""
    rest = iter(re.split(r"[\s/()-]+", fold_name(name)))
    return all(any(word.startswith(part) for word in rest) for part in re.split(r"[\s/()-]+", wanted) if part)


def places(registry: Registry, t: Language) -> Sort[Place]:
    """Return the places: read by name, alias, slug or code, and told with their province."""

    def read(text: str) -> Place | Slip[Place]:
        name = _official(text)
        found = registry.places_named(name)
        if len(found) == 1:
            return found[0]
        if found:
            types = list(PlaceType)
            message = t.gettext("“%(text)s” nama beberapa daerah. Yang mana?") % {"text": text}
            return Slip(message, tuple(sorted(found, key=lambda place: (types.index(place.type), place.name))))
        near = registry.nearest_place(name)
        return _unknown(text, registry.places_named(near)[:1] if near else (), t)

    def told(place: Place) -> str:
        return place.name if place.type is PlaceType.PROVINCE else f"{place.name} ({place.province})"

    offers = tuple(
        Offer(place.name, f"{place.province} {place.code}", (place.slug, place.code, *place.aliases))
        for place in sorted(registry.places.values(), key=lambda place: place.name)
    )
    return Sort(read, lambda place: place.name, told, offers=offers)


def _official(text: str) -> str:
    for form, word in _SHORTENED:
        match = form.match(text)
        if match:
            return word + text[match.end() :]
    return text


def awards(registry: Registry, t: Language) -> Sort[AwardName]:
    """Return the awards: those of the registry, and any other by its name."""
    known = {AwardName(award.name, id_): (*award.names, id_) for id_, award in sorted(registry.awards.items())}

    unknown = t.gettext("belum ada di registri")

    def told(award: AwardName) -> str:
        return f"{award.name} ({award.id or unknown})"

    offers = tuple(Offer(award.name, award.id or "", names[1:]) for award, names in known.items())
    return Sort(_open(known, lambda name: AwardName(name, None), t), lambda award: award.name, told, offers=offers)


def issuers(registry: Registry, award_id: str | None, t: Language) -> Sort[Body]:
    """Return the bodies that may give: those of the registry, and any other by its name.

    The options are those that the registry knows to give the award.
    """
    known = {
        Body(0, 0, issuer.name, id_, issuer.type): (*issuer.names, id_)
        for id_, issuer in sorted(registry.issuers.items())
    }
    award = registry.awards.get(award_id or "")
    giving = tuple(body for body in known if award and body.id in award.issuers)

    unknown = t.gettext("belum ada di registri")

    def new(name: str) -> Body:
        return Body(0, 0, name, None, IssuerType.OTHER)

    def told(body: Body) -> str:
        return f"{body.name} ({body.id or unknown})"

    offers = tuple(
        Offer(body.name, names[1] if names[1] != body.name else "", names[1:])
        for body, names in sorted(known.items(), key=lambda item: (item[0] not in giving, item[0].name))
    )
    return Sort(_open(known, new, t), lambda body: body.name, told, giving, offers)


def _open(
    known: Mapping[Value, tuple[str, ...]], new: Callable[[str], Value], t: Language
) -> Callable[[str], Value | Slip[Value]]:
    """Return how a name is read that need not be a known one."""
    values: dict[str, list[Value]] = {}
    for value, names in known.items():
        for name in {fold_name(name) for name in names}:
            values.setdefault(name, []).append(value)

    def read(text: str) -> Value | Slip[Value]:
        found = values.get(fold_name(text), [])
        if len(found) == 1:
            return found[0]
        if found:
            message = t.gettext("“%(text)s” nama beberapa yang ada di registri. Yang mana?") % {"text": text}
            return Slip(message, tuple(found))
        line = _line(text, t)
        near = nearest(text, values) if isinstance(line, str) else None
        if near and SequenceMatcher(None, near, fold_name(text)).ratio() >= SURELY_MEANT:
            message = t.gettext("“%(text)s” belum ada di registri. Mungkin maksudnya ini?") % {"text": text}
            return Slip(message, (*values[near], new(text)))
        return new(text) if isinstance(line, str) else Slip(line.message)

    return read


def choices(labels: Mapping[Value, str], t: Language, names: Callable[[Value], str] = str) -> Sort[Value]:
    """Return the values of a short list, which are read by label or by name."""
    by_word = {fold_name(names(value)): value for value in labels}
    by_word |= {fold_name(label): value for value, label in labels.items()}
    offers = tuple(Offer(label, names=(names(value),)) for value, label in labels.items())
    return Sort(_closed(by_word, t), lambda value: labels[value], lambda value: labels[value], tuple(labels), offers)


def _closed(by_word: Mapping[str, Value], t: Language) -> Callable[[str], Value | Slip[Value]]:
    """Return how a name is read that must be one of a few, given folded."""

    def read(text: str) -> Value | Slip[Value]:
        word = fold_name(text)
        if word in by_word:
            return by_word[word]
        near = nearest(word, by_word)
        return _unknown(text, (by_word[near],) if near else (), t)

    return read


def kinds(t: Language) -> Sort[Kind]:
    """Return the kinds of recognition; an activity is none."""
    return choices({kind: words.kind(kind, t) for kind in Kind if kind is not Kind.ACTIVITY}, t)


def statuses(t: Language) -> Sort[Status]:
    """Return the statuses."""
    return choices({status: words.status(status, t) for status in Status}, t)


def persons_or_places(t: Language) -> Sort[bool]:
    """Return whom it was given to: False for the place, True for its office-holder as a person."""
    labels = {False: t.gettext("daerahnya"), True: t.gettext("pejabatnya sebagai pribadi")}
    return choices(labels, t)


def tiers(award: Award | None, t: Language) -> Sort[str]:
    """Return the tiers of an award's ladder, highest first; any text where it has none."""
    if not award or not award.tiers:
        return texts(t)
    by_word = {fold_name(name): tier.name for tier in award.tiers for name in (*tier.aliases, tier.name)}
    ladder = award.tier_names[::-1]
    return Sort(_closed(by_word, t), str, str, ladder, tuple(Offer(tier) for tier in ladder))


def dates(t: Language) -> Sort[str]:
    """Return uncertain dates: read as EDTF, told in words as well."""

    def read(text: str) -> str | Slip[str]:
        try:
            return edtf.parse(text).text
        except edtf.EdtfError as error:
            # A month in letters can only be that month, while 3/4/2023 may be of March or of April.
            if error.suggestion and re.search(r"[^\W\d_]{3}", text):
                return error.suggestion
            if error.impossible:
                message = t.gettext("“%(text)s” bukan hari yang ada.") % {"text": text}
            else:
                message = t.gettext("“%(text)s” bukan tanggal dalam bentuk EDTF, misalnya 2023-12-19.") % {"text": text}
            return Slip(message, (error.suggestion,) if error.suggestion else ())

    return Sort(read, str, lambda text: f"{text} ({t.date(edtf.parse(text))})")


def years(t: Language) -> Sort[int]:
    """Return the years that an edition may have."""

    def read(text: str) -> int | Slip[int]:
        found = [int(year) for year in re.findall(r"\d+", text) if EARLIEST_YEAR <= int(year) <= LATEST_YEAR]
        if len(found) == 1 and text.isdecimal():
            return found[0]
        return Slip(t.gettext("“%(text)s” bukan satu tahun, misalnya 2022.") % {"text": text}, tuple(found))

    return Sort(read, str, str)


def numbers(most: int, t: Language) -> Sort[int]:
    """Return whole numbers from 1 up to `most`."""

    def read(text: str) -> int | Slip[int]:
        found = [int(number) for number in re.findall(r"\d{1,9}", text) if 1 <= int(number) <= most]
        if len(found) == 1 and text.isdecimal():
            return found[0]
        message = t.gettext("“%(text)s” bukan bilangan bulat dari 1 sampai %(most)s.")
        return Slip(message % {"text": text, "most": t.number(most)}, tuple(found))

    return Sort(read, str, str, numeric=True)


def texts(t: Language) -> Sort[str]:
    """Return texts of one line with a letter in them."""
    return Sort(lambda text: _line(text, t), str, str)


def scores(t: Language) -> Sort[str]:
    """Return scores, which are texts as they were published."""
    return Sort(lambda text: _line(text, t, letter=False), str, str, numeric=True)


def people(t: Language) -> Sort[Person]:
    """Return people; what is typed is taken for an office until its holder's name is told apart from it."""

    def read(text: str) -> Person | Slip[Person]:
        line = _line(text, t)
        return Person(None, line) if isinstance(line, str) else Slip(line.message)

    def told(person: Person) -> str:
        return f"{person.name}, {person.office}" if person.name else person.office

    return Sort(read, lambda person: person.name or person.office, told)


def addresses(t: Language) -> Sort[str]:
    """Return web addresses."""

    def read(text: str) -> str | Slip[str]:
        if len(text) > ADDRESS_LENGTH:
            message = t.gettext("Alamat ini lebih panjang dari %(most)s karakter.")
            return Slip(message % {"most": t.number(ADDRESS_LENGTH)})
        if re.fullmatch(ADDRESS, text):
            return text
        near = nearest_address(text)
        message = t.gettext("“%(text)s” bukan alamat web, yang dimulai dengan https://.") % {"text": text}
        return Slip(message, (near,) if near else ())

    return Sort(read, str, str)


def _line(text: str, t: Language, *, letter: bool = True) -> str | Slip[str]:
    if len(text) > LINE_LENGTH:
        message = t.gettext("Teks ini lebih panjang dari %(most)s karakter.")
        return Slip(message % {"most": t.number(LINE_LENGTH)})
    if letter and not re.search(r"[^\W\d_]", text):
        return Slip(t.gettext("“%(text)s” tidak memuat satu huruf pun.") % {"text": text})
    return text


def _unknown(text: str, meant: tuple[Value, ...], t: Language) -> Slip[Value]:
    if meant:
        return Slip(t.gettext("“%(text)s” tidak dikenal. Mungkin maksudnya ini?") % {"text": text}, meant)
    return Slip(t.gettext("“%(text)s” tidak dikenal.") % {"text": text})

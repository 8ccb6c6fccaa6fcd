"""A content folder in, what a twin cannot read in its own way out: the registry as JSON, and which pages there are.

Hugo and Eleventy read the entries themselves. The registry is YAML and CSV in folders of its own; it is converted
before the clock starts. So is the list of pages: Hugo's content adapters run before it has read an entry, and could not
know which places and years have any. Both are presents to the twins.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from almanac import urls
from almanac.language import Language
from almanac.model import IssuerType, Kind, PlaceType, SourceKind, Status
from almanac.registry_reader import read_registry
from almanac.text_file import files_below
from almanac.views import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from almanac.model import Award, Issuer, Place
    from almanac.registry import Registry

Json = dict[str, Any]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the entries of a content folder name: places by slug, years (None for none), and the issuer of most."""

    places: frozenset[str]
    years: frozenset[int | None]
    issuer: str


def read_recorded(content: Path) -> Recorded:
    """Return the places, the index years and the foremost issuer of the entries of a content folder."""
    registry, _ = read_registry(content)
    places: set[str] = set()
    years: set[int | None] = set()
    issuers: Counter[str] = Counter()
    for path in files_below(content / "entries"):
        matter = yaml.load(path.read_text("utf-8").split("---\n", 2)[1], _LOADER)  # noqa: S506 - a safe loader
        names = matter.get("places") or [recipient["place"] for recipient in matter["recipients"]]
        places.update(registry.places_named(name)[0].slug for name in names)
        start = (matter.get("conferred") or "")[:4]
        years.add(matter.get("edition") or (int(start) if start.isdecimal() else None))
        issuers.update(item if isinstance(item, str) else item["issuer"] for item in matter.get("issuers", ()))
    return Recorded(frozenset(places), frozenset(years), min(issuers, key=lambda key: (-issuers[key], key)))


def documents(content: Path, recorded: Recorded) -> dict[str, Any]:
    """Return the documents that a twin reads as data, by name."""
    registry, _ = read_registry(content)
    pages = tuple(_pages(registry, recorded))
    titles = {page["path"]: page["title"] for page in pages}
    return {
        "pages": [*pages, *_lists(registry, recorded)],
        "titles": titles,
        "names": {name: _path(registry.places[slugs[0]]) for name, slugs in registry.names.items() if len(slugs) == 1},
        "places": {_path(place): _place(place) for place in registry.places.values()},
        "issuers": {key: _issuer(issuer) for key, issuer in registry.issuers.items()},
        "awards": {key: {"name": award.name} for key, award in registry.awards.items()},
        "themes": {key: {"name": theme.name_in("id")} for key, theme in registry.themes.items()},
        "words": _words(),
        "doors": [
            {
                "title": title,
                "path": f"/{address}".rstrip("/"),
                "paths": [page["path"] for page in pages if page["of"] == address],
            }
            for address, title in _HEADINGS.items()
        ],
    }


def write(content: Path, recorded: Recorded, target: Path) -> None:
    """Write the documents of a content folder into a twin's folder for data."""
    target.mkdir(parents=True, exist_ok=True)
    for name, value in documents(content, recorded).items():
        (target / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")


_HEADINGS = {
    urls.PLACES: "Daerah",
    urls.YEARS: "Tahun",
    urls.ISSUERS: "Pemberi",
    urls.AWARDS: "Penghargaan",
    urls.THEMES: "Tema",
}


def _path(place: Place) -> str:
    """Return a place's address as the twins write it: `/kota/semarang`."""
    return _bare(urls.place(place))


def _bare(address: str) -> str:
    return f"/{address}".rstrip("/")


def _place(place: Place) -> Json:
    province = "" if place.type is PlaceType.PROVINCE else place.province
    return {"path": _path(place), "name": place.name, "province": province, "code": place.code}


def _issuer(issuer: Issuer) -> Json:
    return {"name": issuer.name, "short": issuer.short, "type": words.issuer_type(issuer.type, Language())}


def _words() -> dict[str, str]:
    t = Language()
    return {
        **{kind.value: words.kind(kind, t) for kind in Kind},
        **{status.value: words.status(status, t) for status in Status},
        **{kind.value: words.source_kind(kind, t) for kind in SourceKind},
        "none": "kegiatan, tidak dihitung",
    }


def _page(address: str, of: str, kind: str, title: str, *, feed: bool = False, **params: Any) -> Json:
    return {"path": _bare(address), "of": of, "type": kind, "title": title, "feed": feed, "params": params}


def _pages(registry: Registry, recorded: Recorded) -> Iterable[Json]:
    """Yield the pages of places, years, issuers, awards and themes."""
    places = sorted((registry.places[slug] for slug in recorded.places), key=lambda place: (place.bare, place.slug))
    for number, place in enumerate(places):
        beside = (*places[max(0, number - 1) : number], *places[number + 1 : number + 2])
        neighbours = [{"path": _path(other), "title": other.name} for other in beside]
        yield _page(
            urls.place(place), urls.PLACES, "place", place.name,
            feed=True, province=place.province, code=place.code, neighbours=neighbours,
        )  # fmt: skip
    years = sorted(year for year in recorded.years if year is not None)
    for before, year, after in zip((None, *years), years, (*years[1:], None), strict=False):
        yield _page(urls.year(year), urls.YEARS, "year", str(year), feed=True, before=before, after=after)
    if None in recorded.years:
        yield _page(urls.year(None), urls.YEARS, "year", "Tanpa tahun", feed=True)
    for key, issuer in registry.issuers.items():
        yield _page(
            urls.issuer(key), urls.ISSUERS, "facet", issuer.name,
            feed=True, label="Pemberi", about=issuer.note or "", terms=_terms_of_issuer(issuer),
        )  # fmt: skip
    for key, award in registry.awards.items():
        rungs = [{"name": tier.name, "band": tier.band or ""} for tier in reversed(award.tiers)]
        yield _page(
            urls.award(key), urls.AWARDS, "facet", award.name,
            label="Penghargaan", about=award.about, terms=_terms_of_award(award, registry), rungs=rungs,
        )  # fmt: skip
    for key, theme in registry.themes.items():
        yield _page(
            urls.theme(key), urls.THEMES, "facet", theme.name_in("id"), label="Tema", about=theme.about or "", terms=[]
        )


def _terms(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"name": name, "text": text} for name, text in pairs if text]


def _terms_of_issuer(issuer: Issuer) -> list[Json]:
    kind = words.issuer_type(issuer.type, Language())
    others = (("nama pendek", issuer.short), ("nama lain", ", ".join(issuer.aliases)), ("situs", issuer.website or ""))
    return _terms((("jenis lembaga", kind), *others))


def _terms_of_award(award: Award, registry: Registry) -> list[Json]:
    givers = ", ".join(registry.issuers[key].name for key in award.issuers)
    since = str(award.first_year or "")
    return _terms(
        (
            ("nama lain", ", ".join(award.aliases)), ("penyelenggara", givers), ("pemilik nama", award.owner or ""),
            ("edisi pertama", since), ("nilai", award.scale or ""), ("belum pasti", award.note or ""),
        )
    )  # fmt: skip


def _lists(registry: Registry, recorded: Recorded) -> Iterable[Json]:
    """Yield the lists in each of their orders; the twin counts, and sorts by number itself."""
    known = [place for place in registry.places.values() if place.slug in recorded.places]
    by_name = [_row(_path(place), place.name, place.province) for place in sorted(known, key=lambda place: place.bare)]
    by_province = [
        _row(_path(place), place.name) for place in sorted(registry.places.values(), key=lambda place: place.province)
    ]
    yield from _orders(urls.PLACES, [("terbanyak", by_name), ("abjad", by_name), ("provinsi", by_province)])
    years = [_row(_bare(urls.year(year)), str(year)) for year in sorted(filter(None, recorded.years), reverse=True)]
    years += [_row(_bare(urls.UNDATED), "Tanpa tahun")] if None in recorded.years else []
    yield from _orders(urls.YEARS, [("terbaru", years), ("terbanyak", years)])
    issuers = sorted(registry.issuers.values(), key=lambda issuer: issuer.name)
    types = list(IssuerType)
    by_type = sorted(issuers, key=lambda issuer: types.index(issuer.type))
    rows, rows_by_type = (
        [_row(_bare(urls.issuer(one.id)), one.name, one.short) for one in ordered] for ordered in (issuers, by_type)
    )
    yield from _orders(urls.ISSUERS, [("terbanyak", rows), ("abjad", rows), ("jenis", rows_by_type)])
    awards = [
        _row(_bare(urls.award(one.id)), one.name, ", ".join(registry.issuers[key].short for key in one.issuers))
        for one in sorted(registry.awards.values(), key=lambda one: one.name)
    ]
    yield from _orders(urls.AWARDS, [("terbanyak", awards), ("abjad", awards)])
    themes = [
        _row(_bare(urls.theme(one.id)), one.name_in("id"), one.about or "")
        for one in sorted(registry.themes.values(), key=lambda one: one.name_in("id"))
    ]
    yield from _orders(urls.THEMES, [("abjad", themes), ("terbanyak", themes)])


def _row(path: str, title: str, note: str = "") -> Json:
    return {"path": path, "title": title, "note": note}


def _orders(address: str, sortings: list[tuple[str, list[Json]]]) -> Iterable[Json]:
    orders = [
        {"title": word, "path": f"/{address}" if not number else f"/{address}{word}/"}
        for number, (word, _) in enumerate(sortings)
    ]
    for order, (word, rows) in zip(orders, sortings, strict=True):
        heading = _HEADINGS[address]
        yield _page(
            order["path"][1:], address, "list", heading,
            about=f"{heading}: {word}.", orders=orders, rows=rows, by_number=word == "terbanyak",
        )  # fmt: skip

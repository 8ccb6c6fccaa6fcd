"""Files of `content/registry` in, one frozen `Registry` of places, issuers, awards and themes out.

`places.csv` holds the places, `issuers/ID.yaml` and `awards/ID.yaml` one record a file, `themes.yaml` the vocabulary.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from almanac.model import Award, Issuer, Place, PlaceType, Theme, Tier
from almanac.problems import Problem, Where, nearest
from almanac.schema import AwardMatter, Declared, IssuerMatter, PlaceMatter, ThemeMatter
from almanac.text_file import read_text
from almanac.yaml_source import YamlText, problems_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Matter = TypeVar("Matter", bound=Declared)

TYPE_WORDS: Mapping[PlaceType, str] = MappingProxyType(
    {
        PlaceType.CITY: "Kota",
        PlaceType.REGENCY: "Kabupaten",
        PlaceType.ADMINISTRATIVE_CITY: "Kota Administrasi",
        PlaceType.ADMINISTRATIVE_REGENCY: "Kabupaten Administrasi",
        PlaceType.PROVINCE: "Provinsi",
    }
)
"""The word that an official name begins with; names are Indonesian in every interface language."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything that entries refer to. `names` maps folded names of places to the slugs that they may mean."""

    places: Mapping[str, Place]
    issuers: Mapping[str, Issuer]
    awards: Mapping[str, Award]
    themes: Mapping[str, Theme]
    names: Mapping[str, tuple[str, ...]]

    def places_named(self, text: str) -> tuple[Place, ...]:
        """Return the places that a slug, code, official name, alias or bare name may mean, by slug."""
        return tuple(self.places[slug] for slug in self.names.get(fold_name(text), ()))

    def nearest_place(self, text: str) -> str | None:
        """Return the name or slug of a place that is most like `text`."""
        word = fold_name(text)
        valid = self.places if "-" in word and " " not in word else [place.name for place in self.places.values()]
        return nearest(text, valid)


def fold_name(text: str) -> str:
    """Return a name in the form that comparisons use: one space between words, lower case."""
    return " ".join(text.split()).casefold()


def read_registry(content: Path) -> tuple[Registry, tuple[Problem, ...]]:
    """Read `content/registry`; return what could be read and every problem in it."""
    folder = content / "registry"
    problems: list[Problem] = []
    places = _read_places(folder / "places.csv", content, problems)
    issuers: dict[str, Issuer] = {}
    awards: dict[str, Award] = {}
    sources: dict[str, YamlText] = {}
    for path in sorted((folder / "issuers").glob("*.yaml")):
        source, issuer = _read_record(path, content, IssuerMatter, problems)
        if source and issuer:
            sources[f"issuer {path.stem}"] = source
            issuers[path.stem] = _issuer(path.stem, issuer)
    for path in sorted((folder / "awards").glob("*.yaml")):
        source, award = _read_record(path, content, AwardMatter, problems)
        if source and award:
            sources[f"award {path.stem}"] = source
            awards[path.stem] = _award(path.stem, award)
    themes = _read_themes(folder / "themes.yaml", content, problems)
    problems += _dangling(issuers, awards, sources)
    registry = Registry(
        places=MappingProxyType(places),
        issuers=MappingProxyType(issuers),
        awards=MappingProxyType(awards),
        themes=MappingProxyType(themes),
        names=MappingProxyType(_names(places.values())),
    )
    return registry, tuple(problems)


def _read_record(
    path: Path, content: Path, declaration: type[Matter], problems: list[Problem]
) -> tuple[YamlText | None, Matter | None]:
    shown = f"{content.name}/{path.relative_to(content).as_posix()}"
    text, found = read_text(path, shown)
    problems += found
    if text is None:
        return None, None
    source = YamlText(shown, text)
    value, found = source.load()
    problems += found
    if found:
        return None, None
    if not isinstance(value, dict):
        problems.append(Problem(Where(shown, 1, 1), "A005", "should be a mapping of fields, one a line"))
        return None, None
    try:
        return source, declaration.model_validate(value)
    except ValidationError as error:
        problems += problems_of(error, source, declaration)
        return None, None


def _issuer(key: str, matter: IssuerMatter) -> Issuer:
    return Issuer(
        id=key,
        name=matter.name,
        short=matter.short,
        type=matter.type,
        aliases=tuple(matter.aliases),
        country=matter.country,
        website=matter.website,
        predecessors=tuple(matter.predecessors),
        successors=tuple(matter.successors),
        note=matter.note,
    )


def _award(key: str, matter: AwardMatter) -> Award:
    return Award(
        id=key,
        name=matter.name,
        about=matter.about,
        aliases=tuple(matter.aliases),
        issuers=tuple(matter.issuers),
        owner=matter.owner,
        first_year=matter.first_year,
        cadence=matter.cadence,
        tiers=tuple(Tier(tier.name, tuple(tier.aliases), tier.band) for tier in matter.tiers),
        scale=matter.scale,
        note=matter.note,
        sources=tuple(matter.sources),
    )


def _read_themes(path: Path, content: Path, problems: list[Problem]) -> dict[str, Theme]:
    shown = f"{content.name}/{path.relative_to(content).as_posix()}"
    text, found = read_text(path, shown)
    problems += found
    if text is None:
        return {}
    source = YamlText(shown, text)
    value, found = source.load()
    problems += found
    if found or not isinstance(value, dict):
        return {}
    themes = {}
    for key, fields in sorted(value.items()):
        try:
            matter = ThemeMatter.model_validate(fields)
        except ValidationError as error:
            for problem in problems_of(error, source, ThemeMatter):
                problems.append(replace(problem, where=source.at(key), field=f"{key}.{problem.field}"))
        else:
            themes[str(key)] = Theme(str(key), matter.id, matter.en, matter.about)
    return themes


def _read_places(path: Path, content: Path, problems: list[Problem]) -> dict[str, Place]:
    shown = f"{content.name}/{path.relative_to(content).as_posix()}"
    text, found = read_text(path, shown)
    problems += found
    if text is None:
        return {}
    rows: list[tuple[int, PlaceMatter]] = []
    reader = csv.DictReader(io.StringIO(text))
    for fields in reader:
        where = Where(shown, reader.line_num, 1)
        try:
            row = PlaceMatter.model_validate(fields)
            PlaceType(row.type)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                name = ".".join(map(str, detail["loc"]))
                problems.append(Problem(where, "A014", str(detail["msg"]), name, mend="correct the line"))
        except ValueError:
            known = nearest(row.type, list(PlaceType))
            problems.append(Problem(where, "A014", f"unknown type '{row.type}'", "type", known, "correct it"))
        else:
            rows.append((reader.line_num, row))
    provinces = {
        row.code: row.short or row.name.removeprefix("Provinsi ") for _, row in rows if row.type == PlaceType.PROVINCE
    }
    places: dict[str, Place] = {}
    codes: set[str] = set()
    for line, row in rows:
        for taken, value, name in ((row.slug in places, row.slug, "slug"), (row.code in codes, row.code, "code")):
            if taken:
                problems.append(Problem(Where(shown, line, 1), "A030", f"the {name} '{value}' is given twice", name))
        if row.province_code not in provinces:
            message = f"unknown province code '{row.province_code}'"
            problems.append(Problem(Where(shown, line, 1), "A012", message, "province_code"))
        codes.add(row.code)
        places[row.slug] = _place(row, provinces.get(row.province_code, ""))
    return dict(sorted(places.items()))


def _place(row: PlaceMatter, province: str) -> Place:
    kind = PlaceType(row.type)
    bare = row.short or row.name.removeprefix(f"{TYPE_WORDS[kind]} ")
    name = f"{TYPE_WORDS[kind]} {bare}"
    aliases = [alias for alias in row.aliases.split("|") if alias]
    return Place(
        code=row.code,
        type=kind,
        name=name,
        bare=bare,
        slug=row.slug,
        province_code=row.province_code,
        province=province,
        capital=row.capital or None,
        latitude=float(row.latitude) if row.latitude else None,
        longitude=float(row.longitude) if row.longitude else None,
        aliases=tuple(aliases if name == row.name else [row.name, *aliases]),
    )


def _names(places: object) -> dict[str, tuple[str, ...]]:
    names: dict[str, set[str]] = {}
    for place in places:  # type: ignore[attr-defined]
        for name in (place.slug, place.code, place.name, place.bare, *place.aliases):
            names.setdefault(fold_name(name), set()).add(place.slug)
    return {name: tuple(sorted(slugs)) for name, slugs in sorted(names.items())}


def _dangling(
    issuers: Mapping[str, Issuer], awards: Mapping[str, Award], sources: Mapping[str, YamlText]
) -> list[Problem]:
    problems = []
    for owner, field, ids in (
        *((f"issuer {key}", "predecessors", issuer.predecessors) for key, issuer in issuers.items()),
        *((f"issuer {key}", "successors", issuer.successors) for key, issuer in issuers.items()),
        *((f"award {key}", "issuers", award.issuers) for key, award in awards.items()),
    ):
        for number, key in enumerate(ids):
            if key not in issuers:
                problems.append(unknown_id(sources[owner].at(field, number), field, key, "issuers", issuers))
    return problems


def unknown_id(where: Where, field: str, key: str, folder: str, known: Mapping[str, object]) -> Problem:
    """Return the problem of an id that names no file of the registry."""
    mend = f"add content/registry/{folder}/{key}.yaml or correct it"
    return Problem(where, "A012", f"unknown id '{key}'", field, nearest(key, known), mend)

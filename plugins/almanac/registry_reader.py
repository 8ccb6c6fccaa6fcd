"""Files of `content/registry` in, one frozen `Registry` of places, issuers, awards and themes out.

`places.csv` holds the places, `issuers/ID.yaml` and `awards/ID.yaml` one record a file, `themes.yaml` the vocabulary.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from almanac.forms import ID, nearest_id
from almanac.model import Award, Issuer, Place, PlaceType, Theme, Tier
from almanac.problems import Problem, Where, nearest
from almanac.registry import SLUG_PREFIXES, TYPE_WORDS, Registry, fold_name, unknown_id
from almanac.schema import AwardMatter, Declared, IssuerMatter, PlaceMatter, ThemeMatter
from almanac.schema_problems import describe_fault, problems_of
from almanac.text_file import files_below, read_text, shown_path
from almanac.yaml_source import YamlText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

Matter = TypeVar("Matter", bound=Declared)
Record = TypeVar("Record", Issuer, Award)


def read_registry(content: Path) -> tuple[Registry, tuple[Problem, ...]]:
    """Read `content/registry`; return what could be read and every problem in it."""
    folder = content / "registry"
    problems: list[Problem] = []
    unread: set[str] = set()
    places = _read_places(folder / "places.csv", content, problems, unread)
    issuers, of_issuers = _read_folder(folder / "issuers", content, IssuerMatter, _issuer, problems, unread)
    awards, of_awards = _read_folder(folder / "awards", content, AwardMatter, _award, problems, unread)
    themes = _read_themes(folder / "themes.yaml", content, problems, unread)
    problems += _dangling(issuers, awards, of_issuers | of_awards, unread)
    registry = Registry(
        places=MappingProxyType(places),
        issuers=MappingProxyType(issuers),
        awards=MappingProxyType(awards),
        themes=MappingProxyType(themes),
        names=MappingProxyType(_names(places.values())),
        unread=frozenset(unread),
    )
    return registry, tuple(problems)


def _read_mapping(
    path: Path, content: Path, problems: list[Problem]
) -> tuple[YamlText, dict[str, object]] | tuple[None, None]:
    shown = shown_path(path, content)
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
        kind = "a list" if isinstance(value, list) else "empty" if value is None else "a single value"
        message = f"the file is {kind}, and should be a mapping of fields"
        problems.append(Problem(source.at(), "A005", message, mend="write one `field: value` a line"))
        return None, None
    return source, value


def _read_folder(
    folder: Path,
    content: Path,
    declaration: type[Matter],
    record: Callable[[str, Matter], Record],
    problems: list[Problem],
    unread: set[str],
) -> tuple[dict[str, Record], dict[str, YamlText]]:
    """Return the records of a folder by id, and the texts of their files by the folder's name and theirs."""
    records: dict[str, Record] = {}
    sources: dict[str, YamlText] = {}
    for path in files_below(folder):
        name = f"{folder.name}/{path.stem}"
        source, matter = _read_record(path, content, declaration, problems)
        if source and matter:
            sources[name] = source
            records[path.stem] = record(path.stem, matter)
        else:
            unread.add(name)
    return records, sources


def _read_record(
    path: Path, content: Path, declaration: type[Matter], problems: list[Problem]
) -> tuple[YamlText | None, Matter | None]:
    shown = shown_path(path, content)
    if path.suffix != ".yaml" or not re.fullmatch(ID, path.stem):
        slug = nearest_id(path.stem)
        message = f"the file name '{shown.rsplit('/', 1)[-1]}' is no id with .yaml"
        mend = "use lower-case letters, digits and single hyphens, and .yaml: the name is the id and the address"
        problems.append(Problem(Where(shown), "A044", message, "", f"{slug}.yaml" if slug else None, mend))
        return None, None
    source, value = _read_mapping(path, content, problems)
    if source is None:
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


def _read_themes(path: Path, content: Path, problems: list[Problem], unread: set[str]) -> dict[str, Theme]:
    source, value = _read_mapping(path, content, problems)
    if source is None or value is None:
        unread.add("themes")
        return {}
    themes = {}
    for key, fields in sorted(value.items()):
        if not re.fullmatch(ID, key):
            where = source.locate((key,), key=True)[0]
            mend = "write an id in lower-case letters and digits, with hyphens between"
            problems.append(Problem(where, "A014", f"'{key}' is no id", key, nearest_id(key), mend))
            continue
        try:
            matter = ThemeMatter.model_validate(fields)
        except ValidationError as error:
            unread.add(f"themes/{key}")
            below = source.below(key)
            found = problems_of(error, below, ThemeMatter)
            problems += [replace(problem, field=f"{key}.{problem.field}") for problem in found]
        else:
            themes[key] = Theme(key, matter.id, matter.en, matter.about)
    return themes


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of `places.csv`: where it stands, where each of its values stands, and the values by column."""

    where: Where
    columns: Mapping[str, int]
    fields: Mapping[str, str]

    def at(self, column: str) -> Where:
        return replace(self.where, column=self.columns.get(column, 1))


_CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(?:,|$)')


def _rows(text: str, shown: str, problems: list[Problem]) -> list[_Row]:
    """Divide the file into rows; a line is a row, since no name holds a line break."""
    names = list(PlaceMatter.model_fields)
    lines = text.split("\n")
    if next(csv.reader(io.StringIO(lines[0])), []) != names:
        message = "the first line does not name the columns"
        problems.append(Problem(Where(shown, 1, 1), "A014", message, mend=f"make it {','.join(names)}"))
        return []
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        try:
            cells = next(csv.reader(io.StringIO(line), strict=True))
        except csv.Error:
            mend = 'close every quote; within quotes write "" for a quote'
            problems.append(Problem(Where(shown, number, 1), "A014", "the line cannot be read as CSV", mend=mend))
            continue
        if len(cells) != len(names):
            message = f"the line has {len(cells)} values instead of {len(names)}"
            mend = "leave a value empty between its commas where it is unknown; put one that holds a comma in quotes"
            problems.append(Problem(Where(shown, number, 1), "A014", message, mend=mend))
            continue
        starts = [cell.start() + 1 for cell in _CELL.finditer(line)]
        columns = dict(zip(names, starts, strict=False))
        rows.append(_Row(Where(shown, number, 1), columns, dict(zip(names, cells, strict=True))))
    return rows


def _read_places(path: Path, content: Path, problems: list[Problem], unread: set[str]) -> dict[str, Place]:
    shown = shown_path(path, content)
    text, found = read_text(path, shown)
    problems += found
    if text is None:
        unread.add("places")
        return {}
    rows = _rows(text, shown, problems)
    if not rows:
        unread.add("places")
    provinces = {
        row.fields["code"]: row.fields["short"] or row.fields["name"].removeprefix("Provinsi ")
        for row in rows
        if row.fields["type"] == PlaceType.PROVINCE
    }
    places: dict[str, Place] = {}
    taken: dict[str, int] = {}
    for row in rows:
        matter, found = _check_row(row, provinces, taken)
        problems += found
        if found or matter is None:
            words = (row.fields[name] for name in ("slug", "code", "name", "short", "aliases"))
            unread |= {f"places/{fold_name(word)}" for words in words for word in words.split("|")}
        else:
            places[matter.slug] = _place(matter, provinces[matter.province_code])
    return dict(sorted(places.items()))


def _check_row(
    row: _Row, provinces: Mapping[str, str], taken: dict[str, int]
) -> tuple[PlaceMatter | None, tuple[Problem, ...]]:
    fields = row.fields
    try:
        matter = PlaceMatter.model_validate(fields)
    except ValidationError as error:
        problems = []
        for detail in error.errors(include_url=False):
            name = str(detail["loc"][0])
            message, suggestion, mend = describe_fault(detail, fields[name])
            problems.append(Problem(row.at(name), "A014", message, name, suggestion, mend))
        return None, tuple(problems)
    if matter.type not in list(PlaceType):
        mend = f"use one of: {', '.join(PlaceType)}"
        known = nearest(matter.type, list(PlaceType))
        return None, (Problem(row.at("type"), "A014", f"unknown type '{matter.type}'", "type", known, mend),)
    problems = []
    prefix = SLUG_PREFIXES[PlaceType(matter.type)]
    if not matter.slug.startswith(prefix):
        message = f"'{matter.slug}' does not begin with the type of place"
        wanted = f"{prefix}{matter.slug}"
        problems.append(Problem(row.at("slug"), "A014", message, "slug", wanted, f"begin it with {prefix}"))
    if matter.province_code not in provinces:
        message = f"unknown province code '{matter.province_code}'"
        known = nearest(matter.code[:2], provinces)
        mend = "correct it, or add the line of the province"
        problems.append(Problem(row.at("province_code"), "A012", message, "province_code", known, mend))
    for name, value in (("slug", matter.slug), ("code", matter.code)):
        if value in taken:
            message = f"the {name} '{value}' is already that of line {taken[value]}"
            problems.append(Problem(row.at(name), "A030", message, name, mend="correct one of the two lines"))
        taken.setdefault(value, row.where.line)
    return matter, tuple(problems)


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


def _names(places: Iterable[Place]) -> dict[str, tuple[str, ...]]:
    names: dict[str, set[str]] = {}
    for place in places:
        for name in (place.slug, place.code, place.name, place.bare, *place.aliases):
            names.setdefault(fold_name(name), set()).add(place.slug)
    return {name: tuple(sorted(slugs)) for name, slugs in sorted(names.items())}


def _dangling(
    issuers: Mapping[str, Issuer], awards: Mapping[str, Award], sources: Mapping[str, YamlText], unread: set[str]
) -> list[Problem]:
    problems = []
    for owner, field, ids in (
        *((f"issuers/{key}", "predecessors", issuer.predecessors) for key, issuer in issuers.items()),
        *((f"issuers/{key}", "successors", issuer.successors) for key, issuer in issuers.items()),
        *((f"awards/{key}", "issuers", award.issuers) for key, award in awards.items()),
    ):
        for number, key in enumerate(ids):
            if key not in issuers and f"issuers/{key}" not in unread:
                problems.append(unknown_id(sources[owner].at(field, number), field, key, "issuers", issuers))
    return problems

"""Linked entries and pages in, one frozen `Almanac` out, or the problems that show between them."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from almanac.model import Almanac, Entry, StaticPage
from almanac.problems import Problem, Where, without_repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from almanac.history import History
    from almanac.linked import LinkedEntry, LinkedPage
    from almanac.registry import Registry

    Locate = Callable[..., Where]
    """Takes the path of a file and the location of a value in its front matter."""

Key = TypeVar("Key", str, int | None)


def join(
    registry: Registry, linked: Iterable[LinkedEntry], pages: Iterable[LinkedPage], history: History, locate: Locate
) -> tuple[Almanac, tuple[Problem, ...]]:
    """Index linked entries, sorted by path; drafts are checked with warnings and left out.

    Entries with faults come along, so that one run reports what else is wrong with them. `locate` says where a value
    of a file stands.
    """
    problems: list[Problem] = []
    entries: list[Entry] = []
    seen: dict[str, str] = {}
    acts: dict[tuple[object, ...], str] = {}
    for one in linked:
        entry = one.entry
        problems += one.problems
        if one.draft:
            continue
        if entry.slug in seen:
            message = f"the slug '{entry.slug}' is already that of {seen[entry.slug]}"
            problems.append(Problem(Where(entry.path), "A030", message, mend="rename one of the two files"))
        seen.setdefault(entry.slug, entry.path)
        repeated = _repeated(one, acts, locate)
        if repeated:
            problems += without_repeats(repeated, one.faults)
        entries.append(entry)
    return index(registry, entries, tuple(one.page for one in pages), history), tuple(problems)


def index(registry: Registry, entries: Iterable[Entry], pages: tuple[StaticPage, ...], history: History) -> Almanac:
    """Sort the entries, newest first, and group them by place, year, issuer, award and theme."""
    ordered = tuple(sorted(entries, key=newest_first))
    return Almanac(
        entries=ordered,
        pages=pages,
        places=registry.places,
        issuers=registry.issuers,
        awards=registry.awards,
        themes=registry.themes,
        by_place=_group(ordered, lambda entry: {recipient.place.slug for recipient in entry.recipients}),
        by_year=_group(ordered, lambda entry: {entry.year}),
        by_issuer=_group(ordered, lambda entry: {party.issuer.id for party in entry.parties}),
        by_award=_group(ordered, lambda entry: {entry.award.id} if entry.award else set()),
        by_theme=_group(ordered, lambda entry: {theme.id for theme in entry.themes}),
        published=_days(ordered, history.added),
        modified=_days(ordered, history.changed),
        modified_pages=_days(pages, history.changed),
    )


def newest_first(entry: Entry) -> tuple[object, ...]:
    """Return a total order: newest index year first, none last; in a year the latest conferral first, then the slug."""
    year = entry.year
    last = entry.conferred.upper if entry.conferred else None
    return (year is None, -(year or 0), last is None, -last.toordinal() if last else 0, entry.slug)


def _group(entries: Iterable[Entry], keys: Callable[[Entry], set[Key]]) -> Mapping[Key, tuple[Entry, ...]]:
    groups: defaultdict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry):
            groups[key].append(entry)
    ordered = sorted(groups, key=lambda key: (key is None, key or ""))
    return MappingProxyType({key: tuple(groups[key]) for key in ordered})


def _days(files: Iterable[Entry | StaticPage], days: Mapping[str, str]) -> Mapping[str, str]:
    if not days:
        return MappingProxyType({})
    found = {file.slug: days.get(file.path.split("/", 1)[1]) for file in files}
    return MappingProxyType({slug: day for slug, day in sorted(found.items()) if day})


def _repeated(one: LinkedEntry, acts: dict[tuple[object, ...], str], locate: Locate) -> list[Problem]:
    """Return a problem for each recipient whose recognition an earlier entry records.

    Where no edition is known, acts of different years are different acts.
    """
    entry = one.entry
    if entry.award is None:
        return []
    problems = []
    edition = ("edition", entry.edition) if entry.edition else ("conferred", entry.conferred_year)
    for number, recipient in zip(one.numbers, entry.recipients, strict=True):
        who = (recipient.place.slug, recipient.unit, recipient.result.category, recipient.personal)
        key = (entry.award.id, edition, who)
        earlier = acts.get(key)
        if earlier is None:
            acts[key] = entry.path
            continue
        name = entry.edition or "without an edition"
        message = f"{recipient.place.name} with {entry.award.name} {name} is already recorded in {earlier}"
        mend = "keep one of them, or tell them apart by unit or category"
        where = locate(entry.path, "recipients", number, "place")
        problems.append(Problem(where, "A031", message, "recipients", mend=mend))
    return problems

"""Registry and source entries in, one frozen `Almanac` with every reference resolved out, or problems.

References are resolved after everything is loaded, so that every dangling one is reported in the same run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from almanac import edtf
from almanac.model import (
    Almanac,
    Award,
    Body,
    Correction,
    Entry,
    IssuerRole,
    Kind,
    Party,
    Person,
    Place,
    Recipient,
    Result,
    Source,
    StaticPage,
    Status,
    StatusReason,
    Theme,
)
from almanac.partial import without_repeats
from almanac.problems import Problem, Where, nearest
from almanac.registry import Registry, fold_name, tier_named, unknown_id
from almanac.schema import ActivityMatter, PersonMatter, RecipientMatter, RecognitionMatter, SourceMatter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from almanac.history import History
    from almanac.reader import SourceEntry, SourcePage

    Locate = Callable[..., Where]
    """Takes the path of a file and the location of a value in its front matter."""

Key = TypeVar("Key", str, int | None)

EDITION_AFTER = 1
EDITION_BEFORE = 5
"""Years by which an edition may follow or precede its conferral before a reader should wonder about a slip."""

UNDATED_FOLDER = "tanpa-tahun"
"""Where entries without an index year lie; the others lie in the folder of their year."""

NEEDS_REASON = frozenset({Status.DISPUTED, Status.REVOKED})


class LinkedEntry(NamedTuple):
    """An entry linked by itself: what is wrong with it and what it refers to is known, its neighbours are not.

    `links` are the addresses of this site in its body, and where they stand. `numbers` are the places of the linked
    recipients in the list as written, `names` the places and `tiers` the tiers that the registry was asked for, and
    what it meant by them.
    """

    entry: Entry
    draft: bool
    faults: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    links: tuple[tuple[str, Where], ...]
    numbers: tuple[int, ...]
    names: tuple[tuple[str, str], ...]
    tiers: tuple[tuple[str, str], ...]

    def still_holds(self, registry: Registry) -> bool:
        """Tell whether a registry, in which all records that it refers to are there, means the same by its names."""
        award = self.entry.award
        return all(registry.names.get(name) == (slug,) for name, slug in self.names) and (
            award is None or all(tier_named(award, name) == tier for name, tier in self.tiers)
        )


def link_entry(registry: Registry, source: SourceEntry) -> LinkedEntry:
    """Resolve the references of one entry, which needs no other entry; one with faults is linked too."""
    linker = _Linker(registry, source)
    entry = linker.link()
    draft = source.matter.draft
    if not draft:
        linker.problems += _misplaced(source, entry)
    found = without_repeats(linker.problems, source.faults)
    return LinkedEntry(
        entry,
        draft,
        source.faults,
        tuple(_as_warnings(found)) if draft else found,
        source.rendered.links,
        tuple(linker.numbers),
        tuple(linker.names.items()),
        tuple(linker.tiers.items()),
    )


def join(
    registry: Registry, linked: Iterable[LinkedEntry], pages: Iterable[SourcePage], history: History, locate: Locate
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
        problems += without_repeats(_repeated(one, acts, locate), one.faults)
        entries.append(entry)
    static = tuple(
        StaticPage(page.slug, page.path, page.matter.title, page.matter.summary, page.rendered.html, page.matter.lang)
        for page in pages
    )
    return index(registry, entries, static, history), tuple(problems)


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
    groups: dict[Key, list[Entry]] = {}
    for entry in entries:
        for key in keys(entry):
            groups.setdefault(key, []).append(entry)
    ordered = sorted(groups, key=lambda key: (key is None, key or ""))
    return MappingProxyType({key: tuple(groups[key]) for key in ordered})


def _days(files: Iterable[Entry | StaticPage], days: Mapping[str, str]) -> Mapping[str, str]:
    found = {file.slug: days.get(file.path.split("/", 1)[1]) for file in files}
    return MappingProxyType({slug: day for slug, day in sorted(found.items()) if day})


def _as_warnings(problems: Iterable[Problem]) -> list[Problem]:
    return [replace(problem, severity="warning") for problem in problems]


def _repeated(one: LinkedEntry, acts: dict[tuple[object, ...], str], locate: Locate) -> list[Problem]:
    """Return a problem for each recipient whose recognition an earlier entry records.

    Where no edition is known, acts of different years are different acts.
    """
    entry = one.entry
    if entry.award is None:
        return []
    problems = []
    for number, recipient in zip(one.numbers, entry.recipients, strict=True):
        edition = ("edition", entry.edition) if entry.edition else ("conferred", entry.conferred_year)
        who = (recipient.place.slug, recipient.unit, recipient.result.category, recipient.personal)
        key = (entry.award.id, *edition, *who)
        if key in acts:
            name = entry.edition or "without an edition"
            message = f"{recipient.place.name} with {entry.award.name} {name} is already recorded in {acts[key]}"
            mend = "keep one of them, or tell them apart by unit or category"
            where = locate(entry.path, "recipients", number, "place")
            problems.append(Problem(where, "A031", message, "recipients", mend=mend))
        acts.setdefault(key, entry.path)
    return problems


def _misplaced(source: SourceEntry, entry: Entry) -> list[Problem]:
    """Return a problem if an entry does not lie in the folder of its index year."""
    folder = UNDATED_FOLDER if entry.year is None else str(entry.year)
    if source.faults or source.folder == folder:
        return []
    year = "has no year" if entry.year is None else f"belongs to {entry.year}"
    message = f"the entry lies in the folder '{source.folder}' and {year}"
    mend = f"move it to entries/{folder}/, which leaves its address as it is; or correct edition or conferred"
    return [Problem(Where(source.path), "A044", message, mend=mend)]


def _person(matter: PersonMatter) -> Person:
    return Person(matter.name, matter.office)


def _date(text: str | None) -> edtf.Edtf | None:
    return edtf.parse(text) if text is not None else None


@dataclass(slots=True)
class _Linker:
    """Resolves one entry and gathers what is wrong with it."""

    registry: Registry
    source: SourceEntry
    problems: list[Problem]
    numbers: list[int]
    names: dict[str, str]
    tiers: dict[str, str]
    """As of `LinkedEntry`."""

    def __init__(self, registry: Registry, source: SourceEntry) -> None:
        self.registry, self.source, self.problems, self.numbers = registry, source, [], []
        self.names, self.tiers = {}, {}

    def link(self) -> Entry:
        """Return the entry; where a reference dangles it is left out and a problem is noted."""
        matter, source = self.source.matter, self.source
        common: dict[str, Any] = {
            "slug": source.slug,
            "path": source.path,
            "title": matter.title,
            "kind": matter.kind,
            "summary": matter.summary,
            "body": Body.of(source.rendered.html),
            "conferred": _date(matter.conferred),
            "date_note": matter.date_note,
            "venue": matter.venue,
            "themes": self._themes(matter.themes),
            "sources": tuple(self._source(number, item) for number, item in enumerate(matter.sources)),
            "aliases": tuple(alias.strip("/") + "/" for alias in matter.aliases),
            "corrections": tuple(Correction(item.date, item.note) for item in matter.corrections),
            "contributors": tuple(matter.contributors),
            "lang": matter.lang,
            "fingerprint": source.fingerprint,
            "front_fingerprint": source.front_fingerprint,
        }
        if isinstance(matter, ActivityMatter):
            places = (self._place(name, "places", number) for number, name in enumerate(matter.places))
            recipients = tuple(Recipient(place) for place in places if place)
            return Entry(**common, organizers=tuple(matter.organizers), recipients=recipients)
        if matter.kind is Kind.ACTIVITY:
            raise ValueError("an activity is read by its own declaration")
        self._check_years(matter)
        award = self._award(matter.award)
        linked = (self._recipient(number, item, award) for number, item in enumerate(matter.recipients))
        return Entry(
            **common,
            award=award,
            edition=matter.edition,
            parties=self._parties(matter),
            presenters=tuple(_person(item) for item in matter.presenters),
            recipients=tuple(recipient for recipient in linked if recipient),
            recipients_total=matter.recipients_total,
            status=matter.status,
            status_reason=self._reason(matter),
        )

    def _report(
        self, code: str, message: str, *location: str | int, suggestion: str | None = None, mend: str = ""
    ) -> None:
        name = ".".join(str(step) for step in location if isinstance(step, str))
        self.problems.append(Problem(self.source.at(*location), code, message, name, suggestion, mend))

    def _award(self, key: str) -> Award | None:
        if key not in self.registry.awards and f"awards/{key}" not in self.registry.unread:
            self.problems.append(unknown_id(self.source.at("award"), "award", key, "awards", self.registry.awards))
        return self.registry.awards.get(key)

    def _parties(self, matter: RecognitionMatter) -> tuple[Party, ...]:
        parties = []
        for number, item in enumerate(matter.issuers):
            issuer = self.registry.issuers.get(item.issuer)
            if issuer:
                parties.append(Party(issuer, item.role))
            elif f"issuers/{item.issuer}" not in self.registry.unread:
                where = self.source.at("issuers", number, "issuer")
                self.problems.append(unknown_id(where, "issuer", item.issuer, "issuers", self.registry.issuers))
        return tuple(sorted(parties, key=lambda party: list(IssuerRole).index(party.role)))

    def _themes(self, keys: Iterable[str]) -> tuple[Theme, ...]:
        themes = []
        for number, key in enumerate(keys):
            if key in self.registry.themes:
                themes.append(self.registry.themes[key])
            elif not {"themes", f"themes/{key}"} & self.registry.unread:
                near = nearest(key, self.registry.themes)
                mend = "choose one of content/registry/themes.yaml"
                self._report("A012", f"unknown id '{key}'", "themes", number, suggestion=near, mend=mend)
        return tuple(themes)

    def _place(self, name: str, *location: str | int) -> Place | None:
        found = self.registry.places_named(name)
        if len(found) == 1:
            self.names[fold_name(name)] = found[0].slug
            return found[0]
        if found:
            fitting = ", ".join(f"{place.slug} ({place.name})" for place in found)
            self._report("A018", f"'{name}' fits several places", *location, mend=f"write one of: {fitting}")
        elif not {"places", f"places/{fold_name(name)}"} & self.registry.unread:
            near = self.registry.nearest_place(name)
            mend = "use a name, slug or code of content/registry/places.csv"
            self._report("A017", f"unknown place '{name}'", *location, suggestion=near, mend=mend)
        return None

    def _recipient(self, number: int, matter: RecipientMatter, award: Award | None) -> Recipient | None:
        place = self._place(matter.place, "recipients", number, "place")
        result = Result()
        if matter.result:
            given = matter.result
            tier = self._tier(number, given.tier, award) if given.tier else None
            result = Result(tier, given.rank, given.of, given.score, given.category)
        if place:
            self.numbers.append(number)
        received_by = _person(matter.received_by) if matter.received_by else None
        return Recipient(place, matter.unit, result, received_by, matter.personal) if place else None

    def _tier(self, number: int, name: str, award: Award | None) -> str | None:
        if award is None:
            return None
        known = tier_named(award, name)
        if known:
            self.tiers[name] = known
            return known
        near = nearest(name, award.tier_names)
        ladder = f"the ladder is {', '.join(award.tier_names)}" if award.tiers else "it has no tiers"
        self._report(
            "A019",
            f"'{name}' is not on the ladder of {award.name}",
            *("recipients", number, "result", "tier"),
            suggestion=near,
            mend=f"{ladder}; correct the tier, or the ladder in content/registry/awards/{award.id}.yaml",
        )
        return None

    def _source(self, number: int, matter: SourceMatter) -> Source:
        if matter.url is None and matter.no_url is None:
            mend = "add url, or say in no_url why there is none"
            self._report("A021", "a source without an address says why", "sources", number, mend=mend)
        return Source(
            title=matter.title,
            kind=matter.kind,
            publisher=matter.publisher,
            published=_date(matter.published),
            url=matter.url,
            archived=matter.archived,
            retrieved=_date(matter.retrieved),
            origin=matter.origin,
            no_url=matter.no_url,
        )

    def _reason(self, matter: RecognitionMatter) -> StatusReason | None:
        if matter.status_reason:
            return StatusReason(matter.status_reason.note, matter.status_reason.url)
        if matter.status in NEEDS_REASON:
            mend = "add status_reason with note and url"
            self._report("A021", f"the status {matter.status.value} needs a reason and a source", "status", mend=mend)
        return None

    def _check_years(self, matter: RecognitionMatter) -> None:
        conferred = _date(matter.conferred)
        if matter.edition is None or conferred is None or conferred.year is None:
            return
        if not -EDITION_AFTER <= conferred.year - matter.edition <= EDITION_BEFORE:
            side = (
                f"{conferred.year - matter.edition} years before"
                if conferred.year > matter.edition
                else (f"{matter.edition - conferred.year} years after")
            )
            message = f"the edition {matter.edition} lies {side} the conferral in {conferred.year}"
            if matter.date_note:
                mend, severity = "a warning only, because there is a date_note; check that it explains this", "warning"
            else:
                mend, severity = "correct one of the two, or explain in date_note why they lie apart", "error"
            where = self.source.at("edition")
            self.problems.append(Problem(where, "A016", message, "edition", mend=mend, severity=severity))

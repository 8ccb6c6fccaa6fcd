"""Registry and one source entry in, the entry with every reference resolved out, or problems.

It needs no other entry: `join` does the rest. Every reference that dangles is reported, and left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from almanac import edtf
from almanac.linked import LinkedEntry
from almanac.model import (
    Award,
    Body,
    Correction,
    Entry,
    Issuer,
    IssuerRole,
    Kind,
    Party,
    Person,
    Place,
    Recipient,
    Result,
    Source,
    Status,
    StatusReason,
    Theme,
)
from almanac.problems import Problem, Where, nearest, without_repeats
from almanac.registry import Registry, fold_name, tier_named, unknown_id
from almanac.schema import ActivityMatter, PersonMatter, RecipientMatter, RecognitionMatter, SourceMatter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.reader import SourceEntry

EDITION_AFTER = 1
EDITION_BEFORE = 5
"""Years by which an edition may follow or precede its conferral before a reader should wonder about a slip."""

UNDATED_FOLDER = "tanpa-tahun"
"""Where entries without an index year lie; the others lie in the folder of their year."""

NO_RESULT = Result()
REMEMBERED = 1_000
"""Parties that are one object wherever they appear, as results are that say nothing: what is kept of entries has it
once then, and is read back in less time."""

NEEDS_REASON = frozenset({Status.DISPUTED, Status.REVOKED})


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


def _as_warnings(problems: Iterable[Problem]) -> list[Problem]:
    return [replace(problem, severity="warning") for problem in problems]


def _misplaced(source: SourceEntry, entry: Entry) -> list[Problem]:
    """Return a problem if an entry does not lie in the folder of its index year."""
    folder = UNDATED_FOLDER if entry.year is None else str(entry.year)
    if source.faults or source.folder == folder:
        return []
    year = "has no year" if entry.year is None else f"belongs to {entry.year}"
    message = f"the entry lies in the folder '{source.folder}' and {year}"
    mend = f"move it to entries/{folder}/, which leaves its address as it is; or correct edition or conferred"
    return [Problem(Where(source.path), "A044", message, mend=mend)]


@lru_cache(maxsize=REMEMBERED)
def _party(issuer: Issuer, role: IssuerRole) -> Party:
    return Party(issuer, role)


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
                parties.append(_party(issuer, item.role))
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
            if name != found[0].slug:
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
        result = NO_RESULT
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

"""A reading, the registry and what stands on record in; the files of its drafts, and what a person has to check, out.

Nothing is written here. A draft holds names and figures of the article and words of our own; what a person should look
at is marked on its line, and what seems to be on record already is named instead of drafted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from almanac import edtf
from almanac.forms import nearest_id
from almanac.importer.drafting import skeleton
from almanac.importer.drafting.doubts import context_of
from almanac.importer.drafting.front_matter import Marked, bare, write_yaml
from almanac.importer.drafting.matter import Ground, address_of, matter_of, source_of
from almanac.importer.drafting.records import Record, Records, address_key, likely_repeats
from almanac.language import SOURCE_LANGUAGE, Language
from almanac.link import UNDATED_FOLDER
from almanac.model import Entry, Kind, Party, Person, Recipient, Result

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from typing import Any

    from almanac.importer.drafting.front_matter import Placed
    from almanac.importer.drafting.matter import Matter
    from almanac.importer.findings import Reading, Recognition
    from almanac.model import Place
    from almanac.registry import Registry


class PlannedFile(NamedTuple):
    """A file to write; `path` begins below `content/`."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An entry on record, by its path below `content/`, that a recognition seems to repeat, and why.

    `title` is what the draft would be called; `draft` its path where it was planned all the same.
    """

    path: str
    title: str
    reason: str
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A value for a person to look at: where it stands in which draft, and why.

    `confidence` is that of the finding, 0 for what is left to a person, None where no finding is behind the value.
    """

    path: str
    line: int
    field: str
    value: str
    confidence: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an article adds to the almanac. `checks` are in order of doubt, what is left to a person first.

    `registry` and `records` are those given with what the plan adds: a further article is planned on these, so that it
    takes no path twice and knows the issuers and awards that are new.
    """

    files: tuple[PlannedFile, ...]
    duplicates: tuple[Duplicate, ...]
    checks: tuple[Check, ...]
    registry: Registry
    records: Records


def plan(
    reading: Reading,
    registry: Registry,
    records: Records,
    today: dt.date,
    *,
    language: Language | None = None,
    force: bool = False,
) -> Plan:
    """Return the drafts of an article; with `force` those of recognitions too that seem to be on record already.

    `today` is when the article was read, where it came from an address.
    """
    t = language or Language()
    context = context_of(reading.article, t)
    taken = frozenset(skeleton.fold_sentence(context.article.text[slice(*span)]) for span in context.sentences)
    ground = Ground(reading, context, registry, records, today)
    files: list[PlannedFile] = []
    duplicates: list[Duplicate] = []
    checks: list[Check] = []
    for recognition in reading.recognitions:
        draft = _draft(recognition, ground, taken)
        # What this article reports twice it tells apart; only what was on record before may be repeated.
        repeated = likely_repeats(records, draft.record, new_award=draft.matter.new_award)
        planned = draft.record.path if force or not repeated else None
        reasons = [_why_repeated(record, draft.record, t) for record in repeated]
        duplicates += [
            Duplicate(record.path, draft.entry.title, reason, planned)
            for record, reason in zip(repeated, reasons, strict=True)
        ]
        if planned is None:
            continue
        text, placed = _text(draft, ground, reasons)
        files += [*(PlannedFile(file.path, file.text) for file in draft.matter.files), PlannedFile(planned, text)]
        for file in draft.matter.files:
            checks += _checks(file.path, file.marks)
        checks += _checks(planned, placed)
        ground = replace(ground, registry=draft.matter.registry, records=ground.records | (draft.record,))
    ordered = sorted(
        checks, key=lambda check: (1 if check.confidence is None else check.confidence, check.path, check.line)
    )
    return Plan(tuple(files), tuple(duplicates), tuple(ordered), ground.registry, ground.records)


@dataclass(frozen=True, slots=True)
class _Draft:
    entry: Entry
    matter: Matter
    record: Record


def _draft(recognition: Recognition, ground: Ground, taken: frozenset[str]) -> _Draft:
    if recognition.kind is Kind.ACTIVITY:
        raise ValueError("an activity confers nothing, so that no recognition can be drafted of it")
    matter = matter_of(recognition, ground)
    facts = _facts(recognition, matter)
    t = ground.context.t
    slug = _free_slug(facts, ground.records.slugs)
    entry = facts._replace(
        slug=slug,
        path=f"entries/{UNDATED_FOLDER if facts.year is None else facts.year}/{slug}.md",
        title=skeleton.propose_title(facts, t, taken),
        summary=skeleton.propose_summary(facts, t, taken),
    )
    return _Draft(entry, matter, _record(entry, ground.reading))


def _facts(recognition: Recognition, matter: Matter) -> Entry:
    """Return the entry that the fields make, with every reference resolved and no words of its own yet."""
    fields: Any = bare(matter.fields)
    registry = matter.registry
    given = zip(recognition.recipients, fields["recipients"], strict=True)
    return Entry(
        slug="",
        path="",
        title="",
        kind=recognition.kind,
        summary="",
        body="",
        award=registry.awards[fields["award"]],
        edition=fields["edition"],
        conferred=edtf.parse(fields["conferred"]) if fields["conferred"] else None,
        venue=fields.get("venue"),
        parties=tuple(Party(registry.issuers[id_]) for id_ in fields["issuers"]),
        presenters=tuple(Person(**person) for person in fields.get("presenters", ())),
        recipients=tuple(_recipient(finding.place.value, recipient) for finding, recipient in given),
        recipients_total=fields.get("recipients_total"),
        status=recognition.status,
    )


def _recipient(place: Place, fields: dict[str, Any]) -> Recipient:
    person = fields.get("received_by")
    return Recipient(
        place,
        unit=fields.get("unit"),
        result=Result(**fields.get("result", {})),
        received_by=Person(**person) if person else None,
        personal=fields.get("personal", False),
    )


def _free_slug(entry: Entry, taken: frozenset[str]) -> str:
    """Return the file name that the almanac gives: award, year and the one recipient; more words where it is taken."""
    honoured = list(dict.fromkeys(map(skeleton.honoured, entry.recipients)))
    act = f"{entry.award.id if entry.award else ''} {'' if entry.year is None else entry.year}"
    # Place names are ASCII but for accents that no official name has; an id that came out empty would be no address.
    first = nearest_id(f"{act} {honoured[0]}" if honoured else act) or act
    whole = nearest_id(act) or first
    for slug in [first] if len(honoured) == 1 else [whole, first]:
        if slug not in taken:
            return slug
    return next(slug for number in count(2) if (slug := f"{first}-{number}") not in taken)


def _record(entry: Entry, reading: Reading) -> Record:
    address = address_of(reading)
    return Record(
        path=entry.path,
        slug=entry.slug,
        award=entry.award.id if entry.award else None,
        edition=entry.edition,
        conferred_year=entry.conferred_year,
        places=frozenset(recipient.place.slug for recipient in entry.recipients),
        addresses=frozenset({address_key(address)} if address else ()),
        issuers=tuple(party.issuer.id for party in entry.parties),
        draft=True,
    )


def _why_repeated(record: Record, drafted: Record, t: Language) -> str:
    words = {"path": f"content/{record.path}"}
    if record.award == drafted.award and record.places & drafted.places:
        return t.gettext("mungkin sudah tercatat di %(path)s: penghargaan, tahun, dan daerahnya sama") % words
    return t.gettext("mungkin sudah tercatat di %(path)s: alamat sumbernya sama") % words


def _text(draft: _Draft, ground: Ground, repeated: list[str]) -> tuple[str, tuple[Placed, ...]]:
    """Return a draft's file, and where its marks stand."""
    t = ground.context.t
    own = t.gettext("usulan yang disusun dari isian lain, bukan dari kalimat artikel")
    fields: dict[str, object] = {
        "title": Marked(draft.entry.title, "; ".join([*repeated, own]), 0.0 if repeated else None),
        **draft.matter.fields,
        "summary": Marked(draft.entry.summary, own),
        "sources": [source_of(ground)],
        **({} if t.code == SOURCE_LANGUAGE else {"lang": t.code}),
        "draft": True,
    }
    yaml, placed = write_yaml(fields, t.gettext("periksa"), first_line=2)
    return f"---\n{yaml}---\n{skeleton.write_skeleton(draft.entry, t)}", placed


def _checks(path: str, placed: Iterable[Placed]) -> Iterator[Check]:
    for mark, location, line in placed:
        yield Check(path, line, ".".join(map(str, location)), _shown(bare(mark.value)), mark.confidence, mark.reason)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return " ".join(map(_shown, value.values()))
    return "" if value is None else str(value)

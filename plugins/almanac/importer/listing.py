"""A reading in, the same as data out: what `build.py import --format jsonl` prints, one object an article.

Names are written out in full, as labels of articles have them; every value has its evidence (offsets and words of the
text) and its confidence beside it, under the same key.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from almanac.importer.notes import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from almanac.importer.extraction.article import Article
    from almanac.importer.extraction.bodies import Body
    from almanac.importer.findings import Finding, Person, Reading, Recipient, Recognition
    from almanac.language import Language
    from almanac.model import Award, Issuer
    from almanac.registry import Registry


def as_line(reading: Reading, registry: Registry, t: Language) -> str:
    """Return a reading as one line of JSON."""
    return json.dumps(as_object(reading, registry, t), ensure_ascii=False)


def as_object(reading: Reading, registry: Registry, t: Language) -> dict[str, Any]:
    """Return a reading as what JSON can hold."""
    article = reading.article
    found: dict[str, Finding[Any] | None] = {"publisher": reading.publisher, "published": reading.published}
    return {
        "file": article.name,
        "address": article.address,
        "kind": reading.kind.value if reading.kind else "none",
        "reason": said(reading.reason, t) if reading.reason else None,
        "title": article.title,
        **{name: finding.value if finding else None for name, finding in found.items()},
        "recognitions": [_recognition(one, article, registry, t) for one in reading.recognitions],
        **_grounds(found, article, t),
        "furniture": [{"start": one.start, "end": one.end, "why": one.why} for one in article.asides],
    }


def _recognition(one: Recognition, article: Article, registry: Registry, t: Language) -> dict[str, Any]:
    values: dict[str, Finding[Any] | None] = {
        "award": one.award,
        "edition": one.edition,
        "conferred": one.conferred,
        "venue": one.venue,
        "recipients_total": one.recipients_total,
    }
    lists: dict[str, tuple[Finding[Any], ...]] = {
        "recipients": tuple(recipient.place for recipient in one.recipients),
        "issuers": one.issuers,
        "presenters": one.presenters,
    }
    award = registry.awards.get(one.award_id) if one.award_id else None
    return {
        "kind": one.kind.value,
        "award": award_name(award) if award else one.award.value,
        "award_id": one.award_id,
        "edition": one.edition.value if one.edition else None,
        "conferred": one.conferred.value if one.conferred else None,
        "recipients": [recipient.place.value.name for recipient in one.recipients],
        "issuers": [body_name(finding.value, registry.issuers) for finding in one.issuers],
        "issuer_ids": [finding.value.id for finding in one.issuers],
        "status": one.status.value,
        "presenters": [_person(finding.value) for finding in one.presenters],
        "venue": one.venue.value if one.venue else None,
        "recipients_total": one.recipients_total.value if one.recipients_total else None,
        "results": [_result(recipient, article, t) for recipient in one.recipients],
        **_grounds(values, article, t, lists),
    }


def award_name(award: Award) -> str:
    """Return the name of an award, with its shortest alias in capitals if it has one: "Kota Layak Anak (KLA)"."""
    shorts = [name for name in award.aliases if name.isupper() and " " not in name]
    return f"{award.name} ({min(shorts, key=len)})" if shorts and not award.name.isupper() else award.name


def body_name(body: Body, issuers: Mapping[str, Issuer]) -> str:
    """Return the full name of an institution, with the one in use if it is another."""
    issuer = issuers.get(body.id) if body.id else None
    if issuer is None:
        return body.name
    return f"{issuer.name} ({issuer.short})" if issuer.short != issuer.name else issuer.name


def _person(person: Person) -> dict[str, str | None]:
    return {"name": person.name, "office": person.office}


def _result(recipient: Recipient, article: Article, t: Language) -> dict[str, Any]:
    values: dict[str, Finding[Any] | None] = {
        name: getattr(recipient, name) for name in ("unit", "tier", "rank", "of", "score", "category")
    }
    received = recipient.received_by
    return {
        "recipient": recipient.place.value.name,
        **{name: finding.value if finding else None for name, finding in values.items()},
        "received_by": _person(received.value) if received else None,
        **_grounds({**values, "received_by": received}, article, t),
    }


def _grounds(
    values: Mapping[str, Finding[Any] | None],
    article: Article,
    t: Language,
    lists: Mapping[str, tuple[Finding[Any], ...]] | None = None,
) -> dict[str, Any]:
    """Return the evidence, the confidence, the notes and the alternatives of values, each under their names."""
    found = {name: finding for name, finding in values.items() if finding}
    several = {name: findings for name, findings in (lists or {}).items() if findings}
    return {
        "evidence": {
            **{name: _evidence(finding, article) for name, finding in found.items()},
            **{name: [_evidence(finding, article) for finding in findings] for name, findings in several.items()},
        },
        "confidence": {
            **{name: finding.confidence for name, finding in found.items()},
            **{name: [finding.confidence for finding in findings] for name, findings in several.items()},
        },
        "notes": {name: said(finding.note, t) for name, finding in found.items() if finding.note},
        "alternatives": {
            name: [_plain(value) for value in finding.alternatives]
            for name, finding in found.items()
            if finding.alternatives
        }
        | {
            name: [[_plain(value) for value in finding.alternatives] for finding in findings]
            for name, findings in several.items()
            if any(finding.alternatives for finding in findings)
        },
    }


def _evidence(finding: Finding[Any], article: Article) -> list[dict[str, Any]]:
    return [
        {"start": start, "end": end, "text": " ".join(article.text[start:end].split())} for start, end in finding.spans
    ]


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int) else getattr(value, "name", str(value))

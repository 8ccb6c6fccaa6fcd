"""Readings made by hand: a text, and findings whose evidence is where their words stand in it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from almanac.importer.drafting.drafts import plan
from almanac.importer.drafting.records import records_of
from almanac.importer.extraction.article import read_article
from almanac.importer.extraction.bodies import Body
from almanac.importer.findings import Finding, Reading, Recipient, Recognition
from almanac.model import IssuerType, Kind
from almanac.reader import read_entries
from almanac.registry_reader import read_registry

if TYPE_CHECKING:
    from pathlib import Path

    from almanac.importer.drafting.drafts import Plan
    from almanac.registry import Registry

TODAY = dt.date(2026, 1, 2)
ADDRESS = "https://www.contoh.co.id/berita/adipura?utm_source=x"
TEXT = """Semarang dan Pekalongan Raih Penghargaan Bergengsi

contoh.co.id, 20 Maret 2024

SEMARANG - Kota Semarang dan Kota Pekalongan meraih Adipura tahun 2023 dari Kementerian Lingkungan Hidup dan Kehutanan.
Piala itu diserahkan Menteri Siti Nurbaya kepada Wali Kota Hevearita pada Selasa (5/3) di Auditorium Manggala Wanabakti.
Ada 114 daerah yang menerimanya pada malam yang penuh kebanggaan bagi seluruh warga kota itu.
"""


def found(value: Any, words: str = "", confidence: float = 0.9, **more: Any) -> Finding[Any]:
    """Return a finding whose evidence is where `words` stand in the text, and none without words."""
    start = TEXT.find(words) if words else -1
    return Finding(value, ((start, start + len(words)),) if start >= 0 else (), confidence, **more)


def body(name: str, id_: str | None = None, type_: IssuerType = IssuerType.NATIONAL_GOVERNMENT) -> Body:
    """Return an institution as the text names it."""
    return Body(0, 1, name, id_, type_)


def recipient(registry: Registry, slug: str, **more: Any) -> Recipient:
    """Return a recipient that the text names."""
    return Recipient(found(registry.places[slug]), **more)


def recognition(registry: Registry, **fields: Any) -> Recognition:
    """Return a recognition of Semarang with Adipura 2023, sure in every value, that differs in `fields`."""
    given: dict[str, Any] = {
        "kind": Kind.AWARD,
        "award": found("Adipura", "Adipura", 0.95),
        "award_id": "adipura",
        "recipients": (recipient(registry, "kota-semarang"),),
        "issuers": (found(body("Kementerian Lingkungan Hidup dan Kehutanan", "klhk"), "Kementerian Lingkungan"),),
        "edition": found(2023, "2023"),
        "conferred": found("2024-03-05", "Selasa (5/3)"),
    }
    return Recognition(**{**given, **fields})


def reading(*recognitions: Recognition, text: str = TEXT, address: str | None = ADDRESS) -> Reading:
    """Return what an article reports."""
    published = found("2024-03-20", "20 Maret 2024")
    return Reading(
        read_article(text, "contoh", address), found("contoh.co.id", "contoh.co.id"), published, recognitions
    )


def planned(content: Path, made: Reading, **options: Any) -> Plan:
    """Return the plan of a reading for a content folder as it stands."""
    registry = read_registry(content)[0]
    records = records_of(read_entries(content)[0], registry)
    return plan(made, registry, records, TODAY, **options)

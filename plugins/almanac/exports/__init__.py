"""An almanac in, everything that `/data/` offers out: tables, data package, database, schemas, one file a page.

`documents` gives every file by its address; a caller that writes only some of them uses the functions of the modules.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from almanac import downloads
from almanac.downloads import CSV, JOINS, JSON, SQLITE, TABLES, Download
from almanac.exports import datapackage
from almanac.exports.database import database
from almanac.exports.entry_tables import ENTRY_PLACES, entry_tables
from almanac.exports.per_page import issuer_file, place_file, record, year_file
from almanac.exports.registry_tables import registry_tables
from almanac.exports.table import Filled, as_csv, as_json
from almanac.json_schemas import json_schemas
from almanac.registry import successions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from almanac.language import Language
    from almanac.model import Almanac
    from almanac.site_facts import SiteFacts

__all__ = ["documents", "listing", "page_documents", "schema_documents", "table_documents", "tables"]


def documents(almanac: Almanac, facts: SiteFacts) -> dict[str, bytes]:
    """Return every file below `/data/` by its address, sorted."""
    found = {
        **table_documents(tables(almanac, facts), facts),
        **page_documents(almanac, facts),
        **schema_documents(facts),
    }
    return dict(sorted(found.items()))


def tables(almanac: Almanac, facts: SiteFacts) -> tuple[Filled, ...]:
    """Return every table, filled, each before those that refer to it."""
    return (*registry_tables(almanac, facts), *entry_tables(almanac, facts))


def table_documents(filled: tuple[Filled, ...], facts: SiteFacts) -> dict[str, bytes]:
    """Return the tables as CSV, JSON and a database, and the descriptor of the package."""
    published = sorted((one for one in filled if one.table != ENTRY_PLACES), key=_listed_first)
    csv_files = {one.table.name: as_csv(one) for one in published}
    package = datapackage.descriptor((one.table for one in published), csv_files, facts)
    return {
        **{downloads.table(name, "csv"): content for name, content in csv_files.items()},
        **{downloads.table(one.table.name, "json"): as_json(one) for one in published if one.table.json},
        downloads.PACKAGE: datapackage.as_bytes(package),
        downloads.DATABASE: database(filled),
    }


def page_documents(almanac: Almanac, facts: SiteFacts) -> dict[str, bytes]:
    """Return one file for each place with a record, each year and each issuer."""
    records = {entry.slug: record(entry, facts) for entry in almanac.entries}
    found = {}
    for slug in almanac.by_place:
        place = almanac.places[slug]
        found[downloads.of_place(place)] = place_file(place, almanac, facts)
    for year in almanac.by_year:
        found[downloads.of_year(year)] = year_file(year, almanac, facts, records)
    for issuer in almanac.issuers.values():
        found[downloads.of_issuer(issuer.id)] = issuer_file(issuer, almanac, facts, records)
    return found


def schema_documents(facts: SiteFacts) -> dict[str, bytes]:
    """Return the JSON Schema of each kind of content file."""
    schemas = json_schemas(lambda kind: facts.href(downloads.schema(kind)) if facts.url else None)
    return {
        downloads.schema(kind): (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for kind, schema in schemas.items()
    }


def listing(almanac: Almanac, sizes: Mapping[str, int], t: Language) -> tuple[Download, ...]:
    """Return what the data page shows: the tables in each form, the package and the database, with rows and bytes."""
    about = {
        "recognitions": t.gettext("Pengakuan, satu baris untuk tiap penerima"),
        "activities": t.gettext("Kegiatan, satu baris untuk tiap daerah"),
        "entries": t.gettext("Entri, satu baris untuk tiap peristiwa"),
        "sources": t.gettext("Sumber dari tiap entri"),
        "places": t.gettext("Provinsi, kota, dan kabupaten"),
        "issuers": t.gettext("Lembaga pemberi"),
        "awards": t.gettext("Penghargaan dan program"),
        "themes": t.pgettext("several", "Tema"),
        "award_tiers": t.gettext("Tingkat tiap penghargaan, dari yang terendah"),
        "award_issuers": t.gettext("Lembaga yang menyelenggarakan tiap penghargaan"),
        "entry_issuers": t.gettext("Lembaga pemberi pada tiap entri, dengan perannya"),
        "entry_themes": t.gettext("Tema tiap entri"),
        "issuer_successions": t.gettext("Lembaga pendahulu dan penerusnya"),
    }
    rows = {
        "recognitions": sum(len(entry.recipients) for entry in almanac.entries if not entry.is_activity),
        "activities": sum(len(entry.recipients) for entry in almanac.entries if entry.is_activity),
        "entries": len(almanac.entries),
        "sources": sum(len(entry.sources) for entry in almanac.entries),
        "places": len(almanac.places),
        "issuers": len(almanac.issuers),
        "awards": len(almanac.awards),
        "themes": len(almanac.themes),
        "award_tiers": sum(len(award.tiers) for award in almanac.awards.values()),
        "award_issuers": sum(len(award.issuers) for award in almanac.awards.values()),
        "entry_issuers": sum(len(entry.parties) for entry in almanac.entries),
        "entry_themes": sum(len(entry.themes) for entry in almanac.entries),
        "issuer_successions": len(successions(almanac.issuers.values())),
    }
    forms = [(name, form) for name in TABLES for form in ("csv", "json")] + [(name, "csv") for name in JOINS]
    shown = []
    for name, form in forms:
        path = downloads.table(name, form)
        media_type = CSV if form == "csv" else JSON
        shown.append(Download(name, about[name], path, media_type, sizes[path], rows[name]))
    for name, path, media_type, words in (
        ("almanak.sqlite", downloads.DATABASE, SQLITE, t.gettext("Semua tabel dalam satu basis data SQLite")),
        (
            "datapackage.json",
            downloads.PACKAGE,
            JSON,
            t.gettext("Keterangan kolom dan kunci (Frictionless Data Package)"),
        ),
    ):
        shown.append(Download(name, words, path, media_type, sizes[path]))
    return tuple(shown)


def _listed_first(one: Filled) -> tuple[bool, int, str]:
    name = one.table.name
    return (name not in TABLES, TABLES.index(name) if name in TABLES else 0, name)

"""Declared tables and their files in, the descriptor of a Frictionless data package out.

The descriptor follows Data Package version 1 (https://specs.frictionlessdata.io/), which every reader knows. It carries
no date of its own: a build on another day gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from almanac import downloads, urls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from almanac.exports.table import Column, Table
    from almanac.site_facts import Licence, SiteFacts

Descriptor = dict[str, Any]

NAME = "almanak"

DESCRIPTION = (
    "Who recognised which city, regency or province of Indonesia, for what, when, and how that is known. Totals are of "
    "the rows of `recognitions` whose `counted` is true, by distinct `entry` where a place is named more than once. "
    "What is unknown is empty. Dates are EDTF (ISO 8601-2, level 1). In the CSV files an apostrophe stands before text "
    "that a spreadsheet would run as a formula; the JSON files and the SQLite database have the text as it is."
)


def descriptor(tables: Iterable[Table], files: Mapping[str, bytes], facts: SiteFacts, *, packed: bool) -> Descriptor:
    """Return the package's descriptor; `files` holds the tables' CSV files by address, `packed` or not."""
    package: Descriptor = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": facts.name,
        "description": DESCRIPTION,
        "licenses": [_licence(facts.content_licence)],
        "sources": [
            {"title": f"{credit.name}: {credit.use} ({credit.licence.name})", "path": credit.url}
            for credit in facts.credits
        ],
        "contributors": [{"title": facts.name, "role": "publisher"} | ({"path": facts.url} if facts.url else {})],
        "keywords": ["indonesia", "kota", "kabupaten", "penghargaan"],
    }
    if facts.url:
        package["homepage"] = facts.url
    package["resources"] = [_resource(table, files, packed=packed) for table in tables]
    return package


def as_bytes(package: Descriptor) -> bytes:
    """Return a descriptor as JSON that people read too."""
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _licence(licence: Licence) -> Descriptor:
    return {"name": licence.id, "title": licence.name, "path": licence.url}


def _resource(table: Table, files: Mapping[str, bytes], *, packed: bool) -> Descriptor:
    form = downloads.forms(table.name, packed=packed)[0]
    path = downloads.table(table.name, form)
    content = files[path]
    compression = {"compression": "gz"} if form.endswith(".gz") else {}
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path.removeprefix(urls.DATA),
        "description": table.about,
        "format": "csv",
        "mediatype": downloads.MEDIA_TYPES[form],
        "encoding": "utf-8",
        **compression,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> Descriptor:
    schema: Descriptor = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": [reference.column],
                # The specification writes a table's reference to itself as the empty name.
                "reference": {
                    "resource": "" if reference.table == table.name else reference.table,
                    "fields": [reference.target],
                },
            }
            for reference in table.references
        ]
    return schema


def _field(column: Column) -> Descriptor:
    about = column.about
    if column.separator:
        about += f" A list, divided by '{column.separator}'."
    field: Descriptor = {"name": column.name, "type": column.type, "title": column.title, "description": about}
    constraints: Descriptor = {}
    if column.required:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field

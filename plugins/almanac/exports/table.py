"""A declared table and its rows in, CSV and JSON out.

CSV is RFC 4180 in UTF-8 without a byte-order mark: CRLF, a heading, quotes where they are needed. What is unknown is an
empty cell in CSV and null in JSON. Lists are joined by the column's separator in CSV and are arrays in JSON.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Value, ...]
Type = Literal["string", "integer", "number", "boolean", "date"]

IDS = " "
"""Divides ids, which hold no space."""
NAMES = "|"
"""Divides names, as in the registry's own table of places."""

_FORMULA = frozenset("=+-@\t\r")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `title` is its label in Indonesian, `about` what it holds in English.

    `separator` makes it a list. `stored` is False for what the database has by a join or a view instead.
    """

    name: str
    type: Type
    title: str
    about: str
    required: bool = False
    unique: bool = False
    values: tuple[str, ...] = ()
    separator: str = ""
    stored: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: a column that names a row of another table by that table's column."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table's shape; `key` is its primary key."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    json: bool = True

    @property
    def heading(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its rows."""

    table: Table
    rows: tuple[Row, ...]


def as_csv(filled: Filled) -> bytes:
    """Return a table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(filled.table.heading)
    separators = [column.separator for column in filled.table.columns]
    writer.writerows(map(cell, row, separators) for row in filled.rows)
    return out.getvalue().encode()


def as_json(filled: Filled) -> bytes:
    """Return a table as a JSON array of objects, one a line, so that two editions can be compared line by line."""
    heading = filled.table.heading
    return lines(json_text(dict(zip(heading, row, strict=True))) for row in filled.rows)


def lines(objects: Iterable[str]) -> bytes:
    """Return JSON texts as one array, one element a line."""
    return ("[\n" + ",\n".join(objects) + "\n]\n").encode()


def json_text(value: object) -> str:
    """Return compact JSON in readable UTF-8."""
    return _ENCODER.encode(value)


def cell(value: Value, separator: str = "") -> str | int | float:
    """Return a value as the CSV writer takes it."""
    if isinstance(value, str):
        return defused(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return defused(separator.join(value)) if isinstance(value, tuple) else value


def defused(text: str) -> str:
    """Return a text that a spreadsheet shows rather than runs.

    A cell that begins with = + - @, a tab or a carriage return is taken for a formula (OWASP, "CSV Injection"), so an
    apostrophe goes before it, unless it is a plain number. JSON and the database keep the text as it is.
    """
    return f"'{text}" if text[:1] in _FORMULA and not _PLAIN_NUMBER.fullmatch(text) else text


def joined(value: Value, column: Column) -> str | int | float | bool | None:
    """Return a value as the database stores it: a list joined by the column's separator, an empty one as NULL."""
    return (column.separator.join(value) or None) if isinstance(value, tuple) else value

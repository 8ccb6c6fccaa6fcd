"""A declared table and its rows in, CSV and JSON out.

CSV is RFC 4180 in UTF-8 without a byte-order mark: CRLF, a heading, quotes where they are needed. What is unknown is an
empty cell in CSV and null in JSON. Lists are joined by the column's separator in CSV and are arrays in JSON.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Value, ...]
Cells = tuple[str, ...]
Type = Literal["string", "integer", "number", "boolean", "date"]

IDS = " "
"""Divides ids, which hold no space."""
NAMES = "|"
"""Divides names, as in the registry's own table of places."""

QUOTE = '"'

NUMBERS = ("integer", "number")
TRUTH = {True: "true", False: "false"}

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
    return heading_line(filled.table) + csv_lines(cells(filled.table.columns, filled.rows))


def as_json(filled: Filled) -> bytes:
    """Return a table as a JSON array of objects, one a line, so that two editions can be compared line by line."""
    return json_array(filter(None, [json_lines(filled.table, filled.rows)]))


def heading_line(table: Table) -> bytes:
    """Return the first line of a table's CSV."""
    return csv_lines([table.heading])


def csv_lines(rows: Iterable[Cells]) -> bytes:
    """Return rows of cells as lines of CSV."""
    return "".join([f"{','.join(row)}\r\n" for row in rows]).encode()


def json_lines(table: Table, rows: Iterable[Row]) -> bytes:
    """Return rows as the JSON texts of objects, one a line, with a comma between them."""
    heading = table.heading
    return ",\n".join([json_text(dict(zip(heading, row, strict=True))) for row in rows]).encode()


def json_array(parts: Iterable[bytes]) -> bytes:
    """Return the lines of one or several parts, none of them empty, as one array."""
    return b"[\n" + b",\n".join(parts) + b"\n]\n"


def json_text(value: object) -> str:
    """Return compact JSON in readable UTF-8."""
    return _ENCODER.encode(value)


def cells(columns: Sequence[Column], rows: Sequence[Row]) -> list[Cells]:
    """Return rows as cells of CSV.

    They are made a column at a time: in most columns nothing needs quotes, which is soon seen of all of it together.
    """
    if not rows:
        return []
    pairs = zip(columns, zip(*rows, strict=True), strict=True)
    return list(zip(*[_cells_of_column(column, values) for column, values in pairs], strict=True))


def _cells_of_column(column: Column, values: Sequence[Value]) -> Sequence[str]:
    if column.type == "boolean":
        return ["" if value is None else TRUTH[bool(value)] for value in values]
    if column.type in NUMBERS:
        return ["" if value is None else str(value) for value in values]
    if column.separator:
        texts = ["" if value is None else column.separator.join(value) for value in values]  # type: ignore[arg-type]
    else:
        texts = ["" if value is None else value for value in values]  # type: ignore[misc]
    whole = "\n".join(texts)
    quoted = "," in whole or QUOTE in whole or "\r" in whole or whole.count("\n") >= len(texts)
    if quoted or not _FORMULA.isdisjoint([text[:1] for text in texts]):
        return list(map(_cell, texts))
    return texts


def _cell(text: str) -> str:
    """Return a text as a cell of CSV, in quotes where it needs them."""
    if text[:1] in _FORMULA:
        text = defused(text)
    # Four searches are quicker than one by a regular expression.
    quoted = "," in text or QUOTE in text or "\n" in text or "\r" in text
    return f'"{text.replace(QUOTE, QUOTE * 2)}"' if quoted else text


def defused(text: str) -> str:
    """Return a text that a spreadsheet shows rather than runs.

    A cell that begins with = + - @, a tab or a carriage return is taken for a formula (OWASP, "CSV Injection"), so an
    apostrophe goes before it, unless it is a plain number. JSON and the database keep the text as it is.
    """
    return f"'{text}" if text[:1] in _FORMULA and not _PLAIN_NUMBER.fullmatch(text) else text


def stored(table: Table, rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows as the database has them: without what a join gives, lists joined, empty ones NULL."""
    if not rows:
        return ()
    pairs = zip(table.columns, zip(*rows, strict=True), strict=True)
    return tuple(zip(*[_stored(column, values) for column, values in pairs if column.stored], strict=True))


def _stored(column: Column, values: Sequence[Value]) -> Sequence[Value]:
    if column.separator:
        return [(column.separator.join(value) or None) if isinstance(value, tuple) else value for value in values]
    if column.type == "boolean":
        # Python's sqlite3 takes a number as it is, and looks for an adapter of anything else.
        return [int(value) if isinstance(value, bool) else value for value in values]
    return values

"""What `docs/data.md` says is offered and made is what the code offers and makes."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from almanac import calendar_file, downloads, feeds, sitemap
from almanac.exports import parts, per_page

PAGE = (Path(__file__).parents[2] / "docs" / "data.md").read_text("utf-8")
OFFERED, MADE = re.findall(r"^\| file \|.*?\n\n", PAGE, re.DOTALL | re.MULTILINE)


def rows_of(table):
    """Return the rows of a Markdown table as lists of cells."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()[2:]]


def test_every_table_is_listed_with_its_forms():
    """Each table and the database stand in one row, with the forms of a small and of a large almanac."""
    said = {}
    for names, small, large in rows_of(OFFERED):
        for name in re.findall(r"`(\w+)`", names):
            plain = re.findall(r"`\.([\w.]+)`", small)
            said[name] = (plain, plain if large == "the same" else re.findall(r"`\.([\w.]+)`", large))
    tables = {
        name: tuple(list(downloads.forms(name, packed=packed)) for packed in (False, True))
        for name in (*downloads.TABLES, *downloads.JOINS)
    }
    assert said == tables | {"almanak": (["sqlite"], ["sqlite.gz"])}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("up to {} entries", downloads.MOST_PLAIN),
        ("the newest {} entries of a place or an issuer", per_page.MOST),
        ("the newest {} entries of an index year", per_page.MOST_OF_A_YEAR),
        ("{} entries in that of everything", feeds.MOST_ENTRIES),
        ("{} in that of a place, year or issuer", feeds.MOST_OF_ONE),
        ("holds the {}\nlatest days", calendar_file.MOST_EVENTS),
        ("one file up to {} pages", sitemap.MOST_ADDRESSES),
        ("some {} entries of one index year", parts.STRETCH),
    ],
)
def test_limits_are_those_of_the_code(words, number):
    """Each limit is stated as it is."""
    assert words.format(f"{number:,}") in PAGE


def test_every_function_named_exists():
    """The table of what an edit changes names functions that are there."""
    names = [name for row in rows_of(MADE) for name in re.findall(r"`([a-z_.]+)`", " ".join(row[1:]))]
    assert len(names) > 8
    for name in names:
        module, _, function = f"almanac.{name}".rpartition(".")
        assert callable(getattr(importlib.import_module(module), function)), name

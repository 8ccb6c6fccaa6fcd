"""A built site in, what the golden site compares out: text as it is, and digests of what nobody reads as a diff.

Styles, scripts, the icon and the seals are named by the hash of their content and change whenever the looks do. Only
their names are compared, with the hash left out, so that the golden site changes with content and markup alone. The
build's own list of its files is left out: the paths of what is compared say the same.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from typing import TYPE_CHECKING

from almanac.site.writer import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path

DIGESTS = "digests.txt"
HASHED_NAME = re.compile(r"(aset/(?:almanak\.|ikon\.|meterai\.|js-))[0-9a-f]{10}\b")
ASSETS = "aset/"

#: Made for programs alone, or a copy of what docs/ holds and other tests compare.
DIGESTED = ("cari/indeks/", "data/skema/")
DATABASE = ".sqlite"


def expected_output(site: Path) -> dict[str, bytes]:
    """Return the files of the expected output by path, sorted; the digests of the others are a file of their own."""
    texts: dict[str, bytes] = {}
    digests: list[str] = []
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        if path == MANIFEST:
            continue
        if path.startswith(ASSETS):
            digests.append("/".join(without_hashes(path).split("/")[:2]))
        elif path.endswith(DATABASE):
            digests.append(f"{path} {digest(rows_of_database(file))}")
        elif path.startswith(DIGESTED):
            digests.append(f"{path} {digest(file.read_bytes())}")
        else:
            texts[path] = without_hashes(file.read_bytes().decode()).encode()
    return {**texts, DIGESTS: "".join(f"{line}\n" for line in sorted(set(digests))).encode()}


def without_hashes(text: str) -> str:
    """Return text with the hashes left out of the names of styles, scripts, icon and seals."""
    return HASHED_NAME.sub(r"\1HASH", text)


def digest(content: bytes) -> str:
    """Return a digest as long as telling files apart needs."""
    return hashlib.sha256(content).hexdigest()[:16]


def rows_of_database(file: Path) -> bytes:
    """Return what a database holds; its bytes also name the version of SQLite that wrote it."""
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        tables = [name for kind, name, _ in made if kind == "table" and not name.startswith("sqlite_")]
        rows = [(name, sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)) for name in tables]  # noqa: S608 - the names are the database's own
    finally:
        connection.close()
    return repr((made, rows)).encode()

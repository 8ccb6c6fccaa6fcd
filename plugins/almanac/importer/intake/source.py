"""A path, an address or standard input in, an article's text out, with what is known of where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from almanac.importer.intake.encoding import LONGEST_TEXT, SourceError, decode, is_html, is_other_xml, repair, shown
from almanac.importer.intake.page import Removed, read_page
from almanac.problems import UsageError

if TYPE_CHECKING:
    from almanac.importer.intake.encoding import Decoded

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes. The heaviest news pages have 2 MB of HTML; what is larger is something else."""

STANDARD_INPUT = "-"

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A text as a person would copy it, and where it came from.

    A plain text is as it is in the file, decoded and repaired, so that offsets into one are offsets into the other.
    `headline`, `publisher` and `published` (EDTF) are what a page says of itself in its metadata, None where it does
    not; `furniture` is what else stood on the page. `notes` tell a person in English what was done or is doubtful.
    """

    name: str
    text: str
    address: str | None = None
    headline: str | None = None
    publisher: str | None = None
    published: str | None = None
    furniture: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


def read_source(name: str, *, stdin: BinaryIO, allow_private: bool = False) -> Source:
    """Return the article at a path, at an http or https address, or on standard input, which is called `-`.

    `allow_private` lets addresses lead to this machine and its own network. Raises SourceError for an article that
    cannot be read and UsageError for a name that cannot be meant.
    """
    scheme = _SCHEME.match(name)
    if scheme is None:
        return _read(_file(name, stdin), "standard input" if name == STANDARD_INPUT else name)
    if scheme["scheme"].lower() not in {"http", "https"}:
        wrong = f"{shown(name)}: articles are fetched by http and https only, not by {scheme['scheme']}."
        raise UsageError(f"{wrong} Save the article as a file and import that.")
    from almanac.importer.intake.fetch import fetch  # noqa: PLC0415 - the network is only loaded where it is used

    answer = fetch(name, LARGEST_FILE, allow_private=allow_private)
    return _read(answer.body, name, answer.charset, answer.address)


def _file(name: str, stdin: BinaryIO) -> bytes:
    """Return a file's bytes, read no further than shows that it is too large."""
    known = "standard input" if name == STANDARD_INPUT else name
    try:
        if name == STANDARD_INPUT:
            data = stdin.read(LARGEST_FILE + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise UsageError(
            f"{shown(name)}: there is no such file. Check the path; an address begins with https://."
        ) from None
    except IsADirectoryError:
        raise UsageError(f"{shown(name)}: is a folder. Name the files in it.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(known, f"cannot be read: {reason}", "check the file's name and its permissions") from None
    if len(data) > LARGEST_FILE:
        wrong = f"it is larger than the limit of {LARGEST_FILE // 1024 // 1024} MB"
        raise SourceError(known, wrong, "check that it is the right one, or copy the article's text and import that")
    return data


def _read(data: bytes, name: str, charset: str | None = None, address: str | None = None) -> Source:
    """Return bytes as an article; whether they are a page is told by themselves."""
    decoded = decode(data, name, charset)
    if is_html(decoded.text):
        return _page(decoded, name, address)
    if is_other_xml(decoded.text):
        mend = "import the article's own page, or copy its text and import that"
        raise SourceError(name, "it is XML, such as a feed or a drawing, not text or HTML", mend)
    if len(decoded.text) > LONGEST_TEXT:
        wrong = f"it has {len(decoded.text):,} characters, more than the {LONGEST_TEXT:,} that an article may have"
        raise SourceError(name, wrong, "copy the part that reports the recognition and import that")
    text, notes = repair(decoded.text)
    return Source(name, text, address, notes=decoded.notes + notes)


def _page(decoded: Decoded, name: str, address: str | None) -> Source:
    page = read_page(decoded.text, name)
    text, notes = repair(page.text)
    return Source(
        name,
        text,
        address if address and not _same_site(address, page.facts.address) else page.facts.address,
        repair(page.facts.headline).text if page.facts.headline else None,
        repair(page.facts.publisher).text if page.facts.publisher else None,
        page.facts.published,
        page.furniture,
        decoded.notes + notes + page.facts.notes,
    )


def _same_site(address: str, other: str | None) -> bool:
    """Tell whether the address that a page claims is on the site that sent it, or on its variant for telephones."""
    one, two = (re.sub(r"^(?:www\d?|m|amp)\.", "", urlsplit(place or "").hostname or "") for place in (address, other))
    return one == two

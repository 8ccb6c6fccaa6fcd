"""An entry in, the ways to cite it out: running text, BibTeX, RIS, and the meta tags that reference managers read.

The index year is cited as the edition, as a yearbook's volume would be, and apart from the day of publication, which
is the day the entry was first committed; a year or a day that is not known is not made up. No day of access is given,
since a page does not know when it is read. Every form stands in the entry's page, so none says anything twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac import edtf, urls

if TYPE_CHECKING:
    from almanac.language import Language
    from almanac.model import Almanac, Entry
    from almanac.site_facts import SiteFacts

MetaTags = tuple[tuple[str, str], ...]

_BIBTEX_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_BIBTEX_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BABEL_LANGUAGES = {"id": "indonesian", "en": "english"}
"""Names that LaTeX's babel and biblatex know, by ISO 639-1 code."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One entry, cited in three forms."""

    plain: str
    bibtex: str
    ris: str


def cite(entry: Entry, almanac: Almanac, facts: SiteFacts, t: Language) -> Citation:
    """Return an entry's citation in every form."""
    day = almanac.published.get(entry.slug)
    return Citation(plain(entry, facts, t, day), bibtex(entry, facts, t, day), ris(entry, facts, t, day))


def volume(entry: Entry, t: Language) -> str:
    """Return the index year as a citation says it."""
    return t.gettext("tanpa tahun") if entry.year is None else t.gettext("edisi %(year)s") % {"year": entry.year}


def plain(entry: Entry, facts: SiteFacts, t: Language, published: str | None = None) -> str:
    """Return the citation as running text: “Title.” Almanac, edition. Published day. Address, where it is known."""
    title = entry.title if entry.title.endswith((".", "?", "!", "…")) else f"{entry.title}."
    parts = [f"“{title}” {facts.name}, {volume(entry, t)}."]
    if published:
        parts.append(t.gettext("Terbit %(day)s.") % {"day": t.date(edtf.parse(published))})
    if facts.url:
        parts.append(_address(entry, facts))
    return " ".join(parts)


def bibtex(entry: Entry, facts: SiteFacts, t: Language, published: str | None = None) -> str:
    """Return the citation as a BibTeX entry of type @misc; without a known day it has no `year`."""
    fields = {
        # Braces within braces keep a body's name whole, and a title's capitals as they are.
        "author": f"{{{_bibtex(facts.name)}}}",
        "title": f"{{{_bibtex(entry.title)}}}",
        "howpublished": _bibtex(facts.name),
        "note": _bibtex(_capitalised(volume(entry, t))),
    }
    if published:
        year, month, _ = published.split("-")
        fields |= {"year": year, "month": _BIBTEX_MONTHS[int(month) - 1]}
    if facts.url:
        fields["url"] = _address(entry, facts)
    if entry.lang in _BABEL_LANGUAGES:
        fields["langid"] = _BABEL_LANGUAGES[entry.lang]
    # BibTeX's own names of months are written bare.
    body = ",\n".join(f"  {key} = {value if key == 'month' else f'{{{value}}}'}" for key, value in fields.items())
    return f"@misc{{{entry.slug},\n{body}\n}}\n"


def ris(entry: Entry, facts: SiteFacts, t: Language, published: str | None = None) -> str:
    """Return the citation in RIS as an electronic source; without a known day it has neither PY nor DA."""
    lines = [("TY", "ELEC"), ("AU", facts.name), ("TI", entry.title), ("T2", facts.name)]
    if published:
        lines += [("PY", published[:4]), ("DA", published.replace("-", "/"))]
    lines += [("N1", _capitalised(volume(entry, t))), ("LA", entry.lang)]
    if facts.url:
        lines.append(("UR", _address(entry, facts)))
    lines.append(("ER", ""))
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines)


def meta_tags(entry: Entry, almanac: Almanac, facts: SiteFacts) -> MetaTags:
    """Return the Highwire Press tags, as Google Scholar and Zotero read them, as (name, content) in order."""
    published = almanac.published.get(entry.slug)
    tags = [
        ("citation_title", entry.title),
        ("citation_author", facts.name),
        ("citation_journal_title", facts.name),
    ]
    if published:
        tags.append(("citation_publication_date", published.replace("-", "/")))
    if facts.url:
        tags.append(("citation_public_url", _address(entry, facts)))
    tags.append(("citation_language", entry.lang))
    return tuple(tags)


def _address(entry: Entry, facts: SiteFacts) -> str:
    return facts.href(urls.entry(entry.slug))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bibtex(text: str) -> str:
    return _one_line(text).translate(_BIBTEX_SPECIAL)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

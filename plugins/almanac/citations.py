"""An entry in, the way to cite it out.

The index year is cited as the edition, as a yearbook's volume would be, and apart from the day of publication, which
is the day the entry was first committed; a year or a day that is not known is not made up. No day of access is given,
since a page does not know when it is read. BibTeX and RIS are made from this text and the page it stands on, by
`theme/static/js/cite.js`, for readers who ask for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almanac import edtf, urls

if TYPE_CHECKING:
    from almanac.language import Language
    from almanac.model import Entry
    from almanac.site_facts import SiteFacts


def cite(entry: Entry, facts: SiteFacts, t: Language, published: str | None = None) -> str:
    """Return the citation as running text: “Title.” Almanac, edition. Published day. Address, where it is known."""
    title = entry.title if entry.title.endswith((".", "?", "!", "…")) else f"{entry.title}."
    volume = t.gettext("tanpa tahun") if entry.year is None else t.gettext("edisi %(year)s") % {"year": entry.year}
    parts = [f"“{title}” {facts.name}, {volume}."]
    if published:
        parts.append(t.gettext("Terbit %(day)s.") % {"day": t.date(edtf.parse(published))})
    if facts.url:
        parts.append(facts.href(urls.entry(entry.slug)))
    return " ".join(parts)

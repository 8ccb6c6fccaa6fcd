"""Pages in, HTML out: Jinja2 templates see a page, its view and the site, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from almanac import citations, structured_data, urls
from almanac.model import Entry
from almanac.site.frames import FRAME, RECORDS
from almanac.site.running_text import running
from almanac.views.entry_page import EntryView
from almanac.views.parts import Link, brief, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Environment, Template
    from markupsafe import Markup

    from almanac.language import Language
    from almanac.model import Almanac, StaticPage
    from almanac.site.assets import Assets
    from almanac.site_facts import SiteFacts
    from almanac.views.page import Page
    from almanac.views.parts import Line


@dataclass(frozen=True, slots=True)
class Site:
    """What every template knows of the site."""

    facts: SiteFacts
    description: str
    branch: str
    language: str
    style: str
    scripts: str
    icon: str
    seals: str
    pages: tuple[str, ...]
    navigation: tuple[Link, ...]

    def file(self, path: str) -> str:
        """Return where a file of the repository is shown, and from there edited, and its history read."""
        return f"{self.facts.repository}/blob/{self.branch}/{path}"

    @property
    def report(self) -> str:
        """Return where an error is reported; a script adds the page, to a form that needs scripts itself."""
        return f"{self.facts.repository}/issues/new?template=laporkan-kesalahan.yml"

    def contribute(self, **fields: str) -> str:
        """Return where an entry is proposed, with fields of the form filled in."""
        extra = f"&{urlencode(fields)}" if fields else ""
        return f"{self.facts.repository}/issues/new?template=usulkan-entri.yml{extra}"


def site_of(
    facts: SiteFacts, assets: Assets, description: str, branch: str, pages: Iterable[StaticPage], t: Language
) -> Site:
    """Return what the templates know of the site."""
    navigation = (
        Link(t.pgettext("several", "Daerah"), urls.PLACES),
        Link(t.pgettext("several", "Tahun"), urls.YEARS),
        Link(t.pgettext("several", "Pemberi"), urls.ISSUERS),
        Link(t.pgettext("several", "Penghargaan"), urls.AWARDS),
        Link(t.pgettext("several", "Tema"), urls.THEMES),
        Link(t.gettext("Peta"), urls.MAP),
        Link(t.gettext("Data"), urls.DATA),
        Link(t.gettext("Cari"), urls.SEARCH),
    )
    return Site(
        facts=facts,
        description=description,
        branch=branch,
        language=t.code,
        style=assets.style,
        scripts=assets.scripts,
        icon=assets.icon,
        seals=assets.seals,
        pages=tuple(sorted(page.slug for page in pages)),
        navigation=navigation,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one kind, depth and section have around their matter, as HTML."""

    links: Markup
    head: Markup
    colophon: Markup


ENTRY = "entry.html"
"""The template of the pages that are most of the site; as further pages of lists do, they have a short colophon."""

OWN_SEARCH = frozenset({"home.html", "search.html", "404.html"})
"""Templates whose matter has a search form."""

SEARCHABLE = frozenset({urls.HOME, urls.SEARCH})
"""Pages that offer browsers the almanac as a search engine; one is enough, and these are where it is looked for."""


FILTERS = ("running", "line", "brief_line")
"""The names of the renderer's filters."""

REMEMBERED = 20_000
"""Lines kept as HTML, before all are forgotten: what returns does so soon. Each takes about 500 bytes."""


class Renderer:
    """Renders pages with one environment; what pages have in common is rendered once."""

    def __init__(self, environment: Environment, site: Site, almanac: Almanac, t: Language) -> None:
        self.environment = environment
        self.site = site
        self.almanac = almanac
        self.t = t
        # A macro sees no more than it is given, and every record has a seal.
        environment.globals["seals"] = site.seals
        # What is filtered is called at a fifth of the cost of what a template calls.
        environment.filters |= dict(zip(FILTERS, (running, self.line, self.brief_line), strict=True))
        # Templates do not change while a site is built, and to look takes longer than to fill a short one.
        environment.auto_reload = False
        self._templates: dict[str, Template] = {}
        self._frames: dict[tuple[object, ...], Frame] = {}
        self._lines: dict[tuple[object, ...], Markup] = {}

    def render(self, page: Page, context: Mapping[str, object] | None = None) -> bytes:
        """Return a page's HTML; what its template sees may be known."""
        template = self._templates.get(page.template)
        if template is None:
            template = self._templates[page.template] = self.environment.get_template(page.template)
        return template.render(context or self.context(page)).encode()

    def line(self, line: Line, level: int, root: str) -> Markup:
        """Return an act as a line of the register; `level` is that of its heading."""
        return self._remembered(line, (level, root), lambda: self._records.record(record(line, self.t), level, root))

    def brief_line(self, line: Line, root: str) -> Markup:
        """Return an act as a short line."""
        return self._remembered(line, (root,), lambda: self._records.brief(brief(line, self.t), root))

    def _remembered(self, line: Line, seen_from: tuple[object, ...], make: Callable[[], Markup]) -> Markup:
        """Return what is made of a line, once: pages of years, issuers, awards and themes have many in common."""
        if line.place:  # no other page has it
            return make()
        key = (line.slug, *line[2:], *seen_from)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) == REMEMBERED:
                self._lines.clear()
            found = self._lines[key] = make()
        return found

    @cached_property
    def _records(self) -> Any:
        return self.environment.get_template(RECORDS).module

    def context(self, page: Page) -> dict[str, object]:
        """Return what a template sees."""
        facts = self.site.facts
        # The host shows the page of what is not there at any depth, so its links start at the domain.
        root = self._domain_root() if page.address == urls.NOT_FOUND else page.root
        return {
            "site": self.site,
            "here": page,
            "view": page.view,
            "root": root,
            "frame": self._frame(page, root),
            "canonical": facts.stated(page.address) if facts.url and page.indexed else None,
            "data": self._data(page),
            "cite": self._cite(page),
        }

    def _domain_root(self) -> str:
        path = self.site.facts.url.split("//", 1)[-1].partition("/")[2]
        return f"/{path}/" if path else "/"

    def _frame(self, page: Page, root: str) -> Frame:
        listed = any(page.address == link.href for link in self.site.navigation)
        address = page.address if listed or page.address == urls.HOME else None
        searchable = bool(self.site.facts.url) and page.address in SEARCHABLE
        own_search = page.template in OWN_SEARCH
        is_short = page.template == ENTRY or urls.is_further(page.address)
        key = (root, address, page.section, searchable, own_search, is_short)
        if key not in self._frames:
            parts: Any = self.environment.get_template(FRAME).make_module()
            self._frames[key] = Frame(
                links=parts.links(self.site, root, searchable),
                head=parts.head(self.site, root, address, page.section, own_search),
                colophon=parts.brief(self.site, root) if is_short else parts.colophon(self.site, root),
            )
        return self._frames[key]

    def _data(self, page: Page) -> str:
        """Return the page's structured data for a script element, or an empty text."""
        facts, t = self.site.facts, self.t
        if isinstance(page.view, EntryView) and isinstance(page.subject, Entry):
            days = page.view.days
            graph = structured_data.for_entry(page.subject, t, days.published, days.modified)
        else:
            graph = structured_data.for_page(self.almanac, facts, t, page.subject, page.address, self._trail(page))
        return structured_data.to_script(graph) if graph else ""

    def _trail(self, page: Page) -> tuple[tuple[str, str], ...]:
        return (*((link.text, link.href) for link in page.trail), (page.title, page.address))

    def _cite(self, page: Page) -> str:
        if isinstance(page.view, EntryView) and isinstance(page.subject, Entry):
            return citations.cite(page.subject, self.site.facts, self.t, page.view.days.published)
        return ""

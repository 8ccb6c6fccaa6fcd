"""Pages in, HTML out: Jinja2 templates see a page, its view and the site, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from markupsafe import Markup

from almanac import citations, structured_data, urls
from almanac.model import Entry
from almanac.site.assets import words_file
from almanac.views.parts import Link, brief, record
from almanac.views.search_words import search_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

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
    words: str
    icon: str
    seals: str
    pages: tuple[str, ...]
    navigation: tuple[Link, ...]

    def edit(self, path: str) -> str:
        """Return where a file of the repository is edited."""
        return f"{self.facts.repository}/edit/{self.branch}/{path}"

    def history(self, path: str) -> str:
        """Return where the history of a file of the repository is shown."""
        return f"{self.facts.repository}/commits/{self.branch}/{path}"

    def report(self, address: str) -> str:
        """Return where an error on a page is reported."""
        return f"{self.facts.repository}/issues/new?template=laporkan-kesalahan.yml&{urlencode({'halaman': address})}"

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
        words=words_file(search_words(t), assets)[0],
        icon=assets.icon,
        seals=assets.seals,
        pages=tuple(sorted(page.slug for page in pages)),
        navigation=navigation,
    )


class Renderer:
    """Renders pages with one environment."""

    def __init__(self, environment: Environment, site: Site, almanac: Almanac, t: Language) -> None:
        self.environment = environment
        self.site = site
        self.almanac = almanac
        self.t = t
        # A macro sees no more than it is given, and every record has a seal.
        environment.globals |= {"seals": site.seals, "line": self.line, "brief_line": self.brief_line}
        self._lines: dict[tuple[object, ...], Markup] = {}

    def render(self, page: Page, context: Mapping[str, object] | None = None) -> bytes:
        """Return a page's HTML; what its template sees may be known."""
        return self.environment.get_template(page.template).render(context or self.context(page)).encode()

    def line(self, line: Line, level: int, root: str) -> Markup:
        """Return an act as a line of the register; `level` is that of its heading."""
        if line.place:  # no other page has it
            return Markup(self._records.record(record(line, self.t), level, root))  # noqa: S704 - a template's own
        key = (line.slug, *line[2:], level, root)
        if key not in self._lines:
            self._lines[key] = self._records.record(record(line, self.t), level, root)
        return self._lines[key]

    def brief_line(self, line: Line, root: str) -> Markup:
        """Return an act as a short line."""
        return Markup(self._records.brief(brief(line, self.t), root))  # noqa: S704 - likewise

    @cached_property
    def _records(self) -> Any:
        return self.environment.get_template("_records.html").module

    def context(self, page: Page) -> dict[str, object]:
        """Return what a template sees."""
        return {
            "site": self.site,
            "here": page,
            "view": page.view,
            # The host shows the page of what is not there at any depth, so its links start at the domain.
            "root": self._domain_root() if page.address == urls.NOT_FOUND else page.root,
            "canonical": self.site.facts.stated(page.address) if self.site.facts.url and page.indexed else None,
            "data": self._data(page),
            "meta": self._meta(page),
            "cite": self._cite(page),
        }

    def _domain_root(self) -> str:
        path = self.site.facts.url.split("//", 1)[-1].partition("/")[2]
        return f"/{path}/" if path else "/"

    def _data(self, page: Page) -> str:
        """Return the page's structured data for a script element, or an empty text."""
        graph = structured_data.for_page(
            self.almanac, self.site.facts, self.t, page.subject, page.address, self._trail(page)
        )
        return structured_data.to_script(graph) if graph else ""

    def _trail(self, page: Page) -> tuple[tuple[str, str], ...]:
        return (*((link.text, link.href) for link in page.trail), (page.title, page.address))

    def _meta(self, page: Page) -> tuple[tuple[str, str], ...]:
        if isinstance(page.subject, Entry):
            return citations.meta_tags(page.subject, self.almanac, self.site.facts)
        return ()

    def _cite(self, page: Page) -> citations.Citation | None:
        if isinstance(page.subject, Entry):
            return citations.cite(page.subject, self.almanac, self.site.facts, self.t)
        return None

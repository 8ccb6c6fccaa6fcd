"""The one generator: content into a frozen almanac, the almanac into every page and document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pelican.generators import Generator

from almanac import exports, feeds, sitemap, urls
from almanac.calendar_file import calendar_file
from almanac.load import load_or_raise
from almanac.maps import draw_ground
from almanac.problems import ContentError
from almanac.site.assets import bundle
from almanac.site.progress import Progress
from almanac.site.render import Renderer, site_of
from almanac.site.search_index import build_index
from almanac.site.settings import language_of, site_facts
from almanac.site.workers import in_workers
from almanac.site.writer import OutputFolder, Written, refuse_unfit, write
from almanac.views.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.writers import Writer

    from almanac.views.page import Page


RESULT = "ALMANAK_RESULT"
"""The setting under which a finished generator is left, so that the command can say what was written."""

JOBS = "ALMANAK_JOBS"
AFRESH = "ALMANAK_AFRESH"
"""Settings by which the command line hands on its options."""

PELICAN_TEMPLATE = "page.html"
"""The template of the pages that Pelican writes itself."""


class AlmanacGenerator(Generator):
    """Reads content before anything is written, then writes every page but Pelican's own."""

    def generate_context(self) -> None:
        """Read, link and check the content and plan every page; raise ContentError with every problem."""
        content = Path(self.settings["PATH"])
        refuse_unfit(Path(self.output_path), content)
        self.loaded = load_or_raise(content, published_since=self.settings.get("ALMANAK_PUBLISHED_SINCE"))
        if self.loaded.outline is None:
            raise ContentError(self.loaded.problems)
        self.facts = site_facts(self.settings)
        self.t = language_of(self.settings)
        self.assets = bundle(Path(self.settings["THEME"]), self.t)
        description = str(self.settings["ALMANAK_DESCRIPTION"])
        almanac, branch = self.loaded.almanac, str(self.settings["ALMANAK_BRANCH"])
        site = site_of(self.facts, self.assets, description, branch, almanac.pages, self.t)
        self.renderer = Renderer(self.env, site, almanac, self.t)
        self.documents = dict(self._documents())
        offered = exports.listing(almanac, self.documents, self.t)
        self.pages = plan(almanac, self.t, draw_ground(self.loaded.outline), self.facts, description, offered)
        self.documents |= sitemap.documents(
            almanac, self.facts, self.t, (page.address for page in self.pages if page.indexed)
        )
        static = {page.address: page for page in self.pages if page.template == PELICAN_TEMPLATE}
        # Pelican renders the static pages itself; their template takes the rest of its context from here.
        self.context["almanac_pages"] = {
            address.rstrip("/"): self.renderer.context(page) for address, page in static.items()
        }

    def _documents(self) -> Iterator[tuple[str, bytes]]:
        almanac, facts = self.loaded.almanac, self.facts
        yield from exports.documents(almanac, facts).items()
        yield from feeds.documents(almanac, facts, self.t).items()
        yield urls.CALENDAR_FILE, calendar_file(almanac, facts, self.t)
        jobs, afresh = int(self.settings.get(JOBS, 1)), bool(self.settings.get(AFRESH))
        yield from build_index(almanac, self.t, Path(self.settings["PATH"]), jobs, afresh=afresh).items()

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - Pelican's interface
        """Write every page and document, and remove what no longer belongs."""
        output = Path(self.output_path)
        self.folder = OutputFolder(output)
        afresh = bool(self.settings.get(AFRESH))
        progress = Progress(len(self.pages))
        ours = [page for page in self.pages if page.template != PELICAN_TEMPLATE]

        def put(page: Page) -> Written:
            return write(output, urls.file_of(page.address), self.renderer.render(page), afresh=afresh)

        for written in in_workers(put, ours, int(self.settings.get(JOBS, 1))):
            self.folder.record(written)
            progress.advance(len(written))
        documents = self.documents | dict(self.assets.files)
        self.folder.record(write(output, path, data, afresh=afresh) for path, data in sorted(documents.items()))
        for page in self.pages:
            if page.template == PELICAN_TEMPLATE:
                self.folder.keep(urls.file_of(page.address))
        for picture in self.loaded.pictures:
            self.folder.keep(picture)
        self.folder.finish()
        progress.finish()
        self.settings[RESULT] = self

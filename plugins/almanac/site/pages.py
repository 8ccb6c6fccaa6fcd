"""Pelican's reader and writer for `content/pages`: the same front matter, checks and Markdown as everywhere else.

A page's address is its file name and nothing in its front matter can change it, since unknown fields are refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.readers import BaseReader
from pelican.writers import Writer

from almanac import markup, urls
from almanac.problems import ContentError, errors
from almanac.site.generator import AFRESH, BEGUN
from almanac.site.writer import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template


class PageReader(BaseReader):
    """Reads one Markdown page for Pelican."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 - the base class declares it so

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """Return the page's HTML and metadata; raise ContentError with every problem."""
        path, begun = Path(source_path), self.settings.get(BEGUN)
        if begun:
            pages, problems = begun.pages()
            linked = next((one for one in pages if one.page.slug == path.stem), None)
        else:
            from almanac.reader import read_page  # noqa: PLC0415 - only where Pelican's own command runs

            linked, problems = read_page(path, f"content/pages/{path.name}")
        if linked is None or errors(problems):
            raise ContentError(problems)
        page = linked.page
        html = markup.rooted(page.body, urls.root_of(urls.page(page.slug)))
        return html, {"title": page.title, "slug": page.slug, "lang": page.lang, "status": "published"}


class PageWriter(Writer):
    """Writes Pelican's own pages as every other file is written: whole, and left alone if nothing changed."""

    def write_file(
        self, name: str, template: Template, context: Mapping[str, Any], *settings: Any, **values: Any
    ) -> None:
        """Render one page and write it; whatever else Pelican may write, paginated lists, is written its own way."""
        if settings or values.get("paginated") or not name:
            super().write_file(name, template, context, *settings, **values)  # type: ignore[no-untyped-call]
            return
        local = {**context, **values, "output_file": name}
        afresh = bool(self.settings.get(AFRESH))
        output = Path(self.output_path)
        write(output, name, template.render(local).encode(), afresh=afresh)
        signals.content_written.send(str(output / name), context=local)

"""Pelican's reader for `content/pages`: the same front matter, checks and Markdown as everywhere else.

A page's address is its file name and nothing in its front matter can change it, since unknown fields are refused.
"""

from __future__ import annotations

from pathlib import Path

from pelican.readers import BaseReader

from almanac import markup, urls
from almanac.problems import ContentError, errors
from almanac.reader import read_page


class PageReader(BaseReader):
    """Reads one Markdown page for Pelican."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 - the base class declares it so

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """Return the page's HTML and metadata; raise ContentError with every problem."""
        path = Path(source_path)
        page, problems = read_page(path, f"content/pages/{path.name}")
        if page is None or errors(problems):
            raise ContentError(problems)
        html = markup.rooted(page.rendered.html, urls.root_of(urls.page(page.slug)))
        return html, {"title": page.matter.title, "slug": page.slug, "lang": page.matter.lang, "status": "published"}

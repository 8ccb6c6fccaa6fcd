"""Pieces of running text in, HTML out: links, times, unknowns."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from almanac.views.parts import Piece

REMEMBERED = 20_000
"""Pieces kept as HTML: places, issuers, awards and days return on page after page. Each takes about 300 bytes."""


def running(items: Sequence[Piece], root: str, between: str = "") -> Markup:
    """Return pieces as HTML whose links are seen from a page that has this way to the site's root."""
    if len(items) == 1:
        return _html(items[0], root)
    return Markup(between.join([_html(item, root) for item in items]))  # noqa: S704 - every piece is escaped


@lru_cache(maxsize=REMEMBERED)
def _html(item: Piece, root: str) -> Markup:
    text = escape(item.text)
    if item.datetime:
        text = Markup("<time datetime={}>{}</time>").format(item.datetime, text)
    if item.href:
        if "//" in item.href:
            return Markup('<a href="{}">{}</a>').format(item.href, text)
        return Markup("<a href={}>{}</a>").format(root + item.href, text)
    if item.lag:
        return Markup("<span class=lag>{}</span>").format(text)
    if item.unknown:
        return Markup("<span class=unknown>{}</span>").format(text)
    if item.lang:
        return Markup("<span lang={}>{}</span>").format(item.lang, text)
    if item.quiet:
        return Markup("<small>{}</small>").format(text)
    return text

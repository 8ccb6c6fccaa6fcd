"""The Pelican plugin: the only part that knows Pelican and Jinja2.

Pelican gives the frame: settings, theme lookup, its own pages and static files. One generator of ours reads content
into a frozen almanac and writes every other page from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pelican import signals

from almanac.site.generator import AlmanacGenerator
from almanac.site.pages import PageReader, PageWriter
from almanac.site.settings import apply_defaults, install_language

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.readers import Readers


def register() -> None:
    """Connect to Pelican. Nothing here can fail: Pelican would go on without the plugin and still exit 0."""
    signals.get_generators.connect(_generators)
    signals.readers_init.connect(_readers)
    signals.get_writer.connect(_writer)
    signals.generator_init.connect(install_language)


def _generators(pelican: Pelican) -> type[AlmanacGenerator]:
    # Called for every run, unlike `initialized`, which fires once under autoreload.
    apply_defaults(pelican.settings)
    return AlmanacGenerator


def _writer(pelican: Pelican) -> type[PageWriter]:  # noqa: ARG001 - Pelican's interface
    return PageWriter


def _readers(readers: Readers) -> None:
    readers.reader_classes["md"] = PageReader

"""What tests of the importer share: readings of texts with the almanac's own registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.importer.extraction.article import read_article
from almanac.importer.extraction.frames import Finders
from almanac.importer.extraction.reading import read
from almanac.registry_reader import read_registry

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def finders():
    """Finders for the names of the almanac's own registry."""
    registry, problems = read_registry(CONTENT)
    assert not problems
    return Finders.of(registry)


@pytest.fixture(scope="session")
def reading_of(finders):
    """Return a function that reads a text as an article."""

    def reading(text: str, address: str | None = None):
        return read(read_article(text, "article.txt", address), finders)

    return reading

"""No text makes the importer crash, hang, or write anything but drafts in its content folder."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almanac.importer.drafting.drafts import plan
from almanac.importer.drafting.records import Records
from almanac.importer.drafting.writing import write
from almanac.importer.extraction.article import read_article
from almanac.importer.extraction.reading import read
from almanac.importer.listing import as_line
from almanac.language import Language
from content_folder import REGISTRY

ARTICLES = tuple(path.read_text("utf-8") for path in sorted((Path(__file__).parent / "articles").glob("*.txt")))
LONGEST = 2.0
"""Seconds that an article may take."""
TODAY = dt.date(2026, 11, 27)

pytestmark = pytest.mark.own


@st.composite
def spoilt_articles(draw):
    """Return an article with pieces cut out, doubled, or put in from another, and signs strewn in."""
    text = draw(st.sampled_from(ARTICLES))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 400)))
        other = draw(st.sampled_from(ARTICLES))
        piece = draw(
            st.sampled_from(
                [
                    "",
                    text[start:end] * 2,
                    other[start:end],
                    "\n\n",
                    "“",
                    "(31/2)",
                    "29 Februari 2023",
                    "0/0",
                    "\0",
                    "Kota ",
                ]
            )
        )
        text = text[:start] + piece + text[end:]
    return text


texts = spoilt_articles() | st.text(max_size=400) | st.text(alphabet="Kota Kab./()-,:;\n0123456789 dan", max_size=300)


def check(reading, article, finders):
    """Assert what holds for every reading: values that are of the registry or of the text, and spans within it."""
    slugs = set(finders.registry.places)
    for one in reading.recognitions:
        assert one.recipients
        assert {recipient.place.value.slug for recipient in one.recipients} <= slugs
        for finding in (one.award, one.edition, one.conferred, one.venue):
            for start, end in finding.spans if finding else ():
                assert 0 <= start <= end <= len(article.text)
                assert 0 <= finding.confidence <= 1


@given(text=texts)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read(finders, text):
    """Whatever is given as an article is read within two seconds, and what is found can be printed."""
    started = time.perf_counter()
    article = read_article(text, "x.txt")
    reading = read(article, finders)
    assert time.perf_counter() - started < LONGEST
    check(reading, article, finders)
    assert "\n" not in as_line(reading, finders.registry, Language())


@given(text=spoilt_articles())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_drafts_stand_in_the_content_folder_and_nowhere_else(finders, tmp_path_factory, text):
    """Whatever is read, its drafts are new files below the content folder, and all that was there is as it was."""
    root = tmp_path_factory.mktemp("fuzz")
    shutil.copytree(REGISTRY, root / "content" / "registry")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    reading = read(read_article(text, "x.txt"), finders)
    written = write(plan(reading, finders.registry, Records(), TODAY), root / "content")
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == set(written)
    assert all(path.is_relative_to(root / "content") for path in written)


@pytest.mark.parametrize(
    "text",
    [
        "Kota " * 20_000,
        "penghargaan " * 8_000,
        "A" * 100_000,
        "(" * 50_000,
        "Kota Semarang, " * 6_000,
        "1. " * 20_000,
        "\n" * 100_000,
        "Penghargaan Kota Layak Anak dan " * 3_000,
        "Adipura 2023 diserahkan Selasa (5/3/2024), " * 2_000,
        "a " * 50_000,
        "Badan Lembaga Komisi Kementerian Institut " * 2_000,
    ],
    ids=lambda text: text[:12].strip() or "lines",
)
def test_the_longest_texts_end(finders, text):
    """A text as long as may be imported, of one piece over and over, takes no longer than a few of common length."""
    started = time.perf_counter()
    read(read_article(text[:100_000], "x.txt"), finders)
    assert time.perf_counter() - started < 5 * LONGEST

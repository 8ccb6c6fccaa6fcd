"""The importer reads whole articles of many kinds about as well as it did when it was last measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.importer.extraction.article import read_article
from almanac.importer.extraction.reading import read
from almanac.importer.listing import as_object
from almanac.language import Language
from bench.importer.agreement import agreement, read_labels

ARTICLES = Path(__file__).parent / "articles"

FLOORS = {
    "is_recognition": 0.98,
    "kind": 0.97,
    "published": 0.95,
    "recognition_f1": 0.93,
    "recipient_f1": 0.92,
    "issuer_f1": 0.86,
    "edition": 0.86,
    "conferred": 0.83,
}
"""Shares that no change may fall below; `python -m bench.importer` prints the present ones, which stand higher."""

pytestmark = pytest.mark.own


@pytest.fixture(scope="module")
def measured(finders):
    """Return the agreement of readings and labels of all articles."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))}
    readings = [read(read_article(text, name), finders) for name, text in texts.items()]
    objects = [as_object(reading, finders.registry, Language()) for reading in readings]
    return agreement(objects, read_labels(ARTICLES / "labels.jsonl"))


@pytest.mark.parametrize("name", FLOORS)
def test_articles_are_read_as_well_as_before(measured, name):
    """No field is read worse than its floor over all articles."""
    assert measured.figures()[name] >= FLOORS[name], "\n".join(measured.misses)


def test_nine_in_ten_of_what_is_sure_are_right(measured):
    """Of the values of each field that are given 0.9 or more, about nine in ten are right."""
    for field in {name for name, _, _ in measured.graded}:
        right, wrong = (
            sum(
                count
                for (name, sure, ok), count in measured.graded.items()
                if name == field and sure >= 0.9 and ok is told
            )
            for told in (True, False)
        )
        if right + wrong >= 10:
            assert right / (right + wrong) >= 0.87, field


def test_labels_name_places_of_the_registry(finders):
    """A label that no reading could meet would hide a miss."""
    names = {place.name for place in finders.registry.places.values()}
    for label in read_labels(ARTICLES / "labels.jsonl"):
        for one in label["recognitions"]:
            assert set(one["recipients"]) <= names, label["file"]


def test_a_wrong_reading_is_counted_against(finders):
    """The measure itself: an article read as something else lowers every share that it touches."""
    (label, *_) = (one for one in read_labels(ARTICLES / "labels.jsonl") if len(one["recognitions"]) == 1)
    text = (ARTICLES / label["file"]).read_text("utf-8")
    found = as_object(read(read_article(text, label["file"]), finders), finders.registry, Language())
    spoilt = {**found, "kind": "none", "published": None, "recognitions": []}
    figures = agreement([spoilt], [label]).figures()
    assert figures["is_recognition"] == figures["kind"] == figures["recognition_f1"] == figures["edition"] == 0

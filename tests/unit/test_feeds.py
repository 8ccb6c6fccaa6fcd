"""Atom feeds: what they hold, in what order, with what identifiers and days, and that readers can read them."""

from __future__ import annotations

import dataclasses
import uuid
import xml.etree.ElementTree as ET
from urllib.parse import urljoin

import feedparser
import pytest
from hypothesis import given

from almanac import feeds, urls
from almanac.changes import EPOCH, Changes, caveat
from almanac.edtf import parse
from almanac.language import Language
from almanac.model import Correction, Status
from tests.unit.almanac_factory import (
    FACTS,
    PREVIEW,
    SEMARANG,
    TEGAL,
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
    make_source,
)
from tests.unit.any_almanac import almanacs, few

T = Language()
ATOM = "{http://www.w3.org/2005/Atom}"


def read(content):
    """Return a feed as a feed reader sees it."""
    feed = feedparser.parse(content)
    assert not feed.bozo, feed.bozo_exception
    return feed


def parsed(content):
    """Return the root of a feed's XML."""
    return ET.fromstring(content)  # noqa: S314 - made by the test itself


def slugs(content):
    return [entry.link.rstrip("/").rsplit("/", 1)[-1] for entry in read(content).entries]


def test_there_is_a_feed_of_everything_and_one_for_each_place_year_and_issuer():
    """Feeds stand beside the pages they belong to; an issuer has one before it has an entry, as it has a page."""
    almanac = make_almanac(make_entry(edition=2016, recipients=(make_recipient(TEGAL),)), make_entry("tanpa"))
    assert list(feeds.documents(almanac, FACTS, T)) == [
        "umpan.xml",
        "kabupaten/tegal/umpan.xml",
        "kota/semarang/umpan.xml",
        "pemberi/klh/umpan.xml",
        "pemberi/klhk/umpan.xml",
        "pemberi/wwf/umpan.xml",
        "tahun/2016/umpan.xml",
        "tahun/tanpa-tahun/umpan.xml",
    ]


def test_a_feed_holds_the_entries_of_its_page():
    """A place's feed has that place's entries only."""
    almanac = make_almanac(make_entry("a", recipients=(make_recipient(TEGAL),)), make_entry("b"))
    documents = feeds.documents(almanac, FACTS, T)
    assert slugs(documents["kabupaten/tegal/umpan.xml"]) == ["a"]
    assert slugs(documents["kota/semarang/umpan.xml"]) == ["b"]
    assert sorted(slugs(documents["umpan.xml"])) == ["a", "b"]


def test_the_latest_change_comes_first():
    """An old act that was corrected yesterday comes before a new one that was added last month."""
    almanac = make_almanac(
        make_entry("lama", edition=2007),
        make_entry("baru", edition=2025),
        published={"lama": "2026-01-01", "baru": "2026-02-01"},
        modified={"lama": "2026-03-01", "baru": "2026-02-01"},
    )
    feed = read(feeds.documents(almanac, FACTS, T)["umpan.xml"])
    assert [(entry.updated, entry.published) for entry in feed.entries] == [
        ("2026-03-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ("2026-02-01T00:00:00Z", "2026-02-01T00:00:00Z"),
    ]
    assert feed.feed.updated == "2026-03-01T00:00:00Z"


def test_a_feed_is_bounded():
    """A reader is sent what changed last, and less of one place, where less happens, than of everything."""
    entries = [make_entry(f"adipura-{number}", edition=1950 + number) for number in range(feeds.MOST_ENTRIES + 3)]
    documents = feeds.documents(make_almanac(*entries), FACTS, T)
    newest = [f"adipura-{number}" for number in reversed(range(feeds.MOST_ENTRIES + 3))]
    assert slugs(documents["umpan.xml"]) == newest[: feeds.MOST_ENTRIES]
    assert slugs(documents["kota/semarang/umpan.xml"]) == newest[: feeds.MOST_OF_ONE]


@few
@given(almanacs())
def test_some_feeds_are_those_of_all(almanac):
    """A feed that is made alone, from its own entries, is byte for byte the one that is made with all the others."""
    documents = feeds.documents(almanac, FACTS, T)
    for subject in feeds.subjects(almanac, T):
        changes = Changes(almanac)
        alone = feeds.feeds([subject], changes, feeds.entry_texts(almanac, changes, FACTS, T), FACTS, T)
        assert alone == {urls.feed(subject[0]): documents[urls.feed(subject[0])]}


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"sources": (make_source(published=parse("2016-07-23")),), "conferred": "2016-07-22"}, "2016-07-23"),
        ({"sources": (make_source(retrieved=parse("2026-11-01")),), "conferred": "2016-07-22"}, "2026-11-01"),
        ({"conferred": "2016-07-22", "corrections": (Correction("2026-12-01", "Tanggal."),)}, "2026-12-01"),
        ({"conferred": "2017-12~"}, "2017-12-01"),
        ({"edition": 2016}, "2016-01-01"),
        ({"conferred": "XXXX-06-22"}, EPOCH),
    ],
)
def test_without_git_the_day_of_change_comes_from_the_entry(changes, day):
    """It is the latest day that the entry itself names, never the clock's; where it names none, plainly no real day."""
    entry = make_entry(**changes)
    assert Changes(make_almanac(entry)).day(entry) == day


def test_without_git_no_day_of_publication_is_made_up():
    """Atom can do without `published`, so nothing stands there that nobody knows."""
    feed = read(feeds.documents(make_almanac(make_entry(edition=2016)), FACTS, T)["umpan.xml"])
    assert "published" not in feed.entries[0]


def test_identifiers_outlive_a_change_of_domain_and_of_name():
    """They follow from the repository and the oldest address, and are unlike for unlike entries."""

    def ids(entry, facts):
        feed = read(feeds.documents(make_almanac(entry), facts, T)["umpan.xml"])
        return feed.feed.id, feed.entries[0].id

    moved = dataclasses.replace(FACTS, url="https://almanak.example")
    assert ids(make_entry("a"), FACTS) == ids(make_entry("a"), moved) == ids(make_entry("a"), PREVIEW)
    assert ids(make_entry("b", aliases=("entri/a/",)), FACTS) == ids(make_entry("a"), FACTS)
    assert ids(make_entry("b"), FACTS) != ids(make_entry("a"), FACTS)
    for identifier in ids(make_entry("a"), FACTS):
        assert uuid.UUID(identifier).urn == identifier


@pytest.mark.parametrize("page", ["", "kota/semarang/", "tahun/tanpa-tahun/"])
def test_links_of_a_preview_lead_from_the_feed_to_the_page(page):
    """Where the site's address is not known, links are relative to the feed's own, at any depth."""
    document = feeds.documents(make_almanac(make_entry("a")), PREVIEW, T)[urls.feed(page)]
    root = parsed(document)
    own = f"https://anywhere.example/below/{urls.feed(page)}"
    links = {link.get("rel"): urljoin(own, link.get("href")) for link in root.findall(f"{ATOM}link")}
    assert links["self"] == own
    assert links["alternate"] == f"https://anywhere.example/below/{page}"
    entry = root.find(f"{ATOM}entry/{ATOM}link").get("href")
    assert urljoin(own, entry) == "https://anywhere.example/below/entri/a/"


def test_any_text_is_well_formed():
    """Markup characters are escaped, and a control character that XML cannot hold is left out."""
    title = 'Kota <Bersih> & "Hijau"\x0b ]]>'
    document = feeds.documents(make_almanac(make_entry(title=title)), FACTS, T)["umpan.xml"]
    assert len(read(document).entries) == 1
    assert parsed(document).findtext(f"{ATOM}entry/{ATOM}title") == title.replace("\x0b", "")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (make_entry(status=Status.DISPUTED), "dipersoalkan"),
        (make_entry(status=Status.REVOKED), "dicabut"),
        (make_entry(status=Status.ANNOUNCED), "diumumkan, belum tercatat diserahkan"),
        (make_entry(recipients=(make_recipient(SEMARANG, personal=True),)), "untuk perorangan"),
        (make_activity(), "kegiatan, tidak dihitung"),
        (make_entry(), ""),
        (make_entry(status=Status.CONFIRMED), ""),
    ],
)
def test_what_does_not_count_says_so_outside_the_site_too(entry, words):
    """A feed's reader sees no hollow seal, so the summary carries the word."""
    assert caveat(entry, T) == words
    (read_entry,) = read(feeds.documents(make_almanac(entry), FACTS, T)["umpan.xml"]).entries
    assert read_entry.summary == (f"{entry.summary} ({words})" if words else entry.summary)


@pytest.mark.parametrize(("code", "name"), [("id", "Kebersihan dan sampah"), ("en", "Cleanliness and waste")])
def test_themes_are_named_in_the_language_of_the_interface(code, name):
    """A feed in English labels its themes in English; the term by which programs know them stays."""
    document = feeds.documents(make_almanac(make_entry()), FACTS, Language(code))["umpan.xml"]
    category = parsed(document).find(f"{ATOM}entry/{ATOM}category")
    assert (category.get("term"), category.get("label")) == ("kebersihan", name)

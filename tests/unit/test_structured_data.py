"""JSON-LD: what each type of page says to machines, and that it says no more than is known."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac import structured_data, urls
from almanac.edtf import parse
from almanac.language import Language
from almanac.model import StaticPage, Status
from tests.unit.almanac_factory import (
    ADIPURA,
    CENTRAL_JAVA,
    CLEANLINESS,
    FACTS,
    KLHK,
    PREVIEW,
    SEMARANG,
    TEGAL,
    WWF,
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
    make_source,
)

T = Language()

TERMS = {
    "Article": "datePublished dateModified about",
    "AdministrativeArea": "name identifier alternateName geo containedInPlace",
    "BreadcrumbList": "itemListElement",
    "City": "name identifier alternateName geo containedInPlace",
    "CollectionPage": "name url inLanguage isPartOf license about temporalCoverage mainEntity",
    "Country": "name",
    "CreativeWork": "name url license datePublished",
    "DataDownload": "name contentUrl encodingFormat",
    "Dataset": (
        "@id name description url inLanguage isAccessibleForFree license creator isPartOf spatialCoverage isBasedOn"
        " distribution temporalCoverage"
    ),
    "DefinedTerm": "name termCode description",
    "EntryPoint": "urlTemplate",
    "GeoCoordinates": "latitude longitude",
    "GovernmentOrganization": "@id name alternateName url award areaServed",
    "ItemList": "numberOfItems",
    "ListItem": "position name item",
    "Organization": "@id name alternateName url",
    "PropertyValue": "propertyID value",
    # `query-input` is the annotation that the SearchAction guide of schema.org's potential actions defines.
    "SearchAction": "target query-input",
    "State": "name identifier alternateName geo containedInPlace",
    "Thing": "name description alternateName",
    "WebPage": "name url inLanguage isPartOf license description",
    "WebSite": "@id name description url inLanguage license publisher potentialAction",
}
"""For each type that is used, properties that https://schema.org defines for it and that are used."""


def data_of(subject, *entries, address=None, trail=None, facts=FACTS, **history):
    """Return what the page of a subject says."""
    almanac = make_almanac(*entries, **history)
    address = urls.of(subject) if address is None else address
    trail = trail or (("Daerah", urls.PLACES), ("Judul", address))
    return structured_data.for_page(almanac, facts, T, subject, address, trail)


def article_of(entry, published=None, modified=None):
    """Return what the page of an entry says."""
    return structured_data.for_entry(entry, T, published, modified)


def nodes_in(value):
    """Yield every node of a graph."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from nodes_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes_in(part)


def of_type(value, kind):
    return [node for node in nodes_in(value) if node.get("@type") == kind]


FULL = make_entry(
    edition=2016,
    conferred="2016-07-22",
    venue="Istana Siak",
    recipients=(
        make_recipient(SEMARANG, tier="Adipura", rank=2),
        make_recipient(TEGAL, category="Kota kecil", unit="DLH"),
    ),
    sources=(make_source(published=parse("2016-07-23")), make_source("Salinan", url=None, published=parse("2016?"))),
)


# Entries


def test_an_entry_is_an_article_about_its_recipient():
    """The government of a single recipient has what it was awarded, and the article the days of its file."""
    entry = FULL._replace(recipients=FULL.recipients[:1])
    article = article_of(entry, "2026-11-23", "2026-11-24")
    assert article == {
        "@context": "https://schema.org",
        "@type": "Article",
        "datePublished": "2026-11-23",
        "dateModified": "2026-11-24",
        "about": {
            "@type": "GovernmentOrganization",
            "name": "Pemerintah Kota Semarang",
            "award": "Adipura 2016, Adipura, peringkat 2",
        },
    }


def test_an_entry_that_was_never_changed_has_one_day():
    """The day of a file's first version is not repeated as that of its last change."""
    assert set(article_of(FULL, "2026-11-23", "2026-11-23")) == {"@context", "@type", "datePublished"}


@pytest.mark.parametrize(
    "entry",
    [
        make_entry(status=Status.DISPUTED),
        make_entry(status=Status.REVOKED),
        make_entry(status=Status.ANNOUNCED),
        make_entry(recipients=(make_recipient(SEMARANG, personal=True),)),
        make_activity(),
    ],
)
def test_what_does_not_count_is_no_award(entry):
    """A disputed, announced or personal recognition and an activity give nobody an award, on any page."""
    assert article_of(entry) is None
    assert all("award" not in node for node in nodes_in(data_of(SEMARANG, entry)))


def test_a_person_honoured_beside_a_place_gives_the_place_no_award():
    """Of two recipients of one act, only the one that was honoured as a place has the award."""
    entry = make_entry(recipients=(make_recipient(SEMARANG), make_recipient(TEGAL, personal=True)))
    awarded = {
        place.slug: len(of_type(data_of(place, entry), "GovernmentOrganization")[0].get("award", ()))
        for place in (SEMARANG, TEGAL)
    }
    assert awarded == {SEMARANG.slug: 1, TEGAL.slug: 0}


def test_an_entry_repeats_nothing_that_its_page_says():
    """Several recipients stand in a table; without a day that is known, their entry has no data of its own."""
    assert len(FULL.recipients) > 1
    assert article_of(FULL) is None


def test_no_year_and_no_day_are_made_up():
    """An undated entry outside git has no date of any sort."""
    assert not re.search(r"\b(19|20)\d\d\b", json.dumps(article_of(make_entry("adipura"))))


# Other pages


def test_a_place_is_served_by_a_government_with_its_awards():
    """The awards are those of the government, the position and code those of the area it serves."""
    page = data_of(SEMARANG, FULL, make_entry("kota-terkasih", award=None, status=Status.DISPUTED))["@graph"][0]
    government = page["about"]
    assert government["award"] == ["Adipura 2016, Adipura, peringkat 2"]
    area = government["areaServed"]
    assert (area["@type"], area["identifier"]["value"], area["geo"]["latitude"], area["containedInPlace"]["name"]) == (
        "City",
        "33.74",
        -6.99,
        "Jawa Tengah",
    )
    assert "award" not in area


def test_an_issuer_is_what_it_is():
    """A ministry is a government organization and a foundation is not; the page says its names and own address."""
    ministry, foundation = (data_of(issuer)["@graph"][0]["about"] for issuer in (KLHK, WWF))
    assert (ministry["@type"], foundation["@type"]) == ("GovernmentOrganization", "Organization")
    assert (ministry["alternateName"], ministry["url"]) == (["KLHK", "KLHK RI"], "https://klhk.example/")


@pytest.mark.parametrize(
    ("subject", "address", "about"),
    [
        (ADIPURA, None, "Thing"),
        (CLEANLINESS, None, "DefinedTerm"),
        (("year", 2016, (FULL,)), "tahun/2016/", None),
        (("year", None, (FULL,)), "tahun/tanpa-tahun/", None),
    ],
)
def test_a_list_is_a_collection_of_so_many(subject, address, about):
    """A year, an award and a theme are collection pages; a year says which one, the undated none."""
    page = data_of(subject, FULL, address=address)["@graph"][0]
    assert page["@type"] == "CollectionPage"
    assert page["mainEntity"]["numberOfItems"] == 1
    assert page.get("about", {}).get("@type") == about
    assert page.get("temporalCoverage") == ("2016" if address == "tahun/2016/" else None)


def test_the_home_page_offers_search_where_its_address_is_known():
    """The template of a search action is an absolute address; a preview has none and offers none."""
    home = data_of("home", address="", trail=(("Almanak Uji", ""),))["@graph"]
    assert [node["@type"] for node in home] == ["WebSite"]
    target = home[0]["potentialAction"]["target"]["urlTemplate"]
    assert target == "https://example.org/almanak/cari/?q={search_term_string}"
    preview = data_of("home", address="", trail=(("Almanak Uji", ""),), facts=PREVIEW)["@graph"][0]
    assert "potentialAction" not in preview


def test_the_data_page_is_a_dataset_that_can_be_downloaded():
    """Every form is a distribution with its media type; the years span what is recorded."""
    dataset = data_of("data", FULL, make_entry("b", edition=2009), address=urls.DATA)["@graph"][0]
    assert dataset["temporalCoverage"] == "2009/2016"
    offered = {item["contentUrl"]: item["encodingFormat"] for item in dataset["distribution"]}
    assert offered["https://example.org/almanak/data/recognitions.csv"] == "text/csv"
    assert offered["https://example.org/almanak/data/almanak.sqlite"] == "application/vnd.sqlite3"


def test_breadcrumbs_lead_from_the_home_page_to_the_page_itself():
    """The home page comes first whether or not the trail has it, and the page itself last, without a link."""
    expected = [
        ("Almanak Uji", "https://example.org/almanak/"),
        ("Daerah", "https://example.org/almanak/daerah/"),
        ("Judul", None),
    ]
    address = urls.of(SEMARANG)
    for start in ((), (("Almanak Uji", ""),)):
        crumbs = data_of(SEMARANG, trail=(*start, ("Daerah", urls.PLACES), ("Judul", address)))["@graph"][-1]
        items = crumbs["itemListElement"]
        assert [(item["name"], item.get("item")) for item in items] == expected
        assert [item["position"] for item in items] == [1, 2, 3]


def test_a_page_without_a_subject_has_its_trail_or_nothing():
    """A list has breadcrumbs; the page of what is not there says nothing."""
    listed = structured_data.for_page(
        make_almanac(), FACTS, T, None, urls.YEARS, (("Beranda", ""), ("Tahun", urls.YEARS))
    )
    assert [node["@type"] for node in listed["@graph"]] == ["BreadcrumbList"]
    assert structured_data.for_page(make_almanac(), FACTS, T, None, "404.html", (("Tidak ada", "404.html"),)) is None


def test_links_of_a_preview_are_seen_from_the_page():
    """Where the site's address is not known, links are relative to the page that holds them."""
    crumbs = data_of(SEMARANG, facts=PREVIEW)["@graph"][-1]["itemListElement"]
    assert [item.get("item") for item in crumbs] == ["../../", "../../daerah/", None]


# Form


def test_only_terms_of_schema_org_are_used_for_the_types_that_have_them():
    """A property on a type that does not have it would be ignored, or worse, misread."""
    page = StaticPage("tentang", "content/pages/tentang.md", "Tentang", "Apa ini.", "")
    subjects = [
        SEMARANG,
        TEGAL,
        CENTRAL_JAVA,
        KLHK,
        WWF,
        ADIPURA,
        CLEANLINESS,
        page,
    ]
    found = [data_of(subject, FULL) for subject in subjects]
    found += [data_of(word, FULL, address=address) for word, address in (("home", ""), ("data", urls.DATA))]
    found.append(data_of(("year", 2016, (FULL,)), FULL, address="tahun/2016/"))
    found.append(article_of(make_entry(), "2026-11-23", "2026-11-24"))
    for node in (node for data in found for node in nodes_in(data.get("@graph", data))):
        if set(node) != {"@id"}:
            assert set(node) - {"@type", "@context"} <= set(TERMS[node["@type"]].split()), node["@type"]


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_can_end_the_script(text):
    """Whatever stands in a title, the element ends where the template ends it, and the values come back whole."""
    script = structured_data.to_script({"headline": f"{text}</script><!--\u2028"})
    assert not set("<>&\u2028\u2029") & set(script)
    assert json.loads(script) == {"headline": f"{text}</script><!--\u2028"}

"""JSON-LD: what each type of page says to machines, and that it says no more than is known."""

from __future__ import annotations

import dataclasses
import json
import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac import structured_data, urls
from almanac.edtf import parse
from almanac.language import Language
from almanac.model import Kind, Party, StaticPage, Status
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
    "Article": (
        "@id headline inLanguage isPartOf author publisher datePublished dateModified temporalCoverage about citation"
    ),
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
    "Event": "name startDate endDate location organizer",
    "GeoCoordinates": "latitude longitude",
    "GovernmentOrganization": "@id name alternateName url award areaServed",
    "ItemList": "numberOfItems",
    "ListItem": "position name item",
    "Organization": "@id name alternateName url",
    "Place": "name",
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


def article_of(entry, **changes):
    return data_of(entry, entry, **changes)["@graph"][0]


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


def test_an_entry_is_an_article_about_its_recipients_and_their_ceremony():
    """The governments have what they were awarded, the ceremony its day, place and organizer, and sources are cited."""
    article = article_of(FULL, published={FULL.slug: "2026-11-23"})
    assert article["@type"] == "Article"
    assert (article["headline"], article["datePublished"], article["temporalCoverage"]) == (
        FULL.title,
        "2026-11-23",
        "2016",
    )
    assert article["about"] == [
        {
            "@type": "GovernmentOrganization",
            "name": "Pemerintah Kota Semarang",
            "award": "Adipura 2016, Adipura, peringkat 2",
        },
        {
            "@type": "GovernmentOrganization",
            "name": "Pemerintah Kabupaten Tegal",
            "award": "Adipura 2016, Kota kecil, DLH",
        },
        {
            "@type": "Event",
            "name": "Penyerahan Adipura 2016",
            "startDate": "2016-07-22",
            "location": {"@type": "Place", "name": "Istana Siak"},
            "organizer": [{"@type": "GovernmentOrganization", "name": KLHK.name}],
        },
    ]
    assert article["citation"] == ["https://berita.example/1", "Salinan"]


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
    assert of_type(article_of(entry), "GovernmentOrganization")[0] == {
        "@type": "GovernmentOrganization",
        "name": "Pemerintah Kota Semarang",
    }
    assert all("award" not in node for node in nodes_in(data_of(SEMARANG, entry)))


def test_a_person_honoured_beside_a_place_gives_the_place_no_award():
    """Of two recipients of one act, only the one that was honoured as a place has the award."""
    entry = make_entry(recipients=(make_recipient(SEMARANG), make_recipient(TEGAL, personal=True)))
    assert [("award" in node) for node in article_of(entry)["about"]] == [True, False]


@pytest.mark.parametrize(
    ("conferred", "dates"),
    [
        ("2016-07-22", {"startDate": "2016-07-22"}),
        ("2016-07", {"startDate": "2016-07"}),
        ("2018-07-07/2018-07-09", {"startDate": "2018-07-07", "endDate": "2018-07-09"}),
        ("2016-07-22?", None),
        ("2017-12~", None),
        ("XXXX-06-22", None),
        ("201X", None),
        ("2019-22", None),
        ("../2019", None),
        (None, None),
    ],
)
def test_an_event_has_only_dates_that_are_sure(conferred, dates):
    """ISO 8601 cannot say "about" or "perhaps", so an uncertain date gives no event rather than a certain one."""
    events = of_type(article_of(make_entry(conferred=conferred)), "Event")
    shown = [{key: event[key] for key in ("startDate", "endDate") if key in event} for event in events]
    assert shown == ([] if dates is None else [dates])


def test_joining_a_network_is_no_event_and_a_ranking_is_announced():
    """The word for the event fits the kind of act."""
    of_network = make_entry(kind=Kind.MEMBERSHIP, conferred="2016-07-22")
    of_ranking = make_entry(kind=Kind.RANKING, conferred="2016-07-22")
    assert of_type(article_of(of_network), "Event") == []
    assert of_type(article_of(of_ranking), "Event")[0]["name"] == "Pengumuman Adipura"


def test_no_year_and_no_day_are_made_up():
    """An undated entry outside git has no date of any sort."""
    assert not re.search(r"\b(19|20)\d\d\b", json.dumps(article_of(make_entry("adipura"))))


def test_an_entry_of_many_recipients_names_the_first_few():
    """A page has a weight to keep, and shows all of them itself."""
    places = [dataclasses.replace(SEMARANG, slug=f"kota-{number}", name=f"Kota {number}") for number in range(12)]
    entry = make_entry(recipients=tuple(map(make_recipient, places)), sources=(make_source(),) * 9, parties=())
    article = article_of(entry)
    assert [body["name"] for body in article["about"]] == [f"Pemerintah Kota {number}" for number in range(3)]
    assert len(article["citation"]) == 3


def test_an_entry_s_data_stay_light():
    """Frame, breadcrumbs and site of an entry take few bytes, so that its page has room for its text."""
    bare = dataclasses.replace(FULL, title="", recipients=(), sources=(), conferred=None, venue=None)
    assert len(structured_data.to_script(data_of(bare, bare)).encode()) < 650


@pytest.mark.parametrize("facts", [FACTS, PREVIEW])
def test_an_entry_refers_to_the_nodes_of_the_home_page(facts):
    """Seen from the entry's address, author, publisher and site are the very nodes that the home page describes."""
    served = facts.url or "https://anywhere.example/below"
    home = data_of("home", address="", trail=(("Almanak Uji", ""),), facts=facts)["@graph"][0]
    site, publisher = (urljoin(f"{served}/", node["@id"]) for node in (home, home["publisher"]))
    entry = article_of(FULL, facts=facts)

    def resolved(key):
        return urljoin(f"{served}/{urls.entry(FULL.slug)}", entry[key]["@id"])

    assert (resolved("isPartOf"), resolved("author"), resolved("publisher")) == (site, publisher, publisher)
    assert entry["author"]["name"] == "Almanak Uji"
    assert set(entry["publisher"]) == {"@id"}


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


def test_breadcrumbs_of_an_entry_do_not_repeat_its_title():
    """Two steps above an entry lead to it; where there are fewer, all stand, since a way of one step is none."""
    address = urls.of(FULL)
    trail = (("Penghargaan", urls.AWARDS), ("Adipura", "penghargaan/adipura/"), (FULL.title, address))
    crumbs = data_of(FULL, FULL, trail=trail)["@graph"][-1]
    assert [(item["position"], item["name"], item["item"]) for item in crumbs["itemListElement"]] == [
        (1, "Penghargaan", "https://example.org/almanak/penghargaan/"),
        (2, "Adipura", "https://example.org/almanak/penghargaan/adipura/"),
    ]
    short = data_of(FULL, FULL, trail=trail[1:])["@graph"][-1]["itemListElement"]
    assert [item["name"] for item in short] == ["Almanak Uji", "Adipura", FULL.title]


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
        FULL,
        make_activity(conferred="2016-05-04"),
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
    for node in (node for data in found for node in nodes_in(data["@graph"])):
        if set(node) != {"@id"}:
            assert set(node) - {"@type"} <= set(TERMS[node["@type"]].split()), node["@type"]


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_can_end_the_script(text):
    """Whatever stands in a title, the element ends where the template ends it, and the values come back whole."""
    script = structured_data.to_script({"headline": f"{text}</script><!--\u2028"})
    assert not set("<>&\u2028\u2029") & set(script)
    assert json.loads(script) == {"headline": f"{text}</script><!--\u2028"}


def test_an_issuer_in_several_roles_organizes_once_for_each_body():
    """Two bodies that gave an award together are both its organizers."""
    entry = make_entry(conferred="2016-07-22", parties=(Party(KLHK), Party(WWF)))
    assert [body["name"] for body in of_type(article_of(entry), "Event")[0]["organizer"]] == [KLHK.name, WWF.name]

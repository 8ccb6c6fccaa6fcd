"""From a page to HTML: the seals it draws, the way to the root, and every template with every kind of entry."""

from __future__ import annotations

import json
import re

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader, UndefinedError

from almanac import maps, urls
from almanac.language import Language, read_language
from almanac.model import Correction, IssuerRole, Kind, Party, Person, StaticPage, Status, StatusReason
from almanac.site.assets import bundle
from almanac.site.render import Renderer, site_of
from almanac.site.settings import PELICAN_DEFAULTS, say_in
from almanac.views.plan import plan
from fork import PROJECT
from tests.unit.almanac_factory import (
    CENTRAL_JAVA,
    FACTS,
    KLHK,
    PREVIEW,
    TEGAL,
    WWF,
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
    make_source,
)
from tests.unit.map_almanac import SQUARE

T = Language()
THEME = PROJECT / "theme"

ENTRIES = (
    make_entry("adipura-2015", edition=2015, conferred="2016-07-22", themes=()),
    make_entry(
        "bersama-2016",
        edition=2016,
        kind=Kind.RANKING,
        recipients=tuple(make_recipient(place, rank=1, score="80,64") for place in (TEGAL, CENTRAL_JAVA)),
        recipients_total=94,
        parties=(Party(KLHK), Party(WWF, IssuerRole.PARTNER)),
    ),
    make_entry(
        "dibantah",
        status=Status.DISPUTED,
        status_reason=StatusReason("Dibantah.", "https://bantahan.example/"),
        sources=(make_source(url=None, no_url="buku cetak", archived=None),),
        corrections=(Correction("2024-01-02", "Diperbaiki."),),
        presenters=(Person("A", "Menteri"),),
        contributors=("Ani",),
        date_note="Tanpa tanggal.",
        lang="en",
        aliases=("entri/lama/",),
    ),
    make_activity("rapat", conferred="2016-05-01/2016-05-03", venue="Balai Kota"),
)
ALMANAC = make_almanac(*ENTRIES, published={entry.slug: "2026-01-01" for entry in ENTRIES})


def environment(t=T):
    """Return an environment as Pelican makes one with our settings."""
    options = PELICAN_DEFAULTS["JINJA_ENVIRONMENT"]
    made = Environment(loader=FileSystemLoader(THEME / "templates"), **options)  # noqa: S701 - the options turn it on
    say_in(made, t.catalogue)
    return made


def renderer_of(facts=FACTS, t=T, static=()):
    return Renderer(environment(t), site_of(facts, bundle(THEME, t), "Uji.", "main", static, t), ALMANAC, t)


def pages_of(facts=FACTS, t=T):
    pages = plan(ALMANAC, t, maps.draw_ground(SQUARE), facts, "Uji.", ())
    return {page.address: page for page in pages if page.template != "page.html"}


@pytest.fixture(scope="module")
def pages():
    return pages_of()


@pytest.fixture(scope="module")
def rendered(pages):
    """Return the HTML of every page, by address."""
    renderer = renderer_of()
    return {address: renderer.render(page).decode() for address, page in pages.items()}


def seals_of(html):
    """Return the kinds of seals that a page draws."""
    return set(re.findall(r'<use href="[^"#]*meterai[^"#]*#([a-z]+)"', html))


def test_seals_are_drawn_from_one_sheet(rendered):
    """No page brings drawings of its own: each seal is a part of the sheet, by an address that leads there."""
    assets = bundle(THEME, T)
    sheet = assets.files[assets.seals].decode()
    kinds = set(re.findall(r'<symbol id="([a-z]+)" viewBox="0 0 48 48"', sheet))
    assert kinds == {kind.value for kind in Kind}
    for address, html in rendered.items():
        assert "<symbol" not in html
        assert "#m-" not in html
        assert seals_of(html) <= kinds
        root = "/almanak/" if address == urls.NOT_FOUND else urls.root_of(address)
        parts = re.findall(r'<use href="([^"]*)#[a-z]+"', html)
        assert {part for part in parts if part} <= {root + assets.seals}, address
    assert seals_of(rendered["entri/"]) == {"award", "ranking", "activity"}
    assert seals_of(rendered[""]) == kinds


def drawn_seal(kind, styles):
    """Return the drawings of a kind of seal: of what counts, and of what does not."""
    found = re.findall(rf"^\.{kind}((?:\.open)?) {{ --seal: (url\(.*?\)); }}$", styles, re.MULTILINE)
    return dict(found)


def test_every_kind_of_entry_has_its_seal_in_the_styles(rendered):
    """An entry's seal comes with the styles: its heading names the kind, which is written beside it as a word."""
    assets = bundle(THEME, T)
    styles = assets.files[assets.style].decode()
    drawings = [drawing for kind in Kind for drawing in drawn_seal(kind.value, styles).values()]
    assert len(set(drawings)) == len(drawings) == 2 * len(Kind) - 1
    assert set(drawn_seal("activity", styles)) == {""}
    assert '<header class=ranking>\n<nav aria-label="Jejak">Peringkat · ' in rendered["entri/bersama-2016/"]
    assert '<header class="award open">\n<nav aria-label="Jejak">Penghargaan · ' in rendered["entri/dibantah/"]


def test_the_words_of_the_scripts_lie_beside_them():
    """Scripts fetch the words of the search by their own folder, whose name changes with every word."""
    assets = bundle(THEME, T)
    words = json.loads(assets.files[f"{assets.scripts}kata.json"])
    assert words["seals"] == assets.seals
    assert words["retry"] == "Coba lagi"
    assert '"Pencarian gagal dimuat. Coba lagi."' in assets.files[f"{assets.scripts}cari.js"].decode()
    english = bundle(THEME, read_language("en", THEME / "translations"))
    assert english.scripts != assets.scripts
    assert "Pencarian" not in english.files[f"{english.scripts}cari.js"].decode()


OWN_BOX = {"", "cari/", "404.html"}


def test_every_page_has_one_search_of_the_whole(rendered, pages):
    """The running head has a search, but for pages whose matter has one; these link to the search page instead."""
    for address, html in rendered.items():
        if pages[address].template == "redirect.html":
            continue
        head, _, matter = html.partition("<main")
        assert head.count("<form class=ask role=search ") == (address not in OWN_BOX), address
        assert matter.count('<form class="find" role="search"') == (address in OWN_BOX), address
        assert bool(re.search(r"cari/( aria-current=page)?>Cari</a>", head)) == (address in OWN_BOX), address


WITHIN = {
    "kota/semarang/": ("Cari di Kota Semarang", "daerah", "kota-semarang"),
    "pemberi/klhk/": ("Cari pada KLHK", "pemberi", "klhk"),
    "penghargaan/adipura/": ("Cari pada Adipura", "penghargaan", "adipura"),
    "tahun/2016/": ("Cari dalam 2016", "tahun", "2016"),
    "tema/kebersihan/": ("Cari pada Kebersihan dan sampah", "tema", "kebersihan"),
}


def test_long_pages_offer_to_search_within_them():
    """Eight records are worth a search of their own, by the filter that stands for the page; seven are not."""
    for number in (7, 8):
        entries = tuple(make_entry(f"adipura-{n}", edition=2016) for n in range(number))
        almanac = make_almanac(*entries)
        site = site_of(FACTS, bundle(THEME, T), "Uji.", "main", (), T)
        renderer = Renderer(environment(), site, almanac, T)
        found = {}
        for page in plan(almanac, T, maps.draw_ground(SQUARE), FACTS, "Uji.", ()):
            html = renderer.render(page).decode()
            form = re.search(r'<form class="within".*?<label[^>]*>(.*?)</label>.*?name="(\w+)" value="(.*?)"', html)
            if form:
                found[page.address] = form.groups()
        assert found == ({} if number == 7 else WITHIN)


def test_drawings_have_a_size_before_styles_arrive(rendered):
    """Every drawing states its width and height, so that without styles a seal does not fill the window."""
    for address, html in rendered.items():
        for tag in re.findall(r"<svg\b[^>]*>", html):
            width, height = map(int, re.search(r' width="(\d+)" height="(\d+)"', tag).groups())
            sheet = re.search(r' viewBox="0 0 (\d+) (\d+)"', tag)
            if sheet:
                assert abs(width / height - int(sheet[1]) / int(sheet[2])) < 0.1, (address, tag)


def test_notes_stand_beside_headings_and_not_in_them(rendered):
    """A heading is its own words alone, which is what a list of headings reads out; its note is a line beside it."""
    notes = 0
    for address, html in rendered.items():
        for heading in re.findall(r"<h[2-6]\b[^>]*>(.*?)</h[2-6]>", html, re.DOTALL):
            assert "<small" not in heading, address
            assert 'class="label"' not in heading, address
        sides = re.findall(r'<div class="side">(.*?)</div>', html, re.DOTALL)
        assert all(re.fullmatch(r'<h2 id="[^"]+">[^<]+</h2>(<p class="label">[^<]+</p>)?', side) for side in sides)
        notes += sum('class="label"' in side for side in sides)
    assert notes > 5


def test_results_of_recipients_stand_next_to_their_names():
    """What tells recipients apart comes first: rank, score and tie, then tier, category, unit and who received it."""
    result = {"rank": 1, "score": "80", "tier": "Adipura", "category": "besar"}
    mayor = Person("A", "Wali Kota")
    several = tuple(make_recipient(place, unit="RSUD", received_by=mayor, **result) for place in (TEGAL, CENTRAL_JAVA))
    personal = make_recipient(personal=True)
    almanac = make_almanac(make_entry("x", recipients=(*several, personal)))
    page = next(p for p in plan(almanac, T, maps.draw_ground(SQUARE), FACTS, "Uji.", ()) if p.address == "entri/x/")
    html = Renderer(environment(), renderer_of().site, almanac, T).render(page).decode()
    (table,) = re.findall(r"<table class=recipients>(.*?)</table>", html, re.DOTALL)
    heads = re.findall(r"<th\b[^>]*>(.*?)(?=<th\b|<tbody)", table.partition("<tbody")[0] + "<tbody")
    assert [re.sub(r"<[^>]*>", "", head) for head in heads] == [
        "Daerah",
        "Provinsi",
        "Peringkat",
        "Nilai",
        "Hasil bersama",
        "Jenjang",
        "Kategori",
        "Untuk",
        "Diterima oleh",
        "Catatan",
    ]
    assert re.findall(r"<td[^>]*>([^<]*)", table)[:8] == [
        "Jawa Tengah",
        "1",
        "80",
        "hasil sama",
        "Adipura",
        "besar",
        "RSUD",
        "A, Wali Kota",
    ]


STATIC_PAGES = ("tentang", "metodologi", "kontribusi", "aksesibilitas", "privasi")


@pytest.mark.parametrize("slugs", [(), ("tentang",), ("kontribusi", "metodologi"), STATIC_PAGES], ids=len)
def test_links_to_static_pages_are_only_where_the_pages_are(pages, slugs):
    """A fork may leave out any page of its own: nothing links to it then, and everything else does as before.

    An entry leads to the first of them, which like all other pages leads to the others.
    """
    written = tuple(StaticPage(slug, f"content/pages/{slug}.md", slug, "Apa ini.", "") for slug in slugs)
    renderer = renderer_of(static=written)
    linked = set()
    for page in pages.values():
        html = renderer.render(page).decode()
        found = re.findall(r'href="?([^" >]*?)([a-z]+)/[" >]', html)
        linked |= {slug for root, slug in found if slug in STATIC_PAGES and not root.startswith("http")}
        expected = set(slugs) & {"tentang"} if page.template == "entry.html" else slugs
        footer = html.partition("<footer")[2]
        assert page.template == "redirect.html" or all(f"{slug}/>" in footer for slug in expected), page.address
    assert linked == set(slugs)


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://example.org/almanak", "/almanak/"),
        ("https://example.org/a/b", "/a/b/"),
        ("https://example.org", "/"),
        ("", "/"),
    ],
)
def test_the_page_of_what_is_not_there_links_from_the_domain(url, root, pages):
    """404.html is shown at any depth, so that its links begin at the site's path and not at the page."""
    facts = type(FACTS)(name="Uji", tagline="", url=url, repository=FACTS.repository)
    html = renderer_of(facts).render(pages[urls.NOT_FOUND]).decode()
    assert f"<a href={root}daerah/>" in html
    assert not re.search(r'(href|src|action)="?(\.\.?/|[a-z]+/)', html)


def test_other_pages_link_from_themselves(rendered):
    """One output works at a domain's root and below a folder: no link begins at the domain."""
    assert "<a href=../../>Almanak Uji</a>" in rendered["entri/rapat/"]
    assert "<a href=./daerah/>" in rendered[""]
    for address, html in rendered.items():
        assert address == urls.NOT_FOUND or not re.search(r'(href|src|action)="?/', html)


def test_the_way_to_a_page_ends_with_the_page(rendered, pages):
    """Every step of the trail is an item of its list, the page itself the last; entries have theirs above the title."""
    ways = {address: re.search(r"<nav class=trail .*?</nav>", html, re.DOTALL) for address, html in rendered.items()}
    found = {address for address, way in ways.items() if way}
    assert found == {address for address, page in pages.items() if page.trail}
    for address in found:
        steps = ways[address][0].split("<li")[1:]
        assert len(steps) == len(pages[address].trail) + 1
        assert [" aria-current=page>" in step for step in steps] == [False] * (len(steps) - 1) + [True]
    assert '<nav aria-label="Jejak">Kegiatan · <a href=../../kota/semarang/>' in rendered["entri/rapat/"]


def test_a_canonical_address_needs_a_known_one(pages, rendered):
    """Without the site's address a page claims none; with it, its own."""
    page = pages["entri/rapat/"]
    assert "<link rel=canonical href=https://example.org/almanak/entri/rapat/>" in rendered[page.address]
    preview = renderer_of(PREVIEW)
    assert preview.context(page)["canonical"] is None
    assert "rel=canonical" not in preview.render(page).decode()


def test_only_what_search_engines_may_keep_claims_an_address(pages, rendered):
    """A page that asks not to be indexed names no canonical address, which would ask for the opposite."""
    for address, page in pages.items():
        if page.template != "redirect.html":
            assert ("rel=canonical" in rendered[address]) == page.indexed, address
            assert ("content=noindex" in rendered[address]) != page.indexed, address
    assert {page.indexed for page in pages.values()} == {True, False}


def test_only_entries_are_cited(pages):
    """Citations are for entries."""
    renderer = renderer_of()
    assert renderer.context(pages["entri/rapat/"])["cite"]
    assert renderer.context(pages["kota/semarang/"])["cite"] == ""


def test_browsers_hear_of_the_search_where_it_is(rendered):
    """The home page and the search page offer the almanac as a search engine, and no other page need say it."""
    assert {address for address, html in rendered.items() if "opensearch.xml" in html} == {"", "cari/"}


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("facts", [FACTS, PREVIEW], ids=["address", "no address"])
def test_every_page_renders_in_every_language(facts, code):
    """No template asks for what its view does not have, in either language, with or without the site's address."""
    t = read_language(code, THEME / "translations")
    renderer = renderer_of(facts, t)
    for address, page in pages_of(facts, t).items():
        html = renderer.render(page).decode()
        assert f"<html lang={code}>" in html, address


def test_pages_are_well_formed(rendered):
    """A strict parser finds no error in any page."""
    for address, html in rendered.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert parser.errors == [], address


def test_text_of_entries_is_escaped():
    """What a contributor writes is text on the page, whatever characters it has."""
    nasty = '<script>alert("x")</script> & "kutip"'
    entry = make_entry("x", title=nasty, summary=nasty, venue=nasty, date_note=nasty)
    almanac = make_almanac(entry)
    renderer = Renderer(environment(), site_of(FACTS, bundle(THEME, T), "Uji.", "main", almanac.pages, T), almanac, T)
    for page in plan(almanac, T, maps.draw_ground(SQUARE), FACTS, "Uji.", ()):
        assert "<script>alert" not in renderer.render(page).decode(), page.address


def test_a_template_that_asks_for_too_much_fails():
    """A name that a view does not have is an error and not an empty text."""
    with pytest.raises(UndefinedError):
        environment().from_string("{{ view.nothing }}").render(view=object())


def test_a_page_is_rendered_alike_every_time(pages):
    """A renderer keeps nothing of one page for the next."""
    renderer = renderer_of()
    addresses = list(pages)[:20]
    once = [renderer.render(pages[address]) for address in addresses]
    assert [renderer.render(pages[address]) for address in reversed(addresses)] == once[::-1]


def test_addresses_of_the_repository():
    """Links to a file, to report and to contribute name the branch and are escaped."""
    site = renderer_of().site
    assert site.file("content/x.md") == "https://github.com/example/almanak/blob/main/content/x.md"
    assert site.report.endswith("/issues/new?template=laporkan-kesalahan.yml")
    assert site.contribute(daerah="Kota A & B").endswith("?template=usulkan-entri.yml&daerah=Kota+A+%26+B")
    assert site.contribute().endswith("?template=usulkan-entri.yml")


def test_the_main_navigation_leads_to_pages(pages):
    """Every item of the navigation is a page, which marks itself in it, as the pages of its section do."""
    renderer = renderer_of()
    for link in renderer.site.navigation:
        assert f"href=../{link.href} aria-current=page>" in renderer.render(pages[link.href]).decode()
    assert "href=../../daerah/ aria-current=true>" in renderer.render(pages["kota/semarang/"]).decode()

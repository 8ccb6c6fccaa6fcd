"""The search page in a real browser: what a reader types, sees, and finds in the address and in the history."""

from __future__ import annotations

import json
import shutil

import pytest
from node_programs import REPOSITORY
from playwright.sync_api import expect, sync_playwright
from search_corpus import PLACES, address, in_indonesian, make_almanac, make_entry

from almanac import search
from almanac.model import Kind, Recipient, Result, Status
from tools import browser as installed
from tools.static_server import serve

pytestmark = pytest.mark.browser

WORDS = {
    "seals": "../aset/meterai.svg",
    "title": "Cari: {query}",
    "results": {"one": "{count} hasil untuk “{query}”.", "many": "{count} hasil untuk “{query}”."},
    "partial": {"one": "Tidak lengkap: {count}.", "many": "Tidak ada yang memuat semua kata: {count} terdekat."},
    "none": "Tidak ada hasil untuk “{query}”.",
    "common": "Terlalu umum.",
    "loading": "Mencari…",
    "failed": "Pencarian gagal dimuat.",
    "retry": "Coba lagi",
    "more": {"one": "Tampilkan {count} lagi", "many": "Tampilkan {count} lagi"},
    "others": {"one": "{count} daerah lain", "many": "{count} daerah lain"},
    "publishers": {"one": "{count} penerbit", "many": "{count} penerbit"},
    "entries": {"one": "{count} entri", "many": "{count} entri"},
    "from": "{places}, dari {issuers}",
    "organized": "{places}, oleh {issuers}",
    "fromOnly": "dari {issuers}",
    "rank": "peringkat {rank}",
    "rankOf": "peringkat {rank} dari {of}",
    "edition": "edisi {year}",
    "undated": "edisi dan tanggal tidak diketahui",
    "conferred": {"award": "diserahkan {date}", "ranking": "diumumkan {date}"},
    "kinds": {"award": "Penghargaan", "ranking": "Peringkat"},
    "statuses": {"reported": "dilaporkan pers", "disputed": "dipersoalkan"},
    "sections": {"place": "Daerah", "issuer": "Pemberi", "award": "Penghargaan"},
    "types": {"city": "Kota", "regency": "Kabupaten", "national-government": "Pemerintah pusat"},
}
PAGE = """<!doctype html><html lang="id" data-root="../"><meta charset="utf-8"><title>Cari</title>
<form role="search" action="../daerah/" data-search="../cari/"><input name="q" type="search" autocomplete="off">
<button>Cari</button></form>
<section data-search-results><p role="status"></p><script type="application/json">{words}</script></section>
<script type="module" src="../theme/js/cari.js"></script></html>"""

ENTRIES = (
    make_entry(
        "toleran",
        award="ikt",
        kind=Kind.RANKING,
        status=Status.DISPUTED,
        title="Semarang dalam Indeks Kota Toleran",
        recipients=(Recipient(PLACES["kota-semarang"], result=Result(rank=7, of=94)),),
        edition=2017,
        summary="Pelayanan bagi warga <semua> agama.",
    ),
    *(make_entry(f"layak-{number}", place="kota-bandung", edition=2000 + number) for number in range(25)),
    make_entry("bersama", recipients=tuple(map(Recipient, PLACES.values())), conferred=None, edition=None),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Serve a made-up site under a repository's name and yield its address."""
    folder = tmp_path_factory.mktemp("site")
    for path, content in search.build(make_almanac(*ENTRIES), address, in_indonesian).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "cari" / "index.html").write_text(PAGE.replace("{words}", json.dumps(WORDS)), encoding="utf-8")
    for entry in ENTRIES:
        page = folder / address(entry) / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text("<!doctype html><title>Entri</title>", encoding="utf-8")
    shutil.copytree(REPOSITORY / "theme" / "static" / "js", folder / "theme" / "js")
    with serve({"/almanak": folder}) as origin:
        yield f"{origin}/almanak/"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed.provide(), args=installed.arguments())
        yield started
        started.close()


@pytest.fixture
def page(chromium):
    opened = chromium.new_page()
    opened.set_default_timeout(10_000)
    opened.errors = []
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    yield opened
    opened.close()
    assert opened.errors == []


def box(page):
    return page.get_by_role("searchbox")


def status(page):
    return page.get_by_role("status")


def test_nothing_is_loaded_before_intent(page, site):
    """A page with a search box fetches one small script, and the engine only when the box is focused."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(f"{site}cari/", wait_until="networkidle")
    assert [path for path in asked if "js" in path or "indeks" in path] == ["theme/js/cari.js"]
    with page.expect_response("**/akar.json"):
        box(page).focus()
    modules = {path.name for path in (REPOSITORY / "theme" / "static" / "js" / "search").glob("*.js")}
    assert {path.rsplit("/", 1)[1] for path in asked if "js/search/" in path} == modules


def test_shared_address_shows_its_results(page, site):
    """`?q=` fills the box and lists marked results as records, with a count in the live region."""
    page.goto(f"{site}cari/?q=pelayanan+toleran")
    expect(status(page)).to_have_text("1 hasil untuk “pelayanan toleran”.")
    expect(box(page)).to_have_value("pelayanan toleran")
    record = page.locator("article.rec")
    expect(record.locator("svg.seal--open use")).to_have_attribute("href", "../aset/meterai.svg#ranking")
    expect(record.get_by_role("img", name="Peringkat")).to_be_attached()
    expect(record.locator("h2")).to_have_text("Indeks Kota Toleran 2017, peringkat 7 dari 94")
    expect(record.locator("h2 mark")).to_have_text("Toleran")
    expect(record.locator(".by")).to_have_text("Kota Semarang, dari SETARA Institute")
    expect(record.locator(".gist")).to_have_text("Pelayanan bagi warga <semua> agama.")
    expect(record.locator(".gist mark")).to_have_text("Pelayanan")
    expect(record.locator(".when")).to_have_text("edisi 2017 diumumkan 22 Juli 2018")
    expect(record.locator(".when time")).to_have_attribute("datetime", "2018-07-22")
    expect(record.locator(".proof")).to_have_text("●1 penerbit dipersoalkan")
    assert page.title() == "Cari: pelayanan toleran"


def test_places_issuers_and_awards_are_found(page, site):
    """A name leads first to the page of what it names, with the number of its entries."""
    page.goto(f"{site}cari/?q=solo")
    first = page.locator("article.rec").first
    expect(first.locator("h2 a")).to_have_text("Kota Surakarta")
    expect(first.locator("h2 a")).to_have_attribute("href", "../kota/surakarta/")
    expect(first.locator(".by")).to_contain_text("Daerah · Kota")
    expect(first.locator(".proof")).to_have_text("1 entri")
    page.goto(f"{site}cari/?q=kemenpppa")
    expect(page.locator("article.rec h2 a").first).to_have_attribute("href", "../pemberi/kemenpppa/")


def test_several_recipients_are_named_and_counted(page, site):
    """Three places are named, the others counted; what has no date says so."""
    page.goto(f"{site}cari/?q=makassar+layak")
    record = page.locator("article.rec").first
    expect(record.locator(".by")).to_contain_text("9 daerah lain")
    expect(record.locator(".when")).to_have_text("edisi dan tanggal tidak diketahui")


def test_search_by_keyboard_alone(page, site):
    """`/` leads to the box, arrows through the results, Enter to the entry; Escape clears."""
    page.goto(f"{site}cari/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("layak anak bandung")
    # Not before the whole query is answered: results of its beginning are replaced under the reader's hands.
    expect(status(page)).to_contain_text("hasil untuk “layak anak bandung”")
    links = page.locator("article.rec h2 a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(page.locator("article")).to_have_count(0)
    expect(status(page)).to_have_text("")
    assert page.url == f"{site}cari/"
    page.keyboard.type("toleran semarang")
    expect(status(page)).to_contain_text("1 hasil untuk “toleran semarang”")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entri/toleran/")
    page.go_back()
    expect(status(page)).to_contain_text("1 hasil untuk “toleran semarang”")


def test_address_and_back_follow_the_search(page, site):
    """Typing changes the address in place; a search after a submitted one can be undone with Back."""
    page.goto(f"{site}cari/")
    box(page).fill("bandung")
    page.wait_for_url("**/cari/?q=bandung")
    box(page).press("Enter")
    before = page.evaluate("history.length")
    box(page).fill("toleran")
    page.wait_for_url("**/cari/?q=toleran")
    box(page).fill("toleran semarang")
    page.wait_for_url("**/cari/?q=toleran+semarang")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(box(page)).to_have_value("bandung")
    expect(status(page)).to_contain_text("“bandung”")


def test_more_results_on_demand(page, site):
    """Ten results are shown at a time; the button adds more and leads the keyboard to the first of them."""
    page.goto(f"{site}cari/?q=kota+layak+anak+bandung+2018")
    expect(page.locator("article.rec")).to_have_count(10)
    page.get_by_role("button", name="lagi").click()
    expect(page.locator("article.rec h2 a").nth(10)).to_be_focused()
    page.get_by_role("button", name="lagi").click()
    expect(page.locator("article.rec")).to_have_count(25)
    expect(page.get_by_role("button", name="lagi")).to_be_hidden()


def test_partial_matches_say_so(page, site):
    """When nothing has all words the best partial matches come with a note; nothing at all is said plainly."""
    page.goto(f"{site}cari/?q=bandung+toleran")
    expect(status(page)).to_contain_text("Tidak ada yang memuat semua kata")
    expect(page.locator("article.rec").first).to_be_visible()
    box(page).fill("zzzz")
    expect(status(page)).to_have_text("Tidak ada hasil untuk “zzzz”.")
    box(page).fill("yang dan ")
    expect(status(page)).to_have_text("Terlalu umum.")
    box(page).fill("  ")
    expect(status(page)).to_have_text("")


def test_failed_file_offers_a_retry(page, site):
    """When a shard does not come the reader gets a plain message and a button that tries again."""
    page.route("**/istilah/**", lambda route: route.abort())
    page.goto(f"{site}cari/?q=toleran")
    expect(status(page)).to_contain_text("Pencarian gagal dimuat.")
    expect(page.locator("article")).to_have_count(0)
    page.unroute("**/istilah/**")
    page.get_by_role("button", name="Coba lagi").click()
    expect(status(page)).to_contain_text("hasil untuk “toleran”")


def test_failed_engine_offers_a_retry(page, site):
    """When the engine itself does not come the small script says so."""
    page.route("**/search/page.js", lambda route: route.abort())
    page.goto(f"{site}cari/?q=toleran")
    expect(status(page)).to_contain_text("Pencarian gagal dimuat.")
    page.unroute("**/search/page.js")
    page.get_by_role("button", name="Coba lagi").click()
    expect(status(page)).to_contain_text("hasil untuk “toleran”")


def test_new_edition_of_the_site_replaces_a_stale_root(page, site):
    """A root file that names files which are gone is fetched anew, without the reader noticing."""
    stale = {"first": True}

    def answer(route):
        if stale.pop("first", False):
            root = route.fetch().json()
            route.fulfill(json=root | {"lengths": "gone-gone"})
        else:
            route.continue_()

    page.route("**/akar.json", answer)
    page.goto(f"{site}cari/?q=toleran")
    expect(status(page)).to_contain_text("hasil untuk “toleran”")


def test_slow_answers_do_not_overwrite_later_ones(page, site):
    """What an obsolete search brings is not shown."""
    held = []

    def hold_first(route):
        if held:
            route.continue_()
        else:
            held.append(route)

    page.goto(f"{site}cari/")
    box(page).focus()
    page.route("**/kartu/**", hold_first)
    box(page).fill("toleran")
    expect(status(page)).to_have_text("Mencari…")
    box(page).fill("zzzz")
    expect(status(page)).to_contain_text("Tidak ada hasil")
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(status(page)).to_contain_text("Tidak ada hasil")
    expect(page.locator("article")).to_have_count(0)


def test_without_javascript_the_form_leads_to_the_places(chromium, site):
    """Without JavaScript the form's own action is the list of places; with it, the search page."""
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site}cari/")
    box(plain).fill("semarang")
    box(plain).press("Enter")
    plain.wait_for_url("**/daerah/?q=semarang")
    context.close()

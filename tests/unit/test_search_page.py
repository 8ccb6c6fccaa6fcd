"""The search page in a real browser: what a reader types, sees, and finds in the address and in the history."""

from __future__ import annotations

import gettext
import json
import re
import shutil

import jinja2
import pytest
from node_programs import REPOSITORY, run_node
from playwright.sync_api import expect
from search_corpus import PLACES, THEME, make_almanac, make_entry, write_index

from almanac import urls
from almanac.language import Language
from almanac.model import Kind, Recipient, Result, Status
from almanac.views.search_words import search_words
from tools.static_server import serve

pytestmark = pytest.mark.browser

STATIC = REPOSITORY / "theme" / "static"
BASE = """<!doctype html>
<html lang="id">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Cari</title>
<link rel="stylesheet" href="../theme/almanak.css">
{% block script %}{% endblock %}<script type="module" src="../theme/js/cari.js"></script>
<body><main>{% block main %}{% endblock %}</main></html>"""
ENTRY = """<!doctype html><title>Entri</title><main><article class=entry><p>Ringkasan.</p>
<h2>Uraian</h2><div class=prose>{body}</div></article></main>"""
LONG = "Kalimat pembuka yang panjang ini tidak memuat apa pun yang dicari seorang pembaca. " * 4

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
        themes=(THEME,),
    ),
    *(make_entry(f"layak-{number}", place="kota-bandung", edition=2000 + number) for number in range(25)),
    make_entry("bersama", recipients=tuple(map(Recipient, PLACES.values())), conferred=None, edition=None),
    make_entry("banjir", award=None, place="kota-makassar", body="<p>Banjir bandang surut.</p>"),
    make_entry("rukun", place="kota-pekalongan", body=f"<p>{LONG}</p><p>Di sini kerukunan dijaga.</p>"),
)
#: The script of every page, and what a bundle has in it.
SCRIPTS = ["theme/js/cari.js", "theme/js/failed.js"]
#: Modules that come when they are needed, or on other pages.
LATER = {"filters.js", "passages.js", "panel.js"}


def search_page():
    """Return the real template of the search page in a plain frame."""
    loader = jinja2.ChoiceLoader(
        [jinja2.DictLoader({"base.html": BASE}), jinja2.FileSystemLoader(REPOSITORY / "theme" / "templates")]
    )
    environment = jinja2.Environment(loader=loader, autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.install_gettext_translations(gettext.NullTranslations(), newstyle=True)
    site = {"scripts": "theme/js/"}
    return environment.get_template("search.html").render(root="../", site=site, view={"doors": ()})


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Serve a made-up site under a repository's name and yield its address."""
    yield from served(tmp_path_factory.mktemp("site"))


@pytest.fixture
def site_of_many(tmp_path, monkeypatch):
    """Serve the same site with a column of places that counts as heavy."""
    monkeypatch.setattr("almanac.search.layout.HEAVY_PLACES", 0)
    yield from served(tmp_path)


def served(folder):
    write_index(make_almanac(*ENTRIES), folder)
    (folder / "cari" / "index.html").write_text(search_page(), encoding="utf-8")
    words = json.dumps({**search_words(Language()), "seals": "aset/meterai.svg"})
    for entry in ENTRIES:
        page = folder / urls.of(entry) / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(ENTRY.replace("{body}", entry.body), encoding="utf-8")
    shutil.copytree(STATIC / "js", folder / "theme" / "js")
    (folder / "theme" / "js" / "kata.json").write_text(words, encoding="utf-8")
    sheets = [path.read_text("utf-8") for path in sorted((STATIC / "css").glob("*.css"))]
    (folder / "theme" / "almanak.css").write_text("\n".join(sheets), encoding="utf-8")
    with serve({"/almanak": folder}) as origin:
        yield f"{origin}/almanak/"


def box(page):
    return page.locator('input[name="q"]')


def status(page):
    return page.get_by_role("status")


def test_nothing_is_loaded_before_intent(page, site):
    """A page with a search box fetches one small script, and the engine only when the box is focused."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(f"{site}cari/", wait_until="networkidle")
    assert [path for path in asked if "js" in path or "indeks" in path] == SCRIPTS
    with page.expect_response("**/akar.json"):
        box(page).focus()
    page.wait_for_load_state("networkidle")
    loaded = {path.rsplit("/", 1)[1] for path in asked if "js/search/" in path}
    assert "page.js" in loaded
    assert loaded.isdisjoint(LATER)


def test_shared_address_shows_its_results(page, site):
    """`?q=` fills the box and lists marked results as records, with a count in the live region."""
    page.goto(f"{site}cari/?q=pelayanan+toleran")
    expect(status(page)).to_have_text("1 hasil untuk “pelayanan toleran”.")
    expect(box(page)).to_have_value("pelayanan toleran")
    record = page.locator("article.rec")
    seal = record.locator("svg.seal--open use")
    expect(seal).to_have_attribute("href", re.compile(r"/almanak/aset/meterai\.svg#ranking$"))
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
    expect(first.locator("h2 a")).to_have_attribute("href", f"{site}kota/surakarta/")
    expect(first.locator(".by")).to_contain_text("Daerah · kota")
    expect(first.locator(".proof")).to_have_text("1 catatan")
    page.goto(f"{site}cari/?q=kemenpppa")
    expect(page.locator("article.rec h2 a").first).to_have_attribute("href", f"{site}pemberi/kemenpppa/")


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
    """Five results are shown at first; the button adds ten more and leads the keyboard to the first of them."""
    page.goto(f"{site}cari/?q=kota+layak+anak+bandung+2018")
    expect(page.locator("article.rec")).to_have_count(5)
    page.get_by_role("button", name="lagi").click()
    expect(page.locator("article.rec h2 a").nth(5)).to_be_focused()
    page.get_by_role("button", name="Tampilkan 10 lagi").click()
    expect(page.locator("article.rec")).to_have_count(25)
    expect(page.get_by_role("button", name="lagi")).to_be_hidden()


def test_partial_matches_say_so(page, site):
    """When nothing has all words the best partial matches come with a note; nothing at all is said plainly."""
    page.goto(f"{site}cari/?q=bandung+toleran")
    expect(status(page)).to_contain_text("Tidak ada yang memuat semua kata")
    expect(page.locator("article.rec").first).to_be_visible()
    box(page).fill("zzzz")
    expect(status(page)).to_contain_text("Tidak ada hasil untuk “zzzz”.")
    box(page).fill("yang dan ")
    expect(status(page)).to_contain_text("terlalu umum")
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


def test_a_failed_page_keeps_its_filters(page, site):
    """Trying again asks for the same address, with all that was chosen in it."""
    page.route("**/search/page.js", lambda route: route.abort())
    page.goto(f"{site}cari/?q=layak&daerah=kota-bandung&urut=tanggal")
    expect(status(page)).to_contain_text("Pencarian gagal dimuat.")
    page.unroute("**/search/page.js")
    page.get_by_role("button", name="Coba lagi").click()
    expect(status(page)).to_have_text("26 hasil untuk “layak”.")
    assert page.url == f"{site}cari/?q=layak&daerah=kota-bandung&urut=tanggal"


@pytest.mark.parametrize("module", ["filters", "narrowing"])
def test_failed_modules_are_asked_for_again(page, site, module):
    """What comes on demand, to the page or to its worker, and fails once does not stay failed, in any browser."""
    page.route(f"**/search/{module}.js", lambda route: route.abort())
    page.goto(f"{site}cari/?q=layak&daerah=kota-bandung")
    expect(status(page)).to_contain_text("Pencarian gagal dimuat.")
    page.unroute(f"**/search/{module}.js")
    page.get_by_role("button", name="Coba lagi").click()
    expect(status(page)).to_have_text("26 hasil untuk “layak”.")
    expect(chips(page)).to_have_count(1)


CLIENT = """async (address) => {
    const { Client, Failed } = await import(`${address}theme/js/search/client.js`);
    const client = new Client(address);
    const failure = (error) => `${error.name} ${error instanceof Failed}`;
    const told = (promise) => promise.then((answer) => answer.total, failure);
    const question = { query: 'toleran', count: 1 };
    const before = await told(client.search(question));
    const waiting = told(client.search(question));
    client.close();
    const closed = [await waiting, client.broken, await told(client.search(question))];
    client.renew();
    const latest = told(client.search(question));
    client.renew();
    return [before, closed, await latest, client.broken, await told(client.search(question))];
}"""


def test_a_client_ends_and_begins_anew(page, site):
    """Nothing hangs: what a closed client is still asked fails by name, and a renewed one answers again."""
    page.goto(f"{site}cari/")
    before, closed, interrupted, broken, after = page.evaluate(CLIENT, site)
    assert (before, after) == (2, 2)
    assert closed == ["Failed true", True, "Failed true"]
    assert (interrupted, broken) == ("Failed true", False)


def test_failed_worker_is_replaced(page, site):
    """When the worker's script does not come, trying again starts another worker."""
    page.route("**/search/worker.js*", lambda route: route.abort())
    page.goto(f"{site}cari/?q=toleran")
    expect(status(page)).to_contain_text("Pencarian gagal dimuat.")
    page.unroute("**/search/worker.js*")
    page.get_by_role("button", name="Coba lagi").click()
    expect(status(page)).to_contain_text("hasil untuk “toleran”")


def facets(page):
    return page.locator("form.facets")


def group(page, name):
    return facets(page).get_by_role("group", name=name, exact=True)


def chips(page):
    return page.get_by_role("list", name="Saringan terpilih").get_by_role("listitem")


def test_shared_address_with_filters(page, site):
    """What is chosen lives in the address: it narrows the results, stands above them, and is ticked as a filter."""
    page.goto(f"{site}cari/?q=layak&daerah=kota-bandung&tahun=2004..2006&urut=tanggal")
    expect(status(page)).to_have_text("3 hasil untuk “layak”.")
    titles = page.locator("article.rec h2")
    expect(titles).to_have_text([f"Kota Layak Anak {year}" for year in (2006, 2005, 2004)])
    expect(page.get_by_role("radio", name="tanggal")).to_be_checked()
    expect(page.get_by_role("button", name="Hapus saringan Kota Bandung")).to_have_text("× Kota Bandung")
    expect(page.get_by_role("button", name="Hapus saringan 2004–2006")).to_be_visible()
    facets(page).locator("summary").click()
    expect(group(page, "Daerah").get_by_label("Kota Bandung")).to_be_checked()
    expect(facets(page).get_by_label("dari")).to_have_value("2004")
    expect(facets(page).get_by_label("sampai")).to_have_value("2006")


def test_filters_alone_list_what_passes_them(page, site):
    """An address without words, such as that of a place, lists its records, the newest first."""
    page.goto(f"{site}cari/?daerah=kota-semarang")
    expect(status(page)).to_have_text("2 catatan.")
    expect(page.locator("article.rec")).to_have_count(2)
    expect(box(page)).to_have_value("")


def test_unknown_values_in_the_address_do_no_harm(page, site):
    """Parameters that mean nothing are passed over and kept; a place that is none finds nothing and can go."""
    page.goto(f"{site}cari/?q=toleran&tahun=entah&urut=x&kelompok=y&warna=merah&tema=%3Cb%3E")
    expect(status(page)).to_contain_text("hasil untuk “toleran”")
    expect(chips(page)).to_have_count(0)
    box(page).fill("bandung")
    page.wait_for_url("**/cari/?q=bandung&warna=merah")
    page.goto(f"{site}cari/?q=toleran&daerah=kota-atlantis")
    expect(status(page)).to_have_text("Tidak ada hasil dengan saringan ini.")
    page.get_by_role("button", name="Hapus saringan Kota Atlantis").click()
    expect(status(page)).to_contain_text("hasil untuk “toleran”")


def test_facets_are_counted_once_they_are_opened(page, site):
    """Closed filters cost nothing; opened, they show what each value would leave, the most first."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}cari/?q=layak", wait_until="networkidle")
    assert not [url for url in asked if "/kolom/" in url or url.endswith("filters.js")]
    facets(page).locator("summary").click()
    expect(group(page, "Daerah").locator("label").first).to_have_text("Kota Bandung26")
    expect(group(page, "Jenis").locator("label")).to_have_text(["Penghargaan27"])
    expect(group(page, "Jenis pemberi").locator("label")).to_have_text(["pemerintah pusat27"])
    expect(group(page, "Tahun").locator("label", has_text="2018")).to_have_text("20182")
    expect(group(page, "Tahun").locator("label")).to_have_count(2 + 7)
    expect(page.locator("article.rec")).to_have_count(5)


def test_heavy_places_are_counted_on_demand(page, site_of_many):
    """Opened filters offer to show places; asked for, these come with provinces, and the keyboard is led to them."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_of_many}cari/?q=layak")
    facets(page).locator("summary").click()
    expect(group(page, "Jenis").locator("label")).to_have_text(["Penghargaan27"])
    places, provinces = group(page, "Daerah"), group(page, "Provinsi")
    expect(places.get_by_role("checkbox")).to_have_count(0)
    expect(provinces).to_be_hidden()
    columns = sum("/kolom/" in url for url in asked)
    show = places.get_by_role("button", name="Tampilkan daerah dan provinsi")
    show.focus()
    page.keyboard.press("Enter")
    expect(places.get_by_role("checkbox").first).to_be_focused()
    expect(places.locator("label").first).to_have_text("Kota Bandung26")
    expect(provinces.get_by_role("checkbox").first).to_be_visible()
    assert sum("/kolom/" in url for url in asked) == columns + 1
    # From then on they are counted with everything else.
    box(page).fill("toleran")
    expect(places.locator("label").first).to_have_text("Kota Semarang1")


def test_several_values_are_chosen_at_once(page, site):
    """Each tick narrows the results, keeps the focus, and is a step that Back undoes; values of one group add up."""
    page.goto(f"{site}cari/?q=layak")
    facets(page).locator("summary").click()
    places = group(page, "Daerah")
    places.get_by_label("Kota Pekalongan").check()
    expect(status(page)).to_have_text("2 hasil untuk “layak”.")
    expect(places.get_by_label("Kota Pekalongan")).to_be_focused()
    page.wait_for_url("**/cari/?q=layak&daerah=kota-pekalongan")
    # What the tick would add is still counted beside it, and elsewhere what it left.
    expect(places.locator("label").first).to_have_text("Kota Bandung26")
    expect(group(page, "Jenis").locator("label")).to_have_text(["Penghargaan2"])
    places.get_by_label("Kota Bandung").check()
    expect(status(page)).to_have_text("27 hasil untuk “layak”.")
    page.wait_for_url("**/cari/?q=layak&daerah=kota-pekalongan&daerah=kota-bandung")
    expect(chips(page)).to_have_count(3)
    page.go_back()
    expect(status(page)).to_have_text("2 hasil untuk “layak”.")
    expect(places.get_by_label("Kota Bandung")).not_to_be_checked()
    expect(chips(page)).to_have_count(1)
    page.go_back()
    expect(chips(page)).to_have_count(0)
    expect(places.get_by_label("Kota Pekalongan")).not_to_be_checked()


def test_long_groups_show_all_values_on_demand(page, site):
    """Seven values are shown, and those that are chosen; a button brings the others and leads the keyboard to them."""
    page.goto(f"{site}cari/?q=layak&daerah=kota-ternate")
    facets(page).locator("summary").click()
    places = group(page, "Daerah")
    expect(places.get_by_role("checkbox")).to_have_count(8)
    expect(places.get_by_label("Kota Ternate")).to_be_checked()
    more = places.get_by_role("button", name="Tampilkan semua (12)")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.click()
    expect(places.get_by_role("checkbox")).to_have_count(12)
    expect(places.get_by_role("checkbox").nth(7)).to_be_focused()
    places.get_by_role("button", name="Ringkas").click()
    expect(places.get_by_role("checkbox")).to_have_count(8)


def test_chosen_years_may_be_a_span(page, site):
    """Two fields choose from one year to another; one of them may stay empty."""
    page.goto(f"{site}cari/?q=layak")
    facets(page).locator("summary").click()
    facets(page).get_by_label("dari").fill("2020")
    facets(page).get_by_label("dari").press("Enter")
    expect(status(page)).to_have_text("5 hasil untuk “layak”.")
    page.wait_for_url("**/cari/?q=layak&tahun=2020..")
    facets(page).get_by_label("sampai").fill("2021")
    facets(page).get_by_label("sampai").press("Enter")
    expect(status(page)).to_have_text("2 hasil untuk “layak”.")
    page.wait_for_url("**/cari/?q=layak&tahun=2020..2021")
    page.goto(f"{site}cari/?q=layak&tahun=tanpa")
    expect(status(page)).to_have_text("1 hasil untuk “layak”.")
    expect(page.get_by_role("button", name="Hapus saringan Tanpa tahun")).to_be_visible()


def test_chosen_filters_are_taken_away_again(page, site):
    """A chip removes its filter and hands the focus to the next; the last one takes away all."""
    page.goto(f"{site}cari/?q=layak&daerah=kota-bandung&daerah=kota-kediri&jenis=award")
    expect(chips(page)).to_have_count(4)
    page.get_by_role("button", name="Hapus saringan Kota Kediri").press("Enter")
    expect(page.get_by_role("button", name="Hapus saringan Penghargaan")).to_be_focused()
    page.wait_for_url("**/cari/?q=layak&daerah=kota-bandung&jenis=award")
    page.get_by_role("button", name="Hapus semua saringan").press("Enter")
    page.wait_for_url("**/cari/?q=layak")
    expect(box(page)).to_be_focused()
    expect(chips(page)).to_have_count(0)
    expect(status(page)).to_contain_text("hasil untuk “layak”")


def test_results_are_sorted_and_grouped(page, site):
    """The reader chooses the order and the groups, whose headings tell how many records they have."""
    page.goto(f"{site}cari/?q=layak")
    page.get_by_role("radio", name="per tahun").check()
    expect(page.get_by_role("heading", level=2, name="2024")).to_have_text("2024 1 catatan")
    expect(page.locator("article.rec h3").first).to_have_text("Kota Layak Anak 2024")
    page.wait_for_url("**/cari/?q=layak&kelompok=tahun")
    page.get_by_role("radio", name="per daerah").check()
    expect(page.get_by_role("heading", level=2, name="Kota Bandung")).to_contain_text("25 catatan")
    page.get_by_role("radio", name="tanggal").check()
    page.wait_for_url("**/cari/?q=layak&urut=tanggal&kelompok=daerah")
    page.get_by_role("radio", name="tidak").check()
    expect(page.locator("article.rec h2").first).to_have_text("Kota Layak Anak 2024")
    page.goto(f"{site}cari/?q=layak+bersama&daerah=kota-ternate&kelompok=tahun")
    expect(page.get_by_role("heading", level=2, name="Tanpa tahun")).to_be_visible()


def test_groups_go_on_where_more_results_come(page, site):
    """A group that the first results did not finish has one heading only."""
    page.goto(f"{site}cari/?q=layak&kelompok=daerah")
    expect(page.locator("article.rec")).to_have_count(5)
    page.get_by_role("button", name="lagi").click()
    expect(page.locator("article.rec")).to_have_count(15)
    expect(page.locator(".results h2", has_text="Kota Bandung")).to_have_count(1)


def test_the_passage_is_shown_that_was_found(page, site):
    """Where a record shows no word of the search, its page's text does, marked; what fails leaves the summary."""
    page.goto(f"{site}cari/?q=kerukunan")
    gist = page.locator("article.rec .gist")
    expect(gist).to_contain_text("Di sini kerukunan dijaga.")
    expect(gist.locator("mark")).to_have_text("kerukunan")
    page.route("**/entri/**", lambda route: route.abort())
    page.goto(f"{site}cari/?q=kerukunan")
    expect(gist).to_have_text("Ringkasan catatan ini.")
    expect(status(page)).to_have_text("1 hasil untuk “kerukunan”.")


def test_a_mistyped_word_is_corrected_and_said(page, site):
    """A word that nothing has is replaced by the nearest one, and the reader is told."""
    page.goto(f"{site}cari/?q=semarag")
    expect(status(page)).to_contain_text("Tidak ada “semarag”; yang dicari “semarang”.")
    expect(status(page)).to_contain_text("hasil untuk “semarang”.")
    expect(page.locator("article.rec mark").first).to_have_text("Semarang")


def test_a_likelier_word_is_suggested(page, site):
    """A rare word resembles a common one: what was typed is searched for, and the other search is one step away."""
    page.goto(f"{site}cari/?q=bandang")
    expect(status(page)).to_contain_text("1 hasil untuk “bandang”. Mungkin maksud Anda: bandung")
    link = status(page).get_by_role("link", name="bandung")
    expect(link).to_have_attribute("href", "?q=bandung")
    link.click()
    expect(status(page)).to_contain_text("hasil untuk “bandung”.")
    expect(box(page)).to_have_value("bandung")
    page.go_back()
    expect(status(page)).to_contain_text("1 hasil untuk “bandang”.")


def test_an_unknown_filter_is_named(page, site):
    """A typed filter whose value names nothing is said to be unknown."""
    page.goto(f"{site}cari/?q=layak+pemberi%3Ajupiter")
    expect(status(page)).to_contain_text("Tidak ada pemberi bernama “jupiter”.")


def test_typed_filters_stay_in_the_query(page, site):
    """`kota:semarang` narrows the search from within the box."""
    page.goto(f"{site}cari/?q=kota:semarang+toleran")
    expect(status(page)).to_have_text("1 hasil untuk “kota:semarang toleran”.")
    expect(chips(page)).to_have_count(0)
    box(page).fill("tahun:1900")
    expect(status(page)).to_contain_text("Tidak ada hasil untuk “tahun:1900”.")


def test_filters_by_keyboard_alone(page, site):
    """Tab reaches the filters, Enter opens them, the space bar chooses, and Escape closes them and clears nothing."""
    page.goto(f"{site}cari/?q=layak")
    expect(facets(page)).to_be_visible()
    summary = facets(page).locator("summary")
    box(page).focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if summary.evaluate("element => element === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(group(page, "Daerah")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(status(page)).to_have_text("26 hasil untuk “layak”.")
    expect(group(page, "Daerah").get_by_label("Kota Bandung")).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(group(page, "Daerah")).to_be_hidden()
    expect(box(page)).to_have_value("layak")


def test_failed_counts_leave_the_results(page, site):
    """When what filters are counted with does not come, the reader is told, keeps the results, and can try again."""
    page.goto(f"{site}cari/?q=layak")
    expect(page.locator("article.rec")).to_have_count(5)
    page.route("**/kolom/**", lambda route: route.abort())
    facets(page).locator("summary").click()
    expect(status(page)).to_contain_text("Pencarian gagal dimuat.")
    expect(page.locator("article.rec")).to_have_count(5)
    page.unroute("**/kolom/**")
    page.get_by_role("button", name="Coba lagi").click()
    expect(group(page, "Daerah").locator("label").first).to_have_text("Kota Bandung26")
    expect(status(page)).to_contain_text("hasil untuk “layak”")


def test_failed_filters_clear_earlier_results(page, site):
    """Results that no longer answer what is asked do not stay when the answer fails."""
    page.goto(f"{site}cari/?q=layak")
    expect(page.locator("article.rec")).to_have_count(5)
    page.route("**/kolom/**", lambda route: route.abort())
    page.get_by_role("radio", name="tanggal").check()
    expect(status(page)).to_contain_text("Pencarian gagal dimuat.")
    expect(page.locator("article.rec")).to_have_count(0)
    page.unroute("**/kolom/**")
    page.get_by_role("button", name="Coba lagi").click()
    expect(page.locator("article.rec")).to_have_count(5)


def test_failed_further_results_keep_the_first(page, site):
    """When further results do not come, the first stay and the button tries again."""
    page.goto(f"{site}cari/?q=layak")
    expect(page.locator("article.rec")).to_have_count(5)
    page.route("**/kartu/**", lambda route: route.abort())
    page.get_by_role("button", name="lagi").click()
    expect(page.locator(".more", has_text="Pencarian gagal dimuat.")).to_be_visible()
    page.unroute("**/kartu/**")
    page.get_by_role("button", name="Coba lagi").click()
    expect(page.locator("article.rec")).to_have_count(15)


def test_narrow_screens_do_not_scroll_sideways(page, site):
    """At 360 px all parts fit, and a button below the open filters leads to the results."""
    page.set_viewport_size({"width": 360, "height": 720})
    page.goto(f"{site}cari/?q=layak&daerah=kota-bandung&jenis=award&kelompok=tahun")
    facets(page).locator("summary").click()
    page.get_by_text("Cara mencari").click()
    expect(group(page, "Status")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name=re.compile(r"Lihat \d+ hasil")).click()
    expect(page.locator("article.rec a").first).to_be_focused()
    expect(group(page, "Status")).to_be_hidden()


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
    expect(status(page)).to_have_text("Mencari …")
    box(page).fill("zzzz")
    expect(status(page)).to_contain_text("Tidak ada hasil")
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(status(page)).to_contain_text("Tidak ada hasil")
    expect(page.locator("article")).to_have_count(0)


def test_what_is_at_hand_is_shown_without_a_pause(page, site):
    """A search that needs nothing more from the network does not wait until the reader pauses; the address does."""
    page.goto(f"{site}cari/")
    for query in ("toleran", "banjir"):
        box(page).fill(query)
        expect(status(page)).to_contain_text(f"“{query}”")
    page.wait_for_load_state("networkidle")
    page.evaluate("globalThis.setTimeout = () => 0")  # no pause ends any more
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box(page).fill("toleran")
    expect(status(page)).to_contain_text("hasil untuk “toleran”")
    expect(page.locator("article h2 a").first).to_contain_text("Indeks Kota Toleran")
    box(page).fill("layak")
    page.wait_for_timeout(200)
    expect(status(page)).to_contain_text("“toleran”")
    assert not [url for url in asked if "/indeks/" in url]


@pytest.mark.parametrize(
    ("interval", "wait"),
    [
        (80, 120),
        (200, 250),
        (350, 400),  # no reader waits longer
        (2000, 250),  # who thinks between keys has no rhythm
    ],
)
def test_the_wait_for_a_key_follows_the_rhythm_of_typing(interval, wait):
    """Who types slowly is waited for longer; the first key tells nothing yet."""
    assert run_node("rhythm.mjs", stdin=[n * interval for n in range(6)]) == [250, *[wait] * 5]


def test_the_slowest_of_the_last_keys_counts():
    """A key later than the others lengthens the wait until four more have come."""
    keys = [0, 100, 200, 480, 580, 680, 780, 880]
    assert run_node("rhythm.mjs", stdin=keys) == [250, 125, 125, 350, 350, 350, 350, 125]


def test_half_typed_words_load_nothing(page, site):
    """Who types as on a telephone has words looked up that are finished, and the last one at the end."""
    asked: list[str] = []
    page.clock.install(time=0)
    page.goto(f"{site}cari/")
    box(page).focus()
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.clock.pause_at(10_000)
    for letter in "toleran":
        page.keyboard.press(letter)
        page.clock.run_for(200)
    assert not [url for url in asked if "/indeks/" in url]
    with page.expect_request("**/istilah/*"):
        page.keyboard.press("Space")
    page.clock.run_for(400)
    expect(page.locator("article h2 a").first).to_contain_text("Indeks Kota Toleran")


def test_without_javascript_the_form_leads_to_the_places(chromium, site):
    """Without JavaScript the form's own action is the list of places; with it, the search page."""
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site}cari/")
    box(plain).fill("semarang")
    box(plain).press("Enter")
    plain.wait_for_url("**/daerah/?q=semarang")
    context.close()

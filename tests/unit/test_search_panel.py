"""Search outside the search page, in a real browser: results below the box, searches within a page, suggestions."""

from __future__ import annotations

import json
import re
import shutil
from urllib.parse import parse_qsl, urlsplit

import pytest
from node_programs import REPOSITORY
from playwright.sync_api import expect
from search_corpus import PLACES, make_almanac, make_entry, write_index

from almanac import urls
from almanac.language import Language
from almanac.model import Kind, Recipient, Result
from almanac.views.search_words import search_words
from tools.static_server import serve

pytestmark = pytest.mark.browser

HTML = """<!doctype html><html lang="id">
<meta charset="utf-8"><title>Uji</title>"""
SCRIPT = """<script type="module" src="{root}theme/js/cari.js"></script></html>"""
ENTRY = f"""{HTML}<header class="head">
<form class="ask" role="search" action="{{root}}daerah/"><label>Cari <input name="q" type="search"></label></form>
<nav><a href="{{root}}tahun/">Tahun</a></nav></header>
<main><h1>Entri</h1><p><input aria-label="Lain"></p>
<form class="within" role="search" action="{{root}}daerah/"><label for="q">{{label}}</label>
<input id="q" name="q" type="search"><input type="hidden" name="{{name}}" value="{{value}}"></form>
<p id="teks">Teks.</p></main>{SCRIPT}"""

#: The list of suggestions by itself, over results that arrows lead to.
SUGGESTING = f"""{HTML}<form class="find" role="search" action="../cari/"><label for="q">Cari</label>
<input id="q" name="q" type="search" autocomplete="off"><button>Cari</button></form><p><a href="#hasil">Hasil</a></p>
<script type="module">
import {{ Client }} from '../theme/js/search/client.js';
import {{ suggest }} from '../theme/js/search/suggestions.js';
const root = new URL('../', location.href).href;
const box = document.querySelector('input');
const words = await (await fetch('../theme/js/kata.json')).json();
suggest({{ box, client: new Client(root), words, root }});
box.form.addEventListener('keydown', ({{ key }}) => key === 'ArrowDown' && document.querySelector('a').focus());
box.addEventListener('input', () => (document.title = box.value));
box.disabled = false;
</script></html>"""

ENTRIES = (
    make_entry(
        "toleran",
        award="ikt",
        kind=Kind.RANKING,
        recipients=(Recipient(PLACES["kota-semarang"], result=Result(rank=7, of=94)),),
        edition=2017,
        summary="Pelayanan bagi warga semua agama.",
    ),
    *(make_entry(f"layak-{number}", place="kota-bandung", edition=2000 + number) for number in range(25)),
    make_entry("tanpa-tahun", place="kota-kediri", edition=None, conferred=None, summary="Perpustakaan keliling."),
)


def page_of(template: str, depth: int, label: str = "", name: str = "", value: str = "") -> str:
    """Fill in a page that lies some folders below the root."""
    fields = {"root": "../" * depth, "label": label, "name": name, "value": value}
    return re.sub(r"\{(root|label|name|value)\}", lambda found: fields[found[1]], template)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Serve a made-up site under a repository's name and yield its address."""
    folder = tmp_path_factory.mktemp("site")
    write_index(make_almanac(*ENTRIES), folder)
    words = search_words(Language()) | {"seals": "aset/meterai.svg"}
    (folder / "cari" / "index.html").write_text("<!doctype html><title>Cari</title>", encoding="utf-8")
    pages = {urls.of(entry): page_of(ENTRY, 2) for entry in ENTRIES} | {
        "kota/bandung/": page_of(ENTRY, 2, "Cari di Kota Bandung", "daerah", "kota-bandung"),
        "kota/semarang/": page_of(ENTRY, 2, "Cari di Kota Semarang", "daerah", "kota-semarang"),
        "tahun/2018/": page_of(ENTRY, 2, "Cari dalam 2018", "tahun", "2018"),
        "tahun/tanpa-tahun/": page_of(ENTRY, 2, "Cari di antara yang tanpa tahun", "tahun", "tanpa"),
        "saran/": SUGGESTING.replace("{root}", "../").replace(" autocomplete", " disabled autocomplete"),
        "pemberi/kemenpppa/": page_of(ENTRY, 2, "Cari pada KemenPPPA", "pemberi", "kemenpppa"),
    }
    for address, html in pages.items():
        (folder / address).mkdir(parents=True)
        (folder / address / "index.html").write_text(html, encoding="utf-8")
    shutil.copytree(REPOSITORY / "theme" / "static" / "js", folder / "theme" / "js")
    (folder / "theme" / "js" / "kata.json").write_text(json.dumps(words), encoding="utf-8")
    with serve({"/almanak": folder}) as origin:
        yield f"{origin}/almanak/"


def box(page):
    return page.locator("form.ask [name=q]")


def inner_box(page):
    return page.locator("form.within [name=q]")


def status(page, form="ask"):
    return page.locator(f"form.{form}").get_by_role("status")


def links(page, form="ask"):
    return page.locator(f"form.{form} .panel a")


def ask(page, query, form="ask"):
    """Type a query into a box and wait until the panel says what it found for all of it."""
    page.locator(f"form.{form} [name=q]").fill(query)
    expect(status(page, form)).to_contain_text(f"“{query.strip()}”")


def test_nothing_is_loaded_before_intent(page, site):
    """A page fetches one small script; what searches and shows comes when a box is focused, and once for all boxes."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.removeprefix("/almanak/")))
    page.goto(f"{site}entri/toleran/", wait_until="networkidle")
    # A bundle has the second in the first.
    assert [path for path in asked if not path.endswith("/")] == ["theme/js/cari.js", "theme/js/failed.js"]
    with page.expect_response("**/akar.json"):
        box(page).focus()
    page.wait_for_load_state("networkidle")
    assert {"theme/js/search/panel.js", "theme/js/search/client.js", "theme/js/kata.json"} <= set(asked)
    inner_box(page).focus()
    page.wait_for_timeout(200)
    assert asked.count("cari/indeks/akar.json") == 1
    assert asked.count("theme/js/search/panel.js") == 1
    assert not any("page.js" in path or "suggestions.js" in path for path in asked)


def test_a_slash_leads_to_the_box(page, site):
    """`/` focuses the box from anywhere but a field, where it is a character like any other."""
    page.goto(f"{site}entri/toleran/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    other = page.get_by_label("Lain")
    other.focus()
    page.keyboard.press("/")
    expect(other).to_be_focused()
    expect(other).to_have_value("/")


def test_results_are_shown_in_place(page, site):
    """Typing lists names with their entries, results as records with marked words, and the way to all of them."""
    page.goto(f"{site}entri/toleran/")
    ask(page, "bandung")
    expect(status(page)).to_have_text("26 hasil untuk “bandung”.")
    names = page.locator(".panel .index li")
    expect(names.first).to_have_text("Kota BandungDaerah · 25 catatan")
    expect(names.first.locator("a")).to_have_attribute("href", f"{site}kota/bandung/")
    records = page.locator(".panel article.rec")
    assert 0 < records.count() <= 6
    expect(records.first.locator("h2 a")).to_have_attribute("href", re.compile(rf"^{site}entri/layak-\d+/$"))
    expect(records.first.locator("mark").first).to_have_text("Bandung")
    expect(records.first.locator("svg use")).to_have_attribute("href", f"{site}aset/meterai.svg#award")
    # What the names lead to already is not listed again.
    hrefs = [link.get_attribute("href") for link in links(page).all()]
    assert len(hrefs) == len(set(hrefs))
    expect(links(page).last).to_have_text("Semua 26 hasil")
    expect(links(page).last).to_have_attribute("href", f"{site}cari/?q=bandung")
    assert page.url == f"{site}entri/toleran/"


def test_the_box_says_what_it_opens(page, site):
    """The box names its panel and tells whether it is open; the panel has a name and a polite live region."""
    page.goto(f"{site}entri/toleran/")
    box(page).focus()
    expect(box(page)).to_have_role("combobox")
    expect(box(page)).to_have_accessible_name("Cari")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(status(page)).to_be_attached()
    ask(page, "bandung")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    panel = page.get_by_role("dialog", name="Hasil pencarian")
    expect(panel).to_be_visible()
    expect(box(page)).to_have_attribute("aria-controls", panel.get_attribute("id"))


def test_arrows_lead_through_everything_and_back(page, site):
    """Down goes from the box through every link to the last, up again to the box; Enter opens the link."""
    page.goto(f"{site}entri/toleran/")
    box(page).focus()
    ask(page, "bandung")
    number = links(page).count()
    for position in range(number):
        page.keyboard.press("ArrowDown")
        expect(links(page).nth(position)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links(page).last).to_be_focused()
    for _ in range(number):
        page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kota/bandung/")


def test_enter_in_the_box_leads_to_all_results(page, site):
    """Enter submits the form to the search page."""
    page.goto(f"{site}entri/toleran/")
    box(page).fill("layak anak")
    box(page).press("Enter")
    page.wait_for_url("**/cari/?q=layak+anak")


def test_escape_closes_and_leads_back_to_the_box(page, site):
    """From a link or the box Escape closes the panel, focuses the box and keeps its words; typing opens it again."""
    page.goto(f"{site}entri/toleran/")
    box(page).focus()
    ask(page, "bandung")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("bandung")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(links(page)).to_have_count(0)
    expect(status(page)).to_have_text("")
    ask(page, "semarang")
    expect(links(page).first).to_have_text("Kota Semarang")


def test_looking_elsewhere_closes_the_panel(page, site):
    """A click outside closes the panel, and so does the tab key when it leaves; nothing holds the focus."""
    page.goto(f"{site}entri/toleran/")
    ask(page, "bandung")
    page.locator(".panel [role=status]").click()
    expect(links(page).first).to_be_visible()
    page.mouse.click(5, page.viewport_size["height"] - 5)
    expect(links(page)).to_have_count(0)
    box(page).blur()
    box(page).focus()
    expect(links(page).first).to_have_text("Kota Bandung")
    for _ in range(links(page).count() + 1):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tahun")).to_be_focused()
    expect(links(page)).to_have_count(0)


def test_an_emptied_box_closes_the_panel(page, site):
    """Without words there is nothing to show."""
    page.goto(f"{site}entri/toleran/")
    ask(page, "bandung")
    box(page).fill("  ")
    expect(links(page)).to_have_count(0)
    expect(status(page)).to_have_text("")


def test_what_was_not_found_as_asked_is_said(page, site):
    """Partial matches, a corrected word, an unknown filter, and nothing at all are said in the live region."""
    page.goto(f"{site}entri/toleran/")
    ask(page, "bandung toleran ")
    expect(status(page)).to_contain_text("Tidak ada yang memuat semua kata")
    ask(page, "semrang ")
    expect(status(page)).to_contain_text("Tidak ada “semrang”; yang dicari “semarang”.")
    expect(links(page).first).to_be_visible()
    ask(page, "bandung kota:atlantis ")
    expect(status(page)).to_contain_text("Tidak ada kota bernama “atlantis”.")
    ask(page, "qqqqqqqq ")
    expect(status(page)).to_contain_text("Tidak ada hasil untuk “qqqqqqqq”.")
    expect(links(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "query", "label", "number", "filter_"),
    [
        ("kota/bandung/", "layak anak", "Cari di Kota Bandung", 25, ("daerah", "kota-bandung")),
        ("kota/semarang/", "toleran", "Cari di Kota Semarang", 1, ("daerah", "kota-semarang")),
        ("tahun/2018/", "layak anak", "Cari dalam 2018", 1, ("tahun", "2018")),
        ("tahun/tanpa-tahun/", "perpustakaan", "Cari di antara yang tanpa tahun", 1, ("tahun", "tanpa")),
        ("pemberi/kemenpppa/", "layak anak", "Cari pada KemenPPPA", 26, ("pemberi", "kemenpppa")),
    ],
)
def test_a_search_within_a_page_keeps_to_it(page, site, address, query, label, number, filter_):
    """The form of a page finds only what belongs there, says so, and leads to the search page with the same filter."""
    page.goto(f"{site}{address}")
    ask(page, query, "within")
    expect(status(page, "within")).to_have_text(f"{label}: {number} hasil untuk “{query}”.")
    expect(page.locator(".within .panel .index")).to_have_count(0)
    expect(page.locator(".within .panel article")).to_have_count(min(number, 6))
    every = urlsplit(links(page, "within").last.get_attribute("href"))
    assert parse_qsl(every.query) == [("q", query), filter_]
    inner_box(page).press("Enter")
    page.wait_for_url(f"{site}cari/?{every.query}")


def test_two_boxes_share_one_worker(page, site):
    """The boxes of a page search with the same worker, one panel at a time."""
    page.goto(f"{site}kota/bandung/")
    ask(page, "semarang")
    ask(page, "layak", "within")
    expect(links(page)).to_have_count(0)
    expect(links(page, "within").first).to_be_visible()
    assert len(page.workers) == 1


@pytest.mark.parametrize("file", ["worker.js*", "engine.js", "akar.json"])
def test_a_failed_worker_offers_a_retry(page, site, file):
    """When the worker, its modules or the index do not come, the panel says so, and its button begins anew."""
    page.route(f"**/{file}", lambda route: route.abort())
    page.goto(f"{site}entri/toleran/")
    box(page).fill("toleran")
    expect(status(page)).to_contain_text("Pencarian gagal dimuat.")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.unroute(f"**/{file}")
    page.get_by_role("button", name="Coba lagi").click()
    expect(status(page)).to_have_text("2 hasil untuk “toleran”.")
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize("file", ["panel.js", "client.js", "kata.json"])
def test_a_failed_panel_offers_the_search_page(page, site, file):
    """When what shows the results does not come, the small script says so; its button leads on with the words typed."""
    page.route(f"**/{file}", lambda route: route.abort())
    page.goto(f"{site}entri/toleran/")
    box(page).fill("toleran")
    expect(status(page)).to_have_text("Pencarian gagal dimuat. Coba lagi.")
    page.get_by_role("button", name="Coba lagi").click()
    page.wait_for_url("**/cari/?q=toleran")


def test_a_late_answer_does_not_reopen_the_panel(page, site):
    """What comes after the reader has closed the panel, or asked for something else, is not shown."""
    held = []

    def hold(route):
        held.append(route)

    page.goto(f"{site}entri/toleran/")
    ask(page, "semarang")
    page.route("**/cari/indeks/**", hold)
    box(page).fill("layak")
    expect(status(page)).to_have_text("Mencari …")
    page.keyboard.press("Escape")
    expect(status(page)).to_have_text("")
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    expect(links(page)).to_have_count(0)
    expect(status(page)).to_have_text("")


def test_what_is_at_hand_is_shown_without_a_pause(page, site):
    """What needs nothing more from the network is found at once, names as well."""
    page.goto(f"{site}entri/toleran/")
    for query in ("bandung", "semarang"):
        ask(page, query)
    page.evaluate("globalThis.setTimeout = () => 0")  # no pause ends any more
    ask(page, "bandung")
    expect(page.locator(".panel .index li").first).to_have_text("Kota BandungDaerah · 25 catatan")


def test_without_javascript_the_form_leads_to_the_places(chromium, site):
    """Without JavaScript the form's own action is the list of places."""
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site}entri/toleran/")
    box(plain).fill("semarang")
    box(plain).press("Enter")
    plain.wait_for_url("**/daerah/?q=semarang")
    context.close()


@pytest.fixture
def suggesting(page, site):
    """Open a page whose box offers suggestions, and focus the box."""
    page.goto(f"{site}saran/")
    expect(page.get_by_label("Cari")).to_be_enabled()
    page.get_by_label("Cari").focus()
    return page


def options(page):
    return page.get_by_role("option")


def test_suggestions_name_pages_and_complete_words(suggesting):
    """Names come with their kind and number of entries, and words that complete the last one; without words nothing."""
    combobox = suggesting.get_by_role("combobox", name="Cari")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    suggesting.keyboard.type("layak ban")
    expect(suggesting.get_by_role("listbox", name="Saran")).to_be_visible()
    expect(combobox).to_have_attribute("aria-expanded", "true")
    expect(options(suggesting)).to_have_text(["layak bandung"])
    combobox.fill("ban")
    expect(options(suggesting).first).to_have_text(re.compile(r"^Kota Bandung ?Daerah · 25 catatan$"))
    combobox.fill("kota")
    expect(options(suggesting).nth(4)).to_be_visible()
    assert options(suggesting).count() <= 8
    combobox.fill("")
    expect(suggesting.get_by_role("listbox")).to_be_hidden()


def test_suggestions_by_keyboard(suggesting):
    """Arrows choose without moving the focus, Enter opens the page; Escape closes the list and keeps the words."""
    combobox = suggesting.get_by_role("combobox")
    suggesting.keyboard.type("band")
    first = options(suggesting).first
    expect(first).to_be_visible()
    assert combobox.get_attribute("aria-activedescendant") is None
    suggesting.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(combobox).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    expect(combobox).to_be_focused()
    suggesting.keyboard.press("ArrowUp")
    assert combobox.get_attribute("aria-activedescendant") is None
    suggesting.keyboard.press("Escape")
    expect(options(suggesting)).to_have_count(0)
    expect(combobox).to_have_value("band")
    suggesting.keyboard.type("u")
    expect(first).to_be_visible()
    suggesting.keyboard.press("ArrowDown")
    suggesting.keyboard.press("Enter")
    suggesting.wait_for_url("**/kota/bandung/")


def test_choosing_a_word_completes_the_query(suggesting):
    """A chosen word replaces the one begun, and the page hears of it as if it had been typed."""
    suggesting.keyboard.type("layak ban")
    expect(options(suggesting)).to_have_text(["layak bandung"])
    suggesting.keyboard.press("ArrowDown")
    suggesting.keyboard.press("Enter")
    combobox = suggesting.get_by_role("combobox")
    expect(combobox).to_have_value("layak bandung ")
    expect(combobox).to_be_focused()
    expect(suggesting).to_have_title("layak bandung ")
    suggesting.wait_for_timeout(300)
    expect(options(suggesting)).to_have_count(0)


def test_after_the_last_suggestion_come_the_results(suggesting):
    """The list takes the arrows while it has more, and then leaves them to the page."""
    suggesting.keyboard.type("layak ban")
    expect(options(suggesting)).to_have_count(1)
    suggesting.keyboard.press("ArrowDown")
    expect(suggesting.get_by_role("combobox")).to_be_focused()
    suggesting.keyboard.press("ArrowDown")
    expect(suggesting.get_by_role("link", name="Hasil")).to_be_focused()
    expect(options(suggesting)).to_have_count(0)


def test_suggestions_by_pointer(suggesting):
    """A click on a suggestion chooses it; one elsewhere closes the list."""
    suggesting.keyboard.type("layak ban")
    options(suggesting).first.click()
    expect(suggesting.get_by_role("combobox")).to_have_value("layak bandung ")
    expect(suggesting.get_by_role("combobox")).to_be_focused()
    suggesting.get_by_role("combobox").fill("ban")
    expect(options(suggesting).first).to_be_visible()
    suggesting.mouse.click(5, suggesting.viewport_size["height"] - 5)
    expect(options(suggesting)).to_have_count(0)
    suggesting.get_by_role("combobox").fill("band")
    options(suggesting).first.click()
    suggesting.wait_for_url("**/kota/bandung/")


def test_enter_without_a_choice_submits(suggesting):
    """Enter searches for what was typed, whatever is suggested; the tab key goes on."""
    suggesting.keyboard.type("ban")
    expect(options(suggesting).first).to_be_visible()
    suggesting.keyboard.press("Tab")
    expect(options(suggesting)).to_have_count(0)
    expect(suggesting.get_by_role("button")).to_be_focused()
    suggesting.get_by_role("combobox").focus()
    suggesting.keyboard.press("End")
    suggesting.keyboard.type("d")
    expect(options(suggesting).first).to_be_visible()
    suggesting.keyboard.press("Enter")
    suggesting.wait_for_url("**/cari/?q=band")

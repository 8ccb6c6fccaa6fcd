"""A reader finds the way through the almanac: by mouse, by keyboard, on a phone, without JavaScript or CSS."""

from __future__ import annotations

import itertools
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tools.audit.pages import MISSING_PAGE, QUERY, sample

#: CSS pixels: the narrowest screen that WCAG 1.4.10 asks a page to fit, which is 1280 px at 400 % zoom.
NARROWEST = 320

#: Presses of the tab key after which a link must have been reached on any page.
MOST_TABS = 400

CITY = re.compile(r"/kota/[\w-]+/$")
ENTRY = re.compile(r"/entri/[\w-]+/$")
ISSUER = re.compile(r"/pemberi/[\w-]+/$")


@pytest.fixture(params=["root", "project"])
def home(request, served_site):
    """Return the address of the home page, at a host's root and under a repository's name."""
    return getattr(served_site, request.param)


def first_link(page: Page, address: re.Pattern[str]):
    """Return the first link in words of the main part that leads to a page of this kind."""
    folder = address.pattern.split("/")[1]
    return page.locator(f"main :not(g) > a[href*='{folder}/']").filter(visible=True).first


def test_from_home_to_a_city_an_entry_and_its_issuer_and_back(page, home):
    """Links lead from home to a city, to one of its entries, to the issuer; the back button leads home again."""
    page.goto(home)
    for address in (CITY, ENTRY, ISSUER):
        first_link(page, address).click()
        expect(page).to_have_url(address)
        expect(page.locator("h1")).to_be_visible()
    for address in (ENTRY, CITY, re.compile(re.escape(home) + "$")):
        page.go_back()
        expect(page).to_have_url(address)


def test_a_dot_of_the_map_on_home_leads_to_its_place(page, home):
    """Whoever clicks on a dot of the home page's map comes to the page of the place that the dot names."""
    page.goto(home)
    # Of dots upon each other the smaller, above, takes the click: one that no other covers.
    name = page.evaluate(
        """() => [...document.querySelectorAll('main figure svg a')].find(dot => {
            dot.scrollIntoView({block: 'center'});
            const r = dot.getBoundingClientRect();
            return dot.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2));
        }).querySelector('title').textContent"""
    )
    dot = page.locator("main figure svg a").filter(has_text=name)
    address = dot.get_attribute("href").removeprefix("./")
    dot.click()
    expect(page).to_have_url(f"{home}{address}")
    kind, _, bare = name.partition(":")[0].partition(" ")
    expect(page.locator("h1")).to_have_text(f"{kind} {bare}")


def press_until_focused(page: Page, address: re.Pattern[str]) -> None:
    """Press the tab key until a link of the main part that leads to a page of this kind has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        href = page.evaluate("() => document.activeElement.closest('main') ? document.activeElement.href || '' : ''")
        if address.search(href):
            return
    pytest.fail(f"no link to {address.pattern} within {MOST_TABS} tabs of {page.url}")


def test_the_same_way_by_keyboard_alone(page, served_site):
    """Tab and Enter lead from home to a city, an entry and its issuer, and the focus can always be seen."""
    page.goto(served_site.root)
    for address in (CITY, ENTRY, ISSUER):
        press_until_focused(page, address)
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline not in {"none", ""}
        page.keyboard.press("Enter")
        expect(page).to_have_url(address)
    page.go_back()  # a headless browser has no key for it
    expect(page).to_have_url(ENTRY)


def test_the_first_tab_stop_skips_to_the_content(page, served_site):
    """Keyboard users can pass over the navigation of every page."""
    page.goto(served_site.root)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "MAIN"


def test_a_search_from_home_by_keyboard(page, home):
    """Words typed on the home page lead to results whose address can be passed on, and on to an entry."""
    page.goto(home)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("penghargaan layanan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{home}cari/?q=penghargaan") + r"(\+|%20)layanan$"))
    expect(page.locator("main mark").first).to_be_visible()
    press_until_focused(page, ENTRY)
    page.keyboard.press("Enter")
    expect(page).to_have_url(ENTRY)


#: Boxes of several page types: the running head's, a place's own, the home page's.
BOXES = {"entry, award": "form.ask", "city": "form.within", "home": "form.find"}


@pytest.mark.parametrize("width", [NARROWEST, 360, 768, 1280])
@pytest.mark.parametrize("type_", BOXES)
def test_results_in_place_fit_every_screen(page, served_site, type_, width):
    """What a box finds lies below it over the whole width, and nothing scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served_site.address(next(f.address for f in sample(served_site.root_path) if f.type == type_)))
    page.locator(f"{BOXES[type_]} [name=q]").fill("penghargaan")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("link", name=re.compile("^Semua .* hasil$"))).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    covered = panel.bounding_box()
    main = page.locator("main").bounding_box()
    assert covered["x"] <= main["x"]
    assert covered["x"] + covered["width"] >= main["x"] + main["width"]
    first = panel.get_by_role("link").first
    first.scroll_into_view_if_needed()
    assert first.evaluate(
        """link => {
            const { left, top } = link.getClientRects()[0];
            return link.contains(document.elementFromPoint(left + 3, top + 3));
        }"""
    )


@pytest.mark.parametrize("width", [NARROWEST, 360, 768, 1280])
def test_the_search_of_the_running_head_has_room(page, served_site, width):
    """Name, box and navigation stand beside or below each other, and the box is wide enough to write in."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(served_site.address(next(f.address for f in sample(served_site.root_path) if f.type == "entry, award")))
    parts = [page.locator(f"body > header > {part}").bounding_box() for part in ("a", "form", "nav")]
    for one, other in itertools.combinations(parts, 2):
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        below = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
        assert beside or below
    assert parts[1]["y"] < parts[0]["y"] + parts[0]["height"]
    assert page.locator("body > header input").bounding_box()["width"] >= 75


def test_suggestions_come_before_results_for_the_keyboard(page, home):
    """On /cari/ arrows go through the suggestions and on to the results; Escape closes the list first."""
    page.goto(f"{home}cari/")
    box = page.get_by_label("Cari kota")
    box.focus()
    expect(box).to_have_role("combobox")
    page.keyboard.type("kota")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(page.locator("main article").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("kota")
    page.keyboard.type(" ")
    page.keyboard.press("Backspace")
    expect(options.first).to_be_visible()
    for _ in range(options.count()):
        page.keyboard.press("ArrowDown")
        expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("main article a").first).to_be_focused()


def test_a_search_without_javascript_leads_to_the_list(browser, served_site):
    """Where no script runs, the search form leads to the list of places instead of to nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served_site.root)
    page.get_by_role("searchbox").fill("semarang")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"/daerah/\?q=semarang$"))
    expect(page.get_by_role("link", name="Kota Semarang").first).to_be_visible()
    context.close()


def test_a_missing_page_leads_on(page, home):
    """The page for what is missing is styled at any depth and its links stay within the site."""
    page.goto(f"{home}entri/tiada/sama-sekali/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("() => document.styleSheets.length") > 0
    page.locator("header a").first.click()
    expect(page).to_have_url(re.compile(re.escape(home)))
    expect(page.locator("main")).to_be_visible()


def test_no_page_is_wider_than_the_narrowest_screen(page, served_site):
    """No page type scrolls sideways at 320 px."""
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    too_wide = []
    for found in sample(served_site.root_path):
        page.goto(served_site.address(found.address))
        if found.address == QUERY:
            expect(page.locator("main mark").first).to_be_visible()
        width = page.evaluate("() => document.documentElement.scrollWidth")
        if width > NARROWEST:
            too_wide.append((found.type, found.address, width))
    assert too_wide == []


def test_the_province_of_recipients_gives_way_on_a_phone(page, served_site):
    """On a narrow screen the table of recipients keeps places and results, and leaves out the provinces."""
    page.goto(served_site.address(next(f.address for f in sample(served_site.root_path) if f.type == "entry, ranking")))
    table = page.locator("table.recipients")
    shown = {}
    for width in (NARROWEST, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        heads = table.locator("thead th").filter(visible=True).all_inner_texts()
        cells = table.locator("tbody tr").first.locator("th, td").filter(visible=True)
        assert len(heads) == cells.count()
        shown[width] = heads
    assert "Provinsi" in shown[1280]
    assert shown[NARROWEST] == [head for head in shown[1280] if head != "Provinsi"]


def test_pages_are_complete_without_scripts(browser, served_site):
    """Apart from search and more forms of a citation, a page shows the same words whether or not scripts run."""
    texts = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        seen = {}
        for found in sample(served_site.root_path):
            if found.address not in {QUERY, MISSING_PAGE}:
                page.goto(served_site.address(found.address))
                page.evaluate("() => document.querySelectorAll('main form, .forms').forEach(form => form.remove())")
                seen[found.type] = page.locator("main").inner_text()
        texts.append(seen)
        context.close()
    with_scripts, without = texts
    assert without == with_scripts


def test_an_entry_is_cited_as_programs_read_it(page, served_site):
    """Who opens the further forms of a citation finds them made from the page, in the words of the page."""
    page.goto(served_site.address("entri/adipura-2016-kota-semarang/"))
    page.get_by_text("BibTeX, RIS").click()
    address = f"{served_site.root}entri/adipura-2016-kota-semarang/"
    expect(page.get_by_label("RIS")).to_be_visible()
    bibtex, ris = (page.get_by_label(name).text_content().splitlines() for name in ("BibTeX", "RIS"))
    assert bibtex[:5] == [
        "@misc{adipura-2016-kota-semarang,",
        "  author = {{Almanak Kota}},",
        "  title = {{Semarang menerima Adipura Kirana 2016 di Siak}},",
        "  howpublished = {Almanak Kota},",
        "  note = {Edisi 2016},",
    ]
    assert f"  url = {{{address}}}," in bibtex
    assert f"UR  - {address}" in ris


def test_a_report_names_the_page(page, served_site):
    """The form for errors is opened with the address of the page that it was opened from."""
    for address, project in (("kota/semarang/", False), ("entri/adipura-2016-kota-semarang/", True), ("", True)):
        page.goto(served_site.address(address, project=project))
        report = page.get_by_role("link", name="Laporkan kesalahan").get_attribute("href")
        assert parse_qs(urlsplit(report).query, keep_blank_values=True)["halaman"] == [address]

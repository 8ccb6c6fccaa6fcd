"""Readers with other needs: enlarged text, forced colours, less motion, paper, a keyboard, no scripts."""

from __future__ import annotations

import base64
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tools import browser as installed
from tools.audit.pages import sample

#: CSS pixels of an ordinary window, and of the same one whose page is shown at 200 %.
WINDOW = {"width": 1280, "height": 800}
ENLARGED = {"width": 640, "height": 400}

#: CSS pixels at the left of an entry's head in which there is nothing but its seal.
SEAL = 104

#: Presses of the tab key that look at a page's first stops: skip link, navigation, and some of its matter.
TAB_STOPS = 20

#: Page types that are printed to be kept.
PRINTED = ("entry, award", "entry, activity", "city", "regency", "province")

COLOURS_DRAWN = """async source => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const brush = canvas.getContext("2d");
    brush.drawImage(image, 0, 0);
    const points = brush.getImageData(0, 0, image.width, image.height).data;
    const found = new Set();
    for (let i = 0; i < points.length; i += 4) found.add(points.slice(i, i + 3).join(" "));
    return [...found];
}"""


@pytest.fixture(scope="module")
def addresses(served_site):
    """Return an address of each page type."""
    return {found.type: served_site.address(found.address) for found in sample(served_site.root_path)}


@pytest.fixture
def opened(browser: Browser):
    """Return a function that opens a page in a context of its own, closed after the test."""
    contexts = []

    def open_page(**options) -> Page:
        contexts.append(browser.new_context(locale="id-ID", **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        return page

    yield open_page
    for context in contexts:
        context.close()


def colours(picture: bytes, page: Page) -> set[str]:
    """Return the colours of a picture of a part of a page, as "R G B"; where there is only one, nothing is seen."""
    return set(page.evaluate(COLOURS_DRAWN, f"data:image/png;base64,{base64.b64encode(picture).decode()}"))


def test_at_twice_the_size_nothing_is_cut_off(opened, addresses):
    """No page type scrolls sideways at 200 %, and its heading and its navigation are still there."""
    page = opened(viewport=ENLARGED, device_scale_factor=2)
    too_wide = []
    for type_, address in addresses.items():
        page.goto(address)
        expect(page.get_by_role("navigation").first).to_be_visible()
        width = page.evaluate("() => document.documentElement.scrollWidth")
        if width > ENLARGED["width"]:
            too_wide.append((type_, address, width))
    assert too_wide == []


def test_with_letters_twice_as_large_no_page_scrolls_sideways(browser, addresses):
    """A reader who has set the browser's letters to twice their size still reads down the page only."""
    arguments = [*installed.arguments(), "--blink-settings=defaultFontSize=32"]
    started = browser.browser_type.launch(executable_path=installed.find(), args=arguments)
    page = started.new_page(viewport=WINDOW)
    page.goto(addresses["home"])
    assert page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "32px"
    too_wide = []
    for type_, address in addresses.items():
        page.goto(address)
        width = page.evaluate("() => document.documentElement.scrollWidth")
        if width > WINDOW["width"]:
            too_wide.append((type_, address, width))
    started.close()
    assert too_wide == []


def test_forced_colours_keep_seals_and_dots(opened, addresses):
    """In a reader's own high-contrast colours every seal, and the map, is drawn in more than the ground's colour."""
    page = opened(forced_colors="active", color_scheme="dark", viewport=WINDOW)
    for type_ in (name for name in addresses if name.startswith("entry, ")):
        page.goto(addresses[type_])
        box = page.locator("main header").bounding_box()
        corner = {"x": box["x"], "y": box["y"], "width": SEAL, "height": box["height"]}
        assert len(colours(page.screenshot(clip=corner), page)) > 1, type_
    for type_ in ("home", "city"):
        page.goto(addresses[type_])
        seals = page.locator("main svg.seal").filter(visible=True)
        assert seals.count() > 0, type_
        for number in range(min(seals.count(), 6)):
            assert len(colours(seals.nth(number).screenshot(), page)) > 1, f"seal {number} of {type_}"
    page.goto(addresses["home"])
    assert len(colours(page.locator("main figure svg").first.screenshot(), page)) > 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_seals_take_the_colours_of_the_page(opened, addresses, scheme):
    """Seals are drawn elsewhere and still have the page's gold and paper, in either scheme, in lists and on entries."""
    page = opened(color_scheme=scheme, viewport=WINDOW)
    page.goto(addresses["entry, ranking"])
    box = page.locator("main header").bounding_box()
    drawn = colours(page.screenshot(clip={**box, "width": SEAL}), page)
    page.goto(addresses["home"])
    seal = page.locator("main svg.seal:not(.seal--open)").filter(has=page.locator("use[href$='#award']")).first
    drawn &= colours(seal.screenshot(), page)
    for name in ("--gold", "--paper"):
        asked = page.evaluate(
            """name => {
                const e = document.body.appendChild(document.createElement('i'));
                e.style.color = `var(${name})`;
                return getComputedStyle(e).color.match(/[0-9]+/g).slice(0, 3).join(' ');
            }""",
            name,
        )
        assert asked in drawn, name


def test_forced_colours_mark_the_current_section_alone(opened, addresses):
    """In a reader's own colours the navigation has a line under the section that is open, and under no other."""
    page = opened(forced_colors="active", color_scheme="dark", viewport=WINDOW)
    page.goto(addresses["city"])
    lines = page.locator("body > header li a").evaluate_all(
        "links => links.map(e => [e.hasAttribute('aria-current'), getComputedStyle(e).borderBottomColor])"
    )
    ground = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    assert {current for current, _ in lines} == {True, False}
    assert [colour != ground for _, colour in lines] == [current for current, _ in lines]


def test_forced_colours_keep_every_word(opened, addresses):
    """High contrast takes no text away, and no text has the ground's own colour."""
    plain, forced = opened(), opened(forced_colors="active")
    for type_ in ("home", "city", "year", "award", "entry, ranking", "places", "calendar"):
        texts = []
        for page in (plain, forced):
            page.goto(addresses[type_])
            texts.append(page.locator("body").inner_text())
        assert texts[0] == texts[1], type_
        heading = forced.locator("h1").first
        drawn = heading.evaluate("e => getComputedStyle(e).color")
        ground = forced.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
        assert drawn != ground, type_


def test_less_motion_means_none(opened, addresses):
    """For readers who ask for less motion nothing moves, and everything is there."""
    still, moving = opened(reduced_motion="reduce"), opened(reduced_motion="no-preference")
    moves = """() => [...document.querySelectorAll('*')].filter(e => {
        const s = getComputedStyle(e);
        const lasts = t => t.split(',').some(part => parseFloat(part) > 0.01);
        return lasts(s.transitionDuration) || lasts(s.animationDuration) || s.scrollBehavior === 'smooth';
    }).map(e => e.outerHTML.slice(0, 80))"""
    for type_ in ("home", "city", "entry, award", "map", "search with results"):
        texts = []
        for page in (still, moving):
            page.goto(addresses[type_])
            if type_ == "search with results":
                expect(page.locator("main mark").first).to_be_visible()
            texts.append(page.locator("main").inner_text())
        assert still.evaluate(moves) == [], type_
        assert texts[0] == texts[1], type_


def test_print_leaves_a_clean_document(opened, addresses):
    """On paper an entry and a place keep their matter and sources, and lose navigation, forms and the dark ground."""
    page = opened(color_scheme="dark")
    page.emulate_media(media="print")
    for type_ in PRINTED:
        page.goto(addresses[type_])
        expect(page.locator("h1")).to_be_visible()
        for navigation in page.locator("nav, form, body > a").all():
            assert not navigation.is_visible(), f"{type_}: {navigation.evaluate('e => e.outerHTML.slice(0, 80)')}"
        ground = page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()")
        assert ground in {"#fff", "#ffffff", "white"}, type_
    page.goto(addresses["city"])
    assert not page.get_by_role("heading", name="Bawa pulang").is_visible()
    page.goto(addresses["entry, award"])
    sources = page.locator(".sources a").filter(visible=True)
    assert sources.count() > 0
    shown = sources.first.evaluate("e => getComputedStyle(e, '::after').content")
    assert "attr(href)" in shown or sources.first.get_attribute("href") in shown


def test_every_tab_stop_can_be_seen(opened, addresses):
    """Wherever the tab key leads, the focus has an outline and lies in the window."""
    page = opened(viewport=WINDOW, reduced_motion="reduce")
    for type_ in ("home", "city", "entry, award", "issuer", "search with results", "map"):
        page.goto(addresses[type_])
        if type_ == "search with results":
            expect(page.locator("main mark").first).to_be_visible()  # results that come later push the focus down
        for _ in range(TAB_STOPS):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => {
                    const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                    const drawn = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
                    const inside = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
                    return e === document.body || (drawn && inside) ? '' : e.outerHTML.slice(0, 120);
                }"""
            )
            assert seen == "", type_


def test_search_by_keyboard_alone(opened, served_site):
    """On /cari/ the tab key reaches the box, words find results, and the tab key goes on to the first of them."""
    page = opened(viewport=WINDOW)
    page.goto(served_site.address("/cari/", project=True))
    box = page.get_by_label("Cari kota")  # once it is used it is a combobox
    for _ in range(TAB_STOPS):
        if box.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(box).to_be_focused()
    page.keyboard.type("penghargaan layanan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/almanak-kota/cari/\?q=penghargaan(\+|%20)layanan$"))
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d"))
    for _ in range(TAB_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(
            "() => /entri|penghargaan\\/|pemberi\\//.test(document.activeElement.closest('main')"
            " ? document.activeElement.href || '' : '')"
        ):
            break
    address = page.evaluate("() => document.activeElement.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)
    expect(page.locator("h1")).to_be_visible()


def test_search_page_without_scripts_says_what_to_do(opened, served_site):
    """Without JavaScript the search page says so and offers the lists, and each of them opens."""
    page = opened(java_script_enabled=False)
    page.goto(served_site.address("/cari/"))
    # Chromium shows what is in it only where scripts are off in its settings, which no test can reach.
    assert "JavaScript" in page.locator("main noscript").text_content()
    lists = page.locator("main a").evaluate_all("links => links.map(link => link.href)")
    assert {"daerah", "tahun", "pemberi", "penghargaan", "tema"} <= {link.rstrip("/").split("/")[-1] for link in lists}
    for link in lists:
        answer = page.goto(link)
        assert answer is not None
        assert answer.ok, link

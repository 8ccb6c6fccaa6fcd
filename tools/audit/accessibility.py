"""A page of every type in, each violation that axe finds in a real browser out.

Each page is looked at narrow and wide, in the light and in the dark scheme, after its scripts have run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tools import browser
from tools.audit.outcome import Outcome, Scene, gathered
from tools.audit.pages import QUERY, sample
from tools.static_server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from playwright.sync_api import BrowserContext

    from tools.audit.pages import Page

NAME = "accessibility"
AXE = "node_modules/axe-core/axe.min.js"
#: CSS pixels: the narrowest common phone, and a common laptop.
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def audit(scene: Scene) -> Outcome:
    """Run axe on every page type at each width in each scheme."""
    pages = sample(scene.site)
    script = (scene.repository / AXE).read_text("utf-8")
    faults: list[tuple[str, str]] = []
    with serve({"": scene.site}) as origin, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.provide(), args=browser.arguments())
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = chromium.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    bypass_csp=True,
                )
                for page in pages:
                    found = violations(context, f"{origin}/{page.address}", page, script)
                    faults += [(f"{page.type} ({page.address}) {width} px {scheme}", line) for line in found]
                context.close()
        chromium.close()
    views = len(pages) * len(WIDTHS) * len(SCHEMES)
    return Outcome(NAME, f"{len(pages)} pages in {views} views, {len(faults)} violations", gathered(faults))


def violations(context: BrowserContext, address: str, page: Page, script: str) -> list[str]:
    """Return what axe finds on one page, one line an element."""
    tab = context.new_page()
    try:
        tab.goto(address, wait_until="load")
        if page.address == QUERY:
            # The results are what is to be audited; without them the page is the empty form.
            tab.locator("main a[href*='entri/']").first.wait_for(timeout=15_000)
        tab.evaluate(script)
        report: dict[str, Any] = tab.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        return list(_lines(report))
    finally:
        tab.close()


def _lines(report: dict[str, Any]) -> Iterator[str]:
    for violation in report["violations"]:
        for node in violation["nodes"]:
            where = " ".join(str(target) for target in node["target"])
            why = " ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))
            yield f"{violation['id']} ({violation['impact']}) at {where}: {why}"

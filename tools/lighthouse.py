"""A built site in, Lighthouse's four scores for five pages on a simulated phone out.

Exit status 1 if a score is below its budget. Not among the audits: performance depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools import browser
from tools.audit.pages import sample
from tools.static_server import serve

PAGES = ("home", "city", "year", "issuer", "entry, award")
#: The least score of each category, of 100.
BUDGET = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
#: Pages that ask search engines not to list them, since their words stand on other pages too.
UNLISTED = ("search with results", "list in another order")
LIGHTHOUSE = Path("node_modules/lighthouse/cli/index.js")


def scores(address: str, chrome: Path, *, listed: bool = True) -> tuple[dict[str, int], list[str]]:
    """Return one page's scores of 100 by category, and the titles of the audits that cost points.

    A page that is not `listed` is not blamed for it.
    """
    flags = " ".join(["--headless", *browser.arguments()])
    command = ["node", str(LIGHTHOUSE), address, "--output=json", "--output-path=stdout", "--quiet"]
    command += [f"--chrome-flags={flags}", f"--only-categories={','.join(BUDGET)}", "--form-factor=mobile"]
    if not listed:
        command.append("--skip-audits=is-crawlable")
    run = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "CHROME_PATH": str(chrome)}
    )
    report: dict[str, Any] = json.loads(run.stdout)
    categories = report["categories"]
    costly = {
        reference["id"]
        for category in categories.values()
        for reference in category["auditRefs"]
        if reference["weight"] and (report["audits"][reference["id"]]["score"] or 0) < 1
    }
    titles = sorted(report["audits"][audit]["title"] for audit in costly)
    return {name: round(100 * (categories[name]["score"] or 0)) for name in BUDGET}, titles


def main(arguments: list[str] | None = None) -> int:
    """Print the scores of five pages; 1 if one is below its budget."""
    parser = argparse.ArgumentParser(prog="python -m tools.lighthouse", description="Score five pages of a built site.")
    parser.add_argument("--output", type=Path, default=Path("output"), help="the built site (default: output)")
    parser.add_argument("--all", action="store_true", help="every page type instead of five")
    options = parser.parse_args(arguments)
    chrome = browser.provide()
    pages = [page for page in sample(options.output) if options.all or page.type in PAGES]
    # The page for what is missing is answered with 404, which Lighthouse refuses to score.
    pages = [page for page in pages if page.type != "404"]
    below = 0
    print(f"{'page':<22} {'  '.join(BUDGET)}")
    with serve({"": options.output}) as origin:
        for page in pages:
            found, titles = scores(f"{origin}/{page.address}", chrome, listed=page.type not in UNLISTED)
            figures = "  ".join(f"{found[name]:>{len(name)}}" for name in BUDGET)
            print(f"{page.type:<22} {figures}   /{page.address}", flush=True)
            low = [name for name in BUDGET if found[name] < BUDGET[name]]
            below += bool(low)
            if low:
                print(f"    below budget: {', '.join(low)}; costly: {'; '.join(titles)}")
    print(
        f"{len(pages)} pages, {below} below budget ({', '.join(f'{name} {least}' for name, least in BUDGET.items())})"
    )
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

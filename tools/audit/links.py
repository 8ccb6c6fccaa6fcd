"""A site as built for a domain's root and for a project site in, every internal link that leads nowhere out.

lychee follows links and fragments offline, among the files. Absolute addresses of the site are followed among its
files as well, so that canonical links, feeds and the sitemap are held to what was built.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools.audit.outcome import PROJECT_URL, ROOT_URL, Outcome, Scene, gathered, nothing_to_audit

NAME = "links"

#: What holds links that a reader or a machine follows.
PATTERNS = ("**/*.html", "**/*.xml")


def audit(scene: Scene) -> Outcome:
    """Follow all internal links of both builds."""
    total = 0
    faults: list[tuple[str, str]] = []
    for url, site, host_root in (
        (ROOT_URL, scene.site, scene.site),
        (PROJECT_URL, scene.project_site, scene.project_site.parent),
    ):
        checked, broken = follow(site, host_root, "--remap", f"{url} {site.as_uri()}/")
        if not checked:
            return nothing_to_audit(NAME, f"link in the site for {url}")
        total += checked
        faults += [(f"{url}{page}", wrong) for page, wrong in broken]
    figure = f"{total} links and fragments at the root and at /{PROJECT_URL.split('/')[-2]}/, {len(faults)} broken"
    return Outcome(NAME, figure, gathered(faults))


def follow(site: Path, host_root: Path, *options: str) -> tuple[int, list[tuple[str, str]]]:
    """Return how many internal links lychee followed among a site's files, and those that lead nowhere."""
    lychee = Path(sys.executable).with_name("lychee")
    command = [str(lychee), "--offline", "--include-fragments", "--no-progress", "--format", "json"]
    command += ["--root-dir", str(host_root), "--index-files", "index.html", *options]
    run = subprocess.run(
        [*command, "--", *(str(site / pattern) for pattern in PATTERNS)], check=False, capture_output=True, text=True
    )
    try:
        report = json.loads(run.stdout)
    except json.JSONDecodeError:
        return 1, [("", f"lychee did not run: {run.stderr.strip()[:500]}")]
    return int(report["successful"]) + int(report["errors"]), broken_links(report, site)


def broken_links(report: dict[str, Any], site: Path) -> list[tuple[str, str]]:
    """Return each broken link of lychee's JSON report: the page it is on, and the address with the reason, sorted."""
    found = set()
    for page, failures in (report.get("error_map") or {}).items():
        path = Path(page)
        shown = path.relative_to(site) if path.is_relative_to(site) else path
        for failure in failures:
            status = failure.get("status") or {}
            reason = status.get("details") or status.get("text") or "broken"
            found.add((str(shown), f"{failure['url'].replace(site.as_uri(), '')}: {reason}"))
    return sorted(found)

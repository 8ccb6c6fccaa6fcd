"""Every page, stylesheet and drawing of a site in, the Nu HTML checker's errors out."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from tools.audit.outcome import Outcome, Scene, gathered, nothing_to_audit

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "html"
CHECKER = Path("node_modules/vnu-jar/build/dist/vnu.jar")

#: What the checker reads; it knows each by its suffix.
SUFFIXES = (".html", ".svg")


def audit(scene: Scene) -> Outcome:
    """Check all of a site's pages and drawings; warnings do not count, errors do."""
    files = sorted(path for path in scene.site.rglob("*") if path.suffix in SUFFIXES)
    pages = sum(path.suffix == ".html" for path in files)
    if not pages:
        return nothing_to_audit(NAME, "HTML page")
    command = ["java", "-Xss4m", "-jar", str(scene.repository / CHECKER), "--errors-only", "--format", "json"]
    run = subprocess.run(
        [*command, "--skip-non-html", "--also-check-svg", str(scene.site)], check=False, capture_output=True, text=True
    )
    found = list(errors(run.stderr, scene.site))
    if run.returncode and not found:
        return Outcome(NAME, "did not run", (run.stderr.strip()[:500],))
    figure = f"{pages} pages and {len(files) - pages} drawings, {len(found)} errors"
    return Outcome(NAME, figure, gathered(found))


def errors(report: str, site: Path) -> Iterable[tuple[str, str]]:
    """Yield each error of the checker's JSON report: its place as `path:line:column`, and what is wrong there."""
    messages: list[dict[str, Any]] = json.loads(report)["messages"] if report.strip().startswith("{") else []
    for message in messages:
        if message["type"] == "info":
            continue
        path = Path(unquote(urlsplit(message.get("url", "")).path))
        shown = path.relative_to(site) if path.is_relative_to(site) else path
        where = f"{shown}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}"
        yield where, str(message["message"])

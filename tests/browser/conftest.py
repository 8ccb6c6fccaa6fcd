"""A real browser and built sites for it: at the root of a host, and under a repository's name as on a project site."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tools import browser as installed
from tools.static_server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

#: The name under which a project site lives on GitHub Pages.
REPOSITORY = "/almanak-kota"


@dataclass(frozen=True, slots=True)
class ServedSite:
    """The almanac as two readers may find it: `root` and `project` are addresses that end in a slash."""

    root: str
    project: str
    root_path: Path
    project_path: Path

    def address(self, path: str, *, project: bool = False) -> str:
        """Return the full address of a path such as `/kota/semarang/`."""
        return (self.project if project else self.root) + path.removeprefix("/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m 'not browser'` or `-m 'not own'` runs all the others."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.own)


def build(output: Path, *options: str) -> None:
    """Build content/ into `output` with the command a reader of README would use; fail with what it said."""
    command = [sys.executable, "build.py", "build", "--output", str(output), *options]
    run = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
    if run.returncode:
        pytest.fail(f"the site does not build:\n{run.stdout}\n{run.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def served_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """Build the almanac for both kinds of address and serve both from one local server."""
    root, project = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("project")
    with serve({"": root, REPOSITORY: project}) as origin:
        build(root, "--site-url", f"{origin}/")
        build(project, "--site-url", f"{origin}{REPOSITORY}/")
        yield ServedSite(f"{origin}/", f"{origin}{REPOSITORY}/", root, project)


# For each module, and no longer: Playwright cannot be started a second time while this one runs.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser that a module's tests share; without any, fail on CI and skip elsewhere."""
    from playwright.sync_api import sync_playwright

    path = installed.find()
    if path is None:
        message = "no Chromium or Chrome is installed: run 'make test', which provides one"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=installed.arguments())
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, served_site: ServedSite) -> Iterator[Page]:
    """Open a fresh page; its test fails if a script threw on it or it asked any other host for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID", reduced_motion="reduce")
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    complaints: list[str] = []
    home = urlsplit(served_site.root).netloc

    def note_request(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != home:
            complaints.append(f"asked another host: {address}")

    opened.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    opened.on("request", lambda request: note_request(request.url))
    yield opened
    context.close()
    assert not complaints

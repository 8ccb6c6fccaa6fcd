"""A real browser for the tests of the search's pages, which serve made-up sites."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tools import browser as installed


@pytest.fixture(scope="module")
def chromium():
    """Start the browser that a module's tests share."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed.provide(), args=installed.arguments())
        yield started
        started.close()


@pytest.fixture
def page(chromium):
    """Open a fresh page; its test fails if a script threw on it."""
    opened = chromium.new_page()
    opened.set_default_timeout(10_000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []

"""A browser is found where one is, and otherwise one sentence says what to install."""

from __future__ import annotations

import pytest

from tools import browser


@pytest.fixture
def bin_dir(tmp_path):
    """Make an empty folder that stands for PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def install(folder, name):
    path = folder / name
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(0o755)
    return path


def test_the_smallest_installed_browser_is_taken(bin_dir):
    """With several browsers on PATH the headless shell wins, whatever was installed first."""
    install(bin_dir, "google-chrome")
    shell = install(bin_dir, "chromium-headless-shell")
    assert browser.find({"PATH": str(bin_dir)}) == shell


def test_a_named_browser_wins(bin_dir):
    """The browser that the environment names is used even when a preferred one is installed."""
    install(bin_dir, "chromium-headless-shell")
    chrome = install(bin_dir, "google-chrome")
    assert browser.find({"PATH": str(bin_dir), browser.VARIABLE: "google-chrome"}) == chrome


def test_a_named_browser_that_is_missing_is_an_error(bin_dir):
    """A wrong name is not answered with some other browser."""
    install(bin_dir, "chromium")
    with pytest.raises(browser.BrowserUnavailableError, match="names 'firefox'"):
        browser.find({"PATH": str(bin_dir), browser.VARIABLE: "firefox"})


def test_debian_is_told_from_ubuntu(tmp_path):
    """Debian packages a real Chromium; Ubuntu's package of that name is a snap."""
    release = tmp_path / "os-release"
    release.write_text('NAME="Debian GNU/Linux"\nID=debian\n', "utf-8")
    assert browser.is_debian(release)
    release.write_text('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', "utf-8")
    assert not browser.is_debian(release)


def test_without_any_browser_one_sentence_says_what_to_install(monkeypatch, capsys):
    """Where nothing is installed and nothing can be, the command exits 2 with one line that names a package."""
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "run_quietly", lambda _command: False)
    assert browser.main() == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert browser.DEBIAN_PACKAGE in last
    assert last.endswith(".")


def test_debian_is_tried_before_playwrights_download(monkeypatch):
    """As root on Debian the distribution's package is installed, and nothing is downloaded from elsewhere."""
    commands = []
    monkeypatch.setattr(browser, "is_root", lambda: True)
    monkeypatch.setattr(browser, "is_debian", lambda: True)
    monkeypatch.setattr(browser, "run_quietly", lambda command: commands.append(command) or True)
    found = iter([None, "/usr/bin/chromium-headless-shell"])
    monkeypatch.setattr(browser, "find", lambda: next(found))
    assert browser.provide() == "/usr/bin/chromium-headless-shell"
    assert [command[0] for command in commands] == ["apt-get", "apt-get"]

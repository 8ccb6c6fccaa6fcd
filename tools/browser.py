"""This machine in, the path of a Chromium or Chrome that can be driven out; one is installed if there is none.

`python -m tools.browser` makes one available and prints its path, or exits 2 with one sentence that says what to
install. Tests and audits then find the same one with `find`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: Names the one browser to use, whatever else is installed.
VARIABLE = "ALMANAK_BROWSER"

#: What the browsers are called on PATH, the smallest first: the headless shell starts in half the time of the others.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)

DEBIAN_PACKAGE = "chromium-headless-shell"

#: A browser under test asks nobody for updates or components: what it requests is the site's doing alone.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
)


class BrowserUnavailableError(Exception):
    """No Chromium can be had; the message is one sentence that says what to install."""


def find(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return an installed Chromium or Chrome: the one named in the environment, one on PATH, or Playwright's own.

    Raises BrowserUnavailableError when the environment names a browser that is not there, since silently taking
    another would test something that nobody asked for.
    """
    named = environ.get(VARIABLE)
    if named:
        path = shutil.which(named, path=environ.get("PATH"))
        if path is None:
            raise BrowserUnavailableError(f"{VARIABLE} names '{named}', which is not there: correct it or unset it.")
        return Path(path)
    for name in NAMES:
        path = shutil.which(name, path=environ.get("PATH"))
        if path is not None:
            return Path(path)
    return playwrights_own()


def playwrights_own() -> Path | None:
    """Return the browser that `playwright install chromium` downloaded, or None where it has not."""
    # In a process of its own: Playwright cannot be started where a test has started it already.
    program = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    run = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    path = Path(run.stdout.strip())
    return path if run.returncode == 0 and path.is_file() else None


def provide() -> Path:
    """Return an installed browser, installing one first where there is none.

    Raises BrowserUnavailableError when neither Debian nor Playwright could supply one.
    """
    found = find()
    for install in (install_from_debian, install_from_playwright):
        if found is not None:
            return found
        if install(run_quietly):
            found = find()
    if found is not None:
        return found
    raise BrowserUnavailableError(
        "No Chromium or Chrome was found and none could be installed: install Chromium (Debian: apt-get install "
        f"{DEBIAN_PACKAGE}) or Google Chrome, or name one in {VARIABLE}."
    )


def install_from_debian(run: Callable[[Sequence[str]], bool]) -> bool:
    """Install Debian's headless Chromium; False unless this is root on Debian and apt succeeded."""
    if not is_root() or not is_debian():
        return False
    print(f"No Chromium found: installing Debian's {DEBIAN_PACKAGE}", file=sys.stderr)
    return run(["apt-get", "update", "-qq"]) and run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", DEBIAN_PACKAGE]
    )


def install_from_playwright(run: Callable[[Sequence[str]], bool]) -> bool:
    """Let Playwright download its own Chromium; False if it could not."""
    print("No Chromium found: letting Playwright download its own", file=sys.stderr)
    return run([sys.executable, "-m", "playwright", "install", "chromium"])


def run_quietly(command: Sequence[str]) -> bool:
    """Run an installer without letting it ask anything, its output kept off standard output; True if it succeeded."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, check=False, stdout=sys.stderr, env=environ).returncode == 0
    except FileNotFoundError:
        return False


def is_root() -> bool:
    """Tell whether this process may install packages; False where the platform has no such notion."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_debian(os_release: Path = Path("/etc/os-release")) -> bool:
    """Tell whether this is Debian itself; Ubuntu's Chromium is a snap, which cannot be driven this way."""
    if not os_release.is_file():
        return False
    return "ID=debian" in os_release.read_text("utf-8").splitlines()


def arguments() -> list[str]:
    """Return the command-line arguments that every browser here starts with."""
    # Chromium refuses to start its sandbox as root, and as anyone where user namespaces are closed, as on CI.
    unsandboxed = ["--no-sandbox"] if is_root() or os.environ.get("CI") else []
    return [*QUIET, *unsandboxed]


def main() -> int:
    """Make a browser available and print its path; 2 and one sentence if that is impossible."""
    try:
        print(provide())
    except BrowserUnavailableError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

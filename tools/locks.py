"""pyproject.toml and package.json in; requirements.txt, requirements-dev.txt and package-lock.json out.

The Python locks are resolved for every platform and for Python 3.11 onwards, with the hash of every file that may be
installed. They are named `.txt` because Dependabot looks for nothing else. No lock names a registry's host or a local
path: what may be installed is said by hash, where it comes from is the machine's affair.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

OLDEST_PYTHON = "3.11"
SITE_LOCK = Path("requirements.txt")
DEV_LOCK = Path("requirements-dev.txt")
NPM_LOCK = Path("package-lock.json")

#: Facts about a package's maker that a lock does not need, each of which names a host.
UNWANTED_NPM_FIELDS = ("resolved", "funding")

#: Options of pip that a requirements file may hold and that say where packages come from.
SOURCES = ("index-url", "extra-index-url", "find-links")

FOREIGN = re.compile(rf"\w+://\S+|(?:^|\s)(?:--(?:{'|'.join(SOURCES)})|-f|-e)\b.*|(?:^|\s)[./~][\w./-]*/.*")


def foreign_lines(text: str) -> list[str]:
    """Return the lines of a lock that name a host, an index or a local path."""
    return [line.strip() for line in text.splitlines() if FOREIGN.search(line)]


def pins(text: str) -> dict[str, str]:
    """Return the version that a requirements lock pins for each package; one apart for each environment marker."""
    pinned = {}
    for line in text.splitlines():
        match = re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", line)
        if match:
            name, version, marker = match.groups()
            pinned[f"{name.lower()} ; {marker}" if marker else name.lower()] = version
    return pinned


def without_hosts(package_lock: dict[str, Any]) -> dict[str, Any]:
    """Return an npm lock without the fields that name hosts; npm verifies by `integrity`, which stays."""
    packages = {
        path: {key: value for key, value in package.items() if key not in UNWANTED_NPM_FIELDS}
        for path, package in package_lock["packages"].items()
    }
    return {**package_lock, "packages": packages}


def compile_lock(lock: Path, *options: str) -> None:
    """Resolve pyproject.toml into `lock`; versions already there are kept unless `--upgrade` is among the options."""
    command = [sys.executable, "-m", "uv", "--no-config", "pip", "compile", "pyproject.toml", "--universal", "--quiet"]
    command += ["--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-header", "--no-annotate"]
    subprocess.run([*command, "--output-file", str(lock), *options], check=True)


def main(arguments: list[str] | None = None) -> int:
    """Write all three locks; 1 if one of them came out naming a host or a path."""
    parser = argparse.ArgumentParser(prog="python -m tools.locks", description="Resolve the three locks anew.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    upgrade = ["--upgrade"] if parser.parse_args(arguments).upgrade else []

    compile_lock(SITE_LOCK, *upgrade)
    # Constrained by the first: what tests run against is what builds run with.
    compile_lock(DEV_LOCK, "--all-extras", "--constraints", str(SITE_LOCK), *upgrade)
    subprocess.run(["npm", "install", "--package-lock-only", "--loglevel=error"], check=True)
    lock = without_hosts(json.loads(NPM_LOCK.read_text("utf-8")))
    NPM_LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", "utf-8")

    clean = True
    for path in (SITE_LOCK, DEV_LOCK, NPM_LOCK):
        for line in foreign_lines(path.read_text("utf-8")):
            print(f"{path} names a host or a path: {line}", file=sys.stderr)
            clean = False
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())

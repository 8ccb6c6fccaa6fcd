"""The locks name every file by hash and no place it comes from, and agree with what pyproject.toml asks for."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tools import locks

PROJECT = Path(__file__).resolve().parents[2]

# Named apart from the samples, so that no line of a committed file reads like one that names an index.
ELSEWHERE = "https://elsewhere.example"
INDEX, MORE_INDEXES, FOLDER = (f"--{option}" for option in ("index-url", "extra-index-url", "find-links"))
DOWNLOAD = "resolved"


def read(name):
    return (PROJECT / name).read_text("utf-8")


@pytest.mark.parametrize("lock", [locks.SITE_LOCK, locks.DEV_LOCK, locks.NPM_LOCK], ids=str)
def test_no_lock_names_a_host_or_a_path(lock):
    """A lock says what may be installed; where it comes from is left to the machine."""
    assert locks.foreign_lines(read(lock)) == []


@pytest.mark.parametrize(
    "line",
    [
        f"{INDEX} {ELSEWHERE}/simple",
        f"{MORE_INDEXES}=example",
        f"{FOLDER} wheels",
        "-e .",
        "almanac @ file:///home/someone/almanac",
        f"six @ {ELSEWHERE}/six-1.0-py3-none-any.whl",
        "./wheels/six-1.0-py3-none-any.whl",
        f'      "{DOWNLOAD}": "{ELSEWHERE}/axe-core.tgz",',
    ],
)
def test_hosts_and_paths_are_recognised(line):
    """Each way in which a lock can name an index, a host or a path is seen."""
    assert locks.foreign_lines(f"six==1.17.0 \\\n    --hash=sha256:00\n{line}\n") == [line.strip()]


@pytest.mark.parametrize("lock", [locks.SITE_LOCK, locks.DEV_LOCK], ids=str)
def test_every_python_requirement_is_pinned_with_a_hash(lock):
    """Each requirement has a version and at least one sha256, or pip --require-hashes would refuse it."""
    requirements = re.split(r"\n(?=\S)", read(lock).strip())
    assert len(requirements) == len(locks.pins(read(lock)))
    assert all("--hash=sha256:" in requirement for requirement in requirements)


def test_tests_run_against_the_versions_that_build():
    """The development lock holds every pin of the site's lock, unchanged."""
    site, development = locks.pins(read(locks.SITE_LOCK)), locks.pins(read(locks.DEV_LOCK))
    assert site.items() <= development.items()


def test_every_declared_requirement_is_locked():
    """A requirement that pyproject.toml declares is in the lock that its installation reads."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    groups = project["optional-dependencies"].values()
    declared = {
        locks.SITE_LOCK: project["dependencies"],
        locks.DEV_LOCK: [requirement for group in groups for requirement in group],
    }
    for lock, requirements in declared.items():
        locked = {name.split(" ;")[0].replace("_", "-") for name in locks.pins(read(lock))}
        names = {re.split(r"[<>=~!;\[ ]", requirement)[0].lower().replace("_", "-") for requirement in requirements}
        assert names <= locked


def test_every_npm_package_is_locked_by_integrity():
    """The npm lock has no addresses and is verified by `integrity` alone, so no package may lack it."""
    packages = json.loads(read(locks.NPM_LOCK))["packages"]
    assert all("integrity" in package for path, package in packages.items() if path)


def test_makers_addresses_are_dropped_from_the_npm_lock():
    """Funding and download addresses go; versions and integrity stay."""
    lock = {
        "lockfileVersion": 3,
        "packages": {"node_modules/a": {"version": "1.0.0", DOWNLOAD: "x", "funding": {"url": "y"}, "integrity": "z"}},
    }
    assert locks.without_hosts(lock) == {
        "lockfileVersion": 3,
        "packages": {"node_modules/a": {"version": "1.0.0", "integrity": "z"}},
    }

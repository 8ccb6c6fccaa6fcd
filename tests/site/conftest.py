"""The real almanac, built once for every test of this folder: as it is set up, without an address, and for another."""

from __future__ import annotations

from pathlib import Path

import pytest

from fork import Fork, real_fork

HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that speaks of this almanac's own content."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.own)


@pytest.fixture(scope="session")
def almanac(tmp_path_factory: pytest.TempPathFactory) -> Fork:
    """Return the real almanac as a folder of its own, with `output/` built; no test may change it."""
    made = real_fork(tmp_path_factory.mktemp("real") / "almanac")
    made.built()
    return made


@pytest.fixture(scope="session")
def site(almanac: Fork) -> Path:
    """Return the almanac as `build.py` builds it without options."""
    return almanac.output


@pytest.fixture(scope="session")
def unaddressed_site(almanac: Fork) -> Path:
    """Return the almanac built without knowing its address, as for a preview."""
    return almanac.built("--site-url", "", into="unaddressed")


@pytest.fixture(scope="session")
def project_site(almanac: Fork) -> Path:
    """Return the almanac built for a repository's address on GitHub Pages."""
    return almanac.built("--site-url", "https://contoh.example/almanak-kota/", into="project")

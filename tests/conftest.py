"""Folders that tests work on: almanacs of their own, and content folders with a registry and no entry yet."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from content_folder import REGISTRY, ContentFolder
from fork import Fork, small_fork

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small_almanac(tmp_path: Path) -> Fork:
    """Return an almanac of about fifteen invented entries that a test may change as it likes."""
    return small_fork(tmp_path / "almanac")


@pytest.fixture(scope="session")
def golden_almanac(tmp_path_factory: pytest.TempPathFactory) -> Fork:
    """Return the almanac of about fifteen invented entries, built once; no test may change it."""
    made = small_fork(tmp_path_factory.mktemp("golden") / "almanac")
    made.built()
    return made


@pytest.fixture
def content(tmp_path: Path) -> ContentFolder:
    """Return a content folder with a registry of six places and no entry yet."""
    shutil.copytree(REGISTRY, tmp_path / "content" / "registry")
    return ContentFolder(tmp_path / "content")

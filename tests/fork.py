"""A folder that is an almanac of its own, so that builds under test leave nothing in the repository's folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = Path(__file__).resolve().parents[1]
GOLDEN = PROJECT / "tests" / "golden"

#: What the caller's environment says and a build listens to; a test says it itself or not at all.
HEARD = ("SITEURL", "GITHUB_REPOSITORY", "PYTHONHASHSEED", "PYTHONPATH")


@dataclass(frozen=True, slots=True)
class Fork:
    """A folder with settings, content, theme and plugins, in which the commands are run as a reader would run them."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def run(self, *command: str, environ: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments in the folder, outside whatever git repository the folder may lie in."""
        inherited = {name: value for name, value in os.environ.items() if name not in HEARD}
        surroundings = {**inherited, "GIT_CEILING_DIRECTORIES": str(self.folder.parent), **(environ or {})}
        return subprocess.run(
            [sys.executable, *command], cwd=self.folder, env=surroundings, check=False, capture_output=True, text=True
        )

    def build(self, *options: str, environ: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run `build.py build`."""
        return self.run(str(PROJECT / "build.py"), "build", *options, environ=environ)

    def pelican(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run Pelican's own command on the same settings."""
        return self.run("-m", "pelican", "content", "-s", "pelicanconf.py", *options)

    def built(self, *options: str, into: str = "output", environ: Mapping[str, str] | None = None) -> Path:
        """Build into a folder of this one and return it; fail with what the build said."""
        run = self.build("--output", into, *options, environ=environ)
        if run.returncode:
            pytest.fail(f"the site does not build:\n{run.stdout}\n{run.stderr}", pytrace=False)
        return self.folder / into


def fork(folder: Path) -> Fork:
    """Make a folder an almanac with the project's theme and plugins; settings and content are for the caller to add."""
    folder.mkdir(exist_ok=True)
    for name in ("theme", "plugins"):
        (folder / name).symlink_to(PROJECT / name)
    return Fork(folder)


def small_fork(folder: Path) -> Fork:
    """Make a folder an almanac with a copy of the golden site's settings and content, free to be changed."""
    made = fork(folder)
    shutil.copy(GOLDEN / "pelicanconf.py", folder)
    shutil.copytree(GOLDEN / "content", made.content)
    return made


def real_fork(folder: Path) -> Fork:
    """Make a folder an almanac with this repository's own settings and content, by links: nothing may change them."""
    made = fork(folder)
    for name in ("pelicanconf.py", "content"):
        (folder / name).symlink_to(PROJECT / name)
    return made


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path, sorted."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

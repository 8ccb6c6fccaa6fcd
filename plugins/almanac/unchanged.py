"""All that a build reads and has written in, one digest out: where it is the last build's, there is nothing to do.

Nothing here loads Pelican, templates or the almanac, so that a build that has nothing to do ends at once.
"""

from __future__ import annotations

import marshal
import os
import runpy
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.store import PLAIN, digest, store_for, toolchain
from almanac.text_file import Seen, is_settled, stamp_of, stamps_below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from almanac.text_file import Stamp

NAME = "unchanged"

ENTRIES = "entries/"

OWN_PLUGINS = ["almanac.site"]


class Watch:
    """Looks at what a build reads before it begins, and at what it has written when it has ended."""

    def __init__(self, content: Path, output: Path, options: Mapping[str, object], configuration: Path) -> None:
        self._began = self._looked = time.time_ns()
        self._output = output
        self._store = store_for("output", output)
        settings = {name: value for name, value in runpy.run_path(str(configuration)).items() if name.isupper()}
        # What other plugins of Pelican read is not known.
        self._knows_all = settings.get("PLUGINS") == OWN_PLUGINS
        theme = str(settings.get("THEME", "theme"))
        overrides = map(str, settings.get("THEME_TEMPLATES_OVERRIDES", ()))
        folders = (str(content), theme, *overrides)
        self._inputs = [(folder, stamps_below(Path(folder))) for folder in folders]
        self._read = digest(
            toolchain(),
            repr(options).encode(),
            repr(settings).encode(),
            _head(content),
            *(os.fsencode(folder) + _listing(stamps) for folder, stamps in self._inputs),
        )

    def finds_nothing_new(self) -> str | None:
        """Return what the last build said in the end, if it read and wrote all that is there now."""
        kept = self._store.get_of(NAME, self._read) if self._knows_all else None
        if kept is None:
            return None
        written = _listing(stamps_below(self._output))
        return kept[len(written) :].decode() if kept.startswith(written) else None

    @property
    def entries(self) -> Seen:
        """Return the files of the entries as they were before the build."""
        _, stamps = self._inputs[0]
        below = {path.removeprefix(ENTRIES): stamp for path, stamp in stamps.items() if path.startswith(ENTRIES)}
        return Seen(below, self._looked)

    def begin(self) -> None:
        """Note that the build begins to read only now: to load Pelican takes half a second."""
        self._began = time.time_ns()

    def keep(self, summary: str, written: Mapping[str, tuple[int, ...]]) -> None:
        """Remember that a build has ended: what it said, and the files of its output folder.

        Where an input was written just before it was looked at, it may have been written again without showing it. It
        was not if it still looks the same, and the build began to read so late that a write after that would show.
        """
        late = [
            (f"{folder}/{path}", stamp)
            for folder, stamps in self._inputs
            for path, stamp in stamps.items()
            if not is_settled(stamp, self._looked)
        ]
        if all(is_settled(stamp, self._began) and _looks(path) == stamp for path, stamp in late):
            self._store.put(NAME, self._read + _listing(written) + summary.encode())


def _looks(path: str) -> Stamp | None:
    try:
        return stamp_of(path)
    except OSError:
        return None


def _listing(stamps: Mapping[str, tuple[int, ...]]) -> bytes:
    return digest(marshal.dumps([(path, *stamps[path]) for path in sorted(stamps)], PLAIN))


def _head(content: Path) -> bytes:
    """Return the commit that a content folder is at, and whether those before it are known: git has the days."""
    command = ["git", "-C", os.fspath(content), "rev-parse", "HEAD", "--is-shallow-repository"]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return b""

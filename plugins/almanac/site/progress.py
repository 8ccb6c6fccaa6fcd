"""How far a build has come: one line that updates on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time

INTERVAL = 0.1
"""Seconds between updates of the line; a faster one cannot be read."""

PLAIN_STEP = 5_000
"""Pages between two plain lines; a log needs no more."""


class Progress:
    """Counts pages on standard error."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._terminal = sys.stderr.isatty()
        self._shown = 0.0

    def advance(self, pages: int) -> None:
        """Count pages."""
        before, self.done = self.done, self.done + pages
        if self._terminal:
            now = time.monotonic()
            if now - self._shown >= INTERVAL:
                self._shown = now
                self._show("\r\033[K", "")
        elif before // PLAIN_STEP < self.done // PLAIN_STEP:
            self._show("", "\n")

    def finish(self) -> None:
        """Clear the line."""
        if self._terminal:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def _show(self, before: str, after: str) -> None:
        sys.stderr.write(f"{before}Writing pages: {self.done:,} of {self.total:,}{after}")
        sys.stderr.flush()

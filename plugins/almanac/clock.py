"""What the stages of some work take, in seconds of one process."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Clock:
    """Sums up the time since the last look under the name of a stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, stage: str) -> None:
        """Count the time since the last lap, or since the beginning, as that of a stage."""
        now = perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now

    def skip(self) -> None:
        """Count the time since the last lap as nobody's."""
        self._last = perf_counter()

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add what other clocks have counted."""
        for stage, more in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + more

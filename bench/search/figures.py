"""What a measurement works on, and what it gives."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Browser

    from bench.search.server import Served

Figures = dict[str, float]
"""Figures by name; a name ends in its unit (kb, ms, mb, seconds), counts in none. KB and MB are powers of 1000."""


class MeasureError(Exception):
    """Something could not be measured; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A corpus of `number` entries, the site and the Pagefind index built of it, both served, and a browser."""

    number: int
    content: Path
    site: Path
    pagefind: Path
    served: Served
    browser: Browser


def middle_and_most(name: str, values: Iterable[float], *, unit: str = "ms") -> Figures:
    """Return the median as `name_unit` and the largest as `name_max_unit`."""
    found = list(values)
    return {f"{name}_{unit}": statistics.median(found), f"{name}_max_{unit}": max(found)}


def mean_and_most(name: str, values: Iterable[float], *, unit: str = "kb") -> Figures:
    """Return the mean as `name_unit` and the largest as `name_max_unit`."""
    found = list(values)
    return {f"{name}_{unit}": statistics.fmean(found), f"{name}_max_{unit}": max(found)}


def shown(value: float) -> str:
    """Return a figure with three digits that count; whole numbers stay whole."""
    if value == int(value):
        return str(int(value))
    return f"{value:.{max(0, 2 - math.floor(math.log10(abs(value))))}f}"

"""Numbers by year in, the bars of a chart out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_BAR = 13
"""Steps. The style sheet multiplies a step by a length that makes 13 of them fill the row, or stand 8 rem high."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: its number, and the length of its bar in steps (0 to `LONGEST_BAR`, in proportion to the number)."""

    year: int
    number: int
    length: float


def bars_by_year(numbers: Mapping[int | None, int]) -> tuple[Bar, ...]:
    """Return a bar for every year from the first to the last that has a number, years with none between them included.

    What has no year (None) has no bar. No bars where every number is 0.
    """
    known = {year: number for year, number in numbers.items() if year is not None and number}
    if not known:
        return ()
    most = max(known.values())
    return tuple(
        Bar(year, known.get(year, 0), round(known.get(year, 0) * LONGEST_BAR / most, 2))
        for year in range(min(known), max(known) + 1)
    )

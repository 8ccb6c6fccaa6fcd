"""The coastline that maps are drawn on; `outline_reader` makes it from a file."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A coastline: closed rings of (longitude, latitude) in degrees; a ring inside another is a lake."""

    name: str
    credit: str
    source: str
    rings: tuple[Ring, ...]

"""`content/registry/outline.geojson` in, the coastline that maps are drawn on out, or the problems in the file.

The file is one GeoJSON Feature (RFC 7946) with a Polygon or MultiPolygon; its properties name the area, say in a few
words whom to credit, and where the coastline comes from. An almanac of another country replaces the file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, Field, ValidationError, field_validator

from almanac.outline import Outline
from almanac.problems import Problem, Where
from almanac.text_file import read_text

if TYPE_CHECKING:
    from pathlib import Path

OUTLINE_FILE = "registry/outline.geojson"


Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
LinearRing = Annotated[list[tuple[Longitude, Latitude]], Field(min_length=4)]


class _Properties(BaseModel):
    name: str = Field(min_length=1)
    credit: str = Field(min_length=1)
    source: str = Field(min_length=1)


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: list[LinearRing] = Field(min_length=1)

    def rings(self) -> list[list[tuple[float, float]]]:
        return self.coordinates


class _MultiPolygon(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: list[list[LinearRing]] = Field(min_length=1)

    def rings(self) -> list[list[tuple[float, float]]]:
        return [ring for polygon in self.coordinates for ring in polygon]


class _Feature(BaseModel):
    type: Literal["Feature"]
    properties: _Properties
    geometry: _Polygon | _MultiPolygon = Field(discriminator="type")

    @field_validator("geometry")
    @classmethod
    def _has_area(cls, geometry: _Polygon | _MultiPolygon) -> _Polygon | _MultiPolygon:
        """Refuse what cannot be drawn: open rings, and an outline without width or height."""
        rings = geometry.rings()
        for number, ring in enumerate(rings):
            if ring[0] != ring[-1]:
                raise ValueError(f"ring {number} is not closed: its first and last position differ")
        for axis, name in enumerate(("width", "height")):
            values = [point[axis] for ring in rings for point in ring]
            if not values or min(values) == max(values):
                raise ValueError(f"the outline has no {name}")
        return geometry


def read_outline(content: Path) -> tuple[Outline | None, tuple[Problem, ...]]:
    """Read the outline of a content folder; return None and every problem where it cannot be drawn."""
    shown = f"{content.name}/{OUTLINE_FILE}"
    text, problems = read_text(content / OUTLINE_FILE, shown)
    if text is None:
        return None, problems
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = Where(shown, error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else Where(shown)
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        return None, (Problem(where, "A004", f"not valid JSON: {reason}", mend="export the outline again"),)
    try:
        feature = _Feature.model_validate(value)
    except ValidationError as error:
        return None, tuple(_problems(error, shown))
    properties = feature.properties
    rings = tuple(tuple(ring) for ring in feature.geometry.rings())
    return Outline(properties.name, properties.credit, properties.source, rings), ()


def _problems(error: ValidationError, shown: str) -> list[Problem]:
    """Return one problem for each fault; JSON's own parser keeps no positions, so the field says where."""
    mend = "make the file one GeoJSON Feature with a Polygon or MultiPolygon, and name, credit and source as properties"
    problems = []
    for detail in error.errors(include_url=False, include_input=False):
        code = "A011" if detail["type"] == "missing" else "A014"
        field = ".".join(map(str, detail["loc"]))
        problems.append(Problem(Where(shown), code, detail["msg"], field, mend=mend))
    return problems

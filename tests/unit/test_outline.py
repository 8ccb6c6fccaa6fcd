"""The outline file: what it becomes, and what is said where it cannot be drawn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from almanac.outline_reader import read_outline

CONTENT = Path(__file__).parents[2] / "content"
SQUARE = [[0, 0], [2, 0], [2, 1], [0, 0]]
FEATURE = {
    "type": "Feature",
    "properties": {"name": "Pulau", "credit": "Juru ukur", "source": "made up"},
    "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
}


def polygon(*ring: list[int]) -> dict[str, object]:
    return {"geometry": {"type": "Polygon", "coordinates": [list(ring)]}}


def write(content: Path, text: str) -> Path:
    (content / "registry").mkdir()
    (content / "registry" / "outline.geojson").write_text(text, encoding="utf-8")
    return content


def test_the_almanacs_own_outline_credits_its_source():
    """The outline that is published names Natural Earth, in short and in full."""
    outline, problems = read_outline(CONTENT)
    assert problems == ()
    assert outline is not None
    assert (outline.name, outline.credit) == ("Indonesia", "Natural Earth")
    assert outline.source.startswith("Natural Earth 4.1.0")
    assert len(outline.rings) > 100


def test_polygon_and_multipolygon_are_both_read(tmp_path):
    """One island or many: the rings come out alike."""
    one, _ = read_outline(write(tmp_path, json.dumps(FEATURE)))
    many = FEATURE | {"geometry": {"type": "MultiPolygon", "coordinates": [[SQUARE]]}}
    (tmp_path / "registry" / "outline.geojson").write_text(json.dumps(many), encoding="utf-8")
    assert one == read_outline(tmp_path)[0]
    assert one is not None
    assert one.rings == (((0, 0), (2, 0), (2, 1), (0, 0)),)


def test_missing_file_is_a_problem(tmp_path):
    """Without the file there is no outline, and the problem names the path."""
    (tmp_path / "registry").mkdir()
    outline, (problem,) = read_outline(tmp_path)
    assert outline is None
    assert (problem.code, problem.where.path) == ("A009", f"{tmp_path.name}/registry/outline.geojson")


def test_broken_json_is_reported_at_its_position(tmp_path):
    """A syntax error is given with line and column."""
    outline, (problem,) = read_outline(write(tmp_path, '{"type":\n  "Feature",,}'))
    assert outline is None
    assert (problem.code, problem.where.line, problem.where.column) == ("A004", 2, 13)


def test_json_nested_beyond_measure_is_a_problem(tmp_path):
    """A file made to exhaust the parser's stack is refused like any broken one."""
    assert read_outline(write(tmp_path, "[" * 100_000))[1][0].code == "A004"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"type": "FeatureCollection"}, "type", "A014"),
        ({"properties": {"name": "Pulau", "credit": "Juru ukur"}}, "properties.source", "A011"),
        ({"geometry": {"type": "Point", "coordinates": [0, 0]}}, "geometry", "A014"),
        (polygon([0, 0], [181, 0], [2, 1], [0, 0]), "geometry.Polygon.coordinates.0.1.0", "A014"),
        (polygon([0, 0], [2, 0], [2, 1], [0, 1]), "geometry", "A014"),
        (polygon([0, 0], [2, 0], [1, 0], [0, 0]), "geometry", "A014"),
        ({"geometry": {"type": "MultiPolygon", "coordinates": [[]]}}, "geometry", "A014"),
    ],
    ids=["collection", "no source", "point", "beyond the globe", "open ring", "no height", "empty"],
)  # fmt: skip
def test_what_cannot_be_drawn_is_a_problem(tmp_path, change, field, code):
    """Each fault of the content is a problem with its field, never an exception or an empty map."""
    outline, (problem,) = read_outline(write(tmp_path, json.dumps(FEATURE | change)))
    assert outline is None
    assert (problem.field, problem.code) == (field, code)

"""Registry files become places, issuers, awards and themes; names find their places."""

from __future__ import annotations

import pytest

from almanac.model import PlaceType
from almanac.registry import fold_name
from almanac.registry_reader import read_registry
from content_folder import REGISTRY

PLACES = (REGISTRY / "places.csv").read_text("utf-8")


def places(content, *lines):
    """Add lines to the places and return the registry."""
    content.write("registry/places.csv", PLACES + "".join(f"{line}\n" for line in lines))
    return read_registry(content.path)


def test_registry_is_read(content):
    """Everything of the folder is there, keyed and sorted by slug or id."""
    registry, problems = read_registry(content.path)
    assert problems == ()
    assert list(registry.issuers) == ["kemenpppa", "klhk"]
    assert list(registry.awards) == ["adipura", "kla"]
    assert list(registry.themes) == ["anak", "lingkungan"]
    assert list(registry.places) == sorted(registry.places)
    assert registry.awards["adipura"].tier_names == ("Sertifikat Adipura", "Piala Adipura", "Adipura Kencana")


def test_place_has_its_province_and_coordinates(content):
    """A place knows its type, its name without the type, its province's name and where it lies."""
    place = read_registry(content.path)[0].places["kota-semarang"]
    assert (place.type, place.name, place.bare, place.province) == (
        PlaceType.CITY,
        "Kota Semarang",
        "Semarang",
        "Jawa Tengah",
    )
    assert (place.latitude, place.longitude, place.capital) == (-6.9903, 110.4229, None)


@pytest.mark.parametrize("name", ["kota-semarang", "33.74", "Kota Semarang", "  kota   SEMARANG ", "Semarang"])
def test_place_is_found_by_any_of_its_names(content, name):
    """Slug, code, official name and bare name find a place, whatever case and spaces they are written with."""
    assert [place.slug for place in read_registry(content.path)[0].places_named(name)] == ["kota-semarang"]


def test_alias_finds_its_place(content):
    """Another name in use finds the place."""
    registry = read_registry(content.path)[0]
    assert [place.slug for place in registry.places_named("Jateng")] == ["provinsi-jawa-tengah"]


def test_bare_name_may_fit_several(content):
    """A bare name that a city and a regency share finds both."""
    registry = read_registry(content.path)[0]
    assert [place.slug for place in registry.places_named("bandung")] == ["kabupaten-bandung", "kota-bandung"]


def test_short_name_takes_the_place_of_a_long_one(content):
    """Where a short name is given the place goes by it, and the official one still finds it."""
    line = "33.72,city,Kota Surakarta Hadiningrat,Surakarta,kota-surakarta,33,,,,Solo"
    place = places(content, line)[0].places["kota-surakarta"]
    assert (place.name, place.bare) == ("Kota Surakarta", "Surakarta")
    assert place.aliases == ("Kota Surakarta Hadiningrat", "Solo")


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("kota-semarnag", "kota-semarang"),
        ("Kota Semarnag", "Kota Semarang"),
        ("Semarnag", "Kota Semarang"),
        ("Bandng", "Kota Bandung"),
        ("33.7", "33.74"),
        ("Jatng", "Provinsi Jawa Tengah"),
        ("Atlantis", None),
    ],
)
def test_nearest_place_is_in_the_form_that_was_tried(content, text, suggestion):
    """A slug is offered for a slug, a code for a code, and an official name that fits one place for a name."""
    registry = read_registry(content.path)[0]
    assert registry.nearest_place(text) == suggestion
    assert suggestion is None or len(registry.places_named(suggestion)) == 1


def test_value_in_quotes_may_hold_a_comma(content):
    """Quoting does not shift the column that a problem names."""
    _, problems = places(content, '33.76,"city","Kota Tegal, lama",,kota-tegal,33,,91,0,')
    assert [(str(problem.where), problem.field) for problem in problems] == [
        ("content/registry/places.csv:8:49", "latitude")
    ]


@pytest.mark.parametrize(
    "line", ['33.76,city,"Kota Tegal,,kota-tegal,33,,,,', "33.76", "33.76,city,Kota Tegal,,kota-tegal,33,,,,,"]
)
def test_broken_line_is_one_problem(content, line):
    """A line that is no CSV, or has too few or too many values, is one problem; the others are read."""
    registry, problems = places(content, line)
    assert [(problem.code, problem.where.line) for problem in problems] == [("A014", 8)]
    assert "kota-semarang" in registry.places


@pytest.mark.parametrize("value", ["x", "1e3", "nan", "200", "6,99", " 6"])
def test_coordinates_are_degrees(content, value):
    """What is no number of degrees is reported."""
    _, problems = places(content, f'33.76,city,Kota Tegal,,kota-tegal,33,,"{value}",0,')
    assert [(problem.code, problem.field) for problem in problems] == [("A014", "latitude")]


def test_reference_to_a_faulty_record_is_no_second_problem(content):
    """Where a registry file has a problem, entries that refer to it are not said to refer to nothing."""
    content.write("registry/awards/adipura.yaml", "name: Adipura\n")
    content.write("registry/issuers/klhk.yaml", "[")
    content.write("registry/themes.yaml", "lingkungan: {id: Lingkungan}\n")
    content.write("registry/places.csv", PLACES.replace("33.74,city", "33.74,town"))
    content.entry()
    assert {problem.where.path.split("/")[1] for problem in content.problems()} == {"registry"}


def test_problem_in_themes_is_at_its_value(content):
    """A theme's problem stands where the theme's field does."""
    content.write(
        "registry/themes.yaml", "anak:\n  id: Anak\n  en: no\nlingkungan: {id: Lingkungan, en: Environment}\n"
    )
    assert [(str(problem.where), problem.field) for problem in read_registry(content.path)[1]] == [
        ("content/registry/themes.yaml:3:7", "anak.en")
    ]


def test_names_fold():
    """Case and spaces do not tell names apart."""
    assert fold_name("  KOTA \n Semarang") == "kota semarang"

"""The registry is read once, and again as soon as one of its files has other bytes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from almanac import registry_reader
from almanac.gather.records import read_records
from almanac.store import Store


@pytest.fixture
def records(content, tmp_path, monkeypatch):
    """Return what reads the registry with a store, and tells whether it has read its files."""
    read, store, times = registry_reader.read_registry, Store(tmp_path / "store"), []

    def reading(path):
        times.append(path)
        return read(path)

    monkeypatch.setattr(registry_reader, "read_registry", reading)

    def again(*, kept=True):
        times.clear()
        found, keep = read_records(content.path, store if kept else None)
        keep()
        return found, bool(times)

    return again


def test_the_registry_is_read_once(records):
    """What an earlier build has read comes back as it was: records, outline and lookups."""
    first, was_read = records()
    assert was_read
    second, was_read = records()
    assert not was_read
    assert second == first
    assert [place.slug for place in second.registry.places_named("Kota Semarang")] == ["kota-semarang"]
    assert second.outline.rings


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("issuers/klhk.yaml", "short: KLHK", "short: Kemenhut"),
        ("places.csv", "-6.9903", "-7.5"),
        ("outline.geojson", '"name"', '"name" '),
    ],
)
def test_a_changed_file_is_noticed(content, records, name, old, new):
    """Another name, another position, and another outline are read at once, and nothing of before is left."""
    records()
    path = content.path / "registry" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found, was_read = records()
    assert was_read
    assert found == records(kept=False)[0]


def test_a_file_that_came_or_went_is_noticed(content, records):
    """A new issuer is there, one whose file is gone is not, and one that was renamed has its new id."""
    records()
    issuers = content.path / "registry/issuers"
    content.write("registry/issuers/baru.yaml", (issuers / "klhk.yaml").read_text("utf-8"))
    assert "baru" in records()[0].registry.issuers
    (issuers / "baru.yaml").rename(issuers / "lain.yaml")
    assert {"baru", "lain"} & records()[0].registry.issuers.keys() == {"lain"}


def test_problems_are_told_every_time(content, records):
    """A record that cannot be read is told by every build until it is mended."""
    content.write("registry/issuers/rusak.yaml", "name: [")
    first, _ = records()
    second, was_read = records()
    assert not was_read
    assert [problem.where.path for problem in second.problems] == ["content/registry/issuers/rusak.yaml"]
    assert second == first


def test_a_file_that_cannot_be_opened_is_tried_every_time(content, records):
    """What it holds is not known, so nothing can stand for it."""
    (content.path / "registry/issuers/hilang.yaml").symlink_to("nothing")
    (content.path / "registry/issuers/besar.yaml").write_text("x" * 300_000, "utf-8")
    assert [problem.code for problem in records()[0].problems] == ["A008"]
    assert records()[1]


def test_what_reads_is_not_loaded_to_build():
    """A build that finds everything read loads neither the schema nor YAML nor Babel: half of an edit's time."""
    program = "import sys, almanac.site.build; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert {"almanac.site.generator", "almanac.schema", "babel", "pydantic", "yaml"} & {*done.stdout.split()} == {
        "almanac.site.generator"
    }

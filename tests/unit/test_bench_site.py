"""The benchmark of building the site: what it takes for the same site, how it changes content, what it measures."""

from __future__ import annotations

import select
import subprocess
import sys

import pytest

from almanac.load import load_or_raise
from almanac.registry_reader import read_registry
from bench.search.figures import MeasureError
from bench.site import processes, results, twin_data
from bench.site.edits import EDITS
from bench.site.pages import ENTRY, FEED, FURTHER_PLACE, KINDS, LIST, PLACE, YEAR, Output, differences, kind_of
from bench.site.processes import Spent
from bench.site.projects import HUGO, OURS, make_project, read_corpus
from bench.site.rounds import Build


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("entri/adipura-2016-kota-semarang/index.html", ENTRY),
        ("kota/semarang/index.html", PLACE),
        ("provinsi/bali/hal/2/index.html", FURTHER_PLACE),
        ("tahun/tanpa-tahun/index.html", YEAR),
        ("tahun/terbanyak/index.html", LIST),
        ("daerah/provinsi/hal/6/index.html", LIST),
        ("pemberi/bpk/umpan.xml", FEED),
        ("cari/index.html", None),
        ("data/daerah/kota-semarang.json", None),
    ],
)
def test_every_file_is_of_the_kind_that_its_address_says(name, kind):
    """A file of the output is of one kind of page, or of none that is compared."""
    assert kind_of(name) == kind


def output(**entries: int) -> Output:
    """Return an output of entries alone, with the bytes of each."""
    kinds = {kind: {} for kind, _ in KINDS}
    kinds[ENTRY] = {f"entri/{slug}/index.html": size for slug, size in entries.items()}
    return Output(kinds, sum(entries.values()))


def test_a_page_that_a_twin_lacks_is_told():
    """A site without one of our pages is another site."""
    assert list(differences(output(a=100, b=1), output(a=100), "hugo")) == [
        "1 addresses are only ours, such as entri/b/index.html"
    ]


def test_a_twin_may_be_a_little_lighter_and_not_much():
    """Bytes of a kind of page may differ by 15%, either way."""
    ours = output(a=1000)
    assert not list(differences(ours, output(a=851), "hugo"))
    assert not list(differences(ours, output(a=1149), "hugo"))
    assert list(differences(ours, output(a=849), "hugo")) == ["entries: hugo writes 849 bytes, ours are 1,000"]
    assert list(differences(ours, output(a=1151), "hugo")) == ["entries: hugo writes 1,151 bytes, ours are 1,000"]


def test_a_failed_command_is_told_with_what_it_said(tmp_path):
    """A generator that fails is no fast generator."""
    with pytest.raises(MeasureError, match="no such template"):
        processes.run((sys.executable, "-c", "raise SystemExit('no such template')"), tmp_path)


def test_a_command_that_takes_too_long_is_told_apart_from_one_that_fails(tmp_path, monkeypatch):
    """A twin that cannot cope with a size is reported, which is another thing than a broken one."""
    monkeypatch.setattr(processes, "LIMIT_SECONDS", 0.1)
    with pytest.raises(processes.LimitError):
        processes.run(("sleep", "3600"), tmp_path)


def test_nothing_that_a_command_has_started_outlives_it():
    """A build that is ended takes its workers with it."""
    program = "import subprocess, sys; child = subprocess.Popen(['cat']); print(child.pid, flush=True); child.wait()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert int(parent.stdout.readline()) != parent.pid
        processes.kill_family(parent.pid)
        # The pipe ends once nobody holds its other end, which the child does as long as it lives.
        assert select.select([parent.stdout], [], [], 30)[0]
        assert parent.stdout.read() == b""


def test_memory_that_processes_share_counts_once(tmp_path):
    """Four processes that share 200 MB hold 200 MB, and not four times as much."""
    program = """
import os, time
held = bytearray(b"x") * 200_000_000
for _ in range(3):
    if not os.fork():
        time.sleep(1)
        os._exit(0)
for _ in range(3):
    os.wait()
"""
    assert 200 < processes.peak_mb((sys.executable, "-c", program), tmp_path) < 300


def test_a_ratio_is_taken_within_its_round():
    """A slow machine slows both, so builds of different rounds are never set against each other."""
    builds = [
        Build(generator, "cold", "", number, Spent(wall, wall))
        for number, (ours, hugo) in enumerate([(1, 2), (10, 20), (100, 200)])
        for generator, wall in ((OURS.name, ours), (HUGO.name, hugo))
    ]
    figures = results.of_builds([build for build in builds if (build.generator, build.round) != (HUGO.name, 0)])
    assert figures["hugo_ratio_cold"] == 0.5
    assert figures["ours_cold_seconds"] == 10


@pytest.fixture
def project(golden_almanac, tmp_path):
    """Return a project of ours with the content of the golden almanac."""
    return make_project(OURS, read_corpus(golden_almanac.content), tmp_path / "project")


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_one_file_of_the_project_and_none_of_the_corpus(project, golden_almanac, name):
    """What a round changes stays in its project: the next one begins with the corpus as it was."""
    before = {path: path.read_bytes() for path in project.folder.rglob("*") if path.is_file()}
    corpus = {path: path.read_bytes() for path in golden_almanac.folder.rglob("*") if path.is_file()}
    EDITS[name](project)
    assert sum(path.read_bytes() != data for path, data in before.items()) == 1
    assert corpus == {path: path.read_bytes() for path in golden_almanac.folder.rglob("*") if path.is_file()}
    load_or_raise(project.content)


def test_the_pages_that_twins_are_told_of_are_those_of_the_almanac(golden_almanac):
    """Places and years have pages in the twins if entries name them; issuers, awards and themes always have."""
    almanac = load_or_raise(golden_almanac.content).almanac
    recorded = twin_data.read_recorded(golden_almanac.content)
    assert recorded.places == set(almanac.by_place)
    assert recorded.years == set(almanac.by_year)
    pages = twin_data.documents(golden_almanac.content, recorded)["pages"]
    registry, _ = read_registry(golden_almanac.content)
    groups = (recorded.places, recorded.years, registry.issuers, registry.awards, registry.themes)
    assert len([page for page in pages if page["type"] != "list"]) == sum(map(len, groups))
    assert len({page["path"] for page in pages}) == len(pages)

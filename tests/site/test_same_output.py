"""The same content gives the same bytes: on another day, with other hashes, and by Pelican's own command."""

from __future__ import annotations

from pathlib import Path

import pytest

from fork import files_of

ANOTHER_DAY = {
    "PYTHONPATH": str(Path(__file__).resolve().parent / "another_day"),
    "ALMANAK_TEST_NOW": "2524608000",  # 2050-01-01
    "PYTHONHASHSEED": "12345",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_the_clocks_of_another_day_are_wrong(almanac):
    """The environment that stands for another day changes every clock that a build could ask."""
    asks = (
        "import datetime, time, sys; print(time.gmtime().tm_year, datetime.date.today().year,"
        "datetime.datetime.now(datetime.timezone.utc).year, time.strftime('%Y'), hash('almanak'))"
    )
    answers = [almanac.run("-c", asks, environ={**ANOTHER_DAY, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")]
    assert [answer.split()[:4] for answer in answers] == [["2050"] * 4] * 2
    assert answers[0] != answers[1]


def test_neither_the_day_nor_hashes_change_a_byte(almanac, site):
    """A build in 2050 with other string hashes, another time zone and another locale writes the same tree."""
    other = almanac.built(into="another-day", environ=ANOTHER_DAY)
    assert differing(files_of(site), files_of(other)) == []


AS_A_LARGE_ONE = """
from almanac.cli import main
from almanac.site import generator, search_index
generator.FEWEST_LAST = 0
join = search_index.SearchIndex.join
search_index.SearchIndex.join = lambda self, counted: print("counted") or join(self, counted)
raise SystemExit(main(["build", "--output", "large", "--no-cache", "--jobs", "{jobs}"]))
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_words_that_a_worker_counts_give_the_same_index(almanac, site, jobs):
    """A first build of a large almanac has the words counted by one of the workers that make its pages."""
    run = almanac.run("-c", AS_A_LARGE_ONE.format(jobs=jobs), environ={"PYTHONPATH": "plugins"})
    assert (run.returncode, run.stdout.count("counted")) == (0, 1), run.stderr
    assert differing(files_of(site), files_of(almanac.folder / "large")) == []


def test_pelicans_command_builds_the_same_site(almanac, site):
    """`pelican content -s pelicanconf.py` writes what `build.py` writes, and nothing besides."""
    run = almanac.pelican("-o", "by-pelican")
    assert run.returncode == 0, run.stderr
    assert differing(files_of(site), files_of(almanac.folder / "by-pelican")) == []


def test_one_build_after_another_is_the_first_build(small_almanac, golden_almanac):
    """Content that was changed and changed back leaves the output of a clean build."""
    entry = next(small_almanac.content.rglob("uji-jejaring-2018-provinsi-jawa-tengah.md"))
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("Central Java", "Another province"), "utf-8")
    small_almanac.built()
    entry.unlink()
    small_almanac.built()
    entry.write_text(text, "utf-8")
    assert differing(files_of(small_almanac.built()), files_of(golden_almanac.output)) == []

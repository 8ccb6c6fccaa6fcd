"""A corpus in, every build of every round out, with what it took.

A round builds with each generator, one after the other, so that whatever else the machine does meets all of them.
Neither Hugo nor Eleventy builds a part of a site from the command line: after any change their time is that of a whole
build, and one a round stands for all. Every cold build goes into a folder that never was, from a project that never
was; on ext4 old outputs stay until the end, since a build right after a large deletion takes several times as long.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from bench.search.figures import MeasureError
from bench.site import processes
from bench.site.edits import EDITS
from bench.site.pages import Output, read_output
from bench.site.processes import LimitError, Spent
from bench.site.projects import ELEVENTY, HUGO, OURS, WITHOUT_SEARCH, Project, make_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.site.projects import Corpus, Generator

Measured = TypeVar("Measured")

COLD, NOTHING = "cold", "nothing"
SCENARIOS = (COLD, NOTHING, *EDITS)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder for outputs, the ending that figures measured there have, and the generators that build there."""

    ending: str
    folder: Path
    generators: tuple[Generator, ...]
    keep: bool


@dataclass(frozen=True, slots=True)
class Build:
    """One build: by which generator, after which change, where, in which round, and what it took."""

    generator: str
    scenario: str
    ending: str
    round: int
    spent: Spent


@dataclass(frozen=True, slots=True)
class Watched:
    """What one round told that was not timed: the output of each cold build, and the most memory of every build."""

    outputs: dict[str, Output]
    peaks: dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be measured: failures, what took longer than the limit, and the generators that are left out."""

    failures: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)

    def note(self, generator: Generator, error: MeasureError) -> None:
        """Note why a generator did not get through; it is not tried again."""
        (self.limits if isinstance(error, LimitError) else self.failures).append(f"{generator.name}: {error}")
        self.left_out.add(generator.name)


def places(scratch: Path, memory: Path | None) -> tuple[Place, ...]:
    """Return where outputs are written: on the disk, and in memory where there is a tmpfs."""
    disk = Place("", scratch / "outputs", (OURS, WITHOUT_SEARCH, HUGO, ELEVENTY), keep=True)
    return (disk, Place("_tmpfs", memory, (OURS, HUGO), keep=False)) if memory else (disk,)


def watch(corpus: Corpus, place: Place, scratch: Path, trouble: Trouble) -> Watched:
    """Build once with every generator without timing it; this also brings the corpus into the system's cache."""
    watched = Watched({}, {})
    for generator in place.generators:
        output = place.folder / f"{generator.name}-watched"
        try:
            project = make_project(generator, corpus, scratch / f"{generator.name}-watched")
            for scenario, peak in _scenarios(project, output, processes.peak_mb):
                watched.peaks[generator.name, scenario] = peak
                if scenario == COLD:
                    watched.outputs[generator.name] = read_output(output)
            _check_search(generator, watched)
        except MeasureError as error:
            trouble.note(generator, error)
    return watched


def _check_search(generator: Generator, watched: Watched) -> None:
    """Raise MeasureError if a build that should make no search index writes as much as one that does."""
    ours = watched.outputs.get(OURS.name)
    if generator is WITHOUT_SEARCH and ours and watched.outputs[generator.name].total >= ours.total:
        raise MeasureError("ALMANAK_SEARCH = False in pelicanconf.py left the search index in")


def timed(corpus: Corpus, where: tuple[Place, ...], scratch: Path, rounds: int, trouble: Trouble) -> Iterator[Build]:
    """Yield every build of so many rounds; a generator in trouble before or now is left out from then on."""
    for number in range(rounds):
        for place in where:
            for generator in place.generators:
                if generator.name in trouble.left_out:
                    continue
                output = place.folder / f"{generator.name}-{number}"
                try:
                    project = make_project(generator, corpus, scratch / f"{generator.name}{place.ending}-{number}")
                    for scenario, spent in _scenarios(project, output, processes.run):
                        yield Build(generator.name, scenario, place.ending, number, spent)
                except MeasureError as error:
                    trouble.note(generator, error)
                if not place.keep:
                    shutil.rmtree(output, ignore_errors=True)


def _scenarios(
    project: Project, output: Path, measure: Callable[[tuple[str, ...], Path], Measured]
) -> Iterator[tuple[str, Measured]]:
    """Yield the measure of the cold build and, for ours, of the builds after it, each after one more change."""
    command = project.command(output)
    yield COLD, measure(command, project.folder)
    if project.generator is OURS:
        yield NOTHING, measure(command, project.folder)
        for name, edit in EDITS.items():
            edit(project)
            yield name, measure(command, project.folder)

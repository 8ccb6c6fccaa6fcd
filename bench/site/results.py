"""The builds of one corpus in, figures out: medians, spreads, and ratios to Hugo in the same round."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from bench.site.pages import KINDS, figure_name
from bench.site.projects import ELEVENTY, HUGO, OURS, WITHOUT_SEARCH
from bench.site.rounds import COLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.search.figures import Figures
    from bench.site.rounds import Build, Watched


def of_builds(builds: Sequence[Build]) -> Figures:
    """Return the median and the range of each build's seconds, and how ours stand to Hugo's of the same round."""
    figures: Figures = {}
    series: dict[tuple[str, str, str], dict[int, Build]] = {}
    for build in builds:
        series.setdefault((build.generator, build.scenario, build.ending), {})[build.round] = build
    for (generator, scenario, ending), its in series.items():
        walls = [build.spent.wall for build in its.values()]
        name = f"{generator}_{scenario}{ending}"
        figures[f"{name}_seconds"] = statistics.median(walls)
        figures[f"{name}_min_seconds"] = min(walls)
        figures[f"{name}_max_seconds"] = max(walls)
        figures[f"{name}_cpu_seconds"] = statistics.median(build.spent.cpu for build in its.values())
        hugo = series.get((HUGO.name, COLD, ending), {})
        rounds = its.keys() & hugo.keys()
        if generator in {HUGO.name, ELEVENTY.name} or not rounds:
            continue
        scenario_name = scenario if generator == OURS.name else generator
        pairs = [(its[number].spent, hugo[number].spent) for number in sorted(rounds)]
        figures[f"hugo_ratio_{scenario_name}{ending}"] = statistics.median(a.wall / b.wall for a, b in pairs)
        figures[f"hugo_ratio_{scenario_name}{ending}_cpu"] = statistics.median(a.cpu / b.cpu for a, b in pairs)
    return figures


def of_watched(watched: Watched) -> Figures:
    """Return the most memory of each generator, and the bytes of its output in all and of each kind of page.

    Ours is named without the name of a generator, since it is what the budgets are about.
    """
    figures: Figures = {}
    for (generator, scenario), peak in watched.peaks.items():
        name = "peak_mb" if generator == OURS.name else f"{generator}_peak_mb"
        figures[f"{scenario}_{name}" if scenario != COLD else name] = peak
    for generator, output in watched.outputs.items():
        figures[f"{generator}_output_mb"] = output.total / 1e6
        figures[f"{generator}_pages"] = len(output.addresses)
        for kind, _ in KINDS:
            figures[f"{generator}_{figure_name(kind)}_kb"] = output.bytes_of(kind) / 1e3
    return figures


def growth(figures: Figures, sizes: Iterable[int]) -> Figures:
    """Return by which factor the time of a cold build grows from each size to the largest, for each generator."""
    *smaller, largest = sorted(sizes)
    found: Figures = {}
    for generator in (OURS, WITHOUT_SEARCH, HUGO, ELEVENTY):
        whole = figures.get(f"{generator.name}_{COLD}_seconds_{largest}")
        for number in smaller:
            part = figures.get(f"{generator.name}_{COLD}_seconds_{number}")
            if part and whole:
                found[f"{generator.name}_growth_{number}_{largest}"] = whole / part
    return found

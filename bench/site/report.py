"""Figures of building the site in, the tables that show them in `docs/benchmarks.md` out."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from bench.document import commit, machine, table
from bench.search.figures import shown
from bench.site.pages import KINDS, figure_name
from bench.site.projects import ELEVENTY, HUGO, OURS, WITHOUT_SEARCH, eleventy_version
from bench.site.rounds import COLD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from bench.search.figures import Figures

SCENARIOS = (
    ("everything, cold", COLD),
    ("nothing changed", "nothing"),
    ("one entry changed", "one_entry"),
    ("the issuer of most entries renamed", "issuer"),
    ("the template of entries changed", "template"),
)
GENERATORS = (
    ("ours", OURS),
    ("ours without the search index", WITHOUT_SEARCH),
    ("Hugo", HUGO),
    ("Eleventy", ELEVENTY),
)
PLACES = (("a new folder on the disk", ""), ("a new folder in memory", "_tmpfs"))


def report(figures: Figures, sizes: Sequence[int], rounds: int, troubles: Iterable[str], today: dt.date) -> str:
    """Return all that the document says of a measurement."""
    tools = f"Python {platform.python_version()}, Hugo {version('hugo')}, Eleventy {eleventy_version()}"
    made = f"Measured on {today.isoformat()} at commit `{commit()}`: {machine()}; {tools}. Medians of {rounds} rounds."
    of_sizes = (part for number in sizes for part in _of_size(figures, number))
    amiss = (f"Amiss: {text}." for text in troubles)
    return "\n\n".join((made, *of_sizes, _kinds(figures, sizes[-1]), *_growth(figures, sizes), *amiss))


def _of_size(figures: Figures, number: int) -> Iterator[str]:
    """Yield what one size takes: ours after each change, and every generator cold."""
    for words, ending in PLACES:
        rows: list[tuple[str, ...]] = [
            (f"{number:,} entries, {words}", "ours", "range", "processor", "of Hugo's time", "of its processor's")
        ]
        for label, scenario in SCENARIOS:
            name = f"{OURS.name}_{scenario}{ending}"
            ratio = f"hugo_ratio_{scenario}{ending}"
            cells = (
                _cell(figures, f"{name}_seconds_{number}", "s"),
                _range(figures, name, number),
                _cell(figures, f"{name}_cpu_seconds_{number}", "s"),
                _cell(figures, f"{ratio}_{number}"),
                _cell(figures, f"{ratio}_cpu_{number}"),
            )
            rows.append((label, *cells))
        if any(any(row[1:]) for row in rows[1:]):
            yield table(rows)
    rows = [(f"{number:,} entries, cold", "time", "range", "processor", "most memory", "output")]
    for label, generator in GENERATORS:
        name = f"{generator.name}_{COLD}"
        peak = "peak_mb" if generator is OURS else f"{generator.name}_peak_mb"
        cells = (
            _cell(figures, f"{name}_seconds_{number}", "s"),
            _range(figures, name, number),
            _cell(figures, f"{name}_cpu_seconds_{number}", "s"),
            _cell(figures, f"{peak}_{number}", "MB"),
            _cell(figures, f"{generator.name}_output_mb_{number}", "MB"),
        )
        rows.append((label, *cells))
    yield table(rows)


def _kinds(figures: Figures, number: int) -> str:
    """Return the bytes of each kind of page that there is."""
    rows: list[tuple[str, ...]] = [(f"{number:,} entries, kilobytes of", "ours", "Hugo", "Eleventy")]
    for kind, _ in KINDS:
        names = [f"{one.name}_{figure_name(kind)}_kb_{number}" for one in (OURS, HUGO, ELEVENTY)]
        if any(map(figures.get, names)):
            rows.append((kind, *(_cell(figures, name) for name in names)))
    return table(rows)


def _growth(figures: Figures, sizes: Sequence[int]) -> Iterator[str]:
    *smaller, largest = sizes
    if smaller:
        rows = [("time of a cold build grows", *(f"{number:,} to {largest:,}" for number in smaller))]
        for label, generator in GENERATORS:
            cells = (_cell(figures, f"{generator.name}_growth_{number}_{largest}") for number in smaller)
            rows.append((label, *(f"{cell} times" if cell else "" for cell in cells)))
        yield table(rows)


def _cell(figures: Figures, name: str, unit: str = "") -> str:
    value = figures.get(name)
    return "" if value is None else f"{shown(value)} {unit}".strip()


def _range(figures: Figures, name: str, number: int) -> str:
    least, most = (figures.get(f"{name}_{end}_seconds_{number}") for end in ("min", "max"))
    return "" if least is None or most is None else f"{shown(least)} to {shown(most)}"

"""`build.py build`: settings in, a finished site in the output folder and a summary on the screen out."""

from __future__ import annotations

import logging
import os
import time
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from almanac.configuration import CONFIGURATION, published_since
from almanac.load import begin
from almanac.problems import UsageError, errors
from almanac.site.generator import AFRESH, BEGUN, FOUND, JOBS, MEMORY, RESULT, SHARE, AlmanacGenerator
from almanac.site.writer import refuse_unfit
from almanac.store import store_for
from almanac.text_file import stamps_below
from almanac.workers import beside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from almanac.load import Begun
    from almanac.site.shards import Share


NAMED_PARTS = 4
"""Parts of the output that are named by their size."""


class Report(NamedTuple):
    """What a build has to say, the files of its output folder, and why its host would not take it, if so."""

    said: str
    written: Mapping[str, tuple[int, ...]]
    refusal: str | None


def settings_for(content: Path | None, output: Path | None, site_url: str | None) -> dict[str, Any]:
    """Read `pelicanconf.py` of the current folder and lay the command line's options over it."""
    if not CONFIGURATION.is_file():
        raise UsageError(f"{CONFIGURATION} is not in this folder; run the command in the folder of the almanac")
    override: dict[str, Any] = {}
    if content is not None:
        if not content.is_dir():
            raise UsageError(f"{content} is no folder; --content should name the one that holds entries/ and registry/")
        override["PATH"] = str(content)
        override["ALMANAK_PUBLISHED_SINCE"] = published_since(content)
    if output is not None:
        override["OUTPUT_PATH"] = str(output)
    if site_url is not None:
        if site_url and not site_url.startswith(("https://", "http://")):
            raise UsageError(f"--site-url should begin with https:// or http://, and is '{site_url}'")
        override["SITEURL"] = site_url.rstrip("/")
    # Its warnings speak of a blog's feeds and dates.
    logging.getLogger("pelican").setLevel(logging.ERROR)
    settings: dict[str, Any] = read_settings(str(CONFIGURATION), override=override)
    return settings


def run(settings: Mapping[str, Any]) -> AlmanacGenerator:
    """Run Pelican once; raise ContentError with every problem, or UsageError where our plugin did not take part."""
    console.quiet = True  # its closing line counts articles, of which there are none
    output, content = Path(settings["OUTPUT_PATH"]), Path(settings["PATH"])
    refuse_unfit(output, content)
    # Two builds into one folder would take each other's files for stale ones; the workers of one that was killed hold
    # the lock until they have ended too.
    with store_for("output", output).locked():
        # Tens of thousands of files are looked at while the content is read.
        found = cache(beside(partial(stamps_below, output), settings[JOBS]))
        store = None if settings[AFRESH] else store_for("content", content)
        memory = settings.get(MEMORY)
        try:
            begun = settings.get(BEGUN) or begin(content, jobs=settings[JOBS], store=store, memory=memory)
            settings = {**settings, FOUND: found, BEGUN: begun}
            Pelican(settings).run()  # type: ignore[no-untyped-call]
        finally:
            found()
    result = settings.get(RESULT)
    if not isinstance(result, AlmanacGenerator):
        raise UsageError("Pelican ran without the almanac's plugin; PLUGINS in pelicanconf.py should name almanac.site")
    return result


def build(
    content: Path | None,
    output: Path | None,
    *,
    site_url: str | None = None,
    jobs: int = 1,
    afresh: bool = False,
    timings: bool = False,
    share: Share | None = None,
    begun: Begun | None = None,
) -> Report:
    """Build the site; say what was made, how long it took and how to look at it.

    `jobs` is the number of processes that read and render; `afresh` makes and writes every file even if nothing has
    changed; `timings` adds what each stage took; of a `share`, only that part of the site is made; `begun` is the
    content, if somebody has begun to read it.
    """
    started = time.perf_counter()
    asked = {JOBS: jobs, AFRESH: afresh, SHARE: share, BEGUN: begun}
    result = run({**settings_for(content, output, site_url), **asked})
    lines = [*summary(result), f"Built in {time.perf_counter() - started:.1f} s."]
    if timings:
        lines += timings_table(result.clock.seconds)
    return Report("\n".join(lines), result.written(), refusal(result))


def summary(result: AlmanacGenerator) -> list[str]:
    """Return what a build made, in a few lines."""
    almanac, folder = result.loaded.almanac, result.folder
    numbers = (
        (len(almanac.entries), "entries"),
        (len(almanac.by_place), "places"),
        (len([year for year in almanac.by_year if year is not None]), "years"),
        (len(almanac.issuers), "issuers"),
        (result.pages, "pages"),
        (len(folder.written), "files"),
    )
    place = os.path.relpath(folder.output)
    lines = [
        f"{', '.join(f'{number:,} {name}' for number, name in numbers)}; {result.changed:,} files changed.",
        f"{place}/ holds {megabytes(folder.bytes)}{_share(result)}, most of it in {_largest(folder.parts)}.",
    ]
    if result.loaded.drafts:
        lines.append(f"{result.loaded.drafts} drafts were left out.")
    if not result.loaded.history_known:
        lines.append("No full git history here: days of addition and change are left out.")
    warnings = len(result.loaded.problems) - len(errors(result.loaded.problems))
    if warnings:
        lines.append(f"{warnings} warnings; `make check` lists them.")
    return [*lines, f"Look at it with: python3 -m http.server --directory {place} 8000"]


def _share(result: AlmanacGenerator) -> str:
    limit = result.limit
    return f", {result.folder.bytes / limit:.1%} of the {megabytes(limit)} that its host takes" if limit else ""


def _largest(parts: Mapping[str, int]) -> str:
    """Name the folders at the top of the output that hold most."""
    ordered = sorted(parts.items(), key=lambda part: (-part[1], part[0]))
    return ", ".join(f"{name} ({megabytes(size)})" for name, size in ordered[:NAMED_PARTS])


def megabytes(size: int) -> str:
    """Return a number of bytes in megabytes (10^6 bytes)."""
    return f"{size / 1e6:,.1f} MB"


def refusal(result: AlmanacGenerator) -> str | None:
    """Tell what to do if the output is larger than the setting ALMANAK_OUTPUT_LIMIT allows."""
    folder, limit = result.folder, result.limit
    if not limit or folder.bytes <= limit:
        return None
    return (
        f"{os.path.relpath(folder.output)}/ holds {megabytes(folder.bytes)} and its host takes {megabytes(limit)}. "
        f"The largest parts are {_largest(folder.parts)}. Publish the older years as an almanac of their own, put "
        "large files of content/media elsewhere, or choose a host that takes more and set ALMANAK_OUTPUT_LIMIT in "
        "pelicanconf.py."
    )


def timings_table(seconds: Mapping[str, float]) -> list[str]:
    """Return what each stage took, the longest first; stages run in several processes at a time."""
    ordered = sorted(seconds.items(), key=lambda stage: (-stage[1], stage[0]))
    lines = [f"{took:9.2f} s  {stage}" for stage, took in ordered]
    return ["Seconds by stage, of all processes together:", *lines]

"""`build.py import`: names of articles in; readings as data, drafts on disk, or a form on the terminal, out.

One article that cannot be read never stops the rest. Exit status: 0 every article was read, 1 one or more was not, or
its drafts could not be written.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO

from almanac.importer.extraction.article import read_article
from almanac.importer.extraction.frames import Finders
from almanac.importer.extraction.publication import PageFacts
from almanac.importer.extraction.reading import read
from almanac.importer.intake.source import STANDARD_INPUT, read_source
from almanac.importer.listing import as_line
from almanac.problems import AlmanacError, ContentError, UsageError, errors
from almanac.registry_reader import read_registry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from almanac.importer.drafting.records import Records
    from almanac.importer.findings import Reading
    from almanac.language import Language
    from almanac.registry import Registry


@dataclass(frozen=True, slots=True)
class Streams:
    """Where articles may come from, and where results and messages go."""

    stdin: BinaryIO
    out: TextIO
    errors: TextIO

    @property
    def is_terminal(self) -> bool:
        """Tell whether a person can be asked: what is typed and what is shown are on a terminal."""
        return self.stdin.isatty() and self.out.isatty()


@dataclass(frozen=True, slots=True)
class Options:
    """What `build.py import` was asked for; `allow_private` lets addresses lead to one's own network."""

    content: Path
    names: tuple[str, ...]
    data: bool = False
    write: bool = False
    force: bool = False
    allow_private: bool = False


def import_articles(options: Options, streams: Streams, t: Language, today: dt.date) -> int:
    """Read articles and do with them what was asked for; return the exit status.

    Without a form of output a person is asked where there is a terminal; else what was found is only told. Raises
    UsageError where there is no registry to read by, and ContentError where the registry has problems.
    """
    registry = registry_of(options.content)
    finders = Finders.of(registry)
    after: Callable[[Reading], None]
    if options.data:
        after = _printer(registry, streams, t)
    elif options.write:
        after = _writer(options, registry, streams, t, today)
    elif streams.is_terminal and STANDARD_INPUT not in options.names:
        after = _asker(options, registry, streams, t, today)
    else:
        after = _reporter(streams, t)
    failed = 0
    for name in _with_progress(options.names, streams.errors):
        try:
            after(_read(name, finders, options, streams))
        except AlmanacError as error:
            print(f"build.py: {error}", file=streams.errors)
            failed += 1
    if failed and len(options.names) > 1:
        print(f"{failed} of {len(options.names)} articles failed.", file=streams.errors)
    return 1 if failed else 0


def new_entry(content: Path, streams: Streams, t: Language, today: dt.date) -> int:
    """Ask for an entry without an article and write its draft; raise UsageError where there is no terminal."""
    if not streams.is_terminal:
        raise UsageError("new asks questions and needs a terminal; for an article, run build.py import FILE --write")
    from almanac.importer.dialogue import form  # noqa: PLC0415 - only a form needs it
    from almanac.importer.dialogue.prompt import PromptTerminal  # noqa: PLC0415 - likewise

    registry = registry_of(content)
    write = _writer(Options(content, ()), registry, streams, t, today)
    write(form.fill(registry, PromptTerminal(), t))
    return 0


def registry_of(content: Path) -> Registry:
    """Return the registry of a content folder; raise UsageError without one, ContentError where it has problems."""
    if not (content / "registry").is_dir():
        raise UsageError(f"{content} is no content folder: it has no registry/; name one with --content")
    registry, problems = read_registry(content)
    if errors(problems):
        raise ContentError(problems)
    return registry


def records_in(content: Path, registry: Registry) -> Records:
    """Return what is on record in a content folder: of entries with problems, what could be read."""
    from almanac.importer.drafting.records import records_of  # noqa: PLC0415 - data is printed sooner without it
    from almanac.reader import read_entries  # noqa: PLC0415 - likewise

    entries, _ = read_entries(content)
    return records_of(entries, registry)


def _read(name: str, finders: Finders, options: Options, streams: Streams) -> Reading:
    source = read_source(name, stdin=streams.stdin, allow_private=options.allow_private)
    for note in source.notes:
        print(f"{source.name}: {note}", file=streams.errors)
    facts = PageFacts(source.headline, source.publisher, source.published)
    return read(read_article(source.text, source.name, source.address, facts), finders)


def _printer(registry: Registry, streams: Streams, t: Language) -> Callable[[Reading], None]:
    return lambda reading: print(as_line(reading, registry, t), file=streams.out)


def _asker(
    options: Options, registry: Registry, streams: Streams, t: Language, today: dt.date
) -> Callable[[Reading], None]:
    """Return what lets a person confirm one reading after another, and writes the drafts of each."""
    from almanac.importer.dialogue import form  # noqa: PLC0415 - only a form needs it
    from almanac.importer.dialogue.prompt import PromptTerminal  # noqa: PLC0415 - likewise

    terminal = PromptTerminal()
    write = _writer(options, registry, streams, t, today)
    return lambda reading: write(form.review(reading, registry, terminal, t))


def _reporter(streams: Streams, t: Language) -> Callable[[Reading], None]:
    from almanac.importer import report  # noqa: PLC0415 - data is printed sooner without it

    return lambda reading: print("\n".join(report.of_reading(reading, t)), file=streams.out)


def _writer(
    options: Options, registry: Registry, streams: Streams, t: Language, today: dt.date
) -> Callable[[Reading], None]:
    """Return what writes the drafts of one reading after another, each knowing those written before it."""
    from almanac.importer import report  # noqa: PLC0415 - data is printed sooner without it
    from almanac.importer.drafting import drafts, writing  # noqa: PLC0415 - likewise

    records = records_in(options.content, registry)

    def write(reading: Reading) -> None:
        nonlocal registry, records
        plan = drafts.plan(reading, registry, records, today, language=t, force=options.force)
        paths = writing.write(plan, options.content)
        registry, records = plan.registry, plan.records
        print("\n".join(report.of_plan(reading, plan, paths, t)), file=streams.out)

    return write


def _with_progress(names: Sequence[str], stream: TextIO) -> Iterator[str]:
    """Yield names, showing how far they are on a terminal where there are several."""
    shown = len(names) > 1 and stream.isatty()
    for number, name in enumerate(names):
        if shown:
            done = BAR * number // len(names)
            print(f"\r[{'#' * done}{'.' * (BAR - done)}] {number}/{len(names)}", end="", file=stream, flush=True)
        yield name
    if shown:
        print(f"\r[{'#' * BAR}] {len(names)}/{len(names)}", file=stream)


BAR = 30
"""Signs of the bar that shows how far an import is."""


def streams_of_process() -> Streams:
    """Return the streams of this process."""
    return Streams(sys.stdin.buffer, sys.stdout, sys.stderr)

"""A plan and a content folder in, its files written: all of them, each new, none outside the folder; or none at all.

This is the only part of the importer that writes.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from almanac.forms import ID
from almanac.problems import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from almanac.importer.drafting.drafts import Plan

_FOLDERS = {"entries": ".md", "registry": ".yaml"}
"""Where files may be written below the content folder, and what their names end in."""


def write(plan: Plan, content: Path) -> tuple[Path, ...]:
    """Write the files of a plan and return their paths; raise UsageError, with nothing written, if one cannot be.

    A file that exists is never overwritten, nor is a link followed, and no path leads out of the folder. Whatever was
    written before a failure is removed again, with the folders made for it.
    """
    if not (content / "registry").is_dir():
        raise UsageError(f"{content} is no content folder: it has no registry/; name one with --content")
    targets = [(content / _safe(file.path), file.text) for file in plan.files]
    _refuse_outside([path for path, _ in targets], content)
    _refuse_existing(path for path, _ in targets)
    made: list[Path] = []
    try:
        for path, text in targets:
            made += _make_folders(path.parent, content)
            # "x" fails where anything stands already, a link that leads nowhere among it.
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except BaseException as error:
        _remove(made)
        if isinstance(error, OSError):
            raise UsageError(
                f"{error.filename or content} cannot be written: {error.strerror}; nothing was kept"
            ) from error
        raise
    return tuple(path for path, _ in targets)


def _safe(name: str) -> PurePosixPath:
    """Return a path that names a file of the kinds that may be written; raise UsageError for any other."""
    path = PurePosixPath(name)
    *folders, _ = path.parts or ("",)
    words = (*folders, path.stem)
    fitting = (
        len(words) == 3 and path.suffix == _FOLDERS.get(words[0]) and all(re.fullmatch(ID, word) for word in words)
    )
    if not fitting or path.as_posix() != name:
        raise UsageError(f"'{name}' is no path of an entry or of a file of the registry; nothing was written")
    return path


def _refuse_outside(paths: Iterable[Path], content: Path) -> None:
    home = content.resolve()
    outside = sorted({str(path.parent) for path in paths if not path.parent.resolve().is_relative_to(home)})
    if outside:
        raise UsageError(f"{', '.join(outside)} leads out of {content} by a link; nothing was written")


def _refuse_existing(paths: Iterable[Path]) -> None:
    seen: set[Path] = set()
    taken: set[str] = set()
    for path in paths:
        if path in seen or os.path.lexists(path):
            taken.add(str(path))
        seen.add(path)
    if taken:
        raise UsageError(f"{', '.join(sorted(taken))}: there already, and nothing is overwritten; nothing was written")


def _make_folders(folder: Path, content: Path) -> list[Path]:
    """Make a folder and those above it that are missing; return the new ones, the uppermost first."""
    missing = [above for above in (folder, *folder.parents) if above != content and above.is_relative_to(content)]
    new = [above for above in reversed(missing) if not above.exists()]
    for above in new:
        above.mkdir()
    return new


def _remove(made: list[Path]) -> None:
    """Remove files and folders, the last one made first; a folder that somebody else has put something into stays."""
    for path in reversed(made):
        try:
            path.unlink() if path.is_file() else path.rmdir()
        except OSError:
            continue

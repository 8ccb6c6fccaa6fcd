"""The repository's history in, the days on which content files first appeared and last changed out.

Git is the only record of what was published before: a file that was once on the published branch had an address.
Without a full history nothing is known, and nothing is guessed.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TIMEOUT = 60
"""Seconds; the log of 100,000 entries takes about ten."""


@dataclass(frozen=True, slots=True)
class History:
    """Days (ISO 8601) by path below `content`, and the paths that once were there and are not now."""

    added: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str | None] = field(default_factory=dict)
    """Each path that was published and is gone, with the path that its file has now where git saw a rename."""
    known: bool = False
    folder: str = "content"
    """Name of the content folder, with which messages begin a path."""


def read_history(content: Path, published_since: str | None = None) -> History:
    """Read the first-parent history of a content folder; return an empty one outside a full clone.

    `published_since` is the ISO day from which the branch was published: see `parse_log`.
    """
    root = _git(content, "rev-parse", "--show-toplevel")
    if root is None or _git(content, "rev-parse", "--is-shallow-repository") != "false":
        return History()
    prefix = _git(content, "rev-parse", "--show-prefix") or ""
    log = _git(
        content,
        *("-c", "core.quotePath=false", "log", "--first-parent", "-m", "-M", "--reverse", "--name-status"),
        *("--date=short", "--format=%x01%cd", "--", "."),
    )
    if log is None:
        return History()
    history = parse_log(log, prefix, published_since)
    # What is deleted and not committed yet is as good as gone: better said now than once it is published. Without a
    # commit since that day it is not known whether that day has come, and the clock is not asked.
    last_day = max(history.changed.values(), default="")
    is_published = published_since is not None and last_day >= published_since
    missing = {name: None for name in history.added if is_published and not (content / name).exists()}
    return replace(history, gone=dict(sorted({**history.gone, **missing}.items())), folder=content.name)


def parse_log(log: str, prefix: str, published_since: str | None = None) -> History:
    """Parse `git log --reverse --name-status --format=%x01%cd`; `prefix` is what comes before the content folder.

    A file is in `gone` if it was on the branch on the day `published_since` or later and is not now. Without such a day
    nothing was published and nothing is gone, as in a fresh fork that starts with its own content.
    """
    added: dict[str, str] = {}
    changed: dict[str, str] = {}
    gone: dict[str, str | None] = {}
    day = ""
    for line in log.split("\n"):
        if line.startswith("\x01"):
            day = line[1:]
            continue
        status, *paths = line.split("\t")
        names = [path.removeprefix(prefix) for path in paths]
        if not names:
            continue
        name = names[-1]
        was_published = published_since is not None and day >= published_since
        if status.startswith("R"):
            added[name] = added.pop(names[0], day)
            changed.pop(names[0], None)
            if was_published:
                gone[names[0]] = name
        if status == "D":
            added.pop(name, None)
            changed.pop(name, None)
            if was_published:
                gone[name] = None
            continue
        gone.pop(name, None)
        added.setdefault(name, day)
        changed[name] = day
    now = {name: _last_name(name, gone) for name in sorted(gone)}
    return History(dict(sorted(added.items())), dict(sorted(changed.items())), now, known=True)


def _last_name(name: str, gone: Mapping[str, str | None]) -> str | None:
    """Follow renames to the name that a file has now; None where it was deleted in the end."""
    last = gone[name]
    while last is not None and last in gone:
        last = gone[last]
    return last


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=TIMEOUT)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()

"""The repository's history in, the days on which content files first appeared and last changed out.

Git is the only record of what was published before: a file that was once on the published branch had an address. Without
a full history nothing is known, and nothing is guessed.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
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
    """Each path that is gone, with the path it was renamed to where git saw a rename."""
    known: bool = False


def read_history(content: Path) -> History:
    """Read the first-parent history of a content folder; return an empty one outside a full clone."""
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
    return parse_log(log, prefix)


def parse_log(log: str, prefix: str) -> History:
    """Parse `git log --reverse --name-status --format=%x01%cd`; `prefix` is what comes before the content folder."""
    added: dict[str, str] = {}
    changed: dict[str, str] = {}
    gone: dict[str, str | None] = {}
    day = ""
    for line in log.splitlines():
        if line.startswith("\x01"):
            day = line[1:]
            continue
        status, *paths = line.split("\t")
        names = [path.removeprefix(prefix) for path in paths]
        if not names:
            continue
        name = names[-1]
        if status.startswith("R"):
            added[name] = added.pop(names[0], day)
            changed.pop(names[0], None)
            gone[names[0]] = name
        if status == "D":
            added.pop(name, None)
            changed.pop(name, None)
            gone[name] = None
            continue
        gone.pop(name, None)
        added.setdefault(name, day)
        changed[name] = day
    return History(dict(sorted(added.items())), dict(sorted(changed.items())), dict(sorted(gone.items())), known=True)


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=TIMEOUT)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()

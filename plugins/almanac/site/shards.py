"""A site built in shares on several machines: which tasks are whose, and the shares' outputs joined to one.

A share's output folder holds a list of what was made there from what. To join them is to lay their files together with
these lists, and to build: everything is found to be made already, but what tells of all other outputs.
"""

from __future__ import annotations

import contextlib
import heapq
import os
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac.model import Almanac, Entry
from almanac.problems import UsageError
from almanac.site import making
from almanac.site.writer import Journal
from almanac.store import Store, store_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from almanac.task import Task

LIST = ".almanak-share"
"""Folder in a share's output that holds the list of what was made; hosts serve no names with a leading dot."""

SHARE = "share"


@dataclass(frozen=True, slots=True)
class Share:
    """One of several parts of a build: the `number`-th, from 1, `of` so many."""

    number: int
    of: int

    def take(self, tasks: Iterable[Task]) -> list[Task]:
        """Return the tasks of this share: all shares have about as much to do, and together do everything once."""
        mine = []
        loads = [(0, number) for number in range(1, self.of + 1)]
        for task in sorted(tasks, key=lambda task: (-_weight(task), task.name)):
            load, number = heapq.heappop(loads)
            heapq.heappush(loads, (load + _weight(task), number))
            if number == self.number:
                mine.append(task)
        return mine


def share_of(text: str) -> Share:
    """Read `2/4`; raise ValueError where it is none."""
    match = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", text)
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(f"'{text}' is no share; 2/4 is the second of four")
    return Share(int(match[1]), int(match[2]))


def _weight(task: Task) -> int:
    """Return about how much work a task is, in lines of a list; a page of one entry is as much as ten."""
    return sum(map(_lines, task.given)) + 1


def _lines(thing: object) -> int:
    match thing:
        case Entry():
            return 10
        case Almanac():
            return 5 * len(thing.entries)
    entries = getattr(thing, "entries", ())
    return len(entries)


def keep_list(output: Path, share: Share, store: Store) -> None:
    """Put the list of what a share made into its output folder."""
    kept = Store(output / LIST)
    kept.put(SHARE, f"{share.number}/{share.of}".encode())
    kept.put(making.MADE, store.get(making.MADE) or b"")


def join(shares: Sequence[Path], output: Path) -> None:
    """Lay the outputs of all shares of one build together, so that a build finds them made.

    Raises UsageError where a folder is no share's output of this very code, or a share is missing.
    """
    found = {}
    for folder in shares:
        named = Store(folder / LIST).get(SHARE)
        if named is None:
            raise UsageError(f"{folder} is no output of build --shard by this version of the almanac")
        found[share_of(named.decode())] = folder
    of = {share.of for share in found}
    missing = sorted(set(range(1, max(of) + 1)) - {share.number for share in found})
    if len(of) > 1 or missing:
        wanted = ", ".join(f"{number}/{max(of)}" for number in missing)
        raise UsageError(
            f"the shares are not those of one build; missing: {wanted or 'none, but their numbers differ'}"
        )
    store = store_for("output", output)
    with store.locked():
        journal = Journal(output)
        done: dict[str, making.Done] = {}
        for _, folder in sorted(found.items(), key=lambda item: item[0].number):
            earlier = making.load_earlier(Store(folder / LIST), folder, {})
            done |= earlier.done
            for one in earlier.done.values():
                for made in one.outputs:
                    journal.announce(made.path)
                    _lay(folder / made.path, output / made.path)
        making.keep(store, done, {})


def _lay(source: Path, target: Path) -> None:
    """Put a file where it belongs, without a second copy of it where the file system allows.

    One that the share has lost is left out: the build that follows makes it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    with contextlib.suppress(FileNotFoundError):
        try:
            os.link(source, target)
        except FileNotFoundError:
            raise
        except OSError:
            shutil.copy2(source, target)

"""Tasks in, output files out: only what an earlier build cannot have made is made, only what differs is written.

Every output is remembered with the mark of what it was made from and with the stamp and digest of the file. The tasks
of a group are looked at if what they are given together is no longer the same. A task is done again if what it is
given, or one of its files, is no longer the same; a page of it is rendered again if what the
page shows is no longer the same; a file is written if its bytes are no longer the same.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from almanac import urls
from almanac.clock import Clock
from almanac.site.writer import add, write
from almanac.store import PLAIN, digest
from almanac.task import Task
from almanac.text_file import stamp_of
from almanac.views.page import Page
from almanac.workers import in_workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from almanac.marks import Marks
    from almanac.site.render import Renderer
    from almanac.site.writer import Journal
    from almanac.store import Store
    from almanac.task import Bundle, File, Group
    from almanac.text_file import Stamp

MADE = "made"

FEW = 6
"""Pages of a task that are rendered again together."""

MANY = 500
"""Files of a task that one of several processes writes at a time."""


class Output(NamedTuple):
    """A file as it was written: what it was made from, and by what it can be known again."""

    path: str
    mark: bytes
    digest: bytes
    stamp: tuple[int, ...]
    indexed: bool
    """Whether it is a page that search engines should know."""


class Done(NamedTuple):
    """A task as it was done: the mark of what it was given, and its files."""

    mark: bytes
    outputs: tuple[Output, ...]


class Grouped(NamedTuple):
    """A group as it was done: the mark of what it was given, and the names of its tasks."""

    mark: bytes
    names: tuple[str, ...]


class Result(NamedTuple):
    """What doing one task came to; `seconds` are what its stages took."""

    name: str
    done: Done
    changed: tuple[str, ...]
    """Files whose bytes are new."""

    seconds: Mapping[str, float]


class Made(NamedTuple):
    """What doing a task or all of a bundle came to."""

    name: str
    results: list[Result]
    grouped: Grouped | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier build made, and the output folder as it is now."""

    done: Mapping[str, Done]
    groups: Mapping[str, Grouped]
    stamps: Mapping[str, Stamp]
    folder: Path

    def intact(self, output: Output) -> Output | None:
        """Return an output whose file has the bytes that it was written with, or None."""
        stamp = self.stamps.get(output.path)
        if stamp is None or stamp.size != output.stamp[0]:
            return None
        if stamp == output.stamp:
            return output
        try:
            data = (self.folder / output.path).read_bytes()
        except OSError:
            return None
        return output._replace(stamp=tuple(stamp)) if digest(data) == output.digest else None

    def still(self, task: Task | Bundle, mark: bytes) -> Done | None:
        """Return a task as it was done, if it need not be done again."""
        done = self.done.get(task.name)
        return self._whole(done) if done and done.mark == mark else None

    def still_all(self, group: Group, mark: bytes) -> dict[str, Done] | None:
        """Return the tasks of a group as they were done, by name, if none of them need be done again."""
        grouped = self.groups.get(group.name)
        if grouped is None or grouped.mark != mark:
            return None
        found = {}
        for name in grouped.names:
            done = self.done.get(name)
            whole = self._whole(done) if done else None
            if whole is None:
                return None
            found[name] = whole
        return found

    def _whole(self, done: Done) -> Done | None:
        """Return a task as it was done, or None if one of its files is not as it was."""
        stamps = self.stamps
        for output in done.outputs:
            if stamps.get(output.path) != output.stamp:
                outputs = tuple(filter(None, map(self.intact, done.outputs)))
                return Done(done.mark, outputs) if len(outputs) == len(done.outputs) else None
        return done


def load_earlier(store: Store | None, folder: Path, stamps: Mapping[str, Stamp]) -> Earlier:
    """Return what a store knows of the output folder; without one, as much as of a folder never written to."""
    data = store.get(MADE) if store else None
    tasks, groups = marshal.loads(data) if data else ({}, {})  # noqa: S302 - sealed by the store
    # A tenth of a second is saved where there are 20,000 outputs.
    as_output = partial(tuple.__new__, Output)
    done = {name: Done(mark, tuple(map(as_output, outputs))) for name, (mark, outputs) in tasks.items()}
    return Earlier(done, {name: Grouped(*grouped) for name, grouped in groups.items()}, stamps, folder)


def keep(store: Store | None, done: Mapping[str, Done], groups: Mapping[str, Grouped]) -> None:
    """Keep what was done for the next build."""
    if store:
        tasks = {name: (one.mark, tuple(map(tuple, one.outputs))) for name, one in done.items()}
        plain = (tasks, {name: tuple(grouped) for name, grouped in groups.items()})
        store.put(MADE, marshal.dumps(plain, PLAIN))


@dataclass(frozen=True, slots=True)
class Maker:
    """Does tasks, one by one and in any process. `frames` holds what stands for settings and each template."""

    renderer: Renderer
    marks: Marks
    frames: Mapping[str, bytes]
    earlier: Earlier
    journal: Journal
    afresh: bool

    def mark(self, task: Task | Group) -> bytes:
        """Return what stands for all that the outputs of a task or group are made from."""
        return digest(self.frames[task.template], self.marks.of(task.given))

    def _mark_of_page(self, page: Page, context: Mapping[str, object]) -> bytes:
        return digest(self.frames[page.template], self.marks.of((page, context["data"], context["cite"])))

    def do_all(self, task: Task | Bundle, mark: bytes | None, jobs: int = 1) -> Made:
        """Do a task or all of a bundle; its mark may be known, and its files are written by so many processes."""
        if isinstance(task, Task):
            return Made(task.name, [self.do(task, mark, jobs)])
        results = [self.do(one) for one in task.tasks()]
        return Made(task.name, results, Grouped(mark or self.mark(task), tuple(result.name for result in results)))

    def do(self, task: Task, mark: bytes | None = None, jobs: int = 1) -> Result:
        """Do a task, whose mark may be known: make its pages and files, render what is new, write what differs."""
        mark = mark or self.mark(task)
        before = self.earlier.done.get(task.name)
        known = {output.path: output for output in before.outputs} if before else {}
        clock = Clock()
        all_made = list(task.make(*task.given))
        # A few pages most likely all show something else as soon as anything else is given: no closer look is worth it.
        whole = mark if len(all_made) <= FEW else None
        if jobs == 1 or len(all_made) < MANY:
            outputs, changed = self._put(all_made, known, whole, clock)
            return Result(task.name, Done(mark, tuple(outputs)), tuple(changed), clock.seconds)

        def put(start: int) -> tuple[list[Output], list[str], Mapping[str, float]]:
            own = Clock()
            return *self._put(all_made[start : start + MANY], known, whole, own), own.seconds

        clock.lap(all_made[0].stage)
        parts = tuple(chain.from_iterable(in_workers(put, range(0, len(all_made), MANY), jobs, chunk=1)))
        for _, _, seconds in parts:
            clock.add(seconds)
        outputs = [output for its, _, _ in parts for output in its]
        changed = [path for _, its, _ in parts for path in its]
        return Result(task.name, Done(mark, tuple(outputs)), tuple(changed), clock.seconds)

    def _put(
        self, all_made: Iterable[Page | File], known: Mapping[str, Output], whole: bytes | None, clock: Clock
    ) -> tuple[list[Output], list[str]]:
        """Render and write some pages and files of a task; return them, and the paths of those whose bytes are new.

        `known` are the task's outputs before. `whole` is the mark of all its pages together, if they have one.
        """
        outputs: list[Output] = []
        changed: list[str] = []
        for made in all_made:
            path = urls.file_of(made.address) if isinstance(made, Page) else made.path
            intact = self.earlier.intact(known[path]) if path in known and not self.afresh else None
            if isinstance(made, Page):
                context = self.renderer.context(made)
                shown = whole or self._mark_of_page(made, context)
                clock.lap("views")
                if intact and intact.mark == shown:
                    outputs.append(intact)
                    continue
                data = self.renderer.render(made, context)
                clock.lap("templates")
            else:
                data, shown = made.data, b""
                clock.lap(made.stage)
            sum_of_data = digest(data)
            if intact and intact.digest == sum_of_data:
                stamp = intact.stamp
            else:
                if path not in known:
                    self.journal.announce(path)
                added = None if path in self.earlier.stamps else add(self.earlier.folder, path, data)
                if added or write(self.earlier.folder, path, data, afresh=self.afresh):
                    changed.append(path)
                stamp = tuple(added or stamp_of(f"{self.earlier.folder}/{path}"))
            outputs.append(Output(path, shown, sum_of_data, stamp, isinstance(made, Page) and made.indexed))
            clock.lap("write")
        return outputs, changed

"""Tasks in, output files out: only what an earlier build cannot have made is made, only what differs is written.

Every output is remembered with the mark of what it was made from and with the stamp and digest of the file. A task is
done again if what it is given, or one of its files, is no longer the same; a page of it is rendered again if what the
page shows is no longer the same; a file is written if its bytes are no longer the same.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from almanac import urls
from almanac.clock import Clock
from almanac.site.writer import Written, write
from almanac.store import PLAIN, digest
from almanac.text_file import stamp_of
from almanac.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from almanac.marks import Marks
    from almanac.site.render import Renderer
    from almanac.site.writer import Journal
    from almanac.store import Store
    from almanac.task import Task
    from almanac.text_file import Stamp

MADE = "made"

FEW = 6
"""Pages of a task that are rendered again together."""


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


class Result(NamedTuple):
    """What doing one task came to; `seconds` are what its stages took."""

    name: str
    done: Done
    written: tuple[Written, ...]
    seconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier build made, and the output folder as it is now."""

    done: Mapping[str, Done]
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

    def still(self, task: Task, mark: bytes) -> Done | None:
        """Return a task as it was done, if it need not be done again."""
        done = self.done.get(task.name)
        if done is None or done.mark != mark:
            return None
        outputs = tuple(filter(None, map(self.intact, done.outputs)))
        return Done(mark, outputs) if len(outputs) == len(done.outputs) else None


def load_earlier(store: Store | None, folder: Path, stamps: Mapping[str, Stamp]) -> Earlier:
    """Return what a store knows of the output folder; without one, as much as of a folder never written to."""
    data = store.get(MADE) if store else None
    kept = marshal.loads(data) if data else {}  # noqa: S302 - sealed by the store
    done = {name: Done(mark, tuple(Output(*output) for output in outputs)) for name, (mark, outputs) in kept.items()}
    return Earlier(done, stamps, folder)


def keep(store: Store | None, done: Mapping[str, Done]) -> None:
    """Keep what was done for the next build."""
    if store:
        plain = {name: (one.mark, tuple(tuple(output) for output in one.outputs)) for name, one in done.items()}
        data = marshal.dumps(plain, PLAIN)
        if store.get(MADE) != data:
            store.put(MADE, data)


@dataclass(frozen=True, slots=True)
class Maker:
    """Does tasks, one by one and in any process. `frames` holds what stands for settings and each template."""

    renderer: Renderer
    marks: Marks
    frames: Mapping[str, bytes]
    earlier: Earlier
    journal: Journal
    afresh: bool

    def mark(self, task: Task) -> bytes:
        """Return what stands for all that a task's outputs are made from."""
        return digest(self.frames[task.template], self.marks.of(task.given))

    def _mark_of_page(self, page: Page, context: Mapping[str, object]) -> bytes:
        return digest(self.frames[page.template], self.marks.of((page, context["data"], context["cite"])))

    def do(self, task: Task, mark: bytes | None = None) -> Result:
        """Do a task, whose mark may be known: make its pages and files, render what is new, write what differs."""
        mark = mark or self.mark(task)
        before = self.earlier.done.get(task.name)
        known = {output.path: output for output in before.outputs} if before else {}
        outputs: list[Output] = []
        written: list[Written] = []
        clock = Clock()
        all_made = list(task.make(*task.given))
        # A few pages most likely all show something else as soon as anything else is given: no closer look is worth it.
        are_few = len(all_made) <= FEW
        for made in all_made:
            path = urls.file_of(made.address) if isinstance(made, Page) else made.path
            intact = self.earlier.intact(known[path]) if path in known and not self.afresh else None
            if isinstance(made, Page):
                context = self.renderer.context(made)
                shown = mark if are_few else self._mark_of_page(made, context)
                clock.lap("views")
                if intact and intact.mark == shown:
                    outputs.append(intact)
                    written.append(Written(path, intact.stamp[0], changed=False))
                    continue
                data = self.renderer.render(made, context)
                clock.lap("templates")
            else:
                data, shown = made.data, b""
                clock.lap(made.stage)
            sum_of_data = digest(data)
            if intact and intact.digest == sum_of_data:
                one, stamp = Written(path, len(data), changed=False), intact.stamp
            else:
                if path not in known:
                    self.journal.announce(path)
                one = write(self.earlier.folder, path, data, afresh=self.afresh)
                stamp = tuple(stamp_of(f"{self.earlier.folder}/{path}"))
            outputs.append(Output(path, shown, sum_of_data, stamp, isinstance(made, Page) and made.indexed))
            written.append(one)
            clock.lap("write")
        return Result(task.name, Done(mark, tuple(outputs)), tuple(written), clock.seconds)

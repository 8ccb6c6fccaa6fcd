"""The one generator: content into a frozen almanac, the almanac into every page and document."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pelican.generators import Generator

from almanac import exports, urls
from almanac.clock import Clock
from almanac.load import load_or_raise
from almanac.marks import Marks
from almanac.problems import ContentError
from almanac.site import making
from almanac.site.assets import bundle
from almanac.site.documents import document_tasks, sitemap_task
from almanac.site.frames import frames
from almanac.site.making import Maker
from almanac.site.progress import Progress
from almanac.site.render import Renderer, site_of
from almanac.site.settings import language_of, site_facts
from almanac.site.shards import keep_list
from almanac.site.writer import Journal, OutputFolder, Written, refuse_unfit
from almanac.store import store_for
from almanac.task import File, Task
from almanac.text_file import Stamp, stamp_of, stamps_below
from almanac.views.plan import data_task, page_tasks
from almanac.workers import beside, in_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pelican.writers import Writer

    from almanac.model import Almanac
    from almanac.site.shards import Share
    from almanac.store import Store


RESULT = "ALMANAK_RESULT"
"""The setting under which a finished generator is left, so that the command can say what was written."""

JOBS = "ALMANAK_JOBS"
AFRESH = "ALMANAK_AFRESH"
"""Settings by which the command line hands on its options."""

FOUND = "ALMANAK_FOUND"
"""The setting under which the command leaves what returns the files of the output folder before the build."""

SHARE = "ALMANAK_SHARE"
"""The setting under which the command line hands on which share of the tasks is to be done; none: all of them."""

MEMORY = "ALMANAK_MEMORY"
SHOWN = "ALMANAK_SHOWN"
"""Settings by which the preview hands on what it remembers, and what to call once the pages are there."""

ASIDE = frozenset(
    {RESULT, JOBS, AFRESH, FOUND, SHARE, MEMORY, SHOWN, "PATH", "OUTPUT_PATH", "THEME", "PLUGIN_PATHS", "CACHE_PATH"}
)
"""Settings that change nothing that is made: how it is made, and where folders are whose files count themselves."""

PELICAN_TEMPLATE = "page.html"
"""The template of the pages that Pelican writes itself."""

SEARCH = "search"
"""The name of the task that makes the search index."""

MOST_BESIDE = 30_000
"""Entries from which on the search index is made after the pages: beside them it takes half as much memory again."""

MOST_AT_ONCE = 25
HAND_OVERS = 8
"""Tasks handed to a worker at once: few, as some take long, and enough to make a hand-over cheap; and how often each
worker comes back at least."""


class AlmanacGenerator(Generator):
    """Reads content before anything is written, then writes every page but Pelican's own."""

    def generate_context(self) -> None:
        """Read, link and check the content; raise ContentError with every problem."""
        self.content = Path(self.settings["PATH"])
        self.output = Path(self.output_path)
        refuse_unfit(self.output, self.content)
        self.jobs = int(self.settings.get(JOBS, 1))
        self.afresh = bool(self.settings.get(AFRESH))
        self.limit: int | None = self.settings.get("ALMANAK_OUTPUT_LIMIT")
        since = self.settings.get("ALMANAK_PUBLISHED_SINCE")
        store = None if self.afresh else store_for("content", self.content)
        memory = self.settings.get(MEMORY)
        self.loaded = load_or_raise(self.content, published_since=since, jobs=self.jobs, store=store, memory=memory)
        if self.loaded.outline is None:
            raise ContentError(self.loaded.problems)
        self.facts = site_facts(self.settings)
        self.t = language_of(self.settings)
        self.assets = bundle(Path(self.settings["THEME"]), self.t)
        self.clock = Clock()
        self.clock.add(self.loaded.seconds)
        self.description = str(self.settings["ALMANAK_DESCRIPTION"])
        almanac, branch = self.loaded.almanac, str(self.settings["ALMANAK_BRANCH"])
        site = site_of(self.facts, self.assets, self.description, branch, almanac.pages, self.t)
        self.renderer = Renderer(self.env, site, almanac, self.t)
        self.tasks = list(page_tasks(almanac, self.t, self.loaded.outline, self.facts, self.description))
        static = [task for task in self.tasks if task.template == PELICAN_TEMPLATE]
        self.static = [page for task in static for page in task.make(*task.given)]
        # Pelican renders the static pages itself; their template takes the rest of its context from here.
        self.context["almanac_pages"] = {page.address.rstrip("/"): self.renderer.context(page) for page in self.static}

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - Pelican's interface
        """Make every page and document that is not there yet, and remove what no longer belongs."""
        store = store_for("output", self.output)
        found = self.settings.get(FOUND)
        if found:
            self._make_all(store, found())
        else:  # Pelican's own command has not locked the folder
            with store.locked():
                self._make_all(store, stamps_below(self.output))
        self.settings[RESULT] = self

    def _make_all(self, store: Store, stamps: Mapping[str, Stamp]) -> None:
        earlier = making.load_earlier(None if self.afresh else store, self.output, stamps)
        plain = {name: value for name, value in self.settings.items() if name not in ASIDE}
        shared = frames(self.env, plain, self.renderer.site, self.t)
        marks = Marks(self.loaded.almanac)
        maker = Maker(self.renderer, marks, shared, earlier, Journal(self.output), afresh=self.afresh)
        self.folder = OutputFolder(self.output)
        self.done: dict[str, making.Done] = {}
        documents = self._document_tasks(marks, None if self.afresh else store)
        share: Share | None = self.settings.get(SHARE)
        shown: Callable[[], None] | None = self.settings.get(SHOWN)
        if share:
            self._make(maker, share.take((*documents, *self.tasks)))
        elif shown:
            self._make(maker, self.tasks)
            shown()
            self._make(maker, documents)
        else:
            self._make(maker, (*documents, *self.tasks))
        if not share:
            self._make(maker, self._last_tasks())
        for page in self.static:
            self.folder.keep(urls.file_of(page.address))
        for picture in self.loaded.pictures:
            self.folder.keep(picture)
        stale = self.folder.finish()
        self._others = {path: stamp for path, stamp in earlier.stamps.items() if path not in stale}
        making.keep(store, self.done)
        if share:
            keep_list(self.output, share, store)

    def _document_tasks(self, marks: Marks, store: Store | None) -> Iterator[Task]:
        almanac, t = self.loaded.almanac, self.t

        def index(given: Almanac, _bodies: tuple[str, ...]) -> Iterator[File]:
            from almanac.site.search_index import build_index  # noqa: PLC0415 - loaded by the one process that needs it

            # Beside it the pages are made, and each worker copies much of the almanac.
            jobs = self.jobs if self._is_large else max(1, self.jobs // 2)
            made = build_index(given, t, self.content, jobs, afresh=self.afresh)
            return (File(path, data, SEARCH) for path, data in made.items())

        if self.settings.get("ALMANAK_SEARCH", True):
            bodies = tuple([entry.fingerprint or entry.body for entry in almanac.entries])
            yield Task(SEARCH, "", index, (almanac, bodies))
        yield from document_tasks(almanac, self.facts, self.assets, t, marks, store)

    def _last_tasks(self) -> Iterator[Task]:
        """Yield what tells of other outputs: the data page and the sitemap."""
        made = [output for one in self.done.values() for output in one.outputs]
        sizes = {output.path: output.stamp[0] for output in made if output.path.startswith(urls.DATA)}
        offer = exports.listing(self.loaded.almanac, sizes, self.t)
        yield data_task(self.loaded.almanac, offer, self.t)
        indexed = {urls.DATA, *(page.address for page in self.static if page.indexed)}
        indexed |= {output.path.removesuffix("index.html") for output in made if output.indexed}
        yield sitemap_task(self.loaded.almanac, self.facts, self.t, tuple(sorted(indexed)))

    def written(self) -> dict[str, Stamp]:
        """Return the files of the output folder once Pelican has written its own, hidden ones left out."""
        ours = {output.path: Stamp(*output.stamp) for one in self.done.values() for output in one.outputs}
        pelicans = [*(urls.file_of(page.address) for page in self.static), *self.loaded.pictures]
        return self._others | ours | {path: stamp_of(self.output / path) for path in pelicans}

    @property
    def _is_large(self) -> bool:
        return len(self.loaded.almanac.entries) > MOST_BESIDE

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        made = (output.path for one in self.done.values() for output in one.outputs)
        return sum(path.endswith(".html") for path in made) + len(self.static)

    def _make(self, maker: Maker, tasks: Iterable[Task]) -> None:
        """Do those tasks whose outputs are not there yet."""
        todo: list[tuple[Task, bytes | None]] = []
        search: list[Callable[[], making.Result]] = []
        for task in tasks:
            if task.template == PELICAN_TEMPLATE:
                continue
            # What was never done is marked by the worker that does it.
            mark = maker.mark(task) if task.name in maker.earlier.done else None
            still = maker.earlier.still(task, mark) if mark else None
            if still:
                self.done[task.name] = still
                self.folder.record(Written(output.path, output.stamp[0], changed=False) for output in still.outputs)
            elif task.name == SEARCH:
                begin = partial(beside, partial(maker.do, task, mark), self.jobs)
                # Takes longest and has workers of its own, so it begins before it is known what else is to do.
                search.append(partial(_begun_late, begin) if self._is_large else begin())
            else:
                todo.append((task, mark))
        progress = Progress(len(todo))
        at_once = max(1, min(MOST_AT_ONCE, len(todo) // (self.jobs * HAND_OVERS)))
        chunks = in_workers(lambda one: maker.do(*one), todo, self.jobs, chunk=at_once)
        for results in chain(chunks, ([index()] for index in search)):
            for result in results:
                self.done[result.name] = result.done
                self.folder.record(result.written)
                self.clock.add(result.seconds)
            progress.advance(len(results))
        progress.finish()


def _begun_late(begin: Callable[[], Callable[[], making.Result]]) -> making.Result:
    """Begin to work in a process beside this one and wait for the result; its memory is then free again."""
    return begin()()

"""The one generator: content into a frozen almanac, the almanac into every page and document."""

from __future__ import annotations

from functools import partial
from itertools import chain
from operator import call
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.generators import Generator

from almanac import exports, urls
from almanac.clock import Clock
from almanac.load import load_or_raise
from almanac.marks import Marks
from almanac.problems import ContentError
from almanac.site import making
from almanac.site.assets import bundle
from almanac.site.compiled import CompiledTemplates
from almanac.site.documents import document_tasks, sitemap_task
from almanac.site.frames import frames
from almanac.site.making import Maker
from almanac.site.progress import Progress
from almanac.site.render import Renderer, site_of
from almanac.site.settings import language_of, site_facts
from almanac.site.shards import keep_list
from almanac.site.writer import Journal, OutputFolder, refuse_unfit
from almanac.store import store_for
from almanac.task import Bundle, File, Group, Task
from almanac.text_file import stamp_of, stamps_below
from almanac.views.plan import data_task, page_tasks, static_page
from almanac.workers import beside, in_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pelican.writers import Writer

    from almanac.model import Almanac
    from almanac.site.search_index import SearchIndex
    from almanac.site.shards import Share
    from almanac.store import Store
    from almanac.text_file import Stamp


RESULT = "ALMANAK_RESULT"
"""The setting under which a finished generator is left, so that the command can say what was written."""

JOBS = "ALMANAK_JOBS"
AFRESH = "ALMANAK_AFRESH"
"""Settings by which the command line hands on its options."""

FOUND = "ALMANAK_FOUND"
"""The setting under which the command leaves what returns the files of the output folder before the build."""

BEGUN = "ALMANAK_BEGUN"
"""The setting under which the command leaves the content, which it has begun to read already."""

SHARE = "ALMANAK_SHARE"
"""The setting under which the command line hands on which share of the tasks is to be done; none: all of them."""

MEMORY = "ALMANAK_MEMORY"
SHOWN = "ALMANAK_SHOWN"
"""Settings by which the preview hands on what it remembers, and what to call once the pages are there."""

ASIDE = frozenset(
    {RESULT, JOBS, AFRESH, FOUND, BEGUN, SHARE, MEMORY, SHOWN}
    | {"PATH", "OUTPUT_PATH", "THEME", "PLUGIN_PATHS", "CACHE_PATH"}
)
"""Settings that change nothing that is made: how it is made, and where folders are whose files count themselves."""

SEARCH = "search"
"""The name of the task that makes the search index."""

MOST_BESIDE = 30_000
"""Entries from which on the search index is never made beside the pages, which takes half as much memory again."""

FEWEST_LAST = 1_000
"""Entries up to which it always is: a short task by one process leaves the others nothing to wait for."""

MOST_AT_ONCE = 8
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
        self.facts = site_facts(self.settings)
        self.t = language_of(self.settings)
        self.assets = bundle(Path(self.settings["THEME"]), self.t)
        begun = self.settings.get(BEGUN)
        self.compiled = self._compile()
        try:
            self.loaded = load_or_raise(self.content, published_since=since, store=store, begun=begun)
        except BaseException:
            self.compiled()
            raise
        if self.loaded.outline is None:
            raise ContentError(self.loaded.problems)
        self.outline = self.loaded.outline
        self.clock = Clock()
        self.clock.add(self.loaded.seconds)
        self.description = str(self.settings["ALMANAK_DESCRIPTION"])
        almanac, branch = self.loaded.almanac, str(self.settings["ALMANAK_BRANCH"])
        site = site_of(self.facts, self.assets, self.description, branch, almanac.pages, self.t)
        self.renderer = Renderer(self.env, site, almanac, self.t)
        self.static = [static_page(page) for page in almanac.pages]
        # Pelican renders the static pages itself; their template takes the rest of its context from here.
        self.context["almanac_pages"] = {page.address.rstrip("/"): self.renderer.context(page) for page in self.static}

    def _compile(self) -> Callable[[], None]:
        """Begin to compile the theme's templates if this is a first build, and return what waits for the end."""
        compiled = self.env.bytecode_cache
        if not isinstance(compiled, CompiledTemplates):
            return lambda: None
        templates = Path(self.settings["THEME"]) / "templates"
        return compiled.fill(self.env, sorted(path.name for path in templates.glob("*.html")), self.jobs)

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
        self.groups: dict[str, making.Grouped] = {}
        self.changed = 0
        self.wait: Callable[[], None] = lambda: None
        # Where all pages are to be made, the search index comes after them, made by all processes.
        self.search_last = len(self.loaded.almanac.entries) > (MOST_BESIDE if earlier.done else FEWEST_LAST)
        self.index = self._first_index(earlier)
        if not earlier.done:
            marks.of(self.loaded.almanac)  # and of its entries: once, not by each worker
        documents = self._document_tasks(marks, None if self.afresh else store)
        pages = page_tasks(self.loaded.almanac, self.t, self.outline, self.facts, self.description)
        share: Share | None = self.settings.get(SHARE)
        shown: Callable[[], None] | None = self.settings.get(SHOWN)
        if share:
            self._make(maker, share.take(chain.from_iterable(map(_unbundled, chain(documents, pages)))))
        elif shown:
            self._make(maker, pages)
            shown()
            self._make(maker, documents)
        else:
            self._make(maker, chain(documents, pages))
        if not share:
            self._make(maker, self._last_tasks())
        self.folder.record({output.path: output.stamp[0] for output in self._outputs()})
        self.folder.keep(self._pelicans())
        stale = self.folder.finish()
        self._others = {path: stamp for path, stamp in earlier.stamps.items() if path not in stale}
        making.keep(store, self.done, self.groups)
        self.wait()
        self.compiled()
        if share:
            keep_list(self.output, share, store)

    def _document_tasks(self, marks: Marks, store: Store | None) -> Iterator[Task | Group]:
        almanac, t = self.loaded.almanac, self.t

        def index(*_: object) -> Iterator[File]:
            its = self.index or self._search_index()
            made, saved = its.finish()
            self.seconds_beside = its.seconds_beside
            if self.search_last:
                self.wait = saved
            else:
                saved()
            return (File(path, data, SEARCH) for path, data in made.items())

        if self.settings.get("ALMANAK_SEARCH", True):
            yield Task(SEARCH, "", index, _searched(almanac))
        yield from document_tasks(almanac, self.facts, self.assets, t, marks, store)

    def _make_search(self, maker: Maker, task: Task, mark: bytes | None) -> making.Made:
        """Make the search index, in this process or one beside it; what others worked for it counts as well."""
        result = maker.do(task, mark, self.jobs if self.search_last else 1)
        clock = Clock()
        clock.add(result.seconds)
        clock.add({SEARCH: self.seconds_beside})
        return making.Made(task.name, [result._replace(seconds=clock.seconds)])

    def _last_tasks(self) -> Iterator[Task]:
        """Yield what tells of other outputs: the data page and the sitemap."""
        made = list(self._outputs())
        sizes = {output.path: output.stamp[0] for output in made if output.path.startswith(urls.DATA)}
        offer = exports.listing(self.loaded.almanac, sizes, self.t)
        yield data_task(self.loaded.almanac, offer, self.t)
        indexed = {urls.DATA, *(page.address for page in self.static if page.indexed)}
        indexed |= {output.path.removesuffix("index.html") for output in made if output.indexed}
        yield sitemap_task(self.loaded.almanac, self.facts, self.t, tuple(sorted(indexed)))

    def written(self) -> dict[str, tuple[int, ...]]:
        """Return the stamps of the output folder's files once Pelican has written its own, hidden ones left out."""
        ours = {output.path: output.stamp for output in self._outputs()}
        return self._others | ours | {path: stamp_of(self.output / path) for path in self._pelicans()}

    def _outputs(self) -> Iterator[making.Output]:
        return (output for one in self.done.values() for output in one.outputs)

    def _pelicans(self) -> list[str]:
        """Return the files that Pelican itself writes."""
        return [*(urls.file_of(page.address) for page in self.static), *self.loaded.pictures]

    def _search_index(self) -> SearchIndex:
        from almanac.site.search_index import SearchIndex  # noqa: PLC0415 - loaded by the one process that needs it

        # Each worker copies much of the almanac, and where pages are made beside it there are others.
        jobs = self.jobs if self.search_last else max(1, self.jobs // 2)
        return SearchIndex(self.loaded.almanac, self.t, self.content, jobs, afresh=self.afresh)

    def _first_index(self, earlier: making.Earlier) -> SearchIndex | None:
        """Return the search index, if one of the workers that make the pages is to count its words.

        The words of very many entries are counted after the pages, by several workers, each of whom holds only a part.
        """
        apart = self.settings.get(SHARE) or self.settings.get(SHOWN) or not self.settings.get("ALMANAK_SEARCH", True)
        if apart or earlier.done or not FEWEST_LAST < len(self.loaded.almanac.entries) <= MOST_BESIDE:
            return None
        index = self._search_index()
        return index if index.is_first else None

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        return sum(output.path.endswith(".html") for output in self._outputs()) + len(self.static)

    def _tasks(self, maker: Maker, tasks: Iterable[Task | Group]) -> Iterator[Task | Bundle]:
        """Yield the tasks, and of each group those that must be looked at; whole bundles where all is to be made."""
        for task in tasks:
            if isinstance(task, Task) or (isinstance(task, Bundle) and not maker.earlier.done):
                yield task
            else:
                yield from self._looked_at(maker, task)

    def _looked_at(self, maker: Maker, group: Group) -> tuple[Task, ...]:
        mark = maker.mark(group)
        still = maker.earlier.still_all(group, mark)
        if still is not None:
            self.done |= still
            self.groups[group.name] = maker.earlier.groups[group.name]
            return ()
        tasks = tuple(group.tasks())
        self.groups[group.name] = making.Grouped(mark, tuple(task.name for task in tasks))
        return tasks

    def _make(self, maker: Maker, tasks: Iterable[Task | Group]) -> None:
        """Do those tasks whose outputs are not there yet."""
        todo: list[tuple[Task | Bundle, bytes | None]] = []
        search: list[Callable[[], making.Made]] = []
        for task in self._tasks(maker, tasks):
            # What was never done is marked by the worker that does it, and bundles are then looked into there.
            mark = maker.mark(task) if task.name in maker.earlier.done else None
            still = maker.earlier.still(task, mark) if mark else None
            if still:
                self.done[task.name] = still
            elif isinstance(task, Task) and task.name == SEARCH:
                # An edit changes little else, so that this process is busy with finding out what, and others are not.
                make = partial(self._make_search, maker, task, mark)
                search.append(make if self.search_last else beside(make, self.jobs))
            else:
                todo.append((task, mark))
        progress = Progress(sum(task.size if isinstance(task, Bundle) else 1 for task, _ in todo))
        at_once = max(1, min(MOST_AT_ONCE, len(todo) // (self.jobs * HAND_OVERS)))
        work: list[Callable[[], Any]] = [partial(maker.do_all, task, mark) for task, mark in todo]
        if self.index and search:
            work.insert(0, self.index.begin())
        done = chain.from_iterable(in_workers(call, work, self.jobs, chunk=at_once))
        if self.index and search:
            self.index.join(next(done))
        for made in chain(done, (index() for index in search)):
            if made.grouped:
                self.groups[made.name] = made.grouped
            for result in made.results:
                self.done[result.name] = result.done
                self.changed += len(result.changed)
                self.clock.add(result.seconds)
            progress.advance(len(made.results))
        progress.finish()


def _searched(almanac: Almanac) -> tuple[object, ...]:
    """Return what the search index is made from, but no entry, so that it is begun before entries have their marks."""
    files = [f"{one.slug} {one.fingerprint or repr(one)} {almanac.published.get(one.slug)}" for one in almanac.entries]
    return dict(almanac.places), dict(almanac.issuers), dict(almanac.awards), dict(almanac.themes), "\n".join(files)


def _unbundled(task: Task | Group) -> Iterable[Task]:
    return (task,) if isinstance(task, Task) else task.tasks()

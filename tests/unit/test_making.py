"""Tasks are done again, pages rendered again and files written again exactly where something is different."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field

import pytest

from almanac.marks import Marks
from almanac.site import making
from almanac.site.making import Grouped, Maker
from almanac.site.writer import Journal
from almanac.store import Store
from almanac.task import Bundle, File, Task
from almanac.text_file import stamps_below
from almanac.views.page import Page
from fork import files_of
from tests.unit.almanac_factory import make_almanac

FRAMES = {"": b"settings", "list.html": b"template"}


class Renderer:
    """Stands for templates: what a page shows is its view, in capitals; counts what it was asked for."""

    def __init__(self):
        self.rendered = []

    def context(self, page):
        return {"view": page.view, "data": "", "cite": ""}

    def render(self, page, context):
        self.rendered.append(page.address)
        return f"{context['view']}".upper().encode()


@dataclass
class Site:
    """An output folder that is built again and again, and what the last build did."""

    folder: object
    store: Store
    made: list = field(default_factory=list)
    rendered: list = field(default_factory=list)
    written: list = field(default_factory=list)
    looked_into: list = field(default_factory=list)

    def build(self, tasks, *, frames=FRAMES, afresh=False):
        """Do those tasks that need be, as the generator does."""
        self.folder.mkdir(exist_ok=True)
        earlier = making.load_earlier(self.store, self.folder, stamps_below(self.folder))
        renderer = Renderer()
        maker = Maker(renderer, Marks(make_almanac()), frames, earlier, Journal(self.folder), afresh=afresh)
        done, bundles, self.made, self.written = {}, {}, [], []
        for task in self.unbundled(maker, tasks, done, bundles):
            mark = maker.mark(task)
            still = None if afresh else earlier.still(task, mark)
            if still is None:
                result = maker.do(task, mark)
                still = result.done
                self.made.append(task.name)
                self.written += result.changed
            done[task.name] = still
        self.rendered = renderer.rendered
        making.keep(self.store, done, bundles)
        return done

    def unbundled(self, maker, tasks, done, bundles):
        """Yield the tasks, and those of bundles that must be looked at."""
        self.looked_into = []
        for task in tasks:
            if isinstance(task, Task):
                yield task
                continue
            mark = maker.mark(task)
            still = maker.earlier.still_all(task, mark)
            if still is None:
                self.looked_into.append(task.name)
                yield from task.tasks()
            done |= still or {}
            bundles[task.name] = Grouped(mark, tuple(one.name for one in task.tasks()))


@pytest.fixture
def site(tmp_path):
    """Return a site that was never built."""
    return Site(tmp_path / "output", Store(tmp_path / "store"))


def page(address, view, *, indexed=True):
    return Page(address, "list.html", "Daftar", "Daftar.", view, indexed=indexed)


def lists(*views):
    """Return a task that makes a page of each view, at addresses that are numbered from 1."""
    return Task("list", "list.html", lambda *given: [page(f"d/{n}/", one) for n, one in enumerate(given, 1)], views)


def download(text):
    return Task("data", "", lambda given: [File("data/a.csv", given.encode(), "tables")], (text,))


def test_the_first_build_makes_everything(site):
    """Every page is rendered to its address, every file written to its path."""
    site.build([lists("satu", "dua"), download("1,2")])
    assert {path: data for path, data in files_of(site.folder).items() if not path.startswith(".")} == {
        "d/1/index.html": b"SATU",
        "d/2/index.html": b"DUA",
        "data/a.csv": b"1,2",
    }
    assert (site.made, site.rendered) == (["list", "data"], ["d/1/", "d/2/"])


def test_a_task_that_is_given_the_same_is_not_done_again(site):
    """A second build of the same does nothing, and knows all outputs as the first one did."""
    first = site.build([lists("satu", "dua"), download("1,2")])
    assert site.build([lists("satu", "dua"), download("1,2")]) == first
    assert (site.made, site.rendered, site.written) == ([], [], [])


def test_a_task_that_is_given_something_else_is_done_again(site):
    """Only the task with another input is done, whatever else there is."""
    site.build([lists("satu", "dua"), download("1,2")])
    site.build([lists("satu", "dua"), download("1,3")])
    assert (site.made, site.written) == (["data"], ["data/a.csv"])
    assert (site.folder / "data/a.csv").read_bytes() == b"1,3"


def test_a_page_that_shows_the_same_is_not_rendered_again(site):
    """Of a list's pages only that is rendered which shows something else."""
    others = ("tiga", *map(str, range(making.FEW)))
    site.build([lists("satu", "dua", *others)])
    site.build([lists("satu", "dua baru", *others)])
    assert (site.made, site.rendered, site.written) == (["list"], ["d/2/"], ["d/2/index.html"])


def test_a_few_pages_are_rendered_together(site):
    """To look closely at each page of a short list takes longer than to render it."""
    site.build([lists("satu", "dua")])
    site.build([lists("satu", "dua baru")])
    assert (site.rendered, site.written) == (["d/1/", "d/2/"], ["d/2/index.html"])


def test_a_page_that_looks_the_same_is_not_written_again(site):
    """A page that was rendered to the same bytes keeps its file, with its time."""
    site.build([lists("satu")])
    os.utime(site.folder / "d/1/index.html", (1_000_000_000, 1_000_000_000))
    site.build([lists("Satu")])
    assert (site.rendered, site.written) == (["d/1/"], [])
    assert (site.folder / "d/1/index.html").stat().st_mtime == 1_000_000_000
    site.build([lists("Satu")])
    assert site.made == []


@pytest.mark.parametrize(
    ("frames", "made"),
    [
        ({**FRAMES, "list.html": b"other template"}, ["list"]),
        ({**FRAMES, "": b"other settings"}, ["data"]),
        ({**FRAMES, "entry.html": b"template of others"}, []),
    ],
)
def test_another_template_makes_its_pages_anew(site, frames, made):
    """What stands for a template or for settings is in the mark of every task that has to do with it."""
    site.build([lists("satu", "dua"), download("1,2")])
    site.build([lists("satu", "dua"), download("1,2")], frames=frames)
    assert site.made == made
    assert site.rendered == (["d/1/", "d/2/"] if made == ["list"] else [])


def spoil(path):
    path.write_bytes(path.read_bytes()[::-1])


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [spoil, cut, os.unlink], ids=["spoilt", "cut", "deleted"])
def test_a_file_that_came_to_harm_is_made_again(site, harm):
    """Whoever edits or deletes a file of the output gets it back, and its neighbours are not rendered for it."""
    site.build([lists("satu", "dua"), download("1,2")])
    whole = files_of(site.folder)
    harm(site.folder / "d/2/index.html")
    harm(site.folder / "data/a.csv")
    site.build([lists("satu", "dua"), download("1,2")])
    assert (site.rendered, site.written) == (["d/2/"], ["d/2/index.html", "data/a.csv"])
    assert files_of(site.folder) == whole
    site.build([lists("satu", "dua"), download("1,2")])
    assert site.made == []


def test_an_output_that_was_moved_is_intact(site, tmp_path):
    """A copy has other times and the same bytes, by which it is known; from then on by its times."""
    site.build([lists("satu", "dua"), download("1,2")])
    shutil.copytree(site.folder, tmp_path / "copy")
    copy = Site(tmp_path / "copy", site.store)
    done = copy.build([lists("satu", "dua"), download("1,2")])
    assert (copy.made, copy.written) == ([], [])
    stamps = stamps_below(copy.folder)
    assert all(output.stamp == stamps[output.path] for one in done.values() for output in one.outputs)


def test_a_page_that_is_no_more_is_no_output(site):
    """A list that has become shorter has fewer outputs; what was of the last page is for the folder to remove."""
    site.build([lists("satu", "dua")])
    done = site.build([lists("satu")])
    assert [output.path for output in done["list"].outputs] == ["d/1/index.html"]


def test_afresh_everything_is_made(site):
    """Whoever asks for all files anew gets them rendered and written, although nothing is different."""
    site.build([lists("satu", "dua"), download("1,2")])
    site.build([lists("satu", "dua"), download("1,2")], afresh=True)
    assert site.rendered == ["d/1/", "d/2/"]
    assert site.written == ["d/1/index.html", "d/2/index.html", "data/a.csv"]


def test_pages_for_search_engines_are_known_from_their_outputs(site):
    """The sitemap is made from what is known of outputs, whether they were made by this build or by an earlier one."""
    pages = [page("a/", "satu"), page("b/", "dua", indexed=False)]
    task = Task("list", "list.html", lambda *_: pages, ("x",))
    for _ in range(2):
        done = site.build([task, download("1")])
        assert [(output.path, output.indexed) for one in done.values() for output in one.outputs] == [
            ("a/index.html", True),
            ("b/index.html", False),
            ("data/a.csv", False),
        ]


def test_stages_are_timed_by_the_name_that_files_give(site):
    """Pages count as views and templates, other files as the stage that made them, and all as writing."""
    earlier = making.load_earlier(None, site.folder, {})
    site.folder.mkdir()
    maker = Maker(Renderer(), Marks(make_almanac()), FRAMES, earlier, Journal(site.folder), afresh=False)
    assert maker.do(lists("satu"), b"").seconds.keys() == {"views", "templates", "write"}
    assert maker.do(download("1,2"), b"").seconds.keys() == {"tables", "write"}


@pytest.mark.parametrize("name", ["made", "nothing"])
def test_a_lost_memory_costs_making_and_no_writing(site, name):
    """Where what was done is not known, all is made again, and files that have their bytes are left alone."""
    site.build([lists("satu", "dua")])
    (site.store.folder / name).write_bytes(b"spoilt")
    site.build([lists("satu", "dua")])
    assert (site.rendered, site.written) == ((["d/1/", "d/2/"] if name == "made" else []), [])


def test_new_files_are_announced_before_they_are_written(site, monkeypatch):
    """Each file that a build adds is noted first; files that are only replaced are known from the list already."""
    said = []
    monkeypatch.setattr(Journal, "announce", lambda _, path: said.append((path, (site.folder / path).exists())))
    site.build([lists("satu", "dua")])
    assert said == [("d/1/index.html", False), ("d/2/index.html", False)]
    said.clear()
    site.build([lists("satu", "lain", "tiga")])
    assert said == [("d/3/index.html", False)]


# --- Bundles ---


def bundle(*views):
    """Return the tasks of some pages as one bundle."""
    tasks = [Task(f"d/{n}/", "list.html", lambda n, view: [page(f"d/{n}/", view)], (n, view)) for n, view in views]
    return Bundle("d", "list.html", lambda: tasks, views, len(views))


def test_a_bundle_that_is_given_the_same_is_not_looked_into(site):
    """What was done for its tasks stands, without any of them being asked."""
    first = site.build([bundle((1, "satu"), (2, "dua"))])
    assert site.made == ["d/1/", "d/2/"]
    assert site.build([bundle((1, "satu"), (2, "dua"))]) == first
    assert (site.looked_into, site.made, site.written) == ([], [], [])


def test_of_a_bundle_that_is_given_something_else_only_that_is_done(site):
    """Its tasks are looked at one by one, and those that are given the same are left."""
    site.build([bundle((1, "satu"), (2, "dua"))])
    site.build([bundle((1, "satu"), (2, "lain"), (3, "tiga"))])
    assert (site.looked_into, site.made) == (["d"], ["d/2/", "d/3/"])


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_a_bundle_of_which_a_file_came_to_harm_is_looked_into(site, harm):
    """The file is made again, and no other."""
    site.build([bundle((1, "satu"), (2, "dua"))])
    harm(site.folder / "d/2/index.html")
    site.build([bundle((1, "satu"), (2, "dua"))])
    assert (site.looked_into, site.made) == (["d"], ["d/2/"])
    assert (site.folder / "d/2/index.html").read_bytes() == b"DUA"


def test_a_bundle_depends_on_its_template(site):
    """Another template makes all of it anew."""
    site.build([bundle((1, "satu"))])
    site.build([bundle((1, "satu"))], frames={**FRAMES, "list.html": b"other"})
    assert site.made == ["d/1/"]

"""Shares of a site: each task is in one of them, and their outputs joined are those of one build."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.cli import main
from almanac.problems import UsageError
from almanac.site import making, shards
from almanac.site.making import Done, Output
from almanac.site.render import Renderer
from almanac.site.shards import LIST, SHARE, Share, join, keep_list, share_of
from almanac.site.writer import MANIFEST, OutputFolder
from almanac.store import Store, store_for
from almanac.task import Task
from almanac.text_file import stamp_of, stamps_below
from fork import files_of
from tests.unit.almanac_factory import make_almanac, make_entry

ALMANAC = make_almanac(*(make_entry(f"e{n:02}") for n in range(30)))


def task(name, *given):
    return Task(name, "", lambda *_: (), given)


TASKS = (
    task("map", ALMANAC),
    *(task(f"list-{n}", ALMANAC.entries[:n]) for n in range(5)),
    *(task(entry.slug, entry) for entry in ALMANAC.entries),
    task("search"),
)


# --- Which tasks are whose ---


@given(st.integers(1, 50))
def test_shares_together_have_each_task_once(number):
    """Whatever the number of shares, even more than tasks, nothing is left out or made twice."""
    taken = [one.name for n in range(1, number + 1) for one in Share(n, number).take(TASKS)]
    assert sorted(taken) == sorted(one.name for one in TASKS)


def test_shares_have_about_as_much_to_do():
    """Pages of entries weigh the same, and a list of all entries as much as many: no share has all the large ones."""
    entries = [task(entry.slug, entry) for entry in ALMANAC.entries]
    assert [len(Share(n, 3).take(entries)) for n in (1, 2, 3)] == [10, 10, 10]
    whole = [task(f"all-{n}", ALMANAC) for n in range(3)]
    assert [sum(one in whole for one in Share(n, 3).take([*entries, *whole])) for n in (1, 2, 3)] == [1, 1, 1]
    alone = [share for share in (Share(n, 2).take([*entries[:3], whole[0]]) for n in (1, 2)) if whole[0] in share]
    assert alone == [[whole[0]]]


def test_the_order_of_tasks_does_not_matter():
    """Every machine divides the same tasks alike, in whatever order it comes upon them."""
    assert Share(2, 3).take(reversed(TASKS)) == Share(2, 3).take(TASKS)


@pytest.mark.parametrize(("text", "share"), [("1/1", Share(1, 1)), ("2/4", Share(2, 4)), ("10/10", Share(10, 10))])
def test_a_share_is_written_as_one_of_several(text, share):
    """The second of four is 2/4."""
    assert share_of(text) == share


@pytest.mark.parametrize("text", ["", "2", "0/4", "5/4", "1/0", "-1/4", "2/4/6", "a/b", "2 / 4", "01/4", "2/4\n"])
def test_what_is_no_share_is_refused(text):
    """A slip is said with an example of how a share is written."""
    with pytest.raises(ValueError, match="is no share; 2/4 is the second of four"):
        share_of(text)


# --- Joining ---


@pytest.fixture
def _almanac(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def made(share, files):
    """Build a share that makes these files, a task for each, and return its output folder."""
    output, store = Path(f"share-{share.number}"), Store(Path(f"store-{share.number}"))
    done = {}
    for path, data in files.items():
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        done[path] = Done(b"mark", (Output(path, b"", making.digest(data), tuple(stamp_of(target)), indexed=True),))
    making.keep(store, done, {})
    keep_list(output, share, store)
    return output


def both():
    return [
        made(Share(1, 2), {"kota/a/index.html": b"A", "x.css": b"x"}),
        made(Share(2, 2), {"kota/b/index.html": b"B"}),
    ]


def site_files(output):
    return {path: data for path, data in files_of(output).items() if not path.startswith(".")}


@pytest.mark.usefixtures("_almanac")
@pytest.mark.parametrize("order", [1, -1])
def test_joined_shares_are_one_output(order):
    """All files of all shares lie together, in whatever order the shares are named; these are left as they are."""
    folders, output = both(), Path("output")
    before = [files_of(folder) for folder in folders]
    join(folders[::order], output)
    assert site_files(output) == {"kota/a/index.html": b"A", "kota/b/index.html": b"B", "x.css": b"x"}
    assert [files_of(folder) for folder in folders] == before
    assert not (output / LIST).exists()


@pytest.mark.usefixtures("_almanac")
def test_a_build_finds_joined_shares_made():
    """The build that follows knows each task as its share has done it, and its files as intact."""
    output = Path("output")
    join(both(), output)
    earlier = making.load_earlier(store_for("output", output), output, stamps_below(output))
    assert set(earlier.done) == {"kota/a/index.html", "kota/b/index.html", "x.css"}
    assert all(earlier.still(task(name), b"mark") for name in earlier.done)


@pytest.mark.usefixtures("_almanac")
def test_what_was_in_the_output_is_replaced_or_removed():
    """Shares that are joined into the output of an earlier build leave nothing of it, but for what is not a build's."""
    output = Path("output")
    (output / "kota/a").mkdir(parents=True)
    (output / "kota/a/index.html").write_bytes(b"before")
    (output / "lama.html").write_bytes(b"before")
    (output / MANIFEST).write_text('["kota/a/index.html", "lama.html"]')
    (output / "CNAME").write_bytes(b"almanak.example")
    join(both(), output)
    folder = OutputFolder(output)
    folder.keep(("kota/a/index.html", "kota/b/index.html", "x.css"))
    folder.finish()
    assert site_files(output) == {
        "CNAME": b"almanak.example",
        "kota/a/index.html": b"A",
        "kota/b/index.html": b"B",
        "x.css": b"x",
    }


@pytest.mark.usefixtures("_almanac")
def test_shares_may_be_joined_again():
    """A second merge takes the new files, and changes none of the shares that the first one may have taken links of."""
    folders, output = both(), Path("output")
    join(folders, output)
    join(folders, output)
    older = folders[0].rename("older")
    join([made(Share(1, 1), {"x.css": b"new"})], output)
    assert (output / "x.css").read_bytes() == b"new"
    assert (older / "x.css").read_bytes() == b"x"


@pytest.mark.usefixtures("_almanac")
def test_files_are_copied_where_they_cannot_be_linked(monkeypatch):
    """Shares may lie on another file system than the output."""

    def link(*_):
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(shards.os, "link", link)
    join(both(), Path("output"))
    assert site_files(Path("output")).keys() == {"kota/a/index.html", "kota/b/index.html", "x.css"}


@pytest.mark.usefixtures("_almanac")
@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([Share(1, 3)], "missing: 2/3, 3/3"),
        ([Share(1, 3), Share(3, 3)], "missing: 2/3"),
        ([Share(1, 1), Share(2, 2)], "their numbers differ"),
        ([Share(2, 2), Share(3, 4)], "missing: 1/4, 4/4"),
    ],
)
def test_missing_shares_are_named(shares, said):
    """A site with holes is none: what is missing is said, and nothing is written."""
    folders = [made(share, {f"{share.number}.html": b"x"}) for share in shares]
    with pytest.raises(UsageError, match=f"not those of one build; .*{said}"):
        join(folders, Path("output"))
    assert not Path("output").exists()


@pytest.mark.usefixtures("_almanac")
def test_a_share_named_twice_is_no_other_share():
    """The same folder twice does not stand for the one that is missing."""
    folder = made(Share(1, 2), {"a.html": b"x"})
    with pytest.raises(UsageError, match="missing: 2/2"):
        join([folder, folder], Path("output"))


@pytest.mark.usefixtures("_almanac")
@pytest.mark.parametrize("harm", ["no folder", "no share", "spoilt", "other code"])
def test_a_folder_that_is_no_share_is_named(monkeypatch, harm):
    """A wrong folder, or one of another version of the almanac, is told by its name, and nothing is written."""
    one, two = both()
    match harm:
        case "no folder":
            two = Path("nowhere")
        case "no share":
            (two / LIST / SHARE).unlink()
        case "spoilt":
            (two / LIST / SHARE).write_bytes(b"2/2")
        case "other code":
            with monkeypatch.context() as changed:
                changed.setattr("almanac.store.toolchain", lambda: b"other code")
                two = made(Share(2, 2), {"kota/b/index.html": b"B"})
    with pytest.raises(UsageError, match=f"{two} is no output of build --shard by this version of the almanac"):
        join([one, two], Path("output"))
    assert not Path("output").exists()


@pytest.mark.usefixtures("_almanac")
@pytest.mark.parametrize("lost", ["kota/b/index.html", f"{LIST}/{making.MADE}"])
def test_what_a_share_has_lost_is_left_to_be_made(lost):
    """A file that got lost on the way, or the list of what was made, costs the build that follows some work."""
    one, two = both()
    (two / lost).unlink()
    join([one, two], Path("output"))
    assert site_files(Path("output")) == {"kota/a/index.html": b"A", "x.css": b"x"}


def test_a_merge_renders_nothing_that_a_share_has(small_almanac, monkeypatch):
    """Where the outputs of shares lie changes nothing of their pages: a merge makes what tells of other files alone."""
    monkeypatch.chdir(small_almanac.folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small_almanac.folder.parent))
    for share in ("1/2", "2/2"):
        assert main(["build", "--jobs", "1", "--shard", share, "--output", f"shares/{share[0]}"]) == 0
    rendered = []
    render = Renderer.render

    def counting(renderer, page, *rest):
        rendered.append(page.address)
        return render(renderer, page, *rest)

    monkeypatch.setattr(Renderer, "render", counting)
    assert main(["merge", "shares/1", "shares/2", "--jobs", "1"]) == 0
    assert rendered == ["data/"]

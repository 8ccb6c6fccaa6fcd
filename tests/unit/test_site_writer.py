"""The output folder: whole files, unchanged ones left alone, stale ones removed, foreign ones kept."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almanac.problems import UsageError
from almanac.site.writer import JOURNAL, MANIFEST, Journal, OutputFolder, add, refuse_unfit, write
from almanac.text_file import stamp_of
from fork import files_of

LONG_AGO = 1_000_000_000


@pytest.fixture
def output(tmp_path):
    """Return the address of an output folder that no build has made yet."""
    return tmp_path / "output"


def build(output, files, keep=()):
    """Write files as a build does and return the folder."""
    folder = OutputFolder(output)
    for path, data in files.items():
        write(output, path, data)
        folder.record({path: len(data)})
    folder.keep(keep)
    folder.finish()
    return folder


def site_of(output):
    """Return the files of an output folder but for the list of what the build made."""
    return {path: data for path, data in files_of(output).items() if path != MANIFEST}


# --- One file ---


def test_a_file_is_written_with_its_folders(output):
    """Folders above a file are made."""
    assert write(output, "kota/x/index.html", b"abc")
    assert files_of(output) == {"kota/x/index.html": b"abc"}


def test_an_unchanged_file_keeps_its_time(output):
    """A server that goes by a file's time sends nothing anew that has not changed."""
    write(output, "a.html", b"abc")
    os.utime(output / "a.html", (LONG_AGO, LONG_AGO))
    assert not write(output, "a.html", b"abc")
    assert (output / "a.html").stat().st_mtime == LONG_AGO


@pytest.mark.parametrize("data", [b"abd", b"ab", b"abcd", b""])
def test_other_bytes_are_written(output, data):
    """A file of other bytes is replaced, also one of equal length."""
    write(output, "a.html", b"abc")
    assert write(output, "a.html", data)
    assert files_of(output) == {"a.html": data}


def test_afresh_writes_what_has_not_changed(output):
    """Whoever asks for every file anew gets it."""
    write(output, "a.html", b"abc")
    os.utime(output / "a.html", (LONG_AGO, LONG_AGO))
    assert write(output, "a.html", b"abc", afresh=True)
    assert (output / "a.html").stat().st_mtime != LONG_AGO


@contextlib.contextmanager
def room_for(size):
    """Let no file grow beyond so many bytes, as on a disk that is nearly full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("room", [0, 8])
def test_a_half_written_file_is_never_seen(output, room):
    """Where the disk is full, at once or halfway, the old file stays whole and nothing else is left behind."""
    write(output, "a.html", b"old")
    with room_for(room), pytest.raises(OSError, match=r"too large|No space left"):
        write(output, "a.html", b"new and longer")
    assert files_of(output) == {"a.html": b"old"}


def test_a_file_is_replaced_and_not_changed_in_place(output):
    """Whoever is reading the old file reads it to its end."""
    write(output, "a.html", b"old")
    with (output / "a.html").open("rb") as reader:
        write(output, "a.html", b"new")
        assert reader.read() == b"old"


def test_a_new_file_is_added_with_its_folders_and_known_again(output):
    """What `add` returns is what the file looks like afterwards, or the next build would take it for touched."""
    stamp = add(output, "kota/x/index.html", b"abc")
    assert files_of(output) == {"kota/x/index.html": b"abc"}
    assert stamp == stamp_of(output / "kota/x/index.html")


def test_a_file_that_is_there_is_not_added(output):
    """Nor is what a link leads to, which may lie anywhere."""
    write(output, "a.html", b"old")
    (output / "b.html").symlink_to(output / "c.html")
    assert add(output, "a.html", b"new") is None
    assert add(output, "b.html", b"new") is None
    assert files_of(output) == {"a.html": b"old"}


@pytest.mark.parametrize("room", [0, 8])
def test_what_could_not_be_added_whole_is_not_there(output, room):
    """Where the disk is full, at once or halfway, nothing is left behind."""
    with room_for(room), pytest.raises(OSError, match=r"too large|No space left"):
        add(output, "a.html", b"new and longer")
    assert files_of(output) == {}


# --- A whole build ---


def test_a_build_knows_what_it_made(output):
    """The folder counts bytes of all files, and by the folder at the top."""
    build(output, {"a": b"1", "b/c": b"22"})
    again = build(output, {"a": b"1", "b/c": b"33", "b/d/e": b"444"}, keep=["f"])
    assert (again.written, again.bytes) == ({"a", "b/c", "b/d/e", "f"}, 6)
    assert again.parts == {"a": 1, "b": 5}


def test_what_an_earlier_build_made_is_removed(output):
    """A file that this build did not make goes, with the folders that it leaves empty."""
    build(output, {"kota/a/index.html": b"1", "kota/b/index.html": b"2", "tema/x/index.html": b"3"})
    build(output, {"kota/b/index.html": b"2"})
    assert site_of(output) == {"kota/b/index.html": b"2"}
    assert not (output / "tema").exists()
    assert not (output / "kota/a").exists()


def test_what_no_build_made_is_kept(output):
    """Files of other hands stay, and so do folders that hold one or were empty before."""
    output.mkdir()
    (output / "CNAME").write_text("almanak.example")
    (output / "kosong").mkdir()
    build(output, {"kota/a/index.html": b"1"})
    (output / "kota/a/catatan.txt").write_text("milik orang lain")
    build(output, {})
    assert site_of(output) == {"CNAME": b"almanak.example", "kota/a/catatan.txt": b"milik orang lain"}
    assert (output / "kosong").is_dir()


def test_what_pelican_wrote_is_kept_and_later_removed(output):
    """Pages that Pelican writes itself belong to the build as well."""
    (output / "tentang").mkdir(parents=True)
    (output / "tentang/index.html").write_text("Tentang")
    build(output, {}, keep=["tentang/index.html"])
    build(output, {}, keep=["tentang/index.html"])
    assert (output / "tentang/index.html").exists()
    build(output, {})
    assert site_of(output) == {}


def test_a_file_already_gone_is_no_trouble(output):
    """Whoever deleted a file by hand did the build's work."""
    build(output, {"a/x": b"1", "b": b"2"})
    (output / "a/x").unlink()
    (output / "a").rmdir()
    build(output, {"b": b"2"})
    assert site_of(output) == {"b": b"2"}


def test_a_file_that_became_a_folder_and_back(output):
    """An address may change from a file to a folder of files, and a folder to a file."""
    build(output, {"a": b"1"})
    (output / "a").unlink()
    build(output, {"a/x": b"2"})
    assert site_of(output) == {"a/x": b"2"}
    (output / "a/x").unlink()
    (output / "a").rmdir()
    build(output, {"a": b"3"})
    assert site_of(output) == {"a": b"3"}


def test_two_output_folders_have_lists_of_their_own(tmp_path):
    """A preview removes nothing of the site, since each folder holds the list of its own files."""
    one, two = tmp_path / "one", tmp_path / "two"
    build(one, {"a": b"1"})
    build(two, {"b": b"1"})
    build(two, {})
    build(one, {"a": b"1"})
    assert (site_of(one), site_of(two)) == ({"a": b"1"}, {})


@pytest.mark.parametrize("text", ["", "{", "5", "null", "[[1]]", "[1, null]", '{"a.html": 1}', "\x00", '"a.html"'])
def test_a_broken_list_is_no_list(output, text):
    """A build whose list of the last one is broken removes nothing, and writes a good one."""
    build(output, {"a.html": b"1", "b.html": b"2"})
    (output / MANIFEST).write_text(text)
    build(output, {"b.html": b"2"})
    assert site_of(output) == {"a.html": b"1", "b.html": b"2"}
    assert json.loads((output / MANIFEST).read_text()) == ["b.html"]


def test_a_list_that_is_not_text_is_no_list(output):
    """A list that is not UTF-8 is broken as well."""
    build(output, {"a.html": b"1"})
    (output / MANIFEST).write_bytes(b"\xff\xfe[")
    build(output, {})
    assert site_of(output) == {"a.html": b"1"}


def test_nothing_outside_the_output_folder_is_removed(output):
    """A list that names files elsewhere, in whatever way, is not followed there."""
    precious = output.parent / "precious.txt"
    precious.write_text("mine")
    build(output, {"a.html": b"1"})
    names = ["../precious.txt", str(precious), "x/../../precious.txt", "a.html"]
    (output / MANIFEST).write_text(json.dumps(names))
    build(output, {})
    assert precious.read_text() == "mine"
    assert site_of(output) == {}


def test_a_list_that_cannot_be_written_is_said(output):
    """The list must be kept, or the next build could not clean up."""
    (output / MANIFEST).mkdir(parents=True)
    with pytest.raises(UsageError, match=r"cannot write .*\.almanak-files\.json: "):
        build(output, {"a": b"1"})


def test_a_list_goes_where_its_folder_goes(output):
    """A folder that was moved, or brought back from elsewhere, is cleaned up as it would have been in its place."""
    build(output, {"a.html": b"1", "b.html": b"2"})
    moved = output.rename(output.parent / "moved")
    build(moved, {"b.html": b"2"})
    assert site_of(moved) == {"b.html": b"2"}


def test_a_build_that_changes_nothing_leaves_its_list_alone(output):
    """The list keeps its time like every file, so that a folder of equal builds is equal to a copy of it."""
    build(output, {"b.html": b"2", "a.html": b"1"})
    os.utime(output / MANIFEST, (LONG_AGO, LONG_AGO))
    build(output, {"a.html": b"1", "b.html": b"2"})
    assert (output / MANIFEST).stat().st_mtime == LONG_AGO


# --- Builds that never ended ---


def begin(output, files):
    """Write files as a build does that is killed before it has ended."""
    journal = Journal(output)
    for path, data in files.items():
        journal.announce(path)
        write(output, path, data)


def test_what_a_build_added_that_never_ended_is_removed(output):
    """A file is noted before it is written, so that the next build knows it for a build's and no other hand's."""
    build(output, {"a.html": b"1"})
    (output / "CNAME").write_text("almanak.example")
    begin(output, {"kota/x/index.html": b"2"})
    assert (output / "kota/x/index.html").exists()
    build(output, {"a.html": b"1"})
    assert site_of(output) == {"a.html": b"1", "CNAME": b"almanak.example"}
    assert not (output / "kota").exists()


def test_what_several_builds_added_that_never_ended_is_removed(output):
    """A second build that is killed as well does not forget what the first one had begun, nor a file never written."""
    begin(output, {"a.html": b"1"})
    begin(output, {"b.html": b"2"})
    Journal(output).announce("c.html")
    build(output, {"b.html": b"2"})
    assert site_of(output) == {"b.html": b"2"}


def test_a_build_that_ends_leaves_no_notes(output):
    """The notes are of a build that is under way; once it has ended its list is all there is."""
    journal = Journal(output)
    journal.announce("a.html")
    build(output, {"a.html": b"1"})
    assert not (output / JOURNAL).exists()
    build(output, {})
    (output / "a.html").write_text("milik orang lain")
    build(output, {})
    assert site_of(output) == {"a.html": b"milik orang lain"}


@pytest.mark.parametrize("notes", [b"../precious.txt\n", b"x/../../precious.txt\n", b"\n", b"\xff\xfe\n"])
def test_broken_notes_lead_nowhere(output, notes):
    """Notes that name files elsewhere, or are cut off or no text, remove nothing and stop no build."""
    precious = output.parent / "precious.txt"
    precious.write_text("mine")
    output.mkdir()
    (output / JOURNAL).write_bytes(notes + f"{precious}\n".encode())
    build(output, {"a.html": b"1"})
    assert precious.read_text() == "mine"
    assert site_of(output) == {"a.html": b"1"}


def test_a_file_that_was_being_written_as_a_build_was_killed_is_removed(output):
    """Half of a file lies beside its place until it is whole; it goes with the file that it was to be."""
    Journal(output).announce("kota/x/index.html")
    (output / "kota/x").mkdir(parents=True)
    (output / "kota/x/.index.html.part").write_bytes(b"hal")
    build(output, {})
    assert files_of(output).keys() == {MANIFEST}


# --- Folders that are no output ---


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return the folder of an almanac with its content, as the current one."""
    folder = tmp_path / "home" / "almanak"
    (folder / "content" / "pages").mkdir(parents=True)
    (folder / "sama").symlink_to(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    "output",
    ["/", ".", "..", "../..", "content/..", "sama", "content", "content/pages", "content/output", "sama/content/x"],
)
@pytest.mark.usefixtures("project")
def test_the_almanacs_own_folders_are_no_output(output):
    """A root, the project, what holds it, the content and what lies in it are refused, however they are named."""
    with pytest.raises(UsageError, match=r"--output .* name a folder .*, such as output"):
        refuse_unfit(Path(output), Path("content"))


def test_content_elsewhere_is_kept_from_the_output_as_well(project):
    """Content need not lie in the project: what holds it, it and what is in it are refused all the same."""
    elsewhere = project.parent / "tulisan"
    content = elsewhere / "content"
    content.mkdir(parents=True)
    for output in (elsewhere, content, content / "entries"):
        with pytest.raises(UsageError, match=r"--output .* name a folder"):
            refuse_unfit(output, content)
    refuse_unfit(elsewhere / "output", content)


@pytest.mark.parametrize("output", ["output", "output/preview", "../output", "content-output", "sama/output"])
def test_other_folders_may_be_the_output(project, output):
    """A folder beside the content is fine, in the project or not, and also one that is not there yet."""
    refuse_unfit(Path(output), Path("content"))
    refuse_unfit((project / output).resolve(), project / "content")


NAMES = st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "c/index.html", "aset/x.css"])
BUILDS = st.lists(st.dictionaries(NAMES, st.binary(max_size=3), max_size=5), min_size=1, max_size=5)


@settings(deadline=None)
@given(BUILDS)
def test_any_series_of_builds_leaves_what_the_last_one_alone_would(builds):
    """However often a folder was built, it holds what a clean build would, and no empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        for files in builds:
            build(output, files)
        assert site_of(output) == builds[-1]
        folders = [path for path in output.rglob("*") if path.is_dir()]
        assert all(any(path.iterdir()) for path in folders)
